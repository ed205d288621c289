//! The first so many problems, the worst of them for certain.

use crate::{Problem, Severity};

/// The first so many problems. When there is no room, a worse one takes the place of the last that is milder, so that no
/// error is lost behind warnings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ProblemList {
    problems: Vec<Problem>,
    /// How many of the kept ones are hints, warnings, errors.
    counts: [usize; 3],
}

impl ProblemList {
    pub(crate) fn one(problem: Problem) -> Self {
        let mut list = Self::default();
        list.push(problem, 1);
        list
    }

    pub(crate) fn as_slice(&self) -> &[Problem] {
        &self.problems
    }

    /// The problems, to give them their places and to put them in another order.
    pub(crate) fn as_mut_slice(&mut self) -> &mut [Problem] {
        &mut self.problems
    }

    /// Keeps a problem, or gives back the one that is not kept.
    pub(crate) fn push(&mut self, problem: Problem, limit: usize) -> Option<Problem> {
        let mut omitted = None;
        if self.problems.len() >= limit {
            let severity = problem.severity();
            // Counted, so that a million problems of one kind are not compared with a thousand each.
            let has_milder = self.counts.iter().take(severity as usize).any(|count| *count > 0);
            let milder = self.problems.iter().rposition(|kept| has_milder && kept.severity() < severity);
            let Some(milder) = milder else { return Some(problem) };
            let removed = self.problems.remove(milder);
            self.count(removed.severity(), |count| count - 1);
            omitted = Some(removed);
        }
        self.count(problem.severity(), |count| count + 1);
        self.problems.push(problem);
        omitted
    }

    fn count(&mut self, severity: Severity, change: fn(usize) -> usize) {
        if let Some(count) = self.counts.get_mut(severity as usize) {
            *count = change(*count);
        }
    }
}
