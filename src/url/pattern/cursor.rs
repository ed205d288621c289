//! Where the parser stands in the text.

use super::fault::Refused;

/// Where the parser stands in the text.
#[derive(Clone)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// The place in the text, in bytes.
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.at >= self.text.len()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The character after the next.
    pub(super) fn peek_second(&self) -> Option<char> {
        self.rest().chars().nth(1)
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let letter = self.peek()?;
        self.at += letter.len_utf8();
        Some(letter)
    }

    pub(super) fn eat(&mut self, expected: &str) -> bool {
        let found = self.rest().starts_with(expected);
        if found {
            self.at += expected.len();
        }
        found
    }

    /// The characters up to the first that is not one of these.
    pub(super) fn take_while(&mut self, wanted: fn(char) -> bool) -> &'t str {
        let rest = self.rest();
        let taken = rest.find(|letter| !wanted(letter)).map_or(rest, |end| rest.get(..end).unwrap_or_default());
        self.at += taken.len();
        taken
    }

    /// What stands before the next of these, which is passed over as well.
    pub(super) fn take_until(&mut self, end: char, otherwise: &'static str) -> Result<&'t str, Refused> {
        let (taken, _) = self.rest().split_once(end).ok_or(Refused::invalid(otherwise))?;
        self.at += taken.len() + end.len_utf8();
        Ok(taken)
    }
}
