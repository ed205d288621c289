//! The public half of an application's RSA key.

use core::fmt;

use crate::{ParseError, ParseErrorKind};

/// The longest certificate that is accepted, in bytes. A public key of 16,384 bits has 3 KiB as XML.
const MAX_BYTES: u32 = 64 * 1024;

/// The public half of an RSA key, which the portal calls a certificate: it proves system user tokens and connector handshakes.
///
/// Only the outer form is read, the key itself is not: the portal's own form is .NET's `<RSAKeyValue>` element with `<Modulus>` and
/// `<Exponent>` in Base64; PEM (`PUBLIC KEY`, `RSA PUBLIC KEY` or `CERTIFICATE`) is what other tools write. The text is kept as
/// given, at most 64 KiB. Anything that looks like a private key is refused, whatever else is wrong with it: the private key never
/// leaves the partner. `Debug` shows the form only.
///
/// ```
/// use superoffice_app::{Certificate, CertificateForm, ParseErrorKind};
///
/// let key = Certificate::parse_rsa_xml("<RSAKeyValue><Modulus>rQ4x</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>")?;
/// assert_eq!(key.form(), CertificateForm::RsaXml);
///
/// let error = Certificate::parse_pem("-----BEGIN PRIVATE KEY-----").unwrap_err();
/// assert_eq!(error.kind(), ParseErrorKind::PrivateKey);
/// # Ok::<(), superoffice_app::ParseError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Certificate {
    form: CertificateForm,
    text: Box<str>,
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

impl Certificate {
    const WHAT: &'static str = "certificate";

    /// Reads an `<RSAKeyValue>` element, with or without a byte-order mark and an XML declaration before it.
    ///
    /// # Errors
    ///
    /// When the text holds a private key, or is not a public one by its outer form.
    pub fn parse_rsa_xml(text: &str) -> Result<Self, ParseError> {
        Self::parse(text, CertificateForm::RsaXml)
    }

    /// Reads one PEM block.
    ///
    /// # Errors
    ///
    /// When the text holds a private key, or is not a public one by its outer form.
    pub fn parse_pem(text: &str) -> Result<Self, ParseError> {
        Self::parse(text, CertificateForm::Pem)
    }

    fn parse(text: &str, form: CertificateForm) -> Result<Self, ParseError> {
        match validate(text, form) {
            Ok(()) => Ok(Self { form, text: text.into() }),
            Err(kind) => Err(ParseError::new(Self::WHAT, kind)),
        }
    }

    /// How it is written.
    #[must_use]
    pub const fn form(&self) -> CertificateForm {
        self.form
    }

    /// The text, exactly as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl fmt::Debug for Certificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Certificate({:?})", self.form)
    }
}

/// One public key by its outer form. A private key is the first fault, so that it is never called anything less.
pub(crate) fn validate(text: &str, form: CertificateForm) -> Result<(), ParseErrorKind> {
    if holds_private_key(text) {
        return Err(ParseErrorKind::PrivateKey);
    }
    let content = text.trim_start_matches('\u{feff}').trim();
    if content.is_empty() {
        return Err(ParseErrorKind::Empty);
    }
    if usize::try_from(MAX_BYTES).is_ok_and(|max| text.len() > max) {
        return Err(ParseErrorKind::TooLong { max: MAX_BYTES });
    }
    let is_public_key = match form {
        CertificateForm::RsaXml => is_rsa_xml(content),
        CertificateForm::Pem => is_pem(content),
    };
    if is_public_key && !holds_several(text) { Ok(()) } else { Err(ParseErrorKind::Malformed) }
}

/// Whether there are signs of a private key: the words `PRIVATE KEY`, or a private element of an `<RSAKeyValue>`, escaped or not.
pub(crate) fn holds_private_key(text: &str) -> bool {
    const WORDS: &[u8] = b"PRIVATE KEY";
    const PRIVATE: [&str; 6] = ["D", "P", "Q", "DP", "DQ", "InverseQ"];
    let is_private = |after_bracket: &str| {
        let tag = after_bracket.trim_start_matches(|letter: char| letter == '/' || letter.is_whitespace());
        let end = tag.find(|letter: char| !letter.is_alphanumeric() && !"_-.:".contains(letter)).unwrap_or(tag.len());
        let name = tag.get(..end).and_then(|name| name.rsplit(':').next()).unwrap_or_default();
        PRIVATE.iter().any(|private| private.eq_ignore_ascii_case(name))
    };
    text.as_bytes().windows(WORDS.len()).any(|words| words.eq_ignore_ascii_case(WORDS))
        || text.split('<').skip(1).any(is_private)
        || text.split("&lt;").skip(1).any(is_private)
}

/// Whether there is more than one key.
pub(crate) fn holds_several(text: &str) -> bool {
    text.matches("<RSAKeyValue").count() + text.matches("-----BEGIN ").count() > 1
}

fn is_rsa_xml(text: &str) -> bool {
    let text = match text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")) {
        Some((_, rest)) => rest.trim_start(),
        None => text,
    };
    element(text, "RSAKeyValue").is_some_and(|(before, key, after)| {
        let holds = |name| element(key, name).is_some_and(|(_, number, _)| is_base64(number));
        before.is_empty() && after.is_empty() && holds("Modulus") && holds("Exponent")
    })
}

/// What stands before, in and after the first element of this name.
fn element<'a>(text: &'a str, name: &str) -> Option<(&'a str, &'a str, &'a str)> {
    let (before, rest) = tag(text, "<", name)?;
    let (content, after) = tag(rest, "</", name)?;
    Some((before, content, after))
}

/// What stands before and after the first tag of this name; `mark` is how it starts.
fn tag<'a>(text: &'a str, mark: &str, name: &str) -> Option<(&'a str, &'a str)> {
    text.match_indices(mark).find_map(|(at, _)| {
        let (attributes, after) = text.get(at..)?.strip_prefix(mark)?.strip_prefix(name)?.split_once('>')?;
        let ends_here = attributes.is_empty() || attributes.starts_with(char::is_whitespace);
        (ends_here && !attributes.ends_with('/')).then_some((text.get(..at)?, after))
    })
}

fn is_pem(text: &str) -> bool {
    const LABELS: [&str; 3] = ["PUBLIC KEY", "RSA PUBLIC KEY", "CERTIFICATE"];
    LABELS.iter().any(|label| {
        text.strip_prefix("-----BEGIN ")
            .and_then(|rest| rest.strip_prefix(label)?.strip_prefix("-----"))
            .and_then(|rest| rest.strip_suffix("-----")?.strip_suffix(label)?.strip_suffix("-----END "))
            .is_some_and(is_base64)
    })
}

fn is_base64(text: &str) -> bool {
    !text.trim().is_empty()
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte.is_ascii_whitespace() || b"+/=".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    const XML: &str = "<RSAKeyValue><Modulus>rQ4x+/Zz</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>";
    const PEM: &str = "-----BEGIN PUBLIC KEY-----\nMIIB+/Ij\nAN==\n-----END PUBLIC KEY-----";

    #[test]
    fn reads_the_outer_form_of_rsa_xml() {
        for text in [
            XML,
            &format!("\u{feff}<?xml version=\"1.0\"?>\r\n{XML}\n"),
            "<RSAKeyValue xmlns=\"x#\">\n  <Exponent >AQAB</Exponent>\n  <Modulus>rQ\n4x</Modulus >\n</RSAKeyValue>",
        ] {
            assert_eq!(validate(text, CertificateForm::RsaXml), Ok(()), "{text}");
        }
        for text in [
            PEM,
            "rQ4x",
            "<RSAKeyValue/>",
            "<RSAKeyValue></RSAKeyValue>",
            "<RSAKeyValue><Modulus>rQ4x</Modulus></RSAKeyValue>",
            "<RSAKeyValue><Modulus></Modulus><Exponent>AQAB</Exponent></RSAKeyValue>",
            "<RSAKeyValue><Modulus>…</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>",
            "<RSAKeyValue><Modulus>rQ4x</Modulus><Exponent>AQAB</Exponent>",
            "<RSAKeyValues><Modulus>rQ4x</Modulus><Exponent>AQAB</Exponent></RSAKeyValues>",
            "<Key><RSAKeyValue><Modulus>rQ4x</Modulus><Exponent>AQAB</Exponent></RSAKeyValue></Key>",
            &format!("{XML} and more"),
            &format!("{XML}{XML}"),
        ] {
            assert_eq!(validate(text, CertificateForm::RsaXml), Err(ParseErrorKind::Malformed), "{text}");
        }
    }

    #[test]
    fn reads_the_outer_form_of_pem() {
        for text in [
            PEM,
            &PEM.replace("PUBLIC", "RSA PUBLIC"),
            &PEM.replace("PUBLIC KEY", "CERTIFICATE"),
            &format!("\n{PEM}\n"),
        ] {
            assert_eq!(validate(text, CertificateForm::Pem), Ok(()), "{text}");
        }
        for text in [
            XML,
            "MIIBIjAN",
            "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----",
            "-----BEGIN PUBLIC KEY-----\nMIIB",
            "-----BEGIN PUBLIC KEY-----\nMI*B\n-----END PUBLIC KEY-----",
            "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END CERTIFICATE-----",
            &PEM.replace("PUBLIC", "EC PUBLIC"),
            &format!("{PEM}\n{PEM}"),
        ] {
            assert_eq!(validate(text, CertificateForm::Pem), Err(ParseErrorKind::Malformed), "{text}");
        }
    }

    #[test]
    fn a_private_key_is_named_first() {
        for text in [
            &PEM.replace("PUBLIC", "PRIVATE"),
            &PEM.replace("PUBLIC", "RSA PRIVATE"),
            "-----begin encrypted private key",
            &XML.replace("</RSAKeyValue>", "<D>x</D></RSAKeyValue>"),
            "<RSAKeyValue><P >x",
            "< InverseQ",
            "x</DQ>",
            "<ds:dp/>",
            "&lt;RSAKeyValue&gt;&lt;Q&gt;",
            &format!("{PEM}\n<D>"),
            &format!("{}<D>", "x".repeat(70_000)),
        ] {
            for form in [CertificateForm::RsaXml, CertificateForm::Pem] {
                assert_eq!(validate(text, form), Err(ParseErrorKind::PrivateKey), "{text}");
            }
        }
        for text in [XML, PEM, "", "<Data>", "D", "<P_>", "privatekey"] {
            assert!(!holds_private_key(text), "{text}");
        }
    }

    #[test]
    fn is_bounded_and_shows_nothing() {
        assert_eq!(validate(" \n", CertificateForm::Pem), Err(ParseErrorKind::Empty));
        let long = XML.replace("AQAB", &"A".repeat(64 * 1024));
        assert_eq!(validate(&long, CertificateForm::RsaXml), Err(ParseErrorKind::TooLong { max: 65_536 }));
        assert_eq!(format!("{:?}", Certificate::parse_rsa_xml(XML).unwrap()), "Certificate(RsaXml)");
        for (text, several) in
            [(XML, false), (PEM, false), (&*format!("{XML}{PEM}"), true), (&*format!("{PEM}{PEM}"), true)]
        {
            assert_eq!(holds_several(text), several, "{text}");
        }
    }
}
