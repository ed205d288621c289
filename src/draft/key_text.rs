//! The text of a public key.

use core::fmt;

use super::notes::Cx;
use super::read::Read;
use super::shape::Shape;
use super::{Field, SensitiveText, Text};
#[cfg(test)]
use crate::schema::Kind;
use crate::{Certificate, CertificateForm, ParseError};

/// The text of a public key in a draft, and the key itself when it comes from a configuration that has read it already.
///
/// Its `Debug` shows nothing, for what stands here may be a private key. Two are equal when their texts are.
#[derive(Clone, Default)]
pub struct KeyText<'a> {
    text: SensitiveText<'a>,
    read: Option<Certificate>,
}

impl KeyText<'_> {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.text.as_str()
    }

    /// The key, read in this form unless it has been.
    pub(crate) fn certificate(&self, form: CertificateForm) -> Result<Certificate, ParseError> {
        match &self.read {
            Some(certificate) if certificate.form() == form => Ok(certificate.clone()),
            _ => match form {
                CertificateForm::RsaXml => Certificate::parse_rsa_xml(self.as_str()),
                CertificateForm::Pem => Certificate::parse_pem(self.as_str()),
            },
        }
    }
}

impl PartialEq for KeyText<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for KeyText<'_> {}

impl fmt::Debug for KeyText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}

impl<'a> From<&'a Certificate> for KeyText<'a> {
    fn from(certificate: &'a Certificate) -> Self {
        Self { text: certificate.as_str().into(), read: Some(certificate.clone()) }
    }
}

impl<'a> From<SensitiveText<'a>> for KeyText<'a> {
    fn from(text: SensitiveText<'a>) -> Self {
        Self { text, read: None }
    }
}

impl<'a> From<&'a str> for KeyText<'a> {
    fn from(text: &'a str) -> Self {
        SensitiveText::from(text).into()
    }
}

impl From<String> for KeyText<'_> {
    fn from(text: String) -> Self {
        SensitiveText::from(text).into()
    }
}

impl<'a> From<&'a str> for Field<KeyText<'a>> {
    fn from(text: &'a str) -> Self {
        Self::from(KeyText::from(text))
    }
}

impl From<String> for Field<KeyText<'_>> {
    fn from(text: String) -> Self {
        Self::from(KeyText::from(text))
    }
}

impl<'a> From<&'a Certificate> for Field<KeyText<'a>> {
    fn from(certificate: &'a Certificate) -> Self {
        Self::from(KeyText::from(certificate))
    }
}

impl<'de> Read<'de> for KeyText<'de> {
    const SHAPE: Shape = Shape::Hidden;
    #[cfg(test)]
    const KIND: Kind = Kind::Text;
    const EXPECTED: &'static str = "a text";

    fn text(cx: &Cx<'_>, text: Text<'de>) -> Field<Self> {
        SensitiveText::text(cx, text).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_nothing() {
        let text = KeyText::from("canary");
        assert_eq!(format!("{text:?} {:?}", KeyText::from("canary".to_owned())), "[redacted] [redacted]");
        assert_eq!(text.as_str(), "canary");
    }
}
