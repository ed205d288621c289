//! What the URLs of a draft are good for when an application sends one: each is judged by the rules about it alone.

use super::origin::check_entry as check_origin;
use super::pattern::Patterns;
use super::redirect::{Hosts, Place, Purpose, check_entry};
use super::scope::{Empty, Scope, Sections, Target};
use crate::path::At;
use crate::url::facts::Setting;
use crate::url::matcher::{Registered, Standing};
use crate::url::origin::Origin;
use crate::url::pattern::{is_pattern, looks_unmarked};
use crate::{
    Code, ConfigurationDraft, Environment, Field, Level, PatternLimit, PerEnvironment, Policy, RedirectPattern, Report,
    Severity, Text, Timestamp, UrlList, UrlMatcher,
};

/// Collects the URLs of one environment. An entry with an error for that environment under the policy never matches.
pub(crate) fn urls(draft: &ConfigurationDraft<'_>, environment: Environment, policy: &Policy) -> UrlMatcher {
    // An error that nobody keeps would be no error here.
    let limits = crate::Limits { problems: usize::MAX, ..policy.limits().clone() };
    let policy = &policy.clone().with_limits(limits);
    let empty = Empty::default();
    let mut sections = Sections::new(draft, &empty);
    // Who cannot say that the application is native gets the stricter rules.
    sections.may_be_native = sections.native;
    let none = crate::AuthenticationDraft::default();
    let authentication = sections.authentication.unwrap_or(&none);
    let warns_only = policy.level(Code::REDIRECT_URL_NOT_HTTPS, Severity::Error) != Level::Report(Severity::Error);
    let setting = Setting { native: sections.native, environment, http_anywhere: warns_only };
    let judge = Judge { policy, environment };
    let hosts = Hosts::new(&sections, authentication);
    let place = |purpose| Place { purpose, environment: Some(environment), sections: &sections, hosts: &hosts };
    let (allowed, post_logout) = (place(Purpose::Allowed), place(Purpose::PostLogout));

    let mut patterns = Patterns::default();
    let redirect = |text: &str| {
        let error = judge.error(|scope, at| {
            if !is_pattern(text) || !patterns.are_too_many(scope, at, text) {
                check_entry(scope, at, &allowed, text);
            }
        });
        error.map_or_else(|| standing(text), Standing::Inert)
    };
    let after_logout = |text: &str| {
        let error = judge.error(|scope, at| {
            check_entry(scope, at, &post_logout, text);
        });
        match error {
            Some(code) => Standing::Inert(code),
            None if is_pattern(text) => Standing::Inert(Code::REDIRECT_PATTERN_MISPLACED),
            None => standing(text),
        }
    };
    let origin = |text: &str| {
        let error = judge.error(|scope, at| check_origin(scope, at, Some(environment), text, &sections));
        match error {
            Some(code) => Standing::Inert(code),
            None if is_pattern(text) => Standing::Inert(Code::CORS_ORIGIN_PATTERN),
            None => Standing::Literal,
        }
    };
    UrlMatcher::new(
        setting,
        policy.loopback_any_port(),
        entries(&authentication.redirect_urls, environment, redirect),
        entries(&authentication.post_logout_redirect_urls, environment, after_logout),
        entries(&authentication.cors_urls, environment, origin).map(|entry| {
            let compared = match entry.standing {
                Standing::Literal => Origin::read(&entry.text).ok().map(|origin| origin.serialized.into_owned().into()),
                Standing::Pattern(_) | Standing::Inert(_) => None,
            };
            Registered { compared, ..entry }
        }),
    )
}

/// The entries that count in an environment, each with its standing, and one for each that is no text.
fn entries<'d>(
    lists: &'d PerEnvironment<Field<UrlList<'_>>>,
    environment: Environment,
    mut standing: impl FnMut(&str) -> Standing,
) -> impl Iterator<Item = Registered<'d>> {
    let list = lists.get(environment).and_then(Field::value).map(UrlList::entries).unwrap_or_default();
    list.iter().map(move |entry| match entry.value().map(Text::as_str) {
        Some(text) => Registered { text: text.into(), compared: None, standing: standing(text) },
        None => Registered { text: "".into(), compared: None, standing: Standing::Inert(Code::DOCUMENT_WRONG_TYPE) },
    })
}

/// What an entry without an error is good for.
fn standing(text: &str) -> Standing {
    if looks_unmarked(text) {
        return Standing::Inert(Code::REDIRECT_PATTERN_UNMARKED);
    }
    if !is_pattern(text) {
        return Standing::Literal;
    }
    let Ok(pattern) = RedirectPattern::parse(text) else { return Standing::Inert(Code::REDIRECT_PATTERN_INVALID) };
    match pattern.never_matches() {
        None => Standing::Pattern(pattern),
        Some(PatternLimit::CaseInsensitive) => Standing::Inert(Code::REDIRECT_PATTERN_CASE_INSENSITIVE),
        Some(PatternLimit::Misplaced) => Standing::Inert(Code::REDIRECT_PATTERN_MISPLACED),
        Some(PatternLimit::Unmarked) => Standing::Inert(Code::REDIRECT_PATTERN_UNMARKED),
        Some(PatternLimit::Unsupported) => Standing::Inert(Code::REDIRECT_PATTERN_UNSUPPORTED),
    }
}

/// Asks the rules about one entry at a time.
struct Judge<'p> {
    policy: &'p Policy,
    environment: Environment,
}

impl Judge<'_> {
    /// The first error that the rules report.
    fn error(&self, ask: impl FnOnce(&mut Scope<'_>, &At<'_>)) -> Option<Code> {
        // Nothing that is asked here depends on the time.
        let target = Target { environment: self.environment, now: Timestamp::EPOCH };
        let mut scope = Scope::new(self.policy, Some(target));
        ask(&mut scope, &At::ROOT);
        let report: Report = scope.into_report();
        report.iter().find(|problem| problem.severity() == Severity::Error).map(crate::Problem::code)
    }
}
