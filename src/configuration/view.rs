//! A configuration as a draft: to check it again, or to start an edit.

use crate::{
    Access, AccessFlags, AdvancedDraft, AuthenticationDraft, Certificate, CertificateDraft, CertificateForm,
    ClientSecretDraft, Configuration, ConfigurationDraft, Credential, EndpointsDraft, Field, FlagNames, Integration,
    IntegrationDraft, IntegrationsDraft, LicensesDraft, NotificationsDraft, PerEnvironment, StoredSecret, Text,
    TextList, UiDraft, UrlEntry, UrlList, VerificationDraft,
};

impl Configuration {
    /// The same settings as a draft that borrows from this configuration: to check them again, or to start an edit.
    #[must_use]
    pub fn to_draft(&self) -> ConfigurationDraft<'_> {
        let settings = &*self.0;
        ConfigurationDraft {
            schema: settings.schema.into(),
            name: settings.name.as_str().into(),
            partner: optional(settings.partner.as_ref()),
            distribution: settings.distribution.into(),
            kind: settings.kind.into(),
            partner_site: optional(settings.partner_site.as_ref()),
            ui: given(settings.ui.is_empty(), || {
                let draft = |component, url| UiDraft { component: Field::from(component), url };
                settings.ui.iter().map(|element| draft(element.component, optional(element.url.as_ref()))).collect()
            }),
            authentication: self.authentication_draft().into(),
            endpoints: EndpointsDraft { supported: names(&settings.endpoints.supported) }.into(),
            notifications: self.notifications_draft().into(),
            integrations: IntegrationsDraft {
                erp_sync: settings.integrations.erp_sync.as_ref().map(integration).into(),
                quote_connector: settings.integrations.quote_connector.as_ref().map(integration).into(),
                mirroring: settings.integrations.mirroring.as_ref().map(integration).into(),
            }
            .into(),
            licenses: LicensesDraft {
                required: names(&settings.licenses.required),
                granted: names(&settings.licenses.granted),
            }
            .into(),
            advanced: self.advanced_draft().into(),
            verification: VerificationDraft {
                authorization_level: settings.verification.authorization_level.clone().into(),
                security_audit: settings.verification.security_audit.clone().into(),
                certification: settings.verification.certification.clone().into(),
            }
            .into(),
            ..ConfigurationDraft::default()
        }
    }

    fn authentication_draft(&self) -> AuthenticationDraft<'_> {
        let table = &self.0.authentication;
        AuthenticationDraft {
            native: table.native.into(),
            client_id: each(&table.client_id, text),
            redirect_urls: each(&table.redirect_urls, |list| urls(list)),
            post_logout_redirect_urls: each(&table.post_logout_redirect_urls, |list| urls(list)),
            cors_urls: each(&table.cors_urls, |list| urls(list)),
            default_redirect_url: each(&table.default_redirect_url, text),
            authorize_text: optional(table.authorize_text.as_deref()),
            client_secret: each(&table.client_secret, client_secret),
            certificate: each(&table.certificate, certificate),
        }
    }

    fn notifications_draft(&self) -> NotificationsDraft<'_> {
        let table = &self.0.notifications;
        NotificationsDraft {
            state_change_url: each(&table.state_change_url, text),
            enabled: table.enabled.into(),
            send_error_emails: table.send_error_emails.into(),
            technical_contact: optional(table.technical_contact.as_ref()),
            error_emails: optional(table.error_emails.as_ref()),
        }
    }

    fn advanced_draft(&self) -> AdvancedDraft<'_> {
        let table = &self.0.advanced;
        AdvancedDraft {
            claims: access(&table.claims),
            agents: access(&table.agents),
            custom_claims: names(&table.custom_claims),
            custom_error_url: each(&table.custom_error_url, text),
            multi_tenant_identity: table.multi_tenant_identity.into(),
            redirect_suspended_customers: table.redirect_suspended_customers.into(),
            exclude_from_invoice: table.exclude_from_invoice.into(),
            support_dark_mode: table.support_dark_mode.into(),
            remove_remember_me: table.remove_remember_me.into(),
        }
    }
}

fn given<T>(absent: bool, value: impl FnOnce() -> T) -> Field<T> {
    if absent { Field::absent() } else { Field::from(value()) }
}

fn text<T: AsRef<str>>(value: &T) -> Text<'_> {
    Text::from(value.as_ref())
}

fn optional<T: AsRef<str> + ?Sized>(value: Option<&T>) -> Field<Text<'_>> {
    value.map(|value| Text::from(value.as_ref())).into()
}

fn each<'a, T, D>(values: &'a PerEnvironment<T>, draft: impl Fn(&'a T) -> D) -> PerEnvironment<Field<D>> {
    values.filter_map(|value| Some(Field::from(draft(value))))
}

fn urls<T: AsRef<str>>(list: &[UrlEntry<T>]) -> UrlList<'_> {
    list.iter().map(UrlEntry::as_str).collect()
}

fn names<T: AsRef<str>>(list: &[T]) -> Field<TextList<'_>> {
    given(list.is_empty(), || list.iter().map(AsRef::as_ref).collect())
}

fn integration(table: &Integration) -> IntegrationDraft<'_> {
    IntegrationDraft {
        url: each(&table.url, text),
        enabled: table.enabled.into(),
        send_error_emails: table.send_error_emails.into(),
    }
}

fn access<F: AccessFlags>(access: &Access<F>) -> Field<FlagNames<'_>> {
    given(access.is_empty(), || access.names().collect())
}

fn client_secret(credential: &Credential<StoredSecret>) -> ClientSecretDraft<'_> {
    let (mut hash, mut reference) = (Field::absent(), Field::absent());
    match &credential.value {
        StoredSecret::Hash(held) => hash = held.as_str().into(),
        StoredSecret::Reference(held) => reference = held.as_str().into(),
    }
    let (created, expires) = (credential.created.into(), credential.expires.into());
    ClientSecretDraft { hash, reference, description: optional(credential.description.as_deref()), created, expires }
}

fn certificate(credential: &Credential<Certificate>) -> CertificateDraft<'_> {
    let (mut rsa_xml, mut pem) = (Field::absent(), Field::absent());
    match credential.value.form() {
        CertificateForm::RsaXml => rsa_xml = (&credential.value).into(),
        CertificateForm::Pem => pem = (&credential.value).into(),
    }
    let (created, expires) = (credential.created.into(), credential.expires.into());
    CertificateDraft { rsa_xml, pem, description: optional(credential.description.as_deref()), created, expires }
}
