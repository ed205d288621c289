//! Whether an application may be used at all.

use super::recorded::Recorded;
use crate::machine::Machine;
use crate::{Reason, Stamp};

/// Whether an application may be used at all. Only an active one signs in.
///
/// SuperOffice's pages say that custom applications are deactivated when their license is lost, and that standard applications are
/// delisted as a last resort; the words and the way back are our own. A conversion to custom leaves any other status as it is.
#[doc = include_str!("../../docs/machines/status.md")]
///
/// Sources: developer-portal/custom-app/checklist, developer-portal/standard-app/publish.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Status(pub(super) Recorded<StatusState>);

impl Status {
    /// `active`, `deactivated`, `delisted` or `deleted`.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        self.0.state.as_str()
    }

    /// Whether it may be used.
    #[must_use]
    pub fn is_active(&self) -> bool {
        self.0.state == StatusState::Active
    }

    /// Whether it was switched off, as when a custom application's license is lost.
    #[must_use]
    pub fn is_deactivated(&self) -> bool {
        self.0.state == StatusState::Deactivated
    }

    /// Whether it was taken out of the App Store.
    #[must_use]
    pub fn is_delisted(&self) -> bool {
        self.0.state == StatusState::Delisted
    }

    /// Whether it is gone for good.
    #[must_use]
    pub fn is_deleted(&self) -> bool {
        self.0.state == StatusState::Deleted
    }

    /// Who brought it to this state, and when; nothing for an active one that nothing has happened to.
    #[must_use]
    pub fn stamp(&self) -> Option<&Stamp> {
        self.0.stamp()
    }

    /// Why it was deactivated or delisted.
    #[must_use]
    pub fn reason(&self) -> Option<&Reason> {
        self.0.reason()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StatusState {
    Active,
    Deactivated,
    Delisted,
    Deleted,
}

/// What happens to an application as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StatusMove {
    Deactivate,
    Reactivate,
    Delist,
    Relist,
    /// A standard application becomes a custom one, which needs no place in the App Store.
    Convert,
    Delete,
}

impl Machine for StatusState {
    type Move = StatusMove;
    const START: Self = Self::Active;
    const STATES: &'static [Self] = &[Self::Active, Self::Deactivated, Self::Delisted, Self::Deleted];
    #[cfg(test)]
    const MOVES: &'static [StatusMove] = &[
        StatusMove::Deactivate,
        StatusMove::Reactivate,
        StatusMove::Delist,
        StatusMove::Relist,
        StatusMove::Convert,
        StatusMove::Delete,
    ];

    fn next(self, step: StatusMove) -> Option<Self> {
        use StatusMove::{Convert, Deactivate, Delete, Delist, Reactivate, Relist};
        match (self, step) {
            (Self::Active, Deactivate) => Some(Self::Deactivated),
            (Self::Deactivated, Reactivate) | (Self::Delisted, Relist | Convert) => Some(Self::Active),
            (Self::Active, Delist) => Some(Self::Delisted),
            (Self::Active | Self::Deactivated | Self::Delisted, Delete) => Some(Self::Deleted),
            (Self::Active, Reactivate | Relist | Convert)
            | (Self::Deactivated, Deactivate | Delist | Relist | Convert)
            | (Self::Delisted, Deactivate | Reactivate | Delist)
            | (Self::Deleted, Deactivate | Reactivate | Delist | Relist | Convert | Delete) => None,
        }
    }

    fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Deactivated => "deactivated",
            Self::Delisted => "delisted",
            Self::Deleted => "deleted",
        }
    }

    #[cfg(test)]
    fn is_final(self) -> bool {
        match self {
            Self::Active | Self::Deactivated | Self::Delisted => false,
            Self::Deleted => true,
        }
    }

    #[cfg(test)]
    fn label(step: StatusMove) -> &'static str {
        match step {
            StatusMove::Deactivate => "deactivate",
            StatusMove::Reactivate => "reactivate",
            StatusMove::Delist => "delist",
            StatusMove::Relist => "relist",
            StatusMove::Convert => "convert to custom",
            StatusMove::Delete => "delete",
        }
    }
}
