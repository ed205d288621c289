//! What is read of a certificate.

use super::pem::{self, Label};
use super::{CertificateForm, der, xml};
use crate::{ParseErrorKind, RsaPublicKey, Timestamp};

/// The key, and what an X.509 certificate says of it.
pub(super) struct Contents {
    pub(super) key: RsaPublicKey,
    #[cfg(feature = "x509")]
    pub(super) x509: Option<super::x509::X509>,
}

impl Contents {
    /// Reads a text that has nothing around it.
    pub(super) fn read(content: &str, form: CertificateForm) -> Result<Self, ParseErrorKind> {
        match form {
            CertificateForm::RsaXml => Ok(xml::read(content)?.into()),
            CertificateForm::Pem => {
                let (label, bytes) = pem::read(content)?;
                match label {
                    Label::PublicKey => der::spki(&bytes).map(Self::from),
                    Label::RsaPublicKey => Ok(der::pkcs1(&bytes)?.into()),
                    #[cfg(feature = "x509")]
                    Label::Certificate => super::x509::read(&bytes),
                    #[cfg(not(feature = "x509"))]
                    Label::Certificate => Err(ParseErrorKind::Key(crate::KeyFault::X509Unread)),
                }
            }
        }
    }

    #[expect(clippy::unnecessary_wraps, reason = "without the feature there is nothing")]
    pub(super) fn key_bits(&self) -> Option<u32> {
        Some(self.key.bits())
    }

    #[cfg(feature = "x509")]
    pub(super) fn not_after(&self) -> Option<Timestamp> {
        self.x509.as_ref().map(|x509| x509.validity.not_after)
    }

    #[cfg(not(feature = "x509"))]
    #[expect(clippy::unused_self, reason = "with the feature it is asked")]
    pub(super) const fn not_after(&self) -> Option<Timestamp> {
        None
    }

    #[expect(clippy::unnecessary_wraps, reason = "without the feature there is nothing")]
    pub(super) fn has_key_of(&self, other: &Self) -> Option<bool> {
        Some(self.key == other.key)
    }
}

impl From<RsaPublicKey> for Contents {
    fn from(key: RsaPublicKey) -> Self {
        Self {
            key,
            #[cfg(feature = "x509")]
            x509: None,
        }
    }
}
