//! The command line. A token never stands on it: every user of the machine can read it there. Should one be typed all the same, no message
//! repeats it.

use core::time::Duration;
use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::{Arg, Parser};
use superoffice_app::Timestamp;

/// One line about the use.
pub(crate) const USAGE: &str = "usage: system_token sign --key PRIVATE --now TIME | \
    verify --certificate PUBLIC --now TIME [--skew SECONDS] | key PUBLIC";

/// The whole help.
pub(crate) const HELP: &str =
    "Signs and verifies system user tokens of SuperOffice applications, and looks at their public keys.

usage: system_token sign --key PRIVATE --now TIME
       system_token verify --certificate PUBLIC --now TIME [--skew SECONDS]
       system_token key PUBLIC

  sign    prints the system user token on the first line of standard input with the time and a signature
  verify  says who signed the token on the first line of standard input, and when
  key     prints the form, the bits and the fingerprint of a public key, and the key in the other form

  --key PRIVATE         a file with an RSA private key of 2,048 bits or more, in PEM and not encrypted
  --certificate PUBLIC  a file with an RSA public key: .NET XML, PEM, or an X.509 certificate
  --now TIME            the time, such as 2026-11-22T10:30:00Z
  --skew SECONDS        how far off the clocks may be; 0 unless given

exit status: 0 when all went well, 1 when the signed token is not to be believed, 2 when that could not be found out";

/// What is asked for.
pub(crate) enum Request {
    /// Print the help.
    Help,
    /// Sign a token.
    Sign {
        /// The private key.
        key: PathBuf,
        /// The time.
        now: Timestamp,
    },
    /// Verify a signed token.
    Verify(Verification),
    /// Look at a public key.
    Key(PathBuf),
}

/// By what a signed token is judged.
pub(crate) struct Verification {
    /// The public key.
    pub(crate) certificate: PathBuf,
    /// The time.
    pub(crate) now: Timestamp,
    /// How far off the clocks may be.
    pub(crate) skew: Duration,
}

impl Request {
    /// Reads the command line. The errors are this program's own, for those of the parser quote what was typed.
    pub(crate) fn from_command_line() -> Result<Self, String> {
        let mut parser = Parser::from_env();
        let (mut key, mut certificate, mut now, mut skew) = (None, None, None, None);
        let mut words: Vec<OsString> = Vec::new();
        while let Some(argument) = parser.next().map_err(|_| UNKNOWN)? {
            match argument {
                Arg::Long("help") | Arg::Short('h') => return Ok(Self::Help),
                Arg::Long("key") => key = Some(PathBuf::from(value(&mut parser)?)),
                Arg::Long("certificate") => certificate = Some(PathBuf::from(value(&mut parser)?)),
                Arg::Long("now") => {
                    let time = value(&mut parser)?.into_string().ok().and_then(|time| Timestamp::parse(&time).ok());
                    now = Some(time.ok_or("what follows `--now` is no time such as 2026-11-22T10:30:00Z")?);
                }
                Arg::Long("skew") => {
                    let seconds = value(&mut parser)?.into_string().ok().and_then(|seconds| seconds.parse().ok());
                    skew = Some(Duration::from_secs(seconds.ok_or("what follows `--skew` is no number of seconds")?));
                }
                Arg::Value(word) => words.push(word),
                Arg::Short(_) | Arg::Long(_) => return Err(UNKNOWN.to_owned()),
            }
        }
        let words: Vec<_> = words.iter().map(|word| word.to_str().unwrap_or_default()).zip(&words).collect();
        match (&words[..], key, certificate, now, skew) {
            ([("sign", _)], Some(key), None, Some(now), None) => Ok(Self::Sign { key, now }),
            ([("verify", _)], None, Some(certificate), Some(now), skew) => {
                Ok(Self::Verify(Verification { certificate, now, skew: skew.unwrap_or_default() }))
            }
            ([("key", _), (_, file)], None, None, None, None) => Ok(Self::Key(PathBuf::from(file))),
            _ => Err("one command with what belongs to it is expected".to_owned()),
        }
    }
}

const UNKNOWN: &str = "there is no such option";

fn value(parser: &mut Parser) -> Result<OsString, String> {
    parser.value().map_err(|_| "an option lacks its value".to_owned())
}
