//! What comes of a command.

use crate::{Application, Event, Report};

/// What comes of a command: the application afterwards, what has happened, and what follows from it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[must_use = "nothing has changed but in the step"]
pub struct Step {
    /// The application as it is now.
    pub application: Application,
    /// What has happened, to be stored; nothing when the command changes nothing.
    pub events: Vec<Event>,
    /// Warnings and hints about what follows; there are no errors.
    pub report: Report,
}

/// What a command would do: the events and what follows from them.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[must_use = "nothing has changed but in the step"]
pub struct Decision {
    /// What would happen; nothing when the command changes nothing.
    pub events: Vec<Event>,
    /// Warnings and hints about what would follow; there are no errors.
    pub report: Report,
}
