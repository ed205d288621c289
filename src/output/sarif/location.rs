//! The places of a SARIF log.

use super::node::{Node, object};
use crate::output::file_name;
use crate::{Path, Position};

/// A file that was checked, or should have been.
#[derive(Clone, Copy)]
pub(super) struct Artifact<'a> {
    pub(super) uri: &'a str,
    pub(super) index: usize,
}

impl<'a> Artifact<'a> {
    /// An `artifactLocation`. The root that a relative reference starts from is for the reader to know; its name is the usual one.
    pub(super) fn location(self) -> Node<'a> {
        let mut members = vec![("uri", self.uri.into())];
        if file_name::is_relative(self.uri) {
            members.push(("uriBaseId", "%SRCROOT%".into()));
        }
        members.push(("index", self.index.into()));
        Node::Object(members)
    }

    /// A `location` of the file as a whole.
    pub(super) fn whole(self) -> Node<'a> {
        object([("physicalLocation", object([("artifactLocation", self.location())]))])
    }

    /// The members of a `location` in the file.
    pub(super) fn at(self, path: &Path, position: Option<&Position>) -> Vec<(&'static str, Node<'a>)> {
        let mut place = vec![("artifactLocation", self.location())];
        if let Some(position) = position {
            place.push(("region", region(position)));
        }
        let mut members = vec![("physicalLocation", Node::Object(place))];
        if !path.is_root() {
            let logical = object([("fullyQualifiedName", path.to_string().into())]);
            members.push(("logicalLocations", vec![logical].into()));
        }
        members
    }
}

fn region<'a>(position: &Position) -> Node<'a> {
    object([
        ("startLine", position.line.into()),
        ("startColumn", position.column.into()),
        ("endLine", position.end_line.into()),
        ("endColumn", position.end_column.into()),
    ])
}
