//! All that the rules ask of one pattern.

use super::NATIVE_TEMPLATE;
use super::authority::Openness;
use super::compiled::Compiled;
use super::fault::{PatternLimit, Refused};
use super::lint::{Lints, lint};
use super::mend::{Correction, mend};

/// All that the rules ask of one pattern, from one reading of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PatternFacts {
    /// Why it cannot be held; then nothing else is known.
    pub(crate) fault: Option<Refused>,
    /// Why it never matches here. When it is unsupported, nothing else is known.
    pub(crate) limit: Option<PatternLimit>,
    pub(crate) lints: Lints,
    /// Why the host is open, when it is.
    pub(crate) openness: Openness,
    pub(crate) correction: Option<Correction>,
    /// Each scheme that a match can have; none when one is not written out.
    pub(crate) schemes: Vec<String>,
    /// Each host that a match can have, bare dots taken for dots; none when one is not written out, or means nothing.
    pub(crate) hosts: Vec<String>,
    /// The longest text with which every match starts.
    pub(crate) prefix: String,
    /// Where the text can be mended.
    pub(super) places: Places,
}

/// Where a pattern can be mended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Places {
    /// Bare dots.
    pub(super) dots: Vec<core::ops::Range<usize>>,
    /// Digits that can be no port.
    pub(super) ports: Vec<core::ops::Range<usize>>,
}

/// Judges a text that starts with `^`.
pub(crate) fn judge(text: &str) -> PatternFacts {
    let mut facts = examine(text);
    facts.correction = mend(text, &facts);
    if text == NATIVE_TEMPLATE {
        facts.lints = Lints::NATIVE_TEMPLATE;
    }
    facts
}

/// The same, without looking for a correction.
pub(super) fn examine(text: &str) -> PatternFacts {
    let compiled = match Compiled::read(text) {
        Ok(compiled) => compiled,
        Err(fault) => return PatternFacts { fault: Some(fault), ..PatternFacts::default() },
    };
    let limit = compiled.limit();
    if limit == Some(PatternLimit::Unsupported) {
        return PatternFacts { limit, ..PatternFacts::default() };
    }
    let linted = lint(&compiled.tree);
    let authority = linted.authority;
    PatternFacts {
        fault: None,
        limit,
        lints: linted.lints,
        openness: authority.openness(),
        correction: None,
        schemes: authority.schemes,
        hosts: if authority.unknown_host { Vec::new() } else { authority.hosts },
        prefix: if limit.is_none() { compiled.tree.prefix() } else { String::new() },
        places: Places { dots: linted.dots, ports: authority.ports },
    }
}
