//! What percent-encoding hides in a path or a query.

use super::advice;
use super::finding::UrlFaults;
use super::learnt::Found;

/// Judges what stands after the authority, without the fragment: escapes, dot segments, encoded control characters and backslashes.
pub(super) fn judge(path: &str, query: Option<&str>, found: &mut Found) {
    let mut segments = Segments::new();
    decode(path.as_bytes(), Place::Path, found, |byte| segments.feed(byte));
    segments.feed(b'/');
    if segments.hold_dots {
        found.fault(UrlFaults::DOT_SEGMENT, "");
    }
    decode(query.unwrap_or_default().as_bytes(), Place::Query, found, |_| {});
}

#[derive(Clone, Copy, PartialEq)]
enum Place {
    Path,
    Query,
}

/// Hands over the bytes with their escapes decoded, and decoded again as long as there are any.
fn decode(text: &[u8], place: Place, found: &mut Found, mut each: impl FnMut(u8)) {
    if may_hide_more(text) {
        return pile(text, place, found).into_iter().for_each(each);
    }
    let mut rest = text;
    while let [first, tail @ ..] = rest {
        let escape = match rest {
            [b'%', high, low, after @ ..] => hex(*high).zip(hex(*low)).map(|(high, low)| (high * 16 + low, after)),
            _ => None,
        };
        match escape {
            Some((byte, _)) => note(byte, place, found),
            None if *first == b'%' => found.fault(UrlFaults::MALFORMED, advice::ESCAPE),
            None => {}
        }
        let (byte, after) = escape.unwrap_or((*first, tail));
        each(byte);
        rest = after;
    }
}

/// Whether an escape stands for a `%`, which may begin another, or for the start of an overlong form.
fn may_hide_more(text: &[u8]) -> bool {
    text.windows(3).any(|escape| {
        matches!(
            escape,
            [b'%', b'2', b'5'] | [b'%', b'c' | b'C', b'0' | b'1'] | [b'%', b'e' | b'E' | b'f' | b'F', b'0']
        )
    })
}

/// Decodes until nothing is left to decode.
///
/// Each byte is laid on a pile; as soon as its top is an escape, the byte that it stands for takes its place, which may
/// complete another. So `%25%32%65` comes out as the dot that it is to whoever decodes twice, in linear time.
fn pile(text: &[u8], place: Place, found: &mut Found) -> Vec<u8> {
    let is_escape = |after: &[u8]| matches!(after, [high, low, ..] if hex(*high).and(hex(*low)).is_some());
    if !text.split(|byte| *byte == b'%').skip(1).all(is_escape) {
        found.fault(UrlFaults::MALFORMED, advice::ESCAPE);
    }
    let mut pile: Vec<u8> = Vec::with_capacity(text.len());
    for byte in text {
        pile.push(*byte);
        while let [below @ .., b'%', high, low] = pile.as_slice() {
            let (Some(high), Some(low)) = (hex(*high), hex(*low)) else { break };
            let (byte, length) = (high * 16 + low, below.len());
            note(byte, place, found);
            pile.truncate(length);
            pile.push(byte);
        }
    }
    shorten(&pile, place, found)
}

/// Backslashes are fine in a query, control characters nowhere.
fn note(byte: u8, place: Place, found: &mut Found) {
    if byte.is_ascii_control() {
        found.fault(UrlFaults::CONTROL_CHARACTER, "");
    }
    if byte == b'\\' && place == Place::Path {
        found.fault(UrlFaults::BACKSLASH, "");
    }
}

/// Writes the overlong forms of ASCII characters as the characters for which careless decoders take them.
fn shorten(pile: &[u8], place: Place, found: &mut Found) -> Vec<u8> {
    let mut short = Vec::with_capacity(pile.len());
    let mut rest = pile;
    while let [first, tail @ ..] = rest {
        let overlong = match rest {
            [0xc0 | 0xc1, low @ 0x80..=0xbf, after @ ..] => Some((*first, *low, after)),
            [0xe0, high @ (0x80 | 0x81), low @ 0x80..=0xbf, after @ ..]
            | [0xf0, 0x80, high @ (0x80 | 0x81), low @ 0x80..=0xbf, after @ ..] => Some((*high, *low, after)),
            _ => None,
        };
        let (byte, after) = overlong.map_or((*first, tail), |(high, low, after)| ((high & 1) << 6 | low & 0x3f, after));
        if overlong.is_some() {
            note(byte, place, found);
        }
        short.push(byte);
        rest = after;
    }
    short
}

/// The segments of a path, byte by byte.
struct Segments {
    /// How many dots the segment is so far; nothing when it holds something else.
    dots: Option<u8>,
    hold_dots: bool,
}

impl Segments {
    const fn new() -> Self {
        Self { dots: Some(0), hold_dots: false }
    }

    fn feed(&mut self, byte: u8) {
        match byte {
            b'.' => self.dots = self.dots.map(|dots| dots.saturating_add(1)),
            b'/' | b'\\' => self.end(Some(0)),
            // `..;x` is `..` to servers that know path parameters.
            b';' => self.end(None),
            _ => self.dots = None,
        }
    }

    fn end(&mut self, next: Option<u8>) {
        self.hold_dots |= matches!(self.dots, Some(1 | 2));
        self.dots = next;
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
            ("/%25%32%65%25%32%65/b", dots),
            ("/%25%32%35%32%65/b", dots),
            ("/%e0%80%ae./b", dots),
            ("/%f0%80%80%ae/b", dots),
            ("/%25c0%25ae/b", dots),
            ("/a%c0%af..%c0%af", dots),
            ("/a%c1%9cb", UrlFaults::BACKSLASH),
            ("/a%25%35%63b", UrlFaults::BACKSLASH),
            ("/a%25%30%64%25%30%61b", UrlFaults::CONTROL_CHARACTER),
            ("/a%c0%8ab", UrlFaults::CONTROL_CHARACTER),
            ("/caf%e9/%c3%a6/%c0", UrlFaults::empty()),
            ("/%25%32%35", UrlFaults::empty()),
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
            ("x=%25%30%61", UrlFaults::CONTROL_CHARACTER),
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
