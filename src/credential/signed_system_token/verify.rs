//! Whether a signed token is to be believed.

use core::time::Duration;

use ring::signature::{RSA_PKCS1_1024_8192_SHA256_FOR_LEGACY_USE_ONLY, RsaPublicKeyComponents};

use super::{SignedSystemToken, decode};
use crate::{Certificate, RsaPublicKey, Timestamp, TokenError};

/// The sizes of a modulus, in bits, that `ring` verifies with. Fewer than 2,048 are for those who have them: all public sample
/// applications of SuperOffice have 1,024.
const BITS: core::ops::RangeInclusive<u32> = 1024..=8192;

/// Seconds for which the minute in a token goes on.
const MINUTE: i128 = 60;
const NANOSECONDS: i128 = 1_000_000_000;

impl SignedSystemToken {
    /// Whether the key of this certificate has signed it, not long before or after now. Needs the feature `verify`.
    ///
    /// The token has the minute of signing without its seconds. So it is valid from `skew` before that minute until `skew` after
    /// it: *t* − `skew` ≤ `now` < *t* + 60 s + `skew`, where *t* is [`signed_at`](Self::signed_at). How far off SuperOffice lets clocks be is not documented.
    ///
    /// Both the signature and the time are judged, and a wrong signature is told first: without it the time is nobody's word.
    ///
    /// Not judged is whether this very token came before: as long as it is valid, whoever has seen it can send it again.
    /// Keep `skew` small, and remember the tokens of that time where it matters. Neither is the expiry of the certificate, nor whose
    /// system user it is: compare [`token`](Self::token) by [`SystemUserToken::matches`](crate::SystemUserToken::matches).
    ///
    /// ```
    /// use core::time::Duration;
    /// use superoffice_app::{Certificate, SignedSystemToken, Timestamp, TokenError};
    ///
    /// # let text = "SuperOffice DevNet Node OIDC-8k8Q7DmBgo.202611221030.YX8F2sZKPAuEG6RDPk9uIZ9DVSwXowM6rTCrQhlPIDIT05RN4DY9hLZq0dSWVzcJafTOOgJTH88QrOy7QO7VuO6rQx/y2efhpVsiL1zhOSzMQ4PPyRbRxT6Zu3BomndWWsetlBRBcgpMBmC/lgR66IAhR4HBp6skKobrA6nvvBI=";
    /// # let xml = "<RSAKeyValue><Modulus>wb8mLvMX6Rzd1/ochMYU3lZNzvuJ3UAYX0AvhA3INA9+BmbwkLygGFIc75UCX6Au3zxEzRkP55oeaJUVrdz5zXW38GqOt+08u5k7fxaaEauqroyvpgswWW6Ez/dhlobR1v/H521cfgz0PZzHUIdB9EnNX/Wf0xh0RrLvCYxeNk8=</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>";
    /// let signed = SignedSystemToken::parse(text)?;
    /// let certificate = Certificate::parse(xml)?;
    /// let skew = Duration::from_secs(30);
    ///
    /// let now = Timestamp::parse("2026-11-22T10:31:29Z")?;
    /// assert_eq!(signed.verify(&certificate, now, skew), Ok(()));
    /// let now = Timestamp::parse("2026-11-22T10:31:30Z")?;
    /// assert_eq!(signed.verify(&certificate, now, skew), Err(TokenError::Timestamp));
    /// # Ok::<(), superoffice_app::ParseError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the key has a size that signatures are not verified with (1,024 to 8,192 bits are, and exponents of up to 33 bits, so
    /// that not each [`Certificate`] will do), when it has not signed this token and time, or when the time
    /// is too far from now.
    pub fn verify(&self, certificate: &Certificate, now: Timestamp, skew: Duration) -> Result<(), TokenError> {
        let is_signed = self.is_signed_with(certificate.public_key())?;
        let is_in_time = is_in_time(self.signed_at(), now, skew);
        match (is_signed, is_in_time) {
            (false, _) => Err(TokenError::Signature),
            (true, false) => Err(TokenError::Timestamp),
            (true, true) => Ok(()),
        }
    }

    fn is_signed_with(&self, key: &RsaPublicKey) -> Result<bool, TokenError> {
        // `ring` has one error for a key that it does not take and a signature that is wrong. The exponent is odd and above 1.
        let is_short = match key.exponent() {
            [first, _, _, _, _] => *first == 1,
            exponent => exponent.len() < 5,
        };
        if !BITS.contains(&key.bits()) || !is_short {
            return Err(TokenError::Key);
        }
        let parts = self.expose_secret().rsplit_once('.');
        let parts = parts.and_then(|(input, signature)| Some((input.as_bytes(), decode(signature)?)));
        let (input, signature) = parts.ok_or(TokenError::Signature)?;
        let key = RsaPublicKeyComponents { n: key.modulus(), e: key.exponent() };
        Ok(key.verify(&RSA_PKCS1_1024_8192_SHA256_FOR_LEGACY_USE_ONLY, input, &signature).is_ok())
    }
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

    fn key(name: &str) -> Certificate {
        let text = match name {
            "rsa-1024" => include_str!("../../../tests/data/keys/rsa-1024.xml"),
            "rsa-2048" => include_str!("../../../tests/data/keys/rsa-2048.spki.pem"),
            "rsa-4096" => include_str!("../../../tests/data/keys/rsa-4096.pkcs1.pem"),
            other => panic!("{other}"),
        };
        Certificate::parse(text).unwrap()
    }

    /// A certificate of a key that nobody has.
    fn odd_key(modulus: &[u8], exponent: &[u8]) -> Certificate {
        let [modulus, exponent] = [modulus, exponent].map(Base64::encode_string);
        let xml = format!("<RSAKeyValue><Modulus>{modulus}</Modulus><Exponent>{exponent}</Exponent></RSAKeyValue>");
        Certificate::parse(&xml).unwrap()
    }

    fn later(time: Timestamp, seconds: i64) -> Timestamp {
        Timestamp::from_seconds(time.as_seconds() + seconds).unwrap()
    }

    /// A signed token that is right, with its key.
    fn right() -> (SignedSystemToken, Certificate) {
        let (name, text) = vectors().nth(1).unwrap();
        (SignedSystemToken::parse(text).unwrap(), key(name))
    }

    #[test]
    fn believes_what_an_independent_tool_has_signed() {
        for (name, text) in vectors().filter(|(_, text)| !text.contains(NO_DAY)) {
            let signed = SignedSystemToken::parse(text).unwrap();
            for other in ["rsa-1024", "rsa-2048", "rsa-4096"] {
                let judged = signed.verify(&key(other), signed.signed_at(), Duration::ZERO);
                assert_eq!(judged, if other == name { Ok(()) } else { Err(TokenError::Signature) }, "{name} {other}");
            }
        }
    }

    #[test]
    fn the_form_of_the_key_makes_no_difference() {
        let (signed, _) = right();
        for text in [
            include_str!("../../../tests/data/keys/rsa-2048.xml"),
            include_str!("../../../tests/data/keys/rsa-2048.spki.pem"),
            include_str!("../../../tests/data/keys/rsa-2048.pkcs1.pem"),
            #[cfg(feature = "x509")]
            include_str!("../../../tests/data/keys/rsa-2048.x509.pem"),
        ] {
            let key = Certificate::parse(text).unwrap();
            assert_eq!(signed.verify(&key, signed.signed_at(), Duration::ZERO), Ok(()), "{text}");
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
            let judged = signed.verify(&key, later(signed.signed_at(), since), skew);
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
                assert_eq!(signed.verify(&key, now, Duration::from_secs(600)), Err(TokenError::Signature), "{what}");
            }
        };
        let (input, signature) = signed.expose_secret().rsplit_once('.').unwrap();
        let (token, time) = input.rsplit_once('.').unwrap();
        for (at, letter) in token.char_indices() {
            for other in [letter.to_ascii_uppercase(), letter.to_ascii_lowercase(), '-', 'x'] {
                let mut changed = token.to_owned();
                changed.replace_range(at..=at, &other.to_string());
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
        let mut negative = key.public_key().modulus().to_vec();
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
            (key.public_key().modulus().to_vec(), "the modulus"),
            (negative, "the modulus without it"),
            (vec![0xff; 256], "the largest"),
        ] {
            refused(&with_signature(&signed, &other), what);
        }
    }

    #[test]
    fn a_key_that_is_not_verified_with_is_named() {
        let (signed, right) = right();
        let modulus = |bits: usize| {
            let mut bytes = vec![0xff; bits.div_ceil(8)];
            bytes[0] >>= bytes.len() * 8 - bits;
            bytes
        };
        let right = right.public_key().modulus();
        let usual = &[1, 0, 1][..];
        for (modulus, exponent, error) in [
            (&*modulus(512), usual, TokenError::Key),
            (&modulus(1023), usual, TokenError::Key),
            (&modulus(1024), usual, TokenError::Signature),
            (&modulus(1025), usual, TokenError::Signature),
            (&modulus(8192), usual, TokenError::Signature),
            (&modulus(8193), usual, TokenError::Key),
            (&modulus(16_384), usual, TokenError::Key),
            (right, &[3], TokenError::Signature),
            (right, &[0xff, 0xff, 0xff, 0xff], TokenError::Signature),
            (right, &[1, 0xff, 0xff, 0xff, 0xff], TokenError::Signature),
            (right, &[2, 0, 0, 0, 1], TokenError::Key),
            (right, &[1, 0, 0, 0, 0, 1], TokenError::Key),
        ] {
            let key = odd_key(modulus, exponent);
            for now in [signed.signed_at(), later(signed.signed_at(), 3600)] {
                let judged = signed.verify(&key, now, Duration::ZERO);
                assert_eq!(judged, Err(error), "{} bits, {exponent:?}", key.bits());
            }
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
            assert_eq!(signed.verify(&key(name), read.signed_at(), Duration::ZERO), Ok(()));
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
