//! Faults of the document itself, which only a text can have: drafts that are written, changed and read again.

use core::fmt::Debug;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value, json};

use super::{Fault, Faulty, Place, anywhere, edit, insert, places, put, spoilt};
use crate::generate::{key, text};
use crate::{
    CertificateDraft, ClientSecretDraft, Code, ConfigurationDraft, Environment, Limits, Policy, TenantDraft,
    TenantsDraft,
};

/// Each code of this family, with the drafts that have its fault.
pub(super) const FAULTS: &[Fault] = &[
    Fault(Code::DOCUMENT_SYNTAX, document_syntax),
    Fault(Code::DOCUMENT_WRONG_TYPE, document_wrong_type),
    Fault(Code::DOCUMENT_UNKNOWN_VALUE, document_unknown_value),
    Fault(Code::DOCUMENT_UNKNOWN_ENVIRONMENT, document_unknown_environment),
    Fault(Code::DOCUMENT_DUPLICATE_KEY, document_duplicate_key),
    Fault(Code::DOCUMENT_UNKNOWN_KEY, document_unknown_key),
    Fault(Code::DOCUMENT_EMPTY_VALUE, document_empty_value),
    Fault(Code::DOCUMENT_UNSUPPORTED_SCHEMA, document_unsupported_schema),
    Fault(Code::DOCUMENT_TOO_LARGE, document_too_large),
];

/// A draft as a file has it.
pub(super) struct File(Map<String, Value>);

impl File {
    /// Writes what is known to be right. Tenants are no part of a configuration, and are left out.
    fn written(draft: &ConfigurationDraft<'static>) -> Self {
        let built = draft.build(&Policy::default()).ok();
        let value = built.and_then(|built| serde_json::to_value(&built.configuration).ok());
        Self(match value {
            Some(Value::Object(file)) => file,
            _ => Map::new(),
        })
    }

    fn text(self) -> String {
        Value::Object(self.0).to_string()
    }

    /// Changes the table of this path, which is there afterwards.
    pub(super) fn edit(&mut self, path: &str, change: impl FnOnce(&mut Map<String, Value>)) {
        let mut change = Some(change);
        edit_below(&mut self.0, path, &mut |table| {
            if let Some(change) = change.take() {
                change(table);
            }
        });
    }
}

fn edit_below(table: &mut Map<String, Value>, path: &str, change: &mut dyn FnMut(&mut Map<String, Value>)) {
    let (key, rest) = path.split_once('.').unwrap_or((path, ""));
    if key.is_empty() {
        return change(table);
    }
    let mut below = match table.remove(key) {
        Some(Value::Object(below)) => below,
        _ => Map::new(),
    };
    edit_below(&mut below, rest, change);
    table.insert(key.to_owned(), below.into());
}

/// Drafts that are written, changed as a file, and read again.
pub(super) fn file<P: Debug + 'static>(
    code: Code,
    how: impl Strategy<Value = P> + 'static,
    spoil: fn(&mut File, P),
) -> Faulty {
    spoilt(code, how, move |draft, how| {
        let mut file = File::written(draft);
        spoil(&mut file, how);
        *draft = read(&file.text());
    })
}

/// Reads a text, and keeps nothing of it but copies.
fn read(text: &str) -> ConfigurationDraft<'static> {
    let mut json = serde_json::Deserializer::from_reader(text.as_bytes());
    let whole = ConfigurationDraft::read(&mut json, &Limits::default()).and_then(|draft| json.end().map(|()| draft));
    whole.unwrap_or_else(|_| {
        let unreadable = crate::json::read(text, &Limits::default()).into_draft();
        ConfigurationDraft { notes: unreadable.notes, ..ConfigurationDraft::default() }
    })
}

/// Puts a value into a table for all environments, or for one beside what the others have.
pub(super) fn put_in_file(table: &mut Map<String, Value>, key: &str, place: Place, value: Value) {
    match place {
        Some(environment) => put_beside(table, key, environment.as_str().to_owned(), value),
        None => drop(table.insert(key.to_owned(), value)),
    }
}

/// Puts a value beside those of the environments; what stood there for all is made that of each.
fn put_beside(table: &mut Map<String, Value>, key: &str, name: String, value: Value) {
    let is_environment = |key: &String| Environment::ALL.iter().any(|environment| environment.as_str() == key);
    let mut each = match table.remove(key) {
        Some(Value::Object(each)) if each.keys().all(is_environment) => each,
        Some(held) => {
            Environment::ALL.iter().map(|environment| (environment.as_str().to_owned(), held.clone())).collect()
        }
        None => Map::new(),
    };
    each.insert(name, value);
    table.insert(key.to_owned(), each.into());
}

/// A text that ends too early, or goes on after its end, or has a bracket too many.
fn document_syntax() -> Faulty {
    let how = prop_oneof![
        anywhere().prop_map(Broken::Cut),
        text::word().prop_map(Broken::Longer),
        Just(Broken::Longer("}".to_owned())),
        Just(Broken::Empty),
    ];
    spoilt(Code::DOCUMENT_SYNTAX, how, |draft, how| {
        let text = File::written(draft).text();
        let text = match how {
            Broken::Cut(place) => {
                let kept = 1 + place.index(text.chars().count().saturating_sub(1).max(1));
                text.chars().take(kept.min(text.chars().count() - 1)).collect()
            }
            Broken::Longer(more) => format!("{text} {more}"),
            Broken::Empty => String::new(),
        };
        *draft = read(&text);
    })
}

#[derive(Clone, Debug)]
enum Broken {
    Cut(Index),
    Longer(String),
    Empty,
}

/// Values of another type in places where nothing else depends on them.
fn document_wrong_type() -> Faulty {
    let how = prop_oneof![
        (
            select(
                &[
                    ("", "name"),
                    ("", "partner"),
                    ("", "kind"),
                    ("authentication", "authorize_text"),
                    ("notifications", "technical_contact")
                ][..]
            ),
            select(vec![json!(5), json!(true), json!({ "text": "a" }), json!(2.5)])
        ),
        (
            select(
                &[
                    ("notifications", "send_error_emails"),
                    ("advanced", "support_dark_mode"),
                    ("integrations.mirroring", "send_error_emails")
                ][..]
            ),
            select(vec![json!("often"), json!(1), json!([])])
        ),
        (
            select(
                &[
                    ("advanced", "custom_claims"),
                    ("licenses", "required"),
                    ("endpoints", "supported"),
                    ("advanced", "agents")
                ][..]
            ),
            select(vec![json!("WebAPI"), json!(false), json!([5]), json!({})])
        ),
        (
            select(&[("", "verification"), ("", "advanced"), ("", "licenses"), ("", "tenants")][..]),
            select(vec![json!("none"), json!(0), json!(true)])
        ),
        (
            select(
                &[
                    ("authentication", "client_id"),
                    ("authentication", "redirect_urls"),
                    ("advanced", "custom_error_url")
                ][..]
            ),
            select(vec![json!(5), json!(true), json!({ "production": 5 })])
        ),
    ];
    file(Code::DOCUMENT_WRONG_TYPE, how, |file, ((path, key), value)| {
        file.edit(path, |table| drop(table.insert(key.to_owned(), value)));
    })
}

fn document_unknown_value() -> Faulty {
    let place = select(&["kind", "distribution", "ui"][..]);
    let word = prop_oneof![
        text::word().prop_map(|word| format!("{word}ish")),
        select(&["externl", "Web", "standart"][..]).prop_map(str::to_owned)
    ];
    file(Code::DOCUMENT_UNKNOWN_VALUE, (place, word), |file, (key, word)| {
        let value = if key == "ui" { json!([{ "component": word }]) } else { word.into() };
        file.edit("", |table| drop(table.insert(key.to_owned(), value)));
    })
}

/// A key that names no environment beside those that do, one environment twice, or an environment within the value of all.
fn document_unknown_environment() -> Faulty {
    let strange =
        prop_oneof![select(&["sodd", "prodution", "live", "test", "qa1"][..]).prop_map(str::to_owned), text::word()];
    let place = select(
        &[
            ("authentication", "client_id"),
            ("authentication", "default_redirect_url"),
            ("notifications", "state_change_url"),
            ("advanced", "custom_error_url"),
            ("", "tenants"),
        ][..],
    );
    let how = prop_oneof![
        3 => (place, strange).prop_map(|((table, key), strange)| Strange { table, key, name: strange, value: Value::Null }),
        1 => select(&["Production", "PRODUCTION", "prod", "online"][..]).prop_map(|again| Strange {
            table: "authentication", key: "client_id", name: again.to_owned(), value: "0123456789abcdef0123456789abcdef".into(),
        }),
    ];
    file(Code::DOCUMENT_UNKNOWN_ENVIRONMENT, how, |file, Strange { table, key, name, value }| {
        let value = if key == "tenants" { json!([]) } else { value };
        file.edit(table, |table| put_beside(table, key, name, value));
    })
}

#[derive(Clone, Debug)]
struct Strange {
    table: &'static str,
    key: &'static str,
    name: String,
    value: Value,
}

/// A key of the file, or of its table of authentication, stands there twice; of two the first counts.
fn document_duplicate_key() -> Faulty {
    let how = (any::<bool>(), anywhere(), select(vec![Value::Null, json!(5), json!("again"), json!([]), json!({})]));
    spoilt(Code::DOCUMENT_DUPLICATE_KEY, how, |draft, (is_below, place, value)| {
        // Comes after all keys, and is then called like one of them.
        const AGAIN: &str = "~again";
        let mut file = File::written(draft);
        let mut key = String::new();
        file.edit(if is_below { "authentication" } else { "" }, |table| {
            key = table.keys().nth(place.index(table.len().max(1))).cloned().unwrap_or_default();
            table.insert(AGAIN.to_owned(), value);
        });
        *draft = read(&file.text().replace(&format!("\"{AGAIN}\":"), &format!("\"{key}\":")));
    })
}

/// A key that is mistyped, or that nobody has thought of, in any table.
fn document_unknown_key() -> Faulty {
    let mistyped = select(
        &[
            ("", "nme"),
            ("", "authenticaton"),
            ("authentication", "redirect_url"),
            ("authentication", "clientid"),
            ("advanced", "claim"),
            ("notifications", "state_change"),
            ("integrations", "erp"),
        ][..],
    );
    let own = (select(&["", "authentication", "advanced", "licenses", "notifications"][..]), text::word());
    let how = prop_oneof![
        mistyped.prop_map(|(path, key)| (path, key.to_owned())),
        own.prop_map(|(path, word)| (path, format!("x_{word}"))),
    ];
    let value = select(vec![json!("acme"), json!(true), json!(5), Value::Null, json!(["acme"]), json!({ "acme": 1 })]);
    file(Code::DOCUMENT_UNKNOWN_KEY, (how, value), |file, ((path, key), value)| {
        file.edit(path, |table| drop(table.insert(key, value)));
    })
}

fn document_empty_value() -> Faulty {
    let how = (0..5, select(&["", " ", "\t", "\n "][..]), anywhere());
    spoilt(Code::DOCUMENT_EMPTY_VALUE, how, |draft, (which, blank, place)| match which {
        0 => draft.partner = blank.into(),
        1 => draft.partner_site = blank.into(),
        2 => edit(&mut draft.authentication, |table| table.authorize_text = blank.into()),
        3 => edit(&mut draft.notifications, |table| table.error_emails = blank.into()),
        _ => edit(&mut draft.tenants, |tenants: &mut TenantsDraft<'static>| {
            let tenant =
                TenantDraft { context_id: "Cust1".into(), customer_site: blank.into(), ..TenantDraft::default() };
            edit(&mut tenants.stage, |list| insert(list, place, tenant));
        }),
    })
}

fn document_unsupported_schema() -> Faulty {
    let how = prop_oneof![Just(0), 2..10_u64, any::<u64>().prop_map(|number| number.max(2))];
    spoilt(Code::DOCUMENT_UNSUPPORTED_SCHEMA, how, |draft, schema| draft.schema = schema.into())
}

/// A text over the limit of 64 KiB by up to 100 bytes.
fn document_too_large() -> Faulty {
    let length = 65_537..65_637_usize;
    spoilt(Code::DOCUMENT_TOO_LARGE, (0..4, length, places()), |draft, (which, length, place)| {
        let text = "a".repeat(length);
        edit(&mut draft.authentication, |table| match which {
            0 => table.authorize_text = text.into(),
            1 => {
                let secret = ClientSecretDraft {
                    description: text.into(),
                    reference: "env:ACME_SECRET".into(),
                    ..ClientSecretDraft::default()
                };
                put(&mut table.client_secret, place, secret.into());
            }
            2 => {
                let key = key::rsa_xml(&key::modulus(2048, 1));
                let certificate =
                    CertificateDraft { description: text.into(), rsa_xml: key.into(), ..CertificateDraft::default() };
                put(&mut table.certificate, place, certificate.into());
            }
            _ => table.authorize_text = text.replace('a', "ø").into(),
        });
    })
}
