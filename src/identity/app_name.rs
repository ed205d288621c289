//! The name of an application.

use crate::{ParseErrorKind, redact};

crate::newtype::str_newtype! {
    /// The name of an application, as customers read it in the App Store.
    ///
    /// The only hard rule is that it is not blank and that all of it can be seen: no control, bidirectional or invisible
    /// characters. SuperOffice's marketing requirements for standard apps ask for more, at most [`MAX_CHARS`](Self::MAX_CHARS)
    /// characters and none of a set of [forbidden](Self::forbidden_character) ones; those are findings, since custom apps with
    /// such names exist.
    ///
    /// ```
    /// use superoffice_app::AppName;
    ///
    /// let name = AppName::parse("Acme Orders: Pro")?;
    /// assert_eq!(name.forbidden_character(), Some(':'));
    /// # Ok::<(), superoffice_app::ParseError>(())
    /// ```
    pub struct AppName, "app name", validate
}

impl AppName {
    /// The most characters that a standard app's name may have, by SuperOffice's marketing requirements.
    pub const MAX_CHARS: usize = 64;

    /// The first character that a standard app's name may not hold, by SuperOffice's marketing requirements:
    /// one of `. : ; ? * ~ # % | = \ / { } < > ' "`, ‘ and ’.
    #[must_use]
    pub fn forbidden_character(&self) -> Option<char> {
        first_forbidden(&self.0)
    }
}

/// Not blank, and all of it visible.
pub(crate) fn validate(text: &str) -> Result<(), ParseErrorKind> {
    if text.trim().is_empty() {
        return Err(ParseErrorKind::Empty);
    }
    if redact::is_plain(text) {
        return Ok(());
    }
    match text.chars().find(|letter| redact::is_hidden(*letter)) {
        Some(found) => Err(ParseErrorKind::InvalidCharacter { found }),
        None => Ok(()),
    }
}

/// The first character of the text that the marketing requirements for standard apps forbid.
pub(crate) fn first_forbidden(text: &str) -> Option<char> {
    text.chars().find(|letter| {
        matches!(
            letter,
            '.' | ':'
                | ';'
                | '?'
                | '*'
                | '~'
                | '#'
                | '%'
                | '|'
                | '='
                | '\\'
                | '/'
                | '{'
                | '}'
                | '<'
                | '>'
                | '\''
                | '"'
                | '‘'
                | '’'
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_visible_name_is_a_name() {
        for text in ["A", "Acme Orders", " padded ", "Größe & Gewicht", "a.b", &"x".repeat(65)] {
            assert_eq!(validate(text), Ok(()), "{text}");
        }
        for (text, kind) in [
            ("", ParseErrorKind::Empty),
            (" \t ", ParseErrorKind::Empty),
            ("Acme\nOrders", ParseErrorKind::InvalidCharacter { found: '\n' }),
            ("Acme\u{202e}Orders", ParseErrorKind::InvalidCharacter { found: '\u{202e}' }),
            ("Acme\u{200b}", ParseErrorKind::InvalidCharacter { found: '\u{200b}' }),
        ] {
            assert_eq!(validate(text), Err(kind), "{text:?}");
        }
    }

    #[test]
    fn each_forbidden_character_is_found() {
        for letter in r#".:;?*~#%|=\/{}<>'"‘’"#.chars() {
            assert_eq!(first_forbidden(&format!("Acme{letter}Orders.")), Some(letter));
        }
        for text in ["Acme Orders (2026) - R&D, v1!", "“Acme”", "Acme_Orders+`$@[]^"] {
            assert_eq!(first_forbidden(text), None, "{text}");
        }
    }
}
