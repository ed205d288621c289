//! Why a text is not a public key.

use core::fmt;

use crate::ParseErrorKind;

/// Why a key cannot be used. It never holds any of the key.
///
/// ```
/// use superoffice_app::{Certificate, KeyFault, ParseErrorKind};
///
/// let error = Certificate::parse("see attachment").unwrap_err();
/// assert_eq!(error.kind(), ParseErrorKind::Key(KeyFault::UnknownForm));
/// assert_eq!(error.to_string(), "certificate cannot be used: it is neither an `<RSAKeyValue>` nor PEM");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum KeyFault {
    /// It is neither XML nor PEM.
    UnknownForm,
    /// It is not an `<RSAKeyValue>` element.
    NotRsaXml,
    /// Tags that do not close what is open, or are cut off.
    XmlSyntax,
    /// The text ends before the element does.
    XmlUnclosed,
    /// A document type declaration, which could define entities.
    XmlDoctype,
    /// A reference such as `&amp;` or `&#65;`.
    XmlReference,
    /// A `CDATA` section.
    XmlCdata,
    /// A processing instruction.
    XmlInstruction,
    /// A comment within one of the two numbers.
    XmlComment,
    /// A namespace that is no short URI.
    XmlNamespace,
    /// Long Base64 outside of the two numbers: in a comment, an attribute or another element.
    XmlBase64,
    /// An element that a public key does not have.
    XmlElement,
    /// An attribute that says something other than the namespace.
    XmlAttribute,
    /// Text or an element beside the key or its two numbers.
    XmlBeside,
    /// No `<Modulus>`, or nothing in it.
    NoModulus,
    /// No `<Exponent>`, or nothing in it.
    NoExponent,
    /// More than one `<Modulus>`.
    SeveralModuli,
    /// More than one `<Exponent>`.
    SeveralExponents,
    /// It does not start with the first line of a PEM.
    NotPem,
    /// Text before the first line, or after the last.
    PemBeside,
    /// The first line names something other than a public key.
    PemLabel,
    /// There is no last line.
    PemUnclosed,
    /// The last line names something other than the first.
    PemMismatch,
    /// Nothing between the first line and the last.
    PemEmpty,
    /// A character that Base64 (RFC 4648, section 4) does not have.
    Base64,
    /// Base64 with the wrong padding, or with bits set after its end.
    Base64NotCanonical,
    /// It is not the DER encoding (X.690) of such a key.
    NotDer,
    /// A text where the bytes of DER are asked for.
    DerIsText,
    /// The DER of a bare key, where an X.509 certificate is asked for.
    BareKey,
    /// DER that holds more than the key.
    TrailingData,
    /// An X.509 certificate, without the feature to read it.
    X509Unread,
    /// A modulus that starts with a zero byte.
    ModulusPadded,
    /// A modulus that is even, and so not the product of two large primes.
    ModulusEven,
    /// A modulus of fewer than 512 bits. Keys of 512 bits are factored in hours.
    ModulusShort,
    /// A modulus of more than 16,384 bits, which nothing in use reads.
    ModulusLong,
    /// An exponent that starts with a zero byte.
    ExponentPadded,
    /// An exponent that is even, zero included.
    ExponentEven,
    /// The exponent one, which hides nothing.
    ExponentOne,
    /// An exponent that is not smaller than the modulus.
    ExponentLarge,
}

impl KeyFault {
    /// What is wrong, in the words of a message: `it …` or `its …`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::UnknownForm => "it is neither an `<RSAKeyValue>` nor PEM",
            Self::NotRsaXml => "it is no `<RSAKeyValue>` with `<Modulus>` and `<Exponent>`",
            Self::XmlSyntax => "its XML is not well-formed",
            Self::XmlUnclosed => "its XML ends too early",
            Self::XmlDoctype => "its XML has a document type",
            Self::XmlReference => "its XML has a character or entity reference",
            Self::XmlCdata => "its XML has a `CDATA` section",
            Self::XmlInstruction => "its XML has a processing instruction",
            Self::XmlComment => "its XML has a comment within a number",
            Self::XmlNamespace => "its XML has a namespace that is no short URI",
            Self::XmlBase64 => "its XML has long Base64 beside its two numbers",
            Self::XmlElement => "its XML has an element other than `<Modulus>` and `<Exponent>`",
            Self::XmlAttribute => "its XML has an attribute other than `xmlns`",
            Self::XmlBeside => "its XML has something beside its elements",
            Self::NoModulus => "it has no `<Modulus>`",
            Self::NoExponent => "it has no `<Exponent>`",
            Self::SeveralModuli => "it has more than one `<Modulus>`",
            Self::SeveralExponents => "it has more than one `<Exponent>`",
            Self::NotPem => "it is no PEM, which starts with `-----BEGIN PUBLIC KEY-----`",
            Self::PemBeside => "it has text before or after the PEM",
            Self::PemLabel => "its PEM is of something other than a public key",
            Self::PemUnclosed => "the last line of its PEM is missing",
            Self::PemMismatch => "the first and the last line of its PEM differ",
            Self::PemEmpty => "its PEM is empty",
            Self::Base64 => "it has a character that Base64 does not have",
            Self::Base64NotCanonical => "the end of its Base64 is missing or wrong",
            Self::NotDer => "it is encoded wrongly",
            Self::DerIsText => "it is a text and not DER",
            Self::BareKey => "it is a bare key and no X.509 certificate",
            Self::TrailingData => "its encoding holds more than the key",
            Self::X509Unread => "it is an X.509 certificate, which needs the feature `x509`",
            Self::ModulusPadded => "its modulus starts with a zero byte",
            Self::ModulusEven => "its modulus is even",
            Self::ModulusShort => "its modulus has fewer than 512 bits",
            Self::ModulusLong => "its modulus has more than 16384 bits",
            Self::ExponentPadded => "its exponent starts with a zero byte",
            Self::ExponentEven => "its exponent is even",
            Self::ExponentOne => "its exponent is 1",
            Self::ExponentLarge => "its exponent is not smaller than its modulus",
        }
    }
}

impl fmt::Display for KeyFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl From<KeyFault> for ParseErrorKind {
    fn from(fault: KeyFault) -> Self {
        Self::Key(fault)
    }
}
