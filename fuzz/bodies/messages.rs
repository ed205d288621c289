//! What is read as a message about a tenant is written back but for its token, which nothing shows; what is read as a URL of a tenant is that URL to
//! others too; and tenants that hear the same messages are the same, in whatever order they hear them, and however often.

use core::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;
use superoffice_app::{
    ChangeNotification, Environment, NotificationToken, StateResponse, Tenant, TenantEvent, TenantKey, TenantMessage,
    TenantStep, TenantUrl, Timestamp,
};

/// The most messages that are heard in every order.
const MOST: usize = 64;

/// Panics when a line is read and not written back, when a token counts for what is shown, or when a tenant depends on how it heard its messages.
pub(crate) fn run(text: &str) {
    let mut messages: Vec<(TenantMessage, Timestamp)> = Vec::new();
    for (line, second) in text.lines().zip(1_800_000_000..) {
        url(line);
        let Some(message) = read(line) else { continue };
        if messages.len() < MOST {
            messages.push((message, Timestamp::from_seconds(second).unwrap_or_else(|error| panic!("{error}"))));
        }
    }
    let Some((first, _)) = messages.first() else { return };
    for environment in Environment::ALL {
        told(&Tenant::new(TenantKey::new(environment, first.context_id().clone())), &messages);
    }
}

/// Reads a line as either message and as any, which agree.
fn read(line: &str) -> Option<TenantMessage> {
    let answer = read_back::<StateResponse>(line);
    let notification = read_back::<ChangeNotification>(line);
    let message = read_back::<TenantMessage>(line)?;
    match &message {
        TenantMessage::State(response) => assert_eq!(answer.as_ref(), Some(response), "{line}"),
        TenantMessage::Change(told) => {
            assert_eq!(notification.as_ref(), Some(told), "{line}");
            silent(told);
        }
    }
    Some(message)
}

/// What is shown is the same whatever the token.
fn silent(told: &ChangeNotification) {
    if told.token().is_some() {
        let token = NotificationToken::parse("another").unwrap_or_else(|error| panic!("{error}"));
        let other = told.clone().without_token().with_token(token);
        assert_eq!((format!("{told:?}"), written(told)), (format!("{other:?}"), written(&other)));
        assert_eq!(*told, other);
    }
}

/// Hears all messages in order, backwards, and each twice.
fn told(tenant: &Tenant, messages: &[(TenantMessage, Timestamp)]) {
    let mut forwards = tenant.clone();
    for (message, now) in messages {
        let Some(step) = heard(&forwards, message, *now) else { continue };
        let again = heard(&step.tenant, message, *now).map(|again| (again.tenant, again.events));
        assert_eq!(again, Some((step.tenant.clone(), Vec::new())), "{message:?}");
        for event in &step.events {
            assert!(read_back::<TenantEvent>(&written(event)).is_some(), "{event:?}");
            assert!(!event.to_string().contains(char::is_control), "{event:?}");
        }
        forwards = step.tenant;
        assert!(read_back::<Tenant>(&written(&forwards)).is_some(), "{forwards:?}");
        // It runs in no state in which nobody does, and where it is served is its own.
        assert!(!(forwards.is_running() && forwards.is_deleted()), "{forwards:?}");
        assert!(forwards.endpoint().is_none_or(|endpoint| forwards.endpoint_fault(endpoint).is_none()), "{forwards:?}");
    }
    let hear = |tenant: Tenant, (message, now): &(TenantMessage, Timestamp)| {
        heard(&tenant, message, *now).map_or(tenant, |step| step.tenant)
    };
    assert_eq!(messages.iter().rev().fold(tenant.clone(), hear), forwards, "backwards");
    // From the middle outwards, and then all of them once more.
    let (early, late) = messages.split_at(messages.len() / 2);
    assert_eq!(late.iter().chain(early).fold(tenant.clone(), hear), forwards, "the later ones first");
    assert_eq!(messages.iter().fold(forwards.clone(), hear), forwards, "again");
}

/// The step that a message leads to; nothing for a message about another tenant.
fn heard(tenant: &Tenant, message: &TenantMessage, now: Timestamp) -> Option<TenantStep> {
    let step = match message {
        TenantMessage::State(response) => tenant.observe(response, now),
        TenantMessage::Change(notification) => tenant.notify(notification, now),
    };
    assert_eq!(step.is_ok(), message.context_id() == tenant.context_id(), "{message:?}");
    step.ok()
}

/// A text that is the URL of a tenant leads where others say it does.
fn url(text: &str) {
    let Ok(read) = TenantUrl::parse(text) else { return };
    let full = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
    let second = ::url::Url::parse(&full).unwrap_or_else(|error| panic!("{text:?}: {error}"));
    assert_eq!(second.scheme(), "https", "{text:?}");
    assert_eq!(second.host_str(), Some(&*read.host().to_ascii_lowercase()), "{text:?}");
    assert_eq!(second.port_or_known_default(), Some(read.port().unwrap_or(443)), "{text:?}");
    let mut segments = second.path_segments().unwrap_or_else(|| panic!("{text:?}"));
    assert!(segments.any(|segment| segment == read.context_id().as_str()), "{text:?}");
    for made in [read.root(), read.api()] {
        let again = TenantUrl::parse(made.as_str()).unwrap_or_else(|error| panic!("{text:?}: {error}"));
        assert!(again == made && again.leads_to_same(&read) && again.shape() == made.shape(), "{text:?}");
    }
}

/// What a text is read as, if it is one.
fn read_back<T: Serialize + DeserializeOwned + PartialEq + Debug>(text: &str) -> Option<T> {
    let read: T = serde_json::from_str(text).ok()?;
    let again = serde_json::from_str::<T>(&written(&read));
    assert_eq!(again.ok().as_ref(), Some(&read), "{text}");
    Some(read)
}

fn written<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_else(|error| panic!("{error}"))
}
