//! That the words agree with the verdict, show no secret and take bounded time.

use proptest::prelude::*;

use super::*;
use crate::url::RedirectPattern;
use crate::url::facts::Setting;
use crate::url::matcher::tests::{any_setting, asked, built};
use crate::url::matcher::{Registered, Standing};

mod entries;
mod origins;
mod slips;
mod words;

const TEMPLATE: &str = r"^http://127.0.0.1\:\d{4,10}$";

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

/// Checks all rows before it complains, and shows what was said instead.
#[track_caller]
fn say(matcher: &UrlMatcher, kind: UrlKind, rows: &[(&str, &str)]) {
    let environment = matcher.environment();
    let mut wrong = String::new();
    for (sent, words) in rows {
        let said = matcher.explain(kind, sent).to_string();
        if said != format!("refused in {environment}: {words}") {
            wrong.extend([sent, "\n  ", &*said, "\n"]);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

const CALLBACK: &str = "https://app.acme.example/callback";

#[test]
fn the_nearest_differs_least_is_active_has_the_smallest_edit_and_is_first() {
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
    let start = r#"["<]?((https?|com\.acme)?:?[/\\]{0,3}|https%3A%2F%2F)((u:)?hunter2@)?(127\.0\.0\.1|a\.example)"#;
    let end = "(:[0-9]{1,4})?[/x ]{0,3}([?&](key|x|CODE)=hunter2)?(#key=hunter2)?[\">]?";
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
            prop_assert!(!format!("{explained:#}").contains(SECRET), "{}", explained);
            prop_assert!(!explained.requested().contains(SECRET));
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
            let hidden = words.chars().find(|letter| crate::redact::is_hidden(*letter));
            prop_assert_eq!(hidden, None, "{:?}", words);
            if plain == Match::Exact {
                prop_assert!(explained.differences().is_empty());
            }
        }
    }
}
