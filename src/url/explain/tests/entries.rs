//! Ports, patterns and entries that never match, in words.

use Environment::{Production, Sod, Stage};
use UrlKind::{PostLogout, Redirect};

use super::*;

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn ports() {
    let texts = ["http://127.0.0.1:8000/cb", "http://localhost:8000/cb2", "https://127.0.0.1:9/tls"];
    let lists: [&[&str]; 3] = [&texts, &texts, &[]];
    let native = matcher(true, Production, lists);
    say(
        &native,
        Redirect,
        &[
            (
                "http://127.0.0.1:9000/cb/",
                "`http://127.0.0.1:9000/cb/` differs from the registered `http://127.0.0.1:8000/cb` only by a \
                 trailing slash; send the registered text, or register this one",
            ),
            (
                "http://localhost:9000/cb",
                "`http://localhost:9000/cb` differs from the registered `http://127.0.0.1:8000/cb` only by its \
                 host (`localhost` instead of `127.0.0.1`); send the registered text, or register this one; \
                 `localhost` and the loopback addresses are one machine, but not one text",
            ),
            (
                "http://localhost:9000/cb2",
                "`http://localhost:9000/cb2` differs from the registered `http://localhost:8000/cb2` only by its \
                 port (`9000` instead of `8000`); send the registered text, or register this one; the port of \
                 `localhost` never floats; that of `127.0.0.1` and `[::1]` does",
            ),
            (
                "https://127.0.0.1:10/tls",
                "`https://127.0.0.1:10/tls` differs from the registered `https://127.0.0.1:9/tls` only by its \
                 port (`10` instead of `9`); send the registered text, or register this one; no port floats for \
                 https",
            ),
            (
                "http://127.0.0.1:99999/cb",
                "`http://127.0.0.1:99999/cb` differs from the registered `http://127.0.0.1:8000/cb` only by its \
                 port (`99999` instead of `8000`); what was sent can never be registered: its port is not a \
                 number from 1 to 65535; send the registered text",
            ),
            (
                "http://app.acme.example/cb",
                "`http://app.acme.example/cb` is like nothing that is registered; it differs from the nearest, \
                 `http://127.0.0.1:8000/cb`, by its host (`app.acme.example` instead of `127.0.0.1`) and its \
                 port (none instead of `8000`); what was sent can never be registered: http is allowed to \
                 loopback addresses only",
            ),
        ],
    );
    say(
        &native,
        PostLogout,
        &[(
            "http://127.0.0.1:9000/cb",
            "`http://127.0.0.1:9000/cb` differs from the registered `http://127.0.0.1:8000/cb` only by its \
                 port (`9000` instead of `8000`); send the registered text, or register this one; no port floats \
                 at sign-out",
        )],
    );
    let setting = Setting { native: true, environment: Sod, http_anywhere: false };
    let fixed = UrlMatcher::new(setting, false, texts.map(registered), [], []);
    say(
        &fixed,
        Redirect,
        &[
            (
                "http://127.0.0.1:9000/cb",
                "`http://127.0.0.1:9000/cb` differs from the registered `http://127.0.0.1:8000/cb` only by its \
                 port (`9000` instead of `8000`); send the registered text, or register this one; the policy \
                 lets no port float",
            ),
            (
                "http://localhost:9000/cb2",
                "`http://localhost:9000/cb2` differs from the registered `http://localhost:8000/cb2` only by its \
                 port (`9000` instead of `8000`); send the registered text, or register this one",
            ),
            (
                "https://127.0.0.1:10/tls",
                "`https://127.0.0.1:10/tls` differs from the registered `https://127.0.0.1:9/tls` only by its \
                 port (`10` instead of `9`); send the registered text, or register this one",
            ),
        ],
    );
    let web = matcher(false, Sod, lists);
    say(
        &web,
        Redirect,
        &[
            (
                "http://127.0.0.1:9000/cb",
                "`http://127.0.0.1:9000/cb` differs from the registered `http://127.0.0.1:8000/cb` only by its \
                 port (`9000` instead of `8000`); send the registered text, or register this one; the port of a \
                 loopback address floats for native applications only",
            ),
            (
                "http://localhost:9000/cb2",
                "`http://localhost:9000/cb2` differs from the registered `http://localhost:8000/cb2` only by its \
                 port (`9000` instead of `8000`); send the registered text, or register this one",
            ),
            (
                "https://127.0.0.1:10/tls",
                "`https://127.0.0.1:10/tls` differs from the registered `https://127.0.0.1:9/tls` only by its \
                 port (`10` instead of `9`); send the registered text, or register this one",
            ),
        ],
    );
    say(
        &web,
        PostLogout,
        &[(
            "http://127.0.0.1:9000/cb",
            "`http://127.0.0.1:9000/cb` differs from the registered `http://127.0.0.1:8000/cb` only by its \
                 port (`9000` instead of `8000`); send the registered text, or register this one",
        )],
    );
}

#[test]
fn patterns_and_inert_entries() {
    let sod = matcher(false, Sod, [&[r"^https://acme\.example/\d{1,3}$"], &[], &[]]);
    say(
        &sod,
        Redirect,
        &[(
            "https://acme.example/x",
            "`https://acme.example/x` is not what the registered pattern `^https://acme\\.example/\\d{1,3}$` describes; \
         send what the pattern describes, or register this one",
        )],
    );
    let native = matcher(true, Sod, [&[TEMPLATE, r"^https://a\.example/(x|y)z{3}$"], &[], &[]]);
    say(
        &native,
        Redirect,
        &[
            (
                TEMPLATE,
                "`^http://127.0.0.1\\:\\d{4,10}$` is the registered pattern itself; send a URL that it matches, \
                 such as `http://127.0.0.1:8080`",
            ),
            (
                r"^https://a\.example/(x|y)z{3}$",
                "`^https://a\\.example/(x|y)z{3}$` is the registered pattern itself; send a URL that it matches",
            ),
        ],
    );
    let stage = matcher(
        false,
        Stage,
        [
            &[
                "redirect-url.not-https|http://app.acme.example/cb",
                "redirect-url.malformed|https://app.acme.example:0/port",
                "redirect-url.ambiguous-host|https://127.1/host",
                "redirect-url.wildcard|https://app.acme.example/*",
                "redirect-url.private-host|https://intranet/cb",
            ],
            &[r"redirect-pattern.misplaced|^http://127.0.0.1\:\d{4,10}$"],
            &[],
        ],
    );
    say(
        &stage,
        Redirect,
        &[
            (
                "http://app.acme.example/cb",
                "`http://app.acme.example/cb` is listed, but the entry never matches (redirect-url.not-https: \
                 http is not safe there); mend the entry",
            ),
            (
                "https://app.acme.example:0/port",
                "`https://app.acme.example:0/port` is listed, but the entry never matches \
                 (redirect-url.malformed: its port is not a number from 1 to 65535); mend the entry",
            ),
            (
                "https://127.1/host",
                "`https://127.1/host` is listed, but the entry never matches (redirect-url.ambiguous-host: its \
                 host is read in different ways: it ends in a number, but is not four decimal numbers from 0 to \
                 255); mend the entry",
            ),
            (
                "https://app.acme.example/*",
                "`https://app.acme.example/*` is listed, but the entry never matches (redirect-url.wildcard: no \
                 wildcard matches); list each URL by itself",
            ),
            (
                "https://intranet/cb",
                "`https://intranet/cb` is listed, but the entry never matches (redirect-url.private-host: the \
                 host of the URL means nothing outside somebody's own network); mend the entry",
            ),
        ],
    );
    say(
        &stage,
        PostLogout,
        &[
            (
                TEMPLATE,
                "`^http://127.0.0.1\\:\\d{4,10}$` is listed, but the entry never matches \
                 (redirect-pattern.misplaced: patterns are for redirect URLs only); list each URL by itself",
            ),
            (
                "http://127.0.0.1:8000",
                "`http://127.0.0.1:8000` would match the registered pattern `^http://127.0.0.1\\:\\d{4,10}$`, \
                 but the entry never matches (redirect-pattern.misplaced: patterns are for redirect URLs only); \
                 list each URL by itself",
            ),
        ],
    );
}

#[test]
fn the_path_is_weighed() {
    let list = [
        "redirect-url.not-https|https://app.acme.example/a",
        "https://app.acme.example/b",
        "https://app.acme.example/Signin/Callback",
    ];
    let matcher = matcher(false, Stage, [&list, &[], &[]]);
    for (sent, place) in [("https://app.acme.example/c", 1), ("https://app.acme.example/signin/callback/", 2)] {
        assert_eq!(matcher.explain_redirect(sent).nearest().map(NearestUrl::place), Some(place), "{sent}");
    }
}

#[test]
fn the_long_form_has_one_sentence_a_line() {
    let matcher = matcher(false, Stage, [&[CALLBACK], &[CALLBACK], &[]]);
    let long = format!("{:#}", matcher.explain_redirect("https://app.acme.example/callback/"));
    assert_eq!(
        long,
        "refused in stage: `https://app.acme.example/callback/` differs from the registered \
         `https://app.acme.example/callback` only by a trailing slash\nsend the registered text, or register this \
         one\nAt SuperOffice, OAuth sign-in answers InvalidRedirectUrl (2); legacy sign-in silently sends the user to \
         the tenant"
    );
    assert_eq!(format!("{:#}", matcher.explain_post_logout("https://app.acme.example/")).lines().count(), 3);
    assert_eq!(format!("{:#}", matcher.explain_redirect(CALLBACK)).lines().count(), 1);
    assert_eq!(matcher.explain_redirect("\u{a0}x").requested(), r"\u{a0}x");
}
