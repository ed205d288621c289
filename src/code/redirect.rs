//! Redirect URLs: allowed, post-logout and default; the path says which.

super::codes! {
    since "0.1.0";

    /// There is no redirect URL for the environment.
    ///
    /// A native, internal or hybrid application cannot sign anybody in without one: an error. With the
    /// claim `SystemToken` it is a warning, for the token comes from the sign-in of an administrator. When
    /// the kind of the application is not given it is a hint. Applications that only mirror data need none.
    REDIRECT_URL_MISSING = "redirect-url.missing" {
        weight: error,
        also: "a warning with `SystemToken`, a hint without a kind",
        when: [ready],
        source: [doc "developer-portal/create-app/config/cors-and-redirection-urls", infer "applications that only mirror data need none"],
        message: "no redirect URL for {environment}: {why}",
        help: "add the callback of the application to `authentication.redirect_urls.{environment}`",
        fails: "kind = \"hybrid\"\n[authentication.redirect_urls]\nsod = [\"https://sod.acme.example/callback\"]",
        mended: "kind = \"hybrid\"\n[authentication]\nredirect_urls = [\"https://acme.example/callback\"]",
    }

    /// The text is not an absolute URL, or only one after the repairs that browsers make.
    ///
    /// Relative references, a missing colon or slash, bad escapes, ports and addresses are
    /// refused rather than repaired, for SuperOffice compares the text exactly and a browser
    /// would be sent somewhere else. A default redirect URL is one URL and no pattern.
    REDIRECT_URL_MALFORMED = "redirect-url.malformed" {
        weight: fixed,
        when: [draft],
        source: [std "RFC 6749 §3.1.2", std "WHATWG URL standard"],
        message: "`{found}` cannot be a redirect URL: {why}",
        help: "write the whole URL and nothing around it, such as `https://acme.example/callback`",
        fails: "[authentication]\nredirect_urls = [\"acme.example/callback\"]",
        mended: "[authentication]\nredirect_urls = [\"https://acme.example/callback\"]",
    }

    /// The host of the URL can be read in different ways.
    ///
    /// `127.1`, `2130706433` and octal or hexadecimal numbers are addresses to some programs
    /// and names to others. The same holds for a dot at the end, empty labels, encoded
    /// letters, zone ids, letters that turn into others, and IPv6 addresses that are not in
    /// their one short form. What a check takes for one host, a browser may take for another.
    REDIRECT_URL_AMBIGUOUS_HOST = "redirect-url.ambiguous-host" {
        weight: fixed,
        when: [draft],
        source: [std "RFC 3986 §7.4", std "WHATWG URL standard, host parsing", sec "a host that is read in two ways passes checks for one of them"],
        message: "the host of `{found}` can be read in different ways: {why}",
        help: "write the name of the host, or the address in its plain form, such as `127.0.0.1`",
        fails: "[authentication]\nredirect_urls = [\"https://127.1/callback\"]",
        mended: "[authentication]\nredirect_urls = [\"https://acme.example/callback\"]",
    }

    /// The URL holds a fragment, perhaps an empty one.
    ///
    /// OAuth forbids it: what the server adds to the URL would end up in the fragment, or the fragment in the answer.
    REDIRECT_URL_FRAGMENT = "redirect-url.fragment" {
        weight: fixed,
        when: [draft],
        source: [std "RFC 6749 §3.1.2: the redirection endpoint has no fragment"],
        message: "`{found}` holds a fragment",
        help: "remove the `#` and what follows it",
        fails: "[authentication]\nredirect_urls = [\"https://acme.example/callback#top\"]",
        mended: "[authentication]\nredirect_urls = [\"https://acme.example/callback\"]",
    }

    /// The URL holds a user name or a password before an `@`.
    ///
    /// Browsers hide or drop them, attackers use them to make one host look like another, and a password
    /// in a configuration is read by everybody who reads the configuration. The value is never shown.
    REDIRECT_URL_USER_INFO = "redirect-url.user-info" {
        weight: fixed,
        when: [draft],
        source: [std "RFC 9110 §4.2.4", sec "credentials do not belong in a URL"],
        message: "the URL holds a user name or password",
        help: "remove what stands before the `@`, and the `@`",
        fails: "[authentication]\nredirect_urls = [\"https://user@acme.example/callback\"]",
        mended: "[authentication]\nredirect_urls = [\"https://acme.example/callback\"]",
    }

    /// The URL holds a `*`.
    ///
    /// Redirect URLs are compared as text, so it would only ever stand for itself; and where servers
    /// do take it for a wildcard, a host or path that somebody else gets hold of receives the codes.
    REDIRECT_URL_WILDCARD = "redirect-url.wildcard" {
        weight: fixed,
        when: [draft],
        source: [std "RFC 9700 §2.1", sec "what is left open is open to others"],
        message: "`{found}` holds a wildcard",
        help: "list each URL by itself, or write a pattern from `^` to `$` with its scheme and host written out",
        fails: "[authentication]\nredirect_urls = [\"https://*.acme.example/callback\"]",
        mended: "[authentication]\nredirect_urls = [\"https://app.acme.example/callback\"]",
    }

    /// The URL holds white space, inside or around it.
    ///
    /// Spaces, tabs, line breaks and their relatives beyond ASCII. Browsers drop some and encode others,
    /// so that the URL that is used is not the one that is written. Two URLs in one entry show here too.
    REDIRECT_URL_WHITE_SPACE = "redirect-url.white-space" {
        weight: fixed,
        when: [draft],
        source: [std "RFC 3986 §2", std "WHATWG URL standard"],
        message: "`{found}` holds white space",
        help: "remove it, write a space in the path as `%20`, and give each URL an entry of its own",
        fails: "[authentication]\nredirect_urls = [\"https://acme.example/call back\"]",
        mended: "[authentication]\nredirect_urls = [\"https://acme.example/call%20back\"]",
    }

    /// The URL holds a control character or an invisible one, written out or encoded.
    ///
    /// A byte-order mark, zero-width characters and those that turn the direction of writing make one URL look like
    /// another; encoded line breaks (`%0d%0a`) and NULs split headers and cut texts in programs that decode them.
    REDIRECT_URL_CONTROL_CHARACTER = "redirect-url.control-character" {
        weight: fixed,
        when: [draft],
        source: [std "RFC 3986 §7.3", std "WHATWG URL standard", sec "what cannot be seen cannot be reviewed"],
        message: "`{found}` holds a control or invisible character",
        help: "type the URL anew instead of pasting it, and leave out `%00` to `%1f` and `%7f`",
        fails: "[authentication]\nredirect_urls = [\"https://acme.example/callback%0d%0a\"]",
        mended: "[authentication]\nredirect_urls = [\"https://acme.example/callback\"]",
    }

    /// The URL holds a backslash, written out or encoded in its path.
    ///
    /// Browsers take a backslash for a slash and other programs do not, so that two of them see two hosts in one URL.
    REDIRECT_URL_BACKSLASH = "redirect-url.backslash" {
        weight: fixed,
        when: [draft],
        source: [std "WHATWG URL standard, special authority slashes", sec "parsers that disagree about the host are how redirects are stolen"],
        message: "`{found}` holds a backslash",
        help: "write `/`; a regular expression starts with `^` and ends with `$`",
        fails: "[authentication]\nredirect_urls = [\"https:\\\\acme.example/callback\"]",
        mended: "[authentication]\nredirect_urls = [\"https://acme.example/callback\"]",
    }

    /// The path of the URL holds a segment `.` or `..`, written out or encoded.
    ///
    /// Programs resolve them before they compare or after it, so that `/safe/../admin` is one path to a check and
    /// another to the server. Encoded (`%2e`), doubly encoded and with a parameter (`..;`) they are the same.
    REDIRECT_URL_DOT_SEGMENT = "redirect-url.dot-segment" {
        weight: fixed,
        when: [draft],
        source: [std "RFC 3986 §5.2.4, §7.3", sec "RFC 9700 §4.1: paths that escape the registered one"],
        message: "the path of `{found}` holds a `.` or `..` segment",
        help: "write the path that remains when the dots are resolved",
        fails: "[authentication]\nredirect_urls = [\"https://acme.example/app/../callback\"]",
        mended: "[authentication]\nredirect_urls = [\"https://acme.example/callback\"]",
    }

    /// The URL holds a character that may not stand there, or it is two URLs in one entry.
    ///
    /// Quotes, angle brackets, braces, `^`, `|`, brackets outside an IPv6 address, and letters beyond
    /// ASCII outside the host stand in a URL in percent-encoded form only. Most are not meant: they
    /// come with a text that was pasted, stand for what has to be filled in, or belong to a pattern.
    /// A host holds letters, digits, `-`, `.` and `_` only, and nothing in it is encoded. A `,`, `;`
    /// or `|` before a second `https://` joins two URLs into one text, which is equal to neither.
    REDIRECT_URL_FORBIDDEN_CHARACTER = "redirect-url.forbidden-character" {
        weight: fixed,
        when: [draft],
        source: [std "RFC 3986 §2 and appendix A", std "WHATWG URL standard"],
        message: "`{found}` holds a character that may not stand there: {why}",
        help: "write the URL as the application sends it, and each URL in an entry of its own",
        fails: "[authentication]\nredirect_urls = [\"https://acme.example/callback/{id}\"]",
        mended: "[authentication]\nredirect_urls = [\"https://acme.example/callback/id\"]",
    }

    /// The scheme of the URL is not allowed.
    ///
    /// `javascript:`, `data:`, `file:` and their kin run code or read local data when a browser is sent
    /// there, in whatever spelling. Other schemes than http and https are for native and mobile apps only.
    REDIRECT_URL_FORBIDDEN_SCHEME = "redirect-url.forbidden-scheme" {
        weight: fixed,
        when: [draft],
        source: [std "RFC 6749 §3.1.2", std "RFC 8252 §7.1", sec "a browser that is sent to a script runs it"],
        message: "the scheme of `{found}` is not allowed{why}",
        help: "use https; a native app may use http to a loopback address",
        fails: "[authentication]\nredirect_urls = [\"javascript:alert(1)\"]",
        mended: "[authentication]\nredirect_urls = [\"https://acme.example/callback\"]",
    }

    /// The URL is longer than programs on its way may take.
    ///
    /// Over 2,048 bytes is a warning, for some browsers and servers stop there. Over 8,192 bytes
    /// is an error that no policy lowers. The example is for a policy with a limit of 48 bytes.
    REDIRECT_URL_TOO_LONG = "redirect-url.too-long" {
        weight: warning,
        also: "an error that no policy lowers over 8,192 bytes",
        when: [draft],
        source: [sec "RFC 9110 §4.1: URLs of 8,000 octets are supported; what is longer is cut or refused somewhere"],
        message: "the URL is {actual} bytes long, more than {limit}",
        help: "shorten it, and keep what varies in the `state` parameter",
        fails: "[authentication]\nredirect_urls = [\"https://acme.example/a-path-that-is-rather-long/and-goes-on/and-on/callback\"]",
        mended: "[authentication]\nredirect_urls = [\"https://acme.example/callback\"]",
    }

    /// The URL uses http where only https is safe.
    ///
    /// SuperOffice asks for secure redirect URLs. http is right for a loopback host (`127.0.0.1`,
    /// `[::1]`, and `localhost` counts too) in native applications, and in SOD for the others.
    /// Another host with http in SOD is a warning for an application that is not native.
    REDIRECT_URL_NOT_HTTPS = "redirect-url.not-https" {
        weight: error,
        also: "a warning in SOD",
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
        source: [sample "SuperOffice.DevNet.Online: Maps.WebForm", sample "node-express-convert-certs-and-sys-token"],
        message: "`{found}` uses http, but `{other}` uses https for the same host",
        help: "use in both places the scheme that the application really sends",
        fails: "partner_site = \"https://maps.acme.example/\"\n[authentication]\nredirect_urls = [\"http://maps.acme.example/LoginRedirect.aspx\"]",
        mended: "partner_site = \"https://maps.acme.example/\"\n[authentication]\nredirect_urls = [\"https://maps.acme.example/LoginRedirect.aspx\"]",
    }

    /// The scheme of a native app's URL is one of its own.
    ///
    /// RFC 8252 allows private-use schemes that are a domain name turned round, such as `com.acme.app`; SuperOffice's
    /// documentation asks that native URLs start with a loopback address, and does not mention others. Without a dot
    /// in the scheme, or with nothing after it, it is an error that no policy lowers: any app could have chosen it.
    REDIRECT_URL_CUSTOM_SCHEME = "redirect-url.custom-scheme" {
        weight: warning,
        also: "an error that no policy lowers for a scheme that is no domain name turned round",
        when: [draft],
        source: [std "RFC 8252 §7.1", infer "the documentation of native apps names loopback addresses only"],
        message: "`{found}` has a scheme of its own{why}",
        help: "use `http://127.0.0.1:8000/callback`, as the documentation does; a scheme of your own is your domain name turned round, such as `com.acme.app:/callback`",
        fails: "[authentication]\nnative = true\nredirect_urls = [\"com.acme.app:/callback\"]",
        mended: "[authentication]\nnative = true\nredirect_urls = [\"http://127.0.0.1:8000/callback\"]",
    }

    /// A native app uses an https URL.
    ///
    /// SuperOffice's documentation says that the URLs of native apps start with
    /// `http://127.0.0.1:{port}` or `http://[::1]:{port}`, where the app itself listens.
    REDIRECT_URL_NATIVE_NOT_LOOPBACK = "redirect-url.native-not-loopback" {
        weight: warning,
        when: [draft],
        source: [doc "api/authentication/online/sign-in-user/native-apps", std "RFC 8252 §7.2: https is right where the system hands the URL to the app"],
        message: "`{found}` is not a loopback address, as the documentation asks of native apps",
        help: "use `http://127.0.0.1:8000/callback`, unless the operating system opens the app for this URL",
        fails: "[authentication]\nnative = true\nredirect_urls = [\"https://acme.example/callback\"]",
        mended: "[authentication]\nnative = true\nredirect_urls = [\"http://127.0.0.1:8000/callback\"]",
    }

    /// A native app uses the name `localhost`.
    ///
    /// It works, but the documentation and RFC 8252 advise against it: a name can lead to another
    /// address, and a firewall may ask. It never matches with another port than the registered one.
    REDIRECT_URL_LOCALHOST = "redirect-url.localhost" {
        weight: warning,
        when: [ready],
        source: [doc "api/authentication/online/sign-in-user/native-apps", std "RFC 8252 §8.3"],
        message: "`{found}` uses the name `localhost`",
        help: "use the address `127.0.0.1` or `[::1]`",
        fails: "[authentication]\nnative = true\nredirect_urls = [\"http://localhost:8000/callback\"]",
        mended: "[authentication]\nnative = true\nredirect_urls = [\"http://127.0.0.1:8000/callback\"]",
    }

    /// A native app registers a loopback address.
    ///
    /// RFC 8252 §7.3 lets the port float, and this crate's matching does too; but SuperOffice
    /// documents exact matching, and its native template registers a pattern for the port.
    REDIRECT_URL_LOOPBACK_PORT = "redirect-url.loopback-port" {
        weight: hint,
        when: [draft],
        source: [doc "api/authentication/online/sign-in-user/auth-code-flow", std "RFC 8252 §7.3"],
        message: "SuperOffice compares the port of `{found}` too",
        help: "if the app takes any free port, register a pattern for it, as the native template does",
        fails: "[authentication]\nnative = true\nredirect_urls = [\"http://127.0.0.1:8000/callback\"]",
        mended: "[authentication]\nnative = true\nredirect_urls = ['^http://127\\.0\\.0\\.1:[1-9]\\d{3}/callback$']",
    }

    /// There are more URLs than anybody can look after.
    ///
    /// The limit is this crate's, 256 unless the policy says otherwise; SuperOffice publishes none. Each URL
    /// is a place that may receive an authorization code. The example is for a policy with a limit of 1.
    REDIRECT_URL_TOO_MANY = "redirect-url.too-many" {
        weight: error,
        when: [draft],
        source: [sec "each URL is a place that receives codes"],
        message: "{actual} URLs, more than {limit}",
        help: "remove those that are no longer used, and keep what varies in the `state` parameter",
        fails: "[authentication]\nredirect_urls = [\"https://acme.example/a\", \"https://acme.example/b\"]",
        mended: "[authentication]\nredirect_urls = [\"https://acme.example/a\"]",
    }

    /// The URL is not written in the one form that the URL standard gives it.
    ///
    /// Upper case in scheme or host, or the default port spelled out. SuperOffice compares
    /// the text exactly, and libraries that build URLs write the short form in lower case.
    REDIRECT_URL_NOT_CANONICAL = "redirect-url.not-canonical" {
        weight: warning,
        when: [draft],
        source: [std "RFC 3986 §6.2.2, §6.2.3"],
        message: "`{found}` is compared letter by letter, and most libraries would send another form",
        help: "write scheme and host in lower case and leave out the default port: `{expected}`",
        fails: "[authentication]\nredirect_urls = [\"https://Acme.example:443/callback\"]",
        mended: "[authentication]\nredirect_urls = [\"https://acme.example/callback\"]",
    }

    /// The URL has no path.
    ///
    /// Callbacks nearly always have one, and URLs that lack theirs are what often keeps sign-in from working.
    REDIRECT_URL_NO_PATH = "redirect-url.no-path" {
        weight: hint,
        when: [draft],
        source: [sample "superoffice-docs pull request 2187: `https://devnet-tools.superoffice.com` instead of `…/openid/callback`"],
        message: "`{found}` has no path",
        help: "write the whole URL that the application sends, such as `https://acme.example/callback`",
        fails: "[authentication]\nredirect_urls = [\"https://acme.example\"]",
        mended: "[authentication]\nredirect_urls = [\"https://acme.example/callback\"]",
    }

    /// The query of the URL holds a parameter which the server adds to its answer.
    ///
    /// An answer would then hold it twice, and a client may take the wrong one: a fixed `code` or `state` defeats the
    /// protection against forged answers. For `iss`, which tells servers apart, it is an error that no policy lowers.
    REDIRECT_URL_RESPONSE_PARAMETER = "redirect-url.response-parameter" {
        weight: warning,
        also: "an error that no policy lowers for `iss`",
        when: [draft],
        source: [std "RFC 6749 §4.1.2", std "RFC 9207 §2", std "RFC 9700 §4.4"],
        message: "the query of `{found}` holds `{expected}`, which the server adds to its answer",
        help: "take it out of the URL",
        fails: "[authentication]\nredirect_urls = [\"https://acme.example/callback?state=1\"]",
        mended: "[authentication]\nredirect_urls = [\"https://acme.example/callback?from=1\"]",
    }

    /// The host of the URL means nothing outside somebody's own network.
    ///
    /// Private, link-local and loopback addresses, names without a dot, and names that end in
    /// `.local`, `.internal`, `.test` or `.localhost`. In Stage and Production another machine
    /// may answer to them, and receive the codes. Loopback addresses of native apps are fine.
    REDIRECT_URL_PRIVATE_HOST = "redirect-url.private-host" {
        weight: warning,
        when: [ready_in_stage_and_production],
        source: [sec "a private name leads to another machine in another network"],
        message: "the host of `{found}` is private, but this is for {environment}",
        help: "write the public name of the host; give `sod` a list of its own if only SOD is private",
        fails: "[authentication.redirect_urls]\nproduction = [\"https://crm.acme.local/callback\"]",
        mended: "[authentication.redirect_urls]\nproduction = [\"https://crm.acme.example/callback\"]",
    }

    /// The host of the URL holds letters beyond ASCII.
    ///
    /// Browsers send its `xn--` form. Letters of different scripts look alike, and labels that mix them are a known
    /// way to make one host look like another. Nothing is wrong when both forms are the host that is meant, and the
    /// `xn--` form has the same warning; the example moves the callback to another host of the same domain.
    REDIRECT_URL_UNICODE_HOST = "redirect-url.unicode-host" {
        weight: warning,
        when: [draft],
        source: [std "RFC 5890 §2.3.2", sec "UTS 39: letters that look alike"],
        message: "the host of `{found}` is also written `{expected}`{why}",
        help: "make sure that both are the host that is meant, and register the form that the application sends",
        fails: "[authentication]\nredirect_urls = [\"https://blåbær.acme.example/callback\"]",
        mended: "[authentication]\nredirect_urls = [\"https://app.acme.example/callback\"]",
    }

    /// The host of the URL is SuperOffice's own.
    ///
    /// The login and data hosts of SuperOffice CRM Online serve no callback of a partner's application.
    REDIRECT_URL_PLATFORM_HOST = "redirect-url.platform-host" {
        weight: warning,
        when: [draft],
        source: [infer "login and data hosts run no code of partners"],
        message: "the host of `{found}` belongs to SuperOffice",
        help: "write the URL of the application's own server",
        fails: "[authentication]\nredirect_urls = [\"https://sod.superoffice.com/callback\"]",
        mended: "[authentication]\nredirect_urls = [\"https://acme.example/callback\"]",
    }

    /// The URL of SuperOffice's helper pages is registered for production.
    ///
    /// `https://devnet-tools.superoffice.com/openid/callback` shows tokens
    /// while an application is made. It is of no use when customers sign in.
    REDIRECT_URL_HELPER_HOST = "redirect-url.helper-host" {
        weight: warning,
        when: [ready_in_production],
        source: [doc "developer-portal/getting-started/quickstart"],
        message: "`{found}` is a helper for developers",
        help: "remove it from production; give `sod` a list of its own to keep it there",
        fails: "[authentication.redirect_urls]\nproduction = [\"https://devnet-tools.superoffice.com/openid/callback\"]",
        mended: "[authentication.redirect_urls]\nproduction = [\"https://acme.example/callback\"]\nsod = [\"https://devnet-tools.superoffice.com/openid/callback\"]",
    }

    /// The query of the URL looks as if it held a key or a password.
    ///
    /// Redirect URLs are sent through the browser: they end up in logs, in
    /// histories, and in this file. The value is never shown.
    REDIRECT_URL_SECRET_IN_QUERY = "redirect-url.secret-in-query" {
        weight: warning,
        when: [draft],
        source: [sec "secrets do not belong in a URL"],
        message: "the query of the URL seems to hold a secret",
        help: "take the value out, and issue a new secret",
        fails: "[authentication]\nredirect_urls = [\"https://acme.example/callback?api_key=not-a-real-key\"]",
        mended: "[authentication]\nredirect_urls = [\"https://acme.example/callback\"]",
    }

    /// No redirect URL has the host of this post-logout URL.
    ///
    /// It may be right, but users usually come back to where they signed in.
    REDIRECT_URL_FOREIGN_HOST = "redirect-url.foreign-host" {
        weight: hint,
        when: [draft],
        source: [sec "a host that nobody signs in at may be a slip"],
        message: "the host of `{found}` is that of no redirect URL",
        help: "check its spelling",
        fails: "[authentication]\nredirect_urls = [\"https://acme.example/callback\"]\npost_logout_redirect_urls = [\"https://acne.example/bye\"]",
        mended: "[authentication]\nredirect_urls = [\"https://acme.example/callback\"]\npost_logout_redirect_urls = [\"https://acme.example/bye\"]",
    }

    /// The default redirect URL is not among the allowed ones.
    ///
    /// What the application calls has to be in the list, and the default is
    /// called whenever legacy sign-in names no other.
    REDIRECT_URL_NOT_LISTED = "redirect-url.not-listed" {
        weight: warning,
        when: [draft],
        source: [doc "developer-portal/create-app/config/redirects"],
        message: "`{found}` is not among the allowed redirect URLs",
        help: "add it to `authentication.redirect_urls` of the same environment",
        fails: "[authentication]\nredirect_urls = [\"https://acme.example/callback\"]\ndefault_redirect_url = \"https://acme.example/start\"",
        mended: "[authentication]\nredirect_urls = [\"https://acme.example/callback\", \"https://acme.example/start\"]\ndefault_redirect_url = \"https://acme.example/start\"",
    }

    /// A default redirect URL counts for legacy sign-in only.
    ///
    /// OpenID Connect and OAuth name their redirect URL each time. Legacy sign-in uses the default when none
    /// is named, and sends users to their tenant without a word when the one that is named is not registered.
    REDIRECT_URL_LEGACY = "redirect-url.legacy" {
        weight: hint,
        when: [draft],
        source: [doc "developer-portal/getting-started/what-api-to-use"],
        message: "a default redirect URL is for legacy sign-in only",
        help: "leave it out when the application signs in with OpenID Connect",
        fails: "[authentication]\nredirect_urls = [\"https://acme.example/callback\"]\ndefault_redirect_url = \"https://acme.example/callback\"",
        mended: "[authentication]\nredirect_urls = [\"https://acme.example/callback\"]",
    }
}
