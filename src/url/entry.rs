//! An entry of a list of allowed URLs: a URL or a pattern.

use core::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::pattern::{RedirectPattern, is_pattern, looks_unmarked};
use super::redirect::RedirectUrl;
use crate::ParseError;

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
    ///
    /// What looks like a pattern without its `^` is kept as one that never matches.
    pub(crate) fn read(text: &str, literal: fn(&str) -> Result<T, ParseError>) -> Result<Self, ParseError> {
        if is_pattern(text) {
            RedirectPattern::parse(text).map(Self::Pattern)
        } else {
            Self::parse_literal(text, literal)
        }
    }

    /// Reads an entry of a list in which no pattern ever matches: each is kept, whatever it is.
    pub(crate) fn parse_without_patterns(
        text: &str,
        literal: fn(&str) -> Result<T, ParseError>,
    ) -> Result<Self, ParseError> {
        if is_pattern(text) {
            Ok(Self::Pattern(RedirectPattern::kept(text)))
        } else {
            Self::parse_literal(text, literal)
        }
    }

    fn parse_literal(text: &str, literal: fn(&str) -> Result<T, ParseError>) -> Result<Self, ParseError> {
        match literal(text) {
            Err(_) if looks_unmarked(text) => Ok(Self::Pattern(RedirectPattern::kept(text))),
            read => read.map(Self::Literal),
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

impl UrlEntry<RedirectUrl> {
    /// Reads an entry of the redirect URLs: a pattern when it starts with `^`, otherwise a URL.
    ///
    /// This is strict. In a list, what looks like a pattern without its `^` is kept as one that never matches; here it is
    /// refused.
    ///
    /// ```
    /// use superoffice_app::{RedirectUrl, UrlEntry};
    ///
    /// let entry: UrlEntry<RedirectUrl> = r"^https://(app|www)\.acme\.example/callback$".parse()?;
    /// assert!(entry.literal().is_none());
    /// assert!(UrlEntry::parse("https://acme.example/callback")?.literal().is_some());
    /// assert!(UrlEntry::parse(r"https://(app|www)\.acme\.example/callback").is_err());
    /// # Ok::<(), superoffice_app::ParseError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`RedirectPattern::parse`] for a text that starts with `^`, otherwise those of [`RedirectUrl::parse`].
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        if is_pattern(text) {
            RedirectPattern::parse(text).map(Self::Pattern)
        } else {
            RedirectUrl::parse(text).map(Self::Literal)
        }
    }
}

impl core::str::FromStr for UrlEntry<RedirectUrl> {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
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

impl<T: AsRef<str>> AsRef<str> for UrlEntry<T> {
    fn as_ref(&self) -> &str {
        self.as_str()
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
        crate::newtype::deserialize_str(deserializer, "URL or pattern", |text| Self::read(text, T::from_str))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::PatternLimit;

    #[test]
    fn a_caret_makes_a_pattern() {
        let entry = UrlEntry::read(r"^http://127.0.0.1\:\d{4,10}$", RedirectUrl::parse).unwrap();
        assert_eq!(entry.as_str(), r"^http://127.0.0.1\:\d{4,10}$");
        assert!(entry.literal().is_none());
        let entry = UrlEntry::read("https://acme.example/callback", RedirectUrl::parse).unwrap();
        assert!(entry.literal().is_some());
        assert!(UrlEntry::read(r"http://127.0.0.1\:8000", RedirectUrl::parse).is_err());
        assert!(UrlEntry::read("^(", RedirectUrl::parse).is_err());
    }

    #[test]
    fn what_never_matches_is_kept() {
        let limit = |entry: Result<UrlEntry<RedirectUrl>, ParseError>| match entry {
            Ok(UrlEntry::Pattern(pattern)) => pattern.never_matches(),
            _ => None,
        };
        let unmarked = r"http://127.0.0.1\:\d{4,10}";
        assert_eq!(limit(UrlEntry::read(unmarked, RedirectUrl::parse)), Some(PatternLimit::Unmarked));
        for (text, why) in
            [(unmarked, PatternLimit::Unmarked), ("^(", PatternLimit::Misplaced), ("^a$", PatternLimit::Misplaced)]
        {
            assert_eq!(limit(UrlEntry::parse_without_patterns(text, RedirectUrl::parse)), Some(why), "{text}");
        }
    }
}
