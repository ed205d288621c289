//! The JSON form of what differs.

use serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::json::Shown;
use crate::{Change, Diff};

impl Serialize for Diff {
    /// An array of changes.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.changes().serialize(serializer)
    }
}

impl Serialize for Change {
    /// `field`, `path` and `change` are texts; `environment`, `before` and `after` are there when the change has them.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("field", &self.field())?;
        map.serialize_entry("path", &Shown(self.path()))?;
        if let Some(environment) = self.environment() {
            map.serialize_entry("environment", environment.as_str())?;
        }
        map.serialize_entry("change", self.kind().as_str())?;
        if let Some(before) = self.before() {
            map.serialize_entry("before", before)?;
        }
        if let Some(after) = self.after() {
            map.serialize_entry("after", after)?;
        }
        map.end()
    }
}
