//! What is read as a public key prints back as the same key in either form, and holds nothing private.

use superoffice_app::{Certificate, CertificateForm, ParseError, ParseErrorKind};

/// Panics when a text is read as a key that does not print back, or though a private element stands in it.
pub(crate) fn run(text: &str) {
    let read = Certificate::parse(text);
    for form in [Certificate::parse_rsa_xml(text), Certificate::parse_pem(text)].into_iter().flatten() {
        assert_eq!(read.as_ref().ok(), Some(&form), "{text:?} is read in its form only");
    }
    let Ok(key) = read else {
        // What is private stays so, whatever is around it.
        if read.is_err_and(|error| error.kind() == ParseErrorKind::PrivateKey) {
            for text in [format!("{text}\n-----END PUBLIC KEY-----"), format!("\u{feff}<RSAKeyValue>\n{text}")] {
                let kind = Certificate::parse(&text).map_err(ParseError::kind);
                assert_eq!(kind, Err(ParseErrorKind::PrivateKey), "{text:?}");
            }
        }
        return;
    };
    assert_eq!(key.as_str(), text);
    assert!(!has_private_element(text), "{text:?} has a private element");
    let bits = key.bits();
    assert!((512..=16_384).contains(&bits), "{text:?} has {bits} bits");
    let number = key.public_key();
    for number in [number.modulus(), number.exponent()] {
        assert_ne!(number.first(), Some(&0), "{text:?} has a number with leading zeros");
        assert_eq!(number.last().map(|byte| byte % 2), Some(1), "{text:?} has an even number");
    }
    let (xml, pem) = (key.to_rsa_xml(), key.to_pem());
    for again in [Certificate::parse_rsa_xml(&xml), Certificate::parse_pem(&pem)] {
        assert_eq!(again.as_ref().map(|again| again.has_key_of(&key)), Ok(true), "{text:?}");
        let printed = again.map(|again| (again.to_rsa_xml(), again.to_pem(), again.fingerprint()));
        assert_eq!(printed, Ok((xml.clone(), pem.clone(), key.fingerprint())), "{text:?}");
    }
    // Nothing but the modulus, the exponent and white space is in a bare key in XML.
    if key.form() == CertificateForm::RsaXml && !text.contains("<!--") {
        let bare: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
        for part in xml.split(['<', '>']).filter(|part| part.len() > 20) {
            assert!(bare.contains(part), "{text:?} has another modulus");
        }
    }
}

/// Panics when bytes are read as a certificate that does not print back.
pub(crate) fn run_der(bytes: &[u8]) {
    if let Ok(certificate) = Certificate::parse_der(bytes) {
        assert!(certificate.subject().is_some() && certificate.validity().is_some());
        assert_eq!(Certificate::parse_pem(certificate.as_str()).as_ref(), Ok(&certificate));
        run(certificate.as_str());
    }
}

/// A second look for private elements, as simple as can be.
fn has_private_element(text: &str) -> bool {
    ["D", "P", "Q", "DP", "DQ", "InverseQ"].iter().any(|name| {
        [format!("<{name}>"), format!("</{name}>"), format!("<{name} ")].iter().any(|tag| text.contains(tag))
    })
}
