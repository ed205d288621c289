//! What the README shows is what comes out.

use superoffice_app::{Environment, Policy};

use crate::support::{now, read_json};

const README: &str = include_str!("../../README.md");

/// What stands in the block of this language that comes first after the mark.
fn block<'a>(mark: &str, language: &str) -> &'a str {
    let after = &README[README.find(mark).unwrap()..];
    let fence = format!("```{language}\n");
    after[after.find(&fence).unwrap() + fence.len()..].split("```").next().unwrap()
}

#[test]
fn the_first_example_prints_what_it_says() {
    let example = block("# superoffice-app", "rust");
    let text = example.split("r#\"").nth(1).unwrap().split("\"#").next().unwrap();
    let report = read_json(text).check_for(Environment::Production, now(), &Policy::default());
    assert_eq!(block("prints\n", "text"), format!("{report:#}\n"));
}
