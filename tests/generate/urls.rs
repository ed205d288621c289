//! Texts that are URLs but for one fault, and texts that are nearly a registered URL.

use std::collections::BTreeSet;

use proptest::arbitrary::any;
use proptest::strategy::{BoxedStrategy, Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;
use superoffice_app::generate::{drafts, near_misses, wrong_urls};
use superoffice_app::{
    AuthenticationDraft, ConfigurationDraft, Environment, Match, ParseErrorKind, PerEnvironment, Policy, RedirectUrl,
    UrlFaults, UrlKind, UrlList, UrlMatcher,
};

/// Calls `law` with values of a strategy and with simpler ones.
fn each<T: core::fmt::Debug>(strategy: &BoxedStrategy<T>, cases: usize, mut law: impl FnMut(T)) {
    let mut runner = TestRunner::deterministic();
    for _ in 0..cases {
        let mut tree = strategy.new_tree(&mut runner).unwrap();
        law(tree.current());
        for _ in 0..32 {
            if !tree.simplify() {
                break;
            }
            law(tree.current());
        }
    }
}

#[test]
fn wrong_urls_have_the_one_fault_that_they_are_said_to_have() {
    let mut seen = UrlFaults::empty();
    each(&wrong_urls(), 4_096, |(fault, text)| {
        let error = RedirectUrl::parse(&text).expect_err(&text);
        assert_eq!(error.kind(), ParseErrorKind::Url(fault), "{text:?}");
        seen |= fault;
    });
    assert_eq!(seen, UrlFaults::all());
}

/// Where only this URL is registered, everywhere.
fn registered(url: &str, native: bool, environment: Environment) -> UrlMatcher {
    let list = || PerEnvironment::Shared(UrlList::from_iter([url.to_owned()]).into());
    let authentication = AuthenticationDraft {
        native: native.into(),
        redirect_urls: list(),
        post_logout_redirect_urls: list(),
        ..Default::default()
    };
    let draft = ConfigurationDraft { authentication: authentication.into(), ..Default::default() };
    draft.urls(environment, &Policy::default())
}

const REGISTERED: [&str; 18] = [
    "https://acme.example/callback",
    "https://acme.example/callback/",
    "https://acme.example",
    "https://acme.example/",
    "https://app.acme.example:8443/auth/callback?tenant=1&from=app",
    "https://acme.example:443/callback",
    "https://acme.example:65535/callback",
    "https://ACME.example/Callback",
    "https://acme.example/100%25/%C3%A5?x=%2F",
    "https://xn--blbr-roah.acme.example/callback",
    "https://[2001:db8::1]:8443/callback",
    "http://127.0.0.1:8000/callback",
    "http://127.0.0.1:8000",
    "http://127.0.0.1",
    "http://[::1]:9/callback?x=1",
    "http://localhost:8000/callback",
    "com.acme.app:/callback",
    "com.acme.app://acme/callback?x=1",
];

/// The URLs above, and others.
fn urls() -> BTreeSet<RedirectUrl> {
    let mut urls: BTreeSet<_> = REGISTERED.iter().map(|text| RedirectUrl::parse(text).unwrap()).collect();
    each(&any::<RedirectUrl>().boxed(), 24, |url| {
        urls.insert(url);
    });
    urls
}

#[test]
fn no_matcher_takes_a_near_miss_for_the_registered_url() {
    for url in &urls() {
        let text = url.as_str();
        let mut matchers = Vec::new();
        for environment in Environment::ALL {
            matchers.extend([true, false].map(|native| registered(text, native, environment)));
        }
        assert!(matchers.iter().any(|matcher| matcher.redirect(text) == Match::Exact), "{text} can be registered");
        let mut misses = BTreeSet::new();
        each(&near_misses(url), 256, |miss| {
            assert_ne!(miss, text);
            for matcher in &matchers {
                for kind in [UrlKind::Redirect, UrlKind::PostLogout] {
                    assert_eq!(matcher.find(kind, &miss), Match::Refused, "{text} {miss:?} {matcher:?}");
                }
            }
            misses.insert(miss);
        });
        assert!(misses.len() > 40, "{text} has {} near misses only", misses.len());
    }
}

#[test]
fn near_misses_are_of_every_kind() {
    let url = RedirectUrl::parse("https://acme.example/callback").unwrap();
    let mut missing = vec![
        "https://acme.example/Callback",
        "https://acme.example/callback/",
        "https://acme.example//callback",
        "https://acme.example:443/callback",
        "https://acme.example/%63allback",
        "http://acme.example/callback",
        "https://acme.example@evil.example/callback",
        "https://acme.example/callback#",
        "https://acme.example/callback ",
        "https://acme.example/c\u{430}llback",
        "https://acme.example/callbac",
    ];
    each(&near_misses(&url), 8_192, |miss| missing.retain(|wanted| *wanted != miss));
    assert_eq!(missing, [""; 0]);
}

/// The path of a URL that has one, without its query.
fn path(url: &str) -> &str {
    let url = url.split_once('?').map_or(url, |(before, _)| before);
    let rest = url.split_once("://").or_else(|| url.split_once(':')).unwrap().1;
    rest.find('/').and_then(|at| rest.get(at..)).unwrap_or_default()
}

/// One path in eight, and no less than two in three of that, ends in a slash, has an upper case letter, has an escape.
#[track_caller]
fn assert_spelt_in_every_way(urls: &[String]) {
    type Law = fn(&str) -> bool;
    const WAYS: [(&str, Law); 3] = [
        ("ends in a slash", |path| path.ends_with('/')),
        ("has an upper case letter", |path| {
            let segments = path.split('%').enumerate();
            segments
                .map(|(at, text)| if at == 0 { text } else { text.get(2..).unwrap() })
                .any(|text| text != text.to_lowercase())
        }),
        ("has an escape", |path| path.contains('%')),
    ];
    let plain = urls.iter().filter(|url| WAYS.iter().all(|(_, law)| !law(path(url)))).count();
    for (way, law) in WAYS {
        let count = urls.iter().filter(|url| law(path(url))).count();
        assert!(count.abs_diff(urls.len() / 8) < urls.len() / 24, "{way}: {count} of {}", urls.len());
    }
    assert!(plain * 2 > urls.len(), "{plain} of {} are plain", urls.len());
}

#[test]
fn redirect_urls_are_spelt_in_every_way() {
    let mut runner = TestRunner::deterministic();
    let url = any::<RedirectUrl>();
    let urls: Vec<_> = (0..2_400).map(|_| url.new_tree(&mut runner).unwrap().current().to_string()).collect();
    assert_spelt_in_every_way(&urls);
}

#[test]
fn urls_of_drafts_are_spelt_in_every_way() {
    let mut runner = TestRunner::deterministic();
    for environment in Environment::ALL {
        let (mut redirects, mut post_logout) = (Vec::new(), Vec::new());
        let drafts = drafts(environment);
        for _ in 0..400 {
            let draft = drafts.new_tree(&mut runner).unwrap().current();
            let table = draft.authentication.value().unwrap();
            for (lists, urls) in
                [(&table.redirect_urls, &mut redirects), (&table.post_logout_redirect_urls, &mut post_logout)]
            {
                let texts = lists.values().filter_map(|(_, list)| list.value()).flat_map(UrlList::values);
                let texts = texts.map(|(_, text)| text.as_str().to_owned());
                // The path of a pattern goes on with what may stand there.
                urls.extend(texts.filter(|text| !text.starts_with('^')));
            }
        }
        assert!(post_logout.len() > 300, "{}", post_logout.len());
        assert_spelt_in_every_way(&redirects);
        assert_spelt_in_every_way(&post_logout);
    }
}
