//! A list of registered entries, held in little memory.

use core::fmt;
use std::borrow::Cow;

use super::lookup::Lookup;
use crate::url::{RedirectPattern, pattern};
use crate::{Code, redact};

/// An entry as it is handed over by whoever judges it.
#[derive(Clone, Debug)]
pub(crate) struct Registered<'t> {
    /// The text as given.
    pub(crate) text: Cow<'t, str>,
    /// What is compared, if that is not the text: an origin in its serialised form.
    pub(crate) compared: Option<Cow<'t, str>>,
    pub(crate) standing: Standing,
}

/// What an entry is good for.
#[derive(Clone, Debug)]
pub(crate) enum Standing {
    /// Matches the very text.
    Literal,
    /// Matches what it describes. In a list other than that of redirect URLs it never does.
    Pattern(RedirectPattern),
    /// Never matches, because of this.
    Inert(Code),
}

/// The entries of one list: the texts in one piece, and aside what only few entries have.
///
/// An active literal costs its text, eight bytes for where it ends, and up to 24 in the table.
pub(crate) struct List {
    texts: Box<str>,
    ends: Box<[usize]>,
    literals: Lookup,
    patterns: Box<[(u32, RedirectPattern)]>,
    inert: Box<[(u32, Code)]>,
    /// The text as given, where another is compared.
    given: Box<[(u32, Box<str>)]>,
}

impl List {
    pub(super) fn new<'t>(entries: impl IntoIterator<Item = Registered<'t>>) -> Self {
        let (mut texts, mut ends, mut literals) = (String::new(), Vec::new(), Vec::new());
        let (mut patterns, mut inert, mut given) = (Vec::new(), Vec::new(), Vec::new());
        for (place, entry) in (0..u32::MAX).zip(entries) {
            match entry.compared {
                Some(compared) => {
                    texts.push_str(&compared);
                    if compared != entry.text {
                        given.push((place, entry.text.into()));
                    }
                }
                None => texts.push_str(&entry.text),
            }
            ends.push(texts.len());
            match entry.standing {
                Standing::Literal => literals.push(place),
                Standing::Pattern(pattern) => patterns.push((place, pattern)),
                Standing::Inert(code) => inert.push((place, code)),
            }
        }
        let (texts, ends) = (texts.into_boxed_str(), ends.into_boxed_slice());
        let literals = Lookup::new(literals, |place| slice(&texts, &ends, place));
        Self { literals, texts, ends, patterns: patterns.into(), inert: inert.into(), given: given.into() }
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The active literal that is compared as this very text.
    pub(super) fn find(&self, text: &str) -> Option<u32> {
        self.literals.find(&text, |place| self.compared(place))
    }

    /// The text of an entry as it is compared; empty where there is none.
    pub(crate) fn compared(&self, place: u32) -> &str {
        slice(&self.texts, &self.ends, place)
    }

    /// The active patterns.
    pub(crate) fn patterns(&self) -> impl Iterator<Item = (u32, &RedirectPattern)> {
        self.patterns.iter().map(|(place, pattern)| (*place, pattern))
    }

    /// The active pattern at a place.
    pub(crate) fn pattern(&self, place: u32) -> Option<&RedirectPattern> {
        at(&self.patterns, place)
    }

    /// Why the entry at a place never matches.
    pub(crate) fn inert(&self, place: u32) -> Option<Code> {
        at(&self.inert, place).copied()
    }

    /// Whether the entry at a place is written as a pattern: active, or there as one that never matches.
    pub(crate) fn is_pattern(&self, place: u32) -> bool {
        self.pattern(place).is_some()
            || self.inert(place).is_some_and(|code| {
                pattern::is_pattern(self.compared(place)) || code.as_str().starts_with("redirect-pattern.")
            })
    }

    /// The active literals, in their order.
    pub(super) fn literals(&self) -> impl Iterator<Item = u32> {
        self.places().filter(|place| self.inert(*place).is_none() && self.pattern(*place).is_none())
    }

    pub(crate) fn places(&self) -> core::ops::Range<u32> {
        0..u32::try_from(self.ends.len()).unwrap_or(u32::MAX)
    }

    pub(crate) fn entry(&self, place: u32) -> RegisteredUrl<'_> {
        let text = at(&self.given, place).map_or_else(|| self.compared(place), |text| &**text);
        RegisteredUrl { place, text, inert: self.inert(place), pattern: self.is_pattern(place) }
    }

    pub(super) fn entries(&self) -> impl ExactSizeIterator<Item = RegisteredUrl<'_>> {
        (0..self.ends.len()).map(|place| self.entry(u32::try_from(place).unwrap_or(u32::MAX)))
    }
}

fn slice<'l>(texts: &'l str, ends: &[usize], place: u32) -> &'l str {
    let place = place as usize;
    let start = place.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or_default();
    ends.get(place).and_then(|end| texts.get(start..*end)).unwrap_or_default()
}

/// What a list that is sorted by place has at one.
fn at<T>(sorted: &[(u32, T)], place: u32) -> Option<&T> {
    let found = sorted.binary_search_by_key(&place, |(place, _)| *place).ok()?;
    sorted.get(found).map(|(_, value)| value)
}

/// An entry of a [`UrlMatcher`](crate::UrlMatcher).
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct RegisteredUrl<'m> {
    place: u32,
    text: &'m str,
    inert: Option<Code>,
    pattern: bool,
}

impl<'m> RegisteredUrl<'m> {
    /// Its place in the list, counted from nought as in the path of a problem.
    #[must_use]
    pub const fn place(self) -> usize {
        self.place as usize
    }

    /// The text, exactly as it is registered.
    #[must_use]
    pub const fn as_str(self) -> &'m str {
        self.text
    }

    /// Why the entry never matches, if it does not.
    #[must_use]
    pub const fn inert(self) -> Option<Code> {
        self.inert
    }

    /// Whether the entry is written as a pattern: one that may match, or, where [`inert`](Self::inert) says why, one
    /// that never does.
    #[must_use]
    pub const fn is_pattern(self) -> bool {
        self.pattern
    }
}

impl fmt::Display for RegisteredUrl<'_> {
    /// The text in one line: what may be a secret is masked, and control characters are escaped.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&redact::printable(&redact::url(self.text)))
    }
}

impl fmt::Debug for RegisteredUrl<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RegisteredUrl")
            .field("place", &self.place)
            .field("text", &redact::url(self.text))
            .field("inert", &self.inert)
            .field("pattern", &self.pattern)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn literal<'t>(text: &'t str, compared: Option<&'t str>) -> Registered<'t> {
        Registered { text: text.into(), compared: compared.map(Cow::Borrowed), standing: Standing::Literal }
    }

    #[test]
    fn keeps_each_text_as_given_and_finds_it_as_compared() {
        let list = List::new([
            literal("https://Acme.example:443/", Some("https://acme.example")),
            literal("https://b.example", Some("https://b.example")),
            Registered { standing: Standing::Inert(Code::CORS_ORIGIN_NULL), ..literal("null", None) },
        ]);
        assert_eq!((list.len(), list.literals().count()), (3, 2));
        assert_eq!(list.find("https://acme.example"), Some(0));
        assert_eq!(list.find("https://Acme.example:443/"), None);
        assert_eq!(list.find("null"), None);
        assert_eq!(list.entry(0).as_str(), "https://Acme.example:443/");
        assert_eq!(list.entry(2).inert(), Some(Code::CORS_ORIGIN_NULL));
        assert_eq!(list.entries().map(RegisteredUrl::place).collect::<Vec<_>>(), [0, 1, 2]);
        assert_eq!(list.compared(3), "");
    }

    #[test]
    fn shows_no_secret() {
        let list = List::new([literal("https://u:hunter2@acme.example", None)]);
        assert!(!format!("{:?}", list.entry(0)).contains("hunter2"));
        assert_eq!(list.entry(0).to_string(), "https://[redacted]@acme.example");
    }
}
