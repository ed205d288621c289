//! What is looked at across the applications of a catalog.

super::codes! {
    since "0.1.0";

    /// Two applications have the same name.
    ///
    /// The App Store wants the name of each standard application to be unique. When one of the two is custom, or nobody says whether it is, or when
    /// the names differ in letter case only, customers may take one for the other all the same.
    NAME_DUPLICATE = "name.duplicate" {
        weight: error,
        also: "a warning unless both are standard and have the very same name",
        when: [catalog],
        source: [doc "developer-portal/standard-app/requirements/marketing"],
        message: "the name `{found}` {why}",
        help: "give one of the two another name, such as one with the name of the partner before it",
        fails: "application orders standard, name Acme Orders\napplication invoices standard, name Acme Orders",
        mended: "application orders standard, name Acme Orders\napplication invoices standard, name Acme Invoices",
    }

    /// Two applications have the same client ID in one environment.
    ///
    /// A client ID says which application signs in, so that nobody could tell the two apart. Letter case does not count. All versions do, for
    /// one that is not published today may be tomorrow. An ID that one application shares between its environments is no duplicate.
    CLIENT_ID_DUPLICATE = "client-id.duplicate" {
        weight: error,
        when: [catalog],
        source: [doc "developer-portal/getting-started/quickstart", sec "an identifier that two have identifies neither"],
        message: "the client ID `{found}` is that of two applications in {environment}{why}",
        help: "copy the client ID of each application from the developer portal once more",
        fails: "application orders custom, client_id.sod 6cf25376616343b38d14ddcd804f2891\napplication invoices custom, client_id.sod 6CF25376616343B38D14DDCD804F2891",
        mended: "application orders custom, client_id 6cf25376616343b38d14ddcd804f2891\napplication invoices custom, client_id.sod 35044df26c0490e61dee93228feea426",
    }

    /// Two applications have the same client ID, each in another environment.
    ///
    /// It says which application signs in as long as everybody knows the environment. Who mixes up the environments, mixes up the applications, and
    /// neither of the two can use one ID in all environments.
    CLIENT_ID_CROSS_ENVIRONMENT = "client-id.cross-environment" {
        weight: warning,
        when: [catalog],
        source: [sec "one identifier for one application"],
        message: "the client ID `{found}` is that of one application in {environment} and of another in {expected}{why}",
        help: "compare the client IDs of both applications with the developer portal",
        fails: "application orders custom, client_id.sod 6cf25376616343b38d14ddcd804f2891\napplication invoices custom, client_id.production 6cf25376616343b38d14ddcd804f2891",
        mended: "application orders custom, client_id.sod 6cf25376616343b38d14ddcd804f2891\napplication invoices custom, client_id.production 35044df26c0490e61dee93228feea426",
    }

    /// Two applications have the same client secret.
    ///
    /// What is kept of both is the same hash or the same reference. Who reads the secret of one application can then act as the other, and replacing
    /// it for one is an outage of both.
    CLIENT_SECRET_DUPLICATE = "client-secret.duplicate" {
        weight: warning,
        when: [catalog],
        source: [sec "one secret for each application"],
        message: "the same client secret as in another application",
        help: "create a client secret of its own for each application",
        fails: "application orders custom, client_secret.sod env:ACME_SO_SECRET\napplication invoices custom, client_secret.production env:ACME_SO_SECRET",
        mended: "application orders custom, client_secret.sod env:ACME_SO_SECRET\napplication invoices custom, client_secret.sod env:ACME_INVOICES_SO_SECRET",
    }
}
