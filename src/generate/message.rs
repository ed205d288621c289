//! SuperOffice's messages about a tenant, and runs of them as they arrive.

use proptest::prelude::*;

use super::value::arbitrary::arbitrary;
use super::value::tenant::{file_version, version_name};
use super::value::time::{DAY, after_now};
use crate::{
    ChangeNotification, ContextId, Environment, NotificationToken, StateChange, StateResponse, Tenant, TenantEvent,
    TenantKey, TenantMessage, TenantState, TenantUrl, Timestamp,
};

/// Messages about one tenant, in the order in which they arrived.
#[derive(Clone, Debug)]
pub struct MessageRun {
    key: TenantKey,
    messages: Vec<(Timestamp, TenantMessage)>,
}

impl MessageRun {
    /// The tenant that they are about.
    #[must_use]
    pub const fn tenant_key(&self) -> &TenantKey {
        &self.key
    }

    /// The messages in the order in which they arrived, each with the time that it is of: for an answer, when it was asked for. Some come late,
    /// and some twice.
    #[must_use]
    pub fn messages(&self) -> &[(Timestamp, TenantMessage)] {
        &self.messages
    }

    /// The tenant when nothing is known of it but its key.
    #[must_use]
    pub fn beginning(&self) -> Tenant {
        Tenant::new(self.key.clone())
    }

    /// The tenant after all of them.
    #[must_use]
    pub fn tenant(&self) -> Tenant {
        self.heard_by(self.beginning())
    }

    /// All that they made different, in the order in which they arrived.
    #[must_use]
    pub fn events(&self) -> Vec<TenantEvent> {
        let (mut tenant, mut events) = (self.beginning(), Vec::new());
        for (at, message) in &self.messages {
            if let Ok(step) = tenant.hear(message, *at) {
                tenant = step.tenant;
                events.extend(step.events);
            }
        }
        events
    }

    /// What they make of this tenant.
    pub(crate) fn heard_by(&self, tenant: Tenant) -> Tenant {
        self.messages
            .iter()
            .fold(tenant, |tenant, (at, message)| tenant.hear(message, *at).map(|step| step.tenant).unwrap_or(tenant))
    }
}

arbitrary! {
    /// [`messages`](super::messages).
    MessageRun => messages();
}

/// Runs of one to 16 messages about any one tenant, as a service hears them: answers to its questions and notifications, as [`message_of`] has them.
///
/// They are of the 80 days before [`NOW`](super::NOW), no two of the same second: seconds, hours or days apart. Of 8: one arrives after up to three
/// that are later, and one arrives twice. They shrink to fewer messages, each of which is simpler, arrives once, and in time.
pub fn messages() -> BoxedStrategy<MessageRun> {
    any::<TenantKey>().prop_flat_map(|key| run_of(&key, 16)).boxed()
}

/// Runs of [`messages`] about this tenant.
pub fn messages_of(tenant: &TenantKey) -> BoxedStrategy<MessageRun> {
    run_of(tenant, 16).boxed()
}

/// Messages about this tenant: an answer as often as a notification.
///
/// * An answer: 7 of 8 have a state that is known, each as often as the others; an endpoint 3 times of 5; whether it runs and when to ask again as
///   often as not; the API now and then. It shrinks to one that says `Unknown`.
/// * A notification: 7 of 8 tell a change that is known, each as often as the others; a host 4 times of 5, the names of versions and a
///   token as often as not.
///
/// Hosts and endpoints are what may be the tenant's and what is not believed: of 10, 6 are a host for data of its environment, one is a domain of the
/// customer's, one is for signing in, one of another environment, one names another tenant.
pub fn message_of(tenant: &TenantKey) -> BoxedStrategy<TenantMessage> {
    any_message(tenant).boxed()
}

pub(crate) fn any_message(key: &TenantKey) -> impl Strategy<Value = TenantMessage> + use<> {
    prop_oneof![response_of(key).prop_map(TenantMessage::from), change_of(key).prop_map(TenantMessage::from),]
}

/// Runs of up to so many messages before they are repeated.
pub(crate) fn run_of(key: &TenantKey, most: usize) -> impl Strategy<Value = MessageRun> + use<> {
    let gap = prop_oneof![2 => 1..60_i64, 4 => 60..6 * 3_600_i64, 1 => DAY..3 * DAY];
    let late = prop_oneof![7 => Just(0_usize), 1 => 1..=3_usize];
    let twice = prop_oneof![7 => Just(None), 1 => (1..=3_usize).prop_map(Some)];
    let heard = prop::collection::vec((gap, any_message(key), late, twice), 1..=most);
    let key = key.clone();
    heard.prop_map(move |heard| {
        let mut arrivals = Vec::new();
        let mut seconds = -80 * DAY;
        for (place, (gap, message, late, twice)) in heard.into_iter().enumerate() {
            seconds += gap;
            let at = after_now(seconds);
            if let Some(again) = twice {
                arrivals.push((place + late + again, (at, message.clone())));
            }
            arrivals.push((place + late, (at, message)));
        }
        arrivals.sort_by_key(|(order, _)| *order);
        MessageRun { key: key.clone(), messages: arrivals.into_iter().map(|(_, heard)| heard).collect() }
    })
}

pub(crate) fn response_of(key: &TenantKey) -> impl Strategy<Value = StateResponse> + use<> {
    let id = key.context_id().clone();
    let until = prop::option::of((-10 * DAY..10 * DAY).prop_map(after_now));
    (
        any::<TenantState>(),
        prop::option::weighted(0.6, url_of(key)),
        any::<Option<bool>>(),
        until,
        prop::option::weighted(0.2, url_of(key)),
    )
        .prop_map(move |(state, endpoint, running, until, api)| {
            let mut response = StateResponse::new(id.clone(), state);
            if let Some(endpoint) = endpoint {
                response = response.with_endpoint(endpoint);
            }
            if let Some(running) = running {
                response = response.with_running(running);
            }
            if let Some(until) = until {
                response = response.with_valid_until(until);
            }
            if let Some(api) = api {
                response = response.with_api(api.api());
            }
            response
        })
}

pub(crate) fn change_of(key: &TenantKey) -> impl Strategy<Value = ChangeNotification> + use<> {
    let id = key.context_id().clone();
    (
        any::<StateChange>(),
        prop::option::weighted(0.8, host_of(key.environment())),
        prop::option::of(version_name()),
        prop::option::of(file_version()),
        prop::option::of(any::<NotificationToken>().prop_map(std::sync::Arc::new)),
    )
        .prop_filter_map("names of hosts and versions", move |(change, host, name, file, token)| {
            let mut told = ChangeNotification::new(id.clone(), change);
            if let Some(host) = host {
                told = told.with_public_endpoint(&host).ok()?;
            }
            if let Some(name) = name {
                told = told.with_version_name(&name).ok()?;
            }
            if let Some(file) = file {
                told = told.with_file_version(&file).ok()?;
            }
            if let Some(token) = token {
                told = told.with_token(NotificationToken::parse(token.expose_secret()).ok()?);
            }
            Some(told)
        })
}

/// The host of an endpoint, in one of several spellings: of 9, 6 are for data of this environment.
pub(crate) fn host_of(environment: Environment) -> impl Strategy<Value = String> + use<> {
    let others: Vec<_> = Environment::ALL.into_iter().filter(|other| *other != environment).collect();
    let data = data_host(environment);
    prop_oneof![
        5 => data.clone(),
        1 => data.prop_map(|host| host.to_ascii_uppercase()),
        1 => Just("crm.acme.example".to_owned()),
        1 => Just(environment.login_host().to_owned()),
        1 => prop::sample::select(others).prop_flat_map(data_host),
    ]
}

/// A host for the data of an environment: as SuperOffice numbers them, where it does.
fn data_host(environment: Environment) -> BoxedStrategy<String> {
    let numbered =
        |name: &'static str| (1..=4_u8).prop_map(move |number| format!("{name}{number}.superoffice.com")).boxed();
    match environment {
        Environment::Sod => numbered("sod"),
        Environment::Stage => Just(environment.data_host().to_owned()).boxed(),
        Environment::Production => numbered("online"),
    }
}

/// A URL of this tenant, or of another: of 10, one.
pub(crate) fn url_of(key: &TenantKey) -> impl Strategy<Value = TenantUrl> + use<> {
    let own = Just(key.context_id().clone());
    let id = prop_oneof![9 => own, 1 => any::<ContextId>()];
    let port = prop_oneof![8 => Just(""), 1 => Just(":443"), 1 => Just(":8443")];
    let end = prop_oneof![6 => Just(""), 1 => Just("/"), 1 => Just("/api"), 1 => Just("/api/"), 1 => Just("/Remote/Services88/")];
    (host_of(key.environment()), port, id, end).prop_filter_map("the URL of a tenant", |(host, port, id, end)| {
        TenantUrl::parse(&format!("https://{host}{port}/{id}{end}")).ok()
    })
}
