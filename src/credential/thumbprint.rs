//! What tells an X.509 certificate apart.

use core::fmt;

use crate::hidden::is_hidden;
use crate::path::At;
use crate::{Code, Environment, ParseError, ParseErrorKind, Policy, Problem, Report};

/// The longest text that is read, in characters. Forty digits with as much between them as anyone writes are far below it.
const MAX_CHARS: u32 = 256;

/// The SHA-1 of an X.509 certificate, as Windows, .NET and the setting `SuperIdCertificate` name it.
///
/// It tells certificates apart and proves nothing: SHA-1 is broken. Forty hexadecimal digits in either letter case, with white
/// space, colons and invisible characters anywhere; printed as forty upper-case digits. Invisible characters come along when a
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
        text.chars().filter(|letter| is_unseen(*letter)).count()
    }

    /// Reports what nobody sees in a text that is a thumbprint: `thumbprint.hidden-character`.
    ///
    /// Nothing is reported of a text that is none: ask [`parse`](Self::parse).
    ///
    /// ```
    /// use superoffice_app::{Policy, Thumbprint};
    ///
    /// let report = Thumbprint::check("\u{200e}484903a7732b928c7980a39d38e947ea119f1089", &Policy::default());
    /// assert_eq!(
    ///     report.problems()[0].to_string(),
    ///     "warning[thumbprint.hidden-character]: invisible characters in the thumbprint: `\\u{200e}`"
    /// );
    /// ```
    pub fn check(text: &str, policy: &Policy) -> Report {
        let mut report = Report::default();
        if Self::parse(text).is_ok() && Self::hidden_characters(text) > 0 {
            let hidden: String = text.chars().filter(|letter| is_unseen(*letter)).collect();
            report.push(Problem::new(Code::THUMBPRINT_HIDDEN_CHARACTER, &At::ROOT).found(&hidden), policy);
        }
        report
    }

    /// The bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 20] {
        &self.0
    }

    /// The certificate that SuperID signed tokens with in an environment ("SuperOffice Online … Federated Login").
    ///
    /// Measured from public copies of the certificates: SOD and Stage on 2026-11-22 in SuperOffice's own samples, Production in a
    /// PHP client of somebody else's.
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
    /// Reads the `x5t` of a token's header or of a JSON Web Key: the bytes in Base64url without padding (RFC 7515 §4.1.7).
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

    /// The thumbprint as the `x5t` of a token's header (RFC 7515 §4.1.7), 27 characters.
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
    let is_between = |letter: &char| letter.is_whitespace() || *letter == ':' || is_unseen(*letter);
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

/// Whether a character leaves no trace at all, as a line break does.
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SOD: &str = "16B7FB8C3F9AB06885A800C64E64C97C4AB5E98C";

    #[test]
    fn reads_what_dialogs_and_files_have() {
        for (text, hidden) in [
            (SOD.to_owned(), 0),
            (SOD.to_lowercase(), 0),
            (format!("  {SOD}\r\n"), 0),
            (format!("\u{200e}{SOD}"), 1),
            (format!("\u{feff}{SOD}\u{ad}\u{200b}"), 3),
            ("16:B7:FB:8C:3F:9A:B0:68:85:A8:00:C6:4E:64:C9:7C:4A:B5:E9:8C".to_owned(), 0),
            ("\u{200e}16 b7 fb 8c 3f 9a b0 68 85 a8 00 c6 4e 64 c9 7c 4a b5 e9 8c\u{200f}".to_owned(), 2),
            ("16B7 FB8C 3F9A B068 85A8\n\t00C6 4E64 C97C 4AB5 E98C".to_owned(), 0),
            ("16b7fb8c3f9ab06885a8\u{a0}00c64e64c97c4ab5e98c\u{2028}".to_owned(), 0),
            ("1\u{200d}6B7FB8C3F9AB06885A800C64E64C97C4AB5E98\0C".to_owned(), 2),
        ] {
            let thumbprint = Thumbprint::parse(&text);
            assert_eq!(thumbprint, Ok(Thumbprint::super_id(Environment::Sod)), "{text:?}");
            assert_eq!(Thumbprint::hidden_characters(&text), hidden, "{text:?}");
        }
    }

    #[test]
    fn what_nobody_sees_is_reported_once() {
        let message = |text: &str| {
            let report = Thumbprint::check(text, &Policy::default());
            assert!(report.len() <= 1 && report.passed(), "{report}");
            report.problems().first().map(Problem::message)
        };
        assert_eq!(message(SOD), None);
        assert_eq!(message(&format!(" {SOD}\n")), None);
        assert_eq!(message("\u{200e}"), None);
        assert_eq!(
            message(&format!("\u{feff}{SOD}\u{200e}")).as_deref(),
            Some("invisible characters in the thumbprint: `\\u{feff}\\u{200e}`")
        );
        let many = message(&format!("{SOD}{}", "\u{ad}".repeat(200))).unwrap();
        assert!(many.len() < 500 && many.ends_with("\\u{ad}…`"), "{many}");
        let off = Policy::default().with_level(Code::THUMBPRINT_HIDDEN_CHARACTER, crate::Level::Off).unwrap();
        assert!(Thumbprint::check(&format!("\u{200e}{SOD}"), &off).is_empty());
    }

    #[test]
    fn refuses_anything_else() {
        let long = "\u{200b}".repeat(1_000_000);
        let sha256 = "0".repeat(64);
        for (text, kind, message) in [
            ("", ParseErrorKind::Empty, "thumbprint is empty"),
            (" \u{200e}:\n", ParseErrorKind::Empty, "thumbprint is empty"),
            (SOD.split_at(1).1, ParseErrorKind::Malformed, "thumbprint is malformed"),
            (&*format!("{SOD}0"), ParseErrorKind::Malformed, "thumbprint is malformed"),
            (&sha256, ParseErrorKind::Malformed, "thumbprint is malformed"),
            (
                &SOD.replace('7', "g"),
                ParseErrorKind::InvalidCharacter { found: 'g' },
                "thumbprint holds the character 'g'",
            ),
            (
                &SOD.replace('7', "-"),
                ParseErrorKind::InvalidCharacter { found: '-' },
                "thumbprint holds the character '-'",
            ),
            // A digit, but none of ours.
            (
                &SOD.replace('7', "\u{667}"),
                ParseErrorKind::InvalidCharacter { found: '\u{667}' },
                "thumbprint holds the character '٧'",
            ),
            (
                &SOD.replace('B', "\u{ff22}"),
                ParseErrorKind::InvalidCharacter { found: '\u{ff22}' },
                "thumbprint holds the character 'Ｂ'",
            ),
            (&long, ParseErrorKind::TooLong { max: 256 }, "thumbprint is longer than 256 characters"),
        ] {
            let error = Thumbprint::parse(text).unwrap_err();
            assert_eq!((error.kind(), &*error.to_string()), (kind, message), "{:?}", text.get(..80));
        }
    }

    #[test]
    fn those_of_super_id_are_the_published_ones() {
        for (environment, text) in [
            (Environment::Sod, SOD),
            (Environment::Stage, "484903A7732B928C7980A39D38E947EA119F1089"),
            (Environment::Production, "60B61583DBB2B7EEC46FD01EC0056E62451D61F3"),
        ] {
            assert_eq!(Thumbprint::super_id(environment).to_string(), text);
            assert_eq!(format!("{:?}", Thumbprint::super_id(environment)), format!("Thumbprint({text})"));
        }
    }

    #[cfg(feature = "keys")]
    #[test]
    fn x5t_is_exact() {
        let x5t = "Frf7jD-asGiFqADGTmTJfEq16Yw";
        assert_eq!(Thumbprint::parse_x5t(x5t), Ok(Thumbprint::super_id(Environment::Sod)));
        assert_eq!(Thumbprint::parse_x5t("").unwrap_err().to_string(), "`x5t` is empty");
        let long = "A".repeat(1_000_000);
        for text in [
            SOD,
            x5t.split_at(1).1,
            &x5t.replace('-', "+"),
            &x5t.replace('w', "x"), // the last two bits are nobody's
            &format!("{x5t}="),
            &format!("{x5t}A"),
            &format!(" {x5t}"),
            &format!("{x5t}\n"),
            &x5t.replace("Yw", "Yø"),
            &long,
        ] {
            let error = Thumbprint::parse_x5t(text).unwrap_err();
            assert_eq!(error.to_string(), "`x5t` is malformed", "{:?}", text.get(..40));
        }
    }

    proptest! {
        #[test]
        fn prints_what_it_reads(bytes: [u8; 20]) {
            let thumbprint = Thumbprint::from_bytes(bytes);
            prop_assert_eq!(thumbprint.as_bytes(), &bytes);
            prop_assert_eq!(thumbprint.to_string().parse(), Ok(thumbprint));
            let json = serde_json::to_string(&thumbprint).unwrap();
            prop_assert_eq!(serde_json::from_str::<Thumbprint>(&json).unwrap(), thumbprint);
            #[cfg(feature = "keys")]
            prop_assert_eq!(Thumbprint::parse_x5t(&thumbprint.to_x5t()), Ok(thumbprint));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "[0-9a-fA-F: \u{200e}\u{ad}g]{0,60}|.{0,60}") {
            let digits = text.chars().filter(char::is_ascii_hexdigit).count();
            if Thumbprint::parse(&text).is_ok() {
                prop_assert_eq!(digits, 40);
            }
            #[cfg(feature = "keys")]
            let _ = Thumbprint::parse_x5t(&text);
        }
    }
}
