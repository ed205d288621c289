//! The JSON form of a refusal.

use serde::ser::{Serialize, SerializeMap as _, Serializer};

use crate::Refusal;

impl Serialize for Refusal {
    /// `{"command": "request_publication", "state": "active; …", "report": {…}}`, with the report as in `docs/report.md`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("command", self.command())?;
        map.serialize_entry("state", self.state())?;
        map.serialize_entry("report", self.report())?;
        map.end()
    }
}
