//! A public key by its outer form, where the feature that reads it is off.

use super::CertificateForm;
use crate::{KeyFault, ParseErrorKind};

/// Nothing is known of what was not read.
#[cfg(not(feature = "keys"))]
#[derive(Debug)]
pub(super) struct Contents;

#[cfg(not(feature = "keys"))]
#[expect(clippy::unused_self, reason = "what is read with the feature has the same methods")]
impl Contents {
    pub(super) fn read(content: &str, form: CertificateForm) -> Result<Self, ParseErrorKind> {
        judge(content, form).map(|()| Self)
    }

    pub(super) const fn key_bits(&self) -> Option<u32> {
        None
    }

    pub(super) const fn not_after(&self) -> Option<crate::Timestamp> {
        None
    }

    pub(super) const fn has_key_of(&self, _: &Self) -> Option<bool> {
        None
    }
}

/// Whether a text has the form of a public key.
pub(super) fn judge(content: &str, form: CertificateForm) -> Result<(), ParseErrorKind> {
    let (is_public_key, fault) = match form {
        CertificateForm::RsaXml => (is_rsa_xml(content), KeyFault::NotRsaXml),
        CertificateForm::Pem => (is_pem(content), KeyFault::NotPem),
    };
    if is_public_key { Ok(()) } else { Err(ParseErrorKind::Key(fault)) }
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
            &format!("<?xml version=\"1.0\"?>\r\n{XML}"),
            "<RSAKeyValue xmlns=\"x#\">\n  <Exponent >AQAB</Exponent>\n  <Modulus>rQ\n4x</Modulus >\n</RSAKeyValue>",
        ] {
            assert_eq!(judge(text, CertificateForm::RsaXml), Ok(()), "{text}");
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
        ] {
            assert_eq!(judge(text, CertificateForm::RsaXml), Err(ParseErrorKind::Key(KeyFault::NotRsaXml)), "{text}");
        }
    }

    #[test]
    fn reads_the_outer_form_of_pem() {
        for text in [PEM, &PEM.replace("PUBLIC", "RSA PUBLIC"), &PEM.replace("PUBLIC KEY", "CERTIFICATE")] {
            assert_eq!(judge(text, CertificateForm::Pem), Ok(()), "{text}");
        }
        for text in [
            XML,
            "MIIBIjAN",
            "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----",
            "-----BEGIN PUBLIC KEY-----\nMIIB",
            "-----BEGIN PUBLIC KEY-----\nMI*B\n-----END PUBLIC KEY-----",
            "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END CERTIFICATE-----",
        ] {
            assert_eq!(judge(text, CertificateForm::Pem), Err(ParseErrorKind::Key(KeyFault::NotPem)), "{text}");
        }
    }
}
