//! Origins and hosts, in words.

use Environment::{Production, Stage};
use UrlKind::{Origin, Redirect};

use super::*;

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn origins() {
    let list = ["https://app.acme.example"];
    let production = matcher(false, Production, [&[CALLBACK, "https://b.acme.example/cb"], &[], &list]);
    say(
        &production,
        Origin,
        &[
            (
                CALLBACK,
                "`https://app.acme.example/callback` is no origin: an origin has no path; browsers send \
                 `https://app.acme.example`, which is registered",
            ),
            (
                "https://b.acme.example/cb",
                "`https://b.acme.example/cb` is no origin: an origin has no path; browsers send \
                 `https://b.acme.example`, which is not registered; `https://b.acme.example` differs from the \
                 registered `https://app.acme.example` only by its host (`b.acme.example` instead of \
                 `app.acme.example`); load the page from the registered one, or register this one",
            ),
            (
                "https://app.acme.example/",
                "`https://app.acme.example/` is no origin: an origin has no slash at its end; browsers send \
                 `https://app.acme.example`, which is registered",
            ),
            (
                "https://App.acme.example:443",
                "`https://App.acme.example:443` is not how browsers spell an origin; browsers send \
                 `https://app.acme.example`, which is registered",
            ),
            (
                "https://app.acme.example/?x#y",
                "`https://app.acme.example/?x#y` is no origin: an origin has no slash at its end, no query and \
                 no fragment; browsers send `https://app.acme.example`, which is registered",
            ),
            (
                "http://app.acme.example",
                "`http://app.acme.example` differs from the registered `https://app.acme.example` only by its \
                 scheme (`http` instead of `https`); http origins are not allowed in production; serve the page \
                 over https",
            ),
            (
                "com.acme:/cb",
                "`com.acme:/cb` is like nothing that is registered; what was sent is no origin: its scheme is \
                 neither http nor https",
            ),
            (
                "https://*.acme.example",
                "`https://*.acme.example` differs from the registered `https://app.acme.example` only by its \
                 host (`*.acme.example` instead of `app.acme.example`); what was sent can never be registered: \
                 it holds a wildcard",
            ),
            (
                "https://app.acme.example\n",
                "`https://app.acme.example\\n` differs from the registered `https://app.acme.example` only by \
                 white space at its end; what was sent can never be registered: it holds white space; send it \
                 without",
            ),
            (
                "https://app.acme.example, https://b.example",
                "`https://app.acme.example, https://b.example` holds two URLs; send only the one that is \
                 registered",
            ),
            (
                "https://evil.example",
                "`https://evil.example` differs from the registered `https://app.acme.example` only by its host \
                 (`evil.example` instead of `app.acme.example`); register it only if the host is yours",
            ),
            ("", "nothing was sent"),
            ("null", "`null` is what browsers send for a page without an origin, and it never matches"),
            ("undefined", "what was sent is not a URL: `undefined`"),
        ],
    );
    let none = matcher(false, Production, [&[CALLBACK], &[], &[]]);
    say(
        &none,
        Origin,
        &[
            (
                CALLBACK,
                "`https://app.acme.example/callback` is no origin: an origin has no path; browsers send \
                 `https://app.acme.example`, which is not registered; no origin is registered for production; \
                 add `https://app.acme.example` there, or check the environment",
            ),
            (
                "http://app.acme.example",
                "no origin is registered for production; http origins are not allowed in production; serve the \
                 page over https",
            ),
        ],
    );
    let inert = matcher(false, Production, [&[], &[], &["cors-origin.pattern|^https://.*$", "cors-origin.null|null"]]);
    say(
        &inert,
        Origin,
        &[
            (
                "https://a.example",
                "`https://a.example` would match the registered pattern `^https://.*$`, but the entry never \
                 matches (cors-origin.pattern: patterns are for redirect URLs only); list each origin by itself",
            ),
            (
                "^https://.*$",
                "`^https://.*$` is listed, but the entry never matches (cors-origin.pattern: patterns are for \
                 redirect URLs only); list each origin by itself",
            ),
        ],
    );
    let entry = || Registered {
        text: "https://Panel.acme.example:443/".into(),
        compared: Some("https://panel.acme.example".into()),
        standing: Standing::Literal,
    };
    let setting = Setting { native: false, environment: Stage, http_anywhere: false };
    let panel = UrlMatcher::new(setting, true, [], [], [entry()]);
    say(
        &panel,
        Origin,
        &[
            (
                "https://Panel.acme.example:443/",
                "`https://Panel.acme.example:443/` is registered in this spelling; browsers send \
                 `https://panel.acme.example`",
            ),
            (
                "https://panel.acme.example/",
                "`https://panel.acme.example/` is no origin: an origin has no slash at its end; browsers send \
                 `https://panel.acme.example`, which is registered",
            ),
            (
                "https://panel.acme.example:8443",
                "`https://panel.acme.example:8443` differs from the registered `https://panel.acme.example` only \
                 by its port (`8443` instead of none); load the page from the registered one, or register this \
                 one",
            ),
        ],
    );
}

#[test]
fn hosts() {
    let stage =
        matcher(false, Stage, [&[CALLBACK, "https://xn--bcher-kva.example/cb"], &[], &["https://b.acme.example"]]);
    say(
        &stage,
        Redirect,
        &[
            (
                "https://evil.example/callback",
                "`https://evil.example/callback` differs from the registered `https://app.acme.example/callback` \
                 only by its host (`evil.example` instead of `app.acme.example`); register it only if the host \
                 is yours",
            ),
            (
                "https://app.acme.example.evil.example/other",
                "`https://app.acme.example.evil.example/other` is like nothing that is registered; it differs \
                 from the nearest, `https://app.acme.example/callback`, by its host \
                 (`app.acme.example.evil.example` instead of `app.acme.example`) and its path (`/other` instead \
                 of `/callback`); register it only if the host is yours",
            ),
            (
                "https://b.acme.example/callback",
                "`https://b.acme.example/callback` differs from the registered \
                 `https://app.acme.example/callback` only by its host (`b.acme.example` instead of \
                 `app.acme.example`); send the registered text, or register this one",
            ),
            (
                "https://b\u{fc}cher.example/cb",
                "`https://b\u{fc}cher.example/cb` differs from the registered `https://xn--bcher-kva.example/cb` \
                 only by the form of its host (`b\u{fc}cher.example` instead of `xn--bcher-kva.example`); send \
                 the registered text, or register this one; the two hosts are one in two forms, but not one text",
            ),
            (
                "https://\u{430}pp.acme.example/callback",
                "`https://\u{430}pp.acme.example/callback` differs from the registered \
                 `https://app.acme.example/callback` only by its host (`\u{430}pp.acme.example` instead of \
                 `app.acme.example`); register it only if the host is yours; its host holds letters beyond \
                 ASCII, some of which look like others: `xn--pp-6kc.acme.example`",
            ),
            (
                "https://\u{ff41}pp.acme.example/callback",
                "`https://\u{ff41}pp.acme.example/callback` differs from the registered \
                 `https://app.acme.example/callback` only by its host (`\u{ff41}pp.acme.example` instead of \
                 `app.acme.example`); what was sent can never be registered: its host is read in different ways: \
                 it becomes another name when programs read it; send the registered text; its host holds signs \
                 beyond ASCII that programs turn into others",
            ),
            (
                "https://login.example/start",
                "`https://login.example/start` is like nothing that is registered; it differs from the nearest, \
                 `https://app.acme.example/callback`, by its host (`login.example` instead of \
                 `app.acme.example`) and its path (`/start` instead of `/callback`); register it only if the \
                 host is yours",
            ),
        ],
    );
    let written = matcher(false, Stage, [&["https://b\u{fc}cher.example/cb"], &[], &[]]);
    say(
        &written,
        Redirect,
        &[(
            "https://xn--bcher-kva.example/cb",
            "`https://xn--bcher-kva.example/cb` differs from the registered `https://b\u{fc}cher.example/cb` \
                 only by the form of its host (`xn--bcher-kva.example` instead of `b\u{fc}cher.example`); send \
                 the registered text, or register this one; the two hosts are one in two forms, but not one text",
        )],
    );
}
