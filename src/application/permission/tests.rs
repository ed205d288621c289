use serde_json::{Value, json};

use super::*;
use crate::Policy;
use crate::application::samples::{acme, lines, merge, somebody};

const PORTALS: [PortalVersion; 3] = [PortalVersion::V1_10, PortalVersion::V2_0, PortalVersion::V2_15];

/// Each setting, given a value that it has not in an application of `samples`, and whose answer a developer gets in the newest portal. The rows of
/// the pages, stated once more by hand.
fn settings() -> Vec<(FieldId, Value, &'static str)> {
    let (url, text) = (json!("https://orders.acme.example/x"), json!("Acme"));
    [
        ("name", json!("Acme Sales"), "edit.not-permitted"),
        ("partner", json!("other"), "edit.not-permitted"),
        ("distribution", json!("standard"), "edit.not-permitted"),
        ("kind", json!("hybrid"), ""),
        ("partner_site", url.clone(), ""),
        ("ui", json!([{"component": "navigator_button"}]), ""),
        ("authentication.native", json!(true), ""),
        ("authentication.client_id", json!("6cf25376616343b38d14ddcd804f2891"), "edit.not-permitted"),
        ("authentication.redirect_urls", json!([url]), ""),
        ("authentication.post_logout_redirect_urls", json!([url]), ""),
        ("authentication.cors_urls", json!(["https://orders.acme.example"]), ""),
        ("authentication.default_redirect_url", url.clone(), "advanced.read-only"),
        ("authentication.authorize_text", text.clone(), ""),
        ("authentication.client_secret", json!({"reference": "env:ACME_SO_SECRET"}), ""),
        ("authentication.certificate", json!({"rsa_xml": crate::application::samples::KEY}), ""),
        ("endpoints.supported", json!(["WebAPI"]), "advanced.read-only"),
        ("notifications.state_change_url", url.clone(), ""),
        ("notifications.enabled", json!(true), ""),
        ("notifications.send_error_emails", json!(true), ""),
        ("notifications.technical_contact", json!("apps@acme.example"), ""),
        ("notifications.error_emails", json!("apps@acme.example"), ""),
        ("integrations.erp_sync.url", url.clone(), ""),
        ("integrations.erp_sync.enabled", json!(true), ""),
        ("integrations.erp_sync.send_error_emails", json!(true), ""),
        ("integrations.quote_connector.url", url.clone(), ""),
        ("integrations.quote_connector.enabled", json!(true), ""),
        ("integrations.quote_connector.send_error_emails", json!(true), ""),
        ("integrations.mirroring.url", url.clone(), ""),
        ("integrations.mirroring.enabled", json!(true), ""),
        ("integrations.mirroring.send_error_emails", json!(true), ""),
        ("licenses.required", json!(["development_tools"]), "license.employees-only"),
        ("licenses.granted", json!(["integration_server"]), "license.employees-only"),
        ("advanced.claims", json!(["PersonId"]), "advanced.read-only"),
        ("advanced.agents", json!(["CRMScript"]), "advanced.read-only"),
        ("advanced.custom_claims", json!(["acme_region"]), "advanced.read-only"),
        ("advanced.custom_error_url", url, "advanced.internal-only"),
        ("advanced.multi_tenant_identity", json!(true), "advanced.internal-only"),
        ("advanced.redirect_suspended_customers", json!(true), "advanced.internal-only"),
        ("advanced.exclude_from_invoice", json!(true), "advanced.internal-only"),
        ("advanced.support_dark_mode", json!(true), ""),
        ("advanced.remove_remember_me", json!(true), ""),
        ("verification.authorization_level", json!("explicit"), "advanced.read-only"),
        ("verification.security_audit", json!("requested"), "edit.not-permitted"),
        ("verification.certification", json!("passed"), "edit.not-permitted"),
    ]
    .map(|(path, value, code)| (FieldId::parse(path).expect(path), table(path, value), code))
    .into()
}

/// The value under its keys.
fn table(path: &str, value: Value) -> Value {
    path.rsplit('.').fold(value, |value, key| json!({key: value}))
}

fn judged(before: &Configuration, after: &Configuration, actor: &Actor, portal: PortalVersion) -> Vec<String> {
    let policy = Policy::default();
    let mut findings = Findings::new(&policy);
    judge_edit(&mut findings, &before.diff(after), actor, portal);
    lines(findings)
}

fn judged_new(configuration: &Configuration, actor: &Actor, portal: PortalVersion) -> Vec<String> {
    let policy = Policy::default();
    let mut findings = Findings::new(&policy);
    judge_new(&mut findings, configuration, actor, portal);
    lines(findings)
}

fn codes(lines: &[String]) -> Vec<&str> {
    lines.iter().map(|line| line.split_once('[').unwrap().1.split_once(']').unwrap().0).collect()
}

#[test]
fn each_setting_by_each_role_in_each_portal() {
    let before = acme(&json!({}));
    let settings = settings();
    assert_eq!(settings.iter().map(|(field, ..)| *field).collect::<Vec<_>>(), FieldId::ALL);
    for (field, more, code) in &settings {
        let after = acme(more);
        for portal in PORTALS {
            for role in Role::ALL {
                let actor = somebody(role);
                let found: Vec<_> = judged(&before, &after, &actor, portal);
                let moved = matches!(field, FieldId::DefaultRedirectUrl | FieldId::SupportedEndpoints);
                let expected = match role {
                    _ if moved
                        && portal == PortalVersion::V1_10
                        && role != Role::Administrator
                        && role != Role::Marketing =>
                    {
                        ""
                    }
                    Role::Administrator | Role::Marketing => "edit.not-permitted",
                    Role::Developer => code,
                    Role::AppManager => "",
                    Role::AppStoreManager | Role::OnlineOperations | Role::Employee => match *code {
                        "license.employees-only" | "advanced.internal-only" => "",
                        code => code,
                    },
                };
                let expected: Vec<_> = Some(expected).filter(|code| !code.is_empty()).into_iter().collect();
                assert_eq!(codes(&found), expected, "{field} by {role} in {portal:?}: {found:?}");
            }
        }
    }
}

#[test]
fn the_words() {
    let before = acme(&json!({}));
    let tables = [
        "name",
        "authentication.default_redirect_url",
        "advanced.claims",
        "advanced.exclude_from_invoice",
        "licenses.granted",
    ];
    let after = settings().iter().filter(|(field, ..)| tables.contains(&field.as_str())).fold(
        json!({}),
        |mut whole, (_, more, _)| {
            merge(&mut whole, more);
            whole
        },
    );
    let after = acme(&after);
    assert_eq!(
        judged(&before, &after, &somebody(Role::Developer), PortalVersion::V2_15),
        [
            "error[edit.not-permitted]: name: only the app manager may change it, not a developer of a partner",
            "error[advanced.read-only]: authentication.default_redirect_url: this advanced setting is changed by the app manager, not by a developer of a partner",
            "error[license.employees-only]: licenses.granted: licenses are changed by SuperOffice employees, not by a developer of a partner",
            "error[advanced.read-only]: advanced.claims: this advanced setting is changed by the app manager, not by a developer of a partner",
            "error[advanced.internal-only]: advanced.exclude_from_invoice: this advanced setting is changed by SuperOffice, not by a developer of a partner",
        ]
    );
    for (role, who) in [
        (Role::AppStoreManager, "the App Store manager"),
        (Role::OnlineOperations, "Online Operations"),
        (Role::Employee, "an employee of SuperOffice"),
    ] {
        let found = judged(&before, &acme(&json!({"name": "Acme Sales"})), &somebody(role), PortalVersion::V2_15);
        assert_eq!(found, [format!("error[edit.not-permitted]: name: only the app manager may change it, not {who}")]);
    }
}

/// Each setting and environment is told once, however many entries of it changed.
#[test]
fn once_for_each_setting_and_environment() {
    let before = acme(&json!({
        "advanced": {"custom_claims": ["acme_a", "acme_b"]},
        "authentication": {"client_id": "6cf25376616343b38d14ddcd804f2891"},
    }));
    let after = acme(&json!({
        "advanced": {"custom_claims": ["acme_c", "acme_d", "acme_e"]},
        "authentication": {"client_id": {"sod": "a", "production": "b"}},
    }));
    let found = judged(&before, &after, &somebody(Role::Developer), PortalVersion::V2_15);
    let paths: Vec<_> = found.iter().map(|line| line.split(": ").nth(1).unwrap()).collect();
    assert_eq!(
        paths,
        [
            "authentication.client_id",
            "authentication.client_id.sod",
            "authentication.client_id.stage",
            "authentication.client_id.production",
            "advanced.custom_claims",
        ]
    );
}

/// The permissions are each user's own: the role alone is not enough, and it is said once, whatever was changed.
#[test]
fn a_user_needs_the_permission() {
    let before = acme(&json!({}));
    let after = acme(&json!({"name": "Acme Sales", "advanced": {"support_dark_mode": true}}));
    let missing = |what: &str, who: &str| {
        let only = "only a user with the permission \"Configuration\"";
        [format!("error[edit.not-permitted]: {only} may {what}, not {who} of a partner without it")]
    };
    let without = somebody(Role::Developer).with_permissions(Permissions::all() - Permissions::CONFIGURATION);
    assert_eq!(judged(&before, &after, &without, PortalVersion::V2_15), missing("change settings", "a developer"));
    let found = judged(&before, &after, &somebody(Role::Marketing), PortalVersion::V2_15);
    assert_eq!(found, missing("change settings", "a marketing user"));
    assert_eq!(judged_new(&after, &without, PortalVersion::V2_15), missing("create an application", "a developer"));
    let with = somebody(Role::Marketing).with_permissions(Permissions::CONFIGURATION);
    let after = acme(&json!({"advanced": {"support_dark_mode": true}}));
    assert_eq!(judged(&before, &after, &with, PortalVersion::V2_15), [""; 0]);
    let employee = somebody(Role::AppManager).with_permissions(Permissions::empty());
    assert_eq!(judged(&before, &after, &employee, PortalVersion::V2_15), [""; 0], "permissions are for partners");
}

#[test]
fn whoever_changes_nothing_is_refused_nothing() {
    let configuration = acme(&json!({"advanced": {"claims": ["PersonId"]}}));
    for role in Role::ALL {
        let found = judged(&configuration, &configuration.clone(), &somebody(role), PortalVersion::V2_15);
        let may = somebody(role).may(Permissions::CONFIGURATION);
        assert_eq!(found.len(), usize::from(!may), "{role}: {found:?}");
    }
}

/// The columns of the page's table of templates, and what no template gives.
#[test]
fn a_partner_begins_with_what_a_template_gives() {
    let native = json!([r"^http://127.0.0.1\:\d{4,10}$"]);
    for template in [
        json!({"endpoints": {"supported": ["WebAPI"]}, "advanced": {"agents": ["Webhook"]}}),
        json!({"endpoints": {"supported": ["WebAPI"]}, "advanced": {"agents": ["Webhook"]}, "authentication": {"native": true, "redirect_urls": native}}),
        json!({"endpoints": {"supported": ["WebAPI", "Services88"]}, "advanced": {"agents": ["Webhook"], "claims": ["SystemToken"]}}),
        json!({"distribution": "custom", "integrations": {"mirroring": {"enabled": true}}}),
        json!({"distribution": "standard", "endpoints": {"supported": ["WebAPI", "Services88"]},
            "advanced": {"agents": ["Webhook", "ErpSync"], "claims": ["SystemToken"]}}),
        json!({}),
        json!({"authentication": {"default_redirect_url": "https://acme.example/", "client_id": "a"}}),
        json!({"verification": {"authorization_level": "administrator", "security_audit": "not_recorded", "certification": "not_recorded"}}),
    ] {
        for portal in PORTALS {
            assert_eq!(judged_new(&acme(&template), &somebody(Role::Developer), portal), [""; 0], "{template}");
        }
    }
    for (more, code) in [
        (json!({"advanced": {"agents": ["Webhook", "CRMScript"]}}), "advanced.read-only"),
        (json!({"advanced": {"agents": ["Quantum"]}}), "advanced.read-only"),
        (json!({"advanced": {"claims": ["SystemToken", "PersonId"]}}), "advanced.read-only"),
        (json!({"advanced": {"claims": ["Quantum"]}}), "advanced.read-only"),
        (json!({"advanced": {"custom_claims": ["acme_region"]}}), "advanced.read-only"),
        (json!({"verification": {"authorization_level": "explicit"}}), "advanced.read-only"),
        (json!({"verification": {"authorization_level": "Global"}}), "advanced.read-only"),
        (json!({"verification": {"security_audit": "passed"}}), "edit.not-permitted"),
        (json!({"verification": {"certification": "requested"}}), "edit.not-permitted"),
        (json!({"advanced": {"custom_error_url": "https://acme.example/error"}}), "advanced.internal-only"),
        (json!({"advanced": {"custom_error_url": {"sod": "https://acme.example/error"}}}), "advanced.internal-only"),
        (json!({"advanced": {"multi_tenant_identity": true}}), "advanced.internal-only"),
        (json!({"advanced": {"redirect_suspended_customers": true}}), "advanced.internal-only"),
        (json!({"advanced": {"exclude_from_invoice": true}}), "advanced.internal-only"),
        (json!({"licenses": {"required": ["development_tools"]}}), "license.employees-only"),
        (json!({"licenses": {"granted": ["integration_server"]}}), "license.employees-only"),
    ] {
        let found = judged_new(&acme(&more), &somebody(Role::Developer), PortalVersion::V2_15);
        assert_eq!(codes(&found), [code], "{more}: {found:?}");
        assert_eq!(judged_new(&acme(&more), &somebody(Role::AppManager), PortalVersion::V2_15), [""; 0], "{more}");
    }
}
