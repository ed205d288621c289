//! What the fuzzer runs, over the texts of the corpus and of web-platform-tests.

use std::collections::BTreeSet;

use superoffice_app::{Environment, Thumbprint};

use crate::corpus;

#[path = "../../fuzz/bodies/backtrack.rs"]
mod backtrack;
#[path = "../../fuzz/bodies/certificate.rs"]
mod certificate;
#[path = "../../fuzz/bodies/life.rs"]
mod life;
#[path = "../../fuzz/bodies/matcher.rs"]
mod matcher;
#[path = "../../fuzz/bodies/messages.rs"]
mod messages;
#[path = "../../fuzz/bodies/pattern.rs"]
pub(crate) mod pattern;
#[path = "../../fuzz/bodies/scan_vs_url.rs"]
pub(crate) mod scan_vs_url;
#[path = "../../fuzz/bodies/system_token.rs"]
mod system_token;

/// The inputs of web-platform-tests, and the bases that they are given with.
fn inputs() -> BTreeSet<String> {
    let table: serde_json::Value = serde_json::from_str(include_str!("../data/whatwg/urltestdata.json")).unwrap();
    let entries = table.as_array().unwrap().iter();
    let texts = entries.flat_map(|entry| ["input", "base"].map(|key| entry[key].as_str()));
    texts.flatten().map(str::to_owned).collect()
}

#[test]
fn what_is_accepted_is_a_url_and_stays_as_it_is() {
    for text in corpus::texts().union(&inputs()) {
        scan_vs_url::run(text);
    }
}

/// Parts of odd texts in odd places: what one check lets through because another was meant to catch it.
#[test]
fn mixtures_are_accepted_only_as_they_are() {
    let texts: Vec<_> = corpus::texts().into_iter().chain(inputs()).filter(|text| text.len() < 200).collect();
    for (index, text) in texts.iter().enumerate() {
        // A fixed walk through the texts, each beside many others.
        for step in [1, 7, 61, 401] {
            let other = &texts[(index * 31 + step) % texts.len()];
            let middle = |text: &str| (0..=text.len() / 2).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            let (start, end) = (&text[..middle(text)], &other[middle(other)..]);
            scan_vs_url::run(&format!("{start}{end}"));
            scan_vs_url::run(&format!("https://acme.example/{text}"));
            scan_vs_url::run(&format!("https://{text}.acme.example/{end}"));
            scan_vs_url::run(&format!("http://127.0.0.1:{text}"));
        }
    }
}

fn second_opinion(pattern: &str, text: &str) -> Option<bool> {
    backtrack::Pattern::read(pattern)?.is_match(text)
}

/// The second matcher has to be right itself.
#[test]
fn the_second_matcher_knows_its_language() {
    for (pattern, yes, no) in [
        ("^a$", &["a"][..], &["", "b", "aa", "A", "a\n"][..]),
        ("^$", &[""], &["a"]),
        ("^a?b*c+$", &["c", "abcc", "bbc"], &["ab", "aac", ""]),
        ("^a{2}$", &["aa"], &["a", "aaa"]),
        ("^a{2,}$", &["aa", "aaaa"], &["a"]),
        ("^a{2,3}?b$", &["aab", "aaab"], &["ab", "aaaab"]),
        ("^(a|ab)(c|bcd)$", &["ac", "abc", "abcd", "abbcd"], &["a", "abcbcd"]),
        ("^(?:ab)+$", &["ab", "abab"], &["", "aba"]),
        ("^(a*)*b$", &["b", "aab"], &["a", "ba"]),
        ("^(a*){3}$", &["", "aa"], &["b"]),
        ("^((a|b)?c){2}$", &["cc", "acbc"], &["c", "abcc"]),
        (r"^\d\w\s\.\\$", &["1_ .\\"], &["\u{661}_ .\\", "1_ x\\"]),
        (r"^\D\W\S$", &["a-b", "å!ø"], &["1-b"]),
        ("^[a-c]$", &["a", "c"], &["d", "-"]),
        ("^[^a-c]$", &["d", "\n", "å"], &["a", ""]),
        ("^[]a]$", &["]", "a"], &["b"]),
        ("^[a-]$", &["-", "a"], &["b"]),
        (r"^[\d.]$", &["1", "."], &["a"]),
        (r"^[^\D1]$", &["2"], &["1", "a"]),
        (r"^[\.-\/]$", &[".", "/"], &["-"]),
        ("^.$", &["a", "\r"], &["\n", ""]),
    ] {
        for text in yes {
            assert_eq!(second_opinion(pattern, text), Some(true), "{pattern} on {text:?}");
        }
        for text in no {
            assert_eq!(second_opinion(pattern, text), Some(false), "{pattern} on {text:?}");
        }
    }
    for pattern in [
        "a$",
        "^a",
        r"^a\$",
        "^a|b$",
        "^(a$",
        "^a)$",
        "^[a$",
        "^a**$",
        "^a++$",
        "^a{2}{3}$",
        "^a{3,2}$",
        "^*$",
        "^(?=a)a$",
        r"^\p{L}$",
        r"^(a)\1$",
        "^[a-z-[b]]$",
        "^(?i)a$",
        "^(a|^b)$",
        "^[z-a]$",
        "^a{x}$",
    ] {
        assert_eq!(second_opinion(pattern, "a"), None, "{pattern}");
    }
    assert!(second_opinion("^(a|a)*(a|a)*(a|a)*b$", &"a".repeat(500)).is_none(), "it gives up in time");
    assert!(second_opinion(&format!("^{}$", "(".repeat(100_000)), "").is_none());
}

/// Each pattern of the corpus against every candidate.
#[test]
fn patterns_match_what_a_second_matcher_matches() {
    let texts = corpus::texts();
    for text in texts.iter().filter(|text| text.starts_with('^')) {
        pattern::run(text, texts.iter().map(String::as_str));
    }
}

/// The registered entries of each case against every candidate.
#[test]
fn what_is_allowed_is_registered_in_some_way() {
    let texts = corpus::texts();
    let texts: Vec<_> = texts.iter().map(String::as_str).collect();
    let cases = corpus::cases().map(|case| (case.native, case.environment, case.registered));
    for (native, environment, registered) in cases.collect::<BTreeSet<_>>() {
        let registered: Vec<_> = registered.iter().map(String::as_str).collect();
        matcher::run(native, environment, &registered, &texts);
    }
    // All at once, more than a list may hold.
    for native in [false, true] {
        for environment in Environment::ALL {
            matcher::run(native, environment, &texts, &texts);
        }
    }
}

/// Texts in the form of a signed token, of a token and of a thumbprint.
fn tokens() -> Vec<String> {
    let vectors = include_str!("../data/keys/signed-tokens.tsv").lines();
    let mut texts: Vec<_> = vectors.map(|line| line.split_once('\t').unwrap().1.to_owned()).collect();
    texts.extend(texts.clone().iter().map(|text| text.split_once('.').unwrap().0.to_owned()));
    texts.extend(Environment::ALL.map(|environment| Thumbprint::super_id(environment).to_string()));
    texts.extend(Environment::ALL.map(|environment| Thumbprint::super_id(environment).to_x5t()));
    texts
}

/// Each text of a list changed in one place, and mixed with the others.
#[test]
fn tokens_stay_as_they_are_and_no_signature_is_believed() {
    const ODD: &[&str] =
        &["", "-", ".", "..", "=", "==", "A", " ", "\n", "\0", "\u{200e}", "\u{feff}", "ø", "0", "202611221030"];
    let texts = tokens();
    for text in &texts {
        system_token::run(text);
        let places: Vec<_> = text.char_indices().map(|(at, letter)| (at, at + letter.len_utf8())).collect();
        // The ends and both sides of the dots; every seventh place of the rest.
        let is_edge = |at: usize| at < 60 || text.len() - at < 9;
        for (start, end) in places.into_iter().filter(|(at, _)| is_edge(*at) || at % 7 == 0) {
            for odd in ODD {
                system_token::run(&format!("{}{odd}{}", &text[..start], &text[start..]));
                system_token::run(&format!("{}{odd}{}", &text[..start], &text[end..]));
            }
            system_token::run(&text[..start]);
            system_token::run(&text[start..]);
            for other in &texts {
                system_token::run(&format!("{}{other}", &text[..start]));
            }
        }
    }
    for text in corpus::texts() {
        system_token::run(&text);
    }
}

/// A megabyte of each is refused, and at once.
#[test]
fn long_texts_are_no_tokens() {
    for text in tokens().iter().map(String::as_str).chain(["-", ".", "\u{200e}", "a-b.202611221030.AAAA", "= "]) {
        system_token::run(&text.repeat(1_000_000 / text.len()));
    }
}

/// The keys of a folder as texts, public and private.
const KEYS: [&str; 24] = [
    include_str!("../data/keys/ec.spki.pem"),
    include_str!("../data/keys/ec.x509.pem"),
    include_str!("../data/keys/ed25519.spki.pem"),
    include_str!("../data/keys/rsa-1024.pkcs1.pem"),
    include_str!("../data/keys/rsa-1024.private.pem"),
    include_str!("../data/keys/rsa-1024.private.pkcs1.pem"),
    include_str!("../data/keys/rsa-1024.private.xml"),
    include_str!("../data/keys/rsa-1024.spki.pem"),
    include_str!("../data/keys/rsa-1024.xml"),
    include_str!("../data/keys/rsa-2048.pkcs1.pem"),
    include_str!("../data/keys/rsa-2048.private.encrypted.pem"),
    include_str!("../data/keys/rsa-2048.private.pem"),
    include_str!("../data/keys/rsa-2048.private.pkcs1.pem"),
    include_str!("../data/keys/rsa-2048.private.xml"),
    include_str!("../data/keys/rsa-2048.spki.pem"),
    include_str!("../data/keys/rsa-2048.x509.pem"),
    include_str!("../data/keys/rsa-2048.xml"),
    include_str!("../data/keys/rsa-4096.pkcs1.pem"),
    include_str!("../data/keys/rsa-4096.private.pem"),
    include_str!("../data/keys/rsa-4096.private.pkcs1.pem"),
    include_str!("../data/keys/rsa-4096.private.xml"),
    include_str!("../data/keys/rsa-4096.spki.pem"),
    include_str!("../data/keys/rsa-4096.xml"),
    include_str!("../data/keys/rsa-pss.spki.pem"),
];

/// Keys whole, in parts, and mixed.
#[test]
fn what_is_a_key_prints_back_and_is_public() {
    certificate::run_der(include_bytes!("../data/keys/rsa-2048.x509.der"));
    for (index, key) in KEYS.iter().enumerate() {
        certificate::run(key);
        let other = KEYS[(index * 5 + 1) % KEYS.len()];
        for step in 1..32 {
            let (start, end) = (key.len() * step / 32, other.len() * step / 32);
            certificate::run(&key[..start]);
            certificate::run(&key[start..]);
            certificate::run(&format!("{}{}", &key[..start], &other[end..]));
            certificate::run(&format!("{}\r\n {}", &key[..start], &key[start..]));
            certificate::run(&format!("{}<D>{}", &key[..start], &key[start..]));
            certificate::run_der(&key.as_bytes()[start..]);
        }
    }
    for text in corpus::texts() {
        certificate::run(&text);
        certificate::run(&format!("<RSAKeyValue><Modulus>{text}</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>"));
        certificate::run(&format!("-----BEGIN PUBLIC KEY-----{text}-----END PUBLIC KEY-----"));
    }
}

/// Commands and events in many orders, whole and mixed.
#[test]
fn nothing_that_is_said_breaks_an_application() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/life");
    let mut lines = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        let parts = value.as_array().cloned().unwrap_or_else(|| vec![value]);
        // The version that is there has this label.
        lines.extend(parts.iter().map(|part| part.to_string().replace(r#""version":"2"#, r#""version":"1"#)));
    }
    lines.sort();
    assert!(lines.len() > 60, "{}", lines.len());
    for start in 0..lines.len() {
        for step in [1, 7, 29] {
            let walk: Vec<_> = (0..lines.len()).map(|n| lines[(start + n * step) % lines.len()].as_str()).collect();
            life::run(&walk.join("\n"));
        }
        let (line, other) = (&lines[start], &lines[(start * 13 + 5) % lines.len()]);
        for part in 1..24 {
            let middle = |text: &str| (0..=text.len() * part / 24).rev().find(|at| text.is_char_boundary(*at)).unwrap();
            life::run(&format!("{}{}", &line[..middle(line)], &other[middle(other)..]));
        }
    }
}

/// Messages in many orders, whole, changed in one place, and mixed.
#[test]
fn messages_in_any_order_make_the_same_tenant() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/tenant/messages");
    let mut lines = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        match path.extension().and_then(std::ffi::OsStr::to_str) {
            Some("json") => {
                let value: serde_json::Value = serde_json::from_str(&text).unwrap();
                lines.push(value.to_string().replace("Cust00000", "Cust12345"));
            }
            Some("tsv") => lines.extend(text.lines().map(|line| line.rsplit('\t').next().unwrap().to_owned())),
            _ => {}
        }
    }
    lines.extend((0..8).map(|number| format!(r#"{{"ChangeType":{number},"ContextIdentifier":"CUST12345"}}"#)));
    let state = |name: &str, rest: &str| format!(r#"{{"State":"{name}","ContextIdentifier":"Cust12345"{rest}}}"#);
    for known in superoffice_app::TenantState::KNOWN {
        lines
            .push(state(known.as_str(), r#","Endpoint":"https://online3.superoffice.com/Cust12345","IsRunning":true"#));
        lines
            .push(state(known.as_str(), r#","Endpoint":"https://sod.superoffice.com/Cust12345/api","IsRunning":null"#));
    }
    lines.extend([state("Hibernating", r#","IsRunning":true"#), state("hibernating", r#","Endpoint":"a.example/x""#)]);
    lines.push(state("Running", r#","Endpoint":"https://app.superoffice.com/cust1""#));
    lines.sort();
    assert!(lines.len() > 60, "{}", lines.len());
    for start in 0..lines.len() {
        for step in [1, 7, 29] {
            let walk: Vec<_> = (0..lines.len()).map(|n| lines[(start + n * step) % lines.len()].as_str()).collect();
            messages::run(&walk.join("\n"));
        }
        let (line, other) = (&lines[start], &lines[(start * 13 + 5) % lines.len()]);
        for part in 1..24 {
            let middle = |text: &str| (0..=text.len() * part / 24).rev().find(|at| text.is_char_boundary(*at)).unwrap();
            messages::run(&format!("{}{}", &line[..middle(line)], &other[middle(other)..]));
        }
        for (at, letter) in line.char_indices() {
            for odd in ["", "\"", "{", "\\", ":", "/", ".", "%", "\u{200e}", "0", "null"] {
                messages::run(&format!("{}{odd}{}", &line[..at], &line[at + letter.len_utf8()..]));
            }
        }
    }
    for text in corpus::texts().union(&inputs()) {
        messages::run(text);
        messages::run(&format!(
            "https://sod2.superoffice.com/{text}\nsod2.superoffice.com/{text}\nhttps://{text}/Cust1"
        ));
    }
}
