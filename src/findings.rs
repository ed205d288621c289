//! What a decision has found so far.

use crate::{Policy, Problem, Report, Severity};

/// Collects what speaks against a command, and what follows from it, each as the policy wants it.
#[derive(Debug)]
pub(crate) struct Findings<'p> {
    report: Report,
    policy: &'p Policy,
}

impl<'p> Findings<'p> {
    pub(crate) fn new(policy: &'p Policy) -> Self {
        Self { report: Report::default(), policy }
    }

    pub(crate) fn push(&mut self, problem: Problem) {
        self.report.push(problem, self.policy);
    }

    /// Takes over a report that the same policy has judged.
    pub(crate) fn extend(&mut self, report: &Report) {
        self.report.extend(report, Severity::Hint, self.policy);
    }

    /// Takes over the errors of a report, and nothing else.
    pub(crate) fn extend_errors(&mut self, report: &Report) {
        self.report.extend(report, Severity::Error, self.policy);
    }

    /// Whether nothing speaks against it so far.
    pub(crate) const fn passed(&self) -> bool {
        self.report.passed()
    }

    /// The problems in the order in which they were found.
    pub(crate) fn into_report(mut self) -> Report {
        self.report.sort();
        self.report
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::At;
    use crate::{Code, Level};

    #[test]
    fn the_policy_says_what_counts() {
        let policy = Policy::default().with_level(Code::EDIT_WIDENS_ACCESS, Level::Off).unwrap();
        let mut findings = Findings::new(&policy);
        for code in [Code::EDIT_WIDENS_ACCESS, Code::EDIT_NO_CHANGE, Code::APPLICATION_DELETED] {
            findings.push(Problem::new(code, &At::ROOT));
        }
        let report = findings.into_report();
        let codes: Vec<_> = report.iter().map(Problem::code).collect();
        assert_eq!(codes, [Code::EDIT_NO_CHANGE, Code::APPLICATION_DELETED]);
    }
}
