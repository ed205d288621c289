//! Faults of the URLs that SuperOffice calls or opens.

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::place::table;
use super::redirect_advice::secret_query;
use super::redirect_host::private_name;
use super::{Fault, Faulty, environment_of, put, spoilt};
use crate::generate::wrong_url::{self, url_with};
use crate::{Code, ConfigurationDraft, Environment, Field, List, TenantDraft, UiComponent, UiDraft};

/// Each code of this family, with the drafts that have its fault.
pub(super) const FAULTS: &[Fault] = &[
    Fault(Code::ENDPOINT_URL_MALFORMED, malformed),
    Fault(Code::ENDPOINT_URL_AMBIGUOUS_HOST, ambiguous_host),
    Fault(Code::ENDPOINT_URL_FRAGMENT, fragment),
    Fault(Code::ENDPOINT_URL_USER_INFO, user_info),
    Fault(Code::ENDPOINT_URL_WILDCARD, wildcard),
    Fault(Code::ENDPOINT_URL_WHITE_SPACE, white_space),
    Fault(Code::ENDPOINT_URL_CONTROL_CHARACTER, control_character),
    Fault(Code::ENDPOINT_URL_BACKSLASH, backslash),
    Fault(Code::ENDPOINT_URL_DOT_SEGMENT, dot_segment),
    Fault(Code::ENDPOINT_URL_FORBIDDEN_CHARACTER, forbidden_character),
    Fault(Code::ENDPOINT_URL_FORBIDDEN_SCHEME, forbidden_scheme),
    Fault(Code::ENDPOINT_URL_TOO_LONG, too_long),
    Fault(Code::ENDPOINT_URL_NOT_HTTPS, not_https),
    Fault(Code::ENDPOINT_URL_PRIVATE_HOST, private_host),
    Fault(Code::ENDPOINT_URL_SECRET_IN_QUERY, secret_in_query),
];

/// A setting that holds such a URL.
#[derive(Clone, Copy, Debug)]
enum Role {
    PartnerSite,
    Link,
    StateChange,
    ErpSync,
    QuoteConnector,
    Mirroring,
    ErrorPage,
    Tenant,
}

const ALL: &[Role] = &[
    Role::PartnerSite,
    Role::Link,
    Role::StateChange,
    Role::QuoteConnector,
    Role::ErrorPage,
    Role::Tenant,
    Role::Mirroring,
    Role::ErpSync,
];
/// Those of which more is asked than that they can be read.
const USED: &[Role] =
    &[Role::Link, Role::StateChange, Role::QuoteConnector, Role::ErrorPage, Role::Mirroring, Role::ErpSync];

/// A place: one of the settings, in one environment or in all.
#[derive(Clone, Debug)]
struct Spot {
    role: Role,
    environment: Option<Environment>,
    /// Among the links or the tenants of the draft.
    place: Index,
    component: UiComponent,
    /// A tenant of its own, unless there is one already.
    tenant: u16,
}

/// Half of them are for all environments, where that is possible.
fn spot(roles: &'static [Role], environments: Vec<Option<Environment>>) -> impl Strategy<Value = Spot> + use<> {
    let component = select(&UiComponent::ALL[..]);
    (select(roles), select(environments), any::<Index>(), component, 10_000..60_000_u16)
        .prop_map(|(role, environment, place, component, tenant)| Spot { role, environment, place, component, tenant })
}

fn anywhere() -> impl Strategy<Value = Spot> + use<> {
    let [sod, stage, production] = Environment::ALL.map(Some);
    spot(ALL, vec![None, None, None, sod, stage, production])
}

fn counted(environment: Environment) -> impl Strategy<Value = Spot> + use<> {
    spot(USED, vec![None, Some(environment)])
}

impl Spot {
    /// Puts the text there. What is switched on stays so, and nothing is switched on.
    fn put(self, draft: &mut ConfigurationDraft<'static>, text: String) {
        let Self { role, environment, place, component, tenant } = self;
        let integrations = table(&mut draft.integrations);
        let integration = match role {
            Role::ErpSync => integrations.and_then(|integrations| table(&mut integrations.erp_sync)),
            Role::QuoteConnector => integrations.and_then(|integrations| table(&mut integrations.quote_connector)),
            Role::Mirroring => integrations.and_then(|integrations| table(&mut integrations.mirroring)),
            Role::PartnerSite | Role::Link | Role::StateChange | Role::ErrorPage | Role::Tenant => None,
        };
        if let Some(integration) = integration {
            return put(&mut integration.url, environment, text.into());
        }
        match role {
            Role::PartnerSite => draft.partner_site = text.into(),
            Role::Link => {
                let mut links = draft.ui.value().map(List::entries).unwrap_or_default().to_vec();
                let link = UiDraft { component: component.into(), url: text.into() };
                links.insert(place.index(links.len() + 1), link.into());
                draft.ui = List::from_fields(links).into();
            }
            Role::StateChange => {
                if let Some(notifications) = table(&mut draft.notifications) {
                    put(&mut notifications.state_change_url, environment, text.into());
                }
            }
            Role::ErrorPage => {
                if let Some(advanced) = table(&mut draft.advanced) {
                    put(&mut advanced.custom_error_url, environment, text.into());
                }
            }
            Role::Tenant => put_in_tenant(draft, environment, place, tenant, text),
            Role::ErpSync | Role::QuoteConnector | Role::Mirroring => {}
        }
    }
}

/// Gives one of the tenants of an environment this endpoint, or adds a tenant that has it.
fn put_in_tenant(
    draft: &mut ConfigurationDraft<'static>,
    environment: Option<Environment>,
    place: Index,
    number: u16,
    text: String,
) {
    let Some(tenants) = table(&mut draft.tenants) else { return };
    let list = match environment {
        Some(Environment::Sod) => &mut tenants.sod,
        Some(Environment::Stage) => &mut tenants.stage,
        Some(Environment::Production) | None => &mut tenants.production,
    };
    let mut entries = list.value().map(List::entries).unwrap_or_default().to_vec();
    if entries.is_empty() {
        let tenant = TenantDraft { context_id: format!("Cust{number}").into(), ..Default::default() };
        entries.push(tenant.into());
    }
    let at = place.index(entries.len());
    if let Some(tenant) = entries.get_mut(at).and_then(Field::value_mut) {
        tenant.endpoint = text.into();
    }
    *list = List::from_fields(entries).into();
}

/// Drafts with one of these texts in any place of such a URL.
fn with_text(code: Code, texts: impl Strategy<Value = String> + 'static) -> Faulty {
    spoilt(code, (texts, anywhere()), |draft, (text, spot)| spot.put(draft, text))
}

fn malformed() -> Faulty {
    with_text(Code::ENDPOINT_URL_MALFORMED, wrong_url::malformed())
}

fn ambiguous_host() -> Faulty {
    with_text(Code::ENDPOINT_URL_AMBIGUOUS_HOST, wrong_url::ambiguous_host())
}

/// A warning in UI links, in the site of the partner and in the endpoint of a tenant.
fn fragment() -> Faulty {
    with_text(Code::ENDPOINT_URL_FRAGMENT, wrong_url::fragment())
}

fn user_info() -> Faulty {
    with_text(Code::ENDPOINT_URL_USER_INFO, wrong_url::user_info())
}

fn wildcard() -> Faulty {
    with_text(Code::ENDPOINT_URL_WILDCARD, wrong_url::wildcard())
}

fn white_space() -> Faulty {
    with_text(Code::ENDPOINT_URL_WHITE_SPACE, wrong_url::white_space())
}

fn control_character() -> Faulty {
    with_text(Code::ENDPOINT_URL_CONTROL_CHARACTER, wrong_url::control_character())
}

fn backslash() -> Faulty {
    with_text(Code::ENDPOINT_URL_BACKSLASH, wrong_url::backslash())
}

fn dot_segment() -> Faulty {
    with_text(Code::ENDPOINT_URL_DOT_SEGMENT, wrong_url::dot_segment())
}

fn forbidden_character() -> Faulty {
    with_text(Code::ENDPOINT_URL_FORBIDDEN_CHARACTER, wrong_url::forbidden_character())
}

fn forbidden_scheme() -> Faulty {
    with_text(Code::ENDPOINT_URL_FORBIDDEN_SCHEME, wrong_url::forbidden_scheme())
}

/// One of four is longer than what can be held, the others are longer than what all programs take.
fn too_long() -> Faulty {
    let long =
        url_with(2_048..8_000_usize, |host, path, length| format!("https://{host}{path}/{}", "a".repeat(length)));
    with_text(Code::ENDPOINT_URL_TOO_LONG, prop_oneof![3 => long, 1 => wrong_url::too_long()])
}

/// An error in UI links and where it is called, a warning where it is switched off and in the custom error URL.
fn not_https() -> Faulty {
    let code = Code::ENDPOINT_URL_NOT_HTTPS;
    let scheme = select(&["http", "HTTP", "ftp", "ws", "com.example.app"][..]);
    let texts = url_with(scheme, |host, path, scheme| format!("{scheme}://{host}{path}"));
    spoilt(code, (texts, counted(environment_of(code))), |draft, (text, spot)| spot.put(draft, text))
}

/// An error in UI links and where it is called, a warning where it is switched off and in the custom error URL.
fn private_host() -> Faulty {
    let code = Code::ENDPOINT_URL_PRIVATE_HOST;
    let host =
        prop_oneof![4 => private_name(), 1 => select(&["localhost", "127.0.0.1", "[::1]"][..]).prop_map(str::to_owned)];
    let texts = url_with(host, |_, path, host| format!("https://{host}{path}"));
    spoilt(code, (texts, counted(environment_of(code))), |draft, (text, spot)| spot.put(draft, text))
}

fn secret_in_query() -> Faulty {
    let texts = url_with(secret_query(), |host, path, query| format!("https://{host}{path}?{query}"));
    with_text(Code::ENDPOINT_URL_SECRET_IN_QUERY, texts)
}
