//! Commands, events and authorizations as they are stored: the examples under `tests/data/consent`, the page that shows them, and what is
//! refused in which words.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use superoffice_app::{
    Authorization, AuthorizationCommand, AuthorizationEvent, AuthorizationEventKind, AuthorizationState, ClientId,
    ConsentStamp, TenantKey,
};

use crate::life::day;
use crate::support::now;
use crate::wire::{pointers, read_back};

/// The examples by name: `command.TYPE`, `event.TYPE`, with a further word where there are several; `history.NAME` and the
/// `authorization.NAME` that comes of it.
fn examples(kind: &str) -> BTreeMap<String, String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/consent");
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let texts = files.map(|path| {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        (name, std::fs::read_to_string(&path).unwrap())
    });
    texts.filter(|(name, _)| name.split('.').next() == Some(kind)).collect()
}

fn type_in(name: &str) -> &str {
    name.split('.').nth(1).unwrap()
}

#[test]
fn commands_and_events_are_written_as_they_were_read() {
    let mut types = AuthorizationCommand::TYPES.to_vec();
    for (name, text) in examples("command") {
        let command: AuthorizationCommand = read_back(&name, &text);
        assert_eq!(command.name(), type_in(&name));
        types.retain(|each| *each != command.name());
    }
    let mut event_types = AuthorizationEventKind::TYPES.to_vec();
    for (name, text) in examples("event") {
        let event: AuthorizationEvent = read_back(&name, &text);
        assert_eq!(event.kind().name(), type_in(&name));
        event_types.retain(|each| *each != event.kind().name());
        let stamp: Value = serde_json::to_value(event.stamp()).unwrap();
        assert_eq!(serde_json::from_value::<ConsentStamp>(stamp).unwrap(), *event.stamp());
    }
    assert!(types.is_empty() && event_types.is_empty(), "no example of {types:?} {event_types:?}");
}

#[test]
fn authorizations_are_written_as_they_were_read_and_as_they_came_to_be() {
    let mut states = AuthorizationState::ALL.to_vec();
    for (name, text) in examples("authorization") {
        let authorization: Authorization = read_back(&name, &text);
        let history = examples("history").remove(&name.replace("authorization", "history")).unwrap();
        let events: Vec<AuthorizationEvent> = serde_json::from_str(&history).unwrap();
        let (client_id, tenant) = (authorization.client_id().clone(), authorization.tenant_key().clone());
        assert_eq!(Authorization::replay(client_id, tenant, &events).unwrap(), authorization, "{name}");
        states.retain(|state| ![now(), day(400)].map(|at| authorization.state(at)).contains(state));
    }
    assert!(states.is_empty(), "no example of {states:?}");
}

/// Each part of a snapshot counts: without it, it is refused or another authorization.
#[test]
fn nothing_of_an_authorization_is_lost_unseen() {
    let mut counts = [0; 2];
    for (name, text) in examples("authorization") {
        let authorization: Authorization = serde_json::from_str(&text).unwrap();
        let value: Value = serde_json::from_str(&text).unwrap();
        let mut places = Vec::new();
        pointers(&value, "", &mut places);
        for place in &places {
            let mut less = value.clone();
            let (parent, key) = place.rsplit_once('/').unwrap();
            match less.pointer_mut(parent).unwrap() {
                Value::Object(map) => drop(map.remove(key)),
                Value::Array(list) => drop(list.remove(key.parse().unwrap())),
                other => panic!("{other}"),
            }
            let read = serde_json::from_value::<Authorization>(less);
            counts[usize::from(read.is_ok())] += 1;
            assert!(!read.is_ok_and(|read| read == authorization), "{name} without {place}");
        }
    }
    assert!(counts[0] > 40 && counts[1] > 5, "{counts:?}");
}

/// The end of `docs/consent.md` is written from the examples: `UPDATE_DOCS=1 cargo test --all-features consent_wire` writes it anew.
#[test]
fn the_page_is_current() {
    const BEGIN: &str = "<!-- From here on this page is written from tests/data/consent. -->\n";
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/consent.md");
    let mut found = std::fs::read_to_string(path).unwrap();
    let (by_hand, _) = found.split_once(BEGIN).expect("a mark where the examples begin");
    let mut page = format!("{by_hand}{BEGIN}");
    let line = |text: &str| {
        serde_json::from_str::<AuthorizationCommand>(text).map(|read| serde_json::to_string(&read).unwrap())
    };
    let event_line =
        |text: &str| serde_json::from_str::<AuthorizationEvent>(text).map(|read| serde_json::to_string(&read).unwrap());
    for (title, kind, types) in
        [("Commands", "command", AuthorizationCommand::TYPES), ("Events", "event", AuthorizationEventKind::TYPES)]
    {
        page.push_str(&format!("\n## {title}\n\n```json\n"));
        for each in types {
            for (_, text) in examples(kind).iter().filter(|(name, _)| type_in(name) == *each) {
                page.push_str(&if kind == "command" { line(text) } else { event_line(text) }.unwrap());
                page.push('\n');
            }
        }
        page.push_str("```\n");
    }
    page.push_str("\n## Authorizations\n\n```json\n");
    for text in examples("authorization").values() {
        let read: Authorization = serde_json::from_str(text).unwrap();
        page.push_str(&serde_json::to_string(&read).unwrap());
        page.push('\n');
    }
    page.push_str("```\n");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, &page).unwrap();
        found.clone_from(&page);
    }
    assert!(found == page, "docs/consent.md is stale: write it anew with UPDATE_DOCS=1");
}

/// The error without the place in the text that `serde_json` adds.
#[track_caller]
fn error_of<T: DeserializeOwned>(text: &str) -> String {
    let Err(error) = serde_json::from_str::<T>(text) else { panic!("it is read: {text}") };
    error.to_string().split(" at line").next().unwrap().to_owned()
}

#[test]
fn commands_and_events_are_refused_in_plain_words() {
    for (text, error) in [
        ("[]", "expected a table, found an array"),
        ("{}", "v: this key is missing"),
        (r#"{"v":2,"type":"approve","new":1}"#, "v: version 2 of the form; this version of the crate reads version 1"),
        (
            r#"{"v":1,"type":"approved"}"#,
            "type: `approved` is not a command about an authorization in version 1 of the form; a newer version of the crate may know it",
        ),
        (
            r#"{"v":1,"type":"S3cr3t!"}"#,
            "type: `[redacted]` is not a command about an authorization in version 1 of the form; a newer version of the crate may know it",
        ),
        (r#"{"v":1,"type":"approve"}"#, "data.valid_until: this key is missing; `null` says that there is none"),
        (r#"{"v":1,"type":"approve","data":null}"#, "data: expected a table, found nothing"),
        (r#"{"v":1,"type":"approve","data":{"valid_until":"tomorrow"}}"#, "data.valid_until: time is malformed"),
        (r#"{"v":1,"type":"approve","data":{"valid_until":5}}"#, "data.valid_until: expected a text, found a number"),
        (r#"{"v":1,"type":"approve","data":{"valid_until":null,"reason":null}}"#, "data: `approve` has no `reason`"),
        (r#"{"v":1,"type":"request","data":{"topics":[]}}"#, "data: `request` has no `topics`"),
        (r#"{"v":1,"type":"revoke","data":{}}"#, "data.reason: this key is missing; `null` says that there is none"),
        (r#"{"v":1,"type":"revoke","data":{"reason":" x"}}"#, "data.reason: reason has white space around it"),
        (r#"{"v":1,"type":"require_again","data":{}}"#, "data.topics: this key is missing"),
        (r#"{"v":1,"type":"require_again","data":{"topics":null}}"#, "data.topics: expected an array, found nothing"),
        (
            r#"{"v":1,"type":"require_again","data":{"topics":["webhooks","cookies"]}}"#,
            "data.topics[1]: topic of a consent is not a defined word",
        ),
        (
            r#"{"v":1,"type":"require_again","data":{"topics":[true]}}"#,
            "data.topics[0]: expected a text, found `true` or `false`",
        ),
        (r#"{"v":1,"type":"deny","type":"deny"}"#, "the key `type` is given twice"),
        (r#"{"v":1,"type":"deny","tenant":"Cust1"}"#, "unknown key `tenant`"),
    ] {
        assert_eq!(error_of::<AuthorizationCommand>(text), error, "{text}");
    }
    let event = |by: Value| json!({"v": 1, "type": "denied", "at": "2026-11-22T10:00:00Z", "by": by}).to_string();
    for (by, error) in [
        (json!(null), "by: expected a table, found nothing"),
        (json!({}), "by.role: this key is missing"),
        (json!({"tenant_role": "owner"}), "by.tenant_role: role of a tenant's user is not a defined word"),
        (json!({"tenant_role": null}), "by.tenant_role: expected a text, found nothing"),
        (
            json!({"tenant_role": "user", "role": "employee"}),
            "by: a user of the tenant has neither a `role` nor a `partner` of the portal",
        ),
        (
            json!({"tenant_role": "user", "partner": "acme"}),
            "by: a user of the tenant has neither a `role` nor a `partner` of the portal",
        ),
        (
            json!({"tenant_role": "user", "external_consultant": "yes"}),
            "by.external_consultant: expected `true` or `false`, found a text",
        ),
        (
            json!({"tenant_role": "user", "external_consultant": null}),
            "by.external_consultant: expected `true` or `false`, found nothing",
        ),
        (
            json!({"role": "employee", "external_consultant": false}),
            "by.external_consultant: only a user of the tenant is an external consultant of it",
        ),
        (
            json!({"role": "employee", "partner": "acme"}),
            "by.partner: `employee` is a role of SuperOffice's and of no partner's",
        ),
        (json!({"tenant_role": "user", "tenant": "Cust1"}), "by: unknown key `tenant`"),
        (json!({"tenant_role": "user", "user": ""}), "by.user: user name is empty"),
    ] {
        assert_eq!(error_of::<AuthorizationEvent>(&event(by.clone())), error, "{by}");
    }
    // Who is said not to be a consultant is none.
    let read: AuthorizationEvent =
        serde_json::from_str(&event(json!({"tenant_role": "user", "external_consultant": false}))).unwrap();
    assert!(!read.stamp().is_external_consultant());
}

#[test]
fn authorizations_are_refused_in_plain_words() {
    let approved: Value = serde_json::from_str(&examples("authorization")["authorization.approved"]).unwrap();
    let again: Value = serde_json::from_str(&examples("authorization")["authorization.needs_reapproval"]).unwrap();
    let with = |of: &Value, key: &str, value: Value| {
        let mut other = of.clone();
        other.as_object_mut().unwrap().insert(key.to_owned(), value);
        other
    };
    for (value, error) in [
        (with(&approved, "v", json!(2)), "v: version 2 of the form; this version of the crate reads version 1"),
        (with(&approved, "client_id", json!("")), "client_id: client ID is empty"),
        (with(&approved, "environment", json!("test")), "environment: environment is not a defined word"),
        (with(&approved, "environment", json!(null)), "environment: expected a text, found nothing"),
        (with(&approved, "context_id", json!("a/b")), "context_id: context ID holds the character '/'"),
        (with(&approved, "tenant", json!("stage Cust12345")), "unknown key `tenant`"),
        (
            with(&approved, "state", json!("expired")),
            "state: unknown state `expired`, expected one of `not_requested`, `requested`, `approved`, `needs_reapproval`, `denied`, `revoked`",
        ),
        (
            with(&approved, "state", json!("S3cr3t!")),
            "state: unknown state `[redacted]`, expected one of `not_requested`, `requested`, `approved`, `needs_reapproval`, `denied`, `revoked`",
        ),
        (with(&approved, "state", json!("denied")), "`denied` has no `valid_until`"),
        (without(&approved, "topics"), "topics: this key is missing"),
        (with(&again, "approval", without(&again["approval"], "topics")), "approval.topics: this key is missing"),
        (with(&approved, "state", json!("not_requested")), "`not_requested` has no `at`"),
        (with(&approved, "state", json!("needs_reapproval")), "approval: this key is missing"),
        (with(&approved, "reason", json!("because")), "`approved` has no `reason`"),
        (with(&approved, "valid_until", json!(null)), "valid_until: expected a text, found nothing"),
        (
            with(&approved, "valid_until", approved["at"].clone()),
            "valid_until: an approval does not end before it begins",
        ),
        (with(&again, "approval", json!(null)), "approval: expected a table, found nothing"),
        (with(&again, "approval", json!({})), "approval.at: this key is missing"),
        (
            with(&again, "approval", with(&again["approval"], "valid_until", json!("2020-01-01T00:00:00Z"))),
            "approval.valid_until: an approval does not end before it begins",
        ),
        (with(&again, "reason", json!("because")), "`needs_reapproval` has no `reason`"),
    ] {
        assert_eq!(error_of::<Authorization>(&value.to_string()), error, "{value}");
    }
}

#[test]
fn events_that_do_not_fit_are_refused() {
    let events: BTreeMap<String, AuthorizationEvent> =
        examples("event").into_iter().map(|(name, text)| (name, serde_json::from_str(&text).unwrap())).collect();
    let replay = |names: &[&str]| {
        let client_id = ClientId::parse("6cf25376616343b38d14ddcd804f2891").unwrap();
        let tenant =
            TenantKey::new(superoffice_app::Environment::Sod, superoffice_app::ContextId::parse("Cust1").unwrap());
        let events = names.iter().map(|name| &events[&format!("event.{name}")]);
        Authorization::replay(client_id, tenant, events).map_err(|error| error.to_string())
    };
    for names in [
        &["revoked"][..],
        &["reapproval_required"],
        &["requested", "requested.user"],
        &["requested", "revoked"],
        &["requested", "reapproval_required"],
        &["approved", "denied"],
        &["approved.until", "requested"],
        &["denied", "denied"],
        &["denied", "revoked"],
        &["approved", "revoked", "revoked.reason"],
        &["approved", "revoked", "reapproval_required"],
        &["approved", "reapproval_required", "reapproval_required"],
        &["approved", "reapproval_required", "requested"],
    ] {
        let event = names.last().unwrap().split('.').next().unwrap();
        assert_eq!(
            replay(names),
            Err(format!("the event `{event}` does not fit: it cannot happen in this state")),
            "{names:?}"
        );
    }
    // An approval that ends before it begins is none.
    let text = examples("event")["event.approved.until"].replace("2027-11-22T00:00:00Z", "2026-11-22T10:00:00Z");
    let event: AuthorizationEvent = serde_json::from_str(&text).unwrap();
    let mut authorization = crate::consent::new(superoffice_app::Environment::Sod);
    let error = authorization.apply(&event).unwrap_err();
    assert_eq!((error.event(), &authorization), ("approved", &crate::consent::new(superoffice_app::Environment::Sod)));
}

/// The same without a key.
fn without(value: &Value, key: &str) -> Value {
    let mut value = value.clone();
    value.as_object_mut().unwrap().remove(key);
    value
}
