//! A draft that is filled by hand.

use superoffice_app::{
    AuthenticationDraft, CertificateDraft, ClientSecretDraft, Code, ConfigurationDraft, Distribution, EndpointsDraft,
    Environment, Field, FlagNames, Limits, List, PerEnvironment, Policy, TenantDraft, TenantsDraft, Text, TextList,
    UrlList,
};

use crate::support::{codes, now};

fn draft<'a>() -> ConfigurationDraft<'a> {
    ConfigurationDraft {
        name: "Acme Orders".into(),
        distribution: Distribution::Custom.into(),
        endpoints: EndpointsDraft { supported: TextList::from_iter(["WebAPI"]).into() }.into(),
        authentication: AuthenticationDraft {
            client_id: PerEnvironment::Shared("6cf25376616343b38d14ddcd804f2891".into()),
            redirect_urls: PerEnvironment::only(
                Environment::Production,
                UrlList::from_iter(["https://acme.example/callback"]).into(),
            ),
            client_secret: PerEnvironment::only(
                Environment::Production,
                ClientSecretDraft { reference: "env:ACME".into(), ..Default::default() }.into(),
            ),
            ..Default::default()
        }
        .into(),
        ..Default::default()
    }
}

#[test]
fn is_checked_and_built_like_a_file() {
    let policy = Policy::default();
    assert_eq!(codes(&draft().check(&policy)), [""; 0]);
    assert_eq!(codes(&draft().check_for(Environment::Production, now(), &policy)), [""; 0]);
    let built = draft().build(&policy).unwrap();
    assert_eq!(built.configuration.name().as_str(), "Acme Orders");
    let report = draft().check_for(Environment::Stage, now(), &policy);
    assert!(report.contains(Code::CLIENT_SECRET_MISSING));
    assert!(report.iter().all(|problem| problem.position().is_none()));
}

#[test]
fn problems_come_in_the_order_of_the_settings() {
    let mut draft = draft();
    draft.name = " ".into();
    draft.partner = "".into();
    draft.authentication.value_mut().unwrap().client_id = PerEnvironment::Shared(" x".into());
    let report = draft.check(&Policy::default());
    assert_eq!(codes(&report), ["document.empty-value", "name.missing", "client-id.malformed"]);
}

#[test]
fn limits_hold_for_it_too() {
    let limits = Limits { text_bytes: 40, list_entries: 1, ..Limits::default() };
    let mut draft = draft();
    draft.partner = "p".repeat(41).into();
    let secret = &mut draft.authentication.value_mut().unwrap().client_secret;
    let reference = format!("env:{}", "X".repeat(41));
    *secret = PerEnvironment::only(
        Environment::Production,
        ClientSecretDraft { reference: reference.into(), ..Default::default() }.into(),
    );
    let urls = &mut draft.authentication.value_mut().unwrap().redirect_urls;
    *urls = PerEnvironment::Shared(UrlList::from_iter(["https://acme.example/1", "https://acme.example/2"]).into());
    draft.tenants =
        TenantsDraft { sod: List::from_iter([tenant("Cust1"), tenant("Cust2")]).into(), ..Default::default() }.into();
    let report = draft.check(&Policy::default().with_limits(limits));
    let large: Vec<_> =
        report.iter().filter(|p| p.code() == Code::DOCUMENT_TOO_LARGE).map(|p| p.path().to_string()).collect();
    assert_eq!(
        large,
        ["partner", "authentication.client_secret.production.reference", "authentication.redirect_urls", "tenants.sod"]
    );
}

fn tenant(id: &str) -> TenantDraft<'_> {
    TenantDraft { context_id: id.into(), ..Default::default() }
}

#[test]
fn notes_of_reading_stay_with_a_draft_that_is_taken_out() {
    let draft = crate::support::read_json(r#"{"name": 5, "distribution": "custom"}"#).into_draft();
    assert!(draft.name.is_wrong());
    assert_eq!(codes(&draft.check(&Policy::default()))[0], "document.wrong-type");
    let edited = ConfigurationDraft { name: "Acme".into(), ..draft };
    assert!(!edited.check(&Policy::default()).passed(), "the notes still say that the file was wrong");
}

#[test]
fn flags_are_names_or_bits() {
    let policy = Policy::default();
    for (agents, expected) in [
        (FlagNames::from_iter(["Webhook", "erpsync"]), &[][..]),
        (FlagNames::Bits(0b10), &[]),
        (FlagNames::from(["Webhook"]), &[]),
        (FlagNames::from(superoffice_app::Agents::WEBHOOK), &[]),
        (FlagNames::from_iter(["Webhok"]), &["agents.unknown"]),
        (FlagNames::Bits(1 << 40), &["agents.unknown-bit"]),
    ] {
        let mut draft = draft();
        draft.advanced = superoffice_app::AdvancedDraft { agents: agents.into(), ..Default::default() }.into();
        assert_eq!(codes(&draft.check(&policy)), expected);
    }
}

#[test]
fn credentials_have_exactly_one_form() {
    let policy = Policy::default();
    let mut draft = draft();
    let table = draft.authentication.value_mut().unwrap();
    table.client_secret = PerEnvironment::Shared(ClientSecretDraft::default().into());
    table.certificate =
        PerEnvironment::Shared(CertificateDraft { pem: "x".into(), rsa_xml: "y".into(), ..Default::default() }.into());
    let report = draft.check(&policy);
    assert_eq!(codes(&report), ["client-secret.malformed", "certificate.malformed"]);
    assert_eq!(
        report.problems()[0].message(),
        "the client secret cannot be used: there is neither a hash nor a reference"
    );
    assert_eq!(
        report.problems()[1].message(),
        "the certificate cannot be used: `rsa_xml` and `pem` exclude each other"
    );
}

#[test]
fn fields_know_what_they_hold() {
    let mut field: Field<Text<'_>> = Field::absent();
    assert!(field.is_absent() && field.value().is_none() && field.value_mut().is_none());
    field = "x".into();
    assert_eq!(field.value().map(Text::as_str), Some("x"));
    assert!(!field.is_wrong());
}
