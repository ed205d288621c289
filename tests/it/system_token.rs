//! The example program `system_token`, as a user calls it.

use std::io::Write as _;
use std::process::{Command, Stdio};

/// Exit status, standard output and standard error of the example; `tests/data/keys` is where it runs.
fn run(arguments: &[&str], input: impl AsRef<[u8]>) -> (Option<i32>, String, String) {
    let program = crate::validate::program().with_file_name(format!("system_token{}", std::env::consts::EXE_SUFFIX));
    let mut child = Command::new(program)
        .args(arguments)
        .current_dir(format!("{}/tests/data/keys", env!("CARGO_MANIFEST_DIR")))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that does not read its input closes it.
    let _ = child.stdin.take().unwrap().write_all(input.as_ref());
    let output = child.wait_with_output().unwrap();
    let [out, err] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    (output.status.code(), out, err)
}

const SIGNED: &str = include_str!("../data/keys/signed-tokens.tsv");

/// Key, token, time and the whole of each signed token that OpenSSL made.
fn signed() -> impl Iterator<Item = (&'static str, &'static str, &'static str, &'static str)> {
    SIGNED.lines().map(|line| {
        let (key, signed) = line.split_once('\t').unwrap();
        let (input, _) = signed.rsplit_once('.').unwrap();
        let (token, time) = input.rsplit_once('.').unwrap();
        (key, token, time, signed)
    })
}

/// The name of an application, its public half and its private one, is never told in an error.
fn tells_nothing(err: &str) {
    for part in ["8k8Q7DmBgo", "pzqc70604i", "CaNaRy", "1234567890abcdef"] {
        assert!(!err.contains(part), "{err}");
    }
}

#[test]
fn signs_as_openssl_does() {
    let mut count = 0;
    for (key, token, time, signed) in signed().filter(|(key, _, time, _)| *key != "rsa-1024" && *time != "202602290000")
    {
        for form in ["private.pem", "private.pkcs1.pem"] {
            let arguments = ["sign", "--key", &format!("{key}.{form}"), "--now", time];
            let (status, out, err) = run(&arguments, format!("{token}\r\nmore"));
            assert_eq!((status, out.trim_end(), err.as_str()), (Some(0), signed, ""), "{key} {form}");
            count += 1;
        }
    }
    assert_eq!(count, 8);
}

#[test]
fn verifies_what_openssl_has_signed() {
    for (key, token, time, signed) in signed() {
        for form in ["xml", "spki.pem", "pkcs1.pem"] {
            let now = if time == "202602290000" { "202603010000" } else { time };
            let file = format!("{key}.{form}");
            let (status, out, err) = run(&["verify", "--certificate", &file, "--now", now], format!("{signed}\n"));
            if time == now {
                let (name, _) = token.rsplit_once('-').unwrap();
                assert_eq!((status, err.as_str()), (Some(0), ""), "{file}");
                assert!(out.starts_with(&format!("`{name}` signed at 2026-")), "{out}");
            } else {
                assert_eq!(
                    (status, err.as_str()),
                    (Some(1), "error: time of the signed system token is malformed\n"),
                    "{file}"
                );
            }
        }
    }
}

#[test]
fn says_what_is_wrong_with_a_signed_token() {
    let (_, _, _, signed) = signed().nth(1).unwrap();
    let other = signed.replace("OIDC-8k", "OIDC-9k");
    let verify = |certificate: &'static str, now: &'static str, skew: &'static str| {
        ["verify", "--certificate", certificate, "--now", now, "--skew", skew]
    };
    let right = verify("rsa-2048.x509.der", "2026-11-22T10:30:00Z", "0");
    let signature = "the signature is not one of this key over this token and time";
    let time = "the time of signing is too far from now: 2026-11-22T10:30:00Z, and now is";
    for (arguments, input, status, words) in [
        (right, signed, 0, ""),
        (verify("rsa-2048.x509.pem", "2026-11-22T10:30:59Z", "0"), signed, 0, ""),
        (
            verify("rsa-2048.xml", "2026-11-22T10:31:00Z", "0"),
            signed,
            1,
            &format!("{time} 2026-11-22T10:31:00Z with a skew of 0 s"),
        ),
        (verify("rsa-2048.xml", "2026-11-22T10:31:29Z", "30"), signed, 0, ""),
        (
            verify("rsa-2048.xml", "2026-11-22T10:31:30Z", "30"),
            signed,
            1,
            &format!("{time} 2026-11-22T10:31:30Z with a skew of 30 s"),
        ),
        (verify("rsa-4096.xml", "2026-11-22T10:30:00Z", "0"), signed, 1, signature),
        (right, &other, 1, signature),
        (right, "", 1, "signed system token is empty"),
        (right, "CaNaRy", 1, "signed system token is malformed"),
        (right, &"CaNaRy".repeat(100_000), 1, "signed system token is too long"),
        (verify("ec.spki.pem", "202611221030", "0"), signed, 2, "certificate is not an RSA key"),
        (verify("rsa-2048.private.pem", "202611221030", "0"), signed, 2, "certificate holds a private key"),
        (verify("facts.txt", "202611221030", "0"), signed, 2, "certificate cannot be used: "),
        (verify("CaNaRy", "202611221030", "0"), signed, 2, "the key cannot be read: "),
    ] {
        let (code, _, err) = run(&arguments, input);
        assert_eq!(code, Some(status), "{arguments:?}: {err}");
        if words.ends_with(": ") {
            assert!(err.starts_with(&format!("error: {words}")), "{err}");
        } else if status > 0 {
            assert_eq!(err, format!("error: {words}\n"), "{arguments:?}");
        }
        tells_nothing(&err);
    }
    let (status, _, err) = run(&right, b"CaNaRy-\xff.202611221030.");
    assert_eq!((status, err.as_str()), (Some(2), "error: the first line of standard input is not UTF-8\n"));
}

#[test]
fn says_why_it_cannot_sign() {
    let weak = "the private key is not an RSA key of 2,048 to 4,096 bits (TooSmall)";
    for (key, token, message) in [
        ("rsa-1024.private.pem", "CaNaRy-x", weak),
        ("rsa-2048.private.encrypted.pem", "CaNaRy-x", "the private key is encrypted: decrypt it first"),
        ("rsa-2048.spki.pem", "CaNaRy-x", "the PEM holds something other than an RSA private key"),
        ("rsa-2048.private.xml", "CaNaRy-x", "the private key is not PEM (RFC 7468)"),
        ("rsa-2048.private.pem", "", "system user token is empty"),
        ("rsa-2048.private.pem", "CaNaRy", "system user token is malformed"),
        (
            "rsa-2048.private.pem",
            &"CaNaRy-".repeat(500),
            "the first line of standard input is too long for a system user token",
        ),
    ] {
        let (status, out, err) = run(&["sign", "--key", key, "--now", "2026-11-22T10:30:00Z"], token);
        assert_eq!((status, out, err), (Some(2), String::new(), format!("error: {message}\n")), "{key}");
    }
}

#[test]
fn tells_of_a_key_and_converts_it() {
    let facts = include_str!("../data/keys/facts.txt");
    let other = |name: &str| std::fs::read_to_string(format!("tests/data/keys/{name}")).unwrap();
    for bits in ["1024", "2048", "4096"] {
        let fingerprint =
            facts.lines().find_map(|line| line.strip_prefix(&format!("rsa-{bits} spki-sha256 "))).unwrap();
        for (file, form, converted) in
            [("xml", ".NET XML", "spki.pem"), ("spki.pem", "PEM", "xml"), ("pkcs1.pem", "PEM", "xml")]
        {
            let (status, out, err) = run(&["key", &format!("rsa-{bits}.{file}")], "");
            let converted = other(&format!("rsa-{bits}.{converted}"));
            let expected = format!("form: {form}\nbits: {bits}\nfingerprint: {fingerprint}\n\n{converted}");
            assert_eq!((status, out, err), (Some(0), expected, String::new()), "{bits} {file}");
        }
    }
    for file in ["rsa-2048.x509.pem", "rsa-2048.x509.der"] {
        let out = run(&["key", file], "").1;
        assert!(out.starts_with("form: X.509\nbits: 2048\n"), "{out}");
        assert!(out.contains("\nsubject: CN=Acme Orders signing,O=Acme AS,C=NO\n"), "{out}");
        assert!(out.contains("\nvalid: 2026-11-22T10:12:34Z to 2028-11-21T10:12:34Z\n"), "{out}");
        assert!(out.ends_with(&format!("\n\n{}", other("rsa-2048.xml"))), "{out}");
    }
    let (status, _, err) = run(&["key", "rsa-2048.private.xml"], "");
    assert_eq!((status, err.as_str()), (Some(2), "error: certificate holds a private key\n"));
}

#[test]
fn a_wrong_command_line_is_said_and_not_repeated() {
    for arguments in [
        &[][..],
        &["CaNaRy"],
        &["key"],
        &["key", "CaNaRy", "CaNaRy"],
        &["key", "rsa-2048.xml", "--now", "202611221030"],
        &["sign", "--key", "rsa-2048.private.pem"],
        &["sign", "--now", "202611221030"],
        &["sign", "--key", "rsa-2048.private.pem", "--token", "CaNaRy-x", "--now", "202611221030"],
        &["sign", "--key", "rsa-2048.private.pem", "--now", "CaNaRy"],
        &["sign", "--key", "rsa-2048.private.pem", "--now", "202602290000"],
        &["sign", "--key", "rsa-2048.private.pem", "--now", "202611221030", "CaNaRy-x"],
        &["sign", "--key", "rsa-2048.private.pem", "--now", "202611221030", "--skew", "1"],
        &["verify", "--certificate", "rsa-2048.xml", "--now"],
        &["verify", "--certificate", "rsa-2048.xml", "--now", "202611221030", "--skew", "-1"],
        &["verify", "--certificate", "rsa-2048.xml", "--now", "202611221030", "--skew", "CaNaRy"],
        &["--CaNaRy=CaNaRy"],
        &["-CaNaRy"],
    ] {
        let (status, out, err) = run(arguments, "");
        assert!(status == Some(2) && out.is_empty() && err.contains("usage: "), "{arguments:?}: {err}");
        tells_nothing(&err);
    }
    assert!(run(&["--help"], "").1.contains("exit status"));
}
