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
        CertificateForm::Pem if content.split_once("-----BEGIN ").is_some_and(|(before, _)| !before.is_empty()) => {
            (false, KeyFault::PemBeside)
        }
        CertificateForm::Pem => (is_pem(content), KeyFault::NotPem),
    };
    if is_public_key { Ok(()) } else { Err(ParseErrorKind::Key(fault)) }
}

/// Whether it is an `<RSAKeyValue>` with its two numbers, each once. Comments may be anywhere, as the reader of the feature has it;
/// attributes play no part.
fn is_rsa_xml(text: &str) -> bool {
    let mut rest = match text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")) {
        Some((_, rest)) => rest,
        None => text,
    };
    let mut place = Place::Before;
    let mut missing = [Some("Modulus"), Some("Exponent")];
    while let Some((piece, after)) = Piece::first(rest) {
        rest = after;
        place = match (place, piece) {
            (place, Piece::Comment) => place,
            (Place::In { name, .. }, Piece::Text(text)) if is_base64(text) => Place::In { name, is_empty: false },
            (place, Piece::Text(text)) if text.trim().is_empty() => place,
            (Place::Before, Piece::Start("RSAKeyValue")) => Place::InKey,
            (Place::InKey, Piece::Start(name)) => {
                match missing.iter_mut().find(|missing| **missing == Some(name)).and_then(Option::take) {
                    Some(name) => Place::In { name, is_empty: true },
                    None => return false,
                }
            }
            (Place::In { name, is_empty: false }, Piece::End(end)) if name == end => Place::InKey,
            (Place::InKey, Piece::End("RSAKeyValue")) if missing == [None, None] => Place::After,
            _ => return false,
        };
    }
    rest.is_empty() && matches!(place, Place::After)
}

#[derive(Clone, Copy)]
enum Place {
    Before,
    InKey,
    In { name: &'static str, is_empty: bool },
    After,
}

enum Piece<'a> {
    Comment,
    Start(&'a str),
    End(&'a str),
    Text(&'a str),
}

impl<'a> Piece<'a> {
    /// The first piece of a text, and what follows it; nothing when there is none, or it has no end.
    fn first(text: &'a str) -> Option<(Self, &'a str)> {
        if let Some(comment) = text.strip_prefix("<!--") {
            return comment.split_once("-->").map(|(_, after)| (Self::Comment, after));
        }
        let Some(tag) = text.strip_prefix('<') else {
            let end = text.find('<').unwrap_or(text.len());
            return text.split_at_checked(end).filter(|_| end > 0).map(|(text, after)| (Self::Text(text), after));
        };
        let mut quote = None;
        let end = tag.find(|letter| match (letter, quote) {
            ('>', None) => true,
            ('"' | '\'', None) => {
                quote = Some(letter);
                false
            }
            (letter, Some(open)) => {
                quote = (letter != open).then_some(open);
                false
            }
            _ => false,
        })?;
        let (inside, after) = (tag.get(..end)?, tag.get(end + 1..)?);
        let (name, piece): (_, fn(&'a str) -> Self) = match inside.strip_prefix('/') {
            Some(name) => (name, Self::End),
            None => (inside, Self::Start),
        };
        // An element without content holds no number, and is no key.
        let name = if inside.ends_with('/') { "" } else { name.split(char::is_whitespace).next().unwrap_or_default() };
        Some((piece(name), after))
    }
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
            &format!("<?xml version=\"1.0\"?>\r\n<!-- c -->{XML}\n<!-- <a> & --b -->"),
            &format!("<!-- c -->{XML}"),
            "<RSAKeyValue><!----><Modulus>rQ<!-- > -->4x<!-- </Modulus> --></Modulus><Exponent>AQAB</Exponent></RSAKeyValue>",
            "<RSAKeyValue xmlns='</RSAKeyValue>'><Modulus xmlns=\">\">rQ4x</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>",
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
            &format!("{XML}<!-- c --"),
            &format!("<!-- c{XML}"),
            &format!("{XML}<"),
            &XML.replace("rQ4x+/Zz", "<!-- rQ4x -->"),
            &XML.replace("</RSAKeyValue>", "<Exponent>AQAB</Exponent></RSAKeyValue>"),
            "<RSAKeyValue/><Modulus>rQ4x</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>",
            "<RSAKeyValue><Modulus><Exponent>AQAB</Exponent>rQ4x</Modulus></RSAKeyValue>",
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
