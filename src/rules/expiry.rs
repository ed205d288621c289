//! When a credential expires: reported, never enforced.

use super::scope::{Scope, Target};
use crate::path::At;
use crate::{Code, Problem, Timestamp};

/// At its very second a credential has expired.
pub(super) fn expired(scope: &mut Scope<'_>, at: &At<'_>, expires: Option<Timestamp>, code: Code) {
    let (Some(Target { now, .. }), Some(expires)) = (scope.target, expires) else { return };
    if expires <= now {
        scope.report(Problem::new(code, at).time(expires));
    }
}

pub(super) fn expires_soon(scope: &mut Scope<'_>, at: &At<'_>, expires: Option<Timestamp>, code: Code) {
    let (Some(Target { now, .. }), Some(expires)) = (scope.target, expires) else { return };
    if expires > now && expires <= now.plus_days(scope.policy.expiry_horizon_days()) {
        scope.report(Problem::new(code, at).time(expires));
    }
}
