//! Drafts that have no errors.

mod access;
mod authentication;
pub(super) mod credential;
mod identity;
pub(super) mod integration;
mod license;
pub(super) mod setting;
pub(super) mod slots;
mod tenant;
pub(super) mod time;
pub(super) mod url;
mod verification;

use proptest::prelude::*;
use proptest::sample::select;

use authentication::{Needed, SignIn};
use setting::{Managed, Told};
use verification::Statuses;

use super::maybe::maybe;
use super::text;
use crate::{
    Agents, ApplicationKind, Claims, ConfigurationDraft, Distribution, EndpointsDraft, Environment, Field,
    IntegrationDraft, IntegrationsDraft, List, TenantsDraft, UiDraft,
};

/// Drafts that are ready for this environment and have no errors, asked at [`NOW`](super::NOW) with the default policy. Some have warnings and hints.
///
/// Six of ten are custom apps, the others are for the App Store; one in four is native; seven of ten say their kind, each kind as often as the others.
/// Every setting is given sometimes. What can be set apart by environment is shared half of the time; otherwise the environment that is asked for has a
/// value of its own, and each of the other two has one in six of ten cases. Redirect URLs are patterns in one of ten cases, or go to the machine of the user
/// where that is right; of 8 of their paths, and of those of post-logout URLs, one ends in a slash, one has an upper case letter, and one has a percent escape
/// such as `%20` or `%C3%A6`, so that an editor shows that does not keep a URL as it is. Two of three secrets are references, the others hashes; two of three
/// certificates are .NET XML, the others PEM, of keys that nobody has the private half of. What the environment and the settings themselves demand is always there: a client ID, a client secret unless PKCE takes its
/// place, a certificate where tokens are signed, the state change endpoint of an app of the App Store outside SOD.
///
/// They shrink by leaving settings out, down to a custom app with a name, a client ID, and a client secret.
///
/// ```
/// use proptest::prelude::*;
/// use superoffice_app::generate::drafts;
/// use superoffice_app::{Environment, Policy};
///
/// proptest!(|(draft in drafts(Environment::Sod))| {
///     prop_assert!(draft.build(&Policy::default()).is_ok());
/// });
/// ```
pub fn drafts(environment: Environment) -> BoxedStrategy<ConfigurationDraft<'static>> {
    drafts_like(environment, Wish::default())
}

/// What a draft has to be; anything where nothing is said.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Wish {
    pub(crate) distribution: Option<Distribution>,
    pub(crate) native: Option<bool>,
    pub(crate) kind: Option<ApplicationKind>,
    pub(crate) system_token: Option<bool>,
}

/// The same, of those that are as wished.
pub(crate) fn drafts_like(environment: Environment, wish: Wish) -> BoxedStrategy<ConfigurationDraft<'static>> {
    let what = (prop::bool::weighted(0.4), prop::bool::weighted(0.25), maybe(0.7, select(&ApplicationKind::ALL[..])));
    let who = (maybe(0.1, Just(1)), maybe(0.8, identity::partner()), maybe(0.35, text::https_url()), identity::name());
    // What may be left out comes first, for it is made simpler first.
    let parts = (
        what,
        maybe(0.4, setting::ui()),
        maybe(0.3, tenant::tenants()),
        maybe(0.5, verification::verification()),
        setting::licenses(),
        setting::integrations(environment),
        setting::managed(environment),
        maybe(0.95, setting::endpoints()),
        setting::told(environment),
        authentication::sign_in(environment),
        who,
    );
    parts
        .prop_map(
            move |(what, ui, tenants, statuses, licenses, integrations, managed, endpoints, told, sign_in, who)| {
                let parts = Parts {
                    what,
                    ui,
                    tenants,
                    statuses,
                    licenses,
                    integrations,
                    managed,
                    endpoints,
                    told,
                    sign_in,
                    who,
                };
                parts.fit(environment, wish)
            },
        )
        .boxed()
}

/// What a draft is made of: each is right by itself, and nothing is said of how they go together.
struct Parts {
    what: (bool, bool, Option<ApplicationKind>),
    ui: Option<List<UiDraft<'static>>>,
    tenants: Option<TenantsDraft<'static>>,
    statuses: Option<Statuses>,
    licenses: [Option<Vec<String>>; 2],
    integrations: IntegrationsDraft<'static>,
    managed: Managed,
    endpoints: Option<EndpointsDraft<'static>>,
    told: Told,
    sign_in: SignIn,
    who: (Option<u64>, Option<String>, Option<String>, String),
}

impl Parts {
    /// Puts them together, so that each has what it needs of the others.
    fn fit(self, environment: Environment, wish: Wish) -> ConfigurationDraft<'static> {
        let (is_standard, is_native, kind) = self.what;
        let (schema, partner, partner_site, name) = self.who;
        let distribution = if is_standard { Distribution::Standard } else { Distribution::Custom };
        let distribution = wish.distribution.unwrap_or(distribution);
        let is_standard = distribution == Distribution::Standard;
        let is_native = wish.native.unwrap_or(is_native);
        let kind = wish.kind.or(kind);

        let is_used = |table: &Field<IntegrationDraft<'_>>| table.value().is_some();
        let IntegrationsDraft { erp_sync, quote_connector, mirroring } = &self.integrations;
        let has_erp_sync = is_used(erp_sync);
        let is_signed = has_erp_sync || is_used(quote_connector) || is_used(mirroring);

        let mut managed = self.managed;
        managed.claims = access::with(managed.claims, Claims::SYSTEM_TOKEN, wish.system_token);
        managed.agents = access::with(managed.agents, Agents::ERP_SYNC, has_erp_sync.then_some(true));
        let has_token = managed.claims.as_ref().is_some_and(|granted| granted.flags.contains(Claims::SYSTEM_TOKEN));

        let is_published = is_standard && !environment.is_sod();
        let needed = Needed {
            redirects: is_native || matches!(kind, Some(ApplicationKind::Internal | ApplicationKind::Hybrid)),
            secret: !is_native || has_token,
            certificate: has_token || is_signed,
        };
        let has_to_be_passed = is_standard && environment == Environment::Production;
        ConfigurationDraft {
            schema: schema.into(),
            name: name.into(),
            partner: partner.map(Into::into).into(),
            distribution: distribution.into(),
            kind: kind.into(),
            partner_site: partner_site.map(Into::into).into(),
            ui: self.ui.filter(|_| kind != Some(ApplicationKind::External)).into(),
            authentication: self.sign_in.written(environment, is_native, needed).into(),
            endpoints: self.endpoints.into(),
            notifications: unless_empty(self.told.written(environment, is_published)),
            integrations: unless_empty(self.integrations),
            licenses: unless_empty(setting::written_licenses(self.licenses, is_standard && has_erp_sync)),
            advanced: unless_empty(managed.written(environment)),
            verification: self.statuses.map(|statuses| statuses.written(has_to_be_passed)).into(),
            tenants: self.tenants.into(),
            ..ConfigurationDraft::default()
        }
    }
}

/// A table, unless there is nothing in it.
fn unless_empty<T: Default + PartialEq>(table: T) -> Field<T> {
    Some(table).filter(|table| *table != T::default()).into()
}
