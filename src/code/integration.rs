//! ERP sync, quote connector and mirroring. Their URLs are also in `endpoint`.

super::codes! {
    since "0.1.0";

    /// An integration is switched on without a URL that SuperOffice could call.
    ///
    /// An error when there is no URL at all, or none in the environment that readiness is asked for. A warning for the other
    /// environments in which the application has a client ID. An integration may be saved before its endpoint works, but
    /// switched off.
    INTEGRATION_ENABLED_WITHOUT_URL = "integration.enabled-without-url" {
        weight: error,
        also: "a warning for an environment that is not asked about",
        when: [draft, ready],
        source: [def "what is switched on is called", doc "developer-portal/create-app/sync-app"],
        message: "switched on without a URL for {why}",
        help: "write the `url` of the endpoint, or `enabled = false` until there is one",
        fails: "[integrations.quote_connector]\nenabled = true",
        mended: "[integrations.quote_connector]\nurl = \"https://quotes.acme.example/\"\nenabled = true",
    }

    /// An integration has a URL and is switched off.
    ///
    /// That is how an endpoint is saved before it works. SuperOffice does not call it until it is switched on and the
    /// configuration is published.
    INTEGRATION_URL_WITHOUT_ENABLED = "integration.url-without-enabled" {
        weight: hint,
        when: [draft],
        source: [def "what is switched off is not called", doc "developer-portal/create-app/sync-app"],
        message: "there is a URL, but the integration is switched off",
        help: "write `enabled = true` once the endpoint works",
        fails: "[integrations.quote_connector]\nurl = \"https://quotes.acme.example/\"",
        mended: "[integrations.quote_connector]\nurl = \"https://quotes.acme.example/\"\nenabled = true",
    }

    /// The URL of ERP sync is the one that belongs in a tenant.
    ///
    /// The sync connector of a tenant refers to the application as `app://` and its client ID. SuperOffice looks the
    /// client ID up and calls the URL that stands here, so here the real one is needed.
    ERP_SYNC_APP_SCHEME = "erp-sync.app-scheme" {
        weight: error,
        when: [draft],
        source: [doc "api/plugins/erp-connectors/online/secure-in-online"],
        message: "`{found}` is what a tenant's connector says, not the URL of the endpoint",
        help: "write the real URL, such as `https://erp.acme.example/`, and keep `app://` for the tenant",
        fails: "[integrations.erp_sync]\nurl = \"app://6cf25376616343b38d14ddcd804f2891\"\nenabled = true",
        mended: "[integrations.erp_sync]\nurl = \"https://erp.acme.example/\"\nenabled = true",
    }

    /// The application uses ERP sync and may not call the agent `ErpSync`.
    ///
    /// The template for ERP sync grants the agent. It is restricted, so the app manager has to grant it.
    ERP_SYNC_AGENT_MISSING = "erp-sync.agent-missing" {
        weight: warning,
        when: [draft],
        source: [doc "developer-portal/create-app/sync-app"],
        message: "the application uses ERP sync and has no access to the agent `ErpSync`",
        help: "ask the app manager for the agent and write `agents = [\"ErpSync\"]`",
        fails: "[integrations.erp_sync]\nurl = \"https://erp.acme.example/\"\nenabled = true",
        mended: "[integrations.erp_sync]\nurl = \"https://erp.acme.example/\"\nenabled = true\n[advanced]\nagents = [\"ErpSync\"]",
    }

    /// A custom application uses ERP sync.
    ///
    /// The template for ERP sync and quotes makes standard applications only, and only those are granted the license
    /// Integration Server; a custom application depends on the Development Tools of its customer.
    ERP_SYNC_CUSTOM_APP = "erp-sync.custom-app" {
        weight: warning,
        when: [draft],
        source: [doc "developer-portal/create-app/sync-app"],
        message: "a custom application uses ERP sync, whose template is for standard ones",
        help: "ask SuperOffice before you rely on it, or make the application a standard one",
        fails: "distribution = \"custom\"\n[integrations.erp_sync]\nurl = \"https://erp.acme.example/\"\nenabled = true",
        mended: "distribution = \"standard\"\n[integrations.erp_sync]\nurl = \"https://erp.acme.example/\"\nenabled = true",
    }

    /// The application uses the old form of mirroring, in which SuperOffice calls an endpoint.
    ///
    /// Since 2026 SuperOffice documents a mirroring service that only calls out: it needs no endpoint, no open port and
    /// no certificate. Asked for the portal of July 2026 and newer ones.
    MIRRORING_LEGACY = "mirroring.legacy" {
        weight: hint,
        when: [draft],
        source: [doc "mirroring/setup-guide"],
        message: "mirroring through an endpoint is the old form",
        help: "consider the mirroring service of SuperOffice, which needs no endpoint",
        fails: "[integrations.mirroring]\nurl = \"https://mirror.acme.example/MirroringClientService.svc\"\nenabled = true",
        mended: "[integrations.mirroring]\nenabled = false",
    }
}
