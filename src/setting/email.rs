//! Who gets mail.

use crate::{ParseError, ParseErrorKind};

/// The longest address that is accepted, in characters (RFC 5321, section 4.5.3.1.3, less the angle brackets).
const MAX_CHARS: u32 = 254;

crate::newtype::str_newtype! {
    /// An e-mail address: what the HTML standard calls a valid e-mail address, at most 254 characters.
    ///
    /// Letters and digits beyond ASCII are accepted on both sides of the `@` (RFC 6531). Comments and quoted names are not.
    pub struct EmailAddress, "email address", validate
}

/// A list of e-mail addresses separated by `;`: the portal's "Error reporting emails".
///
/// The text is kept as given. White space around an address and empty entries do not count: the documentation asks for no
/// spaces, people write them. There is at least one address.
///
/// ```
/// use superoffice_app::EmailList;
///
/// let list = EmailList::parse("ops@acme.example; dev@acme.example;")?;
/// assert_eq!(list.iter().collect::<Vec<_>>(), ["ops@acme.example", "dev@acme.example"]);
/// # Ok::<(), superoffice_app::ParseError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EmailList(Box<str>);

impl EmailList {
    /// Reads the text.
    ///
    /// # Errors
    ///
    /// When there is no address in it; otherwise the fault of the first address that is not one.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        if addresses(text).next().is_none() {
            return Err(ParseError::new("email list", ParseErrorKind::Empty));
        }
        match addresses(text).find_map(|address| validate(address).err()) {
            None => Ok(Self(text.into())),
            Some(kind) => Err(ParseError::new("email address", kind)),
        }
    }

    /// The text, exactly as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The addresses, in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        addresses(&self.0)
    }
}

crate::newtype::str_traits!(EmailList, "email list");

/// The entries of a list that are not empty, trimmed.
pub(crate) fn addresses(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').map(str::trim).filter(|address| !address.is_empty())
}

/// The grammar of the HTML standard, with letters and digits of any script.
pub(crate) fn validate(text: &str) -> Result<(), ParseErrorKind> {
    crate::identity::one_line(text, MAX_CHARS)?;
    let (local, domain) = text.split_once('@').ok_or(ParseErrorKind::Malformed)?;
    let is_local = |letter: char| letter.is_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(letter);
    let is_domain = |letter: char| letter.is_alphanumeric() || letter == '-' || letter == '.';
    let odd = local.chars().find(|letter| !is_local(*letter));
    if let Some(found) = odd.or_else(|| domain.chars().find(|letter| !is_domain(*letter))) {
        return Err(ParseErrorKind::InvalidCharacter { found });
    }
    if local.is_empty() || !domain.split('.').all(is_label) {
        return Err(ParseErrorKind::Malformed);
    }
    Ok(())
}

/// 1 to 63 characters, the first and the last not a hyphen.
fn is_label(text: &str) -> bool {
    !text.is_empty() && !crate::identity::is_longer(text, 63) && !text.starts_with('-') && !text.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn follows_the_html_standard() {
        for text in [
            "ops@acme.example",
            "first.last+tag@sub.acme.example",
            "..a..@acme.example",
            "!#$%&'*+/=?^_`{|}~-@x",
            "jürgen@müller.example",
            "ops@例え.example",
            "a@1.2.3.4",
            &format!("a@{}.example", "x".repeat(63)),
        ] {
            assert_eq!(validate(text), Ok(()), "{text}");
        }
        for (text, kind) in [
            ("", ParseErrorKind::Empty),
            ("ops", ParseErrorKind::Malformed),
            ("@acme.example", ParseErrorKind::Malformed),
            ("ops@", ParseErrorKind::Malformed),
            ("ops@acme..example", ParseErrorKind::Malformed),
            ("ops@acme.example.", ParseErrorKind::Malformed),
            ("ops@-acme.example", ParseErrorKind::Malformed),
            ("ops@acme-.example", ParseErrorKind::Malformed),
            (&format!("a@{}.example", "x".repeat(64)), ParseErrorKind::Malformed),
            (" ops@acme.example", ParseErrorKind::WhiteSpaceAround),
            ("ops@acme@example", ParseErrorKind::InvalidCharacter { found: '@' }),
            ("o ps@acme.example", ParseErrorKind::InvalidCharacter { found: ' ' }),
            ("Ops <ops@acme.example>", ParseErrorKind::InvalidCharacter { found: ' ' }),
            ("ops@acme_x.example", ParseErrorKind::InvalidCharacter { found: '_' }),
            ("ops@[127.0.0.1]", ParseErrorKind::InvalidCharacter { found: '[' }),
            ("ops\u{202e}@acme.example", ParseErrorKind::InvalidCharacter { found: '\u{202e}' }),
            (&format!("{}@x", "a".repeat(253)), ParseErrorKind::TooLong { max: 254 }),
        ] {
            assert_eq!(validate(text), Err(kind), "{text:?}");
        }
    }

    #[test]
    fn a_list_is_split_at_semicolons() {
        for (text, expected) in
            [("a@x", &["a@x"][..]), ("a@x;b@y", &["a@x", "b@y"]), (" a@x ;; b@y; ", &["a@x", "b@y"])]
        {
            let list = EmailList::parse(text).unwrap();
            assert_eq!(list.iter().collect::<Vec<_>>(), expected, "{text}");
            assert_eq!(list.as_str(), text);
        }
        for (text, message) in [
            ("", "email list is empty"),
            (" ; ", "email list is empty"),
            ("a@x;b", "email address is malformed"),
            ("a@x,b@y", "email address holds the character ','"),
            ("a@x b@y", "email address holds the character ' '"),
        ] {
            assert_eq!(EmailList::parse(text).unwrap_err().to_string(), message, "{text}");
        }
    }
}
