//! The example configurations, with the exact report of each.

use std::fs;
use std::path::PathBuf;

use superoffice_app::{Code, Environment, Policy, Report, Severity};

use crate::support::{codes, now, places, read_json, read_toml, snapshot};

fn example(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples/configurations").join(name);
    fs::read_to_string(path).unwrap()
}

/// The report of a sample in both formats, asked for one environment or none.
fn reports(name: &str, environment: Option<Environment>) -> [Report; 2] {
    let policy = Policy::default();
    let (in_toml, in_json) = (example(&format!("{name}.toml")), example(&format!("{name}.json")));
    [read_toml(&in_toml), read_json(&in_json)].map(|document| match environment {
        Some(environment) => document.check_for(environment, now(), &policy),
        None => document.check(&policy),
    })
}

/// A report with all its words.
fn in_full(report: &Report) -> String {
    let mut text = String::new();
    for problem in report {
        let position = problem.position().unwrap();
        text.push_str(&format!("{}:{} {problem}\n  help: {}\n", position.line, position.column, problem.help()));
    }
    text + &report.summary()
}

#[test]
fn every_sample_has_its_exact_report_in_sod() {
    for name in [
        "open-id-code-flow",
        "maps-webform",
        "system-user-mvc",
        "integration-server",
        "electron-appauth",
        "complete-standard-erp",
        "complete-custom",
    ] {
        let [in_toml, in_json] = reports(name, Some(Environment::Sod));
        let text = format!("toml\n{}\n\njson\n{}", in_full(&in_toml), places(&in_json));
        snapshot(&format!("sample-{name}"), &text);
    }
}

#[test]
fn the_complete_samples_have_no_error_or_warning() {
    for name in ["complete-standard-erp", "complete-custom"] {
        for report in reports(name, Some(Environment::Production)) {
            assert!(report.passed(), "{name}: {report}");
            assert_eq!(report.count(Severity::Warning), 0, "{name}: {report}");
        }
        for report in reports(name, None) {
            assert!(report.passed() && report.count(Severity::Warning) == 0, "{name}: {report}");
        }
    }
    // The standard one is ready everywhere.
    for environment in Environment::ALL {
        for report in reports("complete-standard-erp", Some(environment)) {
            assert!(report.passed() && report.count(Severity::Warning) == 0, "{environment}: {report}");
        }
    }
}

#[test]
fn the_complete_samples_build_to_the_same_value_from_both_formats() {
    for name in ["complete-standard-erp", "complete-custom"] {
        let (in_toml, in_json) = (example(&format!("{name}.toml")), example(&format!("{name}.json")));
        let from_toml = read_toml(&in_toml).build(&Policy::default()).unwrap();
        let from_json = read_json(&in_json).build(&Policy::default()).unwrap();
        assert_eq!(from_toml.configuration, from_json.configuration);
        assert_eq!(from_toml.tenants, from_json.tenants);
    }
}

/// The real-life fault of a public sample: its base URL is https, its callback http.
#[test]
fn the_fault_of_the_maps_sample_is_found() {
    for report in reports("maps-webform", None) {
        let problem = report.iter().find(|problem| problem.code() == Code::REDIRECT_URL_MIXED_SCHEME).expect("found");
        assert_eq!(problem.path().to_string(), "authentication.redirect_urls.sod[0]");
        assert_eq!(problem.related().map(ToString::to_string).as_deref(), Some("partner_site"));
    }
}

#[test]
fn the_faulty_sample_shows_at_least_thirty_codes_each_at_its_place() {
    let [in_toml, in_json] = reports("faulty", Some(Environment::Production));
    for report in [&in_toml, &in_json] {
        let mut distinct = codes(report);
        distinct.sort_unstable();
        distinct.dedup();
        assert!(distinct.len() >= 30, "{} codes", distinct.len());
        assert!(report.iter().all(|problem| problem.position().is_some()));
    }
    let [toml_codes, json_codes] = [&in_toml, &in_json].map(|report| {
        let mut codes = codes(report);
        codes.sort_unstable();
        codes
    });
    assert_eq!(toml_codes, json_codes, "both formats find the same");
    snapshot("faulty-toml", &places(&in_toml));
    snapshot("faulty-json", &places(&in_json));
}

/// Every problem of the faulty sample underlines what it speaks of.
#[test]
fn the_faulty_sample_underlines_the_right_part() {
    let text = example("faulty.toml");
    let document = read_toml(&text);
    let report = document.check_for(Environment::Production, now(), &Policy::default());
    let mut lines = String::new();
    for problem in &report {
        let position = problem.position().unwrap();
        let part = document.source().get(position.bytes.clone()).unwrap();
        lines.push_str(&format!("{} {}\n", problem.code(), part.lines().next().unwrap_or_default()));
    }
    snapshot("faulty-underlined", &lines);
}
