//! What a pattern says, as a tree.

use core::ops::Range;

use super::set::Set;

/// A piece of a pattern, and where it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Node {
    pub(super) kind: Kind,
    pub(super) span: Range<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// This character.
    Char(char),
    /// `.`
    Any,
    /// One of these characters.
    Set(Set),
    /// One after the other; nothing, when there is none.
    Concat(Vec<Node>),
    /// One of these.
    Alternate(Vec<Node>),
    /// The same again and again.
    Repeat { inner: Box<Node>, min: u32, max: Option<u32> },
}

impl Node {
    /// The characters that one character of the text can be, for a piece of one character.
    pub(super) fn atom(&self) -> Option<Set> {
        match &self.kind {
            Kind::Char(letter) => Some(Set::default().with(*letter, *letter)),
            Kind::Any => Some(Set::any()),
            Kind::Set(set) => Some(set.clone()),
            _ => None,
        }
    }

    fn children(&self) -> &[Self] {
        match &self.kind {
            Kind::Char(_) | Kind::Any | Kind::Set(_) => &[],
            Kind::Concat(nodes) | Kind::Alternate(nodes) => nodes,
            Kind::Repeat { inner, .. } => core::slice::from_ref(inner),
        }
    }

    /// How many pieces there are, this one included.
    pub(super) fn count(&self) -> usize {
        self.children().iter().map(Self::count).sum::<usize>() + 1
    }

    /// All characters that can be in what it matches.
    pub(super) fn reach(&self) -> Set {
        self.atom().unwrap_or_else(|| {
            self.children().iter().fold(Set::default(), |mut set, child| {
                set.add(&child.reach());
                set
            })
        })
    }

    /// The most characters that it matches, if there is a limit.
    pub(super) fn longest(&self) -> Option<u32> {
        match &self.kind {
            Kind::Char(_) | Kind::Any | Kind::Set(_) => Some(1),
            Kind::Concat(nodes) => nodes.iter().try_fold(0, |sum: u32, node| Some(sum.saturating_add(node.longest()?))),
            Kind::Alternate(nodes) => nodes.iter().try_fold(0, |most: u32, node| Some(most.max(node.longest()?))),
            Kind::Repeat { inner, max, .. } => match inner.longest()? {
                0 => Some(0),
                longest => Some(longest.saturating_mul((*max)?)),
            },
        }
    }

    /// The longest text with which every match starts.
    pub(super) fn prefix(&self) -> String {
        let mut prefix = String::new();
        self.push_prefix(&mut prefix);
        prefix
    }

    /// Adds the start of every match; tells whether that is all of every match.
    fn push_prefix(&self, out: &mut String) -> bool {
        /// More than a candidate can have, and less than repeats could ask for.
        const ENOUGH: usize = 256;
        if out.len() > ENOUGH {
            return false;
        }
        match &self.kind {
            Kind::Char(letter) => {
                out.push(*letter);
                true
            }
            Kind::Any => false,
            Kind::Set(set) => set.only().is_some_and(|letter| {
                out.push(letter);
                true
            }),
            Kind::Concat(nodes) => nodes.iter().all(|node| node.push_prefix(out)),
            Kind::Alternate(nodes) => {
                let prefixes: Vec<_> = nodes
                    .iter()
                    .map(|node| {
                        let mut prefix = String::new();
                        (node.push_prefix(&mut prefix), prefix)
                    })
                    .collect();
                let Some((whole, first)) = prefixes.first() else { return true };
                let common = prefixes.iter().fold(first.as_str(), |common, (_, prefix)| common_start(common, prefix));
                out.push_str(common);
                *whole && prefixes.iter().all(|(whole, prefix)| *whole && prefix == first)
            }
            Kind::Repeat { inner, min, max } => {
                for _ in 0..*min {
                    let before = out.len();
                    if !inner.push_prefix(out) {
                        return false;
                    }
                    if out.len() == before {
                        break;
                    }
                }
                Some(*min) == *max
            }
        }
    }
}

fn common_start<'t>(one: &'t str, other: &str) -> &'t str {
    let end = one.char_indices().zip(other.chars()).find(|((_, a), b)| a != b).map(|((at, _), _)| at);
    one.get(..end.unwrap_or(one.len().min(other.len()))).unwrap_or_default()
}
