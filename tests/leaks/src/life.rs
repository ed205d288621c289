//! Commands, events and applications: read, refused, copied, applied, written, dropped.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use superoffice_app::{Application, Command, Event};

use crate::known;
use crate::ledger::Ledger;
use crate::mark::{MARK, Spelling};

/// What is read, with the mark in place of `@` where it should not stand. The reader of a key or a text that is refused keeps no copy.
const REFUSED: [(&str, &str); 14] = [
    ("in clear text", r#"{"client_secret": "@"}"#),
    ("under a key that tells", r#"{"client_secret": {"value": "@"}}"#),
    ("as a hash", r#"{"client_secret": {"hash": "@"}}"#),
    ("as a reference", r#"{"client_secret": {"reference": "password:@"}}"#),
    ("as a key", r#"{"client_secret": {"@": true}}"#),
    ("beside a reference", r#"{"client_secret": {"reference": "env:A", "@": "x"}}"#),
    ("beside the data", r#"{"secret": "@"}"#),
    ("as a key of the data", r#"{"@": "x"}"#),
    ("as a reason", r#"{"reason": "@\u0007"}"#),
    ("as an environment", r#"{"environment": "@"}"#),
    ("as a number of customers", r#"{"customers": "@"}"#),
    ("in a configuration", r#"{"configuration": {"name": "a", "authentication": {"client_secret": {"sod": "@"}}}}"#),
    (
        "as a key in a configuration",
        r#"{"configuration": {"name": "a", "authentication": {"client_secret": {"@": "x"}}}}"#,
    ),
    ("as a private key", r#"{"certificate": {"pem": "-----BEGIN PRIVATE KEY-----\n@\n-----END PRIVATE KEY-----"}}"#),
];

const BY: &str = r#""at": "2026-11-22T10:30:00Z", "by": {"role": "employee"}"#;

pub fn run(ledger: &mut Ledger) {
    for spelling in Spelling::ALL {
        for (place, data) in REFUSED {
            let data = data.replace('@', &spelling.write());
            // A private key has line breaks, which are escaped; what stands under an unknown key is passed over.
            let is_decoded = data.contains('\\') && place != "beside the data";
            let listed = if is_decoded { known::decoded(Spelling::Escaped) } else { None };
            let name = format!("{}, {place}", spelling.name());
            for kind in ["set_client_secret", "reactivate"] {
                let command = format!(r#"{{"v": 1, "data": {data}, "type": "{kind}"}}"#);
                ledger.run(&format!("a command, {name}: refuse {kind}"), listed, || refuse::<Command>(&command));
                let value: serde_json::Value = serde_json::from_str(&command).expect("JSON");
                ledger.run(&format!("a command, {name}: refuse {kind} of a value"), None, || {
                    drop(Command::deserialize(&value).map_err(|error| format!("{error} {error:?}")));
                });
            }
            let event = format!(r#"{{"v": 1, {BY}, "type": "client_secret_set", "data": {data}}}"#);
            ledger.run(&format!("an event, {name}: refuse"), listed, || refuse::<Event>(&event));
        }
        for (place, text) in [
            ("as the type", r#"{"v": 1, "type": "@"}"#),
            ("as the version of the form", r#"{"v": "@", "type": "delete"}"#),
            ("as a key", r#"{"v": 1, "type": "delete", "@": 1}"#),
            ("as a whole", r#""@""#),
            ("as the role", r#"{"v": 1, "by": {"role": "@"}}"#),
            ("as a state", r#"{"v": 1, "status": {"state": "@"}}"#),
            ("as a label", r#"{"v": 1, "versions": [{"label": " @"}]}"#),
        ] {
            let text = text.replace('@', &spelling.write());
            let name = format!("{}, {place}", spelling.name());
            ledger.run(
                &format!("a command, an event or an application, {name}: refuse"),
                known::decoded(spelling),
                || {
                    refuse::<Command>(&text);
                    refuse::<Event>(&text);
                    refuse::<Application>(&text);
                },
            );
        }
    }
    held(ledger);
}

#[track_caller]
fn refuse<T: DeserializeOwned>(text: &str) {
    match serde_json::from_str::<T>(text) {
        Ok(_) => panic!("it is read: {text}"),
        Err(error) => drop(format!("{error} {error:?}")),
    }
}

/// A hash is worth guarding too, wherever it goes.
fn held(ledger: &mut Ledger) {
    let slot = format!(r#"{{"hash": "$argon2id$v=19$m=64,t=2,p=1$c2FsdHNhbHQ${MARK}"}}"#);
    let command = format!(
        r#"{{"v": 1, "type": "replace_client_secret", "data": {{"version": "1", "environment": null, "client_secret": {slot}}}}}"#
    );
    let created = format!(
        r#"{{"v": 1, "type": "created", {BY}, "data": {{"version": "1", "configuration":
            {{"name": "a", "authentication": {{"client_secret": {{"production": {slot}}}}}}}}}}}"#
    );
    let set = format!(
        r#"{{"v": 1, "type": "client_secret_set", {BY}, "data": {{"version": "1", "environment": "sod", "client_secret": {slot}}}}}"#
    );
    let revoked = format!(
        r#"{{"v": 1, "type": "credential_revoked", {BY}, "data": {{"credential": "client_secret", "environment": "sod"}}}}"#
    );
    let mut written = vec![0; 64 * 1024];
    ledger.run("a command with a hash: read, copied, shown, written, dropped", None, || {
        let command: Command = serde_json::from_str(&command).expect("a command");
        drop((command.clone(), format!("{command:?}")));
        serde_json::to_writer(&mut written[..], &command).expect("room");
    });
    let mut snapshot = vec![0; 64 * 1024];
    let mut length = 0;
    ledger.run("events with a hash: read, applied, revoked, written, dropped", None, || {
        let events = [&created, &set, &revoked].map(|text| serde_json::from_str::<Event>(text).expect("an event"));
        for event in &events {
            drop((event.clone(), format!("{event:?}")));
            serde_json::to_writer(&mut written[..], event).expect("room");
        }
        let application = Application::replay(&events).expect("a history");
        assert_eq!(application.revocations().len(), 1);
        drop((application.clone(), format!("{application:?}")));
        let mut room = &mut snapshot[..];
        serde_json::to_writer(&mut room, &application).expect("room");
        length = 64 * 1024 - room.len();
    });
    let snapshot = std::str::from_utf8(&snapshot[..length]).expect("a text").to_owned();
    assert!(snapshot.contains(MARK));
    ledger.run("an application with a hash that was revoked: read, dropped", None, || {
        drop(serde_json::from_str::<Application>(&snapshot).expect("an application"));
    });
    // The caller's own texts outlive the search.
    core::mem::forget((command, created, set, snapshot, slot));
}
