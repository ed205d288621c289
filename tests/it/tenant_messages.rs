//! SuperOffice's own messages about tenants: what is refused and in which words, and what says nothing.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use superoffice_app::{ChangeNotification, ContextId, StateChange, StateResponse, TenantMessage, TenantState};

/// The error without the place in the text that `serde_json` adds.
#[track_caller]
pub(crate) fn error_of<T: DeserializeOwned>(text: &str) -> String {
    let Err(error) = serde_json::from_str::<T>(text) else { panic!("it is read: {}", &text[..text.len().min(200)]) };
    error.to_string().split(" at line").next().unwrap().to_owned()
}

#[track_caller]
pub(crate) fn read<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// An answer with something else under one key; a key that is not there yet is added.
pub(crate) fn answer(key: &str, value: &str) -> String {
    with(&[("ContextIdentifier", "\"Cust1\""), ("State", "\"Running\"")], key, value)
}

/// A notification with something else under one key.
pub(crate) fn notification(key: &str, value: &str) -> String {
    with(&[("ChangeType", "2"), ("ContextIdentifier", "\"Cust1\"")], key, value)
}

fn with(base: &[(&str, &str)], key: &str, value: &str) -> String {
    let mut entries: Vec<_> = base.to_vec();
    match entries.iter_mut().find(|(known, _)| *known == key) {
        Some(entry) => entry.1 = value,
        None => entries.push((key, value)),
    }
    let entries: Vec<_> = entries.iter().map(|(key, value)| format!("\"{key}\":{value}")).collect();
    format!("{{{}}}", entries.join(","))
}

pub(crate) const STATE_KEYS: [&str; 6] = ["ContextIdentifier", "Endpoint", "State", "IsRunning", "ValidUntil", "Api"];
pub(crate) const CHANGE_KEYS: [&str; 6] =
    ["ChangeType", "ContextIdentifier", "VersionName", "FileVersion", "Token", "PublicEndpoint"];

#[test]
fn what_no_answer_and_no_notification_is() {
    for (text, words) in [
        ("[1]", "expected a table, found an array"),
        ("null", "expected a table, found nothing"),
        ("\"x\"", "expected a table, found a text"),
        ("5", "expected a table, found a number"),
        ("5.5", "expected a table, found a number with a fraction"),
        ("true", "expected a table, found `true` or `false`"),
    ] {
        assert_eq!(error_of::<StateResponse>(text), words);
        assert_eq!(error_of::<ChangeNotification>(text), words);
        assert_eq!(error_of::<TenantMessage>(text), words);
    }
    assert_eq!(error_of::<StateResponse>("{}"), "ContextIdentifier: this key is missing");
    assert_eq!(error_of::<ChangeNotification>("{}"), "ChangeType: this key is missing");
    assert_eq!(
        error_of::<TenantMessage>("{}"),
        "a message has `State`, which SuperOffice answers, or `ChangeType`, which it sends"
    );
}

#[test]
fn an_answer_is_refused_in_plain_words() {
    let long = format!("\"{}\"", "x".repeat(1_000_000));
    let name = "expected the name of a state, such as `Running`, found";
    for (key, value, words) in [
        ("ContextIdentifier", "null", "expected a text, found nothing".to_owned()),
        ("ContextIdentifier", "\"\"", "context ID is empty".into()),
        ("ContextIdentifier", "12345", "expected a text, found a number".into()),
        ("ContextIdentifier", "\"Cust1/api\"", "context ID holds the character '/'".into()),
        ("ContextIdentifier", &long, "context ID is longer than 64 characters".into()),
        ("State", "null", format!("{name} nothing")),
        ("State", "2", format!("{name} a number: the numbers stand in the documentation only")),
        ("State", "-1", format!("{name} a number: the numbers stand in the documentation only")),
        ("State", "18446744073709551615", format!("{name} a number: the numbers stand in the documentation only")),
        ("State", "2.0", format!("{name} a number with a fraction")),
        ("State", "18446744073709551616", format!("{name} a number with a fraction")),
        ("State", "true", format!("{name} `true` or `false`")),
        ("State", "[\"Running\"]", format!("{name} an array")),
        ("State", "{\"Running\":2}", format!("{name} a table")),
        ("State", "\"\"", "tenant state is empty".into()),
        ("State", "\"Running \"", "tenant state has white space around it".into()),
        ("State", &long, "tenant state is longer than 64 characters".into()),
        ("IsRunning", "\"true\"", "expected `true` or `false`, found a text".into()),
        ("IsRunning", "\"\"", "expected `true` or `false`, found a text".into()),
        ("IsRunning", "1", "expected `true` or `false`, found a number".into()),
        ("IsRunning", "[]", "expected `true` or `false`, found an array".into()),
        ("Endpoint", "5", "expected a text, found a number".into()),
        ("Endpoint", "{}", "expected a text, found a table".into()),
        ("Api", "false", "expected a text, found `true` or `false`".into()),
        ("ValidUntil", "1589392177", "expected a text, found a number".into()),
    ] {
        let text = answer(key, value);
        assert_eq!(error_of::<StateResponse>(&text), format!("{key}: {words}"), "{key}");
        assert_eq!(error_of::<TenantMessage>(&text), format!("{key}: {words}"), "{key}");
    }
    let missing = r#"{"ContextIdentifier":"Cust1"}"#;
    assert_eq!(error_of::<StateResponse>(missing), "State: this key is missing");
    assert_eq!(error_of::<StateResponse>(r#"{"State":"Running"}"#), "ContextIdentifier: this key is missing");
}

/// One text that nobody can read does not lose the state: it is as if it were not told, and that is noted.
#[test]
fn what_cannot_be_read_is_taken_as_not_told() {
    let long = format!("\"{}\"", "x".repeat(1_000_000));
    let bare: StateResponse = read(&answer("State", "\"Running\""));
    assert_eq!(bare.unread().count(), 0);
    for (key, value, words) in [
        ("Endpoint", "\"http://sod2.superoffice.com/Cust1\"", "tenant URL has a scheme other than https".to_owned()),
        (
            "Endpoint",
            "\"https://sod2.superoffice.com\"",
            "tenant URL names no tenant where a URL of SuperOffice's does".into(),
        ),
        ("Endpoint", "\"sod3.superoffice.com\"", "tenant URL is not a well-formed absolute URL".into()),
        ("Endpoint", "\" \"", "tenant URL is not a well-formed absolute URL and holds white space".into()),
        ("Endpoint", &long, "tenant URL is longer than 2048 bytes".into()),
        ("Endpoint", "\"http://x/\"", "tenant URL has a scheme other than https".into()),
        (
            "Api",
            "\"https://u:s3cr3t@sod2.superoffice.com/Cust1/api\"",
            "tenant URL holds a user name or password".into(),
        ),
        ("ValidUntil", "\"2020-05-13\"", "time is malformed".into()),
        ("ValidUntil", "\"2020-05-13T17:49:37.2652758\"", "time is malformed".into()),
        ("ValidUntil", "\"/Date(1589392177265)/\"", "time is malformed".into()),
        ("ValidUntil", &long, "time is longer than 64 characters".into()),
        ("ValidUntil", "\"0001-01-01T00:00:00\"", "time is malformed".into()),
        ("ValidUntil", "\"9999-12-31T23:59:59.9999999Z\"", "time is malformed".into()),
    ] {
        let text = answer(key, value);
        let response: StateResponse = read(&text);
        assert_eq!(response, bare, "{key}");
        let unread: Vec<_> = response.unread().map(|(key, fault)| (key, fault.to_string())).collect();
        assert_eq!(unread, [(key, words)], "{key} {}", &text[..text.len().min(200)]);
        assert_eq!(read::<TenantMessage>(&text), bare.clone().into(), "{key}");
        assert!(!format!("{response:?}").contains("s3cr3t"), "{response:?}");
    }
    let all: StateResponse = read(
        r#"{"ContextIdentifier":"Cust1","State":"Deleted","Api":"x","ValidUntil":"soon","Endpoint":"x","IsRunning":false}"#,
    );
    assert_eq!(all.unread().map(|(key, _)| key).collect::<Vec<_>>(), ["Endpoint", "ValidUntil", "Api"]);
    assert_eq!(all.state(), &TenantState::Deleted);
    // What is told by hand is not unread any more.
    let url = superoffice_app::TenantUrl::parse("https://sod2.superoffice.com/Cust1").unwrap();
    let until = superoffice_app::Timestamp::parse("2026-11-22T00:00:00Z").unwrap();
    let all = all.with_endpoint(url.clone()).with_valid_until(until).with_api(url);
    assert_eq!(all.unread().count(), 0);
}

#[test]
fn a_notification_is_refused_in_plain_words() {
    let long = format!("\"{}\"", "x".repeat(1_000_000));
    let number = "expected the number of a change, such as 2";
    let host = "host is not the bare name of a host, such as `sod3.superoffice.com`";
    for (key, value, words) in [
        ("ChangeType", "-1", number.to_owned()),
        ("ChangeType", "4294967296", number.into()),
        ("ChangeType", "18446744073709551615", number.into()),
        ("ChangeType", "18446744073709551616", format!("{number}, found a number with a fraction")),
        ("ChangeType", "2.0", format!("{number}, found a number with a fraction")),
        ("ChangeType", "\"2\"", format!("{number}, found a text")),
        ("ChangeType", "\"Suspend\"", format!("{number}, found a text")),
        ("ChangeType", "null", format!("{number}, found nothing")),
        ("ChangeType", "true", format!("{number}, found `true` or `false`")),
        ("ChangeType", "[2]", format!("{number}, found an array")),
        ("ContextIdentifier", "null", "expected a text, found nothing".into()),
        ("ContextIdentifier", "\"Cust 1\"", "context ID holds the character ' '".into()),
        ("VersionName", "8.4", "expected a text, found a number with a fraction".into()),
        ("VersionName", &long, "version is longer than 256 characters".into()),
        ("VersionName", "\"a\\u001b[31m\"", "version holds the character '\\u{1b}'".into()),
        ("FileVersion", "10", "expected a text, found a number".into()),
        ("FileVersion", "\"8\\u202e4\"", "version holds the character '\\u{202e}'".into()),
        ("Token", "5", "expected a text, found a number".into()),
        ("Token", "[\"eyJ\"]", "expected a text, found an array".into()),
        ("Token", &long, "notification token is longer than 16384 bytes".into()),
        ("PublicEndpoint", "5", "expected the bare name of a host, found a number".into()),
        ("PublicEndpoint", "\"https://sod3.superoffice.com\"", host.into()),
        ("PublicEndpoint", "\"sod3.superoffice.com/Cust1\"", host.into()),
        ("PublicEndpoint", "\"sod3.superoffice.com:443\"", host.into()),
        ("PublicEndpoint", "\"sod3.superoffice.com \"", host.into()),
        ("PublicEndpoint", &long, "host is longer than 253 bytes".into()),
    ] {
        let text = notification(key, value);
        assert_eq!(error_of::<ChangeNotification>(&text), format!("{key}: {words}"), "{key}");
        assert_eq!(error_of::<TenantMessage>(&text), format!("{key}: {words}"), "{key}");
    }
    assert_eq!(error_of::<ChangeNotification>(r#"{"ChangeType":2}"#), "ContextIdentifier: this key is missing");
    assert_eq!(error_of::<ChangeNotification>(r#"{"ContextIdentifier":"Cust1"}"#), "ChangeType: this key is missing");
}

/// Of two values under one key programs take different ones, and whoever looks for another letter case misses what is there.
#[test]
fn a_key_stands_there_once_and_as_it_is_published() {
    fn check<T: DeserializeOwned + Serialize>(keys: &[&str], whole: &str) {
        let whole: Value = serde_json::from_str(whole).unwrap();
        for key in keys {
            let value = &whole[*key];
            assert!(!value.is_null(), "{key}");
            let base = whole.to_string();
            let inner = base.strip_prefix('{').unwrap();
            let words = format!("the key `{key}` is given twice");
            for again in [value, &Value::Null, &json!({"x": [1]})] {
                assert_eq!(error_of::<T>(&format!("{{\"{key}\":{value},{inner}")), words);
                let at_end = base.strip_suffix('}').unwrap();
                assert_eq!(error_of::<T>(&format!("{at_end},\"{key}\":{again}}}")), words);
            }
            for other_case in
                [key.to_lowercase(), key.to_uppercase(), format!("{}{}", key[..1].to_lowercase(), &key[1..])]
            {
                let words = format!("the key `{key}` is written in another letter case");
                assert_eq!(error_of::<T>(&base.replace(&format!("\"{key}\""), &format!("\"{other_case}\""))), words);
                assert_eq!(error_of::<T>(&format!("{{\"{other_case}\":null,{inner}")), words);
            }
        }
    }
    let response = r#"{"ContextIdentifier":"Cust1","Endpoint":"https://sod2.superoffice.com/Cust1","State":"Running","IsRunning":true,
        "ValidUntil":"2020-05-13T17:49:37Z","Api":"https://sod2.superoffice.com/Cust1/api"}"#;
    check::<StateResponse>(&STATE_KEYS, response);
    check::<TenantMessage>(&STATE_KEYS, response);
    let notification = r#"{"ChangeType":5,"ContextIdentifier":"Cust1","VersionName":"x","FileVersion":"1","Token":"eyJ","PublicEndpoint":"a.example"}"#;
    check::<ChangeNotification>(&CHANGE_KEYS, notification);
    check::<TenantMessage>(&CHANGE_KEYS, notification);
}

#[test]
fn nothing_is_said_in_several_ways() {
    let bare: StateResponse = read(&answer("State", "\"Running\""));
    for key in ["Endpoint", "ValidUntil", "Api"] {
        for nothing in ["null", "\"\""] {
            assert_eq!(read::<StateResponse>(&answer(key, nothing)), bare, "{key}");
        }
    }
    assert_eq!(read::<StateResponse>(&answer("IsRunning", "null")), bare);
    let bare: ChangeNotification = read(&notification("ChangeType", "2"));
    for key in ["VersionName", "FileVersion", "Token", "PublicEndpoint"] {
        for nothing in ["null", "\"\""] {
            let read: ChangeNotification = read(&notification(key, nothing));
            assert!(read == bare && read.token().is_none(), "{key}");
        }
    }
    for key in ["VersionName", "FileVersion"] {
        assert_eq!(read::<ChangeNotification>(&notification(key, "\" \\t\\n\"")), bare, "{key}");
    }
    let named: ChangeNotification = read(&notification("VersionName", "\" Release 8.4 R08\\r\\n\""));
    assert_eq!(named.version_name(), Some("Release 8.4 R08"));
}

#[test]
fn keys_that_nobody_knows_are_passed_over() {
    let nested = format!("{}1{}", "[{\"x\":".repeat(50), "}]".repeat(50));
    for value in ["1", "-0.5e300", "null", "\"s\\u00f8\"", "{\"State\":\"Deleted\",\"ChangeType\":4}", &nested] {
        assert_eq!(read::<StateResponse>(&answer("New", value)), read(&answer("State", "\"Running\"")));
        assert_eq!(read::<ChangeNotification>(&notification("New", value)), read(&notification("ChangeType", "2")));
    }
    // Each reader passes over what is the other's.
    assert_eq!(read::<StateResponse>(&answer("ChangeType", "{}")).state(), &TenantState::Running);
    assert_eq!(read::<ChangeNotification>(&notification("State", "{}")).change(), StateChange::Suspend);
    // Nothing is built of what is passed over, so it may be as deep as it likes.
    for depth in [200, 100_000] {
        let arrays = "[".repeat(depth) + &"]".repeat(depth);
        let tables = "{\"x\":".repeat(depth) + "1" + &"}".repeat(depth);
        for deep in [&arrays, &tables] {
            assert_eq!(read::<StateResponse>(&answer("New", deep)), read(&answer("State", "\"Running\"")));
            let found = error_of::<TenantMessage>(&notification("Token", deep));
            assert!(found.starts_with("Token: expected a text, found a"), "{found}");
            assert!(error_of::<TenantMessage>(deep).starts_with(if deep == &arrays {
                "expected a table"
            } else {
                "a message has"
            }));
        }
        assert_eq!(error_of::<TenantMessage>(&"[".repeat(depth)), "EOF while parsing a list");
        assert_eq!(error_of::<TenantMessage>(&"{\"x\":".repeat(depth)), "EOF while parsing a value");
    }
}

#[test]
fn the_first_fault_is_told() {
    let text = r#"{"New":{"a":1},"Endpoint":5,"State":2,"State":3,"ContextIdentifier":null}"#;
    assert_eq!(error_of::<StateResponse>(text), "Endpoint: expected a text, found a number");
}

#[test]
fn answers_and_notifications_are_told_apart_by_their_keys() {
    let both = "a message has `State` or `ChangeType`, and not both";
    for (text, words) in [
        (r#"{"ContextIdentifier":"Cust1","State":"Running","ChangeType":2}"#, both),
        (r#"{"ChangeType":0,"State":"Unknown"}"#, both),
        (
            r#"{"ContextIdentifier":"Cust1","Token":"eyJ"}"#,
            "a message has `State`, which SuperOffice answers, or `ChangeType`, which it sends",
        ),
        (
            r#"{"ContextIdentifier":"Cust1","State":null}"#,
            "State: expected the name of a state, such as `Running`, found nothing",
        ),
        (
            r#"{"ContextIdentifier":"Cust1","ChangeType":null}"#,
            "ChangeType: expected the number of a change, such as 2, found nothing",
        ),
        (
            r#"{"ContextIdentifier":"Cust1","ChangeType":null,"State":null}"#,
            "ChangeType: expected the number of a change, such as 2, found nothing",
        ),
        (r#"{"ContextIdentifier":"Cust1","ChangeType":2,"Api":5}"#, "Api: expected a text, found a number"),
    ] {
        assert_eq!(error_of::<TenantMessage>(text), words, "{text}");
    }
    // The number 2 is one thing here and another there.
    let suspend: TenantMessage = read(r#"{"ContextIdentifier":"Cust1","ChangeType":2,"State":null}"#);
    let running: TenantMessage = read(r#"{"ContextIdentifier":"Cust1","State":"Running","ChangeType":null}"#);
    assert_eq!(suspend, ChangeNotification::new(id("Cust1"), StateChange::Suspend).into());
    assert_eq!(running, StateResponse::new(id("Cust1"), TenantState::Running).into());
    assert_eq!((suspend.context_id(), running.context_id()), (&id("cust1"), &id("CUST1")));
}

pub(crate) fn id(text: &str) -> ContextId {
    ContextId::parse(text).unwrap()
}
