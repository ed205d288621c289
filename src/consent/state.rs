//! How an authorization stands.

use core::fmt;

use crate::AuthorizeErrorCode;
use crate::machine::Machine;

/// How an authorization stands at a time.
///
/// `revoked`, `expired`, `denied` and `needs_reapproval` are those of SuperOffice's error codes ([`AuthorizeErrorCode`]); the other words and
/// the moves are our own. That an approval has expired follows from the time alone: nobody does it.
#[doc = include_str!("../../docs/machines/authorization.md")]
///
/// Sources: documentation (`developer-portal/provisioning/consent`, `developer-portal/tenants/authorization`, troubleshooting).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::exhaustive_enums, reason = "a caller should say of each what it tells whom")]
pub enum AuthorizationState {
    /// Nobody has asked for anything.
    NotRequested,
    /// An administrator of the tenant was asked, and has not answered.
    Requested,
    /// An administrator has approved: the application may have the tenant's data.
    Approved,
    /// It was approved, and the time for which that counts is over.
    Expired,
    /// It was approved, and the application now uses more than was approved: the users are locked out.
    NeedsReapproval,
    /// An administrator has said no.
    Denied,
    /// It was approved once, and that was taken back.
    Revoked,
}

impl AuthorizationState {
    /// All states.
    pub const ALL: [Self; 7] = [
        Self::NotRequested,
        Self::Requested,
        Self::Approved,
        Self::Expired,
        Self::NeedsReapproval,
        Self::Denied,
        Self::Revoked,
    ];

    /// The word, such as `needs_reapproval`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotRequested => "not_requested",
            Self::Requested => "requested",
            Self::Approved => "approved",
            Self::Expired => "expired",
            Self::NeedsReapproval => "needs_reapproval",
            Self::Denied => "denied",
            Self::Revoked => "revoked",
        }
    }

    /// Whether the application may have the tenant's data.
    #[must_use]
    pub const fn is_approved(self) -> bool {
        matches!(self, Self::Approved)
    }

    /// The code by which SuperOffice tells a user who signs in that it stands so, where there is one.
    #[must_use]
    pub const fn error_code(self) -> Option<AuthorizeErrorCode> {
        match self {
            Self::Revoked => Some(AuthorizeErrorCode::Revoked),
            Self::Expired => Some(AuthorizeErrorCode::Expired),
            Self::Denied => Some(AuthorizeErrorCode::Denied),
            Self::NeedsReapproval => Some(AuthorizeErrorCode::NeedsReapproval),
            Self::NotRequested | Self::Requested | Self::Approved => None,
        }
    }
}

impl fmt::Display for AuthorizationState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.as_str(), f)
    }
}

/// What happens to an authorization.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AuthorizationMove {
    Request,
    Approve,
    Deny,
    Revoke,
    RequireAgain,
    /// The time for which it was approved is over.
    Expire,
}

impl Machine for AuthorizationState {
    type Move = AuthorizationMove;
    const START: Self = Self::NotRequested;
    const STATES: &'static [Self] = &Self::ALL;
    #[cfg(test)]
    const MOVES: &'static [AuthorizationMove] = &[
        AuthorizationMove::Request,
        AuthorizationMove::Approve,
        AuthorizationMove::Deny,
        AuthorizationMove::Revoke,
        AuthorizationMove::RequireAgain,
        AuthorizationMove::Expire,
    ];

    fn next(self, step: AuthorizationMove) -> Option<Self> {
        use AuthorizationMove::{Approve, Deny, Expire, Request, RequireAgain, Revoke};
        match (self, step) {
            (Self::NotRequested | Self::Expired | Self::Denied | Self::Revoked, Request) => Some(Self::Requested),
            // Who has approved may approve anew, until another time.
            (
                Self::NotRequested
                | Self::Requested
                | Self::Approved
                | Self::Expired
                | Self::NeedsReapproval
                | Self::Denied
                | Self::Revoked,
                Approve,
            ) => Some(Self::Approved),
            // Who is asked when they sign in says no, whether or not somebody has requested it before.
            (Self::NotRequested | Self::Requested | Self::Expired | Self::NeedsReapproval | Self::Revoked, Deny) => {
                Some(Self::Denied)
            }
            (Self::Approved | Self::Expired | Self::NeedsReapproval, Revoke) => Some(Self::Revoked),
            (Self::Approved, RequireAgain) => Some(Self::NeedsReapproval),
            (Self::Approved, Expire) => Some(Self::Expired),
            (Self::Requested | Self::Approved | Self::NeedsReapproval, Request)
            | (Self::Approved | Self::Denied, Deny)
            | (Self::NotRequested | Self::Requested | Self::Denied | Self::Revoked, Revoke)
            | (
                Self::NotRequested
                | Self::Requested
                | Self::Expired
                | Self::NeedsReapproval
                | Self::Denied
                | Self::Revoked,
                RequireAgain | Expire,
            ) => None,
        }
    }

    fn as_str(self) -> &'static str {
        self.as_str()
    }

    #[cfg(test)]
    fn is_final(self) -> bool {
        false
    }

    #[cfg(test)]
    fn label(step: AuthorizationMove) -> &'static str {
        match step {
            AuthorizationMove::Request => "request",
            AuthorizationMove::Approve => "approve",
            AuthorizationMove::Deny => "deny",
            AuthorizationMove::Revoke => "revoke",
            AuthorizationMove::RequireAgain => "require again",
            AuthorizationMove::Expire => "(its time is over)",
        }
    }
}
