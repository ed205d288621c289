//! What a walk through a document tells.

use core::ops::Range;

use super::literal::Literal;

/// Somebody who is told, in the order of the text, what stands in a document.
///
/// A `Node` is where one is: the walk asks for it on the way down and hands it back with what stands there. Of an array
/// or a table the walk tells the two brackets, and what is between them in between.
pub(super) trait Outline<'s> {
    /// Where one is in the document.
    type Node: Copy;

    /// The whole document.
    fn root(&mut self) -> Self::Node;

    /// A key of a table.
    fn key(&mut self, table: Self::Node, key: &Literal<'s>, role: Role) -> Self::Node;

    /// The next entry of an array; with its header, when it is one of TOML's arrays of tables.
    fn entry(&mut self, array: Self::Node, header: Option<&Range<usize>>) -> Self::Node;

    /// The bracket that opens a table or an array.
    fn open(&mut self, node: Self::Node, kind: Kind, at: usize) {
        let _ = (node, kind, at);
    }

    /// The end of a table or an array.
    fn close(&mut self, node: Self::Node, kind: Kind, end: usize) {
        let _ = (node, kind, end);
    }

    /// A text.
    fn text(&mut self, node: Self::Node, text: &Literal<'s>) {
        let _ = (node, text);
    }

    /// A number, a date, a truth value or `null`.
    fn bare(&mut self, node: Self::Node, span: &Range<usize>) {
        let _ = (node, span);
    }

    /// One character of structure: a bracket, a comma, a dot between keys, what stands between key and value.
    fn mark(&mut self, at: usize) {
        let _ = at;
    }
}

/// What a key stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Its value follows.
    Value,
    /// It is on the way to another key: `a` in `a.b = 1` and in `[a.b]`. It may stand in many places.
    Way,
    /// It is the last of a header `[a.b]`.
    Header,
    /// It is the last of a header `[[a.b]]`. It may stand in many places.
    ArrayHeader,
}

/// What has brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Table,
    Array,
}

/// Somebody who wants to know no more than whether the walk comes to the end.
impl<'s> Outline<'s> for () {
    type Node = ();

    fn root(&mut self) {}

    fn key(&mut self, (): (), _: &Literal<'s>, _: Role) {}

    fn entry(&mut self, (): (), _: Option<&Range<usize>>) {}
}
