//! What an application proves itself with: never a secret in clear text, never a private key.

pub(crate) mod certificate;
mod client_secret;
mod held;
mod read_secret;
pub(crate) mod secret_hash;
pub(crate) mod secret_reference;
mod secret_strength;
mod slot;
mod stored_secret;
mod wiped;

pub use certificate::{Certificate, CertificateForm};
pub use client_secret::ClientSecret;
pub use held::Credential;
pub use secret_hash::SecretHash;
pub use secret_reference::SecretReference;
pub use slot::{CredentialSlot, Occupied};
pub use stored_secret::StoredSecret;
