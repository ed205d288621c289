//! Whether a signed token is to be believed.

use core::time::Duration;

use ring::signature::{RSA_PKCS1_1024_8192_SHA256_FOR_LEGACY_USE_ONLY, RsaPublicKeyComponents};

use super::{SignedSystemToken, decode};
use crate::{Timestamp, TokenError};

/// Seconds for which the minute in a token goes on.
const MINUTE: i128 = 60;
const NANOSECONDS: i128 = 1_000_000_000;

/// Both are judged. A wrong signature is the one that is told: without it the time is nobody's word.
fn verify(
    signed: &SignedSystemToken,
    key: &RsaPublicKeyComponents<&[u8]>,
    now: Timestamp,
    skew: Duration,
) -> Result<(), TokenError> {
    let is_signed = is_signed(signed, key)?;
    let is_in_time = is_in_time(signed.signed_at(), now, skew);
    match (is_signed, is_in_time) {
        (false, _) => Err(TokenError::Signature),
        (true, false) => Err(TokenError::Timestamp),
        (true, true) => Ok(()),
    }
}

fn is_signed(signed: &SignedSystemToken, key: &RsaPublicKeyComponents<&[u8]>) -> Result<bool, TokenError> {
    // `ring` tells a key that it does not take and a signature that is wrong by the same error.
    let is_exponent = match key.e {
        [first, .., last] => (key.e.len() < 5 || key.e.len() == 5 && *first == 1) && last % 2 == 1,
        [only] => *only > 1 && only % 2 == 1,
        [] => false,
    };
    if !(128..=1024).contains(&key.n.len()) || !is_exponent {
        return Err(TokenError::Key);
    }
    let parts = signed.expose_secret().rsplit_once('.');
    let parts = parts.and_then(|(input, signature)| Some((input.as_bytes(), decode(signature)?)));
    let (input, signature) = parts.ok_or(TokenError::Signature)?;
    Ok(key.verify(&RSA_PKCS1_1024_8192_SHA256_FOR_LEGACY_USE_ONLY, input, &signature).is_ok())
}

/// The minute was cut off when it was signed, so it may have been signed at any of its seconds.
fn is_in_time(signed_at: Timestamp, now: Timestamp, skew: Duration) -> bool {
    let Ok(skew) = i128::try_from(skew.as_nanos()) else { return false };
    let since = (i128::from(now.as_seconds()) - i128::from(signed_at.as_seconds())) * NANOSECONDS;
    since >= -skew && since < MINUTE * NANOSECONDS + skew
}

#[cfg(test)]
mod tests {
    use base64ct::{Base64, Encoding as _};
    use ring::signature::{RSA_PKCS1_SHA256, RsaKeyPair};

    use super::super::tests::{NO_DAY, vectors};
    use super::*;
    use crate::{SigningInput, SystemUserToken};

    type Key = RsaPublicKeyComponents<Vec<u8>>;

    fn key(name: &str) -> Key {
        let xml = match name {
            "rsa-1024" => include_str!("../../../tests/data/keys/rsa-1024.xml"),
            "rsa-2048" => include_str!("../../../tests/data/keys/rsa-2048.xml"),
            "rsa-4096" => include_str!("../../../tests/data/keys/rsa-4096.xml"),
            other => panic!("{other}"),
        };
        let number = |element: &str| {
            let after = xml.split_once(&format!("<{element}>")).unwrap().1;
            Base64::decode_vec(after.split_once('<').unwrap().0).unwrap()
        };
        RsaPublicKeyComponents { n: number("Modulus"), e: number("Exponent") }
    }

    fn judge(signed: &SignedSystemToken, key: &Key, now: Timestamp, skew: Duration) -> Result<(), TokenError> {
        verify(signed, &RsaPublicKeyComponents { n: &*key.n, e: &*key.e }, now, skew)
    }

    fn later(time: Timestamp, seconds: i64) -> Timestamp {
        Timestamp::from_seconds(time.as_seconds() + seconds).unwrap()
    }

    /// A signed token that is right, with its key.
    fn right() -> (SignedSystemToken, Key) {
        let (name, text) = vectors().nth(1).unwrap();
        (SignedSystemToken::parse(text).unwrap(), key(name))
    }

    #[test]
    fn believes_what_an_independent_tool_has_signed() {
        for (name, text) in vectors().filter(|(_, text)| !text.contains(NO_DAY)) {
            let signed = SignedSystemToken::parse(text).unwrap();
            for other in ["rsa-1024", "rsa-2048", "rsa-4096"] {
                let judged = judge(&signed, &key(other), signed.signed_at(), Duration::ZERO);
                assert_eq!(judged, if other == name { Ok(()) } else { Err(TokenError::Signature) }, "{name} {other}");
            }
        }
    }

    #[test]
    fn the_minute_lasts_to_its_end_and_the_skew_counts_on_both_sides() {
        let (signed, key) = right();
        for (since, skew, valid) in [
            (-1, Duration::ZERO, false),
            (0, Duration::ZERO, true),
            (59, Duration::ZERO, true),
            (60, Duration::ZERO, false),
            (-2, Duration::from_secs(1), false),
            (-1, Duration::from_secs(1), true),
            (60, Duration::from_secs(1), true),
            (61, Duration::from_secs(1), false),
            (-301, Duration::from_secs(300), false),
            (-300, Duration::from_secs(300), true),
            (359, Duration::from_secs(300), true),
            (360, Duration::from_secs(300), false),
            (60, Duration::from_nanos(1), true),
            (61, Duration::from_nanos(999_999_999), false),
            (-1, Duration::from_nanos(999_999_999), false),
            (-10_000_000_000, Duration::MAX, true),
            (10_000_000_000, Duration::MAX, true),
            (10_000_000_000, Duration::ZERO, false),
            (-10_000_000_000, Duration::ZERO, false),
        ] {
            let judged = judge(&signed, &key, later(signed.signed_at(), since), skew);
            assert_eq!(judged, if valid { Ok(()) } else { Err(TokenError::Timestamp) }, "{since} {skew:?}");
        }
    }

    /// The signed token with another signature.
    fn with_signature(signed: &SignedSystemToken, signature: &[u8]) -> SignedSystemToken {
        let input = SigningInput::new(signed.token(), signed.signed_at()).unwrap();
        SignedSystemToken::from_signature(&input, signature).unwrap()
    }

    #[test]
    fn any_change_is_noticed() {
        let (signed, key) = right();
        let now = signed.signed_at();
        let refused = |signed: &SignedSystemToken, what: &str| {
            for now in [now, later(now, 3600)] {
                assert_eq!(judge(signed, &key, now, Duration::from_secs(600)), Err(TokenError::Signature), "{what}");
            }
        };
        let (input, signature) = signed.expose_secret().rsplit_once('.').unwrap();
        let (token, time) = input.rsplit_once('.').unwrap();
        for (at, letter) in token.char_indices() {
            for other in [letter.to_ascii_uppercase(), letter.to_ascii_lowercase(), '-', 'x'] {
                let changed = format!("{}{other}{}", &token[..at], &token[at + 1..]);
                if let (true, Ok(signed)) =
                    (other != letter, SignedSystemToken::parse(&format!("{changed}.{time}.{signature}")))
                {
                    refused(&signed, &changed);
                }
            }
        }
        for other in ["202611221031", "202611221029", "202611221040"] {
            refused(&SignedSystemToken::parse(&format!("{token}.{other}.{signature}")).unwrap(), other);
        }
        let signature = decode(signature).unwrap();
        for at in 0..signature.len() {
            for bit in [1, 0x80] {
                let mut changed = signature.to_vec();
                changed[at] ^= bit;
                refused(&with_signature(&signed, &changed), &format!("bit {bit} of byte {at}"));
            }
        }
        // Other texts and sizes of the same number, and numbers that prove nothing.
        let mut one = vec![0; 256];
        one[255] = 1;
        let mut negative = key.n.clone();
        let mut borrow = 0;
        for (byte, other) in negative.iter_mut().zip(signature.iter()).rev() {
            let difference = 256 + i16::from(*byte) - i16::from(*other) - borrow;
            borrow = i16::from(difference < 256);
            *byte = u8::try_from(difference % 256).unwrap();
        }
        for (other, what) in [
            ([&[0][..], &signature].concat(), "a zero before it"),
            ([&signature[..], &[0]].concat(), "a zero after it"),
            (signature[1..].to_vec(), "without its first byte"),
            (signature[..255].to_vec(), "without its last byte"),
            ([&signature[..], &signature].concat(), "twice"),
            (signature.iter().rev().copied().collect(), "the other way round"),
            (vec![0; 256], "nought"),
            (one, "one"),
            (key.n.clone(), "the modulus"),
            (negative, "the modulus without it"),
            (vec![0xff; 256], "the largest"),
        ] {
            refused(&with_signature(&signed, &other), what);
        }
    }

    #[test]
    fn a_key_that_is_not_verified_with_is_named() {
        let (signed, right) = right();
        let modulus = |length: usize| {
            let mut bytes = vec![0xff; length];
            bytes[0] = 0x80;
            bytes
        };
        let exponent = [1, 0, 1].to_vec();
        for (n, e) in [
            (vec![], exponent.clone()),
            (vec![5], exponent.clone()),
            (modulus(64), exponent.clone()),
            (modulus(127), exponent.clone()),
            (modulus(1025), exponent.clone()),
            (modulus(2048), exponent.clone()),
            (right.n.clone(), vec![]),
            (right.n.clone(), vec![0]),
            (right.n.clone(), vec![1]),
            (right.n.clone(), vec![2]),
            (right.n.clone(), vec![1, 0, 0]),
            (right.n.clone(), vec![2, 0, 0, 0, 1]),
            (right.n.clone(), vec![1, 0, 0, 0, 0, 1]),
        ] {
            let key = RsaPublicKeyComponents { n, e };
            for now in [signed.signed_at(), later(signed.signed_at(), 3600)] {
                assert_eq!(judge(&signed, &key, now, Duration::ZERO), Err(TokenError::Key), "{key:?}");
            }
        }
        for (n, e) in [
            (modulus(128), exponent.clone()),
            (modulus(1024), exponent),
            (right.n.clone(), vec![3]),
            (right.n, vec![1, 0xff, 0xff, 0xff, 0xff]),
        ] {
            let key = RsaPublicKeyComponents { n, e };
            assert_eq!(judge(&signed, &key, signed.signed_at(), Duration::ZERO), Err(TokenError::Signature), "{key:?}");
        }
    }

    /// What a host's signer makes is what the independent tool has made.
    #[test]
    fn signs_as_the_independent_tool_does() {
        let pem = include_str!("../../../tests/data/keys/rsa-2048.private.pem");
        let body: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
        let pair = RsaKeyPair::from_pkcs8(&Base64::decode_vec(&body).unwrap()).unwrap();
        let sign = |input: &[u8]| -> Result<Vec<u8>, ring::error::Unspecified> {
            let mut signature = vec![0; pair.public().modulus_len()];
            pair.sign(&RSA_PKCS1_SHA256, &ring::rand::SystemRandom::new(), input, &mut signature)?;
            Ok(signature)
        };
        let mut compared = 0;
        for (name, text) in vectors().filter(|(name, text)| *name == "rsa-2048" && !text.contains(NO_DAY)) {
            let read = SignedSystemToken::parse(text).unwrap();
            let token = SystemUserToken::parse(read.token().expose_secret()).unwrap();
            let input = SigningInput::new(&token, later(read.signed_at(), 59)).unwrap();
            let signed = SignedSystemToken::sign(&input, &sign).unwrap();
            assert_eq!(signed.expose_secret(), text);
            assert_eq!(judge(&signed, &key(name), read.signed_at(), Duration::ZERO), Ok(()));
            compared += 1;
        }
        assert_eq!(compared, 3);
    }

    #[test]
    fn an_error_says_which() {
        for (error, message) in [
            (TokenError::Signature, "the signature is not one of this key over this token and time"),
            (TokenError::Timestamp, "the time of signing is too far from now"),
            (TokenError::Key, "the key has a size that signatures are not verified with"),
        ] {
            assert_eq!(error.to_string(), message);
        }
    }
}
