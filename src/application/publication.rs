//! How far a version has come in one environment.

use super::recorded::Recorded;
use crate::machine::Machine;
use crate::{Reason, Stamp};

/// How far a version has come in one environment: the portal's states of a version, and one of our own.
///
/// `draft`, `request_pending`, `published` ("currently active for the environment") and `rejected` are the portal's;
/// `superseded` is what a published version becomes when another takes its place, which the portal shows by no word.
#[doc = include_str!("../../docs/machines/publication.md")]
///
/// Source: developer-portal/create-app/versioning.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Publication(pub(super) Recorded<PublicationState>);

impl Publication {
    /// `draft`, `request_pending`, `published`, `rejected` or `superseded`.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        self.0.state.as_str()
    }

    /// Whether nothing has happened yet.
    #[must_use]
    pub fn is_draft(&self) -> bool {
        self.0.state == PublicationState::Draft
    }

    /// Whether SuperOffice has been asked and has not answered.
    #[must_use]
    pub fn is_pending(&self) -> bool {
        self.0.state == PublicationState::RequestPending
    }

    /// Whether this version is the one that is active in the environment.
    #[must_use]
    pub fn is_published(&self) -> bool {
        self.0.state == PublicationState::Published
    }

    /// Whether SuperOffice has said no; [`reason`](Self::reason) may say why.
    #[must_use]
    pub fn is_rejected(&self) -> bool {
        self.0.state == PublicationState::Rejected
    }

    /// Whether the version was active once, and another took its place.
    #[must_use]
    pub fn is_superseded(&self) -> bool {
        self.0.state == PublicationState::Superseded
    }

    /// Who brought it to this state, and when; nothing for a draft that nothing has happened to. Of a superseded version it is who published
    /// the other; who published this one is in the events.
    #[must_use]
    pub fn stamp(&self) -> Option<&Stamp> {
        self.0.stamp()
    }

    /// Why it was rejected.
    #[must_use]
    pub fn reason(&self) -> Option<&Reason> {
        self.0.reason()
    }

    /// Whether the version is, or was, active there.
    pub(super) fn was_published(&self) -> bool {
        matches!(self.0.state, PublicationState::Published | PublicationState::Superseded)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PublicationState {
    Draft,
    RequestPending,
    Published,
    Rejected,
    Superseded,
}

/// What happens to a version in one environment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PublicationMove {
    /// Somebody asks SuperOffice to publish it.
    Request,
    /// The request is taken back.
    Withdraw,
    /// SuperOffice publishes what was requested.
    Approve,
    /// SuperOffice does not.
    Reject,
    /// A custom application's request for Stage is approved, and published to Production instead.
    PassOver,
    /// It is published without a request here: to SOD by the partner, to Production by way of the request for Stage.
    Publish,
    /// Another version is published.
    Supersede,
}

impl Machine for PublicationState {
    type Move = PublicationMove;
    const START: Self = Self::Draft;
    const STATES: &'static [Self] =
        &[Self::Draft, Self::RequestPending, Self::Published, Self::Rejected, Self::Superseded];
    #[cfg(test)]
    const MOVES: &'static [PublicationMove] = &[
        PublicationMove::Request,
        PublicationMove::Withdraw,
        PublicationMove::Approve,
        PublicationMove::Reject,
        PublicationMove::PassOver,
        PublicationMove::Publish,
        PublicationMove::Supersede,
    ];

    fn next(self, step: PublicationMove) -> Option<Self> {
        use PublicationMove::{Approve, PassOver, Publish, Reject, Request, Supersede, Withdraw};
        match (self, step) {
            (Self::Draft | Self::Rejected, Request) => Some(Self::RequestPending),
            (Self::RequestPending, Withdraw | PassOver) => Some(Self::Draft),
            (Self::RequestPending, Approve) | (Self::Draft | Self::Superseded, Publish) => Some(Self::Published),
            (Self::RequestPending, Reject) => Some(Self::Rejected),
            (Self::Published, Supersede) => Some(Self::Superseded),
            (Self::Draft | Self::Rejected, Withdraw | Approve | Reject | PassOver | Supersede)
            | (Self::Rejected, Publish)
            | (Self::RequestPending, Request | Publish | Supersede)
            | (Self::Published, Request | Withdraw | Approve | Reject | PassOver | Publish)
            | (Self::Superseded, Request | Withdraw | Approve | Reject | PassOver | Supersede) => None,
        }
    }

    fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::RequestPending => "request_pending",
            Self::Published => "published",
            Self::Rejected => "rejected",
            Self::Superseded => "superseded",
        }
    }

    #[cfg(test)]
    fn is_final(self) -> bool {
        match self {
            Self::Draft | Self::RequestPending | Self::Published | Self::Rejected | Self::Superseded => false,
        }
    }

    #[cfg(test)]
    fn label(step: PublicationMove) -> &'static str {
        match step {
            PublicationMove::Request => "request",
            PublicationMove::Withdraw => "withdraw",
            PublicationMove::Approve => "approve",
            PublicationMove::Reject => "reject",
            PublicationMove::PassOver => "approve for Production (custom)",
            PublicationMove::Publish => "publish directly (SOD, or Production for a custom one)",
            PublicationMove::Supersede => "another version is published",
        }
    }
}
