//! A salted hash of a client secret.

use core::fmt;

use zeroize::Zeroizing;

use super::wiped::Wiped;
use crate::{ParseError, ParseErrorKind, redact};

/// The longest hash that is accepted, in characters; the usual ones have about 100.
const MAX_CHARS: u32 = 512;

/// A salted hash of a client secret, as a PHC string such as `$argon2id$v=19$m=65536,t=3,p=4$…$…`.
///
/// Only the outer form is read: `$`, the name of the function (1 to 32 of `a-z 0-9 -`), then two or more fields, each after a `$`
/// and made of ASCII letters, digits and `/ + . = , _ -`; at most 512 characters. The fields are not read, so that any function
/// can be used, and whether the hash is a good one is the host's affair; only names that say that it is none, such as `plain`, `cleartext` or `none`, are refused. There is no `Display`, and `Debug` shows the name of
/// the function only.
///
/// ```
/// use superoffice_app::SecretHash;
///
/// let hash = SecretHash::parse("$argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$pjGYMwNObhfYlDbZ67TrrRdxtR2Ho1ewSvee4Ox10i0")?;
/// assert_eq!(format!("{hash:?}"), "SecretHash($argon2id$[redacted])");
/// # Ok::<(), superoffice_app::ParseError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct SecretHash(Wiped);

impl SecretHash {
    const WHAT: &'static str = "secret hash";

    /// Reads the text.
    ///
    /// # Errors
    ///
    /// When it is empty, too long, or not a PHC string by its outer form. The error never tells any of the text.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        match validate(text) {
            Ok(()) => Ok(Self(Wiped::copy(text))),
            Err(kind) => Err(ParseError::new(Self::WHAT, kind)),
        }
    }

    /// A PHC string that this crate has made itself.
    #[cfg(feature = "argon2")]
    pub(super) fn made(text: String) -> Self {
        Self(Wiped::take(text))
    }

    /// The whole text, salt and hash included.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.expose()
    }

    /// The name of the hash function, such as `argon2id`.
    #[must_use]
    pub fn function(&self) -> &str {
        self.as_str().split('$').nth(1).unwrap_or_default()
    }
}

impl fmt::Debug for SecretHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecretHash(${}${})", self.function(), redact::MASK)
    }
}

impl core::str::FromStr for SecretHash {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl serde::Serialize for SecretHash {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> serde::Deserialize<'de> for SecretHash {
    /// What stands here may be a secret by mistake, so it is read like one.
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::read_secret::read(deserializer, Self::WHAT, Self::parse, |text| Self::parse(&Zeroizing::new(text)))
    }
}

/// The outer form of a PHC string. The only faults are empty, too long and malformed: naming a character would tell a bit of what
/// may be a secret.
pub(crate) fn validate(text: &str) -> Result<(), ParseErrorKind> {
    if text.is_empty() {
        return Err(ParseErrorKind::Empty);
    }
    if crate::identity::is_longer(text, MAX_CHARS) {
        return Err(ParseErrorKind::TooLong { max: MAX_CHARS });
    }
    let mut fields = text.split('$');
    let is_phc = fields.next() == Some("")
        && fields.next().is_some_and(is_function)
        && fields.clone().count() >= 2
        && fields.all(is_field);
    if is_phc { Ok(()) } else { Err(ParseErrorKind::Malformed) }
}

/// The name of a hash function, and none of the names under which some tools store clear text.
fn is_function(text: &str) -> bool {
    !["plain", "plaintext", "plain-text", "clear", "cleartext", "clear-text", "text", "raw", "none", "0"]
        .contains(&text)
        && (1..=32).contains(&text.len())
        && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

fn is_field(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/+.=,_-".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_outer_form_only() {
        for text in [
            "$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA",
            "$pbkdf2-sha256$i=600000,l=32$c2FsdA$aGFzaA==",
            "$scrypt$ln=16,r=8,p=1$c2FsdA$a/b+c",
            "$2b$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW",
        ] {
            assert_eq!(validate(text), Ok(()), "{text}");
        }
        let malformed = [
            "83d0f3bc9a7e4a21bb1c",
            "argon2id$v=19$salt$hash",
            "$argon2id",
            "$argon2id$salt",
            "$argon2id$salt$",
            "$argon2id$$hash",
            "$$salt$hash",
            "$Argon2$salt$hash",
            "$argon2id$sa lt$hash",
            "$argon2id$salt$hash\n",
            " $argon2id$salt$hash",
            "$argon2id$sält$hash",
            "$aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa$salt$hash",
        ];
        for text in malformed {
            assert_eq!(validate(text), Err(ParseErrorKind::Malformed), "{text:?}");
        }
        assert_eq!(validate(""), Err(ParseErrorKind::Empty));
        let long = format!("$argon2id$salt${}", "a".repeat(512));
        assert_eq!(validate(&long), Err(ParseErrorKind::TooLong { max: 512 }));
    }

    #[test]
    fn only_the_function_shows() {
        let hash = SecretHash::parse("$2b$12$canary").unwrap();
        assert_eq!(format!("{hash:?}"), "SecretHash($2b$[redacted])");
        assert_eq!(hash.function(), "2b");
    }

    #[test]
    fn is_read_as_a_text_and_nothing_else_is_quoted() {
        let value: SecretHash = serde_json::from_str(r#""$argon2id$salt$hash""#).unwrap();
        assert_eq!(serde_json::to_string(&value).unwrap(), r#""$argon2id$salt$hash""#);
        for json in ["12345678", "-12345678", "12345678.5", "\"12345678\"", "[\"12345678\"]", "{\"12345678\":12345678}"]
        {
            let value: serde_json::Value = serde_json::from_str(json).unwrap();
            for error in [serde_json::from_str::<SecretHash>(json), serde_json::from_value(value)] {
                let error = error.unwrap_err().to_string();
                assert!(error.contains("secret hash") && !error.contains("12345678"), "{error}");
            }
        }
    }
}
