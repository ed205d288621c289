//! The JSON Schema, from the shape of the file.

use serde_json::Value;

use super::kind::{SECRET_KEYS, any_case, letters_of_any_case, longest_list, one_of, types};
use super::node::{Node, list, table};
use super::{Facts, Kind, example, one_line};
use crate::draft::shape::{Key, Shape};
use crate::{ConfigurationDraft, Environment, Limits};

/// The whole schema.
pub(super) fn schema() -> Node {
    let mut writer = Writer { examples: example::every_key_once(), defs: Vec::new() };
    let Shape::Table(keys) = ConfigurationDraft::SHAPE else { panic!("the file is a table") };
    let file = writer.table("ConfigurationDraft", keys, false, &[]);
    let Node::Table(rules) = file else { panic!("a table has rules") };
    let head = table([
        ("$schema", "https://json-schema.org/draft/2020-12/schema".into()),
        ("$id", "urn:superoffice-app:configuration:1".into()),
        ("$comment", "Written from the shape of the file; see docs/file-reference.md.".into()),
        ("title", "SuperOffice CRM Online application registration".into()),
        (
            "description",
            "The settings of one application. What is refused here is refused by the library too, which knows many more \
             rules: unknown keys, for one, are warned about there."
                .into(),
        ),
    ]);
    let head = rules.into_iter().fold(head, |head, (key, rule)| head.with(&key, rule));
    let mut defs = writer.defs;
    defs.sort_by(|(left, _), (right, _)| left.cmp(right));
    head.with("$defs", Node::Table(defs))
}

struct Writer {
    /// The file that shows each key once.
    examples: Value,
    defs: Vec<(String, Node)>,
}

impl Writer {
    /// A table: its keys and what else is asked of it. The type says that `null` is as good as absent, and not a choice between two
    /// schemas: then an error stands at the key that is wrong, and not at the whole table.
    fn table(&mut self, name: &str, keys: &'static [Key], nullable: bool, path: &[&'static str]) -> Node {
        let mut properties = Vec::new();
        for key in keys {
            properties.push((key.name.to_owned(), self.property(key, &[path, &[key.name]].concat())));
        }
        let required: Vec<_> = keys.iter().filter(|key| key.facts.kind.is_required()).map(|key| key.name).collect();
        let mut node = table([("type", types("object", nullable))]);
        if !required.is_empty() {
            node = node.with("required", list(required));
        }
        node = node.with("properties", Node::Table(properties));
        match name {
            "ConfigurationDraft" | "AuthenticationDraft" => self.without_clear_text(node, &[]),
            "ClientSecretDraft" => {
                let says_so = any_case(["value", "clear_text", "plain_text", "plain", "text"].into_iter());
                self.without_clear_text(node, &[&says_so])
                    .with("oneOf", exactly_one_of(["hash", "reference"], nullable))
            }
            "CertificateDraft" => {
                let private = letters_of_any_case("private");
                self.without_clear_text(node, &[&private]).with("oneOf", exactly_one_of(["rsa_xml", "pem"], nullable))
            }
            "TenantsDraft" => node.with("additionalProperties", false),
            _ => node,
        }
    }

    /// What stands under a key, with all that explains it.
    fn property(&mut self, key: &Key, path: &[&'static str]) -> Node {
        let Facts { kind, .. } = key.facts;
        let node = table([("description", key.facts.description().into())]);
        let rules = self.rules(key.shape, kind, !kind.is_required(), path);
        let Node::Table(rules) = rules else { panic!("a key has rules") };
        let node = rules.into_iter().fold(node, |node, (key, rule)| node.with(&key, rule));
        let node = node.with_any("default", default(key.shape, kind));
        if matches!(kind, Kind::Table { .. } | Kind::Boolean | Kind::Version) {
            return node;
        }
        let Some(found) = example::at(&self.examples, path) else { return node };
        // One value for all environments first, for that is what most begin with.
        let shared = example::environment(found).filter(|_| matches!(key.shape, Shape::PerEnvironment(_)));
        node.with("examples", list(shared.into_iter().chain([found])))
    }

    fn rules(&mut self, shape: &Shape, kind: Kind, nullable: bool, path: &[&'static str]) -> Node {
        match *shape {
            Shape::Shown | Shape::Time | Shape::Hidden => kind.schema(nullable),
            Shape::Table(keys) => {
                let Kind::Table { name, .. } = kind else { panic!("{kind:?} is no table") };
                self.defined(&snake(name), |writer| writer.titled(kind, keys, nullable, path))
            }
            Shape::List(_) if matches!(kind, Kind::Claims | Kind::Agents) => kind.schema(nullable),
            Shape::List(each) => {
                let items = self.entries(each, kind, path);
                table([("type", types("array", nullable)), ("items", items), ("maxItems", longest_list())])
            }
            Shape::Lines => {
                let items = self.defined(&format!("{}_entry", snake_of(kind)), |_| kind.entry());
                let either = if nullable { list(["array", "string", "null"]) } else { list(["array", "string"]) };
                let most = match kind {
                    Kind::RedirectUrls => u64::try_from(Limits::default().redirect_urls).unwrap().into(),
                    _ => longest_list(),
                };
                table([("type", either), ("items", items), ("maxItems", most)])
            }
            Shape::PerEnvironment(each) => self.per_environment(each, kind, path),
        }
    }

    fn entries(&mut self, each: &Shape, kind: Kind, path: &[&'static str]) -> Node {
        match each {
            Shape::Table(_) => self.rules(each, kind, false, path),
            _ => kind.entry(),
        }
    }

    /// One value for all, or a table of environments.
    fn per_environment(&mut self, each: &Shape, kind: Kind, path: &[&'static str]) -> Node {
        let name = match kind {
            Kind::Table { name, .. } => snake(name),
            _ => snake_of(kind),
        };
        self.defined(&format!("{name}_per_environment"), |writer| {
            let value = match each {
                Shape::Table(_) => writer.rules(each, kind, true, path),
                _ => writer.defined(&name, |writer| writer.rules(each, kind, true, path)),
            };
            // A table for all has no environments in it.
            let shared = match each {
                Shape::Table(_) => {
                    let reference = table([("$ref", format!("#/$defs/{name}").into())]);
                    let no_environment = table([("not", table([("pattern", environment_names().into())]))]);
                    reference.with("propertyNames", no_environment)
                }
                _ => value.clone(),
            };
            let properties = Environment::ALL.map(|environment| {
                let description = match environment {
                    Environment::Sod => "For SOD, the development environment.",
                    Environment::Stage => "For Stage, also called QA.",
                    Environment::Production => "For Production, also called Online.",
                };
                let Node::Table(rules) = &value else { panic!("a value has rules") };
                let node = table([("description", description.into())]);
                let node = rules.iter().fold(node, |node, (key, rule)| node.with(key, rule.clone()));
                (environment.as_str().to_owned(), node)
            });
            let by_environment = table([
                ("description", "A value for each environment.".into()),
                ("type", "object".into()),
                ("properties", Node::Table(properties.into())),
                ("patternProperties", table([(environment_names().as_str(), value.clone())])),
                ("additionalProperties", false.into()),
            ]);
            one_of(vec![shared, by_environment])
        })
    }

    /// The table of a type, with its documentation.
    fn titled(&mut self, kind: Kind, keys: &'static [Key], nullable: bool, path: &[&'static str]) -> Node {
        let Kind::Table { name, doc } = kind else { panic!("{kind:?} is no table") };
        let Node::Table(rules) = self.table(name, keys, nullable, path) else { panic!("a table has rules") };
        let node = table([("description", one_line(doc).into())]);
        rules.into_iter().fold(node, |node, (key, rule)| node.with(&key, rule))
    }

    /// A reference to what is written once.
    fn defined(&mut self, name: &str, write: impl FnOnce(&mut Self) -> Node) -> Node {
        if !self.defs.iter().any(|(defined, _)| defined == name) {
            let node = write(self);
            self.defs.push((name.to_owned(), node));
        }
        table([("$ref", format!("#/$defs/{name}").into())])
    }

    /// A text under a key that speaks of a secret, or is one of these patterns, is the secret.
    fn without_clear_text(&mut self, node: Node, patterns: &[&str]) -> Node {
        let clear_text = self.defined("no_clear_text", |_| {
            let why = "A secret never stands in the file: give its hash, or a reference to where it is kept.";
            table([("description", why.into()), ("not", table([("type", "string".into())]))])
        });
        let speaks = SECRET_KEYS.into_iter().map(letters_of_any_case);
        let patterns: Vec<_> = patterns.iter().map(|pattern| (*pattern).to_owned()).chain(speaks).collect();
        node.with("patternProperties", table([(patterns.join("|").as_str(), clear_text)]))
    }
}

/// What counts when the key is absent.
pub(super) fn default(shape: &Shape, kind: Kind) -> Option<Node> {
    match (shape, kind) {
        (Shape::List(_) | Shape::Lines, _) => Some(Node::List(Vec::new())),
        (Shape::PerEnvironment(each), _) if matches!(**each, Shape::Lines) => Some(Node::List(Vec::new())),
        (_, Kind::Boolean) => Some(false.into()),
        (_, Kind::Version) => Some(1.into()),
        _ => None,
    }
}

/// The names of environments, in any letter case.
fn environment_names() -> String {
    any_case(Environment::NAMES.iter().map(|(name, _)| *name))
}

/// Exactly one of the keys holds a text, or there is no table.
fn exactly_one_of(keys: [&str; 2], nullable: bool) -> Node {
    let each = keys.map(|key| {
        let text = table([("type", "string".into())]);
        table([("type", "object".into()), ("required", list([key])), ("properties", table([(key, text)]))])
    });
    let absent = nullable.then(|| table([("type", "null".into())]));
    list(each.into_iter().chain(absent))
}

/// `client_secret` of `ClientSecretDraft`.
fn snake(name: &str) -> String {
    let mut text = String::new();
    for letter in name.trim_end_matches("Draft").chars() {
        if letter.is_uppercase() && !text.is_empty() {
            text.push('_');
        }
        text.push(letter.to_ascii_lowercase());
    }
    text
}

fn snake_of(kind: Kind) -> String {
    snake(&format!("{kind:?}"))
}
