//! When and how something was heard, and a fact that remembers it.

use core::fmt;

use crate::{ParseError, ParseErrorKind, Timestamp};

/// How something of a tenant was heard.
///
/// They are ordered by how much they count within one second: an answer that was asked for counts more than what is told unasked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::exhaustive_enums, reason = "somebody asks, or is told, or knows by themselves")]
pub enum MessageSource {
    /// The host program said it by itself: no message of SuperOffice's tells it.
    Host,
    /// SuperOffice told it unasked, by a [`ChangeNotification`](crate::ChangeNotification).
    Push,
    /// SuperOffice answered when it was asked, by a [`StateResponse`](crate::StateResponse).
    Pull,
}

impl MessageSource {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Host, Self::Push, Self::Pull];

    /// The word: `host`, `push` or `pull`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::Push => "push",
            Self::Pull => "pull",
        }
    }

    /// Reads the word.
    ///
    /// # Errors
    ///
    /// When it is none of them.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        let known = Self::ALL.into_iter().find(|known| known.as_str() == text);
        known.ok_or(ParseError::new("message source", ParseErrorKind::Unknown))
    }
}

impl fmt::Display for MessageSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.as_str(), f)
    }
}

impl core::str::FromStr for MessageSource {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

crate::newtype::str_serde!(MessageSource, "message source");

/// When something was heard, and how. Messages are ordered by it, in whatever order they arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Heard {
    pub(crate) at: Timestamp,
    pub(crate) source: MessageSource,
}

/// A fact, and when it was heard: what is heard later counts, whenever it arrives.
///
/// Folding messages is taking the greatest of them, so neither their order nor a repeat counts; but of two in one second and of one kind the last counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Register<T> {
    pub(crate) heard: Heard,
    pub(crate) value: T,
}

impl<T> Register<T> {
    /// Takes what was heard, unless something later is known. Of two that were heard in the same second and the same way, the one that
    /// comes last counts: nothing else could tell them apart.
    pub(crate) fn take(slot: &mut Option<Self>, heard: Heard, value: T) {
        if slot.as_ref().is_none_or(|known| known.heard <= heard) {
            *slot = Some(Self { heard, value });
        }
    }
}
