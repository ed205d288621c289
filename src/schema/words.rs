//! The words that are known, each with what it means.

use crate::AccessFlags as _;

/// Words with what each means; nothing where that is not published.
pub(super) type Words = &'static [(&'static str, &'static str)];

pub(super) const DISTRIBUTIONS: Words = &[
    ("custom", "One customer; not in the App Store, validated by SuperOffice."),
    ("standard", "The App Store; certified and audited."),
];

pub(super) const APPLICATION_KINDS: Words = &[
    ("internal", "Inside the user interface of SuperOffice CRM: a navigator button, a menu button, a web panel."),
    ("external", "At the partner's website or cloud, with no or hardly any presence inside SuperOffice."),
    ("hybrid", "Some user interface inside SuperOffice, and a partner website beside it."),
];

pub(super) const UI_COMPONENTS: Words = &[
    ("navigator_button", "A button in the navigator."),
    ("menu_button", "A button in a menu."),
    ("web_panel", "A web page of the application's in a panel."),
];

pub(super) const AUTHORIZATION_LEVELS: Words = &[
    ("administrator", "What all applications have in SOD: a tenant's administrator approves."),
    ("explicit", "What custom applications get when they are published to production."),
];

pub(super) const WORKFLOW_STATUSES: Words = &[
    ("not_recorded", "Nobody has said anything."),
    ("requested", "It was asked for."),
    ("in_progress", "It is going on."),
    ("passed", "It was passed."),
    ("failed", "It was not passed; `failed: REASON` says why."),
    ("expired", "It was passed once, and that no longer counts."),
];

pub(super) const SUPPORTED_ENDPOINTS: Words =
    &[("WebAPI", "The REST API."), ("Services88", "The newest version of the SOAP services.")];

pub(super) const LICENSES: Words = &[
    ("custom_apps", "Custom apps."),
    ("integration_server", "Integration server: activates the ERP Sync panel in the customer's administration."),
    ("database_mirroring", "Database mirroring."),
    ("development_tools", "Development Tools."),
    ("developer_tools", "Another name of Development Tools."),
    ("expander_services", "The older name of Development Tools."),
];

pub(super) const CLAIMS: Words = &[
    ("InternalNetserverUrl", "The claim `internal_netserver_url`, as we read the name."),
    ("SystemToken", "The claim `system_token`: for server-to-server apps."),
    ("PersonId", "The claim `personid`, as we read the name."),
    ("FeatureToggles", "Its claim is not published."),
    ("MinimumPocketVersion", "Its claim is not published."),
];

pub(super) const AGENTS: Words = &[
    ("User", "User management, which partner apps may not have."),
    ("ErpSync", "For apps that integrate an ERP system."),
    ("Replication", "Not available online."),
    ("Email", "The API's own name is `EMail`."),
    ("Messaging", ""),
    ("MailLink", ""),
    ("Webhook", "Webhooks; also for the webhook endpoints of the REST API."),
    ("CRMScript", "A custom app may get it."),
    ("Data", ""),
    ("Ai", ""),
    ("Pocket", ""),
    ("Dash", ""),
    ("DocumentMigration", "For SuperOffice's own apps; new in portal 2.0."),
];

#[test]
fn the_words_are_those_of_the_types() {
    fn of(words: Words) -> Vec<&'static str> {
        words.iter().map(|(word, _)| *word).collect()
    }
    assert_eq!(of(DISTRIBUTIONS), crate::Distribution::ALL.map(crate::Distribution::as_str));
    assert_eq!(of(APPLICATION_KINDS), crate::ApplicationKind::ALL.map(crate::ApplicationKind::as_str));
    assert_eq!(of(UI_COMPONENTS), crate::UiComponent::ALL.map(crate::UiComponent::as_str));
    assert_eq!(of(CLAIMS), crate::Claims::names().iter().map(|(name, _)| *name).collect::<Vec<_>>());
    assert_eq!(of(AGENTS), crate::Agents::names().iter().map(|(name, _)| *name).collect::<Vec<_>>());
    for word in of(AUTHORIZATION_LEVELS) {
        let level = crate::AuthorizationLevel::parse(word).unwrap();
        assert!(level.is_known() && level.as_str() == word, "{word}");
    }
    for word in of(WORKFLOW_STATUSES) {
        let status = crate::WorkflowStatus::parse(word).unwrap();
        assert!(status.is_known() && status.as_str() == word, "{word}");
    }
    for word in of(SUPPORTED_ENDPOINTS) {
        let endpoint = crate::SupportedEndpoint::parse(word).unwrap();
        assert!(endpoint.is_known() && endpoint.as_str() == word, "{word}");
    }
    for word in of(LICENSES) {
        assert_ne!(crate::License::parse(word).unwrap().kind(), crate::LicenseKind::Other, "{word}");
    }
}
