//! What the library leaves to its host: the environment, standard input, random bytes.

use core::fmt;
use std::env::{self, VarError};

use superoffice_app::{Argon2id, ClientSecret, ParseError, SecretError, SecretHash, SecretReference, SecretVerifier};
use zeroize::Zeroizing;

use crate::first_line::first_line;

/// The most bytes that a client secret has.
const MOST: usize = 1024;

/// Random bytes of the operating system, wiped when they are dropped.
pub(crate) fn entropy<const BYTES: usize>() -> Result<Zeroizing<[u8; BYTES]>, String> {
    let mut bytes = Zeroizing::new([0; BYTES]);
    getrandom::fill(&mut *bytes).map_err(|error| format!("no random bytes: {error}"))?;
    Ok(bytes)
}

/// Why a reference leads to no secret. The name is not in it: a secret may have been typed in its place.
#[derive(Clone, Copy)]
pub(crate) enum Unresolved {
    /// It is of another kind than `env:NAME`.
    OtherKind,
    /// There is no such variable.
    NotSet,
    /// Its value is not Unicode.
    NotText,
    /// Its value is not a client secret.
    NoSecret(ParseError),
}

impl fmt::Display for Unresolved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OtherKind => f.write_str("only `env:NAME` is followed here"),
            Self::NotSet => f.write_str("the environment variable is not set"),
            Self::NotText => f.write_str("the environment variable is not Unicode"),
            Self::NoSecret(error) => write!(f, "the environment variable is no client secret: {error}"),
        }
    }
}

impl From<Unresolved> for SecretError {
    fn from(fault: Unresolved) -> Self {
        match fault {
            Unresolved::OtherKind => Self::Unsupported,
            Unresolved::NotSet | Unresolved::NotText | Unresolved::NoSecret(_) => Self::Unavailable,
        }
    }
}

/// Follows `env:NAME`. The variable itself stays as it is: unsetting it would not be safe beside other threads.
pub(crate) fn resolve(reference: &SecretReference) -> Result<ClientSecret, Unresolved> {
    let name = reference.as_str().strip_prefix("env:").ok_or(Unresolved::OtherKind)?;
    let mut text = env::var(name).map_err(|error| match error {
        VarError::NotPresent => Unresolved::NotSet,
        VarError::NotUnicode(text) => {
            drop(Zeroizing::new(text.into_encoded_bytes()));
            Unresolved::NotText
        }
    })?;
    // Files that Docker and Kubernetes take secrets from end in a line break as a rule, and what is presented is one line.
    if text.ends_with('\n') {
        let line = text.strip_suffix("\r\n").or(text.strip_suffix('\n')).map_or(0, str::len);
        text.truncate(line);
        eprintln!("note: the line break at the end of the environment variable is not taken as a part of the secret");
    }
    // The copy that was just made is taken over, and wiped.
    ClientSecret::from_string(text).map_err(Unresolved::NoSecret)
}

/// The secret on the first line of standard input; nothing when the line is empty or too long for one.
pub(crate) fn presented() -> Result<Option<ClientSecret>, String> {
    Ok(first_line(MOST)?.and_then(|line| ClientSecret::parse(&line).ok()))
}

/// Checks hashes with Argon2id, and what stands in the environment by comparing.
#[derive(Default)]
pub(crate) struct Host {
    hashes: Argon2id,
}

impl SecretVerifier for Host {
    fn verify_hash(&self, presented: &ClientSecret, hash: &SecretHash) -> Result<(), SecretError> {
        self.hashes.verify_hash(presented, hash)
    }

    fn verify_reference(&self, presented: &ClientSecret, reference: &SecretReference) -> Result<(), SecretError> {
        // The library's error has no room for the host's own reason.
        let kept = resolve(reference).inspect_err(|fault| eprintln!("note: {fault}"))?;
        if presented.matches(&kept) { Ok(()) } else { Err(SecretError::Mismatch) }
    }
}
