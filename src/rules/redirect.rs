//! Redirect URLs: allowed, post-logout and default.

use super::pattern::{Patterns, check_pattern, redirect_pattern_misplaced, redirect_pattern_unmarked};
use super::redirect_host::{self, RedirectHosts, SecureHosts};
use super::repeated::Repeated;
use super::scope::{Scope, Sections, Target, has_entries, overlap, text};
use super::text_fault::redirect_url_text;
use crate::path::At;
use crate::secret_parts::has_secret;
use crate::url::advice::Room;
use crate::url::facts::{ANSWER, Loopback, UrlFacts};
use crate::url::pattern::{PatternFacts, is_pattern, looks_unmarked};
use crate::{
    ApplicationKind, AuthenticationDraft, Claims, Code, Environment, Problem, Severity, Text, UrlFaults, UrlList,
    UrlNotes,
};

pub(super) fn check(scope: &mut Scope<'_>, sections: &Sections<'_>) {
    let Some(authentication) = sections.authentication else { return };
    let hosts = Hosts::new(sections, authentication);
    let at = At::ROOT.field("authentication");
    let allowed = at.field("redirect_urls");
    for (purpose, at, lists) in [
        (Purpose::Allowed, allowed, &authentication.redirect_urls),
        (Purpose::PostLogout, at.field("post_logout_redirect_urls"), &authentication.post_logout_redirect_urls),
    ] {
        for (environment, list) in lists.values() {
            if let Some(list) = list.value() {
                check_list(
                    scope,
                    &at.maybe(environment),
                    &Place { purpose, environment, sections, hosts: &hosts },
                    list,
                );
            }
        }
    }
    let at = at.field("default_redirect_url");
    for (environment, url) in authentication.default_redirect_url.values() {
        if let Some(url) = text(url) {
            let at = at.maybe(environment);
            let place = Place { purpose: Purpose::Default, environment, sections, hosts: &hosts };
            redirect_url_legacy(scope, &at);
            if !default_is_pattern(scope, &at, url) && check_url(scope, &at, &place, &UrlFacts::scan(url)) {
                let asked = scope.target.map(|target| target.environment);
                redirect_url_not_listed(scope, &at, url, environment.or(asked), authentication);
            }
        }
    }
    if let Some(Target { environment, .. }) = scope.target {
        let at = allowed.value_in(&authentication.redirect_urls, environment);
        redirect_url_missing(scope, &at, environment, authentication, sections);
    }
}

/// What a URL is registered for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    Allowed,
    PostLogout,
    Default,
}

impl Purpose {
    const fn room(self) -> Room {
        match self {
            Self::Allowed => Room::Patterns,
            Self::PostLogout => Room::Urls,
            Self::Default => Room::One,
        }
    }
}

/// Hosts of other settings, looked up when a rule asks.
pub(super) struct Hosts<'d> {
    secure: SecureHosts<'d>,
    redirect: RedirectHosts<'d>,
}

impl<'d> Hosts<'d> {
    pub(super) fn new(sections: &Sections<'d>, authentication: &'d AuthenticationDraft<'d>) -> Self {
        Self { secure: SecureHosts::new(sections.draft), redirect: RedirectHosts::new(authentication) }
    }
}

/// Where a URL is registered, and what it is compared with.
pub(super) struct Place<'p, 'd> {
    pub(super) purpose: Purpose,
    pub(super) environment: Option<Environment>,
    pub(super) sections: &'p Sections<'d>,
    pub(super) hosts: &'p Hosts<'d>,
}

fn check_list(scope: &mut Scope<'_>, at: &At<'_>, place: &Place<'_, '_>, list: &UrlList<'_>) {
    redirect_url_too_many(scope, at, list);
    let mut patterns = Patterns::default();
    let mut repeated = Repeated::new(|place| list.value(place).map(Text::as_str));
    for (index, url) in list.values() {
        let entry = at.index(index);
        let counts = place.purpose == Purpose::Allowed && is_pattern(url.as_str());
        if counts && patterns.are_too_many(scope, &entry, url.as_str()) {
            continue;
        }
        let first = repeated.first(index);
        // The second is as wrong as the first; when it is, that it stands there twice is the lesser matter.
        let sound = check_entry(scope, &entry, place, url.as_str());
        if let Some(first) = first.filter(|_| sound) {
            redirect_url_duplicate(scope, &entry, url, &at.index(first));
        }
    }
}

/// The rules about one entry of a list. Says whether its text is fine.
pub(super) fn check_entry(scope: &mut Scope<'_>, at: &At<'_>, place: &Place<'_, '_>, text: &str) -> bool {
    if is_pattern(text) {
        if place.purpose != Purpose::Allowed {
            redirect_pattern_misplaced(scope, at, text);
            return true;
        }
        let facts = check_pattern(scope, at, text);
        check_what_pattern_allows(scope, at, place, text, &facts);
        return facts.fault.is_none();
    }
    let facts = UrlFacts::scan(text);
    if facts.faults().is_empty() || !looks_unmarked(text) {
        return check_url(scope, at, place, &facts);
    }
    redirect_pattern_unmarked(scope, at, text);
    true
}

/// A pattern is held to the rules about schemes and http as far as it writes them out. Which of two schemes goes with
/// which host is not known, and `redirect-pattern.open-host` has said enough.
fn check_what_pattern_allows(
    scope: &mut Scope<'_>,
    at: &At<'_>,
    place: &Place<'_, '_>,
    text: &str,
    pattern: &PatternFacts,
) {
    let native = place.sections.may_be_native;
    for scheme in &pattern.schemes {
        let hosts = if pattern.hosts.is_empty() { &["host.example".to_owned()][..] } else { &pattern.hosts };
        for host in hosts {
            let example = format!("{scheme}://{host}/x");
            let facts = UrlFacts::scan(&example);
            if facts.faults().contains(UrlFaults::FORBIDDEN_SCHEME) {
                scope.report(Problem::new(Code::REDIRECT_URL_FORBIDDEN_SCHEME, at).found(text).why(""));
                return;
            }
            if redirect_url_custom_scheme(scope, at, text, &facts, native) {
                return;
            }
            let is_unsafe = |asked: &Environment| pattern.schemes.len() == 1 && facts.is_unsafe_http(native, *asked);
            if let Some(asked) = scope.asked(place.environment).filter(is_unsafe) {
                redirect_url_not_https(scope, at, text, asked, native);
                return;
            }
        }
    }
}

/// The rules about one URL, which is scanned once. Says whether its text is fine.
fn check_url(scope: &mut Scope<'_>, at: &At<'_>, place: &Place<'_, '_>, facts: &UrlFacts<'_>) -> bool {
    let (sections, url) = (place.sections, facts.text());
    let is_custom = redirect_url_custom_scheme(scope, at, url, facts, sections.may_be_native);
    redirect_url_text(scope, at, facts, place.purpose.room());
    // What else is wrong can be told only while the parts of the URL are beyond doubt.
    let aside = UrlFaults::FRAGMENT | UrlFaults::DOT_SEGMENT | UrlFaults::TOO_LONG;
    if is_custom || !aside.contains(facts.faults()) {
        return false;
    }
    redirect_url_not_canonical(scope, at, facts);
    redirect_url_unicode_host(scope, at, facts);
    redirect_host::redirect_url_platform_host(scope, at, facts);
    redirect_url_secret_in_query(scope, at, facts);
    redirect_host::redirect_url_mixed_scheme(scope, at, facts, &place.hosts.secure);
    if place.purpose == Purpose::PostLogout {
        redirect_host::redirect_url_foreign_host(scope, at, facts, place.environment, &place.hosts.redirect);
    } else {
        redirect_url_no_path(scope, at, facts);
        redirect_url_response_parameter(scope, at, facts);
    }
    if sections.native {
        redirect_url_native_not_loopback(scope, at, facts);
        if place.purpose != Purpose::PostLogout {
            redirect_url_loopback_port(scope, at, facts);
        }
    }
    if let Some(asked) = scope.asked(place.environment) {
        if facts.is_unsafe_http(sections.may_be_native, asked) {
            redirect_url_not_https(scope, at, url, asked, sections.may_be_native);
        }
        redirect_host::redirect_url_helper_host(scope, at, facts, asked);
        redirect_host::redirect_url_private_host(scope, at, facts, asked, sections.may_be_native);
        if sections.native {
            redirect_url_localhost(scope, at, facts);
        }
    }
    facts.faults().is_empty()
}

fn redirect_url_too_many(scope: &mut Scope<'_>, at: &At<'_>, list: &UrlList<'_>) {
    let (limit, actual) = (scope.policy.limits().redirect_urls, list.entries().len());
    if actual > limit {
        scope.report(Problem::new(Code::REDIRECT_URL_TOO_MANY, at).limit(limit, actual));
    }
}

fn redirect_url_duplicate(scope: &mut Scope<'_>, at: &At<'_>, url: &Text<'_>, first: &At<'_>) {
    scope.report(Problem::new(Code::REDIRECT_URL_DUPLICATE, at).found(url.as_str()).relate(first));
}

/// A scheme of one's own is for native apps. Says whether nothing more can be told of the URL.
fn redirect_url_custom_scheme(
    scope: &mut Scope<'_>,
    at: &At<'_>,
    text: &str,
    facts: &UrlFacts<'_>,
    native: bool,
) -> bool {
    if !facts.has_custom_scheme() {
        return false;
    }
    let bare = facts.faults().contains(UrlFaults::CUSTOM_SCHEME);
    if !native {
        let problem = Problem::new(Code::REDIRECT_URL_FORBIDDEN_SCHEME, at).found(text);
        scope.report(problem.why(": only native and mobile apps have schemes of their own"));
        return true;
    }
    let problem = Problem::new(Code::REDIRECT_URL_CUSTOM_SCHEME, at).found(text);
    scope.report(if bare {
        problem.why(", which is not a domain name turned round, or nothing follows it").fixed()
    } else {
        problem.why("")
    });
    bare
}

fn redirect_url_not_canonical(scope: &mut Scope<'_>, at: &At<'_>, facts: &UrlFacts<'_>) {
    if facts.notes().contains(UrlNotes::NOT_CANONICAL) {
        let problem = Problem::new(Code::REDIRECT_URL_NOT_CANONICAL, at).found(facts.text());
        scope.report(problem.expected(crate::redact::quote(&facts.canonical())));
    }
}

fn redirect_url_no_path(scope: &mut Scope<'_>, at: &At<'_>, facts: &UrlFacts<'_>) {
    if facts.notes().contains(UrlNotes::NO_PATH) {
        scope.report(Problem::new(Code::REDIRECT_URL_NO_PATH, at).found(facts.text()));
    }
}

fn redirect_url_unicode_host(scope: &mut Scope<'_>, at: &At<'_>, facts: &UrlFacts<'_>) {
    if let Some((other, mixed)) = facts.other_host() {
        let problem = Problem::new(Code::REDIRECT_URL_UNICODE_HOST, at).found(facts.text());
        let why = if mixed { ", and a label of it mixes scripts" } else { "" };
        scope.report(problem.expected(crate::redact::quote(&other)).why(why));
    }
}

fn redirect_url_response_parameter(scope: &mut Scope<'_>, at: &At<'_>, facts: &UrlFacts<'_>) {
    if !facts.has_parameters() {
        return;
    }
    let issuer = facts.parameter(&["iss"]);
    let Some(name) = issuer.or_else(|| facts.parameter(&ANSWER)) else { return };
    let problem = Problem::new(Code::REDIRECT_URL_RESPONSE_PARAMETER, at).found(facts.text()).expected(name);
    scope.report(if issuer.is_some() { problem.fixed() } else { problem });
}

fn redirect_url_secret_in_query(scope: &mut Scope<'_>, at: &At<'_>, facts: &UrlFacts<'_>) {
    if facts.has_parameters() && has_secret(facts.text()) {
        scope.report(Problem::new(Code::REDIRECT_URL_SECRET_IN_QUERY, at));
    }
}

fn redirect_url_native_not_loopback(scope: &mut Scope<'_>, at: &At<'_>, facts: &UrlFacts<'_>) {
    if facts.is_https() {
        scope.report(Problem::new(Code::REDIRECT_URL_NATIVE_NOT_LOOPBACK, at).found(facts.text()));
    }
}

fn redirect_url_loopback_port(scope: &mut Scope<'_>, at: &At<'_>, facts: &UrlFacts<'_>) {
    if facts.is_http() && matches!(facts.loopback(), Some(Loopback::V4 | Loopback::V6)) {
        scope.report(Problem::new(Code::REDIRECT_URL_LOOPBACK_PORT, at).found(facts.text()));
    }
}

fn redirect_url_localhost(scope: &mut Scope<'_>, at: &At<'_>, facts: &UrlFacts<'_>) {
    if facts.loopback() == Some(Loopback::Name) {
        scope.report(Problem::new(Code::REDIRECT_URL_LOCALHOST, at).found(facts.text()));
    }
}

/// http is fine to loopback in native apps and in SOD; elsewhere it is not.
fn redirect_url_not_https(scope: &mut Scope<'_>, at: &At<'_>, text: &str, environment: Environment, native: bool) {
    let problem = Problem::new(Code::REDIRECT_URL_NOT_HTTPS, at).found(text).environment(environment);
    let severity = if !native && environment.is_sod() { Severity::Warning } else { Severity::Error };
    scope.report(problem.severity_of(severity));
}

fn default_is_pattern(scope: &mut Scope<'_>, at: &At<'_>, url: &str) -> bool {
    let found = is_pattern(url);
    if found {
        let problem = Problem::new(Code::REDIRECT_URL_MALFORMED, at).found(url);
        scope.report(problem.why("it is a pattern, and a default is one URL"));
    }
    found
}

fn redirect_url_legacy(scope: &mut Scope<'_>, at: &At<'_>) {
    scope.report(Problem::new(Code::REDIRECT_URL_LEGACY, at));
}

fn redirect_url_not_listed(
    scope: &mut Scope<'_>,
    at: &At<'_>,
    url: &str,
    environment: Option<Environment>,
    authentication: &AuthenticationDraft<'_>,
) {
    let lists = authentication.redirect_urls.values().filter(|(other, _)| overlap(environment, *other));
    let listed = |(_, list): (_, &crate::Field<UrlList<'_>>)| {
        list.is_wrong()
            || list.value().is_some_and(|list| {
                list.values().any(|(_, entry)| entry.as_str() == url)
                    || list.entries().iter().any(crate::Field::is_wrong)
            })
    };
    let mut lists = lists.peekable();
    if lists.peek().is_none() || !lists.any(listed) {
        scope.report(Problem::new(Code::REDIRECT_URL_NOT_LISTED, at).found(url));
    }
}

fn redirect_url_missing(
    scope: &mut Scope<'_>,
    at: &At<'_>,
    environment: Environment,
    authentication: &AuthenticationDraft<'_>,
    sections: &Sections<'_>,
) {
    if has_entries(authentication.redirect_urls.get(environment)) || sections.is_mirroring_only() {
        return;
    }
    let signs_in =
        sections.native || matches!(sections.kind, Some(ApplicationKind::Internal | ApplicationKind::Hybrid));
    let (severity, why) = if signs_in {
        (Severity::Error, "users sign in through the browser")
    } else if sections.claims.contains(Claims::SYSTEM_TOKEN) {
        (Severity::Warning, "an administrator has to sign in once to give the system user token")
    } else if sections.draft.kind.is_absent() {
        (Severity::Hint, "signing in through the browser needs one")
    } else {
        return;
    };
    scope.report(Problem::new(Code::REDIRECT_URL_MISSING, at).environment(environment).why(why).severity_of(severity));
}
