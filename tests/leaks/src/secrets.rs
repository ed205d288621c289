//! Secrets by themselves: made, read, compared, shown, dropped.

use std::hint::black_box;

use serde::Deserialize;
use superoffice_app::{ClientSecret, SecretHash, SecretReference};

use crate::ledger::Ledger;
use crate::mark::{MARK, Spelling};

pub fn run(ledger: &mut Ledger) {
    made(ledger);
    read(ledger);
}

/// A text with so much more room than it needs.
fn roomy(text: &str, more: usize) -> String {
    let mut roomy = String::with_capacity(text.len() + more);
    roomy.push_str(text);
    roomy
}

fn made(ledger: &mut Ledger) {
    let long = MARK.repeat(1000);
    for (name, text) in [("", MARK), (" too long", &long)] {
        ledger.run(&format!("ClientSecret::parse{name}"), None, || drop(ClientSecret::parse(text)));
        for room in [0, 1, 7, 1000] {
            let mut held = Some(roomy(text, room));
            ledger.run(&format!("ClientSecret::from_string{name}, room for {room} more"), None, || {
                drop(held.take().map(ClientSecret::from_string));
            });
        }
    }
    // 32 bytes of which the digits are searched for.
    let entropy: [u8; 32] = core::array::from_fn(|at| MARK.as_bytes()[at % MARK.len()]);
    let digits: String = entropy.iter().map(|byte| format!("{byte:02x}")).collect();
    crate::allocator::search_for([digits.as_bytes(), &entropy]);
    ledger.run("ClientSecret::from_entropy", None, || drop(black_box(ClientSecret::from_entropy(&entropy))));
    crate::mark::arm();
    ledger.run("ClientSecret: compared and shown", None, || {
        let secret = ClientSecret::parse(MARK).expect("a secret");
        let other = ClientSecret::parse(&MARK[1..]).expect("a secret");
        assert!(!secret.matches(&other) && secret.matches(&secret));
        drop(format!("{secret:?} {:?}", ClientSecret::parse("")));
    });
}

fn read(ledger: &mut Ledger) {
    const ESCAPED: &str = "escaped texts that a format decodes in memory of its own";
    const READER: &str = "what a format reads from a reader";
    const FORMAT: &str = "a value of another crate";
    for spelling in Spelling::ALL {
        let json = format!("\"{}\"", spelling.write());
        let listed = (spelling != Spelling::Plain).then_some(ESCAPED);
        let each: [(&str, fn(&str)); 3] = [
            ("ClientSecret", |json| drop(serde_json::from_str::<ClientSecret>(json))),
            ("SecretHash", |json| drop(serde_json::from_str::<SecretHash>(json))),
            ("SecretReference", |json| drop(serde_json::from_str::<SecretReference>(json))),
        ];
        for (name, read) in each {
            ledger.run(&format!("{name}, {}: deserialize", spelling.name()), listed, || read(&json));
        }
        ledger.run(&format!("ClientSecret, {}: from a reader", spelling.name()), Some(READER), || {
            drop(serde_json::from_reader::<_, ClientSecret>(json.as_bytes()));
        });
    }
    let mut value = Some(serde_json::Value::from(MARK));
    ledger.run("ClientSecret: deserialize what a Value hands over", None, || {
        drop(value.take().map(ClientSecret::deserialize));
    });
    let mut value = Some(serde_json::Value::from(MARK));
    ledger.run("ClientSecret: deserialize what a Value keeps", None, || {
        drop(value.as_ref().map(ClientSecret::deserialize));
    });
    ledger.run("a Value is dropped", Some(FORMAT), || drop(value.take()));
    for text in ["12345678901234567890", "[\"@\"]", "{\"@\": 1}", "true", "null", "\"@"] {
        let json = text.replace('@', MARK);
        ledger.run(&format!("ClientSecret: refuse {text}"), None, || {
            drop(serde_json::from_str::<ClientSecret>(&json).map_err(|error| format!("{error} {error:?}")));
        });
    }
}
