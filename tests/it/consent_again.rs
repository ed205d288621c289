//! What an edit or a publication does to the tenants that have approved.

use superoffice_app::{
    Access, Actor, Agents, Application, Authorization, AuthorizationEvent, AuthorizationEventKind, AuthorizationState,
    Claims, ClientId, Code, Command, ConsentTopic, Distribution, Environment, Integration, PerEnvironment, Role,
    Settings, Stamp, Timestamp, may_call,
};

use crate::consent::{client_id, end, in_state, key, new};
use crate::life::{Life, actor, certificates, create, edit, label, ready, request, revised, to_sod};
use crate::life_world::{Dice, World};
use crate::support::now;

fn stamp() -> Stamp {
    Stamp::new(&actor(Role::AppManager), now())
}

fn uses(settings: &mut Settings, topic: ConsentTopic) {
    match topic {
        ConsentTopic::Webhooks => settings.advanced.agents = Access::from(Agents::WEBHOOK),
        ConsentTopic::SystemUser => {
            settings.advanced.claims = Access::from(Claims::SYSTEM_TOKEN);
            settings.authentication.certificate = PerEnvironment::Shared(certificates()[0].clone());
        }
        ConsentTopic::Mirroring => {
            let mut mirroring = Integration::default();
            mirroring.url = PerEnvironment::Shared("https://orders.acme.example/mirror".parse().unwrap());
            settings.integrations.mirroring = Some(mirroring);
        }
        other => panic!("{other}"),
    }
}

/// What an application uses where it is published; where it is not, what its newest version uses.
fn used(application: &Application, environment: Environment) -> Vec<ConsentTopic> {
    let version = application.published(environment).unwrap_or(application.newest());
    let configuration = version.configuration();
    let mirroring = configuration.integrations().mirroring.as_ref();
    let mut used = Vec::new();
    if mirroring.is_some_and(|mirroring| mirroring.enabled || !mirroring.url.is_empty()) {
        used.push(ConsentTopic::Mirroring);
    }
    if configuration.advanced().claims.contains(Claims::SYSTEM_TOKEN) {
        used.push(ConsentTopic::SystemUser);
    }
    if configuration.advanced().agents.contains(Agents::WEBHOOK) {
        used.push(ConsentTopic::Webhooks);
    }
    used
}

/// Those of `Cust12345` in each environment, which have approved the application as it is.
fn approved(before: &Application) -> [Authorization; 3] {
    Environment::ALL.map(|environment| {
        let kind = AuthorizationEventKind::Approved { valid_until: None, topics: used(before, environment) };
        let event = AuthorizationEvent::new(stamp().into(), kind);
        Authorization::replay(client_id(), key(environment, "Cust12345"), [&event]).unwrap()
    })
}

/// In which environments a step moves an approved authorization.
fn moved(before: &Application, after: &Application) -> Vec<Environment> {
    let mut all = approved(before);
    let count = Authorization::require_all_again_after(&mut all, after, &stamp());
    let moved = |one: &&Authorization| one.state(now()) == AuthorizationState::NeedsReapproval;
    let environments: Vec<_> = all.iter().filter(moved).map(Authorization::environment).collect();
    assert_eq!(count, environments.len());
    // One by one it is the same, with an event.
    for (one, after_all) in approved(before).iter().zip(&all) {
        let step = one.require_again_after(after, &stamp());
        assert_eq!(step.is_some(), one != after_all);
        if let Some(step) = step {
            assert_eq!(step.authorization, *after_all);
            let mut again = one.clone();
            step.events.iter().for_each(|event| again.apply(event).unwrap());
            assert_eq!(again, *after_all);
            assert_eq!(*step.events.first().unwrap().stamp(), stamp().into());
            assert_eq!(again.approval(), one.approval(), "who approved before is still known");
        }
    }
    environments
}

/// What is newly used counts where it is published: first in SOD, then in Stage, then in Production.
#[test]
fn the_tenants_of_an_environment_are_locked_out_when_it_is_published_there() {
    for topic in ConsentTopic::ALL {
        let start = Life::standard_in_production().then(Role::Developer, create("2", "1"));
        let edited = edit(&start.application, "2", |settings| uses(settings, topic));
        let edited = start.clone().then(Role::AppManager, edited);
        assert_eq!(moved(&start.application, &edited.application), [], "nothing is published yet");
        let in_sod = edited.clone().then(Role::Developer, to_sod("2"));
        assert_eq!(moved(&edited.application, &in_sod.application), [Environment::Sod]);
        let pending = in_sod.clone().then(Role::Developer, request("2", Environment::Stage));
        assert_eq!(moved(&in_sod.application, &pending.application), [], "a request changes nothing");
        let in_stage = in_sod.clone().published("2", Environment::Stage);
        assert_eq!(moved(&in_sod.application, &in_stage.application), [Environment::Stage]);
        let live = in_stage.clone().published("2", Environment::Production);
        assert_eq!(moved(&in_stage.application, &live.application), [Environment::Production]);
        assert_eq!(moved(&start.application, &live.application), Environment::ALL, "all at once");
        assert_eq!(moved(&live.application, &start.application), [], "less needs nobody's approval");
        let (sod, _) = in_state(AuthorizationState::Approved, Environment::Sod);
        let step = sod.require_again_after(&in_sod.application, &stamp()).unwrap();
        assert_eq!(step.authorization.topics(), [topic]);
        assert_eq!(step.events[0].kind().to_string(), format!("reapproval_required: {topic}"));
    }
}

/// An edit of the version that is published in SOD counts there at once, and agrees with what the edit warned of.
#[test]
fn an_edit_of_what_is_published_counts_at_once() {
    let before = Life::custom();
    for topics in [&ConsentTopic::ALL[..], &[ConsentTopic::Webhooks], &[]] {
        let edited = edit(&before.application, "1", |settings| {
            settings.advanced.support_dark_mode = true;
            for topic in topics {
                uses(settings, *topic);
            }
        });
        let mut after = before.clone();
        let report = after.does(Role::AppManager, edited);
        let warned = report.iter().filter(|problem| problem.code() == Code::CONSENT_REQUIRED_AGAIN).count();
        assert_eq!(warned, topics.len());
        let expected: &[Environment] = if topics.is_empty() { &[] } else { &[Environment::Sod] };
        assert_eq!(moved(&before.application, &after.application), expected);
    }
}

/// Where nothing was published before, or nothing is after, nobody has to approve again.
#[test]
fn a_first_publication_moves_nothing() {
    let webhooks = revised(&ready(Distribution::Standard), |settings| uses(settings, ConsentTopic::Webhooks));
    let before = Life::of(&webhooks);
    let after = before.clone().published("1", Environment::Stage);
    assert_eq!(moved(&before.application, &after.application), []);
}

#[test]
fn only_what_is_approved_and_of_this_application_moves() {
    let before = Life::custom();
    let edited = edit(&before.application, "1", |settings| uses(settings, ConsentTopic::Webhooks));
    let after = before.clone().then(Role::AppManager, edited);
    for state in AuthorizationState::ALL {
        let (authorization, at) = in_state(state, Environment::Sod);
        let stamp = Stamp::new(&actor(Role::AppManager), at);
        let step = authorization.require_again_after(&after.application, &stamp);
        assert_eq!(step.is_some(), state == AuthorizationState::Approved, "{state}");
    }
    // When it expires counts from the time of the step.
    let (approved, _) = in_state(AuthorizationState::Approved, Environment::Sod);
    let late = Stamp::new(&actor(Role::AppManager), end());
    assert_eq!(approved.require_again_after(&after.application, &late), None);
    let other = ClientId::parse("0f5a4e0d86a34d1c9a3c7f2be1d0c9b8").unwrap();
    // One that is approved, of another application.
    let (approving, tenant) = (
        AuthorizationEventKind::Approved { valid_until: None, topics: Vec::new() },
        key(Environment::Sod, "Cust12345"),
    );
    let approving = AuthorizationEvent::new(stamp().into(), approving);
    let stranger = Authorization::replay(other, tenant, [&approving]).unwrap();
    assert!(stranger.state(now()).is_approved());
    assert_eq!(stranger.require_again_after(&after.application, &stamp()), None);
    let mut many: Vec<_> = (1..=50)
        .map(|number| Authorization::new(client_id(), key(Environment::Sod, &format!("Cust{number}"))))
        .chain([stranger, new(Environment::Sod), new(Environment::Production)])
        .collect();
    assert_eq!(Authorization::require_all_again_after(&mut many, &after.application, &stamp()), 0);
    let manager = actor(Role::AppManager).into();
    for authorization in many.iter_mut().take(20) {
        *authorization = authorization.approve(None, &before.application, &manager, now()).unwrap().authorization;
    }
    assert_eq!(Authorization::require_all_again_after(&mut many, &after.application, &stamp()), 20);
    assert_eq!(Authorization::require_all_again_after(&mut many, &after.application, &stamp()), 0);
}

/// Whatever happens to an application: who is moved is whoever has approved, where something is published that newly uses something.
#[test]
fn in_any_life_those_move_whom_it_concerns() {
    let world = World::new();
    let mut counts = [0; 2];
    for seed in 0..150 {
        let mut dice = Dice(seed);
        let configuration = world.beginning(&mut dice);
        let Ok(step) = Application::create(&label("1"), &configuration, &actor(Role::AppManager), now()) else {
            continue;
        };
        let mut application = step.application;
        for _ in 0..30 {
            let (who, command) =
                if dice.one_in(3) { newly(&mut dice, &application) } else { world.wish(&mut dice, &application) };
            let Ok(step) = application.execute(&command, &who, now()) else { continue };
            let after = step.application;
            let expected: Vec<_> =
                Environment::ALL.into_iter().filter(|it| concerns(&application, &after, *it)).collect();
            counts[usize::from(!expected.is_empty())] += 1;
            assert_eq!(moved(&application, &after), expected, "{command}");
            application = after;
        }
    }
    assert!(counts[0] > 300 && counts[1] > 30, "{counts:?}");
}

/// An edit of the newest version by the app manager that takes something into use, or stops using it.
fn newly(dice: &mut Dice, application: &Application) -> (Actor, Command) {
    let newest = application.newest();
    let configuration = newest.configuration().revise(&superoffice_app::Policy::import(), |settings| {
        let mut other = Settings::clone(settings);
        other.advanced.agents = Access::default();
        other.integrations.mirroring = None;
        if dice.one_in(2) {
            other = settings.clone();
        }
        *settings = other;
        uses(settings, *dice.of(&ConsentTopic::ALL));
    });
    let configuration = configuration.unwrap_or_else(|_| newest.configuration().clone());
    (actor(Role::AppManager), Command::Edit { version: newest.label().clone(), configuration })
}

/// The rule once more.
fn concerns(before: &Application, after: &Application, environment: Environment) -> bool {
    let is_its = |version: &superoffice_app::Version| {
        version.configuration().authentication().client_id.get(environment) == Some(&client_id())
    };
    after.published(environment).is_some_and(is_its) && {
        let before = used(before, environment);
        used(after, environment).iter().any(|topic| !before.contains(topic))
    }
}

/// What nobody approved is not called, by whatever way it came into use, and whether or not the authorizations were told.
#[test]
fn nothing_is_called_that_nobody_approved() {
    let manager = actor(Role::AppManager).into();
    let tenant = crate::consent::tenant_in_state(&key(Environment::Sod, "Cust12345"), "Running");
    let asked = |life: &Life, authorization: &Authorization| {
        may_call(&life.application, &tenant, authorization, now()).map_err(|refusal| refusal.to_string())
    };
    let plain = Life::custom();
    let approved = new(Environment::Sod).approve(None, &plain.application, &manager, now()).unwrap().authorization;
    assert_eq!(asked(&plain, &approved), Ok(()));
    assert_eq!(approved.approval().unwrap().topics(), []);
    for topic in ConsentTopic::ALL {
        let edited = edit(&plain.application, "1", |settings| uses(settings, topic));
        let newly = plain.clone().then(Role::AppManager, edited);
        let refused = asked(&newly, &approved).unwrap_err();
        assert!(refused.contains("error[consent.needed-again]"), "{refused}");
        // Who approves now has approved it, and a step that is told late takes nothing back.
        let again = approved.require_again_after(&newly.application, &stamp()).unwrap().authorization;
        let later = Timestamp::from_seconds(now().as_seconds() + 60).unwrap();
        let renewed = again.approve(None, &newly.application, &manager, later).unwrap().authorization;
        assert_eq!(renewed.approval().unwrap().topics(), [topic]);
        assert_eq!(asked(&newly, &renewed), Ok(()));
        assert_eq!(renewed.require_again_after(&newly.application, &stamp()), None);
        // Another topic is not covered by it.
        let other = ConsentTopic::ALL.into_iter().find(|other| *other != topic).unwrap();
        let edited = edit(&newly.application, "1", |settings| uses(settings, other));
        let more = newly.then(Role::AppManager, edited);
        assert_eq!(renewed.require_again_after(&more.application, &stamp()), None, "it was told of an earlier step");
        assert!(asked(&more, &renewed).unwrap_err().contains("error[consent.needed-again]"));
    }
}

/// A client ID that stands in a draft gives nobody a say in the authorizations of the application that is published with it.
#[test]
fn a_draft_with_the_client_id_of_another_application_has_no_say() {
    let theirs = revised(&ready(Distribution::Custom), |settings| {
        settings.authentication.client_id =
            PerEnvironment::Shared(ClientId::parse("0f5a4e0d86a34d1c9a3c7f2be1d0c9b8").unwrap());
    });
    let life = Life::of(&theirs).then(Role::Developer, create("2", "1"));
    let stolen = edit(&life.application, "2", |settings| {
        settings.authentication.client_id = PerEnvironment::Shared(client_id());
    });
    let thief = life.then(Role::AppManager, stolen);
    let ours = approved(&Life::custom().application);
    let manager = actor(Role::Developer).into();
    let refused = ours[0].require_again(&[ConsentTopic::Webhooks], &thief.application, &manager, now()).unwrap_err();
    assert!(refused.contains(Code::CONSENT_OTHER_PARTY), "{refused}");
}
