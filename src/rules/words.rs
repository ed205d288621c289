//! Words for faults that several families have.

use crate::ParseErrorKind;

/// Why a text cannot be a URL.
pub(super) const fn url_fault(fault: ParseErrorKind) -> &'static str {
    match fault {
        ParseErrorKind::Empty => "it is empty",
        ParseErrorKind::WhiteSpaceAround => "there is white space around it",
        ParseErrorKind::InvalidCharacter { found: '\\' } => "it holds a backslash",
        ParseErrorKind::InvalidCharacter { .. } => "it holds white space or an invisible character",
        _ => "it is not an absolute URL",
    }
}

/// What is wrong with a name or an identifier; `characters` says so of the characters in it.
pub(super) const fn name_fault(fault: ParseErrorKind, characters: &'static str) -> &'static str {
    match fault {
        ParseErrorKind::Empty => "is empty",
        ParseErrorKind::WhiteSpaceAround => "has white space around it",
        ParseErrorKind::TooLong { .. } => "is longer than 128 characters",
        _ => characters,
    }
}
