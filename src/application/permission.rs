//! Whether somebody may make a change.

use crate::findings::Findings;
use crate::path::At;
use crate::{
    Actor, Agents, AuthorizationLevel, Claims, Code, Configuration, Diff, Editor, Environment, FieldId, Path,
    Permissions, PortalVersion, Problem, Role,
};

/// Whether somebody may change all of this: a problem for each setting and environment that is not theirs to change.
///
/// Whether the application is theirs at all is another question, see [`Actor::acts_for`].
pub(super) fn judge_edit(findings: &mut Findings<'_>, diff: &Diff, actor: &Actor, portal: PortalVersion) {
    if !judge_configuring(findings, actor, "change settings") {
        return;
    }
    let mut last = None;
    for change in diff {
        let place = (change.field(), change.environment());
        // The entries of a list that came and went are one change to whoever may not change the list.
        if last.replace(place) != Some(place) {
            judge_setting(findings, place.0, place.1, actor, portal);
        }
    }
}

/// Whether somebody may begin an application with this configuration.
///
/// Partners begin with what the portal's templates give (SuperOffice's page `developer-portal/create-app/index`): any endpoints and URLs, the
/// claim `SystemToken`, the agents `Webhook` and `ErpSync`. The name, the owner, the distribution and the client IDs are the
/// app manager's to change only afterwards.
pub(super) fn judge_new(
    findings: &mut Findings<'_>,
    configuration: &Configuration,
    actor: &Actor,
    portal: PortalVersion,
) {
    if !judge_configuring(findings, actor, "create an application") {
        return;
    }
    for field in FieldId::ALL.iter().copied() {
        if !is_of_a_template(field, configuration) {
            judge_setting(findings, field, None, actor, portal);
        }
    }
}

/// Whether somebody may change settings at all.
fn judge_configuring(findings: &mut Findings<'_>, actor: &Actor, what: &'static str) -> bool {
    let may = actor.may(Permissions::CONFIGURATION);
    if !may {
        findings.push(without_permission(actor, what));
    }
    may
}

/// Somebody who may not configure applications.
pub(super) fn without_permission(actor: &Actor, what: &'static str) -> Problem {
    let found = format!("{} without it", in_words(actor.role()));
    let problem = Problem::new(Code::EDIT_NOT_PERMITTED, &At::ROOT).found(&found);
    problem.expected("a user with the permission \"Configuration\"").why(what)
}

/// Whether somebody may change this setting in this edition of the portal.
fn judge_setting(
    findings: &mut Findings<'_>,
    field: FieldId,
    environment: Option<Environment>,
    actor: &Actor,
    portal: PortalVersion,
) {
    let editor = field.editor(portal);
    if editor.includes(actor.role()) {
        return;
    }
    let path = Path::of_setting(field, environment);
    let problem = match editor {
        Editor::Employee => Problem::at_path(Code::LICENSE_EMPLOYEES_ONLY, path),
        Editor::Internal => Problem::at_path(Code::ADVANCED_INTERNAL_ONLY, path),
        Editor::AppManager if is_advanced(field) => Problem::at_path(Code::ADVANCED_READ_ONLY, path),
        Editor::AppManager | Editor::Partner => {
            Problem::at_path(Code::EDIT_NOT_PERMITTED, path).expected("the app manager").why("change it")
        }
    };
    findings.push(problem.found(in_words(actor.role())));
}

/// Who somebody of this role is, as messages say it after "not" or "by".
pub(crate) const fn in_words(role: Role) -> &'static str {
    match role {
        Role::Administrator => "an administrator of a partner",
        Role::Developer => "a developer of a partner",
        Role::Marketing => "a marketing user of a partner",
        Role::AppManager => "the app manager",
        Role::AppStoreManager => "the App Store manager",
        Role::OnlineOperations => "Online Operations",
        Role::Employee => "an employee of SuperOffice",
    }
}

/// Whether the setting stands in the portal's section "Advanced", where all but the app manager only read. Three of ours are elsewhere in the
/// file, for they were elsewhere in the portal of 2023.
fn is_advanced(field: FieldId) -> bool {
    let moved =
        matches!(field, FieldId::DefaultRedirectUrl | FieldId::SupportedEndpoints | FieldId::AuthorizationLevel);
    moved || field.keys().first() == Some(&"advanced")
}

/// Whether the setting is as one of the portal's templates may give it, or is chosen when an application is created.
fn is_of_a_template(field: FieldId, configuration: &Configuration) -> bool {
    let (advanced, verification) = (configuration.advanced(), configuration.verification());
    match field {
        FieldId::RequiredLicenses => configuration.licenses().required.is_empty(),
        FieldId::GrantedLicenses => configuration.licenses().granted.is_empty(),
        FieldId::Claims => {
            let claims = &advanced.claims;
            claims.unknown().is_empty() && Claims::SYSTEM_TOKEN.contains(claims.known())
        }
        FieldId::Agents => {
            let agents = &advanced.agents;
            agents.unknown().is_empty() && (Agents::WEBHOOK | Agents::ERP_SYNC).contains(agents.known())
        }
        FieldId::CustomClaims => advanced.custom_claims.is_empty(),
        FieldId::CustomErrorUrl => advanced.custom_error_url.is_empty(),
        FieldId::MultiTenantIdentity => !advanced.multi_tenant_identity,
        FieldId::RedirectSuspendedCustomers => !advanced.redirect_suspended_customers,
        FieldId::ExcludeFromInvoice => !advanced.exclude_from_invoice,
        FieldId::AuthorizationLevel => {
            // All applications get this level in SOD.
            verification.authorization_level.as_ref().is_none_or(|level| *level == AuthorizationLevel::ADMINISTRATOR)
        }
        FieldId::SecurityAudit => verification.security_audit.as_ref().is_none_or(|status| !status.is_recorded()),
        FieldId::Certification => verification.certification.as_ref().is_none_or(|status| !status.is_recorded()),
        FieldId::Name
        | FieldId::Partner
        | FieldId::Distribution
        | FieldId::Kind
        | FieldId::PartnerSite
        | FieldId::Ui
        | FieldId::Native
        | FieldId::ClientId
        | FieldId::RedirectUrls
        | FieldId::PostLogoutRedirectUrls
        | FieldId::CorsUrls
        | FieldId::DefaultRedirectUrl
        | FieldId::AuthorizeText
        | FieldId::ClientSecret
        | FieldId::Certificate
        | FieldId::SupportedEndpoints
        | FieldId::StateChangeUrl
        | FieldId::NotificationsEnabled
        | FieldId::NotificationErrorEmails
        | FieldId::TechnicalContact
        | FieldId::ErrorEmails
        | FieldId::ErpSyncUrl
        | FieldId::ErpSyncEnabled
        | FieldId::ErpSyncErrorEmails
        | FieldId::QuoteConnectorUrl
        | FieldId::QuoteConnectorEnabled
        | FieldId::QuoteConnectorErrorEmails
        | FieldId::MirroringUrl
        | FieldId::MirroringEnabled
        | FieldId::MirroringErrorEmails
        | FieldId::SupportDarkMode
        | FieldId::RemoveRememberMe => true,
    }
}

#[cfg(test)]
mod tests;
