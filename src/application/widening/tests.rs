use serde_json::{Value, json};

use super::*;
use crate::application::consequence;
use crate::application::consequence::InSod;
use crate::application::samples::{acme, lines};
use crate::{Circumstances, Policy};

/// What widens access, a line each.
fn widens(before: &Value, after: &Value) -> Vec<String> {
    let (before, after) = (acme(before), acme(after));
    let diff = before.diff(&after);
    let policy = Policy::default();
    let mut findings = Findings::new(&policy);
    consequence::of_edit(&mut findings, &before, &after, &diff, InSod::Inactive, &Circumstances::default());
    let mut found = lines(findings);
    found.retain(|line| line.contains("edit.widens-access"));
    found
}

#[track_caller]
fn case(before: &Value, after: &Value, expected: &[&str]) {
    let expected: Vec<_> = expected
        .iter()
        .map(|line| {
            let (path, what) = line.split_once(": ").unwrap();
            format!("warning[edit.widens-access]: {path}: this widens access: {what}")
        })
        .collect();
    assert_eq!(widens(before, after), expected, "{before} {after}");
}

fn urls(urls: &Value) -> Value {
    // Native, so that custom schemes can stand there.
    json!({"authentication": {"native": true, "redirect_urls": urls}})
}

#[test]
fn hosts_schemes_and_patterns() {
    const URLS: &str = "authentication.redirect_urls";
    let [a, b] = ["https://acme.example/a", "https://acme.example/b"];
    for (before, after, expected) in [
        (json!([a]), json!([a, b]), &[][..]),
        (json!([a]), json!([b]), &[]),
        (json!([a, b]), json!([a]), &[]),
        (json!([a]), json!([a, "https://ACME.example/b", "https://acme.example:8443/"]), &[]),
        (json!(["https://ACME.example/a"]), json!([b]), &[]),
        (
            json!([a]),
            json!([a, "https://app.acme.example/", "https://app.acme.example/b"]),
            &["a new host `app.acme.example`"],
        ),
        (json!([a]), json!([a, "http://acme.example/a"]), &["no longer https: `http://acme.example/a`"]),
        (
            json!([a]),
            json!([a, "http://acme.example/a", "http://acme.example/b"]),
            &["no longer https: `http://acme.example/a`"],
        ),
        (json!(["http://acme.example/a"]), json!(["http://acme.example/b"]), &[]),
        (json!(["http://acme.example/a", a]), json!(["http://acme.example/b"]), &[]),
        (json!(["http://acme.example/a"]), json!([a]), &[]),
        (json!([a]), json!(["http://other.example/", "https://other.example/"]), &["a new host `other.example`"]),
        (json!([a]), json!(["https://other.example/", "http://other.example/"]), &["a new host `other.example`"]),
        (json!([a]), json!([a, "com.acme.orders:/callback"]), &["a new scheme `com.acme.orders`"]),
        (json!(["com.acme.orders:/a"]), json!(["com.acme.orders:/b"]), &[]),
        (
            json!([a]),
            json!([a, r"^https://acme\.example/[a-z]+$"]),
            &[r"a new pattern `^https://acme\.example/[a-z]+$`"],
        ),
        (
            json!([r"^https://acme\.example/a$"]),
            json!([r"^https://acme\.example/a$", a]),
            &["a new host `acme.example`"],
        ),
        (json!([r"^https://acme\.example/a$", a]), json!([b, r"^https://acme\.example/a$"]), &[]),
        (json!([a, b]), json!([b, a]), &[]),
        (json!([]), json!([a]), &["a new host `acme.example`"]),
        (json!([a]), json!([a, "https://acme.example.evil.example/a"]), &["a new host `acme.example.evil.example`"]),
    ] {
        let expected: Vec<_> = expected.iter().map(|what| format!("{URLS}: {what}")).collect();
        case(&urls(&before), &urls(&after), &expected.iter().map(String::as_str).collect::<Vec<_>>());
    }
}

/// What counts in each environment is compared, however it is written.
#[test]
fn environments_are_compared_each_with_itself() {
    let [a, b] = ["https://acme.example/a", "https://other.example/b"];
    for (before, after, expected) in [
        (
            json!([a]),
            json!({"sod": [a, b], "stage": [a], "production": [a]}),
            &["authentication.redirect_urls.sod: a new host `other.example`"][..],
        ),
        (
            json!({"sod": [a, b], "production": [a]}),
            json!({"sod": [a, b], "production": [b]}),
            &["authentication.redirect_urls.production: a new host `other.example`"],
        ),
        (
            json!({"sod": [a, b], "stage": [a], "production": [a]}),
            json!([a, b]),
            &["authentication.redirect_urls: a new host `other.example`"],
        ),
        (json!({"sod": [a], "stage": [a], "production": [a]}), json!([a]), &[]),
        (json!([a]), json!({"sod": [a], "stage": [a], "production": [a]}), &[]),
        (
            json!({"sod": [a]}),
            json!({"stage": [a]}),
            &["authentication.redirect_urls.stage: a new host `acme.example`"],
        ),
        (
            json!(null),
            json!({"stage": [a], "production": [a]}),
            &[
                "authentication.redirect_urls.stage: a new host `acme.example`",
                "authentication.redirect_urls.production: a new host `acme.example`",
            ],
        ),
        (json!({"sod": [a], "production": [a]}), json!(null), &[]),
    ] {
        case(&urls(&before), &urls(&after), expected);
    }
}

#[test]
fn each_setting_that_names_a_host() {
    let (old, new) = ("https://acme.example", "https://other.example");
    for path in [
        "authentication.redirect_urls",
        "authentication.post_logout_redirect_urls",
        "authentication.cors_urls",
        "authentication.default_redirect_url",
        "notifications.state_change_url",
        "advanced.custom_error_url",
        "integrations.erp_sync.url",
        "integrations.quote_connector.url",
        "integrations.mirroring.url",
    ] {
        let table = |url: &str| {
            let value = if path.ends_with("_urls") { json!([url]) } else { json!(url) };
            path.rsplit('.').fold(value, |value, key| json!({key: value}))
        };
        let is_new = format!("{path}: a new host `other.example`");
        case(&table(old), &table(new), &[&is_new]);
        case(&json!({}), &table(new), &[&is_new]);
        case(&table(old), &json!({}), &[]);
        let milder = format!("{path}: no longer https: `http://acme.example`");
        case(&table(old), &table("http://acme.example"), &[&milder]);
        case(&table("http://acme.example"), &table(old), &[]);
    }
    // A shared URL for one environment, and one for all.
    let table = |url: Value| json!({"notifications": {"state_change_url": url}});
    case(
        &table(json!(old)),
        &table(json!({"sod": old, "production": new})),
        &["notifications.state_change_url.production: a new host `other.example`"],
    );
    case(
        &table(json!({"sod": old})),
        &table(json!(old)),
        &["notifications.state_change_url: a new host `acme.example`"],
    );
}

#[test]
fn names_and_switches() {
    for (before, after, expected) in [
        (
            json!({"claims": ["PersonId"]}),
            json!({"claims": ["PersonId", "SystemToken"]}),
            &["advanced.claims: a new claim `SystemToken`"][..],
        ),
        (
            json!({}),
            json!({"agents": ["CRMScript", "Quantum"]}),
            &["advanced.agents: a new agent `CRMScript`", "advanced.agents: a new agent `Quantum`"],
        ),
        (json!({"agents": ["Webhook", "CRMScript"]}), json!({"agents": ["CRMScript"]}), &[]),
        (
            json!({"custom_claims": ["acme_a"]}),
            json!({"custom_claims": ["acme_b", "acme_a"]}),
            &["advanced.custom_claims: a new custom claim `acme_b`"],
        ),
        (json!({"custom_claims": ["acme_a", "acme_b"]}), json!({"custom_claims": ["acme_b", "acme_a"]}), &[]),
        (
            json!({}),
            json!({"multi_tenant_identity": true}),
            &["advanced.multi_tenant_identity: the setting is now `true`"],
        ),
        (json!({"multi_tenant_identity": true}), json!({}), &[]),
        (
            json!({}),
            json!({"redirect_suspended_customers": true}),
            &["advanced.redirect_suspended_customers: the setting is now `true`"],
        ),
        (json!({"redirect_suspended_customers": true}), json!({}), &[]),
        (json!({"remove_remember_me": true}), json!({}), &["advanced.remove_remember_me: the setting is now `false`"]),
        (json!({}), json!({"remove_remember_me": true}), &[]),
        (json!({}), json!({"exclude_from_invoice": true, "support_dark_mode": true}), &[]),
    ] {
        case(&json!({"advanced": before}), &json!({"advanced": after}), expected);
    }
    let native = json!({"authentication": {"native": true}});
    case(&json!({}), &native, &["authentication.native: the setting is now `true`"]);
    case(&native, &json!({}), &[]);
}

#[test]
fn the_authorization_level() {
    for (before, after, expected) in [
        (
            json!("explicit"),
            json!("administrator"),
            &["verification.authorization_level: the level is now `administrator`"][..],
        ),
        (json!("explicit"), json!(null), &["verification.authorization_level: the level is now `none`"]),
        (json!("explicit"), json!("Global"), &["verification.authorization_level: the level is now `Global`"]),
        (json!("administrator"), json!("explicit"), &[]),
        (json!("administrator"), json!("Global"), &[]),
        (json!(null), json!("administrator"), &[]),
        (json!("explicit"), json!("Explicit"), &[]),
    ] {
        let level = |level| json!({"verification": {"authorization_level": level}});
        case(&level(before), &level(after), expected);
    }
}

/// What is told is fit to be shown: no password of a URL, nothing hidden, nothing endless.
#[test]
fn what_is_told_is_fit_to_be_shown() {
    let secret = "https://other.example/?client_secret=CANARY";
    let before = json!({"authentication": {"redirect_urls": ["https://other.example/"]}});
    let after =
        json!({"authentication": {"redirect_urls": ["https://other.example/", secret.replace("https", "http")]}});
    let found = widens(&before, &after);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(!found[0].contains("CANARY"), "{found:?}");
    let pattern = format!("^https://acme\\.example/{}$", "a".repeat(400));
    let found = widens(&urls(&json!([])), &urls(&json!([pattern])));
    assert!(found[0].len() < 200 && found[0].ends_with("…`"), "{found:?}");
}

/// A law of all lists: whoever has no more hosts and patterns than before is told nothing, and removing never widens.
#[test]
fn a_list_within_another_never_widens() {
    let all: Vec<String> = (0..6)
        .flat_map(|host| (0..3).map(move |path| format!("https://h{host}.acme.example/{path}")))
        .chain([r"^https://acme\.example/[a-z]+$".to_owned(), "http://h1.acme.example/x".to_owned()])
        .collect();
    for drop in 0..all.len() {
        for keep in 1..all.len() {
            let fewer: Vec<_> = all.iter().cycle().skip(drop).take(keep).collect();
            case(&urls(&json!(all)), &urls(&json!(fewer)), &[]);
        }
    }
}

/// A custom scheme stands for the program behind it: what comes after it makes no two of them one.
#[test]
fn another_scheme_is_another_program() {
    let before = json!({"authentication": {"native": true, "redirect_urls": ["com.acme.app://callback"]}});
    for (url, found) in [
        ("com.evil.app://callback", &["new scheme `com.evil.app`"][..]),
        ("com.acme.app://other", &[]),
        ("https://callback.acme.example/", &["new host `callback.acme.example`"]),
    ] {
        let after = json!({"authentication": {"native": true, "redirect_urls": ["com.acme.app://callback", url]}});
        let told = widens(&before, &after);
        assert_eq!(told.len(), found.len(), "{told:?}");
        assert!(told.iter().zip(found).all(|(told, found)| told.contains(found)), "{told:?}");
    }
}
