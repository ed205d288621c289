//! JSON whose keys stay in the order in which they were written.

use core::fmt;

use serde::ser::{Serialize, SerializeMap as _, Serializer};

/// A piece of JSON whose keys stay in their order.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    Null,
    Bool(bool),
    Number(u64),
    Text(String),
    List(Vec<Node>),
    Table(Vec<(String, Node)>),
}

/// A table of these keys.
pub(super) fn table<const N: usize>(keys: [(&str, Node); N]) -> Node {
    Node::Table(keys.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

/// A list of these.
pub(super) fn list(nodes: impl IntoIterator<Item = impl Into<Node>>) -> Node {
    Node::List(nodes.into_iter().map(Into::into).collect())
}

impl Node {
    /// The table with a key more.
    #[track_caller]
    pub(super) fn with(mut self, key: &str, value: impl Into<Self>) -> Self {
        match &mut self {
            Self::Table(keys) => keys.push((key.to_owned(), value.into())),
            other => panic!("{other:?} is no table"),
        }
        self
    }

    /// The table with a key more, if there is a value for it.
    #[track_caller]
    pub(super) fn with_any(self, key: &str, value: Option<impl Into<Self>>) -> Self {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }
}

impl From<bool> for Node {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<u64> for Node {
    fn from(value: u64) -> Self {
        Self::Number(value)
    }
}

impl From<&str> for Node {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&serde_json::Value> for Node {
    fn from(value: &serde_json::Value) -> Self {
        match value {
            serde_json::Value::Bool(value) => Self::Bool(*value),
            serde_json::Value::Number(number) => Self::Number(number.as_u64().unwrap()),
            serde_json::Value::String(text) => Self::Text(text.clone()),
            serde_json::Value::Array(values) => list(values),
            serde_json::Value::Object(keys) => {
                Self::Table(keys.iter().map(|(key, value)| (key.clone(), Self::from(value))).collect())
            }
            serde_json::Value::Null => panic!("there is no null among examples"),
        }
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(value) => serializer.serialize_u64(*value),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(nodes) => serializer.collect_seq(nodes),
            Self::Table(keys) => {
                let mut map = serializer.serialize_map(Some(keys.len()))?;
                for (key, value) in keys {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

impl fmt::Display for Node {
    /// Indented JSON, and a line break at its end.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = serde_json::to_string_pretty(self).map_err(|_| fmt::Error)?;
        writeln!(f, "{text}")
    }
}
