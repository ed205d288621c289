//! The corpus of URLs: every case agrees, and together they leave no rule out.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;
use superoffice_app::{Code, CorsOrigin, Environment, Severity};

use crate::support::now;
use table::{Answer, Case, Kind, Verdict};

#[path = "../../examples/url_table/table.rs"]
pub(crate) mod table;

/// A case with what only our own tables say.
struct Known {
    file: String,
    case: Case,
    value: Value,
}

impl Known {
    fn text(&self, key: &str) -> &str {
        self.value.get(key).and_then(Value::as_str).unwrap_or_default()
    }

    fn codes(&self, key: &str) -> Option<Vec<&str>> {
        let codes = self.value.get(key)?.as_array().unwrap();
        Some(codes.iter().map(|code| code.as_str().unwrap()).collect())
    }

    fn context(&self) -> (bool, Environment) {
        (self.case.native, self.case.environment)
    }
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/url")
}

fn files() -> Vec<PathBuf> {
    let mut files: Vec<_> = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn corpus() -> Vec<Known> {
    let mut corpus = Vec::new();
    for path in files() {
        let file = path.file_name().unwrap().to_str().unwrap().to_owned();
        let value: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        let cases = table::read(&value).unwrap_or_else(|error| panic!("{file}: {error}"));
        let values = value.as_array().unwrap().iter().cloned();
        corpus.extend(cases.into_iter().zip(values).map(|(case, value)| Known { file: file.clone(), case, value }));
    }
    corpus
}

/// The texts of the corpus, each once.
pub(crate) fn texts() -> BTreeSet<String> {
    let cases = corpus().into_iter().map(|known| known.case);
    cases.flat_map(|case| case.registered.into_iter().chain([case.candidate])).collect()
}

/// The questions of the corpus.
pub(crate) fn cases() -> impl Iterator<Item = Case> {
    corpus().into_iter().map(|known| known.case)
}

fn errors(answer: &Answer) -> Vec<&'static str> {
    answer.codes.iter().filter(|(_, severity)| **severity == Severity::Error).map(|(code, _)| *code).collect()
}

/// What is wrong with an answer.
fn disagreement(known: &Known, answer: &Answer) -> Option<String> {
    let codes: Vec<_> = answer.codes.keys().copied().collect();
    if known.case.expect != Some(answer.verdict) {
        return Some(format!("{} with {codes:?}", answer.verdict.as_str()));
    }
    let explained = answer.unregistrable.is_some() && answer.verdict == Verdict::Deny;
    if answer.explanation.is_some() != explained {
        return Some(format!("explained with {:?}", answer.explanation));
    }
    let refused = answer.unregistrable.as_ref().is_some_and(|entries| entries.len() == known.case.registered.len());
    if refused && answer.verdict == Verdict::Allow {
        return Some("allow, though each registered entry is refused".to_owned());
    }
    if let Some(expected) = known.codes("codes").filter(|expected| *expected != codes) {
        return Some(format!("codes {codes:?} and not {expected:?}"));
    }
    if let Some(expected) = known.codes("errors").filter(|expected| *expected != errors(answer)) {
        return Some(format!("errors {:?} and not {expected:?}", errors(answer)));
    }
    let missing = known.codes("has")?.into_iter().find(|code| !codes.contains(code))?;
    Some(format!("codes {codes:?} without {missing}"))
}

#[test]
fn every_case_agrees() {
    let mut failures = Vec::new();
    for known in corpus() {
        if let Some(found) = disagreement(&known, &known.case.answer(now())) {
            let (id, candidate) = (&known.case.id, &known.case.candidate);
            let shown: String = candidate.escape_debug().take(120).collect();
            let registered =
                if known.case.registers() { String::new() } else { format!(" {:?}", known.case.registered) };
            failures.push(format!(
                "{}: {id}: {shown}{registered}\n    {found}; expected {}: {}",
                known.file,
                known.text("expect"),
                known.text("why")
            ));
        }
    }
    assert!(failures.is_empty(), "{}\n{} cases disagree", failures.join("\n"), failures.len());
}

/// What may be registered is found again by its very text, and what may not never is: checking and matching do not drift apart.
#[test]
fn what_may_be_registered_matches_itself() {
    const KEPT: [&str; 3] = ["redirect-pattern.unmarked", "redirect-pattern.misplaced", "cors-origin.pattern"];
    for Known { mut case, .. } in corpus().into_iter().filter(|known| known.case.registers()) {
        let answer = case.answer(now());
        case.kind = match case.kind {
            Kind::Register | Kind::Match => Kind::Match,
            Kind::PostLogout => Kind::PostLogout,
            Kind::OriginRegister | Kind::OriginMatch => Kind::OriginMatch,
        };
        let is_kept = case.candidate.starts_with('^') || KEPT.iter().any(|code| answer.codes.contains_key(code));
        // A browser sends it in another form.
        let serialized = CorsOrigin::parse(&case.candidate);
        let is_other = case.kind == Kind::OriginMatch && serialized.is_ok_and(|it| it.serialized() != case.candidate);
        let expected = if is_kept || is_other { Verdict::Deny } else { answer.verdict };
        case.registered.push(case.candidate.clone());
        let found = case.answer(now());
        assert_eq!(found.verdict, expected, "{}", case.id);
    }
}

#[test]
fn cases_are_well_formed() {
    const KEYS: [&str; 12] = [
        "id",
        "source",
        "kind",
        "context",
        "registered",
        "redirect_urls",
        "candidate",
        "expect",
        "codes",
        "errors",
        "has",
        "why",
    ];
    let known_codes: BTreeSet<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
    let (mut ids, mut questions) = (BTreeSet::new(), BTreeMap::new());
    for known in corpus() {
        let id = &known.case.id;
        assert!(ids.insert(id.clone()), "{id} is there twice");
        for key in known.value.as_object().unwrap().keys() {
            assert!(KEYS.contains(&key.as_str()) || key == "class", "{id}: the key {key}");
        }
        for key in ["id", "source", "why"] {
            assert!(!known.text(key).is_empty(), "{id}: {key}");
        }
        assert!(known.case.expect.is_some(), "{id}");
        for key in ["codes", "errors", "has"] {
            let codes = known.codes(key).unwrap_or_default();
            assert!(codes.is_sorted_by(|a, b| a < b), "{id}: {key}");
            assert!(codes.is_empty() || known.case.registers(), "{id}: {key} of a case that registers nothing");
            if let Some(unknown) = codes.iter().find(|code| !known_codes.contains(*code)) {
                panic!("{id}: no code {unknown}");
            }
        }
        // One question has one answer.
        let mut question = known.value.clone();
        for key in ["id", "source", "why", "class", "expect", "codes", "errors", "has"] {
            question.as_object_mut().unwrap().remove(key);
        }
        let answer = known.text("expect").to_owned();
        if let Some(other) = questions.insert(question.to_string(), answer.clone()) {
            assert_eq!(other, answer, "{id}: the same question was answered otherwise");
        }
    }
}

const SOD: Environment = Environment::Sod;
const PRODUCTION: Environment = Environment::Production;
const CONTEXTS: [(bool, Environment); 4] = [(false, SOD), (false, PRODUCTION), (true, SOD), (true, PRODUCTION)];

/// Codes that say nothing about one entry of a list, or not without other settings; they have tests of their own.
const ELSEWHERE: [&str; 7] = [
    "redirect-url.missing",
    "redirect-url.too-many",
    "redirect-url.not-listed",
    "redirect-url.legacy",
    "redirect-url.mixed-scheme",
    "cors-origin.missing",
    "cors-origin.unused",
];

/// Codes that cannot be found in every context, with the contexts in which they can.
fn contexts_of(code: &str) -> Vec<(bool, Environment)> {
    let holds: fn(&(bool, Environment)) -> bool = match code {
        "redirect-url.custom-scheme"
        | "redirect-url.localhost"
        | "redirect-url.loopback-port"
        | "redirect-url.native-not-loopback"
        | "redirect-pattern.native-template" => |(native, _)| *native,
        "redirect-url.private-host" | "redirect-url.helper-host" => |(_, environment)| *environment == PRODUCTION,
        _ => |_| true,
    };
    CONTEXTS.into_iter().filter(holds).collect()
}

/// Whether the code can be the only error of an entry.
fn is_error(code: Code) -> bool {
    // Two codes are warnings or errors that no policy lowers, by how far they go.
    code.severity() == Severity::Error
        || ["redirect-url.custom-scheme", "redirect-url.too-long"].contains(&code.as_str())
}

/// Each code is found in each context in which it can be, and each error is somewhere the only one: so no check can go
/// without a case that notices.
#[test]
fn every_code_has_cases_in_every_context() {
    let (mut found, mut alone) = (BTreeSet::new(), BTreeSet::new());
    for known in corpus().into_iter().filter(|known| known.case.registers()) {
        let answer = known.case.answer(now());
        found.extend(answer.codes.keys().map(|code| (*code, known.context())));
        if let [only] = errors(&answer)[..] {
            alone.insert((only, known.context()));
        }
    }
    let mut gaps = Vec::new();
    let families = ["redirect-url.", "redirect-pattern.", "cors-origin."];
    for code in Code::ALL.iter().copied() {
        let name = code.as_str();
        if !families.iter().any(|family| name.starts_with(family)) || ELSEWHERE.contains(&name) {
            continue;
        }
        for context in contexts_of(name) {
            if !found.contains(&(name, context)) {
                gaps.push(format!("{name} in {context:?}"));
            }
            // For others than native apps, http is only a warning in SOD.
            let is_lowered = name.ends_with(".not-https") && context == (false, SOD);
            if is_error(code) && !is_lowered && !alone.contains(&(name, context)) {
                gaps.push(format!("{name} as the only error in {context:?}"));
            }
        }
    }
    assert!(gaps.is_empty(), "no case has\n{}", gaps.join("\n"));
}

/// What people have tried, each in every context, registered and requested.
#[test]
fn every_hostile_class_has_cases_in_every_context() {
    let classes = include_str!("fixtures/hostile-classes.txt");
    let mut cases: BTreeMap<String, BTreeSet<_>> = BTreeMap::new();
    for known in corpus() {
        let kind = match known.case.kind {
            Kind::PostLogout if !known.case.registers() => Kind::Match,
            kind => kind,
        };
        cases.entry(known.text("class").to_owned()).or_default().insert((kind, known.context()));
    }
    let mut gaps = Vec::new();
    for class in classes.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let cases = cases.get(class).cloned().unwrap_or_default();
        let contexts = CONTEXTS.into_iter().filter(|context| !cases.contains(&(Kind::Register, *context)));
        gaps.extend(contexts.map(|context| format!("{class}: registering in {context:?}")));
        for kind in [Kind::Match, Kind::PostLogout] {
            if !cases.iter().any(|(found, _)| *found == kind) {
                gaps.push(format!("{class}: {kind:?}"));
            }
        }
    }
    assert!(gaps.is_empty(), "no case has\n{}", gaps.join("\n"));
}

fn run(arguments: &[&str]) -> Output {
    let mut program = std::env::current_exe().unwrap();
    program.pop();
    program.pop();
    let program = program.join("examples").join(format!("url_table{}", std::env::consts::EXE_SUFFIX));
    Command::new(program).args(arguments).output().unwrap()
}

/// Runs the example over a table.
fn run_table(name: &str, table: &str) -> (Option<i32>, Vec<Value>, String) {
    let path = std::env::temp_dir().join(format!("superoffice-app-{name}-{}.json", std::process::id()));
    std::fs::write(&path, table).unwrap();
    let output = run(&[path.to_str().unwrap()]);
    std::fs::remove_file(&path).unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let lines = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    (output.status.code(), lines, String::from_utf8(output.stderr).unwrap())
}

#[test]
fn the_example_judges_a_table() {
    let (status, lines, error) = run_table(
        "table",
        r#"[
            {"id": "a", "kind": "register", "candidate": "https://acme.example/cb", "expect": "allow", "odd": 1},
            {"id": "b", "kind": "register", "candidate": "https://u@acme.example/cb", "expect": "deny", "context": null},
            {"id": "c", "kind": "register", "candidate": "https://acme.example", "expect": "perhaps"},
            {"id": "d", "kind": "register", "candidate": "http://localhost/cb",
             "context": {"environment_hint": "development"}, "registered": null},
            {"id": "e", "kind": "post_logout", "candidate": "http://localhost/cb", "registered": [], "expect": "deny"},
            {"id": "f", "kind": "match", "candidate": "https://acme.example/cb",
             "registered": ["http://acme.example/cb", "/cb"], "expect": "deny", "context": {"native": true}}
        ]"#,
    );
    assert_eq!((status, error.as_str()), (Some(0), ""));
    let shown: Vec<_> = lines.iter().map(|line| (&line["id"], &line["verdict"], &line["agrees"])).collect();
    assert_eq!(
        format!("{shown:?}"),
        r#"[(String("a"), String("allow"), Bool(true)), (String("b"), String("deny"), Bool(true)), (String("c"), String("allow"), Null), (String("d"), String("allow"), Null), (String("e"), String("deny"), Bool(true)), (String("f"), String("deny"), Bool(true)), (Null, Null, Null)]"#
    );
    assert_eq!(lines[0]["codes"], serde_json::json!([]));
    assert_eq!(lines[1]["codes"], serde_json::json!(["redirect-url.user-info"]));
    assert!(lines[0].get("unregistrable").is_none());
    assert_eq!(lines[5]["unregistrable"], serde_json::json!(["http://acme.example/cb", "/cb"]));
    let counts = &lines[6]["counts"];
    assert_eq!(
        counts["register"],
        serde_json::json!({"cases": 4, "allow": 3, "deny": 1, "agree": 2, "disagree": 0, "unknown": 2})
    );
    assert_eq!(counts["origin_match"]["cases"], 0);
}

#[test]
fn the_example_says_what_it_cannot_read() {
    let right = r#"{"id": "a", "kind": "register", "candidate": "https://acme.example/cb"}"#;
    for (table, why) in [
        ("{", "EOF while parsing"),
        ("{}", "not a JSON array of cases"),
        ("[5]", "case 1: it is no object"),
        (r#"[{"kind": "register", "candidate": ""}]"#, "case 1: `id` is missing"),
        (r#"[{"id": "a", "candidate": ""}]"#, "case 1 (\"a\"): `kind` is missing"),
        (r#"[{"id": "a", "kind": "guess", "candidate": ""}]"#, "case 1 (\"a\"): unknown kind \"guess\""),
        (r#"[{"id": "a", "kind": "match"}]"#, "case 1 (\"a\"): `candidate` is missing"),
        (r#"[{"id": "a", "kind": "match", "candidate": 5}]"#, "case 1 (\"a\"): `candidate` is no text"),
        (r#"[{"id": "a", "kind": "match", "candidate": "", "registered": "x"}]"#, "`registered` is no array of texts"),
        (r#"[{"id": "a", "kind": "match", "candidate": "", "context": {"native": "yes"}}]"#, "`native` is neither"),
        (r#"[{"id": "a", "kind": "match", "candidate": "", "context": 1}]"#, "`context` is no object"),
        (
            r#"[{"id": "a", "kind": "match", "candidate": "", "context": {"environment_hint": "mars"}}]"#,
            "unknown environment \"mars\"",
        ),
        (&format!(r#"[{right}, {{"id": "b", "kind": "x", "candidate": ""}}]"#), "case 2 (\"b\"): unknown kind"),
    ] {
        let (status, lines, error) = run_table("broken", table);
        assert_eq!(status, Some(2), "{table}");
        assert_eq!(lines.len(), 0, "{table}");
        assert!(error.contains(why), "{table}: {error}");
    }
    let wrong = format!("[{}]", right.replace('}', r#", "expect": "deny"}"#));
    let (status, lines, _) = run_table("wrong", &wrong);
    assert_eq!((status, &lines[0]["agrees"]), (Some(1), &Value::Bool(false)));
    for (arguments, status) in [(&["no-such-table.json"][..], 2), (&[], 2), (&["--odd"], 2), (&["--help"], 0)] {
        assert_eq!(run(arguments).status.code(), Some(status), "{arguments:?}");
    }
}

#[test]
fn the_example_notes_keys_that_are_nearly_known() {
    let note = |key: &str| table::misspelt(&serde_json::json!([{ "id": "a", key: 1, "context": { key: 1 } }]));
    for (key, meant) in [("registred", "registered"), ("Candidate", "candidate"), ("candidtae", "candidate")] {
        assert_eq!(note(key), [format!("case 1 (\"a\"): `{key}` is passed over; did you mean `{meant}`?")]);
    }
    for key in ["comment", "kind", "source", "native", "ex"] {
        assert_eq!(note(key), [""; 0], "{key}");
    }
    let table =
        r#"[{"id": "a", "kind": "match", "registred": ["https://a.example/cb"], "candidate": "https://a.example/cb"}]"#;
    let (status, lines, error) = run_table("misspelt", table);
    assert_eq!((status, &lines[0]["verdict"]), (Some(0), &Value::from("deny")));
    assert!(lines[0]["explanation"].as_str().is_some_and(|text| !text.contains('\n')), "{}", lines[0]);
    assert!(error.starts_with("note: ") && error.contains("`registered`"), "{error}");
}

/// The example says of the whole corpus what the test says.
#[test]
fn the_example_agrees_with_the_corpus() {
    let files: Vec<_> = files().into_iter().map(|path| path.to_str().unwrap().to_owned()).collect();
    let output = run(&files.iter().map(String::as_str).collect::<Vec<_>>());
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(text.lines().count(), corpus().len() + 1);
    assert_eq!(output.status.code(), Some(0));
}
