//! Writing a configuration and reading it back.

use superoffice_app::{Claims, Configuration, Environment, Policy, Severity};

use crate::support::{read_json, read_toml};

/// Every setting once, with names that this crate does not know.
const EVERYTHING: &str = include_str!("fixtures/everything.toml");

fn everything() -> superoffice_app::Built {
    let document = read_toml(EVERYTHING);
    document.build(&Policy::default()).unwrap_or_else(|report| panic!("{report}"))
}

#[test]
fn nothing_is_lost_on_the_way_through_json() {
    let configuration = everything().configuration;
    let stored = serde_json::to_string_pretty(&configuration).unwrap();
    let read: Configuration = serde_json::from_str(&stored).unwrap();
    assert_eq!(read, configuration);
    assert_eq!(serde_json::to_string_pretty(&read).unwrap(), stored, "byte for byte");
    // What is stored is also a document.
    let built = read_json(&stored).build(&Policy::default()).unwrap();
    assert_eq!(built.configuration, configuration);
}

#[test]
fn nothing_is_lost_on_the_way_through_toml() {
    let configuration = everything().configuration;
    let stored = ::toml::to_string(&configuration).unwrap();
    assert_eq!(::toml::from_str::<Configuration>(&stored).unwrap(), configuration);
    let built = read_toml(&stored).build(&Policy::default()).unwrap();
    assert_eq!(built.configuration, configuration);
}

#[test]
fn every_key_of_the_file_is_written() {
    let written = serde_json::to_value(everything()).unwrap();
    let given: serde_json::Value = ::toml::from_str(EVERYTHING).unwrap();
    let (mut written_keys, mut given_keys) = (Vec::new(), Vec::new());
    keys(&written, "", &mut written_keys);
    keys(&given, "", &mut given_keys);
    for key in &given_keys {
        assert!(written_keys.contains(key), "{key} is not written");
    }
    assert_eq!(written_keys.len(), given_keys.len());
    let tenants = serde_json::to_value(&everything().tenants).unwrap();
    assert_eq!(tenants, given["tenants"]);
}

/// The page that shows every key shows each of them, and nothing is wrong with it.
#[test]
fn the_page_about_the_file_is_true() {
    let page = include_str!("../../docs/file-format.md");
    let file = page.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
    let report = read_toml(file).check(&Policy::default());
    assert!(report.passed() && report.count(Severity::Warning) == 0, "{report}");
    let shown: serde_json::Value = ::toml::from_str(file).unwrap();
    let everything: serde_json::Value = ::toml::from_str(EVERYTHING).unwrap();
    let (mut shown_keys, mut every_key) = (Vec::new(), Vec::new());
    keys(&shown, "", &mut shown_keys);
    keys(&everything, "", &mut every_key);
    for keys in [&mut shown_keys, &mut every_key] {
        for key in keys.iter_mut() {
            *key = key.split('/').next_back().unwrap().to_owned();
        }
    }
    for key in every_key.iter().filter(|key| !["hash", "pem"].contains(&key.as_str())) {
        assert!(shown_keys.contains(key), "{key} is not shown");
    }
}

fn keys(value: &serde_json::Value, path: &str, found: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(map) => {
            for (key, value) in map {
                found.push(format!("{path}/{key}"));
                keys(value, &format!("{path}/{key}"), found);
            }
        }
        serde_json::Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                keys(value, &format!("{path}/{index}"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn the_whole_file_can_be_written_back() {
    let built = everything();
    let text = serde_json::to_string(&built).unwrap();
    let again = read_json(&text).build(&Policy::default()).unwrap();
    assert_eq!((again.configuration, again.tenants), (built.configuration, built.tenants));
}

#[test]
fn names_that_are_not_known_survive() {
    let configuration = everything().configuration;
    let advanced = configuration.advanced();
    assert_eq!(advanced.claims.known(), Claims::SYSTEM_TOKEN | Claims::PERSON_ID);
    assert_eq!(advanced.claims.unknown(), ["HoloDeck".into()]);
    assert_eq!(advanced.agents.unknown(), ["Replicator".into()]);
    assert!(configuration.endpoints().supported.iter().any(|endpoint| endpoint.as_str() == "GraphQL"));
    assert!(configuration.licenses().required.iter().any(|license| license.as_str() == "warp_drive"));
}

#[test]
fn the_view_of_a_configuration_checks_like_the_draft() {
    let document = read_toml(EVERYTHING);
    let built = document.build(&Policy::default()).unwrap();
    for environment in Environment::ALL {
        let policy = Policy::default();
        let mut of_draft = crate::support::codes(&document.check_for(environment, crate::support::now(), &policy));
        let mut of_value =
            crate::support::codes(&built.configuration.check_for(environment, crate::support::now(), &policy));
        // Tenants are not part of the configuration, and what is absent is not empty text.
        of_draft.retain(|code| !code.starts_with("tenant.") && !code.starts_with("context-id."));
        of_draft.sort_unstable();
        of_value.sort_unstable();
        assert_eq!(of_draft, of_value, "{environment}");
    }
}

#[test]
fn only_what_cannot_be_held_is_refused() {
    // Errors of policy, warnings, unknown keys: all load.
    let text = r#"{"schema":1,"name":"Acme: Orders","distribution":"standard","future":{"x":1},
        "authentication":{"redirect_urls":["http://acme.example/cb"],"client_id":"odd"},
        "integrations":{"erp_sync":{"url":"app://x","enabled":true}}}"#;
    let configuration: Configuration = serde_json::from_str(text).unwrap();
    let report = configuration.check(&Policy::default());
    assert!(!report.passed());
    assert!(configuration.check(&Policy::import()).passed());
    for (text, error) in [
        (r#"{"distribution":"custom"}"#, "error[name.missing]: name: the application has no name"),
        (r#"{"name":"a","schema":2}"#, "error[document.unsupported-schema]: schema: file format 2 is not supported"),
        (
            r#"{"name":"a","kind":"x"}"#,
            "error[document.unknown-value]: kind: unknown value `x`, expected `internal`, `external` or `hybrid`",
        ),
        (
            r#"{"name":"a","authentication":{"client_secret":"CANARY"}}"#,
            "error[client-secret.in-document]: authentication.client_secret: a client secret in clear text",
        ),
        (r#"{"name":"a","name":"b"}"#, "error[document.duplicate-key]: name: the key `name` is given twice"),
        (r"[1]", "error[document.wrong-type]: expected a table, found an array"),
    ] {
        let refused = serde_json::from_str::<Configuration>(text).unwrap_err();
        assert_eq!(refused.to_string().split(" at line").next().unwrap(), error);
    }
}

#[test]
fn import_lowers_what_can_be_lowered() {
    let text = "name = \"Acme: Orders\"\ndistribution = \"standard\"\n[authentication]\nredirect_urls = [\"/x\"]";
    let document = read_toml(text);
    let report = document.check(&Policy::import());
    assert_eq!(report.count(Severity::Error), 1, "only the entry that cannot be held: {report}");
}
