//! The command line.

use std::ffi::OsString;
use std::time::{SystemTime, UNIX_EPOCH};

use lexopt::{Arg, Parser, ValueExt as _};
use superoffice_app::{Environment, Timestamp};

/// One line about the use.
pub(crate) const USAGE: &str = "usage: tenant_watch [--environment sod|stage|production] [--now RFC3339] FILE";

/// The whole help.
pub(crate) const HELP: &str = "Reads what SuperOffice tells about tenants, says what each message changes, and what is known in the end.

usage: tenant_watch [OPTIONS] FILE

Each line of the FILE, or of standard input (-), is one JSON object: a message as SuperOffice publishes it, which is an answer to the
question for a tenant's state or a change notification, or one with what the message itself does not say:

  {\"at\": \"2026-11-22T10:00:00Z\", \"environment\": \"sod\", \"message\": {\"ContextIdentifier\": \"Cust12345\", \"State\": \"Running\"}}

An `Endpoint`, `ValidUntil` or `Api` that cannot be read is noted, and the rest of the answer counts.
A line without `at` counts a second later than the one before it. Empty lines are passed over; a faulty one is told, and the others are read.

  --environment NAME  the environment of lines that name none; production unless given
  --now TIME          the time of the first line, if it has none, in RFC 3339; the clock's unless given
  --help              this text

The token of a notification is neither verified nor shown: a service verifies it before it believes a word of the message.
exit status: 0 without a faulty line, 1 with one, 2 when the file cannot be read or the command line is wrong";

/// What is asked for.
pub(crate) enum Request {
    /// Print the help.
    Help,
    /// Read messages.
    Watch(Arguments),
}

/// Which messages to read, and what they do not say themselves.
pub(crate) struct Arguments {
    /// The environment of lines that name none.
    pub(crate) environment: Environment,
    /// The time of the first line.
    pub(crate) now: Timestamp,
    /// The file; `-` is standard input.
    pub(crate) file: OsString,
}

/// Reads the command line.
pub(crate) fn parse(arguments: impl Iterator<Item = OsString>) -> Result<Request, lexopt::Error> {
    let mut parser = Parser::from_args(arguments);
    let (mut environment, mut now, mut file) = (Environment::Production, None, None);
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("help") | Arg::Short('h') => return Ok(Request::Help),
            Arg::Long("environment") => {
                let name = parser.value()?.string()?;
                let unknown = |_| format!("unknown environment {name:?}, expected sod, stage or production");
                environment = Environment::parse(&name).map_err(unknown)?;
            }
            Arg::Long("now") => {
                let time = parser.value()?.string()?;
                let malformed = |_| format!("{time:?} is no time, expected one such as 2026-11-22T00:00:00Z");
                now = Some(Timestamp::parse(&time).map_err(malformed)?);
            }
            Arg::Value(value) if file.is_none() => file = Some(value),
            Arg::Value(_) => return Err("more than one file is given; put them together with `cat`".into()),
            other => return Err(other.unexpected()),
        }
    }
    let Some(file) = file else { return Err("no file is given".into()) };
    let now = match now {
        Some(now) => now,
        None => clock()?,
    };
    Ok(Request::Watch(Arguments { environment, now, file }))
}

/// The library has no clock; this program does.
fn clock() -> Result<Timestamp, lexopt::Error> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |elapsed| elapsed.as_secs());
    Timestamp::from_seconds(i64::try_from(seconds).unwrap_or(i64::MAX)).map_err(|error| error.to_string().into())
}
