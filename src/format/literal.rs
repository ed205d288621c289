//! Texts as they are written.

use core::ops::Range;

use zeroize::Zeroizing;

use crate::Text;

/// A text as it is written: with quotes, or as a bare key of TOML.
#[derive(Clone, Copy, Debug)]
pub(super) struct Literal<'s> {
    source: &'s str,
    start: usize,
    end: usize,
    quote: usize,
    trimmed: usize,
    escapes: bool,
}

impl<'s> Literal<'s> {
    /// A text with so many bytes of quotes at each end.
    pub(super) fn quoted(source: &'s str, span: Range<usize>, quote: usize, escapes: bool) -> Self {
        let inner = source.get(span.start + quote..).unwrap_or_default();
        let trimmed = match quote {
            3 if inner.starts_with('\n') => 1,
            3 if inner.starts_with("\r\n") => 2,
            _ => 0,
        };
        Self { source, start: span.start, end: span.end, quote, trimmed, escapes }
    }

    /// A bare key.
    pub(super) fn bare(source: &'s str, span: Range<usize>) -> Self {
        Self { source, start: span.start, end: span.end, quote: 0, trimmed: 0, escapes: false }
    }

    pub(super) const fn is_multi_line(&self) -> bool {
        self.quote == 3
    }

    /// The text with its quotes.
    pub(super) fn span(&self) -> Range<usize> {
        self.start..self.end
    }

    /// The text without its quotes, and without the line break that TOML drops after them.
    pub(super) fn inner(&self) -> Range<usize> {
        self.start + self.quote + self.trimmed..self.end - self.quote
    }

    /// What a position of the text points to: what is between the quotes, or the quotes when there is nothing.
    pub(super) fn visible(&self) -> Range<usize> {
        let inner = self.inner();
        if inner.is_empty() { self.span() } else { inner }
    }

    /// What is between the quotes, as it is written.
    pub(super) fn raw(&self) -> &'s str {
        self.source.get(self.inner()).unwrap_or_default()
    }

    /// Whether a backslash in it starts an escape.
    pub(super) const fn has_escapes(&self) -> bool {
        self.escapes
    }

    /// Whether it has to be decoded.
    pub(super) fn is_escaped(&self) -> bool {
        self.escapes && self.raw().contains('\\')
    }

    /// The text that is meant. A copy of it is wiped when it is dropped.
    pub(super) fn decoded(&self) -> Text<'s> {
        let raw = self.raw();
        if !self.is_escaped() {
            return Text::from(raw);
        }
        // No escape is shorter than what it stands for, so the copy never grows and leaves nothing behind.
        let mut decoded = Zeroizing::new(String::with_capacity(raw.len()));
        decoded.extend(self.letters().map(|(_, letter)| letter));
        Text::copy(&decoded)
    }

    /// The characters that are meant, each with where it is written.
    pub(super) fn letters(&self) -> Letters<'s> {
        let Range { start, end } = self.inner();
        Letters { source: self.source, at: start, end, escapes: self.escapes }
    }

    /// Where the lines are written that are not blank, without white space at their ends: as [`Text`](crate::Text) counts them.
    pub(super) fn lines(&self) -> impl Iterator<Item = Range<usize>> {
        let mut letters = self.letters();
        core::iter::from_fn(move || {
            let mut line: Option<Range<usize>> = None;
            for (at, letter) in letters.by_ref() {
                if letter == '\n' && line.is_some() {
                    break;
                }
                if !letter.is_ascii_whitespace() {
                    line = Some(line.map_or(at.start, |line| line.start)..at.end);
                }
            }
            line
        })
    }
}

/// See [`Literal::letters`].
pub(super) struct Letters<'s> {
    source: &'s str,
    at: usize,
    end: usize,
    escapes: bool,
}

impl Iterator for Letters<'_> {
    type Item = (Range<usize>, char);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let start = self.at;
            let letter = self.take()?;
            if letter != '\\' || !self.escapes {
                return Some((start..self.at, letter));
            }
            match self.take() {
                Some(' ' | '\t' | '\r' | '\n') => {
                    // A backslash at the end of a line joins it to the next text.
                    while matches!(self.peek(), Some(' ' | '\t' | '\r' | '\n')) {
                        self.take();
                    }
                }
                Some(id) => {
                    let letter = self.escape(id);
                    return Some((start..self.at, letter));
                }
                None => return Some((start..self.at, '\\')),
            }
        }
    }
}

impl Letters<'_> {
    fn peek(&self) -> Option<char> {
        self.source.get(self.at..self.end)?.chars().next()
    }

    fn take(&mut self) -> Option<char> {
        let letter = self.peek()?;
        self.at += letter.len_utf8();
        Some(letter)
    }

    /// The escapes of JSON and of TOML together; a parser has refused those that the format does not have.
    fn escape(&mut self, id: char) -> char {
        match id {
            'b' => '\u{8}',
            'e' => '\u{1b}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'x' => self.code(2),
            'u' => self.code(4),
            'U' => self.code(8),
            other => other,
        }
    }

    fn code(&mut self, digits: usize) -> char {
        let first = self.hex(digits);
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER);
        }
        let after = self.at;
        if self.take() == Some('\\') && self.take() == Some('u') {
            let second = self.hex(4);
            if (0xdc00..0xe000).contains(&second) {
                let code = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                return char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
            }
        }
        self.at = after;
        char::REPLACEMENT_CHARACTER
    }

    fn hex(&mut self, digits: usize) -> u32 {
        let mut code = 0_u32;
        for _ in 0..digits {
            let Some(digit) = self.peek().and_then(|letter| letter.to_digit(16)) else { break };
            code = code.wrapping_mul(16).wrapping_add(digit);
            self.at += 1;
        }
        code
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn literal(source: &str, quote: usize) -> Literal<'_> {
        Literal::quoted(source, 0..source.len(), quote, source.starts_with('"'))
    }

    #[test]
    fn decodes_as_the_formats_do() {
        for (source, quote, text) in [
            (r#""plain""#, 1, "plain"),
            (r#""""#, 1, ""),
            (r#""\"\\\/\b\f\n\r\t\e""#, 1, "\"\\/\u{8}\u{c}\n\r\t\u{1b}"),
            (r#""\u00f8\ud83d\ude00\U0001F600\xe9""#, 1, "ø😀😀é"),
            (r#""\ud83d!\ud83dx""#, 1, "\u{fffd}!\u{fffd}x"),
            (r"'a\n'", 1, r"a\n"),
            ("'''\na\\n'''", 3, r"a\n"),
            ("\"\"\"\r\na\\\n  \n\tb\"\"\"", 3, "ab"),
        ] {
            let literal = literal(source, quote);
            assert_eq!(literal.decoded().as_str(), text, "{source}");
            assert_eq!(literal.letters().map(|(_, letter)| letter).collect::<String>(), text, "{source}");
        }
    }

    #[test]
    fn finds_the_lines_that_a_list_of_urls_has() {
        for (source, quote, lines) in [
            (r#"" a \n\r\n\n\tb c\r\nd""#, 1, &["a", "b c", "d"][..]),
            (r#""a\u000a\u000db\\n""#, 1, &["a", r"b\\n"]),
            ("\"\"\"\na\r\n\r\n  b\\\n  c\n\"\"\"", 3, &["a", "b\\\n  c"]),
            ("'''a\n\nb\\n\n'''", 3, &["a", r"b\n"]),
            (r#"" \n ""#, 1, &[]),
        ] {
            let literal = literal(source, quote);
            let found: Vec<_> = literal.lines().map(|line| source.get(line).unwrap()).collect();
            assert_eq!(found, lines, "{source}");
            assert_eq!(found.len(), literal.decoded().lines().len(), "{source}");
        }
    }
}
