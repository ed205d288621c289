use proptest::prelude::*;

use super::*;

/// Key and signed token, as an independent tool has made them.
pub(super) fn vectors() -> impl Iterator<Item = (&'static str, &'static str)> {
    include_str!("../../../tests/data/keys/signed-tokens.tsv").lines().map(|line| line.split_once('\t').unwrap())
}

/// A day that there is not.
pub(super) const NO_DAY: &str = ".202602290000.";

fn part(text: &str, place: usize) -> &str {
    text.rsplitn(3, '.').nth(place).unwrap()
}

#[test]
fn reads_what_an_independent_tool_has_made() {
    let mut read = 0;
    for (key, text) in vectors() {
        let signed = [SignedSystemToken::parse(text), SignedSystemToken::from_string(text.to_owned())];
        for signed in signed {
            if text.contains(NO_DAY) {
                let error = signed.unwrap_err();
                assert_eq!(error.to_string(), "time of the signed system token is malformed");
                continue;
            }
            let signed = signed.expect(key);
            assert_eq!(signed.expose_secret(), text);
            assert_eq!(signed.token().expose_secret(), part(text, 2));
            assert_eq!(Timestamp::parse(part(text, 1)), Ok(signed.signed_at()));
            let input = SigningInput::new(signed.token(), signed.signed_at()).unwrap();
            let signature = decode(part(text, 0)).unwrap();
            let again = SignedSystemToken::from_signature(&input, &signature).unwrap();
            assert_eq!((again.expose_secret(), again.signed_at()), (text, signed.signed_at()));
            assert_eq!(again.token().expose_secret(), signed.token().expose_secret());
            read += 1;
        }
    }
    assert_eq!(read, 10);
}

#[test]
fn is_split_from_the_right() {
    let signature = "QUJD".repeat(30);
    for (token, name) in [
        ("Acme-Orders 2.0-x", "Acme-Orders 2.0"),
        ("a.b.c-d.e", "a.b.c"),
        ("a-b.202611221030", "a"),
        (&*format!("a-b.202611221030.{signature}"), "a"),
        ("bestilling på-1", "bestilling på"),
        (&*format!("{}-x", "ø".repeat(511)), &"ø".repeat(511)),
    ] {
        let text = format!("{token}.202611221030.{signature}");
        let signed = SignedSystemToken::parse(&text).expect(token);
        assert_eq!((signed.token().expose_secret(), signed.token().application_name()), (token, name));
        assert_eq!(signed.signed_at().to_string(), "2026-11-22T10:30:00Z");
    }
}

#[test]
fn each_part_is_judged() {
    let signature = "QUJD".repeat(30); // 90 bytes
    let ok = format!("Acme-x.202611221030.{signature}");
    assert!(SignedSystemToken::parse(&ok).is_ok());
    let with = |from: &str, to: &str| {
        assert!(ok.contains(from));
        ok.replacen(from, to, 1)
    };
    let base64 = |text: &str| format!("Acme-x.202611221030.{text}");
    let whole = "signed system token";
    let time = "time of the signed system token";
    let sign = "signature of the signed system token";
    for (text, message) in [
        (String::new(), format!("{whole} is empty")),
        (" \n".to_owned(), format!("{whole} is empty")),
        (format!("{ok}\n"), format!("{whole} has white space around it")),
        (format!("\u{a0}{ok}"), format!("{whole} has white space around it")),
        ("Acme-x".to_owned(), format!("{whole} is malformed")),
        ("Acme-x.202611221030".to_owned(), format!("{whole} is malformed")),
        (format!("202611221030.{signature}"), format!("{whole} is malformed")),
        (format!("Acme-x.{signature}"), format!("{whole} is malformed")),
        (with("202611221030", "20261122103"), format!("{time} is malformed")),
        (with("202611221030", "20261122103000"), format!("{time} is malformed")),
        (with("202611221030", ""), format!("{time} is malformed")),
        (with("202611221030", "20261122T10Z"), format!("{time} is malformed")),
        (with("202611221030", "+20261122103"), format!("{time} is malformed")),
        (with("202611221030", "2026112210\u{663}"), format!("{time} is malformed")),
        (with("202611221030", "202602290000"), format!("{time} is malformed")),
        (with("202611221030", "202611222400"), format!("{time} is malformed")),
        (base64(""), format!("{sign} is malformed")),
        (base64("QUJD"), format!("{sign} is malformed")),
        (base64(signature.split_at(1).1), format!("{sign} is malformed")),
        (base64(&signature.replacen("QUJD", "QUJD\n", 1)), format!("{sign} is malformed")),
        (base64(&signature.replacen("QUJD", " QUJD", 1)), format!("{sign} is malformed")),
        (base64(&signature.replacen("QUJD", "QU-_", 1)), format!("{sign} is malformed")),
        (base64(&signature.replacen("QUJD", "QUI=", 1)), format!("{sign} is malformed")),
        (base64(&format!("{signature}=")), format!("{sign} is malformed")),
        (base64(&format!("{signature}====")), format!("{sign} is malformed")),
        (base64(&format!("{signature}QQ")), format!("{sign} is malformed")),
        (base64(&format!("{signature}QR==")), format!("{sign} is malformed")),
        (base64(&format!("{signature}QUF=")), format!("{sign} is malformed")),
        (base64(&"QUJD".repeat(21)), format!("{sign} is malformed")), // 63 bytes
        (base64(&"QUJD".repeat(683)), format!("{sign} is malformed")), // 2,049 bytes
        (with("Acme-x", "Acme"), "system user token is malformed".to_owned()),
        (with("Acme-x", ""), "system user token is empty".to_owned()),
        (with("Acme-x", "Acme-x "), "system user token has white space around it".to_owned()),
        (with("Acme-x", "Ac\0me-x"), "system user token is malformed".to_owned()),
        (with("Acme-x", &format!("{}-x", "y".repeat(1023))), "system user token is longer than 1024 bytes".to_owned()),
        (format!("Acme-x.202611221030.{}", "QUJD".repeat(250_000)), format!("{whole} is longer than 3770 bytes")),
        (".".repeat(1_000_000), format!("{whole} is longer than 3770 bytes")),
        (".".repeat(3770), format!("{time} is malformed")),
    ] {
        for error in [SignedSystemToken::parse(&text), SignedSystemToken::from_string(text.clone())] {
            assert_eq!(error.unwrap_err().to_string(), message, "{:?}", text.get(..60).unwrap_or(&text));
        }
    }
    // The longest there can be.
    let longest = format!("{}-x.202611221030.{}QUI=", "y".repeat(1022), "QUJD".repeat(682));
    assert_eq!(longest.len(), 3770);
    assert!(SignedSystemToken::parse(&longest).is_ok());
    // The shortest.
    let shortest = format!("a-x.202611221030.{}QQ==", "QUJD".repeat(21));
    assert!(SignedSystemToken::parse(&shortest).is_ok());
}

#[test]
fn what_is_cut_off_is_missed() {
    let (_, text) = vectors().next().unwrap();
    let signature = text.len() - part(text, 0).len();
    for end in 0..text.len() {
        // A shorter signature has the same form when it ends with a group of four; none verifies.
        let is_one = end >= signature + 88 && (end - signature) % 4 == 0;
        assert_eq!(SignedSystemToken::parse(text.split_at(end).0).is_ok(), is_one, "{end}");
    }
    for (start, _) in text.char_indices().skip(1) {
        if let Ok(signed) = SignedSystemToken::parse(text.split_at(start).1) {
            assert_ne!(signed.token().expose_secret(), part(text, 2), "{start}");
        }
    }
}

struct Fails;

impl Signer for Fails {
    type Error = std::io::Error;

    fn sign(&self, _: &[u8]) -> Result<Vec<u8>, Self::Error> {
        Err(std::io::Error::other("the vault is sealed"))
    }
}

fn input() -> SigningInput {
    let token = SystemUserToken::parse("Acme canary-canary").unwrap();
    SigningInput::new(&token, Timestamp::parse("2026-11-22T10:30:59Z").unwrap()).unwrap()
}

#[test]
fn the_signer_sees_the_input_and_its_answer_is_judged() {
    let key = |bytes: &[u8]| -> Result<_, core::convert::Infallible> {
        assert_eq!(bytes, b"Acme canary-canary.202611221030");
        Ok(vec![0xff; 128])
    };
    let signed = SignedSystemToken::sign(&input(), &key).unwrap();
    assert_eq!(signed.expose_secret(), format!("Acme canary-canary.202611221030.{}8=", "//".repeat(85)));
    assert_eq!(signed.signed_at().to_string(), "2026-11-22T10:30:00Z");
    assert_eq!(format!("{signed:?} {:?}", signed.token()), "SignedSystemToken([redacted]) SystemUserToken([redacted])");

    let text = signed.expose_secret().rsplit_once('.').unwrap().1.as_bytes();
    for (signature, message) in [
        (vec![], "signature is empty"),
        (vec![0xff; 32], "signature is shorter than 64 bytes"),
        (vec![0xff; 63], "signature is shorter than 64 bytes"),
        (vec![0xff; 2049], "signature is longer than 2048 bytes"),
        (vec![0xff; 1_000_000], "signature is longer than 2048 bytes"),
        (text.to_vec(), "signature is Base64 already; give the bytes"),
        (b"QUJD-_\r\n".repeat(20), "signature is Base64 already; give the bytes"),
    ] {
        let error = SignedSystemToken::sign(&input(), &|_: &[u8]| Ok::<_, core::fmt::Error>(signature.clone()));
        let Err(SignError::Signature(error)) = error else { panic!("{message}") };
        assert_eq!(error.to_string(), message);
    }
    for length in [64, 128, 2048] {
        assert!(SignedSystemToken::from_signature(&input(), &vec![0xff; length]).is_ok(), "{length}");
    }
    // A signature that only looks much like Base64 is one.
    let nearly = [&b"QUJD".repeat(31)[..], &[0xff; 4]].concat();
    assert!(SignedSystemToken::from_signature(&input(), &nearly).is_ok());

    let error = SignedSystemToken::sign(&input(), &Fails).unwrap_err();
    assert_eq!(error.to_string(), "the signer failed");
    assert_eq!(core::error::Error::source(&error).unwrap().to_string(), "the vault is sealed");
    let dynamic: &dyn Signer<Error = std::io::Error> = &Fails;
    assert!(SignedSystemToken::sign(&input(), dynamic).is_err());
}

#[test]
fn is_read_as_a_text_and_shows_nothing() {
    let text = format!("Acme-canary.202611221030.{}", "QUJD".repeat(30));
    let signed: SignedSystemToken = serde_json::from_str(&format!("\"{text}\"")).unwrap();
    assert_eq!(signed.expose_secret(), text);
    for json in ["\"canary\"", "123456789", "[\"canary\"]", &format!("\"{}\"", text.replace("2026", "canary"))] {
        let error = serde_json::from_str::<SignedSystemToken>(json).unwrap_err().to_string();
        assert!(error.contains("signed system token"), "{error}");
        assert!(!error.contains("canary") && !error.contains("123456789"), "{error}");
    }
}

proptest! {
    #[test]
    fn what_is_signed_is_read_back(
        token in "[a-zæøå .-]{1,20}-[A-Za-z0-9.-]{0,19}[a-z]",
        seconds in -62_167_219_200_i64..253_402_207_200,
        signature in prop::collection::vec(any::<u8>(), 64..600),
    ) {
        prop_assume!(token.trim() == token);
        let token = SystemUserToken::parse(&token).unwrap();
        let input = SigningInput::new(&token, Timestamp::from_seconds(seconds).unwrap()).unwrap();
        let signed = SignedSystemToken::from_signature(&input, &signature).unwrap();
        prop_assert_eq!(signed.token().expose_secret(), token.expose_secret());
        prop_assert_eq!(signed.signed_at().as_seconds(), seconds - seconds.rem_euclid(60));
        let read = SignedSystemToken::parse(signed.expose_secret()).unwrap();
        prop_assert_eq!(read.expose_secret(), signed.expose_secret());
        prop_assert_eq!(read.token().expose_secret(), token.expose_secret());
        prop_assert_eq!(read.signed_at(), signed.signed_at());
        prop_assert_eq!(&*decode(part(read.expose_secret(), 0)).unwrap(), &signature);
    }

    /// One signature has one text: nothing else decodes to it.
    #[test]
    fn any_text_is_kept_or_refused(text in r"([a.-]{0,3}-a\.)?(202611221030|[0-9]{12})\.([A-Za-z0-9+/]{4}){22,30}(==|=)?|.{0,60}") {
        if let Ok(signed) = SignedSystemToken::parse(&text) {
            prop_assert_eq!(signed.expose_secret(), &*text);
            let input = SigningInput::new(signed.token(), signed.signed_at()).unwrap();
            if let Ok(again) = SignedSystemToken::from_signature(&input, &decode(part(&text, 0)).unwrap()) {
                prop_assert_eq!(again.expose_secret(), &*text);
            }
        }
    }
}
