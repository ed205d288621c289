//! What comes of loading many applications.

use core::fmt;

use super::{Catalog, CatalogRefusal, Conflict};
use crate::{ApplicationId, redact};

/// What comes of [`Catalog::load`]: the catalog, and what is wrong with the applications that were handed over.
#[derive(Clone, Debug)]
#[non_exhaustive]
#[must_use = "what was refused is not in the catalog"]
pub struct Loaded {
    /// All applications that were not refused.
    pub catalog: Catalog,
    /// At most one for each application that was handed over, in their order.
    pub problems: Vec<LoadProblem>,
}

/// What is wrong with one of many applications: it was refused, or it was taken and shares with others what it should not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadProblem {
    pub(super) place: usize,
    pub(super) id: ApplicationId,
    pub(super) outcome: Result<Vec<Conflict>, CatalogRefusal>,
}

impl LoadProblem {
    /// Its place among those that were handed over, from 0: the host knows which row or file that was.
    #[must_use]
    pub const fn place(&self) -> usize {
        self.place
    }

    /// Its ID.
    #[must_use]
    pub const fn id(&self) -> &ApplicationId {
        &self.id
    }

    /// Why it is not in the catalog; nothing when it is.
    #[must_use]
    pub fn refusal(&self) -> Option<&CatalogRefusal> {
        self.outcome.as_ref().err()
    }

    /// What it shares with others.
    #[must_use]
    pub fn conflicts(&self) -> &[Conflict] {
        match &self.outcome {
            Ok(conflicts) => conflicts,
            Err(refusal) => refusal.conflicts(),
        }
    }
}

impl fmt::Display for LoadProblem {
    /// Which item, counted from 1, then the refusal or the conflicts, a line each; as `{:#}`, with the help of each.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "item {} (`{}`): ", self.place.saturating_add(1), redact::quote(self.id.as_str()))?;
        match &self.outcome {
            Err(refusal) => fmt::Display::fmt(refusal, f),
            Ok(conflicts) => {
                f.write_str("taken, but:")?;
                conflicts.iter().try_for_each(|conflict| {
                    f.write_str("\n")?;
                    fmt::Display::fmt(conflict, f)
                })
            }
        }
    }
}
