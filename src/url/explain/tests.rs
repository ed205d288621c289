//! The real cases in words, and that the words agree with the verdict.

use proptest::prelude::*;

use super::*;
use crate::url::RedirectPattern;
use crate::url::facts::Setting;
use crate::url::matcher::tests::{any_setting, asked, built};
use crate::url::matcher::{Registered, Standing};

const TEMPLATE: &str = r"^http://127.0.0.1\:\d{4,10}$";
const LEGACY: &str =
    "\nOAuth sign-in answers InvalidRedirectUrl (2); legacy sign-in silently sends the user to the tenant";

/// An entry, perhaps inert: `redirect-url.not-https|http://acme.example`.
fn registered(text: &str) -> Registered<'_> {
    let is_code =
        |(name, _): &(&str, &str)| name.contains("-url.") || name.contains("-pattern.") || name.contains("-origin.");
    let (text, standing) = match text.split_once('|').filter(is_code) {
        Some((name, text)) => (text, Standing::Inert(Code::parse(name).unwrap())),
        None if text.starts_with('^') => (text, Standing::Pattern(RedirectPattern::parse(text).unwrap())),
        None => (text, Standing::Literal),
    };
    Registered { text: text.into(), compared: None, standing }
}

fn matcher(native: bool, environment: Environment, lists: [&[&str]; 3]) -> UrlMatcher {
    let [redirects, post_logouts, origins] = lists.map(|list| list.iter().map(|text| registered(text)));
    let setting = Setting { native, environment, http_anywhere: false };
    UrlMatcher::new(setting, true, redirects, post_logouts, origins)
}

#[track_caller]
fn redirect(native: bool, environment: Environment, registered: &[&str], sent: &str, words: &str) {
    let explanation = matcher(native, environment, [registered, &[], &[]]).explain_redirect(sent);
    let words = words.replace("{T}", TEMPLATE);
    let words = if explanation.verdict().is_allowed() { words } else { format!("{words}{LEGACY}") };
    assert_eq!(explanation.to_string(), words);
}

#[test]
fn web_applications() {
    use Environment::{Production, Sod, Stage};
    let web = |environment, registered: &[&str], sent, words| redirect(false, environment, registered, sent, words);
    let callback = "https://acme.example/callback";
    web(Stage, &[callback], callback, "allowed in stage: `https://acme.example/callback` is registered");
    web(
        Stage,
        &[callback],
        "https://acme.example/callback/",
        "refused in stage: `https://acme.example/callback/` differs from the registered \
         `https://acme.example/callback` only by a trailing slash; send the registered text, or register this one",
    );
    web(
        Stage,
        &[],
        callback,
        "refused in stage: nothing is registered for stage; add `https://acme.example/callback` there, or use the \
         environment that has it",
    );
    // The Node sample: its README says the one, its settings send the other.
    web(
        Sod,
        &["http://localhost:3300/openid/callback"],
        "https://localhost:3300/openid/callback",
        "refused in sod: `https://localhost:3300/openid/callback` differs from the registered \
         `http://localhost:3300/openid/callback` only by its scheme (`https` instead of `http`); send the \
         registered text, or register this one",
    );
    // The quick start that showed the host only.
    web(
        Sod,
        &["https://devnet-tools.superoffice.com"],
        "https://devnet-tools.superoffice.com/openid/callback",
        "refused in sod: `https://devnet-tools.superoffice.com/openid/callback` differs from the registered \
         `https://devnet-tools.superoffice.com` only by its path (`/openid/callback` instead of none); send the \
         registered text, or register this one\nthe whole URL has to be registered, with its path and not only its \
         host",
    );
    // The Maps and News samples: `LoginRedirect.aspx`.
    web(
        Sod,
        &["http://localhost/SuperOffice.DevNet.Online.News.WebForm/LoginRedirect.aspx"],
        "http://localhost/SuperOffice.DevNet.Online.News.WebForm/loginredirect.aspx",
        "refused in sod: `http://localhost/SuperOffice.DevNet.Online.News.WebForm/loginred…` differs from the \
         registered `http://localhost/SuperOffice.DevNet.Online.News.WebForm/LoginRed…` only by letter case \
         (`/SuperOffice.DevNet.Online.News.WebForm/loginredirect.aspx` instead of \
         `/SuperOffice.DevNet.Online.News.WebForm/LoginRedirect.aspx`); send the registered text, or register this \
         one",
    );
    // The system user sample: the base URL lacks the prefix of the callback.
    web(
        Sod,
        &["http://localhost/SuperOffice.DevNet.Online.SystemUser.Mvc/Callback"],
        "http://localhost/DevNet.Online.SystemUser.Mvc/Callback",
        "refused in sod: `http://localhost/DevNet.Online.SystemUser.Mvc/Callback` differs from the registered \
         `http://localhost/SuperOffice.DevNet.Online.SystemUser.Mvc/Callba…` only by its path \
         (`/DevNet.Online.SystemUser.Mvc/Callback` instead of \
         `/SuperOffice.DevNet.Online.SystemUser.Mvc/Callback`); send the registered text, or register this one",
    );
    web(
        Production,
        &[callback],
        "https://acme.example:443/callback",
        "refused in production: `https://acme.example:443/callback` differs from the registered \
         `https://acme.example/callback` only by a default port that is spelled out (`443` instead of none); send \
         the registered text, or register this one",
    );
    web(
        Production,
        &[callback],
        "https://acme.example/callback?tenant=Cust26759",
        "refused in production: `https://acme.example/callback?tenant=Cust26759` differs from the registered \
         `https://acme.example/callback` only by its query (`tenant=Cust26759` instead of none); send the \
         registered text, or register this one",
    );
    web(
        Production,
        &[callback, "https://acme.example/buttons/open"],
        "https://app.acme.example:8443/Callback",
        "refused in production: `https://app.acme.example:8443/Callback` is like nothing that is registered; the \
         nearest is `https://acme.example/callback`, which differs by its host (`app.acme.example` instead of \
         `acme.example`), its port (`8443` instead of none) and letter case (`/Callback` instead of `/callback`); \
         send the registered text, or register this one",
    );
    // The Razor sample has both.
    web(
        Sod,
        &["https://localhost:5001/callback", "http://localhost:5000/callback"],
        "http://localhost:5001/callback",
        "refused in sod: `http://localhost:5001/callback` differs from the registered \
         `https://localhost:5001/callback` only by its scheme (`http` instead of `https`); send the registered \
         text, or register this one",
    );
}

#[test]
fn what_can_never_be_registered_is_not_advised() {
    use Environment::{Production, Stage};
    let web = |registered: &[&str], sent, words| redirect(false, Stage, registered, sent, words);
    web(
        &["https://acme.example/callback"],
        "https://acme.example/callback\n",
        "refused in stage: `https://acme.example/callback\\n` differs from the registered \
         `https://acme.example/callback` only by white space; what was sent can never be registered: it holds white \
         space",
    );
    web(
        &["https://acme.example/callback"],
        "https://acme.example/call\u{202e}back",
        "refused in stage: `https://acme.example/call\\u{202e}back` differs from the registered \
         `https://acme.example/callback` only by an invisible character; what was sent can never be registered: it \
         holds a control or invisible character",
    );
    web(
        &["https://acme.example/callback"],
        "https://me:hunter2@acme.example/callback?key=hunter2",
        "refused in stage: `https://[redacted]@acme.example/callback?key=[redacted]` differs from the registered \
         `https://acme.example/callback` by user information and its query (`key=[redacted]` instead of none); what \
         was sent can never be registered: it holds a user name or password",
    );
    web(
        &[],
        "http://acme.example/callback",
        "refused in stage: nothing is registered for stage; what was sent can never be registered in stage: its \
         scheme is not allowed there",
    );
    web(
        &[],
        "",
        "refused in stage: nothing is registered for stage; what was sent can never be registered: it is not an \
         absolute URL",
    );
    redirect(
        false,
        Production,
        &["redirect-url.not-https|http://acme.example/callback"],
        "http://acme.example/callback",
        "refused in production: `http://acme.example/callback` is listed, but the entry never matches \
         (redirect-url.not-https); mend the entry",
    );
    redirect(
        false,
        Production,
        &["redirect-url.not-https|http://acme.example/callback"],
        "https://acme.example/callback",
        "refused in production: `https://acme.example/callback` differs from the registered \
         `http://acme.example/callback` only by its scheme (`https` instead of `http`), and that entry never \
         matches either (redirect-url.not-https); mend the entry",
    );
}

#[test]
fn native_applications_and_patterns() {
    let native = |registered: &[&str], sent, words| redirect(true, Environment::Sod, registered, sent, words);
    native(
        &[TEMPLATE],
        "http://127.0.0.1:7890",
        "allowed in sod: `http://127.0.0.1:7890` matches the registered pattern `{T}`",
    );
    native(
        &["http://127.0.0.1:8000"],
        "http://127.0.0.1:8001",
        "allowed in sod: `http://127.0.0.1:8001` is registered as `http://127.0.0.1:8000`, and the port of a \
         loopback address floats in native applications",
    );
    native(
        &[TEMPLATE],
        "http://127.0.0.1:7890/desktop-callback",
        "refused in sod: `http://127.0.0.1:7890/desktop-callback` would match the registered pattern `{T}` but for \
         its path (`/desktop-callback` instead of none); send what the pattern describes, or register this one",
    );
    native(
        &[TEMPLATE],
        "http://127.0.0.1:7890/",
        "refused in sod: `http://127.0.0.1:7890/` would match the registered pattern `{T}` but for a trailing \
         slash; send what the pattern describes, or register this one",
    );
    native(
        &[TEMPLATE],
        "http://127.0.0.1:80",
        "refused in sod: `http://127.0.0.1:80` would match the registered pattern `{T}` but for its port (`80`, \
         where `8080` would do); send what the pattern describes, or register this one",
    );
    native(
        &[TEMPLATE],
        "http://localhost:7890",
        "refused in sod: `http://localhost:7890` would match the registered pattern `{T}` but for its host \
         (`localhost` instead of `127.0.0.1`); send what the pattern describes, or register this one",
    );
    native(
        &[TEMPLATE],
        "http://localhost:7890/",
        "refused in sod: `http://localhost:7890/` would match the registered pattern `{T}` but for a trailing slash \
         and its host (`localhost` instead of `127.0.0.1`); send what the pattern describes, or register this one",
    );
    native(
        &[TEMPLATE],
        "https://acme.example/callback",
        "refused in sod: `https://acme.example/callback` is not what the registered pattern `{T}` describes; send \
         what it describes, or register this one",
    );
    native(
        &[TEMPLATE],
        "http://127.0.0.1",
        "refused in sod: `http://127.0.0.1` would match the registered pattern `{T}` but for its port (none, where \
         `8080` would do); send what the pattern describes, or register this one",
    );
    native(
        &[r"^https://acme\.example/\d{1,4}/$"],
        "https://acme.example/42",
        "refused in sod: `https://acme.example/42` would match the registered pattern \
         `^https://acme\\.example/\\d{1,4}/$` but for a trailing slash; send what the pattern describes, or \
         register this one",
    );
    // An old tutorial shows this entry, without anchors.
    native(
        &[r"redirect-pattern.unmarked|http://127.0.0.1\:\d{4,10}/desktop-callback"],
        "http://127.0.0.1:7890/desktop-callback",
        "refused in sod: `http://127.0.0.1:7890/desktop-callback` would match the registered pattern \
         `http://127.0.0.1\\:\\d{4,10}/desktop-callback` if that were written \
         `^http://127.0.0.1\\:\\d{4,10}/desktop-callback$`, but the entry never matches (redirect-pattern.unmarked: \
         a pattern starts with `^`); mend the entry",
    );
    // A README in which Markdown took a part of the entry for a link.
    native(
        &[r"redirect-pattern.unanchored|^<http://127.0.0.1\:\d{4,10}$>"],
        "http://127.0.0.1:7890",
        "refused in sod: `http://127.0.0.1:7890` would match the registered pattern \
         `^<http://127.0.0.1\\:\\d{4,10}$>` if that were written `{T}`, but the entry never matches \
         (redirect-pattern.unanchored: a pattern ends with `$`); mend the entry",
    );
    redirect(
        false,
        Environment::Production,
        &[TEMPLATE],
        "http://127.0.0.1:7890",
        "refused in production: `http://127.0.0.1:7890` matches the registered pattern `{T}`, but what was sent can never \
         be registered in production: its scheme is not allowed there",
    );
}

#[test]
fn native_applications_and_ports() {
    use Environment::Sod;
    let native = |registered: &[&str], sent, words| redirect(true, Sod, registered, sent, words);
    native(
        &["http://127.0.0.1:8000/cb"],
        "http://localhost:8000/cb",
        "refused in sod: `http://localhost:8000/cb` differs from the registered `http://127.0.0.1:8000/cb` only by \
         its host (`localhost` instead of `127.0.0.1`); send the registered text, or register this one\n`localhost` \
         and the loopback addresses are one machine, but not one text",
    );
    native(
        &["http://localhost:8000/cb"],
        "http://localhost:8001/cb",
        "refused in sod: `http://localhost:8001/cb` differs from the registered `http://localhost:8000/cb` only by \
         its port (`8001` instead of `8000`); send the registered text, or register this one\nthe port of \
         `localhost` never floats; that of `127.0.0.1` and `[::1]` does",
    );
    redirect(
        false,
        Sod,
        &["http://127.0.0.1:8000"],
        "http://127.0.0.1:8001",
        "refused in sod: `http://127.0.0.1:8001` differs from the registered `http://127.0.0.1:8000` only by its \
         port (`8001` instead of `8000`); send the registered text, or register this one\nthe port of a loopback \
         address floats for native applications only",
    );
}

#[test]
fn other_lists() {
    let matcher = matcher(
        true,
        Environment::Stage,
        [
            &["http://127.0.0.1:8000/cb"],
            &["https://acme.example/bye", r"redirect-pattern.misplaced|^http://127.0.0.1\:\d{4,10}$"],
            &["https://app.acme.example"],
        ],
    );
    for (explanation, words) in [
        (
            matcher.explain_redirect("https://acme.example/bye"),
            &*format!(
                "refused in stage: `https://acme.example/bye` is registered as a post-logout URL and not as a \
                 redirect URL; add it to the redirect URLs of stage{LEGACY}"
            ),
        ),
        (
            matcher.explain_post_logout("http://127.0.0.1:8000/cb"),
            "refused in stage: `http://127.0.0.1:8000/cb` is registered as a redirect URL and not as a post-logout \
             URL; add it to the post-logout URLs of stage",
        ),
        (
            matcher.explain_post_logout("http://127.0.0.1:8000"),
            "refused in stage: `http://127.0.0.1:8000` would match the registered pattern `{T}`, but the entry \
             never matches (redirect-pattern.misplaced: patterns are for redirect URLs only); mend the entry",
        ),
        (
            matcher.explain_origin("https://app.acme.example/"),
            "refused in stage: `https://app.acme.example/` differs from the registered `https://app.acme.example` \
             only by a trailing slash; no browser sends this as an origin, which is scheme, host and port in lower \
             case",
        ),
        (
            matcher.explain_origin("https://app.acme.example:8443"),
            "refused in stage: `https://app.acme.example:8443` differs from the registered \
             `https://app.acme.example` only by its port (`8443` instead of none); load the page from the \
             registered one, or register this one",
        ),
        (
            matcher.explain_origin("null"),
            "refused in stage: `null` is what browsers send for a page without an origin, and it never matches",
        ),
    ] {
        assert_eq!(explanation.to_string(), words.replace("{T}", TEMPLATE));
    }
    assert_eq!(matcher.explain_redirect("https://acme.example/bye").listed_as(), Some(UrlKind::PostLogout));
}

#[test]
fn the_nearest_is_the_one_with_fewest_differences_then_smallest_edit_then_first() {
    for (registered, sent, place) in [
        (&["https://b.example/x", "https://acme.example/cb"][..], "https://acme.example/cb/", 1),
        (&["https://acme.example/callback", "https://acme.example/cb"], "https://acme.example/cbs", 1),
        (&["https://acme.example/a1", "https://acme.example/a2"], "https://acme.example/a", 0),
        (&[TEMPLATE, "http://127.0.0.1:8000/cb"], "http://127.0.0.1:8000/CB", 1),
        (&["http://127.0.0.1/abc", TEMPLATE], "http://127.0.0.1:8000/", 1),
    ] {
        let matcher = matcher(false, Environment::Sod, [registered, &[], &[]]);
        assert_eq!(matcher.explain_redirect(sent).nearest().map(NearestUrl::place), Some(place), "{sent}");
    }
}

#[test]
fn it_takes_its_time_but_not_forever() {
    let texts: Vec<_> = (0..20_000).map(|place| format!("https://acme.example/{}/{place}", "x".repeat(2000))).collect();
    let list: Vec<_> = texts.iter().map(String::as_str).chain([TEMPLATE; 8]).collect();
    let matcher = matcher(true, Environment::Sod, [&list, &[], &[]]);
    for sent in [format!("{}/", texts[7]), "x".repeat(1 << 20), ":@/?#".repeat(1 << 18), "%".repeat(1 << 20)] {
        let explanation = matcher.explain_redirect(&sent);
        assert!(!explanation.verdict().is_allowed());
        assert!(explanation.to_string().len() < 2000);
    }
}

const SECRET: &str = "hunter2";

/// A text with a secret somewhere in it, written in more ways than are right.
fn secretive() -> impl Strategy<Value = String> {
    let start = r"(https?|com\.acme)?:?[/\\]{0,3}((u:)?hunter2@)?(127\.0\.0\.1|a\.example)";
    let end = "(:[0-9]{1,4})?[/x ]{0,3}([?&](key|x|CODE)=hunter2)?(#key=hunter2)?";
    (start, end).prop_map(|(start, end)| start + &end)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]
    #[test]
    fn shows_no_secret(
        entries in proptest::collection::vec(secretive(), 0..4),
        sent in secretive(),
        native: bool,
    ) {
        let is_hidden = |text: &str| !crate::redact::url(text).contains(SECRET);
        prop_assume!(is_hidden(&sent) && entries.iter().all(|entry| is_hidden(entry)));
        let entries: Vec<_> = entries.iter().map(String::as_str).chain([TEMPLATE]).collect();
        let matcher = matcher(native, Environment::Sod, [&entries, &entries, &entries]);
        for kind in [UrlKind::Redirect, UrlKind::PostLogout, UrlKind::Origin] {
            let explained = MatchExplanation::new(&matcher, kind, &sent);
            prop_assert!(!explained.to_string().contains(SECRET), "{}", explained);
            let debug = format!("{explained:?}");
            prop_assert!(!debug.contains(SECRET));
        }
    }

    #[test]
    fn agrees_with_the_plain_verdict((entries, sent) in asked(), setting in any_setting(), any_port: bool) {
        let matcher = built(&entries, setting, any_port);
        for (plain, explained) in [
            (matcher.redirect(&sent), matcher.explain_redirect(&sent)),
            (matcher.post_logout(&sent), matcher.explain_post_logout(&sent)),
            (matcher.origin(&sent), matcher.explain_origin(&sent)),
        ] {
            prop_assert_eq!(plain, explained.verdict());
            let words = explained.to_string();
            let verdict = if plain.is_allowed() { "allowed in " } else { "refused in " };
            prop_assert!(words.starts_with(verdict));
            let hidden = words.chars().find(|letter| *letter != '\n' && crate::redact::is_hidden(*letter));
            prop_assert_eq!(hidden, None, "{:?}", words);
            if plain == Match::Exact {
                prop_assert!(explained.differences().is_empty());
            }
        }
    }
}
