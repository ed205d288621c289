//! Drafts that have one fault.

use std::collections::BTreeSet;

use proptest::prop_assert;
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner};
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
        let mut tree = faulty.new_tree(runner).unwrap();
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
    // No draft is made in vain.
    let mut runner = TestRunner::new(Config { max_local_rejects: 0, ..Config::default() });
    let wrong: String = shown_by_drafts().filter_map(|code| first_broken(code, 32, 1, &mut runner)).collect();
    assert_eq!(wrong, "");
}

#[test]
fn keep_it_while_they_shrink() {
    let mut runner = TestRunner::deterministic();
    let wrong: String = shown_by_drafts().filter_map(|code| first_broken(code, 3, 400, &mut runner)).collect();
    assert_eq!(wrong, "");
}

/// None is left out.
#[test]
fn are_there_for_each_code_of_a_draft() {
    let missing: Vec<_> = shown_by_drafts().filter(|code| drafts_with(*code).is_none()).collect();
    assert_eq!(missing, []);
    // Nor is any there that a draft cannot show.
    for code in Code::ALL {
        assert_eq!(drafts_with(*code).is_some(), shown_by_drafts().any(|shown| shown == *code), "{code}");
    }
}

/// What a property that fails on the fault would print is short: what plays no part is gone.
#[test]
fn shrink_to_the_fault_and_little_else() {
    let mut long = String::new();
    for code in shown_by_drafts() {
        let Some(faulty) = drafts_with(code) else { continue };
        let config = Config { failure_persistence: None, ..Config::default() };
        let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
        let failure = runner.run(&faulty, |draft| {
            prop_assert!(!draft.check_for(environment_of(code), NOW, &Policy::default()).contains(code));
            Ok(())
        });
        let Err(TestError::Fail(_, simplest)) = failure else { panic!("{code}: {failure:?}") };
        let printed = format!("{simplest:#?}");
        // The limit of entries in a list is what it is.
        if printed.lines().count() > 48 && code != Code::REDIRECT_URL_TOO_MANY {
            long.push_str(&format!("{code}: {printed}\n"));
        }
    }
    assert_eq!(long, "");
}

/// What is missing is missing in one place, and some settings stand in one place only.
const ONE_PLACE: [Code; 18] = [
    Code::DISTRIBUTION_MISSING,
    Code::NAME_MISSING,
    Code::CLIENT_ID_MISSING,
    Code::CLIENT_SECRET_MISSING,
    Code::CLIENT_SECRET_NATIVE,
    Code::CORS_ORIGIN_UNUSED,
    Code::ENDPOINT_NONE,
    Code::ERP_SYNC_AGENT_MISSING,
    Code::ERP_SYNC_CUSTOM_APP,
    Code::MIRRORING_LEGACY,
    Code::STATE_CHANGE_MISSING,
    Code::STATE_CHANGE_DISABLED,
    Code::TECHNICAL_CONTACT_MISSING,
    Code::KIND_EXTERNAL_WITH_UI,
    Code::KIND_INTERNAL_WITHOUT_UI,
    Code::KIND_EXTERNAL_WITHOUT_SYSTEM_USER,
    Code::LICENSE_INTEGRATION_SERVER_WITHOUT_ERP,
    Code::LICENSE_INTEGRATION_SERVER_CUSTOM,
];

/// The fault is not the same again and again: it stands in several places or takes several forms, and what is around it differs.
#[test]
fn are_varied() {
    const CASES: usize = 32;
    let mut same = Vec::new();
    for code in shown_by_drafts() {
        let Some(faulty) = drafts_with(code) else { continue };
        let mut runner = TestRunner::deterministic();
        let (mut problems, mut drafts) = (BTreeSet::new(), BTreeSet::new());
        for _ in 0..CASES {
            let draft = faulty.new_tree(&mut runner).unwrap().current();
            let report = draft.check_for(environment_of(code), NOW, &Policy::default());
            problems.extend(report.iter().filter(|it| it.code() == code).map(ToString::to_string));
            drafts.insert(format!("{draft:?}"));
        }
        let is_varied = problems.len() > 2 || ONE_PLACE.contains(&code);
        // All documents that do not parse hold nothing.
        if !is_varied || (drafts.len() < CASES - 1 && code != Code::DOCUMENT_SYNTAX) {
            same.push(format!("{code}: {} drafts, {problems:?}", drafts.len()));
        }
    }
    assert_eq!(same, [""; 0]);
}
