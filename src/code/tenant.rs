//! The tenants that a file names, and what an application lacks for one tenant.

super::codes! {
    since "0.1.0";

    /// A tenant has no context ID, or one that cannot be one.
    ///
    /// The context ID becomes part of paths and queries, so this crate wants up to 64 letters, digits, `-` and `_`.
    /// SuperOffice's own are `Cust` and digits.
    CONTEXT_ID_MALFORMED = "context-id.malformed" {
        weight: fixed,
        when: [draft],
        source: [def "a context ID names one tenant and is part of its URLs"],
        message: "the context ID {why}",
        help: "write the context ID of the tenant, such as `Cust12345`",
        fails: "[[tenants.sod]]\ncontext_id = \"Cust12345/api\"",
        mended: "[[tenants.sod]]\ncontext_id = \"Cust12345\"",
    }

    /// The context ID does not look like those of SuperOffice.
    ///
    /// Every public one is `Cust` and digits, in any letter case. That is not a documented rule.
    CONTEXT_ID_UNUSUAL = "context-id.unusual" {
        weight: warning,
        when: [draft],
        source: [sample "every context ID in SuperOffice's documentation and public samples"],
        message: "the context ID `{found}` is not `Cust` and digits",
        help: "compare it with the URL of the tenant, such as `https://sod2.superoffice.com/Cust12345`",
        fails: "[[tenants.sod]]\ncontext_id = \"Customer-12345\"",
        mended: "[[tenants.sod]]\ncontext_id = \"Cust12345\"",
    }

    /// The same tenant stands twice in one environment.
    ///
    /// A context ID names one installation for one customer within its environment. Letter case does not count, as in
    /// SuperOffice's own samples. The same ID in two environments means two tenants. A directory of tenants does not hold two under one key,
    /// whatever the policy.
    TENANT_DUPLICATE = "tenant.duplicate" {
        weight: error,
        when: [draft, catalog],
        source: [doc "developer-portal/getting-started/index", sample "SuperOffice.DevNet.Online: context IDs are compared in any letter case"],
        message: "the tenant `{found}` is listed twice in {environment}",
        help: "remove one of the two, or write the context ID that was meant",
        fails: "[[tenants.sod]]\ncontext_id = \"Cust12345\"\n[[tenants.sod]]\ncontext_id = \"cust12345\"",
        mended: "[[tenants.sod]]\ncontext_id = \"Cust12345\"\n[[tenants.stage]]\ncontext_id = \"Cust12345\"",
    }

    /// The endpoint of a tenant is on a host of another environment.
    ///
    /// Each environment has its own tenants and its own hosts: `sod2`, `sod3` and `app-sod` in SOD, `stage` and `app-stage` in Stage, `online2`,
    /// `online3` and `app` in Production, all below `superoffice.com`.
    TENANT_HOST_ENVIRONMENT = "tenant.host-environment" {
        weight: warning,
        when: [draft],
        source: [doc "developer-portal/includes/app-envir-intro"],
        message: "`{found}` is on a host of {other}, and the tenant is listed in {environment}",
        help: "list the tenant in its own environment, or write the URL that its state tells",
        fails: "[[tenants.sod]]\ncontext_id = \"Cust12345\"\nendpoint = \"https://online2.superoffice.com/Cust12345\"",
        mended: "[[tenants.production]]\ncontext_id = \"Cust12345\"\nendpoint = \"https://online2.superoffice.com/Cust12345\"",
    }

    /// The endpoint of a tenant is on a host that signs people in.
    ///
    /// The root sub-domains `sod`, `qaonline` and `online` are reserved for authentication. Since November 2023 a call for data on the wrong
    /// host is answered with 421 Misdirected Request.
    TENANT_LOGIN_HOST = "tenant.login-host" {
        weight: warning,
        when: [draft],
        source: [doc "api/authentication/online/api", doc "developer-portal/best-practices/tenant-status/check-status"],
        message: "`{found}` is on a host that signs people in, and serves no data",
        help: "write the URL that the tenant's state tells, such as `https://online2.superoffice.com/Cust12345`",
        fails: "[[tenants.production]]\ncontext_id = \"Cust12345\"\nendpoint = \"https://online.superoffice.com/Cust12345\"",
        mended: "[[tenants.production]]\ncontext_id = \"Cust12345\"\nendpoint = \"https://online2.superoffice.com/Cust12345\"",
    }

    /// The endpoint is that of another tenant.
    ///
    /// The URL of a tenant holds its context ID. Letter case does not count.
    TENANT_OTHER_ENDPOINT = "tenant.other-endpoint" {
        weight: warning,
        when: [draft],
        source: [def "the URL of a tenant holds its context ID"],
        message: "`{found}` is the endpoint of `{other}`, not of `{expected}`",
        help: "write the context ID and the endpoint of one tenant",
        fails: "[[tenants.sod]]\ncontext_id = \"Cust12345\"\nendpoint = \"https://sod2.superoffice.com/Cust54321\"",
        mended: "[[tenants.sod]]\ncontext_id = \"Cust12345\"\nendpoint = \"https://sod2.superoffice.com/cust12345\"",
    }

    /// A custom app is used by several customers in production.
    ///
    /// A custom app is for one customer; what serves several is a standard app, with certification and security audit. Sandboxes of the customer do not
    /// count.
    TENANT_CUSTOM_APP_MANY = "tenant.custom-app-many" {
        weight: warning,
        when: [tenant_in_production],
        source: [doc "developer-portal/custom-app/index"],
        message: "a custom app is for one customer, and {actual} use this one in production",
        help: "register an application for each customer, or make it a standard app",
        fails: "tenant production Cust12345\ncustomers 2",
        mended: "tenant production Cust12345\ncustomers 1",
    }

    /// A production sandbox is not known to have approved the application.
    ///
    /// A sandbox is a tenant of its own in production: approvals and webhooks are not copied from the customer's tenant, and a custom app
    /// has to be activated twice.
    CONSENT_SANDBOX_MISSING = "consent.sandbox-missing" {
        weight: hint,
        when: [tenant_in_production],
        source: [doc "online/sandbox/index", doc "developer-portal/custom-app/activate"],
        message: "`{other}` in {environment} is a sandbox with approvals of its own, and none of this application is known to count",
        help: "have it approve the application too; a custom app has to be activated for the sandbox as well",
        fails: "tenant production sandbox Cust12345",
        mended: "tenant production sandbox Cust12345\napproved",
    }
}
