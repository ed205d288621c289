//! The example program `client_secret`, as a user calls it, and laws of hashing.

use std::io::Write as _;
use std::process::{Child, Command, Stdio};

use proptest::prelude::*;
use superoffice_app::{Argon2id, ClientSecret, Policy, SecretError, SecretHash, SecretVerifier, StoredSecret};

const SECRET: &str = "CaNaRy-7f3-83d0f3bc9a7e4a21bb1c-83d0f3bc9a7e";

/// Exit status, standard output and standard error of the example.
fn run(arguments: &[&str], variable: &str, input: impl AsRef<[u8]>) -> (Option<i32>, String, String) {
    let mut child = start(arguments, variable);
    // A program that does not read its input closes it.
    let _ = child.stdin.take().unwrap().write_all(input.as_ref());
    finish(child)
}

fn start(arguments: &[&str], variable: &str) -> Child {
    let program = crate::validate::program().with_file_name(format!("client_secret{}", std::env::consts::EXE_SUFFIX));
    Command::new(program)
        .args(arguments)
        .env("ACME_SO_SECRET", variable)
        .env_remove("ACME_NOT_THERE")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// The last of it, and that no secret was repeated.
fn finish(child: Child) -> (Option<i32>, String, String) {
    let output = child.wait_with_output().unwrap();
    let [out, err] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    assert!(!format!("{out}{err}").contains("CaNaRy"), "{out}{err}");
    (output.status.code(), out, err)
}

#[test]
fn makes_secrets_that_are_not_weak() {
    let made = || run(&["new"], "", "").1.trim_end().to_owned();
    let (one, other) = (made(), made());
    assert_eq!(one.len(), 64);
    assert_ne!(one, other);
    assert_eq!(run(&["hash", "env:ACME_SO_SECRET"], &one, "").2, "");
}

const ANOTHER: &str = "error: the client secret is not the one that is kept\n";
const OUT_OF_REACH: &str = "error: what is kept of the client secret is out of reach\n";

#[test]
fn hashes_and_checks() {
    let (status, hash, warning) = run(&["hash", "env:ACME_SO_SECRET"], SECRET, "");
    assert_eq!((status, warning.as_str()), (Some(0), ""));
    let hash = hash.trim_end();
    assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
    assert_ne!(run(&["hash", "env:ACME_SO_SECRET"], SECRET, "").1.trim_end(), hash, "another salt");

    let line = format!("{SECRET}\n");
    let other = line.replace("83d0", "84d0");
    let ends = |text: &str| format!("{text}{OUT_OF_REACH}");
    for (stored, input, status, error) in [
        (hash, line.as_str(), 0, ""),
        (hash, &line.replace('\n', "\r\nmore\n"), 0, ""),
        (hash, SECRET, 0, ""),
        (hash, &other, 1, ANOTHER),
        ("env:ACME_SO_SECRET", &line, 0, ""),
        ("env:ACME_SO_SECRET", &other, 1, ANOTHER),
        ("env:ACME_NOT_THERE", &line, 2, &ends("note: the environment variable is not set\n")),
        (
            "vault:CaNaRy",
            &line,
            2,
            "note: only `env:NAME` is followed here\n\
             error: what is kept of the client secret is of a kind that is not supported here\n",
        ),
        // As an application that authenticates answers: it is not the one that is kept.
        (hash, "", 1, ANOTHER),
        (hash, "\n", 1, ANOTHER),
        (hash, &"x".repeat(1024), 1, ANOTHER),
        (hash, &"x".repeat(1025), 1, ANOTHER),
        (hash, &format!("x{}", "ø".repeat(512)), 1, ANOTHER),
        (hash, &"ø".repeat(1_000_000), 1, ANOTHER),
    ] {
        let (code, _, err) = run(&["verify", stored], SECRET, input);
        assert_eq!((code, err.as_str()), (Some(status), error), "{stored} {}", input.len());
    }
    for stored in ["$scrypt$CaNaRy$CaNaRy", "$CaNaRy", "CaNaRy"] {
        assert_eq!(run(&["verify", stored], SECRET, &line).0, Some(2), "{stored}");
    }
}

#[test]
fn only_the_first_line_is_read() {
    let verify = ["verify", "env:ACME_SO_SECRET"];
    let bytes = [SECRET.as_bytes(), b"\n\xff\xfe\0"].concat();
    assert_eq!(run(&verify, SECRET, &bytes).0, Some(0));
    let (status, _, err) = run(&verify, SECRET, b"CaNaRy\xff\n");
    assert_eq!((status, err.as_str()), (Some(2), "error: the first line of standard input is not UTF-8\n"));

    // Piece by piece, and with nobody who ever closes it.
    let mut child = start(&verify, SECRET);
    let mut input = child.stdin.take().unwrap();
    let (start, end) = SECRET.split_at(9);
    for piece in [start, end, "\r"] {
        input.write_all(piece.as_bytes()).unwrap();
        std::thread::sleep(core::time::Duration::from_millis(20));
    }
    assert_eq!(finish(child).0, Some(0));
    drop(input);
}

#[test]
fn one_line_break_at_the_end_of_the_variable_is_taken_off() {
    let note = "note: the line break at the end of the environment variable is not taken as a part of the secret\n";
    for (variable, status, error) in [
        (format!("{SECRET}\n"), 0, note.to_owned()),
        (format!("{SECRET}\r\n"), 0, note.to_owned()),
        (format!("{SECRET}\r"), 1, ANOTHER.to_owned()),
        (format!("{SECRET}\n\n"), 1, format!("{note}{ANOTHER}")),
        (format!("\n{SECRET}"), 1, ANOTHER.to_owned()),
        (
            "\n".to_owned(),
            2,
            format!("{note}note: the environment variable is no client secret: client secret is empty\n{OUT_OF_REACH}"),
        ),
    ] {
        let (code, _, err) = run(&["verify", "env:ACME_SO_SECRET"], &variable, SECRET);
        assert_eq!((code, err), (Some(status), error), "{:?}", variable.replace(SECRET, "*"));
    }
    let (status, hash, warning) = run(&["hash", "env:ACME_SO_SECRET"], &format!("{SECRET}\r\n"), "");
    assert_eq!((status, warning.as_str()), (Some(0), note));
    assert_eq!(run(&["verify", hash.trim_end()], "", format!("{SECRET}\n")).0, Some(0));
}

#[test]
fn hash_says_why_there_is_no_secret() {
    let long = "x".repeat(1025);
    for (reference, variable, message) in [
        ("env:ACME_NOT_THERE", "", "the environment variable is not set"),
        ("env:CaNaRy=CaNaRy", "", "the environment variable is not set"),
        ("vault:CaNaRy", "", "only `env:NAME` is followed here"),
        ("env:ACME_SO_SECRET", "", "the environment variable is no client secret: client secret is empty"),
        (
            "env:ACME_SO_SECRET",
            &long,
            "the environment variable is no client secret: client secret is longer than 1024 bytes",
        ),
    ] {
        let (status, out, err) = run(&["hash", reference], variable, "");
        assert_eq!((status, out, err), (Some(2), String::new(), format!("error: {message}\n")), "{reference}");
    }
}

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
fn a_wrong_command_line_is_said_and_not_repeated() {
    for arguments in [
        &[][..],
        &["hash"],
        &["hash", "CaNaRy"],
        &["hash", "env:A", "env:B"],
        &["hash", "env:A", "--client-id"],
        &["hash", "env:A", "--client-id", " CaNaRy"],
        &["hash", "env:A", "--client-id= CaNaRy"],
        &["new", "--client-id", "x"],
        &["new", "CaNaRy"],
        &["verify"],
        &["verify", "--secret=CaNaRy"],
        &["CaNaRy"],
        &["--CaNaRy"],
        &["--CaNaRy=CaNaRy"],
        &["-CaNaRy"],
    ] {
        let (status, out, err) = run(arguments, "", "");
        assert!(status == Some(2) && out.is_empty() && err.contains("usage: "), "{arguments:?}: {err}");
        // Not a letter of an option either.
        assert!(!err.lines().next().unwrap().contains("-C"), "{arguments:?}: {err}");
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
