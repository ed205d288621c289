//! What becomes of an application as a whole: release, status, verification.

super::codes! {
    since "0.1.0";

    /// A standard app in beta is to be released fully too early.
    ///
    /// New and updated standard apps begin in beta. They get full status after 30 days with 3 customers, or 60 days with 1 customer,
    /// without a major incident.
    RELEASE_TOO_EARLY = "release.too-early" {
        weight: error,
        when: [edit],
        source: [doc "developer-portal/standard-app/publish"],
        message: "a beta of {found} is not enough for full status",
        help: "wait until 3 customers have used it for 30 days, or 1 customer for 60 days, without a major incident",
        fails: "create standard in production\nas app_manager\nwait 10 days\nrelease fully to 3 customers",
        mended: "create standard in production\nas app_manager\nwait 30 days\nrelease fully to 3 customers",
    }

    /// The application is not in beta.
    ///
    /// Beta begins when a version of a standard app is published in Production. Custom apps have no beta.
    RELEASE_NOT_BETA = "release.not-beta" {
        weight: fixed,
        when: [edit],
        source: [def "what is released fully was in beta"],
        message: "the application is not in beta but `{found}`",
        help: "only a standard app in beta, that is one published in production, is released fully",
        fails: "create standard in stage\nas app_manager\nrelease fully to 3 customers",
        mended: "create standard in production\nas app_manager\nwait 30 days\nrelease fully to 3 customers",
    }

    /// Publishing a new version of a standard app to Production begins its beta period anew.
    ///
    /// "All new or updated standard applications begin with a beta status": in it the
    /// application is free of charge, and customers should be told.
    RELEASE_BETA_AGAIN = "release.beta-again" {
        weight: hint,
        when: [edit],
        source: [doc "developer-portal/standard-app/publish"],
        message: "once published, the application is in beta again",
        help: "tell the customers, and end the beta period when it has lasted long enough",
        fails: "create standard in production\nas app_manager\nwait 30 days\nrelease fully to 3 customers\nnew version 2\nrequest stage\napprove\nrequest production",
        mended: "create standard in production\nas app_manager\nwait 30 days\nrelease fully to 3 customers\nnew version 2\nrequest stage\napprove",
    }

    /// The status of the application does not allow this step.
    ///
    /// An active application is deactivated, or, when it is a standard app, delisted; both can be active again. Only a standard app is
    /// converted to a custom one.
    STATUS_NOT_POSSIBLE = "status.not-possible" {
        weight: fixed,
        when: [edit],
        source: [def "each status follows from some others"],
        message: "an application that is {found} cannot be {expected}",
        help: "look at its status first: somebody else may have changed it",
        fails: "as app_manager\nactivate",
        mended: "as app_manager\ndeactivate\nactivate",
    }

    /// The application was deleted.
    ///
    /// That is final. Nothing of it changes any more.
    APPLICATION_DELETED = "application.deleted" {
        weight: fixed,
        when: [edit],
        source: [def "what is deleted does not change"],
        message: "the application is deleted",
        help: "register a new application; what was recorded of this one can still be read",
        fails: "as app_manager\ndelete\nset name Acme Sales",
        mended: "as app_manager\ndeactivate\nset name Acme Sales",
    }

    /// A security audit or certification of a custom app.
    ///
    /// Custom apps are validated only. Audits and certifications are for the apps of the App Store.
    VERIFICATION_STANDARD_ONLY = "verification.standard-only" {
        weight: fixed,
        when: [edit],
        source: [doc "developer-portal/custom-app/validate", doc "developer-portal/custom-app/index"],
        message: "a custom app has no {why}",
        help: "SuperOffice validates custom apps when their publishing is requested; nothing is recorded",
        fails: "request security_audit",
        mended: "create standard in stage\nrequest security_audit",
    }

    /// The security audit comes before anything is published in Stage.
    ///
    /// It is carried out there: the application has to be approved for Stage before.
    VERIFICATION_STAGE_FIRST = "verification.stage-first" {
        weight: fixed,
        when: [edit],
        source: [doc "developer-portal/standard-app/certification/initial-security-eval"],
        message: "the security audit needs a version that is published in Stage",
        help: "request to publish a version to Stage first",
        fails: "create standard\nrequest security_audit",
        mended: "create standard in stage\nrequest security_audit",
    }

    /// A security audit or certification takes a step that does not follow from the last one.
    ///
    /// It is requested, may be in progress, and passes or fails. What has failed or expired is requested anew. A state of SuperOffice's
    /// that this crate does not know may come at any time.
    VERIFICATION_WRONG_ORDER = "verification.wrong-order" {
        weight: fixed,
        when: [edit],
        source: [def "a result follows a request"],
        message: "the {why} is `{found}` and cannot become `{expected}`",
        help: "request it first; then it is in progress, passed or failed, and what has passed can expire",
        fails: "create standard in stage\nas app_manager\nrecord security_audit expired",
        mended: "create standard in stage\nas app_manager\nrequest security_audit\nrecord security_audit passed\nrecord security_audit expired",
    }
}
