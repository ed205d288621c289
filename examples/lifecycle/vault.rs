//! Where this host keeps its client secrets: a real one asks a vault.

use std::collections::BTreeMap;

use superoffice_app::{ClientSecret, SecretError, SecretHash, SecretReference, SecretVerifier};

/// Secrets by their reference.
#[derive(Default)]
pub(crate) struct Vault(BTreeMap<String, ClientSecret>);

impl Vault {
    pub(crate) fn keep(&mut self, reference: &str, secret: ClientSecret) {
        self.0.insert(reference.to_owned(), secret);
    }
}

impl SecretVerifier for Vault {
    fn verify_hash(&self, _: &ClientSecret, _: &SecretHash) -> Result<(), SecretError> {
        Err(SecretError::Unsupported)
    }

    fn verify_reference(&self, presented: &ClientSecret, reference: &SecretReference) -> Result<(), SecretError> {
        let kept = self.0.get(reference.as_str()).ok_or(SecretError::Unavailable)?;
        if kept.matches(presented) { Ok(()) } else { Err(SecretError::Mismatch) }
    }
}
