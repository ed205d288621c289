//! What `SarifLog` writes, against the published schema and against itself.

use std::sync::LazyLock;

use jsonschema::Validator;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use superoffice_app::generate::{self, drafts, drafts_with, environment_of};
use superoffice_app::{Code, Environment, ExampleForm, Limits, Policy, ProvenanceKind, Report, SarifLog, Severity};
use superoffice_app_schemas::{read, samples};

static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    let schema: Value = serde_json::from_str(include_str!("../data/sarif-schema-2.1.0.json")).unwrap();
    // The schema is of draft 4, which does not know this format though the schema asks for it.
    let reference = json!({"$schema": "https://json-schema.org/draft/2020-12/schema", "format": "uri-reference"});
    let reference = jsonschema::options().should_validate_formats(true).build(&reference).unwrap();
    let is_reference = move |text: &str| reference.is_valid(&json!(text));
    jsonschema::options()
        .should_validate_formats(true)
        .with_format("uri-reference", is_reference)
        .build(&schema)
        .unwrap()
});

/// Writes a log and holds it to the schema.
#[track_caller]
fn written(log: &SarifLog) -> Value {
    let value = serde_json::to_value(log).unwrap();
    let faults: Vec<_> =
        SCHEMA.iter_errors(&value).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
    assert!(faults.is_empty(), "{faults:#?}\n{value:#}");
    agrees_with_itself(&value);
    value
}

/// What the standard asks for and no schema can: whatever is pointed at is there, and the same thing.
#[track_caller]
fn agrees_with_itself(log: &Value) {
    let run = &log["runs"][0];
    let location = |location: &Value| {
        let file = &location["physicalLocation"]["artifactLocation"];
        let artifact = &run["artifacts"][usize::try_from(file["index"].as_u64().unwrap()).unwrap()];
        assert_eq!(artifact["location"]["uri"], file["uri"]);
        let uri = file["uri"].as_str().unwrap();
        assert_eq!(file.get("uriBaseId").is_some(), !uri.starts_with("file:"), "{uri}");
        assert!(!uri.starts_with('/'), "{uri}");
        let region = &location["physicalLocation"]["region"];
        if !region.is_null() {
            let [line, column, end_line, end_column] =
                ["startLine", "startColumn", "endLine", "endColumn"].map(|key| region[key].as_u64().unwrap());
            assert!((line, column) <= (end_line, end_column), "{region}");
        }
    };
    let mut met = Vec::new();
    for result in run["results"].as_array().unwrap() {
        let rule = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(run["tool"]["driver"]["rules"][rule]["id"], result["ruleId"]);
        met.push(rule);
        let related = result["relatedLocations"].as_array().into_iter().flatten();
        result["locations"].as_array().unwrap().iter().chain(related).for_each(location);
        let text = result["message"]["text"].as_str().unwrap();
        assert_eq!(text.matches('{').count() % 2, 0, "{text}");
        assert!(!text.replace("\\](", "").contains("]("), "{text}");
    }
    met.sort_unstable();
    met.dedup();
    assert_eq!(met.len(), run["tool"]["driver"]["rules"].as_array().unwrap().len(), "a rule that nothing broke");
    for notification in run["invocations"][0]["toolExecutionNotifications"].as_array().into_iter().flatten() {
        notification["locations"].as_array().unwrap().iter().for_each(location);
    }
}

fn log_of(file: &str, report: Report) -> SarifLog {
    let mut log = SarifLog::new();
    log.add(file, report);
    log
}

fn every_report(name: &str, text: &str) -> Vec<Report> {
    let document = read(name, text);
    let policy = Policy::default();
    let ready = Environment::ALL.map(|environment| document.check_for(environment, generate::NOW, &policy));
    // A draft without its text has no positions.
    [document.check(&policy), document.draft().check(&policy)].into_iter().chain(ready).collect()
}

/// Each region, read by lines and scalar values, is the text that the bytes of the position are.
#[track_caller]
fn regions_are_right(text: &str, report: &Report, log: &Value) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let byte = |line: &Value, column: &Value| {
        let (line, column) = (line.as_u64().unwrap(), column.as_u64().unwrap());
        let start: usize = text.split_inclusive('\n').take(usize::try_from(line).unwrap() - 1).map(str::len).sum();
        let letters = text[start..].chars().take(usize::try_from(column).unwrap() - 1);
        start + letters.map(char::len_utf8).sum::<usize>()
    };
    for (problem, result) in report.iter().zip(log["runs"][0]["results"].as_array().unwrap()) {
        let region = &result["locations"][0]["physicalLocation"]["region"];
        let Some(position) = problem.position() else {
            assert!(region.is_null());
            continue;
        };
        let found = byte(&region["startLine"], &region["startColumn"])..byte(&region["endLine"], &region["endColumn"]);
        assert_eq!(found, position.bytes, "{problem}");
    }
}

#[test]
fn samples_are_told_by_the_schema() {
    let mut all = SarifLog::new();
    let mut results = 0;
    for (name, text) in samples() {
        for report in every_report(&name, &text) {
            results += report.problems().len();
            let log = written(&log_of(&name, report.clone()));
            regions_are_right(&text, &report, &log);
            assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), report.problems().len());
            all.add(&name, report);
        }
    }
    let log = written(&all);
    let found = log["runs"][0]["results"].as_array().unwrap().len();
    assert!(found == results && found > 300, "{found} and {results}");
    assert_eq!(log["runs"][0]["artifacts"].as_array().unwrap().len(), samples().len(), "each file once");
}

#[test]
fn every_code_that_a_file_can_have_makes_a_rule() {
    let mut all = SarifLog::new();
    let mut codes = 0;
    for code in Code::ALL.iter().filter(|code| code.example_form() == ExampleForm::Configuration) {
        let text = code.failing_example();
        let Some(report) = every_report("x.toml", text).into_iter().find(|report| report.contains(*code)) else {
            continue; // Some show themselves under another policy only.
        };
        let log = written(&log_of("x.toml", report.clone()));
        regions_are_right(text, &report, &log);
        all.add(code.as_str(), report);
        codes += 1;
    }
    let log = written(&all);
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    assert!(codes > 140 && rules.len() >= codes, "{codes} of {}", Code::ALL.len());
    for rule in rules {
        let code = Code::parse(rule["id"].as_str().unwrap()).unwrap();
        assert_eq!(rule["shortDescription"]["text"], code.summary());
        assert_eq!(rule["help"]["markdown"], code.explain().to_string());
        let level = if code.severity() == Severity::Hint { "note" } else { code.severity().as_str() };
        assert_eq!(rule["defaultConfiguration"]["level"], level);
        let practice = code.provenance().iter().any(|source| source.kind == ProvenanceKind::Security);
        let exposed = [Code::CLIENT_SECRET_IN_DOCUMENT, Code::CERTIFICATE_PRIVATE_KEY].contains(&code);
        let tags = rule["properties"]["tags"].as_array().unwrap();
        let times = tags.iter().filter(|tag| **tag == "security").count();
        assert_eq!(times, usize::from(practice || exposed), "{code}: {tags:?}");
        assert!(rule["properties"].get("security-severity").is_none(), "{code}: nobody has measured one");
    }
    for code in [Code::CLIENT_SECRET_IN_DOCUMENT, Code::CERTIFICATE_PRIVATE_KEY] {
        assert!(rules.iter().any(|rule| rule["id"] == code.as_str()), "{code}");
    }
}

#[test]
fn what_is_left_out_is_told() {
    let log = written(&SarifLog::new());
    assert_eq!(log["runs"][0]["results"], json!([]), "nothing was found, rather than not looked for");
    assert_eq!(log["runs"][0]["invocations"], json!([{"executionSuccessful": true}]));

    let urls: Vec<_> = (0..50).map(|n| format!("\"/{n}\"")).collect();
    let text = format!("name = \"x\"\n[authentication]\nredirect_urls = [{}]\n", urls.join(", "));
    let policy = Policy::default().with_limits(Limits { problems: 10, ..Limits::default() });
    let report = read("x.toml", &text).check(&policy);
    let omitted = report.omitted();
    assert!(omitted > 30, "{report}");
    let mut log = log_of("x.toml", report);
    log.add_unread("y.toml", "no such\nfile {0}");
    let log = written(&log);
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let notifications = invocation["toolExecutionNotifications"].as_array().unwrap();
    let told: Vec<_> = notifications.iter().map(|told| (&told["level"], &told["message"]["text"])).collect();
    assert_eq!(
        told,
        [
            (&json!("warning"), &json!(format!("{omitted} more problems were counted and not kept"))),
            (&json!("error"), &json!("no such\\nfile {{0}}")),
        ]
    );
    assert_eq!(log["runs"][0]["artifacts"].as_array().unwrap().len(), 2);
}

/// Fingerprints stay when lines move, and tell apart what stands in one place.
#[test]
fn fingerprints_stay_when_lines_move() {
    let fingerprints = |text: &str| {
        let log = written(&log_of("x.toml", read("x.toml", text).check(&Policy::default())));
        let results = log["runs"][0]["results"].as_array().unwrap().clone();
        results.iter().map(|result| result["partialFingerprints"]["codeAndPath/v1"].clone()).collect::<Vec<_>>()
    };
    let text = "name = 1\nname = 2\nname = 3\nkind = \"hybird\"\n";
    let found = fingerprints(text);
    assert!(found.contains(&json!("document.duplicate-key name")), "{found:?}");
    assert!(found.contains(&json!("document.duplicate-key name #2")), "{found:?}");
    assert_eq!(found, fingerprints(&format!("# more\n\n{text}")));
}

/// A validator that accepts everything would prove nothing.
#[test]
fn the_schema_has_teeth() {
    let (name, text) = &samples()[3];
    let good = written(&log_of(name, read(name, text).check_for(Environment::Sod, generate::NOW, &Policy::default())));
    assert!(good["runs"][0]["results"][0].is_object());
    for (pointer, wrong) in [
        ("/version", json!("2.0.0")),
        ("/$schema", json!("no URI")),
        ("/runs/0/tool/driver/name", json!(1)),
        ("/runs/0/tool/driver/rules/0/id", Value::Null),
        ("/runs/0/tool/driver/rules/0/help", json!({})),
        ("/runs/0/tool/driver/rules/0/defaultConfiguration/level", json!("hint")),
        ("/runs/0/columnKind", json!("scalars")),
        ("/runs/0/results/0/level", json!("hint")),
        ("/runs/0/results/0/message", json!({"txt": "x"})),
        ("/runs/0/results/0/ruleIndex", json!(-2)),
        ("/runs/0/results/0/locations/0/physicalLocation/region/startLine", json!(0)),
        ("/runs/0/results/0/locations/0/physicalLocation/region/endColumn", json!("3")),
        ("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri", json!("a b|c.toml")),
        ("/runs/0/results/0/partialFingerprints/codeAndPath~1v1", json!(1)),
        ("/runs/0/invocations/0", json!({})),
        ("/runs/0/artifacts/0/roles", json!(["victim"])),
    ] {
        let mut log = good.clone();
        *log.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer} is not there")) = wrong;
        assert!(!SCHEMA.is_valid(&log), "{pointer}");
    }
}

/// Drafts that were made by hand: problems without a position.
#[test]
fn drafts_of_all_faults_are_told_by_the_schema() {
    let mut runner = TestRunner::deterministic();
    for code in Code::ALL {
        let Some(strategy) = drafts_with(*code) else { continue };
        for _ in 0..3 {
            let draft = strategy.new_tree(&mut runner).unwrap().current();
            written(&log_of("form", draft.check_for(environment_of(*code), generate::NOW, &Policy::default())));
        }
    }
}

/// A sample in which a piece is replaced.
fn mutated() -> impl Strategy<Value = (String, String)> {
    let pieces = prop_oneof![
        "[ -~]{0,8}",
        any::<String>(),
        prop::sample::select(vec!["\"", "[", "{", "}", "\n", "\u{feff}", "\r\n", "[x](https://a.example) {0}"])
            .prop_map(str::to_owned),
    ];
    (prop::sample::select(samples()), any::<(prop::sample::Index, prop::sample::Index)>(), pieces).prop_map(
        |((name, text), (at, length), piece)| {
            let letters: Vec<char> = text.chars().collect();
            let at = at.index(letters.len());
            let end = (at + length.index(12)).min(letters.len());
            let text = letters[..at].iter().copied().chain(piece.chars()).chain(letters[end..].iter().copied());
            (name, text.collect())
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn random_documents_are_told_by_the_schema((name, text) in mutated(), file in any::<String>()) {
        let report = read(&name, &text).check_for(Environment::Production, generate::NOW, &Policy::default());
        let mut log = log_of(&file, report.clone());
        regions_are_right(&text, &report, &written(&log));
        log.add_unread(&file, &text);
        written(&log);
    }

    #[test]
    fn any_name_of_a_file_is_a_reference(file in "[./\\\\:a-zA-Z? #%]{0,12}") {
        written(&log_of(&file, Report::default()));
    }

    #[test]
    fn right_drafts_are_told_by_the_schema(draft in drafts(Environment::Stage)) {
        written(&log_of("form", draft.check_for(Environment::Stage, generate::NOW, &Policy::default())));
    }
}
