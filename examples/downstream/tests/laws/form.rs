//! The form shows every fault that a draft can have.

use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;
use superoffice_app::generate::{NOW, drafts_with, environment_of};
use superoffice_app::{Code, Policy, Severity};
use superoffice_app_downstream::form::{can_be_sent, rows};

#[test]
fn every_fault_has_a_row_beside_its_field() {
    let mut runner = TestRunner::deterministic();
    let mut shown = 0;
    for code in Code::ALL {
        let Some(drafts) = drafts_with(*code) else { continue };
        for _ in 0..8 {
            let draft = drafts.new_tree(&mut runner).unwrap().current();
            let report = draft.check_for(environment_of(*code), NOW, &Policy::default());
            let rows = rows(&report);
            let problem = report.iter().find(|problem| problem.code() == *code).unwrap();
            let field = problem.path().to_string();
            let row = rows.iter().find(|row| row.code == code.as_str() && row.field == field);
            let row = row.unwrap_or_else(|| panic!("{code} is not shown: {rows:#?}"));
            assert!(
                row.html.starts_with("<b>") && !row.html.trim_start_matches("<b>").replace("</b>", "").contains('<')
            );
            assert_eq!(can_be_sent(&rows), report.passed());
            assert_eq!(row.stops, problem.severity() == Severity::Error);
        }
        shown += 1;
    }
    assert!(shown > 0);
}
