//! The documents that are tried, and who says what of them.

use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use serde_json::Value;
use superoffice_app::{Limits, Policy, Report};

pub(crate) fn schema() -> Value {
    serde_json::from_str(superoffice_app::json::SCHEMA).unwrap()
}

/// The schema as the standard has it, where formats are remarks, and as many editors have it, where they are rules.
pub(crate) fn validators() -> [Validator; 2] {
    [false, true]
        .map(|formats| jsonschema::options().should_validate_formats(formats).build(&schema()).expect("a schema"))
}

/// What the library says of a document.
pub(crate) fn check(document: &Value) -> Report {
    superoffice_app::json::read(&document.to_string(), &Limits::default()).check(&Policy::default())
}

/// What is wrong when the schema refuses what the library accepts.
pub(crate) fn too_strict(validators: &[Validator], document: &Value) -> Option<String> {
    let fault = validators.iter().find_map(|validator| validator.validate(document).err())?;
    let (path, why) = (fault.instance_path().to_string(), fault.to_string());
    check(document).passed().then(|| format!("{path}: {why}\n{document:#}"))
}

pub(crate) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every JSON and TOML file below a folder of the repository, as JSON; not those that do not parse.
pub(crate) fn documents(folder: &str) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    let mut folders = vec![repository().join(folder)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for path in entries.map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = || fs::read_to_string(&path).unwrap();
            let document = match path.extension().and_then(|name| name.to_str()) {
                Some("json") => serde_json::from_str(&text()).ok(),
                Some("toml") => of_toml(&text()),
                _ => None,
            };
            let name = path.strip_prefix(repository()).unwrap().display().to_string();
            found.extend(document.map(|document| (name, document)));
        }
    }
    found.sort_by(|(left, _), (right, _)| left.cmp(right));
    found
}

/// TOML as JSON: its times become texts.
pub(crate) fn of_toml(text: &str) -> Option<Value> {
    fn to_json(value: toml::Value) -> Value {
        match value {
            toml::Value::Datetime(time) => Value::String(time.to_string()),
            toml::Value::Array(values) => values.into_iter().map(to_json).collect(),
            toml::Value::Table(keys) => keys.into_iter().map(|(key, value)| (key, to_json(value))).collect(),
            toml::Value::String(text) => Value::String(text),
            toml::Value::Integer(number) => Value::from(number),
            toml::Value::Float(number) => Value::from(number),
            toml::Value::Boolean(value) => Value::Bool(value),
        }
    }
    text.parse::<toml::Table>().ok().map(|table| to_json(table.into()))
}

/// The file that shows every key once.
pub(crate) fn every_key_once() -> Value {
    let page = fs::read_to_string(repository().join("docs/file-format.md")).unwrap();
    let (_, rest) = page.split_once("```toml\n").unwrap();
    of_toml(rest.split_once("```").unwrap().0).unwrap()
}

/// The pointers of all values of a document, the whole of it first.
pub(crate) fn pointers(value: &Value) -> Vec<String> {
    let mut found = vec![String::new()];
    let below: Vec<(String, &Value)> = match value {
        Value::Object(keys) => keys.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(entries) => entries.iter().enumerate().map(|(at, value)| (at.to_string(), value)).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    };
    for (key, value) in below {
        let key = key.replace('~', "~0").replace('/', "~1");
        found.extend(pointers(value).into_iter().map(|pointer| format!("/{key}{pointer}")));
    }
    found
}
