//! X.509 certificates (RFC 5280): the key, and what is said of it. No signature, issuer or purpose is judged.

use core::fmt::Write;

use der::{Decode, Encode};
use sha1::{Digest, Sha1};
use x509_cert::time::Time;

use super::contents::Contents;
use super::der::{fault, pkcs1, spki};
use crate::{KeyFault, ParseErrorKind, Thumbprint, Timestamp};

/// From when until when an X.509 certificate says that it is valid. Needs the feature `x509`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Validity {
    /// The first second at which it is valid.
    pub not_before: Timestamp,
    /// The last second at which it is valid.
    pub not_after: Timestamp,
}

pub(super) struct X509 {
    pub(super) subject: Box<str>,
    pub(super) validity: Validity,
    pub(super) thumbprint: Thumbprint,
}

pub(super) fn read(bytes: &[u8]) -> Result<Contents, ParseErrorKind> {
    let certificate = x509_cert::Certificate::from_der(bytes).map_err(|error| match (spki(bytes), pkcs1(bytes)) {
        (Err(ParseErrorKind::Key(_)), Err(_)) => fault(error),
        _ => KeyFault::BareKey,
    })?;
    let certificate = certificate.tbs_certificate();
    let key = certificate.subject_public_key_info().to_der().map_err(fault)?;
    let validity = certificate.validity();
    let validity = Validity { not_before: time(validity.not_before)?, not_after: time(validity.not_after)? };
    let thumbprint = Thumbprint::from_bytes(Sha1::digest(bytes).into());
    let mut subject = String::new();
    write!(subject, "{}", certificate.subject()).map_err(|_| KeyFault::NotDer)?;
    Ok(Contents { key: spki(&key)?, x509: Some(X509 { subject: subject.into(), validity, thumbprint }) })
}

fn time(time: Time) -> Result<Timestamp, KeyFault> {
    let seconds = i64::try_from(time.to_unix_duration().as_secs()).map_err(|_| KeyFault::NotDer)?;
    Timestamp::from_seconds(seconds).map_err(|_| KeyFault::NotDer)
}
