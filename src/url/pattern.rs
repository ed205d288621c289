//! A regular expression among the allowed URLs.

mod authority;
mod class;
mod compiled;
mod cursor;
mod dots;
mod emit;
mod facts;
mod fault;
mod group;
mod host;
mod lint;
mod mend;
#[cfg(test)]
mod oracle;
mod parse;
mod port;
mod set;
#[cfg(test)]
mod tests;
mod tree;
mod unmarked;

use core::cmp::Ordering;
use core::hash::{Hash, Hasher};

pub(crate) use authority::Openness;
use compiled::Compiled;
pub(crate) use facts::{PatternFacts, judge};
pub use fault::{PatternFault, PatternLimit};
pub(crate) use lint::Lints;
pub(crate) use mend::PORTS;
use regex_lite::Regex;
pub(crate) use unmarked::{looks_unmarked, marked, without_brackets};

use crate::{ParseError, ParseErrorKind};

/// The longest text that is compared with a pattern, in bytes.
const CANDIDATE_BYTES: usize = 2_048;

/// A regular expression among the allowed URLs: an entry that starts with `^`.
///
/// SuperOffice's own template for native apps registers [one](Self::NATIVE_TEMPLATE). What is read is the part of .NET's
/// language that URLs need: characters and escapes, `.`, `\d \w \s` and their opposites (ASCII only), classes, groups, `|`,
/// and quantifiers. The rest of that language is kept and [never matches](Self::never_matches). The text is kept exactly as it was
/// given, and two patterns are equal when their texts are. `Display` and `as_str` show all of it; only `Debug` masks what may
/// be a secret in it.
///
/// ```
/// use superoffice_app::{ParseErrorKind, PatternFault, RedirectPattern};
///
/// let pattern = RedirectPattern::parse(r"^http://127\.0\.0\.1:\d{4}/callback$")?;
/// assert!(pattern.is_match("http://127.0.0.1:8000/callback"));
/// assert!(!pattern.is_match("http://127.0.0.1:8000/callback/"));
///
/// let error = RedirectPattern::parse(r"^https://acme\.example/").unwrap_err();
/// assert_eq!(error.kind(), ParseErrorKind::Pattern(PatternFault::Unanchored));
/// # Ok::<(), superoffice_app::ParseError>(())
/// ```
#[derive(Clone)]
pub struct RedirectPattern {
    text: Box<str>,
    matches: Result<Active, PatternLimit>,
}

/// What a pattern needs to match.
#[derive(Clone)]
struct Active {
    regex: Regex,
    /// The longest text with which every match starts.
    prefix: Box<str>,
    /// How every host ends that is meant; nothing when the host is open, which a policy may allow.
    endings: Option<Box<[String]>>,
}

impl RedirectPattern {
    /// What SuperOffice's template for native apps registers.
    ///
    /// It accepts `http://127.0.0.1:7890`, and refuses every path and even a slash at the end, ports of fewer than four
    /// digits, `localhost` and `[::1]`. Its dots also match other characters, and its digits what is no port.
    pub const NATIVE_TEMPLATE: &'static str = NATIVE_TEMPLATE;

    /// Reads a pattern.
    ///
    /// # Errors
    ///
    /// When the text is empty ([`ParseErrorKind::Empty`]), does not start with `^` ([`ParseErrorKind::NotAPattern`]), or is
    /// one that cannot be held ([`ParseErrorKind::Pattern`]).
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        let read = if is_pattern(text) {
            Compiled::read(text).map_err(|refused| ParseErrorKind::Pattern(refused.fault))
        } else {
            Err(if text.is_empty() { ParseErrorKind::Empty } else { ParseErrorKind::NotAPattern })
        };
        let compiled = read.map_err(|kind| ParseError::new("redirect pattern", kind))?;
        let tree = &compiled.tree;
        let active =
            |regex| Active { regex, prefix: tree.prefix().into(), endings: lint::endings(tree).map(Into::into) };
        Ok(Self { text: text.into(), matches: compiled.matches.map(active) })
    }

    /// Keeps a text that never matches: one without `^`, or one in a list in which there are no patterns.
    pub(crate) fn kept(text: &str) -> Self {
        let limit = if is_pattern(text) { PatternLimit::Misplaced } else { PatternLimit::Unmarked };
        Self { text: text.into(), matches: Err(limit) }
    }

    /// The text, exactly as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether the pattern matches the whole of a text of at most 2,048 bytes.
    ///
    /// That is about the text only. To allow a redirect takes more: the text has to be a redirect URL that could be registered
    /// itself, and the pattern one without errors.
    #[must_use]
    pub fn is_match(&self, candidate: &str) -> bool {
        candidate.len() <= CANDIDATE_BYTES && self.matches.as_ref().is_ok_and(|active| active.regex.is_match(candidate))
    }

    /// The longest text with which every match starts; empty when nothing matches.
    pub(crate) fn literal_prefix(&self) -> &str {
        self.matches.as_ref().map_or("", |active| &active.prefix)
    }

    /// Whether the pattern matches a URL, and its host is one that is meant.
    ///
    /// A bare `.` also stands for a slash: `^https://login.app.acme\.example/$` matches `https://login.app/acme.example/`. So the
    /// last two labels are compared once more, with dots for the dots.
    pub(crate) fn lets_in(&self, candidate: &super::facts::UrlFacts<'_>) -> bool {
        let host = candidate.host().unwrap_or_default();
        let ends = |ending: &str| {
            let before = host.strip_suffix(ending);
            before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
        };
        // A pattern of the web without an ending means no host at all.
        let is_meant = |active: &Active| match &active.endings {
            Some(endings) => !candidate.is_of_the_web() || endings.iter().any(|ending| ends(ending)),
            None => true,
        };
        self.matches.as_ref().is_ok_and(is_meant) && self.is_match(candidate.text())
    }

    /// Why the pattern never matches anything here, although it is kept.
    #[must_use]
    pub fn never_matches(&self) -> Option<PatternLimit> {
        self.matches.as_ref().err().copied()
    }
}

const NATIVE_TEMPLATE: &str = r"^http://127.0.0.1\:\d{4,10}$";

/// Whether an entry is meant as a pattern.
pub(crate) fn is_pattern(text: &str) -> bool {
    text.starts_with('^')
}

crate::newtype::str_traits!(RedirectPattern, "redirect pattern");

impl PartialEq for RedirectPattern {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for RedirectPattern {}

impl PartialOrd for RedirectPattern {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for RedirectPattern {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}

impl Hash for RedirectPattern {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}
