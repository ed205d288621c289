//! The tenants that a file names, by their context identifiers.

use core::hash::{Hash, Hasher};

use super::repeated::Repeated;
use super::scope::{Scope, Sections, text};
use crate::identity::context_id;
use crate::path::At;
use crate::url::facts::UrlFacts;
use crate::{Code, Environment, Field, HostRole, List, ParseErrorKind, Problem, TenantDraft, Text, UrlFaults};

pub(super) fn check(scope: &mut Scope<'_>, sections: &Sections<'_>) {
    let Some(tenants) = sections.tenants else { return };
    let at = At::ROOT.field("tenants");
    for (environment, list) in [
        (Environment::Sod, &tenants.sod),
        (Environment::Stage, &tenants.stage),
        (Environment::Production, &tenants.production),
    ] {
        if let Some(list) = list.value() {
            check_list(scope, &at.environment(environment), environment, list);
        }
    }
}

fn check_list(scope: &mut Scope<'_>, at: &At<'_>, environment: Environment, list: &List<TenantDraft<'_>>) {
    let mut repeated = Repeated::new(|place| list.value(place)?.context_id.value().map(|id| AnyCase(id.as_str())));
    for (index, TenantDraft { context_id: id, endpoint, .. }) in list.values() {
        let entry = at.index(index);
        if let Some(url) = text(endpoint) {
            check_endpoint(scope, &entry.field("endpoint"), environment, url, id);
        }
        let id_at = entry.field("context_id");
        if context_id_malformed(scope, &id_at, id) {
            continue;
        }
        let Some(id) = id.value() else { continue };
        match repeated.first(index) {
            Some(first) => tenant_duplicate(scope, &id_at, id, environment, &at.index(first).field("context_id")),
            None => context_id_unusual(scope, &id_at, id),
        }
    }
}

fn context_id_malformed(scope: &mut Scope<'_>, at: &At<'_>, id: &Field<Text<'_>>) -> bool {
    let why = match id.value().map(|id| context_id::validate(id.as_str())) {
        Some(Ok(())) => return false,
        None if id.is_wrong() => return false,
        None => "is missing",
        Some(Err(ParseErrorKind::Empty)) => "is empty",
        Some(Err(ParseErrorKind::TooLong { .. })) => "is longer than 64 characters",
        Some(Err(_)) => "holds something else than letters, digits, `-` and `_`",
    };
    scope.report(Problem::new(Code::CONTEXT_ID_MALFORMED, at).why(why));
    true
}

fn context_id_unusual(scope: &mut Scope<'_>, at: &At<'_>, id: &Text<'_>) {
    if !context_id::is_usual(id.as_str()) {
        scope.report(Problem::new(Code::CONTEXT_ID_UNUSUAL, at).found(id.as_str()));
    }
}

fn tenant_duplicate(scope: &mut Scope<'_>, at: &At<'_>, id: &Text<'_>, environment: Environment, first: &At<'_>) {
    let problem = Problem::new(Code::TENANT_DUPLICATE, at).found(id.as_str()).environment(environment);
    scope.report(problem.relate(first));
}

/// The rules about the endpoint of a tenant. What is wrong with its text is told by the rules of all endpoints.
fn check_endpoint(scope: &mut Scope<'_>, at: &At<'_>, environment: Environment, url: &str, id: &Field<Text<'_>>) {
    let facts = UrlFacts::scan_endpoint(url);
    let aside = UrlFaults::FRAGMENT | UrlFaults::TOO_LONG;
    if !aside.contains(facts.faults()) {
        return;
    }
    let role = facts.host().map_or(HostRole::Other, HostRole::classify);
    tenant_host_environment(scope, at, url, environment, role);
    tenant_login_host(scope, at, url, role);
    if let Some(id) = id.value().map(Text::as_str).filter(|id| context_id::validate(id).is_ok()) {
        tenant_other_endpoint(scope, at, url, id);
    }
}

fn tenant_host_environment(scope: &mut Scope<'_>, at: &At<'_>, url: &str, environment: Environment, role: HostRole) {
    if let Some(other) = role.environment().filter(|other| *other != environment) {
        let problem = Problem::new(Code::TENANT_HOST_ENVIRONMENT, at).found(url).environment(environment);
        scope.report(problem.other(other.as_str()));
    }
}

fn tenant_login_host(scope: &mut Scope<'_>, at: &At<'_>, url: &str, role: HostRole) {
    if matches!(role, HostRole::Login(_)) {
        scope.report(Problem::new(Code::TENANT_LOGIN_HOST, at).found(url));
    }
}

/// Only what looks like a context ID counts as one: what else may stand in the path is not published.
fn tenant_other_endpoint(scope: &mut Scope<'_>, at: &At<'_>, url: &str, id: &str) {
    let path = url.split(['?', '#']).next().unwrap_or_default().split('/').skip(3);
    let other = path.into_iter().find(|segment| context_id::is_usual(segment));
    if let Some(other) = other.filter(|other| !other.eq_ignore_ascii_case(id)) {
        scope.report(Problem::new(Code::TENANT_OTHER_ENDPOINT, at).found(url).other(other).expected(id));
    }
}

/// A context identifier as SuperOffice compares them: letter case does not count.
#[derive(Clone, Copy)]
struct AnyCase<'t>(&'t str);

impl PartialEq for AnyCase<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(other.0)
    }
}

impl Eq for AnyCase<'_> {}

impl Hash for AnyCase<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // Equal texts differ in this bit at most; taken together, eight bytes are one step.
        const CASE: u8 = 0x20;
        let mut rest = self.0.as_bytes();
        while let Some((eight, after)) = rest.split_first_chunk::<8>() {
            state.write_u64(u64::from_ne_bytes(eight.map(|byte| byte | CASE)));
            rest = after;
        }
        for byte in rest {
            state.write_u8(byte | CASE);
        }
    }
}
