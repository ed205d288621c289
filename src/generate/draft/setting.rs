//! The other tables of a file, before they are made to fit.

use proptest::prelude::*;
use proptest::sample::select;

use super::access::{self, Granted};
use super::slots::{self, slots};
use super::{license, url};
use crate::generate::maybe::maybe;
use crate::generate::text;
use crate::{
    AdvancedDraft, Agents, Claims, EndpointsDraft, Environment, Field, FlagNames, IntegrationsDraft, LicensesDraft,
    List, NotificationsDraft, PerEnvironment, TextList, UiComponent, UiDraft,
};

/// One to three things that the application shows, each with the page that it opens; a web panel is told for whom it is opened.
pub(crate) fn ui() -> BoxedStrategy<List<UiDraft<'static>>> {
    let element = (select(&UiComponent::ALL[..]), maybe(0.8, url::endpoint())).prop_map(|(component, url)| {
        let url = url.map(|url| if component == UiComponent::WebPanel { web_panel(&url) } else { url });
        UiDraft { component: component.into(), url: url.map(Into::into).into() }
    });
    prop::collection::vec(element, 1..=3).prop_map(|elements| elements.into_iter().collect()).boxed()
}

/// A page that is told the tenant and the user.
pub(crate) fn web_panel(page: &str) -> String {
    format!("{page}{}ctx=<uctx>&user=<usid>", if page.contains('?') { '&' } else { '?' })
}

/// `WebAPI` alone six of ten times; or with the SOAP services, of which one in four is an old version; one in twenty with a name that is not known.
pub(crate) fn endpoints() -> BoxedStrategy<EndpointsDraft<'static>> {
    let soap = maybe(0.35, select(&["Services88", "Services88", "Services88", "Services86"][..]));
    let unknown = maybe(0.05, text::word().prop_map(|word| format!("{word}API")));
    let web_api = select(&["WebAPI", "WebAPI", "WebAPI", "webapi"][..]);
    (soap, unknown, web_api)
        .prop_map(|(soap, unknown, web_api)| {
            let names = [Some(web_api), soap].into_iter().flatten().map(str::to_owned).chain(unknown);
            EndpointsDraft { supported: names.collect::<TextList<'_>>().into() }
        })
        .boxed()
}

/// Whom SuperOffice tells what.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    has_url: bool,
    urls: PerEnvironment<String>,
    enabled: Option<bool>,
    mails: Option<bool>,
    contact: Option<String>,
    errors: Option<Vec<String>>,
}

/// A state change endpoint half of the time, a technical contact eight of ten times, addresses for error mails one in five times.
pub(crate) fn told(environment: Environment) -> BoxedStrategy<Told> {
    let addresses = prop::collection::vec(text::mailbox(), 1..=3);
    let switches = (prop::bool::weighted(0.5), maybe(0.6, any::<bool>()), maybe(0.5, any::<bool>()));
    let urls = slots(environment, |_| url::endpoint());
    (switches, maybe(0.8, text::mailbox()), maybe(0.2, addresses), urls)
        .prop_map(|((has_url, enabled, mails), contact, errors, urls)| Told {
            has_url,
            urls,
            enabled,
            mails,
            contact,
            errors,
        })
        .boxed()
}

impl Told {
    /// As it is written in a file.
    pub(crate) fn written(self, environment: Environment, has_to_be_told: bool) -> NotificationsDraft<'static> {
        let has_url = self.has_url || has_to_be_told;
        NotificationsDraft {
            state_change_url: if has_url {
                slots::map(self.urls, environment, |_, url| url.into())
            } else {
                PerEnvironment::default()
            },
            enabled: if has_to_be_told { true.into() } else { self.enabled.into() },
            send_error_emails: self.mails.into(),
            technical_contact: self.contact.map(Into::into).into(),
            error_emails: self.errors.map(|addresses| addresses.join(";").into()).into(),
        }
    }
}

/// Licenses that are required, and those that are granted, each three of ten times.
pub(crate) fn licenses() -> impl Strategy<Value = [Option<Vec<String>>; 2]> + use<> {
    [maybe(0.3, license::licenses()), maybe(0.3, license::licenses())]
}

/// The table of licenses; Integration server is granted only to whom it is of use.
pub(crate) fn written_licenses(
    [required, granted]: [Option<Vec<String>>; 2],
    may_have_server: bool,
) -> LicensesDraft<'static> {
    let is_server = |name: &String| crate::setting::license::kind(name) == crate::LicenseKind::IntegrationServer;
    let list = |names: Option<Vec<String>>| -> Field<TextList<'static>> {
        names.map(|names| names.into_iter().collect::<TextList<'_>>()).into()
    };
    let granted = granted.map(|mut names| {
        names.retain(|name| may_have_server || !is_server(name));
        names
    });
    LicensesDraft { required: list(required), granted: list(granted) }
}

/// What the app manager sets.
#[derive(Clone, Debug)]
pub(crate) struct Managed {
    pub(crate) claims: Option<Granted<Claims>>,
    pub(crate) agents: Option<Granted<Agents>>,
    custom_claims: Option<Vec<String>>,
    error_url: Option<PerEnvironment<String>>,
    switches: [Option<bool>; 5],
}

/// Claims and agents half of the time each, a fifth with claims of one's own, and the others more rarely.
pub(crate) fn managed(environment: Environment) -> BoxedStrategy<Managed> {
    let switch = || maybe(0.15, any::<bool>());
    let switches = [switch(), switch(), switch(), switch(), switch()];
    let error_url = maybe(0.15, slots(environment, |_| url::endpoint()));
    let granted = (maybe(0.5, access::claims()), maybe(0.5, access::agents()));
    (switches, error_url, maybe(0.2, access::custom_claims()), granted)
        .prop_map(|(switches, error_url, custom_claims, (claims, agents))| Managed {
            claims,
            agents,
            custom_claims,
            error_url,
            switches,
        })
        .boxed()
}

impl Managed {
    /// As it is written in a file.
    pub(crate) fn written(self, environment: Environment) -> AdvancedDraft<'static> {
        let [multi_tenant, suspended, invoice, dark_mode, remember_me] = self.switches;
        let error_url = self.error_url.unwrap_or_default();
        AdvancedDraft {
            claims: self.claims.map(|granted| granted.written(FlagNames::from)).into(),
            agents: self.agents.map(|granted| granted.written(FlagNames::from)).into(),
            custom_claims: self.custom_claims.map(|names| names.into_iter().collect::<TextList<'_>>()).into(),
            custom_error_url: slots::map(error_url, environment, |_, url| url.into()),
            multi_tenant_identity: multi_tenant.into(),
            redirect_suspended_customers: suspended.into(),
            exclude_from_invoice: invoice.into(),
            support_dark_mode: dark_mode.into(),
            remove_remember_me: remember_me.into(),
        }
    }
}

/// The three integrations, each one in five times.
pub(crate) fn integrations(environment: Environment) -> BoxedStrategy<IntegrationsDraft<'static>> {
    let one = || maybe(0.2, super::integration::integration(environment));
    (one(), one(), one())
        .prop_map(|(erp_sync, quote_connector, mirroring)| IntegrationsDraft {
            erp_sync: erp_sync.into(),
            quote_connector: quote_connector.into(),
            mirroring: mirroring.into(),
        })
        .boxed()
}
