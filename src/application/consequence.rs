//! What follows from an edit.

use super::findings::Findings;
use super::widening;
use crate::path::At;
use crate::{
    Agents, Change, ChangeKind, Circumstances, Claims, Code, Configuration, Diff, Distribution, Environment, FieldId,
    Integration, Path, PerEnvironment, PortalVersion, Problem,
};

/// Tells what follows from an edit, in the order of the settings, and then whom it locks out.
///
/// The time is linear in what changed: settings that did not are not looked at.
pub(super) fn of_edit(
    findings: &mut Findings<'_>,
    before: &Configuration,
    after: &Configuration,
    diff: &Diff,
    in_sod: InSod,
    circumstances: &Circumstances,
) {
    let portal = circumstances.policy().portal_version();
    for changes in diff.changes().chunk_by(|one, next| one.field() == next.field()) {
        let Some(field) = changes.first().map(Change::field) else { continue };
        publishing(findings, after, changes, in_sod, portal);
        widening::judge(findings, before, after, field, changes);
        if field == FieldId::Name {
            edit_renames_token_holder(findings, before);
        }
    }
    consent_required_again(findings, before, after, circumstances);
}

/// `publish.required` and `approval.required`, once for each setting and environment.
fn publishing(
    findings: &mut Findings<'_>,
    after: &Configuration,
    changes: &[Change],
    in_sod: InSod,
    portal: PortalVersion,
) {
    let mut last = None;
    for change in changes.iter().filter(|change| is_felt(change)) {
        let (field, environment) = (change.field(), change.environment());
        if last.replace(environment) == Some(environment) {
            continue;
        }
        let problem = |code| Problem::at_path(code, Path::of_setting(field, environment));
        if is_published(field) && !is_exempt(change, in_sod, portal) {
            findings.push(problem(Code::PUBLISH_REQUIRED));
        }
        if is_whitelisted(field) && after.distribution() == Some(Distribution::Standard) {
            findings.push(problem(Code::APPROVAL_REQUIRED));
        }
    }
}

/// Whether anybody who signs in could notice: not when the environments are set apart and keep their values, not in the order of a list, and
/// not in the description and the dates of a credential.
fn is_felt(change: &Change) -> bool {
    let is_of_a_part =
        change.path().segments().len() > change.field().keys().len() + usize::from(change.environment().is_some());
    match change.kind() {
        ChangeKind::Added | ChangeKind::Removed | ChangeKind::Changed => !is_of_a_part,
        ChangeKind::Reordered | ChangeKind::SetApart | ChangeKind::Shared => false,
    }
}

/// A value of SOD alone counts there at once when the version is the active one, as the page "versioning" of portal 1.25 has it. Newer editions of
/// the page "new-certificate" except a certificate of SOD alone from publishing whatever the version.
fn is_exempt(change: &Change, in_sod: InSod, portal: PortalVersion) -> bool {
    change.environment() == Some(Environment::Sod)
        && portal >= PortalVersion::V2_0
        && (in_sod == InSod::Active || change.field() == FieldId::Certificate)
}

/// Whether the version that is edited is the active one in SOD.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum InSod {
    Active,
    Inactive,
}

/// Whether it is one of the URLs that SuperOffice has to approve for a standard app.
const fn is_whitelisted(field: FieldId) -> bool {
    matches!(
        field,
        FieldId::RedirectUrls | FieldId::PostLogoutRedirectUrls | FieldId::CorsUrls | FieldId::DefaultRedirectUrl
    )
}

/// Whether SuperOffice's pages say that it takes effect after publishing: URLs, secrets, certificates, integrations.
const fn is_published(field: FieldId) -> bool {
    is_whitelisted(field)
        || matches!(
            field,
            FieldId::ClientSecret
                | FieldId::Certificate
                | FieldId::StateChangeUrl
                | FieldId::CustomErrorUrl
                | FieldId::ErpSyncUrl
                | FieldId::ErpSyncEnabled
                | FieldId::ErpSyncErrorEmails
                | FieldId::QuoteConnectorUrl
                | FieldId::QuoteConnectorEnabled
                | FieldId::QuoteConnectorErrorEmails
                | FieldId::MirroringUrl
                | FieldId::MirroringEnabled
                | FieldId::MirroringErrorEmails
        )
}

fn edit_renames_token_holder(findings: &mut Findings<'_>, before: &Configuration) {
    if before.advanced().claims.contains(Claims::SYSTEM_TOKEN) {
        let problem = Problem::at_path(Code::EDIT_RENAMES_TOKEN_HOLDER, Path::of_setting(FieldId::Name, None));
        findings.push(problem.found(before.name().as_str()));
    }
}

/// Tells that what signs in to Production now goes when one configuration takes the place of another there.
pub(super) fn credential_outage(findings: &mut Findings<'_>, before: &Configuration, after: &Configuration) {
    outages(findings, [before, before, after], "now");
}

/// The same of an edit of a version that is not there yet: what is live, and the version before and after. What an earlier edit took away is not told
/// again.
pub(super) fn foreseen_outage(
    findings: &mut Findings<'_>,
    live: &Configuration,
    before: &Configuration,
    after: &Configuration,
) {
    outages(findings, [live, before, after], "once this version is published");
}

fn outages(findings: &mut Findings<'_>, configurations: [&Configuration; 3], when: &'static str) {
    let [live, before, after] = configurations.map(Configuration::authentication);
    let [secrets, certificates] = [FieldId::ClientSecret, FieldId::Certificate];
    for (outage, why) in [
        (outage(secrets, [live, before, after].map(|it| &it.client_secret), |held| &held.value), "client secret"),
        (outage(certificates, [live, before, after].map(|it| &it.certificate), |held| &held.value), "certificate"),
    ] {
        if let Some(path) = outage {
            findings.push(Problem::at_path(Code::CREDENTIAL_OUTAGE, path).why(why).expected(when));
        }
    }
}

/// Where the value that is live in production goes, if it does: in production, or in the slot that all environments share.
fn outage<T, V: PartialEq>(
    field: FieldId,
    [live, before, after]: [&PerEnvironment<T>; 3],
    value: fn(&T) -> &V,
) -> Option<Path> {
    let is_shared = after.is_shared() || (after.is_empty() && before.is_shared());
    let [live, before, after] = [live, before, after].map(|values| values.get(Environment::Production).map(value));
    let goes = live.is_some() && live == before && live != after;
    goes.then(|| Path::of_setting(field, Some(Environment::Production).filter(|_| !is_shared)))
}

/// Webhooks, mirroring and the system user: what a tenant's administrators have not consented to before.
pub(super) fn consent_required_again(
    findings: &mut Findings<'_>,
    before: &Configuration,
    after: &Configuration,
    circumstances: &Circumstances,
) {
    let tenants = match circumstances.approved_tenants() {
        Some(0) => return, // nobody is there to be locked out
        Some(1) => "1 tenant".to_owned(),
        Some(count) => format!("{count} tenants"),
        None => "every tenant".to_owned(),
    };
    let is_new = |uses: fn(&Configuration) -> bool| !uses(before) && uses(after);
    let integrations = At::ROOT.field("integrations");
    let advanced = At::ROOT.field("advanced");
    for (is_new, at, why) in [
        (is_new(mirrors), integrations.field("mirroring"), "mirroring is"),
        (is_new(acts_as_system_user), advanced.field("claims"), "the system user is"),
        (is_new(has_webhooks), advanced.field("agents"), "webhooks are"),
    ] {
        if is_new {
            findings.push(Problem::new(Code::CONSENT_REQUIRED_AGAIN, &at).why(why).other(&tenants));
        }
    }
}

fn has_webhooks(configuration: &Configuration) -> bool {
    configuration.advanced().agents.contains(Agents::WEBHOOK)
}

fn acts_as_system_user(configuration: &Configuration) -> bool {
    configuration.advanced().claims.contains(Claims::SYSTEM_TOKEN)
}

/// It is enabled, or there is an endpoint for it.
fn mirrors(configuration: &Configuration) -> bool {
    let is_used = |mirroring: &Integration| mirroring.enabled || !mirroring.url.is_empty();
    configuration.integrations().mirroring.as_ref().is_some_and(is_used)
}

#[cfg(test)]
mod tests;
