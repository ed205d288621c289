//! X.509 certificates (RFC 5280): the key, and what is said of it. No signature, issuer or purpose is judged.

use core::fmt::Write;

use der::{Decode, Encode};
use sha1::{Digest, Sha1};
use x509_cert::time::Time;

use super::contents::Contents;
use super::der::{fault, spki};
use crate::hidden::is_hidden;
use crate::{KeyFault, ParseErrorKind, Thumbprint, Timestamp};

/// From when until when an X.509 certificate says that it is valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Validity {
    /// The first second at which it is valid.
    pub not_before: Timestamp,
    /// The last second at which it is valid. 9999-12-30T22:00:00Z, the last second that a [`Timestamp`] can be, stands for later
    /// ones too: RFC 5280 writes 9999-12-31T23:59:59Z where there is no end.
    pub not_after: Timestamp,
}

pub(super) struct X509 {
    pub(super) subject: Box<str>,
    pub(super) validity: Validity,
    pub(super) thumbprint: Thumbprint,
}

pub(super) fn read(bytes: &[u8]) -> Result<Contents, ParseErrorKind> {
    let certificate = x509_cert::Certificate::from_der(bytes).map_err(fault)?;
    let certificate = certificate.tbs_certificate();
    let key = certificate.subject_public_key_info().to_der().map_err(fault)?;
    let validity = certificate.validity();
    let validity = Validity { not_before: time(validity.not_before), not_after: time(validity.not_after) };
    let thumbprint = Thumbprint::from_bytes(Sha1::digest(bytes).into());
    let mut subject = String::new();
    write!(subject, "{}", certificate.subject()).map_err(|_| KeyFault::NotDer)?;
    let subject = escaped(&subject)?.into();
    Ok(Contents { key: spki(&key)?, x509: Some(X509 { subject, validity, thumbprint }) })
}

/// `99991231235959Z` says that there is no end (RFC 5280, section 4.1.2.5); it is a little later than the last second that there is.
fn time(time: Time) -> Timestamp {
    let seconds = i64::try_from(time.to_unix_duration().as_secs()).ok();
    seconds.and_then(|seconds| Timestamp::from_seconds(seconds).ok()).unwrap_or(Timestamp::MAX)
}

/// The name with characters that a reader cannot see, or that a terminal obeys, in hexadecimal (RFC 4514, section 2.4).
fn escaped(name: &str) -> Result<String, KeyFault> {
    let mut out = String::with_capacity(name.len());
    for letter in name.chars() {
        if is_hidden(letter) {
            for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
                write!(out, "\\{byte:02X}").map_err(|_| KeyFault::NotDer)?;
            }
        } else {
            out.push(letter);
        }
    }
    Ok(out)
}
