//! A copy of a document without what its texts say.

use zeroize::Zeroizing;

use super::Format;
use super::literal::Literal;

/// A copy of a document, made from its start to its end, in which texts say nothing: what a parser keeps of it, where it decodes
/// or in its errors, is no secret. What is meant is read from the document itself, for everything stands in the same place.
///
/// Each character of a text is replaced by one of as many bytes. Structure, and all that a parser finds wrong in a text (control
/// characters, wrong escapes) stay, and so do its errors.
pub(super) struct Veil<'s> {
    pub(super) source: &'s str,
    format: Format,
    pub(super) bytes: Zeroizing<Vec<u8>>,
}

impl<'s> Veil<'s> {
    pub(super) fn new(source: &'s str, format: Format) -> Self {
        Self { source, format, bytes: Zeroizing::new(Vec::with_capacity(source.len())) }
    }

    /// The copy as far as it has come.
    pub(super) fn as_str(&self) -> &str {
        // Each character has one of as many bytes in its place, so it is UTF-8; were it not, the document itself is right at least.
        core::str::from_utf8(&self.bytes).unwrap_or(self.source)
    }

    pub(super) fn push(&mut self, letter: char) {
        self.bytes.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
    }

    /// What of the document up to there is not copied yet.
    pub(super) fn rest(&self, end: usize) -> &'s str {
        self.source.get(self.bytes.len()..end).unwrap_or_default()
    }

    /// Copies as it is.
    pub(super) fn keep(&mut self, end: usize) {
        let rest = self.rest(end);
        self.bytes.extend_from_slice(rest.as_bytes());
    }

    /// Copies a text up to the quotes that end it; what stands before it is copied already.
    pub(super) fn letters(&mut self, text: &Literal<'s>) {
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
    pub(super) fn is_right(&self, escape: &str, letter: char) -> bool {
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
}

/// A character of as many bytes that says nothing; control characters stay.
pub(super) fn veiled(letter: char) -> char {
    match letter.len_utf8() {
        _ if letter.is_control() => letter,
        1 => 'x',
        2 => '·',
        3 => '•',
        _ => '🔲',
    }
}
