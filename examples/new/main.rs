//! Writes a configuration to begin with: the defaults of one of the developer portal's templates, with comments.

use std::io::Write as _;
use std::process::ExitCode;

use lexopt::{Arg, Parser, ValueExt as _};

/// The templates of the developer portal. Each file is complete but for the places marked `FILL IN`.
const TEMPLATES: [(&str, &str); 6] = [
    ("web", include_str!("templates/web.toml")),
    ("native", include_str!("templates/native.toml")),
    ("server-to-server", include_str!("templates/server-to-server.toml")),
    ("mirroring", include_str!("templates/mirroring.toml")),
    ("erp-sync", include_str!("templates/erp-sync.toml")),
    ("empty", include_str!("templates/empty.toml")),
];

const USAGE: &str = "usage: new --template web|native|server-to-server|mirroring|erp-sync|empty | --schema";

const HELP: &str = "Writes a configuration to begin with to standard output, in TOML.

usage: new --template NAME
       new --schema

  --template web               a web site or service of its own that people sign in to
  --template native            an application on a desktop or a phone
  --template server-to-server  a service that works while nobody is signed in
  --template mirroring         a copy of the database of one customer, in the old form; custom
  --template erp-sync          ERP sync and quote connector; standard
  --template empty             nearly nothing
  --schema                     the JSON Schema of the file, for editors, in place of a configuration
  --help                       this text

APIs, agents, claims and what makes it native are set as the developer portal's template of that name sets them; the rest is a beginning. Fill in what is marked FILL IN, then ask:
validate --environment sod FILE

exit status: 0 when it was written, 2 when the command line is wrong";

fn main() -> ExitCode {
    match text(Parser::from_env()) {
        Ok(text) => {
            // A reader that has gone away is no failure.
            let mut out = std::io::stdout().lock();
            let _ = write!(out, "{text}").and_then(|()| out.flush());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}\n\n{USAGE}");
            ExitCode::from(2)
        }
    }
}

/// What the command line asks for: the help, the schema or a template.
fn text(mut parser: Parser) -> Result<String, lexopt::Error> {
    let (mut found, mut is_schema) = (None, false);
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("help") | Arg::Short('h') => return Ok(format!("{HELP}\n")),
            Arg::Long("schema") => is_schema = true,
            Arg::Long("template") => {
                let name = parser.value()?.string()?;
                let template = TEMPLATES.iter().find(|(of, _)| *of == name);
                found = Some(template.ok_or_else(|| format!("there is no template {name:?}"))?);
            }
            other => return Err(other.unexpected()),
        }
    }
    match (found, is_schema) {
        (Some(_), true) => Err("--template and --schema exclude each other".into()),
        (None, true) => Ok(superoffice_app::json::SCHEMA.to_owned()),
        (Some((_, text)), false) => Ok((*text).to_owned()),
        (None, false) => Err("neither a template nor the schema is asked for".into()),
    }
}
