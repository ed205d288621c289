//! Secrets by themselves: made, read, compared, shown, dropped.

use std::hint::black_box;

use serde::Deserialize;
use superoffice_app::{
    ClientId, ClientSecret, Credential, CredentialSlot, Policy, SecretHash, SecretReference, StoredSecret,
};

use crate::known;
use crate::ledger::Ledger;
use crate::mark::{MARK, Spelling};

pub fn run(ledger: &mut Ledger) {
    made(ledger);
    read(ledger);
    #[cfg(feature = "all")]
    hashed(ledger);
    stored(ledger);
}

/// A text with so much more room than it needs.
pub fn roomy(text: &str, more: usize) -> String {
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
    ledger.run("ClientSecret::check_strength", None, || {
        let secret = ClientSecret::parse(MARK).expect("a secret");
        let same = ClientId::parse(MARK).ok();
        for id in [None, same.as_ref()] {
            let report = secret.check_strength(id, &Policy::default());
            assert!(!report.is_empty());
            drop((report.to_string(), serde_json::to_string(&report)));
        }
        core::mem::forget(same); // a client ID is no secret
    });
}

fn read(ledger: &mut Ledger) {
    for spelling in Spelling::ALL {
        let json = format!("\"{}\"", spelling.write());
        let listed = known::decoded(spelling);
        type Read = fn(&str);
        let each: [(&str, Read); 3] = [
            ("ClientSecret", |json| drop(serde_json::from_str::<ClientSecret>(json))),
            ("SecretHash", |json| drop(serde_json::from_str::<SecretHash>(json))),
            ("SecretReference", |json| drop(serde_json::from_str::<SecretReference>(json))),
        ];
        for (name, read) in each {
            ledger.run(&format!("{name}, {}: deserialize", spelling.name()), listed, || read(&json));
        }
        ledger.run(&format!("ClientSecret, {}: from a reader", spelling.name()), Some(known::READER), || {
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
    ledger.run("a Value is dropped", Some(known::VALUE), || drop(value.take()));
    for text in ["12345678901234567890", "[\"@\"]", "{\"@\": 1}", "true", "null", "\"@"] {
        let json = text.replace('@', MARK);
        ledger.run(&format!("ClientSecret: refuse {text}"), None, || {
            drop(serde_json::from_str::<ClientSecret>(&json).map_err(|error| format!("{error} {error:?}")));
        });
    }
}

#[cfg(feature = "all")]
fn hashed(ledger: &mut Ledger) {
    use superoffice_app::{Argon2id, SecretVerifier};

    let argon2id = Argon2id::default().with_cost(64, 2, 1).expect("a cost");
    let secret = ClientSecret::parse(MARK).expect("a secret");
    let hash = ledger.run("Argon2id::hash", None, || argon2id.hash(&secret, &[7; 16]).expect("a hash"));
    let other = argon2id.hash(&ClientSecret::parse("another").expect("a secret"), &[7; 16]).expect("a hash");
    let costly = SecretHash::parse(&hash.as_str().replace("m=64", "m=4000000")).expect("a hash");
    let foreign = SecretHash::parse("$bcrypt$10$xyz").expect("a hash");
    for (name, stored) in
        [("right", &hash), ("wrong", &other), ("too costly", &costly), ("of another function", &foreign)]
    {
        ledger.run(&format!("Argon2id::verify_hash, {name}"), None, || {
            let verified = argon2id.verify_hash(&secret, stored);
            assert_eq!(verified.is_ok(), name == "right");
            drop(format!("{verified:?}"));
        });
    }
    ledger.run("StoredSecret::verify", None, || {
        let stored = [StoredSecret::from(hash.clone()), SecretReference::parse("env:A").expect("a reference").into()];
        assert!(stored[0].verify(&secret, &argon2id).is_ok() && stored[1].verify(&secret, &argon2id).is_err());
    });
    // The hash itself, as if it were the secret.
    crate::allocator::search_for([hash.as_str().rsplit('$').next().unwrap_or_default().as_bytes()]);
    ledger.run("Argon2id::hash, and what it makes is dropped", None, || {
        drop(argon2id.hash(&secret, &[7; 16]));
        assert!(argon2id.is_current(&hash));
    });
    crate::mark::arm();
}

/// What is stored may be a secret by mistake, and a hash is worth guarding too.
fn stored(ledger: &mut Ledger) {
    let text = format!("$argon2id$v=19$m=64,t=2,p=1$c2FsdHNhbHQ${MARK}");
    let place = format!("env:{MARK}");
    ledger.run("SecretHash and SecretReference: copied, compared, shown, in a slot", None, || {
        let hash = SecretHash::parse(&text).expect("a hash");
        let reference = SecretReference::parse(&place).map_err(drop);
        assert!(hash == hash.clone() && reference.clone() == reference);
        drop(format!("{hash:?} {reference:?} {:?}", SecretHash::parse(MARK)));
        let credential = || Credential::new(StoredSecret::from(hash.clone()));
        let mut slot = CredentialSlot::default();
        slot.set(credential()).expect("an empty slot");
        let occupied = slot.set(credential()).expect_err("an occupied slot");
        drop(format!("{occupied} {occupied:?} {slot:?} {}", occupied.problem()));
        drop((slot.clone(), slot.clear(), occupied.into_credential()));
    });
}
