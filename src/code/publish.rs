//! Publishing, version by version and environment by environment.

super::codes! {
    since "0.1.0";

    /// The version has faults that keep it from the environment.
    ///
    /// Readiness is judged when publishing is requested, and again when it is approved, for time has passed and secrets may have been
    /// revoked. A custom app that is requested for Stage goes to Production, so readiness for Production is what counts.
    PUBLISH_NOT_READY = "publish.not-ready" {
        weight: fixed,
        when: [edit],
        source: [doc "developer-portal/create-app/includes/ready-to-publish"],
        message: "version `{found}` is not ready for {environment}: {expected}",
        help: "mend the errors that are reported beside this one",
        fails: "clear authentication.client_secret.production\nrequest stage",
        mended: "request stage",
    }

    /// A custom app is requested for Stage.
    ///
    /// Once the request is approved, the version goes straight to Production.
    PUBLISH_GOES_TO_PRODUCTION = "publish.goes-to-production" {
        weight: warning,
        when: [edit],
        source: [doc "developer-portal/create-app/includes/ready-to-publish"],
        message: "a custom app is not tested in Stage: once approved, version `{found}` is published in production",
        help: "test it in SOD, and collect the application keys of all environments before the request",
        fails: "request stage",
        mended: "create standard\nrequest stage",
    }

    /// A request is approved, rejected or withdrawn that is not there.
    ///
    /// Somebody else may have answered it meanwhile.
    PUBLISH_NO_REQUEST = "publish.no-request" {
        weight: fixed,
        when: [edit],
        source: [def "what is answered has been asked"],
        message: "no request to publish version `{found}` is pending",
        help: "request it first; a request that was approved, rejected or withdrawn is gone",
        fails: "as app_manager\napprove",
        mended: "request stage\nas app_manager\napprove",
    }

    /// The version is published there already, or a request for it is pending.
    ///
    /// A version has one request at a time.
    PUBLISH_ALREADY = "publish.already" {
        weight: fixed,
        when: [edit],
        source: [def "what is published is not published again"],
        message: "version `{found}` {why} {environment} already",
        help: "wait for the answer, or withdraw the request; for another change, create a new version",
        fails: "request stage\nrequest stage",
        mended: "request stage",
    }

    /// A standard app is requested for Production before Stage.
    ///
    /// Standard apps are tested and certified in Stage. It is the version itself that has to be published there, not another one.
    PUBLISH_STAGE_FIRST = "publish.stage-first" {
        weight: fixed,
        when: [edit],
        source: [doc "developer-portal/create-app/versioning", doc "developer-portal/standard-app/certification/index"],
        message: "version `{found}` has not been published in Stage, where standard apps are tested before production",
        help: "request to publish it to Stage first",
        fails: "create standard\nrequest production",
        mended: "create standard in stage\nrequest security_audit\nrequest certification\nas app_manager\nrecord security_audit passed\nrecord certification passed\nrequest production",
    }

    /// A custom app is requested for Production.
    ///
    /// Custom apps are requested for Stage, and published in Production when that is approved.
    PUBLISH_CUSTOM_VIA_STAGE = "publish.custom-via-stage" {
        weight: fixed,
        when: [edit],
        source: [doc "developer-portal/create-app/includes/ready-to-publish"],
        message: "a custom app is not requested for production: its request for Stage leads there",
        help: "request to publish version `{found}` to Stage",
        fails: "request production",
        mended: "request stage",
    }

    /// A version that was replaced is requested again.
    ///
    /// The versions that were live stay in order. To go back to an old one, create a new version of it.
    PUBLISH_SUPERSEDED = "publish.superseded" {
        weight: fixed,
        when: [edit],
        source: [def "a version that was replaced stays what it was"],
        message: "version `{found}` was published in {environment} before another one took its place",
        help: "create a new version of it, and request that one",
        fails: "create in production\nnew version 2\nrequest stage\nas app_manager\napprove\non version 1\nrequest stage",
        mended: "create in production\nnew version 2\nrequest stage\nas app_manager\napprove\non version 1\nnew version 3\nrequest stage",
    }
}
