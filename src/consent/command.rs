//! What somebody wants of an authorization.

use core::fmt;

use crate::{ConsentTopic, Reason, Timestamp};

/// What somebody wants of an authorization. [`Authorization::decide`](crate::Authorization::decide) says what comes of it.
///
/// It serialises as `{"v": 1, "type": "approve", "data": {"valid_until": null}}`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AuthorizationCommand {
    /// Asks the tenant's administrators to approve.
    Request,
    /// Approves, or approves anew.
    Approve {
        /// Until when it counts; without end when there is none.
        valid_until: Option<Timestamp>,
    },
    /// Says no.
    Deny,
    /// Takes back what was approved.
    Revoke {
        /// Why, when somebody says.
        reason: Option<Reason>,
    },
    /// Wants what was approved to be approved again, for the application uses more than that.
    /// [`Authorization::require_again_after`](crate::Authorization::require_again_after) does it where a step of the application asks for it.
    RequireAgain {
        /// What the application newly uses; nothing when nobody says.
        topics: Vec<ConsentTopic>,
    },
}

impl AuthorizationCommand {
    /// The type of the command, such as `require_again`: the word in its serialised form.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Approve { .. } => "approve",
            Self::Deny => "deny",
            Self::Revoke { .. } => "revoke",
            Self::RequireAgain { .. } => "require_again",
        }
    }
}

impl fmt::Display for AuthorizationCommand {
    /// The type, with the time of an approval, such as `approve until 2027-11-22T00:00:00Z`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())?;
        match self {
            Self::Approve { valid_until: Some(end) } => write!(f, " until {end}"),
            Self::Approve { valid_until: None }
            | Self::Request
            | Self::Deny
            | Self::Revoke { .. }
            | Self::RequireAgain { .. } => Ok(()),
        }
    }
}
