//! The page about every key: what it is, who changes it, and what can be wrong with it.

use serde_json::Value;

use super::named::Named;
use super::{Kind, example};
use crate::draft::shape::{Key, Shape};
use crate::{ConfigurationDraft, FieldId, PortalVersion, ProvenanceKind};

const HEAD: &str = "\
# Every key of the file

Written from the shape of the file; [file-format.md](file-format.md) says how a file is put together, and shows every key once.
[The JSON Schema](../schema/configuration.schema.json) says the same to editors and other programs.

* *Per environment* settings have one value for all environments, or a table of `sod`, `stage` and `production`.
* *Default* is what counts when the key is absent. Where there is none, absent is absent.
* *Changed by* tells whose a setting is to change in the portal, as [permissions.md](permissions.md) does with its sources. A setting of each *version* of the
  application is locked with it; one of the *application* holds for all its versions at once.
* *Codes* can name the key when the file is checked, whatever the environment or for one; [codes.md](codes.md) explains each. What is wrong
  with the form of the file, the family `document`, can be told of any key and is not repeated.
";

/// The whole page.
pub(super) fn page() -> String {
    let mut writer =
        Writer { parts: vec![HEAD.to_owned()], examples: example::every_key_once(), named: Named::collect() };
    let Shape::Table(keys) = ConfigurationDraft::SHAPE else { panic!("the file is a table") };
    writer.parts.push("\n## At the top\n".to_owned());
    let (tables, values): (Vec<&Key>, Vec<&Key>) = keys.iter().partition(|key| super::table_below(key.shape).is_some());
    writer.keys(&values, &[]);
    for key in tables {
        writer.keys(&[key], &[]);
    }
    writer.parts.concat()
}

struct Writer {
    parts: Vec<String>,
    examples: Value,
    named: &'static Named,
}

impl Writer {
    fn keys(&mut self, keys: &[&Key], path: &[&'static str]) {
        for key in keys {
            let path = [path, &[super::spelled(path, key.name)]].concat();
            self.key(key, &path);
            if let Some(below) = super::table_below(key.shape) {
                let below: Vec<_> = below.iter().collect();
                // Each environment has the same table of tenants.
                let below = if path == ["tenants"] { below.get(..1).unwrap_or_default() } else { &below };
                self.keys(below, &path);
            }
        }
    }

    fn key(&mut self, key: &Key, path: &[&'static str]) {
        let name = path.join(".");
        let level = if path.len() == 1 && super::table_below(key.shape).is_some() { "##" } else { "###" };
        let description = if name == "tenants.ENVIRONMENT" {
            "Tenants in `sod`, `stage` and `production`.".to_owned()
        } else {
            key.facts.description()
        };
        self.parts.push(format!("\n{level} `{name}`\n\n{description}\n\n"));
        let kind = key.facts.kind;
        self.line("Type", &type_of(key.shape, kind));
        if kind.is_required() {
            self.line("Required", "yes");
        }
        let settings = super::settings_of(path);
        let is_value = super::table_below(key.shape).is_none();
        if settings.iter().any(|field| field.keys().len() == path.len()) {
            let per_environment = matches!(key.shape, Shape::PerEnvironment(_));
            self.line("Per environment", if per_environment { "yes" } else { "no" });
        }
        match super::document::default(key.shape, kind) {
            Some(default) => self.line("Default", &format!("`{}`", serde_json::to_string(&default).unwrap())),
            None if is_value && !kind.is_required() => self.line("Default", "none"),
            None => {}
        }
        if let Some(example) = self.example(key, path) {
            self.line("Example", &format!("`{example}`"));
        }
        if let Some(field) = settings.first().filter(|_| settings.len() == 1) {
            self.line("Changed by", &editors(*field));
            let whole = if field.is_versioned() { "each version" } else { "the application" };
            self.line("Setting of", whole);
        }
        let codes: Vec<_> = self.named.codes(&name).map(|code| format!("[`{code}`](codes.md#{code})")).collect();
        if !codes.is_empty() {
            self.line("Codes", &codes.join(", "));
        }
    }

    fn line(&mut self, what: &str, words: &str) {
        self.parts.push(format!("* {what}: {words}\n"));
    }

    /// The example as a line of TOML; those that are too long for one are on the page about the file format.
    fn example(&self, key: &Key, path: &[&'static str]) -> Option<String> {
        if super::table_below(key.shape).is_some() {
            return None;
        }
        let keys = path.iter().map(|key| if *key == "ENVIRONMENT" { "sod" } else { *key });
        let found = example::at(&self.examples, &keys.collect::<Vec<_>>())?;
        let is_each = matches!(key.shape, Shape::PerEnvironment(_));
        let value = if is_each { example::environment(found).unwrap_or(found) } else { found };
        let value = example::toml_of(value, key.facts.kind == Kind::Time);
        Some(format!("{} = {value}", key.name)).filter(|line| line.len() < 120)
    }
}

/// Whose the setting is to change, in as few words as it takes.
fn editors(field: FieldId) -> String {
    if field.editor_source().kind == ProvenanceKind::Definition {
        return "the owner of the file: a setting of this format, not of the portal".to_owned();
    }
    let editions = [(PortalVersion::V1_10, "1.10"), (PortalVersion::V2_0, "2.0"), (PortalVersion::V2_15, "2.15")];
    let mut words: Vec<(crate::Editor, Vec<&str>)> = Vec::new();
    for (portal, name) in editions {
        let editor = field.editor(portal);
        match words.last_mut() {
            Some((last, names)) if *last == editor => names.push(name),
            _ => words.push((editor, vec![name])),
        }
    }
    if let [(editor, _)] = words.as_slice() {
        return format!("`{}`", editor.as_str());
    }
    let words = words.iter().map(|(editor, names)| format!("`{}` in portal {}", editor.as_str(), names.join(" and ")));
    words.collect::<Vec<_>>().join("; ")
}

/// What may stand under a key, in words.
fn type_of(shape: &Shape, kind: Kind) -> String {
    let words: Vec<_> = kind.words().iter().map(|(word, _)| format!("`{word}`")).collect();
    let words = words.join(", ");
    let title = kind.title();
    match shape {
        Shape::PerEnvironment(each) => type_of(each, kind),
        Shape::Table(_) => title.to_owned(),
        Shape::List(each) if matches!(**each, Shape::Table(_)) => format!("array of {title}s"),
        Shape::List(_) if words.is_empty() => format!("array of {title}"),
        Shape::List(_) => format!("array of {title}; known are {words}"),
        Shape::Lines => format!("array of {title}, or one text with an entry per line"),
        Shape::Shown | Shape::Time | Shape::Hidden => match words.as_str() {
            "" => title.to_owned(),
            words if kind.is_closed() => format!("one of {words}, in any letter case"),
            words => format!("text; known are {words}"),
        },
    }
}
