//! What the library leaves to its host: the environment, standard input, random bytes.

use std::fs::File;
use std::io::{self, Read as _};

use superoffice_app::{Argon2id, ClientSecret, SecretError, SecretHash, SecretReference, SecretVerifier};
use zeroize::Zeroizing;

/// Random bytes of the operating system, wiped when they are dropped.
pub(crate) fn entropy<const BYTES: usize>() -> io::Result<Zeroizing<[u8; BYTES]>> {
    let mut bytes = Zeroizing::new([0; BYTES]);
    File::open("/dev/urandom")?.read_exact(&mut *bytes)?;
    Ok(bytes)
}

/// Follows `env:NAME`. The variable itself stays as it is: unsetting it would not be safe beside other threads.
pub(crate) fn resolve(reference: &SecretReference) -> Result<ClientSecret, SecretError> {
    let name = reference.as_str().strip_prefix("env:").ok_or(SecretError::Unsupported)?;
    let text = std::env::var(name).map_err(|_| SecretError::Unavailable)?;
    // The copy that was just made is taken over, and wiped.
    ClientSecret::from_string(text).map_err(|_| SecretError::Unavailable)
}

/// The secret on the first line of standard input, read into one place that never grows and is wiped.
pub(crate) fn presented() -> Result<ClientSecret, String> {
    // One byte more than a secret and the end of a line have, so that a longer one is noticed.
    let mut bytes = Zeroizing::new([0; 1024 + 3]);
    let mut length = 0;
    // Not through `io::stdin()`, which has a buffer of its own.
    let mut input = File::open("/dev/stdin").map_err(|error| error.to_string())?;
    while let Some(room) = bytes.get_mut(length..).filter(|room| !room.is_empty()) {
        match input.read(room).map_err(|error| error.to_string())? {
            0 => break,
            read => length += read,
        }
    }
    let text = bytes.get(..length).and_then(|bytes| core::str::from_utf8(bytes).ok());
    let line = text.ok_or("standard input is no text")?.split(['\r', '\n']).next().unwrap_or_default();
    ClientSecret::parse(line).map_err(|error| error.to_string())
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
        let kept = resolve(reference)?;
        if presented.matches(&kept) { Ok(()) } else { Err(SecretError::Mismatch) }
    }
}
