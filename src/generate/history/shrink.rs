//! How a life is made simpler: without what nobody needs, again and again.

use core::fmt;

use proptest::prelude::*;
use proptest::strategy::{NewTree, ValueTree};
use proptest::test_runner::TestRunner;

use super::beginning::{Beginning, beginnings};
use super::wish::{Wish, wishes};

type Tree<T> = Box<dyn ValueTree<Value = T>>;

/// Up to 40 wishes, and a beginning.
///
/// The vectors of proptest leave each element out once, from the front. What a wish means depends on those before it, so here that is tried from the back, and
/// anew whenever anything has become simpler: in the end there is none that could be left out alone.
#[derive(Clone)]
pub(super) struct Lives {
    wishes: BoxedStrategy<Wish>,
    beginnings: BoxedStrategy<Beginning>,
}

impl Lives {
    pub(super) fn new() -> Self {
        Self { wishes: wishes().boxed(), beginnings: beginnings().boxed() }
    }
}

impl fmt::Debug for Lives {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Lives")
    }
}

impl Strategy for Lives {
    type Tree = Life;
    type Value = (Vec<Wish>, Beginning);

    fn new_tree(&self, runner: &mut TestRunner) -> NewTree<Self> {
        let many = (0..=40_usize).new_tree(runner)?.current();
        let wishes = (0..many).map(|_| Ok(Wished { tree: self.wishes.new_tree(runner)?, is_kept: true }));
        let wishes = wishes.collect::<Result<Vec<_>, proptest::test_runner::Reason>>()?;
        let beginning = self.beginnings.new_tree(runner)?;
        Ok(Life { phase: Phase::LeaveOut(wishes.len()), wishes, beginning, tried: None, is_simpler: false })
    }
}

/// One of them, on its way to a simpler one.
pub(super) struct Life {
    wishes: Vec<Wished>,
    beginning: Tree<Beginning>,
    phase: Phase,
    tried: Option<Tried>,
    /// Whether something has become simpler since the last time that all wishes were tried.
    is_simpler: bool,
}

struct Wished {
    tree: Tree<Wish>,
    is_kept: bool,
}

#[derive(Clone, Copy)]
enum Phase {
    /// Wishes are left out; the ones from this place on were tried.
    LeaveOut(usize),
    /// Wishes are made simpler; the ones before this place are as simple as can be.
    Simplify(usize),
    /// The beginning is made simpler.
    Begin,
}

/// What was done last, and is not known to have been right.
#[derive(Clone, Copy)]
enum Tried {
    LeftOut(usize),
    Simplified(usize),
    Begun,
}

impl ValueTree for Life {
    type Value = (Vec<Wish>, Beginning);

    fn current(&self) -> Self::Value {
        let wishes = self.wishes.iter().filter(|wished| wished.is_kept).map(|wished| wished.tree.current());
        (wishes.collect(), self.beginning.current())
    }

    fn simplify(&mut self) -> bool {
        // Nobody took it back.
        self.is_simpler |= self.tried.take().is_some();
        loop {
            match self.phase {
                Phase::LeaveOut(0) if core::mem::take(&mut self.is_simpler) => {
                    self.phase = Phase::LeaveOut(self.wishes.len());
                }
                Phase::LeaveOut(0) => self.phase = Phase::Simplify(0),
                Phase::LeaveOut(after) => {
                    let place = after.saturating_sub(1);
                    self.phase = Phase::LeaveOut(place);
                    if let Some(wished) = self.wishes.get_mut(place).filter(|wished| wished.is_kept) {
                        wished.is_kept = false;
                        self.tried = Some(Tried::LeftOut(place));
                        return true;
                    }
                }
                Phase::Simplify(place) => {
                    let Some(wished) = self.wishes.get_mut(place) else {
                        self.phase = Phase::Begin;
                        continue;
                    };
                    if wished.is_kept && wished.tree.simplify() {
                        self.tried = Some(Tried::Simplified(place));
                        return true;
                    }
                    self.phase = Phase::Simplify(place.saturating_add(1));
                }
                Phase::Begin if self.beginning.simplify() => {
                    self.tried = Some(Tried::Begun);
                    return true;
                }
                Phase::Begin if core::mem::take(&mut self.is_simpler) => {
                    self.phase = Phase::LeaveOut(self.wishes.len());
                }
                Phase::Begin => return false,
            }
        }
    }

    fn complicate(&mut self) -> bool {
        let is_taken_back = match self.tried {
            Some(Tried::LeftOut(place)) => {
                self.tried = None;
                self.wishes.get_mut(place).map(|wished| wished.is_kept = true).is_some()
            }
            Some(Tried::Simplified(place)) => self.wishes.get_mut(place).is_some_and(|wished| wished.tree.complicate()),
            Some(Tried::Begun) => self.beginning.complicate(),
            None => false,
        };
        if !is_taken_back {
            self.tried = None;
        }
        is_taken_back
    }
}
