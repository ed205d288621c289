//! Reading the text of a URL: one quick pass for the plain ones, a careful one for the others.

use ::url::Url;

use super::advice;
use super::characters::{clean, judge_characters, second_url};
use super::finding::{UrlFaults, UrlNotes};
use super::learnt::{Form, Found, Learnt, NOTED_LENGTH, Scheme, default_port};
use super::parts::{Parts, index};
use super::plain;
use super::structure::judge_structure;

#[inline]
pub(super) fn scan(text: &str, form: Form) -> (Learnt, Found) {
    match plain::read(text, form) {
        Some(learnt) => (learnt, Found { notes: learnt.notes, ..Found::default() }),
        None => careful(text, form),
    }
}

/// Reads any text, and asks `url` about what is left without a fault.
fn careful(text: &str, form: Form) -> (Learnt, Found) {
    let mut found = Found::default();
    if text.len() > UrlFaults::MAX_LENGTH {
        found.fault(UrlFaults::TOO_LONG, "");
    }
    let parts = Parts::split(text);
    let cut = second_url(text, &parts);
    if cut.is_some_and(|at| text.get(at..).is_some_and(|rest| rest.starts_with([',', ';', '|']))) {
        found.fault(UrlFaults::FORBIDDEN_CHARACTER, advice::TWO_URLS);
    }
    judge_characters(text, &parts, form, &mut found);
    let kept = text.get(..cut.unwrap_or(text.len())).unwrap_or_default();
    let kept = kept.split('#').next().unwrap_or_default();
    let cleaned = clean(kept, form);
    let clean = cleaned.as_deref().map_or(kept, String::as_str);
    let mut learnt = judge_structure(clean, &mut found);
    // These three say nothing of what is left of the text.
    if (found.faults - UrlFaults::FRAGMENT - UrlFaults::TOO_LONG - UrlFaults::CUSTOM_SCHEME).is_empty() {
        confirm(clean, &parts, &learnt, &mut found);
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
