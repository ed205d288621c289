//! What is read as a command, an event or an application is written back as it is; and nothing that is done, or said to have happened, breaks what
//! holds of an application.

use core::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;
use superoffice_app::{Actor, Application, Command, Configuration, Event, PartnerId, Role, Timestamp, VersionLabel};

/// An application for the commands and events to meet.
const SETTINGS: &str = r#"{"name": "Acme Orders", "partner": "acme", "distribution": "standard", "authentication": {
    "client_secret": {"reference": "env:ACME_SO_SECRET"}, "redirect_urls": ["https://acme.example/callback"]}}"#;

/// Panics when a line is read and not written back, when a refusal changes something or gives no reason, or when an application breaks a promise.
pub(crate) fn run(text: &str) {
    let now = Timestamp::from_seconds(1_800_000_000).unwrap_or_else(|error| panic!("{error}"));
    let partner = PartnerId::parse("acme").unwrap_or_else(|error| panic!("{error}"));
    let actors = [Actor::superoffice(Role::AppManager), Actor::partner(partner, Role::Developer)];
    let configuration: Configuration = serde_json::from_str(SETTINGS).unwrap_or_else(|error| panic!("{error}"));
    let label = VersionLabel::parse("1").unwrap_or_else(|error| panic!("{error}"));
    let [manager, _] = &actors;
    let created = Application::create(&label, &configuration, manager, now);
    let mut application = created.unwrap_or_else(|refusal| panic!("{refusal}")).application;
    for line in text.lines() {
        if let Some(whole) = read_back::<Application>(line) {
            holds(&whole);
        }
        if let Some(event) = read_back::<Event>(line) {
            let mut after = application.clone();
            match after.apply(&event) {
                Ok(()) => application = after,
                Err(error) => assert_eq!(after, application, "{error}: {line}"),
            }
            holds(&application);
        }
        if let Some(command) = read_back::<Command>(line) {
            for actor in &actors {
                application = executed(&application, &command, actor, now);
            }
        }
    }
}

fn executed(application: &Application, command: &Command, actor: &Actor, now: Timestamp) -> Application {
    match application.execute(command, actor, now) {
        Ok(step) => {
            let mut after = application.clone();
            for event in &step.events {
                after.apply(event).unwrap_or_else(|error| panic!("{error}"));
            }
            assert_eq!(after, step.application);
            assert!(step.report.passed(), "{}", step.report);
            holds(&after);
            after
        }
        Err(refusal) => {
            assert!(!refusal.report().passed(), "{refusal}");
            application.clone()
        }
    }
}

fn holds(application: &Application) {
    application.check_invariants().unwrap_or_else(|error| panic!("{error}: {application:?}"));
    assert!(read_back::<Application>(&written(application)).is_some(), "{application:?}");
}

/// What a text is read as, if it is one.
fn read_back<T: Serialize + DeserializeOwned + PartialEq + Debug>(text: &str) -> Option<T> {
    let read: T = serde_json::from_str(text).ok()?;
    let again = serde_json::from_str::<T>(&written(&read));
    assert_eq!(again.ok().as_ref(), Some(&read), "{text}");
    Some(read)
}

fn written<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_else(|error| panic!("{error}"))
}
