//! The state of a machine, with who brought it there, when and why.

use crate::machine::Machine;
use crate::{Reason, Stamp};

/// The state of a machine, with who brought it there, when and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Recorded<M> {
    pub(super) state: M,
    /// Nothing as long as nothing has happened.
    pub(super) note: Option<Box<Note>>,
}

/// Who, when and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Note {
    pub(super) stamp: Stamp,
    pub(super) reason: Option<Reason>,
}

impl<M: Machine> Default for Recorded<M> {
    fn default() -> Self {
        Self { state: M::START, note: None }
    }
}

impl<M: Machine> Recorded<M> {
    /// Makes the move, if it is possible.
    pub(super) fn step(&mut self, step: M::Move, stamp: &Stamp, reason: Option<&Reason>) -> bool {
        let Some(state) = self.state.next(step) else { return false };
        self.state = state;
        self.note = Some(Box::new(Note { stamp: stamp.clone(), reason: reason.cloned() }));
        true
    }

    pub(super) fn stamp(&self) -> Option<&Stamp> {
        self.note.as_ref().map(|note| &note.stamp)
    }

    pub(super) fn reason(&self) -> Option<&Reason> {
        self.note.as_ref().and_then(|note| note.reason.as_ref())
    }
}
