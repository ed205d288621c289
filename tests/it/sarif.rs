//! What a log of SARIF holds beside what its schema asks for.

use serde_json::{Value, json};
use superoffice_app::{Environment, Policy, SarifLog};

use crate::support::{now, read_toml};

/// The only run of a log about this text, ready for production or not.
fn run(text: &str) -> Value {
    let mut log = SarifLog::new();
    log.add("app.toml", read_toml(text).check_for(Environment::Production, now(), &Policy::default()));
    serde_json::to_value(&log).unwrap().pointer("/runs/0").unwrap().clone()
}

/// What a list holds for this code, under the key that names it.
fn of<'a>(list: &'a Value, key: &str, code: &str) -> &'a Value {
    list.as_array().unwrap().iter().find(|one| one[key] == code).unwrap()
}

const TEXT: &str = r#"name = "Acme Orders"
partner_site = "https://localhost/orders"
distribution = "custom"

[authentication]
client_secret = "s3cret"
redirect_urls = ["https://acme.example/a", "https://acme.example/b", "https://acme.example/a"]

[endpoints]
supported = ["Services86"]
"#;

#[test]
fn the_other_place_is_told_too() {
    let run = run(TEXT);
    let duplicate = of(&run["results"], "ruleId", "redirect-url.duplicate");
    let related = &duplicate["relatedLocations"][0];
    assert_eq!(related["logicalLocations"][0]["fullyQualifiedName"], "authentication.redirect_urls[0]");
    assert_eq!(
        related["physicalLocation"]["region"],
        json!({ "startLine": 7, "startColumn": 19, "endLine": 7, "endColumn": 41 })
    );
    assert_eq!(related["message"]["text"], "see also authentication.redirect_urls[0]");
    assert_eq!(duplicate["locations"][0]["physicalLocation"]["region"]["startColumn"], 71);
}

#[test]
fn a_rule_says_how_bad_it_is_and_where_it_comes_from() {
    let run = run(TEXT);
    let rules = &run["tool"]["driver"]["rules"];
    for (code, level, severity, tags) in [
        ("client-secret.in-document", "error", "error", json!(["client-secret", "security"])),
        ("redirect-url.duplicate", "warning", "warning", json!(["redirect-url", "inference"])),
        ("endpoint.old-soap", "note", "recommendation", json!(["endpoint", "documentation"])),
    ] {
        let rule = of(rules, "id", code);
        assert_eq!(rule["defaultConfiguration"]["level"], level, "{code}");
        assert_eq!(rule["properties"]["problem.severity"], severity, "{code}");
        let found = &rule["properties"]["tags"];
        for tag in tags.as_array().unwrap() {
            assert!(found.as_array().unwrap().contains(tag), "{code}: {found}");
        }
    }
}

/// What is about the whole document has no place within it.
#[test]
fn the_root_is_no_logical_location() {
    let run = run("name = ");
    let syntax = of(&run["results"], "ruleId", "document.syntax");
    assert_eq!(syntax["locations"][0]["logicalLocations"], Value::Null);
    assert_eq!(syntax["locations"][0]["physicalLocation"]["region"]["startLine"], 1);
}
