//! What stands in messages of somebody else's, where nothing is said in several ways.

use core::str::FromStr;

use super::given::Given;
use super::part::Part;
use super::strict::{Cx, Noted};
use crate::ParseError;

/// What may be said to be missing by an empty text too.
pub(crate) struct OrEmpty<T>(T);

impl<'de, T: Part<'de>> Part<'de> for OrEmpty<T> {
    const EXPECTED: &'static str = T::EXPECTED;

    fn text(cx: &Cx<'_>, text: &str) -> Given<Self> {
        if text.is_empty() {
            return Given::Null;
        }
        match T::text(cx, text) {
            Given::Value(value) => Given::Value(Self(value)),
            Given::Wrong => Given::Wrong,
            Given::Null => Given::Null,
            Given::Absent => Given::Absent,
        }
    }
}

impl<T> Given<T> {
    /// What may be missing: without its key, or `null`.
    pub(crate) fn if_any(self) -> Result<Option<T>, Noted> {
        match self {
            Self::Value(value) => Ok(Some(value)),
            Self::Absent | Self::Null => Ok(None),
            Self::Wrong => Err(Noted),
        }
    }
}

impl<T> Given<OrEmpty<T>> {
    /// What may be missing: without its key, `null`, or an empty text.
    pub(crate) fn if_filled(self) -> Result<Option<T>, Noted> {
        self.if_any().map(|given| given.map(|OrEmpty(value)| value))
    }
}

/// What is not worth losing the rest: a text that cannot be read is as good as none, and its fault is kept. An empty one is none.
pub(crate) struct OrUnread<T>(Result<T, ParseError>);

impl<T: FromStr<Err = ParseError>> Part<'_> for OrUnread<T> {
    const EXPECTED: &'static str = "a text";

    fn text(_: &Cx<'_>, text: &str) -> Given<Self> {
        if text.is_empty() { Given::Null } else { Given::Value(Self(text.parse())) }
    }
}

impl<T> Given<OrUnread<T>> {
    /// What may be missing: without its key, `null`, an empty text, or one that cannot be read, whose fault it gives.
    pub(crate) fn if_read(self) -> Result<(Option<T>, Option<ParseError>), Noted> {
        Ok(match self.if_any()? {
            None => (None, None),
            Some(OrUnread(Ok(value))) => (Some(value), None),
            Some(OrUnread(Err(fault))) => (None, Some(fault)),
        })
    }
}
