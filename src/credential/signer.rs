//! Who signs: never this crate.

/// Makes signatures with the application's private key, which never enters this crate.
///
/// The key may be in a file, in a vault or in a security module. A function over bytes is one. Where signing is asynchronous,
/// sign [`SigningInput::expose_secret`](crate::SigningInput::expose_secret) and build the token with
/// `SignedSystemToken::from_signature`.
///
/// ```
/// use superoffice_app::Signer;
///
/// struct Vault;
///
/// impl Signer for Vault {
///     type Error = std::io::Error;
///
///     fn sign(&self, input: &[u8]) -> Result<Vec<u8>, Self::Error> {
///         # let _ = input;
///         Err(std::io::Error::other("the vault is sealed"))
///     }
/// }
/// # assert!(Vault.sign(b"").is_err());
/// ```
pub trait Signer {
    /// Why there is no signature. It is handed to the caller as it is, so it should tell nothing of the input.
    /// `SignError` is an [`Error`](core::error::Error) when this is one, and only then.
    type Error;

    /// The signature over these bytes: RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017 §8.2), as it is and not as Base64.
    ///
    /// What is given back is wiped after use.
    ///
    /// # Errors
    ///
    /// When the key cannot be reached or used.
    fn sign(&self, input: &[u8]) -> Result<Vec<u8>, Self::Error>;
}

impl<F, E> Signer for F
where
    F: Fn(&[u8]) -> Result<Vec<u8>, E>,
{
    type Error = E;

    fn sign(&self, input: &[u8]) -> Result<Vec<u8>, Self::Error> {
        self(input)
    }
}
