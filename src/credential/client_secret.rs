//! A client secret in clear text, on its way.

use core::fmt;

use subtle::ConstantTimeEq;

use super::length::at_most;
use super::wiped::Wiped;
use crate::{ParseError, ParseErrorKind, redact};

/// The longest secret that is accepted, in bytes; a bound of our own, which keeps comparing and hashing cheap whatever is presented.
const MAX_BYTES: u32 = 1024;

/// A client secret (application token, OAuth `client_secret`) in clear text, on its way from where it is kept to where it is used.
///
/// It is a password: there is no `Display`, `Serialize`, `PartialEq`, `Clone` or `Deref`, `Debug` shows nothing, and its memory is
/// wiped when it is dropped. Reading it takes [`expose_secret`](Self::expose_secret), so that each place that does can be searched
/// for. What is stored is a [`SecretHash`](crate::SecretHash) or a [`SecretReference`](crate::SecretReference).
///
/// Any text of 1 to 1,024 bytes is one: SuperOffice documents neither length nor alphabet.
///
/// ```
/// use superoffice_app::ClientSecret;
///
/// let presented = ClientSecret::from_string(String::from("83d0f3bc9a7e4a21bb1c83d0f3bc9a7e"))?;
/// assert_eq!(format!("{presented:?}"), "ClientSecret([redacted])");
/// assert_eq!(presented.expose_secret().len(), 32);
/// # Ok::<(), superoffice_app::ParseError>(())
/// ```
///
/// None of these compiles:
///
/// ```compile_fail,E0277
/// # let secret = superoffice_app::ClientSecret::from_entropy(&[7; 32]);
/// println!("{secret}");
/// ```
///
/// ```compile_fail,E0277
/// # let secret = superoffice_app::ClientSecret::from_entropy(&[7; 32]);
/// serde_json::to_string(&secret);
/// ```
///
/// ```compile_fail,E0599
/// # let secret = superoffice_app::ClientSecret::from_entropy(&[7; 32]);
/// let copy = secret.clone();
/// ```
///
/// ```compile_fail,E0369
/// # let secret = superoffice_app::ClientSecret::from_entropy(&[7; 32]);
/// # let presented = superoffice_app::ClientSecret::from_entropy(&[7; 32]);
/// if secret == presented {}
/// ```
///
/// ```compile_fail,E0599
/// # let secret = superoffice_app::ClientSecret::from_entropy(&[7; 32]);
/// let length = secret.len();
/// ```
pub struct ClientSecret(Wiped);

impl ClientSecret {
    const WHAT: &'static str = "client secret";

    /// Copies the text. The caller's own stays where it is: wiping that is the caller's affair.
    ///
    /// # Errors
    ///
    /// When it is empty or longer than 1,024 bytes. The error never tells any of the text.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        check(text).map(|()| Self(Wiped::copy(text)))
    }

    /// Takes the text over; whatever room it had is wiped, also when it is refused.
    ///
    /// # Errors
    ///
    /// When it is empty or longer than 1,024 bytes. The error never tells any of the text.
    pub fn from_string(text: String) -> Result<Self, ParseError> {
        let fault = check(&text).err();
        let taken = Wiped::take(text);
        fault.map_or(Ok(Self(taken)), Err)
    }

    /// Writes 256 random bits as 64 lower-case hexadecimal digits, for a new secret.
    ///
    /// The crate has no randomness of its own: the bytes have to come from the operating system's generator, and wiping them is the
    /// caller's affair.
    ///
    /// ```
    /// use superoffice_app::ClientSecret;
    ///
    /// # let entropy = [0xa5; 32];
    /// let secret = ClientSecret::from_entropy(&entropy);
    /// assert_eq!(secret.expose_secret().len(), 64);
    /// ```
    #[must_use]
    pub fn from_entropy(entropy: &[u8; 32]) -> Self {
        let digit = |nibble: u8| char::from(if nibble < 10 { b'0' + nibble } else { b'a' + nibble - 10 });
        let mut text = String::with_capacity(64);
        for byte in entropy {
            text.push(digit(byte >> 4));
            text.push(digit(byte & 15));
        }
        Self(Wiped::take(text))
    }

    /// The secret itself.
    #[must_use]
    pub fn expose_secret(&self) -> &str {
        self.0.expose()
    }

    /// Whether both are the same secret, in a time that tells nothing but whether they are of one length.
    #[must_use]
    pub fn matches(&self, other: &Self) -> bool {
        self.expose_secret().as_bytes().ct_eq(other.expose_secret().as_bytes()).into()
    }
}

/// The length, before anything else looks at the text.
fn check(text: &str) -> Result<(), ParseError> {
    let judged = if text.is_empty() { Err(ParseErrorKind::Empty) } else { at_most(MAX_BYTES, text.len()) };
    judged.map_err(|kind| ParseError::new(ClientSecret::WHAT, kind))
}

impl fmt::Debug for ClientSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ClientSecret({})", redact::MASK)
    }
}

impl<'de> serde::Deserialize<'de> for ClientSecret {
    /// Reads a text. A `String` that the format hands over is wiped; one that it keeps to itself is not ours to wipe. Where
    /// a number stands instead, text formats are kept from quoting it; a binary format may do so in its own error.
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::read_secret::read(deserializer, Self::WHAT, Self::parse, Self::from_string)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_length_is_looked_at() {
        for text in ["x", " s p a c e ", "83d0f3bc9a7e4a21bb1c83d0f3bc9a7e", "nøkkel\u{0}\n", &"x".repeat(1024)] {
            assert_eq!(ClientSecret::parse(text).unwrap().expose_secret(), text);
            assert_eq!(ClientSecret::from_string(text.to_owned()).unwrap().expose_secret(), text);
        }
        let long = "x".repeat(1_000_000);
        for (text, kind) in [("", ParseErrorKind::Empty), (&*long, ParseErrorKind::TooManyBytes { max: 1024 })] {
            assert_eq!(ClientSecret::parse(text).unwrap_err().kind(), kind);
            assert_eq!(ClientSecret::from_string(text.to_owned()).unwrap_err().kind(), kind);
        }
        assert_eq!(
            ClientSecret::parse(&"ø".repeat(513)).unwrap_err().kind(),
            ParseErrorKind::TooManyBytes { max: 1024 }
        );
    }

    #[test]
    fn entropy_is_written_as_it_is() {
        let mut entropy = [0; 32];
        entropy[..4].copy_from_slice(&[0x00, 0x9f, 0xa0, 0xff]);
        let expected = format!("009fa0ff{}", "0".repeat(56));
        assert_eq!(ClientSecret::from_entropy(&entropy).expose_secret(), expected);
    }

    #[test]
    fn matches_itself_only() {
        let secret = |text| ClientSecret::parse(text).unwrap();
        for (one, other, same) in
            [("abc", "abc", true), ("abc", "abd", false), ("abc", "ab", false), ("ab", "abc", false), ("A", "a", false)]
        {
            assert_eq!(secret(one).matches(&secret(other)), same, "{one} {other}");
        }
    }

    #[test]
    fn is_read_as_a_text_and_as_nothing_else() {
        let read = |json: &str| serde_json::from_str::<ClientSecret>(json);
        assert_eq!(read(r#""s\u00f8""#).unwrap().expose_secret(), "sø");
        assert_eq!(read("\"\"").unwrap_err().to_string(), "client secret is empty at line 1 column 2");
        for json in ["12345678", "-12345678", "12345678.5", "true", "null", "[\"12345678\"]", "{\"12345678\":12345678}"]
        {
            let error = read(json).unwrap_err().to_string();
            assert!(
                error.contains("client secret") && !error.contains("12345678") && !error.contains("true"),
                "{error}"
            );
            let value: serde_json::Value = serde_json::from_str(json).unwrap();
            let error = serde_json::from_value::<ClientSecret>(value).unwrap_err().to_string();
            assert!(
                error.contains("client secret") && !error.contains("12345678") && !error.contains("true"),
                "{error}"
            );
        }
    }
}
