//! Drafts that are ready for an environment.

use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::{Config, TestRunner};
use superoffice_app::generate::{NOW, drafts};
use superoffice_app::{Environment, Policy};

#[test]
fn are_ready_for_their_environment() {
    let policy = Policy::default();
    for environment in Environment::ALL {
        let mut runner = TestRunner::new(Config::default());
        for _ in 0..256 {
            let mut tree = drafts(environment).new_tree(&mut runner).unwrap();
            let mut steps = 0;
            loop {
                let report = tree.current().check_for(environment, NOW, &policy);
                assert!(report.passed(), "{environment}, {steps} simpler: {report}\n{:#?}", tree.current());
                steps += 1;
                if steps > 32 || !tree.simplify() {
                    break;
                }
            }
        }
    }
}
