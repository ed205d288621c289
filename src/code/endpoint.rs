//! Supported endpoints, and the URLs that SuperOffice calls or opens; the path says which.

super::codes! {
    since "0.1.0";

    /// The application may call no API.
    ///
    /// Nearly every application calls `WebAPI`, and all templates but the one for
    /// mirroring start with it. An application that only mirrors data calls none.
    ENDPOINT_NONE = "endpoint.none" {
        weight: warning,
        when: [draft],
        source: [doc "developer-portal/create-app/index", infer "applications that only mirror data call no API"],
        message: "no supported endpoint: the application may call no API",
        help: "write `supported = [\"WebAPI\"]`",
        fails: "[endpoints]\nsupported = []",
        mended: "[endpoints]\nsupported = [\"WebAPI\"]",
    }

    /// The name of a supported endpoint is empty, too long, or not one visible line.
    ///
    /// SuperOffice does not publish the full list, so any short name is kept; but no name
    /// has white space around it, invisible characters, or more than 128 characters.
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
    /// It is kept, for SuperOffice does not publish the full list. The documentation
    /// names `WebAPI`, which is REST, and the SOAP services up to `Services88`.
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
    /// `Services88` is the newest that the documentation names, and the one
    /// that templates start with. New applications are asked to use `WebAPI`.
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
    /// This holds for the partner's site, UI links, the state change endpoint, integrations, the custom error
    /// URL and the endpoints of tenants. Relative references, a missing colon or slash, bad escapes, ports
    /// and addresses are refused rather than repaired, for not every program repairs them in the same way.
    ENDPOINT_URL_MALFORMED = "endpoint-url.malformed" {
        weight: fixed,
        when: [draft],
        source: [std "RFC 3986 §4.3", std "WHATWG URL standard"],
        message: "`{found}` cannot be the URL of an endpoint: {why}",
        help: "write the whole URL and nothing around it, such as `https://acme.example/path`",
        fails: "[notifications]\nstate_change_url = \"hooks.acme.example/tenant-state\"",
        mended: "[notifications]\nstate_change_url = \"https://hooks.acme.example/tenant-state\"",
    }

    /// The host of the URL can be read in different ways.
    ///
    /// `127.1`, `2130706433` and octal or hexadecimal numbers are addresses to some programs
    /// and names to others. The same holds for a dot at the end, empty labels, encoded
    /// letters, zone ids, letters that turn into others, and IPv6 addresses that are not in
    /// their one short form. What a check takes for one host, a browser may take for another.
    ENDPOINT_URL_AMBIGUOUS_HOST = "endpoint-url.ambiguous-host" {
        weight: fixed,
        when: [draft],
        source: [std "RFC 3986 §7.4", std "WHATWG URL standard, host parsing", sec "a host that is read in two ways passes checks for one of them"],
        message: "the host of `{found}` can be read in different ways: {why}",
        help: "write the name of the host, or the address in its plain form, such as `127.0.0.1`",
        fails: "[notifications]\nstate_change_url = \"https://127.1/callback\"",
        mended: "[notifications]\nstate_change_url = \"https://hooks.acme.example/state\"",
    }

    /// The URL holds a fragment, perhaps an empty one.
    ///
    /// A fragment never reaches the server that is called. In a UI link, which a
    /// browser opens, it is a warning only: pages that are one script do use it.
    ENDPOINT_URL_FRAGMENT = "endpoint-url.fragment" {
        weight: fixed,
        also: "a warning in UI links and in the site of the partner",
        when: [draft],
        source: [std "RFC 9110 §4.2.1: a fragment is not part of what is requested"],
        message: "`{found}` holds a fragment",
        help: "remove the `#` and what follows it",
        fails: "[notifications]\nstate_change_url = \"https://hooks.acme.example/state#top\"",
        mended: "[notifications]\nstate_change_url = \"https://hooks.acme.example/state\"",
    }

    /// The URL holds a user name or a password before an `@`.
    ///
    /// Most programs drop it without a word, and a password in a configuration is read by everybody
    /// who reads the configuration. What SuperOffice calls can check the signed token that it sends
    /// instead; a page that a browser opens signs the user in. The value is never shown.
    ENDPOINT_URL_USER_INFO = "endpoint-url.user-info" {
        weight: fixed,
        when: [draft],
        source: [std "RFC 9110 §4.2.4", sec "credentials do not belong in a URL"],
        message: "the URL holds a user name or password",
        help: "remove what stands before the `@`, and the `@`",
        fails: "[notifications]\nstate_change_url = \"https://user@acme.example/callback\"",
        mended: "[notifications]\nstate_change_url = \"https://hooks.acme.example/state\"",
    }

    /// The URL holds a `*`.
    ///
    /// What is called is one URL; a `*` in it would only stand for itself.
    ENDPOINT_URL_WILDCARD = "endpoint-url.wildcard" {
        weight: fixed,
        when: [draft],
        source: [def "a URL that is called or opened is one URL"],
        message: "`{found}` holds a wildcard",
        help: "write the one URL that is meant; a `*` in a query is written `%2A`",
        fails: "[notifications]\nstate_change_url = \"https://*.acme.example/callback\"",
        mended: "[notifications]\nstate_change_url = \"https://app.acme.example/callback\"",
    }

    /// The URL holds white space, inside or around it.
    ///
    /// Spaces, tabs, line breaks and their relatives beyond ASCII. Browsers drop some and encode others,
    /// so that the URL that is used is not the one that is written. Two URLs in one entry show here too.
    ENDPOINT_URL_WHITE_SPACE = "endpoint-url.white-space" {
        weight: fixed,
        when: [draft],
        source: [std "RFC 3986 §2", std "WHATWG URL standard"],
        message: "`{found}` holds white space",
        help: "remove it, and write a space in the path as `%20`",
        fails: "[notifications]\nstate_change_url = \"https://acme.example/call back\"",
        mended: "[notifications]\nstate_change_url = \"https://acme.example/call%20back\"",
    }

    /// The URL holds a control character or an invisible one, written out or encoded.
    ///
    /// A byte-order mark, zero-width characters and those that turn the direction of writing make one URL look like
    /// another; encoded line breaks (`%0d%0a`) and NULs split headers and cut texts in programs that decode them.
    ENDPOINT_URL_CONTROL_CHARACTER = "endpoint-url.control-character" {
        weight: fixed,
        when: [draft],
        source: [std "RFC 3986 §7.3", std "WHATWG URL standard", sec "what cannot be seen cannot be reviewed"],
        message: "`{found}` holds a control or invisible character",
        help: "type the URL anew instead of pasting it, and leave out `%00` to `%1f` and `%7f`",
        fails: "[notifications]\nstate_change_url = \"https://hooks.acme.example/state%0d%0a\"",
        mended: "[notifications]\nstate_change_url = \"https://hooks.acme.example/state\"",
    }

    /// The URL holds a backslash, written out or encoded in its path.
    ///
    /// Browsers take a backslash for a slash and other programs do not, so that two of them see two hosts in one URL.
    ENDPOINT_URL_BACKSLASH = "endpoint-url.backslash" {
        weight: fixed,
        when: [draft],
        source: [std "WHATWG URL standard, special authority slashes", sec "parsers that disagree about the host are how redirects are stolen"],
        message: "`{found}` holds a backslash",
        help: "write `/`",
        fails: "[notifications]\nstate_change_url = \"https:\\\\acme.example/callback\"",
        mended: "[notifications]\nstate_change_url = \"https://hooks.acme.example/state\"",
    }

    /// The path of the URL holds a segment `.` or `..`, written out or encoded.
    ///
    /// Programs resolve them before they compare or after it, so that `/safe/../admin` is one path to a check and
    /// another to the server. Encoded (`%2e`), doubly encoded and with a parameter (`..;`) they are the same.
    ENDPOINT_URL_DOT_SEGMENT = "endpoint-url.dot-segment" {
        weight: fixed,
        when: [draft],
        source: [std "RFC 3986 §5.2.4, §7.3", sec "a path that is resolved later passes checks for another"],
        message: "the path of `{found}` holds a `.` or `..` segment",
        help: "write the path that remains when the dots are resolved",
        fails: "[notifications]\nstate_change_url = \"https://acme.example/app/../callback\"",
        mended: "[notifications]\nstate_change_url = \"https://hooks.acme.example/state\"",
    }

    /// The URL holds a character that may not stand there, or it is two URLs in one entry.
    ///
    /// Quotes, angle brackets, braces, `^`, `|`, brackets outside an IPv6 address, and letters beyond ASCII
    /// outside the host stand in a URL in percent-encoded form only. Most are not meant: they come with a text
    /// that was pasted, stand for what has to be filled in, or belong to a pattern. A host holds letters, digits,
    /// `-`, `.` and `_` only, and nothing in it is encoded. Template variables such as `<uctx>` are fine.
    ENDPOINT_URL_FORBIDDEN_CHARACTER = "endpoint-url.forbidden-character" {
        weight: fixed,
        when: [draft],
        source: [std "RFC 3986 §2 and appendix A", std "WHATWG URL standard"],
        message: "`{found}` holds a character that may not stand there: {why}",
        help: "write the one URL that is meant, as it is called",
        fails: "[notifications]\nstate_change_url = \"https://hooks.acme.example/state/{id}\"",
        mended: "[notifications]\nstate_change_url = \"https://hooks.acme.example/state/id\"",
    }

    /// The scheme of the URL runs code or reads local data.
    ///
    /// `javascript:`, `data:`, `file:` and their kin, in whatever spelling: a browser
    /// or server that follows the URL does what the URL says rather than ask a host.
    ENDPOINT_URL_FORBIDDEN_SCHEME = "endpoint-url.forbidden-scheme" {
        weight: fixed,
        when: [draft],
        source: [std "RFC 3986 §7.6", sec "a browser that is sent to a script runs it"],
        message: "the scheme of `{found}` is not allowed",
        help: "use https",
        fails: "[notifications]\nstate_change_url = \"javascript:alert(1)\"",
        mended: "[notifications]\nstate_change_url = \"https://hooks.acme.example/state\"",
    }

    /// The URL is longer than programs on its way may take.
    ///
    /// Over 2,048 bytes is a warning, for some browsers and servers stop there. Over 8,192 bytes
    /// is an error that no policy lowers. The example is for a policy with a limit of 48 bytes.
    ENDPOINT_URL_TOO_LONG = "endpoint-url.too-long" {
        weight: warning,
        also: "an error that no policy lowers over 8,192 bytes",
        when: [draft],
        source: [sec "RFC 9110 §4.1: URLs of 8,000 octets are supported; what is longer is cut or refused somewhere"],
        message: "the URL is {actual} bytes long, more than {limit}",
        help: "shorten it",
        fails: "[notifications]\nstate_change_url = \"https://acme.example/a-path-that-is-rather-long/and-goes-on/and-on/callback\"",
        mended: "[notifications]\nstate_change_url = \"https://hooks.acme.example/state\"",
    }

    /// The URL does not use https.
    ///
    /// SuperOffice asks that all code in the partner's cloud runs over TLS, and what it sends
    /// holds customer data and tokens. An error in Stage and Production. It is a warning in SOD,
    /// while the integration or notification is switched off, and for the custom error URL.
    ENDPOINT_URL_NOT_HTTPS = "endpoint-url.not-https" {
        weight: error,
        also: "a warning in SOD, while switched off, and for the custom error URL",
        when: [ready],
        source: [doc "developer-portal/standard-app/requirements/security", sec "data and tokens in transit"],
        message: "`{found}` does not use https in {environment}",
        help: "serve the endpoint over https and write its `https://` URL",
        fails: "[notifications]\nstate_change_url = \"http://hooks.acme.example/tenant-state\"\nenabled = true",
        mended: "[notifications]\nstate_change_url = \"https://hooks.acme.example/tenant-state\"\nenabled = true",
    }

    /// The host of the URL means nothing outside somebody's own network.
    ///
    /// Private, link-local and loopback addresses, names without a dot, and names that end in
    /// `.local`, `.internal`, `.test` or `.localhost`: SuperOffice cannot call them, and users
    /// elsewhere cannot open them. An error in Stage and Production. It is a warning in SOD,
    /// while the integration or notification is switched off, and for the custom error URL.
    ENDPOINT_URL_PRIVATE_HOST = "endpoint-url.private-host" {
        weight: error,
        also: "a warning in SOD, while switched off, and for the custom error URL",
        when: [ready],
        source: [doc "mirroring/requirements", sec "calls into a private network end somewhere else, or nowhere"],
        message: "the host of `{found}` cannot be reached from outside its own network in {environment}",
        help: "write the public name of the host; give `sod` a URL of its own if only SOD is private",
        fails: "[integrations.erp_sync]\nurl = \"https://erp.acme.local/\"\nenabled = true",
        mended: "[integrations.erp_sync]\nurl = \"https://erp.acme.example/\"\nenabled = true",
    }

    /// The query of the URL looks as if it held a key or a password.
    ///
    /// URLs end up in logs, in browser histories and in this file. What SuperOffice sends carries a signed token
    /// that proves where it comes from. The value is never shown; template variables such as `<uctx>` do not count.
    ENDPOINT_URL_SECRET_IN_QUERY = "endpoint-url.secret-in-query" {
        weight: warning,
        when: [draft],
        source: [sec "secrets do not belong in a URL"],
        message: "the query of the URL seems to hold a secret",
        help: "leave the value out and issue a new secret; what SuperOffice calls can check the signed token that it sends",
        fails: "[notifications]\nstate_change_url = \"https://hooks.acme.example/tenant-state?token=not-a-real-token\"",
        mended: "[notifications]\nstate_change_url = \"https://hooks.acme.example/tenant-state\"",
    }
}
