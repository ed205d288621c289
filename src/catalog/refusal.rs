//! Why a catalog does not take an application.

use core::fmt;

use super::Conflict;
use crate::{AppName, ApplicationId, redact};

/// Why a catalog does not take an application. Nothing has changed then.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum CatalogRefusal {
    /// The ID is there already: another application is to have another ID, the same one is to be replaced.
    Taken {
        /// The ID.
        id: ApplicationId,
        /// The name of the application that has it.
        name: AppName,
    },
    /// There is no application with this ID to replace.
    Absent {
        /// The ID.
        id: ApplicationId,
    },
    /// It shares with others what it must not.
    Conflicts {
        /// Its ID.
        id: ApplicationId,
        /// All conflicts, at least one of them an error.
        conflicts: Vec<Conflict>,
    },
    /// The catalog holds four thousand million applications, or as many client IDs and the like.
    Full {
        /// The ID.
        id: ApplicationId,
    },
}

impl CatalogRefusal {
    /// The ID of the application that is not taken.
    #[must_use]
    pub const fn id(&self) -> &ApplicationId {
        match self {
            Self::Taken { id, .. } | Self::Absent { id } | Self::Conflicts { id, .. } | Self::Full { id } => id,
        }
    }

    /// The word for why: `taken`, `absent`, `conflicts` or `full`.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Taken { .. } => "taken",
            Self::Absent { .. } => "absent",
            Self::Conflicts { .. } => "conflicts",
            Self::Full { .. } => "full",
        }
    }

    /// What it shares with others, warnings included.
    #[must_use]
    pub fn conflicts(&self) -> &[Conflict] {
        match self {
            Self::Conflicts { conflicts, .. } => conflicts,
            Self::Taken { .. } | Self::Absent { .. } | Self::Full { .. } => &[],
        }
    }
}

impl CatalogRefusal {
    /// What is refused, in one line.
    pub(crate) fn headline(&self) -> String {
        let id = redact::quote(self.id().as_str());
        match self {
            Self::Taken { name, .. } => {
                format!("there is an application `{id}` already ({})", redact::quote(name.as_str()))
            }
            Self::Absent { .. } => format!("the catalog has no application `{id}`"),
            Self::Full { .. } => format!("the catalog has no room for `{id}`"),
            Self::Conflicts { .. } => format!("the catalog does not take `{id}`"),
        }
    }
}

impl fmt::Display for CatalogRefusal {
    /// A line, and another one for each conflict; as `{:#}`, with the help of each.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.headline())?;
        self.conflicts().iter().try_for_each(|conflict| {
            f.write_str("\n")?;
            fmt::Display::fmt(conflict, f)
        })
    }
}

impl fmt::Debug for CatalogRefusal {
    /// The same as `Display`: it is what `?` in `main` shows.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl core::error::Error for CatalogRefusal {}
