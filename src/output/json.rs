//! The JSON form of a report. It is documented in `docs/report.md`.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::{Position, Problem, Report, Severity};

/// The version of the JSON form. It changes only when a member changes its meaning or goes away.
const VERSION: u32 = 1;

impl Serialize for Report {
    /// `{"v":1, "passed":…, "errors":…, "warnings":…, "hints":…, "omitted":…, "problems":[…]}`; the members of a problem
    /// are in the documentation of its `Serialize`, and all of it with an example in `docs/report.md`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(7))?;
        map.serialize_entry("v", &VERSION)?;
        map.serialize_entry("passed", &self.passed())?;
        map.serialize_entry("errors", &self.count(Severity::Error))?;
        map.serialize_entry("warnings", &self.count(Severity::Warning))?;
        map.serialize_entry("hints", &self.count(Severity::Hint))?;
        map.serialize_entry("omitted", &self.omitted())?;
        map.serialize_entry("problems", self.problems())?;
        map.end()
    }
}

impl Serialize for Problem {
    /// `code`, `severity`, `path`, `pointer`, `message` and `help` are texts. `position` is there when the draft was read
    /// from a text. `related` is there when two places clash: an object with `path`, `pointer` and perhaps `position`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("code", &self.code())?;
        map.serialize_entry("severity", &self.severity())?;
        map.serialize_entry("path", &Shown(self.path()))?;
        map.serialize_entry("pointer", &self.path().to_pointer())?;
        map.serialize_entry("message", &self.message())?;
        map.serialize_entry("help", &self.help())?;
        if let Some(position) = self.position() {
            map.serialize_entry("position", position)?;
        }
        if let Some(path) = self.related() {
            map.serialize_entry("related", &Related { path, position: self.related_position() })?;
        }
        map.end()
    }
}

impl Serialize for Severity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl Serialize for Position {
    /// `start` and `end` are bytes; `line`, `column`, `end_line` and `end_column` count from 1. The end is not included.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(6))?;
        map.serialize_entry("start", &self.bytes.start)?;
        map.serialize_entry("end", &self.bytes.end)?;
        map.serialize_entry("line", &self.line)?;
        map.serialize_entry("column", &self.column)?;
        map.serialize_entry("end_line", &self.end_line)?;
        map.serialize_entry("end_column", &self.end_column)?;
        map.end()
    }
}

/// Anything by its `Display`.
pub(super) struct Shown<'a, T>(pub(super) &'a T);

impl<T: core::fmt::Display> Serialize for Shown<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self.0)
    }
}

struct Related<'a> {
    path: &'a crate::Path,
    position: Option<&'a Position>,
}

impl Serialize for Related<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("path", &Shown(self.path))?;
        map.serialize_entry("pointer", &self.path.to_pointer())?;
        if let Some(position) = self.position {
            map.serialize_entry("position", position)?;
        }
        map.end()
    }
}
