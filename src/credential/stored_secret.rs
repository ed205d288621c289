//! What is kept of a client secret.

use crate::{ClientSecret, SecretError, SecretHash, SecretReference, SecretVerifier};

/// What a configuration keeps of a client secret: a salted hash of it, or the name of the place where the host finds it.
///
/// There is no third: clear text is never kept.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum StoredSecret {
    /// A salted hash; enough to verify a secret that is presented.
    Hash(SecretHash),
    /// The name of a place outside, such as an environment variable.
    Reference(SecretReference),
}

impl StoredSecret {
    /// Verifies a secret that is presented. When what is kept expires plays no part in it.
    ///
    /// # Errors
    ///
    /// [`SecretError::Mismatch`] for another secret; the others when the verifier could not find that out.
    pub fn verify(&self, presented: &ClientSecret, verifier: &dyn SecretVerifier) -> Result<(), SecretError> {
        match self {
            Self::Hash(hash) => verifier.verify_hash(presented, hash),
            Self::Reference(reference) => verifier.verify_reference(presented, reference),
        }
    }
}

impl From<SecretHash> for StoredSecret {
    fn from(hash: SecretHash) -> Self {
        Self::Hash(hash)
    }
}

impl From<SecretReference> for StoredSecret {
    fn from(reference: SecretReference) -> Self {
        Self::Reference(reference)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neither_form_shows_in_debug() {
        let hash = SecretHash::parse("$argon2id$v=19$canary$canary").unwrap();
        let reference = SecretReference::parse("env:canary").unwrap();
        for secret in [StoredSecret::from(hash), StoredSecret::from(reference)] {
            assert!(!format!("{secret:?}").contains("canary"));
        }
    }
}
