//! Why a command is refused.

use core::fmt;

use crate::{Code, Report};

/// Why a command is refused: the command, the state it met, and every condition that is not met.
///
/// Nothing has changed. The report holds at least one error; when a version is not ready to be published, what its readiness lacks is in
/// it too, after `publish.not-ready`.
#[derive(Clone, PartialEq, Eq)]
#[must_use]
pub struct Refusal {
    pub(crate) command: &'static str,
    pub(crate) state: Box<str>,
    pub(crate) report: Report,
}

impl Refusal {
    /// The type of the command, such as `request_publication`.
    #[must_use]
    pub const fn command(&self) -> &'static str {
        self.command
    }

    /// The state that it met, in a line, such as ``active; `1`: sod published, stage request_pending``.
    #[must_use]
    pub const fn state(&self) -> &str {
        &self.state
    }

    /// Every condition that is not met, and advice.
    pub const fn report(&self) -> &Report {
        &self.report
    }

    /// The same, to keep.
    pub fn into_report(self) -> Report {
        self.report
    }

    /// Whether this code is among the reasons.
    #[must_use]
    pub fn contains(&self, code: Code) -> bool {
        self.report.contains(code)
    }
}

impl fmt::Display for Refusal {
    /// A line about the command and the state, then the report; as `{:#}`, with the help of each problem.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "`{}` is refused ({})", self.command, self.state)?;
        fmt::Display::fmt(&self.report, f)
    }
}

impl fmt::Debug for Refusal {
    /// The same as `Display`: it is what `?` in `main` shows.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl core::error::Error for Refusal {}
