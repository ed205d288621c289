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
}
