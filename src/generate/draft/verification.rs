//! How far SuperOffice's checks are.

use proptest::prelude::*;
use proptest::sample::select;

use crate::generate::maybe::maybe;
use crate::{AuthorizationLevel, VerificationDraft, WorkflowStatus};

/// A level, and the two statuses; each six of ten times. When they have to be passed, nothing is recorded that says otherwise.
pub(crate) fn verification() -> BoxedStrategy<Statuses> {
    let level = maybe(0.6, select(&[AuthorizationLevel::ADMINISTRATOR, AuthorizationLevel::EXPLICIT][..]));
    (level, maybe(0.6, status()), maybe(0.6, status()))
        .prop_map(|(level, security_audit, certification)| Statuses { level, security_audit, certification })
        .boxed()
}

/// See [`verification`].
#[derive(Clone, Debug)]
pub(crate) struct Statuses {
    level: Option<AuthorizationLevel>,
    security_audit: Option<WorkflowStatus>,
    certification: Option<WorkflowStatus>,
}

impl Statuses {
    /// As it is written in a file.
    pub(crate) fn written(self, has_to_be_passed: bool) -> VerificationDraft {
        let fit = |status: Option<WorkflowStatus>| {
            status.map(|status| {
                if has_to_be_passed && status.is_recorded_as_not_passed() { WorkflowStatus::PASSED } else { status }
            })
        };
        VerificationDraft {
            authorization_level: self.level.into(),
            security_audit: fit(self.security_audit).into(),
            certification: fit(self.certification).into(),
        }
    }
}

/// Half of them passed, the others anything that can be recorded.
fn status() -> impl Strategy<Value = WorkflowStatus> + use<> {
    prop_oneof![
        5 => Just(WorkflowStatus::PASSED),
        1 => Just(WorkflowStatus::NOT_RECORDED),
        1 => Just(WorkflowStatus::REQUESTED),
        1 => Just(WorkflowStatus::IN_PROGRESS),
        1 => Just(WorkflowStatus::FAILED),
        1 => Just(WorkflowStatus::EXPIRED),
        1 => select(&["medium risk open", "report outdated"][..]).prop_map(|why| WorkflowStatus::failed(why).unwrap_or_default()),
    ]
}
