//! The JSON Schema of the file and the reference of its keys, written from the shape of the file.
//!
//! Only tests have this room: the library holds what they wrote, and a test fails when that is stale.

mod document;
mod example;
mod kind;
mod named;
mod node;
mod reference;
mod words;

pub(crate) use kind::Kind;

use crate::draft::shape::{Key, Shape};
use crate::{ConfigurationDraft, Environment, FieldId, Path, Segment};

/// What the schema and the reference say about a key, beyond its shape.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Facts {
    /// The doc comment of the field, a space before each line.
    pub(crate) doc: &'static str,
    /// Which kind of value it is; of a list each entry, of a setting per environment that of each.
    pub(crate) kind: Kind,
}

impl Facts {
    /// The documentation as one text.
    fn description(&self) -> String {
        one_line(self.doc)
    }
}

/// The first paragraph of a doc comment, as one line.
fn one_line(doc: &str) -> String {
    let lines: Vec<_> = doc.lines().map(str::trim).take_while(|line| !line.is_empty()).collect();
    lines.join(" ")
}

/// The keys of the table that stands here: by itself, as an entry of a list, or for an environment.
fn table_below(shape: &Shape) -> Option<&'static [Key]> {
    match *shape {
        Shape::Table(keys) => Some(keys),
        Shape::List(each) | Shape::PerEnvironment(each) => table_below(each),
        Shape::Shown | Shape::Time | Shape::Hidden | Shape::Lines => None,
    }
}

/// A key as the reference spells it: tenants are the same in each environment.
fn spelled(path: &[&str], name: &'static str) -> &'static str {
    if path == ["tenants"] { "ENVIRONMENT" } else { name }
}

/// The key of the reference at which a path ends, or the last one on the way.
fn key_of(path: &Path) -> String {
    let mut shape = &ConfigurationDraft::SHAPE;
    let mut keys = Vec::new();
    for segment in path.segments().iter().filter_map(Segment::as_key) {
        if let (Shape::PerEnvironment(each), Some(_)) = (shape, Environment::from_name(segment)) {
            shape = each;
            continue;
        }
        let known = table_below(shape).and_then(|table| table.iter().find(|key| key.name == segment));
        let Some(key) = known else { break };
        keys.push(spelled(&keys, key.name));
        shape = key.shape;
    }
    keys.join(".")
}

/// The settings of which this key is a part, or which are parts of it.
fn settings_of(path: &[&str]) -> Vec<FieldId> {
    let belongs = |field: &&FieldId| field.keys().starts_with(path) || path.starts_with(field.keys());
    FieldId::ALL.iter().filter(belongs).copied().collect()
}

/// Compares a written file with what it has to be, or writes it anew.
#[track_caller]
fn is_current(path: &str, text: &str) {
    let full = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&full, text).unwrap();
    }
    let found = std::fs::read_to_string(&full).unwrap_or_default();
    assert!(found == text, "{path} is stale: write it anew with UPDATE_DOCS=1");
}

/// `UPDATE_DOCS=1 cargo test --all-features --lib schema` writes it anew.
#[test]
fn the_schema_is_current() {
    is_current("schema/configuration.schema.json", &document::schema().to_string());
}

/// `UPDATE_DOCS=1 cargo test --all-features --lib schema` writes it anew.
#[test]
fn the_reference_is_current() {
    is_current("docs/file-reference.md", &reference::page());
}
