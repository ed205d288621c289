//! The same pattern without some of what is wrong.

use super::facts::{PatternFacts, examine};
use super::fault::PatternLimit;
use super::lint::Lints;

/// The digits of every port, and of nothing else.
pub(crate) const PORTS: &str = r"([1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d{2}|655[0-2]\d|6553[0-5])";

/// The same pattern without some of what is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Correction {
    pub(crate) text: String,
    /// What is no longer wrong with it.
    pub(crate) removes: Lints,
    /// It no longer ignores letter case.
    pub(crate) minds_case: bool,
}

/// Corrects a pattern, if what comes out is better and not otherwise different.
pub(super) fn mend(text: &str, facts: &PatternFacts) -> Option<Correction> {
    let corrected = match facts.limit {
        None if facts.fault.is_none() => edit(text, facts)?,
        // Only where its letters are small already does the flag change nothing but what else matches.
        Some(PatternLimit::CaseInsensitive) => {
            let rest =
                text.strip_prefix("^(?i)").filter(|rest| !rest.contains(|letter: char| letter.is_uppercase()))?;
            let plain = format!("^{rest}");
            edit(&plain, &examine(&plain)).unwrap_or(plain)
        }
        _ => return None,
    };
    let better = examine(&corrected);
    let mut known = facts.lints;
    known.set(Lints::SUBDOMAIN, known.intersects(Lints::SUBDOMAIN | Lints::OPEN_HOST)); // an open host says both
    let same = better.fault.is_none()
        && better.limit.is_none()
        && known.contains(better.lints)
        && better.schemes.starts_with(&facts.schemes)
        && better.hosts.starts_with(&facts.hosts);
    let removes = facts.lints.difference(better.lints);
    let minds_case = facts.limit.is_some();
    // What is still open is nothing to recommend.
    let good = !better.lints.contains(Lints::OPEN_HOST) && (minds_case || !removes.is_empty());
    (same && good).then_some(Correction { text: corrected, removes, minds_case })
}

/// Escapes the dots and bounds the port.
fn edit(text: &str, facts: &PatternFacts) -> Option<String> {
    // A dot in a group of its own is longer than a dot.
    let dots = facts.places.dots.iter().filter(|dot| dot.len() == 1).map(|dot| (dot.clone(), r"\."));
    let mut edits: Vec<_> = dots.chain(facts.places.ports.iter().map(|port| (port.clone(), PORTS))).collect();
    edits.sort_by_key(|(place, _)| place.start);
    let mut out = String::with_capacity(text.len() + 64);
    let mut copied = 0;
    for (place, new) in &edits {
        out.push_str(text.get(copied..place.start)?);
        out.push_str(new);
        copied = place.end;
    }
    out.push_str(text.get(copied..)?);
    (!edits.is_empty()).then_some(out)
}
