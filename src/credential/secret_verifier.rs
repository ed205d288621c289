//! Who knows how to verify a client secret.

use crate::{ClientSecret, SecretHash, SecretReference};

/// Verifies a client secret that is presented against what is kept of it: a hash function, a vault, or both.
///
/// `Argon2id` (feature `argon2`) is one for hashes. A host with another function, or that follows references,
/// brings its own:
///
/// ```
/// use superoffice_app::{ClientSecret, SecretError, SecretHash, SecretReference, SecretVerifier, StoredSecret};
///
/// /// Follows `env:NAME`, and knows no hashes.
/// struct Environment;
///
/// impl SecretVerifier for Environment {
///     fn verify_hash(&self, _: &ClientSecret, _: &SecretHash) -> Result<(), SecretError> {
///         Err(SecretError::Unsupported)
///     }
///
///     fn verify_reference(&self, presented: &ClientSecret, reference: &SecretReference) -> Result<(), SecretError> {
///         let name = reference.as_str().strip_prefix("env:").ok_or(SecretError::Unsupported)?;
///         let text = std::env::var(name).map_err(|_| SecretError::Unavailable)?;
///         let kept = ClientSecret::from_string(text).map_err(|_| SecretError::Unavailable)?;
///         if presented.matches(&kept) { Ok(()) } else { Err(SecretError::Mismatch) }
///     }
/// }
///
/// let stored = StoredSecret::from(SecretReference::parse("env:ACME_SO_SECRET")?);
/// let presented = ClientSecret::parse("83d0f3bc9a7e4a21bb1c83d0f3bc9a7e")?;
/// assert_eq!(stored.verify(&presented, &Environment), Err(SecretError::Unavailable));
/// # Ok::<(), superoffice_app::ParseError>(())
/// ```
pub trait SecretVerifier {
    /// Verifies against a hash.
    ///
    /// # Errors
    ///
    /// [`SecretError::Mismatch`] for another secret; the others when that could not be found out.
    fn verify_hash(&self, presented: &ClientSecret, hash: &SecretHash) -> Result<(), SecretError>;

    /// Verifies against the secret that the reference leads to. Unless it is written, no reference is followed.
    ///
    /// # Errors
    ///
    /// [`SecretError::Mismatch`] for another secret; the others when that could not be found out.
    fn verify_reference(&self, presented: &ClientSecret, reference: &SecretReference) -> Result<(), SecretError> {
        let _ = (presented, reference);
        Err(SecretError::Unsupported)
    }
}

/// Why a client secret was not found to be the one that is kept.
///
/// Only [`Mismatch`](Self::Mismatch) says that it is another one. It never holds anything of either.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum SecretError {
    /// It is not the one that is kept.
    #[error("the client secret is not the one that is kept")]
    Mismatch,
    /// The verifier knows neither this function nor this kind of reference.
    #[error("what is kept of the client secret is of a kind that is not supported here")]
    Unsupported,
    /// Verifying costs more memory or time than is allowed or there is.
    #[error("verifying the client secret costs more than is allowed")]
    TooCostly,
    /// What is kept cannot be read.
    #[error("what is kept of the client secret is malformed")]
    Malformed,
    /// The host could not get what is kept.
    #[error("what is kept of the client secret is out of reach")]
    Unavailable,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::StoredSecret;

    /// Has one secret behind every reference, and counts on its hash being the text itself.
    struct Host(&'static str);

    impl SecretVerifier for Host {
        fn verify_hash(&self, presented: &ClientSecret, hash: &SecretHash) -> Result<(), SecretError> {
            let same = hash.as_str().ends_with(presented.expose_secret());
            if same { Ok(()) } else { Err(SecretError::Mismatch) }
        }

        fn verify_reference(&self, presented: &ClientSecret, _: &SecretReference) -> Result<(), SecretError> {
            let kept = ClientSecret::parse(self.0).map_err(|_| SecretError::Unavailable)?;
            if presented.matches(&kept) { Ok(()) } else { Err(SecretError::Mismatch) }
        }
    }

    /// Knows hashes only.
    struct HashesOnly;

    impl SecretVerifier for HashesOnly {
        fn verify_hash(&self, _: &ClientSecret, _: &SecretHash) -> Result<(), SecretError> {
            Ok(())
        }
    }

    #[test]
    fn each_form_is_verified_by_its_own_method() {
        let hash = StoredSecret::from(SecretHash::parse("$host$salt$abc").unwrap());
        let reference = StoredSecret::from(SecretReference::parse("vault:abc").unwrap());
        let abc = ClientSecret::parse("abc").unwrap();
        let other = ClientSecret::parse("xyz").unwrap();
        let host: &dyn SecretVerifier = &Host("xyz");
        for (stored, presented, verifier, expected) in [
            (&hash, &abc, host, Ok(())),
            (&hash, &other, host, Err(SecretError::Mismatch)),
            (&reference, &other, host, Ok(())),
            (&reference, &abc, host, Err(SecretError::Mismatch)),
            (&reference, &abc, &Host(""), Err(SecretError::Unavailable)),
            (&hash, &abc, &HashesOnly, Ok(())),
            (&reference, &abc, &HashesOnly, Err(SecretError::Unsupported)),
        ] {
            assert_eq!(stored.verify(presented, verifier), expected, "{stored:?}");
        }
    }

    #[test]
    fn errors_are_small_and_in_plain_words() {
        assert_eq!(size_of::<SecretError>(), 1);
        for error in [
            SecretError::Mismatch,
            SecretError::Unsupported,
            SecretError::TooCostly,
            SecretError::Malformed,
            SecretError::Unavailable,
        ] {
            let text = error.to_string();
            assert!(text.starts_with(char::is_lowercase) && !text.ends_with('.'), "{text}");
        }
    }
}
