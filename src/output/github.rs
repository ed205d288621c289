//! Annotations for GitHub Actions.

use core::fmt;

use super::file_name;
use crate::redact::printable;
use crate::{Position, Problem, Report, Severity};

/// A report as workflow commands of GitHub Actions, a line for each problem, which GitHub shows beside the lines of the file.
///
/// Each line ends with a line break. Errors, warnings and hints become `error`, `warning` and `notice`. GitHub shows at most ten
/// annotations of each of them for a step; the log of the step has all lines, and so has a [`SarifLog`](crate::SarifLog).
///
/// ```
/// use superoffice_app::{GithubAnnotations, Limits, Policy, json};
///
/// let text = r#"{ "name": "Acme Orders", "distribution": "custom", "kind": "hybird", "endpoints": { "supported": ["WebAPI"] } }"#;
/// let report = json::read(text, &Limits::default()).check(&Policy::default());
/// assert_eq!(
///     GithubAnnotations::new("app.json", &report).to_string(),
///     "::error file=app.json,line=1,endLine=1,col=61,endColumn=67,title=document.unknown-value::\
///      unknown value `hybird`, expected `internal`, `external` or `hybrid`%0Adid you mean `hybrid`?\n"
/// );
/// ```
#[derive(Clone, Copy, Debug)]
pub struct GithubAnnotations<'a> {
    file: &'a str,
    report: &'a Report,
}

impl<'a> GithubAnnotations<'a> {
    /// The problems of one file; its name is best relative to the root of the repository.
    #[must_use]
    pub const fn new(file: &'a str, report: &'a Report) -> Self {
        Self { file, report }
    }

    /// The annotations one by one: a problem each, and one more that tells how many were not kept, if any.
    pub fn iter(&self) -> impl Iterator<Item = GithubAnnotation<'a>> + use<'a> {
        let Self { file, report } = *self;
        let omitted = Some(report.omitted()).filter(|count| *count > 0).map(Text::Omitted);
        report.iter().map(Text::Problem).chain(omitted).map(move |text| GithubAnnotation { file, text })
    }
}

impl fmt::Display for GithubAnnotations<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter().try_for_each(|annotation| writeln!(f, "{annotation}"))
    }
}

/// One workflow command of GitHub Actions, without a line break at its end.
///
/// Nothing in it can begin another command, whatever stands in the document or in the name of its file.
#[derive(Clone, Copy, Debug)]
pub struct GithubAnnotation<'a> {
    file: &'a str,
    text: Text<'a>,
}

/// What an annotation says.
#[derive(Clone, Copy, Debug)]
enum Text<'a> {
    Problem(&'a Problem),
    Omitted(usize),
    Unread(&'a str),
}

impl<'a> GithubAnnotation<'a> {
    /// A problem of a file.
    #[must_use]
    pub const fn new(file: &'a str, problem: &'a Problem) -> Self {
        Self { file, text: Text::Problem(problem) }
    }

    /// A file that could not be read, and why.
    #[must_use]
    pub const fn unread(file: &'a str, why: &'a str) -> Self {
        Self { file, text: Text::Unread(why) }
    }

    fn level(&self) -> &'static str {
        match self.text {
            Text::Problem(problem) => match problem.severity() {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Hint => "notice",
            },
            Text::Omitted(_) => "warning",
            Text::Unread(_) => "error",
        }
    }
}

impl fmt::Display for GithubAnnotation<'_> {
    /// `::error file=…,line=…,endLine=…,col=…,endColumn=…,title=CODE::MESSAGE%0AHELP`; columns only within one line, for
    /// GitHub knows no others.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "::{} file={}", self.level(), property(&file_name::with_slashes(self.file)))?;
        match self.text {
            Text::Problem(problem) => {
                problem.position().map_or(Ok(()), |position| place(f, position))?;
                write!(f, ",title={}::", property(problem.code().as_str()))?;
                if problem.position().is_none() && !problem.path().is_root() {
                    write!(f, "{}: ", data(&problem.path().to_string()))?;
                }
                write!(f, "{}%0A{}", data(&problem.message()), data(&problem.help()))
            }
            Text::Omitted(count) => write!(f, "::{count} more problems were counted and not kept"),
            Text::Unread(why) => write!(f, ",title=file not read::{}", data(why)),
        }
    }
}

fn place(f: &mut fmt::Formatter<'_>, position: &Position) -> fmt::Result {
    write!(f, ",line={},endLine={}", position.line, position.end_line)?;
    if position.line == position.end_line {
        write!(f, ",col={},endColumn={}", position.column, position.end_column)?;
    }
    Ok(())
}

/// What stands after the second `::`.
fn data(text: &str) -> String {
    let text = printable(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    // A runner that does not know the command of a line looks for one of the older form, which may stand anywhere in it.
    text.replace("##[", "# #[")
}

/// What stands after a `=`.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_what_means_something_to_a_runner() {
        for (text, in_data, in_property) in [
            ("plain", "plain", "plain"),
            ("50 %", "50 %25", "50 %25"),
            ("%0A::error::x", "%250A::error::x", "%250A%3A%3Aerror%3A%3Ax"),
            ("a\r\n::set-env name=A::x", "a\\r\\n::set-env name=A::x", "a\\r\\n%3A%3Aset-env name=A%3A%3Ax"),
            ("a,b=c", "a,b=c", "a%2Cb=c"),
            ("\u{1b}]0;x\u{202e}", "\\u{1b}]0;x\\u{202e}", "\\u{1b}]0;x\\u{202e}"),
            ("##[add-path]/x ###[", "# #[add-path]/x ## #[", "# #[add-path]/x ## #["),
        ] {
            assert_eq!((data(text).as_str(), property(text).as_str()), (in_data, in_property), "{text:?}");
        }
    }

    #[test]
    fn a_file_may_be_called_anything() {
        assert_eq!(
            GithubAnnotation::unread(".\\a,b\n::stop-commands::x%.toml", "no such file\n::debug::x").to_string(),
            "::error file=a%2Cb\\n%3A%3Astop-commands%3A%3Ax%25.toml,title=file not read::no such file\\n::debug::x"
        );
    }
}
