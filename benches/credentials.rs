//! What holding secrets, reading keys and hashing cost. See README.md.

use std::hint::black_box;
use std::time::Instant;

use argon2::{Algorithm, Argon2, Params, Version};
use superoffice_app::{Argon2id, Certificate, ClientSecret, SecretHash, SecretVerifier};

/// The least time of one call in nanoseconds, over many rounds: the machine is shared, and only the best round is its own.
fn least(rounds: u32, calls: u32, mut call: impl FnMut()) -> f64 {
    (0..rounds)
        .map(|_| {
            let start = Instant::now();
            for _ in 0..calls {
                call();
            }
            start.elapsed().as_secs_f64() * 1e9 / f64::from(calls)
        })
        .fold(f64::INFINITY, f64::min)
}

/// A line: the name, the time, how it compares, and what is allocated.
fn show(name: &str, time: f64, base: f64, call: impl FnMut()) {
    let counted = allocation_counter::measure(call);
    println!(
        "{name:<34} {time:12.0} ns   {:6.2}   {} allocations, {} bytes",
        time / base,
        counted.count_total,
        counted.bytes_total
    );
}

fn main() {
    wrapping();
    println!();
    keys();
    println!();
    hashing();
}

/// Against a `String` that is made of the same text, judged by its length, and dropped.
fn wrapping() {
    for length in [32, 64, 1024] {
        let text = "83d0f3bc".repeat(length / 8);
        let json = format!("\"{text}\"");
        let parse = || {
            let text = black_box(text.as_str());
            black_box((!text.is_empty() && text.len() <= 1024).then(|| text.to_owned()));
        };
        let read = || drop(black_box(serde_json::from_str::<String>(black_box(&json)).expect("a text")));
        let steps: [(&str, &dyn Fn()); 5] = [
            ("a plain String", &parse),
            ("ClientSecret::parse", &|| drop(black_box(ClientSecret::parse(black_box(&text)).expect("a secret")))),
            ("ClientSecret::from_string", &|| {
                drop(black_box(ClientSecret::from_string(black_box(&text).to_owned()).expect("a secret")));
            }),
            ("JSON to a plain String", &read),
            ("JSON to a ClientSecret", &|| {
                drop(black_box(serde_json::from_str::<ClientSecret>(black_box(&json)).expect("a secret")));
            }),
        ];
        let mut base = 1.0;
        for (place, (name, call)) in steps.into_iter().enumerate() {
            let time = least(30, 20_000, call);
            // Reading JSON is compared with reading JSON.
            base = if place == 0 || place == 3 { time } else { base };
            show(&format!("{length} bytes, {name}"), time, base, call);
        }
        let [one, other] = [&text, &text].map(|text| ClientSecret::parse(text).expect("a secret"));
        let same = least(30, 20_000, || assert!(black_box(one.expose_secret() == black_box(other.expose_secret()))));
        let matches = least(30, 20_000, || assert!(black_box(&one).matches(black_box(&other))));
        show(&format!("{length} bytes, matches, of =="), matches, same, || assert!(one.matches(&other)));
    }
}

macro_rules! key {
    ($file:literal) => {
        ($file, include_str!(concat!("../tests/data/keys/", $file)))
    };
}

/// Against the same key as .NET XML.
fn keys() {
    let mut base = 1.0;
    for (name, text) in [
        key!("rsa-1024.xml"),
        key!("rsa-1024.spki.pem"),
        key!("rsa-2048.xml"),
        key!("rsa-2048.spki.pem"),
        key!("rsa-2048.pkcs1.pem"),
        key!("rsa-2048.x509.pem"),
        key!("rsa-4096.xml"),
        key!("rsa-4096.spki.pem"),
    ] {
        let read = || drop(black_box(Certificate::parse(black_box(text)).expect("a key")));
        let time = least(30, 500, read);
        base = if name.ends_with(".xml") { time } else { base };
        show(name, time, base, read);
    }
    let key = Certificate::parse(include_str!("../tests/data/keys/rsa-2048.xml")).expect("a key");
    let copy = key.clone();
    let steps: [(&str, &dyn Fn()); 4] = [
        ("rsa-2048, to_pem", &|| drop(black_box(key.to_pem()))),
        ("rsa-2048, to_rsa_xml", &|| drop(black_box(key.to_rsa_xml()))),
        ("rsa-2048, fingerprint", &|| {
            black_box(key.fingerprint());
        }),
        ("rsa-2048, has_key_of", &|| assert!(black_box(key.has_key_of(&copy)))),
    ];
    let text = include_str!("../tests/data/keys/rsa-2048.xml");
    let base = least(30, 500, || drop(black_box(Certificate::parse(black_box(text)).expect("a key"))));
    for (name, call) in steps {
        show(name, least(30, 500, call), base, call);
    }
    // 64 KiB that are no key: what a hostile text costs at most.
    for (name, text) in [
        ("64 KB of <", "<".repeat(65_536)),
        (
            "64 KB of white space in a key",
            text.replace("</Modulus>", &format!("{}</Modulus>", " ".repeat(65_536 - text.len()))),
        ),
        ("1 MB of A", "A".repeat(1_000_000)),
    ] {
        let read = || drop(black_box(Certificate::parse(black_box(&text))));
        show(name, least(10, 5, read), base, read);
    }
}

/// Against the default cost. All take turns, so that what else the machine does falls on each alike.
fn hashing() {
    const SALT: &[u8; 16] = b"0123456789abcdef";
    let secret = ClientSecret::parse("83d0f3bc9a7e4a21bb1c83d0f3bc9a7e").expect("a secret");
    let (secret, argon2id) = (&secret, &Argon2id::default());
    let stored = argon2id.hash(secret, SALT).expect("a hash");
    let params = Params::new(19_456, 2, 1, Some(32)).expect("a cost");
    let plain = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let mut steps: Vec<(String, Box<dyn Fn() + '_>)> = Vec::new();
    let costs =
        [(19_456, 2, 1), (7_168, 5, 1), (9_216, 4, 1), (12_288, 3, 1), (47_104, 1, 1), (65_536, 3, 4), (262_144, 5, 1)];
    for (memory_kib, passes, lanes) in costs {
        let argon2id = Argon2id::default().with_cost(memory_kib, passes, lanes).expect("a cost");
        let hash = move || drop(black_box(argon2id.hash(secret, SALT).expect("a hash")));
        steps.push((format!("m={memory_kib},t={passes},p={lanes}"), Box::new(hash)));
    }
    let unwiped = || {
        let mut hash = [0; 32];
        plain.hash_password_into(secret.expose_secret().as_bytes(), SALT, &mut hash).expect("a hash");
        black_box(hash);
    };
    steps.push(("the default, memory unwiped".to_owned(), Box::new(unwiped)));
    let verify = || argon2id.verify_hash(secret, &stored).expect("the same secret");
    steps.push(("verify, the default".to_owned(), Box::new(verify)));

    let mut times = vec![f64::INFINITY; steps.len()];
    for _ in 0..15 {
        for (time, (_, step)) in times.iter_mut().zip(&steps) {
            *time = time.min(least(1, 1, step));
        }
    }
    for (time, (name, step)) in times.iter().zip(&steps) {
        show(name, *time, times[0], step);
    }
    let costly = SecretHash::parse(&stored.as_str().replace("m=19456", "m=4294967295")).expect("a hash");
    let refuse = || assert!(black_box(argon2id.verify_hash(secret, &costly)).is_err());
    show("verify, above the ceiling", least(10, 1_000, refuse), times[0], refuse);
}
