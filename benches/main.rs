//! Counts of allocations, and loops whose instructions a profiler counts. See README.md.

mod baseline;

use std::hint::black_box;
use std::process::ExitCode;

use superoffice_app::{ConfigurationDraft, Environment, Limits, Policy, Report, Timestamp, json};

const FIXTURE: &str = include_str!("fixture.json");

/// Ready for production, with what is rarer: http to loopback, post-logout URLs, template variables, a certificate.
const READY: &str = include_str!("ready.json");

/// What is measured, by name.
const STEPS: &[(&str, fn())] = &[
    ("typed-parse", typed_parse),
    ("typed-parse-owned", typed_parse_owned),
    ("read", read),
    ("read-an-escape", read_an_escape),
    ("read-check", read_check),
    ("read-check-ten-problems", read_check_ten_problems),
    ("text-to-configuration", text_to_configuration),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["allocations"] => {
            for (name, step) in STEPS {
                step(); // what is made once is not counted
                let counted = allocation_counter::measure(step);
                println!("{name}: {} allocations, {} bytes", counted.count_total, counted.bytes_total);
            }
            if checks_allocate_for_problems_only() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        ["steps"] => {
            for (name, _) in STEPS {
                println!("{name}");
            }
            ExitCode::SUCCESS
        }
        ["loop", name, times] => {
            let step = STEPS.iter().find(|(known, _)| *known == name).map(|(_, step)| step);
            let (Some(step), Ok(times)) = (step, times.parse::<u32>()) else {
                eprintln!("no such step, or no such number");
                return ExitCode::from(2);
            };
            for _ in 0..times {
                step();
            }
            ExitCode::SUCCESS
        }
        _ => {
            eprintln!("usage: superoffice-app-benches allocations | steps | loop STEP TIMES");
            ExitCode::from(2)
        }
    }
}

/// Whether a check allocates nothing but what the problems need that it finds.
fn checks_allocate_for_problems_only() -> bool {
    const EACH: u64 = 4; // its path, a text in it, and the list
    const KEY: u64 = 2; // the certificate that the build takes over, and its text
    type Check = fn(&ConfigurationDraft<'_>) -> Report;
    let check: Check = |draft| draft.check(&Policy::default());
    let check_for: Check = |draft| {
        let now = Timestamp::from_seconds(1_790_000_000).expect("a time");
        draft.check_for(Environment::Production, now, &Policy::default())
    };
    let url = "\"default_redirect_url\": { \"production\": \"https://app.acme.example/callback\" }";
    let with_default = FIXTURE.replacen("\"native\": false", &format!("\"native\": false, {url}"), 1);
    let mut holds = true;
    // A default redirect URL is worth a hint, and the frozen fixture lacks a certificate in production.
    for (text, step, check, problems, keys) in [
        (FIXTURE, "the fixture, check", check, 0, 0),
        (FIXTURE, "the fixture, check_for", check_for, 1, 0),
        (READY, "ready.json, check", check, 0, 1),
        (READY, "ready.json, check_for", check_for, 0, 1),
        (&with_default, "a default redirect URL, check", check, 1, 0),
        (&with_default, "a default redirect URL, check_for", check_for, 2, 0),
    ] {
        let draft = json::read(text, &Limits::default()).into_draft();
        let report = check(&draft);
        let counted = allocation_counter::measure(|| drop(black_box(check(&draft))));
        if report.len() != problems || counted.count_total > EACH * problems as u64 + KEY * keys {
            println!("{step}: {} allocations too many or too few problems: {report}", counted.count_total);
            holds = false;
        }
    }
    holds
}

fn typed_parse() {
    black_box(
        serde_json::from_str::<baseline::Document<baseline::Text<'_>>>(black_box(FIXTURE)).expect("the fixture parses"),
    );
}

/// A document with an escape in it is read through a copy that says nothing.
fn read_an_escape() {
    static ESCAPED: std::sync::LazyLock<String> =
        std::sync::LazyLock::new(|| FIXTURE.replacen("\": \"", "\": \"\\u0041", 1));
    black_box(json::read(black_box(&ESCAPED), &Limits::default()));
}

fn typed_parse_owned() {
    black_box(serde_json::from_str::<baseline::Document<String>>(black_box(FIXTURE)).expect("the fixture parses"));
}

fn read() {
    black_box(json::read(black_box(FIXTURE), &Limits::default()));
}

fn read_check() {
    let report = json::read(black_box(FIXTURE), &Limits::default()).check(&Policy::default());
    assert!(black_box(report).is_empty(), "the fixture is valid");
}

/// The same fixture with ten faults; their positions are not looked up.
fn read_check_ten_problems() {
    static FAULTY: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    let text = FAULTY.get_or_init(|| {
        let mut text = FIXTURE.replacen("https://sod.acme.example/callback", "/sod.acme.example/callback", 1);
        for number in 0..9 {
            text = text.replacen(&format!("\"Cust{}\"", 26_759 + number), &format!("\"C st{}\"", 26_759 + number), 1);
        }
        text
    });
    let report = json::read(black_box(text), &Limits::default()).into_draft().check(&Policy::default());
    assert_eq!(black_box(report).len(), 10);
}

fn text_to_configuration() {
    let built = json::read(black_box(FIXTURE), &Limits::default()).build(&Policy::default());
    black_box(built.expect("the fixture is valid"));
}
