//! Redirect URLs: allowed, post-logout and default. This is the simple form, see DESIGN.md.

use core::cell::OnceCell;
use std::collections::BTreeMap;

use super::pattern::{Patterns, check_pattern, redirect_pattern_misplaced, redirect_pattern_unmarked};
use super::repeated::Repeated;
use super::scope::{Scope, Sections, Target, has_entries, text};
use super::words;
use crate::path::At;
use crate::url::facts::UrlFacts;
use crate::url::pattern::{is_pattern, looks_unmarked};
use crate::{
    ApplicationKind, AuthenticationDraft, Claims, Code, ConfigurationDraft, Environment, List, ParseErrorKind, Problem,
    Severity, Text, UrlList,
};

pub(super) fn check(scope: &mut Scope<'_>, sections: &Sections<'_>) {
    let Some(authentication) = sections.authentication else { return };
    let secure = SecureHosts::new(sections.draft);
    let at = At::ROOT.field("authentication");
    let allowed = at.field("redirect_urls");
    for (at, lists, patterns) in [
        (allowed, &authentication.redirect_urls, true),
        (at.field("post_logout_redirect_urls"), &authentication.post_logout_redirect_urls, false),
    ] {
        for (environment, list) in lists.values() {
            if let Some(list) = list.value() {
                let patterns = patterns.then(Patterns::default);
                check_list(scope, &at.maybe(environment), environment, list, sections, &secure, patterns);
            }
        }
    }
    let at = at.field("default_redirect_url");
    for (environment, url) in authentication.default_redirect_url.values() {
        if let Some(url) = text(url) {
            check_url(scope, &at.maybe(environment), environment, url, sections, &secure);
        }
    }
    if let Some(Target { environment, .. }) = scope.target {
        let at = allowed.value_in(&authentication.redirect_urls, environment);
        redirect_url_missing(scope, &at, environment, authentication, sections);
    }
}

fn check_list(
    scope: &mut Scope<'_>,
    at: &At<'_>,
    environment: Option<Environment>,
    list: &UrlList<'_>,
    sections: &Sections<'_>,
    secure: &SecureHosts<'_>,
    mut patterns: Option<Patterns>,
) {
    let mut repeated = Repeated::new(|place| list.value(place).map(Text::as_str));
    for (index, url) in list.values() {
        let entry = at.index(index);
        let marked = is_pattern(url.as_str());
        if marked && patterns.as_mut().is_some_and(|counted| counted.are_too_many(scope, &entry, url.as_str())) {
            continue;
        }
        if let Some(first) = repeated.first(index) {
            redirect_url_duplicate(scope, &entry, url, &at.index(first));
        } else if marked && patterns.is_some() {
            check_pattern(scope, &entry, url.as_str());
        } else if marked {
            redirect_pattern_misplaced(scope, &entry, url.as_str());
        } else if looks_unmarked(url.as_str()) {
            redirect_pattern_unmarked(scope, &entry, url.as_str());
        } else {
            check_url(scope, &entry, environment, url.as_str(), sections, secure);
        }
    }
}

/// The rules about one URL, which is scanned once.
fn check_url(
    scope: &mut Scope<'_>,
    at: &At<'_>,
    environment: Option<Environment>,
    url: &str,
    sections: &Sections<'_>,
    secure: &SecureHosts<'_>,
) {
    let facts = UrlFacts::scan(url);
    if redirect_url_user_info(scope, at, &facts) || redirect_url_malformed(scope, at, url, &facts) {
        return;
    }
    redirect_url_mixed_scheme(scope, at, url, &facts, secure);
    if let Some(asked) = scope.asked(environment) {
        redirect_url_not_https(scope, at, url, &facts, asked, sections.may_be_native);
    }
}

fn redirect_url_malformed(scope: &mut Scope<'_>, at: &At<'_>, url: &str, facts: &UrlFacts) -> bool {
    let Some(why) = facts.fault().map(words::url_fault) else { return false };
    scope.report(Problem::new(Code::REDIRECT_URL_MALFORMED, at).found(url).why(why));
    true
}

fn redirect_url_user_info(scope: &mut Scope<'_>, at: &At<'_>, facts: &UrlFacts) -> bool {
    let found = facts.fault() == Some(ParseErrorKind::UserInfo);
    if found {
        scope.report(Problem::new(Code::REDIRECT_URL_USER_INFO, at));
    }
    found
}

/// http is fine to loopback in native apps and in SOD; elsewhere it is not.
fn redirect_url_not_https(
    scope: &mut Scope<'_>,
    at: &At<'_>,
    url: &str,
    facts: &UrlFacts,
    environment: Environment,
    native: bool,
) {
    if !facts.is_http() || facts.is_loopback() && (native || environment.is_sod()) {
        return;
    }
    let problem = Problem::new(Code::REDIRECT_URL_NOT_HTTPS, at).found(url).environment(environment);
    let severity = if !native && environment.is_sod() { Severity::Warning } else { Severity::Error };
    scope.report(problem.severity_of(severity));
}

fn redirect_url_duplicate(scope: &mut Scope<'_>, at: &At<'_>, url: &Text<'_>, first: &At<'_>) {
    scope.report(Problem::new(Code::REDIRECT_URL_DUPLICATE, at).found(url.as_str()).relate(first));
}

/// http here and https in another setting of the same host: one of the two is what the browser will really use.
fn redirect_url_mixed_scheme(
    scope: &mut Scope<'_>,
    at: &At<'_>,
    url: &str,
    facts: &UrlFacts,
    secure: &SecureHosts<'_>,
) {
    if !facts.is_http() {
        return;
    }
    let Some((link, other)) = facts.authority().and_then(|authority| secure.get(authority)) else { return };
    let problem = Problem::new(Code::REDIRECT_URL_MIXED_SCHEME, at).found(url).other(other);
    let ui = At::ROOT.field("ui");
    scope.report(match link {
        Some(index) => problem.relate(&ui.index(index).field("url")),
        None => problem.relate(&At::ROOT.field("partner_site")),
    });
}

/// The hosts of the partner's site and of the UI links that use https, looked up once and only when somebody asks.
struct SecureHosts<'d> {
    draft: &'d ConfigurationDraft<'d>,
    found: OnceCell<BTreeMap<String, (Option<usize>, &'d str)>>,
}

impl<'d> SecureHosts<'d> {
    fn new(draft: &'d ConfigurationDraft<'d>) -> Self {
        Self { draft, found: OnceCell::new() }
    }

    /// The UI link, or the partner's site, that uses https for the host.
    fn get(&self, authority: &str) -> Option<(Option<usize>, &'d str)> {
        self.found.get_or_init(|| self.find()).get(authority).copied()
    }

    fn find(&self) -> BTreeMap<String, (Option<usize>, &'d str)> {
        let links = self.draft.ui.value().into_iter().flat_map(List::values);
        let links = links.filter_map(|(index, element)| Some((Some(index), text(&element.url)?)));
        let mut found = BTreeMap::new();
        for (link, url) in text(&self.draft.partner_site).map(|site| (None, site)).into_iter().chain(links) {
            let facts = UrlFacts::scan(url);
            if let Some(authority) = facts.authority().filter(|_| facts.is_https()) {
                found.entry(authority.to_owned()).or_insert((link, url));
            }
        }
        found
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
