//! Whose each setting is to change.

use superoffice_app::{Editor, FieldId, PortalVersion, Role};

const PORTALS: [PortalVersion; 3] = [PortalVersion::V1_10, PortalVersion::V2_0, PortalVersion::V2_15];

/// The rows of the documentation, stated once more by hand: who changes what in the newest portal, and what moved.
#[test]
fn partners_change_what_the_documentation_says() {
    let partner: Vec<&str> = FieldId::ALL
        .iter()
        .filter(|field| field.editor(PortalVersion::V2_15) == Editor::Partner)
        .map(|field| field.as_str())
        .collect();
    assert_eq!(
        partner,
        [
            "kind",
            "partner_site",
            "ui",
            "authentication.native",
            "authentication.redirect_urls",
            "authentication.post_logout_redirect_urls",
            "authentication.cors_urls",
            "authentication.authorize_text",
            "authentication.client_secret",
            "authentication.certificate",
            "notifications.state_change_url",
            "notifications.enabled",
            "notifications.send_error_emails",
            "notifications.technical_contact",
            "notifications.error_emails",
            "integrations.erp_sync.url",
            "integrations.erp_sync.enabled",
            "integrations.erp_sync.send_error_emails",
            "integrations.quote_connector.url",
            "integrations.quote_connector.enabled",
            "integrations.quote_connector.send_error_emails",
            "integrations.mirroring.url",
            "integrations.mirroring.enabled",
            "integrations.mirroring.send_error_emails",
            "advanced.support_dark_mode",
            "advanced.remove_remember_me",
        ]
    );
    let moved: Vec<_> = FieldId::ALL
        .iter()
        .filter(|field| PORTALS.iter().any(|portal| field.editor(*portal) != field.editor(PortalVersion::V2_15)))
        .collect();
    assert_eq!(moved, [&FieldId::DefaultRedirectUrl, &FieldId::SupportedEndpoints]);
    for field in moved {
        assert_eq!(
            PORTALS.map(|portal| field.editor(portal)),
            [Editor::Partner, Editor::AppManager, Editor::AppManager]
        );
    }
    for (editor, fields) in [
        (
            Editor::Internal,
            &[
                FieldId::CustomErrorUrl,
                FieldId::MultiTenantIdentity,
                FieldId::RedirectSuspendedCustomers,
                FieldId::ExcludeFromInvoice,
            ][..],
        ),
        (Editor::Employee, &[FieldId::RequiredLicenses, FieldId::GrantedLicenses]),
    ] {
        let found: Vec<_> =
            FieldId::ALL.iter().copied().filter(|it| it.editor(PortalVersion::V2_15) == editor).collect();
        assert_eq!(found, fields);
    }
}

/// Stated once more by hand: what is one and the same in all versions.
#[test]
fn settings_of_the_application_itself() {
    let found: Vec<_> = FieldId::ALL.iter().filter(|field| !field.is_versioned()).map(|field| field.as_str()).collect();
    assert_eq!(
        found,
        [
            "name",
            "partner",
            "distribution",
            "licenses.required",
            "licenses.granted",
            "verification.authorization_level",
            "verification.security_audit",
            "verification.certification",
        ]
    );
}

#[test]
fn who_is_an_editor() {
    for role in Role::ALL {
        assert!(Editor::Partner.includes(role));
        assert_eq!(Editor::AppManager.includes(role), role == Role::AppManager);
        assert_eq!(Editor::Internal.includes(role), !role.is_partner());
        assert_eq!(Editor::Employee.includes(role), !role.is_partner());
    }
}

/// `docs/permissions.md` is written from the table: `UPDATE_DOCS=1 cargo test --all-features permissions` writes it anew.
#[test]
fn the_page_is_current() {
    let mut page = String::from(
        "# Whose each setting is to change\n\n\
         `partner`: the partner who owns the application (a user with the permission \"Configuration\"), and SuperOffice; `app_manager`: the app manager; \
         `internal` and `employee`: SuperOffice. A setting of a `version` may differ from version to version, and is locked with it; one of the `application` \
         holds for all its versions at once.\n\n\
         | setting | of the | portal 1.10 (2023) | portal 2.0 (2025) | portal 2.15 (2026) | source |\n| --- | --- | --- | --- | --- | --- |\n",
    );
    for field in FieldId::ALL {
        let [old, middle, new] = PORTALS.map(|portal| field.editor(portal).as_str());
        let whole = if field.is_versioned() { "version" } else { "application" };
        page.push_str(&format!("| `{field}` | {whole} | {old} | {middle} | {new} | {} |\n", field.editor_source()));
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/permissions.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, &page).unwrap();
    }
    let found = std::fs::read_to_string(path).unwrap_or_default();
    assert_eq!(found, page, "docs/permissions.md is stale: write it anew with UPDATE_DOCS=1");
}
