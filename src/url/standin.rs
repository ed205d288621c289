//! Stands in for the byte scanner and the patterns until they are there: delete this file, and import from their homes.

use core::marker::PhantomData;

use super::entry::RedirectPattern;
use super::facts;
use crate::{Environment, ParseErrorKind};

/// What decides about a URL beside its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Setting {
    pub(crate) native: bool,
    pub(crate) environment: Environment,
    pub(crate) http_anywhere: bool,
}

/// Why a text is no URL that can be registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UrlFaults(Option<ParseErrorKind>);

impl UrlFaults {
    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0.is_none()
    }
}

impl core::fmt::Display for UrlFaults {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(match self.0 {
            Some(ParseErrorKind::WhiteSpaceAround) => "holds white space",
            Some(ParseErrorKind::InvalidCharacter { found: '\\' }) => "holds a backslash",
            Some(ParseErrorKind::InvalidCharacter { found }) if found.is_whitespace() => "holds white space",
            Some(ParseErrorKind::InvalidCharacter { .. }) => "holds a control or invisible character",
            Some(ParseErrorKind::UserInfo) => "holds a user name or password",
            Some(ParseErrorKind::TooLong { .. }) => "holds a fragment",
            _ => "is not an absolute URL",
        })
    }
}

#[derive(Debug)]
pub(crate) struct UrlFacts<'t> {
    facts: facts::UrlFacts,
    fragment: bool,
    of: PhantomData<&'t str>,
}

impl<'t> UrlFacts<'t> {
    pub(crate) fn scan(text: &'t str) -> Self {
        Self { facts: facts::UrlFacts::scan(text), fragment: text.contains('#'), of: PhantomData }
    }

    pub(crate) fn faults(&self) -> UrlFaults {
        UrlFaults(self.facts.fault().or(self.fragment.then_some(ParseErrorKind::TooLong { max: 0 })))
    }

    pub(crate) fn is_registrable(&self, setting: Setting) -> bool {
        let loopback = self.facts.is_loopback() && (setting.native || setting.environment.is_sod());
        let http = loopback || setting.http_anywhere || !setting.native && setting.environment.is_sod();
        self.faults().is_empty()
            && (self.facts.is_https() || self.facts.is_http() && http || !self.facts.is_http() && setting.native)
    }
}

impl RedirectPattern {
    pub(crate) fn is_match(&self, candidate: &str) -> bool {
        let inner = self.as_str().strip_prefix('^').and_then(|text| text.strip_suffix('$'));
        inner.is_some_and(|pattern| matches(pattern.as_bytes(), candidate.as_bytes()))
    }

    pub(crate) fn literal_prefix(&self) -> &str {
        let text = self.as_str().trim_start_matches('^');
        text.split(['\\', '.', '[', '(', '?', '*', '+', '{', '|', '$', '^']).next().unwrap_or_default()
    }
}

/// Literals, `.`, `\d`, escapes, and quantifiers after one of them: enough for the tests.
fn matches(pattern: &[u8], text: &[u8]) -> bool {
    type Atom = fn(u8, u8) -> bool;
    let (atom, rest): (Atom, &[u8]) = match pattern {
        [] => return text.is_empty(),
        [b'\\', b'd', rest @ ..] => (|_, found| found.is_ascii_digit(), rest),
        [b'\\', _, rest @ ..] | [_, rest @ ..] => (|wanted, found| wanted == found || wanted == b'.', rest),
    };
    let wanted = if let [b'\\', escaped, ..] = pattern { *escaped } else { pattern.first().copied().unwrap_or(0) };
    let bounds = |rest: &[u8]| {
        let end = rest.iter().position(|byte| *byte == b'}')?;
        let inner = core::str::from_utf8(rest.get(1..end)?).ok()?.to_owned();
        let (low, high) = inner.split_once(',').unwrap_or((&inner, &inner));
        Some((low.parse::<usize>().ok()?, high.parse().unwrap_or(usize::MAX), end + 1))
    };
    let (low, high, used) = match rest.first() {
        Some(b'*') => (0, usize::MAX, 1),
        Some(b'+') => (1, usize::MAX, 1),
        Some(b'?') => (0, 1, 1),
        Some(b'{') => bounds(rest).unwrap_or((1, 1, 0)),
        _ => (1, 1, 0),
    };
    let rest = rest.get(used..).unwrap_or_default();
    let run = text.iter().take_while(|found| atom(wanted, **found)).count().min(high);
    (low..=run).any(|taken| matches(rest, text.get(taken..).unwrap_or_default()))
}
