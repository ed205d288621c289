//! Words for faults that several families have.

use crate::ParseErrorKind;

/// What is wrong with a name or an identifier; `characters` says so of the characters in it.
pub(super) const fn name_fault(fault: ParseErrorKind, characters: &'static str) -> &'static str {
    match fault {
        ParseErrorKind::Empty => "is empty",
        ParseErrorKind::WhiteSpaceAround => "has white space around it",
        ParseErrorKind::TooLong { .. } => "is longer than 128 characters",
        _ => characters,
    }
}
