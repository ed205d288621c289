//! A list of a draft.

use core::fmt;

use super::{Field, Text};

/// A list of a draft, in which each entry may be wrong by itself.
///
/// With `LINES` it is also read from a text with one entry per line ([`UrlList`]).
///
/// ```
/// use superoffice_app::UrlList;
///
/// let urls = UrlList::from_iter(["https://acme.example/callback", "https://acme.example/open"]);
/// assert_eq!(urls.len(), 2);
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct List<T, const LINES: bool = false>(Vec<Field<T>>);

/// A list of URLs: an array, or a text with one URL per line.
pub type UrlList<'a> = List<Text<'a>, true>;

/// A list of names.
pub type TextList<'a> = List<Text<'a>>;

impl<T, const LINES: bool> List<T, LINES> {
    /// The entries in their order.
    #[must_use]
    pub fn entries(&self) -> &[Field<T>] {
        &self.0
    }

    /// The entries that could be read, each with its place.
    pub fn values(&self) -> impl Iterator<Item = (usize, &T)> {
        self.0.iter().enumerate().filter_map(|(index, entry)| entry.value().map(|value| (index, value)))
    }

    /// The entry at a place, when it is there and could be read.
    #[must_use]
    pub fn value(&self, place: usize) -> Option<&T> {
        self.0.get(place).and_then(Field::value)
    }

    /// How many entries there are, right or wrong.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no entry, right or wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds an entry.
    pub fn push(&mut self, value: impl Into<T>) {
        self.0.push(Field::from(value.into()));
    }

    pub(crate) fn from_fields(fields: Vec<Field<T>>) -> Self {
        Self(fields)
    }
}

impl<T: fmt::Debug, const LINES: bool> fmt::Debug for List<T, LINES> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.0).finish()
    }
}

impl<T, const LINES: bool> Default for List<T, LINES> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T, S: Into<T>, const N: usize, const LINES: bool> From<[S; N]> for List<T, LINES> {
    fn from(values: [S; N]) -> Self {
        values.into_iter().collect()
    }
}

impl<T, S: Into<T>, const LINES: bool> FromIterator<S> for List<T, LINES> {
    fn from_iter<I: IntoIterator<Item = S>>(values: I) -> Self {
        Self(values.into_iter().map(|value| Field::from(value.into())).collect())
    }
}
