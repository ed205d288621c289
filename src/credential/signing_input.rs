//! What the signature of a system user token is over.

use core::fmt;

use zeroize::Zeroizing;

use super::wiped::Wiped;
use crate::{ParseError, ParseErrorKind, SystemUserToken, Timestamp, redact};

/// How long a time is as `yyyyMMddHHmm`, to make room for it and to cut it off.
pub(super) const TIME_BYTES: usize = 12;

/// What is signed: the system user token, a dot, and the time in UTC as `yyyyMMddHHmm`.
///
/// The seconds are cut off, as SuperOffice's page `api/authentication/online/sign-system-user-token` has it. It holds the token, so it is a secret like it: there is no `Display`,
/// `Serialize`, `PartialEq`, `Clone` or `Deref`, `Debug` shows nothing, and its memory is wiped when it is dropped.
///
/// ```
/// use superoffice_app::{SigningInput, SystemUserToken, Timestamp};
///
/// let token = SystemUserToken::parse("Acme Orders-pzqc70604i")?;
/// let input = SigningInput::new(&token, Timestamp::parse("2026-11-22T11:30:59+01:00")?)?;
/// assert_eq!(input.expose_secret(), b"Acme Orders-pzqc70604i.202611221030");
/// # Ok::<(), superoffice_app::ParseError>(())
/// ```
///
/// None of these compiles:
///
/// ```compile_fail,E0277
/// # let token = superoffice_app::SystemUserToken::parse("a-b").unwrap();
/// # let time = superoffice_app::Timestamp::parse("202611221030").unwrap();
/// # let input = superoffice_app::SigningInput::new(&token, time).unwrap();
/// println!("{input}");
/// ```
///
/// ```compile_fail,E0277
/// # let token = superoffice_app::SystemUserToken::parse("a-b").unwrap();
/// # let time = superoffice_app::Timestamp::parse("202611221030").unwrap();
/// # let input = superoffice_app::SigningInput::new(&token, time).unwrap();
/// serde_json::to_string(&input);
/// ```
///
/// ```compile_fail,E0599
/// # let token = superoffice_app::SystemUserToken::parse("a-b").unwrap();
/// # let time = superoffice_app::Timestamp::parse("202611221030").unwrap();
/// # let input = superoffice_app::SigningInput::new(&token, time).unwrap();
/// let copy = input.clone();
/// ```
///
/// ```compile_fail,E0369
/// # let token = superoffice_app::SystemUserToken::parse("a-b").unwrap();
/// # let time = superoffice_app::Timestamp::parse("202611221030").unwrap();
/// # let input = superoffice_app::SigningInput::new(&token, time).unwrap();
/// if input == input {}
/// ```
pub struct SigningInput {
    text: Wiped,
    time: Timestamp,
}

impl SigningInput {
    /// Puts the two together.
    ///
    /// # Errors
    ///
    /// When the year of the time does not have four digits.
    pub fn new(token: &SystemUserToken, time: Timestamp) -> Result<Self, ParseError> {
        let (Some(minute), token) = (time.to_minute(), token.expose_secret()) else {
            return Err(ParseError::new("time of signing", ParseErrorKind::Malformed));
        };
        // Growing would leave a part of the token behind.
        let mut text = Zeroizing::new(String::with_capacity(token.len() + 1 + TIME_BYTES));
        text.push_str(token);
        text.push('.');
        text.push_str(&minute);
        Ok(Self { text: Wiped::copy(&text), time: time.at_minute() })
    }

    /// The bytes to sign, with RSASSA-PKCS1-v1_5 and SHA-256.
    #[must_use]
    pub fn expose_secret(&self) -> &[u8] {
        self.text.expose().as_bytes()
    }

    /// The time in it, which is no secret: a whole minute.
    #[must_use]
    pub const fn signed_at(&self) -> Timestamp {
        self.time
    }

    #[cfg(feature = "keys")]
    pub(super) fn text(&self) -> &str {
        self.text.expose()
    }
}

impl fmt::Debug for SigningInput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningInput({})", redact::MASK)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(token: &str, time: &str) -> SigningInput {
        SigningInput::new(&SystemUserToken::parse(token).unwrap(), Timestamp::parse(time).unwrap()).unwrap()
    }

    #[test]
    fn is_token_dot_minute() {
        for (token, time, text) in [
            ("Acme Orders-x", "2026-11-22T10:30:00Z", "Acme Orders-x.202611221030"),
            ("Acme Orders-x", "2026-11-22T10:30:59Z", "Acme Orders-x.202611221030"),
            ("Ac.me-x.y", "2027-01-01T00:59:00+01:00", "Ac.me-x.y.202612312359"),
            ("på-1", "0001-01-01T00:00:00Z", "på-1.000101010000"),
            ("a-b", "1969-12-31T23:59:59Z", "a-b.196912312359"),
        ] {
            let input = input(token, time);
            assert_eq!(input.expose_secret(), text.as_bytes());
            assert_eq!(Timestamp::parse(text.rsplit_once('.').unwrap().1), Ok(input.signed_at()));
            assert_eq!(format!("{input:?}"), "SigningInput([redacted])");
        }
    }

    #[test]
    fn a_year_has_four_digits() {
        let token = SystemUserToken::parse("canary-canary").unwrap();
        let time = Timestamp::from_seconds(-62_167_219_201).unwrap(); // the last second before the year 0
        let error = SigningInput::new(&token, time).unwrap_err();
        assert_eq!(error.to_string(), "time of signing is malformed");
    }
}
