//! Laws of the life of an application, over long sequences of random commands.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner};
use superoffice_app::{
    Actor, Application, Circumstances, Code, Command, Configuration, CredentialKind, Distribution, Environment, Event,
    EventKind, FieldId, NotLive, Permissions, Refusal, Review, Role, Severity, SignInError, Step, StoredSecret,
    Timestamp, Version, VersionLabel, When, WorkflowStatus,
};

use crate::life::{Host, actor, clear, label};
use crate::life_world::{CLEAR, Dice, URLS, World};
use crate::support::now;

const STEPS: usize = 2_000;
const SEQUENCES: u32 = 100;

/// The settings that are the same in every version.
const APPLICATION: [FieldId; 8] = [
    FieldId::Name,
    FieldId::Partner,
    FieldId::Distribution,
    FieldId::RequiredLicenses,
    FieldId::GrantedLicenses,
    FieldId::AuthorizationLevel,
    FieldId::SecurityAudit,
    FieldId::Certification,
];

/// What sign-in has to answer, told from the events alone.
#[derive(Default)]
struct Told {
    published: [Option<VersionLabel>; 3],
    not_live: Option<NotLive>,
    keys_activated: bool,
    distribution: Option<Distribution>,
    revoked: Vec<StoredSecret>,
}

impl Told {
    fn event(&mut self, event: &EventKind) {
        match event {
            EventKind::Created { version, configuration } => {
                self.published[0] = Some(version.clone());
                self.distribution = configuration.distribution();
            }
            EventKind::Published { version, environment } => {
                let mut places = Environment::ALL.into_iter().zip(&mut self.published);
                *places.find(|(it, _)| it == environment).unwrap().1 = Some(version.clone());
            }
            EventKind::DistributionChanged { distribution } => {
                self.distribution = *distribution;
                if *distribution != Some(Distribution::Standard) && self.not_live == Some(NotLive::Delisted) {
                    self.not_live = None;
                }
            }
            EventKind::Deactivated { .. } => self.not_live = Some(NotLive::Deactivated),
            EventKind::Delisted { .. } => self.not_live = Some(NotLive::Delisted),
            EventKind::Reactivated | EventKind::Relisted => self.not_live = None,
            EventKind::Deleted => self.not_live = Some(NotLive::Deleted),
            EventKind::KeysActivated => self.keys_activated = true,
            _ => {}
        }
    }
}

/// How often each command was accepted and refused, and which codes refused it.
#[derive(Default)]
struct Counts {
    commands: BTreeMap<&'static str, [u32; 2]>,
    codes: BTreeMap<Code, u32>,
    lives: u32,
    production: u32,
    last: String,
}

/// One application on its way.
struct Walk {
    application: Application,
    events: Vec<Event>,
    told: Told,
}

impl Walk {
    fn begin(world: &World, dice: &mut Dice, now: Timestamp) -> Self {
        let configuration = world.beginning(dice);
        let by = |role| Application::create(&label("1"), &configuration, &actor(role), now);
        // A partner begins without anything that SuperOffice grants.
        let own = by(Role::Developer).inspect(|step| {
            assert!(step.application.license_records().is_empty() && configuration.licenses().granted.is_empty());
            assert!(Review::ALL.into_iter().all(|it| !step.application.review(it).status().is_recorded()));
            assert!(!configuration.advanced().exclude_from_invoice && !configuration.advanced().multi_tenant_identity);
        });
        let step = own.or_else(|_| by(Role::AppManager)).unwrap();
        let mut told = Told::default();
        step.events.iter().for_each(|event| told.event(event.kind()));
        Self { application: step.application, events: step.events, told }
    }

    fn check_replay(&self) {
        assert_eq!(Application::replay(&self.events).as_ref(), Ok(&self.application));
    }

    fn step(
        &mut self,
        actor: &Actor,
        command: &Command,
        now: Timestamp,
        circumstances: &Circumstances,
    ) -> Result<Vec<Event>, Refusal> {
        let before = self.application.clone();
        let result = before.execute_with(command, actor, now, circumstances);
        // What is asked changes nothing.
        assert_eq!(before, self.application);
        match (result, before.decide_with(command, actor, now, circumstances)) {
            (Err(refusal), Err(decided)) => {
                assert_eq!(refusal, decided);
                assert!(refusal.report().count(Severity::Error) > 0, "{refusal}");
                Err(refusal)
            }
            (Ok(Step { application, events, report, .. }), Ok(decided)) => {
                assert_eq!((&events, &report), (&decided.events, &decided.report));
                assert!(report.passed(), "{report}");
                let mut one_by_one = before.clone();
                for event in &events {
                    one_by_one.apply(event).unwrap();
                }
                assert_eq!(one_by_one, application, "applying the events one by one is executing the command");
                application.check_invariants().unwrap();
                check_partner(&before, &application, actor, command, circumstances);
                check_locks(&before, &application, command);
                for event in &events {
                    check_published(&before, event.kind(), now, circumstances);
                    if let EventKind::CredentialRevoked { credential: CredentialKind::ClientSecret, environment } =
                        event.kind()
                    {
                        // All that were in use there, in any version.
                        let used = before.versions().map(|version| version.configuration().authentication());
                        let used = used.filter_map(|it| it.client_secret.get(*environment)).map(|it| it.value.clone());
                        self.told.revoked.extend(used);
                    }
                    self.told.event(event.kind());
                }
                self.events.extend(events.iter().cloned());
                self.application = application;
                Ok(events)
            }
            (execute, decide) => panic!("execute and decide disagree: {execute:?} {decide:?}"),
        }
    }

    /// What sign-in answers is what the events say.
    fn check_sign_in(&self) {
        for (environment, published) in Environment::ALL.into_iter().zip(&self.told.published) {
            let live = self.application.live(environment);
            let expected = match (self.told.not_live, published) {
                (Some(why), _) => Err(why),
                (None, None) => Err(NotLive::NotPublished),
                (None, Some(label)) => Ok(label),
            };
            assert_eq!(live.map(Version::label), expected, "{environment}");
            assert_eq!(self.application.urls(environment).is_ok(), expected.is_ok());
            let waits = environment == Environment::Production
                && self.told.distribution != Some(Distribution::Custom)
                && !self.told.keys_activated;
            for text in CLEAR {
                let answer = self.application.verify_secret(environment, &clear(text), &Host);
                let held = expected.ok().and_then(|label| {
                    let version = self.application.version(label).unwrap();
                    version.configuration().authentication().client_secret.get(environment)
                });
                let right = held.is_some_and(|held| held.value.verify(&clear(text), &Host).is_ok());
                assert_eq!(answer.is_ok(), right && !waits, "{environment} {text}: {answer:?}");
                assert_eq!(answer == Err(SignInError::NotActivated), waits && expected.is_ok());
                let hash = |secret: &&StoredSecret| matches!(secret, StoredSecret::Hash(_));
                let known = |secret: &StoredSecret| secret.verify(&clear(text), &Host).is_ok();
                assert!(answer.is_err() || !self.told.revoked.iter().filter(hash).any(known), "{text} was revoked");
            }
        }
    }

    /// The URLs that sign-in compares with are those of the version, however old they are.
    fn check_urls(&self) {
        for environment in Environment::ALL {
            let Ok(urls) = self.application.urls(environment) else { continue };
            let fresh = self.application.live(environment).unwrap().configuration().urls(environment);
            for url in URLS {
                assert_eq!(urls.redirect(url), fresh.redirect(url), "{environment} {url}");
            }
        }
    }
}

/// Whether a version may be edited, told from its states.
fn is_open(version: &Version) -> bool {
    [Environment::Stage, Environment::Production]
        .into_iter()
        .map(|environment| version.publication(environment))
        .all(|publication| publication.is_draft() || publication.is_rejected())
}

/// Each version's settings before and after; a new version is compared with the one it was copied from.
fn changes<'a>(
    before: &'a Application,
    after: &'a Application,
    command: &Command,
) -> impl Iterator<Item = (bool, Vec<FieldId>)> + use<'a> {
    let copied = match command {
        Command::CreateVersion { from: Some(from), .. } => before.version(from).unwrap(),
        _ => before.newest(),
    };
    after.versions().map(move |version| {
        let was = before.version(version.label()).unwrap_or(copied);
        let fields: Vec<_> = was.configuration().diff(version.configuration()).fields().collect();
        (is_open(was) || before.version(version.label()).is_none(), fields)
    })
}

/// No partner changes what is not theirs, whatever the command.
fn check_partner(before: &Application, after: &Application, actor: &Actor, command: &Command, by: &Circumstances) {
    if !actor.role().is_partner() {
        return;
    }
    let own = actor.partner_id().is_some() && actor.partner_id() == before.owner();
    if before != after {
        assert!(own, "another partner changes something: {command:?}");
        assert!(actor.may(Permissions::CONFIGURATION), "without permission: {command:?}");
    }
    assert!(after.owner() == before.owner() && after.distribution() == before.distribution());
    assert_eq!((after.status(), after.release()), (before.status(), before.release()));
    assert_eq!(after.keys_activated(), before.keys_activated());
    for environment in [Environment::Stage, Environment::Production] {
        let [was, is] = [before, after].map(|it| it.published(environment).map(|version| version.label().clone()));
        assert_eq!(was, is, "a partner publishes to {environment}");
    }
    for (_, fields) in changes(before, after, command) {
        for field in fields {
            let editor = field.editor(by.policy().portal_version());
            let asked = matches!(
                (command, field),
                (Command::RequestReview { review: Review::SecurityAudit }, FieldId::SecurityAudit)
                    | (Command::RequestReview { review: Review::Certification }, FieldId::Certification)
            );
            if asked {
                // The one setting of SuperOffice's that a partner moves, and only to this.
                let Command::RequestReview { review } = command else { unreachable!() };
                assert_eq!(after.review(*review).status(), WorkflowStatus::REQUESTED);
            } else {
                assert!(editor.includes(actor.role()), "{} changes {field} by {}", actor.role(), command.name());
            }
        }
    }
}

/// A locked version keeps its settings, but for credentials that others know.
fn check_locks(before: &Application, after: &Application, command: &Command) {
    for (open, fields) in changes(before, after, command) {
        let report = matches!(command, Command::ReportCompromised { .. });
        for field in fields.into_iter().filter(|field| !APPLICATION.contains(field)) {
            let revoked = report && matches!(field, FieldId::ClientSecret | FieldId::Certificate);
            assert!(open || revoked, "{field} of a locked version changes by {}", command.name());
        }
    }
}

/// What is published to Stage or Production is ready, by a judgement of our own.
fn check_published(before: &Application, event: &EventKind, now: Timestamp, circumstances: &Circumstances) {
    let EventKind::Published { version, environment } = event else { return };
    if environment.is_sod() {
        return;
    }
    let version = before.version(version).unwrap();
    let configuration: &Configuration = version.configuration();
    let report = configuration.check_for(*environment, now, circumstances.policy());
    assert!(report.passed(), "{environment}: {report}");
    let asked = version.pending().unwrap();
    if before.distribution() == Some(Distribution::Custom) {
        assert_eq!(*environment, Environment::Production, "a custom application skips Stage");
        return;
    }
    assert_eq!(*environment, asked);
    if *environment == Environment::Production {
        let stage = version.publication(Environment::Stage);
        assert!(stage.is_published() || stage.is_superseded(), "Stage comes first");
        // A policy that lowers what is wrong may lower this too.
        let lowered = circumstances.policy().is_published() && circumstances.approved_tenants().is_some();
        let passed = Review::ALL.into_iter().all(|review| before.review(review).status().is_passed());
        assert!(passed || lowered, "neither audited nor certified");
    }
}

/// Walks one sequence.
fn walk(world: &World, numbers: &[u64], counts: &mut Counts) {
    let mut time = now();
    let usual = Circumstances::default();
    let mut walk: Option<Walk> = None;
    for (place, number) in numbers.iter().enumerate() {
        let mut dice = Dice(*number);
        let now_walking = walk.get_or_insert_with(|| {
            counts.lives += 1;
            Walk::begin(world, &mut dice, time)
        });
        // Mostly onward, and now and then a clock that is set back.
        let seconds = if dice.one_in(50) { -86_400 } else { i64::try_from(dice.below(3 * 86_400)).unwrap() };
        time = Timestamp::from_seconds(time.as_seconds() + seconds).unwrap();
        let (actor, command) = world.wish(&mut dice, &now_walking.application);
        let circumstances = if dice.one_in(3) { dice.of(&world.circumstances) } else { &usual };
        counts.last = format!("{actor:?} {command:?}");
        let count = counts.commands.entry(command.name()).or_default();
        match now_walking.step(&actor, &command, time, circumstances) {
            Ok(events) if events.is_empty() => {}
            Ok(events) => {
                count[0] += 1;
                let production = |event: &Event| {
                    matches!(event.kind(), EventKind::Published { environment: Environment::Production, .. })
                };
                counts.production += u32::from(events.iter().any(production));
            }
            Err(refusal) => {
                count[1] += 1;
                refusal.report().iter().filter(|it| it.severity() == Severity::Error).for_each(|problem| {
                    *counts.codes.entry(problem.code()).or_default() += 1;
                });
                // Other partners are told nothing of the state.
                if actor.role().is_partner() && actor.partner_id() != now_walking.application.owner() {
                    assert_eq!(refusal.state(), "another partner's application");
                    assert!(refusal.report().iter().all(|problem| problem.code() == Code::EDIT_OTHER_PARTNER));
                }
            }
        }
        now_walking.check_sign_in();
        if place % 16 == 0 {
            now_walking.check_urls();
        }
        if place % 250 == 0 {
            now_walking.check_replay();
        }
        // A new life, some time after the end, or when all labels are used for a while.
        let spent = now_walking.application.versions().count() == world.labels.len() && dice.one_in(100);
        if spent || (now_walking.application.status().is_deleted() && dice.one_in(15)) {
            now_walking.check_replay();
            walk = None;
        }
    }
    if let Some(walk) = walk {
        walk.check_replay();
    }
}

#[test]
fn whatever_is_commanded_the_promises_hold() {
    assert!(FieldId::ALL.iter().all(|field| field.is_versioned() != APPLICATION.contains(field)));
    let world = World::new();
    let counts = core::cell::RefCell::new(Counts::default());
    let config = Config { cases: SEQUENCES, max_shrink_iters: 100, failure_persistence: None, ..Config::default() };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let sequence = prop::collection::vec(any::<u64>(), STEPS);
    let result = TestRunner::new_with_rng(config, rng).run(&sequence, |numbers| {
        walk(&world, &numbers, &mut counts.borrow_mut());
        Ok(())
    });
    if let Err(TestError::Fail(why, numbers)) = &result {
        panic!("{why}\nafter {} steps, at last {:?}", numbers.len(), counts.borrow().last);
    }
    assert!(result.is_ok());
    let Counts { commands, codes, lives, production, last: _ } = counts.into_inner();
    let told = format!("{lives} lives, {production} published to Production\n{commands:#?}\n{codes:#?}");
    // A law of what never happens would be empty.
    assert_eq!(commands.len(), 27, "{told}");
    assert!(commands.values().flatten().all(|count| *count >= 3), "{told}");
    assert!(lives >= 50 && production >= 100, "{told}");
    let refuses = |code: &Code| {
        code.when().contains(&When::Edit)
            && code.severity() == Severity::Error
            && ![Code::CREDENTIAL_NOT_ACTIVATED, Code::PARTNER_MISSING].contains(code)
    };
    let never: Vec<_> = Code::ALL.iter().filter(|it| refuses(it) && !codes.contains_key(it)).collect();
    assert_eq!(never, Vec::<&Code>::new(), "{told}");
}
