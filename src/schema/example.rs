//! The examples: those of the page that shows every key once.

use serde_json::Value;

/// The file on the page about the file format, as JSON.
pub(super) fn every_key_once() -> Value {
    let page = include_str!("../../docs/file-format.md");
    let (_, rest) = page.split_once("```toml\n").unwrap();
    let (text, _) = rest.split_once("```").unwrap();
    to_json(text.parse::<toml::Table>().unwrap().into())
}

fn to_json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(number) => Value::from(number),
        toml::Value::Boolean(value) => Value::Bool(value),
        toml::Value::Datetime(time) => Value::String(time.to_string()),
        toml::Value::Array(values) => values.into_iter().map(to_json).collect(),
        toml::Value::Table(keys) => keys.into_iter().map(|(key, value)| (key, to_json(value))).collect(),
        toml::Value::Float(number) => panic!("{number}: no key wants a fraction"),
    }
}

/// The value at a path of keys; of lists the first entry, of a table of environments the first value when a key leads through it.
pub(super) fn at<'v>(value: &'v Value, keys: &[&str]) -> Option<&'v Value> {
    let Some((key, rest)) = keys.split_first() else { return Some(value) };
    match value {
        Value::Array(entries) => at(entries.first()?, keys),
        Value::Object(table) => match table.get(*key) {
            Some(below) => at(below, rest),
            None => at(environment(value)?, keys),
        },
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

/// The value of a table of environments that stands for all: the first.
pub(super) fn environment(value: &Value) -> Option<&Value> {
    let mut values = crate::Environment::ALL.iter().filter_map(|environment| value.get(environment.as_str()));
    values.next()
}

/// A value as TOML writes it on one line.
pub(super) fn toml_of(value: &Value, is_time: bool) -> String {
    match value {
        Value::String(text) if is_time => text.clone(),
        Value::Array(entries) => {
            let entries: Vec<_> = entries.iter().map(|entry| toml_of(entry, is_time)).collect();
            format!("[{}]", entries.join(", "))
        }
        // The escapes of JSON are escapes of TOML too.
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::Object(_) => panic!("a table is no example"),
    }
}
