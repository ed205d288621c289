//! The application's private key, which never enters the library.

use std::path::Path;

use ring::error::Unspecified;
use ring::rand::SystemRandom;
use ring::signature::{RSA_PKCS1_SHA256, RsaKeyPair};
use superoffice_app::Signer;
use zeroize::Zeroizing;

use crate::key_file;

/// A private key that is in memory. `ring` does not wipe what it makes of one: where that matters, let a vault or a security module sign.
pub(crate) struct PrivateKey(RsaKeyPair);

impl PrivateKey {
    /// Reads PKCS#8 (`PRIVATE KEY`) or PKCS#1 (`RSA PRIVATE KEY`) in PEM.
    pub(crate) fn read(file: &Path) -> Result<Self, String> {
        let pem = key_file::bytes(file)?;
        // DER is shorter than the Base64 of it.
        let mut der = Zeroizing::new(vec![0; pem.len()]);
        let (label, der) = pem_rfc7468::decode(&pem, &mut der).map_err(|_| "the private key is not PEM (RFC 7468)")?;
        let key = match label {
            "PRIVATE KEY" => RsaKeyPair::from_pkcs8(der),
            "RSA PRIVATE KEY" => RsaKeyPair::from_der(der),
            "ENCRYPTED PRIVATE KEY" => return Err("the private key is encrypted: decrypt it first".to_owned()),
            _ => return Err("the PEM holds something other than an RSA private key".to_owned()),
        };
        let refused = |error| format!("the private key is not an RSA key of 2,048 to 4,096 bits ({error})");
        key.map(Self).map_err(refused)
    }
}

impl Signer for PrivateKey {
    type Error = Unspecified;

    fn sign(&self, input: &[u8]) -> Result<Vec<u8>, Self::Error> {
        let mut signature = vec![0; self.0.public().modulus_len()];
        self.0.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), input, &mut signature)?;
        Ok(signature)
    }
}
