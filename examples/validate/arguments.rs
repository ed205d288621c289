//! The command line.

use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use lexopt::{Arg, Parser, ValueExt as _};
use superoffice_app::{Environment, Timestamp};

/// One line about the use.
pub(crate) const USAGE: &str =
    "usage: validate [--environment sod|stage|production] [--now RFC3339] [--format text|json|sarif|github] [--deny-warnings] FILE…
       validate --explain CODE";

/// The whole help.
pub(crate) const HELP: &str =
    "Checks configuration files of SuperOffice applications and says everything that is wrong with them.

usage: validate [OPTIONS] FILE…
       validate --explain CODE

A FILE ends in .toml or .json; any other, and standard input (-), is read as JSON when it starts with {, else as TOML.

  --environment NAME  also check whether the application is ready for sod, stage or production
  --now TIME          the time that decides what has expired, in RFC 3339; the clock's unless given
  --format NAME       how the problems are printed: text (unless given), json, sarif (SARIF 2.1.0, for code scanning and editors)
                      or github (annotations of GitHub Actions, of which it shows ten of each level for a step)
  --deny-warnings     exit with 1 also when there are only warnings
  --explain CODE      explain a code such as redirect-url.not-https
  --help              this text

Colours are used on a terminal unless NO_COLOR is set.
exit status: 0 without errors, 1 with errors, 2 when a file cannot be read or the command line is wrong";

/// What is asked for.
pub(crate) enum Request {
    /// Print the help.
    Help,
    /// Explain a code.
    Explain(String),
    /// Check files.
    Check(Arguments),
}

/// How to check files.
pub(crate) struct Arguments {
    /// The environment to be ready for.
    pub(crate) environment: Option<Environment>,
    /// The time.
    pub(crate) now: Timestamp,
    /// How to print.
    pub(crate) format: Format,
    /// Whether warnings count like errors for the exit status.
    pub(crate) deny_warnings: bool,
    /// The files.
    pub(crate) files: Vec<Source>,
}

/// How to print.
#[derive(Clone, Copy)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// For code scanning and editors.
    Sarif,
    /// For GitHub Actions.
    Github,
}

/// Where a configuration comes from.
pub(crate) enum Source {
    /// A file.
    File(PathBuf),
    /// Standard input.
    StandardInput,
}

impl Source {
    /// The name for programs.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::StandardInput => "stdin".to_owned(),
        }
    }
}

impl fmt::Display for Source {
    /// The name for people: a terminal obeys nothing in it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => {
                for letter in path.display().to_string().chars() {
                    let is_hidden = matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
                    if letter.is_control() || is_hidden {
                        write!(f, "{}", letter.escape_default())?;
                    } else {
                        write!(f, "{letter}")?;
                    }
                }
                Ok(())
            }
            Self::StandardInput => f.write_str("<standard input>"),
        }
    }
}

/// Reads the command line.
pub(crate) fn parse(arguments: impl Iterator<Item = OsString>) -> Result<Request, lexopt::Error> {
    let mut parser = Parser::from_args(arguments);
    let (mut environment, mut now, mut format, mut files) = (None, None, Format::Text, Vec::new());
    let mut deny_warnings = false;
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("help") | Arg::Short('h') => return Ok(Request::Help),
            Arg::Long("explain") => return Ok(Request::Explain(parser.value()?.string()?)),
            Arg::Long("environment") => {
                let name = parser.value()?.string()?;
                let unknown = |_| format!("unknown environment {name:?}, expected sod, stage or production");
                environment = Some(Environment::parse(&name).map_err(unknown)?);
            }
            Arg::Long("now") => {
                let time = parser.value()?.string()?;
                let malformed = |_| format!("{time:?} is no time, expected one such as 2026-11-22T00:00:00Z");
                now = Some(Timestamp::parse(&time).map_err(malformed)?);
            }
            Arg::Long("deny-warnings") => deny_warnings = true,
            Arg::Long("format") => {
                format = match parser.value()?.string()?.as_str() {
                    "text" => Format::Text,
                    "json" => Format::Json,
                    "sarif" => Format::Sarif,
                    "github" => Format::Github,
                    other => {
                        return Err(format!("unknown format {other:?}, expected text, json, sarif or github").into());
                    }
                };
            }
            Arg::Value(file) if file == "-" => files.push(Source::StandardInput),
            Arg::Value(file) => files.push(Source::File(file.into())),
            other => return Err(other.unexpected()),
        }
    }
    if files.is_empty() {
        return Err("no file is given".into());
    }
    let now = match now {
        Some(now) => now,
        None => clock()?,
    };
    Ok(Request::Check(Arguments { environment, now, format, deny_warnings, files }))
}

/// The library has no clock; this program does.
fn clock() -> Result<Timestamp, lexopt::Error> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |elapsed| elapsed.as_secs());
    Timestamp::from_seconds(i64::try_from(seconds).unwrap_or(i64::MAX)).map_err(|error| error.to_string().into())
}
