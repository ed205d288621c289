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

    /// The application requires a license that it is not granted, and that the tenant does not have.
    ///
    /// How SuperOffice checks required licenses is not published. A license of the tenant may come with another one or with its
    /// plan: Development Tools come with CRM Suite Core, and database mirroring with CRM Suite Super, since 2026. Nothing is said of a tenant whose licenses are
    /// not known.
    LICENSE_NOT_COVERED = "license.not-covered" {
        weight: warning,
        when: [tenant_in_production],
        source: [infer "what is required has to be there; the check at run time is not published"],
        message: "the license `{found}` is required, and neither granted nor held by `{other}` in {environment}",
        help: "have SuperOffice grant the license to the application, or the customer buy it",
        fails: "as employee\nrequire database_mirroring\ntenant production Cust12345\nholds development_tools",
        mended: "as employee\nrequire database_mirroring\ntenant production Cust12345\nholds development_tools, database_mirroring",
    }

    /// A tenant in production may not use custom apps.
    ///
    /// It needs Development Tools (also called Developer Tools and Expander Services) or, since 2026, the plan CRM Suite Core or
    /// a larger one. When the license ends, custom apps are deactivated. Standard apps do not need it, nor do tenants in SOD and Stage.
    LICENSE_DEVELOPMENT_TOOLS = "license.development-tools" {
        weight: error,
        when: [tenant_in_production, call],
        source: [doc "developer-portal/create-app/includes/cust-app-req-license", infer "each plan has all that the smaller ones have, so that Core or a larger one will do"],
        message: "`{other}` in {environment} has no license for custom apps: it needs {expected}",
        help: "have the customer buy it; it is a license of the tenant, not of the application",
        fails: "tenant production Cust12345\nholds reporter",
        mended: "tenant production Cust12345\nholds development_tools",
    }

    /// A tenant in production may not have its database mirrored by a custom app.
    ///
    /// Custom apps with mirroring need the subscription to Database Mirroring, as well as Development Tools, or, since 2026, the plan CRM Suite
    /// Super. Standard apps with mirroring need neither.
    LICENSE_DATABASE_MIRRORING = "license.database-mirroring" {
        weight: error,
        when: [tenant_in_production, call],
        source: [doc "developer-portal/create-app/mirror-app", doc "mirroring/requirements", doc "admin/license/crm-suite"],
        message: "`{other}` in {environment} has no license for mirroring by a custom app: it needs {expected}",
        help: "have the customer subscribe to it; it is a license of the tenant, not of the application",
        fails: "set integrations.mirroring.url https://mirror.acme.example/MirroringClientService.svc\ntenant production Cust12345\nholds development_tools",
        mended: "set integrations.mirroring.url https://mirror.acme.example/MirroringClientService.svc\ntenant production Cust12345\nplan super",
    }

    /// The administrator of the tenant has no ERP panel in which to set up the connection.
    ///
    /// The panel is activated by the tenant's Development Tools, or by the license Integration Server, which SuperOffice may grant to the application. Since
    /// 2026 the plan CRM Suite Growth adds integration with ERP systems; that it activates the panel is our reading. No license is needed in SOD.
    LICENSE_ERP_SYNC = "license.erp-sync" {
        weight: warning,
        when: [tenant_outside_sod],
        source: [doc "developer-portal/create-app/sync-app", infer "the plan Growth adds integration with ERP systems"],
        message: "nothing activates the ERP panel of `{other}` in {environment}",
        help: "have SuperOffice grant the license Integration Server to the application, or have the customer get {expected}",
        fails: "create standard\nset integrations.erp_sync.url https://erp.acme.example/\ntenant production Cust12345\nholds reporter",
        mended: "create standard\nset integrations.erp_sync.url https://erp.acme.example/\ntenant production Cust12345\nholds development_tools",
    }
}
