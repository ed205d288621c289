//! A text of a draft, borrowed where it can be.

use core::fmt;
use std::borrow::Cow;

/// A text of a draft: a slice of the source where it could be borrowed, otherwise a copy.
///
/// Its `Debug` masks what looks like a secret in a URL.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Text<'a>(Cow<'a, str>);

impl Text<'_> {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing but white space in it.
    pub(crate) fn is_blank(&self) -> bool {
        self.0.bytes().all(|byte| byte.is_ascii_whitespace())
    }
}

impl Text<'_> {
    /// The lines that are not blank, without white space at their ends.
    pub(crate) fn lines(self) -> Vec<Self> {
        let line = |line: &str| !line.trim_ascii().is_empty();
        match self.0 {
            Cow::Borrowed(text) => {
                text.lines().filter(|text| line(text)).map(|text| Self::from(text.trim_ascii())).collect()
            }
            Cow::Owned(text) => {
                text.lines().filter(|text| line(text)).map(|text| Self::from(text.trim_ascii().to_owned())).collect()
            }
        }
    }
}

impl<'a> From<&'a str> for Text<'a> {
    fn from(text: &'a str) -> Self {
        Self(Cow::Borrowed(text))
    }
}

impl From<String> for Text<'_> {
    fn from(text: String) -> Self {
        Self(Cow::Owned(text))
    }
}

impl AsRef<str> for Text<'_> {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&crate::redact::url(&self.0), f)
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
