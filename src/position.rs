//! Where in a text something stands.

use core::ops::Range;

/// Where in the source text something stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Position {
    /// The bytes of the source, without a byte-order mark that stood before it.
    pub bytes: Range<usize>,
    /// The line, from 1.
    pub line: usize,
    /// The column in Unicode scalar values, from 1.
    pub column: usize,
    /// The line of the first character that is not part of it any more.
    pub end_line: usize,
    /// The column of the first character that is not part of it any more, counted like `column`.
    pub end_column: usize,
}
