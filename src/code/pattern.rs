//! Redirect patterns: entries among the redirect URLs that are regular expressions.

super::codes! {
    since "0.1.0";

    /// The entry starts with `^`, and cannot be read as a regular expression.
    ///
    /// What is read is the part of .NET's language that URLs need: characters and escapes, `.`, `\d \w \s`
    /// and their opposites, classes, groups, `|` and quantifiers. Groups and brackets have to be balanced,
    /// a quantifier needs something to repeat, and a backslash before a letter needs a meaning.
    REDIRECT_PATTERN_INVALID = "redirect-pattern.invalid" {
        weight: fixed,
        when: [draft],
        source: [def "a text that is not a regular expression matches nothing"],
        message: "`{found}` is not a regular expression: {why}",
        help: "correct it, or list each URL by itself without a `^`",
        fails: "[authentication]\nredirect_urls = ['^https://(app|www\\.acme\\.example/callback$']",
        mended: "[authentication]\nredirect_urls = ['^https://(app|www)\\.acme\\.example/callback$']",
    }

    /// The pattern is too long, too deeply nested, too large when compiled, or one too many.
    ///
    /// A pattern may have 2,048 bytes, 32 levels of groups, and 16 KB in compiled form; nested counts
    /// such as `((a{50}){50}){50}` reach that quickly. An environment may have eight patterns, for
    /// each is tried on every sign-in that no URL allows. These limits are this crate's.
    REDIRECT_PATTERN_TOO_COMPLEX = "redirect-pattern.too-complex" {
        weight: fixed,
        when: [draft],
        source: [sec "the time of a sign-in may not depend on what somebody registers"],
        message: "`{found}` is too complex: {why}",
        help: "write it more simply, or list each URL by itself without a `^`",
        fails: "[authentication]\nredirect_urls = ['^https://acme\\.example/((a{50}){50}){50}$']",
        mended: "[authentication]\nredirect_urls = ['^https://acme\\.example/a{1,50}$']",
    }

    /// The pattern does not say how a URL begins and ends.
    ///
    /// Without `$`, whatever follows is accepted. A `|` outside of parentheses leaves each side
    /// anchored at one end only: `^a|b$` accepts what begins with `a`, and what ends with `b`. With
    /// the flags `x` and `m`, what looks like the end may be a comment, or the end of any line.
    REDIRECT_PATTERN_UNANCHORED = "redirect-pattern.unanchored" {
        weight: fixed,
        when: [draft],
        source: [sec "a redirect URL is compared as a whole", std "RFC 9700 §2.1"],
        message: "`{found}` does not match whole URLs only: {why}",
        help: "start with `^`, end with `$`, and write alternatives in parentheses",
        fails: "[authentication]\nredirect_urls = ['^https://acme\\.example/callback']",
        mended: "[authentication]\nredirect_urls = ['^https://acme\\.example/callback$']",
    }

    /// The scheme or the domain of the pattern is not one that is written out.
    ///
    /// Who can choose the scheme, or one of the last two labels of the host, can have the code sent to a host of
    /// their own. The same holds when something in the host can be `/`, `?`, `#`, `:`, `@` or a backslash (`.`,
    /// `[^.]` and `\S` can), when the host is not closed by a `/`, `?`, `#`, `:` or the end, and when the port can
    /// hold an `@`. Alternatives that are written out, as in `(app|www)`, are fixed; two schemes or two domains
    /// are two patterns. Behind an open part, an unescaped dot could as well be the slash that ends the host.
    REDIRECT_PATTERN_OPEN_HOST = "redirect-pattern.open-host" {
        weight: error,
        when: [draft],
        source: [sec "the host of a redirect URL receives the authorization code", std "RFC 9700 §4.1"],
        message: "`{found}` {why}",
        help: "write out one scheme and the host, escape its dots, and close it with a `/`",
        fails: "[authentication]\nredirect_urls = ['^https://.*\\.acme\\.example/callback$']",
        mended: "[authentication]\nredirect_urls = ['^https://(app|www)\\.acme\\.example/callback$']",
    }

    /// The pattern uses what this crate does not match.
    ///
    /// Look-around, `\p{…}`, back-references, atomic groups, conditions, anchors inside of the pattern,
    /// subtraction in classes, comments and flags are right in .NET, and out of place in a URL. An
    /// engine that takes linear time cannot do most of them. The entry is kept, and never matches here.
    REDIRECT_PATTERN_UNSUPPORTED = "redirect-pattern.unsupported" {
        weight: warning,
        when: [draft],
        source: [def "it never matches in this crate"],
        message: "`{found}` uses what is not supported here, so it never matches",
        help: "use only characters, classes, groups, `|` and quantifiers between `^` and `$`",
        fails: "[authentication]\nredirect_urls = ['^https://(?!www)[a-z]+\\.acme\\.example/callback$']",
        mended: "[authentication]\nredirect_urls = ['^https://(app|my)\\.acme\\.example/callback$']",
    }

    /// The entry looks like a pattern, but has no `^` at its start.
    ///
    /// Tutorials show such entries. Unanchored, `http://127.0.0.1\:\d{4,10}` is also in
    /// `https://evil.example/?http://127.0.0.1:7890`. The entry is kept as it is, and never matches here.
    REDIRECT_PATTERN_UNMARKED = "redirect-pattern.unmarked" {
        weight: warning,
        when: [draft],
        source: [doc "api/tutorials/native-app-flow-tutorial"],
        message: "`{found}` looks like a pattern, but has no `^` at its start, so it never matches",
        help: "start it with `^` and end it with `$`, or write the URL itself",
        fails: "[authentication]\nnative = true\nredirect_urls = ['http://127\\.0\\.0\\.1:\\d{4}/desktop-callback']",
        mended: "[authentication]\nnative = true\nredirect_urls = ['^http://127\\.0\\.0\\.1:\\d{4}/desktop-callback$']",
    }

    /// A pattern stands in a list in which only whole URLs count.
    ///
    /// SuperOffice documents regular expressions for the redirect URLs of sign-in only.
    /// In the list of post-logout URLs the entry is kept, and never matches here.
    REDIRECT_PATTERN_MISPLACED = "redirect-pattern.misplaced" {
        weight: warning,
        when: [draft],
        source: [doc "developer-portal/create-app/config/cors-and-redirection-urls"],
        message: "`{found}` is a pattern, which never matches after sign-out",
        help: "list each URL by itself without a `^`",
        fails: "[authentication]\npost_logout_redirect_urls = ['^https://(app|www)\\.acme\\.example/bye$']",
        mended: "[authentication]\npost_logout_redirect_urls = [\"https://app.acme.example/bye\", \"https://www.acme.example/bye\"]",
    }

    /// The pattern leaves a subdomain open.
    ///
    /// It cannot leave the domain, but everybody who gets hold of any host in
    /// it (a forgotten name, a hosted blog) can receive codes.
    REDIRECT_PATTERN_SUBDOMAIN = "redirect-pattern.subdomain" {
        weight: warning,
        when: [draft],
        source: [sec "subdomains are lost more easily than domains", std "RFC 9700 §4.1.1"],
        message: "`{found}` leaves the subdomain open",
        help: "write the subdomains out, such as `(app|www)`",
        fails: "[authentication]\nredirect_urls = ['^https://[a-z]+\\.acme\\.example/callback$']",
        mended: "[authentication]\nredirect_urls = ['^https://(app|www)\\.acme\\.example/callback$']",
    }

    /// A dot in the pattern has no backslash before it.
    ///
    /// It then stands for any character: `www.acme.example` also matches
    /// `wwwxacme.example`, which somebody else may own.
    REDIRECT_PATTERN_UNESCAPED_DOT = "redirect-pattern.unescaped-dot" {
        weight: warning,
        when: [draft],
        source: [sec "an unescaped dot matches any character"],
        message: "in `{found}`, a dot without a backslash stands for any character",
        help: "write `\\.` for a dot",
        fails: "[authentication]\nredirect_urls = ['^https://www.acme.example/callback$']",
        mended: "[authentication]\nredirect_urls = ['^https://www\\.acme\\.example/callback$']",
    }

    /// The pattern accepts ports that do not exist.
    ///
    /// Ports end at 65535. `\d{4,10}` and `\d+` accept more, and nothing can listen there.
    REDIRECT_PATTERN_IMPOSSIBLE_PORT = "redirect-pattern.impossible-port" {
        weight: warning,
        when: [draft],
        source: [sec "a pattern should accept no more than it has to"],
        message: "`{found}` accepts ports over 65535",
        help: "write `{expected}` for the port",
        fails: "[authentication]\nnative = true\nredirect_urls = ['^http://127\\.0\\.0\\.1:\\d+/callback$']",
        mended: "[authentication]\nnative = true\nredirect_urls = ['^http://127\\.0\\.0\\.1:([1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5])/callback$']",
    }

    /// The pattern ignores letter case.
    ///
    /// SuperOffice compares redirect URLs exactly, and a path in other letters
    /// can be another page. The entry is kept, and never matches here.
    REDIRECT_PATTERN_CASE_INSENSITIVE = "redirect-pattern.case-insensitive" {
        weight: warning,
        when: [draft],
        source: [sec "redirect URLs are compared with their letter case"],
        message: "`{found}` ignores letter case, so it never matches",
        help: "remove `(?i)`, and write scheme and host in lower case",
        fails: "[authentication]\nredirect_urls = ['^(?i)https://acme\\.example/callback$']",
        mended: "[authentication]\nredirect_urls = ['^https://acme\\.example/callback$']",
    }

    /// The entry is the pattern that SuperOffice's template for native apps registers.
    ///
    /// `^http://127.0.0.1\:\d{4,10}$` accepts `http://127.0.0.1:7890`. It accepts no path and
    /// no slash at the end, no port of fewer than four digits, neither `localhost` nor
    /// `[::1]`. Its dots also match other characters, and it accepts ports that do not exist.
    REDIRECT_PATTERN_NATIVE_TEMPLATE = "redirect-pattern.native-template" {
        weight: hint,
        when: [draft],
        source: [doc "developer-portal/create-app/index", doc "developer-portal/create-app/native-app"],
        message: "the pattern of the template accepts `http://127.0.0.1:7890`, but no path, no slash at the end, and no port of fewer than four digits",
        help: "keep it if the app listens there; otherwise write the pattern of its own URL",
        fails: "[authentication]\nnative = true\nredirect_urls = ['^http://127.0.0.1\\:\\d{4,10}$']",
        mended: "[authentication]\nnative = true\nredirect_urls = ['^http://127\\.0\\.0\\.1:\\d{4}/callback$']",
    }
}
