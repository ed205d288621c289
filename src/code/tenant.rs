//! The tenants that a file names, by their context identifiers.

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
    /// SuperOffice's own samples. The same ID in two environments means two tenants.
    TENANT_DUPLICATE = "tenant.duplicate" {
        weight: error,
        when: [draft],
        source: [doc "developer-portal/getting-started/index", sample "SuperOffice.DevNet.Online compares context IDs in any letter case"],
        message: "the tenant `{found}` is listed twice in {environment}",
        help: "remove one of the two, or write the context ID that was meant",
        fails: "[[tenants.sod]]\ncontext_id = \"Cust12345\"\n[[tenants.sod]]\ncontext_id = \"cust12345\"",
        mended: "[[tenants.sod]]\ncontext_id = \"Cust12345\"\n[[tenants.stage]]\ncontext_id = \"Cust12345\"",
    }
}
