//! Keys as they are given, good and bad.

use super::*;

/// Key A of the published samples of SuperOffice.
const KEY_A: &str = "hJI/PnA9tQlAelEMqlaLvsD9J81mTo5qDV7dUanS+h1phyTNmymkISN1tT8CDBcLlm3YV5pv+IX4kkBiOCPxyEFtiE3iJp3xXvQ9xaCPD2evEYXKAuF1\
                     AlnrC4LO5tfgTSM0KL+EqavKA89n5IRe6tScmicyBpNLhmU2OJwZ598=";
/// Key B.
const KEY_B: &str = "vmkTQV4aF+V8jg0QgxPRPqj1In5H1seWvhL6FaNVVIDLR2pHKW6nQk5qpz3DZ05Gn4o46o+0tuZmhQfRbmoy2eDGSN+Bu+E3SQG2BisJ8OJKJ5DvWHW9\
                     Em0jpNgwuKbwEk9bZsfsGjdHPcT9iqPm7yp77uW6JV7MFRAJwU6N9zk=";

/// The files of a folder made with OpenSSL.
macro_rules! key_file {
    ($name:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/keys/", $name))
    };
}

mod hostile;
mod laws;
mod x509;

const FACTS: &str = key_file!("facts.txt");

/// What OpenSSL said.
fn fact(start: &str) -> &'static str {
    FACTS.lines().find_map(|line| line.strip_prefix(start)).unwrap().trim()
}

fn xml(modulus: &str, exponent: &str) -> String {
    format!("<RSAKeyValue><Modulus>{modulus}</Modulus><Exponent>{exponent}</Exponent></RSAKeyValue>")
}

fn kind(text: &str) -> ParseErrorKind {
    Certificate::parse(text).unwrap_err().kind()
}

fn validate(text: &str, form: CertificateForm) -> Result<(), ParseErrorKind> {
    Certificate::read(text, Some(form)).map(drop).map_err(ParseError::kind)
}

#[test]
fn reads_what_openssl_made() {
    for (name, bits, files) in [
        (
            "rsa-1024",
            1024,
            [key_file!("rsa-1024.spki.pem"), key_file!("rsa-1024.pkcs1.pem"), key_file!("rsa-1024.xml")],
        ),
        (
            "rsa-2048",
            2048,
            [key_file!("rsa-2048.spki.pem"), key_file!("rsa-2048.pkcs1.pem"), key_file!("rsa-2048.xml")],
        ),
        (
            "rsa-4096",
            4096,
            [key_file!("rsa-4096.spki.pem"), key_file!("rsa-4096.pkcs1.pem"), key_file!("rsa-4096.xml")],
        ),
    ] {
        let [spki, _, xml] = files;
        let keys = files.map(|text| Certificate::parse(text).unwrap());
        for (key, text) in keys.iter().zip(files) {
            assert_eq!(key.as_str(), text);
            assert_eq!((key.bits(), key.key_bits()), (bits, Some(bits)), "{name}");
            assert_eq!(key.public_key().exponent(), [1, 0, 1]);
            assert_eq!(key.fingerprint().to_string(), fact(&format!("{name} spki-sha256")));
            assert_eq!(key.to_pem(), spki);
            assert_eq!(key.to_rsa_xml(), xml.trim_end());
            assert!(keys.iter().all(|other| key.has_key_of(other) && key.same_key(other)));
            assert_eq!(key.not_after(), None);
        }
        assert_ne!(keys[0], keys[1], "the texts differ");
    }
}

#[test]
fn reads_the_keys_of_the_published_samples() {
    let [a, b] = [KEY_A, KEY_B].map(|modulus| xml(modulus, "AQAB"));
    let keys = [&a, &b].map(|text| Certificate::parse_rsa_xml(text).unwrap());
    for (key, text) in keys.iter().zip([&a, &b]) {
        assert_eq!(key.bits(), 1024);
        assert_eq!(&key.to_rsa_xml(), text);
        assert!(Certificate::parse_pem(&key.to_pem()).unwrap().has_key_of(key));
    }
    assert!(!keys[0].has_key_of(&keys[1]) && !keys[0].same_key(&keys[1]));
    assert_ne!(keys[0].fingerprint(), keys[1].fingerprint());
}

#[test]
fn reads_xml_as_it_is_pasted() {
    let expected = Certificate::parse(&xml(KEY_A, "AQAB")).unwrap();
    let wrapped =
        KEY_A.as_bytes().chunks(40).map(|line| String::from_utf8_lossy(line)).collect::<Vec<_>>().join("\r\n      ");
    for text in [
        format!("\u{feff}<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n{}\r\n", xml(KEY_A, "AQAB")),
        format!("\n\u{feff} {} \t", xml(KEY_A, "AQAB")),
        format!(
            "<RSAKeyValue>\r\n  <Modulus>\r\n      {wrapped}\r\n  </Modulus>\r\n  <Exponent>\r\n A Q\tA\nB </Exponent>\r\n</RSAKeyValue>"
        ),
        format!("<RSAKeyValue><Exponent>AQAB</Exponent><Modulus>{KEY_A}</Modulus></RSAKeyValue>"),
        xml(KEY_A, "AQAB").replace("<RSAKeyValue>", "<RSAKeyValue xmlns='http://www.w3.org/2000/09/xmldsig#'>"),
        xml(KEY_A, "AQAB").replace("<Modulus>", "<Modulus xmlns=\"\" >").replace("</Modulus>", "</Modulus\n>"),
        format!(
            "<!-- signing key 2026 -->{}<!-- < & > -->",
            xml(KEY_A, "AQAB").replace("<Exp", "<!-- 65537 --><!----><Exp")
        ),
        format!("<!-- the private key is in the vault -->{}", xml(KEY_A, "AQAB")),
        format!("<?xml version='1.0' encoding='utf-8' standalone=\"yes\" ?>{}", xml(KEY_A, "AQAB")),
    ] {
        let key = Certificate::parse_rsa_xml(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
        assert_eq!(outer::judge(outside::content(&text).unwrap(), CertificateForm::RsaXml), Ok(()), "{text}");
        assert_eq!(key.as_str(), text, "it is kept as it is");
        assert!(key.has_key_of(&expected));
        assert_eq!(key.to_rsa_xml(), expected.as_str());
    }
}

#[test]
fn reads_pem_as_it_is_pasted() {
    let pem = key_file!("rsa-1024.spki.pem");
    let expected = Certificate::parse(pem).unwrap();
    let lines: Vec<_> = pem.lines().collect();
    for text in [
        pem.replace('\n', "\r\n"),
        pem.replace('\n', "\r"),
        format!("\u{feff}\n\n{pem}\n \n"),
        lines.join("\n    \n\t"),
        lines.join(" "),
        lines.concat(),
        format!("{}\n{}\n{}", lines[0], lines[1..lines.len() - 1].concat(), lines[lines.len() - 1]),
    ] {
        let key = Certificate::parse_pem(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
        assert_eq!(outer::judge(outside::content(&text).unwrap(), CertificateForm::Pem), Ok(()), "{text}");
        assert_eq!(key.as_str(), text, "it is kept as it is");
        assert!(key.has_key_of(&expected));
        assert_eq!(key.to_pem(), pem);
    }
}

#[test]
fn the_form_is_told_by_the_start() {
    let (xml, pem) = (key_file!("rsa-1024.xml"), key_file!("rsa-1024.spki.pem"));
    assert_eq!(Certificate::parse(xml).unwrap().form(), CertificateForm::RsaXml);
    assert_eq!(Certificate::parse(pem).unwrap().form(), CertificateForm::Pem);
    let fault = |result: Result<Certificate, ParseError>| result.unwrap_err().kind();
    assert_eq!(fault(Certificate::parse_pem(xml)), KeyFault::NotPem.into());
    assert_eq!(fault(Certificate::parse_rsa_xml(pem)), KeyFault::NotRsaXml.into());
    for before in ["Bag Attributes\n    localKeyID: 01\n", "Public-Key: (1024 bit)\nModulus:\n    00:84\n", "key: "] {
        let text = format!("{before}{pem}");
        assert_eq!(kind(&text), KeyFault::PemBeside.into(), "{text}");
        assert_eq!(outer::judge(&text, CertificateForm::Pem), Err(KeyFault::PemBeside.into()), "{text}");
    }
    for text in [
        "see attachment",
        "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQCEkj8",
        "ssh-rsa AAAAB3NzaC1yc2E",
        "---- BEGIN SSH2 PUBLIC KEY ----",
    ] {
        assert_eq!(kind(text), KeyFault::UnknownForm.into(), "{text}");
    }
}

#[test]
fn a_private_key_is_named_before_anything_else() {
    for text in [
        key_file!("rsa-1024.private.pem"),
        key_file!("rsa-1024.private.pkcs1.pem"),
        key_file!("rsa-1024.private.xml"),
        key_file!("rsa-2048.private.pem"),
        key_file!("rsa-2048.private.encrypted.pem"),
        key_file!("rsa-2048.private.pkcs1.pem"),
        key_file!("rsa-2048.private.xml"),
        key_file!("rsa-4096.private.pem"),
        key_file!("rsa-4096.private.pkcs1.pem"),
        key_file!("rsa-4096.private.xml"),
    ] {
        let body: String = text.lines().filter(|line| !line.starts_with('-')).collect();
        for text in [
            text.to_owned(),
            text.replace("PRIVATE", "PUBLIC"),
            text.replace("PRIVATE", "EC PUBLIC"),
            text.repeat(100),
            format!("{}{text}", "x".repeat(70_000)),
            text.replace('<', "&lt;").replace('>', "&gt;"),
            text.replace('<', "<ds:").replace("<ds:/", "</ds:"),
            text.lines().collect(),
            text.lines().collect::<Vec<_>>().join("\\n"),
            text.chars().take(900).collect(),
            body,
        ] {
            assert_eq!(kind(&text), ParseErrorKind::PrivateKey, "{text}");
            for form in [CertificateForm::RsaXml, CertificateForm::Pem] {
                assert_eq!(validate(&text, form), Err(ParseErrorKind::PrivateKey));
            }
        }
    }
}

#[test]
fn other_algorithms_are_named() {
    for text in [
        key_file!("ec.spki.pem"),
        key_file!("ed25519.spki.pem"),
        key_file!("rsa-pss.spki.pem"),
        "-----BEGIN DSA PUBLIC KEY-----\nAAAA\n-----END DSA PUBLIC KEY-----",
        "<ECKeyValue xmlns=\"http://www.w3.org/2009/xmldsig11#\"><PublicKey>BA==</PublicKey></ECKeyValue>",
        "<?xml version=\"1.0\"?><DSAKeyValue><Y>AQAB</Y></DSAKeyValue>",
    ] {
        assert_eq!(kind(text), ParseErrorKind::NotRsa, "{text}");
    }
}

#[test]
fn is_cheap_to_copy_and_shows_no_text() {
    let key = Certificate::parse(&xml(KEY_A, "AQAB")).unwrap();
    let copy = key.clone();
    assert!(core::ptr::eq(copy.as_str(), key.as_str()));
    assert_eq!(copy, key);
    assert_eq!(format!("{key:?}"), "Certificate(RsaXml, 1024 bits)");
    let padded = Certificate::parse(&format!(" {}", xml(KEY_A, "AQAB"))).unwrap();
    assert_ne!(padded, key);
    assert!(padded.has_key_of(&key));
}
