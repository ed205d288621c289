//! A copy of a document in which texts, comments and long keys say nothing.

use core::ops::Range;

use crate::Text;
use crate::format::cursor::{Blank, Cursor, Fault};
use crate::format::literal::Literal;
use crate::format::outline::{Outline, Role};
use crate::format::veil::{Veil, veiled};
use crate::format::{CLOSING_QUOTES, Format, walk};

/// The shortest key that could be a secret, in bytes.
const SHORTEST: usize = 8;

/// A copy of a document for the parser, whose errors hold all that it was given.
///
/// Keys get numbers instead of their names, the same for the same key, since the parser compares them. Other numbers stay.
pub(super) struct Veiled<'s> {
    veil: Veil<'s>,
    /// Where the walk did not go on.
    pub(super) fault: Option<Fault>,
}

impl<'s> Veiled<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        let mut copy = Copying { veil: Veil::new(source, Format::Toml), keys: Vec::new() };
        let fault = walk(source, Format::Toml, &mut copy).err();
        match fault {
            Some(fault) => copy.unclear(fault),
            None => copy.pass(source.len()),
        }
        copy.number_keys();
        Self { veil: copy.veil, fault }
    }

    /// The copy.
    pub(super) fn as_str(&self) -> &str {
        self.veil.as_str()
    }
}

/// Copies a document from its start to its end.
struct Copying<'s> {
    veil: Veil<'s>,
    /// The keys that get numbers, with what they mean.
    keys: Vec<(Text<'s>, Range<usize>)>,
}

impl<'s> Copying<'s> {
    /// Copies white space, and comments without what they say.
    fn pass(&mut self, end: usize) {
        let mut is_comment = false;
        for letter in self.veil.rest(end).chars() {
            let starts = letter == '#' && !is_comment;
            is_comment = letter != '\n' && (is_comment || starts);
            self.veil.push(if is_comment && !starts { veiled(letter) } else { letter });
        }
    }

    /// Copies a text, with what stands before it, up to the quotes that end it.
    fn letters(&mut self, text: &Literal<'s>) {
        self.pass(text.span().start);
        self.veil.letters(text);
    }

    /// Copies what stands behind a fault, where only the parser knows what it is.
    fn unclear(&mut self, fault: Fault) {
        if fault.expected == CLOSING_QUOTES {
            let mut cursor = Cursor::new(self.veil.source, Format::Toml);
            cursor.advance(self.veil.bytes.len());
            cursor.blank(Blank::Lines);
            let start = cursor.at();
            let quote = if ["\"\"\"", "'''"].iter().any(|quotes| cursor.sees(quotes)) { 3 } else { 1 };
            let text = Literal::quoted(self.veil.source, start..fault.at + quote, quote, cursor.sees("\""));
            self.letters(&text);
        }
        for letter in self.veil.rest(self.veil.source.len()).chars() {
            self.veil.push(match letter {
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
                for digit in self.veil.bytes.get_mut(range.clone()).unwrap_or_default().iter_mut().rev() {
                    *digit = b"0123456789".get(left % 10).copied().unwrap_or_default();
                    left /= 10;
                }
            }
        }
    }
}

impl<'s> Outline<'s> for Copying<'s> {
    type Node = ();

    fn root(&mut self) {}

    fn key(&mut self, (): (), key: &Literal<'s>, _: Role) {
        self.pass(key.span().start);
        let inner = key.inner();
        let mut at = inner.start;
        let is_right = |(range, letter): (Range<usize>, char)| {
            // A backslash before white space, which only joins lines, is no letter.
            let follows = range.start == at;
            at = range.end;
            let raw = self.veil.source.get(range).unwrap_or_default();
            let is_escape = key.has_escapes() && raw.starts_with('\\');
            follows && if is_escape { self.veil.is_right(raw, letter) } else { !letter.is_control() }
        };
        if inner.len() >= SHORTEST && key.letters().all(is_right) && at == inner.end {
            self.keys.push((key.decoded(), inner));
        }
        self.veil.keep(key.span().end);
    }

    fn entry(&mut self, (): (), _: Option<&Range<usize>>) {}

    fn text(&mut self, (): (), text: &Literal<'s>) {
        self.letters(text);
        self.veil.keep(text.span().end);
    }

    fn bare(&mut self, (): (), span: &Range<usize>) {
        self.pass(span.start);
        let word = self.veil.rest(span.end);
        let is_word = word.starts_with(|first: char| first.is_ascii_alphabetic());
        if is_word && !["true", "false", "inf", "nan"].contains(&word) {
            // The first letter tells the parser what was meant.
            self.veil.keep(span.start + 1);
            for letter in self.veil.rest(span.end).chars() {
                self.veil.push(if letter.is_ascii_alphanumeric() { 'x' } else { letter });
            }
        }
        self.veil.keep(span.end);
    }

    fn mark(&mut self, at: usize) {
        self.pass(at);
        self.veil.keep(at + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_nothing() {
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
            let veiled = Veiled::new(source);
            assert_eq!(veiled.as_str(), expected, "{source}");
            assert_eq!(veiled.as_str().len(), source.len(), "{source}");
        }
    }
}
