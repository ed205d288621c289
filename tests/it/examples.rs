//! What the examples of a code are run through: one function for each form in which they are written.

use superoffice_app::{ClientSecret, Code, Environment, Limits, Policy, Problem, Published, Thumbprint, When};

use crate::steps::Story;
use crate::steps_catalog;
use crate::steps_consent::Consents;
use crate::support::{now, read_toml};

/// All problems that an example gives under any question that can be asked.
pub(crate) fn problems(code: Code, example: &str) -> Vec<Problem> {
    match code.when().first() {
        Some(When::Draft | When::Ready(_)) => configuration(code, example),
        Some(When::Hashing) => client_secret(example),
        Some(When::Thumbprint) => Thumbprint::check(example, &Policy::default()).iter().cloned().collect(),
        Some(When::Edit | When::Use) => life(code, example),
        Some(When::Call) => calls(example),
        Some(When::Tenant(_)) => crate::steps_tenant::problems(example),
        Some(When::Catalog) => steps_catalog::problems(example),
        other => panic!("{code}: nothing runs an example of {other:?}"),
    }
}

fn configuration(code: Code, text: &str) -> Vec<Problem> {
    let document = read_toml(text);
    let limits = Limits::default();
    let limits = match code.as_str() {
        "document.too-large" => Limits { text_bytes: 48, ..limits },
        "redirect-url.too-many" => Limits { redirect_urls: 1, ..limits },
        "redirect-url.too-long" | "endpoint-url.too-long" => Limits { url_bytes: 48, ..limits },
        _ => limits,
    };
    let policy = Policy::default().with_limits(limits);
    let published = policy.clone().with_published(Published::Yes);
    let mut reports = vec![document.check(&policy)];
    for environment in Environment::ALL {
        reports.push(document.check_for(environment, now(), &policy));
        reports.push(document.check_for(environment, now(), &published));
    }
    reports.iter().flatten().cloned().collect()
}

fn client_secret(text: &str) -> Vec<Problem> {
    let secret = ClientSecret::parse(text).unwrap();
    secret.check_strength(None, &Policy::default()).iter().cloned().collect()
}

fn life(code: Code, text: &str) -> Vec<Problem> {
    let limits = Limits::default();
    let limits = if code == Code::VERSION_TOO_MANY { Limits { versions: 2, ..limits } } else { limits };
    let mut story = Story::begin(Policy::default().with_limits(limits).into());
    story.follow(text);
    story.problems
}

fn calls(text: &str) -> Vec<Problem> {
    let mut consents = Consents::begin();
    consents.follow(text);
    consents.story.problems
}
