//! From a checked draft to the values.

use std::sync::Arc;

use super::{Authentication, Configuration, Endpoints, Judged, Settings};
use crate::path::At;
use crate::url::UrlEntry;
use crate::{
    Access, AccessFlags, Advanced, AdvancedDraft, AppName, AuthenticationDraft, Certificate, CertificateDraft,
    ClientId, ClientSecretDraft, Code, ConfigurationDraft, ContextId, CorsOrigin, Credential, CustomClaim,
    EmailAddress, EmailList, EndpointUrl, Field, FlagNames, Integration, IntegrationDraft, Integrations,
    IntegrationsDraft, KnownTenant, KnownTenants, License, LicenseGrants, LicensesDraft, List, Notifications,
    NotificationsDraft, ParseError, PartnerId, PerEnvironment, Problem, RedirectUrl, SecretHash, SecretReference,
    StoredSecret, SupportedEndpoint, TenantDraft, Text, UiDraft, UiElement, Verification, VerificationDraft,
};

/// Makes the values of a draft that passed its check.
///
/// A draft without errors has nothing that could fail here: each rule that no policy lowers says what a value type refuses,
/// and a property test holds the two together. Should they ever differ, the first value that cannot be held is reported.
pub(super) fn build(
    draft: &ConfigurationDraft<'_>,
    keys: &PerEnvironment<Certificate>,
) -> Result<(Configuration, KnownTenants), Box<Problem>> {
    let mut values = Values { keys, fault: None };
    let built = values.configuration(draft);
    match (values.fault, built) {
        (None, Some(built)) => Ok(built),
        (Some(error), _) => Err(unheld(error.what())),
        (None, None) => Err(unheld("application name")),
    }
}

fn unheld(what: &str) -> Box<Problem> {
    debug_assert!(false, "a draft without errors holds a {what} that cannot be one");
    Box::new(Problem::new(Code::DOCUMENT_WRONG_TYPE, &At::ROOT).expected(what).found("a text that cannot be one"))
}

/// Makes values and remembers the first that could not be made.
struct Values<'k> {
    /// What the check has read.
    keys: &'k PerEnvironment<Certificate>,
    fault: Option<ParseError>,
}

impl Values<'_> {
    fn configuration(&mut self, draft: &ConfigurationDraft<'_>) -> Option<(Configuration, KnownTenants)> {
        let name = self.text(&draft.name, AppName::parse)?;
        let settings = Settings {
            schema: 1,
            judged: Judged(true),
            name,
            partner: self.text(&draft.partner, PartnerId::parse),
            distribution: draft.distribution.value().copied(),
            kind: draft.kind.value().copied(),
            partner_site: self.text(&draft.partner_site, EndpointUrl::parse),
            ui: self.list(draft.ui.value(), Self::ui),
            authentication: draft.authentication.value().map(|table| self.authentication(table)).unwrap_or_default(),
            endpoints: Endpoints {
                supported: self
                    .names(draft.endpoints.value().and_then(|t| t.supported.value()), SupportedEndpoint::parse),
            },
            notifications: draft.notifications.value().map(|table| self.notifications(table)).unwrap_or_default(),
            integrations: draft.integrations.value().map(|table| self.integrations(table)).unwrap_or_default(),
            licenses: draft.licenses.value().map(|table| self.licenses(table)).unwrap_or_default(),
            advanced: draft.advanced.value().map(|table| self.advanced(table)).unwrap_or_default(),
            verification: draft.verification.value().map(verification).unwrap_or_default(),
        };
        let tenants = draft.tenants.value().map(|table| KnownTenants {
            sod: self.list(table.sod.value(), Self::tenant),
            stage: self.list(table.stage.value(), Self::tenant),
            production: self.list(table.production.value(), Self::tenant),
        });
        Some((Configuration(Arc::new(settings)), tenants.unwrap_or_default()))
    }

    fn authentication(&mut self, table: &AuthenticationDraft<'_>) -> Authentication {
        Authentication {
            native: is_on(&table.native),
            client_id: table.client_id.filter_map(|id| self.any_text(id, ClientId::parse)),
            redirect_urls: table
                .redirect_urls
                .filter_map(|list| self.urls(list, |url| UrlEntry::read(url, RedirectUrl::parse))),
            post_logout_redirect_urls: table
                .post_logout_redirect_urls
                .filter_map(|list| self.urls(list, |url| UrlEntry::parse_without_patterns(url, RedirectUrl::parse))),
            cors_urls: table
                .cors_urls
                .filter_map(|list| self.urls(list, |url| UrlEntry::parse_without_patterns(url, CorsOrigin::parse))),
            default_redirect_url: table.default_redirect_url.filter_map(|url| self.text(url, RedirectUrl::parse)),
            authorize_text: plain(&table.authorize_text),
            client_secret: table.client_secret.filter_map(|secret| self.client_secret(secret.value()?)),
            certificate: table.certificate.zip_map(self.keys, |table, key| Some(certificate(table.value()?, key))),
        }
    }

    fn client_secret(&mut self, table: &ClientSecretDraft<'_>) -> Option<Credential<StoredSecret>> {
        let hash =
            table.hash.value().and_then(|text| self.keep(SecretHash::parse(text.as_str()))).map(StoredSecret::Hash);
        let reference = table.reference.value().and_then(|text| self.keep(SecretReference::parse(text.as_str())));
        let value = hash.or(reference.map(StoredSecret::Reference))?;
        let (created, expires) = (table.created.value().copied(), table.expires.value().copied());
        Some(Credential { value, description: plain(&table.description), created, expires })
    }

    fn ui(&mut self, element: &UiDraft<'_>) -> Option<UiElement> {
        let component = element.component.value().copied()?;
        Some(UiElement { component, url: self.text(&element.url, EndpointUrl::parse) })
    }

    fn notifications(&mut self, table: &NotificationsDraft<'_>) -> Notifications {
        Notifications {
            state_change_url: table.state_change_url.filter_map(|url| self.text(url, EndpointUrl::parse)),
            enabled: is_on(&table.enabled),
            send_error_emails: is_on(&table.send_error_emails),
            technical_contact: self.text(&table.technical_contact, EmailAddress::parse),
            error_emails: self.text(&table.error_emails, EmailList::parse),
        }
    }

    fn integrations(&mut self, table: &IntegrationsDraft<'_>) -> Integrations {
        Integrations {
            erp_sync: table.erp_sync.value().map(|table| self.integration(table)),
            quote_connector: table.quote_connector.value().map(|table| self.integration(table)),
            mirroring: table.mirroring.value().map(|table| self.integration(table)),
        }
    }

    fn integration(&mut self, table: &IntegrationDraft<'_>) -> Integration {
        Integration {
            url: table.url.filter_map(|url| self.text(url, EndpointUrl::parse)),
            enabled: is_on(&table.enabled),
            send_error_emails: is_on(&table.send_error_emails),
        }
    }

    fn licenses(&mut self, table: &LicensesDraft<'_>) -> LicenseGrants {
        LicenseGrants {
            required: self.names(table.required.value(), License::parse),
            granted: self.names(table.granted.value(), License::parse),
        }
    }

    fn advanced(&mut self, table: &AdvancedDraft<'_>) -> Advanced {
        Advanced {
            claims: table.claims.value().map(access).unwrap_or_default(),
            agents: table.agents.value().map(access).unwrap_or_default(),
            custom_claims: self.names(table.custom_claims.value(), CustomClaim::parse),
            custom_error_url: table.custom_error_url.filter_map(|url| self.text(url, EndpointUrl::parse)),
            multi_tenant_identity: is_on(&table.multi_tenant_identity),
            redirect_suspended_customers: is_on(&table.redirect_suspended_customers),
            exclude_from_invoice: is_on(&table.exclude_from_invoice),
            support_dark_mode: is_on(&table.support_dark_mode),
            remove_remember_me: is_on(&table.remove_remember_me),
        }
    }

    fn tenant(&mut self, tenant: &TenantDraft<'_>) -> Option<KnownTenant> {
        let context_id = self.any_text(&tenant.context_id, ContextId::parse)?;
        let endpoint = self.text(&tenant.endpoint, EndpointUrl::parse);
        Some(KnownTenant { context_id, customer_site: plain(&tenant.customer_site), endpoint })
    }

    /// An optional text: empty text counts as absent.
    fn text<T>(&mut self, field: &Field<Text<'_>>, parse: fn(&str) -> Result<T, ParseError>) -> Option<T> {
        field.value().filter(|text| !text.is_blank()).and_then(|text| self.keep(parse(text.as_str())))
    }

    fn any_text<T>(&mut self, field: &Field<Text<'_>>, parse: fn(&str) -> Result<T, ParseError>) -> Option<T> {
        field.value().and_then(|text| self.keep(parse(text.as_str())))
    }

    fn urls<T>(
        &mut self,
        list: &Field<List<Text<'_>, true>>,
        parse: fn(&str) -> Result<UrlEntry<T>, ParseError>,
    ) -> Option<Arc<[UrlEntry<T>]>> {
        let list = list.value()?;
        let mut urls = Vec::with_capacity(list.len());
        urls.extend(list.values().filter_map(|(_, url)| self.keep(parse(url.as_str()))));
        Some(urls.into())
    }

    fn names<T>(&mut self, list: Option<&List<Text<'_>>>, parse: fn(&str) -> Result<T, ParseError>) -> Arc<[T]> {
        let Some(list) = list else { return Arc::default() };
        let mut names = Vec::with_capacity(list.len());
        names.extend(list.values().filter_map(|(_, name)| self.keep(parse(name.as_str()))));
        names.into()
    }

    fn list<D, T>(&mut self, list: Option<&List<D>>, make: fn(&mut Self, &D) -> Option<T>) -> Arc<[T]> {
        let Some(list) = list else { return Arc::default() };
        let mut values = Vec::with_capacity(list.len());
        values.extend(list.values().filter_map(|(_, draft)| make(self, draft)));
        values.into()
    }

    fn keep<T>(&mut self, made: Result<T, ParseError>) -> Option<T> {
        match made {
            Ok(value) => Some(value),
            Err(error) => {
                self.fault.get_or_insert(error);
                None
            }
        }
    }
}

/// A key that the check has read, with what stands beside it.
fn certificate(table: &CertificateDraft<'_>, key: &Certificate) -> Credential<Certificate> {
    let (created, expires) = (table.created.value().copied(), table.expires.value().copied());
    Credential { value: key.clone(), description: plain(&table.description), created, expires }
}

fn verification(table: &VerificationDraft) -> Verification {
    Verification {
        authorization_level: table.authorization_level.value().cloned(),
        security_audit: table.security_audit.value().cloned(),
        certification: table.certification.value().cloned(),
    }
}

fn is_on(field: &Field<bool>) -> bool {
    field.value().copied().unwrap_or(false)
}

fn plain(field: &Field<Text<'_>>) -> Option<Box<str>> {
    field.value().filter(|text| !text.is_blank()).map(|text| text.as_str().into())
}

/// The flags that are known, and the names that are not.
fn access<F: AccessFlags>(names: &FlagNames<'_>) -> Access<F> {
    match names {
        FlagNames::Bits(bits) => Access::from(F::from_bits_strict(*bits).unwrap_or_else(F::empty)),
        FlagNames::Names(names) => Access::from_names(names.values().map(|(_, name)| name.as_str())),
    }
}
