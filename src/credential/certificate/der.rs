//! RSA public keys in DER, strictly.

use der::asn1::AnyRef;
use der::{Decode, ErrorKind};
use pkcs1::RsaPublicKeyRef;
use spki::SubjectPublicKeyInfoRef;

use crate::{KeyFault, ParseErrorKind, RsaPublicKey};

/// A `SubjectPublicKeyInfo` (RFC 5280, section 4.1.2.7).
pub(super) fn spki(bytes: &[u8]) -> Result<RsaPublicKey, ParseErrorKind> {
    let info = SubjectPublicKeyInfoRef::from_der(bytes).map_err(fault)?;
    if info.algorithm.oid != pkcs1::ALGORITHM_OID {
        return Err(ParseErrorKind::NotRsa);
    }
    // RFC 8017, appendix A.1: the parameters are NULL, and not left out.
    if info.algorithm.parameters != Some(AnyRef::NULL) {
        return Err(ParseErrorKind::Key(KeyFault::NotDer));
    }
    let key = info.subject_public_key.as_bytes().ok_or(KeyFault::NotDer)?;
    Ok(pkcs1(key)?)
}

/// An `RSAPublicKey` (RFC 8017, appendix A.1.1).
pub(super) fn pkcs1(bytes: &[u8]) -> Result<RsaPublicKey, KeyFault> {
    let key = RsaPublicKeyRef::from_der(bytes).map_err(fault)?;
    RsaPublicKey::new(key.modulus.as_bytes(), key.public_exponent.as_bytes())
}

/// What an error of the decoder comes to; nothing of it is kept.
pub(super) fn fault(error: der::Error) -> KeyFault {
    match error.kind() {
        ErrorKind::TrailingData { .. } => KeyFault::TrailingData,
        _ => KeyFault::NotDer,
    }
}
