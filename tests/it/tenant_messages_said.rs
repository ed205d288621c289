//! SuperOffice's own messages about tenants: what they say, and that they are written as they are read.

use proptest::prelude::*;
use serde_json::Value;
use superoffice_app::{
    ChangeNotification, StateChange, StateResponse, TenantMessage, TenantState, TenantUrl, Timestamp,
};

use crate::tenant_messages::{answer, id, notification, read};

fn time(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

#[test]
fn names_are_read_in_any_letter_case_and_written_as_published() {
    for (given, written) in [
        ("running", "Running"),
        ("ONLINEMAINTENANCE", "OnlineMaintenance"),
        ("Hibernating", "Hibernating"),
        ("hibernating", "hibernating"),
    ] {
        let response: StateResponse = read(&answer("State", &format!("\"{given}\"")));
        assert_eq!(
            serde_json::to_string(&response).unwrap(),
            format!(r#"{{"ContextIdentifier":"Cust1","Endpoint":null,"State":"{written}"}}"#)
        );
    }
    let notification: ChangeNotification = read(&notification("ChangeType", "77"));
    assert_eq!(serde_json::to_string(&notification).unwrap(), r#"{"ChangeType":77,"ContextIdentifier":"Cust1"}"#);
}

#[test]
fn whether_it_runs() {
    for (state, is_running, expected) in [
        ("Running", None, true),
        ("Running", Some(true), true),
        ("Running", Some(false), false),
        ("OnlineMaintenance", None, true),
        ("OnlineMaintenance", Some(false), false),
        ("OfflineMaintenance", None, false),
        ("OfflineMaintenance", Some(true), false),
        ("Unknown", Some(true), false),
        ("Deleted", Some(true), false),
        ("Hibernating", None, false),
        ("Hibernating", Some(true), true),
        ("Hibernating", Some(false), false),
    ] {
        let mut response = StateResponse::new(id("Cust1"), TenantState::parse(state).unwrap());
        if let Some(is_running) = is_running {
            response = response.with_running(is_running);
        }
        assert_eq!(response.is_running(), expected, "{state} {is_running:?}");
        assert_eq!(read::<StateResponse>(&serde_json::to_string(&response).unwrap()), response);
    }
}

#[test]
fn when_to_ask_again() {
    let response = StateResponse::new(id("Cust1"), TenantState::Running);
    let now = time("2026-11-22T10:00:00Z");
    assert_eq!(response.ask_again(now), None);
    for (end, expected) in [
        ("2026-11-22T10:15:00Z", "2026-11-22T10:15:00Z"),
        ("2026-11-22T10:00:00.9999999Z", "2026-11-22T10:00:00Z"),
        ("2020-05-13T17:49:37.2652758Z", "2026-11-22T10:00:00Z"),
        ("2026-11-22T12:15:00.0000000+02:00", "2026-11-22T10:15:00Z"),
    ] {
        let response: StateResponse = read(&answer("ValidUntil", &format!("\"{end}\"")));
        assert_eq!(response.ask_again(now), Some(time(expected)), "{end}");
    }
}

#[test]
fn made_by_hand_as_it_is_read() {
    let response = StateResponse::new(id("Cust12345"), TenantState::Running)
        .with_endpoint(TenantUrl::parse("https://sod2.superoffice.com/Cust12345").unwrap())
        .with_running(true)
        .with_valid_until(time("2020-05-13T17:49:37Z"))
        .with_api(TenantUrl::parse("https://sod2.superoffice.com/Cust12345/api").unwrap());
    let text = r#"{"ContextIdentifier":"Cust12345","Endpoint":"https://sod2.superoffice.com/Cust12345","State":"Running","IsRunning":true,"ValidUntil":"2020-05-13T17:49:37Z","Api":"https://sod2.superoffice.com/Cust12345/api"}"#;
    assert_eq!(serde_json::to_string(&response).unwrap(), text);
    assert_eq!(read::<StateResponse>(text), response);

    let told = ChangeNotification::new(id("Cust12345"), StateChange::Move)
        .with_version_name(" Release_10.3.8_2024.08.30-01 ")
        .and_then(|told| told.with_file_version("10.3.8.2024"))
        .and_then(|told| told.with_public_endpoint("sod3.superoffice.com"))
        .unwrap();
    let text = r#"{"ChangeType":5,"ContextIdentifier":"Cust12345","VersionName":"Release_10.3.8_2024.08.30-01","FileVersion":"10.3.8.2024","PublicEndpoint":"sod3.superoffice.com"}"#;
    assert_eq!(serde_json::to_string(&told).unwrap(), text);
    assert_eq!(read::<ChangeNotification>(text), told);
    assert_eq!((told.file_version(), told.public_endpoint()), (Some("10.3.8.2024"), Some("sod3.superoffice.com")));

    let bare = || ChangeNotification::new(id("Cust1"), StateChange::Move);
    for (made, words) in [
        (bare().with_public_endpoint(""), "host is empty"),
        (
            bare().with_public_endpoint("https://sod3.superoffice.com"),
            "host is not the bare name of a host, such as `sod3.superoffice.com`",
        ),
        (bare().with_version_name("\n"), "version name is empty"),
        (bare().with_version_name(&"x".repeat(257)), "version name is longer than 256 characters"),
        (bare().with_file_version("\u{200b}"), "file version holds the character '\\u{200b}'"),
    ] {
        assert_eq!(made.unwrap_err().to_string(), words);
    }
    assert_eq!(bare().with_version_name(&"ø".repeat(256)).unwrap().version_name().map(str::len), Some(512));
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(response in any::<StateResponse>(), told in any::<ChangeNotification>(), turn in 0..12_usize) {
        for (message, is_answer) in [(TenantMessage::from(response.clone()), true), (told.clone().into(), false)] {
            let text = serde_json::to_string(&message).unwrap();
            prop_assert!(!text.contains("Token"));
            prop_assert_eq!(&read::<TenantMessage>(&text), &message);
            if is_answer {
                prop_assert_eq!(&read::<StateResponse>(&text), &response);
            } else {
                prop_assert_eq!(&read::<ChangeNotification>(&text), &told);
            }
            // The order of the keys says nothing.
            let Value::Object(table) = serde_json::from_str(&text).unwrap() else { panic!("{text}") };
            let mut entries: Vec<_> = table.iter().map(|(key, value)| format!("\"{key}\" : {value}")).collect();
            entries.push("\"Added\": {\"State\": 1}".to_owned());
            let length = entries.len();
            entries.rotate_left(turn % length);
            let turned = format!("{{ {} }}", entries.join(" ,\n"));
            prop_assert_eq!(&read::<TenantMessage>(&turned), &message);
        }
    }

    #[test]
    fn no_text_at_all_breaks_it(text in ".*", json in "[{}\\[\\]\",:A-Za-z0-9 .\\\\-]{0,80}") {
        for text in [&text, &json] {
            drop(serde_json::from_str::<TenantMessage>(text));
            drop(serde_json::from_str::<StateResponse>(text));
            drop(serde_json::from_str::<ChangeNotification>(text));
        }
    }
}
