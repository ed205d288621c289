//! What two applications share and should not.

use core::fmt;

use crate::{AppName, ApplicationId, Code, Problem, Severity, VersionLabel, redact};

/// What two applications of a catalog share and should not, as a client ID.
///
/// [`application`](Self::application) is the one that was judged or came later, [`other`](Self::other) the one that has held it for the longest
/// time. A third one has a conflict of its own with that one, so that there is one for each application and not one for each pair.
///
/// `Display` is a line that names both; `{:#}` adds the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    pub(super) problem: Problem,
    pub(super) application: Party,
    pub(super) other: Party,
}

impl Conflict {
    /// What is wrong, with the place in the configuration of [`application`](Self::application). The severity is that of the catalog's policy.
    #[must_use]
    pub const fn problem(&self) -> &Problem {
        &self.problem
    }

    /// Which rule.
    #[must_use]
    pub const fn code(&self) -> Code {
        self.problem.code()
    }

    /// How bad it is: an error keeps the application out of the catalog.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.problem.severity()
    }

    /// Which application it is about.
    #[must_use]
    pub const fn application(&self) -> &Party {
        &self.application
    }

    /// Which application held it before.
    #[must_use]
    pub const fn other(&self) -> &Party {
        &self.other
    }
}

impl fmt::Display for Conflict {
    /// A line such as ``error[client-id.duplicate]: `orders` (Acme Orders) and `invoices` (Acme Invoices): …``.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { problem, application, other } = self;
        write!(f, "{}[{}]: {application} and {other}: ", problem.severity(), problem.code())?;
        if !problem.path().is_root() {
            write!(f, "{}: ", problem.path())?;
        }
        f.write_str(&problem.message())?;
        if f.alternate() { write!(f, "\n  help: {}", problem.help()) } else { Ok(()) }
    }
}

/// One of the two applications of a [`Conflict`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    pub(super) id: ApplicationId,
    pub(super) name: AppName,
    pub(super) version: Option<VersionLabel>,
}

impl Party {
    /// What the host calls it.
    #[must_use]
    pub const fn id(&self) -> &ApplicationId {
        &self.id
    }

    /// Its name.
    #[must_use]
    pub const fn name(&self) -> &AppName {
        &self.name
    }

    /// The newest version that has what both share, of an application with several versions. Nothing when they share a setting of the application as a whole.
    #[must_use]
    pub const fn version(&self) -> Option<&VersionLabel> {
        self.version.as_ref()
    }
}

impl fmt::Display for Party {
    /// The ID and the name, and the version: `` `orders` (Acme Orders, version `2`) ``, cut and escaped as in any message.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` ({}", redact::quote(self.id.as_str()), redact::quote(self.name.as_str()))?;
        if let Some(version) = &self.version {
            write!(f, ", version `{}`", redact::quote(version.as_str()))?;
        }
        f.write_str(")")
    }
}
