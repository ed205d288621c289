//! The formats of a file: reading them, finding places in them, and what of them may be shown.
//!
//! `walk` goes through a text once and tells an `Outline` what stands where. Positions (`locate`), the text that may be
//! shown (`redact`) and the paths of repeated keys all come from such a walk; no tree is built for them.

#[cfg(feature = "json")]
pub(crate) mod json;
#[cfg(feature = "toml")]
pub(crate) mod toml;

mod cursor;
mod literal;
mod locate;
mod map;
mod outline;
mod place;
mod redact;
mod ruler;
mod veil;
mod walk;

use core::ops::Range;

use cursor::{Cursor, Fault};
use outline::Outline;
use walk::Walk;

pub(crate) use locate::locate;
pub(crate) use redact::redact;

use crate::path::At;
use crate::{Code, ConfigurationDraft, Problem, ReadNotes};

/// What is expected at the end of a text that has none.
const CLOSING_QUOTES: &str = "closing quotes";

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    #[cfg(feature = "json")]
    Json,
    #[cfg(feature = "toml")]
    Toml,
}

impl Format {
    const fn is_toml(self) -> bool {
        match self {
            #[cfg(feature = "json")]
            Self::Json => false,
            #[cfg(feature = "toml")]
            Self::Toml => true,
        }
    }

    const fn name(self) -> &'static str {
        if self.is_toml() { "TOML" } else { "JSON" }
    }
}

/// Tells what stands in a document.
///
/// This is no check: what it accepts may still be wrong. It is meant for a document that a parser has accepted, or, for
/// TOML, is about to see.
fn walk<'s, O: Outline<'s>>(source: &'s str, format: Format, outline: &mut O) -> Result<(), Fault> {
    let walk = Walk { cursor: Cursor::new(source, format), outline };
    match format {
        #[cfg(feature = "json")]
        Format::Json => json::document(walk),
        #[cfg(feature = "toml")]
        Format::Toml => toml::document(walk),
    }
}

/// The text without a byte-order mark before it.
pub(crate) fn strip_bom(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// A draft of a document that is longer than the limit, and so is not parsed.
fn too_large<'a>(source: &str, limit: usize) -> Option<ConfigurationDraft<'a>> {
    (source.len() > limit).then(|| {
        let problem = Problem::new(Code::DOCUMENT_TOO_LARGE, &At::ROOT)
            .why("bytes in the document")
            .limit(limit, source.len())
            .at_position(crate::Position { bytes: 0..0, line: 1, column: 1, end_line: 1, end_column: 1 });
        unreadable(problem)
    })
}

/// A draft of a document that does not parse.
///
/// `expected` comes from a parser: it has to be made of fixed words, for what stands beside the fault may be a secret.
fn syntax<'a>(source: &str, format: Format, expected: &str, range: Range<usize>) -> ConfigurationDraft<'a> {
    let problem = Problem::new(Code::DOCUMENT_SYNTAX, &At::ROOT).found(format.name()).expected(expected);
    unreadable(match ruler::measure(source, &[range]).pop() {
        Some(position) => problem.at_position(position),
        None => problem,
    })
}

fn unreadable<'a>(problem: Problem) -> ConfigurationDraft<'a> {
    ConfigurationDraft { notes: ReadNotes::unreadable(problem), ..ConfigurationDraft::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The message, line, column and length of the only problem of a document that does not parse.
    #[track_caller]
    pub(super) fn syntax_fault(draft: &ConfigurationDraft<'_>) -> (String, usize, usize, usize) {
        assert!(draft.notes.is_unreadable());
        let [problem] = draft.notes.problems() else { panic!("one problem: {:?}", draft.notes) };
        assert_eq!(problem.code(), Code::DOCUMENT_SYNTAX);
        let position = problem.position().unwrap();
        (problem.message(), position.line, position.column, position.bytes.len())
    }
}
