//! Faults of the authorization level, the security audit, and the certification.

use proptest::prelude::*;
use proptest::sample::select;

use super::{Fault, Faulty, edit, spoilt, spoilt_like};
use crate::generate::draft::Wish;
use crate::generate::text;
use crate::{AuthorizationLevel, Code, Distribution, Field, VerificationDraft, WorkflowStatus};

/// Each code of this family, with the drafts that have its fault.
pub(super) const FAULTS: &[Fault] = &[
    Fault(Code::AUTHORIZATION_LEVEL_UNEXPECTED, authorization_level_unexpected),
    Fault(Code::SECURITY_AUDIT_NOT_PASSED, security_audit_not_passed),
    Fault(Code::CERTIFICATION_NOT_PASSED, certification_not_passed),
    Fault(Code::VERIFICATION_UNKNOWN_STATUS, verification_unknown_status),
];

/// Another level than SOD has. (That of Production is judged only once the application is published.)
fn authorization_level_unexpected() -> Faulty {
    let level = prop_oneof![
        1 => Just(AuthorizationLevel::EXPLICIT),
        1 => text::word().prop_map(|word| AuthorizationLevel::parse(&word).unwrap_or(AuthorizationLevel::EXPLICIT)),
    ];
    spoilt(Code::AUTHORIZATION_LEVEL_UNEXPECTED, level, |draft, level| {
        edit(&mut draft.verification, |table| table.authorization_level = level.into());
    })
}

fn security_audit_not_passed() -> Faulty {
    not_passed(Code::SECURITY_AUDIT_NOT_PASSED, |table, status| table.security_audit = status)
}

fn certification_not_passed() -> Faulty {
    not_passed(Code::CERTIFICATION_NOT_PASSED, |table, status| table.certification = status)
}

/// Recorded as not passed, in words that do not say so, or not recorded at all.
fn not_passed(code: Code, set: fn(&mut VerificationDraft, Field<WorkflowStatus>)) -> Faulty {
    let wish = Wish { distribution: Some(Distribution::Standard), ..Wish::default() };
    let words = &[
        WorkflowStatus::FAILED,
        WorkflowStatus::REQUESTED,
        WorkflowStatus::IN_PROGRESS,
        WorkflowStatus::EXPIRED,
        WorkflowStatus::NOT_RECORDED,
    ];
    let status = prop_oneof![
        4 => select(&words[..]).prop_map(Some),
        1 => text::sentence().prop_map(|why| WorkflowStatus::failed(&why).ok()),
        1 => unknown_status().prop_map(Some),
        1 => Just(None),
    ];
    spoilt_like(code, wish, status, move |draft, status| {
        edit(&mut draft.verification, |table| set(table, status.into()));
    })
}

fn unknown_status() -> impl Strategy<Value = WorkflowStatus> {
    let words =
        prop_oneof![text::sentence(), select(&["pased", "requestd", "passed: twice"][..]).prop_map(str::to_owned)];
    words.prop_map(|words| WorkflowStatus::parse(&words).unwrap_or_default())
}

fn verification_unknown_status() -> Faulty {
    spoilt(Code::VERIFICATION_UNKNOWN_STATUS, (unknown_status(), any::<bool>()), |draft, (status, is_audit)| {
        edit(&mut draft.verification, |table| {
            let field = if is_audit { &mut table.security_audit } else { &mut table.certification };
            *field = status.into();
        });
    })
}
