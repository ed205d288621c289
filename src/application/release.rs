//! How a standard application stands in the App Store.

use super::recorded::Recorded;
use crate::Stamp;
use crate::machine::Machine;

/// How a standard application stands in the App Store: not yet there, in its beta period, or in full.
///
/// All new or updated standard applications begin with a beta period, in which they are free of charge. It lasts until three customers
/// have run the application for 30 days, or one for 60, without a major incident. A custom application is never there.
#[doc = include_str!("../../docs/machines/release.md")]
///
/// Source: developer-portal/standard-app/publish.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Release(pub(super) Recorded<ReleaseState>);

impl Release {
    /// `unreleased`, `beta` or `full`.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        self.0.state.as_str()
    }

    /// Whether it is in its beta period.
    #[must_use]
    pub fn is_beta(&self) -> bool {
        self.0.state == ReleaseState::Beta
    }

    /// Whether its beta period is over.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.0.state == ReleaseState::Full
    }

    /// Who brought it to this state, and when; a beta period begins then.
    #[must_use]
    pub fn stamp(&self) -> Option<&Stamp> {
        self.0.stamp()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReleaseState {
    Unreleased,
    Beta,
    Full,
}

/// What happens to the place in the App Store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReleaseMove {
    /// A version is published to Production.
    Publish,
    /// The beta period is over.
    Complete,
    /// The application becomes a custom one.
    Convert,
}

impl Machine for ReleaseState {
    type Move = ReleaseMove;
    const START: Self = Self::Unreleased;
    const STATES: &'static [Self] = &[Self::Unreleased, Self::Beta, Self::Full];
    #[cfg(test)]
    const MOVES: &'static [ReleaseMove] = &[ReleaseMove::Publish, ReleaseMove::Complete, ReleaseMove::Convert];

    fn next(self, step: ReleaseMove) -> Option<Self> {
        match (self, step) {
            (Self::Unreleased | Self::Beta | Self::Full, ReleaseMove::Publish) => Some(Self::Beta),
            (Self::Beta, ReleaseMove::Complete) => Some(Self::Full),
            (Self::Unreleased | Self::Beta | Self::Full, ReleaseMove::Convert) => Some(Self::Unreleased),
            (Self::Unreleased | Self::Full, ReleaseMove::Complete) => None,
        }
    }

    fn as_str(self) -> &'static str {
        match self {
            Self::Unreleased => "unreleased",
            Self::Beta => "beta",
            Self::Full => "full",
        }
    }

    #[cfg(test)]
    fn is_final(self) -> bool {
        match self {
            Self::Unreleased | Self::Beta | Self::Full => false,
        }
    }

    #[cfg(test)]
    fn label(step: ReleaseMove) -> &'static str {
        match step {
            ReleaseMove::Publish => "a version is published to Production",
            ReleaseMove::Complete => "the beta period is over",
            ReleaseMove::Convert => "convert to custom",
        }
    }
}
