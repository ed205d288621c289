//! What the host calls an application.

use std::sync::Arc;

use crate::{ParseError, ParseErrorKind};

/// The longest ID that is accepted, in characters; a bound of our own.
const MAX_CHARS: u32 = 128;

/// What the host calls an application, such as the key of a row: one visible line of up to 128 characters, kept as given. Letter case counts.
///
/// It is not the client ID, of which an application has several and which change. SuperOffice publishes no such ID; this crate only
/// compares it. Cloning shares the text.
///
/// ```
/// use superoffice_app::ApplicationId;
///
/// assert_eq!(ApplicationId::parse("acme/orders")?.as_str(), "acme/orders");
/// assert!(ApplicationId::parse(" acme/orders").is_err());
/// # Ok::<(), superoffice_app::ParseError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ApplicationId(Arc<str>);

impl ApplicationId {
    /// Reads the text.
    ///
    /// # Errors
    ///
    /// When it is empty, longer than 128 characters, has white space around it, or a character that nobody sees.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        match validate(text) {
            Ok(()) => Ok(Self(text.into())),
            Err(kind) => Err(ParseError::new("application ID", kind)),
        }
    }

    /// The text, exactly as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

crate::newtype::str_traits!(ApplicationId, "application ID");

fn validate(text: &str) -> Result<(), ParseErrorKind> {
    super::one_line(text, MAX_CHARS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_visible_line_is_one() {
        for text in ["7", "acme/orders", "Größe 1", "`;--", &"x".repeat(128)] {
            assert_eq!(validate(text), Ok(()), "{text}");
        }
        for (text, kind) in [
            ("", ParseErrorKind::Empty),
            ("\u{a0}", ParseErrorKind::Empty),
            ("7 ", ParseErrorKind::WhiteSpaceAround),
            ("a\nb", ParseErrorKind::InvalidCharacter { found: '\n' }),
            ("a\u{202e}b", ParseErrorKind::InvalidCharacter { found: '\u{202e}' }),
            (&"x".repeat(129), ParseErrorKind::TooLong { max: 128 }),
        ] {
            assert_eq!(validate(text), Err(kind), "{text:?}");
        }
    }
}
