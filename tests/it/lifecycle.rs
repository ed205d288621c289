//! The example `lifecycle`, as a reader runs it.

use std::process::Command;

/// What it tells, in its order: a line for each thing that the example is there to show.
const SHOWN: &[&str] = &[
    "== A standard application",
    "   created version=1",
    "error[publish.not-ready]: version `1` is not ready for stage: 2 errors",
    "error[client-secret.missing]: authentication.client_secret.stage: no client secret for stage",
    "error[edit.other-partner]",
    "error[edit.not-permitted]: only a user with the permission \"Configuration\" may change settings",
    "   client_secret_set environment=production version=1",
    "   publication_requested environment=stage version=1",
    "error[version.pending]",
    "   request_rejected reason=the consent page does not say what the application does version=1",
    "   published environment=stage version=1",
    "error[security-audit.not-passed]",
    "error[certification.not-passed]",
    "   review_recorded review=security_audit status=failed: one finding of medium risk",
    "   review_recorded review=security_audit status=passed",
    "   sign-in: https://app.acme.example/callback: no version is published in this environment",
    "   published environment=production version=1",
    "   sign-in: the client secret: the keys of this standard app are not activated for production",
    "   keys_activated",
    "   sign-in: the client secret: right",
    "error[release.too-early]",
    "   beta_completed customers=3",
    "error[advanced.read-only]: advanced.agents",
    "error[version.frozen]",
    "   version_created from=1 version=2",
    "   the edit in short:",
    "     advanced.agents: added `Webhook`",
    "the users of 12 tenants are locked out until an administrator consents again",
    "   published environment=production version=2",
    "differs from the registered `https://new.acme.example/callback` only by its host",
    "   in the end: active, beta; `2`: stage published, production published",
    "== A custom application",
    "error[publish.custom-via-stage]",
    "warning[publish.goes-to-production]",
    "   authorization_level_recorded level=explicit",
    "   sign-in: the client secret: right",
    "   credential_revoked credential=client_secret environment=production",
    "warning[credential.outage]",
    "   sign-in: the client secret: the application has no client secret for this environment",
    "error[credential.slot-occupied]",
    "   sign-in: the client secret: right",
    "   deactivated reason=the customer cancelled Development Tools",
    "   sign-in: the client secret: the application is deactivated",
    "   in the end: active",
];

#[test]
fn tells_the_life_of_two_applications() {
    let program = crate::validate::example("lifecycle");
    let output = Command::new(program).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{told}\n{}", String::from_utf8_lossy(&output.stderr));
    let mut rest = told.as_str();
    for line in SHOWN {
        let at = rest.find(line).unwrap_or_else(|| panic!("{line}: not told, or not in its place\n{told}"));
        rest = &rest[at + line.len()..];
    }
}
