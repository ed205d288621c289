//! Who did something, and when, as it is stored.

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::given::Given;
use super::strict::{Cx, Noted, read};
use super::table::record;
use crate::configuration::write::entry;
use crate::{PartnerId, Role, Stamp, Timestamp, UserName};

record! {
    /// Who.
    struct By {
        role: Role,
        partner: PartnerId,
        user: UserName,
    }
}

record! {
    struct StampRecord for Stamp {
        at: Timestamp,
        by: By,
    }
}

impl StampRecord {
    fn make(self, cx: &Cx<'_>) -> Result<Stamp, Noted> {
        make(cx, self.at, self.by)
    }
}

pub(crate) fn make(cx: &Cx<'_>, at: Given<Timestamp>, by: Given<By>) -> Result<Stamp, Noted> {
    let at = at.required(&cx.field("at"))?;
    let cx = cx.field("by");
    let by = by.required(&cx)?;
    let role = by.role.required(&cx.field("role"))?;
    let partner = by.partner.optional(&cx.field("partner"))?;
    if partner.is_some() && !role.is_partner() {
        return cx.field("partner").refuse(format_args!("`{role}` is a role of SuperOffice's and of no partner's"));
    }
    Ok(Stamp { at, role, partner, user: by.user.optional(&cx.field("user"))? })
}

/// Writes `at` and `by` beside other keys.
pub(crate) fn write<M: SerializeMap>(stamp: &Stamp, map: &mut M) -> Result<(), M::Error> {
    map.serialize_entry("at", &stamp.at)?;
    map.serialize_entry("by", &WrittenBy(stamp))
}

struct WrittenBy<'a>(&'a Stamp);

impl Serialize for WrittenBy<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("role", &self.0.role)?;
        entry(&mut map, "partner", &self.0.partner)?;
        entry(&mut map, "user", &self.0.user)?;
        map.end()
    }
}

impl Serialize for Stamp {
    /// `{"at": "2026-11-22T10:30:00Z", "by": {"role": "developer", "partner": "acme", "user": "ann"}}`; `partner` and `user` are left out
    /// when there is none.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        write(self, &mut map)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for Stamp {
    /// Reads what [`Serialize`] writes, with its keys in any order.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, StampRecord::make)
    }
}
