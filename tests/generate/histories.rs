//! Commands, and lives of applications: that they can be lived, and that nothing is missing from them.

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use superoffice_app::generate::{History, HistoryStep, NOW, commands, histories};
use superoffice_app::{Application, Environment, EventKind, Review, Step};

use crate::counts::{Counts, assert_each};

/// Lived again, each step by its actor and at its time.
fn lived_again(history: &History) -> Application {
    let creation = history.creation();
    let created = Application::create(&creation.version, &creation.configuration, &creation.actor, creation.at);
    let Step { mut application, events, .. } = created.unwrap();
    assert_eq!(events, creation.events);
    let mut last = creation.at;
    for step in history.steps() {
        assert!(last <= step.at && step.at <= NOW);
        last = step.at;
        let Step { application: after, events, .. } =
            application.execute(&step.command, &step.actor, step.at).unwrap_or_else(|refusal| panic!("{refusal}"));
        assert_eq!(events, step.events);
        assert!(!events.is_empty());
        application = after;
    }
    application
}

fn check(history: &History) {
    assert_eq!(Application::replay(history.events()).as_ref(), Ok(history.application()));
    assert_eq!(&lived_again(history), history.application());
    assert_eq!(history.application().check_invariants(), Ok(()));
}

#[test]
fn each_is_lived_and_so_is_each_simpler_one() {
    let mut runner = TestRunner::deterministic();
    let (mut shorter, mut shrunk) = (0, 0);
    for _ in 0..24 {
        let mut tree = histories().new_tree(&mut runner).unwrap();
        let length = tree.current().steps().len();
        for _ in 0..100 {
            check(&tree.current());
            if !tree.simplify() {
                break;
            }
        }
        shrunk += 1;
        shorter += usize::from(tree.current().steps().len() < length);
    }
    assert!(shorter * 8 >= shrunk * 7, "{shorter} of {shrunk} are shorter");
}

/// What is printed of one: each actor, time and command once, and nothing that follows from them.
#[test]
fn each_is_printed_once() {
    let mut runner = TestRunner::deterministic();
    let mut steps = 0;
    for _ in 0..48 {
        let history = histories().new_tree(&mut runner).unwrap().current();
        let text = format!("{history:?}");
        let (creation, after) = text.split_once(", steps: [").unwrap();
        assert_eq!(creation, format!("History {{ creation: {:?}", history.creation()));
        let each: Vec<_> = history.steps().iter().map(|step| format!("{step:?}")).collect();
        assert_eq!(after, format!("{}], .. }}", each.join(", ")));
        for (step, text) in history.steps().iter().zip(&each) {
            let HistoryStep { command, actor, at, .. } = step;
            let wanted = format!("HistoryStep {{ actor: {actor:?}, at: {at:?}, command: {command:?}, .. }}");
            assert_eq!(*text, wanted);
        }
        let configuration = format!("{:?}", history.creation().configuration);
        assert_eq!(creation.matches(&configuration).count(), 1);
        for event in history.events() {
            assert!(!text.contains(&format!("{event:?}")), "{event:?}");
        }
        steps += history.steps().len();
    }
    assert!(steps > 0);
}

/// One that fails ends with the step that makes it fail, after hardly more than what led to it.
#[test]
fn a_fault_is_found_in_few_steps() {
    let mut runner = TestRunner::deterministic();
    let is_deactivated = |history: &History| history.application().status().is_deactivated();
    let mut found = 0;
    while found < 8 {
        let mut tree = histories().new_tree(&mut runner).unwrap();
        if !is_deactivated(&tree.current()) {
            continue;
        }
        found += 1;
        while if is_deactivated(&tree.current()) { tree.simplify() } else { tree.complicate() } {}
        let history = tree.current();
        assert!(is_deactivated(&history));
        let names: Vec<_> = history.steps().iter().map(|step| step.command.name()).collect();
        assert_eq!(names.last(), Some(&"deactivate"));
        assert!(names.len() <= 12, "{names:?}");
    }
}

#[test]
fn no_command_is_rare() {
    let mut runner = TestRunner::deterministic();
    let mut counts = Counts::new();
    for _ in 0..2_700 {
        *counts.entry(commands().new_tree(&mut runner).unwrap().current().name().to_owned()).or_default() += 1;
    }
    // 100 of each are expected.
    assert_each(&counts, 27, 60);
}

#[test]
fn no_event_is_rare() {
    let mut runner = TestRunner::deterministic();
    let mut counts = Counts::new();
    for _ in 0..2_600 {
        let kind = any::<EventKind>().new_tree(&mut runner).unwrap().current();
        *counts.entry(kind.name().to_owned()).or_default() += 1;
    }
    assert_each(&counts, 26, 60);
}

/// In 400 lives each command is accepted, each event happens, and each state is reached, often enough for a law to see it.
#[test]
fn nothing_is_missing_from_a_life() {
    let mut runner = TestRunner::deterministic();
    let [mut commands, mut events, mut states] = [const { Counts::new() }; 3];
    let (mut steps, mut longest) = (0, 0);
    let lives = 400;
    for _ in 0..lives {
        let history = histories().new_tree(&mut runner).unwrap().current();
        steps += history.steps().len();
        longest = longest.max(history.steps().len());
        for step in history.steps() {
            *commands.entry(step.command.name().to_owned()).or_default() += 1;
        }
        for event in history.events() {
            *events.entry(event.kind().name().to_owned()).or_default() += 1;
        }
        let application = history.application();
        let mut seen = |state: String| *states.entry(state).or_default() += 1;
        seen(format!("status {}", application.status().as_str()));
        seen(format!("release {}", application.release().as_str()));
        for (version, environment) in application.versions().flat_map(|it| Environment::ALL.map(|place| (it, place))) {
            seen(format!("{environment} {}", version.publication(environment).as_str()));
        }
        for review in Review::ALL {
            seen(format!("{review} passed {}", application.review(review).status().is_passed()));
        }
        seen(format!("revoked {}", !application.revocations().is_empty()));
        seen(format!("keys activated {}", application.keys_activated().is_some()));
        seen(format!("versions {}", application.versions().count().min(3)));
    }
    // Each command, each event, and each state of each machine: SOD has no requests.
    assert_each(&commands, 27, 3);
    assert_each(&events, 26, 3);
    assert_each(&states, 4 + 3 + 3 + 5 + 5 + 4 + 2 + 2 + 3, 2);
    assert!(steps > 8 * lives && longest > 20, "{steps} steps, {longest} at most");
}
