//! What is refused when commands, events and applications are read, and in which words.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use superoffice_app::{Application, Command, Event, Stamp};

use crate::wire::{examples, examples_of, pointers};

/// The error without the place in the text that `serde_json` adds.
#[track_caller]
fn error_of<T: DeserializeOwned>(text: &str) -> String {
    let Err(error) = serde_json::from_str::<T>(text) else { panic!("it is read: {text}") };
    error.to_string().split(" at line").next().unwrap().to_owned()
}

#[test]
fn commands_are_refused_in_plain_words() {
    for (text, error) in [
        ("[1]", "expected a table, found an array"),
        ("null", "expected a table, found nothing"),
        (r#""delete""#, "expected a table, found a text"),
        ("{}", "v: this key is missing"),
        (r#"{"v":1}"#, "type: this key is missing"),
        (r#"{"type":"delete"}"#, "v: this key is missing"),
        (r#"{"v":null,"type":"delete"}"#, "v: expected a whole number, found nothing"),
        (r#"{"v":"1","type":"delete"}"#, "v: expected a whole number, found a text"),
        (r#"{"v":1.0,"type":"delete"}"#, "v: expected a whole number, found a number with a fraction"),
        (r#"{"v":-1,"type":"delete"}"#, "v: expected a whole number"),
        (r#"{"v":true,"type":"delete"}"#, "v: expected a whole number, found `true` or `false`"),
        (r#"{"v":0,"type":"delete"}"#, "v: version 0 of the form; this version of the crate reads version 1"),
        // The version of the form explains more than what such a version may well have.
        (
            r#"{"data":{"tenant":"x"},"new":[],"type":"archive","v":2}"#,
            "v: version 2 of the form; this version of the crate reads version 1",
        ),
        (
            r#"{"v":12345678901234567890,"type":"delete"}"#,
            "v: another version of the form; this version of the crate reads version 1",
        ),
        (
            r#"{"data":{"tenant":"x"},"type":"archive","v":1}"#,
            "type: `archive` is not a command in version 1 of the form; a newer version of the crate may know it",
        ),
        (
            r#"{"v":1,"type":"Delete"}"#,
            "type: `[redacted]` is not a command in version 1 of the form; a newer version of the crate may know it",
        ),
        (
            r#"{"v":1,"type":"deleted"}"#,
            "type: `deleted` is not a command in version 1 of the form; a newer version of the crate may know it",
        ),
        (r#"{"v":1,"type":["delete"]}"#, "type: expected a text, found an array"),
        (r#"{"v":1,"type":"delete","at":"2026-11-22T00:00:00Z"}"#, "unknown key `at`"),
        (r#"{"v":1,"type":"delete","s3cr3t":1}"#, "unknown key `[redacted]`"),
        (r#"{"v":1,"type":"delete","type":"delete"}"#, "the key `type` is given twice"),
        (r#"{"v":1,"type":"delete","data":null}"#, "data: expected a table, found nothing"),
        (r#"{"v":1,"type":"delete","data":{"reason":"x"}}"#, "data: `delete` has no `reason`"),
        (r#"{"v":1,"type":"delete","data":{"reason":null}}"#, "data: `delete` has no `reason`"),
        (r#"{"v":1,"type":"delete","data":{"because":"x"}}"#, "data: unknown key `because`"),
        (r#"{"v":1,"type":"approve_request"}"#, "data.version: this key is missing"),
        (r#"{"v":1,"type":"approve_request","data":{}}"#, "data.version: this key is missing"),
        (r#"{"v":1,"type":"approve_request","data":{"version":null}}"#, "data.version: expected a text, found nothing"),
        (r#"{"v":1,"type":"approve_request","data":{"version":2}}"#, "data.version: expected a text, found a number"),
        (
            r#"{"v":1,"type":"approve_request","data":{"version":" 2"}}"#,
            "data.version: version label has white space around it",
        ),
        (
            r#"{"v":1,"type":"approve_request","data":{"version":"1","version":"2"}}"#,
            "data: the key `version` is given twice",
        ),
        (
            r#"{"v":1,"type":"approve_request","data":{"version":"2","environment":"stage"}}"#,
            "data: `approve_request` has no `environment`",
        ),
        (
            r#"{"v":1,"type":"request_publication","data":{"version":"2","environment":"test"}}"#,
            "data.environment: environment is not a defined word",
        ),
        (
            r#"{"v":1,"type":"clear_certificate","data":{"version":"2"}}"#,
            "data.environment: this key is missing; `null` says that there is none",
        ),
        (
            r#"{"v":1,"type":"create_version","data":{"label":"2"}}"#,
            "data.from: this key is missing; `null` says that there is none",
        ),
        (
            r#"{"v":1,"type":"complete_beta","data":{"customers":4294967296}}"#,
            "data.customers: expected a whole number of up to 4,294,967,295",
        ),
        (
            r#"{"v":1,"type":"complete_beta","data":{"customers":-3}}"#,
            "data.customers: expected a whole number of up to 4,294,967,295",
        ),
        (r#"{"v":1,"type":"deactivate","data":{"reason":"a\nb"}}"#, r"data.reason: reason holds the character '\n'"),
        (
            r#"{"v":1,"type":"record_review","data":{"review":"x","status":""}}"#,
            "data.review: review is not a defined word",
        ),
    ] {
        assert_eq!(error_of::<Command>(text), error, "{text}");
        // What a value hands over is refused in the same words; of two keys it has one only.
        if !error.ends_with("twice") {
            let value: Value = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::from_value::<Command>(value).unwrap_err().to_string(), error, "{text}");
        }
    }
}

#[test]
fn credentials_and_configurations_are_refused_as_in_a_file() {
    let private = include_str!("../data/keys/rsa-1024.private.pem");
    let private_xml = include_str!("../data/keys/rsa-1024.private.xml");
    for (kind, data, error) in [
        (
            "client_secret",
            json!({"value": "s3cr3t"}),
            "data.client_secret.value: a client secret in clear text (client-secret.in-document)",
        ),
        (
            "client_secret",
            json!("s3cr3t"),
            "data.client_secret: a client secret in clear text (client-secret.in-document)",
        ),
        (
            "client_secret",
            json!("env:NAME"),
            "data.client_secret: expected a table such as `{ reference = \"env:NAME\" }`, found a text (document.wrong-type)",
        ),
        (
            "client_secret",
            json!(null),
            "data.client_secret: expected a table such as `{ reference = \"env:NAME\" }`, found nothing",
        ),
        (
            "client_secret",
            json!({}),
            "data.client_secret: the client secret cannot be used: there is neither a hash nor a reference (client-secret.malformed)",
        ),
        (
            "client_secret",
            json!({"reference": "env:A", "hash": "$argon2id$v=19$m=64,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNo"}),
            "data.client_secret.hash: the client secret cannot be used: hash and reference exclude each other (client-secret.malformed)",
        ),
        (
            "client_secret",
            json!({"reference": "env:A", "note": "x"}),
            "data.client_secret.note: unknown key `note` (document.unknown-key)",
        ),
        (
            "client_secret",
            json!({"reference": "env:A", "s3cr3t": "x"}),
            "data.client_secret.[redacted]: unknown key `[redacted]` (document.unknown-key)",
        ),
        (
            "client_secret",
            json!({"reference": "env:A", "expires": ""}),
            "data.client_secret.expires: empty text counts as absent (document.empty-value)",
        ),
        (
            "client_secret",
            json!({"sod": {"reference": "env:A"}}),
            "data.client_secret: the client secret cannot be used: there is neither a hash nor a reference (client-secret.malformed)",
        ),
        (
            "certificate",
            json!({"pem": private}),
            "data.certificate.pem: the private half of the key is in the file (certificate.private-key)",
        ),
        (
            "certificate",
            json!({"rsa_xml": private_xml}),
            "data.certificate.rsa_xml: the private half of the key is in the file (certificate.private-key)",
        ),
    ] {
        for (command, event) in [("set", "set"), ("replace", "set")] {
            let data = json!({"version": "2", "environment": null, kind: data});
            let value = json!({"v": 1, "type": format!("{command}_{kind}"), "data": data});
            assert_eq!(error_of::<Command>(&value.to_string()), error);
            let (at, by) = ("2026-11-22T00:00:00Z", json!({"role": "employee"}));
            let value = json!({"v": 1, "type": format!("{kind}_{event}"), "at": at, "by": by, "data": data});
            assert_eq!(error_of::<Event>(&value.to_string()), error);
        }
    }
    for (configuration, error) in [
        (json!(5), "data.configuration: expected a table, found a number (document.wrong-type)"),
        (json!({}), "data.configuration.name: the application has no name (name.missing)"),
        (
            json!({"name": "a", "kind": "hybird"}),
            "data.configuration.kind: unknown value `hybird`, expected `internal`, `external` or `hybrid` (document.unknown-value)",
        ),
        (
            json!({"name": "a", "kind": "S3cr3t!"}),
            "data.configuration.kind: unknown value `[redacted]`, expected `internal`, `external` or `hybrid` (document.unknown-value)",
        ),
        (
            json!({"name": "a", "authentication": {"client_secret": {"sod": "s3cr3t"}}}),
            "data.configuration.authentication.client_secret.sod: a client secret in clear text (client-secret.in-document)",
        ),
        // A configuration that is stored by itself loads with these; in an edit they would clear a setting.
        (
            json!({"name": "a", "authentication": {"redirect_url": ["https://acme.example/"]}}),
            "data.configuration.authentication.redirect_url: unknown key `redirect_url` (document.unknown-key)",
        ),
        (
            json!({"name": "a", "tenants": {"sod": [{"context_id": "Cust1"}]}}),
            "data.configuration.tenants: tenants are not part of a configuration",
        ),
    ] {
        let value = json!({"v": 1, "type": "edit", "data": {"version": "2", "configuration": configuration}});
        assert_eq!(error_of::<Command>(&value.to_string()), error);
    }
}

#[test]
fn stamps_are_refused_in_plain_words() {
    for (text, error) in [
        (r#"{"by":{"role":"employee"}}"#, "at: this key is missing"),
        (r#"{"at":"2026-11-22","by":{"role":"employee"}}"#, "at: time is malformed"),
        (r#"{"at":1795305600,"by":{"role":"employee"}}"#, "at: expected a text, found a number"),
        (r#"{"at":"2026-11-22T00:00:00Z"}"#, "by: this key is missing"),
        (r#"{"at":"2026-11-22T00:00:00Z","by":"ann"}"#, "by: expected a table, found a text"),
        (r#"{"at":"2026-11-22T00:00:00Z","by":{}}"#, "by.role: this key is missing"),
        (r#"{"at":"2026-11-22T00:00:00Z","by":{"role":"boss"}}"#, "by.role: role is not a defined word"),
        (
            r#"{"at":"2026-11-22T00:00:00Z","by":{"role":"employee","partner":"acme"}}"#,
            "by.partner: `employee` is a role of SuperOffice's and of no partner's",
        ),
        (
            r#"{"at":"2026-11-22T00:00:00Z","by":{"role":"developer","user":null}}"#,
            "by.user: expected a text, found nothing",
        ),
    ] {
        assert_eq!(error_of::<Stamp>(text), error, "{text}");
        let event = format!(r#"{{"v":1,"type":"deleted",{}"#, text.strip_prefix('{').unwrap());
        assert_eq!(error_of::<Event>(&event), error, "{text}");
    }
}

fn standard() -> String {
    examples().remove("application.standard").unwrap()
}

/// The example of a standard application with one thing changed.
fn changed(pointer: &str, value: Value) -> String {
    let mut application: Value = serde_json::from_str(&standard()).unwrap();
    *application.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = value;
    application.to_string()
}

#[test]
fn applications_that_no_history_leads_to_are_refused() {
    let who = json!({"role": "employee"});
    let published = json!({"state": "published", "at": "2026-11-20T00:00:00Z", "by": who});
    let pending = json!({"state": "request_pending", "at": "2026-11-20T00:00:00Z", "by": who});
    for (pointer, value, error) in [
        ("/v", json!(2), "v: version 2 of the form; this version of the crate reads version 1"),
        ("/versions", json!([]), "versions: an application has at least one version"),
        ("/versions", json!({}), "versions: expected an array, found a table"),
        ("/versions/1", json!(null), "versions[1]: expected a table, found nothing"),
        ("/versions/1/label", json!("1"), "an application of which two versions have one label"),
        ("/versions/1/label", json!(1), "versions[1].label: expected a text, found a number"),
        (
            "/versions/0/publications/sod",
            json!({"state": "published"}),
            "versions[0].publications.sod.at: this key is missing",
        ),
        (
            "/versions/0/publications/sod/state",
            json!("live"),
            "versions[0].publications.sod.state: unknown state `live`, expected one of `draft`, `request_pending`, `published`, `rejected`, `superseded`",
        ),
        (
            "/versions/1/publications/stage",
            json!({"state": "request_pending", "at": "2026-11-20T00:00:00Z", "by": who, "reason": "not yet"}),
            "versions[1].publications.stage: `request_pending` has no `reason`",
        ),
        (
            "/versions/1/publications/stage/state",
            json!("rejected"),
            "versions[1].publications.stage.reason: this key is missing",
        ),
        (
            "/versions/0/publications/sod",
            published.clone(),
            "an application of which two versions are published in one environment",
        ),
        (
            "/versions/1/publications/sod",
            json!({"state": "draft"}),
            "an application of which a version is superseded and none has taken its place",
        ),
        (
            "/versions/0/publications/production/state",
            json!("superseded"),
            "an application of which a version is superseded and none has taken its place",
        ),
        (
            "/versions/0/publications/production",
            json!({"state": "draft"}),
            "an application of which a release is recorded, and no version is published to Production",
        ),
        (
            "/versions/1/publications/production",
            pending.clone(),
            "an application of which a version has two requests pending",
        ),
        (
            "/versions/0/configuration/name",
            json!("Other"),
            "an application of which versions differ in what belongs to the application",
        ),
        ("/status/state", json!("active"), "status: `active` has no `reason`"),
        ("/status", json!({"state": "deactivated"}), "status.at: this key is missing"),
        (
            "/status",
            json!({"state": "paused"}),
            "status.state: unknown state `paused`, expected one of `active`, `deactivated`, `delisted`, `deleted`",
        ),
        ("/release", json!({"state": "full"}), "release.at: this key is missing"),
        ("/release", json!({"state": "unreleased", "by": who}), "release.at: this key is missing"),
        ("/keys_activated", json!(null), "keys_activated: expected a table, found nothing"),
        ("/verification", json!({"approval": {}}), "verification: unknown key `approval`"),
        (
            "/licenses/0/license",
            json!("Other"),
            "an application of which the record of a license names one that is not there",
        ),
        (
            "/revocations/0",
            json!({"environment": "sod", "at": "2026-11-20T00:00:00Z", "by": who}),
            "revocations[0]: either a `client_secret` or a `certificate` was revoked",
        ),
        (
            "/revocations/0/client_secret",
            json!({"reference": "env:A", "description": "x"}),
            "revocations[0].client_secret: of a revoked credential neither description nor dates are kept",
        ),
        (
            "/revocations/0/client_secret",
            json!({"hash": "s3cr3t"}),
            "revocations[0].client_secret.hash: the client secret cannot be used: the hash is not a PHC string (client-secret.malformed)",
        ),
    ] {
        assert_eq!(error_of::<Application>(&changed(pointer, value.clone())), error, "{pointer} {value}");
    }
}

#[test]
fn applications_that_nobody_could_have_written_are_refused() {
    let who = json!({"role": "employee"});
    let published = json!({"state": "published", "at": "2026-11-20T00:00:00Z", "by": who});
    let pending = json!({"state": "request_pending", "at": "2026-11-20T00:00:00Z", "by": who});
    let mut twice: Value = serde_json::from_str(&standard()).unwrap();
    let records = twice["licenses"].as_array_mut().unwrap();
    records.push(records[0].clone());
    assert_eq!(error_of::<Application>(&twice.to_string()), "an application of which two records name one license");
    let mut custom: Value = serde_json::from_str(&examples().remove("application.custom").unwrap()).unwrap();
    custom["versions"][0]["publications"]["sod"] = json!({"state": "draft"});
    assert_eq!(error_of::<Application>(&custom.to_string()), "an application of which no version is published to SOD");
    custom["versions"][0]["publications"]["sod"] = published;
    custom["versions"][1]["publications"]["sod"] = pending;
    assert_eq!(
        error_of::<Application>(&custom.to_string()),
        "an application of which SuperOffice was asked to publish a version to SOD"
    );
    custom["versions"][1]["publications"]["sod"] = json!({"state": "draft"});
    custom["status"] = json!({"state": "delisted", "at": "2026-11-20T00:00:00Z", "by": who, "reason": "x"});
    assert_eq!(
        error_of::<Application>(&custom.to_string()),
        "an application of which a custom application is or was in the App Store"
    );
}

type Reader = fn(&str) -> Result<(), String>;

/// Each example, and how it is read: whether it is, and the error otherwise.
fn readers() -> Vec<(String, String, Reader)> {
    fn read<T: DeserializeOwned>(text: &str) -> Result<(), String> {
        serde_json::from_str::<T>(text).map(drop).map_err(|error| format!("{error} {error:?}"))
    }
    let mut readers = Vec::new();
    for (kind, reader) in
        [("command", read::<Command> as Reader), ("event", read::<Event>), ("application", read::<Application>)]
    {
        readers.extend(examples_of(kind).into_iter().map(|(name, text)| (name, text, reader)));
    }
    readers
}

#[test]
fn what_is_cut_off_is_an_error() {
    for (name, text, read) in readers() {
        let text = text.trim_end();
        assert_eq!(read(text), Ok(()));
        for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
            assert!(read(&text[..end]).is_err(), "{name} up to {end}");
        }
    }
}

#[test]
fn a_text_that_is_nested_too_deep_is_an_error() {
    for (open, close) in [("[", "]"), (r#"{"data":"#, "}"), (r#"{"configuration":"#, "}"), (r#"{"x":"#, "}")] {
        let deep = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        for text in [
            deep.clone(),
            format!(r#"{{"v":1,"type":"edit","data":{deep}}}"#),
            format!(r#"{{"v":1,"type":"edit","data":{{"version":{deep}}}}}"#),
            format!(r#"{{"v":1,"type":"edit","data":{{"configuration":{deep}}}}}"#),
            format!(r#"{{"v":1,"versions":{deep}}}"#),
        ] {
            assert!(serde_json::from_str::<Command>(&text).is_err());
            assert!(serde_json::from_str::<Event>(&text).is_err());
            assert!(serde_json::from_str::<Application>(&text).is_err());
        }
    }
}

const MARK: &str = "cAnArY-7f3a91-Zq7vK2mXw9Lr4TbN8c";

#[track_caller]
fn assert_clean(shown: &str, what: &str) {
    for part in ["AnArY", "7f3a91", "q7vK2mXw9"] {
        assert!(!shown.contains(part), "{what} shows {part}: {shown}");
    }
}

/// A secret that stands anywhere else than it should: in place of each value, as each key, and beside each key.
#[test]
fn no_error_shows_a_secret() {
    let mut refused = 0;
    for (name, text, read) in readers() {
        let value: Value = serde_json::from_str(&text).unwrap();
        let mut places = vec![String::new()];
        pointers(&value, "", &mut places);
        for place in &places {
            let mut hostile = Vec::new();
            for form in [
                json!(MARK),
                json!(format!("{MARK}\n")),
                json!(format!("https://u:{MARK}@acme.example/?token={MARK}\u{7}")),
                json!([MARK]),
                json!({MARK: MARK}),
                json!({"client_secret": MARK}),
                json!({"private_key": MARK, "pem": format!("-----BEGIN PRIVATE KEY-----\n{MARK}")}),
                json!(7_391_739_173_917_391_739_u64),
            ] {
                let mut changed = value.clone();
                *changed.pointer_mut(place).unwrap() = form;
                hostile.push(changed);
            }
            if value.pointer(place).is_some_and(Value::is_object) {
                for key in [MARK, &format!("secret-{MARK}"), &format!("https://u:{MARK}@acme.example")] {
                    let mut changed = value.clone();
                    changed.pointer_mut(place).unwrap()[key] = json!(MARK);
                    hostile.push(changed);
                }
            }
            for changed in hostile {
                for text in [changed.to_string(), changed.to_string().replace('c', "\\u0063")] {
                    if let Err(error) = read(&text) {
                        refused += 1;
                        assert_clean(&error, &format!("{name} at {place}"));
                        assert!(!error.contains("739173917"), "{error}");
                    }
                }
            }
        }
    }
    assert!(refused > 10_000, "{refused}");
}
