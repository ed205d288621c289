//! Finding what differs between two configurations.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use super::change::{Change, ChangeKind, Diff};
use super::{Authentication, Configuration, Endpoints, Settings};
use crate::path::At;
use crate::{
    Access, AccessFlags, Advanced, ApplicationKind, Certificate, CertificateForm, Credential, Distribution,
    Environment, FieldId, Integration, Integrations, LicenseGrants, Notifications, PerEnvironment, StoredSecret,
    Timestamp, UiElement, Verification, redact,
};

impl Configuration {
    /// What has to change in this configuration to make it the other one.
    ///
    /// Two configurations are equal exactly when nothing differs. Parts that both share in memory are not looked into, and the
    /// time is linear in those that they do not.
    ///
    /// ```
    /// use superoffice_app::{Limits, Policy, json};
    ///
    /// let build = |text| json::read(text, &Limits::default()).build(&Policy::default()).map(|built| built.configuration);
    /// let before = build(r#"{"name": "Acme Orders", "authentication": {"redirect_urls": ["https://acme.example/a"]}}"#)?;
    /// let after = build(r#"{"name": "Acme Sales", "authentication": {"redirect_urls": ["https://acme.example/b"]}}"#)?;
    /// assert_eq!(
    ///     before.diff(&after).to_string(),
    ///     "name: `Acme Orders` becomes `Acme Sales`\n\
    ///      authentication.redirect_urls: removed `https://acme.example/a`\n\
    ///      authentication.redirect_urls: added `https://acme.example/b`"
    /// );
    /// # Ok::<(), superoffice_app::Report>(())
    /// ```
    pub fn diff(&self, other: &Self) -> Diff {
        let mut walk = Walk::default();
        if !Arc::ptr_eq(&self.0, &other.0) {
            walk.settings(&self.0, &other.0);
        }
        Diff { changes: walk.changes }
    }
}

/// The text of a value that is fit to be shown.
trait Shown {
    fn shown(&self) -> Cow<'_, str>;
}

/// Texts from outside: what may be a secret in a URL is masked, and what nobody sees escaped.
fn masked(text: &str) -> Cow<'_, str> {
    match redact::url(text) {
        Cow::Borrowed(text) => redact::printable(text),
        Cow::Owned(text) => Cow::Owned(redact::printable(&text).into_owned()),
    }
}

impl<T: AsRef<str>> Shown for T {
    fn shown(&self) -> Cow<'_, str> {
        masked(self.as_ref())
    }
}

/// What a value is, told without a text of its own.
struct Plain(&'static str);

impl AsRef<str> for Plain {
    fn as_ref(&self) -> &str {
        self.0
    }
}

const fn word(value: bool) -> Plain {
    Plain(if value { "true" } else { "false" })
}

#[derive(Default)]
struct Walk {
    changes: Vec<Change>,
}

/// Where a change is told: the setting, the environment, and the part of a credential.
#[derive(Clone, Copy)]
struct Place {
    field: FieldId,
    environment: Option<Environment>,
    part: Option<&'static str>,
}

impl Place {
    const fn of(field: FieldId) -> Self {
        Self { field, environment: None, part: None }
    }

    const fn in_environment(self, environment: Environment) -> Self {
        Self { environment: Some(environment), ..self }
    }

    const fn part(self, part: &'static str) -> Self {
        Self { part: Some(part), ..self }
    }
}

impl Walk {
    fn settings(&mut self, a: &Settings, b: &Settings) {
        // Taken apart by name, so that a new setting cannot be forgotten here.
        let Settings {
            schema: _,
            judged: _,
            name,
            partner,
            distribution,
            kind,
            partner_site,
            ui,
            authentication,
            endpoints: Endpoints { supported },
            notifications,
            integrations,
            licenses: LicenseGrants { required, granted },
            advanced,
            verification: Verification { authorization_level, security_audit, certification },
        } = a;
        self.one(Place::of(FieldId::Name), Some(name), Some(&b.name));
        self.one(Place::of(FieldId::Partner), partner.as_ref(), b.partner.as_ref());
        let distribution_of = |it: Distribution| Plain(it.as_str());
        let (was, is) = (distribution.map(distribution_of), b.distribution.map(distribution_of));
        self.one(Place::of(FieldId::Distribution), was.as_ref(), is.as_ref());
        let kind_of = |it: ApplicationKind| Plain(it.as_str());
        self.one(Place::of(FieldId::Kind), kind.map(kind_of).as_ref(), b.kind.map(kind_of).as_ref());
        self.one(Place::of(FieldId::PartnerSite), partner_site.as_ref(), b.partner_site.as_ref());
        self.ui(ui, &b.ui);
        self.authentication(authentication, &b.authentication);
        self.list(Place::of(FieldId::SupportedEndpoints), supported, &b.endpoints.supported);
        self.notifications(notifications, &b.notifications);
        self.integrations(integrations, &b.integrations);
        self.list(Place::of(FieldId::RequiredLicenses), required, &b.licenses.required);
        self.list(Place::of(FieldId::GrantedLicenses), granted, &b.licenses.granted);
        self.advanced(advanced, &b.advanced);
        let is = &b.verification;
        self.one(Place::of(FieldId::AuthorizationLevel), authorization_level.as_ref(), is.authorization_level.as_ref());
        self.one(Place::of(FieldId::SecurityAudit), security_audit.as_ref(), is.security_audit.as_ref());
        self.one(Place::of(FieldId::Certification), certification.as_ref(), is.certification.as_ref());
    }

    fn ui(&mut self, a: &Arc<[UiElement]>, b: &Arc<[UiElement]>) {
        let text = |element: &UiElement| match &element.url {
            Some(url) => format!("{} {url}", element.component.as_str()),
            None => element.component.as_str().to_owned(),
        };
        if !Arc::ptr_eq(a, b) && a != b {
            let texts = |list: &[UiElement]| list.iter().map(text).collect::<Vec<_>>();
            self.entries(Place::of(FieldId::Ui), &texts(a), &texts(b));
        }
    }

    fn authentication(&mut self, a: &Authentication, b: &Authentication) {
        let Authentication {
            native,
            client_id,
            redirect_urls,
            post_logout_redirect_urls,
            cors_urls,
            default_redirect_url,
            authorize_text,
            client_secret,
            certificate,
        } = a;
        self.flag(FieldId::Native, *native, b.native);
        self.each(FieldId::ClientId, client_id, &b.client_id, Self::one);
        self.each(FieldId::RedirectUrls, redirect_urls, &b.redirect_urls, Self::some_list);
        let (was, is) = (post_logout_redirect_urls, &b.post_logout_redirect_urls);
        self.each(FieldId::PostLogoutRedirectUrls, was, is, Self::some_list);
        self.each(FieldId::CorsUrls, cors_urls, &b.cors_urls, Self::some_list);
        self.each(FieldId::DefaultRedirectUrl, default_redirect_url, &b.default_redirect_url, Self::one);
        self.one(Place::of(FieldId::AuthorizeText), authorize_text.as_ref(), b.authorize_text.as_ref());
        self.each(FieldId::ClientSecret, client_secret, &b.client_secret, Self::credential);
        self.each(FieldId::Certificate, certificate, &b.certificate, Self::credential);
    }

    fn notifications(&mut self, a: &Notifications, b: &Notifications) {
        let Notifications { state_change_url, enabled, send_error_emails, technical_contact, error_emails } = a;
        self.each(FieldId::StateChangeUrl, state_change_url, &b.state_change_url, Self::one);
        self.flag(FieldId::NotificationsEnabled, *enabled, b.enabled);
        self.flag(FieldId::NotificationErrorEmails, *send_error_emails, b.send_error_emails);
        self.one(Place::of(FieldId::TechnicalContact), technical_contact.as_ref(), b.technical_contact.as_ref());
        self.one(Place::of(FieldId::ErrorEmails), error_emails.as_ref(), b.error_emails.as_ref());
    }

    fn integrations(&mut self, a: &Integrations, b: &Integrations) {
        let Integrations { erp_sync, quote_connector, mirroring } = a;
        for (was, is, [url, enabled, mails]) in [
            (erp_sync, &b.erp_sync, [FieldId::ErpSyncUrl, FieldId::ErpSyncEnabled, FieldId::ErpSyncErrorEmails]),
            (
                quote_connector,
                &b.quote_connector,
                [FieldId::QuoteConnectorUrl, FieldId::QuoteConnectorEnabled, FieldId::QuoteConnectorErrorEmails],
            ),
            (
                mirroring,
                &b.mirroring,
                [FieldId::MirroringUrl, FieldId::MirroringEnabled, FieldId::MirroringErrorEmails],
            ),
        ] {
            let none = Integration::default();
            let (was_there, is_there) = (was.as_ref().unwrap_or(&none), is.as_ref().unwrap_or(&none));
            self.each(url, &was_there.url, &is_there.url, Self::one);
            let flag = |table: &Option<Integration>, value: bool| table.as_ref().map(|_| word(value));
            // An empty table is not the same as none.
            self.one(Place::of(enabled), flag(was, was_there.enabled).as_ref(), flag(is, is_there.enabled).as_ref());
            self.flag(mails, was_there.send_error_emails, is_there.send_error_emails);
        }
    }

    fn advanced(&mut self, a: &Advanced, b: &Advanced) {
        let Advanced {
            claims,
            agents,
            custom_claims,
            custom_error_url,
            multi_tenant_identity,
            redirect_suspended_customers,
            exclude_from_invoice,
            support_dark_mode,
            remove_remember_me,
        } = a;
        self.access(FieldId::Claims, claims, &b.claims);
        self.access(FieldId::Agents, agents, &b.agents);
        self.list(Place::of(FieldId::CustomClaims), custom_claims, &b.custom_claims);
        self.each(FieldId::CustomErrorUrl, custom_error_url, &b.custom_error_url, Self::one);
        self.flag(FieldId::MultiTenantIdentity, *multi_tenant_identity, b.multi_tenant_identity);
        let (was, is) = (*redirect_suspended_customers, b.redirect_suspended_customers);
        self.flag(FieldId::RedirectSuspendedCustomers, was, is);
        self.flag(FieldId::ExcludeFromInvoice, *exclude_from_invoice, b.exclude_from_invoice);
        self.flag(FieldId::SupportDarkMode, *support_dark_mode, b.support_dark_mode);
        self.flag(FieldId::RemoveRememberMe, *remove_remember_me, b.remove_remember_me);
    }

    fn access<F: AccessFlags + PartialEq>(&mut self, field: FieldId, a: &Access<F>, b: &Access<F>) {
        if a != b {
            let names = |access: &Access<F>| access.names().map(str::to_owned).collect::<Vec<_>>();
            self.entries(Place::of(field), &names(a), &names(b));
        }
    }

    fn flag(&mut self, field: FieldId, a: bool, b: bool) {
        self.one(Place::of(field), Some(&word(a)), Some(&word(b)));
    }

    /// A setting that environments share or have of their own each.
    fn each<T: PartialEq>(
        &mut self,
        field: FieldId,
        a: &PerEnvironment<T>,
        b: &PerEnvironment<T>,
        one: fn(&mut Self, Place, Option<&T>, Option<&T>),
    ) {
        let place = Place::of(field);
        if let (PerEnvironment::Shared(a), PerEnvironment::Shared(b)) = (a, b) {
            return one(self, place, Some(a), Some(b));
        }
        // From nothing to a shared value, and back, is no change of the toggle.
        match (a.is_shared(), b.is_shared()) {
            (true, false) if b.is_empty() => return one(self, place, a.get(Environment::Sod), None),
            (false, true) if a.is_empty() => return one(self, place, None, b.get(Environment::Sod)),
            (true, false) => self.push(place, ChangeKind::SetApart, None, None),
            (false, true) => self.push(place, ChangeKind::Shared, None, None),
            (true, true) | (false, false) => {}
        }
        for environment in Environment::ALL {
            one(self, place.in_environment(environment), a.get(environment), b.get(environment));
        }
    }

    fn one<T: AsRef<str>>(&mut self, place: Place, a: Option<&T>, b: Option<&T>) {
        if a.map(AsRef::as_ref) != b.map(AsRef::as_ref) {
            self.replaced(place, a.map(Shown::shown), b.map(Shown::shown));
        }
    }

    fn credential<T: PartialEq + Told>(&mut self, place: Place, a: Option<&Credential<T>>, b: Option<&Credential<T>>) {
        if a.map(|held| &held.value) != b.map(|held| &held.value) {
            let told = |held: Option<&Credential<T>>| held.map(|held| Cow::Owned(held.value.told()));
            self.replaced(place, told(a), told(b));
        }
        let description = |held: Option<&'_ Credential<T>>| held.and_then(|held| held.description.clone());
        self.one(place.part("description"), description(a).as_ref(), description(b).as_ref());
        let date = |time: Option<Timestamp>| time.map(|time| time.to_string());
        let (was, is) = (a.and_then(|held| held.created), b.and_then(|held| held.created));
        self.one(place.part("created"), date(was).as_ref(), date(is).as_ref());
        let (was, is) = (a.and_then(|held| held.expires), b.and_then(|held| held.expires));
        self.one(place.part("expires"), date(was).as_ref(), date(is).as_ref());
    }

    fn some_list<T: AsRef<str> + PartialEq>(&mut self, place: Place, a: Option<&Arc<[T]>>, b: Option<&Arc<[T]>>) {
        // A list without entries is not the same as none.
        let empty = |list: Option<&Arc<[T]>>| list.filter(|list| list.is_empty()).map(|_| Cow::Borrowed("[]"));
        if a.is_none_or(|list| list.is_empty()) && b.is_none_or(|list| list.is_empty()) {
            if a.is_none() != b.is_none() {
                self.replaced(place, empty(a), empty(b));
            }
            return;
        }
        let none = Arc::default();
        self.list(place, a.unwrap_or(&none), b.unwrap_or(&none));
    }

    fn list<T: AsRef<str> + PartialEq>(&mut self, place: Place, a: &Arc<[T]>, b: &Arc<[T]>) {
        if !Arc::ptr_eq(a, b) && a != b {
            self.entries(place, a, b);
        }
    }

    /// Which entries went and which came, in linear time; an entry that stands twice counts twice.
    fn entries<T: AsRef<str>>(&mut self, place: Place, a: &[T], b: &[T]) {
        let mut left: HashMap<&str, usize> = HashMap::with_capacity(b.len());
        for entry in b {
            *left.entry(entry.as_ref()).or_default() += 1;
        }
        let told = self.changes.len();
        for entry in a {
            match left.get_mut(entry.as_ref()) {
                Some(count) if *count > 0 => *count -= 1,
                _ => self.push(place, ChangeKind::Removed, Some(entry.shown()), None),
            }
        }
        // The last ones are those that came.
        let first = self.changes.len();
        for entry in b.iter().rev() {
            if let Some(count) = left.get_mut(entry.as_ref()).filter(|count| **count > 0) {
                *count -= 1;
                self.push(place, ChangeKind::Added, None, Some(entry.shown()));
            }
        }
        if let Some(added) = self.changes.get_mut(first..) {
            added.reverse();
        }
        if self.changes.len() == told {
            self.push(place, ChangeKind::Reordered, None, None);
        }
    }

    fn replaced(&mut self, place: Place, before: Option<Cow<'_, str>>, after: Option<Cow<'_, str>>) {
        let kind = match (&before, &after) {
            (None, _) => ChangeKind::Added,
            (_, None) => ChangeKind::Removed,
            (Some(_), Some(_)) => ChangeKind::Changed,
        };
        self.push(place, kind, before, after);
    }

    fn push(&mut self, place: Place, kind: ChangeKind, before: Option<Cow<'_, str>>, after: Option<Cow<'_, str>>) {
        let Place { field, environment, part } = place;
        let path = with_at(&At::ROOT, field.keys(), &|at| {
            let at = at.maybe(environment);
            part.map_or_else(|| at.path(), |part| at.field(part).path())
        });
        let text = |text: Option<Cow<'_, str>>| text.map(|text| text.into_owned().into());
        self.changes.push(Change { field, environment, path, kind, before: text(before), after: text(after) });
    }
}

/// Hands on the place that lies so many keys below another.
fn with_at<R>(at: &At<'_>, keys: &[&'static str], then: &dyn Fn(&At<'_>) -> R) -> R {
    match keys.split_first() {
        Some((key, rest)) => with_at(&at.field(key), rest, then),
        None => then(at),
    }
}

/// What is told of a credential: enough to see that it is there, and of which kind.
trait Told {
    fn told(&self) -> String;
}

impl Told for StoredSecret {
    fn told(&self) -> String {
        match self {
            Self::Hash(hash) => format!("${}${}", hash.function(), redact::MASK),
            Self::Reference(reference) => format!("{}:{}", reference.scheme(), redact::MASK),
        }
    }
}

impl Told for Certificate {
    fn told(&self) -> String {
        let form = match self.form() {
            CertificateForm::RsaXml => "RSA XML",
            CertificateForm::Pem => "PEM",
        };
        self.key_bits().map_or_else(|| format!("a key as {form}"), |bits| format!("a key of {bits} bits as {form}"))
    }
}
