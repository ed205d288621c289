//! The quick pass over the text of a URL: most are plain.

use super::characters::is_variable;
use super::escape;
use super::finding::UrlNotes;
use super::host::{LONGEST_LABEL, LONGEST_NAME};
use super::learnt::{Form, Found, Host, Learnt, NOTED_LENGTH, Scheme, default_port, port};
use super::parts::{Parts, offset};

// What a byte means to the quick pass. A byte of a path or query without any of the first four is fine.
const UNSURE: u8 = 1;
const ESCAPE: u8 = 1 << 1;
const BRACKET: u8 = 1 << 2;
const QUESTION: u8 = 1 << 3;
const SLASH: u8 = 1 << 4;
/// Behind a slash it may begin a dot segment or a second URL.
const BEHIND_SLASH: u8 = SLASH << 1;
/// A host may hold it.
const HOST: u8 = 1 << 6;
/// It parts the words of a host. Two of them side by side are unusual.
const SIGN: u8 = 1 << 7;

const fn class_of(byte: u8) -> u8 {
    match byte {
        // RFC 3986 §3.3 and §3.4, but for `'`, which browsers encode in a query.
        b'a'..=b'z' | b'0'..=b'9' | b'_' => HOST,
        b'-' => HOST | SIGN,
        b'A'..=b'Z' | b'~' | b'!' | b'$' | b'&' | b'(' | b')' | b'+' | b',' | b';' | b'=' | b':' | b'@' => 0,
        b'/' => SLASH | BEHIND_SLASH,
        b'.' => BEHIND_SLASH | HOST | SIGN,
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
    let (scheme, start) = if text.starts_with("https://") {
        (Scheme::Https, 8)
    } else if text.starts_with("http://") {
        (Scheme::Http, 7)
    } else {
        return None;
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
    let mut places = text.bytes().enumerate().skip(from).filter(|(_, byte)| matches!(byte, b'<' | b'>'));
    places.all(|(at, _)| is_variable(text, at))
}

/// A host in lower case that is plainly a name or an IPv4 address, and where it ends.
fn plain_host(text: &str, start: usize) -> Option<(Host, usize)> {
    let rest = text.as_bytes().get(start..)?;
    let (mut length, mut pairs, mut before) = (0, 0, SIGN);
    for byte in rest {
        let class = class(*byte);
        if class & HOST == 0 {
            break;
        }
        pairs |= before & class;
        before = class;
        length += 1;
    }
    // Among what is unusual are empty labels and those that begin with `xn--`.
    let is_unusual = (pairs | before) & SIGN != 0;
    let host = rest.get(..length)?;
    let is_long = length > LONGEST_LABEL && host.split(|byte| *byte == b'.').any(|label| label.len() > LONGEST_LABEL);
    if is_unusual || is_long || length > LONGEST_NAME {
        return None;
    }
    let end = start + length;
    if host.rsplit(|byte| *byte == b'.').next()?.first()?.is_ascii_digit() {
        // Only an address in its one plain form ends in a number.
        return Some((Host::V4(text.get(start..end)?.parse().ok()?), end));
    }
    Some((Host::Name, end))
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
