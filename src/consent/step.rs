//! What comes of a command about an authorization.

use crate::{Authorization, AuthorizationEvent};

/// What comes of a command: the authorization afterwards, and what has happened.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[must_use = "nothing has changed but in the step"]
pub struct AuthorizationStep {
    /// The authorization as it is now.
    pub authorization: Authorization,
    /// What has happened, to be stored.
    pub events: Vec<AuthorizationEvent>,
}
