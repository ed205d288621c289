//! System user tokens: read, signed, parsed, verified.

use superoffice_app::{Certificate, SignedSystemToken, SigningInput, SystemUserToken, Timestamp};

use crate::allocator::search_for;
use crate::known;
use crate::ledger::Ledger;
use crate::mark::{self, MARK, Spelling, from_base64};
use crate::secrets::roomy;

pub fn run(ledger: &mut Ledger) {
    let text = format!("Acme Orders-{MARK}");
    let time = Timestamp::parse("2026-11-22T10:30:00Z").expect("a time");
    ledger.run("SystemUserToken::parse, compared and shown", None, || {
        let token = SystemUserToken::parse(&text).expect("a token");
        assert!(token.matches(&token));
        drop(format!("{token:?} {} {:?}", token.application_name(), SystemUserToken::parse(MARK)));
    });
    for room in [0, 1, 1000] {
        let mut held = Some(roomy(&text, room));
        ledger.run(&format!("SystemUserToken::from_string, room for {room} more"), None, || {
            drop(held.take().map(SystemUserToken::from_string));
        });
        let mut held = Some(roomy(MARK, room));
        ledger.run(&format!("SystemUserToken::from_string refuses, room for {room} more"), None, || {
            drop(held.take().map(SystemUserToken::from_string));
        });
    }
    for spelling in Spelling::ALL {
        let json = format!("\"Acme-{}\"", spelling.write());
        ledger.run(&format!("SystemUserToken, {}: deserialize", spelling.name()), known::decoded(spelling), || {
            drop(serde_json::from_str::<SystemUserToken>(&json));
        });
    }
    let token = SystemUserToken::parse(&text).expect("a token");
    ledger.run("SigningInput::new", None, || {
        let input = SigningInput::new(&token, time).expect("an input");
        drop(format!("{input:?} {:?}", input.expose_secret().len()));
    });
    signed(ledger, &SigningInput::new(&token, time).expect("an input"));
    verified(ledger);
}

fn signed(ledger: &mut Ledger, input: &SigningInput) {
    // 90 bytes, which are the mark again when they are Base64.
    let signature = from_base64(&MARK.repeat(4));
    let encoded = MARK.repeat(3);
    let sign = |_: &[u8]| Ok::<_, core::fmt::Error>(roomy_bytes(&signature));
    ledger.run("SignedSystemToken::sign", None, || drop(SignedSystemToken::sign(input, &sign).map_err(drop)));
    let fail = |_: &[u8]| Err::<Vec<u8>, _>(core::fmt::Error);
    ledger.run("SignedSystemToken::sign fails", None, || drop(SignedSystemToken::sign(input, &fail).map_err(drop)));
    ledger.run("SignedSystemToken::from_signature", None, || {
        drop(SignedSystemToken::from_signature(input, &signature));
        drop(SignedSystemToken::from_signature(input, encoded.as_bytes()));
    });
    let signed = SignedSystemToken::from_signature(input, &signature).expect("a signature");
    let text = signed.expose_secret().to_owned();
    let refused = [
        text.replace(".2026", ".2O26"),
        text.replace(".20261122", ".20260229"),
        text.replace('.', ":"),
        text.replace("Acme Orders-", "AcmeOrders"),
        format!("{text}="),
        format!("{text} "),
        text.repeat(100),
    ];
    for (name, text) in refused.iter().map(|text| ("refuses", text)).chain([("reads", &text)]) {
        let start: String = text.chars().take(3).collect();
        let name = format!("SignedSystemToken {name} {start}… of {} bytes", text.len());
        ledger.run(&format!("{name}: parse"), None, || {
            drop(SignedSystemToken::parse(text).map(|signed| format!("{signed:?} {:?}", signed.token())));
        });
        let mut held = Some(roomy(text, 7));
        ledger.run(&format!("{name}: from_string"), None, || drop(held.take().map(SignedSystemToken::from_string)));
    }
    for spelling in Spelling::ALL {
        let json = format!("\"{}\"", text.replace(MARK, &spelling.write()));
        ledger.run(&format!("SignedSystemToken, {}: deserialize", spelling.name()), known::decoded(spelling), || {
            drop(serde_json::from_str::<SignedSystemToken>(&json));
        });
    }
}

fn roomy_bytes(bytes: &[u8]) -> Vec<u8> {
    let mut roomy = Vec::with_capacity(1000);
    roomy.extend(bytes);
    roomy
}

/// With a real signature, which a wrong key and a wrong time refuse.
fn verified(ledger: &mut Ledger) {
    const TOKENS: &str = include_str!("../../data/keys/signed-tokens.tsv");
    let (_, text) = TOKENS.lines().next().and_then(|line| line.split_once('\t')).expect("a token");
    let signature = text.rsplit_once('.').map(|(_, signature)| from_base64(signature)).expect("a signature");
    search_for([text.as_bytes(), &signature]);
    let signed = SignedSystemToken::parse(text).expect("a signed token");
    for (name, key) in [
        ("right key", include_str!("../../data/keys/rsa-1024.spki.pem")),
        ("wrong key", include_str!("../../data/keys/rsa-2048.spki.pem")),
    ] {
        let certificate = Certificate::parse(key).expect("a key");
        for time in ["2026-11-22T10:30:30Z", "2026-11-22T12:00:00Z"] {
            let now = Timestamp::parse(time).expect("a time");
            ledger.run(&format!("SignedSystemToken::verify, {name}, {time}"), None, || {
                let verified = signed.verify(&certificate, now, core::time::Duration::from_secs(30));
                assert_eq!(verified.is_ok(), name == "right key" && time.contains("10:30"));
                drop(verified.map_err(|error| format!("{error} {error:?}")));
            });
        }
    }
    mark::arm();
}
