//! The first so many problems, the worst of them for certain.

use crate::{Problem, Severity};

/// The first so many problems. When there is no room, a worse one takes the place of one of the mildest, so that no error is
/// lost behind warnings. [`ProblemList::sort`] brings them back into the order in which they came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ProblemList {
    problems: Vec<Problem>,
    /// How many of the kept ones are hints, warnings, errors.
    counts: [usize; 3],
    /// Only once one has taken the place of another.
    order: Option<Box<Order>>,
}

/// In which order the problems came that are kept out of it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Order {
    /// When each came.
    came: Vec<usize>,
    next: usize,
    /// For each severity, the place from which on nothing has it.
    searched: [usize; 3],
}

impl Order {
    fn of(problems: usize) -> Self {
        Self { came: (0..problems).collect(), next: problems, searched: [problems; 3] }
    }
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
        let severity = problem.severity();
        if self.problems.len() < limit {
            self.count(severity, |count| count + 1);
            self.problems.push(problem);
            return None;
        }
        // Counted, so that a million problems of one kind are not compared with a thousand each.
        let mildest = [Severity::Hint, Severity::Warning]
            .into_iter()
            .find(|mild| *mild < severity && self.counts.get(*mild as usize).is_some_and(|count| *count > 0));
        let Some(mildest) = mildest else { return Some(problem) };
        let order = self.order.get_or_insert_with(|| Box::new(Order::of(self.problems.len())));
        order.next += 1;
        // The mildest only go away, so nobody looks twice behind the last that was found.
        let Some(searched) = order.searched.get_mut(mildest as usize) else { return Some(problem) };
        let milder = self.problems.iter().take(*searched).rposition(|kept| kept.severity() == mildest);
        *searched = milder.unwrap_or(0);
        let kept = milder.and_then(|place| self.problems.get_mut(place));
        let came = milder.and_then(|place| order.came.get_mut(place));
        let (Some(kept), Some(came)) = (kept, came) else { return Some(problem) };
        *came = order.next;
        let omitted = core::mem::replace(kept, problem);
        self.count(omitted.severity(), |count| count - 1);
        self.count(severity, |count| count + 1);
        Some(omitted)
    }

    /// Puts the problems into the order in which they came.
    pub(crate) fn sort(&mut self) {
        let Some(order) = self.order.take() else { return };
        let mut pairs: Vec<_> = order.came.into_iter().zip(core::mem::take(&mut self.problems)).collect();
        pairs.sort_by_key(|(order, _)| *order);
        self.problems = pairs.into_iter().map(|(_, problem)| problem).collect();
    }

    fn count(&mut self, severity: Severity, change: fn(usize) -> usize) {
        if let Some(count) = self.counts.get_mut(severity as usize) {
            *count = change(*count);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::At;
    use crate::{
        Code,
        Severity::{Error, Hint, Warning},
    };

    fn problem(severity: Severity, number: usize) -> Problem {
        Problem::new(Code::NAME_MISSING, &At::ROOT.index(number)).severity_of(severity)
    }

    /// What is kept of these, limited to four, as severity and number.
    fn kept(severities: &[Severity]) -> Vec<(Severity, String)> {
        let mut list = ProblemList::default();
        for (number, severity) in severities.iter().enumerate() {
            list.push(problem(*severity, number), 4);
        }
        list.sort();
        list.as_slice().iter().map(|problem| (problem.severity(), problem.path().to_string())).collect()
    }

    #[test]
    fn the_worst_stay_and_the_order_too() {
        let names = |pairs: &[(Severity, usize)]| -> Vec<_> {
            pairs.iter().map(|(severity, number)| (*severity, format!("[{number}]"))).collect()
        };
        assert_eq!(kept(&[Hint, Error, Warning]), names(&[(Hint, 0), (Error, 1), (Warning, 2)]));
        assert_eq!(
            kept(&[Warning, Hint, Warning, Hint, Error, Warning, Hint]),
            names(&[(Warning, 0), (Warning, 2), (Error, 4), (Warning, 5)])
        );
        assert_eq!(
            kept(&[Hint, Warning, Warning, Error, Error]),
            names(&[(Warning, 1), (Warning, 2), (Error, 3), (Error, 4)])
        );
        assert_eq!(
            kept(&[Error, Error, Error, Error, Error, Warning]),
            names(&[(Error, 0), (Error, 1), (Error, 2), (Error, 3)])
        );
        assert_eq!(
            kept(&[Hint, Warning, Warning, Warning, Error, Error, Error, Error]),
            names(&[(Error, 4), (Error, 5), (Error, 6), (Error, 7)])
        );
    }

    #[test]
    fn a_high_limit_is_no_trouble() {
        let mut list = ProblemList::default();
        for number in 0..200_000 {
            list.push(problem(if number < 100_000 { Warning } else { Error }, number), 100_000);
        }
        list.sort();
        assert!(list.as_slice().iter().all(|problem| problem.severity() == Error));
    }
}
