//! Tenants and their events as they are stored: the examples under `tests/data/tenant`, the page that shows them, and what is refused.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use superoffice_app::{StateChange, Tenant, TenantEvent, TenantEventKind};

use crate::tenant_world::{
    Heard, Message, any_arrival, at, fold, licenses, pull, pull_at, push, push_move, push_upgrade, tenant,
};
use crate::wire::{pointers, read_back};

const SOD2: &str = "https://sod2.superoffice.com/Cust12345";
const LOGIN: &str = "https://sod.superoffice.com/Cust12345";

/// The examples by name: `event.TYPE`, with a further word where there are several, and `tenant.NAME`.
fn examples(kind: &str) -> BTreeMap<String, String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/tenant");
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    // SuperOffice's messages stand in a folder of their own.
    let files = files.filter(|path| path.extension().is_some_and(|extension| extension == "json"));
    let texts = files.map(|path| {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        (name, std::fs::read_to_string(&path).unwrap())
    });
    texts.filter(|(name, _)| name.split('.').next() == Some(kind)).collect()
}

/// The histories that the stored tenants come from.
fn histories() -> Vec<(&'static str, Tenant, Vec<Heard>)> {
    use superoffice_app::CrmSuitePlan::Core;
    let sandbox = tenant().as_sandbox().with_customer_site("Acme Norge").unwrap();
    let running = |minutes| {
        let Message::Pull(response) = pull_at("Running", SOD2) else { unreachable!() };
        Message::Pull(response.with_valid_until(at(minutes)))
    };
    vec![
        ("new", tenant(), vec![]),
        ("running", sandbox.with_licenses(licenses(&["Development Tools"], Some(Core))), vec![(0, running(60))]),
        ("suspended", tenant(), vec![(0, running(60)), (10, push(StateChange::Suspend))]),
        (
            "deleted",
            tenant(),
            vec![(0, running(60)), (10, push(StateChange::Suspend)), (20, push(StateChange::Delete))],
        ),
        (
            "restored",
            tenant(),
            vec![(0, push(StateChange::Delete)), (10, running(60)), (20, push(StateChange::Suspend))],
        ),
        ("frozen", tenant(), vec![(0, running(60)), (10, pull("Frozen"))]),
        (
            "refused",
            tenant(),
            vec![
                (0, push_move("sod3.superoffice.com")),
                (10, pull_at("Running", LOGIN)),
                (20, push(StateChange::Move)),
            ],
        ),
        (
            "told",
            tenant(),
            vec![
                (0, push_upgrade(Some("Release_10.3.8_2024.08.30-01"), Some("10.3.8.2024"))),
                (10, push(StateChange::BackupRestored)),
                (20, push_upgrade(Some("Release_10.3.8_2024.08.30-01"), None)),
                (25, push_upgrade(None, None)),
                (30, push(StateChange::from_number(77))),
                (40, pull("Unknown")),
                (50, Message::Licenses(licenses(&["Reporter"], None))),
            ],
        ),
    ]
}

#[test]
fn tenants_are_written_as_they_were_read_and_as_they_came_to_be() {
    let mut stored = examples("tenant");
    for (name, tenant, history) in histories() {
        let (tenant, _) = fold(&tenant, &history);
        let path = format!("{}/tests/data/tenant/tenant.{name}.json", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("UPDATE_DOCS").is_some() {
            let text = serde_json::to_string_pretty(&tenant).unwrap() + "\n";
            std::fs::write(path, &text).unwrap();
            stored.insert(format!("tenant.{name}"), text);
        }
        let text = stored.remove(&format!("tenant.{name}")).expect("a file of that name");
        assert_eq!(read_back::<Tenant>(name, &text), tenant, "{name}");
    }
    assert!(stored.is_empty(), "nobody knows where these come from: {:?}", stored.keys());
}

#[test]
fn events_are_written_as_they_were_read() {
    let mut types: Vec<&str> = TenantEventKind::TYPES.to_vec();
    for (name, text) in examples("event") {
        let event: TenantEvent = read_back(&name, &text);
        assert_eq!(Some(event.kind().name()), name.split('.').nth(1));
        types.retain(|each| *each != event.kind().name());
    }
    assert!(types.is_empty(), "no example of {types:?}");
}

/// The end of `docs/tenants.md` is written from the examples: `UPDATE_DOCS=1 cargo test --all-features --test it tenant_wire` writes it anew.
#[test]
fn the_page_is_current() {
    const BEGIN: &str = "<!-- From here on this page is written from tests/data/tenant. -->\n";
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/tenants.md");
    let mut found = std::fs::read_to_string(path).unwrap();
    let (by_hand, _) = found.split_once(BEGIN).expect("a mark where the examples begin");
    let mut page = format!("{by_hand}{BEGIN}\n## Events\n\n```json\n");
    for each in TenantEventKind::TYPES {
        for (_, text) in examples("event").iter().filter(|(name, _)| name.split('.').nth(1) == Some(each)) {
            page.push_str(&serde_json::to_string(&serde_json::from_str::<TenantEvent>(text).unwrap()).unwrap());
            page.push('\n');
        }
    }
    page.push_str("```\n\nTheir lines for people:\n\n```text\n");
    for each in TenantEventKind::TYPES {
        for (_, text) in examples("event").iter().filter(|(name, _)| name.split('.').nth(1) == Some(each)) {
            page.push_str(&format!("{}\n", serde_json::from_str::<TenantEvent>(text).unwrap()));
        }
    }
    page.push_str("```\n\n## Tenants\n");
    for (name, _, _) in histories() {
        let text = &examples("tenant")[&format!("tenant.{name}")];
        let line = serde_json::to_string(&serde_json::from_str::<Tenant>(text).unwrap()).unwrap();
        page.push_str(&format!("\n{name}:\n\n```json\n{line}\n```\n"));
    }
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, &page).unwrap();
        found.clone_from(&page);
    }
    assert!(found == page, "docs/tenants.md is stale: write it anew with UPDATE_DOCS=1");
}

/// The error without the place in the text that `serde_json` adds.
#[track_caller]
fn error_of<T: DeserializeOwned>(text: &str) -> String {
    let Err(error) = serde_json::from_str::<T>(text) else { panic!("it is read: {text}") };
    error.to_string().split(" at line").next().unwrap().to_owned()
}

#[test]
fn every_truncation_is_refused() {
    for (name, text) in examples("tenant").into_iter().chain(examples("event")) {
        let text = text.trim_end();
        for end in 0..text.len() {
            let Some(cut) = text.get(..end) else { continue };
            assert!(serde_json::from_str::<Tenant>(cut).is_err(), "{name} to {end}");
            assert!(serde_json::from_str::<TenantEvent>(cut).is_err(), "{name} to {end}");
        }
    }
}

/// Without any one of its keys a tenant is refused, or is another: nothing is lost unseen. The same with each value in another form.
#[test]
fn each_key_counts() {
    for (name, text) in examples("tenant") {
        let tenant: Tenant = serde_json::from_str(&text).unwrap();
        let value: Value = serde_json::from_str(&text).unwrap();
        let mut places = Vec::new();
        pointers(&value, "", &mut places);
        for place in &places {
            let (parent, key) = place.rsplit_once('/').unwrap();
            let mut less = value.clone();
            match less.pointer_mut(parent).unwrap() {
                Value::Object(map) => drop(map.remove(key)),
                Value::Array(list) => drop(list.remove(key.parse().unwrap())),
                other => panic!("{other}"),
            }
            if let Ok(read) = serde_json::from_value::<Tenant>(less) {
                assert!(read != tenant, "{name} without {place}");
            }
            for odd in [json!(null), json!(5), json!(-1.5), json!("S3cr3t!"), json!(["S3cr3t!"]), json!({"s3cr3t!": 1})]
            {
                let mut other = value.clone();
                *other.pointer_mut(place).unwrap() = odd.clone();
                match serde_json::from_value::<Tenant>(other) {
                    // A text where any text may stand.
                    Ok(_) => assert!(
                        (odd.is_string() || odd.is_array())
                            && (place.ends_with("/value")
                                || place.contains("licenses")
                                || place.contains("customer_site")
                                || place.contains("version")),
                        "{name} {place} {odd}"
                    ),
                    Err(error) => assert!(!error.to_string().to_lowercase().contains("s3cr3t"), "{error}"),
                }
            }
        }
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn tenants_are_refused_in_plain_words() {
    let stored =
        |name: &str| -> Value { serde_json::from_str(&examples("tenant")[&format!("tenant.{name}")]).unwrap() };
    let time = |minutes| at(minutes).to_string();
    let heard = |minutes, source: &str, value: Value| json!({"at": time(minutes), "source": source, "value": value});
    for (name, place, value, error) in [
        ("new", "/v", json!(2), "v: version 2 of the form; this version of the crate reads version 1"),
        ("new", "/v", json!("1"), "v: expected a whole number, found a text"),
        ("new", "/environment", json!("test"), "environment: environment is not a defined word"),
        ("new", "/context_id", json!("a/b"), "context_id: context ID holds the character '/'"),
        ("new", "/context_id", json!(5), "context_id: expected a text, found a number"),
        ("new", "/sandbox", json!("yes"), "sandbox: expected `true` or `false`, found a text"),
        ("new", "/sandbox", json!(null), "sandbox: expected `true` or `false`, found nothing"),
        ("new", "/customer_site", json!(" a"), "customer_site: customer site has white space around it"),
        ("new", "/token", json!("s3cr3t"), "unknown key `token`"),
        ("new", "/S3cr3t", json!(1), "unknown key `[redacted]`"),
        ("new", "/licenses", json!([]), "licenses: expected a table, found an array"),
        ("new", "/licenses", json!({"plan": "core"}), "licenses.licenses: this key is missing"),
        ("new", "/licenses", json!({"licenses": [1]}), "licenses.licenses[0]: expected a text, found a number"),
        (
            "new",
            "/licenses",
            json!({"licenses": [], "plan": "huge"}),
            "licenses.plan: CRM Suite plan is not a defined word",
        ),
        ("new", "/state", heard(0, "pull", json!("Running")), "state: later than the latest message"),
        ("new", "/latest", json!({"at": time(0)}), "latest.source: this key is missing"),
        (
            "new",
            "/latest",
            json!({"at": time(0), "source": "host"}),
            "latest.source: a message is a `push` or a `pull`",
        ),
        ("new", "/latest", json!({"at": "today", "source": "pull"}), "latest.at: time is malformed"),
        (
            "new",
            "/latest",
            json!({"at": time(0), "source": "push"}),
            "latest: after a notification the tenant is asked for at once",
        ),
        (
            "new",
            "/latest",
            json!({"at": time(0), "source": "push", "ask_again": time(0)}),
            "latest: a notification leaves something behind",
        ),
        (
            "new",
            "/latest",
            json!({"at": time(1), "source": "pull", "ask_again": time(0)}),
            "latest: nobody asks in the past",
        ),
        ("running", "/state", heard(0, "pull", json!("Unknown")), "state: this changes nothing, and is not kept"),
        ("running", "/state/value", json!(""), "state.value: tenant state is empty"),
        ("running", "/state/at", json!(time(1)), "state: later than the latest message"),
        ("running", "/state/source", json!("push"), "latest: after a notification the tenant is asked for at once"),
        ("running", "/state/value", json!("Suspended"), "running: it does not fit the state"),
        ("running", "/state/value", json!("Deleted"), "deleted: the state says that it is deleted"),
        ("running", "/running/at", json!(time(-1)), "running: it does not fit the state"),
        ("running", "/running/value", json!(1), "running.value: expected `true` or `false`, found a number"),
        ("running", "/deleted/value", json!(true), "deleted: it was seen running, which takes that back"),
        ("running", "/deleted/at", json!(time(-1)), "deleted: it was seen running, which takes that back"),
        ("running", "/endpoint/value", json!(LOGIN), "endpoint: it cannot be the tenant's"),
        ("running", "/endpoint/value", json!(format!("{SOD2}/")), "endpoint: it cannot be the tenant's"),
        (
            "running",
            "/endpoint/value",
            json!("https://sod2.superoffice.com/Cust1"),
            "endpoint: it cannot be the tenant's",
        ),
        ("running", "/version", heard(0, "pull", json!({"name": "R 1"})), "version: no upgrade names it"),
        ("running", "/version", heard(0, "push", json!({})), "version.value: a version has a `name` or a `file`"),
        ("running", "/upgraded", json!(time(1)), "upgraded: later than the latest message"),
        ("suspended", "/state/value", json!("Deleting"), "state: no notification tells of this"),
        ("suspended", "/state/value", json!("Frozen"), "state: no notification tells of this"),
        ("suspended", "/running/value", json!(true), "running: it does not fit the state"),
        ("deleted", "/deleted/value", json!(false), "deleted: the state says that it is deleted"),
        ("restored", "/deleted/source", json!("push"), "deleted: only an answer takes that back"),
        ("restored", "/deleted/at", json!(time(30)), "deleted: later than the latest message"),
        ("frozen", "/running/at", json!(time(20)), "running: later than the latest message"),
        ("frozen", "/running/source", json!("push"), "deleted: there is no state that it belongs to"),
        ("refused", "/endpoint/value", json!("https://evil.example/Cust12345"), "endpoint: it cannot be the tenant's"),
        (
            "refused",
            "/endpoint/value",
            json!("https://sod3.superoffice.com:8443/Cust12345"),
            "endpoint: it cannot be the tenant's",
        ),
        ("refused", "/refused_endpoint/value", json!(SOD2), "refused_endpoint: it can be the tenant's"),
        ("refused", "/refused_endpoint/source", json!("push"), "refused_endpoint: no state was told with it"),
        ("refused", "/refused_endpoint/at", json!(time(15)), "refused_endpoint: no state was told with it"),
        ("refused", "/endpoint/at", json!(time(20)), "refused_endpoint: the endpoint is as late"),
        ("told", "/version/value/name", json!(" R 1"), "version.value.name: version name has white space around it"),
        (
            "told",
            "/version/value/name",
            json!("a\u{202e}b"),
            r"version.value.name: version name holds the character '\u{202e}'",
        ),
        ("told", "/version/at", json!(time(30)), "version: no upgrade names it"),
        ("told", "/full_version/value", json!({"name": "R 1"}), "full_version: no upgrade names it"),
        ("told", "/full_version/source", json!("pull"), "full_version: no upgrade names it"),
        ("told", "/full_version/at", json!(time(25)), "full_version: later than the version"),
        ("told", "/version/value", json!({"name": "R 1", "file": "1"}), "full_version: the version is as full"),
        ("told", "/unrecognized", json!(time(30)), "unrecognized: expected a table, found a text"),
        ("told", "/unrecognized/values", json!([]), "unrecognized.values: 1 to 16 values stand here, each once"),
        ("told", "/unrecognized/values", json!([77, 77]), "unrecognized.values: 1 to 16 values stand here, each once"),
        ("told", "/unrecognized/values", json!([5]), "unrecognized.values: a change that is known does not stand here"),
        ("told", "/unrecognized/at", json!(time(90)), "unrecognized: later than the latest message"),
        (
            "refused",
            "/move_not_believed/values",
            json!(["A.example"]),
            "move_not_believed.values: a host stands here in lower case",
        ),
        (
            "refused",
            "/move_not_believed/values",
            json!(["a.example/S3cr3t"]),
            "move_not_believed.values: host is not the bare name of a host, such as `sod3.superoffice.com`",
        ),
    ] {
        let mut value_now = stored(name);
        match place.rsplit_once('/').unwrap() {
            ("", key) => drop(value_now.as_object_mut().unwrap().insert(key.to_owned(), value)),
            _ => *value_now.pointer_mut(place).unwrap() = value,
        }
        assert_eq!(error_of::<Tenant>(&value_now.to_string()), error, "{name} {place}");
        assert_eq!(serde_json::from_value::<Tenant>(value_now).unwrap_err().to_string(), error, "{name} {place}");
    }
    for (text, error) in [
        ("[]", "expected a table, found an array"),
        ("null", "expected a table, found nothing"),
        ("{}", "v: this key is missing"),
        (r#"{"v":1}"#, "environment: this key is missing"),
        (r#"{"v":1,"environment":"sod","context_id":"Cust1"}"#, "sandbox: this key is missing"),
        (r#"{"v":1,"v":1}"#, "the key `v` is given twice"),
    ] {
        assert_eq!(error_of::<Tenant>(text), error);
    }
    // A register without the others that belong to it.
    let mut bare = stored("running");
    bare.as_object_mut().unwrap().remove("state");
    assert_eq!(error_of::<Tenant>(&bare.to_string()), "running: there is no state that it belongs to");
    bare.as_object_mut().unwrap().remove("running");
    assert_eq!(error_of::<Tenant>(&bare.to_string()), "deleted: there is no state that it belongs to");
    bare.as_object_mut().unwrap().remove("deleted");
    assert_eq!(error_of::<Tenant>(&bare.to_string()), "endpoint: no state was told with it");
}

/// An event as it is stored.
fn event(kind: &str, source: &str, data: &Value) -> String {
    json!({"v": 1, "type": kind, "at": at(0), "source": source, "data": data}).to_string()
}

/// What is said of each text; nothing of one that is read.
#[track_caller]
fn events_are(cases: Vec<(String, &str)>) {
    for (text, error) in cases {
        if error.is_empty() {
            assert!(serde_json::from_str::<TenantEvent>(&text).is_ok(), "{text}");
        } else {
            assert_eq!(error_of::<TenantEvent>(&text), error, "{text}");
        }
    }
}

#[test]
fn events_are_refused_in_plain_words() {
    events_are(vec![
        ("{}".to_owned(), "v: this key is missing"),
        (
            r#"{"v":2,"type":"x","data":{"y":1}}"#.to_owned(),
            "v: version 2 of the form; this version of the crate reads version 1",
        ),
        (
            event("published", "pull", &json!({})),
            "type: `published` is not an event of a tenant in version 1 of the form; a newer version of the crate may know it",
        ),
        (event("suspended", "pull", &json!({})), "data.from: this key is missing"),
        (event("suspended", "pull", &json!({"from": null})), "data.from: expected a text or a table, found nothing"),
        (event("suspended", "pull", &json!({"from": {}})), "data.from: expected a text, found a table"),
        (event("suspended", "pull", &json!({"from": 2})), "data.from: expected a text or a table, found a number"),
        (event("suspended", "pull", &json!({"from": "Running", "to": "Running"})), "data: `suspended` has no `to`"),
        (event("suspended", "pull", &json!({"from": "Suspended"})), "data: this does not lead to `suspended`"),
        (event("suspended", "host", &json!({"from": "Running"})), "source: `suspended` is not told by `host`"),
        (event("suspended", "Pull", &json!({"from": "Running"})), "source: message source is not a defined word"),
        (
            event("started", "pull", &json!({"from": "Suspended", "to": "Running"})),
            "data: this does not lead to `started`",
        ),
        (
            event("started", "pull", &json!({"from": "Unknown", "to": "Deleting"})),
            "data: this does not lead to `started`",
        ),
        (
            event("went_offline", "pull", &json!({"from": "Running", "to": "Unknown"})),
            "data: this does not lead to `went_offline`",
        ),
        (
            event("went_offline", "push", &json!({"from": "Running", "to": "Deleting"})),
            "source: `went_offline` is not told by `push`",
        ),
        (
            event("state_changed", "pull", &json!({"from": "Running", "to": "Running"})),
            "data: this does not lead to `state_changed`",
        ),
        (event("restored", "push", &json!({"to": "Running"})), "source: `restored` is not told by `push`"),
        (event("moved", "pull", &json!({"from": SOD2, "to": SOD2})), "data: this does not lead to `moved`"),
        (
            event("moved", "pull", &json!({"from": SOD2, "to": "sod"})),
            "data.to: tenant URL is not a well-formed absolute URL",
        ),
        (event("located", "pull", &json!({"endpoint": null})), "data.endpoint: expected a text, found nothing"),
        (
            event("endpoint_refused", "pull", &json!({"endpoint": SOD2, "fault": "x"})),
            "data.fault: fault of an endpoint is not a defined word",
        ),
        (
            event("endpoint_refused", "pull", &json!({"endpoint": SOD2, "fault": "login_host"})),
            "data: this does not lead to `endpoint_refused`",
        ),
    ]);
}

#[test]
fn events_of_endpoints_and_later_ones_are_refused_in_plain_words() {
    events_are(vec![
        (
            event("move_not_believed", "push", &json!({"fault": "no_host"})),
            "data.host: this key is missing; `null` says that there is none",
        ),
        (event("move_not_believed", "push", &json!({"host": null})), "data.fault: this key is missing"),
        (
            event("move_not_believed", "push", &json!({"host": null, "fault": "unknown_host"})),
            "data: this does not lead to `move_not_believed`",
        ),
        (
            event("move_not_believed", "push", &json!({"host": "evil.example", "fault": "no_host"})),
            "data: this does not lead to `move_not_believed`",
        ),
        (
            event("move_not_believed", "push", &json!({"host": "evil.example", "fault": "login_host"})),
            "data: this does not lead to `move_not_believed`",
        ),
        (
            event("move_not_believed", "push", &json!({"host": "evil.example", "fault": "other_environment"})),
            "data: this does not lead to `move_not_believed`",
        ),
        (
            event("move_not_believed", "push", &json!({"host": "sod2.superoffice.com", "fault": "login_host"})),
            "data: this does not lead to `move_not_believed`",
        ),
        (
            event("move_not_believed", "push", &json!({"host": "sod2.superoffice.com", "fault": "other_tenant"})),
            "data: this does not lead to `move_not_believed`",
        ),
        (
            event("endpoint_refused", "pull", &json!({"endpoint": LOGIN, "fault": "unknown_host"})),
            "data: this does not lead to `endpoint_refused`",
        ),
        (
            event("move_not_believed", "push", &json!({"host": "https://a.example/S3cr3t", "fault": "unknown_host"})),
            "data.host: host is not the bare name of a host, such as `sod3.superoffice.com`",
        ),
        (
            event("upgraded", "push", &json!({"from": null})),
            "data.to: this key is missing; `null` says that there is none",
        ),
        (event("upgraded", "push", &json!({"from": null, "to": "R 1"})), "data.to: expected a table, found a text"),
        (event("upgraded", "push", &json!({"from": null, "to": {}})), "data.to: a version has a `name` or a `file`"),
        (
            event("upgraded", "push", &json!({"from": null, "to": {"name": "R", "plan": "core"}})),
            "data.to: there is no `plan` in it",
        ),
        (event("backup_restored", "push", &json!({})), ""),
        (event("backup_restored", "push", &json!({"from": "x"})), "data: `backup_restored` has no `from`"),
        (
            event("licenses_changed", "host", &json!({"from": null, "to": null})),
            "data.to: expected a table, found nothing",
        ),
        (
            event("licenses_changed", "host", &json!({"from": {"licenses": ["A b"]}, "to": {"licenses": ["a_B"]}})),
            "data: this does not lead to `licenses_changed`",
        ),
        (event("unrecognized", "push", &json!({"change": 5})), "data: this does not lead to `unrecognized`"),
        (
            event("unrecognized", "push", &json!({"change": -1})),
            "data.change: expected a whole number of up to 4,294,967,295",
        ),
    ]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any change of any character is refused, or gives a tenant that is written and read back.
    #[test]
    fn changed_bytes_do_no_harm((_, arrival) in any_arrival(), places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4)) {
        let mut bytes = serde_json::to_vec(&fold(&tenant(), &arrival).0).unwrap();
        for (place, byte) in places {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        if let Ok(read) = serde_json::from_slice::<Tenant>(&bytes) {
            let text = serde_json::to_string(&read).unwrap();
            prop_assert_eq!(serde_json::from_str::<Tenant>(&text).unwrap(), read);
        }
    }
}
