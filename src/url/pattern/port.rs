//! The port of a pattern.

use core::ops::Range;

use super::authority::{Authority, Piece, Went, note};
use super::lint::Lints;
use super::set::Set;

/// The port as far as it is read: the largest number that it can be.
#[derive(Clone, Debug, Default)]
pub(super) struct Port {
    largest: u64,
    /// Something stands there that is in no number.
    is_no_number: bool,
    pieces: usize,
    /// The last run of digits.
    digits: Option<Range<usize>>,
}

/// Larger than every port.
const TOO_LARGE: u64 = 65_536;

impl Port {
    pub(super) fn feed(&mut self, piece: &Piece, found: &mut Authority) -> Went {
        self.pieces += 1;
        match piece {
            // What came before would be a user name and password, and the host would come now.
            Piece::Char('@') | Piece::Bare(_) => return found.open_host(),
            Piece::Open { set, .. } if set.contains('@') => return found.open_host(),
            Piece::Char(letter) => match letter.to_digit(10) {
                Some(digit) => self.push(digit, 1),
                None => self.is_no_number = true,
            },
            Piece::Open { set, longest, span } => {
                if set.is_within(&Set::digits()) {
                    self.digits = Some(span.clone());
                }
                let digit = ('0'..='9').rev().find(|digit| set.contains(*digit)).and_then(|digit| digit.to_digit(10));
                if let Some(digit) = digit {
                    match longest {
                        Some(longest) => self.push(digit, *longest),
                        None => self.largest = TOO_LARGE,
                    }
                }
            }
        }
        Went::On
    }

    fn push(&mut self, digit: u32, times: u32) {
        // More digits than a port has leave no doubt, and leading zeros do not make it larger.
        for _ in 0..times.min(6) {
            self.largest = (self.largest * 10 + u64::from(digit)).min(TOO_LARGE);
        }
    }

    /// Judges the port when it is over.
    pub(super) fn end(&self, found: &mut Authority) {
        if self.largest < TOO_LARGE || self.is_no_number {
            return;
        }
        found.lints |= Lints::IMPOSSIBLE_PORT;
        if let Some(digits) = self.digits.clone().filter(|_| self.pieces == 1) {
            note(&mut found.ports, digits);
        }
    }
}
