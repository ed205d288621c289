//! Drafts that have one fault.

use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::{Config, TestRunner};
use superoffice_app::generate::{NOW, drafts_with, environment_of};
use superoffice_app::{Code, ConfigurationDraft, Policy, Severity, When};

/// The codes that a draft can show.
fn shown_by_drafts() -> impl Iterator<Item = Code> {
    let of_drafts = |code: &Code| code.when().iter().any(|when| matches!(when, When::Draft | When::Ready(_)));
    Code::ALL.iter().copied().filter(of_drafts)
}

/// What is not as promised.
fn broken_promise(code: Code, draft: &ConfigurationDraft<'static>) -> Option<String> {
    let report = draft.check_for(environment_of(code), NOW, &Policy::default());
    let other = report.iter().find(|problem| problem.severity() == Severity::Error && problem.code() != code);
    match other {
        Some(problem) => Some(format!("{code}: there is another error: {problem}")),
        None if report.contains(code) => None,
        None => Some(format!("{code}: it is not there: {report}")),
    }
}

/// The first case of some that breaks the promise, and how many steps simpler it was made first.
fn first_broken(code: Code, cases: usize, simpler: usize, runner: &mut TestRunner) -> Option<String> {
    let faulty = drafts_with(code)?;
    for _ in 0..cases {
        let mut tree = faulty.new_tree(runner).ok()?;
        for step in 0..simpler {
            if let Some(promise) = broken_promise(code, &tree.current()) {
                return Some(format!("{promise} ({step} simpler)\n{:?}\n", tree.current()));
            }
            if !tree.simplify() {
                break;
            }
        }
    }
    None
}

#[test]
fn have_that_fault_and_no_other_error() {
    let mut runner = TestRunner::new(Config::default());
    let wrong: String = shown_by_drafts().filter_map(|code| first_broken(code, 64, 1, &mut runner)).collect();
    assert_eq!(wrong, "");
}

#[test]
fn keep_it_while_they_shrink() {
    let mut runner = TestRunner::deterministic();
    let wrong: String = shown_by_drafts().filter_map(|code| first_broken(code, 6, 400, &mut runner)).collect();
    assert_eq!(wrong, "");
}
