//! Laws of the stored form, held by whatever commands, events and applications there are.

use proptest::prelude::*;
use serde_json::Value;
use superoffice_app::generate::commands;
use superoffice_app::{
    Application, Command, Configuration, Credential, Environment, Event, EventKind, License, LicenseList, Policy,
    Reason, Stamp, StoredSecret, VersionLabel,
};

use crate::support::read_toml;
use crate::wire::examples_of;

/// Any, and one that has every setting.
fn configuration() -> impl Strategy<Value = Configuration> {
    let everything = read_toml(include_str!("fixtures/everything.toml")).build(&Policy::import()).unwrap();
    prop_oneof![3 => any::<Configuration>(), 1 => Just(everything.configuration)]
}

/// An application after whichever of these events fit, also where no decision would lead to it: few labels, so that many do.
fn application() -> impl Strategy<Value = Application> {
    let few = || prop::sample::select(vec!["1", "2", "3"]).prop_map(|text| VersionLabel::parse(text).unwrap());
    let moves = || {
        prop_oneof![
            (few(), few()).prop_map(|(version, from)| EventKind::VersionCreated { version, from }),
            (few(), any::<Environment>())
                .prop_map(|(version, environment)| EventKind::PublicationRequested { version, environment }),
            (few(), any::<Environment>())
                .prop_map(|(version, environment)| EventKind::Published { version, environment }),
            (few(), any::<Reason>()).prop_map(|(version, reason)| EventKind::RequestRejected { version, reason }),
            few().prop_map(|version| EventKind::RequestWithdrawn { version }),
            any::<(LicenseList, License)>().prop_map(|(list, license)| EventKind::LicenseAdded { list, license }),
            (few(), any::<Option<Environment>>(), any::<Credential<StoredSecret>>()).prop_map(
                |(version, environment, client_secret)| {
                    EventKind::ClientSecretSet { version, environment, client_secret }
                }
            ),
            any::<Reason>().prop_map(|reason| EventKind::Deactivated { reason }),
            Just(EventKind::Reactivated),
            Just(EventKind::BetaCompleted { customers: 3 }),
            any::<EventKind>(),
        ]
    };
    let later = prop::collection::vec((any::<Stamp>(), moves()), 0..25);
    (any::<Stamp>(), configuration(), later).prop_map(|(stamp, configuration, later)| {
        let version = VersionLabel::parse("1").unwrap();
        let created = Event::new(stamp, EventKind::Created { version, configuration });
        let mut application = Application::replay([&created]).unwrap();
        for (stamp, kind) in later {
            let _ = application.apply(&Event::new(stamp, kind));
        }
        application
    })
}

/// The value as a text with the keys of each table in an order that the numbers choose.
fn shuffled(value: &Value, numbers: &mut impl Iterator<Item = usize>) -> String {
    match value {
        Value::Object(map) => {
            let mut entries: Vec<_> = map
                .iter()
                .map(|(key, value)| format!("{}:{}", Value::from(key.as_str()), shuffled(value, numbers)))
                .collect();
            let mut out = Vec::new();
            while !entries.is_empty() {
                out.push(entries.swap_remove(numbers.next().unwrap_or(0) % entries.len()));
            }
            format!("{{{}}}", out.join(","))
        }
        Value::Array(list) => {
            let entries: Vec<_> = list.iter().map(|value| shuffled(value, numbers)).collect();
            format!("[{}]", entries.join(","))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.to_string(),
    }
}

/// Reads it back from a text, from a value, and with its keys in another order.
fn comes_back<T>(what: &T, numbers: &[usize]) -> Result<(), TestCaseError>
where
    T: serde::Serialize + serde::de::DeserializeOwned + PartialEq + core::fmt::Debug,
{
    let text = serde_json::to_string(what).unwrap();
    let read = serde_json::from_str::<T>(&text).map_err(|error| TestCaseError::fail(format!("{error}: {text}")))?;
    prop_assert_eq!(&read, what);
    prop_assert_eq!(serde_json::to_string(&read).unwrap(), &*text, "byte for byte");
    let value: Value = serde_json::from_str(&text).unwrap();
    prop_assert_eq!(&serde_json::to_value(what).unwrap(), &value);
    let other = shuffled(&value, &mut numbers.iter().copied().cycle());
    prop_assert_eq!(&serde_json::from_str::<T>(&other).unwrap(), what);
    prop_assert_eq!(&serde_json::from_value::<T>(value).unwrap(), what);
    Ok(())
}

fn numbers() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(0..100_usize, 1..50)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn commands_come_back(command in commands(), numbers in numbers()) {
        comes_back(&command, &numbers)?;
    }

    #[test]
    fn events_come_back(stamp in any::<Stamp>(), kind in any::<EventKind>(), numbers in numbers()) {
        comes_back(&stamp, &numbers)?;
        comes_back(&Event::new(stamp, kind), &numbers)?;
    }

    #[test]
    fn applications_come_back(application in prop_oneof![application(), any::<Application>()], numbers in numbers()) {
        prop_assume!(application.check_invariants().is_ok());
        comes_back(&application, &numbers)?;
    }

    /// Whatever is changed in an example, it is refused or it is something that comes back.
    #[test]
    fn what_is_read_comes_back(
        at in any::<prop::sample::Index>(),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), "[\\PC\"{}\\[\\],:]{0,4}", 0..12_usize), 1..4),
    ) {
        let examples = [examples_of("command"), examples_of("event"), examples_of("application")].concat();
        let (name, text) = at.get(&examples);
        let mut letters: Vec<char> = text.chars().collect();
        for (place, new, gone) in cuts {
            let start = place.index(letters.len());
            let end = (start + gone).min(letters.len());
            letters.splice(start..end, new.chars());
        }
        let text: String = letters.into_iter().collect();
        let none = [0];
        if name.starts_with("command") {
            if let Ok(read) = serde_json::from_str::<Command>(&text) { comes_back(&read, &none)?; }
        } else if name.starts_with("event") {
            if let Ok(read) = serde_json::from_str::<Event>(&text) { comes_back(&read, &none)?; }
        } else if let Ok(read) = serde_json::from_str::<Application>(&text) {
            prop_assert_eq!(read.check_invariants(), Ok(()));
            comes_back(&read, &none)?;
        }
    }
}

/// The top of each example in every order of its keys, and of its `data`.
#[test]
fn keys_stand_in_any_order() {
    fn orders(mut entries: Vec<String>) -> Vec<String> {
        fn visit(count: usize, entries: &mut Vec<String>, found: &mut Vec<String>) {
            if count <= 1 {
                return found.push(format!("{{{}}}", entries.join(",")));
            }
            for at in 0..count {
                entries.swap(at, count - 1);
                visit(count - 1, entries, found);
                entries.swap(at, count - 1);
            }
        }
        let mut found = Vec::new();
        let count = entries.len();
        visit(count, &mut entries, &mut found);
        found
    }
    fn entries(value: &Value) -> Vec<String> {
        value.as_object().unwrap().iter().map(|(key, value)| format!("\"{key}\":{value}")).collect()
    }
    let mut count = 0;
    for (name, text) in [examples_of("command"), examples_of("event")].concat() {
        let value: Value = serde_json::from_str(&text).unwrap();
        let inner = value.get("data").map_or(vec![String::new()], |data| orders(entries(data)));
        for data in inner {
            let mut outer = entries(&value);
            outer.retain(|entry| !entry.starts_with("\"data\":"));
            outer.extend(Some(format!("\"data\":{data}")).filter(|_| !data.is_empty()));
            for text in orders(outer) {
                count += 1;
                if name.starts_with("command") {
                    let read: Command = serde_json::from_str(&text).unwrap();
                    assert_eq!(serde_json::to_value(&read).unwrap(), value, "{text}");
                } else {
                    let read: Event = serde_json::from_str(&text).unwrap();
                    assert_eq!(serde_json::to_value(&read).unwrap(), value, "{text}");
                }
            }
        }
    }
    assert!(count > 5_000, "{count}");
}
