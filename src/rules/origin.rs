//! The origins of browser code: the setting "CORS URLs".

use super::repeated::Repeated;
use super::scope::{Scope, Sections, Target, has_entries, is_given};
use super::words;
use crate::path::At;
use crate::url::{facts::UrlFacts, origin, pattern::is_pattern};
use crate::{
    ApplicationKind, AuthenticationDraft, Code, Environment, List, ParseErrorKind, Problem, Severity, UiComponent,
    UrlList,
};

pub(super) fn check(scope: &mut Scope<'_>, sections: &Sections<'_>) {
    let Some(authentication) = sections.authentication else { return };
    let at = At::ROOT.field("authentication");
    let at = at.field("cors_urls");
    for (environment, list) in authentication.cors_urls.values() {
        if let Some(list) = list.value() {
            check_list(scope, &at.maybe(environment), environment, list, sections);
        }
    }
    if let Some(Target { environment, .. }) = scope.target {
        let at = at.value_in(&authentication.cors_urls, environment);
        if has_entries(authentication.cors_urls.get(environment)) {
            cors_origin_unused(scope, &at, environment, authentication, sections);
        } else {
            cors_origin_missing(scope, &at, environment, sections);
        }
    }
}

fn check_list(
    scope: &mut Scope<'_>,
    at: &At<'_>,
    environment: Option<Environment>,
    list: &UrlList<'_>,
    sections: &Sections<'_>,
) {
    let origins: Vec<_> =
        list.values().map(|(index, text)| (index, text.as_str(), origin::serialize(text.as_str()))).collect();
    let mut repeated =
        Repeated::new(|place| origins.get(place).and_then(|(_, _, serialized)| serialized.as_deref().ok()));
    for (place, (index, text, serialized)) in origins.iter().enumerate() {
        let entry = at.index(*index);
        if is_pattern(text) {
            cors_origin_pattern(scope, &entry, text);
            continue;
        }
        match serialized {
            Ok(serialized) => match repeated.first(place).and_then(|first| origins.get(first)) {
                Some((first, ..)) => cors_origin_duplicate(scope, &entry, serialized, &at.index(*first)),
                None => check_origin(scope, &entry, environment, text, serialized, sections),
            },
            Err(ParseErrorKind::Null) => cors_origin_null(scope, &entry),
            Err(ParseErrorKind::Wildcard) => cors_origin_wildcard(scope, &entry, text),
            Err(ParseErrorKind::NotAnOrigin) => cors_origin_not_an_origin(scope, &entry, text),
            Err(fault) => cors_origin_malformed(scope, &entry, text, *fault),
        }
    }
}

/// The rules about an entry that is an origin.
fn check_origin(
    scope: &mut Scope<'_>,
    at: &At<'_>,
    environment: Option<Environment>,
    text: &str,
    serialized: &str,
    sections: &Sections<'_>,
) {
    cors_origin_not_canonical(scope, at, text, serialized);
    if let Some(asked) = scope.asked(environment) {
        cors_origin_not_https(scope, at, serialized, asked, sections.may_be_native);
    }
}

fn cors_origin_malformed(scope: &mut Scope<'_>, at: &At<'_>, text: &str, fault: ParseErrorKind) {
    let why = if is_list(text) { "an entry is one origin, not a list" } else { words::url_fault(fault) };
    scope.report(Problem::new(Code::CORS_ORIGIN_MALFORMED, at).found(text).why(why));
}

fn cors_origin_not_an_origin(scope: &mut Scope<'_>, at: &At<'_>, text: &str) {
    let facts = UrlFacts::scan(text);
    let why = if is_list(text) {
        "an entry is one origin, not a list"
    } else if facts.fault() == Some(ParseErrorKind::UserInfo) {
        "it holds a user name or password"
    } else if facts.is_http() || facts.is_https() {
        "it holds a path, a query or a fragment"
    } else {
        "its scheme is neither http nor https"
    };
    scope.report(Problem::new(Code::CORS_ORIGIN_NOT_AN_ORIGIN, at).found(text).why(why));
}

/// Whether several URLs stand in one entry.
fn is_list(text: &str) -> bool {
    text.split([',', ';', '|', ' ']).filter(|part| part.contains("://")).count() > 1
}

fn cors_origin_wildcard(scope: &mut Scope<'_>, at: &At<'_>, text: &str) {
    scope.report(Problem::new(Code::CORS_ORIGIN_WILDCARD, at).found(text));
}

fn cors_origin_null(scope: &mut Scope<'_>, at: &At<'_>) {
    scope.report(Problem::new(Code::CORS_ORIGIN_NULL, at));
}

/// http is fine to loopback in native apps and in SOD; elsewhere it is not.
fn cors_origin_not_https(scope: &mut Scope<'_>, at: &At<'_>, serialized: &str, environment: Environment, native: bool) {
    let facts = UrlFacts::scan(serialized);
    if !facts.is_http() || facts.is_loopback() && (native || environment.is_sod()) {
        return;
    }
    let problem = Problem::new(Code::CORS_ORIGIN_NOT_HTTPS, at).found(serialized).environment(environment);
    let severity = if !native && environment.is_sod() { Severity::Warning } else { Severity::Error };
    scope.report(problem.severity_of(severity));
}

fn cors_origin_not_canonical(scope: &mut Scope<'_>, at: &At<'_>, text: &str, serialized: &str) {
    if text != serialized {
        let problem = Problem::new(Code::CORS_ORIGIN_NOT_CANONICAL, at).found(text);
        scope.report(problem.expected(crate::redact::quote(serialized)));
    }
}

fn cors_origin_duplicate(scope: &mut Scope<'_>, at: &At<'_>, serialized: &str, first: &At<'_>) {
    scope.report(Problem::new(Code::CORS_ORIGIN_DUPLICATE, at).found(serialized).relate(first));
}

fn cors_origin_pattern(scope: &mut Scope<'_>, at: &At<'_>, text: &str) {
    scope.report(Problem::new(Code::CORS_ORIGIN_PATTERN, at).found(text));
}

fn cors_origin_missing(scope: &mut Scope<'_>, at: &At<'_>, environment: Environment, sections: &Sections<'_>) {
    let mut elements = sections.draft.ui.value().into_iter().flat_map(List::values);
    let why = if elements.any(|(_, element)| element.component.value() == Some(&UiComponent::WebPanel)) {
        "a web panel runs in the browser"
    } else if sections.kind == Some(ApplicationKind::Internal) {
        "an internal application runs in the browser"
    } else {
        return;
    };
    scope.report(Problem::new(Code::CORS_ORIGIN_MISSING, at).environment(environment).why(why));
}

/// Nothing is said while what could run in a browser is wrong, for then it is not known.
fn cors_origin_unused(
    scope: &mut Scope<'_>,
    at: &At<'_>,
    environment: Environment,
    authentication: &AuthenticationDraft<'_>,
    sections: &Sections<'_>,
) {
    let in_the_browser = sections.draft.kind.is_wrong()
        || matches!(sections.kind, Some(ApplicationKind::Internal | ApplicationKind::Hybrid))
        || has_entries(Some(&sections.draft.ui))
        || has_entries(authentication.redirect_urls.get(environment))
        || is_given(authentication.default_redirect_url.get(environment));
    if !in_the_browser {
        scope.report(Problem::new(Code::CORS_ORIGIN_UNUSED, at).environment(environment));
    }
}
