//! What a draft holds in one place.

use core::fmt;

/// What a draft holds in one place: nothing, something that could not be read as a `T`, or a `T`.
///
/// ```
/// use superoffice_app::{ConfigurationDraft, Field};
///
/// let draft = ConfigurationDraft { name: "Acme Orders".into(), ..Default::default() };
/// assert_eq!(draft.name.value().map(|name| name.as_str()), Some("Acme Orders"));
/// assert!(draft.kind.is_absent());
/// assert_eq!(Field::from(true).value(), Some(&true));
/// ```
///
/// `Debug` shows the value as it is, or `absent` or `wrong`.
#[derive(Clone, PartialEq, Eq)]
pub struct Field<T>(State<T>);

#[derive(Clone, PartialEq, Eq)]
enum State<T> {
    Absent,
    Wrong,
    Given(T),
}

impl<T> Field<T> {
    /// Nothing was given.
    #[must_use]
    pub const fn absent() -> Self {
        Self(State::Absent)
    }

    /// Something was given that is no `T`; what it was is in the notes of the draft.
    pub(crate) const fn wrong() -> Self {
        Self(State::Wrong)
    }

    /// The value, if there is one.
    #[must_use]
    pub const fn value(&self) -> Option<&T> {
        match &self.0 {
            State::Given(value) => Some(value),
            State::Absent | State::Wrong => None,
        }
    }

    /// The value, if there is one, to change it.
    pub const fn value_mut(&mut self) -> Option<&mut T> {
        match &mut self.0 {
            State::Given(value) => Some(value),
            State::Absent | State::Wrong => None,
        }
    }

    /// Whether nothing was given.
    #[must_use]
    pub const fn is_absent(&self) -> bool {
        matches!(self.0, State::Absent)
    }

    /// Whether something was given that could not be read.
    #[must_use]
    pub const fn is_wrong(&self) -> bool {
        matches!(self.0, State::Wrong)
    }

    /// The same with its value replaced.
    pub(crate) fn map<U>(self, f: impl FnOnce(T) -> U) -> Field<U> {
        Field(match self.0 {
            State::Absent => State::Absent,
            State::Wrong => State::Wrong,
            State::Given(value) => State::Given(f(value)),
        })
    }

    /// The value, or this one when nothing was given; nothing when what was given is wrong, for then the fault is known.
    pub(crate) fn or<'s>(&'s self, default: &'s T) -> Option<&'s T> {
        match &self.0 {
            State::Given(value) => Some(value),
            State::Absent => Some(default),
            State::Wrong => None,
        }
    }
}

impl<T: fmt::Debug> fmt::Debug for Field<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            State::Absent => f.write_str("absent"),
            State::Wrong => f.write_str("wrong"),
            State::Given(value) => value.fmt(f),
        }
    }
}

impl<T> Default for Field<T> {
    fn default() -> Self {
        Self::absent()
    }
}

impl<T> From<T> for Field<T> {
    fn from(value: T) -> Self {
        Self(State::Given(value))
    }
}

impl<T> From<Option<T>> for Field<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or_else(Self::absent, Self::from)
    }
}

impl<'a> From<&'a str> for Field<super::Text<'a>> {
    fn from(text: &'a str) -> Self {
        Self::from(super::Text::from(text))
    }
}

impl From<String> for Field<super::Text<'_>> {
    fn from(text: String) -> Self {
        Self::from(super::Text::from(text))
    }
}
