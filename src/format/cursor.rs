//! Reading one thing after another.

use core::ops::Range;

use super::literal::Literal;
use super::{CLOSING_QUOTES, Format};

/// Where a document is not as it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) at: usize,
    pub(super) expected: &'static str,
}

/// Whether white space may hold line breaks and comments: in JSON it always may.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Blank {
    #[cfg_attr(not(feature = "toml"), expect(dead_code, reason = "only TOML has statements that end with their line"))]
    Line,
    Lines,
}

/// A place in a document, from which it is read on.
pub(super) struct Cursor<'s> {
    source: &'s str,
    format: Format,
    at: usize,
}

impl<'s> Cursor<'s> {
    pub(super) const fn new(source: &'s str, format: Format) -> Self {
        Self { source, format, at: 0 }
    }

    pub(super) const fn at(&self) -> usize {
        self.at
    }

    pub(super) const fn is_toml(&self) -> bool {
        self.format.is_toml()
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.source.as_bytes().get(self.at).copied()
    }

    /// Whether a text stands here.
    pub(super) fn sees(&self, text: &str) -> bool {
        self.bytes().take(text.len()).eq(text.bytes())
    }

    pub(super) const fn advance(&mut self, bytes: usize) {
        self.at += bytes;
    }

    pub(super) const fn fault(&self, expected: &'static str) -> Fault {
        Fault { at: self.at, expected }
    }

    fn bytes(&self) -> impl Iterator<Item = u8> {
        self.source.as_bytes().get(self.at..).unwrap_or_default().iter().copied()
    }

    fn skip(&mut self, is_part: impl Fn(u8) -> bool) {
        self.at += self.bytes().take_while(|byte| is_part(*byte)).count();
    }

    /// One key.
    pub(super) fn key(&mut self) -> Result<Literal<'s>, Fault> {
        let start = self.at;
        match self.peek() {
            Some(b'"' | b'\'') => {
                let key = self.literal()?;
                if key.is_multi_line() {
                    self.at = start;
                    return Err(self.fault("a key in one line"));
                }
                Ok(key)
            }
            _ if self.is_toml() => {
                self.skip(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
                if self.at == start { Err(self.fault("a key")) } else { Ok(Literal::bare(self.source, start..self.at)) }
            }
            _ => Err(self.fault("a key in quotes")),
        }
    }

    /// A text in quotes.
    pub(super) fn literal(&mut self) -> Result<Literal<'s>, Fault> {
        let start = self.at;
        let toml = self.is_toml();
        let (quote, closing, escapes) = match self.peek() {
            Some(b'"') if toml && self.sees("\"\"\"") => (3, b'"', true),
            Some(b'\'') if toml && self.sees("'''") => (3, b'\'', false),
            Some(b'\'') if toml => (1, b'\'', false),
            Some(b'"') => (1, b'"', true),
            _ => return Err(self.fault("a value")),
        };
        self.at += quote;
        loop {
            self.skip(|byte| byte != closing && byte != b'\\' && byte != b'\n');
            match self.peek() {
                Some(b'\\') if escapes => {
                    self.at += 1;
                    // What follows is part of the text, unless it ends the line: that is seen next.
                    if self.peek().is_some_and(|byte| byte != b'\n') {
                        self.at += 1;
                    }
                }
                Some(b'\\') => self.at += 1,
                Some(b'\n') if quote == 3 => self.at += 1,
                Some(byte) if byte == closing => {
                    let run =
                        self.bytes().take_while(|byte| *byte == closing).take(if quote == 3 { 5 } else { 1 }).count();
                    self.at += run;
                    if run >= quote {
                        return Ok(Literal::quoted(self.source, start..self.at, quote, escapes));
                    }
                }
                _ => return Err(self.fault(CLOSING_QUOTES)),
            }
        }
    }

    /// A value without quotes, up to where it must end.
    pub(super) fn bare_value(&mut self) -> Result<Range<usize>, Fault> {
        const fn is_part(byte: u8) -> bool {
            byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.' | b'_' | b':')
        }
        let start = self.at;
        self.skip(is_part);
        if self.at == start {
            return Err(self.fault("a value"));
        }
        // A space may stand between the date and the time of TOML.
        let is_date = self.at - start == 10 && self.source.as_bytes().get(start + 4) == Some(&b'-');
        if self.is_toml() && is_date && self.peek() == Some(b' ') {
            let after = self.source.as_bytes().get(self.at + 1);
            if after.is_some_and(u8::is_ascii_digit) {
                self.at += 1;
                self.skip(is_part);
            }
        }
        Ok(start..self.at)
    }

    /// Passes over white space and comments.
    pub(super) fn blank(&mut self, blank: Blank) {
        let lines = blank == Blank::Lines || !self.is_toml();
        loop {
            self.skip(|byte| matches!(byte, b' ' | b'\t') || (lines && byte == b'\n'));
            match self.peek() {
                Some(b'\r') if lines && (!self.is_toml() || self.sees("\r\n")) => self.at += 1,
                Some(b'#') if lines && self.is_toml() => self.skip(|byte| byte != b'\n' && byte != b'\r'),
                _ => return,
            }
        }
    }
}
