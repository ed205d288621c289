//! The public half of an application's credentials.

use crate::ParseErrorKind;

/// The longest client ID that is accepted, in characters. SuperOffice publishes none; this is four times the usual length.
const MAX_CHARS: u32 = 128;

/// Made-up values in SuperOffice's documentation and samples, which tend to be copied along.
const PLACEHOLDERS: [&str; 7] = [
    "1234567890abcdef1234567890abcdef",
    "4e5e6f90f529fede129bd25ad",
    "74252df1e0119f1913f64c6d8d",
    "f123b7d98f3c496fb5aaa4b1f54cawe6",
    "1234567-1234-9876",
    "gg454918d75b1b53101065c16ee51123",
    "ADD",
];

crate::newtype::str_newtype! {
    /// The client ID (`ApplicationIdentifier`) of an application: public, unique, and usually another one in each environment.
    ///
    /// Up to 128 visible ASCII characters and spaces (RFC 6749, appendix A.1), without white space around them. Every real one that
    /// was ever published is 32 lower-case hexadecimal digits, but no document makes that a rule: see [`is_usual`](Self::is_usual).
    ///
    /// ```
    /// use superoffice_app::ClientId;
    ///
    /// let id = ClientId::parse("6cf25376616343b38d14ddcd804f2891")?;
    /// assert!(id.is_usual() && !id.is_placeholder());
    /// assert_eq!(id.to_uuid().map(ClientId::from), Some(id));
    /// # Ok::<(), superoffice_app::ParseError>(())
    /// ```
    pub struct ClientId, "client ID", validate
}

impl ClientId {
    /// Whether it is exactly 32 lower-case hexadecimal digits, as all published ones are.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        is_usual(&self.0)
    }

    /// Whether it is a made-up value from SuperOffice's documentation, or one letter or digit throughout.
    #[must_use]
    pub fn is_placeholder(&self) -> bool {
        is_placeholder(&self.0)
    }

    /// The 128 bits of a client ID of exactly 32 hexadecimal digits, in either letter case and without dashes.
    ///
    /// Any 128 bits will do: real client IDs do not always carry the version of a UUID.
    #[must_use]
    pub fn to_uuid(&self) -> Option<uuid::Uuid> {
        let is_simple = self.0.len() == 32 && self.0.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_simple.then(|| uuid::Uuid::try_parse(&self.0).ok())?
    }

    /// What a tenant's administrator enters as the URL of the application's sync connector: `app://` and the client ID.
    ///
    /// Nothing when the client ID has more than letters, digits, `-`, `.`, `_` and `~` (RFC 3986 §2.3), or only dots: the URL would be another one.
    ///
    /// Source: documentation (`erp-connectors/online/secure-in-online`). The real URL is a setting of the application.
    #[must_use]
    pub fn connector_url(&self) -> Option<String> {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
        let is_host = self.0.bytes().all(is_plain) && self.0.bytes().any(|byte| byte != b'.');
        is_host.then(|| format!("app://{self}"))
    }
}

impl From<uuid::Uuid> for ClientId {
    /// 32 lower-case hexadecimal digits without dashes, the form that SuperOffice uses.
    fn from(uuid: uuid::Uuid) -> Self {
        Self(uuid.simple().to_string().into())
    }
}

/// RFC 6749 `VSCHAR`, no white space around, not longer than [`MAX_CHARS`].
pub(crate) fn validate(text: &str) -> Result<(), ParseErrorKind> {
    super::one_line(text, MAX_CHARS)?;
    if crate::redact::is_plain(text) {
        return Ok(());
    }
    match text.chars().find(|letter| !matches!(letter, ' '..='~')) {
        Some(found) => Err(ParseErrorKind::InvalidCharacter { found }),
        None => Ok(()),
    }
}

/// Whether the text is exactly 32 lower-case hexadecimal digits.
pub(crate) fn is_usual(text: &str) -> bool {
    // All of them at once, which is quicker than one after the other.
    text.len() == 32 && text.bytes().fold(true, |usual, byte| usual & matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// Whether the text is a placeholder of the documentation, or one ASCII letter or digit throughout.
pub(crate) fn is_placeholder(text: &str) -> bool {
    let is_repeated = text
        .bytes()
        .next()
        .is_some_and(|first| first.is_ascii_alphanumeric() && text.bytes().all(|byte| byte == first));
    is_repeated || PLACEHOLDERS.iter().any(|placeholder| placeholder.eq_ignore_ascii_case(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ClientId;

    #[test]
    fn follows_rfc_6749() {
        for text in ["a", "6cf25376616343b38d14ddcd804f2891", "my app", "~!\"'\\", &"x".repeat(128)] {
            assert_eq!(validate(text), Ok(()), "{text}");
        }
        for (text, kind) in [
            ("", ParseErrorKind::Empty),
            ("  ", ParseErrorKind::Empty),
            (" a", ParseErrorKind::WhiteSpaceAround),
            ("a\n", ParseErrorKind::WhiteSpaceAround),
            ("a\u{a0}", ParseErrorKind::WhiteSpaceAround),
            ("a\tb", ParseErrorKind::InvalidCharacter { found: '\t' }),
            ("a\u{7f}b", ParseErrorKind::InvalidCharacter { found: '\u{7f}' }),
            ("\u{200e}a", ParseErrorKind::InvalidCharacter { found: '\u{200e}' }),
            ("bjørn", ParseErrorKind::InvalidCharacter { found: 'ø' }),
            (&"x".repeat(129), ParseErrorKind::TooLong { max: 128 }),
        ] {
            assert_eq!(validate(text), Err(kind), "{text:?}");
        }
    }

    #[test]
    fn tells_usual_unusual_and_placeholder_apart() {
        for (text, usual, placeholder) in [
            ("6cf25376616343b38d14ddcd804f2891", true, false),
            ("35044df26c0490e61dee93228feea426", true, false),
            ("6CF25376616343B38D14DDCD804F2891", false, false),
            ("6cf25376-6163-43b3-8d14-ddcd804f2891", false, false),
            ("6cf25376616343b38d14ddcd804f289", false, false),
            ("1234567890abcdef1234567890abcdef", true, true),
            ("00000000000000000000000000000000", true, true),
            ("4e5e6f90f529fede129bd25ad", false, true),
            ("74252df1e0119f1913f64c6d8d", false, true),
            ("f123b7d98f3c496fb5aaa4b1f54cawe6", false, true),
            ("gg454918d75b1b53101065c16ee51123", false, true),
            ("1234567-1234-9876", false, true),
            ("add", false, true),
            ("xxxx", false, true),
            ("----", false, false),
            ("", false, false),
        ] {
            assert_eq!((is_usual(text), is_placeholder(text)), (usual, placeholder), "{text}");
        }
    }

    #[test]
    fn only_32_hexadecimal_digits_are_a_uuid() {
        for (text, simple) in [
            ("6cf25376616343b38d14ddcd804f2891", Some("6cf25376616343b38d14ddcd804f2891")),
            ("6CF25376616343B38D14DDCD804F2891", Some("6cf25376616343b38d14ddcd804f2891")),
            ("6cf25376-6163-43b3-8d14-ddcd804f2891", None),
            ("{6cf25376616343b38d14ddcd804f28}", None),
            ("f123b7d98f3c496fb5aaa4b1f54cawe6", None),
        ] {
            let id = ClientId::parse(text).unwrap();
            let back = id.to_uuid().map(ClientId::from);
            assert_eq!(back.as_ref().map(ClientId::as_str), simple, "{text}");
        }
    }

    #[test]
    fn a_connector_url_is_the_client_id() {
        for (text, url) in [
            ("6cf25376616343b38d14ddcd804f2891", Some("app://6cf25376616343b38d14ddcd804f2891")),
            ("6CF25376-6163.43b3_8d14~ddcd", Some("app://6CF25376-6163.43b3_8d14~ddcd")),
            ("1234567-1234-9876", Some("app://1234567-1234-9876")),
            ("acme/../evil", None),
            ("acme@evil.example", None),
            ("acme:443", None),
            ("acme?x", None),
            ("acme#x", None),
            ("acme orders", None),
            ("acme%2f", None),
            ("acme\\x", None),
            ("[::1]", None),
            ("..", None),
        ] {
            assert_eq!(ClientId::parse(text).unwrap().connector_url().as_deref(), url, "{text}");
        }
    }
}
