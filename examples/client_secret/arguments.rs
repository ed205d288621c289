//! The command line. A secret never stands on it: every user of the machine can read it there. Should one be typed all the same, no message
//! repeats it.

use lexopt::{Arg, Parser};
use superoffice_app::{ClientId, SecretHash, SecretReference, StoredSecret};

/// One line about the use.
pub(crate) const USAGE: &str = "usage: client_secret new | hash REFERENCE [--client-id ID] | verify STORED";

/// The whole help.
pub(crate) const HELP: &str = "Makes, hashes and checks client secrets of SuperOffice applications.

usage: client_secret new
       client_secret hash REFERENCE [--client-id ID]
       client_secret verify STORED

  new     prints a secret of 256 random bits
  hash    prints an Argon2id hash of the secret to which the reference leads, and warns of a weak one
  verify  checks the secret on the first line of standard input against a hash, or against the secret to which a
          reference leads

A REFERENCE is env:NAME, the name of an environment variable. STORED is such a reference, or a hash: $argon2id$…

A line break at the end of the environment variable is not taken as a part of the secret.

exit status: 0 when all went well, 1 when the secret is another one, 2 when that could not be found out";

/// What is asked for.
pub(crate) enum Request {
    /// Print the help.
    Help,
    /// Make a secret.
    New,
    /// Hash a secret.
    Hash {
        /// Where it is.
        reference: SecretReference,
        /// The public half, which is no good secret.
        client_id: Option<ClientId>,
    },
    /// Check a secret.
    Verify {
        /// What is kept of it.
        stored: StoredSecret,
    },
}

impl Request {
    /// Reads the command line. The errors are this program's own, for those of the parser quote what was typed.
    pub(crate) fn from_command_line() -> Result<Self, String> {
        let mut parser = Parser::from_env();
        let (mut words, mut client_id) = (Vec::new(), None);
        while let Some(argument) = parser.next().map_err(|_| UNKNOWN)? {
            match argument {
                Arg::Long("help") | Arg::Short('h') => return Ok(Self::Help),
                Arg::Long("client-id") => {
                    let id = parser.value().ok().and_then(|id| id.into_string().ok());
                    let id = id.and_then(|id| ClientId::parse(&id).ok());
                    client_id = Some(id.ok_or("what follows `--client-id` is no client ID")?);
                }
                Arg::Value(word) => words.push(word.into_string().map_err(|_| "the command line is not Unicode")?),
                Arg::Short(_) | Arg::Long(_) => return Err(UNKNOWN.to_owned()),
            }
        }
        let words: Vec<_> = words.iter().map(String::as_str).collect();
        match (&words[..], client_id) {
            (["new"], None) => Ok(Self::New),
            (["hash", reference], client_id) => Ok(Self::Hash { reference: read(reference)?, client_id }),
            (["verify", hash], None) if hash.starts_with('$') => {
                let hash = SecretHash::parse(hash).map_err(|error| error.to_string())?;
                Ok(Self::Verify { stored: hash.into() })
            }
            (["verify", reference], None) => Ok(Self::Verify { stored: read(reference)?.into() }),
            _ => Err("one command with what belongs to it is expected".to_owned()),
        }
    }
}

const UNKNOWN: &str = "there is no such option";

fn read(reference: &str) -> Result<SecretReference, String> {
    SecretReference::parse(reference).map_err(|error| error.to_string())
}
