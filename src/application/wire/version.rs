//! A version as it is stored.

use serde::ser::{Serialize, SerializeMap as _, Serializer};

use crate::wire::strict::{Cx, Noted};
use crate::wire::table::record;
use crate::{Configuration, Environment, Publication, Stamp, Version, VersionLabel};

record! {
    struct VersionTable for Version {
        label: VersionLabel,
        created: Stamp,
        publications: Publications,
        configuration: Configuration,
    }
}

record! {
    /// How far the version has come. Each environment has to be there: what is lost should not read as a draft.
    struct Publications {
        sod: Publication,
        stage: Publication,
        production: Publication,
    }
}

impl VersionTable {
    fn make(self, cx: &Cx<'_>) -> Result<Version, Noted> {
        let label = self.label.required(&cx.field("label"))?;
        let created = self.created.required(&cx.field("created"))?;
        let configuration = self.configuration.required(&cx.field("configuration"))?;
        let cx = cx.field("publications");
        let Publications { sod, stage, production } = self.publications.required(&cx)?;
        let mut version = Version::new(label, configuration, created);
        version.sod = sod.required(&cx.field("sod"))?;
        version.stage = stage.required(&cx.field("stage"))?;
        version.production = production.required(&cx.field("production"))?;
        Ok(version)
    }
}

impl Serialize for Version {
    /// `{"label": "2", "created": {"at": …, "by": {…}}, "publications": {"sod": {"state": …}, …}, "configuration": {…}}`
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(4))?;
        map.serialize_entry("label", &self.label)?;
        map.serialize_entry("created", &self.created)?;
        map.serialize_entry("publications", &WrittenPublications(self))?;
        map.serialize_entry("configuration", &self.configuration)?;
        map.end()
    }
}

struct WrittenPublications<'a>(&'a Version);

impl Serialize for WrittenPublications<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        for environment in Environment::ALL {
            map.serialize_entry(environment.as_str(), self.0.publication(environment))?;
        }
        map.end()
    }
}
