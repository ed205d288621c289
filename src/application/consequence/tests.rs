use serde_json::{Value, json};

use super::*;
use crate::application::consequence::InSod;
use crate::application::samples::{KEY, acme, lines, merge};
use crate::{Level, Policy};

/// What is told of an edit, a line each, without what widens access.
#[track_caller]
fn told(before: &Value, after: &Value) -> Vec<String> {
    told_to(&Policy::default(), before, after, None, None)
}

#[track_caller]
fn told_to(
    policy: &Policy,
    before: &Value,
    after: &Value,
    live: Option<&Configuration>,
    approved_tenants: Option<usize>,
) -> Vec<String> {
    let policy = policy.clone().with_level(Code::EDIT_WIDENS_ACCESS, Level::Off).unwrap();
    let mut whole = before.clone();
    merge(&mut whole, after);
    let (before, after) = (acme(before), acme(&whole));
    let diff = before.diff(&after);
    let mut findings = Findings::new(&policy);
    let mut circumstances = Circumstances::from(policy.clone());
    if let Some(tenants) = approved_tenants {
        circumstances = circumstances.with_approved_tenants(tenants);
    }
    of_edit(&mut findings, &before, &after, &diff, InSod::Inactive, &circumstances);
    if let Some(live) = live {
        foreseen_outage(&mut findings, live, &before, &after);
    }
    lines(findings)
}

fn codes_at(lines: &[String]) -> Vec<String> {
    let code = |line: &str| line.split_once('[').unwrap().1.split_once(']').unwrap().0.to_owned();
    lines.iter().map(|line| format!("{} {}", code(line), line.split(": ").nth(1).unwrap())).collect()
}

const PUBLISH: &str = "the change takes effect once the version is published";
const APPROVE: &str = "a change of the URLs of a standard app has to be approved";

/// Each setting whose change takes effect only later, by hand, and none beside them.
#[test]
fn what_has_to_be_published() {
    let url = "https://orders.acme.example/x";
    for (more, path) in [
        (json!({"authentication": {"redirect_urls": [url]}}), "authentication.redirect_urls"),
        (json!({"authentication": {"post_logout_redirect_urls": [url]}}), "authentication.post_logout_redirect_urls"),
        (json!({"authentication": {"cors_urls": ["https://orders.acme.example"]}}), "authentication.cors_urls"),
        (json!({"authentication": {"default_redirect_url": url}}), "authentication.default_redirect_url"),
        (json!({"authentication": {"client_secret": {"reference": "env:A"}}}), "authentication.client_secret"),
        (json!({"authentication": {"certificate": {"rsa_xml": KEY}}}), "authentication.certificate"),
        (json!({"notifications": {"state_change_url": url}}), "notifications.state_change_url"),
        (json!({"advanced": {"custom_error_url": url}}), "advanced.custom_error_url"),
        (json!({"integrations": {"erp_sync": {"enabled": true}}}), "integrations.erp_sync.enabled"),
        (json!({"integrations": {"quote_connector": {"enabled": true}}}), "integrations.quote_connector.enabled"),
        (json!({"authentication": {"redirect_urls": {"stage": [url]}}}), "authentication.redirect_urls.stage"),
        (json!({"authentication": {"redirect_urls": {"sod": [url]}}}), "authentication.redirect_urls.sod"),
    ] {
        let found = told(&json!({}), &more);
        assert_eq!(found, [format!("hint[publish.required]: {path}: {PUBLISH}")], "{more}");
    }
    for more in [
        json!({"kind": "hybrid", "partner_site": url, "ui": [{"component": "navigator_button"}]}),
        json!({"authentication": {"native": true, "client_id": "a", "authorize_text": "Acme"}}),
        json!({"endpoints": {"supported": ["WebAPI"]}}),
        json!({"notifications": {"enabled": true, "send_error_emails": true, "technical_contact": "apps@acme.example", "error_emails": "apps@acme.example"}}),
        json!({"licenses": {"required": ["development_tools"], "granted": ["custom_apps"]}}),
        json!({"advanced": {"claims": ["PersonId"], "agents": ["CRMScript"], "custom_claims": ["acme_region"], "multi_tenant_identity": true,
            "redirect_suspended_customers": true, "exclude_from_invoice": true, "support_dark_mode": true, "remove_remember_me": true}}),
        json!({"verification": {"authorization_level": "explicit", "security_audit": "passed", "certification": "passed"}}),
        json!({"name": "Acme Sales", "partner": "other", "distribution": "standard"}),
    ] {
        assert_eq!(told(&json!({}), &more), [""; 0], "{more}");
    }
}

/// Once for each environment, and not for what nobody who signs in can notice.
#[test]
fn what_nobody_notices_needs_no_publishing() {
    let [a, b, c] = ["https://acme.example/a", "https://acme.example/b", "https://acme.example/c"];
    let secret = |more: Value| {
        let mut secret = json!({"reference": "env:A"});
        merge(&mut secret, &more);
        json!({"authentication": {"client_secret": secret}})
    };
    let urls = |urls: Value| json!({"authentication": {"redirect_urls": urls}});
    let none: [&str; 0] = [];
    for (before, after, expected) in [
        (urls(json!([a, b])), urls(json!([b, a])), &none[..]),
        (urls(json!([a])), urls(json!({"sod": [a], "stage": [a], "production": [a]})), &none),
        (urls(json!({"sod": [a], "stage": [a], "production": [a]})), urls(json!([a])), &none),
        (urls(json!([a])), urls(json!([b, c])), &["authentication.redirect_urls"]),
        (
            urls(json!([a])),
            urls(json!({"sod": [a], "stage": [b], "production": [a, b, c]})),
            &["authentication.redirect_urls.stage", "authentication.redirect_urls.production"],
        ),
        (urls(json!([a])), urls(json!([])), &["authentication.redirect_urls"]),
        (urls(json!([a])), urls(Value::Null), &["authentication.redirect_urls"]),
        (secret(json!({})), secret(json!({"description": "2026", "expires": "2027-01-01T00:00:00Z"})), &none),
        (
            secret(json!({})),
            secret(json!({"reference": "env:B", "description": "2027"})),
            &["authentication.client_secret"],
        ),
        (
            json!({"authentication": {"client_secret": {"sod": {"reference": "env:A"}}}}),
            json!({"authentication": {"client_secret": {"sod": {"reference": "env:A", "description": "x"}, "stage": {"reference": "env:B"}}}}),
            &["authentication.client_secret.stage"],
        ),
    ] {
        let mut whole = before.clone();
        // A list or a table takes the place of the other.
        merge(&mut whole, &json!({"authentication": {"redirect_urls": null}}));
        merge(&mut whole, &after);
        let (from, to) = (acme(&before), acme(&whole));
        let diff = from.diff(&to);
        let policy = Policy::default().with_level(Code::EDIT_WIDENS_ACCESS, Level::Off).unwrap();
        let mut findings = Findings::new(&policy);
        of_edit(&mut findings, &from, &to, &diff, InSod::Inactive, &Circumstances::default());
        let expected: Vec<_> =
            expected.iter().map(|path| format!("hint[publish.required]: {path}: {PUBLISH}")).collect();
        assert_eq!(lines(findings), expected, "{before} {after}");
    }
}

/// Newer editions of the portal, and SOD alone.
#[test]
fn a_certificate_of_sod_takes_effect_at_once() {
    let certificate = |environment: &str| json!({"authentication": {"certificate": {environment: {"rsa_xml": KEY}}}});
    let secret = json!({"authentication": {"client_secret": {"sod": {"reference": "env:A"}}}});
    let shared = json!({"authentication": {"certificate": {"rsa_xml": KEY}}});
    for portal in [PortalVersion::V1_10, PortalVersion::V2_0, PortalVersion::V2_15] {
        let told =
            |more: &Value| told_to(&Policy::default().with_portal_version(portal), &json!({}), more, None, None).len();
        assert_eq!(told(&certificate("sod")), usize::from(portal == PortalVersion::V1_10), "{portal:?}");
        assert_eq!(told(&certificate("stage")), 1, "{portal:?}");
        assert_eq!(told(&certificate("production")), 1, "{portal:?}");
        assert_eq!(told(&shared), 1, "{portal:?}");
        assert_eq!(told(&secret), 1, "{portal:?}");
    }
}

#[test]
fn the_urls_of_a_standard_app_are_approved() {
    let url = "https://orders.acme.example/x";
    let urls = json!({
        "authentication": {
            "redirect_urls": {"sod": [url], "production": [url]},
            "post_logout_redirect_urls": [url],
            "cors_urls": ["https://orders.acme.example"],
            "default_redirect_url": url,
        },
        "notifications": {"state_change_url": url},
    });
    let hints = |approved: bool| {
        let mut hints = Vec::new();
        for (path, is_whitelisted) in [
            ("authentication.redirect_urls.sod", true),
            ("authentication.redirect_urls.production", true),
            ("authentication.post_logout_redirect_urls", true),
            ("authentication.cors_urls", true),
            ("authentication.default_redirect_url", true),
            ("notifications.state_change_url", false),
        ] {
            hints.push(format!("hint[publish.required]: {path}: {PUBLISH}"));
            if approved && is_whitelisted {
                hints.push(format!("hint[approval.required]: {path}: {APPROVE}"));
            }
        }
        hints
    };
    for (distribution, approved) in [(json!("standard"), true), (json!("custom"), false), (Value::Null, false)] {
        let found = told(&json!({"distribution": distribution}), &urls);
        assert_eq!(found, hints(approved), "{distribution}");
    }
}

#[test]
fn a_new_name_is_not_that_of_old_tokens() {
    let token = json!({"advanced": {"claims": ["SystemToken"]}});
    assert_eq!(
        told(&token, &json!({"name": "Acme Sales"})),
        ["hint[edit.renames-token-holder]: name: system user tokens that are issued already begin with `Acme Orders`"]
    );
    assert_eq!(told(&json!({}), &json!({"name": "Acme Sales"})), [""; 0]);
    assert_eq!(told(&token, &json!({"kind": "hybrid"})), [""; 0]);
    let both = json!({"name": "Acme Sales", "advanced": {"claims": ["SystemToken"]}});
    let found = told_to(&Policy::default(), &json!({}), &both, None, Some(0));
    assert_eq!(found, [""; 0], "no token has been issued before");
}

#[test]
fn users_are_locked_out_until_consent_is_renewed() {
    let webhook = json!({"advanced": {"agents": ["Webhook"]}});
    let token = json!({"advanced": {"claims": ["SystemToken"]}});
    let enabled = json!({"integrations": {"mirroring": {"enabled": true}}});
    let url = json!({"integrations": {"mirroring": {"url": {"sod": "https://mirror.acme.example/"}}}});
    for (more, path, what) in [
        (&webhook, "advanced.agents", "webhooks are"),
        (&token, "advanced.claims", "the system user is"),
        (&enabled, "integrations.mirroring", "mirroring is"),
        (&url, "integrations.mirroring", "mirroring is"),
    ] {
        let line = |whose: &str| {
            format!(
                "warning[consent.required-again]: {path}: {what} newly used: the users of {whose} are locked out until an administrator consents again"
            )
        };
        for (tenants, whose) in [
            (None, "every tenant"),
            (Some(1), "1 tenant"),
            (Some(12), "12 tenants"),
            (Some(usize::MAX), "18446744073709551615 tenants"),
        ] {
            let found = told_to(&Policy::default(), &json!({}), more, None, tenants);
            assert!(found.contains(&line(whose)), "{more} {tenants:?}: {found:?}");
            assert_eq!(found.iter().filter(|line| line.contains("consent.")).count(), 1, "{more}: {found:?}");
        }
        for approved_tenants in [None, Some(12)] {
            // What was there, what goes, and what nobody has approved.
            let mut further = more.clone();
            merge(&mut further, &json!({"kind": "hybrid"}));
            for (before, after, tenants) in [
                (more, &further, approved_tenants),
                (&further, &json!({"advanced": null, "integrations": null}), approved_tenants),
                (&json!({}), more, Some(0)),
            ] {
                let found = told_to(&Policy::default(), before, after, None, tenants);
                assert!(!found.iter().any(|line| line.contains("consent.")), "{before} {after}: {found:?}");
            }
        }
    }
    // One that was used without an endpoint, and other agents and claims.
    let url_later = told(&enabled, &url);
    assert_eq!(codes_at(&url_later), ["publish.required integrations.mirroring.url.sod"]);
    let off = json!({"integrations": {"mirroring": {"enabled": false}, "erp_sync": {"enabled": true}}});
    let others = json!({"advanced": {"agents": ["CRMScript", "ErpSync"], "claims": ["PersonId"]}});
    for more in [off, others] {
        assert!(!told(&json!({}), &more).iter().any(|line| line.contains("consent.")), "{more}");
    }
    let mut all = webhook.clone();
    for more in [&token, &enabled] {
        merge(&mut all, more);
    }
    let found = codes_at(&told(&json!({}), &all));
    let expected = ["integrations.mirroring", "advanced.claims", "advanced.agents"]
        .map(|path| format!("consent.required-again {path}"));
    assert_eq!(
        found.iter().filter(|line| line.starts_with("consent.")).collect::<Vec<_>>(),
        expected.iter().collect::<Vec<_>>()
    );
}

#[test]
fn taking_away_what_production_uses_is_an_outage() {
    let secret = |name: &str| json!({"reference": format!("env:{name}")});
    let apart = |sod: &str, production: &str| json!({"sod": secret(sod), "production": secret(production)});
    let at = |path: &str| {
        vec![format!(
            "warning[credential.outage]: authentication.client_secret{path}: the client secret that production uses stops working once this version is published"
        )]
    };
    let none = Vec::new();
    for (live, before, after, expected) in [
        // It goes, is replaced, or is spread and gathered.
        (apart("A", "B"), apart("A", "B"), json!({"sod": secret("A")}), at(".production")),
        (apart("A", "B"), apart("A", "B"), apart("A", "C"), at(".production")),
        (secret("A"), secret("A"), secret("B"), at("")),
        (secret("A"), secret("A"), Value::Null, at("")),
        (secret("A"), secret("A"), apart("A", "B"), at(".production")),
        (secret("A"), secret("A"), json!({"sod": secret("A")}), at(".production")),
        (apart("A", "B"), apart("A", "B"), secret("C"), at("")),
        (apart("A", "B"), secret("B"), secret("A"), at("")),
        // It stays, in whatever slot.
        (apart("A", "B"), apart("A", "B"), apart("C", "B"), none.clone()),
        (apart("A", "B"), apart("A", "B"), secret("B"), none.clone()),
        (secret("A"), secret("A"), apart("B", "A"), none.clone()),
        // It was gone before this edit, or production has none.
        (apart("A", "B"), apart("A", "C"), apart("A", "D"), none.clone()),
        (apart("A", "B"), json!({"sod": secret("A")}), apart("A", "C"), none.clone()),
        (apart("A", "B"), apart("A", "C"), apart("A", "B"), none.clone()),
        (json!({"sod": secret("A")}), apart("A", "B"), apart("A", "C"), none.clone()),
        (json!({"sod": secret("A")}), json!({"sod": secret("A")}), apart("A", "B"), none.clone()),
    ] {
        let [live, before, after] =
            [live, before, after].map(|secret| acme(&json!({"authentication": {"client_secret": secret}})));
        let policy = Policy::default();
        let diff = before.diff(&after);
        let mut findings = Findings::new(&policy);
        foreseen_outage(&mut findings, &live, &before, &after);
        assert_eq!(lines(findings), expected, "{diff}");
        // When it takes the place of what is live, whatever the version was before counts for nothing.
        let mut findings = Findings::new(&policy);
        credential_outage(&mut findings, &live, &after);
        let secret = |it: &Configuration| {
            it.authentication().client_secret.get(Environment::Production).map(|held| held.value.clone())
        };
        let goes = secret(&live).is_some() && secret(&live) != secret(&after);
        assert_eq!(lines(findings).len(), usize::from(goes), "{diff}");
    }
    let certificate = json!({"authentication": {"certificate": {"production": {"rsa_xml": KEY}}}});
    let live = acme(&certificate);
    let cleared = json!({"authentication": {"certificate": null}});
    let found = told_to(&Policy::default(), &certificate, &cleared, Some(&live), None);
    assert!(
        found.contains(
            &at(".production")[0].replace("client_secret", "certificate").replace("client secret", "certificate")
        ),
        "{found:?}"
    );
    // Its description is no part of it.
    let described = json!({"authentication": {"certificate": {"production": {"description": "2026"}}}});
    assert_eq!(told_to(&Policy::default(), &certificate, &described, Some(&live), None), [""; 0]);
}
