//! Lines and columns.

use core::ops::Range;

use crate::Position;

/// The positions of ranges of a text, in the order of the ranges.
///
/// The text is read once whatever their number. A range that ends outside the text or inside a character is pulled back.
pub(super) fn measure(source: &str, ranges: &[Range<usize>]) -> Vec<Position> {
    let mut positions: Vec<_> = ranges
        .iter()
        .map(|range| {
            let start = floor(source, range.start);
            let end = floor(source, range.end).max(start);
            Position { bytes: start..end, line: 1, column: 1, end_line: 1, end_column: 1 }
        })
        .collect();
    let mut ends: Vec<_> = positions
        .iter()
        .enumerate()
        .flat_map(|(place, position)| {
            [(position.bytes.start, place, End::First), (position.bytes.end, place, End::Last)]
        })
        .collect();
    ends.sort_unstable_by_key(|(byte, ..)| *byte);
    let (mut at, mut line, mut column) = (0, 1, 1);
    for (byte, place, end) in ends {
        let passed = source.get(at..byte).unwrap_or_default();
        match passed.rsplit_once('\n') {
            Some((lines, last)) => {
                line += lines.bytes().filter(|byte| *byte == b'\n').count() + 1;
                column = last.chars().count() + 1;
            }
            None => column += passed.chars().count(),
        }
        at = byte;
        let Some(position) = positions.get_mut(place) else { continue };
        match end {
            End::First => (position.line, position.column) = (line, column),
            End::Last => (position.end_line, position.end_column) = (line, column),
        }
    }
    positions
}

/// Which end of a range.
#[derive(Clone, Copy)]
enum End {
    First,
    Last,
}

fn floor(source: &str, at: usize) -> usize {
    let mut at = at.min(source.len());
    while !source.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_and_scalar_values() {
        let source = "a\nøb\r\n";
        let cases = [
            (4..5, (2, 2), (2, 3)),
            (0..1, (1, 1), (1, 2)),
            (7..7, (3, 1), (3, 1)),
            (2..4, (2, 1), (2, 2)),
            (1..2, (1, 2), (2, 1)),
            (4..5, (2, 2), (2, 3)),
            (0..7, (1, 1), (3, 1)),
            (0..6, (1, 1), (2, 4)),
        ];
        let positions = measure(source, &cases.clone().map(|(range, ..)| range));
        for (found, (range, start, end)) in positions.iter().zip(cases) {
            let ends = ((found.line, found.column), (found.end_line, found.end_column));
            assert_eq!((&found.bytes, ends), (&range, (start, end)));
        }
    }

    #[test]
    #[expect(clippy::reversed_empty_ranges, reason = "a range that no one should make")]
    fn never_leaves_the_source() {
        let bytes: Vec<_> = measure("aø", &[2..99, 5..1]).into_iter().map(|position| position.bytes).collect();
        assert_eq!(bytes, [1..3, 3..3]);
    }
}
