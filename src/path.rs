//! Where in a configuration something is.

use core::fmt;

use crate::{Environment, FieldId, PerEnvironment};

/// One step of a [`Path`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Segment {
    /// A key of the file format.
    Field(&'static str),
    /// A key that is not ours; cut after 64 characters.
    Key(Box<str>),
    /// The place in a list, from 0. In a text with one URL per line, blank lines do not count.
    Index(usize),
}

impl Segment {
    /// The key, when this is one.
    #[must_use]
    pub fn as_key(&self) -> Option<&str> {
        match self {
            Self::Field(key) => Some(key),
            Self::Key(key) => Some(key),
            Self::Index(_) => None,
        }
    }
}

/// Where in a configuration something is: keys and list places from the top down. The empty path is the whole document.
///
/// `Display` writes `authentication.redirect_urls.production[2]`; [`Path::to_pointer`] writes the same as a JSON Pointer.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path(Box<[Segment]>);

impl Path {
    /// The place of a setting, or of its value for one environment.
    pub(crate) fn of_setting(field: FieldId, environment: Option<Environment>) -> Self {
        let keys = field.keys().iter().copied().chain(environment.map(Environment::as_str));
        Self(keys.map(Segment::Field).collect())
    }

    /// The steps from the top down.
    #[must_use]
    pub fn segments(&self) -> &[Segment] {
        &self.0
    }

    /// Whether this is the whole document.
    #[must_use]
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// The path as RFC 6901 JSON Pointer, such as `/authentication/redirect_urls/production/2`.
    ///
    /// Environments are spelled as here, also where the file uses an alias. A key that is not ours is masked, escaped and cut
    /// like everything from outside, so the pointer of such a key may lead nowhere.
    #[must_use]
    pub fn to_pointer(&self) -> String {
        let mut pointer = String::new();
        for segment in &self.0 {
            pointer.push('/');
            match segment {
                Segment::Index(index) => pointer.push_str(&index.to_string()),
                Segment::Field(_) | Segment::Key(_) => {
                    for letter in crate::redact::printable(segment.as_key().unwrap_or_default()).chars() {
                        match letter {
                            '~' => pointer.push_str("~0"),
                            '/' => pointer.push_str("~1"),
                            other => pointer.push(other),
                        }
                    }
                }
            }
        }
        pointer
    }
}

impl fmt::Display for Path {
    /// Keys joined by dots, places in brackets; a key that is not ours is quoted and escaped when it needs to be.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, segment) in self.0.iter().enumerate() {
            match segment {
                Segment::Index(index) => write!(f, "[{index}]")?,
                Segment::Field(key) => write!(f, "{}{key}", if place == 0 { "" } else { "." })?,
                Segment::Key(key) => {
                    f.write_str(if place == 0 { "" } else { "." })?;
                    let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '$');
                    if !key.is_empty() && key.chars().all(plain) {
                        f.write_str(key)?;
                    } else {
                        write!(f, "\"{}\"", crate::redact::printable(key))?;
                    }
                }
            }
        }
        Ok(())
    }
}

/// A step on the way down, on the stack: nothing is allocated until somebody asks for the path.
#[derive(Clone, Copy, Debug)]
pub(crate) struct At<'p> {
    parent: Option<&'p At<'p>>,
    step: Step<'p>,
}

#[derive(Clone, Copy, Debug)]
enum Step<'p> {
    Root,
    Field(&'static str),
    Key(&'p str),
    Index(usize),
}

impl<'p> At<'p> {
    pub(crate) const ROOT: At<'static> = At { parent: None, step: Step::Root };

    pub(crate) const fn field<'c>(&'c self, name: &'static str) -> At<'c>
    where
        'p: 'c,
    {
        At { parent: Some(self), step: Step::Field(name) }
    }

    pub(crate) const fn key<'c>(&'c self, key: &'c str) -> At<'c>
    where
        'p: 'c,
    {
        At { parent: Some(self), step: Step::Key(key) }
    }

    pub(crate) const fn index<'c>(&'c self, index: usize) -> At<'c>
    where
        'p: 'c,
    {
        At { parent: Some(self), step: Step::Index(index) }
    }

    pub(crate) const fn environment<'c>(&'c self, environment: Environment) -> At<'c>
    where
        'p: 'c,
    {
        self.field(environment.as_str())
    }

    /// The place of the value that counts in this environment: the setting itself when it is shared.
    pub(crate) fn value_in<'c, T>(&'c self, values: &PerEnvironment<T>, environment: Environment) -> At<'c>
    where
        'p: 'c,
    {
        if values.is_shared() { *self } else { self.environment(environment) }
    }

    /// The place of one of [`PerEnvironment::values`].
    pub(crate) const fn maybe<'c>(&'c self, environment: Option<Environment>) -> At<'c>
    where
        'p: 'c,
    {
        match environment {
            Some(environment) => self.environment(environment),
            None => *self,
        }
    }

    /// Whether a key on the way down is this field.
    pub(crate) fn has_field(&self, name: &str) -> bool {
        let mut here = Some(self);
        while let Some(at) = here {
            if matches!(at.step, Step::Field(field) if field == name) {
                return true;
            }
            here = at.parent;
        }
        false
    }

    pub(crate) fn path(&self) -> Path {
        let mut segments = Vec::with_capacity(5);
        let mut here = Some(self);
        while let Some(at) = here {
            match at.step {
                Step::Root => {}
                Step::Field(name) => segments.push(Segment::Field(name)),
                Step::Key(key) => segments.push(Segment::Key(crate::redact::cut(&crate::redact::url(key)).into())),
                Step::Index(index) => segments.push(Segment::Index(index)),
            }
            here = at.parent;
        }
        segments.reverse();
        Path(segments.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_as_people_and_as_rfc_6901_write_it() {
        let root = At::ROOT;
        let authentication = root.field("authentication");
        let urls = authentication.field("redirect_urls");
        let production = urls.environment(Environment::Production);
        let entry = production.index(2).path();
        assert_eq!(entry.to_string(), "authentication.redirect_urls.production[2]");
        assert_eq!(entry.to_pointer(), "/authentication/redirect_urls/production/2");
        assert_eq!(At::ROOT.path().to_string(), "");
        assert_eq!(At::ROOT.path().to_pointer(), "");
    }

    #[test]
    fn odd_keys_are_quoted_and_escaped() {
        let odd = At::ROOT.key("a/b~c \u{202e}\n");
        assert_eq!(odd.path().to_string(), "\"a/b~c \\u{202e}\\n\"");
        assert_eq!(odd.path().to_pointer(), "/a~1b~0c \\u{202e}\\n");
        assert_eq!(At::ROOT.key("").path().to_string(), "\"\"");
    }

    #[test]
    fn a_long_key_is_cut() {
        let long = "k".repeat(1_000_000);
        assert!(At::ROOT.key(&long).path().to_string().len() < 80);
    }
}
