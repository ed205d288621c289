//! What waits for SuperOffice's answer.

use crate::{Environment, Stamp, Version};

/// A request to publish a version that nobody has answered yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PendingRequest<'a> {
    pub(super) version: &'a Version,
    pub(super) asked: Environment,
    pub(super) target: Environment,
}

impl<'a> PendingRequest<'a> {
    /// The version.
    #[must_use]
    pub const fn version(&self) -> &'a Version {
        self.version
    }

    /// The environment that was asked for.
    #[must_use]
    pub const fn environment(&self) -> Environment {
        self.asked
    }

    /// Where it is published when the request is approved: a custom application's request for Stage leads to Production.
    #[must_use]
    pub const fn target(&self) -> Environment {
        self.target
    }

    /// Who asked, and when.
    #[must_use]
    pub fn stamp(&self) -> Option<&'a Stamp> {
        self.version.publication(self.asked).stamp()
    }
}
