//! Supported endpoints, and the URLs that SuperOffice calls or opens. Redirect URLs have rules of their own.

use super::scope::{Scope, Sections, has_entries, is_on, text};
use super::text_fault::endpoint_url_text;
use super::words;
use crate::path::At;
use crate::setting::endpoint;
use crate::url::facts::UrlFacts;
use crate::{
    Code, EndpointsDraft, Environment, Field, List, PerEnvironment, Problem, Severity, SupportedEndpoint, Text,
    UrlFaults, secret_parts::has_secret, suggest,
};

pub(super) fn check(scope: &mut Scope<'_>, sections: &Sections<'_>) {
    if let Some(endpoints) = sections.endpoints {
        let at = At::ROOT.field("endpoints");
        check_supported(scope, &at.field("supported"), endpoints, sections);
    }
    each_url(sections, &mut |at, environment, url, role| check_url(scope, at, environment, url, role));
}

fn check_supported(scope: &mut Scope<'_>, at: &At<'_>, endpoints: &EndpointsDraft<'_>, sections: &Sections<'_>) {
    endpoint_none(scope, at, endpoints, sections);
    for (index, name) in endpoints.supported.value().into_iter().flat_map(List::values) {
        let at = at.index(index);
        if !endpoint_malformed(scope, &at, name) {
            endpoint_unknown(scope, &at, name);
            endpoint_old_soap(scope, &at, name);
        }
    }
}

/// The rules about one URL, which is scanned once.
fn check_url(scope: &mut Scope<'_>, at: &At<'_>, environment: Option<Environment>, url: &str, role: Role) {
    let mut facts = UrlFacts::scan_endpoint(url);
    if role.is_opened() && facts.faults().contains(UrlFaults::FRAGMENT) {
        facts = facts.without(UrlFaults::FRAGMENT);
        endpoint_url_fragment_of_link(scope, at, url);
    }
    endpoint_url_text(scope, at, &facts);
    endpoint_url_secret_in_query(scope, at, &facts);
    // What else is wrong can be told only while the parts of the URL are beyond doubt.
    let aside = UrlFaults::FRAGMENT | UrlFaults::DOT_SEGMENT | UrlFaults::TOO_LONG;
    if !aside.contains(facts.faults()) {
        return;
    }
    let has_own_code = facts.scheme().eq_ignore_ascii_case("app") && at.has_field("erp_sync"); // `erp-sync.app-scheme`
    if let Some(asked) = scope.asked(environment).filter(|_| role != Role::Named && !has_own_code) {
        endpoint_url_not_https(scope, at, url, &facts, asked, role);
        endpoint_url_private_host(scope, at, url, &facts, asked, role);
    }
}

fn endpoint_none(scope: &mut Scope<'_>, at: &At<'_>, endpoints: &EndpointsDraft<'_>, sections: &Sections<'_>) {
    if !has_entries(Some(&endpoints.supported)) && !sections.is_mirroring_only() {
        scope.report(Problem::new(Code::ENDPOINT_NONE, at));
    }
}

fn endpoint_malformed(scope: &mut Scope<'_>, at: &At<'_>, name: &Text<'_>) -> bool {
    let Err(fault) = endpoint::validate(name.as_str()) else { return false };
    let why = words::name_fault(fault, "holds an invisible character");
    scope.report(Problem::new(Code::ENDPOINT_MALFORMED, at).why(why));
    true
}

fn endpoint_unknown(scope: &mut Scope<'_>, at: &At<'_>, name: &Text<'_>) {
    if !endpoint::is_known(name.as_str()) {
        let meant = suggest::nearest(name.as_str(), ["WebAPI", "Services88"]);
        scope.report(Problem::new(Code::ENDPOINT_UNKNOWN, at).found(name.as_str()).suggest(meant));
    }
}

fn endpoint_old_soap(scope: &mut Scope<'_>, at: &At<'_>, name: &Text<'_>) {
    if endpoint::soap_version(name.as_str()).is_some_and(|version| version < SupportedEndpoint::NEWEST_SOAP) {
        scope.report(Problem::new(Code::ENDPOINT_OLD_SOAP, at).found(name.as_str()));
    }
}

/// A page that the browser opens may use its fragment.
fn endpoint_url_fragment_of_link(scope: &mut Scope<'_>, at: &At<'_>, url: &str) {
    scope.report(Problem::new(Code::ENDPOINT_URL_FRAGMENT, at).found(url).severity_of(Severity::Warning));
}

fn endpoint_url_not_https(
    scope: &mut Scope<'_>,
    at: &At<'_>,
    url: &str,
    facts: &UrlFacts<'_>,
    environment: Environment,
    role: Role,
) {
    if facts.is_https() {
        return;
    }
    let problem = Problem::new(Code::ENDPOINT_URL_NOT_HTTPS, at).found(url).environment(environment);
    scope.report(problem.severity_of(role.severity(environment)));
}

/// Only http and https say where a host is; of other schemes `endpoint-url.not-https` has said enough.
fn endpoint_url_private_host(
    scope: &mut Scope<'_>,
    at: &At<'_>,
    url: &str,
    facts: &UrlFacts<'_>,
    environment: Environment,
    role: Role,
) {
    if facts.is_private_host() {
        let problem = Problem::new(Code::ENDPOINT_URL_PRIVATE_HOST, at).found(url).environment(environment);
        scope.report(problem.severity_of(role.severity(environment)));
    }
}

fn endpoint_url_secret_in_query(scope: &mut Scope<'_>, at: &At<'_>, facts: &UrlFacts<'_>) {
    if facts.has_parameters() && has_secret(facts.text()) {
        scope.report(Problem::new(Code::ENDPOINT_URL_SECRET_IN_QUERY, at));
    }
}

/// What a URL is there for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// It is only named: the partner's site, the endpoint of a tenant.
    Named,
    /// The browser is sent there from inside SuperOffice CRM.
    Link,
    /// The browser is sent there when sign-in fails.
    ErrorPage,
    /// SuperOffice calls it, as long as it is switched on.
    Called { on: bool },
}

impl Role {
    /// Whether a browser opens it, rather than that SuperOffice calls it.
    fn is_opened(self) -> bool {
        matches!(self, Self::Link | Self::Named)
    }

    /// How bad a URL is that does not suit its role.
    fn severity(self, environment: Environment) -> Severity {
        match self {
            Self::Link | Self::Called { on: true } if !environment.is_sod() => Severity::Error,
            Self::Link | Self::Called { .. } | Self::ErrorPage | Self::Named => Severity::Warning,
        }
    }
}

/// What is done with each URL: its place, the environment it is for unless it is for all, and its role.
type Each<'e> = dyn FnMut(&At<'_>, Option<Environment>, &str, Role) + 'e;

/// Visits the URLs of all endpoints; empty text counts as absent.
fn each_url(sections: &Sections<'_>, each: &mut Each<'_>) {
    let root = At::ROOT;
    one(&root.field("partner_site"), None, &sections.draft.partner_site, Role::Named, each);
    let at = root.field("ui");
    for (index, element) in sections.draft.ui.value().into_iter().flat_map(List::values) {
        one(&at.index(index).field("url"), None, &element.url, Role::Link, each);
    }
    if let Some(table) = sections.notifications {
        let at = root.field("notifications");
        let role = Role::Called { on: is_on(&table.enabled) };
        per_environment(&at.field("state_change_url"), &table.state_change_url, role, each);
    }
    let at = root.field("integrations");
    for (name, table) in sections.integrations() {
        let role = Role::Called { on: is_on(&table.enabled) };
        per_environment(&at.field(name).field("url"), &table.url, role, each);
    }
    if let Some(table) = sections.advanced {
        let at = root.field("advanced");
        per_environment(&at.field("custom_error_url"), &table.custom_error_url, Role::ErrorPage, each);
    }
    if let Some(table) = sections.tenants {
        let at = root.field("tenants");
        for (environment, tenants) in [
            (Environment::Sod, &table.sod),
            (Environment::Stage, &table.stage),
            (Environment::Production, &table.production),
        ] {
            let at = at.environment(environment);
            for (index, tenant) in tenants.value().into_iter().flat_map(List::values) {
                one(&at.index(index).field("endpoint"), Some(environment), &tenant.endpoint, Role::Named, each);
            }
        }
    }
}

fn one(at: &At<'_>, environment: Option<Environment>, field: &Field<Text<'_>>, role: Role, each: &mut Each<'_>) {
    if let Some(url) = text(field) {
        each(at, environment, url, role);
    }
}

fn per_environment(at: &At<'_>, urls: &PerEnvironment<Field<Text<'_>>>, role: Role, each: &mut Each<'_>) {
    for (environment, url) in urls.values() {
        one(&at.maybe(environment), environment, url, role, each);
    }
}
