//! Required and granted licenses.

super::codes! {
    since "0.1.0";

    /// The name cannot be that of a license: empty, too long, or with white space or invisible characters.
    ///
    /// White space within a name is fine, around it not. Names of licenses that this crate does not know are kept as
    /// they are given, up to 128 visible characters.
    LICENSE_MALFORMED = "license.malformed" {
        weight: fixed,
        when: [draft],
        source: [def "a name is one short line of visible text"],
        message: "the name of the license {why}",
        help: "write the name of a license, such as `integration_server`",
        fails: "[licenses]\nrequired = [\"\"]",
        mended: "[licenses]\nrequired = [\"development_tools\"]",
    }

    /// The license is not one that this crate knows.
    ///
    /// SuperOffice may add licenses, so the name is kept. Spaces, `_`, `-` and letter case do not count.
    LICENSE_UNKNOWN = "license.unknown" {
        weight: warning,
        when: [draft],
        source: [infer "the licenses that the public pages name"],
        message: "unknown license `{found}`",
        help: "the known ones are `custom_apps`, `integration_server`, `database_mirroring` and `development_tools`; others are kept as they are written",
        fails: "[licenses]\nrequired = [\"developement_tools\"]",
        mended: "[licenses]\nrequired = [\"development_tools\"]",
    }

    /// The same license stands twice in one list.
    ///
    /// Development Tools, Developer Tools and Expander Services are names of one license in different pages of the
    /// documentation. Spaces, `_`, `-` and letter case do not count.
    LICENSE_DUPLICATE = "license.duplicate" {
        weight: warning,
        when: [draft],
        source: [infer "pages of different age name one license differently"],
        message: "`{found}` is the same license as `{other}`",
        help: "remove one of the two",
        fails: "[licenses]\nrequired = [\"development_tools\", \"expander_services\"]",
        mended: "[licenses]\nrequired = [\"development_tools\"]",
    }

    /// The license Integration server is granted, but there is no ERP sync.
    ///
    /// SuperOffice may grant it to standard apps with ERP sync, so that the ERP Sync panel in the customer's
    /// administration is activated. Without ERP sync it does nothing.
    LICENSE_INTEGRATION_SERVER_WITHOUT_ERP = "license.integration-server-without-erp" {
        weight: warning,
        when: [draft],
        source: [doc "developer-portal/create-app/sync-app"],
        message: "the license Integration server is granted, but there is no ERP sync",
        help: "add `[integrations.erp_sync]`, or have SuperOffice remove the license",
        fails: "[licenses]\ngranted = [\"integration_server\"]",
        mended: "[licenses]\ngranted = [\"integration_server\"]\n[integrations.erp_sync]\nurl = \"https://erp.acme.example/\"",
    }

    /// The license Integration server is granted to a custom app.
    ///
    /// SuperOffice grants it to standard apps with ERP sync. The customer of a custom app usually has Development
    /// Tools, which activates the ERP Sync panel too.
    LICENSE_INTEGRATION_SERVER_CUSTOM = "license.integration-server-custom" {
        weight: warning,
        when: [draft],
        source: [doc "developer-portal/create-app/sync-app"],
        message: "the license Integration server is granted to a custom app",
        help: "have SuperOffice remove the license; the customer's Development Tools activate the ERP Sync panel",
        fails: "distribution = \"custom\"\n[licenses]\ngranted = [\"integration_server\"]",
        mended: "distribution = \"custom\"\n[licenses]\nrequired = [\"development_tools\"]",
    }

    /// A partner changes which licenses are required or granted.
    ///
    /// License settings are changed by SuperOffice employees only, at any time.
    LICENSE_EMPLOYEES_ONLY = "license.employees-only" {
        weight: fixed,
        when: [edit],
        source: [doc "the page of 2023: license settings are changed by SuperOffice employees only"],
        message: "licenses are changed by SuperOffice employees, not by {found}",
        help: "ask SuperOffice for the license",
        fails: "grant database_mirroring",
        mended: "as employee\ngrant database_mirroring",
    }
}
