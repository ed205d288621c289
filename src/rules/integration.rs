//! ERP sync, quote connector and mirroring. Their URLs are also looked at in `endpoint`.

use super::scope::{Scope, Sections, all_read, has_url, is_given, is_on, is_used, text};
use crate::path::At;
use crate::url::facts::UrlFacts;
use crate::{Agents, Code, Environment, IntegrationDraft, PortalVersion, Problem, Severity};

pub(super) fn check(scope: &mut Scope<'_>, sections: &Sections<'_>) {
    let integrations = At::ROOT.field("integrations");
    for (name, table) in sections.integrations() {
        let at = integrations.field(name);
        integration_enabled_without_url(scope, &at, table, sections);
        integration_url_without_enabled(scope, &at, table);
    }
    if let Some(table) = sections.erp_sync() {
        let at = integrations.field("erp_sync");
        erp_sync_app_scheme(scope, &at, table);
        erp_sync_agent_missing(scope, &at, table, sections);
        erp_sync_custom_app(scope, &at, table, sections);
    }
    if let Some(table) = sections.mirroring() {
        mirroring_legacy(scope, &integrations.field("mirroring"), table);
    }
}

/// Without any URL, or without one in the environment that readiness is asked for, it is an error. In the other
/// environments in which the application has a client ID it is a warning: perhaps it is not used there yet.
fn integration_enabled_without_url(
    scope: &mut Scope<'_>,
    at: &At<'_>,
    table: &IntegrationDraft<'_>,
    sections: &Sections<'_>,
) {
    if !is_on(&table.enabled) {
        return;
    }
    let at = at.field("url");
    if !has_url(table) {
        scope.report(Problem::new(Code::INTEGRATION_ENABLED_WITHOUT_URL, &at).why("any environment"));
        return;
    }
    let asked = scope.target.map(|target| target.environment);
    for environment in Environment::ALL {
        let id = sections.authentication.and_then(|table| table.client_id.get(environment));
        let is_asked = asked == Some(environment);
        if !is_given(table.url.get(environment)) && (is_asked || id.is_some_and(|id| text(id).is_some())) {
            let severity = if is_asked { Severity::Error } else { Severity::Warning };
            let at = at.environment(environment);
            let problem = Problem::new(Code::INTEGRATION_ENABLED_WITHOUT_URL, &at).why(environment.as_str());
            scope.report(problem.severity_of(severity));
        }
    }
}

fn integration_url_without_enabled(scope: &mut Scope<'_>, at: &At<'_>, table: &IntegrationDraft<'_>) {
    if table.enabled.is_wrong() || is_on(&table.enabled) {
        return;
    }
    if let Some((environment, _)) = table.url.values().find(|(_, url)| text(url).is_some()) {
        let url_at = at.field("url");
        let problem = Problem::new(Code::INTEGRATION_URL_WITHOUT_ENABLED, &at.field("enabled"));
        scope.report(problem.relate(&url_at.maybe(environment)));
    }
}

fn erp_sync_app_scheme(scope: &mut Scope<'_>, at: &At<'_>, table: &IntegrationDraft<'_>) {
    let at = at.field("url");
    for (environment, url) in table.url.values() {
        if let Some(url) = text(url).filter(|url| UrlFacts::scheme_of(url).eq_ignore_ascii_case("app")) {
            scope.report(Problem::new(Code::ERP_SYNC_APP_SCHEME, &at.maybe(environment)).found(url));
        }
    }
}

fn erp_sync_agent_missing(scope: &mut Scope<'_>, at: &At<'_>, table: &IntegrationDraft<'_>, sections: &Sections<'_>) {
    if is_used(table)
        && !sections.agents.contains(Agents::ERP_SYNC)
        && sections.advanced.is_some_and(|table| all_read::<Agents>(&table.agents))
    {
        let advanced = At::ROOT.field("advanced");
        scope.report(Problem::new(Code::ERP_SYNC_AGENT_MISSING, &advanced.field("agents")).relate(at));
    }
}

fn erp_sync_custom_app(scope: &mut Scope<'_>, at: &At<'_>, table: &IntegrationDraft<'_>, sections: &Sections<'_>) {
    if sections.is_custom() && is_used(table) {
        scope.report(Problem::new(Code::ERP_SYNC_CUSTOM_APP, at).relate(&At::ROOT.field("distribution")));
    }
}

/// Older editions of the portal know no other way to mirror.
fn mirroring_legacy(scope: &mut Scope<'_>, at: &At<'_>, table: &IntegrationDraft<'_>) {
    if is_used(table) && scope.policy.portal_version() >= PortalVersion::V2_15 {
        scope.report(Problem::new(Code::MIRRORING_LEGACY, at));
    }
}
