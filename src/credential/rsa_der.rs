//! RSA public keys written in DER.

use der::Encode as _;
use der::asn1::{AnyRef, BitStringRef, UintRef};
use spki::{AlgorithmIdentifierRef, SubjectPublicKeyInfoRef};

/// An `RSAPublicKey` (RFC 8017, appendix A.1.1) of numbers with the highest byte first.
pub(crate) fn pkcs1(modulus: &[u8], exponent: &[u8]) -> der::Result<Vec<u8>> {
    pkcs1::RsaPublicKeyRef { modulus: UintRef::new(modulus)?, public_exponent: UintRef::new(exponent)? }.to_der()
}

/// The same in a `SubjectPublicKeyInfo` (RFC 5280, section 4.1.2.7).
pub(crate) fn spki(modulus: &[u8], exponent: &[u8]) -> der::Result<Vec<u8>> {
    let key = pkcs1(modulus, exponent)?;
    let algorithm = AlgorithmIdentifierRef { oid: pkcs1::ALGORITHM_OID, parameters: Some(AnyRef::NULL) };
    SubjectPublicKeyInfoRef { algorithm, subject_public_key: BitStringRef::from_bytes(&key)? }.to_der()
}
