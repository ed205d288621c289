//! The example program `client_secret`, as a user calls it, and laws of hashing.

use std::io::Write as _;
use std::process::{Command, Stdio};

use proptest::prelude::*;
use superoffice_app::{Argon2id, ClientSecret, Policy, SecretError, SecretHash, SecretVerifier, StoredSecret};

const SECRET: &str = "CaNaRy-7f3-83d0f3bc9a7e4a21bb1c-83d0f3bc9a7e";

/// Exit status, standard output and standard error of the example.
fn run(arguments: &[&str], variable: &str, input: &str) -> (Option<i32>, String, String) {
    let program = crate::validate::program().with_file_name(format!("client_secret{}", std::env::consts::EXE_SUFFIX));
    let mut child = Command::new(program)
        .args(arguments)
        .env("ACME_SO_SECRET", variable)
        .env_remove("ACME_NOT_THERE")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that does not read its input closes it.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let [out, err] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    assert!(!format!("{out}{err}").contains("CaNaRy"), "{out}{err}");
    (output.status.code(), out, err)
}

#[cfg(unix)]
#[test]
fn makes_secrets_that_are_not_weak() {
    let made = || run(&["new"], "", "").1.trim_end().to_owned();
    let (one, other) = (made(), made());
    assert_eq!(one.len(), 64);
    assert_ne!(one, other);
    assert_eq!(run(&["hash", "env:ACME_SO_SECRET"], &one, "").2, "");
}

#[cfg(unix)]
#[test]
fn hashes_and_checks() {
    let (status, hash, warning) = run(&["hash", "env:ACME_SO_SECRET"], SECRET, "");
    assert_eq!((status, warning.as_str()), (Some(0), ""));
    let hash = hash.trim_end();
    assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
    assert_ne!(run(&["hash", "env:ACME_SO_SECRET"], SECRET, "").1.trim_end(), hash, "another salt");

    let line = format!("{SECRET}\n");
    let other = line.replace("83d0", "84d0");
    let long = "x".repeat(1_000_000);
    for (stored, input, status) in [
        (hash, &line, 0),
        (hash, &line.replace('\n', "\r\nmore\n"), 0),
        (hash, &line.replace('\n', ""), 0),
        (hash, &other, 1),
        ("env:ACME_SO_SECRET", &line, 0),
        ("env:ACME_SO_SECRET", &other, 1),
        ("env:ACME_NOT_THERE", &line, 2),
        ("vault:CaNaRy", &line, 2),
        ("$scrypt$CaNaRy$CaNaRy", &line, 2),
        ("$CaNaRy", &line, 2),
        ("CaNaRy", &line, 2),
        (hash, &String::new(), 2),
        (hash, &"\n".to_owned(), 2),
        (hash, &long, 2),
    ] {
        assert_eq!(run(&["verify", stored], SECRET, input).0, Some(status), "{stored} {}", input.len());
    }
}

#[cfg(unix)]
#[test]
fn warns_of_a_weak_one_and_hashes_it_all_the_same() {
    let id = "6cf25376616343b38d14ddcd804f2891";
    for (arguments, variable, words) in [
        (&["hash", "env:ACME_SO_SECRET"][..], "CaNaRy", "it has under 32 characters"),
        (&["hash", "env:ACME_SO_SECRET", "--client-id", id], id, "it is the client ID"),
    ] {
        let (status, hash, warning) = run(arguments, variable, "");
        assert!(status == Some(0) && hash.starts_with("$argon2id$") && warning.contains(words), "{warning}");
    }
}

#[test]
fn a_wrong_command_line_is_said() {
    for arguments in [
        &[][..],
        &["hash"],
        &["hash", "CaNaRy"],
        &["hash", "env:A", "env:B"],
        &["new", "--client-id", "x"],
        &["verify"],
        &["frobnicate"],
        &["--frobnicate"],
    ] {
        let (status, out, err) = run(arguments, "", "");
        assert!(status == Some(2) && out.is_empty() && err.contains("usage: "), "{arguments:?}: {err}");
    }
    assert!(run(&["--help"], "", "").1.contains("exit status"));
}

fn cheap() -> Argon2id {
    Argon2id::default().with_cost(8, 1, 1).unwrap().with_ceiling(64, 2)
}

/// A PHC string of Argon2, or nearly one: each field is right, odd, or away.
fn near_hash() -> impl Strategy<Value = String> {
    let field = |right: &'static [&'static str], odd: &'static str| prop_oneof![6 => proptest::sample::select(right).prop_map(str::to_owned), 1 => odd, 1 => Just(String::new())];
    let cost = (0_u32..80, 0_u32..4, 0_u32..12).prop_map(|(m, t, p)| format!("$m={m},t={t},p={p}"));
    (
        field(&["$argon2id", "$argon2i", "$argon2d"], "\\$[a-z0-9-]{1,9}"),
        field(&["$v=19", "$v=16", ""], "\\$v=[0-9]{0,11}"),
        prop_oneof![6 => cost, 1 => "\\$[mtp]=[0-9]{0,11},[mtp]=[0-9]{0,3},[mtpx]=[0-9]{0,3}"],
        field(&["$MDEyMzQ1Njc4OWFiY2RlZg"], "\\$[A-Za-z0-9/+=]{0,90}"),
        field(&["$IctlaNl5+a5T7Covh/pP0PgMtrKEGaoAMCJ1HD4E5a4"], "\\$[A-Za-z0-9/+=]{0,90}"),
    )
        .prop_map(|(function, version, cost, salt, hash)| function + &version + &cost + &salt + &hash)
}

proptest! {
    #[test]
    fn what_is_hashed_is_found_right_and_nothing_else(
        text in prop_oneof!["\\PC{1,64}", "[a-f0-9]{32}", "x{1024}"],
        salt: [u8; 16],
        other in "\\PC{1,64}",
    ) {
        let secret = ClientSecret::parse(&text).unwrap();
        let hash = cheap().hash(&secret, &salt).unwrap();
        prop_assert_eq!(&SecretHash::parse(hash.as_str()).unwrap(), &hash);
        prop_assert!(cheap().is_current(&hash));
        let stored = StoredSecret::from(hash);
        prop_assert_eq!(stored.verify(&secret, &cheap()), Ok(()));
        let expected = if other == text { Ok(()) } else { Err(SecretError::Mismatch) };
        prop_assert_eq!(stored.verify(&ClientSecret::parse(&other).unwrap(), &cheap()), expected);
    }

    #[test]
    fn any_hash_gives_an_answer(text in near_hash()) {
        let Ok(hash) = SecretHash::parse(&text) else { return Ok(()) };
        let presented = ClientSecret::parse("83d0f3bc9a7e4a21bb1c83d0f3bc9a7e").unwrap();
        let _ = cheap().verify_hash(&presented, &hash);
        let _ = cheap().is_current(&hash);
    }

    #[test]
    fn any_secret_can_be_judged(text in prop_oneof!["(?s).{1,200}", "[a-c]{1,200}", "[0-9a-zA-Z+/=_-]{1,200}"]) {
        let report = ClientSecret::parse(&text).unwrap().check_strength(None, &Policy::default());
        // More of the same never makes it weaker.
        let longer = ClientSecret::parse(&text.repeat(2)).unwrap().check_strength(None, &Policy::default());
        prop_assert!(longer.len() <= report.len());
    }

    #[test]
    fn what_the_portal_makes_is_not_weak(text in "[0-9a-f]{24}[a-f]{8}") {
        let report = ClientSecret::parse(&text).unwrap().check_strength(None, &Policy::default());
        let distinct = text.chars().collect::<std::collections::BTreeSet<_>>().len();
        prop_assert_eq!(report.is_empty(), distinct >= 8);
    }
}
