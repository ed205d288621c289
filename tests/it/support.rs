//! What several tests need.

use superoffice_app::{Document, Environment, Limits, Policy, Report, Timestamp, json, toml};

/// The time that every test calls now.
pub(crate) fn now() -> Timestamp {
    Timestamp::parse("2026-11-22T00:00:00Z").unwrap()
}

pub(crate) fn read_toml(text: &str) -> Document<'_> {
    toml::read(text, &Limits::default())
}

pub(crate) fn read_json(text: &str) -> Document<'_> {
    json::read(text, &Limits::default())
}

/// The codes of a report, in its order.
pub(crate) fn codes(report: &Report) -> Vec<&'static str> {
    report.iter().map(|problem| problem.code().as_str()).collect()
}

/// Checks TOML whatever the environment.
pub(crate) fn check_toml(text: &str) -> Report {
    read_toml(text).check(&Policy::default())
}

/// Checks TOML for readiness.
pub(crate) fn check_toml_for(text: &str, environment: Environment) -> Report {
    read_toml(text).check_for(environment, now(), &Policy::default())
}

/// One line for each problem: place, severity, code and path.
pub(crate) fn places(report: &Report) -> String {
    let mut lines = String::new();
    for problem in report {
        let place = problem.position().map_or("-".to_owned(), |at| format!("{}:{}", at.line, at.column));
        let related =
            problem.related_position().map_or(String::new(), |at| format!(" (see {}:{})", at.line, at.column));
        lines.push_str(&format!("{place} {} {} {}{related}\n", problem.severity(), problem.code(), problem.path()));
    }
    lines + &report.summary()
}

/// Compares a text with the snapshot of that name.
pub(crate) fn snapshot(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}
