//! Lines and columns.

use core::ops::Range;

use crate::Position;

/// The positions of ranges of a text, in the order of the ranges.
///
/// The text is read once whatever their number. A range that ends outside the text or inside a character is pulled back.
pub(super) fn measure(source: &str, ranges: &[Range<usize>]) -> Vec<Position> {
    let mut found: Vec<(usize, Position)> = ranges
        .iter()
        .enumerate()
        .map(|(place, range)| {
            let start = floor(source, range.start);
            let end = floor(source, range.end).max(start);
            (place, Position { bytes: start..end, line: 1, column: 1 })
        })
        .collect();
    found.sort_by_key(|(_, position)| position.bytes.start);
    let (mut at, mut line, mut column) = (0, 1, 1);
    for (_, position) in &mut found {
        let passed = source.get(at..position.bytes.start).unwrap_or_default();
        match passed.rsplit_once('\n') {
            Some((lines, last)) => {
                line += lines.bytes().filter(|byte| *byte == b'\n').count() + 1;
                column = last.chars().count() + 1;
            }
            None => column += passed.chars().count(),
        }
        at = position.bytes.start;
        (position.line, position.column) = (line, column);
    }
    found.sort_by_key(|(place, _)| *place);
    found.into_iter().map(|(_, position)| position).collect()
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
        let cases = [(4..5, 2, 2), (0..1, 1, 1), (7..7, 3, 1), (2..4, 2, 1), (1..2, 1, 2), (4..5, 2, 2)];
        let positions = measure(source, &cases.clone().map(|(range, ..)| range));
        for (position, (range, line, column)) in positions.iter().zip(cases) {
            assert_eq!((&position.bytes, position.line, position.column), (&range, line, column));
        }
    }

    #[test]
    #[expect(clippy::reversed_empty_ranges, reason = "a range that no one should make")]
    fn never_leaves_the_source() {
        let bytes: Vec<_> = measure("aø", &[2..99, 5..1]).into_iter().map(|position| position.bytes).collect();
        assert_eq!(bytes, [1..3, 3..3]);
    }
}
