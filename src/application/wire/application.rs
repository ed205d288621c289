//! An application as it is stored: a snapshot.

use std::sync::Arc;

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, SerializeMap as _, Serializer};

use crate::configuration::write::entry;
use crate::wire::strict::{Cx, Noted, read};
use crate::wire::table::record;
use crate::wire::{VERSION, check_version};
use crate::{Application, LicenseRecord, Release, Revocation, Stamp, Status, Version};

record! {
    struct ApplicationTable {
        v: u64,
        status: Status,
        release: Release,
        keys_activated: Stamp,
        verification: VerificationTable,
        licenses: Vec<LicenseRecord>,
        revocations: Vec<Revocation>,
        versions: Vec<Version>,
    }
}

record! {
    /// Who recorded what belongs to the verification, and when. What was recorded is in the configurations.
    struct VerificationTable {
        authorization_level: Stamp,
        security_audit: Stamp,
        certification: Stamp,
    }
}

impl ApplicationTable {
    fn make(self, cx: &Cx<'_>) -> Result<Application, Noted> {
        check_version(cx, self.v)?;
        let status = self.status.required(&cx.field("status"))?;
        let release = self.release.required(&cx.field("release"))?;
        let keys_activated = self.keys_activated.optional(&cx.field("keys_activated"))?;
        let licenses = self.licenses.required(&cx.field("licenses"))?;
        let revocations = self.revocations.required(&cx.field("revocations"))?;
        let mut older: Vec<_> = self.versions.required(&cx.field("versions"))?.into_iter().map(Arc::new).collect();
        let Some(newest) = older.pop() else {
            return cx.field("versions").refuse("an application has at least one version");
        };
        let at = cx.field("verification");
        let verification = self.verification.optional(&at)?.unwrap_or_default();
        let application = Application {
            older,
            newest,
            status,
            release,
            keys_activated,
            authorization_level: verification.authorization_level.optional(&at.field("authorization_level"))?,
            security_audit: verification.security_audit.optional(&at.field("security_audit"))?,
            certification: verification.certification.optional(&at.field("certification"))?,
            licenses,
            revocations,
        };
        match application.check_invariants() {
            Ok(()) => Ok(application),
            Err(broken) => cx.refuse(broken),
        }
    }
}

impl Serialize for Application {
    /// A snapshot: `{"v": 1, "status": {…}, "release": {…}, …, "licenses": […], "revocations": […], "versions": [{…}]}`, with each
    /// configuration in the shape of the file. All of it is in `docs/events.md`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("v", &VERSION)?;
        map.serialize_entry("status", &self.status)?;
        map.serialize_entry("release", &self.release)?;
        entry(&mut map, "keys_activated", &self.keys_activated)?;
        if self.authorization_level.is_some() || self.security_audit.is_some() || self.certification.is_some() {
            map.serialize_entry("verification", &WrittenVerification(self))?;
        }
        map.serialize_entry("licenses", &self.licenses)?;
        map.serialize_entry("revocations", &self.revocations)?;
        map.serialize_entry("versions", &WrittenVersions(self))?;
        map.end()
    }
}

struct WrittenVersions<'a>(&'a Application);

impl Serialize for WrittenVersions<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.older.iter().chain([&self.0.newest]).map(|version| &**version))
    }
}

struct WrittenVerification<'a>(&'a Application);

impl Serialize for WrittenVerification<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        entry(&mut map, "authorization_level", &self.0.authorization_level)?;
        entry(&mut map, "security_audit", &self.0.security_audit)?;
        entry(&mut map, "certification", &self.0.certification)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for Application {
    /// Reads what [`Serialize`] writes, with its keys in any order, and ends with [`check_invariants`](Self::check_invariants).
    ///
    /// The error names the place and the fault, and never a value that could be a secret.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, ApplicationTable::make)
    }
}
