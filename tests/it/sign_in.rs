//! The example `sign_in`, as a reader runs it.

use std::io::Write as _;
use std::process::{Command, Stdio};

use crate::support::snapshot;

const ORDER_DESK: &str = "5d2c9b7e4f1a48c6837b0e9d6a5f4c31";
const ERP_SYNC: &str = "0f5a4e0d86a34d1c9a3c7f2be1d0c9b8";

/// Exit status, standard output and standard error.
fn run(arguments: &[&str], input: &str) -> (Option<i32>, String, String) {
    let mut child = Command::new(crate::validate::example("sign_in"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that does not read its input closes it.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let [out, err] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    (output.status.code(), out, err)
}

#[test]
fn answers_the_questions_of_a_day() {
    let (status, told, error) = run(&[], "");
    assert_eq!((status, error.as_str()), (Some(0), ""));
    snapshot("sign-in", &told);
}

#[test]
fn the_exit_status_is_the_answer() {
    let secret = "made-up secret of ACME_SO_SECRET_SOD\n";
    for (arguments, input, status, beginning) in [
        (&["redirect", "production", ORDER_DESK, "https://orders.nordic-trade.example/callback"][..], "", 0, "  yes: "),
        (&["redirect", "qaonline", ORDER_DESK, "https://orders.nordic-trade.example/callback"], "", 1, "  no: "),
        (&["logout", "sod", ERP_SYNC, "https://app.acme.example/callback"], "", 1, "  no: "),
        (&["origin", "development", ERP_SYNC, "https://app.acme.example"], "", 0, "  yes: "),
        (&["secret", "sod", ERP_SYNC], secret, 0, "  yes: "),
        (&["secret", "sod", ERP_SYNC], "another", 1, "  no: the client secret is not the one that is kept"),
        // Version 1 is not in production.
        (&["secret", "production", "a7e93d10c5b24f68929d1e3f4b5c6a70"], secret, 1, "  no: no application"),
        (&["tenant", "production", ORDER_DESK, "CUST12345"], "", 0, "  yes: "),
        (&["tenant", "production", ORDER_DESK, "Cust12346"], "", 1, "  no: `call` is refused"),
    ] {
        let (found, told, error) = run(arguments, input);
        assert_eq!((found, error.as_str()), (Some(status), ""), "{arguments:?}: {told}");
        assert!(told.starts_with(beginning), "{arguments:?}: {told}");
    }
}

#[test]
fn a_wrong_question_is_said_and_no_secret_repeated() {
    for (arguments, input, expected) in [
        (&["secret", "sod", ERP_SYNC, "CaNaRy"][..], "", "error: a question with what belongs to it is expected"),
        (&["--secret", "CaNaRy"], "", "error: there is no such option"),
        (&["secret", "sod", ERP_SYNC], "", "error: client secret is empty"),
        (&["redirect", "prod", ORDER_DESK, "https://a.example/"], "", "error: environment is not a defined word"),
        (&["tenant", "sod", ORDER_DESK, "../Cust1"], "", "error: context ID"),
    ] {
        let (status, told, error) = run(arguments, input);
        assert_eq!((status, told.as_str()), (Some(2), ""), "{arguments:?}: {error}");
        assert!(error.starts_with(expected) && !error.contains("CaNaRy"), "{arguments:?}: {error}");
    }
    let hostile = "https://acme.example/\u{1b}[31m\u{202e}?client_secret=CaNaRy-7f3";
    let (status, told, _) = run(&["redirect", "sod", ERP_SYNC, hostile], "");
    assert_eq!(status, Some(1));
    assert!(!told.contains('\u{1b}') && !told.contains('\u{202e}') && !told.contains("CaNaRy"), "{told}");
}
