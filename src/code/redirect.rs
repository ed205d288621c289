//! Redirect URLs: allowed, post-logout and default; the path says which.

super::codes! {
    since "0.1.0";

    /// There is no redirect URL for the environment.
    ///
    /// A native, internal or hybrid application cannot sign anybody in without one: an error. With the claim `SystemToken`
    /// it is a warning, for the token comes from the sign-in of an administrator. When the kind of the application is not
    /// given it is a hint. Applications that only mirror data need none.
    REDIRECT_URL_MISSING = "redirect-url.missing" {
        weight: error,
        when: [ready],
        source: [doc "developer-portal/create-app/config/cors-and-redirection-urls", infer "applications that only mirror data need none"],
        message: "no redirect URL for {environment}: {why}",
        help: "add the callback of the application to `authentication.redirect_urls.{environment}`",
        fails: "kind = \"hybrid\"\n[authentication.redirect_urls]\nsod = [\"https://sod.acme.example/callback\"]",
        mended: "kind = \"hybrid\"\n[authentication]\nredirect_urls = [\"https://acme.example/callback\"]",
    }

    /// The text is not an absolute URL, or only one after the repairs that browsers make.
    ///
    /// Relative references, a missing colon or slash, white space, backslashes, bad escapes and ports are refused rather
    /// than repaired, for SuperOffice compares the text exactly and a browser would be sent somewhere else.
    REDIRECT_URL_MALFORMED = "redirect-url.malformed" {
        weight: fixed,
        when: [draft],
        source: [std "RFC 6749 §3.1.2; WHATWG URL"],
        message: "`{found}` cannot be a redirect URL: {why}",
        help: "write the whole URL and nothing around it, such as `https://acme.example/callback`",
        fails: "[authentication]\nredirect_urls = [\"acme.example/callback\"]",
        mended: "[authentication]\nredirect_urls = [\"https://acme.example/callback\"]",
    }

    /// The URL holds a user name or a password before an `@`.
    ///
    /// Browsers hide or drop them, attackers use them to make one host look like another, and a password in a
    /// configuration is read by everybody who reads the configuration. The value is never shown.
    REDIRECT_URL_USER_INFO = "redirect-url.user-info" {
        weight: fixed,
        when: [draft],
        source: [std "RFC 9110 §4.2.4", sec "credentials do not belong in a URL"],
        message: "the URL holds a user name or password",
        help: "remove what stands before the `@`",
        fails: "[authentication]\nredirect_urls = [\"https://user@acme.example/callback\"]",
        mended: "[authentication]\nredirect_urls = [\"https://acme.example/callback\"]",
    }

    /// The URL uses http where only https is safe.
    ///
    /// SuperOffice asks for secure redirect URLs. http is right for a loopback host (`127.0.0.1`, `[::1]`, and `localhost`
    /// counts too) in native applications, and in SOD for the others. Another host with http in SOD is a warning for an
    /// application that is not native.
    REDIRECT_URL_NOT_HTTPS = "redirect-url.not-https" {
        weight: error,
        when: [ready],
        source: [doc "developer-portal/standard-app/requirements/security", std "RFC 8252 §7.3"],
        message: "`{found}` uses http in {environment}",
        help: "use https; http is only for a loopback host in SOD and in native apps",
        fails: "[authentication.redirect_urls]\nproduction = [\"http://acme.example/callback\"]",
        mended: "[authentication.redirect_urls]\nproduction = [\"https://acme.example/callback\"]",
    }

    /// The same text stands twice in one environment.
    ///
    /// The second does nothing; perhaps another URL was meant.
    REDIRECT_URL_DUPLICATE = "redirect-url.duplicate" {
        weight: warning,
        when: [draft],
        source: [infer "the same URL twice in one environment has no use"],
        message: "`{found}` is listed twice",
        help: "remove one of the two, or write the URL that was meant",
        fails: "[authentication]\nredirect_urls = [\"https://acme.example/callback\", \"https://acme.example/callback\"]",
        mended: "[authentication]\nredirect_urls = [\"https://acme.example/callback\"]",
    }

    /// The URL uses http, and another setting uses https for the same host.
    ///
    /// Only one of them is what the application really sends, and SuperOffice compares scheme and all. Public samples
    /// have this fault: their base URL is https and their callback http, or the code sends the other of the two.
    REDIRECT_URL_MIXED_SCHEME = "redirect-url.mixed-scheme" {
        weight: warning,
        when: [draft],
        source: [sample "SuperOffice.DevNet.Online Maps.WebForm; node-express-convert-certs-and-sys-token"],
        message: "`{found}` uses http, but `{other}` uses https for the same host",
        help: "use in both places the scheme that the application really sends",
        fails: "partner_site = \"https://localhost/Maps/\"\n[authentication]\nredirect_urls = [\"http://localhost/Maps/LoginRedirect.aspx\"]",
        mended: "partner_site = \"https://localhost/Maps/\"\n[authentication]\nredirect_urls = [\"https://localhost/Maps/LoginRedirect.aspx\"]",
    }
}
