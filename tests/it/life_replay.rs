//! Events out of order, twice, or from another application: no panic, no half-made change, no broken promise.

use core::cell::RefCell;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use superoffice_app::{
    Application, AuthorizationLevel, Code, Distribution, Environment, Event, EventKind, License, LicenseList, Review,
    Role, Stamp, WorkflowStatus,
};

use crate::life::{
    Life, actor, approve, certificates, create, day, edit, hash, label, partner, ready, reason, request, revised,
    to_sod,
};

/// Events of every kind, that fit together in many ways and in more ways do not.
fn events() -> Vec<Event> {
    let license = License::parse("Custom apps").unwrap();
    let edited = revised(&ready(Distribution::Standard), |settings| {
        settings.authentication.native = true;
        settings.partner = Some(partner("other"));
        settings.distribution = Some(Distribution::Custom);
    });
    let mut kinds = vec![
        EventKind::Created { version: label("1"), configuration: ready(Distribution::Custom) },
        EventKind::Renamed { name: superoffice_app::AppName::parse("Acme Sales").unwrap() },
        EventKind::Transferred { partner: None },
        EventKind::BetaCompleted { customers: 3 },
        EventKind::Deactivated { reason: reason("because") },
        EventKind::Reactivated,
        EventKind::Delisted { reason: reason("because") },
        EventKind::Relisted,
        EventKind::KeysActivated,
        EventKind::AuthorizationLevelRecorded { level: Some(AuthorizationLevel::EXPLICIT) },
        EventKind::ReviewRecorded { review: Review::Certification, status: WorkflowStatus::PASSED },
        EventKind::ReviewRecorded { review: Review::SecurityAudit, status: WorkflowStatus::NOT_RECORDED },
    ];
    for distribution in [None, Some(Distribution::Custom), Some(Distribution::Standard)] {
        kinds.push(EventKind::DistributionChanged { distribution });
    }
    for list in LicenseList::ALL {
        kinds.push(EventKind::LicenseAdded { list, license: license.clone() });
        kinds.push(EventKind::LicenseRemoved { list, license: license.clone() });
    }
    for version in ["1", "2", "3"].map(label) {
        kinds.push(EventKind::Edited { version: version.clone(), configuration: edited.clone() });
        kinds.push(EventKind::VersionCreated { version: version.clone(), from: label("1") });
        kinds.push(EventKind::VersionCreated { version: label("3"), from: version.clone() });
        kinds.push(EventKind::RequestWithdrawn { version: version.clone() });
        kinds.push(EventKind::RequestRejected { version: version.clone(), reason: reason("because") });
        for environment in Environment::ALL {
            kinds.push(EventKind::PublicationRequested { version: version.clone(), environment });
            kinds.push(EventKind::Published { version: version.clone(), environment });
        }
        for environment in [None, Some(Environment::Sod), Some(Environment::Production)] {
            let version = || version.clone();
            let [certificate, ..] = certificates();
            kinds.push(EventKind::ClientSecretSet { version: version(), environment, client_secret: hash("one") });
            kinds.push(EventKind::ClientSecretCleared { version: version(), environment });
            kinds.push(EventKind::CertificateSet { version: version(), environment, certificate });
            kinds.push(EventKind::CertificateCleared { version: version(), environment });
        }
    }
    for credential in superoffice_app::CredentialKind::ALL {
        kinds.push(EventKind::CredentialRevoked { credential, environment: Environment::Sod });
    }
    let stamp = |place: usize| {
        Stamp::new(&actor(*Role::ALL.iter().cycle().nth(place).unwrap()), day(i64::try_from(place).unwrap()))
    };
    let mut events: Vec<_> =
        kinds.into_iter().enumerate().map(|(place, kind)| Event::new(stamp(place), kind)).collect();
    // It ends everything, so it stands once, at the end.
    events.push(Event::new(stamp(0), EventKind::Deleted));
    events
}

#[test]
fn whatever_events_come_the_promises_hold() {
    let pool = events();
    let fitting = RefCell::new(vec![0_u32; pool.len()]);
    let failing = RefCell::new(vec![0_u32; pool.len()]);
    let config = Config { cases: 600, failure_persistence: None, ..Config::default() };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let places = prop::collection::vec((0..pool.len(), 0..30_u8), 0..200);
    TestRunner::new_with_rng(config, rng)
        .run(&(any::<bool>(), places), |(standard, places)| {
            let mut application = if standard { Life::standard() } else { Life::custom() }.application;
            for (place, seldom) in places {
                if place == pool.len() - 1 && seldom > 0 {
                    continue;
                }
                let before = application.clone();
                match application.apply(&pool[place]) {
                    Ok(()) => fitting.borrow_mut()[place] += 1,
                    Err(error) => {
                        failing.borrow_mut()[place] += 1;
                        prop_assert_eq!(&application, &before, "{}", error);
                        prop_assert_eq!(error.event(), pool[place].kind().name());
                    }
                }
                prop_assert!(
                    application.check_invariants().is_ok(),
                    "{:?} after {:?}",
                    application,
                    pool[place].kind()
                );
                prop_assert!(!before.status().is_deleted() || application == before, "what is gone changes");
                for environment in Environment::ALL {
                    prop_assert_eq!(application.live(environment).is_ok(), application.urls(environment).is_ok());
                }
            }
            Ok(())
        })
        .unwrap();
    // Those that nothing in this crate decides, and those that always fit.
    let of = |kind: &EventKind| kind.name();
    for (place, event) in pool.iter().enumerate() {
        let (fitting, failing) = (fitting.borrow()[place], failing.borrow()[place]);
        let never = match event.kind() {
            EventKind::Created { .. } | EventKind::PublicationRequested { environment: Environment::Sod, .. } => true,
            EventKind::VersionCreated { version, from } => version == from || version.as_str() == "1",
            _ => false,
        };
        assert_eq!(fitting == 0, never, "{}: {fitting} {failing}", of(event.kind()));
    }
}

#[test]
fn a_history_begins_with_its_creation() {
    let life = Life::standard().published("1", Environment::Stage);
    let told = |events: &[&Event]| Application::replay(events.iter().copied()).unwrap_err().to_string();
    let [created, requested, published] = &life.events[..] else { panic!("three events") };
    for (events, expected) in [
        (&[][..], "the event `created` does not fit: there is no event before it that creates the application"),
        (
            &[requested, created],
            "the event `publication_requested` does not fit: there is no event before it that creates the application",
        ),
        (&[created, created], "the event `created` does not fit: the application is created already"),
        (
            &[created, requested, requested],
            "the event `publication_requested` does not fit: it cannot happen in this state",
        ),
        (
            &[created, requested, published, published],
            "the event `published` does not fit: it cannot happen in this state",
        ),
        (
            &[created, requested, published, requested],
            "the event `publication_requested` does not fit: it cannot happen in this state",
        ),
    ] {
        assert_eq!(told(events), expected);
    }
    let version = || label("1");
    for (kind, expected) in [
        (EventKind::RequestWithdrawn { version: label("9") }, "there is no such version"),
        (
            EventKind::Edited { version: label("9"), configuration: ready(Distribution::Standard) },
            "there is no such version",
        ),
        (
            EventKind::PublicationRequested { version: label("9"), environment: Environment::Stage },
            "there is no such version",
        ),
        (EventKind::VersionCreated { version: version(), from: version() }, "there is a version of this label already"),
        (EventKind::VersionCreated { version: label("2"), from: label("9") }, "there is no such version"),
        (
            EventKind::PublicationRequested { version: version(), environment: Environment::Sod },
            "it cannot happen in this state",
        ),
        (
            EventKind::ClientSecretSet { version: version(), environment: None, client_secret: hash("one") },
            "it cannot happen in this state",
        ),
        (EventKind::CertificateCleared { version: version(), environment: None }, "it cannot happen in this state"),
    ] {
        let name = kind.name();
        let error = life.application.clone().apply(&Event::new(life.events[0].stamp().clone(), kind)).unwrap_err();
        assert_eq!(error.to_string(), format!("the event `{name}` does not fit: {expected}"));
    }
}

/// Each event of a life, once more at its end: it does not fit, or nothing of weight changes.
#[test]
fn events_that_come_twice_break_nothing() {
    let life =
        Life::standard_in_production().then(Role::Developer, create("2", "1")).then(Role::Developer, to_sod("2"));
    let life = life
        .then(Role::AppManager, superoffice_app::Command::ActivateKeys)
        .then(Role::Developer, request("2", Environment::Stage));
    assert_eq!(Application::replay(&life.events).as_ref(), Ok(&life.application));
    // How reviews follow from each other is judged when they are recorded, and not again.
    let is_review = |event: &Event| matches!(event.kind(), EventKind::ReviewRecorded { .. });
    for event in &life.events {
        let mut again = life.application.clone();
        let fits = again.apply(event).is_ok();
        again.check_invariants().unwrap();
        assert_eq!(fits, is_review(event), "{}", event.kind().name());
    }
    // Left out, an event is missed later, or the history is another one.
    for place in (0..life.events.len()).filter(|place| !is_review(&life.events[*place])) {
        let rest = life.events.iter().enumerate().filter(|(it, _)| *it != place).map(|(_, event)| event);
        assert_ne!(Application::replay(rest).as_ref(), Ok(&life.application), "without event {place}");
    }
}

/// Two who write at once: the second decided before the first was done, and its events come late.
#[test]
fn a_late_event_changes_nothing_that_is_locked_or_revoked() {
    let life = Life::custom();
    let change = edit(&life.application, "1", |settings| settings.authentication.authorize_text = Some("Other".into()));
    let late = life.application.decide(&change, &actor(Role::Developer), life.now).unwrap().events;
    let requested = life.clone().then(Role::Developer, request("1", Environment::Stage));
    let published = requested.clone().then(Role::AppManager, approve("1"));
    for life in [requested, published] {
        let mut after = life.application.clone();
        let error = after.apply(&late[0]).unwrap_err();
        assert_eq!(error.to_string(), "the event `edited` does not fit: it cannot happen in this state");
        assert_eq!(after, life.application);
    }
}

/// What is refused has no consequences, so that none are told.
#[test]
fn a_refused_edit_tells_why_and_nothing_else() {
    let life = Life::custom().then(Role::Developer, request("1", Environment::Stage));
    let change = edit(&life.application, "1", |settings| {
        settings.authentication.redirect_urls = superoffice_app::PerEnvironment::default();
        settings.authentication.client_secret = superoffice_app::PerEnvironment::default();
    });
    let refusal = life.refusal(Role::Developer, &change);
    let told: Vec<_> = refusal.report().iter().filter(|it| it.code() != Code::CREDENTIAL_CLEARED).collect();
    assert_eq!(told.len(), 1, "{refusal}");
    assert_eq!(told[0].code(), Code::VERSION_PENDING);
}
