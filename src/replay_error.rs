//! Why an event does not fit.

/// Why an event does not fit the application it is applied to. The application is as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the event `{event}` does not fit: {fault}")]
pub struct ReplayError {
    event: &'static str,
    fault: ReplayFault,
}

impl ReplayError {
    pub(crate) const fn new(event: &'static str, fault: ReplayFault) -> Self {
        Self { event, fault }
    }

    /// The type of the event, such as `published`.
    #[must_use]
    pub const fn event(&self) -> &'static str {
        self.event
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum ReplayFault {
    #[error("there is no event before it that creates the application")]
    NotCreated,
    #[error("the application is created already")]
    AlreadyCreated,
    #[error("there is no such version")]
    UnknownVersion,
    #[error("there is a version of this label already")]
    VersionExists,
    #[error("it cannot happen in this state")]
    Impossible,
    #[error("the slot holds a credential, or none, unlike what the event says")]
    Slot,
}
