//! The command line. A secret never stands on it: every user of the machine can read it there.

use lexopt::{Arg, Parser};
use superoffice_app::{ClientId, ClientSecret, ContextId, Environment};

use crate::first_line::first_line;
use crate::question::{Question, What};

/// One line about the use.
pub(crate) const USAGE: &str = "usage: sign_in [redirect | logout | origin | secret | tenant ENVIRONMENT CLIENT_ID …]";

/// The whole help.
pub(crate) const HELP: &str =
    "Answers what a sign-in service asks, from a catalog of the configurations in examples/configurations.

usage: sign_in
       sign_in redirect ENVIRONMENT CLIENT_ID URL
       sign_in logout   ENVIRONMENT CLIENT_ID URL
       sign_in origin   ENVIRONMENT CLIENT_ID ORIGIN
       sign_in secret   ENVIRONMENT CLIENT_ID
       sign_in tenant   ENVIRONMENT CLIENT_ID CONTEXT_ID

Without a question it asks those of a day, and prints what is in the catalog first.

  redirect  may the browser be sent to this URL after it has signed in?
  logout    and to this one after it has signed out?
  origin    may a page of this origin call the API?
  secret    is what stands on the first line of standard input the client secret? Those of the samples are made up:
            what is referred to as `env:NAME` is `made-up secret of NAME`
  tenant    may the application have the data of this tenant?

exit status: 0 for yes, 1 for no, 2 when that cannot be told";

/// What is asked for.
pub(crate) enum Request {
    /// Print the help.
    Help,
    /// Ask the questions of a day.
    All,
    /// Ask this one.
    One(Question),
}

impl Request {
    /// Reads the command line, and standard input when it is about a secret.
    pub(crate) fn from_command_line() -> Result<Self, String> {
        let mut parser = Parser::from_env();
        let mut words = Vec::new();
        while let Some(argument) = parser.next().map_err(|_| UNKNOWN)? {
            match argument {
                Arg::Long("help") | Arg::Short('h') => return Ok(Self::Help),
                Arg::Value(word) => words.push(word.into_string().map_err(|_| "the command line is not Unicode")?),
                Arg::Short(_) | Arg::Long(_) => return Err(UNKNOWN.to_owned()),
            }
        }
        let words: Vec<_> = words.iter().map(String::as_str).collect();
        let (environment, client_id, what) = match words[..] {
            [] => return Ok(Self::All),
            ["redirect", environment, client_id, url] => (environment, client_id, What::Redirect(url.to_owned())),
            ["logout", environment, client_id, url] => (environment, client_id, What::PostLogout(url.to_owned())),
            ["origin", environment, client_id, origin] => (environment, client_id, What::Origin(origin.to_owned())),
            ["secret", environment, client_id] => (environment, client_id, What::Secret(presented()?)),
            ["tenant", environment, client_id, id] => {
                (environment, client_id, What::Tenant(ContextId::parse(id).map_err(|error| error.to_string())?))
            }
            _ => return Err("a question with what belongs to it is expected".to_owned()),
        };
        Ok(Self::One(Question {
            environment: Environment::parse(environment).map_err(|error| error.to_string())?,
            client_id: ClientId::parse(client_id).map_err(|error| error.to_string())?,
            what,
        }))
    }
}

const UNKNOWN: &str = "there is no such option";

/// The most bytes that a client secret has.
const MOST: usize = 1024;

/// The secret on the first line of standard input.
fn presented() -> Result<ClientSecret, String> {
    let line = first_line(MOST)?.ok_or("the first line of standard input is empty or too long for a secret")?;
    ClientSecret::parse(&line).map_err(|error| error.to_string())
}
