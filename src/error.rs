//! The failure of one value.

use core::fmt;

/// Why one text is not the value it should be.
///
/// It never holds any of the text, so it can be logged whatever the text was, and it is small enough to
/// be returned by value.
///
/// ```
/// use superoffice_app::{ClientId, ParseErrorKind};
///
/// let error = ClientId::parse("").unwrap_err();
/// assert_eq!(error.kind(), ParseErrorKind::Empty);
/// assert_eq!(error.to_string(), "client ID is empty");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what} {kind}")]
pub struct ParseError {
    what: &'static str,
    kind: ParseErrorKind,
}

impl ParseError {
    pub(crate) const fn new(what: &'static str, kind: ParseErrorKind) -> Self {
        Self { what, kind }
    }

    /// What the text should have been, such as `client ID`.
    #[must_use]
    pub const fn what(self) -> &'static str {
        self.what
    }

    /// What is wrong with it.
    #[must_use]
    pub const fn kind(self) -> ParseErrorKind {
        self.kind
    }
}

/// What is wrong with one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParseErrorKind {
    /// There is nothing in it.
    Empty,
    /// It is longer than this many characters.
    TooLong {
        /// The most that is accepted.
        max: u32,
    },
    /// It is longer than this many bytes.
    TooManyBytes {
        /// The most that is accepted.
        max: u32,
    },
    /// It is shorter than this many bytes.
    TooFewBytes {
        /// The fewest that are accepted.
        min: u32,
    },
    /// A character that may not be there.
    InvalidCharacter {
        /// The first such character.
        found: char,
    },
    /// White space before or after it.
    WhiteSpaceAround,
    /// It does not have the form of such a value.
    Malformed,
    /// It is no URL that can be registered, for these reasons.
    Url(crate::UrlFaults),
    /// It holds a `*`.
    Wildcard,
    /// It is the word `null`.
    Null,
    /// It holds more than scheme, host and port, or several origins.
    NotAnOrigin,
    /// Its scheme is neither http nor https.
    NotOfTheWeb,
    /// Its scheme is not https.
    NotHttps,
    /// It holds a query.
    Query,
    /// It names no tenant, or not where one is named in a URL.
    NoTenant,
    /// It is more, or less, than the name of a host.
    NotAHost,
    /// It does not start with `^`, so it is no pattern.
    NotAPattern,
    /// It starts with `^`, and cannot be a pattern.
    Pattern(crate::PatternFault),
    /// It is the Base64 of the bytes that are asked for.
    Base64,
    /// It holds the private half of a key.
    PrivateKey,
    /// It holds several keys.
    Several,
    /// It is a key of another algorithm than RSA (RSASSA-PSS is another).
    NotRsa,
    /// It is no key that can be used, for this reason.
    Key(crate::KeyFault),
    /// It is not one of the words that are defined.
    Unknown,
    /// It collides with a name that has a meaning of its own.
    Reserved,
}

impl fmt::Display for ParseErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("is empty"),
            Self::TooLong { max } => write!(f, "is longer than {max} characters"),
            Self::TooManyBytes { max } => write!(f, "is longer than {max} bytes"),
            Self::TooFewBytes { min } => write!(f, "is shorter than {min} bytes"),
            Self::InvalidCharacter { found } => write!(f, "holds the character {found:?}"),
            Self::WhiteSpaceAround => f.write_str("has white space around it"),
            Self::Malformed => f.write_str("is malformed"),
            Self::Url(faults) => fmt::Display::fmt(faults, f),
            Self::Wildcard => f.write_str("holds a wildcard"),
            Self::Null => f.write_str("is the word `null`"),
            Self::NotAnOrigin => f.write_str("is more than scheme, host and port"),
            Self::NotOfTheWeb => f.write_str("has a scheme other than http and https"),
            Self::NotHttps => f.write_str("has a scheme other than https"),
            Self::Query => f.write_str("holds a query"),
            Self::NoTenant => f.write_str("names no tenant where a URL of SuperOffice's does"),
            Self::NotAHost => f.write_str("is not the bare name of a host, such as `sod3.superoffice.com`"),
            Self::NotAPattern => f.write_str("does not start with `^`"),
            Self::Pattern(fault) => fmt::Display::fmt(fault, f),
            Self::Base64 => f.write_str("is Base64 already; give the bytes"),
            Self::PrivateKey => f.write_str("holds a private key"),
            Self::Several => f.write_str("holds several keys"),
            Self::NotRsa => f.write_str("is not an RSA key"),
            Self::Key(fault) => write!(f, "cannot be used: {fault}"),
            Self::Unknown => f.write_str("is not a defined word"),
            Self::Reserved => f.write_str("is a reserved name"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stays_small() {
        assert!(size_of::<ParseError>() <= 24);
    }

    #[test]
    fn names_the_thing_and_the_fault() {
        let error = ParseError::new("client ID", ParseErrorKind::TooLong { max: 128 });
        assert_eq!(error.to_string(), "client ID is longer than 128 characters");
        let error = ParseError::new("client ID", ParseErrorKind::InvalidCharacter { found: '\u{7}' });
        assert_eq!(error.to_string(), r"client ID holds the character '\u{7}'");
    }
}
