//! The JSON form of what is wrong among many applications or tenants.

use serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::json::Shown;
use crate::{CatalogRefusal, Conflict, DirectoryRefusal, LoadProblem, Party, TenantLoadProblem};

impl Serialize for Conflict {
    /// `{"application": {…}, "other": {…}, "problem": {…}}`, with the problem as in `docs/report.md`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("application", self.application())?;
        map.serialize_entry("other", self.other())?;
        map.serialize_entry("problem", self.problem())?;
        map.end()
    }
}

impl Serialize for Party {
    /// `id` and `name`, and `version` where it has one.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", self.id())?;
        map.serialize_entry("name", self.name())?;
        if let Some(version) = self.version() {
            map.serialize_entry("version", version)?;
        }
        map.end()
    }
}

impl Serialize for CatalogRefusal {
    /// `{"id": …, "refused": …, "message": …, "conflicts": […]}`: the word for why, and the first line of its `Display`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(4))?;
        map.serialize_entry("id", self.id())?;
        map.serialize_entry("refused", self.as_str())?;
        map.serialize_entry("message", &Shown(&self.headline()))?;
        map.serialize_entry("conflicts", self.conflicts())?;
        map.end()
    }
}

impl Serialize for LoadProblem {
    /// `place`, `id` and `conflicts`; when it is refused, also `refused` and `message`, as of a [`CatalogRefusal`].
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("place", &self.place())?;
        map.serialize_entry("id", self.id())?;
        if let Some(refusal) = self.refusal() {
            map.serialize_entry("refused", refusal.as_str())?;
            map.serialize_entry("message", &Shown(&refusal.headline()))?;
        }
        map.serialize_entry("conflicts", self.conflicts())?;
        map.end()
    }
}

impl Serialize for DirectoryRefusal {
    /// `environment`, `context_id`, `refused` (the word for why) and `message`, and `problem` when it is about a rule.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("environment", self.key().environment().as_str())?;
        map.serialize_entry("context_id", self.key().context_id())?;
        map.serialize_entry("refused", self.as_str())?;
        map.serialize_entry("message", &Shown(self))?;
        if let Some(problem) = self.problem() {
            map.serialize_entry("problem", &problem)?;
        }
        map.end()
    }
}

impl Serialize for TenantLoadProblem {
    /// `place` and `refusal`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("place", &self.place())?;
        map.serialize_entry("refusal", self.refusal())?;
        map.end()
    }
}
