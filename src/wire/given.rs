//! What stands under a key.

use super::part::Part;
use super::strict::{Cx, Noted};

/// What stands under a key.
#[derive(Default)]
pub(crate) enum Given<T> {
    /// There is no such key.
    #[default]
    Absent,
    /// `null`.
    Null,
    /// Something else than it should be; the fault is noted.
    Wrong,
    /// What it should be.
    Value(T),
}

impl<T> From<Result<T, Noted>> for Given<T> {
    fn from(read: Result<T, Noted>) -> Self {
        read.map_or(Self::Wrong, Self::Value)
    }
}

impl<T> Given<T> {
    pub(crate) const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// What has to stand here.
    pub(crate) fn required<'de>(self, cx: &Cx<'_>) -> Result<T, Noted>
    where
        T: Part<'de>,
    {
        match self {
            Self::Value(value) => Ok(value),
            Self::Wrong => Err(Noted),
            Self::Absent => cx.refuse("this key is missing"),
            Self::Null => cx.refuse(format_args!("expected {}, found nothing", T::EXPECTED)),
        }
    }

    /// What may stand here; nothing at all when it could not be read.
    pub(crate) fn optional<'de>(self, cx: &Cx<'_>) -> Result<Option<T>, Noted>
    where
        T: Part<'de>,
    {
        if self.is_absent() { Ok(None) } else { self.required(cx).map(Some) }
    }

    /// What has to be said, if only that there is nothing.
    pub(crate) fn stated(self, cx: &Cx<'_>) -> Result<Option<T>, Noted> {
        match self {
            Self::Value(value) => Ok(Some(value)),
            Self::Null => Ok(None),
            Self::Wrong => Err(Noted),
            Self::Absent => cx.refuse("this key is missing; `null` says that there is none"),
        }
    }
}
