//! What a host does with client secrets: makes one, hashes the one that a reference leads to, checks one that is presented.

mod arguments;
#[path = "../shared/first_line.rs"]
mod first_line;
mod host;

use std::io::Write as _;
use std::process::ExitCode;

use superoffice_app::{Argon2id, ClientId, ClientSecret, Policy, SecretError, SecretReference, StoredSecret};

use arguments::{HELP, Request, USAGE};
use host::Host;

fn main() -> ExitCode {
    let request = match Request::from_command_line() {
        Ok(request) => request,
        Err(error) => {
            eprintln!("error: {error}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    let done = match request {
        Request::Help => {
            print(HELP);
            Ok(())
        }
        Request::New => new(),
        Request::Hash { reference, client_id } => hash(&reference, client_id.as_ref()),
        Request::Verify { stored } => return verify(&stored),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failed(&error),
    }
}

/// Makes a secret of 256 random bits. It is the one command that shows a secret, for that is what it is for.
fn new() -> Result<(), String> {
    let entropy = host::entropy::<32>()?;
    print(ClientSecret::from_entropy(&entropy).expose_secret());
    Ok(())
}

/// Prints a hash of the secret to which a reference leads, and says how weak it is: later nobody sees that.
fn hash(reference: &SecretReference, client_id: Option<&ClientId>) -> Result<(), String> {
    let secret = host::resolve(reference).map_err(|error| error.to_string())?;
    for problem in &secret.check_strength(client_id, &Policy::default()) {
        eprintln!("{problem}\n  help: {}", problem.help());
    }
    let salt = host::entropy::<16>()?;
    let hash = Argon2id::default().hash(&secret, &salt).map_err(|error| error.to_string())?;
    print(hash.as_str());
    Ok(())
}

/// Checks the secret that stands on standard input against what is kept.
fn verify(stored: &StoredSecret) -> ExitCode {
    let presented = match host::presented() {
        Ok(presented) => presented,
        Err(error) => return failed(&error),
    };
    // What cannot be a secret is not the one that is kept, whatever that is.
    let checked = presented.map_or(Err(SecretError::Mismatch), |presented| stored.verify(&presented, &Host::default()));
    match checked {
        Ok(()) => {
            print("it is the one that is kept");
            ExitCode::SUCCESS
        }
        Err(error @ SecretError::Mismatch) => {
            eprintln!("error: {error}");
            ExitCode::from(1)
        }
        Err(error) => failed(&error.to_string()),
    }
}

fn failed(error: &str) -> ExitCode {
    eprintln!("error: {error}");
    ExitCode::from(2)
}

/// Prints to standard output; a reader that has gone away is no failure.
fn print(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{text}").and_then(|()| out.flush());
}
