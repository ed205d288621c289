//! Everything that is wrong.

use core::fmt;

use crate::problem_list::ProblemList;
use crate::{Code, Level, Policy, Problem, Severity};

/// Everything that is wrong with a configuration, errors and advice, in one value.
///
/// The problems come in the order of the text that was read, or, for a draft that was filled by hand, in the order of the
/// settings. Beyond [`Limits::problems`](crate::Limits::problems) they are only counted; the counts are always whole.
#[derive(Clone, Default, PartialEq, Eq)]
#[must_use = "a report says whether the configuration passed"]
pub struct Report {
    problems: ProblemList,
    errors: usize,
    warnings: usize,
    hints: usize,
}

impl Report {
    /// Whether there are no errors.
    #[must_use]
    pub const fn passed(&self) -> bool {
        self.errors == 0
    }

    /// The problems that were kept.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        self.problems.as_slice()
    }

    /// The problems that were kept.
    pub fn iter(&self) -> core::slice::Iter<'_, Problem> {
        self.problems().iter()
    }

    /// Whether there is nothing to say at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many problems there are, kept or not.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.errors + self.warnings + self.hints
    }

    /// How many problems have this severity, kept or not.
    #[must_use]
    pub const fn count(&self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.warnings,
            Severity::Hint => self.hints,
        }
    }

    /// How many problems were counted and not kept.
    #[must_use]
    pub fn omitted(&self) -> usize {
        self.len() - self.problems().len()
    }

    /// Whether a problem with this code was kept.
    #[must_use]
    pub fn contains(&self, code: Code) -> bool {
        self.problems().iter().any(|problem| problem.code() == code)
    }

    /// Adds a problem as the policy wants it.
    pub(crate) fn push(&mut self, problem: Problem, policy: &Policy) {
        let Level::Report(severity) = policy.level_of(&problem) else { return };
        self.count_up(severity, 1);
        self.problems.push(problem.severity_of(severity), policy.limits().problems);
    }

    /// Takes over the problems of another report that are at least so severe, and how many more there were.
    pub(crate) fn extend(&mut self, other: &Self, least: Severity, policy: &Policy) {
        for problem in other.iter().filter(|problem| problem.severity() >= least) {
            self.push(problem.clone(), policy);
        }
        for severity in [Severity::Hint, Severity::Warning, Severity::Error].into_iter().filter(|it| *it >= least) {
            let kept = other.iter().filter(|problem| problem.severity() == severity).count();
            self.count_up(severity, other.count(severity).saturating_sub(kept));
        }
    }

    /// Counts problems that nobody kept.
    pub(crate) fn push_omitted(&mut self, code: Code, count: usize, policy: &Policy) {
        if let Level::Report(severity) = policy.level(code, code.severity()) {
            self.count_up(severity, count);
        }
    }

    /// Puts the problems into the order in which they came.
    pub(crate) fn sort(&mut self) {
        self.problems.sort();
    }

    fn count_up(&mut self, severity: Severity, by: usize) {
        let count = match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Hint => &mut self.hints,
        };
        *count += by;
    }

    pub(crate) fn problems_mut(&mut self) -> &mut [Problem] {
        self.problems.as_mut_slice()
    }
}

impl<'a> IntoIterator for &'a Report {
    type Item = &'a Problem;
    type IntoIter = core::slice::Iter<'a, Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Debug for Report {
    /// The same as `Display`: it is what `?` in `main` shows.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Report {
    /// One line for each problem, then the counts; as `{:#}`, with the help of each.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in self {
            fmt::Display::fmt(problem, f)?;
            f.write_str("\n")?;
        }
        if self.omitted() > 0 {
            writeln!(f, "… and {} more", self.omitted())?;
        }
        f.write_str(&self.summary())
    }
}

impl Report {
    /// The counts in words, such as `3 errors, 2 warnings`; `no problems` when there are none.
    #[must_use]
    pub fn summary(&self) -> String {
        let mut summary = String::new();
        for (count, word) in [(self.errors, "error"), (self.warnings, "warning"), (self.hints, "hint")] {
            if count > 0 {
                let comma = if summary.is_empty() { "" } else { ", " };
                let plural = if count == 1 { "" } else { "s" };
                summary = format!("{summary}{comma}{count} {word}{plural}");
            }
        }
        if summary.is_empty() { "no problems".to_owned() } else { summary }
    }
}

impl core::error::Error for Report {}
