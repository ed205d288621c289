//! The identity of the partner that owns an application.

use crate::ParseErrorKind;

/// The longest partner ID that is accepted, in characters; a bound of our own.
const MAX_CHARS: u32 = 128;

crate::newtype::str_newtype! {
    /// The partner that owns an application, by whatever name the host knows it.
    ///
    /// SuperOffice publishes no form, so the rule is our own and wide: up to 128 visible characters without white space
    /// around them.
    pub struct PartnerId, "partner ID", validate
}

/// One visible line of up to [`MAX_CHARS`], without white space around it.
pub(crate) fn validate(text: &str) -> Result<(), ParseErrorKind> {
    super::one_line(text, MAX_CHARS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::PartnerId;

    #[test]
    fn any_visible_line_will_do() {
        for text in ["acme", "Acme AS", "42", "søk & finn", &"ø".repeat(128)] {
            assert_eq!(PartnerId::parse(text).unwrap().as_str(), text);
        }
        for (text, kind) in [
            ("", ParseErrorKind::Empty),
            ("acme ", ParseErrorKind::WhiteSpaceAround),
            ("ac\u{0}me", ParseErrorKind::InvalidCharacter { found: '\0' }),
            (&"ø".repeat(129), ParseErrorKind::TooLong { max: 128 }),
        ] {
            assert_eq!(validate(text), Err(kind), "{text:?}");
        }
    }
}
