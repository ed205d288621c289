//! What may be left out.

use proptest::prelude::*;
use proptest::strategy::{NewTree, ValueTree};
use proptest::test_runner::TestRunner;

/// A value in this share of cases. It shrinks by leaving the value out first, and only then by making it simpler: most of a draft plays no part in a
/// failure, and should be gone at once.
pub(crate) fn maybe<S: Strategy>(share: f64, strategy: S) -> Maybe<S> {
    Maybe { share, strategy }
}

/// See [`maybe`].
#[derive(Clone, Debug)]
pub(crate) struct Maybe<S> {
    share: f64,
    strategy: S,
}

/// A value that may still be left out.
#[derive(Clone, Debug)]
pub(crate) struct MaybeTree<T> {
    value: Option<T>,
    place: Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// It was not yet tried without the value.
    Untried,
    /// There is no value.
    Left,
    /// It has to be there.
    Needed,
}

impl<S: Strategy> Strategy for Maybe<S> {
    type Tree = MaybeTree<S::Tree>;
    type Value = Option<S::Value>;

    fn new_tree(&self, runner: &mut TestRunner) -> NewTree<Self> {
        // Always made, so that what comes after does not depend on it.
        let value = self.strategy.new_tree(runner)?;
        let is_there = prop::bool::weighted(self.share).new_tree(runner)?.current();
        Ok(MaybeTree { value: Some(value).filter(|_| is_there), place: Place::Untried })
    }
}

impl<T: ValueTree> ValueTree for MaybeTree<T> {
    type Value = Option<T::Value>;

    fn current(&self) -> Self::Value {
        self.value.as_ref().filter(|_| self.place != Place::Left).map(T::current)
    }

    fn simplify(&mut self) -> bool {
        match (self.place, &mut self.value) {
            (Place::Left, _) | (_, None) => false,
            (Place::Untried, Some(_)) => {
                self.place = Place::Left;
                true
            }
            (Place::Needed, Some(value)) => value.simplify(),
        }
    }

    fn complicate(&mut self) -> bool {
        match (self.place, &mut self.value) {
            (Place::Untried, _) | (_, None) => false,
            (Place::Left, Some(_)) => {
                self.place = Place::Needed;
                true
            }
            (Place::Needed, Some(value)) => value.complicate(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_plays_no_part_is_gone_at_once() {
        let mut runner = TestRunner::deterministic();
        let mut tree = maybe(1.0, 100..1_000_u32).new_tree(&mut runner).unwrap();
        assert!(tree.current().is_some());
        assert!(tree.simplify());
        assert_eq!(tree.current(), None);
        assert!(!tree.simplify());
    }

    #[test]
    fn what_is_needed_gets_simpler() {
        let mut runner = TestRunner::deterministic();
        let failing = |value: Option<u32>| value.is_some_and(|value| value >= 150);
        let mut tree = maybe(1.0, 100..1_000_u32).new_tree(&mut runner).unwrap();
        while !failing(tree.current()) {
            tree = maybe(1.0, 100..1_000_u32).new_tree(&mut runner).unwrap();
        }
        let mut steps = 0;
        while if failing(tree.current()) { tree.simplify() } else { tree.complicate() } {
            steps += 1;
            assert!(steps < 100);
        }
        assert_eq!(tree.current(), Some(150));
    }

    #[test]
    fn the_share_is_kept() {
        let mut runner = TestRunner::deterministic();
        let mut given = |share| {
            let strategy = maybe(share, 0..1_u32);
            (0..1_000).filter(|_| strategy.new_tree(&mut runner).unwrap().current().is_some()).count()
        };
        assert_eq!((given(0.0), given(1.0)), (0, 1_000));
        assert!((250..350).contains(&given(0.3)));
    }
}
