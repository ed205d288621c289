//! X.509 certificates.

use super::*;

const PEM: &str = key_file!("rsa-2048.x509.pem");
const DER: &[u8] = include_bytes!("../../../../tests/data/keys/rsa-2048.x509.der");

fn time(text: &str) -> Timestamp {
    Timestamp::parse(&text.replace(' ', "T")).unwrap()
}

#[test]
fn says_what_openssl_says() {
    let bare = Certificate::parse(key_file!("rsa-2048.spki.pem")).unwrap();
    let [pem, der] = [Certificate::parse(PEM).unwrap(), Certificate::parse_der(DER).unwrap()];
    for certificate in [&pem, &der] {
        assert_eq!(certificate.as_str(), PEM, "the text of DER is its PEM");
        assert_eq!(certificate.form(), CertificateForm::Pem);
        assert!(certificate.has_key_of(&bare) && certificate.same_key(&bare));
        assert_eq!(certificate.fingerprint().to_string(), fact("rsa-2048 spki-sha256"));
        assert_eq!(certificate.to_pem(), bare.to_pem());
        assert_eq!(certificate.to_rsa_xml(), bare.to_rsa_xml());
        assert_eq!(certificate.subject(), Some(fact("rsa-2048.x509 subject=")));
        let validity = certificate.validity().unwrap();
        assert_eq!(validity.not_before, time(fact("rsa-2048.x509 notBefore=")));
        assert_eq!(validity.not_after, time(fact("rsa-2048.x509 notAfter=")));
        assert_eq!(certificate.thumbprint(), Some(Thumbprint::parse(fact("rsa-2048.x509 sha1")).unwrap()));
        assert_eq!(certificate.not_after(), Some(validity.not_after));
        assert_eq!(format!("{certificate:?}"), "Certificate(Pem, 2048 bits)");
    }
    assert_eq!(pem, der);
    assert_eq!((bare.subject(), bare.validity(), bare.thumbprint()), (None, None, None));
}

/// The certificate with another end, as a `GeneralizedTime`. The signature is not judged.
fn until(time: &str) -> Vec<u8> {
    let mut bytes = DER.to_vec();
    let at = bytes.windows(4).position(|bytes| bytes == b"\x17\x0d28").unwrap();
    bytes.splice(at..at + 15, [&b"\x18\x0f"[..], time.as_bytes()].concat());
    // Two bytes more in the certificate, in what is signed and in the validity, which starts 17 bytes before.
    for length in [3, 7, at - 16] {
        bytes[length] += 2;
    }
    bytes
}

/// RFC 5280, section 4.1.2.5.
#[test]
fn without_an_end_it_is_valid_until_the_last_second() {
    for (time, expected) in [
        ("20991231235959Z", "2099-12-31T23:59:59Z"),
        ("99991230220000Z", "9999-12-30T22:00:00Z"),
        ("99991230220001Z", "9999-12-30T22:00:00Z"),
        ("99991231235959Z", "9999-12-30T22:00:00Z"),
    ] {
        let certificate = Certificate::parse_der(&until(time)).unwrap();
        assert_eq!(certificate.validity().unwrap().not_after.to_string(), expected, "{time}");
    }
    assert_eq!(Certificate::parse_der(&until("99991331235959Z")).unwrap_err().kind(), KeyFault::NotDer.into());
}

#[test]
fn a_start_before_1970_is_read_as_1970() {
    let bare = Certificate::parse(key_file!("rsa-2048.spki.pem")).unwrap();
    let general = |time: &str| {
        let mut bytes = DER.to_vec();
        let at = bytes.windows(4).position(|bytes| bytes == b"\x17\x0d26").unwrap();
        bytes.splice(at..at + 15, [&b"\x18\x0f"[..], time.as_bytes()].concat());
        for length in [3, 7, at - 1] {
            bytes[length] += 2;
        }
        bytes
    };
    let short = |time: &str| {
        let mut bytes = DER.to_vec();
        let at = bytes.windows(4).position(|bytes| bytes == b"\x17\x0d26").unwrap() + 2;
        bytes.splice(at..at + 13, time.bytes());
        bytes
    };
    for (bytes, expected) in [
        (short("500101000000Z"), "1970-01-01T00:00:00Z"),
        (short("680229235959Z"), "1970-01-01T00:00:00Z"),
        (short("691231235959Z"), "1970-01-01T00:00:00Z"),
        (short("700101000001Z"), "1970-01-01T00:00:01Z"),
        (short("490101000000Z"), "2049-01-01T00:00:00Z"),
        (general("16010101000000Z"), "1970-01-01T00:00:00Z"),
        (general("19691231235959Z"), "1970-01-01T00:00:00Z"),
        (general("19700101000001Z"), "1970-01-01T00:00:01Z"),
    ] {
        let certificate = Certificate::parse_der(&bytes).unwrap();
        assert_eq!(certificate.validity().unwrap().not_before.to_string(), expected);
        assert_eq!(certificate.validity().unwrap().not_after, time(fact("rsa-2048.x509 notAfter=")));
        assert!(certificate.has_key_of(&bare));
        // Its text and its thumbprint are those of what was given.
        let mut letters = base64::Letters::with_room_for(2000);
        certificate
            .as_str()
            .lines()
            .filter(|line| !line.starts_with('-'))
            .for_each(|line| letters.add(line.as_bytes()));
        assert_eq!(*letters.decode().unwrap(), bytes);
        assert_ne!(certificate.thumbprint(), Some(Thumbprint::parse(fact("rsa-2048.x509 sha1")).unwrap()));
    }
    for text in ["691331235959Z", "690230235959Z", "6912312359590", "6x1231235959Z"] {
        assert_eq!(Certificate::parse_der(&short(text)).unwrap_err().kind(), KeyFault::NotDer.into(), "{text}");
    }
}

#[test]
fn what_nobody_sees_is_escaped_in_the_subject() {
    let text = String::from_utf8_lossy(DER);
    assert_eq!(text.matches("Acme Orders signing").count(), 2, "the issuer and the subject");
    let name = "Acme\u{202e}\u{1b}\u{7} \u{200b}igning";
    assert_eq!(name.len(), "Acme Orders signing".len());
    let mut bytes = DER.to_vec();
    let at = bytes.windows(19).rposition(|bytes| bytes == b"Acme Orders signing").unwrap();
    bytes.splice(at..at + 19, name.bytes());
    let certificate = Certificate::parse_der(&bytes).unwrap();
    let subject = certificate.subject().unwrap();
    assert!(subject.contains(r"Acme\e2\80\ae\1b\07 \e2\80\8bigning"), "{subject}");
}

#[test]
fn another_algorithm_is_named() {
    assert_eq!(kind(key_file!("ec.x509.pem")), ParseErrorKind::NotRsa);
}

#[test]
fn der_is_read_strictly() {
    let kind = |bytes: &[u8]| Certificate::parse_der(bytes).unwrap_err().kind();
    assert_eq!(kind(b""), ParseErrorKind::Empty);
    assert_eq!(kind(&[DER, b"\0"].concat()), KeyFault::TrailingData.into());
    for text in [PEM, &format!("\u{feff}\n{PEM}"), &format!("Bag Attributes\n{PEM}"), key_file!("rsa-1024.xml")] {
        assert_eq!(kind(text.as_bytes()), KeyFault::DerIsText.into(), "{text}");
    }
    let bare = Certificate::parse(key_file!("rsa-2048.spki.pem")).unwrap();
    assert_eq!(kind(bare.public_key().spki()), KeyFault::BareKey.into());
    assert_eq!(kind(&[bare.public_key().spki(), b"\0"].concat()), KeyFault::NotDer.into());
    assert_eq!(kind(&vec![0x30; 65_537]), ParseErrorKind::TooManyBytes { max: 65_536 });
    assert_eq!(kind(&vec![0x30; 65_536]), KeyFault::NotDer.into());
    for end in 1..DER.len() {
        assert_eq!(kind(&DER[..end]), KeyFault::NotDer.into(), "cut off after {end} bytes");
    }
    // Bit by bit: another certificate, or none; never a panic.
    for at in 0..DER.len() {
        for bit in 0..8 {
            let mut bytes = DER.to_vec();
            bytes[at] ^= 1 << bit;
            if let Ok(certificate) = Certificate::parse_der(&bytes) {
                assert_eq!(Certificate::parse_der(&bytes), Ok(certificate.clone()));
                assert!(Certificate::parse(certificate.as_str()).unwrap().has_key_of(&certificate));
            }
        }
    }
}

#[test]
fn a_private_key_in_der_or_as_text_is_named_first() {
    for pem in [
        key_file!("rsa-1024.private.pem"),
        key_file!("rsa-2048.private.pkcs1.pem"),
        key_file!("rsa-2048.private.encrypted.pem"),
        key_file!("rsa-4096.private.xml"),
    ] {
        let text = Certificate::parse_der(pem.as_bytes()).unwrap_err();
        assert_eq!(text.kind(), ParseErrorKind::PrivateKey);
        if pem.starts_with('-') {
            let mut letters = base64::Letters::with_room_for(pem.len());
            pem.lines().filter(|line| !line.starts_with('-')).for_each(|line| letters.add(line.as_bytes()));
            let der = letters.decode().unwrap();
            for bytes in [&der[..], &der[..24], &[&der[..], &vec![0; 70_000]].concat()] {
                assert_eq!(Certificate::parse_der(bytes).unwrap_err().kind(), ParseErrorKind::PrivateKey);
            }
        }
    }
}

#[test]
fn without_a_label_of_its_own_it_is_no_bare_key() {
    for (from, to) in [("CERTIFICATE", "PUBLIC KEY"), ("CERTIFICATE", "RSA PUBLIC KEY")] {
        assert_eq!(kind(&PEM.replace(from, to)), KeyFault::NotDer.into(), "{to}");
    }
    for (bare, label) in
        [(key_file!("rsa-2048.spki.pem"), "PUBLIC KEY"), (key_file!("rsa-2048.pkcs1.pem"), "RSA PUBLIC KEY")]
    {
        assert_eq!(kind(&bare.replace(label, "CERTIFICATE")), KeyFault::BareKey.into());
    }
    assert_eq!(kind(&format!("{PEM}{PEM}")), ParseErrorKind::Several, "a chain is several");
}
