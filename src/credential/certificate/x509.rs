//! X.509 certificates (RFC 5280): the key, and what is said of it. No signature, issuer or purpose is judged.

use core::fmt::Write;

use der::asn1::AnyRef;
use der::{Decode, Encode, Header, Reader, SliceReader, Tag};
use sha1::{Digest, Sha1};
use x509_cert::time::Time;
use zeroize::Zeroizing;

use super::contents::Contents;
use super::der::{fault, pkcs1, spki};
use crate::hidden::is_hidden;
use crate::{KeyFault, ParseErrorKind, Thumbprint, Timestamp};

/// From when until when an X.509 certificate says that it is valid. Needs the feature `x509`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Validity {
    /// The first second at which it is valid. 1970-01-01T00:00:00Z stands for earlier ones too.
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
    let since_epoch = since_epoch(bytes);
    let certificate = since_epoch.as_ref().map_or(bytes, |bytes| bytes.as_slice());
    let certificate =
        x509_cert::Certificate::from_der(certificate).map_err(|error| match (spki(bytes), pkcs1(bytes)) {
            (Err(ParseErrorKind::Key(_)), Err(_)) => fault(error),
            _ => KeyFault::BareKey,
        })?;
    let certificate = certificate.tbs_certificate();
    let key = certificate.subject_public_key_info().to_der().map_err(fault)?;
    let validity = certificate.validity();
    let not_before = if since_epoch.is_some() { Timestamp::EPOCH } else { time(validity.not_before) };
    let validity = Validity { not_before, not_after: time(validity.not_after) };
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

/// A copy in which `notBefore` lies in 1972, when it lies before 1970: the decoder has no such dates. 1972 has each day that there is.
fn since_epoch(bytes: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (at, tag) = not_before(bytes).ok()?;
    let (year, later) = match tag {
        // RFC 5280, section 4.1.2.5.1: from 50 on it is the century before.
        Tag::UtcTime => (at..at.checked_add(2)?, ("50", "70", "72")),
        Tag::GeneralizedTime => (at..at.checked_add(4)?, ("0000", "1970", "1972")),
        _ => return None,
    };
    let (first, epoch, later) = later;
    let written = bytes.get(year.clone())?;
    let is_early = written.iter().all(u8::is_ascii_digit) && (first.as_bytes()..epoch.as_bytes()).contains(&written);
    if !is_early {
        return None;
    }
    let mut copy = Zeroizing::new(bytes.to_vec());
    copy.get_mut(year)?.copy_from_slice(later.as_bytes());
    Some(copy)
}

/// Where the text of `notBefore` starts, and how it is written.
fn not_before(bytes: &[u8]) -> der::Result<(usize, Tag)> {
    let mut reader = SliceReader::new(bytes)?;
    Header::decode(&mut reader)?; // the certificate
    Header::decode(&mut reader)?; // what is signed of it
    // A version, if there is one; then the serial number, the algorithm and the issuer.
    let before = if Tag::peek(&reader)? == Tag::Integer { 3 } else { 4 };
    for _ in 0..before {
        AnyRef::decode(&mut reader)?;
    }
    Header::decode(&mut reader)?; // the validity
    let tag = Header::decode(&mut reader)?.tag();
    Ok((usize::try_from(reader.position())?, tag))
}

/// The name with characters that a reader cannot see, or that a terminal obeys, in hexadecimal (RFC 4514, section 2.4).
fn escaped(name: &str) -> Result<String, KeyFault> {
    let mut out = String::with_capacity(name.len());
    for letter in name.chars() {
        if is_hidden(letter) {
            for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
                write!(out, "\\{byte:02x}").map_err(|_| KeyFault::NotDer)?;
            }
        } else {
            out.push(letter);
        }
    }
    Ok(out)
}
