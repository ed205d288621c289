//! Documents that are changed at random.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value, json};
use superoffice_app::generate::drafts;
use superoffice_app::{Environment, Policy};

use crate::document::{check, documents, every_key_once, pointers, too_strict, validators};

/// Pieces of which texts are made that are nearly right.
const TEXTS: [&str; 54] = [
    "",
    " ",
    "\t\n",
    "\u{a0}",
    "\u{2028}",
    "\u{feff}x",
    "x",
    " x",
    "x ",
    "a\nb",
    "a\rb",
    "\u{2603}",
    "Acme Orders",
    "Acme: Orders",
    "https://acme.example",
    "https://acme.example/callback",
    " https://acme.example",
    "https://acme.example ",
    "http://",
    "env:",
    "com.example.app:",
    "https:/acme.example",
    "acme.example",
    "/callback",
    "^https://acme\\.example/$",
    "https?://acme\\.example/\\d+",
    "http://127.0.0.1\\:\\d{4}",
    "mailto:ops@acme.example",
    "app://x",
    "com.acme.app:/callback",
    "*",
    "null",
    "https://acme.example\nhttps://acme.example/b",
    "ops@acme.example",
    "ops@acme.example;dev@acme.example",
    "@",
    ";",
    "2027-05-01T00:00:00Z",
    "202705010000",
    "2027-05-01",
    "20270501T00Z",
    "2027-05-01T00:00:00+01:00[Europe/Oslo]",
    "Custom",
    "HYBRID",
    "web_panel",
    "env:ACME",
    "$argon2id$v=19$m=19456,t=2,p=1$c2E$aGFzaA",
    "$2b$12$abc",
    "<RSAKeyValue>",
    "-----BEGIN PUBLIC KEY-----",
    "Webhook",
    "failed: open",
    "Cust12345",
    "6cf25376616343b38d14ddcd804f2891",
];

const KEYS: [&str; 31] = [
    "name",
    "nmae",
    "sod",
    "SOD",
    "stage",
    "qa",
    "production",
    "Online",
    "prod",
    "value",
    "secret",
    "token",
    "private_key",
    "plain_text",
    "hash",
    "reference",
    "rsa_xml",
    "pem",
    "url",
    "component",
    "context_id",
    "enabled",
    "client_secret",
    "authentication",
    "redirect_urls",
    "$schema",
    "schema",
    "tenants",
    "",
    "a b",
    "expires",
];

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => select(&TEXTS[..]).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
        1 => "[0-9Tt :.,+Zz-]{8,26}",
        1 => "[a-zA-Z0-9@:/.$^ -]{1,16}",
        1 => (select(&TEXTS[..]), 0..300_usize).prop_map(|(text, count)| text.chars().cycle().take(count).collect()),
    ]
}

fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        4 => texts().prop_map(Value::String),
        1 => any::<bool>().prop_map(Value::Bool),
        1 => select(&[0_i64, 1, 2, -1, 31, 32, 8191, 8192][..]).prop_map(Value::from),
        1 => Just(json!(1.5)),
        1 => Just(Value::Null),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        let keys = prop::collection::vec((select(&KEYS[..]), inner.clone()), 0..4);
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(Value::Array),
            keys.prop_map(|keys| Value::Object(keys.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())),
        ]
    })
}

/// What is done to a document in one place.
#[derive(Clone, Debug)]
enum Mutation {
    Replace(Index, Value),
    Remove(Index),
    Rename(Index, String),
    Add(Index, String, Value),
}

fn mutations() -> impl Strategy<Value = Mutation> {
    let key = || select(&KEYS[..]).prop_map(str::to_owned);
    prop_oneof![
        6 => (any::<Index>(), values()).prop_map(|(at, value)| Mutation::Replace(at, value)),
        1 => any::<Index>().prop_map(Mutation::Remove),
        2 => (any::<Index>(), key()).prop_map(|(at, key)| Mutation::Rename(at, key)),
        2 => (any::<Index>(), key(), values()).prop_map(|(at, key, value)| Mutation::Add(at, key, value)),
    ]
}

impl Mutation {
    fn apply(self, document: &mut Value) {
        let places = pointers(document);
        let pointer = |at: Index| places[at.index(places.len())].clone();
        match self {
            Self::Replace(at, value) => *document.pointer_mut(&pointer(at)).unwrap() = value,
            Self::Remove(at) => drop(take(document, &pointer(at))),
            Self::Rename(at, key) => {
                let pointer = pointer(at);
                if let Some((parent, value)) = take(document, &pointer) {
                    parent.insert(key, value);
                }
            }
            Self::Add(at, key, value) => match document.pointer_mut(&pointer(at)).unwrap() {
                Value::Object(keys) => drop(keys.insert(key, value)),
                Value::Array(entries) => entries.push(value),
                _ => {}
            },
        }
    }
}

/// Takes a key out of its table.
fn take<'d>(document: &'d mut Value, pointer: &str) -> Option<(&'d mut Map<String, Value>, Value)> {
    let (parent, key) = pointer.rsplit_once('/')?;
    let table = document.pointer_mut(parent)?.as_object_mut()?;
    let value = table.remove(&key.replace("~1", "/").replace("~0", "~"))?;
    Some((table, value))
}

#[test]
fn what_it_refuses_the_library_refuses() {
    let validators = validators();
    let mut bases: Vec<_> = documents("examples/configurations").into_iter().map(|(_, document)| document).collect();
    bases.push(every_key_once());
    let strategy = (select(bases), prop::collection::vec(mutations(), 1..4));
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(8_192)
    });
    let counts = std::cell::Cell::new([0, 0]);
    let done = runner.run(&strategy, |(mut document, mutations)| {
        mutations.into_iter().for_each(|mutation| mutation.apply(&mut document));
        let fault = too_strict(&validators, &document);
        prop_assert!(fault.is_none(), "{}", fault.unwrap_or_default());
        let [mut refused, mut accepted] = counts.get();
        refused += usize::from(!validators[0].is_valid(&document));
        accepted += usize::from(check(&document).passed());
        counts.set([refused, accepted]);
        Ok(())
    });
    done.unwrap();
    // Neither says the same of everything.
    let [refused, accepted] = counts.get();
    assert!(refused > 1_000 && accepted > 500, "{refused} refused, {accepted} accepted");
}

#[test]
fn accepts_what_is_ready() {
    let validators = validators();
    for environment in Environment::ALL {
        proptest!(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) }, |(draft in drafts(environment))| {
            let built = draft.build(&Policy::default()).map_err(|report| TestCaseError::fail(report.to_string()))?;
            let document = serde_json::to_value(&built).unwrap();
            for validator in &validators {
                prop_assert!(validator.is_valid(&document), "{:?}", validator.validate(&document).err());
            }
        });
    }
}
