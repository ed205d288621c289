//! Dots that are meant as dots.

use core::ops::Range;

use super::tree::{Kind, Node};

/// Each bare `.` between letters or digits, as in `callback.aspx`.
pub(super) fn bare(tree: &Node) -> Vec<Range<usize>> {
    let mut dots = Vec::new();
    find(tree, false, false, &mut dots);
    dots
}

/// `before` and `after` tell whether a letter or digit is next to the piece on each side.
fn find(node: &Node, before: bool, after: bool, dots: &mut Vec<Range<usize>>) {
    match &node.kind {
        Kind::Any if before && after => dots.push(node.span.clone()),
        Kind::Any | Kind::Char(_) | Kind::Set(_) => {}
        Kind::Alternate(nodes) => nodes.iter().for_each(|node| find(node, before, after, dots)),
        Kind::Concat(nodes) => {
            for (place, node) in nodes.iter().enumerate() {
                let left = place.checked_sub(1).and_then(|place| nodes.get(place));
                let right = nodes.get(place + 1);
                let before = left.map_or(before, |left| is_word_at(left, End::Last));
                let after = right.map_or(after, |right| is_word_at(right, End::First));
                find(node, before, after, dots);
            }
        }
        Kind::Repeat { inner, .. } if inner.atom().is_some() => {}
        Kind::Repeat { inner, max: Some(1), .. } => find(inner, before, after, dots),
        Kind::Repeat { inner, .. } => find(inner, false, false, dots),
    }
}

#[derive(Clone, Copy)]
enum End {
    First,
    Last,
}

/// Whether what a piece matches has a letter or digit at this end for sure.
fn is_word_at(node: &Node, end: End) -> bool {
    match &node.kind {
        Kind::Char(letter) => letter.is_alphanumeric(),
        Kind::Any => false,
        Kind::Set(set) => !set.is_empty() && set.ranges().all(|(first, last)| is_word(first) && is_word(last)),
        Kind::Alternate(nodes) => nodes.iter().all(|node| is_word_at(node, end)),
        Kind::Concat(nodes) => match end {
            End::First => nodes.first(),
            End::Last => nodes.last(),
        }
        .is_some_and(|node| is_word_at(node, end)),
        Kind::Repeat { inner, min, .. } => *min > 0 && is_word_at(inner, end),
    }
}

/// `_` counts, for `\w` holds it.
fn is_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_'
}

#[cfg(test)]
mod tests {
    use super::super::parse::parse;

    #[test]
    fn a_dot_between_letters_is_meant_as_one() {
        for (pattern, dots) in [
            ("^a.b$", &[2][..]),
            (r"^a\.b$", &[]),
            ("^a[.]b$", &[]),
            ("^a.*b$", &[]),
            ("^a.{1}b$", &[]),
            ("^a/.b$", &[]),
            ("^a.$", &[]),
            ("^1.2.3$", &[2, 4]),
            ("^(a.)b$", &[3]),
            ("^(a|/)b.(c|d)$", &[7]),
            ("^b.(c|/)$", &[]),
            ("^(www.)?a$", &[5]),
            (r"^\w+.aspx$", &[4]),
            (r"^\w*.aspx$", &[]),
            ("^a..b$", &[]),
        ] {
            let found: Vec<_> = super::bare(&parse(pattern).unwrap().tree).into_iter().map(|dot| dot.start).collect();
            assert_eq!(found, dots, "{pattern}");
        }
    }
}
