//! The quick pass over the text of a URL: most are plain.

use super::escape;
use super::finding::UrlNotes;
use super::host::{Host, LONGEST_LABEL, LONGEST_NAME};
use super::parts::{Parts, offset};
use super::scan::{self, Form, Found, Learnt, NOTED_LENGTH, Scheme, default_port, port};

// What a byte means to the quick pass. A byte of a path or query without any of the first four is fine.
const UNSURE: u8 = 1;
const ESCAPE: u8 = 1 << 1;
const BRACKET: u8 = 1 << 2;
const QUESTION: u8 = 1 << 3;
const SLASH: u8 = 1 << 4;
/// Behind a slash it may begin a dot segment or a second URL.
const BEHIND_SLASH: u8 = SLASH << 1;
/// A host may hold it, and it is no dot.
const HOST: u8 = 1 << 6;

const fn class_of(byte: u8) -> u8 {
    match byte {
        // RFC 3986 §3.3 and §3.4, but for `'`, which browsers encode in a query.
        b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' => HOST,
        b'A'..=b'Z' | b'~' | b'!' | b'$' | b'&' | b'(' | b')' | b'+' | b',' | b';' | b'=' | b':' | b'@' => 0,
        b'/' => SLASH | BEHIND_SLASH,
        b'.' => BEHIND_SLASH,
        b'%' => ESCAPE,
        b'<' | b'>' => BRACKET,
        b'?' => QUESTION,
        _ => UNSURE,
    }
}

const CLASSES: [u8; 256] = {
    let mut classes = [UNSURE; 256];
    let mut byte = 0;
    while byte < 128 {
        #[expect(clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "evaluated while compiling")]
        {
            classes[byte] = class_of(byte as u8);
        }
        byte += 1;
    }
    classes
};

fn class(byte: u8) -> u8 {
    CLASSES.get(usize::from(byte)).copied().unwrap_or(UNSURE)
}

/// Reads a URL of the web without anything unusual in it; leaves every other to the careful one.
pub(super) fn read(text: &str, form: Form) -> Option<Learnt> {
    let bytes = text.as_bytes();
    let (scheme, start) = match bytes {
        [b'h', b't', b't', b'p', b's', b':', b'/', b'/', ..] => (Scheme::Https, 8),
        [b'h', b't', b't', b'p', b':', b'/', b'/', ..] => (Scheme::Http, 7),
        _ => return None,
    };
    let (host, host_end) = plain_host(text, start)?;
    let (port, path) = plain_port(bytes, host_end)?;
    let rest = bytes.get(path..)?;
    if bytes.len() > NOTED_LENGTH || !matches!(rest.first(), None | Some(b'/' | b'?')) {
        return None;
    }
    let (mut seen, mut pairs, mut before) = (0, 0, 0);
    for byte in rest {
        let class = class(*byte);
        seen |= class;
        pairs |= (before << 1) & class;
        before = class;
    }
    if seen & UNSURE != 0 || seen & BRACKET != 0 && !(form == Form::Endpoint && holds_variables(text, path)) {
        return None;
    }
    let question = if seen & QUESTION == 0 { None } else { rest.iter().position(|byte| *byte == b'?') };
    let query = question.map_or(bytes.len(), |at| path + at);
    let [scheme_end, authority, host_start, host_end, path, query, fragment] =
        [start - 3, start, start, host_end, path, query, bytes.len()].map(offset);
    let parts = Parts { scheme_end, authority, host: host_start, host_end, path, query, fragment };
    if seen & ESCAPE != 0 || pairs & BEHIND_SLASH != 0 {
        let mut found = Found::default();
        escape::judge(parts.path(text), parts.query(text), &mut found);
        if !found.faults.is_empty() || parts.path(text).contains("://") {
            return None;
        }
    }
    let mut notes = UrlNotes::empty();
    notes.set(UrlNotes::NO_PATH, query - path < 2);
    notes.set(UrlNotes::NOT_CANONICAL, port.is_some() && port == default_port(scheme));
    Some(Learnt { parts, scheme, host, port, notes })
}

/// Whether each angle bracket from there on belongs to a template variable.
fn holds_variables(text: &str, from: usize) -> bool {
    let rest = text.get(from..).unwrap_or_default();
    rest.match_indices(['<', '>']).all(|(at, _)| scan::is_variable(rest, at))
}

/// A host in lower case that is plainly a name or an IPv4 address, and where it ends.
fn plain_host(text: &str, start: usize) -> Option<(Host, usize)> {
    let bytes = text.as_bytes();
    let mut label = start;
    let mut at = start;
    loop {
        match bytes.get(at) {
            Some(byte) if class(*byte) & HOST != 0 => {}
            Some(b'.') if is_plain_label(bytes.get(label..at)?) => label = at + 1,
            _ => break,
        }
        at += 1;
    }
    let last = bytes.get(label..at)?;
    if !is_plain_label(last) || at - start > LONGEST_NAME {
        return None;
    }
    if last.first().is_some_and(u8::is_ascii_digit) {
        // Only an address in its one plain form ends in a number.
        return Some((Host::V4(text.get(start..at)?.parse().ok()?), at));
    }
    Some((Host::Name, at))
}

fn is_plain_label(label: &[u8]) -> bool {
    !label.is_empty() && label.len() <= LONGEST_LABEL && !label.starts_with(b"xn--")
}

/// The port, if there is one, and where the path begins.
fn plain_port(bytes: &[u8], host_end: usize) -> Option<(Option<u16>, usize)> {
    if bytes.get(host_end) != Some(&b':') {
        return Some((None, host_end));
    }
    let digits = bytes.get(host_end + 1..)?;
    let length = digits.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(digits.len());
    Some((Some(port(digits.get(..length)?)?), host_end + 1 + length))
}
