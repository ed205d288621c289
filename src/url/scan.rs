//! Reading the text of a URL: one quick pass for the plain ones, a careful one for the others.

use ::url::Url;

use super::advice;
use super::characters::{clean, judge_characters, second_url};
use super::finding::{UrlFaults, UrlNotes};
use super::host::Host;
use super::parts::{Parts, index};
use super::plain;
use super::structure::judge_structure;

/// Longer URLs are refused, and shorter ones noted, in bytes.
pub(crate) const MAX_LENGTH: usize = 8192;
pub(super) const NOTED_LENGTH: usize = 2048;

/// Whether the scheme is one of the web.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Scheme {
    /// There is none.
    #[default]
    None,
    Http,
    Https,
    /// Another, as it is written.
    Custom,
}

/// What is learnt of a URL beside its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Learnt {
    pub(crate) parts: Parts,
    pub(crate) scheme: Scheme,
    pub(crate) host: Host,
    pub(crate) port: Option<u16>,
    pub(crate) notes: UrlNotes,
}

/// What is found while reading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) faults: UrlFaults,
    pub(crate) notes: UrlNotes,
    /// Why it is malformed, its host ambiguous, a character of it forbidden: the first reason each.
    pub(super) malformed: Option<&'static str>,
    pub(super) host: Option<&'static str>,
    pub(super) character: Option<&'static str>,
}

impl Found {
    pub(super) fn fault(&mut self, fault: UrlFaults, why: &'static str) {
        let place = match fault {
            UrlFaults::MALFORMED => &mut self.malformed,
            UrlFaults::AMBIGUOUS_HOST => &mut self.host,
            UrlFaults::FORBIDDEN_CHARACTER => &mut self.character,
            _ => &mut None,
        };
        place.get_or_insert(why);
        self.faults |= fault;
    }

    /// Why a text has one of the faults that come in several forms.
    pub(crate) fn why(&self, fault: UrlFaults) -> Option<&'static str> {
        match fault {
            UrlFaults::MALFORMED => self.malformed,
            UrlFaults::AMBIGUOUS_HOST => self.host,
            UrlFaults::FORBIDDEN_CHARACTER => self.character,
            _ => None,
        }
    }
}

/// What the URL is for, as far as its text is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// A URL that is compared as text.
    Redirect,
    /// A URL that may hold template variables such as `<uctx>`.
    Endpoint,
}

#[inline]
pub(super) fn scan(text: &str, form: Form) -> (Learnt, Found) {
    match plain::read(text, form) {
        Some(learnt) => (learnt, Found { notes: learnt.notes, ..Found::default() }),
        None => careful(text, form),
    }
}

/// A port from 1 to 65535 without leading zeros.
pub(crate) fn port(digits: &[u8]) -> Option<u16> {
    if !matches!(digits, [b'1'..=b'9', ..]) || digits.len() > 5 {
        return None;
    }
    let value = digits
        .iter()
        .try_fold(0_u32, |value, digit| digit.is_ascii_digit().then(|| value * 10 + u32::from(*digit - b'0')))?;
    u16::try_from(value).ok()
}

pub(crate) const fn default_port(scheme: Scheme) -> Option<u16> {
    match scheme {
        Scheme::Http => Some(80),
        Scheme::Https => Some(443),
        Scheme::None | Scheme::Custom => None,
    }
}

/// Reads any text, and asks `url` about what is left without a fault.
fn careful(text: &str, form: Form) -> (Learnt, Found) {
    let mut found = Found::default();
    if text.len() > MAX_LENGTH {
        found.fault(UrlFaults::TOO_LONG, "");
    }
    let parts = Parts::split(text);
    let cut = second_url(text, &parts);
    if cut.is_some_and(|at| text.get(at..).is_some_and(|rest| rest.starts_with([',', ';', '|']))) {
        found.fault(UrlFaults::FORBIDDEN_CHARACTER, advice::TWO_URLS);
    }
    judge_characters(text, &parts, form, &mut found);
    let clean = clean(text.get(..cut.unwrap_or(text.len())).unwrap_or_default(), form);
    let mut learnt = judge_structure(&clean, &mut found);
    // These three say nothing of what is left of the text.
    if (found.faults - UrlFaults::FRAGMENT - UrlFaults::TOO_LONG - UrlFaults::CUSTOM_SCHEME).is_empty() {
        confirm(&clean, &parts, &learnt, &mut found);
    }
    if text.len() > NOTED_LENGTH {
        found.notes |= UrlNotes::TOO_LONG;
    }
    learnt.parts = parts;
    learnt.notes = found.notes;
    (learnt, found)
}

/// Asks `url` whether it reads the same: it must print what was given, but for letter case of scheme and host, a default
/// port, a missing root slash, and a host beyond ASCII.
fn confirm(text: &str, parts: &Parts, learnt: &Learnt, found: &mut Found) {
    let Ok(url) = Url::parse(text) else {
        found.fault(UrlFaults::MALFORMED, "it is no URL by the URL standard");
        return;
    };
    let scheme = parts.scheme(text).to_ascii_lowercase();
    if learnt.scheme == Scheme::Custom {
        let authority = text.get(..index(parts.path)).and_then(|text| text.split_once(':'));
        let authority = authority.map_or("", |(_, authority)| authority);
        let rest = parts.after_authority(text);
        // ftp and websockets have a root as the web has.
        let root = if url.is_special() && !rest.starts_with('/') { "/" } else { "" };
        if url.as_str() != format!("{scheme}:{authority}{root}{rest}") {
            found.fault(UrlFaults::MALFORMED, "programs that follow the URL standard rewrite it");
        }
        return;
    }
    let written = parts.host(text);
    let host =
        if written.is_ascii() { written.to_ascii_lowercase() } else { url.host_str().unwrap_or_default().into() };
    if url.host_str() != Some(&host) {
        found.fault(UrlFaults::AMBIGUOUS_HOST, "it becomes another name when programs read it");
        return;
    }
    let port = if learnt.port == default_port(learnt.scheme) { "" } else { parts.port(text) };
    let rest = parts.after_authority(text);
    let root = if rest.starts_with('/') { "" } else { "/" };
    if url.as_str() != format!("{scheme}://{host}{port}{root}{rest}") {
        found.fault(UrlFaults::MALFORMED, "programs that follow the URL standard rewrite it");
    }
}

#[cfg(test)]
mod tests;
