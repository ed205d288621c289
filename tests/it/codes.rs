//! Each code against its own examples.

use std::collections::BTreeMap;

use superoffice_app::{Code, Environment, ExampleForm, Policy, Problem, Severity};

use crate::examples::problems;
use crate::support::{now, read_toml, snapshot};

/// The first problem with the code that an example gives.
fn problem_of(code: Code, example: &str) -> Option<Problem> {
    problems(code, example).into_iter().find(|problem| problem.code() == code)
}

#[test]
fn each_failing_example_fails_and_each_mended_one_does_not() {
    let mut wrong = String::new();
    for code in Code::ALL.iter().copied() {
        if problem_of(code, code.failing_example()).is_none() {
            wrong.push_str(&format!("{code}: its failing example does not give it:\n{}\n", code.failing_example()));
            for problem in problems(code, code.failing_example()) {
                wrong.push_str(&format!("  {problem}\n"));
            }
        }
        if let Some(problem) = problem_of(code, code.mended_example()) {
            wrong.push_str(&format!("{code}: its mended example gives it: {problem}\n"));
        }
    }
    assert_eq!(wrong, "");
}

/// Who follows an example of a URL is not led to another error about URLs, whatever the environment.
#[test]
fn no_mended_example_of_a_url_has_an_error_of_urls() {
    const FAMILIES: [&str; 4] = ["redirect-url.", "redirect-pattern.", "cors-origin.", "endpoint-url."];
    let is_of_urls = |code: Code| FAMILIES.iter().any(|family| code.as_str().starts_with(family));
    let policy = Policy::default();
    let mut found = String::new();
    for code in Code::ALL.iter().copied().filter(|code| is_of_urls(*code)) {
        let document = read_toml(code.mended_example());
        let environments = Environment::ALL.map(|environment| document.check_for(environment, now(), &policy));
        for problem in [document.check(&policy)].iter().chain(&environments).flatten() {
            // An example that sets environments apart says nothing of the others.
            let elsewhere = problem.code() == Code::REDIRECT_URL_MISSING;
            if is_of_urls(problem.code()) && problem.severity() == Severity::Error && !elsewhere {
                found.push_str(&format!("{code}: {problem}\n"));
            }
        }
    }
    assert_eq!(found, "");
}

#[test]
fn each_failing_example_is_found_at_a_place_in_the_text() {
    let is_document = |code: &Code| code.example_form() == ExampleForm::Configuration;
    for code in Code::ALL.iter().copied().filter(is_document) {
        let problem = problem_of(code, code.failing_example()).expect(code.as_str());
        assert!(problem.position().is_some(), "{code}");
    }
}

#[test]
fn an_explanation_says_what_its_examples_are_written_in() {
    for (code, fence, checked) in [
        (Code::NAME_MISSING, "```toml\n", "Checked: always."),
        (Code::CLIENT_SECRET_WEAK, "```text\nacme-orders-2026\n```\n", "Checked: when a client secret is hashed."),
        (Code::THUMBPRINT_HIDDEN_CHARACTER, "```text\n\\u{200e}484903a7", "Checked: when a thumbprint is read."),
        (Code::CREDENTIAL_SLOT_OCCUPIED, "```text\nset ", "Checked: when an application is edited."),
        (Code::CREDENTIAL_NOT_ACTIVATED, "```text\ncreate standard", "Checked: when a credential is used."),
        (
            Code::CONSENT_MISSING,
            "```text\ncall sod\n",
            "Checked: when consent is asked for or given, and when an application wants to call a tenant.",
        ),
    ] {
        let explanation = code.explain().to_string();
        assert!(explanation.contains(fence) && explanation.contains(checked), "{explanation}");
    }
}

/// The words of every rule, as its failing example brings them out.
#[test]
fn messages_and_helps() {
    let mut families: BTreeMap<&str, String> = BTreeMap::new();
    for code in Code::ALL.iter().copied() {
        let problem = problem_of(code, code.failing_example()).expect(code.as_str());
        let (family, _) = code.as_str().split_once('.').unwrap();
        let text = families.entry(family).or_default();
        text.push_str(&format!("{problem}\n  help: {}\n", problem.help()));
    }
    for (family, text) in families {
        snapshot(&format!("messages-{family}"), &text);
    }
}

/// A copy of the severities in the published table of rules: neither may change without the other.
#[test]
fn severities_are_those_of_the_table() {
    let table = include_str!("fixtures/severities.txt");
    let mut listed = BTreeMap::new();
    for line in table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let (name, severity) = line.split_once(' ').unwrap();
        listed.insert(name, severity);
    }
    for code in Code::ALL {
        let severity = match (code.is_fixed(), code.severity()) {
            (true, _) => "E!",
            (false, Severity::Error) => "E",
            (false, Severity::Warning) => "W",
            (false, Severity::Hint) => "H",
        };
        assert_eq!(listed.remove(code.as_str()), Some(severity), "{code}");
    }
    assert!(listed.is_empty(), "listed, but no code: {listed:?}");
}
