//! Supported endpoints, and the URLs that SuperOffice calls or opens; the path says which.

super::codes! {
    since "0.1.0";

    /// The application may call no API.
    ///
    /// Nearly every application calls `WebAPI`, and all templates but the one for mirroring start with it. An
    /// application that only mirrors data calls none.
    ENDPOINT_NONE = "endpoint.none" {
        weight: warning,
        when: [draft],
        source: [doc "developer-portal/create-app", infer "applications that only mirror data call no API"],
        message: "no supported endpoint: the application may call no API",
        help: "write `supported = [\"WebAPI\"]`",
        fails: "[endpoints]\nsupported = []",
        mended: "[endpoints]\nsupported = [\"WebAPI\"]",
    }

    /// The name of a supported endpoint is empty, too long, or not one visible line.
    ///
    /// SuperOffice does not publish the full list, so any short name is kept; but no name has white space around it,
    /// invisible characters, or more than 128 characters.
    ENDPOINT_MALFORMED = "endpoint.malformed" {
        weight: fixed,
        when: [draft],
        source: [def "a name is one short line of text"],
        message: "the name of the endpoint {why}",
        help: "write a name as the developer portal shows it, such as `WebAPI`",
        fails: "[endpoints]\nsupported = [\"WebAPI \"]",
        mended: "[endpoints]\nsupported = [\"WebAPI\"]",
    }

    /// The name of a supported endpoint is not one that this crate knows.
    ///
    /// It is kept, for SuperOffice does not publish the full list. The documentation names `WebAPI`, which is REST, and
    /// the SOAP services up to `Services88`.
    ENDPOINT_UNKNOWN = "endpoint.unknown" {
        weight: warning,
        when: [draft],
        source: [doc "developer-portal/getting-started/what-api-to-use"],
        message: "unknown endpoint `{found}`",
        help: "compare it with the developer portal; documented are `WebAPI` and `Services88`",
        fails: "[endpoints]\nsupported = [\"WebApp\"]",
        mended: "[endpoints]\nsupported = [\"WebAPI\"]",
    }

    /// The application uses an older version of the SOAP services.
    ///
    /// `Services88` is the newest that the documentation names, and the one that templates start with. New applications
    /// are asked to use `WebAPI`.
    ENDPOINT_OLD_SOAP = "endpoint.old-soap" {
        weight: hint,
        when: [draft],
        source: [doc "developer-portal/getting-started/what-api-to-use"],
        message: "`{found}` is an older version of the SOAP services",
        help: "move to `WebAPI`, or at least to `Services88`",
        fails: "[endpoints]\nsupported = [\"WebAPI\", \"Services86\"]",
        mended: "[endpoints]\nsupported = [\"WebAPI\", \"Services88\"]",
    }

    /// The text is not an absolute URL, or only one after the repairs that browsers make.
    ///
    /// This holds for the partner's site, UI links, the state change endpoint, integrations, the custom error URL and
    /// the endpoints of tenants. Relative references, a missing colon or slash, white space, backslashes, bad escapes
    /// and ports are refused rather than repaired, for not every program repairs them in the same way.
    ENDPOINT_URL_MALFORMED = "endpoint-url.malformed" {
        weight: fixed,
        when: [draft],
        source: [std "RFC 3986 §4.3; WHATWG URL"],
        message: "`{found}` cannot be the URL of an endpoint: {why}",
        help: "write the whole URL and nothing around it, such as `https://acme.example/path`",
        fails: "[notifications]\nstate_change_url = \"hooks.acme.example/tenant-state\"",
        mended: "[notifications]\nstate_change_url = \"https://hooks.acme.example/tenant-state\"",
    }

    /// The URL holds a user name or a password before an `@`.
    ///
    /// Most programs drop it without a word, and a password in a configuration is read by everybody who reads the
    /// configuration. What SuperOffice sends carries a signed token instead. The value is never shown.
    ENDPOINT_URL_USER_INFO = "endpoint-url.user-info" {
        weight: fixed,
        when: [draft],
        source: [std "RFC 9110 §4.2.4", sec "credentials do not belong in a URL"],
        message: "the URL holds a user name or password",
        help: "remove what stands before the `@`, and check the signed token that SuperOffice sends",
        fails: "[notifications]\nstate_change_url = \"https://superoffice@hooks.acme.example/tenant-state\"",
        mended: "[notifications]\nstate_change_url = \"https://hooks.acme.example/tenant-state\"",
    }

    /// The URL does not use https.
    ///
    /// SuperOffice asks that all code in the partner's cloud runs over TLS, and what it sends holds customer data and
    /// tokens. An error in Stage and Production. It is a warning in SOD, while the integration or notification is
    /// switched off, and for the custom error URL.
    ENDPOINT_URL_NOT_HTTPS = "endpoint-url.not-https" {
        weight: error,
        when: [ready],
        source: [doc "developer-portal/standard-app/requirements/security", sec "data and tokens in transit"],
        message: "`{found}` does not use https in {environment}",
        help: "serve the endpoint over https and write its `https://` URL",
        fails: "[notifications]\nstate_change_url = \"http://hooks.acme.example/tenant-state\"\nenabled = true",
        mended: "[notifications]\nstate_change_url = \"https://hooks.acme.example/tenant-state\"\nenabled = true",
    }

    /// The host of the URL means nothing outside somebody's own network.
    ///
    /// Private, link-local and loopback addresses, names without a dot, and names that end in `.local`, `.internal`,
    /// `.test` or `.localhost`: SuperOffice cannot call them, and users elsewhere cannot open them. An error in Stage
    /// and Production. It is a warning in SOD, while the integration or notification is switched off, and for the
    /// custom error URL.
    ENDPOINT_URL_PRIVATE_HOST = "endpoint-url.private-host" {
        weight: error,
        when: [ready],
        source: [doc "mirroring/requirements", sec "calls into a private network end somewhere else, or nowhere"],
        message: "the host of `{found}` cannot be reached from outside its own network in {environment}",
        help: "write the public name of the host; set environments apart if only SOD is private",
        fails: "[integrations.erp_sync]\nurl = \"https://erp.acme.local/\"\nenabled = true",
        mended: "[integrations.erp_sync]\nurl = \"https://erp.acme.example/\"\nenabled = true",
    }

    /// The query of the URL looks as if it held a key or a password.
    ///
    /// URLs end up in logs, in browser histories and in this file. What SuperOffice sends carries a signed token that
    /// proves where it comes from. The value is never shown; template variables such as `<uctx>` do not count.
    ENDPOINT_URL_SECRET_IN_QUERY = "endpoint-url.secret-in-query" {
        weight: warning,
        when: [draft],
        source: [sec "secrets do not belong in a URL"],
        message: "the query of the URL seems to hold a secret",
        help: "leave the value out, replace it where it is known, and check the signed token that SuperOffice sends",
        fails: "[notifications]\nstate_change_url = \"https://hooks.acme.example/tenant-state?token=not-a-real-token\"",
        mended: "[notifications]\nstate_change_url = \"https://hooks.acme.example/tenant-state\"",
    }
}
