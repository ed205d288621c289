//! What is read as a public key prints back as the same key in either form, and holds nothing private.

use superoffice_app::{Certificate, CertificateForm, ParseErrorKind};

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
                let error = Certificate::parse(&text).expect_err("a private key is no public one");
                assert_eq!(error.kind(), ParseErrorKind::PrivateKey, "{text:?}");
            }
        }
        return;
    };
    assert_eq!(key.as_str(), text);
    assert!(!has_private_element(text), "{text:?} has a private element");
    let bits = key.bits();
    assert!((512..=16_384).contains(&bits), "{text:?} has {bits} bits");
    let number = key.public_key();
    assert!(
        [number.modulus(), number.exponent()].iter().all(|number| number[0] != 0 && number[number.len() - 1] % 2 == 1)
    );
    let (xml, pem) = (key.to_rsa_xml(), key.to_pem());
    let from_xml = Certificate::parse_rsa_xml(&xml).expect("it was printed");
    let from_pem = Certificate::parse_pem(&pem).expect("it was printed");
    for again in [&from_xml, &from_pem] {
        assert!(again.has_key_of(&key), "{text:?}");
        assert_eq!(again.fingerprint(), key.fingerprint());
        assert_eq!((again.to_rsa_xml(), again.to_pem()), (xml.clone(), pem.clone()));
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
