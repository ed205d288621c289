//! Tenants that are read are those that some messages lead to, and no others: small worlds, searched to the end.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use superoffice_app::{StateChange, Tenant};

use crate::tenant_world::{Message, at, pull, pull_at, pull_running, push, push_move, push_upgrade, tenant};

const SOD2: &str = "https://sod2.superoffice.com/Cust12345";
const LOGIN: &str = "https://sod.superoffice.com/Cust12345";

/// Each answer, and the same when it had ended before it came.
fn with_ended(messages: &[Message]) -> Vec<Message> {
    let ended = messages.iter().filter_map(|message| match message {
        Message::Pull(response) => Some(Message::Pull(response.clone().with_valid_until(at(-1)))),
        Message::Push(_) | Message::Licenses(_) => None,
    });
    messages.iter().cloned().chain(ended).collect()
}

/// A small world: three minutes at most, and messages that bring every register into every state.
fn reachable(messages: &[Message], minutes: &[i64]) -> BTreeSet<String> {
    let mut reached = BTreeMap::from([(serde_json::to_string(&tenant()).unwrap(), tenant())]);
    let mut fresh: Vec<Tenant> = vec![tenant()];
    let messages = with_ended(messages);
    while let Some(tenant) = fresh.pop() {
        for minute in minutes {
            for message in &messages {
                let next = message.fold(&tenant, at(*minute)).tenant;
                let text = serde_json::to_string(&next).unwrap();
                if reached.insert(text, next.clone()).is_none() {
                    fresh.push(next);
                }
            }
        }
    }
    reached.into_keys().collect()
}

/// All values of a register, and none.
fn registers(minutes: &[i64], values: &[Value]) -> Vec<Value> {
    let mut all = vec![Value::Null];
    for minute in minutes {
        for source in ["push", "pull"] {
            all.extend(values.iter().map(|value| json!({"at": at(*minute), "source": source, "value": value})));
        }
    }
    all
}

fn latest(minutes: &[i64]) -> Vec<Value> {
    let mut all = vec![Value::Null];
    for minute in minutes {
        all.push(json!({"at": at(*minute), "source": "push", "ask_again": at(*minute)}));
        all.push(json!({"at": at(*minute), "source": "pull"}));
        all.push(json!({"at": at(*minute), "source": "pull", "ask_again": at(*minute)}));
    }
    all
}

/// All tenants that are read, of those that have any of these values under these keys.
fn accepted(keys: &[(&str, Vec<Value>)]) -> BTreeSet<String> {
    let mut tenants = vec![serde_json::to_value(tenant()).unwrap()];
    for (key, values) in keys {
        let with = |tenant: &Value, value: &Value| {
            let mut tenant = tenant.clone();
            if !value.is_null() {
                tenant.as_object_mut().unwrap().insert((*key).to_owned(), value.clone());
            }
            tenant
        };
        tenants = tenants.iter().flat_map(|tenant| values.iter().map(move |value| with(tenant, value))).collect();
    }
    let read = tenants.into_iter().filter_map(|tenant| serde_json::from_value::<Tenant>(tenant).ok());
    read.map(|tenant| serde_json::to_string(&tenant).unwrap()).collect()
}

#[track_caller]
fn same(accepted: &BTreeSet<String>, reachable: &BTreeSet<String>) {
    let refused: Vec<_> = reachable.difference(accepted).take(5).collect();
    assert!(refused.is_empty(), "messages lead to these, and they are refused: {refused:#?}");
    let invented: Vec<_> = accepted.difference(reachable).take(5).collect();
    assert!(invented.is_empty(), "no messages lead to these, and they are read: {invented:#?}");
}

/// What is read is what some messages lead to, and nothing else: the whole of a small world of states.
#[test]
fn a_tenant_that_is_read_has_a_history_of_states() {
    let minutes = [0, 1];
    let mut messages = vec![pull("Unknown")];
    messages.extend(["Running", "Suspended", "Deleted", "Frozen"].map(pull));
    messages.extend([pull_running("Running", false), pull_running("Frozen", true), pull_running("Frozen", false)]);
    messages.extend([StateChange::Suspend, StateChange::Resume, StateChange::Delete].map(push));
    let states = ["Running", "Suspended", "Deleted", "Frozen", "Unknown"].map(|name| json!(name));
    let accepted = accepted(&[
        ("latest", latest(&minutes)),
        ("state", registers(&minutes, &states)),
        ("running", registers(&minutes, &[json!(true), json!(false)])),
        ("deleted", registers(&minutes, &[json!(true), json!(false)])),
    ]);
    assert!(accepted.len() > 100, "{}", accepted.len());
    same(&accepted, &reachable(&messages, &minutes));
}

/// The same for endpoints.
#[test]
fn a_tenant_that_is_read_has_a_history_of_endpoints() {
    let minutes = [0, 1, 2];
    let odd = "https://crm.acme.example/Cust12345";
    let messages = [
        pull("Unknown"),
        pull("Suspended"),
        pull_at("Suspended", SOD2),
        pull_at("Suspended", odd),
        pull_at("Suspended", LOGIN),
        push_move("sod2.superoffice.com"),
        push(StateChange::Suspend),
    ];
    let latest = latest(&minutes);
    // A state, and with it that it does not run.
    let states = registers(&minutes, &[json!("Suspended")]);
    let mut accepted_all = BTreeSet::new();
    for state in states {
        let running = match &state {
            Value::Null => Value::Null,
            state => json!({"at": state["at"], "source": state["source"], "value": false}),
        };
        accepted_all.extend(accepted(&[
            ("latest", latest.clone()),
            ("state", vec![state]),
            ("running", vec![running]),
            ("endpoint", registers(&minutes, &[json!(SOD2), json!(odd), json!(LOGIN)])),
            ("refused_endpoint", registers(&minutes, &[json!(LOGIN), json!(SOD2)])),
        ]));
    }
    assert!(accepted_all.len() > 100, "{}", accepted_all.len());
    same(&accepted_all, &reachable(&messages, &minutes));
}

/// The same for what is only told.
#[test]
fn a_tenant_that_is_read_has_a_history_of_notifications() {
    let minutes = [0, 1];
    let messages = [
        pull("Unknown"),
        push_upgrade(None, None),
        push_upgrade(Some("R 1"), None),
        push_upgrade(Some("R 1"), Some("1.0")),
        push(StateChange::BackupRestored),
        push(StateChange::Move),
        push_move("Evil.example"),
        push(StateChange::from_number(77)),
        push(StateChange::from_number(78)),
    ];
    let told = |values: &[Value]| -> Vec<Value> {
        let all =
            minutes.iter().flat_map(|minute| values.iter().map(|values| json!({"at": at(*minute), "values": values})));
        [Value::Null].into_iter().chain(all).collect()
    };
    let versions = [json!({"name": "R 1"}), json!({"name": "R 1", "file": "1.0"})];
    let times: Vec<_> = [Value::Null].into_iter().chain(minutes.map(|minute| json!(at(minute)))).collect();
    let accepted = accepted(&[
        ("latest", latest(&minutes)),
        ("version", registers(&minutes, &versions)),
        ("full_version", registers(&minutes, &versions)),
        ("upgraded", times.clone()),
        ("backup_restored", times.clone()),
        ("move_not_believed", told(&[json!([""]), json!(["evil.example"]), json!(["", "evil.example"])])),
        ("unrecognized", told(&[json!([77]), json!([78]), json!([77, 78]), json!([5])])),
    ]);
    assert!(accepted.len() > 100, "{}", accepted.len());
    same(&accepted, &reachable(&messages, &minutes));
}
