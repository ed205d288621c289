//! Keys: private ones are refused, and leave nothing.

use superoffice_app::{Certificate, Limits, Policy, json};

use crate::allocator::search_for;
use crate::ledger::Ledger;
use crate::mark::{self, from_base64};

/// A private key of 1,024 bits in each form in which tools write it.
const PRIVATE: &[(&str, &str)] = &[
    ("PKCS#8", include_str!("../../data/keys/rsa-1024.private.pem")),
    ("PKCS#1", include_str!("../../data/keys/rsa-1024.private.pkcs1.pem")),
    ("XML", include_str!("../../data/keys/rsa-1024.private.xml")),
];

pub fn run(ledger: &mut Ledger) {
    for (form, text) in PRIVATE {
        let body = body(text);
        let bytes = from_base64(&body);
        // As it is, without its lines, and as bytes; of XML each part is Base64 by itself.
        let mut marks = vec![text.as_bytes().to_vec(), body.clone().into_bytes(), bytes.clone()];
        marks.extend(parts(text).map(from_base64));
        search_for(marks.iter().map(Vec::as_slice));
        for (how, text) in spellings(text, &body) {
            each(ledger, &format!("a private key, {form}, {how}"), &text);
        }
        #[cfg(feature = "all")]
        ledger.run(&format!("a private key, {form}, as DER: Certificate::parse_der"), None, || {
            drop(Certificate::parse_der(&bytes).map_err(|error| format!("{error} {error:?}")));
        });
    }
    mark::arm();
}

/// What stands between the lines of PEM, or the whole of XML, without white space.
fn body(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.starts_with("-----"));
    lines.flat_map(str::chars).filter(|letter| !letter.is_whitespace()).collect()
}

/// What stands in the elements of XML that nobody may know.
fn parts(xml: &str) -> impl Iterator<Item = &str> {
    ["<D>", "<P>", "<Q>", "<DP>", "<DQ>", "<InverseQ>"].into_iter().filter_map(move |element| {
        let (_, rest) = xml.split_once(element)?;
        rest.split('<').next()
    })
}

/// The same key as people paste it, whole and spoilt.
fn spellings(text: &str, body: &str) -> Vec<(&'static str, String)> {
    let indented = text.lines().map(|line| format!("  {line}\r\n")).collect();
    let half = text.len() / 2;
    vec![
        ("as it is", text.to_owned()),
        ("indented", indented),
        ("in one line", text.replace('\n', "")),
        ("without its frame", body.to_owned()),
        ("under a public label", text.replace("PRIVATE", "PUBLIC").replace("RSA PUBLIC", "PUBLIC")),
        (
            "under the label of a certificate",
            text.replace("RSA PRIVATE KEY", "CERTIFICATE").replace("PRIVATE KEY", "CERTIFICATE"),
        ),
        ("as escaped XML", text.replace('<', "&lt;").replace('>', "&gt;")),
        ("with a prefix", text.replace("</", "</ds:").replace('<', "<ds:").replace("<ds:/ds:", "</ds:")),
        ("behind a declaration", format!("\u{feff}<?xml version=\"1.0\"?>\n{text}")),
        ("behind a type definition", format!("<!DOCTYPE x [<!ENTITY y \"z\">]>{text}")),
        ("in a comment", format!("<!-- {text} -->")),
        ("twice", format!("{text}\n{text}")),
        ("its first half", text[..half].to_owned()),
        ("its second half", text[half..].to_owned()),
        ("with a wrong letter", text.replacen('A', "*", 3)),
        ("too long", format!("{text}{}", " ".repeat(70_000))),
    ]
}

/// What is done with a text.
type Operation = fn(&str);

fn each(ledger: &mut Ledger, name: &str, text: &str) {
    let each: [(&str, Operation); 3] = [
        ("parse", |text| drop(Certificate::parse(text).map_err(|error| format!("{error} {error:?}")))),
        ("parse_rsa_xml", |text| drop(Certificate::parse_rsa_xml(text).map_err(|error| error.to_string()))),
        ("parse_pem", |text| drop(Certificate::parse_pem(text).map_err(|error| error.to_string()))),
    ];
    for (function, parse) in each {
        ledger.run(&format!("{name}: Certificate::{function}"), None, || parse(text));
    }
    for key in ["rsa_xml", "pem"] {
        let written = serde_json::to_string(text).expect("a text");
        let source = format!(r#"{{"name": "Acme", "authentication": {{"certificate": {{"{key}": {written}}}}}}}"#);
        ledger.run(&format!("{name}: in a document, {key}"), None, || {
            let document = json::read(&source, &Limits::default());
            drop((document.check(&Policy::default()), document.build(&Policy::default()), document.redacted_source()));
            drop(document.clone());
        });
    }
}
