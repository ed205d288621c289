//! What comes from outside: commands as text, older copies, stored applications that were changed by hand.

use serde_json::{Value, json};
use superoffice_app::{
    Application, Code, Command, Configuration, CredentialKind, Distribution, Environment, Event, EventKind, Limits,
    Policy, Role, Stamp,
};

use crate::life::{Life, actor, day, edit, errors, hash, label, ready, request, revised};

/// A configuration as it is read back from a text, with these redirect URLs.
fn from_text(urls: &[&str]) -> Configuration {
    let mut whole = serde_json::to_value(ready(Distribution::Custom)).unwrap();
    *whole.pointer_mut("/authentication/redirect_urls").unwrap() = json!(urls);
    serde_json::from_value(whole).unwrap()
}

#[test]
fn what_is_read_back_is_judged_by_the_policy() {
    let open = from_text(&["^https://.*$"]);
    let fine = from_text(&["https://orders.acme.example/callback", "https://orders.acme.example/open"]);
    let (life, developer) = (Life::custom(), actor(Role::Developer));
    let command =
        |configuration: &Configuration| Command::Edit { version: label("1"), configuration: configuration.clone() };
    assert_eq!(life.errors(Role::Developer, &command(&open)), ["redirect-pattern.open-host"]);
    assert!(life.application.execute(&command(&fine), &developer, day(0)).is_ok());
    let refusal = Application::create(&label("1"), &open, &developer, day(0)).unwrap_err();
    assert_eq!(errors(refusal.report()), ["redirect-pattern.open-host"]);

    // A policy that lowers it lets it in, and one that keeps no problems does not.
    let with = |policy: Policy| life.application.execute_with(&command(&open), &developer, day(0), &policy.into());
    assert!(with(Policy::import()).is_ok());
    let limits = Limits { problems: 0, ..Limits::default() };
    assert!(!with(Policy::default().with_limits(limits)).unwrap_err().report().passed());

    // Settings of the application that nobody has judged make the whole one that is not judged.
    let mixed = ready(Distribution::Custom).with_application_settings_of(&long_name());
    assert_eq!(
        errors(Application::create(&label("1"), &mixed, &developer, day(0)).unwrap_err().report()),
        ["name.too-long"]
    );
}

/// A standard application with a name that only custom ones may have.
fn long_name() -> Configuration {
    let mut whole = serde_json::to_value(ready(Distribution::Standard)).unwrap();
    *whole.pointer_mut("/name").unwrap() = json!("x".repeat(65));
    serde_json::from_value(whole).unwrap()
}

#[test]
fn an_older_copy_brings_no_revoked_secret_back() {
    for secret in [
        hash("a"),
        crate::life::ready(Distribution::Custom).authentication().client_secret.get(Environment::Sod).unwrap().clone(),
    ] {
        let held = revised(&ready(Distribution::Custom), |settings| {
            settings.authentication.client_secret = superoffice_app::PerEnvironment::Shared(secret.clone());
        });
        let life = Life::of(&held);
        let older =
            edit(&life.application, "1", |settings| settings.authentication.authorize_text = Some("Other".into()));
        let late = life.application.decide(&older, &actor(Role::Developer), day(0)).unwrap().events;
        let report =
            Command::ReportCompromised { credential: CredentialKind::ClientSecret, environment: Environment::Sod };
        let stored = serde_json::to_value(&life.application).unwrap();
        let life = life.then(Role::OnlineOperations, report);
        assert_eq!(life.errors(Role::Developer, &older), ["credential.revoked"]);
        let is_hash = secret == hash("a");
        assert_eq!(life.application.clone().apply(&late[0]).is_err(), is_hash, "of a reference nobody can tell");

        // Nor does a stored application that somebody put it back into.
        let mut after: Value = serde_json::to_value(&life.application).unwrap();
        after["versions"][0]["configuration"] = stored["versions"][0]["configuration"].clone();
        let read = serde_json::from_value::<Application>(after).map_err(|error| error.to_string());
        let refused = "an application of which a version holds a credential that was revoked";
        assert_eq!(read.err().as_deref(), is_hash.then_some(refused));
    }
}

#[test]
fn production_is_not_asked_for_before_stage_in_events_either() {
    let life = Life::standard();
    let kind = EventKind::PublicationRequested { version: label("1"), environment: Environment::Production };
    let event = Event::new(Stamp::new(&actor(Role::Developer), day(0)), kind);
    let mut after = life.application.clone();
    assert!(after.apply(&event).is_err());
    assert_eq!(after, life.application);
}

#[test]
fn an_edit_tells_what_it_takes_away_and_what_it_changes_everywhere() {
    let life = Life::custom();
    let cleared = edit(&life.application, "1", |settings| {
        settings.authentication.client_secret = superoffice_app::PerEnvironment::default();
    });
    let told = life.clone().does(Role::Developer, cleared);
    let paths: Vec<_> = told.iter().filter(|it| it.code() == Code::CREDENTIAL_CLEARED).collect();
    assert_eq!(paths.len(), 1, "one slot that all share: {told}");
    assert_eq!(paths[0].path().to_string(), "authentication.client_secret");
    let apart = revised(&ready(Distribution::Custom), |settings| {
        settings.authentication.client_secret = superoffice_app::PerEnvironment::only(Environment::Stage, hash("a"));
    });
    let life = Life::of(&apart);
    let cleared = edit(&life.application, "1", |settings| {
        settings.authentication.client_secret = superoffice_app::PerEnvironment::default();
        settings.name = superoffice_app::AppName::parse("Acme Sales").unwrap();
    });
    let told = life.clone().does(Role::AppManager, cleared);
    let warned: Vec<_> = told
        .iter()
        .filter(|it| [Code::CREDENTIAL_CLEARED, Code::EDIT_APPLICATION_SETTING].contains(&it.code()))
        .map(|it| it.path().to_string())
        .collect();
    assert_eq!(warned, ["name", "authentication.client_secret.stage"]);
}

#[test]
fn what_waits_for_an_answer_is_listed_with_where_it_leads() {
    let waiting = |life: &Life| -> Vec<_> {
        let told = |it: superoffice_app::PendingRequest<'_>| {
            let by = it.stamp().map(Stamp::role);
            (it.version().label().to_string(), it.environment(), it.target(), by)
        };
        life.application.pending_requests().map(told).collect()
    };
    let by = Some(Role::Developer);
    for (life, target) in [(Life::custom(), Environment::Production), (Life::standard(), Environment::Stage)] {
        assert_eq!(waiting(&life), []);
        let life = life.then(Role::Developer, request("1", Environment::Stage));
        assert_eq!(waiting(&life), [("1".to_owned(), Environment::Stage, target, by)]);
        assert_eq!(waiting(&life.then(Role::AppManager, Command::Delete)), []);
    }
}
