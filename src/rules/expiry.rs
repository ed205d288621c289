//! When a credential expires: reported, never enforced.

use super::scope::{Scope, Target};
use crate::path::At;
use crate::{Code, Expiry, Problem, Timestamp};

pub(super) fn expired(scope: &mut Scope<'_>, at: &At<'_>, expires: Option<Timestamp>, code: Code) {
    if let Some(Expiry::Passed(time)) = of(scope, expires) {
        scope.report(Problem::new(code, at).time(time));
    }
}

pub(super) fn expires_soon(scope: &mut Scope<'_>, at: &At<'_>, expires: Option<Timestamp>, code: Code) {
    if let Some(Expiry::Soon(time)) = of(scope, expires) {
        scope.report(Problem::new(code, at).time(time));
    }
}

fn of(scope: &Scope<'_>, expires: Option<Timestamp>) -> Option<Expiry> {
    let Target { now, .. } = scope.target?;
    Some(Expiry::of(expires, now, scope.policy.expiry_horizon_days()))
}
