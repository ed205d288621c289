//! The security audit and the certification.

use crate::machine::Machine;
use crate::{Stamp, WorkflowStatus};

/// One of the two reviews of a standard application: the portal's "Security audit" and "Certified".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::exhaustive_enums, reason = "the page has these two")]
pub enum Review {
    /// "Security audit": by an outside specialist, of which SuperOffice learns only whether it was passed.
    SecurityAudit,
    /// "Certified": by SuperOffice.
    Certification,
}

impl Review {
    /// Both.
    pub const ALL: [Self; 2] = [Self::SecurityAudit, Self::Certification];

    /// `security_audit` or `certification`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SecurityAudit => "security_audit",
            Self::Certification => "certification",
        }
    }
}

crate::setting::word_traits!(Review, "review");

/// How far a review has come, who said so, and when. A status that SuperOffice words otherwise comes from anywhere and leads anywhere.
#[doc = include_str!("../../docs/machines/review.md")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReviewRecord<'a> {
    pub(super) status: Option<&'a WorkflowStatus>,
    pub(super) stamp: Option<&'a Stamp>,
}

impl<'a> ReviewRecord<'a> {
    /// How far it has come.
    #[must_use]
    pub fn status(&self) -> WorkflowStatus {
        self.status.cloned().unwrap_or_default()
    }

    /// Who recorded that, and when; nothing when the application came with it.
    #[must_use]
    pub const fn stamp(&self) -> Option<&'a Stamp> {
        self.stamp
    }
}

/// The known statuses of a review as a machine; other texts are from and to anywhere, and not in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReviewState {
    NotRecorded,
    Requested,
    InProgress,
    Passed,
    Failed,
    Expired,
}

impl ReviewState {
    /// The state of a status; nothing for a text of SuperOffice's that is not known here.
    pub(super) fn of(status: &WorkflowStatus) -> Option<Self> {
        Self::parse(status.as_str().split_once(':').map_or(status.as_str(), |(word, _)| word)).filter(|state| {
            status.is_passed() == (*state == Self::Passed)
                && status.is_recorded() == (*state != Self::NotRecorded)
                && (status.is_recorded_as_not_passed() || matches!(state, Self::NotRecorded | Self::Passed))
        })
    }
}

impl Machine for ReviewState {
    /// A move is named by where it leads.
    type Move = Self;
    const START: Self = Self::NotRecorded;
    const STATES: &'static [Self] =
        &[Self::NotRecorded, Self::Requested, Self::InProgress, Self::Passed, Self::Failed, Self::Expired];
    #[cfg(test)]
    const MOVES: &'static [Self] = &[Self::Requested, Self::InProgress, Self::Passed, Self::Failed, Self::Expired];

    fn next(self, to: Self) -> Option<Self> {
        let possible = match self {
            Self::NotRecorded | Self::Failed => match to {
                Self::Requested => true,
                Self::NotRecorded | Self::InProgress | Self::Passed | Self::Failed | Self::Expired => false,
            },
            Self::Requested => match to {
                Self::InProgress | Self::Passed | Self::Failed => true,
                Self::NotRecorded | Self::Requested | Self::Expired => false,
            },
            Self::InProgress => match to {
                Self::Passed | Self::Failed => true,
                Self::NotRecorded | Self::Requested | Self::InProgress | Self::Expired => false,
            },
            Self::Passed => match to {
                // What was changed a lot is reviewed again.
                Self::Requested | Self::Expired => true,
                Self::NotRecorded | Self::InProgress | Self::Passed | Self::Failed => false,
            },
            Self::Expired => match to {
                Self::Requested => true,
                Self::NotRecorded | Self::InProgress | Self::Passed | Self::Failed | Self::Expired => false,
            },
        };
        possible.then_some(to)
    }

    fn as_str(self) -> &'static str {
        match self {
            Self::NotRecorded => "not_recorded",
            Self::Requested => "requested",
            Self::InProgress => "in_progress",
            Self::Passed => "passed",
            Self::Failed => "failed",
            Self::Expired => "expired",
        }
    }

    #[cfg(test)]
    fn is_final(self) -> bool {
        match self {
            Self::NotRecorded | Self::Requested | Self::InProgress | Self::Passed | Self::Failed | Self::Expired => {
                false
            }
        }
    }

    #[cfg(test)]
    fn label(_: Self) -> &'static str {
        ""
    }
}
