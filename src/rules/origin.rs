//! The origins of browser code: the setting "CORS URLs".

use super::repeated::Repeated;
use super::scope::{Scope, Sections, Target, has_entries, is_given};
use crate::path::At;
use crate::url::origin::{Origin, OriginFault};
use crate::url::pattern::is_pattern;
use crate::{ApplicationKind, AuthenticationDraft, Code, Environment, List, Problem, Severity, UiComponent, UrlList};

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
    // What a browser sends is compared, not what is written.
    let serialized = |place| list.value(place).and_then(|text| read(text.as_str()).ok()).map(|it| it.serialized);
    let mut repeated = Repeated::new(serialized);
    for (index, text) in list.values() {
        let entry = at.index(index);
        let read = read(text.as_str());
        let serialized = read.as_ref().ok().map(|origin| &origin.serialized);
        if let Some((text, first)) = serialized.and_then(|text| Some((text, repeated.first_of(index, text.clone())?))) {
            cors_origin_duplicate(scope, &entry, text, &at.index(first));
        }
        // The second is as wrong as the first.
        check_read(scope, &entry, environment, text.as_str(), &read, sections);
    }
}

/// An origin, or why it is none: nothing for a pattern.
fn read(text: &str) -> Result<Origin<'_>, Option<OriginFault>> {
    if is_pattern(text) { Err(None) } else { Origin::read(text).map_err(Some) }
}

/// The rules about one entry.
pub(super) fn check_entry(
    scope: &mut Scope<'_>,
    at: &At<'_>,
    environment: Option<Environment>,
    text: &str,
    sections: &Sections<'_>,
) {
    check_read(scope, at, environment, text, &read(text), sections);
}

fn check_read(
    scope: &mut Scope<'_>,
    at: &At<'_>,
    environment: Option<Environment>,
    text: &str,
    read: &Result<Origin<'_>, Option<OriginFault>>,
    sections: &Sections<'_>,
) {
    match read {
        Ok(origin) => check_origin(scope, at, environment, origin, sections),
        Err(None) => cors_origin_pattern(scope, at, text),
        Err(Some(OriginFault::Null)) => cors_origin_null(scope, at),
        Err(Some(OriginFault::Wildcard)) => cors_origin_wildcard(scope, at, text),
        Err(Some(OriginFault::NotOfTheWeb)) => {
            cors_origin_not_an_origin(scope, at, text, "its scheme is neither http nor https");
        }
        Err(Some(OriginFault::NotAnOrigin(why))) => cors_origin_not_an_origin(scope, at, text, why),
        Err(Some(OriginFault::Malformed(_, why))) => cors_origin_malformed(scope, at, text, why),
    }
}

/// The rules about an entry that is an origin.
fn check_origin(
    scope: &mut Scope<'_>,
    at: &At<'_>,
    environment: Option<Environment>,
    origin: &Origin<'_>,
    sections: &Sections<'_>,
) {
    cors_origin_not_canonical(scope, at, origin);
    if let Some(asked) = scope.asked(environment) {
        cors_origin_not_https(scope, at, origin, asked, sections.may_be_native);
    }
}

fn cors_origin_malformed(scope: &mut Scope<'_>, at: &At<'_>, text: &str, why: &'static str) {
    scope.report(Problem::new(Code::CORS_ORIGIN_MALFORMED, at).found(text).why(why));
}

fn cors_origin_not_an_origin(scope: &mut Scope<'_>, at: &At<'_>, text: &str, why: &'static str) {
    scope.report(Problem::new(Code::CORS_ORIGIN_NOT_AN_ORIGIN, at).found(text).why(why));
}

fn cors_origin_wildcard(scope: &mut Scope<'_>, at: &At<'_>, text: &str) {
    scope.report(Problem::new(Code::CORS_ORIGIN_WILDCARD, at).found(text));
}

fn cors_origin_null(scope: &mut Scope<'_>, at: &At<'_>) {
    scope.report(Problem::new(Code::CORS_ORIGIN_NULL, at));
}

/// http is fine to loopback in native apps and in SOD; elsewhere it is not.
fn cors_origin_not_https(
    scope: &mut Scope<'_>,
    at: &At<'_>,
    origin: &Origin<'_>,
    environment: Environment,
    native: bool,
) {
    if origin.facts.is_unsafe_http(native, environment) {
        let problem = Problem::new(Code::CORS_ORIGIN_NOT_HTTPS, at).found(&origin.serialized).environment(environment);
        let severity = if !native && environment.is_sod() { Severity::Warning } else { Severity::Error };
        scope.report(problem.severity_of(severity));
    }
}

fn cors_origin_not_canonical(scope: &mut Scope<'_>, at: &At<'_>, origin: &Origin<'_>) {
    let text = origin.facts.text();
    if text != origin.serialized {
        let problem = Problem::new(Code::CORS_ORIGIN_NOT_CANONICAL, at).found(text);
        scope.report(problem.expected(crate::redact::quote(&origin.serialized)));
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
