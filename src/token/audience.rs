//! Whom a token is for.

/// The audience (`aud`) that a token of one kind should have; see [`TokenKind::audience`](crate::TokenKind::audience).
///
/// A token may hold a list of audiences (RFC 7519 §4.1.3): one of them has to be this one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Audience {
    /// This one, to the letter.
    Exactly(Box<str>),
    /// None is published, and SuperOffice's sample does not look at it: such a token does not say for which application it is.
    NotPublished,
}

impl Audience {
    /// The text to compare with, if one is published.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Exactly(text) => Some(text),
            Self::NotPublished => None,
        }
    }
}
