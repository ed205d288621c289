//! Whether an edit gives more access than there was: `edit.widens-access`.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::findings::Findings;
use crate::{
    AuthorizationLevel, Change, Code, Configuration, CorsOrigin, EndpointUrl, Environment, FieldId, Integration,
    IntegrationKind, Path, PerEnvironment, Problem, RedirectUrl, UrlEntry,
};

/// Tells what in this setting lets more in, or asks for less proof, than before: a warning for each.
pub(super) fn judge(
    findings: &mut Findings<'_>,
    before: &Configuration,
    after: &Configuration,
    field: FieldId,
    changes: &[Change],
) {
    let mut widening = Widening { findings, field };
    match field {
        FieldId::RedirectUrls => widening.lists(before, after, |it| &it.authentication().redirect_urls),
        FieldId::PostLogoutRedirectUrls => {
            widening.lists(before, after, |it| &it.authentication().post_logout_redirect_urls);
        }
        FieldId::CorsUrls => widening.lists(before, after, |it| &it.authentication().cors_urls),
        FieldId::DefaultRedirectUrl => {
            widening.values(before, after, |it| Some(&it.authentication().default_redirect_url));
        }
        FieldId::StateChangeUrl => widening.values(before, after, |it| Some(&it.notifications().state_change_url)),
        FieldId::CustomErrorUrl => widening.values(before, after, |it| Some(&it.advanced().custom_error_url)),
        FieldId::ErpSyncUrl => widening.values(before, after, |it| endpoint(it, IntegrationKind::ErpSync)),
        FieldId::QuoteConnectorUrl => {
            widening.values(before, after, |it| endpoint(it, IntegrationKind::QuoteConnector));
        }
        FieldId::MirroringUrl => widening.values(before, after, |it| endpoint(it, IntegrationKind::Mirroring)),
        FieldId::Claims => widening.names(changes, "a new claim"),
        FieldId::Agents => widening.names(changes, "a new agent"),
        FieldId::CustomClaims => widening.names(changes, "a new custom claim"),
        FieldId::Native | FieldId::MultiTenantIdentity | FieldId::RedirectSuspendedCustomers => {
            widening.flag(changes, "true");
        }
        FieldId::RemoveRememberMe => widening.flag(changes, "false"),
        FieldId::AuthorizationLevel => widening.level(before, after),
        // Who it is and what it shows, what it proves itself with, whom SuperOffice mails, what it costs, and what was found out about it.
        FieldId::Name
        | FieldId::Partner
        | FieldId::Distribution
        | FieldId::Kind
        | FieldId::PartnerSite
        | FieldId::Ui
        | FieldId::ClientId
        | FieldId::AuthorizeText
        | FieldId::ClientSecret
        | FieldId::Certificate
        | FieldId::SupportedEndpoints
        | FieldId::NotificationsEnabled
        | FieldId::NotificationErrorEmails
        | FieldId::TechnicalContact
        | FieldId::ErrorEmails
        | FieldId::ErpSyncEnabled
        | FieldId::ErpSyncErrorEmails
        | FieldId::QuoteConnectorEnabled
        | FieldId::QuoteConnectorErrorEmails
        | FieldId::MirroringEnabled
        | FieldId::MirroringErrorEmails
        | FieldId::RequiredLicenses
        | FieldId::GrantedLicenses
        | FieldId::ExcludeFromInvoice
        | FieldId::SupportDarkMode
        | FieldId::SecurityAudit
        | FieldId::Certification => {}
    }
}

fn endpoint(configuration: &Configuration, kind: IntegrationKind) -> Option<&PerEnvironment<EndpointUrl>> {
    configuration.integrations().get(kind).map(|integration: &Integration| &integration.url)
}

/// Where widening is told.
struct Widening<'f, 'p> {
    findings: &'f mut Findings<'p>,
    field: FieldId,
}

impl Widening<'_, '_> {
    fn push(&mut self, environment: Option<Environment>, why: &'static str, found: &str) {
        let path = Path::of_setting(self.field, environment);
        self.findings.push(Problem::at_path(Code::EDIT_WIDENS_ACCESS, path).why(why).found(found));
    }

    /// Names that came to a list.
    fn names(&mut self, changes: &[Change], why: &'static str) {
        for name in changes.iter().filter_map(Change::after) {
            self.push(None, why, name);
        }
    }

    /// A switch whose other position is the stricter one.
    fn flag(&mut self, changes: &[Change], milder: &'static str) {
        if changes.iter().any(|change| change.after() == Some(milder)) {
            self.push(None, "the setting is now", milder);
        }
    }

    /// With `explicit`, each tenant is approved by SuperOffice's app manager.
    fn level(&mut self, before: &Configuration, after: &Configuration) {
        let [before, after] = [before, after].map(|it| it.verification().authorization_level.as_ref());
        if before == Some(&AuthorizationLevel::EXPLICIT) {
            self.push(None, "the level is now", after.map_or("none", AuthorizationLevel::as_str));
        }
    }

    /// A setting that is a list of URLs for each environment.
    fn lists<'c, T: Entry>(
        &mut self,
        before: &'c Configuration,
        after: &'c Configuration,
        of: fn(&'c Configuration) -> &'c PerEnvironment<Arc<[T]>>,
    ) {
        let [before, after] = [before, after].map(of);
        self.each(before, after, |before, after| match before {
            Some(before) if Arc::ptr_eq(before, after) => Vec::new(),
            Some(before) => widened(before, after),
            None => widened(&[], after),
        });
    }

    /// A setting that is one URL for each environment.
    fn values<'c, T: Entry>(
        &mut self,
        before: &'c Configuration,
        after: &'c Configuration,
        of: fn(&'c Configuration) -> Option<&'c PerEnvironment<T>>,
    ) {
        let none = PerEnvironment::default();
        let [before, after] = [before, after].map(|it| of(it).unwrap_or(&none));
        self.each(before, after, |before, after| {
            widened(before.map_or(&[], core::slice::from_ref), core::slice::from_ref(after))
        });
    }

    /// Compares what counts in each environment, and tells what they all share once.
    fn each<'c, V>(
        &mut self,
        before: &'c PerEnvironment<V>,
        after: &'c PerEnvironment<V>,
        widened: impl Fn(Option<&'c V>, &'c V) -> Vec<(&'static str, Cow<'c, str>)>,
    ) {
        let environments = match (before, after) {
            (PerEnvironment::Shared(before), PerEnvironment::Shared(after)) => {
                for (why, found) in widened(Some(before), after) {
                    self.push(None, why, &found);
                }
                return;
            }
            _ => Environment::ALL,
        };
        let mut told = HashSet::new();
        for environment in environments {
            let Some(value) = after.get(environment) else { continue };
            for (why, found) in widened(before.get(environment), value) {
                if !after.is_shared() {
                    self.push(Some(environment), why, &found);
                } else if told.insert((why, found.clone())) {
                    self.push(None, why, &found);
                }
            }
        }
    }
}

/// An entry that says where something is sent.
trait Entry: AsRef<str> {
    /// Scheme and host, unless it is a pattern. A custom scheme stands for the program behind it.
    fn target(&self) -> Option<Target<'_>>;
}

#[derive(Clone, Copy)]
struct Target<'t> {
    scheme: &'t str,
    host: Option<&'t str>,
}

impl<'t> Target<'t> {
    /// Letter case counts in neither.
    fn place(self) -> Cow<'t, str> {
        // A custom scheme stands for the program behind it, whatever comes after it.
        let text = if self.is_web() { self.host.unwrap_or(self.scheme) } else { self.scheme };
        if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Owned(text.to_ascii_lowercase())
        } else {
            Cow::Borrowed(text)
        }
    }

    fn is_web(self) -> bool {
        self.is_encrypted() || self.scheme.eq_ignore_ascii_case("http")
    }

    fn is_encrypted(self) -> bool {
        self.scheme.eq_ignore_ascii_case("https")
    }
}

impl Entry for RedirectUrl {
    fn target(&self) -> Option<Target<'_>> {
        Some(Target { scheme: self.scheme(), host: self.host() })
    }
}

impl Entry for EndpointUrl {
    fn target(&self) -> Option<Target<'_>> {
        Some(Target { scheme: self.scheme(), host: self.host() })
    }
}

impl Entry for CorsOrigin {
    fn target(&self) -> Option<Target<'_>> {
        Some(Target { scheme: self.scheme(), host: Some(self.host()) })
    }
}

impl<T: Entry> Entry for UrlEntry<T> {
    fn target(&self) -> Option<Target<'_>> {
        self.literal().and_then(T::target)
    }
}

/// What a list of URLs, or a single one, has that it had not: patterns, hosts, and hosts that are now spoken to without encryption. Each is told
/// once, in linear time.
fn widened<'c, T: Entry>(before: &'c [T], after: &'c [T]) -> Vec<(&'static str, Cow<'c, str>)> {
    let known: HashSet<&str> = before.iter().map(AsRef::as_ref).collect();
    let new: Vec<&T> = after.iter().filter(|entry| !known.contains((*entry).as_ref())).collect();
    if new.is_empty() {
        return Vec::new();
    }
    // Each place, and whether it is worth telling that something is not encrypted on the way there.
    let mut places: HashMap<Cow<'_, str>, bool> = HashMap::new();
    for target in before.iter().filter_map(Entry::target) {
        *places.entry(target.place()).or_insert(true) &= target.is_encrypted();
    }
    let mut patterns = HashSet::new();
    let mut found = Vec::new();
    for entry in new {
        let Some(target) = entry.target() else {
            if patterns.insert(entry.as_ref()) {
                found.push(("a new pattern", Cow::Borrowed(entry.as_ref())));
            }
            continue;
        };
        let place = target.place();
        match places.get_mut(&place) {
            None => {
                let why = if target.is_web() { "a new host" } else { "a new scheme" };
                found.push((why, place.clone()));
                places.insert(place, false);
            }
            Some(was_encrypted) if *was_encrypted && !target.is_encrypted() => {
                *was_encrypted = false;
                found.push(("no longer https:", Cow::Borrowed(entry.as_ref())));
            }
            Some(_) => {}
        }
    }
    found
}

#[cfg(test)]
mod tests;
