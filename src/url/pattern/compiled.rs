//! A pattern that is read, and what matches it.

use regex_lite::Regex;

use super::fault::{PatternLimit, Refused};
use super::tree::Node;
use super::{emit, parse};

/// A pattern that is read, and what matches it.
pub(super) struct Compiled {
    pub(super) tree: Node,
    pub(super) matches: Result<Regex, PatternLimit>,
}

impl Compiled {
    /// Reads a text that starts with `^`: the one way to know whether it can be held.
    pub(super) fn read(text: &str) -> Result<Self, Refused> {
        let parsed = parse::parse(text)?;
        let matches = if parsed.unsupported {
            Err(PatternLimit::Unsupported)
        } else if parsed.ignores_case {
            Err(PatternLimit::CaseInsensitive)
        } else {
            Ok(emit::compile(&parsed.tree)?)
        };
        Ok(Self { tree: parsed.tree, matches })
    }

    pub(super) fn limit(&self) -> Option<PatternLimit> {
        self.matches.as_ref().err().copied()
    }
}
