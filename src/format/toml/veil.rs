//! A copy of a document in which texts and comments say nothing.

use core::ops::Range;

use crate::format::cursor::{Blank, Cursor, Fault};
use crate::format::literal::Literal;
use crate::format::outline::{Outline, Role};
use crate::format::veil::{Veil, veiled};
use crate::format::{CLOSING_QUOTES, Format, walk};

/// A copy of a document for the parser, whose errors hold all that it was given.
///
/// Keys, numbers and dates stay, since the parser compares the ones and tells of the others what is wrong with them.
pub(super) struct Veiled<'s> {
    veil: Veil<'s>,
    /// Where the walk did not go on.
    pub(super) fault: Option<Fault>,
}

impl<'s> Veiled<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        let mut copy = Copying { veil: Veil::new(source, Format::Toml) };
        let fault = walk(source, Format::Toml, &mut copy).err();
        match fault {
            Some(fault) => copy.unclear(fault),
            None => copy.pass(source.len()),
        }
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
                '\u{feff}' => letter,
                letter if letter.is_ascii() && !letter.is_ascii_alphabetic() => letter,
                letter => veiled(letter),
            });
        }
    }
}

impl<'s> Outline<'s> for Copying<'s> {
    type Node = ();

    fn root(&mut self) {}

    fn key(&mut self, (): (), key: &Literal<'s>, _: Role) {
        self.pass(key.span().start);
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
        let letters = word.trim_start_matches(|first: char| !first.is_ascii_alphanumeric());
        let is_word = letters.starts_with(|first: char| first.is_ascii_alphabetic());
        if is_word && !["true", "false", "inf", "nan"].contains(&letters) {
            // The first letter, and the signs before it, tell the parser what was meant.
            self.veil.keep(span.end - letters.len() + 1);
            for letter in self.veil.rest(span.end).chars() {
                // Behind a sign, an exponent is what it takes offence at.
                let stays = !letter.is_ascii_alphanumeric() || matches!(letter, 'e' | 'E') && letters != word;
                self.veil.push(if stays { letter } else { 'x' });
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
            ("[hash.\"S3CR3T ø\"]\n'hash'.x = 'S3CR3T'", "[hash.\"S3CR3T ø\"]\n'hash'.x = 'xxxxxx'"),
            ("a = [-s3cret, _s3cret, .s3, +inf, -1e5, 1_0]", "a = [-sxxxex, _sxxxex, .sx, +inf, -1e5, 1_0]"),
            ("\u{feff}\u{feff}\"s3cret\n", "\u{feff}\u{feff}\"x0xxxx\n"),
            ("\u{feff}\u{feff}# s3\n\"s3", "\u{feff}\u{feff}# x0\n\"x0"),
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
