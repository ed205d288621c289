//! Laws that hold for any input.

use proptest::prelude::*;
use superoffice_app::{
    ClientId, Configuration, CorsOrigin, EmailList, EndpointUrl, Environment, Limits, Policy, RedirectUrl, Timestamp,
    json, toml,
};

use crate::support::now;

/// Values that a file may have under any of its keys: right, nearly right, and plainly wrong.
fn value() -> impl Strategy<Value = serde_json::Value> {
    let text = prop_oneof![
        Just("https://acme.example/callback".to_owned()),
        Just("http://localhost:5000/x\n\nhttps://acme.example/y".to_owned()),
        Just("https://acme.example".to_owned()),
        Just("^http://127.0.0.1\\:\\d{4,10}$".to_owned()),
        Just("6cf25376616343b38d14ddcd804f2891".to_owned()),
        Just("env:ACME".to_owned()),
        Just("$argon2id$v=19$abc$def".to_owned()),
        Just("<RSAKeyValue><Modulus>AQAB</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>".to_owned()),
        Just("ops@acme.example;dev@acme.example".to_owned()),
        Just("2027-05-01T00:00:00Z".to_owned()),
        Just("Cust12345".to_owned()),
        Just("passed".to_owned()),
        Just("standard".to_owned()),
        Just("hybrid".to_owned()),
        Just("web_panel".to_owned()),
        Just("WebAPI".to_owned()),
        Just("Webhook".to_owned()),
        Just(String::new()),
        ".{0,40}",
    ];
    let leaf = prop_oneof![
        text.prop_map(serde_json::Value::from),
        any::<bool>().prop_map(serde_json::Value::from),
        any::<i64>().prop_map(serde_json::Value::from),
        Just(serde_json::Value::Null),
    ];
    leaf.prop_recursive(4, 40, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(serde_json::Value::from),
            prop::collection::vec((key(), inner), 0..5)
                .prop_map(|entries| serde_json::Value::Object(entries.into_iter().collect())),
        ]
    })
}

fn key() -> impl Strategy<Value = String> {
    const KEYS: &[&str] = &[
        "schema",
        "name",
        "partner",
        "distribution",
        "kind",
        "partner_site",
        "ui",
        "component",
        "url",
        "authentication",
        "native",
        "client_id",
        "redirect_urls",
        "post_logout_redirect_urls",
        "cors_urls",
        "default_redirect_url",
        "authorize_text",
        "client_secret",
        "certificate",
        "hash",
        "reference",
        "rsa_xml",
        "pem",
        "description",
        "expires",
        "sod",
        "stage",
        "production",
        "online",
        "endpoints",
        "supported",
        "notifications",
        "state_change_url",
        "enabled",
        "send_error_emails",
        "technical_contact",
        "error_emails",
        "integrations",
        "erp_sync",
        "quote_connector",
        "mirroring",
        "licenses",
        "required",
        "granted",
        "advanced",
        "claims",
        "agents",
        "custom_claims",
        "custom_error_url",
        "verification",
        "authorization_level",
        "security_audit",
        "certification",
        "tenants",
        "context_id",
        "customer_site",
        "endpoint",
    ];
    prop_oneof![20 => prop::sample::select(KEYS).prop_map(str::to_owned), 1 => ".{0,8}"]
}

/// A document whose keys stand where they belong more often than not.
fn document() -> impl Strategy<Value = serde_json::Value> {
    let table = || {
        prop::collection::vec((key(), value()), 0..8)
            .prop_map(|entries| serde_json::Value::Object(entries.into_iter().collect()))
    };
    let sections = prop::sample::select(
        &[
            "authentication",
            "endpoints",
            "notifications",
            "integrations",
            "licenses",
            "advanced",
            "verification",
            "tenants",
        ][..],
    );
    (prop::collection::vec((key(), value()), 0..6), prop::collection::vec((sections, table()), 0..6)).prop_map(
        |(top, sections)| {
            let mut map = serde_json::Map::new();
            map.insert("name".into(), "Acme Orders".into());
            map.extend(top);
            map.extend(sections.into_iter().map(|(key, table)| (key.to_owned(), table)));
            serde_json::Value::Object(map)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_text_is_read_without_a_panic(text in "\\PC*") {
        for document in [json::read(&text, &Limits::default()), toml::read(&text, &Limits::default())] {
            let _ = document.check_for(Environment::Stage, now(), &Policy::default()).to_string();
            prop_assert_eq!(document.redacted_source().len(), document.source().len());
        }
    }

    #[test]
    fn any_document_is_checked_and_a_draft_that_passes_builds(value in document()) {
        let text = value.to_string();
        let document = json::read(&text, &Limits::default());
        for policy in [Policy::default(), Policy::import()] {
            let report = document.check(&policy);
            prop_assert!(report.iter().all(|problem| problem.position().is_some()));
            for problem in &report {
                let bytes = problem.position().unwrap().bytes.clone();
                prop_assert!(document.source().get(bytes).is_some());
            }
            match document.build(&policy) {
                Ok(built) => {
                    prop_assert!(report.passed());
                    let stored = serde_json::to_string(&built.configuration).unwrap();
                    prop_assert_eq!(&serde_json::from_str::<Configuration>(&stored).unwrap(), &built.configuration);
                    prop_assert_eq!(built.configuration.to_draft().build(&policy).unwrap().configuration, built.configuration);
                }
                Err(refused) => prop_assert_eq!(refused, report),
            }
        }
        prop_assert_eq!(document.redacted_source().len(), text.len());
    }

    /// Asking for readiness only adds problems.
    #[test]
    fn readiness_only_adds(value in document()) {
        let text = value.to_string();
        let document = json::read(&text, &Limits::default());
        let policy = Policy::default();
        let always = document.check(&policy);
        for environment in Environment::ALL {
            let ready = document.check_for(environment, now(), &policy);
            for problem in &always {
                let same = |other: &superoffice_app::Problem| other.code() == problem.code() && other.path() == problem.path();
                prop_assert!(ready.iter().any(|other| same(other) && other.severity() >= problem.severity()), "{problem}");
            }
        }
    }

    #[test]
    fn what_parses_prints_itself(text in "(https?://[a-z0-9.:/@%?=#-]{0,30}|.{0,30})") {
        if let Ok(url) = RedirectUrl::parse(&text) { prop_assert_eq!(url.as_str(), &text); }
        if let Ok(url) = EndpointUrl::parse(&text) { prop_assert_eq!(url.to_string(), text.clone()); }
        if let Ok(id) = ClientId::parse(&text) { prop_assert_eq!(ClientId::parse(id.as_str()), Ok(id)); }
        if let Ok(list) = EmailList::parse(&text) { prop_assert_eq!(list.as_str(), &text); }
        if let Ok(origin) = CorsOrigin::parse(&text) {
            let again = CorsOrigin::parse(origin.serialized()).unwrap();
            prop_assert_eq!(again.serialized(), origin.serialized());
        }
    }

    #[test]
    fn times_round_trip(time in any::<Timestamp>()) {
        prop_assert_eq!(Timestamp::parse(&time.to_string()), Ok(time));
        prop_assert_eq!(Timestamp::from_seconds(time.as_seconds()), Ok(time));
    }
}
