//! What is read prints back as the same key, in either form.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;

/// Odd numbers of so many bytes, without leading zeros.
fn odd(bytes: impl Into<proptest::collection::SizeRange>) -> impl Strategy<Value = Vec<u8>> {
    vec(any::<u8>(), bytes).prop_map(|mut number| {
        if let Some(first) = number.first_mut() {
            *first = (*first).max(1);
        }
        if let Some(last) = number.last_mut() {
            *last |= 1;
        }
        number
    })
}

fn keys() -> impl Strategy<Value = RsaPublicKey> {
    let made = (odd(64..=300), prop_oneof![Just(vec![3]), Just(vec![1, 0, 1]), odd(2..=64)]);
    made.prop_filter_map("a usable key", |(modulus, exponent)| RsaPublicKey::new(&modulus, &exponent).ok())
}

proptest! {
    #[test]
    fn neither_form_loses_anything(key in keys()) {
        let (xml, spki) = (xml::write(&key), pem::write(pem::Label::PublicKey, key.spki()));
        let pkcs1 = pem::write(pem::Label::RsaPublicKey, &pkcs1(&key));
        let [from_xml, from_spki, from_pkcs1] = [&xml, &spki, &pkcs1].map(|text| Certificate::parse(text).unwrap());
        for read in [from_xml, from_spki, from_pkcs1] {
            prop_assert_eq!(read.public_key(), &key);
            prop_assert_eq!(&read.to_rsa_xml(), &xml);
            prop_assert_eq!(&read.to_pem(), &spki);
            prop_assert_eq!(read.fingerprint(), Fingerprint::of(key.spki()));
            let again = Certificate::parse_pem(&Certificate::parse_rsa_xml(&read.to_rsa_xml()).unwrap().to_pem()).unwrap();
            prop_assert!(again.has_key_of(&read));
        }
    }

    #[test]
    fn the_numbers_come_back(key in keys()) {
        let again = RsaPublicKey::from_components(key.modulus(), key.exponent());
        prop_assert_eq!(again.as_ref(), Ok(&key));
        prop_assert_eq!(key.bits().div_ceil(8) as usize, key.modulus().len());
    }

    #[test]
    fn white_space_in_the_body_changes_nothing(key in keys(), at in vec((any::<prop::sample::Index>(), "[ \t\r\n]{1,3}"), 0..20)) {
        let xml = xml::write(&key);
        let (start, end) = (xml.find("<Modulus>").unwrap() + 9, xml.find("</Modulus>").unwrap());
        let mut spaced = xml;
        for (index, space) in at {
            spaced.insert_str(start + index.index(end - start), &space);
        }
        let read = Certificate::parse(&spaced).unwrap();
        prop_assert_eq!(read.public_key(), &key);
    }

    /// The promise of the feature: nothing that is accepted with it is refused without.
    #[test]
    fn the_outer_form_is_never_the_stricter(at in vec((any::<prop::sample::Index>(), prop::sample::select(NOISE)), 0..4)) {
        let (key, number) = (KEY_A.split_at(40), "AQAB".split_at(2));
        let mut parts = vec![
            "<RSAKeyValue", ">", "<Modulus", ">", key.0, key.1, "</Modulus", ">", "<Exponent", ">", number.0, number.1,
            "</Exponent", ">", "</RSAKeyValue", ">",
        ];
        for (index, noise) in at {
            parts.insert(index.index(parts.len() + 1), noise);
        }
        assert_outer_form(&parts.concat());
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,200}") {
        drop(Certificate::parse(&text));
        drop(Certificate::parse_rsa_xml(&format!("<RSAKeyValue>{text}</RSAKeyValue>")));
        drop(Certificate::parse_pem(&format!("-----BEGIN PUBLIC KEY-----{text}-----END PUBLIC KEY-----")));
    }

    #[test]
    fn no_row_of_parts_makes_it_panic(parts in vec(prop::sample::select(PARTS), 0..30)) {
        let text = parts.concat();
        assert_outer_form(&text);
        for read in [Certificate::parse, Certificate::parse_rsa_xml, Certificate::parse_pem] {
            if let Ok(key) = read(&text) {
                prop_assert!(!private::holds_private_key(&text));
                prop_assert!(Certificate::parse(&key.to_rsa_xml()).unwrap().has_key_of(&key));
            }
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in vec(any::<u8>(), 0..200)) {
        drop(Certificate::parse_der(&bytes));
        for label in [pem::Label::PublicKey, pem::Label::RsaPublicKey, pem::Label::Certificate] {
            drop(Certificate::parse(&pem::write(label, &bytes)));
        }
    }
}

/// What the reader accepts, the judge of the outer form accepts.
#[track_caller]
fn assert_outer_form(text: &str) {
    for form in [CertificateForm::RsaXml, CertificateForm::Pem] {
        if let Ok(content) = outside::content(text) {
            if Contents::read(content, form).is_ok() {
                assert_eq!(outer::judge(content, form), Ok(()), "{text}");
            }
        }
    }
}

/// What may be put into a key without harm, in some of its places.
const NOISE: &[&str] = &[
    "<!-- c -->",
    "<!---->",
    "<!--->",
    "<!-->",
    "<!-- - -- > -->",
    "<!-- <Modulus>AQAB</Modulus> -->",
    "<!-- \" ' & -->",
    "<?xml version=\"1.0\"?>",
    "<?xml version=\"1.0\" encoding=\"utf-8\" ?>\r\n",
    " ",
    "\r\n\t",
    "\u{c}",
    "\u{a0}",
    "\u{feff}",
    " xmlns=\"a>b\"",
    "\nxmlns='a/\"<b>'",
    " xmlns=\"<!--\"",
    " xmlns=''/",
    "/",
    "/x",
    "x",
    "=",
    "-->",
    "<Exponent/>",
    "<![CDATA[]]>",
];

const PARTS: &[&str] = &[
    "<RSAKeyValue>",
    "</RSAKeyValue>",
    "<Modulus>",
    "</Modulus>",
    "<Exponent>",
    "</Exponent>",
    "<Modulus/>",
    "<RSAKeyValue/>",
    KEY_A,
    KEY_B,
    "AQAB",
    "Aw==",
    "AQ==",
    "=",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?xml version=\"1.0\"?>",
    "<?x?>",
    "<!DOCTYPE x>",
    "&amp;",
    "&",
    "<",
    ">",
    " xmlns=\"\"",
    " x",
    "/",
    "\"",
    "\n",
    " ",
    "\u{feff}",
    "-----BEGIN PUBLIC KEY-----",
    "-----END PUBLIC KEY-----",
    "-----BEGIN CERTIFICATE-----",
    "-----",
    "<D>",
];

/// The PKCS#1 form of a key.
fn pkcs1(key: &RsaPublicKey) -> Vec<u8> {
    use ::der::Encode;
    use ::der::asn1::UintRef;
    let [modulus, public_exponent] = [key.modulus(), key.exponent()].map(|number| UintRef::new(number).unwrap());
    ::pkcs1::RsaPublicKeyRef { modulus, public_exponent }.to_der().unwrap()
}
