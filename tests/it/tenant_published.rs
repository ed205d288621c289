//! Each message and each URL about tenants that is published: what is read of it.

use std::collections::BTreeSet;

use serde_json::Value;
use superoffice_app::{
    ChangeNotification, ContextId, Environment, HostRole, NotificationToken, StateChange, StateResponse, TenantMessage,
    TenantState, TenantUrl, Timestamp,
};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/tenant/messages");

fn file(name: &str) -> String {
    std::fs::read_to_string(format!("{FOLDER}/{name}")).unwrap()
}

fn read<T: serde::de::DeserializeOwned>(name: &str) -> T {
    serde_json::from_str(&file(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn each_answer() {
    let until = Timestamp::parse("2020-05-13T17:49:37Z").unwrap();
    let url = |text: &str| Some(TenantUrl::parse(text).unwrap());
    for (name, id, endpoint, state, is_running, api) in [
        (
            "state.running.json",
            "Cust12345",
            url("https://sod2.superoffice.com/Cust12345"),
            TenantState::Running,
            true,
            url("https://sod2.superoffice.com/Cust12345/api"),
        ),
        (
            "state.with-port.json",
            "Cust00000",
            url("https://sod2.superoffice.com:443/Cust00000"),
            TenantState::Running,
            true,
            url("https://sod2.superoffice.com:443/Cust00000/api"),
        ),
        ("state.without-endpoint.json", "Cust12345", None, TenantState::Suspended, false, None),
    ] {
        let response: StateResponse = read(name);
        assert_eq!(response.context_id().as_str(), id, "{name}");
        assert_eq!((response.state(), response.is_running()), (&state, is_running), "{name}");
        assert_eq!((response.endpoint(), response.api()), (endpoint.as_ref(), api.as_ref()), "{name}");
        assert_eq!(response.valid_until(), Some(until), "{name}");
        assert_eq!(response.api().cloned(), response.endpoint().map(TenantUrl::api), "{name}");
        assert_eq!(read::<TenantMessage>(name), response.clone().into());

        // It is written as it is published, but for a fraction of a second, and what is null.
        let mut published: Value = serde_json::from_str(&file(name)).unwrap();
        published["ValidUntil"] = until.to_string().into();
        if endpoint.is_none() {
            published.as_object_mut().unwrap().remove("Api");
        }
        assert_eq!(serde_json::to_value(&response).unwrap(), published, "{name}");
    }
}

#[test]
fn each_notification() {
    let tenant = || ContextId::parse("Cust12345").unwrap();
    let upgrade = ChangeNotification::new(tenant(), StateChange::Upgrade).with_version_name("Release 8.4 R08").unwrap();
    let moved = ChangeNotification::new(tenant(), StateChange::Move)
        .with_version_name("Release_10.3.8_2024.08.30-01")
        .and_then(|told| told.with_file_version("10.3.8.2024"))
        .and_then(|told| told.with_public_endpoint("sod3.superoffice.com"))
        .unwrap();
    for (name, expected) in [
        ("change.upgrade.older.json", upgrade.clone()),
        ("change.upgrade.json", upgrade.with_file_version("8.4.12.1234").unwrap()),
        ("change.move.json", moved),
    ] {
        let told: ChangeNotification = read(name);
        assert_eq!(told, expected, "{name}");
        assert_eq!(told.token().map(NotificationToken::expose_secret), Some("eyJ...."), "{name}");
        assert_eq!(read::<TenantMessage>(name), told.clone().into());

        // It is written as it is published, but for its token, and what says nothing.
        let mut published: Value = serde_json::from_str(&file(name)).unwrap();
        let table = published.as_object_mut().unwrap();
        table.remove("Token");
        table.retain(|_, value| !value.is_null() && value.as_str() != Some(""));
        assert_eq!(serde_json::to_value(&told).unwrap(), published, "{name}");
    }
}

#[test]
fn no_file_is_forgotten() {
    let listed = [include_str!("tenant_published.rs"), &file("README.md")];
    let mut count = 0;
    for entry in std::fs::read_dir(FOLDER).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(name == "README.md" || listed.iter().all(|text| text.contains(&name)), "{name}");
        count += 1;
    }
    assert_eq!(count, 8);
}

#[test]
fn each_url() {
    let table = file("urls.tsv");
    let mut shapes = BTreeSet::new();
    for line in table.lines() {
        let [shape, environment, id, text] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let name = |environment: Option<Environment>| environment.map_or("-", Environment::as_str);
        if shape == "-" {
            assert!(TenantUrl::parse(text).is_err(), "{text}");
            let host = text.split('/').nth(2).unwrap();
            assert_eq!(name(HostRole::classify(host).environment()), environment, "{text}");
            continue;
        }
        let url = TenantUrl::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(format!("{:?}", url.shape()), shape, "{text}");
        assert_eq!((name(url.environment()), url.context_id().as_str()), (environment, id), "{text}");
        assert_eq!(TenantUrl::parse(url.root().as_str()).unwrap().root(), url.root());
        shapes.insert(shape);
    }
    assert_eq!(shapes.len(), 6, "{shapes:?}");
}

/// What this crate builds, it reads.
#[test]
fn each_url_that_is_built_for_a_tenant() {
    let tenant = ContextId::parse("Cust12345").unwrap();
    for environment in Environment::ALL {
        for text in [environment.tenant_state_url(&tenant), environment.authorize_url_for(&tenant)] {
            let url = TenantUrl::parse(&text).unwrap();
            assert_eq!((url.environment(), url.context_id()), (Some(environment), &tenant), "{text}");
            assert_eq!(url.host_role(), HostRole::Login(environment));
        }
        let url = TenantUrl::on_host(environment.data_host(), &tenant).unwrap();
        assert_eq!((url.host_role(), url.root()), (HostRole::Data(environment), url.clone()));
    }
}
