//! The token of a notification: held, never compared, and never shown.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use superoffice_app::{
    ChangeNotification, NotificationToken, ParseErrorKind, StateChange, StateResponse, TenantMessage,
};

use crate::tenant_messages::{CHANGE_KEYS, STATE_KEYS, answer, error_of, id, notification, read};

#[test]
fn a_token_is_held_and_never_compared() {
    let token = |text: &str| NotificationToken::parse(text).unwrap();
    let bare = ChangeNotification::new(id("Cust1"), StateChange::Delete);
    let one = bare.clone().with_token(token("eyJ.one"));
    assert_eq!(one, bare);
    assert_eq!(one, bare.clone().with_token(token("eyJ.other")));
    let copy = one.clone();
    assert!(one.without_token().token().is_none());
    assert_eq!(copy.token().map(NotificationToken::expose_secret), Some("eyJ.one"));
    for (text, kind) in [
        ("", ParseErrorKind::Empty),
        (&*"x".repeat(16_385), ParseErrorKind::TooManyBytes { max: 16_384 }),
        (&"ø".repeat(8193), ParseErrorKind::TooManyBytes { max: 16_384 }),
    ] {
        assert_eq!(NotificationToken::parse(text).unwrap_err().kind(), kind);
        assert_eq!(NotificationToken::from_string(text.to_owned()).unwrap_err().kind(), kind);
    }
    for text in [" ", "x", &"x".repeat(16_384), "\0\n\u{202e}"] {
        assert_eq!(token(text).expose_secret(), text);
        assert_eq!(NotificationToken::from_string(text.to_owned()).unwrap().expose_secret(), text);
        let json = notification("Token", &serde_json::to_string(text).unwrap());
        assert_eq!(read::<ChangeNotification>(&json).token().map(NotificationToken::expose_secret), Some(text));
        assert_eq!(read::<NotificationToken>(&serde_json::to_string(text).unwrap()).expose_secret(), text);
    }
    for json in ["12345678", "-12345678", "12345678.5", "true", "null", "[\"12345678\"]", "{\"12345678\":12345678}"] {
        let error = error_of::<NotificationToken>(json);
        assert!(error.contains("notification token") && !error.contains("12345678"), "{error}");
    }
}

#[test]
fn two_notifications_are_equal_when_they_say_the_same() {
    let bare = || ChangeNotification::new(id("Cust1"), StateChange::Move);
    let others = [
        bare(),
        ChangeNotification::new(id("Cust2"), StateChange::Move),
        ChangeNotification::new(id("Cust1"), StateChange::Delete),
        bare().with_version_name("x").unwrap(),
        bare().with_file_version("x").unwrap(),
        bare().with_public_endpoint("x").unwrap(),
    ];
    for (index, one) in others.iter().enumerate() {
        for (place, other) in others.iter().enumerate() {
            assert_eq!(one == other, index == place, "{one:?} {other:?}");
        }
    }
    assert_eq!(bare(), ChangeNotification::new(id("CUST1"), StateChange::Move));
}

const MARK: &str = "cAnArY-7f3a91";
/// A mark that is a number too.
const DIGITS: &str = "739182645073918";

/// All that is shown of what is read, or of what is wrong with it.
fn shown<T: DeserializeOwned + Serialize + core::fmt::Debug>(text: &str) -> String {
    let value = serde_json::from_str::<Value>(text).map(serde_json::from_value::<T>);
    let mut shown = String::new();
    for read in [serde_json::from_str::<T>(text), serde_json::from_slice::<T>(text.as_bytes())].into_iter().chain(value)
    {
        shown += &match &read {
            Ok(read) => format!("{read:?} {read:#?} {}\n", serde_json::to_string(read).unwrap()),
            Err(error) => format!("{error} {error:?} {error:#}\n"),
        };
    }
    shown
}

#[test]
fn no_token_is_shown_wherever_it_stands() {
    let mut texts = Vec::new();
    for token in [MARK, r"\u0063AnArY-7f3a91", DIGITS] {
        let quoted = format!("\"{token}\"");
        let long = format!("\"{}\"", token.repeat(2000));
        let under = |key: &str, value: &str| [answer(key, value), notification(key, value)];
        for value in [&quoted, &long, &format!("[{quoted}]"), &format!("{{{quoted}:{quoted}}}")] {
            texts.extend(under("Token", value));
            texts.extend(under("token", value));
            texts.extend(under("NewToken", value));
        }
        texts.extend(under(token, "1"));
        texts.extend(under(token, &quoted));
        // A token that was put where something else belongs; free text is shown, so it is spoilt.
        let spoilt = format!("\"{token}\\u0007\"");
        for key in ["ContextIdentifier", "IsRunning", "Endpoint", "Api", "ValidUntil", "ChangeType"] {
            texts.extend(under(key, &format!("\" {token}/\"")));
        }
        for key in ["State", "VersionName", "FileVersion", "PublicEndpoint"] {
            texts.extend(under(key, &spoilt));
        }
        texts.extend([quoted.clone(), format!("[{quoted}]"), format!("{{{quoted}:1}}")]);
        for text in [answer("Token", &quoted), notification("Token", &quoted)] {
            let inner = text.strip_prefix('{').unwrap();
            texts.push(format!("{{\"Token\":{quoted},{inner}"));
            texts.push(format!("{{\"Token\":null,{inner}"));
            texts.push(format!("{{\"State\":2,{inner}"));
            texts.push(format!("{{\"ChangeType\":-1,{inner}"));
            texts.extend((0..text.len()).filter(|end| text.is_char_boundary(*end)).map(|end| text[..end].to_owned()));
            texts.push(format!("{text} {token}"));
        }
    }
    for number in [DIGITS.to_owned(), format!("-{DIGITS}"), format!("{DIGITS}.5"), DIGITS.repeat(3)] {
        for key in STATE_KEYS.iter().chain(&CHANGE_KEYS) {
            texts.extend([answer(key, &number), notification(key, &number)]);
        }
    }
    for text in texts {
        let all = shown::<StateResponse>(&text) + &shown::<ChangeNotification>(&text) + &shown::<TenantMessage>(&text);
        for part in [&MARK[1..], &DIGITS[..6]] {
            assert!(!all.contains(part), "{text}\n{all}");
        }
    }
}
