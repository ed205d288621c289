//! Which codes can name which key: found by asking.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use serde_json::Value;

use super::{example, key_of};
use crate::draft::shape::{Key, Shape};
use crate::{Code, ConfigurationDraft, Environment, ExampleForm, Limits, Policy, Published, Report, Timestamp};

/// The codes that were seen to name each key.
pub(super) struct Named(BTreeMap<String, BTreeSet<Code>>);

impl Named {
    /// Asks about every example of a code, about the files of the corpus, and about files in which one text stands in the place of another.
    pub(super) fn collect() -> &'static Self {
        static NAMED: LazyLock<Named> = LazyLock::new(Named::ask_all);
        &NAMED
    }

    fn ask_all() -> Self {
        let mut named = Self(BTreeMap::new());
        let mut texts = BTreeSet::new();
        for code in Code::ALL.iter().filter(|code| code.example_form() == ExampleForm::Configuration) {
            for example in [code.failing_example(), code.mended_example()] {
                named.ask_toml(example, Some(*code));
                texts_of(example, &mut texts);
            }
        }
        for file in corpus() {
            let text = std::fs::read_to_string(&file).unwrap();
            if file.extension().is_some_and(|name| name == "json") {
                named.ask(&crate::json::read(&text, &Limits::default()), &Limits::default());
            } else {
                named.ask_toml(&text, None);
                texts_of(&text, &mut texts);
            }
        }
        // No example is a key of another algorithm in XML.
        texts.insert("<DSAKeyValue/>".to_owned());
        named.ask_each_text_everywhere(&texts);
        named.ask_without_and_twice();
        named
    }

    /// The codes that can name a key, in the order of their names.
    pub(super) fn codes(&self, key: &str) -> impl Iterator<Item = Code> {
        self.0.get(key).into_iter().flatten().copied()
    }

    /// Notes what a report says; what is wrong with the form of a file can be told of any key.
    pub(super) fn note(&mut self, report: &Report) {
        for problem in report.iter().filter(|problem| !is_of_form(problem.code())) {
            self.0.entry(key_of(problem.path())).or_default().insert(problem.code());
        }
    }

    fn ask_toml(&mut self, text: &str, code: Option<Code>) {
        let limits = Limits::default();
        let limits = match code.map(Code::as_str) {
            Some("redirect-url.too-many") => Limits { redirect_urls: 1, ..limits },
            Some("redirect-url.too-long" | "endpoint-url.too-long") => Limits { url_bytes: 48, ..limits },
            _ => limits,
        };
        self.ask(&crate::toml::read(text, &limits), &limits);
    }

    fn ask(&mut self, document: &crate::Document<'_>, limits: &Limits) {
        for published in [Published::No, Published::Yes] {
            let policy = Policy::default().with_limits(limits.clone()).with_published(published);
            self.note(&document.draft().check(&policy));
            for environment in Environment::ALL {
                self.note(&document.draft().check_for(environment, now(), &policy));
            }
        }
    }

    /// In each place of the file where a text stands, all the texts: whatever one key can have, another of its kind can have too.
    fn ask_each_text_everywhere(&mut self, texts: &BTreeSet<String>) {
        let mut file = example::every_key_once();
        // Reading keys takes longer than all the rest.
        file["authentication"].as_object_mut().unwrap().remove("certificate");
        let limits = Limits { url_bytes: 48, ..Limits::default() };
        let policy = Policy::default().with_limits(limits.clone());
        for native in [false, true] {
            let mut file = file.clone();
            *file.pointer_mut("/authentication/native").unwrap() = native.into();
            let before = file.clone();
            let places = places(&file, &Value::is_string);
            for pointer in places.iter().filter(|pointer| !native || pointer.starts_with("/authentication/")) {
                for text in texts {
                    *file.pointer_mut(pointer).unwrap() = Value::String(text.clone());
                    let text = file.to_string();
                    let document = crate::json::read(&text, &limits);
                    for environment in [Environment::Sod, Environment::Production] {
                        self.note(&document.draft().check_for(environment, now(), &policy));
                    }
                }
                *file.pointer_mut(pointer).unwrap() = before.pointer(pointer).unwrap().clone();
            }
        }
        for (slot, key) in [("client_secret", "hash"), ("certificate", "rsa_xml"), ("certificate", "pem")] {
            for text in texts {
                let file = serde_json::json!({ "name": "Acme", "authentication": { slot: { key: text } } }).to_string();
                self.ask(&crate::json::read(&file, &limits), &limits);
            }
        }
    }

    /// Files that lack one key, that have an entry twice, or in which something is switched the other way.
    fn ask_without_and_twice(&mut self) {
        let mut file = example::every_key_once();
        file["authentication"].as_object_mut().unwrap().remove("certificate");
        let limits = Limits { redirect_urls: 1, ..Limits::default() };
        for pointer in places(&file, &|_| true) {
            let mut other = file.clone();
            let Some((parent, key)) = pointer.rsplit_once('/') else { continue };
            match other.pointer_mut(&pointer).unwrap() {
                Value::Bool(value) => *value = !*value,
                Value::Array(entries) => entries.push(entries[0].clone()),
                Value::Null | Value::Number(_) | Value::String(_) | Value::Object(_) => {}
            }
            self.ask(&crate::json::read(&other.to_string(), &limits), &limits);
            if let Value::Object(keys) = other.pointer_mut(parent).unwrap() {
                keys.remove(key);
            }
            self.ask(&crate::json::read(&other.to_string(), &limits), &limits);
        }
    }
}

/// Whether a code is about the form of the file.
pub(super) fn is_of_form(code: Code) -> bool {
    code.as_str().starts_with("document.")
}

fn now() -> Timestamp {
    Timestamp::parse("2026-11-22T00:00:00Z").unwrap()
}

/// The files of the corpus, in the order of their names.
fn corpus() -> Vec<PathBuf> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/configurations")];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(folder) else { continue };
        for path in entries.map(|entry| entry.unwrap().path()) {
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.retain(|path| path.extension().is_some_and(|name| name == "toml" || name == "json"));
    found.sort();
    found
}

/// The texts of a document that parses.
fn texts_of(document: &str, found: &mut BTreeSet<String>) {
    fn each(value: &toml::Value, found: &mut BTreeSet<String>) {
        match value {
            toml::Value::String(text) => drop(found.insert(text.clone())),
            toml::Value::Array(entries) => entries.iter().for_each(|entry| each(entry, found)),
            toml::Value::Table(keys) => keys.values().for_each(|value| each(value, found)),
            toml::Value::Integer(_) | toml::Value::Float(_) | toml::Value::Boolean(_) | toml::Value::Datetime(_) => {}
        }
    }
    if let Ok(table) = document.parse::<toml::Table>() {
        each(&table.into(), found);
    }
}

/// The pointers of those values of a file that are wanted: of each list and of each table of environments one.
fn places(value: &Value, wanted: &dyn Fn(&Value) -> bool) -> Vec<String> {
    let below: Vec<(String, &Value)> = match value {
        Value::Object(keys) => {
            let one = example::environment(value);
            let keys = keys.iter().filter(|(_, value)| one.is_none_or(|one| core::ptr::eq(one, *value)));
            keys.map(|(key, value)| (key.clone(), value)).collect()
        }
        Value::Array(entries) => entries.first().map(|entry| ("0".to_owned(), entry)).into_iter().collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    };
    let below = below.into_iter();
    let below =
        below.flat_map(|(key, value)| places(value, wanted).into_iter().map(move |rest| format!("/{key}{rest}")));
    let here = Some(String::new()).filter(|_| wanted(value));
    here.into_iter().chain(below).collect()
}

/// Each key of the file is on the page, and none of the codes that a draft shows is missing there.
#[test]
fn every_code_of_a_draft_names_a_key() {
    fn known(keys: &[Key], path: &[&'static str], found: &mut BTreeSet<String>) {
        for key in keys {
            let path = [path, &[super::spelled(path, key.name)]].concat();
            found.insert(path.join("."));
            if let Some(below) = super::table_below(key.shape) {
                known(below, &path, found);
            }
        }
    }

    let named = Named::collect();
    let seen: BTreeSet<_> = named.0.values().flatten().copied().collect();
    for code in Code::ALL.iter().copied().filter(|code| code.example_form() == ExampleForm::Configuration) {
        assert!(seen.contains(&code) || is_of_form(code), "{code}");
    }
    let Shape::Table(keys) = ConfigurationDraft::SHAPE else { panic!("the file is a table") };
    let mut all = BTreeSet::from([String::new()]);
    known(keys, &[], &mut all);
    for key in named.0.keys() {
        assert!(all.contains(key), "{key} is no key");
    }
}

/// Whatever is wrong with a draft, and wherever, the page has said that the code can name the key.
#[cfg(feature = "proptest1")]
#[test]
fn no_generated_draft_has_a_code_at_another_key() {
    let named = Named::collect();
    let missing =
        std::thread::Builder::new().stack_size(32 << 20).spawn(|| missing_from(named)).unwrap().join().unwrap();
    assert!(missing.is_empty(), "no example, and no file of the corpus, shows {missing:#?}");
}

/// What generated drafts have that nothing else has. Their strategies are deep, and take more of the stack than a test has when nothing is optimized.
#[cfg(feature = "proptest1")]
fn missing_from(named: &Named) -> BTreeSet<String> {
    use proptest::strategy::{Strategy as _, ValueTree as _};
    use proptest::test_runner::TestRunner;

    use crate::generate::{NOW, drafts, drafts_with, environment_of};

    let ready = Environment::ALL.map(|environment| (environment, drafts(environment)));
    let faulty = Code::ALL.iter().filter_map(|code| Some((environment_of(*code), drafts_with(*code)?)));
    let (mut missing, mut seen) = (BTreeSet::new(), 0);
    for (environment, strategy) in faulty.chain(ready) {
        let mut runner = TestRunner::deterministic();
        for _ in 0..16 {
            let draft = strategy.new_tree(&mut runner).unwrap().current();
            let report = draft.check_for(environment, NOW, &Policy::default());
            for problem in report.iter().filter(|problem| !is_of_form(problem.code())) {
                seen += 1;
                let key = key_of(problem.path());
                if !named.codes(&key).any(|code| code == problem.code()) {
                    missing.insert(format!("{key}: {}", problem.code()));
                }
            }
        }
    }
    assert!(seen > 100, "{seen}");
    missing
}
