//! Commands, events and applications as they are stored: the examples under `tests/data/life`, and the page that shows them.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use superoffice_app::{Actor, Application, Command, Event, EventKind, PartnerId, Role};

/// The examples by name: `command.TYPE`, `event.TYPE`, with a further word where there are several; `history.NAME` and the
/// `application.NAME` that comes of it.
pub(crate) fn examples() -> BTreeMap<String, String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/life");
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    files
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (name, std::fs::read_to_string(&path).unwrap())
        })
        .collect()
}

/// The examples whose name begins like this, followed by a dot.
pub(crate) fn examples_of(kind: &str) -> Vec<(String, String)> {
    let is_one = |name: &str| name.split('.').next() == Some(kind);
    examples().into_iter().filter(|(name, _)| is_one(name)).collect()
}

fn type_in(name: &str) -> &str {
    name.split('.').nth(1).unwrap()
}

/// Reads a text and writes it back, by way of each format that holds it.
#[track_caller]
pub(crate) fn read_back<T: Serialize + DeserializeOwned + PartialEq + core::fmt::Debug>(name: &str, text: &str) -> T {
    let read: T = serde_json::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(serde_json::to_string_pretty(&read).unwrap() + "\n", text, "{name}, byte for byte");
    assert_eq!(serde_json::from_str::<T>(&serde_json::to_string(&read).unwrap()).unwrap(), read, "{name}");
    assert_eq!(serde_json::from_reader::<_, T>(text.as_bytes()).unwrap(), read, "{name}, from a stream");
    // A value sorts its keys, as a jsonb does: `data` comes before `type`.
    let value: Value = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), value, "{name}");
    assert_eq!(T::deserialize(&value).unwrap(), read, "{name}, from a value that is kept");
    assert_eq!(serde_json::from_value::<T>(value.clone()).unwrap(), read, "{name}, from a value");
    assert_eq!(serde_json::from_str::<T>(&value.to_string()).unwrap(), read, "{name}, with sorted keys");
    // TOML has no `null`, and leaves out what is none.
    let written = ::toml::to_string(&read).unwrap();
    match ::toml::from_str::<T>(&written) {
        Ok(again) => assert_eq!(again, read, "{name}, in TOML"),
        Err(error) => assert!(has_null(&value) && error.to_string().contains("this key is missing"), "{name}: {error}"),
    }
    read
}

fn has_null(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Object(map) => map.values().any(has_null),
        Value::Array(list) => list.iter().any(has_null),
        Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

#[test]
fn commands_are_written_as_they_were_read() {
    let mut types: Vec<&str> = Command::TYPES.to_vec();
    for (name, text) in examples_of("command") {
        let command: Command = read_back(&name, &text);
        assert_eq!(command.name(), type_in(&name));
        types.retain(|each| *each != command.name());
    }
    assert!(types.is_empty(), "no example of {types:?}");
}

#[test]
fn events_are_written_as_they_were_read() {
    let mut types: Vec<&str> = EventKind::TYPES.to_vec();
    for (name, text) in examples_of("event") {
        let event: Event = read_back(&name, &text);
        assert_eq!(event.kind().name(), type_in(&name));
        types.retain(|each| *each != event.kind().name());
    }
    assert!(types.is_empty(), "no example of {types:?}");
}

#[test]
fn applications_are_written_as_they_were_read_and_as_they_came_to_be() {
    for (name, text) in examples_of("application") {
        let application: Application = read_back(&name, &text);
        let history = examples().remove(&name.replace("application", "history")).unwrap();
        let events: Vec<Event> = serde_json::from_str(&history).unwrap();
        assert_eq!(Application::replay(&events).unwrap(), application, "{name}");
        assert_eq!(serde_json::to_string_pretty(&events).unwrap() + "\n", history, "{name}");
    }
}

/// What an admin UI is given.
#[test]
fn a_refusal_is_written_with_its_report() {
    let application: Application = serde_json::from_str(&examples().remove("application.custom").unwrap()).unwrap();
    let developer = Actor::partner(PartnerId::parse("acme").unwrap(), Role::Developer);
    let refusal = application.execute(&Command::Relist, &developer, crate::support::now()).unwrap_err();
    let written = serde_json::to_value(&refusal).unwrap();
    let keys: Vec<_> = written.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["command", "report", "state"]);
    assert_eq!((&written["command"], &written["state"]), (&"relist".into(), &refusal.state().into()));
    assert_eq!(written["report"], serde_json::to_value(refusal.report()).unwrap());
    assert_eq!(written["report"]["passed"], false);
}

/// Each stamp and each state of a snapshot counts: without it, it is refused or another application.
#[test]
fn nothing_of_an_application_is_lost_unseen() {
    for (name, text) in examples_of("application") {
        let application: Application = serde_json::from_str(&text).unwrap();
        let value: Value = serde_json::from_str(&text).unwrap();
        let mut places = Vec::new();
        pointers(&value, "", &mut places);
        let mut loaded = 0;
        for place in &places {
            let mut less = value.clone();
            let (parent, key) = place.rsplit_once('/').unwrap();
            match less.pointer_mut(parent).unwrap() {
                Value::Object(map) => drop(map.remove(key)),
                Value::Array(list) => drop(list.remove(key.parse().unwrap())),
                other => panic!("{other}"),
            }
            if let Ok(read) = serde_json::from_value::<Application>(less) {
                loaded += 1;
                // The version of the file's format is 1 when it is not given.
                assert!(read != application || place.ends_with("/schema"), "{name} without {place}");
            }
        }
        assert!(loaded > 5 && loaded < places.len() / 2, "{name}: {loaded} of {}", places.len());
    }
}

pub(crate) fn pointers(value: &Value, path: &str, found: &mut Vec<String>) {
    let below: Vec<_> = match value {
        Value::Object(map) => map.iter().map(|(key, value)| (format!("{path}/{key}"), value)).collect(),
        Value::Array(list) => list.iter().enumerate().map(|(key, value)| (format!("{path}/{key}"), value)).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    };
    for (path, value) in below {
        found.push(path.clone());
        pointers(value, &path, found);
    }
}

/// The end of `docs/events.md` is written from the examples: `UPDATE_DOCS=1 cargo test --all-features wire` writes it anew.
#[test]
fn the_page_is_current() {
    const BEGIN: &str = "<!-- From here on this page is written from tests/data/life. -->\n";
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/events.md");
    let mut found = std::fs::read_to_string(path).unwrap();
    let (by_hand, _) = found.split_once(BEGIN).expect("a mark where the examples begin");
    let mut page = format!("{by_hand}{BEGIN}");
    for (title, kind, types) in [("Commands", "command", Command::TYPES), ("Events", "event", EventKind::TYPES)] {
        page.push_str(&format!("\n## {title}\n\n```json\n"));
        for each in types {
            for (_, text) in examples_of(kind).iter().filter(|(name, _)| type_in(name) == *each) {
                let line = match kind {
                    "command" => serde_json::to_string(&serde_json::from_str::<Command>(text).unwrap()).unwrap(),
                    _ => serde_json::to_string(&serde_json::from_str::<Event>(text).unwrap()).unwrap(),
                };
                page.push_str(&line);
                page.push('\n');
            }
        }
        page.push_str("```\n");
    }
    page.push_str(&format!(
        "\n## An application\n\n```json\n{}```\n",
        examples().remove("application.standard").unwrap()
    ));
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, &page).unwrap();
        found.clone_from(&page);
    }
    assert!(found == page, "docs/events.md is stale: write it anew with UPDATE_DOCS=1");
}
