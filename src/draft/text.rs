//! A text of a draft, borrowed where it can be.

use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};

use crate::credential::Wiped;

/// A text of a draft: a slice of the source where it could be borrowed, otherwise a copy that is wiped when it is dropped.
///
/// Its `Debug` masks what looks like a secret in a URL.
#[derive(Clone)]
pub struct Text<'a>(Form<'a>);

#[derive(Clone)]
enum Form<'a> {
    Borrowed(&'a str),
    Owned(Wiped),
}

impl Text<'_> {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Form::Borrowed(text) => text,
            Form::Owned(text) => text.expose(),
        }
    }

    /// Whether there is nothing but white space in it.
    pub(crate) fn is_blank(&self) -> bool {
        self.as_str().bytes().all(|byte| byte.is_ascii_whitespace())
    }

    /// A copy of the text, of exactly its size.
    pub(crate) fn copy(text: &str) -> Self {
        Self(Form::Owned(Wiped::copy(text)))
    }

    /// The lines that are not blank, without white space at their ends.
    pub(crate) fn lines(self) -> Vec<Self> {
        fn lines(text: &str) -> impl Iterator<Item = &str> {
            text.lines().map(str::trim_ascii).filter(|line| !line.is_empty())
        }
        match &self.0 {
            Form::Borrowed(text) => lines(text).map(Self::from).collect(),
            Form::Owned(text) => lines(text.expose()).map(Self::copy).collect(),
        }
    }
}

impl<'a> From<&'a str> for Text<'a> {
    fn from(text: &'a str) -> Self {
        Self(Form::Borrowed(text))
    }
}

impl From<String> for Text<'_> {
    /// Takes the text over; room that it does not need is wiped.
    fn from(text: String) -> Self {
        Self(Form::Owned(Wiped::take(text)))
    }
}

impl Default for Text<'_> {
    fn default() -> Self {
        Self(Form::Borrowed(""))
    }
}

impl PartialEq for Text<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Text<'_> {}

impl PartialOrd for Text<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Text<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl Hash for Text<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl AsRef<str> for Text<'_> {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&crate::redact::url(self.as_str()), f)
    }
}

/// A text of a draft that may be a secret: what stands where a hash, a reference or a key belongs.
///
/// Its `Debug` shows nothing.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct SensitiveText<'a>(Text<'a>);

impl SensitiveText<'_> {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl<'a> From<&'a str> for SensitiveText<'a> {
    fn from(text: &'a str) -> Self {
        Self(text.into())
    }
}

impl<'a> From<Text<'a>> for SensitiveText<'a> {
    fn from(text: Text<'a>) -> Self {
        Self(text)
    }
}

impl From<String> for SensitiveText<'_> {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl From<String> for super::Field<SensitiveText<'_>> {
    fn from(text: String) -> Self {
        Self::from(SensitiveText::from(text))
    }
}

impl<'a> From<&'a str> for super::Field<SensitiveText<'a>> {
    fn from(text: &'a str) -> Self {
        Self::from(SensitiveText::from(text))
    }
}

impl fmt::Debug for SensitiveText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(crate::redact::MASK)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_may_be_blank_and_end_as_they_like() {
        for text in ["a\nb", "\n a \r\n\r\n\tb\n", "a\r\nb\r\n"] {
            assert_eq!(Text::from(text).lines(), [Text::from("a"), Text::from("b")]);
            assert_eq!(Text::from(text.to_owned()).lines(), [Text::from("a"), Text::from("b")]);
        }
        assert!(Text::from(" \n\r\n").lines().is_empty());
    }

    #[test]
    fn debug_hides_what_may_be_a_secret() {
        assert_eq!(format!("{:?}", SensitiveText::from("s3cret")), "[redacted]");
        assert_eq!(format!("{:?}", Text::from("https://u:p@a.example")), "\"https://[redacted]@a.example\"");
    }
}
