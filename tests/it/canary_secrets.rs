//! A marked secret that is held, read, refused, hashed, signed or compared appears nowhere.

use core::fmt::Debug;

use serde::de::DeserializeOwned;
use superoffice_app::{
    Argon2id, Certificate, ClientId, ClientSecret, Credential, CredentialSlot, Policy, SecretHash, SecretReference,
    SecretVerifier, SignedSystemToken, SigningInput, StoredSecret, SystemUserToken,
};

use crate::support::now;

const MARK: &str = "cAnArY-7f3a91-Zq7vK2mXw9Lr4TbN8cYh3GdJ6fPs1A";

#[track_caller]
fn assert_clean(shown: impl Debug, what: &str) {
    let shown = format!("{shown:?}");
    for part in ["AnArY", "7f3a91", "q7vK2mXw9", "Lr4TbN8c"] {
        assert!(!shown.contains(part), "{what} shows {part}: {shown}");
    }
}

/// What is read through a format, and refused in each form in which it may stand there.
fn reads_silently<T: DeserializeOwned + Debug>(what: &str) {
    for form in [
        "\"@\"",
        "[\"@\"]",
        "{\"@\": \"@\"}",
        "\"@",
        "@",
        "\"@\" \"@\"",
        "\"@\\q\"",
        "\"\\u0063 @\\n\"",
        "12345678901234567890",
    ] {
        let json = form.replace('@', MARK);
        let read = serde_json::from_str::<T>(&json).map_err(|error| format!("{error} {error:?}"));
        assert_clean(&read, &format!("{what}, read from {form},"));
        let shown = format!("{read:?}");
        assert!(!shown.contains("1234567"), "{shown}");
        let value = serde_json::from_str::<serde_json::Value>(&json).map(serde_json::from_value::<T>);
        assert_clean(value.map(|read| read.map_err(|error| error.to_string())).ok(), what);
    }
}

#[test]
fn nothing_that_is_read_is_shown() {
    reads_silently::<ClientSecret>("a client secret");
    reads_silently::<SecretHash>("a hash");
    reads_silently::<SecretReference>("a reference");
    reads_silently::<SystemUserToken>("a system user token");
    reads_silently::<SignedSystemToken>("a signed system token");
}

#[test]
fn a_secret_is_not_shown_by_what_is_done_with_it() {
    let secret = ClientSecret::parse(MARK).unwrap();
    let argon2id = Argon2id::default().with_cost(64, 1, 1).unwrap();
    let hash = argon2id.hash(&secret, &[7; 16]).unwrap();
    assert_clean((&secret, &hash, &argon2id), "Debug");
    assert_clean(hash.as_str(), "the hash itself");
    assert_clean(ClientSecret::from_string(MARK.repeat(100)).unwrap_err(), "too long a secret");
    let same = ClientId::parse(MARK).ok();
    for id in [None, same.as_ref()] {
        for secret in [&secret, &ClientSecret::parse("7f3a91").unwrap()] {
            let report = secret.check_strength(id, &Policy::default());
            assert_clean((report.to_string(), &report, serde_json::to_string(&report).unwrap()), "a report");
            assert_clean(report.iter().map(superoffice_app::Problem::help).collect::<Vec<_>>(), "a help");
        }
    }
    for text in [
        MARK.to_owned(),
        format!("$argon2id${MARK}"),
        format!("$plain$x${MARK}"),
        format!("$argon2id$v=19$m=1,t=1,p=1${MARK}$x"),
    ] {
        let stored = SecretHash::parse(&text);
        assert_clean(&stored, "a hash");
        if let Ok(stored) = stored {
            assert_clean(argon2id.verify_hash(&secret, &stored), "a check");
            assert_clean(StoredSecret::from(stored).verify(&secret, &argon2id), "a check");
        }
    }
    for text in [MARK.to_owned(), format!("env:{MARK}"), format!("{MARK}:x")] {
        let reference = SecretReference::parse(&text);
        assert_clean(&reference, "a reference");
        if let Ok(reference) = reference {
            assert_clean(argon2id.verify_reference(&secret, &reference), "a reference that is not followed");
            let credential = || Credential::new(StoredSecret::from(reference.clone()));
            let mut slot = CredentialSlot::default();
            slot.set(credential()).unwrap();
            let occupied = slot.set(credential()).unwrap_err();
            let problem = occupied.problem();
            assert_clean((&slot, &occupied, occupied.to_string(), problem.to_string(), problem.help()), "a slot");
        }
    }
}

#[test]
fn a_token_is_not_shown_by_what_is_done_with_it() {
    let token = SystemUserToken::parse(&format!("Acme-{}", MARK.replace('-', "_"))).unwrap();
    let input = SigningInput::new(&token, now()).unwrap();
    let signed = SignedSystemToken::from_signature(&input, &[0xa5; 256]).unwrap();
    assert_clean((&token, &input, &signed, token.application_name()), "Debug");
    for text in [MARK.to_owned(), format!(" Acme-{MARK}"), format!("Acme-{MARK}\u{1}"), MARK.repeat(100)] {
        assert_clean(SystemUserToken::parse(&text), "a token");
        assert_clean(SignedSystemToken::parse(&format!("{text}.202611221030.AAAA")), "a signed token");
        assert_clean(SignedSystemToken::parse(&text), "a signed token");
    }
    assert_clean(SignedSystemToken::from_signature(&input, MARK.as_bytes()), "a signature");
    let fails = |_: &[u8]| Err::<Vec<u8>, _>(std::io::Error::other("sealed"));
    assert_clean(SignedSystemToken::sign(&input, &fails).unwrap_err().to_string(), "a signer that fails");
    let key = Certificate::parse(include_str!("../data/keys/rsa-2048.spki.pem")).unwrap();
    assert_clean(signed.verify(&key, now(), core::time::Duration::ZERO), "a wrong signature");
}

#[test]
fn a_private_key_is_not_shown_by_what_refuses_it() {
    for text in [
        format!("-----BEGIN PRIVATE KEY-----\n{MARK}\n-----END PRIVATE KEY-----"),
        format!("-----BEGIN PUBLIC KEY-----\n{MARK}\n-----END PUBLIC KEY-----"),
        format!("-----BEGIN {MARK}-----\nAAAA\n-----END {MARK}-----"),
        format!("<RSAKeyValue><D>{MARK}</D></RSAKeyValue>"),
        format!("<RSAKeyValue><Modulus>{MARK}</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>"),
        format!("<{MARK}>&{MARK};</{MARK}>"),
        MARK.to_owned(),
    ] {
        for read in [Certificate::parse(&text), Certificate::parse_rsa_xml(&text), Certificate::parse_pem(&text)] {
            let error = read.unwrap_err();
            assert_clean((error, error.to_string()), "a certificate");
        }
        let error = Certificate::parse_der(text.as_bytes()).unwrap_err();
        assert_clean((error, error.to_string()), "a certificate");
    }
}
