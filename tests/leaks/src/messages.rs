//! Change notifications and their tokens: made, read, refused, copied, shown, written, dropped.

use core::fmt::Debug;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use superoffice_app::{ChangeNotification, ContextId, NotificationToken, StateChange, StateResponse, TenantMessage};

use crate::known;
use crate::ledger::Ledger;
use crate::mark::{MARK, Spelling};
use crate::secrets::roomy;

pub fn run(ledger: &mut Ledger) {
    made(ledger);
    read(ledger);
    refused(ledger);
}

fn made(ledger: &mut Ledger) {
    let long = MARK.repeat(1000);
    for (name, text) in [("", MARK), (" too long", &long)] {
        ledger.run(&format!("NotificationToken::parse{name}"), None, || drop(NotificationToken::parse(text)));
        for room in [0, 1, 7, 1000] {
            let mut held = Some(roomy(text, room));
            ledger.run(&format!("NotificationToken::from_string{name}, room for {room} more"), None, || {
                drop(held.take().map(NotificationToken::from_string));
            });
        }
    }
    let tenant = ContextId::parse("Cust1").expect("a tenant");
    ledger.run("a notification made by hand: copied, compared, shown, without its token", None, || {
        let token = NotificationToken::parse(MARK).expect("a token");
        use_up(ChangeNotification::new(tenant, StateChange::Delete).with_token(token));
    });
}

/// Does what can be done with a notification.
fn use_up(notification: ChangeNotification) {
    assert_eq!(notification.token().map(NotificationToken::expose_secret), Some(MARK));
    let mut written = [0; 4096];
    serde_json::to_writer(&mut written[..], &notification).expect("room");
    assert!(notification == notification.clone().without_token());
    let message = TenantMessage::from(notification.clone());
    drop((format!("{notification:?} {message:#?}"), message.clone(), notification.without_token()));
}

fn read(ledger: &mut Ledger) {
    for spelling in Spelling::ALL {
        let (name, listed) = (spelling.name(), known::decoded(spelling));
        let token = spelling.write();
        let text = format!(r#"{{"Token": "{token}", "ChangeType": 4, "ContextIdentifier": "Cust1"}}"#);
        ledger.run(&format!("ChangeNotification, {name}: read and used"), listed, || {
            use_up(serde_json::from_str(&text).expect("a notification"));
        });
        ledger.run(&format!("TenantMessage, {name}: read and dropped"), listed, || {
            let message: TenantMessage = serde_json::from_str(&text).expect("a message");
            assert!(matches!(message, TenantMessage::Change(_)));
        });
        let mut value: Option<serde_json::Value> = serde_json::from_str(&text).ok();
        ledger.run(&format!("ChangeNotification, {name}: read from what a Value keeps"), None, || {
            use_up(ChangeNotification::deserialize(value.as_ref().expect("JSON")).expect("a notification"));
        });
        ledger.run(&format!("ChangeNotification, {name}: read from what a Value hands over"), None, || {
            use_up(ChangeNotification::deserialize(value.take().expect("JSON")).expect("a notification"));
        });
        let text = format!("\"{token}\"");
        ledger.run(&format!("NotificationToken, {name}: deserialize"), listed, || {
            drop(serde_json::from_str::<NotificationToken>(&text).expect("a token"));
        });
    }
}

/// Where a token stands, or what else is wrong with the message; and whether an escaped one is decoded there.
const REFUSED: [(&str, &str, bool); 14] = [
    ("beside a fault before", r#"{"ChangeType": -1, "ContextIdentifier": "Cust1", "Token": "@"}"#, true),
    ("beside a fault after", r#"{"Token": "@", "ContextIdentifier": "Cust1", "ChangeType": "4"}"#, true),
    ("without its tenant", r#"{"Token": "@", "ChangeType": 4}"#, true),
    ("given twice", r#"{"Token": "@", "Token": "x", "ContextIdentifier": "Cust1", "ChangeType": 4}"#, true),
    ("given again", r#"{"Token": "x", "Token": "@", "ContextIdentifier": "Cust1", "ChangeType": 4}"#, false),
    ("too long", r#"{"Token": "LONG", "ContextIdentifier": "Cust1", "ChangeType": 4}"#, true),
    ("in an array", r#"{"Token": ["@"], "ContextIdentifier": "Cust1", "ChangeType": 4}"#, false),
    ("in another letter case", r#"{"token": "@", "ContextIdentifier": "Cust1", "ChangeType": 4}"#, false),
    ("as a key", r#"{"@": "x", "ContextIdentifier": "Cust1", "ChangeType": null}"#, true),
    ("as the tenant", r#"{"ContextIdentifier": "@ ", "ChangeType": 4}"#, true),
    ("as the type", r#"{"ContextIdentifier": "Cust1", "ChangeType": "@"}"#, true),
    ("as the host", r#"{"ContextIdentifier": "Cust1", "ChangeType": 5, "PublicEndpoint": "@ "}"#, true),
    ("as the version", r#"{"ContextIdentifier": "Cust1", "ChangeType": 0, "VersionName": "@\u0007"}"#, true),
    ("as a whole", r#""@""#, true),
];

fn refused(ledger: &mut Ledger) {
    for spelling in Spelling::ALL {
        for (place, text, is_decoded) in REFUSED {
            let text = text.replace("LONG", &spelling.write().repeat(600)).replace('@', &spelling.write());
            let listed = (is_decoded && text.contains('\\')).then(|| known::decoded(Spelling::Escaped)).flatten();
            let name = format!("a notification, {}, the token {place}", spelling.name());
            ledger.run(&format!("{name}: refuse"), listed, || refuse::<ChangeNotification>(&text));
            ledger.run(&format!("{name}: refuse as a message"), listed, || refuse::<TenantMessage>(&text));
            let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
            ledger.run(&format!("{name}: refuse a value"), None, || {
                drop(ChangeNotification::deserialize(&value).map_err(|error| format!("{error} {error:?}")));
            });
        }
        // An answer has no token, and passes over what stands there.
        let text = format!(r#"{{"ContextIdentifier": "Cust1", "State": "Running", "Token": "{}"}}"#, spelling.write());
        ledger.run(&format!("an answer, {}, a token: passed over", spelling.name()), None, || {
            drop(serde_json::from_str::<StateResponse>(&text).expect("an answer"));
        });
    }
}

#[track_caller]
fn refuse<T: DeserializeOwned + Debug + Serialize>(text: &str) {
    match serde_json::from_str::<T>(text) {
        Ok(_) => panic!("it is read: {text}"),
        Err(error) => drop(format!("{error} {error:?}")),
    }
}
