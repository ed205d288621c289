//! The rules of a SARIF log: the codes that were met.

use super::level;
use super::node::{Node, object};
use crate::{Code, ProvenanceKind, Severity};

/// A `reportingDescriptor`. It has no `helpUri`: `help` holds all that there is to read, and where a page of it stands on the web is
/// not for this crate to say.
pub(super) fn rule(code: Code) -> Node<'static> {
    let explanation = code.explain().to_string();
    object([
        ("id", code.as_str().into()),
        ("shortDescription", object([("text", code.summary().into())])),
        ("fullDescription", object([("text", code.explanation_lines().collect::<Vec<_>>().join("\n").into())])),
        ("help", object([("text", explanation.clone().into()), ("markdown", explanation.into())])),
        ("defaultConfiguration", object([("level", level(code.severity()).into())])),
        ("properties", object([("tags", tags(code).into()), ("problem.severity", problem_severity(code).into())])),
    ])
}

/// The noun of the code, where the rule comes from, and `security` also for a secret that stands in the document.
fn tags(code: Code) -> Vec<Node<'static>> {
    let mut tags = vec![code.as_str().split('.').next().unwrap_or_default()];
    for source in code.provenance() {
        let tag = match source.kind {
            ProvenanceKind::Documentation => "documentation",
            ProvenanceKind::Sample => "sample",
            ProvenanceKind::Inference => "inference",
            ProvenanceKind::Standard => "standard",
            ProvenanceKind::Security => "security",
            ProvenanceKind::Definition => "definition",
        };
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    let is_exposed = [Code::CLIENT_SECRET_IN_DOCUMENT, Code::CERTIFICATE_PRIVATE_KEY].contains(&code);
    if is_exposed && !tags.contains(&"security") {
        tags.push("security");
    }
    tags.into_iter().map(Node::from).collect()
}

/// What GitHub calls a severity; it knows no hints.
const fn problem_severity(code: Code) -> &'static str {
    match code.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "recommendation",
    }
}
