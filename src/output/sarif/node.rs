//! A tree to be written. What SARIF nests deeply reads better as a tree than as a type for each of its objects.

use std::borrow::Cow;

use serde::ser::{Serialize, Serializer};

/// A part of what is written.
pub(super) enum Node<'a> {
    Text(Cow<'a, str>),
    Number(usize),
    Flag(bool),
    List(Vec<Node<'a>>),
    Object(Vec<(&'static str, Node<'a>)>),
}

impl Serialize for Node<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => number.serialize(serializer),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::List(nodes) => serializer.collect_seq(nodes),
            Self::Object(members) => serializer.collect_map(members.iter().map(|(key, value)| (key, value))),
        }
    }
}

impl<'a> From<&'a str> for Node<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Node<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<usize> for Node<'_> {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Node<'_> {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl<'a> From<Vec<Node<'a>>> for Node<'a> {
    fn from(nodes: Vec<Node<'a>>) -> Self {
        Self::List(nodes)
    }
}

/// An object with these members.
pub(super) fn object<'a, const N: usize>(members: [(&'static str, Node<'a>); N]) -> Node<'a> {
    Node::Object(members.into())
}
