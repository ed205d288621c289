//! A document without what its texts say.

use core::ops::Range;

use zeroize::Zeroizing;

use super::cursor::{Blank, Cursor, Fault};
use super::literal::Literal;
use super::outline::{Outline, Role};
use super::walk;
use super::{CLOSING_QUOTES, Format};
use crate::Text;

/// The shortest key that could be a secret, in bytes.
const SHORTEST: usize = 8;

/// A copy of a document that says nothing: what a parser keeps of it, where it decodes or in its errors, is no secret. What is meant
/// is read from the document itself, for everything stands in the same place.
///
/// Each character of a text or a comment is replaced by one of as many bytes. Structure, numbers, and all that a parser finds
/// wrong in a text (control characters, wrong escapes) stay, and so do its errors. Keys of TOML get numbers instead,
/// the same for the same key, since the parser compares them.
pub(super) struct Veiled {
    bytes: Zeroizing<Vec<u8>>,
    /// Where the walk did not go on.
    #[cfg_attr(not(feature = "toml"), expect(dead_code, reason = "a parser of JSON says it as well"))]
    pub(super) fault: Option<Fault>,
}

impl Veiled {
    pub(super) fn new(source: &str, format: Format) -> Self {
        let bytes = Zeroizing::new(Vec::with_capacity(source.len()));
        let mut veil = Veil { source, format, bytes, keys: Vec::new() };
        let fault = walk(source, format, &mut veil).err();
        match fault {
            Some(fault) => veil.unclear(fault),
            None => veil.pass(source.len()),
        }
        veil.number_keys();
        Self { bytes: veil.bytes, fault }
    }

    /// The copy.
    pub(super) fn as_str(&self) -> &str {
        // Each character has one of as many bytes in its place, so it is UTF-8.
        core::str::from_utf8(&self.bytes).unwrap_or_default()
    }
}

/// Copies a document from its start to its end.
struct Veil<'s> {
    source: &'s str,
    format: Format,
    bytes: Zeroizing<Vec<u8>>,
    /// The keys that get numbers, with what they mean.
    keys: Vec<(Text<'s>, Range<usize>)>,
}

impl<'s> Veil<'s> {
    fn push(&mut self, letter: char) {
        self.bytes.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
    }

    fn rest(&self, end: usize) -> &'s str {
        self.source.get(self.bytes.len()..end).unwrap_or_default()
    }

    /// Copies as it is.
    fn keep(&mut self, end: usize) {
        let rest = self.rest(end);
        self.bytes.extend_from_slice(rest.as_bytes());
    }

    /// Copies white space, and comments without what they say.
    fn pass(&mut self, end: usize) {
        let mut is_comment = false;
        for letter in self.rest(end).chars() {
            let starts = letter == '#' && !is_comment;
            is_comment = letter != '\n' && (is_comment || starts);
            self.push(if is_comment && !starts { veiled(letter) } else { letter });
        }
    }

    /// Copies a text, with the quotes before it, up to where it ends.
    fn letters(&mut self, text: &Literal<'s>) {
        self.pass(text.span().start);
        self.keep(text.inner().start);
        let mut was_wrong = false;
        for (range, letter) in text.letters() {
            self.join(range.start);
            let raw = self.rest(range.end);
            if !text.has_escapes() || !raw.starts_with('\\') {
                self.push(veiled(letter));
                was_wrong = false;
            } else if !was_wrong && self.is_right(raw, letter) {
                self.bytes.resize(range.end, b'x');
            } else {
                // Of half a character the parser looks at the escape behind it too.
                was_wrong = !was_wrong;
                self.keep(range.end);
            }
        }
        self.join(text.inner().end);
    }

    /// Copies the end of a line that is joined to the next one.
    fn join(&mut self, end: usize) {
        let line = self.rest(end).strip_prefix('\\').map(|rest| rest.trim_start_matches([' ', '\t']));
        if self.format.is_toml() && line.is_some_and(|line| line.starts_with('\n') || line.starts_with("\r\n")) {
            self.push('x');
        }
        self.keep(end);
    }

    /// Whether a parser takes an escape, which stands for this character.
    fn is_right(&self, escape: &str, letter: char) -> bool {
        let is_toml = self.format.is_toml();
        let is_character = letter != char::REPLACEMENT_CHARACTER
            || [r"\ufffd", r"\U0000fffd"].iter().any(|sign| sign.eq_ignore_ascii_case(escape));
        match (escape.as_bytes().get(1), escape.len()) {
            (Some(b'"' | b'\\' | b'b' | b'f' | b'n' | b'r' | b't'), _) => true,
            (Some(b'/'), _) => !is_toml,
            (Some(b'e'), _) | (Some(b'x'), 4) => is_toml,
            (Some(b'u'), 6) => is_character,
            (Some(b'u'), 12) => is_character && !is_toml,
            (Some(b'U'), 10) => is_character && is_toml,
            _ => false,
        }
    }

    /// Copies what stands behind a fault, where only the parser knows what it is.
    fn unclear(&mut self, fault: Fault) {
        let is_toml = self.format.is_toml();
        if fault.expected == CLOSING_QUOTES {
            let mut cursor = Cursor::new(self.source, self.format);
            cursor.advance(self.bytes.len());
            cursor.blank(Blank::Lines);
            let start = cursor.at();
            let quote = if is_toml && ["\"\"\"", "'''"].iter().any(|quotes| cursor.sees(quotes)) { 3 } else { 1 };
            let text = Literal::quoted(self.source, start..fault.at + quote, quote, cursor.sees("\""));
            self.letters(&text);
        }
        if !is_toml {
            // A parser of JSON keeps nothing, and does not read on.
            return self.keep(self.source.len());
        }
        for letter in self.rest(self.source.len()).chars() {
            self.push(match letter {
                '0'..='9' => '0',
                letter if letter.is_ascii() && !letter.is_ascii_alphabetic() => letter,
                letter => veiled(letter),
            });
        }
    }

    /// Gives each key a number instead of its name, unless it is written in several lengths.
    fn number_keys(&mut self) {
        self.keys.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        for (number, same) in self.keys.chunk_by(|(one, _), (other, _)| one == other).enumerate() {
            let length = same.first().map(|(_, range)| range.len());
            if same.iter().any(|(_, range)| Some(range.len()) != length) {
                continue;
            }
            for (_, range) in same {
                let mut left = number;
                for digit in self.bytes.get_mut(range.clone()).unwrap_or_default().iter_mut().rev() {
                    *digit = b"0123456789".get(left % 10).copied().unwrap_or_default();
                    left /= 10;
                }
            }
        }
    }
}

/// A character of as many bytes that says nothing; control characters stay.
fn veiled(letter: char) -> char {
    match letter.len_utf8() {
        _ if letter.is_control() => letter,
        1 => 'x',
        2 => '·',
        3 => '•',
        _ => '🔲',
    }
}

impl<'s> Outline<'s> for Veil<'s> {
    type Node = ();

    fn root(&mut self) {}

    fn key(&mut self, (): (), key: &Literal<'s>, _: Role) {
        if !self.format.is_toml() {
            self.text((), key);
            return;
        }
        self.pass(key.span().start);
        let inner = key.inner();
        let mut at = inner.start;
        let is_right = |(range, letter): (Range<usize>, char)| {
            // A backslash before white space, which only joins lines, is no letter.
            let follows = range.start == at;
            at = range.end;
            let raw = self.source.get(range).unwrap_or_default();
            let is_escape = key.has_escapes() && raw.starts_with('\\');
            follows && if is_escape { self.is_right(raw, letter) } else { !letter.is_control() }
        };
        if inner.len() >= SHORTEST && key.letters().all(is_right) && at == inner.end {
            self.keys.push((key.decoded(), inner));
        }
        self.keep(key.span().end);
    }

    fn entry(&mut self, (): (), _: Option<&Range<usize>>) {}

    fn text(&mut self, (): (), text: &Literal<'s>) {
        self.letters(text);
        self.keep(text.span().end);
    }

    fn bare(&mut self, (): (), span: &Range<usize>) {
        self.pass(span.start);
        let word = self.rest(span.end);
        let is_word = word.starts_with(|first: char| first.is_ascii_alphabetic());
        if self.format.is_toml() && is_word && !["true", "false", "inf", "nan"].contains(&word) {
            // The first letter tells the parser what was meant.
            self.keep(span.start + 1);
            for letter in self.rest(span.end).chars() {
                self.push(if letter.is_ascii_alphanumeric() { 'x' } else { letter });
            }
        }
        self.keep(span.end);
    }

    fn mark(&mut self, at: usize) {
        self.pass(at);
        self.keep(at + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(format: Format, source: &str, expected: &str) {
        let veiled = Veiled::new(source, format);
        assert_eq!(veiled.as_str(), expected, "{source}");
        assert_eq!(veiled.as_str().len(), source.len(), "{source}");
    }

    #[cfg(feature = "json")]
    #[test]
    fn json_says_nothing() {
        for (source, expected) in [
            (r#"{ "name": "a\u0062ø", "x": [1.5e3, true] }"#, r#"{ "xxxx": "xxxxxxx·", "x": [1.5e3, true] }"#),
            (r#"["\ud83d\ude00", "\"", "€🙂\/"]"#, r#"["xxxxxxxxxxxx", "xx", "•🔲xx"]"#),
            (r#"["ab\q", "\ud83dab", "\u12", "\e"]"#, r#"["xx\q", "\ud83dxx", "\u12", "\e"]"#),
            (r#"["\ud83d\u0041\u0041", "\udc00", "\ufffd"]"#, r#"["\ud83d\u0041xxxxxx", "\udc00", "xxxxxx"]"#),
            ("[\"a\u{1}b\", \"c\\ d\"]", "[\"x\u{1}x\", \"x\\ x\"]"),
            ("{\"a\": \"s3cr\\u0065t\n", "{\"x\": \"xxxxxxxxxxx\n"),
            ("{\"s3cret", "{\"xxxxxx"),
            ("{\"a\": s3cret}", "{\"x\": s3cret}"),
        ] {
            check(Format::Json, source, expected);
        }
    }

    #[cfg(feature = "toml")]
    #[test]
    fn toml_says_nothing() {
        for (source, expected) in [
            ("name = 'Acme' #it's\r\nx = \"a\\u0062\" ##\n", "name = 'xxxx' #xxxx\r\nx = \"xxxxxxx\" #x\n"),
            ("a = \"\"\"\nb\\\n  c\"\"\"\"\"", "a = \"\"\"\nxx\n  xxx\"\"\""),
            ("a = \"\"\"b\\ c\\  \r\n\"\"\"", "a = \"\"\"x\\ xx  \r\n\"\"\""),
            ("a = '''b\\u0062'c'''", "a = '''xxxxxxxxx'''"),
            (r#"a = "\e\x41\U00000041\/\ud800""#, r#"a = "xxxxxxxxxxxxxxxx\/\ud800""#),
            ("a = [1979-05-27 07:32:00Z, 0xff, inf, s3cret]", "a = [1979-05-27 07:32:00Z, 0xff, inf, sxxxxx]"),
            ("[hash.\"S3CR3T ø\"]\nhash.\"S3CR3T ø\" = 1", "[hash.\"000000000\"]\nhash.\"000000000\" = 1"),
            ("certificate = 1\n'verification' = 2", "00000000000 = 1\n'000000000001' = 2"),
            ("\"certificate\\ \" = 1", "\"certificate\\ \" = 1"),
            ("certificate = 1\n\"c\\u0065rtificate\" = 1", "certificate = 1\n\"c\\u0065rtificate\" = 1"),
            ("\"s3cr3t\\q!\" = 1\n's3cr3t\u{1}!' = 1", "\"s3cr3t\\q!\" = 1\n's3cr3t\u{1}!' = 1"),
            ("a = s3cret one2 \\ 'x", "a = sxxxxx xxx0 \\ 'x"),
            ("#one\na = \"two\\u0065\nb", "#xxx\na = \"xxxxxxxxx\nx"),
            ("a = '''two\n\"three", "a = '''xxx\nxxxxxx"),
        ] {
            check(Format::Toml, source, expected);
        }
    }
}
