//! The whole aggregate, searched to a fixed point: whatever an app manager can do to the publication and the status of an application
//! with up to two versions.

use std::collections::BTreeSet;

use crate::application::publication::{PublicationMove, PublicationState};
use crate::application::release::{ReleaseMove, ReleaseState};
use crate::application::status::{StatusMove, StatusState};
use crate::machine::Machine;
use crate::{
    Actor, Application, Command, Configuration, Distribution, Environment, EventKind, Reason, Role, Timestamp,
    VersionLabel,
};

pub(super) fn configuration(distribution: Distribution) -> Configuration {
    let text = serde_json::json!({
        "name": "Acme Orders",
        "partner": "acme",
        "distribution": distribution.as_str(),
        "kind": "hybrid",
        "partner_site": "https://orders.acme.example/",
        "authentication": {
            "client_id": "6cf25376616343b38d14ddcd804f2891",
            "redirect_urls": ["https://orders.acme.example/callback"],
            "client_secret": {"reference": "env:ACME_SO_SECRET"},
        },
        "endpoints": {"supported": ["WebAPI"]},
        "notifications": {"state_change_url": "https://hooks.acme.example/state"},
        "verification": {"security_audit": "passed", "certification": "passed"},
    });
    serde_json::from_value(text).unwrap()
}

/// What is told apart: how far each version has come, and what the application is. Who did it when is not.
type Key = (Vec<[&'static str; 3]>, &'static str, &'static str, &'static str);

fn key(application: &Application) -> Key {
    let states = |version: &crate::Version| Environment::ALL.map(|it| version.publication(it).0.state.as_str());
    let versions = application.versions().map(states).collect();
    let distribution = application.distribution().map_or("none", Distribution::as_str);
    (versions, application.status.0.state.as_str(), application.release.0.state.as_str(), distribution)
}

/// The rows of the tables that were used.
#[derive(Default)]
struct Used {
    publication: Vec<(PublicationState, PublicationMove)>,
    status: Vec<(StatusState, StatusMove)>,
    release: Vec<(ReleaseState, ReleaseMove)>,
}

fn note<T: PartialEq>(rows: &mut Vec<T>, row: T) {
    if !rows.contains(&row) {
        rows.push(row);
    }
}

impl Used {
    /// Tells from an event which moves it is, apart from the code that makes them.
    fn event(&mut self, before: &Application, after: &Application, event: &EventKind) {
        let (status, release) = (before.status.0.state, before.release.0.state);
        match event {
            EventKind::Deactivated { .. } => note(&mut self.status, (status, StatusMove::Deactivate)),
            EventKind::Reactivated => note(&mut self.status, (status, StatusMove::Reactivate)),
            EventKind::Delisted { .. } => note(&mut self.status, (status, StatusMove::Delist)),
            EventKind::Relisted => note(&mut self.status, (status, StatusMove::Relist)),
            EventKind::Deleted => note(&mut self.status, (status, StatusMove::Delete)),
            EventKind::DistributionChanged { distribution: Some(Distribution::Custom) } => {
                note(&mut self.status, (status, StatusMove::Convert));
                note(&mut self.release, (release, ReleaseMove::Convert));
            }
            EventKind::BetaCompleted { .. } => note(&mut self.release, (release, ReleaseMove::Complete)),
            EventKind::Published { environment: Environment::Production, .. } if before.is_standard() => {
                note(&mut self.release, (release, ReleaseMove::Publish));
            }
            _ => {}
        }
        for (was, is) in before.versions().zip(after.versions()) {
            for environment in Environment::ALL {
                let from = was.publication(environment).0.state;
                let step = match event {
                    EventKind::PublicationRequested { .. } => PublicationMove::Request,
                    EventKind::RequestWithdrawn { .. } => PublicationMove::Withdraw,
                    EventKind::RequestRejected { .. } => PublicationMove::Reject,
                    EventKind::Published { version, environment: to } => match (was.label() == version, to) {
                        (false, _) => PublicationMove::Supersede,
                        (true, Environment::Production) if environment == Environment::Stage => {
                            PublicationMove::PassOver
                        }
                        (true, to) if *to != environment => {
                            assert_eq!(was.publication(environment), is.publication(environment), "{event:?}");
                            continue;
                        }
                        (true, _) if from == PublicationState::RequestPending => PublicationMove::Approve,
                        (true, _) => PublicationMove::Publish,
                    },
                    _ => continue,
                };
                let to = is.publication(environment).0.state;
                if from != to {
                    assert_eq!(from.next(step), Some(to), "{event:?}");
                    note(&mut self.publication, (from, step));
                }
            }
        }
    }
}

fn rows<M: Machine>() -> Vec<(M, M::Move)> {
    let all = M::STATES.iter().flat_map(|state| M::MOVES.iter().map(|step| (*state, *step)));
    all.filter(|(state, step)| state.next(*step).is_some()).collect()
}

fn commands(application: &Application) -> Vec<Command> {
    let reason = || Reason::parse("because").unwrap();
    let label = |text: &str| VersionLabel::parse(text).unwrap();
    let other = if application.is_custom() { Distribution::Standard } else { Distribution::Custom };
    let newest = application.newest();
    let converted = newest.configuration().with(|settings| settings.distribution = Some(other));
    let mut commands = vec![
        Command::CreateVersion { label: label("2"), from: Some(label("1")) },
        Command::CompleteBeta { customers: 3 },
        Command::Deactivate { reason: reason() },
        Command::Reactivate,
        Command::Delist { reason: reason() },
        Command::Relist,
        Command::ConvertToCustom,
        Command::Delete,
        Command::Edit { version: newest.label().clone(), configuration: converted },
    ];
    for version in application.versions().map(|version| version.label().clone()) {
        for environment in Environment::ALL {
            commands.push(Command::RequestPublication { version: version.clone(), environment });
        }
        commands.push(Command::WithdrawRequest { version: version.clone() });
        commands.push(Command::ApproveRequest { version: version.clone() });
        commands.push(Command::RejectRequest { version: version.clone(), reason: reason() });
        commands.push(Command::PublishToSod { version });
    }
    commands
}

/// Searches everything that comes of an application, and gives how many states there are, and which rows were used.
fn search(distribution: Distribution) -> (usize, Used) {
    let actor = Actor::superoffice(Role::AppManager);
    let begin = Timestamp::parse("2026-11-22T00:00:00Z").unwrap();
    // When a beta period that began is over.
    let later = Timestamp::from_seconds(begin.as_seconds() + 30 * 86_400).unwrap();
    let label = VersionLabel::parse("1").unwrap();
    let created = Application::create(&label, &configuration(distribution), &actor, begin).unwrap().application;
    let mut found = BTreeSet::from([key(&created)]);
    let mut waiting = vec![created];
    let mut used = Used::default();
    while let Some(application) = waiting.pop() {
        application.check_invariants().unwrap_or_else(|broken| panic!("{broken}: {}", application.summary()));
        let mut changes = false;
        for command in commands(&application) {
            let ends_beta = matches!(command, Command::CompleteBeta { .. });
            let now = if ends_beta { later } else { begin };
            let Ok(step) = application.execute(&command, &actor, now) else { continue };
            let mut before = application.clone();
            for event in &step.events {
                let mut after = before.clone();
                after.apply(event).unwrap();
                used.event(&before, &after, event.kind());
                before = after;
            }
            assert_eq!(before, step.application);
            changes |= key(&application) != key(&before);
            if found.insert(key(&before)) {
                waiting.push(before);
            }
        }
        assert_eq!(changes, !application.status.is_deleted(), "{}", application.summary());
    }
    (found.len(), used)
}

#[test]
fn the_search_of_the_aggregate_uses_every_row_of_every_table() {
    let [(custom, mut used), (standard, more)] = [Distribution::Custom, Distribution::Standard].map(search);
    more.publication.into_iter().for_each(|row| note(&mut used.publication, row));
    more.status.into_iter().for_each(|row| note(&mut used.status, row));
    more.release.into_iter().for_each(|row| note(&mut used.release, row));
    // Conversion leads from each to the other, so that both searches find the same.
    assert_eq!(custom, standard);
    assert_eq!(custom, 1889);
    for row in rows::<PublicationState>() {
        assert!(used.publication.contains(&row), "{row:?} is never used");
    }
    for row in rows::<StatusState>() {
        assert!(used.status.contains(&row), "{row:?} is never used");
    }
    for row in rows::<ReleaseState>() {
        assert!(used.release.contains(&row), "{row:?} is never used");
    }
}
