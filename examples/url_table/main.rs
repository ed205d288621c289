//! Judges tables of URLs: one JSON line for each case, and a closing line with counts.

mod table;

use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use lexopt::{Arg, Parser};
use serde_json::{Map, Value, json};
use superoffice_app::Timestamp;

use table::{Answer, Case, Kind, Verdict};

const USAGE: &str = "usage: url_table FILE…";

const HELP: &str = "Judges tables of URLs, and compares each verdict with the one that the table expects.

usage: url_table FILE…

A FILE is a JSON array of cases:

  { \"id\": \"…\", \"kind\": \"register\" | \"match\" | \"post_logout\" | \"origin_register\" | \"origin_match\",
    \"context\": { \"native\": false, \"environment_hint\": \"development\" | \"production\" },
    \"registered\": [\"…\"], \"candidate\": \"…\", \"expect\": \"allow\" | \"deny\" }

`post_logout` without registered entries asks about registering. Other keys are passed over, with a note for one that is
nearly one of these. Each case gives a line {\"id\", \"verdict\", \"codes\", \"agrees\"}, in matching with \"unregistrable\": the
registered entries that are refused in its context, and for a refusal with \"explanation\". The last line holds counts, unless
a file could not be read.

exit status: 0 when all agree, 1 on a disagreement, 2 when a file cannot be read or is no such table";

fn main() -> ExitCode {
    let files = match arguments() {
        Ok(Some(files)) => files,
        Ok(None) => {
            let _ = writeln!(std::io::stdout(), "{HELP}");
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            eprintln!("error: {error}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    let Ok(now) = Timestamp::from_seconds(0) else { return ExitCode::from(2) };
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut total = Total::default();
    let mut unread = false;
    for file in &files {
        match read(file) {
            Ok(cases) => {
                for case in &cases {
                    let answer = case.answer(now);
                    total.add(case, &answer);
                    // A reader that has gone away is no failure.
                    let _ = writeln!(out, "{}", line(case, &answer));
                }
            }
            Err(error) => {
                eprintln!("error: {}: {error}", file.display());
                unread = true;
            }
        }
    }
    // Counts that leave a file out would look like those of all.
    if !unread {
        let _ = writeln!(out, "{}", total.line());
    }
    let _ = out.flush();
    match (unread, total.disagree()) {
        (true, _) => ExitCode::from(2),
        (false, 0) => ExitCode::SUCCESS,
        (false, _) => ExitCode::from(1),
    }
}

/// The files; nothing when help is asked for.
fn arguments() -> Result<Option<Vec<PathBuf>>, lexopt::Error> {
    let mut parser = Parser::from_env();
    let mut files = Vec::new();
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("help") | Arg::Short('h') => return Ok(None),
            Arg::Value(file) => files.push(file.into()),
            other => return Err(other.unexpected()),
        }
    }
    if files.is_empty() { Err("no file is given".into()) } else { Ok(Some(files)) }
}

fn read(file: &Path) -> Result<Vec<Case>, String> {
    let text = std::fs::read_to_string(file).map_err(|error| error.to_string())?;
    let table = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    for note in table::misspelt(&table) {
        eprintln!("note: {}: {note}", file.display());
    }
    table::read(&table)
}

/// Whether the table expects the same; nothing when it expects neither word.
fn agrees(case: &Case, answer: &Answer) -> Option<bool> {
    case.expect.map(|expected| expected == answer.verdict)
}

/// A line for one case, with its keys in the order in which people read them.
fn line(case: &Case, answer: &Answer) -> String {
    let mut line = format!(
        "{{\"id\": {}, \"verdict\": \"{}\", \"codes\": {}, \"agrees\": {}",
        json!(case.id),
        answer.verdict.as_str(),
        json!(answer.codes.keys().collect::<Vec<_>>()),
        json!(agrees(case, answer)),
    );
    if let Some(entries) = &answer.unregistrable {
        line = format!("{line}, \"unregistrable\": {}", json!(entries));
    }
    if let Some(explanation) = &answer.explanation {
        line = format!("{line}, \"explanation\": {}", json!(explanation));
    }
    line + "}"
}

/// How the cases of each kind went.
#[derive(Default)]
struct Total([Counts; Kind::ALL.len()]);

#[derive(Default)]
struct Counts {
    cases: usize,
    allow: usize,
    deny: usize,
    agree: usize,
    disagree: usize,
    unknown: usize,
}

impl Total {
    fn add(&mut self, case: &Case, answer: &Answer) {
        let of_kind = self.0.iter_mut().zip(Kind::ALL).filter(|(_, (kind, _))| *kind == case.kind);
        for (counts, _) in of_kind {
            counts.cases += 1;
            *match answer.verdict {
                Verdict::Allow => &mut counts.allow,
                Verdict::Deny => &mut counts.deny,
            } += 1;
            *match agrees(case, answer) {
                Some(true) => &mut counts.agree,
                Some(false) => &mut counts.disagree,
                None => &mut counts.unknown,
            } += 1;
        }
    }

    fn disagree(&self) -> usize {
        self.0.iter().map(|counts| counts.disagree).sum()
    }

    fn line(&self) -> Value {
        let kinds = self.0.iter().zip(Kind::ALL).map(|(counts, (_, word))| {
            let Counts { cases, allow, deny, agree, disagree, unknown } = counts;
            let counts = json!({
                "cases": cases, "allow": allow, "deny": deny, "agree": agree, "disagree": disagree, "unknown": unknown,
            });
            (word.to_owned(), counts)
        });
        json!({ "counts": kinds.collect::<Map<_, _>>() })
    }
}
