//! Annotations of GitHub Actions, read as a runner reads them.

use std::collections::BTreeMap;

use proptest::prelude::*;
use superoffice_app::{
    ConfigurationDraft, GithubAnnotation, GithubAnnotations, Limits, Policy, Report, Severity, json,
};

use crate::support::{check_toml, read_json};

/// A workflow command, as a runner takes it out of a line.
#[derive(Debug, PartialEq)]
struct Command {
    name: String,
    properties: BTreeMap<String, String>,
    data: String,
}

/// Reads a line as a runner does: white space before `::` is passed over, the next `::` ends the properties, escapes are undone last.
fn command(line: &str) -> Option<Command> {
    let (head, data) = line.trim_start().strip_prefix("::")?.split_once("::")?;
    let (name, properties) = head.split_once(' ').unwrap_or((head, ""));
    let undo = |text: &str, more: &[(&str, &str)]| {
        let undone = more.iter().fold(text.to_owned(), |text, (escape, letter)| text.replace(escape, letter));
        undone.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
    };
    let properties = properties.split(',').filter_map(|property| property.split_once('=')).map(|(key, value)| {
        let value = undo(value, &[("%3A", ":"), ("%2C", ",")]);
        (key.to_owned(), value)
    });
    Some(Command { name: name.to_owned(), properties: properties.collect(), data: undo(data, &[]) })
}

/// Each line is one annotation of its problem, and says no more and no less.
#[track_caller]
fn assert_right(file: &str, report: &Report) {
    let text = GithubAnnotations::new(file, report).to_string();
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines.len(), report.problems().len() + usize::from(report.omitted() > 0), "{text}");
    assert!(!text.contains("##["), "a runner may take it for a command: {text}");
    assert!(!text.chars().any(|letter| letter.is_control() && letter != '\n'), "{text:?}");
    for (problem, line) in report.iter().zip(lines) {
        assert!(line.starts_with("::") && line.trim_start() == line, "{line}");
        let command = command(line).unwrap_or_else(|| panic!("no command: {line}"));
        let level = match problem.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Hint => "notice",
        };
        assert_eq!(command.name, level);
        let broken = |text: String| text.replace("##[", "# #[");
        let place = if problem.position().is_none() && !problem.path().is_root() {
            format!("{}: ", problem.path())
        } else {
            String::new()
        };
        assert_eq!(command.data, broken(format!("{place}{}\n{}", problem.message(), problem.help())));
        assert_eq!(command.properties.get("title").map(String::as_str), Some(problem.code().as_str()));
        let number = |key: &str| command.properties.get(key).map(|text| text.parse::<usize>().unwrap());
        let position = problem.position();
        assert_eq!(number("line"), position.map(|at| at.line), "{line}");
        assert_eq!(number("endLine"), position.map(|at| at.end_line), "{line}");
        let columns = position.filter(|at| at.line == at.end_line);
        assert_eq!(number("col"), columns.map(|at| at.column), "{line}");
        assert_eq!(number("endColumn"), columns.map(|at| at.end_column), "{line}");
        let keys = ["file", "title", "line", "endLine", "col", "endColumn"];
        assert!(command.properties.keys().all(|key| keys.contains(&key.as_str())), "{line}");
    }
}

const EVIL: &[&str] = &[
    "::set-env name=PATH::/evil",
    "\n::add-path::/evil",
    "\r\n::stop-commands::x",
    "%0A::error::x",
    "%250A::error::x",
    "x,line=1::error::y",
    "##[add-path]/evil",
    "\u{2028}::debug::x",
    "\u{85}::debug::x",
    " ::debug::x",
    "\u{1b}[31m",
];

#[test]
fn nothing_in_a_document_is_a_command() {
    for evil in EVIL {
        let text = serde_json::json!({
            "name": format!("x{evil}"), "kind": evil, *evil: evil, "partner": evil, "distribution": [evil],
            "authentication": { "redirect_urls": [evil, format!("https://a.example/{evil}")], "cors_urls": evil },
            "endpoints": { "supported": [evil, evil], *evil: evil }, "tenants": { "sod": [{ "context_id": evil }] },
        });
        let text = text.to_string();
        let document = read_json(&text);
        let report = document.check(&Policy::default());
        assert!(report.len() > 5, "{report}");
        for file in ["x.json", evil] {
            assert_right(file, &report);
            assert_right(file, &document.draft().check(&Policy::default()));
            let line = GithubAnnotation::unread(file, evil).to_string();
            let read = command(&line).unwrap();
            assert!(
                line.starts_with("::error file=") && !line.contains(['\n', '\r']) && !line.contains("##["),
                "{line}"
            );
            assert_eq!(read.properties.keys().collect::<Vec<_>>(), ["file", "title"], "{line}");
        }
    }
}

#[test]
fn a_place_of_many_lines_has_no_columns() {
    let report = check_toml("[authentication]\nnative = 1\ncertificate = { pem = \"\"\"\nab\ncd\"\"\" }\n");
    let text = GithubAnnotations::new("x.toml", &report).to_string();
    assert!(text.contains("file=x.toml,line=4,endLine=5,title=certificate."), "{text}");
    assert!(text.contains("line=2,endLine=2,col=10,endColumn=11,title=document.wrong-type"), "{text}");
    assert_right("x.toml", &report);
}

#[test]
fn without_a_text_the_path_is_told() {
    let report = ConfigurationDraft { name: "".into(), ..ConfigurationDraft::default() }.check(&Policy::default());
    let text = GithubAnnotations::new("form", &report).to_string();
    assert!(text.contains("::error file=form,title=name.missing::name: "), "{text}");
    assert_right("form", &report);
}

#[test]
fn what_was_not_kept_is_told_last() {
    let policy = Policy::default().with_limits(Limits { problems: 3, ..Limits::default() });
    let text = r#"{"a": 1, "b": 2, "c": 3, "d": 4, "e": 5}"#;
    let report = json::read(text, policy.limits()).check(&policy);
    let omitted = report.omitted();
    let lines = GithubAnnotations::new("x.json", &report).to_string();
    let last = format!("::warning file=x.json::{omitted} more problems were counted and not kept");
    assert_eq!((lines.lines().last(), lines.lines().count()), (Some(last.as_str()), 4));
    assert_right("x.json", &report);
    assert_eq!(GithubAnnotations::new("x.json", &Report::default()).to_string(), "");
}

proptest! {
    #[test]
    fn any_text_stays_in_its_annotation(
        text in prop::collection::vec(prop_oneof![".", prop::sample::select(EVIL).prop_map(str::to_owned)], 0..6),
        file in any::<String>(),
    ) {
        let text = text.concat();
        let json = serde_json::json!({ "kind": text, &text: 1, "authentication": { "redirect_urls": [text] } }).to_string();
        let report = read_json(&json).check(&Policy::default());
        assert_right(&file, &report);
    }
}
