//! Authorization level, security audit and certification.

super::codes! {
    since "0.1.0";

    /// The authorization level is not the one that SuperOffice sets.
    ///
    /// All apps get Administrator in SOD. A custom app is changed to Explicit when it is published to production: a
    /// warning when it is published there and has another level, for then the change was lost. In SOD it is a hint
    /// only, for one setting holds for all environments and a published custom app rightly has the level of production.
    AUTHORIZATION_LEVEL_UNEXPECTED = "authorization-level.unexpected" {
        weight: warning,
        also: "a hint in SOD",
        when: [ready_in_sod, ready_in_production],
        source: [doc "developer-portal/create-app/config/app-config"],
        message: "the authorization level is `{found}`, in {environment} it is usually `{expected}`",
        help: "write `authorization_level = \"{expected}\"`, or ask the app manager why it is another",
        fails: "[verification]\nauthorization_level = \"explicit\"",
        mended: "[verification]\nauthorization_level = \"administrator\"",
    }

    /// A standard app has not passed the security audit.
    ///
    /// SuperOffice publishes no standard app to production without it; a risk of medium or above has to be mended and
    /// tested again. It is an error when the audit is recorded as requested, in progress, failed or expired, and a hint
    /// when nothing is recorded that this crate understands.
    SECURITY_AUDIT_NOT_PASSED = "security-audit.not-passed" {
        weight: error,
        also: "a hint when nothing is recorded that is understood",
        when: [ready_in_production],
        source: [doc "developer-portal/standard-app/certification/initial-security-eval"],
        message: "the security audit of this standard app {why}",
        help: "write `security_audit = \"passed\"` once SuperOffice has the result",
        fails: "distribution = \"standard\"\n[verification]\nsecurity_audit = \"failed\"",
        mended: "distribution = \"standard\"\n[verification]\nsecurity_audit = \"passed\"",
    }

    /// The status of an audit or certification is not a known one.
    ///
    /// SuperOffice does not publish its statuses, so any text is kept; one that is not known here counts neither as passed nor as not passed. A
    /// mistyped `passed` would keep an application from Production, and say nothing.
    VERIFICATION_UNKNOWN_STATUS = "verification.unknown-status" {
        weight: hint,
        when: [draft],
        source: [def "a word that is not known says nothing"],
        message: "`{found}` is not a known status, so it counts neither as passed nor as not passed",
        help: "write `not_recorded`, `requested`, `in_progress`, `passed`, `failed` (or `failed: reason`) or `expired`",
        fails: "[verification]\nsecurity_audit = \"pased\"",
        mended: "[verification]\nsecurity_audit = \"passed\"",
    }

    /// A standard app has not passed its certification.
    ///
    /// SuperOffice certifies standard apps in Stage before they are published to production. It is an error when the
    /// certification is recorded as requested, in progress, failed or expired, and a hint when nothing is recorded that
    /// this crate understands.
    CERTIFICATION_NOT_PASSED = "certification.not-passed" {
        weight: error,
        also: "a hint when nothing is recorded that is understood",
        when: [ready_in_production],
        source: [doc "developer-portal/standard-app/certification/index"],
        message: "the certification of this standard app {why}",
        help: "write `certification = \"passed\"` once SuperOffice has certified it",
        fails: "distribution = \"standard\"\n[verification]\ncertification = \"in_progress\"",
        mended: "distribution = \"standard\"\n[verification]\ncertification = \"passed\"",
    }
}
