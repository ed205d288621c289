//! What tells one key from another.

use core::fmt;

use crate::{ParseError, ParseErrorKind};

/// The SHA-256 of a public key's `SubjectPublicKeyInfo`: the same for a key in any form, and for the certificates over it.
///
/// `openssl pkey -pubin -in key.pem -outform DER | sha256sum` prints the same. What `openssl x509 -fingerprint` prints is another: the
/// digest of the whole certificate.
///
/// Its text is 64 hexadecimal digits in lower case; upper case is read as well.
///
/// ```
/// use superoffice_app::Fingerprint;
///
/// let fingerprint = Fingerprint::parse("C236D515392D52DB9EF85EFB9A857303360D561A1AE7760B2C2869AF29FB5428")?;
/// assert_eq!(fingerprint.as_bytes()[0], 0xc2);
/// assert!(fingerprint.to_string().starts_with("c236d5"));
/// # Ok::<(), superoffice_app::ParseError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint([u8; Self::BYTES]);

impl Fingerprint {
    const BYTES: usize = 32;
    const WHAT: &'static str = "fingerprint";

    #[cfg(feature = "keys")]
    pub(super) fn of(spki: &[u8]) -> Self {
        use sha2::Digest;
        Self(sha2::Sha256::digest(spki).into())
    }

    /// Reads 64 hexadecimal digits.
    ///
    /// # Errors
    ///
    /// When there is another character, or another number of them.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        read(text).map(Self).map_err(|kind| ParseError::new(Self::WHAT, kind))
    }

    /// The bytes themselves.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; Self::BYTES] {
        &self.0
    }
}

fn read(text: &str) -> Result<[u8; Fingerprint::BYTES], ParseErrorKind> {
    if text.is_empty() {
        return Err(ParseErrorKind::Empty);
    }
    if let Some(found) = text.chars().take(2 * Fingerprint::BYTES).find(|letter| !letter.is_ascii_hexdigit()) {
        return Err(ParseErrorKind::InvalidCharacter { found });
    }
    if text.len() != 2 * Fingerprint::BYTES {
        return Err(ParseErrorKind::Malformed);
    }
    let mut bytes = [0; Fingerprint::BYTES];
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
        let pair = core::str::from_utf8(pair).ok().and_then(|pair| u8::from_str_radix(pair, 16).ok());
        *byte = pair.ok_or(ParseErrorKind::Malformed)?;
    }
    Ok(bytes)
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fingerprint({self})")
    }
}

impl core::str::FromStr for Fingerprint {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl serde::Serialize for Fingerprint {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Fingerprint {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::newtype::deserialize_str(deserializer, Self::WHAT, Self::parse)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "c236d515392d52db9ef85efb9a857303360d561a1ae7760b2c2869af29fb5428";

    #[test]
    fn reads_what_it_prints() {
        let fingerprint: Fingerprint = TEXT.parse().unwrap();
        assert_eq!(fingerprint.to_string(), TEXT);
        assert_eq!(Fingerprint::parse(&TEXT.to_uppercase()), Ok(fingerprint));
        assert_eq!(format!("{fingerprint:?}"), format!("Fingerprint({TEXT})"));
        let json = serde_json::to_string(&fingerprint).unwrap();
        assert_eq!(json, format!("\"{TEXT}\""));
        assert_eq!(serde_json::from_str::<Fingerprint>(&json).unwrap(), fingerprint);
    }

    #[test]
    fn refuses_every_other_text() {
        for (text, kind) in [
            ("", ParseErrorKind::Empty),
            (TEXT.strip_prefix('c').unwrap(), ParseErrorKind::Malformed),
            (&format!("{TEXT}00"), ParseErrorKind::Malformed),
            (&format!("{TEXT}\n"), ParseErrorKind::Malformed),
            (&format!(" {TEXT}"), ParseErrorKind::InvalidCharacter { found: ' ' }),
            (&TEXT.replace('d', ":"), ParseErrorKind::InvalidCharacter { found: ':' }),
            (&TEXT.replace("c2", "+2"), ParseErrorKind::InvalidCharacter { found: '+' }),
            (&TEXT.replace('c', "ø"), ParseErrorKind::InvalidCharacter { found: 'ø' }),
            (&"0".repeat(1_000_000), ParseErrorKind::Malformed),
        ] {
            assert_eq!(Fingerprint::parse(text).map_err(ParseError::kind), Err(kind), "{}", text.len());
        }
    }
}
