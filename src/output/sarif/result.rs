//! The results of a SARIF log: the problems.

use std::collections::BTreeMap;

use super::location::Artifact;
use super::node::{Node, object};
use super::{level, message};
use crate::{Code, Path, Problem, Report};

/// The `result`s of one file.
pub(super) fn results<'a, 'r>(
    artifact: Artifact<'a>,
    report: &'a Report,
    rules: &'r BTreeMap<Code, usize>,
) -> impl Iterator<Item = Node<'a>> + use<'a, 'r> {
    let mut met: BTreeMap<(Code, &Path), usize> = BTreeMap::new();
    report.iter().map(move |problem| {
        let count = met.entry((problem.code(), problem.path())).or_default();
        *count += 1;
        result(artifact, problem, rules.get(&problem.code()).copied(), *count)
    })
}

fn result<'a>(artifact: Artifact<'a>, problem: &'a Problem, rule: Option<usize>, count: usize) -> Node<'a> {
    let mut members = vec![("ruleId", problem.code().as_str().into())];
    if let Some(rule) = rule {
        members.push(("ruleIndex", rule.into()));
    }
    let text = format!("{}\nhelp: {}", problem.message(), problem.help());
    members.extend([
        ("level", level(problem.severity()).into()),
        ("message", message(&text)),
        ("locations", vec![Node::Object(artifact.at(problem.path(), problem.position()))].into()),
    ]);
    if let Some(path) = problem.related() {
        let mut related = artifact.at(path, problem.related_position());
        related.push(("message", message(&format!("see also {path}"))));
        members.push(("relatedLocations", vec![Node::Object(related)].into()));
    }
    members.extend([
        ("partialFingerprints", object([("codeAndPath/v1", fingerprint(problem, count).into())])),
        ("properties", object([("pointer", problem.path().to_pointer().into())])),
    ]);
    Node::Object(members)
}

/// What stays the same when lines move: the rule and the path, and the how-manieth problem of that rule it is there.
fn fingerprint(problem: &Problem, count: usize) -> String {
    let fingerprint = format!("{} {}", problem.code(), problem.path());
    if count == 1 { fingerprint } else { format!("{fingerprint} #{count}") }
}
