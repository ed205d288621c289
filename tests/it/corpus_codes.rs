//! The corpus of codes: documents, steps and values, each with the codes that it gives, all of them and in their order.
//!
//! | folder of `tests/corpus` | a file is |
//! | --- | --- |
//! | `configurations/FAMILY` | a document in TOML, or in JSON with its head beside it in a file that ends with `.head` |
//! | `steps` | steps in one of the languages of [`steps`](crate::steps), [`steps_consent`](crate::steps_consent), [`steps_tenant`](crate::steps_tenant) and [`steps_catalog`](crate::steps_catalog) |
//! | `values` | texts that are judged by themselves, one a line |
//!
//! A head is the comment at the top of a file. Some of its lines are read:
//!
//! | line | says |
//! | --- | --- |
//! | `# codes: CODE CODE`, or `# codes: none` | what the file gives |
//! | `# at: PATH PATH` | the paths of these, where the place is what the case is about |
//! | `# severities: SEVERITY SEVERITY` | how bad they are, where that is what it is about |
//! | `# ask: check`, `sod`, `stage` or `production` | whether readiness is asked for, and where; `check` without this line |
//! | `# policy: published`, `import`, `text_bytes 48` … | what is not the default policy |
//! | `# language: life`, `calls`, `tenant`, `catalog` | which of the languages the steps are in |
//! | `# value: client_secret` or `thumbprint` | what the lines are |

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use superoffice_app::{
    ClientSecret, Code, Document, Environment, Limits, Policy, Problem, Published, Thumbprint, json, toml,
};

use crate::steps::Story;
use crate::steps_consent::Consents;
use crate::support::now;
use crate::{steps_catalog, steps_tenant};

/// One file.
struct Case {
    /// Below `tests/corpus`.
    name: String,
    is_json: bool,
    head: BTreeMap<String, String>,
    body: String,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")
}

/// All files below a folder, in the order of their names.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut entries: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for entry in entries {
        if entry.is_dir() { found.extend(files(&entry)) } else { found.push(entry) }
    }
    found
}

impl Case {
    fn read(path: &Path) -> Self {
        let name = path.strip_prefix(root()).unwrap().to_str().unwrap().to_owned();
        let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{name}: {error}"));
        let beside = path.with_extension("json.head");
        let is_json = path.extension().is_some_and(|extension| extension == "json");
        let heading = if is_json {
            std::fs::read_to_string(&beside).unwrap_or_else(|_| panic!("{name}: no head"))
        } else {
            text.clone()
        };
        let lines = heading.lines().take_while(|line| line.starts_with('#'));
        let mut head = BTreeMap::new();
        for (key, value) in lines.clone().filter_map(|line| line.strip_prefix("# ")?.split_once(": ")) {
            if ["codes", "at", "severities", "ask", "policy", "language", "value"].contains(&key) {
                assert!(head.insert(key.to_owned(), value.to_owned()).is_none(), "{name}: `{key}` twice");
            }
        }
        let prose = lines
            .clone()
            .any(|line| !line.split_once(": ").is_some_and(|(key, _)| head.contains_key(key.trim_start_matches("# "))));
        assert!(prose, "{name}: its head does not say what the case is about");
        // A document is read with its head, for its places count the lines of the file.
        let is_whole = is_json || name.starts_with("configurations/");
        let body =
            if is_whole { text } else { lines.fold(text.as_str(), |rest, line| &rest[line.len() + 1..]).to_owned() };
        Self { name, is_json, head, body }
    }

    fn get(&self, key: &str) -> Option<&str> {
        self.head.get(key).map(String::as_str)
    }

    fn codes(&self) -> Vec<&str> {
        match self.get("codes").unwrap_or_else(|| panic!("{}: names no codes", self.name)) {
            "none" => Vec::new(),
            codes => codes.split(' ').collect(),
        }
    }

    fn policy(&self) -> Policy {
        let (mut policy, mut limits) = (Policy::default(), Limits::default());
        for word in self.get("policy").into_iter().flat_map(|words| words.split(", ")) {
            match word.split_once(' ') {
                None if word == "published" => policy = policy.with_published(Published::Yes),
                None if word == "import" => policy = Policy::import(),
                Some(("document_bytes", count)) => limits.document_bytes = count.parse().unwrap(),
                Some(("toml_document_bytes", count)) => limits.toml_document_bytes = count.parse().unwrap(),
                Some(("list_entries", count)) => limits.list_entries = count.parse().unwrap(),
                Some(("text_bytes", count)) => limits.text_bytes = count.parse().unwrap(),
                Some(("url_bytes", count)) => limits.url_bytes = count.parse().unwrap(),
                Some(("redirect_urls", count)) => limits.redirect_urls = count.parse().unwrap(),
                Some(("versions", count)) => limits.versions = count.parse().unwrap(),
                _ => panic!("{}: {word}: no such policy", self.name),
            }
        }
        policy.with_limits(limits)
    }

    fn ask(&self, document: &Document<'_>) -> Vec<Problem> {
        let report = match self.get("ask") {
            None | Some("check") => document.check(&self.policy()),
            Some(environment) => document.check_for(environment.parse::<Environment>().unwrap(), now(), &self.policy()),
        };
        assert_eq!(report.omitted(), 0, "{}", self.name);
        report.iter().cloned().collect()
    }

    /// What the file gives.
    fn problems(&self) -> Vec<Problem> {
        if self.name.starts_with("configurations/") {
            let limits = self.policy().limits().clone();
            let document = if self.is_json { json::read(&self.body, &limits) } else { toml::read(&self.body, &limits) };
            return self.ask(&document);
        }
        if let Some(value) = self.get("value") {
            let policy = self.policy();
            let judge = |line: &str| match value {
                "client_secret" => ClientSecret::parse(line).unwrap().check_strength(None, &policy),
                "thumbprint" => Thumbprint::check(line, &policy),
                other => panic!("{}: {other}: no such value", self.name),
            };
            return self.body.lines().flat_map(|line| judge(line).iter().cloned().collect::<Vec<_>>()).collect();
        }
        match self.get("language") {
            Some("life") => {
                let mut story = Story::begin(self.policy().into());
                story.follow(&self.body);
                story.problems
            }
            Some("calls") => {
                let mut consents = Consents::begin();
                consents.follow(&self.body);
                consents.story.problems
            }
            Some("tenant") => steps_tenant::problems(&self.body),
            Some("catalog") => steps_catalog::problems(&self.body),
            other => panic!("{}: {other:?}: no such language", self.name),
        }
    }
}

fn cases_below(folder: &str) -> Vec<Case> {
    let is_head = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "head");
    files(&root().join(folder)).iter().filter(|path| !is_head(path)).map(|path| Case::read(path)).collect()
}

fn corpus() -> Vec<Case> {
    ["configurations", "steps", "values"].into_iter().flat_map(cases_below).collect()
}

#[test]
fn every_file_gives_exactly_the_codes_that_it_names() {
    let mut wrong = String::new();
    for case in corpus() {
        let problems = case.problems();
        let codes: Vec<_> = problems.iter().map(|problem| problem.code().as_str()).collect();
        let paths: Vec<_> = problems.iter().map(|problem| problem.path().to_string()).collect();
        let severities: Vec<_> = problems.iter().map(|problem| problem.severity().to_string()).collect();
        let as_named = |found: &[String], key| case.get(key).is_none_or(|named| named.split(' ').eq(found));
        if codes != case.codes() || !as_named(&paths, "at") || !as_named(&severities, "severities") {
            wrong.push_str(&format!(
                "{}\n  names {}\n  gives {}\n",
                case.name,
                case.codes().join(" "),
                codes.join(" ")
            ));
            for (problem, path) in problems.iter().zip(&paths) {
                wrong.push_str(&format!("    {path}: {problem}\n"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn no_code_is_without_a_case() {
    let corpus = corpus();
    let named: BTreeSet<_> = corpus.iter().flat_map(Case::codes).collect();
    let missing: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).filter(|code| !named.contains(code)).collect();
    assert!(missing.is_empty(), "{} codes have no case: {}", missing.len(), missing.join(" "));
    for code in named {
        assert!(Code::parse(code).is_some(), "{code} is no code");
    }
}

/// The page and `explain` tell in the heading of a code when it is milder or graver than usual.
#[test]
fn a_code_whose_severity_differs_says_so() {
    for case in corpus() {
        for problem in case.problems().iter().filter(|problem| problem.severity() != problem.code().severity()) {
            let explanation = problem.code().explain().to_string();
            let heading = explanation.lines().next().unwrap();
            assert!(heading.contains("; "), "{}: {} in {heading}", case.name, problem.severity());
        }
    }
}

/// A corpus that repeats the tables would only find what the tables' own test finds.
#[test]
fn no_case_is_an_example_of_the_tables() {
    for case in corpus() {
        let is_said = |line: &&str| !line.starts_with('#') && !line.is_empty();
        let body: Vec<_> = case.body.lines().filter(is_said).collect();
        for code in Code::ALL {
            for example in [code.failing_example(), code.mended_example()] {
                assert!(body != example.lines().collect::<Vec<_>>(), "{}: the example of {code}", case.name);
            }
        }
    }
}

/// The same document in the other format gives the same codes: what is wrong is not a matter of the format.
#[test]
fn a_document_in_toml_gives_the_same_codes_in_json() {
    // A text that does not parse has no other form, and the limit of TOML is its own.
    const OF_THE_TEXT: [&str; 3] = ["document.syntax", "document.duplicate-key", "document.too-large"];
    let mut compared = 0;
    for case in cases_below("configurations").iter().filter(|case| !case.is_json) {
        if case.codes().iter().any(|code| OF_THE_TEXT.contains(code)) {
            continue;
        }
        let table: ::toml::Table = case.body.parse().unwrap_or_else(|error| panic!("{}: {error}", case.name));
        let text = serde_json::to_string(&in_json(::toml::Value::Table(table))).unwrap();
        let mut problems: Vec<_> =
            case.ask(&json::read(&text, case.policy().limits())).iter().map(Problem::code).collect();
        let mut expected: Vec<_> = case.codes().iter().map(|code| code.parse::<Code>().unwrap()).collect();
        problems.sort_unstable();
        expected.sort_unstable();
        assert_eq!(problems, expected, "{} in JSON: {text}", case.name);
        compared += 1;
    }
    assert!(compared > 0);
}

/// JSON has no times: they are texts there.
fn in_json(value: ::toml::Value) -> serde_json::Value {
    match value {
        ::toml::Value::String(text) => text.into(),
        ::toml::Value::Integer(number) => number.into(),
        ::toml::Value::Float(number) => number.into(),
        ::toml::Value::Boolean(truth) => truth.into(),
        ::toml::Value::Datetime(time) => time.to_string().into(),
        ::toml::Value::Array(entries) => entries.into_iter().map(in_json).collect(),
        ::toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, in_json(value))).collect(),
    }
}
