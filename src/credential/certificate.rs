//! The public half of an application's RSA key.

#[cfg(feature = "keys")]
mod base64;
mod beside;
#[cfg(feature = "keys")]
mod contents;
#[cfg(feature = "keys")]
mod der;
mod letters;
#[cfg(any(test, not(feature = "keys")))]
mod outer;
mod outside;
#[cfg(feature = "keys")]
mod pem;
mod private;
mod private_bytes;
#[cfg(feature = "x509")]
mod x509;
#[cfg(feature = "keys")]
mod xml;

use core::fmt;
use core::hash::{Hash, Hasher};
use std::sync::Arc;

#[cfg(feature = "keys")]
use contents::Contents;
#[cfg(not(feature = "keys"))]
use outer::Contents;
#[cfg(feature = "x509")]
pub use x509::Validity;

#[cfg(feature = "x509")]
use super::Thumbprint;
#[cfg(feature = "x509")]
use super::length::at_most;
use super::wiped::Wiped;
#[cfg(feature = "keys")]
use super::{Fingerprint, RsaPublicKey};
#[cfg(any(test, feature = "x509"))]
use crate::ParseErrorKind;
use crate::{KeyFault, ParseError, Timestamp};

/// The public half of an RSA key, which the portal calls a certificate: it proves system user tokens and connector handshakes.
///
/// The portal's own form is .NET's `<RSAKeyValue>` element with `<Modulus>` and `<Exponent>` in Base64; PEM (`PUBLIC KEY`,
/// `RSA PUBLIC KEY` or `CERTIFICATE`) is what other tools write. Both are read as they are pasted: with a byte-order mark, an XML
/// declaration, comments, white space and line breaks where they do no harm; whether XML is well-formed is judged only as far as the
/// key goes. Beside the two numbers it may hold no long Base64, which could be a private number. The text is kept as given, at most 64 KiB. Two
/// certificates are equal when their texts are.
///
/// With the feature `keys` the key itself is read, and one that cannot be used is refused; an X.509 certificate
/// (`CERTIFICATE`) then needs the feature `x509`, and is refused without it, also in a stored configuration. Without either
/// feature only the outer form is looked at.
///
/// Anything that looks like a private key is refused, whatever else is wrong with it: the private key never leaves the partner.
/// `Debug` shows the form and the number of bits only.
///
/// ```
/// use superoffice_app::{Certificate, CertificateForm, ParseErrorKind};
///
/// let key = Certificate::parse(
///     "<RSAKeyValue><Modulus>hJI/PnA9tQlAelEMqlaLvsD9J81mTo5qDV7dUanS+h1phyTNmymkISN1tT8CDBcLlm3YV5pv+IX4kkBiOCPxyEFtiE3iJp3xX\
///      vQ9xaCPD2evEYXKAuF1AlnrC4LO5tfgTSM0KL+EqavKA89n5IRe6tScmicyBpNLhmU2OJwZ598=</Modulus>\
///      <Exponent>AQAB</Exponent></RSAKeyValue>",
/// )?;
/// assert_eq!(key.form(), CertificateForm::RsaXml);
///
/// let error = Certificate::parse("-----BEGIN PRIVATE KEY-----").unwrap_err();
/// assert_eq!(error.kind(), ParseErrorKind::PrivateKey);
/// # Ok::<(), superoffice_app::ParseError>(())
/// ```
#[derive(Clone)]
pub struct Certificate(Arc<Held>);

struct Held {
    form: CertificateForm,
    text: Wiped,
    contents: Contents,
}

/// How a public key is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CertificateForm {
    /// .NET's `<RSAKeyValue>`, the form that the portal takes.
    RsaXml,
    /// `-----BEGIN PUBLIC KEY-----` and the like (RFC 7468), an X.509 certificate included.
    Pem,
}

impl CertificateForm {
    /// The form that a text announces. What stands before a PEM, such as `Bag Attributes`, does not make it anything else.
    fn of(content: &str) -> Option<Self> {
        if content.starts_with('<') {
            Some(Self::RsaXml)
        } else if content.contains("-----BEGIN ") {
            Some(Self::Pem)
        } else {
            None
        }
    }
}

impl Certificate {
    const WHAT: &'static str = "certificate";

    /// Reads an `<RSAKeyValue>` element or one PEM block.
    ///
    /// # Errors
    ///
    /// When the text holds a private key, several keys or one of another algorithm, or is not a public key that can be used.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        Self::read(text, None)
    }

    /// Reads an `<RSAKeyValue>` element.
    ///
    /// # Errors
    ///
    /// Those of [`Certificate::parse`]; and when it is in another form.
    pub fn parse_rsa_xml(text: &str) -> Result<Self, ParseError> {
        Self::read(text, Some(CertificateForm::RsaXml))
    }

    /// Reads one PEM block.
    ///
    /// # Errors
    ///
    /// Those of [`Certificate::parse`]; and when it is in another form.
    pub fn parse_pem(text: &str) -> Result<Self, ParseError> {
        Self::read(text, Some(CertificateForm::Pem))
    }

    /// Reads an X.509 certificate in DER, and nothing but one: a bare key has other forms. Its text is then its PEM. Needs the
    /// feature `x509`.
    ///
    /// # Errors
    ///
    /// Those of [`Certificate::parse`]; and when it is a PEM or a bare key.
    #[cfg(feature = "x509")]
    pub fn parse_der(bytes: &[u8]) -> Result<Self, ParseError> {
        let read = || {
            if private_bytes::is_private_start(bytes) || holds_private_key_as_text(bytes) {
                return Err(ParseErrorKind::PrivateKey);
            }
            if bytes.is_empty() {
                return Err(ParseErrorKind::Empty);
            }
            at_most(outside::MAX_BYTES, bytes.len())?;
            let is_text = |bytes| {
                core::str::from_utf8(bytes).is_ok_and(|text| CertificateForm::of(outside::trimmed(text)).is_some())
            };
            if is_text(bytes) {
                return Err(KeyFault::DerIsText.into());
            }
            let contents = x509::read(bytes)?;
            let text = Wiped::take(pem::write(pem::Label::Certificate, bytes));
            Ok(Self(Arc::new(Held { form: CertificateForm::Pem, text, contents })))
        };
        read().map_err(|kind| ParseError::new(Self::WHAT, kind))
    }

    fn read(text: &str, form: Option<CertificateForm>) -> Result<Self, ParseError> {
        #[cfg(test)]
        READS.set(READS.get() + 1);
        let read = || {
            let content = outside::content(text)?;
            let form = form.or_else(|| CertificateForm::of(content)).ok_or(KeyFault::UnknownForm)?;
            // Before a copy is made: what is no public key may be a private one.
            let contents = Contents::read(content, form)?;
            beside::check(content, form)?;
            Ok(Self(Arc::new(Held { form, text: Wiped::copy(text), contents })))
        };
        read().map_err(|kind| ParseError::new(Self::WHAT, kind))
    }

    /// How it is written.
    #[must_use]
    pub fn form(&self) -> CertificateForm {
        self.0.form
    }

    /// The text, exactly as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.text.expose()
    }

    /// The number of bits of the key, where it was read.
    pub(crate) fn key_bits(&self) -> Option<u32> {
        self.0.contents.key_bits()
    }

    /// Until when it says that it is valid, where that was read.
    pub(crate) fn not_after(&self) -> Option<Timestamp> {
        self.0.contents.not_after()
    }

    /// Whether both are of one key, or of one text where the key was not read.
    pub(crate) fn same_key(&self, other: &Self) -> bool {
        self.0.contents.has_key_of(&other.0.contents).unwrap_or_else(|| self == other)
    }

    /// Hashes what [`same_key`](Self::same_key) compares.
    pub(crate) fn hash_key<H: Hasher>(&self, state: &mut H) {
        #[cfg(feature = "keys")]
        self.public_key().hash(state);
        #[cfg(not(feature = "keys"))]
        self.hash(state);
    }
}

/// What is known of the key. Needs the feature `keys`.
#[cfg(feature = "keys")]
impl Certificate {
    /// The key.
    ///
    /// Needs the feature `keys`.
    #[must_use]
    pub fn public_key(&self) -> &RsaPublicKey {
        &self.0.contents.key
    }

    /// How many bits the key has.
    ///
    /// Needs the feature `keys`.
    #[must_use]
    pub fn bits(&self) -> u32 {
        self.public_key().bits()
    }

    /// The SHA-256 of the key's `SubjectPublicKeyInfo`, which is the same in every form.
    ///
    /// Needs the feature `keys`.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(self.public_key().spki())
    }

    /// Whether this is the same key, perhaps in another form.
    ///
    /// Needs the feature `keys`.
    #[must_use]
    pub fn has_key_of(&self, other: &Self) -> bool {
        self.public_key() == other.public_key()
    }

    /// The key as PEM (`PUBLIC KEY`), with LF after each line.
    ///
    /// Needs the feature `keys`.
    #[must_use]
    pub fn to_pem(&self) -> String {
        pem::write(pem::Label::PublicKey, self.public_key().spki())
    }

    /// The key as the portal takes it, in one line without a line break.
    ///
    /// Needs the feature `keys`.
    ///
    /// ```
    /// # use superoffice_app::Certificate;
    /// let pem = "-----BEGIN PUBLIC KEY-----\n\
    ///     MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQCEkj8+cD21CUB6UQyqVou+wP0n\n\
    ///     zWZOjmoNXt1RqdL6HWmHJM2bKaQhI3W1PwIMFwuWbdhXmm/4hfiSQGI4I/HIQW2I\n\
    ///     TeImnfFe9D3FoI8PZ68RhcoC4XUCWesLgs7m1+BNIzQov4Spq8oDz2fkhF7q1Jya\n\
    ///     JzIGk0uGZTY4nBnn3wIDAQAB\n\
    ///     -----END PUBLIC KEY-----\n";
    /// let key = Certificate::parse_pem(pem)?;
    /// let xml = key.to_rsa_xml();
    /// assert!(xml.starts_with("<RSAKeyValue><Modulus>hJI/PnA9tQlAelEM"));
    /// assert_eq!(Certificate::parse_rsa_xml(&xml)?.to_pem(), pem);
    /// # Ok::<(), superoffice_app::ParseError>(())
    /// ```
    #[must_use]
    pub fn to_rsa_xml(&self) -> String {
        xml::write(self.public_key())
    }
}

/// What an X.509 certificate says. Needs the feature `x509`.
#[cfg(feature = "x509")]
impl Certificate {
    /// Whom an X.509 certificate names as the holder of the key, as RFC 4514 writes a name; nothing when it is a bare key.
    ///
    /// Characters that nobody sees are escaped, such as those that turn the direction of writing (`\e2\80\ae`).
    ///
    /// Needs the feature `x509`.
    #[must_use]
    pub fn subject(&self) -> Option<&str> {
        self.0.contents.x509.as_ref().map(|x509| &*x509.subject)
    }

    /// From when until when an X.509 certificate says that it is valid; nothing when it is a bare key.
    ///
    /// Needs the feature `x509`.
    #[must_use]
    pub fn validity(&self) -> Option<Validity> {
        self.0.contents.x509.as_ref().map(|x509| x509.validity)
    }

    /// The SHA-1 of an X.509 certificate, by which Windows and .NET name it; nothing when it is a bare key.
    ///
    /// Needs the feature `x509`.
    #[must_use]
    pub fn thumbprint(&self) -> Option<Thumbprint> {
        self.0.contents.x509.as_ref().map(|x509| x509.thumbprint)
    }
}

/// Whether bytes that are a text, perhaps a PEM, hold a private key.
#[cfg(feature = "x509")]
fn holds_private_key_as_text(bytes: &[u8]) -> bool {
    core::str::from_utf8(bytes).is_ok_and(private::holds_private_key)
}

impl PartialEq for Certificate {
    fn eq(&self, other: &Self) -> bool {
        (self.0.form, &self.0.text) == (other.0.form, &other.0.text)
    }
}

impl Eq for Certificate {}

impl Hash for Certificate {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.0.form, &self.0.text).hash(state);
    }
}

impl fmt::Debug for Certificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.key_bits() {
            Some(bits) => write!(f, "Certificate({:?}, {bits} bits)", self.form()),
            None => write!(f, "Certificate({:?})", self.form()),
        }
    }
}

#[cfg(test)]
thread_local! {
    /// How many texts were read, for the test that none is read twice.
    pub(crate) static READS: core::cell::Cell<usize> = const { core::cell::Cell::new(0) };
}

#[cfg(test)]
mod tests;
