//! The versions of an application.

super::codes! {
    since "0.1.0";

    /// The version waits for approval.
    ///
    /// What is looked at must not change meanwhile. A version is unlocked when its request is rejected or withdrawn.
    VERSION_PENDING = "version.pending" {
        weight: fixed,
        when: [edit],
        source: [doc "developer-portal/create-app/versioning"],
        message: "version `{found}` is locked: a request to publish it to {environment} is pending",
        help: "withdraw the request, or create a new version",
        fails: "request stage\nadd authentication.redirect_urls https://orders.acme.example/new",
        mended: "request stage\nwithdraw\nadd authentication.redirect_urls https://orders.acme.example/new",
    }

    /// The version is or was published in Stage or Production.
    ///
    /// Such a version is a record of what was live. In SOD a version can be changed while it is published.
    VERSION_FROZEN = "version.frozen" {
        weight: fixed,
        when: [edit],
        source: [doc "developer-portal/create-app/versioning", doc "developer-portal/create-app/config/cors-and-redirection-urls"],
        message: "version `{found}` has been published in {environment} and cannot be changed",
        help: "create a new version of it",
        fails: "create in production\nadd authentication.redirect_urls https://orders.acme.example/new",
        mended: "create in production\nnew version 2\nadd authentication.redirect_urls https://orders.acme.example/new",
    }

    /// No version of the application has this label.
    ///
    /// Labels are compared exactly: letter case and white space count.
    VERSION_UNKNOWN = "version.unknown" {
        weight: fixed,
        when: [edit],
        source: [def "a version is named by its label"],
        message: "there is no version `{found}`",
        help: "write the label of one of the application's versions",
        fails: "on version 2\nadd authentication.redirect_urls https://orders.acme.example/new",
        mended: "on version 1\nadd authentication.redirect_urls https://orders.acme.example/new",
    }

    /// The label of a new version is taken.
    ///
    /// A label names one version of the application, whatever has become of it.
    VERSION_DUPLICATE = "version.duplicate" {
        weight: fixed,
        when: [edit],
        source: [def "a label names one version"],
        message: "there is a version `{found}` already",
        help: "choose another label",
        fails: "new version 1",
        mended: "new version 2",
    }

    /// The application has more versions than the policy allows.
    ///
    /// Versions are kept for ever. `Limits::versions` is 1,000 unless set.
    VERSION_TOO_MANY = "version.too-many" {
        weight: error,
        when: [edit],
        source: [sec "what grows without end has a limit"],
        message: "{actual} versions, more than {limit}",
        help: "edit a version that is not locked instead of creating another one",
        fails: "new version 2\nnew version 3",
        mended: "new version 2",
    }
}
