//! SARIF, the format in which static analysis is exchanged.

mod location;
mod node;
mod result;
mod rule;

use std::collections::BTreeMap;

use serde::ser::{Serialize, Serializer};

use super::file_name;
use crate::redact::printable;
use crate::{Code, Report, Severity};
use location::Artifact;
use node::{Node, object};

/// The schema of the standard with its first errata.
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Reports as one log of SARIF 2.1.0, the format that code scanning and editors read. Written by its `Serialize`.
///
/// There is one run. Each code that was met is a rule with its explanation, each problem that was kept a result with its region (columns
/// in Unicode scalar values), its path as a logical location, and a fingerprint of code and path, which stays when lines move. Hints have
/// the level `note`. Problems that were counted and not kept, and files that could not be read, are notifications of the run.
/// `docs/report.md` shows an example.
///
/// Like all reports it has no secrets: it holds nothing of a file but what messages and paths tell.
///
/// ```
/// use superoffice_app::{Limits, Policy, SarifLog, json};
///
/// let text = r#"{ "name": "Acme Orders", "distribution": "custom", "kind": "hybird", "endpoints": { "supported": ["WebAPI"] } }"#;
/// let mut log = SarifLog::new();
/// log.add("apps/orders.json", json::read(text, &Limits::default()).check(&Policy::default()));
/// log.add_unread("apps/invoices.json", "no such file");
///
/// let written = serde_json::to_value(&log)?;
/// assert_eq!(written["runs"][0]["results"][0]["ruleId"], "document.unknown-value");
/// assert_eq!(written["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startColumn"], 61);
/// assert_eq!(written["runs"][0]["invocations"][0]["executionSuccessful"], false);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct SarifLog {
    files: Vec<File>,
}

#[derive(Clone, Debug)]
struct File {
    uri: String,
    outcome: Outcome,
}

#[derive(Clone, Debug)]
enum Outcome {
    Checked(Report),
    Unread(String),
}

impl SarifLog {
    /// A log of no files.
    #[must_use]
    pub const fn new() -> Self {
        Self { files: Vec::new() }
    }

    /// Adds what was found in a file.
    ///
    /// A name is best relative to the root of the repository, with `/` or `\` between its parts; an absolute one becomes a `file` URI.
    pub fn add(&mut self, file: &str, report: Report) {
        self.files.push(File { uri: file_name::to_uri(file), outcome: Outcome::Checked(report) });
    }

    /// Adds a file that could not be read, and why: then the run was not successful.
    pub fn add_unread(&mut self, file: &str, why: &str) {
        self.files.push(File { uri: file_name::to_uri(file), outcome: Outcome::Unread(printable(why).into_owned()) });
    }

    fn run(&self) -> Node<'_> {
        let rules = self.rules();
        let artifacts = self.artifacts();
        let mut results = Vec::new();
        let mut notifications = Vec::new();
        for file in &self.files {
            let artifact = Artifact { uri: &file.uri, index: artifacts.get(&*file.uri).copied().unwrap_or_default() };
            match &file.outcome {
                Outcome::Checked(report) => {
                    results.extend(result::results(artifact, report, &rules));
                    if report.omitted() > 0 {
                        let text = format!("{} more problems were counted and not kept", report.omitted());
                        notifications.push(notification(artifact, Severity::Warning, &text));
                    }
                }
                Outcome::Unread(why) => notifications.push(notification(artifact, Severity::Error, why)),
            }
        }
        let successful = !self.files.iter().any(|file| matches!(file.outcome, Outcome::Unread(_)));
        let mut invocation = vec![("executionSuccessful", successful.into())];
        if !notifications.is_empty() {
            invocation.push(("toolExecutionNotifications", notifications.into()));
        }
        object([
            ("tool", object([("driver", driver(&rules))])),
            ("invocations", vec![Node::Object(invocation)].into()),
            ("artifacts", listed(&artifacts)),
            ("defaultEncoding", "utf-8".into()),
            ("columnKind", "unicodeCodePoints".into()),
            ("results", results.into()),
        ])
    }

    /// The codes that were met, in the order of their names, and the place of each.
    fn rules(&self) -> BTreeMap<Code, usize> {
        let reports = self.files.iter().filter_map(|file| match &file.outcome {
            Outcome::Checked(report) => Some(report),
            Outcome::Unread(_) => None,
        });
        numbered(reports.flatten().map(crate::Problem::code))
    }

    /// The files, each once, and the place of each.
    fn artifacts(&self) -> BTreeMap<&str, usize> {
        numbered(self.files.iter().map(|file| &*file.uri))
    }
}

fn numbered<T: Ord>(all: impl Iterator<Item = T>) -> BTreeMap<T, usize> {
    let mut all: BTreeMap<T, usize> = all.map(|each| (each, 0)).collect();
    all.values_mut().zip(0..).for_each(|(number, place)| *number = place);
    all
}

/// The tool itself. It has no `informationUri` until the package has a home.
fn driver<'a>(rules: &BTreeMap<Code, usize>) -> Node<'a> {
    object([
        ("name", env!("CARGO_PKG_NAME").into()),
        ("version", env!("CARGO_PKG_VERSION").into()),
        ("semanticVersion", env!("CARGO_PKG_VERSION").into()),
        ("shortDescription", object([("text", env!("CARGO_PKG_DESCRIPTION").into())])),
        ("rules", rules.keys().map(|code| rule::rule(*code)).collect::<Vec<_>>().into()),
    ])
}

fn listed<'a>(artifacts: &BTreeMap<&'a str, usize>) -> Node<'a> {
    let each = artifacts.iter().map(|(uri, index)| {
        let location = Artifact { uri, index: *index }.location();
        object([("location", location), ("roles", vec!["analysisTarget".into()].into())])
    });
    each.collect::<Vec<_>>().into()
}

fn notification<'a>(artifact: Artifact<'a>, severity: Severity, text: &str) -> Node<'a> {
    object([
        ("level", level(severity).into()),
        ("message", message(text)),
        ("locations", vec![artifact.whole()].into()),
    ])
}

/// A `message`. Braces are doubled, for those of SARIF enclose placeholders (3.11.5), and what may stand in a document makes no link (3.11.6).
fn message<'a>(text: &str) -> Node<'a> {
    object([("text", text.replace('{', "{{").replace('}', "}}").replace("](", "\\](").into())])
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}

impl Serialize for SarifLog {
    /// The log, with the schema that it follows.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let log = object([("$schema", SCHEMA.into()), ("version", "2.1.0".into()), ("runs", vec![self.run()].into())]);
        log.serialize(serializer)
    }
}
