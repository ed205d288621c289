//! An entry of a list of allowed URLs: a URL or a pattern.

use core::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{ParseError, ParseErrorKind};

/// An entry of a list of allowed URLs. SuperOffice takes regular expressions too, and its native template registers one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::exhaustive_enums, reason = "an entry is a literal or a pattern")]
pub enum UrlEntry<T> {
    /// A URL, taken literally.
    Literal(T),
    /// A regular expression.
    Pattern(RedirectPattern),
}

impl<T> UrlEntry<T> {
    /// Reads an entry: a pattern when it starts with `^`, otherwise what `literal` reads.
    pub(crate) fn parse(text: &str, literal: fn(&str) -> Result<T, ParseError>) -> Result<Self, ParseError> {
        if is_pattern(text) {
            RedirectPattern::parse(text).map(Self::Pattern)
        } else {
            literal(text).map(Self::Literal)
        }
    }

    /// The URL, unless the entry is a pattern.
    #[must_use]
    pub const fn literal(&self) -> Option<&T> {
        match self {
            Self::Literal(url) => Some(url),
            Self::Pattern(_) => None,
        }
    }
}

impl<T: AsRef<str>> UrlEntry<T> {
    /// The text, exactly as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Literal(url) => url.as_ref(),
            Self::Pattern(pattern) => pattern.as_str(),
        }
    }
}

impl<T: AsRef<str>> fmt::Display for UrlEntry<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.as_str(), f)
    }
}

impl<T: Serialize> Serialize for UrlEntry<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Literal(url) => url.serialize(serializer),
            Self::Pattern(pattern) => pattern.serialize(serializer),
        }
    }
}

impl<'de, T: core::str::FromStr<Err = ParseError>> Deserialize<'de> for UrlEntry<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::newtype::deserialize_str(deserializer, "URL or pattern", |text| Self::parse(text, T::from_str))
    }
}

crate::newtype::str_newtype! {
    /// A regular expression among the allowed URLs: an entry that starts with `^`.
    ///
    /// The text is kept; this version neither judges nor matches it.
    pub struct RedirectPattern, "redirect pattern", check
}

/// Whether an entry is meant as a pattern.
pub(crate) fn is_pattern(text: &str) -> bool {
    text.starts_with('^')
}

fn check(text: &str) -> Result<(), ParseErrorKind> {
    if is_pattern(text) { Ok(()) } else { Err(ParseErrorKind::Malformed) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::RedirectUrl;

    #[test]
    fn a_caret_makes_a_pattern() {
        let entry = UrlEntry::parse(r"^http://127.0.0.1\:\d{4,10}$", RedirectUrl::parse).unwrap();
        assert_eq!(entry.as_str(), r"^http://127.0.0.1\:\d{4,10}$");
        assert!(entry.literal().is_none());
        let entry = UrlEntry::parse("https://acme.example/callback", RedirectUrl::parse).unwrap();
        assert!(entry.literal().is_some());
        assert!(UrlEntry::parse("http://127.0.0.1\\:8000", RedirectUrl::parse).is_err());
        assert!(RedirectPattern::parse("http://a").is_err());
    }
}
