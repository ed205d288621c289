//! Drafts that have one fault.

use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;
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

#[test]
fn have_that_fault_and_no_other_error() {
    let mut wrong = String::new();
    for code in shown_by_drafts() {
        let Some(faulty) = drafts_with(code) else {
            // TODO of the session: none may be left.
            continue;
        };
        let mut runner = TestRunner::deterministic();
        'cases: for _ in 0..16 {
            let mut tree = faulty.new_tree(&mut runner).unwrap();
            for simpler in 0..32 {
                if let Some(promise) = broken_promise(code, &tree.current()) {
                    wrong.push_str(&format!("{promise} ({simpler} simpler)\n{:#?}\n", tree.current()));
                    break 'cases;
                }
                if !tree.simplify() {
                    break;
                }
            }
        }
    }
    assert_eq!(wrong, "");
}
