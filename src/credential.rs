//! What an application proves itself with: never a secret in clear text, never a private key.

#[cfg(feature = "argon2")]
mod argon2_hash;
#[cfg(feature = "argon2")]
mod argon2id;
pub(crate) mod certificate;
mod client_secret;
mod expiry;
mod fingerprint;
mod held;
mod key_fault;
mod length;
pub(crate) mod read_secret;
#[cfg(any(feature = "keys", feature = "proptest1"))]
pub(crate) mod rsa_der;
#[cfg(feature = "keys")]
mod rsa_public_key;
pub(crate) mod secret_hash;
pub(crate) mod secret_reference;
mod secret_verifier;
#[cfg(feature = "keys")]
mod signed_system_token;
mod signer;
mod signing_input;
mod slot;
mod stored_secret;
mod system_user_token;
mod thumbprint;
#[cfg(feature = "keys")]
mod token_error;
mod wiped;

#[cfg(feature = "argon2")]
pub use argon2id::{Argon2id, HashError};
#[cfg(feature = "x509")]
pub use certificate::Validity;
pub use certificate::{Certificate, CertificateForm};
pub use client_secret::ClientSecret;
pub use expiry::Expiry;
pub use fingerprint::Fingerprint;
pub use held::Credential;
pub use key_fault::KeyFault;
pub(crate) use length::at_most;
#[cfg(feature = "keys")]
pub use rsa_public_key::RsaPublicKey;
pub use secret_hash::SecretHash;
pub use secret_reference::SecretReference;
pub use secret_verifier::{SecretError, SecretVerifier};
#[cfg(feature = "keys")]
pub use signed_system_token::SignedSystemToken;
pub use signer::Signer;
pub use signing_input::SigningInput;
pub use slot::{CredentialSlot, Occupied};
pub use stored_secret::StoredSecret;
pub use system_user_token::SystemUserToken;
pub use thumbprint::Thumbprint;
pub(crate) use thumbprint::unseen;
#[cfg(feature = "keys")]
pub use token_error::SignError;
#[cfg(feature = "verify")]
pub use token_error::TokenError;
pub(crate) use wiped::Wiped;
