//! The name of the place where a client secret is kept.

use core::fmt;

use zeroize::Zeroizing;

use super::wiped::Wiped;
use crate::{ParseError, ParseErrorKind, redact};

/// The longest reference that is accepted, in characters; a bound of our own.
const MAX_CHARS: u32 = 512;

/// The longest scheme. A client ID, which people paste with their secret as `id:secret`, is longer.
const MAX_SCHEME: usize = 16;

/// Where the host finds a client secret, such as `env:ACME_SO_SECRET` or `vault:kv/acme#client_secret`.
///
/// A scheme (a lower-case letter, then `a-z 0-9 + . -`, 16 at most), a colon, and anything without white space or invisible characters; at
/// most 512 characters. What looks like the secret itself is refused: 32 or more hexadecimal digits, a scheme such as `password`, a URL with a password. The form is our own. It demands the colon so that a secret pasted by mistake is refused. This crate
/// never follows a reference. There is no `Display`, and `Debug` shows the scheme only.
///
/// ```
/// use superoffice_app::SecretReference;
///
/// let reference = SecretReference::parse("env:ACME_SO_SECRET")?;
/// assert_eq!(reference.scheme(), "env");
/// assert_eq!(format!("{reference:?}"), "SecretReference(env:[redacted])");
/// assert!(SecretReference::parse("83d0f3bc9a7e4a21bb1c").is_err());
/// # Ok::<(), superoffice_app::ParseError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct SecretReference(Wiped);

impl SecretReference {
    const WHAT: &'static str = "secret reference";

    /// Reads the text.
    ///
    /// # Errors
    ///
    /// When it is empty, too long, or not a scheme, a colon and a name. The error never tells any of the text.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        match validate(text) {
            Ok(()) => Ok(Self(Wiped::copy(text))),
            Err(kind) => Err(ParseError::new(Self::WHAT, kind)),
        }
    }

    /// The whole text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.expose()
    }

    /// The scheme, such as `env`: what stands before the first colon. It says in what kind of place the host looks.
    #[must_use]
    pub fn scheme(&self) -> &str {
        self.as_str().split(':').next().unwrap_or_default()
    }
}

impl fmt::Debug for SecretReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecretReference({}:{})", self.scheme(), redact::MASK)
    }
}

impl core::str::FromStr for SecretReference {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl serde::Serialize for SecretReference {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> serde::Deserialize<'de> for SecretReference {
    /// What stands here may be a secret by mistake, so it is read like one.
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::read_secret::read(deserializer, Self::WHAT, Self::parse, |text| Self::parse(&Zeroizing::new(text)))
    }
}

/// A scheme, a colon and a name. The only faults are empty, too long and malformed: naming a character would tell a bit of what may
/// be a secret.
pub(crate) fn validate(text: &str) -> Result<(), ParseErrorKind> {
    if text.trim().is_empty() {
        return Err(ParseErrorKind::Empty);
    }
    if crate::identity::is_longer(text, MAX_CHARS) {
        return Err(ParseErrorKind::TooLong { max: MAX_CHARS });
    }
    match text.split_once(':') {
        Some((scheme, rest)) if is_scheme(scheme) && is_name(rest) => Ok(()),
        _ => Err(ParseErrorKind::Malformed),
    }
}

/// A short word of its own, and none that announces the secret itself.
fn is_scheme(text: &str) -> bool {
    const NOT_A_PLACE: [&str; 8] = ["secret", "client-secret", "password", "pass", "token", "key", "basic", "bearer"];
    text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.len() <= MAX_SCHEME
        && !NOT_A_PLACE.contains(&text)
        && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'+' | b'.' | b'-'))
}

/// Anything that is seen, but for a secret in the form that the portal gives them, and for a URL with a password.
fn is_name(text: &str) -> bool {
    let is_secret = text.len() >= 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let authority = text.strip_prefix("//").map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
    if is_secret || authority.is_some_and(|authority| authority.contains('@')) {
        return false;
    }
    let is_odd = |letter: char| letter.is_whitespace() || redact::is_hidden(letter);
    !text.is_empty() && if redact::is_plain(text) { !text.contains(' ') } else { !text.contains(is_odd) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pasted_secret_is_no_reference() {
        for text in [
            "env:ACME_SO_SECRET",
            "https://vault.example/acme@v2",
            "abcdefghijklmnop:x",
            "vault:kv/acme#secret",
            "aws-sm+v2:arn:aws:x",
            "file:///run/secrets/so",
            "k:ø",
        ] {
            assert_eq!(validate(text), Ok(()), "{text}");
        }
        for (text, kind) in [
            ("", ParseErrorKind::Empty),
            (" \n", ParseErrorKind::Empty),
            ("83d0f3bc9a7e4a21bb1c83d0f3bc9a7e", ParseErrorKind::Malformed),
            ("83d0:f3bc", ParseErrorKind::Malformed),
            ("Secret:f3bc", ParseErrorKind::Malformed),
            ("env:", ParseErrorKind::Malformed),
            (":name", ParseErrorKind::Malformed),
            ("env: NAME", ParseErrorKind::Malformed),
            (" env:NAME", ParseErrorKind::Malformed),
            ("c789b7d98f3c496fb5aaa4b1a81ca11b:83d0f3bc9a7e4a21bb1c", ParseErrorKind::Malformed),
            ("acme:83d0f3bc9a7e4a21bb1c83d0f3bc9a7e", ParseErrorKind::Malformed),
            ("abcdefghijklmnopq:NAME", ParseErrorKind::Malformed),
            ("secret:83d0", ParseErrorKind::Malformed),
            ("password:hunter2", ParseErrorKind::Malformed),
            ("https://u:p@vault.example/x", ParseErrorKind::Malformed),
            ("env:NA\u{200b}ME", ParseErrorKind::Malformed),
            ("e_v:NAME", ParseErrorKind::Malformed),
            (&format!("env:{}", "x".repeat(509)), ParseErrorKind::TooLong { max: 512 }),
        ] {
            assert_eq!(validate(text), Err(kind), "{text:?}");
        }
    }

    #[test]
    fn only_the_scheme_shows() {
        let reference = SecretReference::parse("aws-sm:canary:canary").unwrap();
        assert_eq!(format!("{reference:?}"), "SecretReference(aws-sm:[redacted])");
    }

    #[test]
    fn is_read_as_a_text_and_nothing_else_is_quoted() {
        let value: SecretReference = serde_json::from_str(r#""env:NAME""#).unwrap();
        assert_eq!(serde_json::to_string(&value).unwrap(), r#""env:NAME""#);
        for json in ["12345678", "-12345678", "12345678.5", "\"12345678\"", "[\"12345678\"]", "{\"12345678\":12345678}"]
        {
            let value: serde_json::Value = serde_json::from_str(json).unwrap();
            for error in [serde_json::from_str::<SecretReference>(json), serde_json::from_value(value)] {
                let error = error.unwrap_err().to_string();
                assert!(error.contains("secret reference") && !error.contains("12345678"), "{error}");
            }
        }
    }
}
