//! What an application acts with in a tenant when nobody is signed in.

use core::fmt;

use subtle::ConstantTimeEq;

use super::length::at_most;
use super::wiped::Wiped;
use crate::hidden::is_hidden;
use crate::{ParseError, ParseErrorKind, redact};

/// The longest token that is accepted, in bytes; a bound of our own. Published ones have 20 to 50.
pub(super) const MAX_BYTES: u32 = 1024;

/// A system user token (the claim `system_token`), such as `Acme Orders-pzqc70604i`, in clear text.
///
/// It is the name of the application, a hyphen and something random. There is one for each application and tenant, and it stays
/// the same until the tenant takes the approval back. With the application's private key it gives access to all the data of the
/// tenant, so it is a password: there is no `Display`, `Serialize`, `PartialEq`, `Clone` or `Deref`, `Debug` shows nothing, and its
/// memory is wiped when it is dropped.
///
/// The name may hold hyphens, spaces and dots; so the last hyphen is the one between. How long the random part is, and of
/// what it is made, SuperOffice does not say: any is accepted. There is no control character in the token, no white space or
/// invisible character around it, and it has at most 1,024 bytes.
///
/// ```
/// use superoffice_app::SystemUserToken;
///
/// let token = SystemUserToken::parse("Acme Orders - Pro 2.0-pzqc70604i")?;
/// assert_eq!(token.application_name(), "Acme Orders - Pro 2.0");
/// assert_eq!(format!("{token:?}"), "SystemUserToken([redacted])");
/// # Ok::<(), superoffice_app::ParseError>(())
/// ```
///
/// None of these compiles:
///
/// ```compile_fail,E0277
/// # let token = superoffice_app::SystemUserToken::parse("a-b").unwrap();
/// println!("{token}");
/// ```
///
/// ```compile_fail,E0277
/// # let token = superoffice_app::SystemUserToken::parse("a-b").unwrap();
/// serde_json::to_string(&token);
/// ```
///
/// ```compile_fail,E0599
/// # let token = superoffice_app::SystemUserToken::parse("a-b").unwrap();
/// let copy = token.clone();
/// ```
///
/// ```compile_fail,E0369
/// # let token = superoffice_app::SystemUserToken::parse("a-b").unwrap();
/// # let other = superoffice_app::SystemUserToken::parse("a-b").unwrap();
/// if token == other {}
/// ```
///
/// ```compile_fail,E0599
/// # let token = superoffice_app::SystemUserToken::parse("a-b").unwrap();
/// let length = token.len();
/// ```
pub struct SystemUserToken(Wiped);

impl SystemUserToken {
    const WHAT: &'static str = "system user token";

    /// Copies the text. The caller's own stays where it is: wiping that is the caller's affair.
    ///
    /// # Errors
    ///
    /// When it is not a name, a hyphen and more, see the type. The error never tells any of the text.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        check(text).map(|()| Self(Wiped::copy(text)))
    }

    /// Takes the text over; whatever room it had is wiped, also when it is refused.
    ///
    /// # Errors
    ///
    /// When it is not a name, a hyphen and more, see the type. The error never tells any of the text.
    pub fn from_string(text: String) -> Result<Self, ParseError> {
        let fault = check(&text).err();
        let taken = Wiped::take(text);
        fault.map_or(Ok(Self(taken)), Err)
    }

    /// The token itself.
    #[must_use]
    pub fn expose_secret(&self) -> &str {
        self.0.expose()
    }

    /// The name of the application, which is no secret: what stands before the last hyphen.
    #[must_use]
    pub fn application_name(&self) -> &str {
        self.0.expose().rsplit_once('-').map_or("", |(name, _)| name)
    }

    /// Whether both are the same token, in a time that tells nothing but whether they are of one length.
    #[must_use]
    pub fn matches(&self, other: &Self) -> bool {
        self.expose_secret().as_bytes().ct_eq(other.expose_secret().as_bytes()).into()
    }
}

/// The length, before anything else looks at the text. No fault names a character: it would tell a bit of the secret.
fn check(text: &str) -> Result<(), ParseError> {
    judge(text).map_err(|kind| ParseError::new(SystemUserToken::WHAT, kind))
}

fn judge(text: &str) -> Result<(), ParseErrorKind> {
    at_most(MAX_BYTES, text.len())?;
    let is_split = || text.rsplit_once('-').is_some_and(|(name, random)| !name.is_empty() && !random.is_empty());
    if text.trim().is_empty() {
        Err(ParseErrorKind::Empty)
    } else if text.trim().len() != text.len() {
        Err(ParseErrorKind::WhiteSpaceAround)
    } else if text.starts_with(is_hidden) || text.ends_with(is_hidden) || text.contains(char::is_control) || !is_split()
    {
        Err(ParseErrorKind::Malformed)
    } else {
        Ok(())
    }
}

impl fmt::Debug for SystemUserToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SystemUserToken({})", redact::MASK)
    }
}

impl<'de> serde::Deserialize<'de> for SystemUserToken {
    /// Reads a text. A `String` that the format hands over is wiped; one that it keeps to itself is not ours to wipe.
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::read_secret::read(deserializer, Self::WHAT, Self::parse, Self::from_string)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn is_split_at_the_last_hyphen() {
        for (text, name) in [
            ("SuperOffice DevNet Node OIDC-8k8Q7DmBgo", "SuperOffice DevNet Node OIDC"),
            ("VFSSOClient-qM8IzmEUb2", "VFSSOClient"),
            ("My Awesome Demo App-1234567890abcdef", "My Awesome Demo App"),
            ("Acme-Orders 2.0-pzqc70604i", "Acme-Orders 2.0"),
            ("Acme--x", "Acme-"),
            ("--x", "-"),
            ("SampleToken-asd", "SampleToken"),
            ("Bestillinger på nett-1", "Bestillinger på nett"),
            ("注文-x y", "注文"),
            ("می\u{200c}خواهم-1", "می\u{200c}خواهم"),
            ("a.202611221030.b-c", "a.202611221030.b"),
            (&format!("{}-x", "ø".repeat(511)), &"ø".repeat(511)),
        ] {
            for token in [SystemUserToken::parse(text), SystemUserToken::from_string(text.to_owned())] {
                let token = token.expect(text);
                assert_eq!((token.application_name(), token.expose_secret()), (name, text));
            }
        }
    }

    #[test]
    fn refuses_without_telling() {
        let long = format!("a-{}", "x".repeat(1_000_000));
        for (text, message) in [
            ("", "is empty"),
            (" \n", "is empty"),
            ("a-b\n", "has white space around it"),
            ("\u{a0}a-b", "has white space around it"),
            ("a b", "is malformed"),
            ("-", "is malformed"),
            ("-ab", "is malformed"),
            ("ab-", "is malformed"),
            ("---", "is malformed"),
            ("a–b", "is malformed"),
            ("a\n-b", "is malformed"),
            ("a\0-b", "is malformed"),
            ("a-b\u{7f}c", "is malformed"),
            ("a-b\u{85}c", "is malformed"),
            ("\u{feff}a-b", "is malformed"),
            ("a-b\u{200e}", "is malformed"),
            (&format!("{}-x", "ø".repeat(512)), "is longer than 1024 bytes"),
            (&long, "is longer than 1024 bytes"),
        ] {
            for error in [SystemUserToken::parse(text), SystemUserToken::from_string(text.to_owned())] {
                let error = error.unwrap_err().to_string();
                assert_eq!(error, format!("system user token {message}"), "{:?}", text.get(..40));
            }
        }
    }

    #[test]
    fn matches_itself_only() {
        let token = |text| SystemUserToken::parse(text).unwrap();
        for (one, other, same) in [("a-b", "a-b", true), ("a-b", "a-c", false), ("a-b", "a-bb", false)] {
            assert_eq!(token(one).matches(&token(other)), same, "{one} {other}");
        }
    }

    #[test]
    fn is_read_as_a_text_and_shows_nothing() {
        let read = |json: &str| serde_json::from_str::<SystemUserToken>(json);
        let token = read(r#""s\u00f8k-canary""#).unwrap();
        assert_eq!(token.expose_secret(), "søk-canary");
        assert_eq!(format!("{token:?} {token:#?}"), "SystemUserToken([redacted]) SystemUserToken([redacted])");
        for (json, message) in [
            ("\"canary\"", "system user token is malformed at line 1 column 8"),
            ("12345678", "system user token is not a text at line 1 column 8"),
            ("{\"canary\": 1}", "invalid type: map, expected system user token at line 1 column 1"),
        ] {
            assert_eq!(read(json).unwrap_err().to_string(), message, "{json}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_kept_or_refused(text in ".{0,40}|[a .-]{0,12}") {
            if let Ok(token) = SystemUserToken::parse(&text) {
                prop_assert_eq!(token.expose_secret(), &*text);
                let (name, random) = text.rsplit_once('-').unwrap();
                prop_assert_eq!(token.application_name(), name);
                prop_assert!(!name.is_empty() && !random.is_empty());
            }
        }
    }
}
