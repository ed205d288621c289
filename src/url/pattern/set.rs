//! A set of characters.

/// The last code point.
const LAST: u32 = 0x10_ffff;

/// A set of characters: ranges of code points in order, none touching another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Set(Vec<(u32, u32)>);

impl Set {
    pub(super) fn of(letters: &str) -> Self {
        letters.chars().fold(Self::default(), |set, letter| set.with(letter, letter))
    }

    /// `.`: everything but a line feed, as in .NET.
    pub(super) fn any() -> Self {
        Self::of("\n").negate()
    }

    /// `\d`
    pub(super) fn digits() -> Self {
        Self::default().with('0', '9')
    }

    /// `\w`
    pub(super) fn word() -> Self {
        Self::digits().with('A', 'Z').with('_', '_').with('a', 'z')
    }

    /// `\s`
    pub(super) fn space() -> Self {
        Self::default().with('\t', '\r').with(' ', ' ')
    }

    pub(super) fn with(mut self, first: char, last: char) -> Self {
        self.0.push((u32::from(first), u32::from(last)));
        self.order();
        self
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.0.extend_from_slice(&other.0);
        self.order();
    }

    pub(super) fn negate(&self) -> Self {
        let mut rest = Vec::with_capacity(self.0.len() + 1);
        let mut next = 0;
        for (first, last) in &self.0 {
            if *first > next {
                rest.push((next, first - 1));
            }
            next = last + 1;
        }
        if next <= LAST {
            rest.push((next, LAST));
        }
        Self(rest)
    }

    fn order(&mut self) {
        self.0.sort_unstable();
        let mut ordered: Vec<(u32, u32)> = Vec::with_capacity(self.0.len());
        for (first, last) in self.0.drain(..) {
            match ordered.last_mut() {
                Some(before) if first <= before.1.saturating_add(1) => before.1 = before.1.max(last),
                _ => ordered.push((first, last)),
            }
        }
        self.0 = ordered;
    }

    pub(super) fn is_empty(&self) -> bool {
        self.ranges().next().is_none()
    }

    pub(super) fn contains(&self, letter: char) -> bool {
        let point = u32::from(letter);
        self.0.iter().any(|(first, last)| (*first..=*last).contains(&point))
    }

    pub(super) fn contains_any(&self, letters: &str) -> bool {
        letters.chars().any(|letter| self.contains(letter))
    }

    /// Whether nothing is in this set that is not in the other.
    pub(super) fn is_within(&self, other: &Self) -> bool {
        self.0.iter().all(|(first, last)| other.0.iter().any(|(from, to)| from <= first && last <= to))
    }

    /// The character, when it is the only one.
    pub(super) fn only(&self) -> Option<char> {
        match self.0.as_slice() {
            [(first, last)] if first == last => char::from_u32(*first),
            _ => None,
        }
    }

    /// The ranges, without the code points that are no characters.
    pub(super) fn ranges(&self) -> impl Iterator<Item = (char, char)> {
        self.0.iter().flat_map(|(first, last)| {
            [(*first, (*last).min(0xd7ff)), ((*first).max(0xe000), *last)]
                .into_iter()
                .filter(|(first, last)| first <= last)
                .filter_map(|(first, last)| Some((char::from_u32(first)?, char::from_u32(last)?)))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_do_what_sets_do() {
        let set = Set::default().with('c', 'e').with('a', 'b').with('x', 'x');
        assert_eq!(set.ranges().collect::<Vec<_>>(), [('a', 'e'), ('x', 'x')]);
        assert!(set.contains('d') && !set.contains('f'));
        assert_eq!(set.negate().negate(), set);
        assert!(Set::of("bd").is_within(&set) && !Set::of("bf").is_within(&set));
        assert_eq!(Set::of("a").only(), Some('a'));
        assert_eq!(Set::of("ab").only(), None);
        assert!(!Set::any().contains('\n') && Set::any().contains('\u{10ffff}'));
        assert!(Set::default().is_empty() && Set::default().negate().negate().is_empty());
        assert_eq!(
            Set::default().negate().ranges().collect::<Vec<_>>(),
            [('\0', '\u{d7ff}'), ('\u{e000}', '\u{10ffff}')]
        );
    }

    #[test]
    fn shorthands_are_ascii() {
        assert!(Set::digits().contains('7') && !Set::digits().contains('٣'));
        assert!(Set::word().contains('_') && !Set::word().contains('é'));
        assert!(Set::space().contains('\u{b}') && !Set::space().contains('\u{a0}'));
    }
}
