//! Faults of client secrets.

use proptest::prelude::*;
use proptest::sample::select;

use super::document::{file, put_in_file};
use super::{Fault, Faulty, Place, edit, environment_of, places, places_in, put, spoilt, spoilt_like, take};
use crate::generate::draft::Wish;
use crate::generate::draft::{credential, time};
use crate::generate::text;
use crate::{ClientSecretDraft, Code, ConfigurationDraft, Field, PerEnvironment, Timestamp};

/// Each code of this family, with the drafts that have its fault.
pub(super) const FAULTS: &[Fault] = &[
    Fault(Code::CLIENT_SECRET_MISSING, client_secret_missing),
    Fault(Code::CLIENT_SECRET_IN_DOCUMENT, client_secret_in_document),
    Fault(Code::CLIENT_SECRET_MALFORMED, client_secret_malformed),
    Fault(Code::CLIENT_SECRET_REUSED, client_secret_reused),
    Fault(Code::CLIENT_SECRET_EXPIRED, client_secret_expired),
    Fault(Code::CLIENT_SECRET_EXPIRES_SOON, client_secret_expires_soon),
    Fault(Code::CLIENT_SECRET_NATIVE, client_secret_native),
];

/// A web application, or a native one that wants the system user token too.
fn client_secret_missing() -> Faulty {
    let web = Wish { native: Some(false), ..Wish::default() };
    let native = Wish { native: Some(true), system_token: Some(true), ..Wish::default() };
    let missing = |wish| {
        spoilt_like(Code::CLIENT_SECRET_MISSING, wish, any::<bool>(), |draft, others_stay| {
            let asked = environment_of(Code::CLIENT_SECRET_MISSING);
            edit(&mut draft.authentication, |table| take(&mut table.client_secret, asked, others_stay));
        })
    };
    prop_oneof![2 => missing(web), 1 => missing(native)].boxed()
}

/// A text where the table of a secret belongs, or under a key that says so.
fn client_secret_in_document() -> Faulty {
    let how = (text::hex_id(), any::<bool>(), places(), select(&["value", "clear_text", "plain"][..]));
    file(Code::CLIENT_SECRET_IN_DOCUMENT, how, |file, (secret, in_table, place, key)| {
        let value =
            if in_table { serde_json::json!({ "reference": "env:ACME_SECRET", key: secret }) } else { secret.into() };
        file.edit("authentication", |table| put_in_file(table, "client_secret", place, value));
    })
}

fn client_secret_malformed() -> Faulty {
    let table = |hash: Option<String>, reference: Option<String>| ClientSecretDraft {
        hash: hash.map(Into::into).into(),
        reference: reference.map(Into::into).into(),
        ..ClientSecretDraft::default()
    };
    let no_hash = &["", "$", "argon2id", "$argon2id", "$plain$a$b", "$argon2id$v=19$ $b"];
    let no_reference = &["", " ", "ACME_SECRET", ":ACME_SECRET", "env:", "env: ACME", "password:a"];
    let how = prop_oneof![
        Just(table(None, None)),
        (credential::hash(), credential::reference())
            .prop_map(move |(hash, reference)| table(Some(hash), Some(reference))),
        select(&no_hash[..]).prop_map(move |hash| table(Some(hash.to_owned()), None)),
        select(&no_reference[..]).prop_map(move |reference| table(None, Some(reference.to_owned()))),
    ];
    spoilt(Code::CLIENT_SECRET_MALFORMED, (how, places()), |draft, (secret, place)| {
        edit(&mut draft.authentication, |table| put(&mut table.client_secret, place, secret.into()));
    })
}

/// Two environments, or all three, have one secret, and describe it as they like.
fn client_secret_reused() -> Faulty {
    let how = (credential::client_secret(), text::sentence(), any::<bool>());
    spoilt(Code::CLIENT_SECRET_REUSED, how, |draft, (secret, description, has_third)| {
        let twin = ClientSecretDraft { description: description.into(), ..secret.clone() };
        let third = has_third.then(|| Field::from(secret.clone()));
        let slots = PerEnvironment::Each { sod: third, stage: Some(secret.into()), production: Some(twin.into()) };
        edit(&mut draft.authentication, |table| table.client_secret = slots);
    })
}

fn client_secret_expired() -> Faulty {
    expires(Code::CLIENT_SECRET_EXPIRED, time::days_from_now(-700..-1))
}

fn client_secret_expires_soon() -> Faulty {
    expires(Code::CLIENT_SECRET_EXPIRES_SOON, time::days_from_now(1..29))
}

/// The secret that counts expires then.
fn expires(code: Code, when: impl Strategy<Value = Timestamp> + 'static) -> Faulty {
    let how = (credential::client_secret(), when, places_in(environment_of(code)));
    spoilt(code, how, |draft, (secret, expires, place)| {
        set(draft, place, ClientSecretDraft { expires: expires.into(), ..secret });
    })
}

/// A native application needs none, and has one.
fn client_secret_native() -> Faulty {
    let wish = Wish { native: Some(true), system_token: Some(false), ..Wish::default() };
    spoilt_like(Code::CLIENT_SECRET_NATIVE, wish, (credential::client_secret(), places()), |draft, (secret, place)| {
        set(draft, place, secret);
    })
}

fn set(draft: &mut ConfigurationDraft<'static>, place: Place, secret: ClientSecretDraft<'static>) {
    edit(&mut draft.authentication, |table| put(&mut table.client_secret, place, secret.into()));
}
