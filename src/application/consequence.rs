//! What follows from an edit.

use super::widening;
use crate::findings::Findings;
use crate::path::At;
use crate::{
    Agents, Change, ChangeKind, Circumstances, Claims, Code, Configuration, ConsentTopic, Diff, Distribution,
    Environment, FieldId, Integration, Path, PerEnvironment, PortalVersion, Problem,
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
    for topic in newly_used(before, after) {
        let (table, key, why) = match topic {
            ConsentTopic::Mirroring => ("integrations", "mirroring", "mirroring is"),
            ConsentTopic::SystemUser => ("advanced", "claims", "the system user is"),
            ConsentTopic::Webhooks => ("advanced", "agents", "webhooks are"),
        };
        let problem = Problem::new(Code::CONSENT_REQUIRED_AGAIN, &At::ROOT.field(table).field(key));
        findings.push(problem.why(why).other(&tenants));
    }
}

/// What an application uses that it did not use before, of what a tenant's administrators have to approve again.
pub(crate) fn newly_used<'c>(
    before: &'c Configuration,
    after: &'c Configuration,
) -> impl Iterator<Item = ConsentTopic> + 'c {
    used(after).filter(|topic| !uses(before, *topic))
}

/// What an application uses, of what a tenant's administrators have to approve again when it is newly used.
pub(crate) fn used(configuration: &Configuration) -> impl Iterator<Item = ConsentTopic> + '_ {
    ConsentTopic::ALL.into_iter().filter(|topic| uses(configuration, *topic))
}

fn uses(configuration: &Configuration, topic: ConsentTopic) -> bool {
    match topic {
        ConsentTopic::Mirroring => mirrors(configuration),
        ConsentTopic::SystemUser => acts_as_system_user(configuration),
        ConsentTopic::Webhooks => has_webhooks(configuration),
    }
}

fn has_webhooks(configuration: &Configuration) -> bool {
    configuration.advanced().agents.contains(Agents::WEBHOOK)
}

fn acts_as_system_user(configuration: &Configuration) -> bool {
    configuration.advanced().claims.contains(Claims::SYSTEM_TOKEN)
}

fn mirrors(configuration: &Configuration) -> bool {
    configuration.integrations().mirroring.as_ref().is_some_and(Integration::is_used)
}

#[cfg(test)]
mod tests;
