//! What percent-encoding hides in a path or a query.

use super::advice;
use super::finding::UrlFaults;
use super::scan::Found;

/// Judges what stands after the authority, without the fragment: escapes, dot segments, encoded control characters and backslashes.
pub(super) fn judge(path: &str, query: Option<&str>, found: &mut Found) {
    judge_path(path, found);
    let mut rest = query.unwrap_or_default().as_bytes();
    while let [first, tail @ ..] = rest {
        if *first == b'%' {
            let (byte, after) = decode(rest, found);
            note_control(byte, found);
            rest = after;
        } else {
            rest = tail;
        }
    }
}

/// What a segment of the path is so far.
#[derive(Clone, Copy, PartialEq)]
enum Segment {
    /// This many dots and nothing else.
    Dots(u8),
    Other,
}

fn judge_path(path: &str, found: &mut Found) {
    let mut segment = Segment::Dots(0);
    let mut rest = path.as_bytes();
    while let [first, tail @ ..] = rest {
        let (byte, after) = if *first == b'%' { decode(rest, found) } else { (*first, tail) };
        if *first == b'%' {
            note_control(byte, found);
            if byte == b'\\' {
                found.fault(UrlFaults::BACKSLASH, "");
            }
        }
        rest = after;
        segment = match (byte, segment) {
            (b'.', Segment::Dots(dots)) => Segment::Dots(dots.saturating_add(1)),
            (b'/' | b'\\', _) => {
                note_dots(segment, found);
                Segment::Dots(0)
            }
            // `..;x` is `..` to servers that know path parameters.
            (b';', _) => {
                note_dots(segment, found);
                Segment::Other
            }
            _ => Segment::Other,
        };
    }
    note_dots(segment, found);
}

fn note_dots(segment: Segment, found: &mut Found) {
    if matches!(segment, Segment::Dots(1 | 2)) {
        found.fault(UrlFaults::DOT_SEGMENT, "");
    }
}

fn note_control(byte: u8, found: &mut Found) {
    if byte.is_ascii_control() {
        found.fault(UrlFaults::CONTROL_CHARACTER, "");
    }
}

/// The byte that an escape stands for when it is decoded as often as it can be, and what follows.
fn decode<'b>(escape: &'b [u8], found: &mut Found) -> (u8, &'b [u8]) {
    let [b'%', high, low, rest @ ..] = escape else {
        found.fault(UrlFaults::MALFORMED, advice::ESCAPE);
        return (b'%', escape.get(1..).unwrap_or_default());
    };
    let (Some(high), Some(low)) = (hex(*high), hex(*low)) else {
        found.fault(UrlFaults::MALFORMED, advice::ESCAPE);
        return (b'%', escape.get(1..).unwrap_or_default());
    };
    let mut byte = high * 16 + low;
    let mut rest = rest;
    while let (b'%', [high, low, after @ ..]) = (byte, rest) {
        let (Some(high), Some(low)) = (hex(*high), hex(*low)) else { break };
        byte = high * 16 + low;
        rest = after;
    }
    // The overlong forms of a dot and a slash, which careless decoders take for them.
    let overlong = |text: &[u8]| rest.get(..3).is_some_and(|next| next.eq_ignore_ascii_case(text));
    match byte {
        0xc0 if overlong(b"%ae") => (b'.', rest.get(3..).unwrap_or_default()),
        0xc0 if overlong(b"%af") => (b'/', rest.get(3..).unwrap_or_default()),
        _ => (byte, rest),
    }
}

const fn hex(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

/// A name from a query with its escapes decoded once, if it then is one of these.
pub(crate) fn is_one_of(name: &str, words: &[&'static str]) -> Option<&'static str> {
    words.iter().copied().find(|word| {
        let mut rest = name.as_bytes();
        let mut wanted = word.bytes();
        while !rest.is_empty() {
            let byte = match rest {
                [b'%', high, low, after @ ..] => {
                    rest = after;
                    match (hex(*high), hex(*low)) {
                        (Some(high), Some(low)) => high * 16 + low,
                        _ => return false,
                    }
                }
                [byte, after @ ..] => {
                    rest = after;
                    *byte
                }
                [] => return false,
            };
            if wanted.next() != Some(byte) {
                return false;
            }
        }
        wanted.next().is_none()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_is_hidden() {
        let dots = UrlFaults::DOT_SEGMENT;
        for (path, faults) in [
            ("/a/b", UrlFaults::empty()),
            ("/.well-known/x..y/...", UrlFaults::empty()),
            ("/a%2Fb%23c%40", UrlFaults::empty()),
            ("/a//b", UrlFaults::empty()),
            ("/100%25", UrlFaults::empty()),
            ("/./a", dots),
            ("/a/..", dots),
            ("/a/%2e", dots),
            ("/%2E%2e/a", dots),
            ("/.%2e/a", dots),
            ("/%252e%252E/a", dots),
            ("/%25252e./a", dots),
            ("/..;/a", dots),
            ("/..%3bx=1/a", dots),
            ("/a%2f..%2fb", dots),
            ("/..%5cb", dots | UrlFaults::BACKSLASH),
            ("/%c0%ae%c0%AE/", dots),
            ("/a%5Cb", UrlFaults::BACKSLASH),
            ("/a%255cb", UrlFaults::BACKSLASH),
            ("/a%0d%0ab", UrlFaults::CONTROL_CHARACTER),
            ("/a%2500", UrlFaults::CONTROL_CHARACTER),
            ("/a%", UrlFaults::MALFORMED),
            ("/a%2", UrlFaults::MALFORMED),
            ("/a%zz", UrlFaults::MALFORMED),
            ("/%%2e", UrlFaults::MALFORMED),
        ] {
            let mut found = Found::default();
            judge(path, None, &mut found);
            assert_eq!(found.faults, faults, "{path}");
        }
        for (query, faults) in [
            ("next=%2e%2e%2f&x=%5c&y=../..", UrlFaults::empty()),
            ("x=%0a", UrlFaults::CONTROL_CHARACTER),
            ("x=%250a", UrlFaults::CONTROL_CHARACTER),
            ("x=%g0", UrlFaults::MALFORMED),
        ] {
            let mut found = Found::default();
            judge("/", Some(query), &mut found);
            assert_eq!(found.faults, faults, "{query}");
        }
    }

    #[test]
    fn compares_names_decoded() {
        assert_eq!(is_one_of("c%6Fde", &["state", "code"]), Some("code"));
        for name in ["cod", "codes", "Code", "c%6", "%63od%65x", ""] {
            assert_eq!(is_one_of(name, &["state", "code"]), None, "{name}");
        }
    }
}
