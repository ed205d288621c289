//! What tells an X.509 certificate apart.

#[cfg(test)]
mod tests;

use core::fmt;

use crate::hidden::is_hidden;
use crate::{Environment, ParseError, ParseErrorKind};

/// The longest text that is read, in characters. Forty digits with as much between them as anyone writes are far below it.
const MAX_CHARS: u32 = 256;

/// The SHA-1 of an X.509 certificate, as Windows, .NET and the setting `SuperIdCertificate` name it.
///
/// It tells certificates apart and proves nothing: SHA-1 is broken. Forty hexadecimal digits in either letter case, with white
/// space, colons, hyphens and invisible characters anywhere; printed as forty upper-case digits. Invisible characters come along when a
/// thumbprint is copied out of a Windows dialog: SuperOffice documents them as a reason for `ID4037`, and its own sample
/// `App.config` has U+200E before one. Here they are left out, and [`hidden_characters`](Self::hidden_characters) counts them.
///
/// ```
/// use superoffice_app::{Environment, Thumbprint};
///
/// let thumbprint = Thumbprint::parse("\u{200e}16 b7 fb 8c 3f 9a b0 68 85 a8 00 c6 4e 64 c9 7c 4a b5 e9 8c")?;
/// assert_eq!(thumbprint.to_string(), "16B7FB8C3F9AB06885A800C64E64C97C4AB5E98C");
/// assert_eq!(thumbprint, Thumbprint::super_id(Environment::Sod));
/// # Ok::<(), superoffice_app::ParseError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Thumbprint([u8; 20]);

impl Thumbprint {
    const WHAT: &'static str = "thumbprint";

    /// The thumbprint with these bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 20]) -> Self {
        Self(bytes)
    }

    /// Reads forty hexadecimal digits; see the type for what may stand between them.
    ///
    /// # Errors
    ///
    /// When there are more or fewer digits, another character, or more than 256 characters.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        digits(text).map(Self).map_err(|kind| ParseError::new(Self::WHAT, kind))
    }

    /// How many characters of a text nobody sees, white space not counted.
    ///
    /// [`parse`](Self::parse) leaves them out; a program that compares the text as it is will not find the certificate.
    #[must_use]
    pub fn hidden_characters(text: &str) -> usize {
        unseen(text).count()
    }

    /// The bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 20] {
        &self.0
    }

    /// The certificate that SuperID signed tokens with in an environment ("SuperOffice Online … Federated Login").
    ///
    /// Measured from public copies of the certificates: SOD and Stage on 2026-11-22 in SuperOffice's own samples, Production
    /// in a client of somebody else's (GitHub, `SoftwarePunt/superoffice-webapi-php-sdk`, folder `certificates`).
    /// They are valid until 2113 and 2114, and whether SuperOffice has replaced them since is not known. Prefer the keys that the
    /// environment publishes under `/login/.well-known/jwks`: this is to recognise a configuration, not to trust a token.
    ///
    /// ```
    /// use superoffice_app::{Environment, Thumbprint};
    ///
    /// let configured = Thumbprint::parse("484903a7732b928c7980a39d38e947ea119f1089")?;
    /// let of = Environment::ALL.into_iter().find(|environment| Thumbprint::super_id(*environment) == configured);
    /// assert_eq!(of, Some(Environment::Stage));
    /// # Ok::<(), superoffice_app::ParseError>(())
    /// ```
    #[must_use]
    pub const fn super_id(environment: Environment) -> Self {
        Self(match environment {
            Environment::Sod => [
                0x16, 0xb7, 0xfb, 0x8c, 0x3f, 0x9a, 0xb0, 0x68, 0x85, 0xa8, 0x00, 0xc6, 0x4e, 0x64, 0xc9, 0x7c, 0x4a,
                0xb5, 0xe9, 0x8c,
            ],
            Environment::Stage => [
                0x48, 0x49, 0x03, 0xa7, 0x73, 0x2b, 0x92, 0x8c, 0x79, 0x80, 0xa3, 0x9d, 0x38, 0xe9, 0x47, 0xea, 0x11,
                0x9f, 0x10, 0x89,
            ],
            Environment::Production => [
                0x60, 0xb6, 0x15, 0x83, 0xdb, 0xb2, 0xb7, 0xee, 0xc4, 0x6f, 0xd0, 0x1e, 0xc0, 0x05, 0x6e, 0x62, 0x45,
                0x1d, 0x61, 0xf3,
            ],
        })
    }
}

#[cfg(feature = "keys")]
impl Thumbprint {
    /// Reads the `x5t` of a token's header or of a JSON Web Key: the bytes in Base64url without padding (RFC 7515 §4.1.7). Needs the feature `keys`.
    ///
    /// # Errors
    ///
    /// When it is not exactly that. Nothing may stand around it.
    pub fn parse_x5t(text: &str) -> Result<Self, ParseError> {
        use base64ct::{Base64UrlUnpadded, Encoding as _};

        let mut bytes = [0; 20];
        let kind =
            match Base64UrlUnpadded::decode(text.get(..X5T_CHARS).unwrap_or_default(), &mut bytes).map(<[u8]>::len) {
                Ok(20) if text.len() == X5T_CHARS => return Ok(Self(bytes)),
                _ if text.is_empty() => ParseErrorKind::Empty,
                _ => ParseErrorKind::Malformed,
            };
        Err(ParseError::new("`x5t`", kind))
    }

    /// The thumbprint as the `x5t` of a token's header (RFC 7515 §4.1.7), 27 characters. Needs the feature `keys`.
    ///
    /// ```
    /// use superoffice_app::{Environment, Thumbprint};
    ///
    /// assert_eq!(Thumbprint::super_id(Environment::Sod).to_x5t(), "Frf7jD-asGiFqADGTmTJfEq16Yw");
    /// ```
    #[must_use]
    pub fn to_x5t(&self) -> String {
        use base64ct::{Base64UrlUnpadded, Encoding as _};

        Base64UrlUnpadded::encode_string(&self.0)
    }
}

/// Twenty bytes in Base64 without padding.
#[cfg(feature = "keys")]
const X5T_CHARS: usize = 27;

fn digits(text: &str) -> Result<[u8; 20], ParseErrorKind> {
    if crate::identity::is_longer(text, MAX_CHARS) {
        return Err(ParseErrorKind::TooLong { max: MAX_CHARS });
    }
    let is_between = |letter: &char| letter.is_whitespace() || matches!(letter, ':' | '-') || is_unseen(*letter);
    let mut bytes = [0; 20];
    let mut count = 0;
    for letter in text.chars().filter(|letter| !is_between(letter)) {
        let digit = letter.to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        let digit = digit.ok_or(ParseErrorKind::InvalidCharacter { found: letter })?;
        let byte: &mut u8 = bytes.get_mut(count / 2).ok_or(ParseErrorKind::Malformed)?;
        *byte = *byte << 4 | digit;
        count += 1;
    }
    match count {
        0 => Err(ParseErrorKind::Empty),
        40 => Ok(bytes),
        _ => Err(ParseErrorKind::Malformed),
    }
}

/// The characters of a text that nobody sees. White space is seen by the room it takes, a line break too.
pub(crate) fn unseen(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|letter| is_unseen(*letter))
}

fn is_unseen(letter: char) -> bool {
    is_hidden(letter) && !letter.is_whitespace()
}

impl fmt::Display for Thumbprint {
    /// Forty upper-case hexadecimal digits.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02X}"))
    }
}

impl fmt::Debug for Thumbprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Thumbprint({self})")
    }
}

impl core::str::FromStr for Thumbprint {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl serde::Serialize for Thumbprint {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Thumbprint {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::newtype::deserialize_str(deserializer, Self::WHAT, Self::parse)
    }
}
