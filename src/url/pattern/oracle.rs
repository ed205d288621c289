//! Another matcher, to hold against the engine: backtracking over the tree, with none of its code.

use super::tree::{Kind, Node};

/// Whether the tree matches the whole text; nothing when that takes too many steps to find out.
pub(super) fn matches(tree: &Node, text: &str) -> Option<bool> {
    let letters: Vec<char> = text.chars().collect();
    let mut steps = 200_000;
    go(&Goal::Node(tree, &Goal::End), &letters, &mut steps)
}

/// What is still to be matched.
enum Goal<'g> {
    End,
    Node(&'g Node, &'g Goal<'g>),
    Sequence(&'g [Node], &'g Goal<'g>),
    Repeat { inner: &'g Node, min: u32, max: Option<u32>, left: usize, then: &'g Goal<'g> },
}

fn go(goal: &Goal<'_>, text: &[char], steps: &mut u32) -> Option<bool> {
    *steps = steps.checked_sub(1)?;
    match goal {
        Goal::End => Some(text.is_empty()),
        Goal::Sequence([], then) => go(then, text, steps),
        Goal::Sequence([first, rest @ ..], then) => go(&Goal::Node(first, &Goal::Sequence(rest, then)), text, steps),
        Goal::Node(node, then) => match &node.kind {
            Kind::Char(letter) => one(text, |found| found == *letter, then, steps),
            Kind::Any => one(text, |found| found != '\n', then, steps),
            Kind::Set(set) => one(text, |found| set.contains(found), then, steps),
            Kind::Concat(nodes) => go(&Goal::Sequence(nodes, then), text, steps),
            Kind::Alternate(nodes) => {
                for node in nodes {
                    if go(&Goal::Node(node, then), text, steps)? {
                        return Some(true);
                    }
                }
                Some(false)
            }
            Kind::Repeat { inner, min, max } => {
                go(&Goal::Repeat { inner, min: *min, max: *max, left: usize::MAX, then }, text, steps)
            }
        },
        Goal::Repeat { inner, min, max, left, then } => {
            // What took nothing may be left out of what need not be.
            let stuck = *left == text.len();
            if (*min == 0 || stuck) && go(then, text, steps)? {
                return Some(true);
            }
            if *max == Some(0) || stuck {
                return Some(false);
            }
            let rest =
                Goal::Repeat { inner, min: min.saturating_sub(1), max: max.map(|max| max - 1), left: text.len(), then };
            go(&Goal::Node(inner, &rest), text, steps)
        }
    }
}

fn one(text: &[char], fits: impl Fn(char) -> bool, then: &Goal<'_>, steps: &mut u32) -> Option<bool> {
    match text {
        [first, rest @ ..] if fits(*first) => go(then, rest, steps),
        _ => Some(false),
    }
}
