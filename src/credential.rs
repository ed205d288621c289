//! What an application proves itself with: never a secret in clear text, never a private key.

#[cfg(feature = "argon2")]
mod argon2_hash;
#[cfg(feature = "argon2")]
mod argon2id;
pub(crate) mod certificate;
mod client_secret;
mod expiry;
mod held;
mod read_secret;
pub(crate) mod secret_hash;
pub(crate) mod secret_reference;
mod secret_strength;
mod secret_verifier;
mod slot;
mod stored_secret;
mod wiped;

#[cfg(feature = "argon2")]
pub use argon2id::{Argon2id, HashError};
pub use certificate::{Certificate, CertificateForm};
pub use client_secret::ClientSecret;
pub use expiry::Expiry;
pub use held::Credential;
pub use secret_hash::SecretHash;
pub use secret_reference::SecretReference;
pub use secret_verifier::{SecretError, SecretVerifier};
pub use slot::{CredentialSlot, Occupied};
pub use stored_secret::StoredSecret;
