//! The example program, as a user calls it.

use std::path::PathBuf;
use std::process::{Command, Output};

use crate::support::snapshot;

pub(crate) fn program() -> PathBuf {
    example("validate")
}

/// An example, which `cargo test` builds beside the tests.
pub(crate) fn example(name: &str) -> PathBuf {
    let mut path = std::env::current_exe().unwrap();
    path.pop();
    path.pop();
    path.join("examples").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

fn run(arguments: &[&str]) -> Output {
    Command::new(program()).args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

const NOW: [&str; 4] = ["--environment", "production", "--now", "2026-11-22T00:00:00Z"];

#[test]
fn exit_status_says_how_it_went() {
    let complete = "examples/configurations/complete-custom.toml";
    let faulty = "examples/configurations/faulty.toml";
    for (arguments, status) in [
        (vec![complete], 0),
        (vec![faulty], 1),
        (vec![complete, faulty], 1),
        (vec!["no-such-file.toml"], 2),
        (vec!["no-such-file.toml", faulty], 2),
        (vec![], 2),
        (vec!["--environment", "mars", complete], 2),
        (vec!["--now", "soon", complete], 2),
        (vec!["--format", "xml", complete], 2),
        (vec!["--format", "sarif", complete], 0),
        (vec!["--format", "sarif", faulty], 1),
        (vec!["--format", "sarif", "no-such-file.toml"], 2),
        (vec!["--format", "github", complete], 0),
        (vec!["--format", "github", complete, faulty], 1),
        (vec!["--format", "github", "no-such-file.toml", faulty], 2),
        (vec!["--format", "github", "--deny-warnings", "examples/configurations/maps-webform.toml"], 1),
        (vec!["--frobnicate", complete], 2),
        (vec!["--explain", "no.such-code"], 2),
        (vec!["--explain", "name.missing"], 0),
        (vec!["--help"], 0),
        (vec!["--deny-warnings", complete], 0),
        (vec!["--deny-warnings", "examples/configurations/maps-webform.toml"], 1),
    ] {
        assert_eq!(run(&arguments).status.code(), Some(status), "{arguments:?}");
    }
}

#[test]
fn text_looks_like_a_compiler() {
    let output = run(&[&NOW[..], &["examples/configurations/maps-webform.toml"]].concat());
    snapshot("validate-text", &text(&output.stdout));
    assert_eq!(text(&output.stderr), "");
}

#[test]
fn a_closing_line_sums_up_all_files() {
    let complete = "examples/configurations/complete-custom.toml";
    let output = run(&[&NOW[..], &[complete]].concat());
    assert_eq!(text(&output.stdout), "no problems\n");
    let output = run(&[complete]);
    assert_eq!(text(&output.stdout), "no problems; whether it is ready was not asked, see --environment\n");
    let output = run(&["no-such-file.toml"]);
    assert_eq!(text(&output.stdout), "1 file could not be read\n");
    let output = run(&["examples/configurations/faulty.toml"]);
    let last = text(&output.stdout).lines().last().unwrap().to_owned();
    assert!(last.contains(" errors, ") && last.contains(" warnings"), "{last}");
}

#[test]
fn json_is_versioned_and_names_the_file() {
    let file = "examples/configurations/maps-webform.toml";
    let output = run(&[&NOW[..], &["--format", "json", file]].concat());
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(value["v"], 1);
    assert_eq!(value["files"][0]["file"], file);
    let report = &value["files"][0]["report"];
    assert_eq!(report["v"], 1);
    assert_eq!(report["passed"], false);
    assert_eq!(
        report["errors"],
        report["problems"].as_array().unwrap().iter().filter(|p| p["severity"] == "error").count()
    );
    snapshot("validate-json", &serde_json::to_string_pretty(&report["problems"][0]).unwrap());
}

#[test]
fn sarif_is_one_log_of_all_files() {
    let file = "examples/configurations/maps-webform.toml";
    let output = run(&[&NOW[..], &["--format", "sarif", file, "no-such-file.toml", file]].concat());
    let log: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let run = &log["runs"][0];
    snapshot("validate-sarif", &format!("{:#}", run["results"][0]));
    let invocation = &run["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    assert_eq!(invocation["toolExecutionNotifications"].as_array().unwrap().len(), 1);
    let uris: Vec<_> = run["artifacts"].as_array().unwrap().iter().map(|file| &file["location"]["uri"]).collect();
    assert_eq!(uris, [file, "no-such-file.toml"]);
    assert!(text(&output.stderr).starts_with("error: no-such-file.toml: "));
}

#[test]
fn github_has_a_line_for_each_problem() {
    let output = run(&[&NOW[..], &["--format", "github", "examples/configurations/maps-webform.toml"]].concat());
    snapshot("validate-github", &text(&output.stdout));
    assert_eq!(text(&output.stderr), "");
    // A runner reads standard error too, and the name of a file is anybody's.
    let output = run(&["--format", "github", "no\n::stop-commands::x.toml"]);
    let (first, rest) = text(&output.stdout).split_once('\n').map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
    assert!(first.starts_with("::error file=no\\n%3A%3Astop-commands%3A%3Ax.toml,title=file not read::"), "{first}");
    assert_eq!((rest.as_str(), text(&output.stderr).as_str()), ("1 file could not be read\n", ""));
}

/// Standard input has a name that is fit for each format.
#[test]
fn standard_input_has_a_name() {
    for (format, name) in [
        ("text", " --> <standard input>:1:1\n"),
        ("json", "\"file\": \"stdin\""),
        ("sarif", "\"uri\": \"stdin\""),
        ("github", "::error file=stdin,line=1,"),
    ] {
        let mut child = Command::new(program())
            .args(["--format", format, "-"])
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), b"partner = \"x\"").unwrap();
        let shown = text(&child.wait_with_output().unwrap().stdout);
        assert!(shown.contains(name), "{shown}");
    }
}

/// The name of a file does not write to the terminal either.
#[test]
fn a_name_is_escaped_for_people() {
    let output = run(&["no\u{1b}[31m\n.toml"]);
    assert!(text(&output.stderr).starts_with("error: no\\u{1b}[31m\\n.toml: "), "{}", text(&output.stderr));
}

#[test]
fn explain_tells_the_whole_story() {
    let output = run(&["--explain", "redirect-url.not-https"]);
    snapshot("validate-explain", &text(&output.stdout));
}

#[test]
fn what_cannot_be_read_is_said_with_its_place() {
    let folder = std::env::temp_dir().join(format!("superoffice-app-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("latin-1.toml");
    std::fs::write(&path, b"name = \"a\"\npartner = \"bl\xe5\"\n").unwrap();
    let output = run(&[path.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    let error = text(&output.stderr);
    assert!(error.ends_with("not valid UTF-8 at byte 24, line 2; save the file as UTF-8\n"), "{error}");
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn no_colour_without_a_terminal() {
    let output = run(&["examples/configurations/faulty.toml"]);
    assert!(!output.stdout.contains(&0x1b));
}

/// Control characters and bidirectional controls of a file never reach the terminal.
#[test]
fn control_characters_are_escaped() {
    let folder = std::env::temp_dir().join(format!("superoffice-app-control-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("odd.json");
    let odd = "\u{9b}31m\u{202e}\u{200b}\u{2066}";
    std::fs::write(
        &path,
        format!("{{\"name\": \"{odd}\", \"kind\": \"{odd}\", \"{odd}\": \"{odd}\", \"partner\": 5}}"),
    )
    .unwrap();
    for format in ["text", "json", "sarif", "github"] {
        let output = run(&["--format", format, path.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(1));
        let shown = text(&output.stdout);
        let hidden = shown
            .chars()
            .find(|letter| letter.is_control() && *letter != '\n' || odd.contains(*letter) && !letter.is_ascii());
        assert_eq!(hidden, None, "{shown:?}");
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

/// What the README shows is what the program prints.
#[test]
fn the_readme_is_true() {
    let readme = include_str!("../../README.md");
    let of_validate = readme.split("three of which are").nth(1).unwrap();
    let shown = of_validate.split("```text\n").nth(1).unwrap().split("```").next().unwrap();
    let output = run(&[&NOW[..], &["examples/configurations/faulty.toml"]].concat());
    let printed = text(&output.stdout);
    for problem in shown.split("\n\n") {
        assert!(printed.contains(problem.trim_end()), "{problem}\nis not in\n{printed}");
    }
    let count = printed.lines().filter(|line| line.contains(" --> ")).count();
    assert!(readme.contains(&format!("It prints {count} problems")), "{count}");
}
