//! Authorization level, security audit and certification.

use super::scope::{Scope, Sections, Target};
use crate::path::At;
use crate::{AuthorizationLevel, Code, Environment, Field, Problem, Severity, WorkflowStatus};

pub(super) fn check(scope: &mut Scope<'_>, sections: &Sections<'_>) {
    if let Some(verification) = sections.verification {
        let at = At::ROOT.field("verification");
        for (key, status) in
            [("security_audit", &verification.security_audit), ("certification", &verification.certification)]
        {
            verification_unknown_status(scope, &at.field(key), status.value());
        }
    }
    let (Some(Target { environment, .. }), Some(verification)) = (scope.target, sections.verification) else { return };
    let at = At::ROOT.field("verification");
    if let Some(level) = verification.authorization_level.value() {
        authorization_level_unexpected(scope, &at.field("authorization_level"), level, environment, sections);
    }
    if environment == Environment::Production && sections.is_standard() {
        security_audit_not_passed(scope, &at.field("security_audit"), &verification.security_audit);
        certification_not_passed(scope, &at.field("certification"), &verification.certification);
    }
}

/// SuperOffice changes the level of a custom app when it is published to production, and not before.
fn authorization_level_unexpected(
    scope: &mut Scope<'_>,
    at: &At<'_>,
    level: &AuthorizationLevel,
    environment: Environment,
    sections: &Sections<'_>,
) {
    let (expected, severity) = match environment {
        Environment::Sod => (AuthorizationLevel::ADMINISTRATOR, Severity::Hint),
        Environment::Production if sections.is_custom() && scope.policy.is_published() => {
            (AuthorizationLevel::EXPLICIT, Severity::Warning)
        }
        Environment::Stage | Environment::Production => return,
    };
    if *level != expected {
        let problem = Problem::new(Code::AUTHORIZATION_LEVEL_UNEXPECTED, at)
            .found(level.as_str())
            .expected(expected.as_str())
            .environment(environment);
        scope.report(problem.severity_of(severity));
    }
}

fn verification_unknown_status(scope: &mut Scope<'_>, at: &At<'_>, status: Option<&WorkflowStatus>) {
    if let Some(problem) = status.and_then(|status| unknown_status(at, status)) {
        scope.report(problem);
    }
}

/// A status that is not known, wherever it stands.
pub(crate) fn unknown_status(at: &At<'_>, status: &WorkflowStatus) -> Option<Problem> {
    const KNOWN: [WorkflowStatus; 6] = [
        WorkflowStatus::NOT_RECORDED,
        WorkflowStatus::REQUESTED,
        WorkflowStatus::IN_PROGRESS,
        WorkflowStatus::PASSED,
        WorkflowStatus::FAILED,
        WorkflowStatus::EXPIRED,
    ];
    let meant = || crate::suggest::nearest(status.as_str(), KNOWN.iter().map(WorkflowStatus::as_str));
    let problem = || Problem::new(Code::VERIFICATION_UNKNOWN_STATUS, at).found(status.as_str()).suggest(meant());
    (!status.is_known()).then(problem)
}

fn security_audit_not_passed(scope: &mut Scope<'_>, at: &At<'_>, status: &Field<WorkflowStatus>) {
    not_passed(scope, at, status, Code::SECURITY_AUDIT_NOT_PASSED);
}

fn certification_not_passed(scope: &mut Scope<'_>, at: &At<'_>, status: &Field<WorkflowStatus>) {
    not_passed(scope, at, status, Code::CERTIFICATION_NOT_PASSED);
}

/// An error only when it is said in so many words: what nobody recorded may still have been passed.
fn not_passed(scope: &mut Scope<'_>, at: &At<'_>, status: &Field<WorkflowStatus>, code: Code) {
    let (severity, why) = match status.value() {
        None if status.is_wrong() => return,
        Some(status) if status.is_passed() => return,
        Some(status) if status.is_recorded_as_not_passed() => (Severity::Error, "is recorded as not passed"),
        Some(status) if status.is_recorded() => {
            (Severity::Hint, "is recorded in words that do not say whether it is passed")
        }
        None | Some(_) => (Severity::Hint, "is not recorded"),
    };
    scope.report(Problem::new(code, at).why(why).severity_of(severity));
}
