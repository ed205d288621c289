//! The names that tell applications, customers and partners apart.

pub(crate) mod app_name;
mod application_id;
pub(crate) mod client_id;
pub(crate) mod context_id;
pub(crate) mod partner_id;
mod user_name;

pub use app_name::AppName;
pub use application_id::ApplicationId;
pub use client_id::ClientId;
pub use context_id::ContextId;
pub use partner_id::PartnerId;
pub use user_name::UserName;

use crate::ParseErrorKind;

/// The wide rule for a name whose form nobody has published: not blank, all of it visible, no white space around it, at most so
/// many characters.
pub(crate) fn one_line(text: &str, max: u32) -> Result<(), ParseErrorKind> {
    if crate::redact::is_plain(text) && !text.is_empty() && !text.starts_with(' ') && !text.ends_with(' ') {
        return if is_longer(text, max) { Err(ParseErrorKind::TooLong { max }) } else { Ok(()) };
    }
    if text.trim().is_empty() {
        return Err(ParseErrorKind::Empty);
    }
    if text.trim().len() != text.len() {
        return Err(ParseErrorKind::WhiteSpaceAround);
    }
    if is_longer(text, max) {
        return Err(ParseErrorKind::TooLong { max });
    }
    match text.chars().find(|letter| crate::redact::is_hidden(*letter)) {
        Some(found) => Err(ParseErrorKind::InvalidCharacter { found }),
        None => Ok(()),
    }
}

/// Whether a text has more than so many characters; a long text is not counted to its end.
pub(crate) fn is_longer(text: &str, max: u32) -> bool {
    usize::try_from(max).is_ok_and(|max| text.len() > max && text.chars().nth(max).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_is_wide_but_visible() {
        for (text, expected) in [
            ("a", Ok(())),
            ("Zażółć gęślą", Ok(())),
            ("øøøø øøøøøøø", Ok(())),
            ("", Err(ParseErrorKind::Empty)),
            (" \t", Err(ParseErrorKind::Empty)),
            (" a", Err(ParseErrorKind::WhiteSpaceAround)),
            ("a\n", Err(ParseErrorKind::WhiteSpaceAround)),
            ("1234567890123", Err(ParseErrorKind::TooLong { max: 12 })),
            ("a\nb", Err(ParseErrorKind::InvalidCharacter { found: '\n' })),
            ("a\u{202e}b", Err(ParseErrorKind::InvalidCharacter { found: '\u{202e}' })),
        ] {
            assert_eq!(one_line(text, 12), expected, "{text:?}");
        }
    }
}
