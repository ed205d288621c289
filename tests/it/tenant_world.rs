//! Tenants and messages for the tests about them.

use proptest::prelude::*;
use superoffice_app::{
    ChangeNotification, ContextId, CrmSuitePlan, Environment, License, MessageSource, StateChange, StateResponse,
    Tenant, TenantEvent, TenantKey, TenantLicenses, TenantMessage, TenantState, TenantStep, TenantUrl, Timestamp,
};

/// A state that no version of the crate knows.
pub(crate) const FROZEN: &str = "Frozen";

pub(crate) fn id() -> ContextId {
    ContextId::parse("Cust12345").unwrap()
}

/// A tenant of which nothing was heard.
pub(crate) fn tenant() -> Tenant {
    Tenant::new(TenantKey::new(Environment::Sod, id()))
}

/// So many minutes after a day began.
pub(crate) fn at(minutes: i64) -> Timestamp {
    let day = Timestamp::parse("2026-11-22T00:00:00Z").unwrap();
    Timestamp::from_seconds(day.as_seconds() + minutes * 60).unwrap()
}

pub(crate) fn state(name: &str) -> TenantState {
    TenantState::parse(name).unwrap()
}

pub(crate) fn url(text: &str) -> TenantUrl {
    TenantUrl::parse(text).unwrap()
}

pub(crate) fn licenses(names: &[&str], plan: Option<CrmSuitePlan>) -> TenantLicenses {
    let licenses = TenantLicenses::new(names.iter().map(|name| License::parse(name).unwrap()));
    plan.map_or(licenses.clone(), |plan| licenses.with_plan(plan))
}

/// What a tenant may hear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Message {
    Pull(StateResponse),
    Push(ChangeNotification),
    Licenses(TenantLicenses),
}

impl Message {
    pub(crate) fn source(&self) -> MessageSource {
        match self {
            Self::Pull(_) => MessageSource::Pull,
            Self::Push(_) => MessageSource::Push,
            Self::Licenses(_) => MessageSource::Host,
        }
    }

    pub(crate) fn fold(&self, tenant: &Tenant, now: Timestamp) -> TenantStep {
        let heard = |message: TenantMessage| tenant.hear(&message, now).unwrap();
        match self {
            Self::Pull(response) => heard(response.clone().into()),
            Self::Push(notification) => heard(notification.clone().into()),
            Self::Licenses(licenses) => tenant.learn_licenses(licenses.clone(), now),
        }
    }
}

pub(crate) fn pull(name: &str) -> Message {
    Message::Pull(StateResponse::new(id(), state(name)))
}

/// An answer with what `IsRunning` says.
pub(crate) fn pull_running(name: &str, is_running: bool) -> Message {
    Message::Pull(StateResponse::new(id(), state(name)).with_running(is_running))
}

pub(crate) fn pull_at(name: &str, endpoint: &str) -> Message {
    Message::Pull(StateResponse::new(id(), state(name)).with_endpoint(url(endpoint)))
}

pub(crate) fn push(change: StateChange) -> Message {
    Message::Push(ChangeNotification::new(id(), change))
}

pub(crate) fn push_move(host: &str) -> Message {
    Message::Push(ChangeNotification::new(id(), StateChange::Move).with_public_endpoint(host).unwrap())
}

pub(crate) fn push_upgrade(name: Option<&str>, file: Option<&str>) -> Message {
    let mut upgrade = ChangeNotification::new(id(), StateChange::Upgrade);
    if let Some(name) = name {
        upgrade = upgrade.with_version_name(name).unwrap();
    }
    if let Some(file) = file {
        upgrade = upgrade.with_file_version(file).unwrap();
    }
    Message::Push(upgrade)
}

/// A message, and the minute in which it is heard.
pub(crate) type Heard = (i64, Message);

/// Folds messages in the order in which they stand there.
pub(crate) fn fold<'a>(tenant: &Tenant, messages: impl IntoIterator<Item = &'a Heard>) -> (Tenant, Vec<TenantEvent>) {
    let mut events = Vec::new();
    let mut tenant = tenant.clone();
    for (minute, message) in messages {
        let step = message.fold(&tenant, at(*minute));
        tenant = step.tenant;
        events.extend(step.events);
    }
    (tenant, events)
}

/// The events of messages in this order, each in a line without its time and source.
pub(crate) fn told(messages: &[Heard]) -> Vec<String> {
    fold(&tenant(), messages).1.iter().map(|event| event.kind().to_string()).collect()
}

/// Messages in the order in which they count.
pub(crate) fn sorted(messages: &[Heard]) -> Vec<Heard> {
    let mut sorted = messages.to_vec();
    sorted.sort_by_key(|(minute, message)| (*minute, message.source()));
    sorted
}

/// All states that are told: those that are known, and one that is not.
pub(crate) fn states() -> Vec<TenantState> {
    TenantState::KNOWN.into_iter().chain([state(FROZEN)]).collect()
}

/// Endpoints that can be the tenant's, in several spellings, and some that cannot.
pub(crate) const ENDPOINTS: [&str; 8] = [
    "https://sod2.superoffice.com/Cust12345",
    "https://SOD2.superoffice.com:443/cust12345/api/",
    "https://sod3.superoffice.com/Cust12345",
    "https://sod3.superoffice.com:8443/Cust12345",
    "https://crm.acme.example/Cust12345",
    "https://sod.superoffice.com/Cust12345",
    "https://online2.superoffice.com/Cust12345",
    "https://sod2.superoffice.com/Cust999",
];

/// Hosts that are believed, in several spellings, and some that are not.
pub(crate) const HOSTS: [&str; 5] =
    ["sod2.superoffice.com", "SOD3.SuperOffice.com", "sod.superoffice.com", "online2.superoffice.com", "evil.example"];

fn any_response() -> impl Strategy<Value = Message> {
    let state = prop::sample::select(states());
    let endpoint = prop::option::weighted(0.6, prop::sample::select(&ENDPOINTS[..]));
    (state, any::<Option<bool>>(), endpoint, prop::option::of(-60..60_i64)).prop_map(
        |(state, running, endpoint, end)| {
            let mut response = StateResponse::new(id(), state);
            if let Some(running) = running {
                response = response.with_running(running);
            }
            if let Some(endpoint) = endpoint {
                response = response.with_endpoint(url(endpoint));
            }
            if let Some(end) = end {
                response = response.with_valid_until(at(end));
            }
            Message::Pull(response)
        },
    )
}

fn any_notification() -> impl Strategy<Value = Message> {
    let changes: Vec<_> = (0..6).chain([77, 78]).map(StateChange::from_number).collect();
    let host = prop::option::weighted(0.8, prop::sample::select(&HOSTS[..]));
    let name = prop::option::of(prop::sample::select(vec!["Release_10", "Release_11"]));
    let file = prop::option::of(Just("10.3"));
    (prop::sample::select(changes), host, name, file).prop_map(|(change, host, name, file)| {
        let mut notification = ChangeNotification::new(id(), change);
        if let Some(host) = host {
            notification = notification.with_public_endpoint(host).unwrap();
        }
        if let Some(name) = name {
            notification = notification.with_version_name(name).unwrap();
        }
        if let Some(file) = file {
            notification = notification.with_file_version(file).unwrap();
        }
        Message::Push(notification)
    })
}

fn any_licenses() -> impl Strategy<Value = Message> {
    let names =
        prop::sample::subsequence(vec!["Development Tools", "developer_tools", "Reporter", "CRM Suite Plus"], 0..=4);
    let plan = prop::option::of(prop::sample::select(CrmSuitePlan::ALL.to_vec()));
    (names.prop_shuffle(), plan).prop_map(|(names, plan)| Message::Licenses(licenses(&names, plan)))
}

pub(crate) fn any_message() -> impl Strategy<Value = Message> {
    prop_oneof![5 => any_response(), 5 => any_notification(), 1 => any_licenses()]
}

/// Messages in the order in which they count: no two were heard in the same minute and the same way.
pub(crate) fn any_history() -> impl Strategy<Value = Vec<Heard>> {
    prop::collection::vec((0..24_i64, any_message()), 1..16).prop_map(|messages| {
        let mut history = sorted(&messages);
        history.dedup_by_key(|(minute, message)| (*minute, message.source()));
        history
    })
}

/// The same in the order in which they count, and as they arrive: in any order, some of them several times.
pub(crate) fn any_arrival() -> impl Strategy<Value = (Vec<Heard>, Vec<Heard>)> {
    any_history().prop_flat_map(|history| {
        let again = prop::sample::subsequence(history.clone(), 0..=history.len());
        again.prop_flat_map(move |again| {
            let all: Vec<Heard> = history.iter().chain(&again).cloned().collect();
            (Just(history.clone()), Just(all).prop_shuffle())
        })
    })
}
