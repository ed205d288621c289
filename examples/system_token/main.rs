//! What a host does with system user tokens: has them signed with the application's private key, verifies signed ones, and looks at public keys.

mod arguments;
#[path = "../shared/first_line.rs"]
mod first_line;
mod key_file;
mod private_key;

use core::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use superoffice_app::{
    CertificateForm, SignError, SignedSystemToken, SigningInput, SystemUserToken, Timestamp, TokenError,
};

use arguments::{HELP, Request, USAGE, Verification};
use first_line::first_line;
use private_key::PrivateKey;

/// The most bytes of a system user token.
const MOST_OF_TOKEN: usize = 1024;
/// The most bytes of a signed one: the token, the minute, a signature of 2,048 bytes in Base64, and the dots between.
const MOST_OF_SIGNED: usize = MOST_OF_TOKEN + 1 + 12 + 1 + 2732;

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
        Request::Sign { key, now } => sign(&key, now),
        Request::Verify(verification) => match verify(&verification) {
            Ok(status) => return status,
            Err(error) => Err(error),
        },
        Request::Key(file) => key(&file),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

/// Prints what a server-to-server application sends to get a ticket. It is a secret for as long as it is valid.
fn sign(key: &Path, now: Timestamp) -> Result<(), String> {
    let line =
        first_line(MOST_OF_TOKEN)?.ok_or("the first line of standard input is too long for a system user token")?;
    let token = SystemUserToken::parse(&line).map_err(|error| error.to_string())?;
    let input = SigningInput::new(&token, now).map_err(|error| error.to_string())?;
    let signed = SignedSystemToken::sign(&input, &PrivateKey::read(key)?).map_err(|error| match error {
        SignError::Signature(fault) => format!("{error}: {fault}"),
        _ => error.to_string(),
    })?;
    print(signed.expose_secret());
    Ok(())
}

/// Says who signed and when, or why the signed token on standard input is not to be believed.
fn verify(verification: &Verification) -> Result<ExitCode, String> {
    let Verification { certificate, now, skew } = verification;
    let certificate = key_file::certificate(certificate)?;
    let Some(line) = first_line(MOST_OF_SIGNED)? else {
        return Ok(refused("signed system token is too long"));
    };
    let signed = match SignedSystemToken::parse(&line) {
        Ok(signed) => signed,
        Err(error) => return Ok(refused(&error.to_string())),
    };
    Ok(match signed.verify(&certificate, *now, *skew) {
        Ok(()) => {
            // It may hold letters that turn the direction of writing.
            let name = signed.token().application_name().escape_debug();
            print(&format!("`{name}` signed at {}", signed.signed_at()));
            ExitCode::SUCCESS
        }
        Err(error @ TokenError::Timestamp) => {
            let skew = skew.as_secs();
            refused(&format!("{error}: {}, and now is {now} with a skew of {skew} s", signed.signed_at()))
        }
        Err(error) => refused(&error.to_string()),
    })
}

/// Prints what is known of a public key, and the key in the form in which it is not.
fn key(file: &Path) -> Result<(), String> {
    let certificate = key_file::certificate(file)?;
    let (form, other) = match certificate.form() {
        CertificateForm::RsaXml => (".NET XML", certificate.to_pem()),
        _ if certificate.subject().is_some() => ("X.509", certificate.to_rsa_xml()),
        _ => ("PEM", certificate.to_rsa_xml()),
    };
    let mut text = format!("form: {form}\nbits: {}\nfingerprint: {}\n", certificate.bits(), certificate.fingerprint());
    if let (Some(subject), Some(validity)) = (certificate.subject(), certificate.validity()) {
        let _ = writeln!(text, "subject: {}", subject.escape_debug());
        let _ = writeln!(text, "valid: {} to {}", validity.not_before, validity.not_after);
    }
    print(&format!("{text}\n{}", other.trim_end()));
    Ok(())
}

fn refused(reason: &str) -> ExitCode {
    eprintln!("error: {reason}");
    ExitCode::from(1)
}

/// Prints to standard output; a reader that has gone away is no failure.
fn print(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{text}").and_then(|()| out.flush());
}
