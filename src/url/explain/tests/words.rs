//! The real cases in words.

use super::*;

#[track_caller]
fn redirect(native: bool, environment: Environment, registered: &[&str], sent: &str, words: &str) {
    let explanation = matcher(native, environment, [registered, &[], &[]]).explain_redirect(sent);
    let words = words.replace("{T}", TEMPLATE);
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
        "refused in stage: nothing is registered for stage; add `https://acme.example/callback` there, or check the environment",
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
         registered text, or register this one; the whole URL has to be registered, with its path and not only its \
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
         `https://acme.example/callback` only by its query (`tenant=Cust26759` instead of none); leave the \
         query out; what varies belongs in `state`",
    );
    web(
        Production,
        &[callback, "https://acme.example/buttons/open"],
        "https://app.acme.example:8443/Callback",
        "refused in production: `https://app.acme.example:8443/Callback` is like nothing that is registered; it \
         differs from the nearest, `https://acme.example/callback`, by its host (`app.acme.example` instead of \
         `acme.example`), its port (`8443` instead of none) and letter case (`/Callback` instead of `/callback`); \
         register it only if the host is yours",
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
         `https://acme.example/callback` only by white space at its end; what was sent can never be registered: it \
         holds white space; send it without",
    );
    web(
        &["https://acme.example/callback"],
        "https://acme.example/call\u{202e}back",
        "refused in stage: `https://acme.example/call\\u{202e}back` differs from the registered \
         `https://acme.example/callback` only by an invisible character; what was sent can never be registered: it \
         holds a control or invisible character; send it without",
    );
    web(
        &["https://acme.example/callback"],
        "https://me:hunter2@acme.example/callback?key=hunter2",
        "refused in stage: `https://[redacted]@acme.example/callback?key=[redacted]` differs from the registered \
         `https://acme.example/callback` by user information and its query (`key=[redacted]` instead of none); what \
         was sent can never be registered: it holds a user name or password; send the registered text",
    );
    web(
        &[],
        "http://acme.example/callback",
        "refused in stage: nothing is registered for stage; what was sent can never be registered: http is \
         not allowed in stage; use https",
    );
    web(&[], "", "refused in stage: nothing was sent");
    redirect(
        false,
        Production,
        &["redirect-url.not-https|http://acme.example/callback"],
        "http://acme.example/callback",
        "refused in production: `http://acme.example/callback` is listed, but the entry never matches \
         (redirect-url.not-https: http is not safe there); mend the entry",
    );
    redirect(
        false,
        Production,
        &["redirect-url.not-https|http://acme.example/callback"],
        "https://acme.example/callback",
        "refused in production: `https://acme.example/callback` differs from the registered \
         `http://acme.example/callback` only by its scheme (`https` instead of `http`); that entry never matches \
         either (redirect-url.not-https: http is not safe there); mend the entry",
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
        "refused in sod: `https://acme.example/callback` is not what the registered pattern `{T}` describes; \
         register it only if the host is yours",
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
         be registered: http is not allowed in production",
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
         its host (`localhost` instead of `127.0.0.1`); send the registered text, or register this one; `localhost` \
         and the loopback addresses are one machine, but not one text",
    );
    native(
        &["http://localhost:8000/cb"],
        "http://localhost:8001/cb",
        "refused in sod: `http://localhost:8001/cb` differs from the registered `http://localhost:8000/cb` only by \
         its port (`8001` instead of `8000`); send the registered text, or register this one; the port of \
         `localhost` never floats; that of `127.0.0.1` and `[::1]` does",
    );
    redirect(
        false,
        Sod,
        &["http://127.0.0.1:8000"],
        "http://127.0.0.1:8001",
        "refused in sod: `http://127.0.0.1:8001` differs from the registered `http://127.0.0.1:8000` only by its \
         port (`8001` instead of `8000`); send the registered text, or register this one; the port of a loopback \
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
            "refused in stage: `https://acme.example/bye` is registered as a post-logout URL and not as a redirect \
             URL; add it to the redirect URLs of stage",
        ),
        (
            matcher.explain_post_logout("http://127.0.0.1:8000/cb"),
            "refused in stage: `http://127.0.0.1:8000/cb` is registered as a redirect URL and not as a post-logout \
             URL; add it to the post-logout URLs of stage",
        ),
        (
            matcher.explain_post_logout("http://127.0.0.1:8000"),
            "refused in stage: `http://127.0.0.1:8000` would match the registered pattern `{T}`, but the entry \
             never matches (redirect-pattern.misplaced: patterns are for redirect URLs only); list each URL by \
             itself",
        ),
        (
            matcher.explain_origin("https://app.acme.example/"),
            "refused in stage: `https://app.acme.example/` is no origin: an origin has no slash at its end; browsers send \
             `https://app.acme.example`, which is registered",
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
