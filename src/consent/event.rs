//! What has happened to an authorization.

use core::fmt;

use crate::{ConsentStamp, ConsentTopic, Reason, Timestamp};

/// What has happened to an authorization, who did it, and when.
///
/// It serialises as `{"v": 1, "type": "approved", "at": "…", "by": {…}, "data": {…}}`; `v` is the version of the form, and an unknown version
/// or type is an error. Which authorization it is about is not in it: the host keeps the events of each apart.
///
/// ```
/// use superoffice_app::AuthorizationEvent;
///
/// let stored = r#"{"v":1,"type":"denied","at":"2026-11-22T10:30:00Z","by":{"tenant_role":"user_administrator"}}"#;
/// let event: AuthorizationEvent = serde_json::from_str(stored)?;
/// assert_eq!(event.kind().name(), "denied");
/// assert_eq!(serde_json::to_string(&event)?, stored);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthorizationEvent {
    pub(super) stamp: ConsentStamp,
    pub(super) kind: AuthorizationEventKind,
}

impl AuthorizationEvent {
    /// An event that a host read from elsewhere, or makes up for a test.
    #[must_use]
    pub const fn new(stamp: ConsentStamp, kind: AuthorizationEventKind) -> Self {
        Self { stamp, kind }
    }

    /// Who did it, and when.
    #[must_use]
    pub const fn stamp(&self) -> &ConsentStamp {
        &self.stamp
    }

    /// What happened.
    #[must_use]
    pub const fn kind(&self) -> &AuthorizationEventKind {
        &self.kind
    }
}

/// What has happened to an authorization.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AuthorizationEventKind {
    /// The tenant's administrators were asked.
    Requested,
    /// One of them has approved, or the app manager has.
    Approved {
        /// Until when it counts; without end when there is none.
        valid_until: Option<Timestamp>,
        /// What the application used in the environment at that time.
        topics: Vec<ConsentTopic>,
    },
    /// One of them has said no.
    Denied,
    /// What was approved was taken back.
    Revoked {
        /// Why, when somebody said.
        reason: Option<Reason>,
    },
    /// What was approved does not suffice any more.
    ReapprovalRequired {
        /// What the application newly uses; nothing when nobody said.
        topics: Vec<ConsentTopic>,
    },
}

impl AuthorizationEventKind {
    /// The type of the event, such as `reapproval_required`: the word in its serialised form.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Requested => "requested",
            Self::Approved { .. } => "approved",
            Self::Denied => "denied",
            Self::Revoked { .. } => "revoked",
            Self::ReapprovalRequired { .. } => "reapproval_required",
        }
    }
}

impl fmt::Display for AuthorizationEventKind {
    /// The type, with the time of an approval or what was newly used, such as `reapproval_required: mirroring, webhooks`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())?;
        match self {
            Self::Approved { valid_until: Some(end), .. } => write!(f, " until {end}"),
            Self::ReapprovalRequired { topics } => {
                let mut separator = ": ";
                for topic in topics {
                    write!(f, "{separator}{topic}")?;
                    separator = ", ";
                }
                Ok(())
            }
            Self::Approved { valid_until: None, .. } | Self::Requested | Self::Denied | Self::Revoked { .. } => Ok(()),
        }
    }
}
