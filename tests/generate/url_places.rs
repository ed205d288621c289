//! Where drafts with a fault of a URL have it.

use std::collections::BTreeSet;

use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;
use superoffice_app::generate::{NOW, drafts_with, environment_of};
use superoffice_app::{Code, Policy, When};

/// The places of this code in so many drafts with its fault, with `*` for the place in a list; and whether it stood first in one, and not first.
fn places(code: Code, count: usize) -> (BTreeSet<String>, bool, bool) {
    let (mut places, mut first, mut later) = (BTreeSet::new(), false, false);
    let faulty = drafts_with(code).unwrap();
    let mut runner = TestRunner::deterministic();
    for _ in 0..count {
        let draft = faulty.new_tree(&mut runner).unwrap().current();
        let report = draft.check_for(environment_of(code), NOW, &Policy::default());
        for problem in report.iter().filter(|problem| problem.code() == code) {
            let path = problem.path().to_string();
            let (before, rest) = path.split_once('[').unwrap_or((&path, ""));
            let (index, after) = rest.split_once(']').unwrap_or_default();
            first |= index == "0";
            later |= !matches!(index, "" | "0");
            places.insert(if rest.is_empty() { path } else { format!("{before}[*]{after}") });
        }
    }
    (places, first, later)
}

/// `{}` for nothing, and for each environment.
fn each_way(pattern: &str) -> BTreeSet<String> {
    ["", ".sod", ".stage", ".production"].map(|environment| pattern.replace("{}", environment)).into()
}

const ALLOWED: &str = "authentication.redirect_urls{}[*]";
const POST_LOGOUT: &str = "authentication.post_logout_redirect_urls{}[*]";
const DEFAULT: &str = "authentication.default_redirect_url{}";
const ORIGINS: &str = "authentication.cors_urls{}[*]";

/// The settings in which a code of redirect URLs, patterns and origins may stand; nothing for those that have places of their own.
fn settings(code: Code) -> Option<&'static [&'static str]> {
    let (family, fault) = code.as_str().split_once('.').unwrap();
    Some(match (family, fault) {
        ("redirect-url", "missing" | "too-many" | "not-listed" | "legacy") | ("cors-origin", "missing" | "unused") => {
            return None;
        }
        ("redirect-url", "duplicate") | ("redirect-pattern", "unmarked") => &[ALLOWED, POST_LOGOUT],
        ("redirect-url", "no-path" | "response-parameter" | "loopback-port") => &[ALLOWED, DEFAULT],
        ("redirect-url", "foreign-host") | ("redirect-pattern", "misplaced") => &[POST_LOGOUT],
        ("redirect-url", _) => &[ALLOWED, POST_LOGOUT, DEFAULT],
        ("redirect-pattern", _) => &[ALLOWED],
        ("cors-origin", _) => &[ORIGINS],
        _ => return None,
    })
}

#[test]
fn of_redirect_urls_and_origins_are_everywhere() {
    let mut checked = 0;
    for code in Code::ALL.iter().copied() {
        let Some(settings) = settings(code) else { continue };
        let (found, first, later) = places(code, 192);
        let mut wanted: BTreeSet<_> = settings.iter().flat_map(|setting| each_way(setting)).collect();
        let asked = environment_of(code).as_str().to_owned();
        // Only what counts in the environment that is asked for is seen, and http beside https only in one that is not.
        let only_asked = code.when().iter().all(|when| matches!(when, When::Ready(_)));
        let is_other =
            |path: &String| ["sod", "stage", "production"].iter().any(|name| path.contains(name) && *name != asked);
        wanted.retain(|path| !only_asked || !is_other(path));
        wanted.retain(|path| code != Code::REDIRECT_URL_MIXED_SCHEME || is_other(path));
        let missing: Vec<_> = wanted.difference(&found).collect();
        assert!(missing.is_empty(), "{code} is never at {missing:?}");
        // Of two that are the same, the second is told.
        let first = first || code.as_str().ends_with(".duplicate");
        assert!(first && later, "{code} stands first {first}, later {later}");
        checked += 1;
    }
    assert_eq!(checked, 48);
}

#[test]
fn of_endpoints_are_everywhere() {
    let mut all: BTreeSet<String> = ["partner_site", "ui[*].url"].map(str::to_owned).into();
    for setting in [
        "notifications.state_change_url{}",
        "integrations.erp_sync.url{}",
        "integrations.quote_connector.url{}",
        "integrations.mirroring.url{}",
        "advanced.custom_error_url{}",
    ] {
        all.extend(each_way(setting));
    }
    all.extend(["sod", "stage", "production"].map(|name| format!("tenants.{name}[*].endpoint")));
    for code in Code::ALL.iter().copied().filter(|code| code.as_str().starts_with("endpoint-url.")) {
        let (found, ..) = places(code, 512);
        let only_asked = code.when().iter().all(|when| matches!(when, When::Ready(_)));
        let is_seen = |path: &&String| {
            let is_named = path.starts_with("tenants") || *path == "partner_site";
            !only_asked || !is_named && !path.ends_with("sod") && !path.ends_with("stage")
        };
        let missing: Vec<_> = all.difference(&found).filter(is_seen).collect();
        assert!(missing.is_empty(), "{code} is never at {missing:?}");
    }
}
