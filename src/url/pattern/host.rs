//! The host of a pattern.

use core::ops::Range;

use super::authority::{Authority, Piece, Went, note};
use super::lint::Lints;

/// What ends a host, or makes what came before it no host.
const LEAVES: &str = "/?#:@\\";

/// The host as far as it is read.
#[derive(Clone, Debug, Default)]
pub(super) struct Host {
    parts: Vec<Part>,
    /// Between `[` and `]`, a colon is part of the host.
    in_brackets: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Char(char),
    /// A bare `.`
    Bare(Range<usize>),
    Open,
}

impl Part {
    fn is_dot(&self) -> bool {
        matches!(self, Self::Char('.') | Self::Bare(_))
    }
}

impl Host {
    pub(super) const fn is_in_brackets(&self) -> bool {
        self.in_brackets
    }

    pub(super) fn feed(&mut self, piece: &Piece, found: &mut Authority) -> Went {
        let part = match piece {
            Piece::Char(letter) if !self.in_brackets && LEAVES.contains(*letter) => return found.open_host(),
            Piece::Char(letter) => {
                match letter {
                    '[' if self.parts.is_empty() => self.in_brackets = true,
                    ']' => self.in_brackets = false,
                    _ => {}
                }
                Part::Char(*letter)
            }
            Piece::Bare(span) if !self.in_brackets => Part::Bare(span.clone()),
            Piece::Open { set, .. } if !self.in_brackets && !set.contains_any(LEAVES) => Part::Open,
            _ => return found.open_host(),
        };
        self.parts.push(part);
        Went::On
    }

    /// Judges the host when it is over.
    pub(super) fn end(&self, found: &mut Authority) -> Went {
        if self.in_brackets || self.parts.is_empty() || !self.keeps_dots_apart(found) {
            return found.open_host();
        }
        let mut labels: Vec<&[Part]> = self.parts.split(Part::is_dot).collect();
        if labels.last().is_some_and(|label| label.is_empty()) {
            labels.pop(); // a dot at the end, which changes nothing
        }
        let is_literal = |label: &&[Part]| !label.contains(&Part::Open);
        let is_number = |label: &&[Part]| label.iter().all(|part| matches!(part, Part::Char('0'..='9')));
        // Of an address, no number may be left open.
        let fixed = if labels.last().is_some_and(is_number) { labels.len() } else { 2 };
        let first = labels.len().saturating_sub(fixed);
        let ending = labels.get(first..).unwrap_or_default().iter().map(|label| text(label));
        note(&mut found.endings, ending.collect::<Vec<_>>().join("."));
        if labels.iter().all(is_literal) {
            note(&mut found.hosts, text(&self.parts));
            return Went::On;
        }
        found.unknown_host = true;
        if !labels.iter().rev().take(fixed).all(is_literal) {
            return found.open_host();
        }
        found.lints |= Lints::SUBDOMAIN;
        Went::On
    }

    /// Whether each bare `.` can be taken for a dot: one by itself between characters, in a host that is fixed up to there.
    ///
    /// Behind something open it could as well be the slash that ends the host: `[a-z]+.dev.acme` matches `evil.dev/acme`.
    fn keeps_dots_apart(&self, found: &mut Authority) -> bool {
        let (mut open, mut apart) = (false, true);
        for (place, part) in self.parts.iter().enumerate() {
            open |= *part == Part::Open;
            let Part::Bare(span) = part else { continue };
            let left = place.checked_sub(1).and_then(|left| self.parts.get(left));
            let right = self.parts.get(place + 1);
            if left.zip(right).is_some_and(|(left, right)| !left.is_dot() && !right.is_dot()) {
                note(&mut found.dots, span.clone());
                apart &= !open;
            } else {
                apart = false;
            }
        }
        apart
    }
}

/// The text of a host, or of a part of one, without anything open.
fn text(parts: &[Part]) -> String {
    let letter = |part: &Part| match part {
        Part::Char(letter) => *letter,
        Part::Bare(_) | Part::Open => '.',
    };
    parts.iter().map(letter).collect()
}
