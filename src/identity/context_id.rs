//! The identity of a customer's installation.

use core::cmp::Ordering;
use core::hash::{Hash, Hasher};

use crate::{ParseError, ParseErrorKind};

/// The longest context identifier that is accepted, in characters. SuperOffice publishes none; the known ones have 8 or 9.
const MAX_CHARS: u32 = 64;

/// The context identifier of a tenant, such as `Cust12345`: also called tenant ID, customer ID and the claim `ctx`.
///
/// Up to 64 ASCII letters, digits, `-` and `_`, a rule of our own: it ends up in paths and queries. The text is kept as given, but
/// two that differ only in letter case are equal, as SuperOffice's own samples compare them. For that reason there is no
/// `Borrow<str>`: the text and the identifier hash differently.
///
/// ```
/// use superoffice_app::ContextId;
///
/// let tenant = ContextId::parse("Cust12345")?;
/// assert_eq!(tenant, ContextId::parse("cust12345")?);
/// assert_eq!(tenant.as_str(), "Cust12345");
/// # Ok::<(), superoffice_app::ParseError>(())
/// ```
#[derive(Clone)]
pub struct ContextId(Box<str>);

impl ContextId {
    /// Reads the text.
    ///
    /// # Errors
    ///
    /// When it is empty, too long, or holds anything but ASCII letters, digits, `-` and `_`.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        match validate(text) {
            Ok(()) => Ok(Self(text.into())),
            Err(kind) => Err(ParseError::new("context ID", kind)),
        }
    }

    /// The text, exactly as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is `Cust`, in any letter case, and digits, as all published ones are.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        is_usual(&self.0)
    }

    /// What counts when two are compared.
    fn folded(&self) -> impl Iterator<Item = u8> {
        self.0.bytes().map(|byte| byte.to_ascii_lowercase())
    }
}

crate::newtype::str_traits!(ContextId, "context ID");

impl PartialEq for ContextId {
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }
}

impl Eq for ContextId {}

impl PartialOrd for ContextId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for ContextId {
    fn cmp(&self, other: &Self) -> Ordering {
        self.folded().cmp(other.folded())
    }
}

impl Hash for ContextId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for byte in self.folded() {
            state.write_u8(byte);
        }
        state.write_u8(0xff); // as `str` does, so that neighbors in a tuple do not run together
    }
}

/// ASCII letters, digits, `-` and `_`, up to [`MAX_CHARS`].
pub(crate) fn validate(text: &str) -> Result<(), ParseErrorKind> {
    if text.is_empty() {
        return Err(ParseErrorKind::Empty);
    }
    if super::is_longer(text, MAX_CHARS) {
        return Err(ParseErrorKind::TooLong { max: MAX_CHARS });
    }
    if text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'A'..=b'Z' | b'-' | b'_')) {
        return Ok(());
    }
    match text.chars().find(|letter| !letter.is_ascii_alphanumeric() && !matches!(letter, '-' | '_')) {
        Some(found) => Err(ParseErrorKind::InvalidCharacter { found }),
        None => Ok(()),
    }
}

/// Whether the text is `Cust` and digits, in any letter case.
pub(crate) fn is_usual(text: &str) -> bool {
    text.split_at_checked(4).is_some_and(|(word, digits)| {
        word.eq_ignore_ascii_case("cust") && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use core::hash::BuildHasher as _;

    use super::*;

    #[test]
    fn holds_nothing_that_means_something_in_a_path() {
        for text in ["Cust26759", "cust6647", "a", "Acme-Demo_1", &"x".repeat(64)] {
            assert_eq!(validate(text), Ok(()), "{text}");
        }
        for (text, kind) in [
            ("", ParseErrorKind::Empty),
            (" Cust1", ParseErrorKind::InvalidCharacter { found: ' ' }),
            ("Cust1/api", ParseErrorKind::InvalidCharacter { found: '/' }),
            ("..", ParseErrorKind::InvalidCharacter { found: '.' }),
            ("Cust1?x", ParseErrorKind::InvalidCharacter { found: '?' }),
            ("Cüst1", ParseErrorKind::InvalidCharacter { found: 'ü' }),
            (&"x".repeat(65), ParseErrorKind::TooLong { max: 64 }),
        ] {
            assert_eq!(validate(text), Err(kind), "{text:?}");
        }
    }

    #[test]
    fn letter_case_does_not_count() {
        let hasher = std::hash::RandomState::new();
        for (left, right, expected) in [
            ("Cust12345", "CUST12345", Ordering::Equal),
            ("cust1", "Cust2", Ordering::Less),
            ("Cust1", "cust12", Ordering::Less),
            ("b", "A", Ordering::Greater),
        ] {
            let (left, right) = (ContextId::parse(left).unwrap(), ContextId::parse(right).unwrap());
            assert_eq!(left.cmp(&right), expected, "{left} {right}");
            assert_eq!(left == right, expected.is_eq());
            assert_eq!(hasher.hash_one(&left) == hasher.hash_one(&right), expected.is_eq());
        }
    }

    #[test]
    fn usual_is_cust_and_digits() {
        for (text, usual) in [
            ("Cust0", true),
            ("cust1234567", true),
            ("Cust", false),
            ("Cust12a", false),
            ("Customer1", false),
            ("Cus1", false),
            ("Cusü1", false),
        ] {
            assert_eq!(is_usual(text), usual, "{text}");
        }
    }
}
