//! Input that is wrong on purpose: each has one name, none takes long.

use super::*;

/// The bytes of Base64.
fn bytes(text: &str) -> Vec<u8> {
    let mut letters = base64::Letters::with_room_for(text.len());
    letters.add(text.as_bytes());
    letters.decode().unwrap().to_vec()
}

/// An `<RSAKeyValue>` with these numbers.
fn numbers(modulus: &[u8], exponent: &[u8]) -> String {
    xml(&base64::encode(modulus), &base64::encode(exponent))
}

/// The DER of a tag with its content.
fn tlv(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = match content.len() {
        short @ 0..0x80 => vec![u8::try_from(short).unwrap()],
        long => {
            let bytes: Vec<u8> = long.to_be_bytes().into_iter().skip_while(|byte| *byte == 0).collect();
            [vec![0x80 | u8::try_from(bytes.len()).unwrap()], bytes].concat()
        }
    };
    [vec![tag], length, content.to_vec()].concat()
}

/// A `SubjectPublicKeyInfo` of these parts.
fn info(algorithm: &[u8], key: &[u8]) -> Vec<u8> {
    tlv(0x30, &[tlv(0x30, algorithm), tlv(3, key)].concat())
}

const RSA: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01";
const NULL: &[u8] = b"\x05\0";

/// An `RSAPublicKey` of integers as they are.
fn pkcs1(modulus: &[u8], exponent: &[u8]) -> Vec<u8> {
    tlv(0x30, &[tlv(2, modulus), tlv(2, exponent)].concat())
}

fn spki_pem(bytes: &[u8]) -> String {
    pem::write(pem::Label::PublicKey, bytes)
}

fn pkcs1_pem(bytes: &[u8]) -> String {
    pem::write(pem::Label::RsaPublicKey, bytes)
}

#[test]
fn xml_that_is_no_public_key_has_a_name() {
    let key = xml(KEY_A, "AQAB");
    for (text, fault) in [
        ("<RSAKeyValue".to_owned(), KeyFault::XmlSyntax),
        ("<Key/>".to_owned(), KeyFault::NotRsaXml),
        ("<RSAKeyValues></RSAKeyValues>".to_owned(), KeyFault::NotRsaXml),
        ("<rsakeyvalue/>".to_owned(), KeyFault::NotRsaXml),
        (key.replace("<RSAKeyValue>", "<RSAKeyValue/x>"), KeyFault::NotRsaXml),
        (key.replace("RSAKeyValue", "x:RSAKeyValue"), KeyFault::NotRsaXml),
        (format!("<KeyValue>{key}</KeyValue>"), KeyFault::NotRsaXml),
        (key.replace("</RSAKeyValue>", ""), KeyFault::XmlUnclosed),
        ("<RSAKeyValue><Modulus>AQAB".to_owned(), KeyFault::XmlUnclosed),
        (key.replace("</RSAKeyValue>", "</KeyValue>"), KeyFault::XmlSyntax),
        (key.replace("</Modulus>", "</Exponent>"), KeyFault::XmlSyntax),
        (key.replace("</Modulus>", "</modulus>"), KeyFault::XmlSyntax),
        (format!("<!DOCTYPE RSAKeyValue [<!ENTITY m \"{KEY_A}\">]>{}", xml("&m;", "AQAB")), KeyFault::XmlDoctype),
        (billion_laughs(), KeyFault::XmlDoctype),
        ("<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><RSAKeyValue/>".to_owned(), KeyFault::XmlDoctype),
        (xml("&m;", "AQAB"), KeyFault::XmlReference),
        (xml(KEY_A, "AQA&#66;"), KeyFault::XmlReference),
        (xml(KEY_A, "AQAB&amp;"), KeyFault::XmlReference),
        (xml(&format!("<![CDATA[{KEY_A}]]>"), "AQAB"), KeyFault::XmlCdata),
        (format!("<?xml-stylesheet href=\"x\"?>{key}"), KeyFault::XmlInstruction),
        (format!("<?xml version=\"1.0\"?><?xml version=\"1.0\"?>{key}"), KeyFault::XmlSyntax),
        (key.replace("<Modulus>", "<?xml version=\"1.0\"?><Modulus>"), KeyFault::XmlSyntax),
        (key.replace("<Modulus>", "<Comment>x</Comment><Modulus>"), KeyFault::XmlElement),
        (key.replace("<Modulus>", "<modulus/><Modulus>"), KeyFault::XmlElement),
        (xml(KEY_A, "<b>AQAB</b>"), KeyFault::XmlElement),
        (key.replace("<RSAKeyValue>", "<RSAKeyValue Id=\"x\">"), KeyFault::XmlAttribute),
        (key.replace("<Modulus>", "<Modulus d=\"AQAB\">"), KeyFault::XmlAttribute),
        (key.replace("<Modulus>", "<Modulus xmlns:x=\"y\">"), KeyFault::XmlAttribute),
        (key.replace("<Modulus>", "<Modulus xmlns=\"y\" xmlns=\"y\">"), KeyFault::XmlSyntax),
        (key.replace("<Modulus>", "<Modulus xmlns>"), KeyFault::XmlSyntax),
        (key.replace("<Exponent>", "x<Exponent>"), KeyFault::XmlBeside),
        (format!("{key} and more"), KeyFault::XmlBeside),
        (format!("{key}<more/>"), KeyFault::XmlBeside),
        ("<RSAKeyValue/>".to_owned(), KeyFault::NoModulus),
        ("<RSAKeyValue><Exponent>AQAB</Exponent></RSAKeyValue>".to_owned(), KeyFault::NoModulus),
        (xml(" \n ", "AQAB"), KeyFault::NoModulus),
        (key.replace(&format!("<Modulus>{KEY_A}</Modulus>"), "<Modulus/>"), KeyFault::NoModulus),
        (format!("<RSAKeyValue><Modulus>{KEY_A}</Modulus></RSAKeyValue>"), KeyFault::NoExponent),
        (xml(KEY_A, "<!-- AQAB -->"), KeyFault::XmlComment),
        (xml(&KEY_A.replacen("I/", "I<!---->/", 1), "AQAB"), KeyFault::XmlComment),
        (format!("<?xml nonsense?>{key}"), KeyFault::XmlSyntax),
        (format!("<?xml?>{key}"), KeyFault::XmlSyntax),
        (format!("<?xml version=\"2.0\"?>{key}"), KeyFault::XmlSyntax),
        (format!("<?xml encoding=\"utf-8\"?>{key}"), KeyFault::XmlSyntax),
        (format!("<?xml encoding=\"utf-8\" version=\"1.0\"?>{key}"), KeyFault::XmlSyntax),
        (format!("<?xml version=\"1.0\" encoding=\"a<b\"?>{key}"), KeyFault::XmlSyntax),
        (format!("<!-- a -- b -->{key}"), KeyFault::XmlSyntax),
        (format!("<!-- a --->{key}"), KeyFault::XmlSyntax),
        (key.replace("<Modulus>", "<Modulus xmlns=\"a<b\">"), KeyFault::XmlNamespace),
        (key.replace("<Modulus>", "<Modulus xmlns=\"a&amp;b\">"), KeyFault::XmlNamespace),
        (key.replace("<Modulus>", &format!("<Modulus xmlns=\"{}\">", "x:".repeat(51))), KeyFault::XmlNamespace),
        (key.replace("<Modulus>", &format!("<Modulus xmlns=\"{}\">", KEY_A.split_at(60).0)), KeyFault::XmlBase64),
        (format!("<!-- D = {KEY_A} -->{key}"), KeyFault::XmlBase64),
        (format!("<p>{key}</p>"), KeyFault::NotRsaXml),
        (key.replace("<Exponent>", "<Modulus>AQAB</Modulus><Exponent>"), KeyFault::SeveralModuli),
        (key.replace("</RSAKeyValue>", "<Exponent/></RSAKeyValue>"), KeyFault::SeveralExponents),
        (xml("…", "AQAB"), KeyFault::Base64),
        (xml(&KEY_A.replace('/', "_"), "AQAB"), KeyFault::Base64),
        (xml(KEY_A, "01-00-01"), KeyFault::Base64),
        (xml(KEY_A.trim_end_matches('='), "AQAB"), KeyFault::Base64NotCanonical),
        (xml(&KEY_A.replace("598=", "599="), "AQAB"), KeyFault::Base64NotCanonical),
        (xml(KEY_A, "AQAB===="), KeyFault::Base64),
        (xml(KEY_A, "AQA"), KeyFault::Base64NotCanonical),
    ] {
        assert_eq!(validate(&text, CertificateForm::RsaXml), Err(fault.into()), "{text}");
    }
}

/// Entities in entities: 3 GB if they were expanded.
fn billion_laughs() -> String {
    use core::fmt::Write;
    let mut text = "<?xml version=\"1.0\"?>\n<!DOCTYPE lolz [\n<!ENTITY lol \"lol\">\n".to_owned();
    let mut last = "lol".to_owned();
    for level in 1..10 {
        writeln!(text, "<!ENTITY lol{level} \"{}\">", format!("&{last};").repeat(10)).unwrap();
        last = format!("lol{level}");
    }
    text.push_str("]>\n");
    text + &xml(&format!("&{last};"), "AQAB")
}

/// What reads XML joins the text around a comment.
#[test]
fn a_private_key_parted_by_markup_is_named() {
    for pem in [key_file!("rsa-2048.private.pem"), key_file!("rsa-1024.private.pkcs1.pem")] {
        let body: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
        for parted in [
            body.replacen('M', "M<!-- -->", 1),
            body.replacen('I', "<!-- a > b -->I", 1),
            body.replacen("II", "I<!----><!-- \n -->I", 1),
        ] {
            for text in [xml(&parted, "AQAB"), xml(KEY_A, &parted)] {
                assert_eq!(kind(&text), ParseErrorKind::PrivateKey, "{text}");
            }
        }
        // Where the comment is long, it is refused for that.
        let long = body.replacen('I', &format!("<!--{}-->I", "-x".repeat(2000)), 1);
        assert_eq!(kind(&xml(&long, "AQAB")), KeyFault::XmlComment.into());
    }
}

#[test]
fn pem_that_is_no_public_key_has_a_name() {
    let pem = key_file!("rsa-1024.spki.pem");
    let (begin, end) = ("-----BEGIN PUBLIC KEY-----", "-----END PUBLIC KEY-----");
    for (text, fault) in [
        ("MIGfMA0GCSqGSIb3".to_owned(), KeyFault::NotPem),
        (pem.replace("-----BEGIN", "----BEGIN"), KeyFault::NotPem),
        (pem.replace("BEGIN", "Begin"), KeyFault::NotPem),
        ("-----BEGIN PUBLIC KEY".to_owned(), KeyFault::NotPem),
        (format!("Our key:\n{pem}"), KeyFault::PemBeside),
        (format!("{pem}\nbest regards"), KeyFault::PemBeside),
        (format!("{pem}-----"), KeyFault::PemBeside),
        (pem.replace("PUBLIC KEY", "CERTIFICATE REQUEST"), KeyFault::PemLabel),
        (pem.replace("PUBLIC KEY", "X509 CERTIFICATE"), KeyFault::PemLabel),
        (pem.replace("PUBLIC KEY", "PGP PUBLIC KEY BLOCK"), KeyFault::PemLabel),
        (pem.replace("PUBLIC KEY", "public key"), KeyFault::PemLabel),
        (pem.replace("PUBLIC KEY", "PUBLIC  KEY"), KeyFault::PemLabel),
        (pem.replace("BEGIN PUBLIC KEY", "BEGIN PUBLIC KEY "), KeyFault::PemLabel),
        (pem.replace("PUBLIC KEY", &"X".repeat(30_000)), KeyFault::PemLabel),
        (pem.replace(end, ""), KeyFault::PemUnclosed),
        (pem.replace(end, "-----END PUBLIC KEY"), KeyFault::PemUnclosed),
        (pem.replace(end, "-----END RSA PUBLIC KEY-----"), KeyFault::PemMismatch),
        (pem.replace(begin, "-----BEGIN CERTIFICATE-----"), KeyFault::PemMismatch),
        (format!("{begin}\n \n{end}"), KeyFault::PemEmpty),
        (pem.replace(begin, &format!("{begin}\nComment: x")), KeyFault::Base64),
        (pem.replace(begin, &format!("{begin}\\n")), KeyFault::Base64),
        (pem.replace("MIG", "MI-"), KeyFault::Base64),
        (pem.replace(end, &format!("-----\n{end}")), KeyFault::Base64),
        (pem.replace(end, &format!("A\n{end}")), KeyFault::Base64NotCanonical),
        (pem.replace(end, &format!("AAAA\n{end}")), KeyFault::TrailingData),
        (pem.replace("PUBLIC KEY", "RSA PUBLIC KEY"), KeyFault::NotDer),
        (key_file!("rsa-1024.pkcs1.pem").replace("RSA PUBLIC KEY", "PUBLIC KEY"), KeyFault::NotDer),
    ] {
        assert_eq!(validate(&text, CertificateForm::Pem), Err(fault.into()), "{text}");
    }
}

#[test]
fn der_that_is_no_public_key_has_a_name() {
    let n = [&[0][..], &bytes(KEY_A)].concat();
    let (positive, f4) = (n.as_slice(), &b"\x01\0\x01"[..]);
    let good = pkcs1(positive, f4);
    let key = [&[0][..], &good].concat();
    let rsa = [RSA, NULL].concat();
    assert_eq!(Certificate::parse(&spki_pem(&info(&rsa, &key))).unwrap().to_rsa_xml(), xml(KEY_A, "AQAB"));
    assert_eq!(Certificate::parse(&pkcs1_pem(&good)).unwrap().to_rsa_xml(), xml(KEY_A, "AQAB"));
    for (text, expected) in [
        (spki_pem(b"\0"), KeyFault::NotDer.into()),
        (spki_pem(&[0x30; 1000]), KeyFault::NotDer.into()),
        (spki_pem(b"\x30\x84\xff\xff\xff\xff"), KeyFault::NotDer.into()),
        (spki_pem(b"\x30\x80\0\0"), KeyFault::NotDer.into()),
        (spki_pem(&info(RSA, &key)), KeyFault::NotDer.into()),
        (spki_pem(&info(&[RSA, b"\x02\x01\x01"].concat(), &key)), KeyFault::NotDer.into()),
        (spki_pem(&info(&[RSA, NULL, NULL].concat(), &key)), KeyFault::TrailingData.into()),
        (spki_pem(&info(&rsa, &good)), KeyFault::NotDer.into()),
        (spki_pem(&info(&rsa, &[&[1][..], &good].concat())), KeyFault::NotDer.into()),
        (spki_pem(&info(&rsa, &[&key[..], &[0]].concat())), KeyFault::TrailingData.into()),
        (spki_pem(&[info(&rsa, &key), vec![0]].concat()), KeyFault::TrailingData.into()),
        (spki_pem(&info(b"\x06\x03\x2b\x65\x70", &key)), ParseErrorKind::NotRsa),
        (spki_pem(&info(b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0a", &key)), ParseErrorKind::NotRsa),
        (pkcs1_pem(&[&good[..], b"\0"].concat()), KeyFault::TrailingData.into()),
        (pkcs1_pem(&tlv(0x30, &[tlv(2, positive), tlv(2, f4), tlv(2, f4)].concat())), KeyFault::TrailingData.into()),
        (pkcs1_pem(&tlv(0x30, &tlv(2, positive))), KeyFault::NotDer.into()),
        (pkcs1_pem(&pkcs1(&positive[1..], f4)), KeyFault::NotDer.into()),
        (pkcs1_pem(&pkcs1(&[&[0], positive].concat(), f4)), KeyFault::NotDer.into()),
        (pkcs1_pem(&pkcs1(positive, b"\0\x01\0\x01")), KeyFault::NotDer.into()),
        (pkcs1_pem(&pkcs1(positive, b"")), KeyFault::NotDer.into()),
        (pkcs1_pem(&pkcs1(positive, b"\xff")), KeyFault::NotDer.into()),
        (pkcs1_pem(&pkcs1(positive, b"\0")), KeyFault::ExponentEven.into()),
        (pkcs1_pem(&pkcs1(positive, b"\x01")), KeyFault::ExponentOne.into()),
        (pkcs1_pem(&pkcs1(positive, positive)), KeyFault::ExponentLarge.into()),
        (pkcs1_pem(&pkcs1(b"\0", f4)), KeyFault::ModulusShort.into()),
        (pkcs1_pem(&pkcs1(b"\x01", f4)), KeyFault::ModulusShort.into()),
        (pkcs1_pem(&pkcs1(&[&[1], &[0; 128][..]].concat(), f4)), KeyFault::ModulusEven.into()),
        (pkcs1_pem(&pkcs1(&[0x7f; 12_500], f4)), KeyFault::ModulusLong.into()),
    ] {
        assert_eq!(kind(&text), expected, "{text}");
    }
}

#[test]
fn numbers_that_are_no_key_have_a_name() {
    let (n, f4) = (bytes(KEY_A), &b"\x01\0\x01"[..]);
    let even = [&n[..127], &[0xde]].concat();
    for (modulus, exponent, fault) in [
        (&b"\0"[..], f4, KeyFault::ModulusShort),
        (b"\x01", f4, KeyFault::ModulusShort),
        (&n[..63], f4, KeyFault::ModulusShort),
        (&[0xff; 12_500], f4, KeyFault::ModulusLong),
        (&even, f4, KeyFault::ModulusEven),
        (&[&[0], &n[..]].concat(), f4, KeyFault::ModulusPadded),
        (&n, b"\0", KeyFault::ExponentEven),
        (&n, b"\x02", KeyFault::ExponentEven),
        (&n, b"\x01", KeyFault::ExponentOne),
        (&n, b"\0\x01\0\x01", KeyFault::ExponentPadded),
        (&n, &n, KeyFault::ExponentLarge),
    ] {
        assert_eq!(kind(&numbers(modulus, exponent)), fault.into(), "{} {}", modulus.len(), exponent.len());
    }
    for exponent in [&b"\x03"[..], b"\x01\0\0\0\x01", &n[1..]] {
        assert_eq!(Certificate::parse(&numbers(&n, exponent)).unwrap().public_key().exponent(), exponent);
    }
}

/// What is cut off is never called a key, nor a private one.
#[test]
fn every_start_is_refused() {
    for text in [
        key_file!("rsa-1024.xml"),
        key_file!("rsa-1024.spki.pem"),
        key_file!("rsa-1024.pkcs1.pem"),
        key_file!("rsa-2048.x509.pem"),
        &format!("\u{feff}<?xml version=\"1.0\"?>\r\n<!-- x -->{}", xml(KEY_A, "AQAB")),
    ] {
        let text = text.trim_end();
        assert!(Certificate::parse(text).is_ok());
        for (at, letter) in text.char_indices() {
            let (start, end) = text.split_at(at);
            assert!(matches!(kind(start), ParseErrorKind::Key(_) | ParseErrorKind::Empty), "{start}");
            let without = format!("{start}{}", end.strip_prefix(letter).unwrap());
            if let Ok(key) = Certificate::parse(&without) {
                assert!(key.has_key_of(&Certificate::parse(text).unwrap()), "without {letter:?} at {at}");
            }
        }
    }
}

/// A single letter of Base64 that differs gives another key or none.
#[test]
fn every_letter_counts() {
    let modulus = KEY_A.trim_end_matches('=');
    let expected = Certificate::parse(&xml(KEY_A, "AQAB")).unwrap();
    for at in 0..modulus.len() {
        for letter in ["A", "B", "/", "-", "é", "="] {
            let (start, end) = KEY_A.split_at(at);
            let text = xml(&format!("{start}{letter}{}", end.split_at(1).1), "AQAB");
            let same = end.starts_with(letter);
            assert!(Certificate::parse(&text).map_or(!same, |key| key.has_key_of(&expected) == same), "{text}");
        }
    }
}

#[test]
fn size_and_depth_cost_nothing() {
    let deep = format!("{}AQAB", "<RSAKeyValue><Modulus>".repeat(100_000));
    let million = "x".repeat(1_000_000);
    let too_long = ParseErrorKind::TooManyBytes { max: 65_536 };
    for text in
        [&*million, &"<".repeat(1_000_000), &deep, &billion_laughs().repeat(200), &xml(&"A".repeat(1_000_000), "AQAB")]
    {
        assert_eq!(kind(text), too_long);
    }
    for (text, fault) in [
        ("<x>".repeat(21_000), KeyFault::NotRsaXml),
        (format!("<RSAKeyValue>{}", "<Modulus>".repeat(7_000)), KeyFault::XmlElement),
        (format!("<RSAKeyValue {}>", "xmlns=\"\" ".repeat(7_000)), KeyFault::XmlSyntax),
        (format!("<RSAKeyValue xmlns=\"{}\">", "x".repeat(60_000)), KeyFault::XmlNamespace),
        (format!("<!--{}-->", "-".repeat(60_000)), KeyFault::XmlSyntax),
        ("</x>".repeat(16_000), KeyFault::XmlSyntax),
        (xml(&"A".repeat(60_000), "AQAB"), KeyFault::ModulusShort),
        (xml(&"/".repeat(60_000), "AQAB"), KeyFault::ModulusLong),
        (xml(KEY_A, &"/".repeat(60_000)), KeyFault::ExponentLarge),
    ] {
        assert_eq!(kind(&text), fault.into(), "{}", text.chars().take(60).collect::<String>());
    }
    let roomy = xml(KEY_A, "AQAB").replace("<Modulus>", &format!("{}<Modulus>", " ".repeat(60_000)));
    assert!(Certificate::parse(&roomy).is_ok());
}
