//! Laws of matching, and what is hostile to it.

use proptest::prelude::*;

use super::*;
use crate::Code;
use crate::url::RedirectPattern;

const TEMPLATE: &str = r"^http://127.0.0.1\:\d{4,10}$";

fn setting(native: bool, environment: Environment) -> Setting {
    Setting { native, environment, http_anywhere: false }
}

/// Texts that start with `^` are patterns, with `!` inert, and literals otherwise.
fn registered(text: &str) -> Registered<'_> {
    let (text, standing) = match text.strip_prefix('!') {
        Some(text) => (text, Standing::Inert(Code::REDIRECT_URL_NOT_HTTPS)),
        None if text.starts_with('^') => (text, Standing::Pattern(RedirectPattern::parse(text).unwrap())),
        None => (text, Standing::Literal),
    };
    Registered { text: text.into(), compared: None, standing }
}

fn matcher(setting: Setting, texts: &[&str]) -> UrlMatcher {
    let entries = || texts.iter().map(|text| registered(text));
    UrlMatcher::new(setting, true, entries(), entries(), entries())
}

#[test]
fn text_is_compared_and_nothing_else() {
    let matcher = matcher(setting(false, Environment::Stage), &["https://acme.example/callback", "!https://b.example"]);
    assert_eq!(matcher.redirect("https://acme.example/callback"), Match::Exact);
    assert_eq!(matcher.post_logout("https://acme.example/callback"), Match::Exact);
    assert_eq!(matcher.origin("https://acme.example/callback"), Match::Exact);
    for refused in [
        "",
        "https://b.example",
        "!https://b.example",
        "https://acme.example",
        "https://acme.example/callback/",
        "https://acme.example/Callback",
        "https://ACME.example/callback",
        "https://acme.example:443/callback",
        "https://acme.example/callback?x",
        "https://acme.example/callback#",
        "https://acme.example/callbac%6b",
        "https://acme.example/callback ",
        "https://acme.example/x/../callback",
        "https://acme.example/callback\0",
        "http://acme.example/callback",
    ] {
        assert!(!matcher.redirect(refused).is_allowed(), "{refused}");
        assert!(!matcher.post_logout(refused).is_allowed(), "{refused}");
        assert!(!matcher.origin(refused).is_allowed(), "{refused}");
    }
}

#[test]
fn the_port_floats_only_where_it_may() {
    let texts =
        ["http://127.0.0.1:8000/cb", "http://[::1]/six?x", "http://localhost:8000/cb", "https://127.0.0.1:9/cb"];
    let native = matcher(setting(true, Environment::Production), &texts);
    for (sent, expected) in [
        ("http://127.0.0.1:8000/cb", Match::Exact),
        ("http://127.0.0.1:8001/cb", Match::LoopbackPort),
        ("http://127.0.0.1/cb", Match::LoopbackPort),
        ("http://[::1]:65535/six?x", Match::LoopbackPort),
        ("http://[::1]:65536/six?x", Match::Refused),
        ("http://127.0.0.1:8001/cb/", Match::Refused),
        ("http://127.0.0.1:8001/six?x", Match::Refused),
        ("http://[::1]:8001/cb", Match::Refused),
        ("http://localhost:8001/cb", Match::Refused),
        ("https://127.0.0.1:10/cb", Match::Refused),
        ("http://127.0.0.1:08001/cb", Match::Refused),
    ] {
        assert_eq!(native.redirect(sent), expected, "{sent}");
        assert_eq!(native.post_logout(sent).is_allowed(), expected == Match::Exact, "{sent}");
    }
    let fixed = UrlMatcher::new(native.setting(), false, texts.map(registered), [], []);
    for other in [fixed, matcher(setting(false, Environment::Sod), &texts)] {
        assert_eq!(other.redirect("http://127.0.0.1:8001/cb"), Match::Refused);
        assert_eq!(other.redirect("http://127.0.0.1:8000/cb"), Match::Exact);
    }
}

#[test]
fn an_inert_loopback_entry_floats_nothing() {
    let native = matcher(setting(true, Environment::Sod), &["!http://127.0.0.1:8000/cb"]);
    assert_eq!(native.redirect("http://127.0.0.1:8001/cb"), Match::Refused);
    assert_eq!(native.redirect("http://127.0.0.1:8000/cb"), Match::Refused);
}

#[test]
fn a_pattern_lets_in_only_what_could_be_registered() {
    let sod = matcher(setting(true, Environment::Sod), &[TEMPLATE, "^.*$"]);
    assert_eq!(sod.redirect("http://127.0.0.1:7890"), Match::Pattern);
    assert_eq!(sod.redirect("https://acme.example/x"), Match::Pattern);
    assert_eq!(sod.post_logout("http://127.0.0.1:7890"), Match::Refused);
    assert_eq!(sod.origin("http://127.0.0.1:7890"), Match::Refused);
    for refused in ["", TEMPLATE, "http://acme.example/x", "https://u@acme.example", "https://acme.example/#", "x"] {
        assert_eq!(sod.redirect(refused), Match::Refused, "{refused}");
    }
    let long = format!("https://acme.example/{}", "x".repeat(LONGEST_FOR_PATTERNS));
    assert_eq!(sod.redirect(&long), Match::Refused);
    assert_eq!(sod.redirect(long.get(..LONGEST_FOR_PATTERNS).unwrap()), Match::Pattern);
    let stage = matcher(setting(false, Environment::Stage), &["^http://.*$"]);
    assert_eq!(stage.redirect("http://127.0.0.1:7890"), Match::Refused);
}

#[test]
fn nothing_hostile_does_harm() {
    let big = "a".repeat(1 << 20);
    for texts in [vec![], vec!["http://127.0.0.1/a", "^http://.*$"], (0..99).map(|_| "http://127.0.0.1/a").collect()] {
        let matcher = matcher(setting(true, Environment::Sod), &texts);
        for text in [
            big.clone(),
            ":".repeat(1 << 20),
            format!("http://127.0.0.1:{big}"),
            format!("http://127.0.0.1:{}/a", "9".repeat(8000)),
            "http://127.0.0.1:\0/a".to_owned(),
            "\0".to_owned(),
            "http://127.0.0.1:99999999999999999999/a".to_owned(),
            "http://127.0.0.1:::::::/a".to_owned(),
            "http://127.0.0.1:😀/a".to_owned(),
            "http://127.0.0.1:80\u{202e}/a".to_owned(),
        ] {
            for kind in [UrlKind::Redirect, UrlKind::PostLogout, UrlKind::Origin] {
                assert_eq!(matcher.find(kind, &text), Match::Refused);
            }
        }
    }
    let long = format!("https://acme.example/{big}");
    assert_eq!(matcher(setting(false, Environment::Sod), &[&*long]).redirect(&long), Match::Refused);
}

#[test]
fn it_is_shared_and_shows_nothing() {
    fn shared<T: Send + Sync>(value: T) -> T {
        value
    }
    let matcher = shared(matcher(setting(false, Environment::Sod), &["https://acme.example/?key=hunter2"]));
    assert!(!format!("{matcher:?}").contains("hunter2"));
    assert_eq!((matcher.count(UrlKind::Redirect), matcher.environment()), (1, Environment::Sod));
    assert_eq!(matcher.entries(UrlKind::Origin).len(), 1);
    assert_eq!(
        (Match::LoopbackPort.to_string(), UrlKind::PostLogout.to_string()),
        ("loopback port".into(), "post-logout URL".into())
    );
}

/// The same by looking at every entry.
fn naive(entries: &[String], setting: Setting, any_port: bool, sent: &str) -> Match {
    let literals = || entries.iter().filter(|entry| !entry.starts_with(['!', '^']));
    let floats = |entry: &String| {
        ["http://127.0.0.1", "http://[::1]"].iter().any(|address| {
            let rests = [entry.as_str(), sent].map(|text| rest_behind_port(text.strip_prefix(address)?));
            rests[0].is_some() && rests[0] == rests[1]
        })
    };
    let patterns = entries.iter().filter(|entry| entry.starts_with('^'));
    if literals().any(|entry| entry == sent) {
        Match::Exact
    } else if setting.native && any_port && literals().any(floats) {
        Match::LoopbackPort
    } else if patterns.map(|entry| RedirectPattern::parse(entry).unwrap()).any(|pattern| pattern.is_match(sent))
        && UrlFacts::scan(sent).is_registrable(setting)
    {
        Match::Pattern
    } else {
        Match::Refused
    }
}

fn rest_behind_port(after: &str) -> Option<&str> {
    let (port, rest) = after.split_at(after.find(['/', '?']).unwrap_or(after.len()));
    let is_port = |text: &str| (1..=65535).any(|port: u32| port.to_string() == text);
    (port.is_empty() || port.strip_prefix(':').is_some_and(is_port)).then_some(rest)
}

pub(crate) fn url() -> impl Strategy<Value = String> {
    let scheme = prop_oneof![4 => Just("http"), 2 => Just("https"), 1 => Just("HTTP"), 1 => Just("com.acme")];
    let host =
        prop_oneof![4 => Just("127.0.0.1"), 2 => Just("[::1]"), 1 => Just("localhost"), 2 => Just("acme.example")];
    let port = prop_oneof![3 => Just(""), 2 => Just(":8000"), 2 => Just(":9"), 1 => Just(":0"), 1 => Just(":70000")];
    let rest = prop_oneof![
        Just(""),
        Just("/"),
        Just("/cb"),
        Just("/cb/"),
        Just("/CB"),
        Just("/cb?x=1"),
        Just("?x"),
        Just("#")
    ];
    (scheme, host, port, rest).prop_map(|(scheme, host, port, rest)| format!("{scheme}://{host}{port}{rest}"))
}

/// Literals, and some that are inert, and a few patterns.
pub(crate) fn entries() -> impl Strategy<Value = Vec<String>> {
    let entry = prop_oneof![
        8 => url(),
        2 => url().prop_map(|url| format!("!{url}")),
        1 => Just(TEMPLATE.to_owned()),
        1 => Just(r"^https://acme\.example/c.$".to_owned()),
        4 => (0..99_u32).prop_map(|number| format!("http://127.0.0.1/{number}")),
    ];
    proptest::collection::vec(entry, 0..40)
}

/// An entry that is changed a little, or something else.
pub(crate) fn candidate(entries: &[String]) -> impl Strategy<Value = String> + use<> {
    let mut entries = entries.to_vec();
    entries.push("https://acme.example/cb".to_owned());
    let letter =
        proptest::sample::select(vec!["", "/", ":", "1", "0", "A", " ", "\0", "%2f", "@", "#", "\u{202e}", "ø"]);
    let changed = (proptest::sample::select(entries), any::<proptest::sample::Index>(), letter, any::<[bool; 2]>())
        .prop_map(|(entry, at, letter, [insert, remove])| {
            let mut letters: Vec<_> = entry.trim_start_matches('!').chars().collect();
            let at = at.index(letters.len());
            if remove {
                letters.remove(at);
            }
            if insert {
                letters.splice(at..at, letter.chars());
            }
            letters.into_iter().collect()
        });
    prop_oneof![8 => changed, 2 => url(), 1 => any::<String>()]
}

pub(crate) fn any_setting() -> impl Strategy<Value = Setting> {
    (any::<bool>(), proptest::sample::select(Environment::ALL.to_vec()))
        .prop_map(|(native, environment)| setting(native, environment))
}

pub(crate) fn asked() -> impl Strategy<Value = (Vec<String>, String)> {
    entries().prop_flat_map(|entries| {
        let candidate = candidate(&entries);
        (Just(entries), candidate)
    })
}

pub(crate) fn built(entries: &[String], setting: Setting, any_port: bool) -> UrlMatcher {
    let list = |skip: usize| entries.iter().skip(skip).map(|text| registered(text));
    UrlMatcher::new(setting, any_port, list(0), list(1), list(2))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]
    #[test]
    fn agrees_with_looking_at_every_entry((entries, sent) in asked(), setting in any_setting(), any_port: bool) {
        let matcher = built(&entries, setting, any_port);
        prop_assert_eq!(matcher.redirect(&sent), naive(&entries, setting, any_port, &sent));
        let listed = |skip: usize| {
            let is_literal = !sent.starts_with(['!', '^']);
            let found = is_literal && entries.iter().skip(skip).any(|entry| *entry == sent);
            if found { Match::Exact } else { Match::Refused }
        };
        prop_assert_eq!(matcher.post_logout(&sent), listed(1));
        prop_assert_eq!(matcher.origin(&sent), listed(2));
    }
}
