//! The origins of browser code.

super::codes! {
    since "0.1.0";

    /// The text is not an absolute URL, so no origin can be read from it.
    ///
    /// An origin is scheme, host and port, such as `https://app.acme.example`. White space, backslashes, a missing
    /// scheme and several origins in one entry are refused rather than repaired: what a browser sends would never be
    /// equal to them.
    CORS_ORIGIN_MALFORMED = "cors-origin.malformed" {
        weight: fixed,
        when: [draft],
        source: [std "Fetch standard, `Origin` header", std "WHATWG URL standard"],
        message: "`{found}` cannot be an origin: {why}",
        help: "write scheme, host and port of one origin, such as `https://app.acme.example`",
        fails: "[authentication]\ncors_urls = [\"app.acme.example\"]",
        mended: "[authentication]\ncors_urls = [\"https://app.acme.example\"]",
    }

    /// The URL holds more than an origin, or its scheme is not one of the web.
    ///
    /// A browser sends scheme, host and port only. An entry with a path, a query, a fragment, a user name or a scheme
    /// other than http and https can never be equal to that.
    CORS_ORIGIN_NOT_AN_ORIGIN = "cors-origin.not-an-origin" {
        weight: fixed,
        when: [draft],
        source: [std "RFC 6454 §6.2", std "Fetch standard, `Origin` header"],
        message: "`{found}` is not an origin: {why}",
        help: "write scheme, host and port only, with http or https, such as `https://app.acme.example`",
        fails: "[authentication]\ncors_urls = [\"https://app.acme.example/panel\"]",
        mended: "[authentication]\ncors_urls = [\"https://app.acme.example\"]",
    }

    /// The entry holds a `*`.
    ///
    /// The standard knows `*` only for requests without credentials, and no part of an origin can be left open: a
    /// subdomain that somebody else gets hold of could then read what the application reads.
    CORS_ORIGIN_WILDCARD = "cors-origin.wildcard" {
        weight: fixed,
        when: [draft],
        source: [std "Fetch standard, CORS protocol and credentials", sec "an allowed origin is trusted as a whole"],
        message: "`{found}` holds a wildcard",
        help: "list each origin by itself",
        fails: "[authentication]\ncors_urls = [\"https://*.acme.example\"]",
        mended: "[authentication]\ncors_urls = [\"https://app.acme.example\", \"https://www.acme.example\"]",
    }

    /// The entry is the word `null`.
    ///
    /// It is what browsers send for sandboxed frames, local files and the like, so any page can be `null`
    /// if it wants to be.
    CORS_ORIGIN_NULL = "cors-origin.null" {
        weight: fixed,
        when: [draft],
        source: [sec "any page can have the origin `null`", std "Fetch standard, CORS protocol"],
        message: "`null` is no origin of yours: any page can have it",
        help: "serve the page from a host of your own and list its origin",
        fails: "[authentication]\ncors_urls = [\"null\"]",
        mended: "[authentication]\ncors_urls = [\"https://app.acme.example\"]",
    }

    /// The origin uses http where only https is safe.
    ///
    /// Who can change a page on its way can use the tokens in it. http is right for a loopback host (`127.0.0.1`,
    /// `[::1]`, and `localhost` counts too) in native applications, and in SOD for the others. Another host with http
    /// in SOD is a warning for an application that is not native.
    CORS_ORIGIN_NOT_HTTPS = "cors-origin.not-https" {
        weight: error,
        also: "a warning in SOD",
        when: [ready],
        source: [sec "pages that call an API with a token are served over https"],
        message: "`{found}` uses http in {environment}",
        help: "use https; http is only for a loopback host in SOD and in native apps",
        fails: "[authentication.cors_urls]\nproduction = [\"http://app.acme.example\"]",
        mended: "[authentication.cors_urls]\nproduction = [\"https://app.acme.example\"]",
    }

    /// The origin is not written as browsers send it.
    ///
    /// They send scheme and host in lower case (a host beyond ASCII in its `xn--` form), no default port and no slash
    /// at the end. This crate compares in that form; a system that compares the text will find the two different.
    CORS_ORIGIN_NOT_CANONICAL = "cors-origin.not-canonical" {
        weight: warning,
        when: [draft],
        source: [std "HTML standard, serialization of an origin"],
        message: "browsers send `{expected}`, not `{found}`",
        help: "write `{expected}`",
        fails: "[authentication]\ncors_urls = [\"https://App.acme.example:443/\"]",
        mended: "[authentication]\ncors_urls = [\"https://app.acme.example\"]",
    }

    /// The same origin stands twice in one environment, perhaps written differently.
    ///
    /// The second does nothing; perhaps another origin was meant.
    CORS_ORIGIN_DUPLICATE = "cors-origin.duplicate" {
        weight: warning,
        when: [draft],
        source: [std "HTML standard, same origin"],
        message: "the origin `{found}` is listed twice",
        help: "remove one of the two, or write the origin that was meant",
        fails: "[authentication]\ncors_urls = [\"https://app.acme.example\", \"https://app.acme.example:443\"]",
        mended: "[authentication]\ncors_urls = [\"https://app.acme.example\"]",
    }

    /// The entry starts with `^`, like a regular expression.
    ///
    /// SuperOffice mentions regular expressions for redirect URLs only. Origins are compared as text, so this entry
    /// never matches.
    CORS_ORIGIN_PATTERN = "cors-origin.pattern" {
        weight: warning,
        when: [draft],
        source: [std "Fetch standard, CORS check"],
        message: "the pattern `{found}` never matches an origin",
        help: "list each origin by itself",
        fails: "[authentication]\ncors_urls = ['^https://(app|www)\\.acme\\.example$']",
        mended: "[authentication]\ncors_urls = [\"https://app.acme.example\", \"https://www.acme.example\"]",
    }

    /// The application runs in the browser, and no origin is listed for the environment.
    ///
    /// Script on the page of a web panel or of an internal application cannot call the APIs before its origin is
    /// listed. Nothing is missing when only the server of the application calls them.
    CORS_ORIGIN_MISSING = "cors-origin.missing" {
        weight: hint,
        when: [ready],
        source: [infer "script in a web panel calls the APIs across origins"],
        message: "no origin for {environment}: {why}",
        help: "list the origin of each page whose script calls the APIs in {environment}",
        fails: "kind = \"internal\"",
        mended: "kind = \"internal\"\n[authentication]\ncors_urls = [\"https://app.acme.example\"]",
    }

    /// Origins are listed, but nothing else says that the application runs in the browser.
    ///
    /// It is neither internal nor hybrid, shows nothing inside SuperOffice, and has no redirect URL in the environment,
    /// so no page of it can get a token to call the APIs with.
    CORS_ORIGIN_UNUSED = "cors-origin.unused" {
        weight: hint,
        when: [ready],
        source: [infer "a page without sign-in has no token to call the APIs with"],
        message: "origins for {environment}, but nothing that runs in the browser",
        help: "remove the origins, or add the redirect URL that the pages sign in with",
        fails: "[authentication]\ncors_urls = [\"https://app.acme.example\"]",
        mended: "[authentication]\nredirect_urls = [\"https://app.acme.example/callback\"]\ncors_urls = [\"https://app.acme.example\"]",
    }
}
