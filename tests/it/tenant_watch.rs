//! The example `tenant_watch`, as a user calls it.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use crate::support::snapshot;
use crate::validate::example;

fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut program = Command::new(example("tenant_watch"));
    program.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR"));
    let mut program = program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // One that has no use for its input is gone by now.
    let _ = program.stdin.take().unwrap().write_all(input);
    program.wait_with_output().unwrap()
}

/// Standard output and what is told of faults.
fn told(arguments: &[&str], input: &[u8]) -> (String, String) {
    let output = run(arguments, input);
    (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}

/// Messages from standard input, at a fixed time.
fn heard(input: &str) -> (String, String) {
    told(&["--now", "2026-11-22T06:00:00Z", "-"], input.as_bytes())
}

#[test]
fn tells_a_day_of_four_tenants() {
    let (told, faults) = told(&["examples/tenants/day.jsonl"], b"");
    snapshot("tenant-watch-day", &told);
    assert_eq!(faults, "");
}

#[test]
fn tells_what_is_wrong_with_a_line_and_goes_on() {
    let (told, faults) = told(&["--now", "2026-11-22T06:00:00Z", "examples/tenants/faulty.jsonl"], b"");
    snapshot("tenant-watch-faulty", &format!("{faults}\n{told}"));
}

#[test]
fn exit_status_says_how_it_went() {
    let (day, faulty) = ("examples/tenants/day.jsonl", "examples/tenants/faulty.jsonl");
    for (arguments, status) in [
        (&[day][..], 0),
        (&["--environment", "stage", "--now", "2026-11-22T06:00:00Z", day], 0),
        (&["-"], 0),
        (&["--help"], 0),
        (&["-h"], 0),
        (&[faulty], 1),
        (&["no-such-file.jsonl"], 2),
        (&["examples"], 2),
        (&[], 2),
        (&[day, faulty], 2),
        (&["--environment", "mars", day], 2),
        (&["--environment"], 2),
        (&["--now", "soon", day], 2),
        (&["--frobnicate", day], 2),
    ] {
        let output = run(arguments, b"");
        assert_eq!(output.status.code(), Some(status), "{arguments:?}");
        assert_eq!(output.stderr.is_empty(), status == 0, "{arguments:?}");
    }
    assert_eq!(heard("").0, "\n\n0 tenants, 0 messages, 0 events, 0 faulty lines\n");
}

#[test]
fn a_line_counts_a_second_later_than_the_one_before_it() {
    let state = |name: &str| format!(r#"{{"ContextIdentifier":"Cust1","State":"{name}"}}"#);
    let at = |time: &str, name: &str| format!(r#"{{"at":"{time}","message":{}}}"#, state(name));
    let lines = [
        state("Running"),
        state("Suspended"),
        String::new(),
        at("2026-11-22T07:00:00+01:00", "Running"),
        at("2026-11-22T08:00:00Z", "Running"),
        state("Suspended"),
    ];
    let (told, faults) = heard(&lines.join("\r\n"));
    assert_eq!(faults, "");
    let lines: Vec<_> = told.lines().collect();
    assert_eq!(
        lines[..5],
        [
            "   1  production Cust1  2026-11-22T06:00:00Z pull: started: Unknown to Running",
            "   2  production Cust1  2026-11-22T06:00:01Z pull: suspended: Running to Suspended",
            "   4  production Cust1  nothing new",
            "   5  production Cust1  2026-11-22T08:00:00Z pull: resumed: Suspended to Running",
            "   6  production Cust1  2026-11-22T08:00:01Z pull: suspended: Running to Suspended",
        ],
        "{told}"
    );
    let last = at("9999-12-30T22:00:00Z", "Running");
    let (told, faults) = heard(&format!("{last}\n{last}\n{}\n", state("Suspended")));
    assert!(told.ends_with("1 tenant, 2 messages, 1 event, 1 faulty line\n"), "{told}");
    assert_eq!(
        faults,
        "error: line 3: there is no second after that of the line before\n  = help: give the line an `at` of its own\n"
    );
}

#[test]
fn tenants_of_two_environments_are_two() {
    let line = r#"{"environment":"SOD","message":{"ContextIdentifier":"Cust1","State":"Running"}}
        {"ContextIdentifier":"CUST1","State":"Running"}"#;
    let (told, _) = told(&["--environment", "qa", "--now", "2026-11-22T06:00:00Z", "-"], line.as_bytes());
    assert!(
        told.contains("sod Cust1 ")
            && told.contains("stage CUST1 ")
            && told.ends_with("2 tenants, 2 messages, 2 events, 0 faulty lines\n"),
        "{told}"
    );
}

#[test]
fn whatever_stands_in_a_line_is_told_and_the_next_is_read() {
    let good = r#"{"ContextIdentifier":"Cust1","State":"Running"}"#;
    let long = format!("{{\"ContextIdentifier\":\"Cust1\",\"State\":\"Running\",\"x\":\"{}\"}}", "x".repeat(70_000));
    let deep = "{\"x\":".repeat(10_000);
    let form = "a line is one JSON object: ";
    for (odd, words, help) in [
        (long.as_bytes(), "the line is longer than 65536 bytes", "no message is as long"),
        (&b"x".repeat(1_000_000), "the line is longer than 65536 bytes", "no message is as long"),
        (b"{\"ContextIdentifier\":\"Cust\xff\"}", "the line is not UTF-8", "JSON is UTF-8"),
        (deep.as_bytes(), "EOF while parsing a value", form),
        (b"\"eyJhbGciOi\"", "the line is no JSON object", form),
        (b"# comment", "the line is no JSON object", form),
        (b"{} {}", "trailing characters (column 4)", form),
        (b"{\"message\":\"eyJhbGciOi\"}", "expected a table, found a text", form),
        (b"{\"message\":{\"message\":{}}}", "a message has `State`", form),
        (b"{\"message\":{},\"message\":{}}", "a message has `State`", form),
        (b"{\"at\":\"2026-11-22T06:00:00Z\",\"at\":null,\"message\":{}}", "the key `at` is given twice", "keep one"),
        (b"{\"environment\":\"eyJhbGciOi\",\"message\":{}}", "environment: environment is not", "write sod, stage"),
        (b"{\"Token\":\"eyJhbGciOi\",\"message\":{}}", "a key beside `message`", form),
        (b"{\"at\":\"2026-11-22T06:00:00Z\",\"massage\":{}}", "a key beside `message`", form),
        (b"{\"environment\":\"sod\"}", "there is no `message`", form),
    ] {
        let input = [odd, b"\n", good.as_bytes(), b"\n"].concat();
        let output = run(&["--now", "2026-11-22T06:00:00Z", "-"], &input);
        let (told, faults) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
        assert!(faults.starts_with(&format!("error: line 1: {words}")), "{faults}");
        assert!(faults.contains(&format!("\n  = help: {help}")) && faults.lines().count() == 2, "{faults}");
        assert!(!faults.contains("eyJhbGciOi"), "{faults}");
        assert!(told.starts_with("   2  production Cust1  2026-11-22T06:00:00Z pull: started"), "{told}");
        assert_eq!(output.status.code(), Some(1));
    }
    // The longest that is read, with a byte-order mark before it.
    let room = 65_536 - 3 - good.len() - ",\"x\":\"\"".len();
    let longest = good.replace('}', &format!(",\"x\":\"{}\"}}", "x".repeat(room)));
    let (_, faults) = heard(&format!("\u{feff}{longest}\n{good}"));
    assert_eq!(faults, "");
}

#[test]
fn no_terminal_obeys_and_no_token_is_shown() {
    // The library refuses what a terminal obeys; a name may still turn what stands beside it.
    let lines = [
        r#"{"ContextIdentifier":"Cust1","State":"Hiber\u0627nating","IsRunning":true}"#,
        r#"{"ContextIdentifier":"Cust1","State":"\u001b[31mred"}"#,
        r#"{"ContextIdentifier":"Cust1","ChangeType":0,"VersionName":"x\u202ey","Token":"s3cr3t-token"}"#,
        r#"{"ContextIdentifier":"Cust1","ChangeType":0,"VersionName":"x","Token":"s3cr3t-token"}"#,
        r#"{"ContextIdentifier":"Cust1","ChangeType":-1,"Token":"s3cr3t-token"}"#,
        r#"{"ContextIdentifier":"Cust1","s3cr3t-token":"\u001b","Token":["s3cr3t-token"]}"#,
    ];
    let (told, faults) = heard(&lines.join("\n"));
    let all = told + &faults;
    assert!(!all.contains("s3cr3t") && !all.contains(|letter: char| letter.is_control() && letter != '\n'), "{all}");
    assert!(all.contains("2 messages") && all.contains("4 faulty lines") && !all.contains('\u{202e}'), "{all}");
    let output = run(&["no\u{1b}[31m-such-file"], b"");
    assert!(!output.stderr.contains(&0x1b) && !output.stderr.is_empty());
}
