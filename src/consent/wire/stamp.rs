//! Who did something about an authorization, and when, as it is stored.

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::configuration::write::entry;
use crate::consent::stamp::{By as Held, ConsentStamp};
use crate::wire::given::Given;
use crate::wire::stamp as portal;
use crate::wire::strict::{Cx, Noted, read};
use crate::wire::table::record;
use crate::{PartnerId, Role, TenantRole, Timestamp, UserName};

record! {
    /// Who: a `role` of the portal, or a `tenant_role`.
    struct By {
        role: Role,
        partner: PartnerId,
        tenant_role: TenantRole,
        external_consultant: bool,
        user: UserName,
    }
}

record! {
    struct StampRecord {
        at: Timestamp,
        by: By,
    }
}

impl StampRecord {
    fn make(self, cx: &Cx<'_>) -> Result<ConsentStamp, Noted> {
        make(cx, self.at, self.by)
    }
}

pub(super) fn make(cx: &Cx<'_>, at: Given<Timestamp>, by: Given<By>) -> Result<ConsentStamp, Noted> {
    let at = at.required(&cx.field("at"))?;
    let here = cx.field("by");
    let by = by.required(&here)?;
    if by.tenant_role.is_absent() {
        if !by.external_consultant.is_absent() {
            return here
                .field("external_consultant")
                .refuse("only a user of the tenant is an external consultant of it");
        }
        let by = portal::By { role: by.role, partner: by.partner, user: by.user };
        return portal::make(cx, Given::Value(at), Given::Value(by)).map(ConsentStamp::from);
    }
    let role = by.tenant_role.required(&here.field("tenant_role"))?;
    if !by.role.is_absent() || !by.partner.is_absent() {
        return here.refuse("a user of the tenant has neither a `role` nor a `partner` of the portal");
    }
    let external = by.external_consultant.optional(&here.field("external_consultant"))?;
    Ok(ConsentStamp(Held::Tenant {
        at,
        role,
        external_consultant: external.unwrap_or_default(),
        user: by.user.optional(&here.field("user"))?,
    }))
}

/// Writes `at` and `by` beside other keys.
pub(super) fn write<M: SerializeMap>(stamp: &ConsentStamp, map: &mut M) -> Result<(), M::Error> {
    match &stamp.0 {
        Held::Portal(stamp) => portal::write(stamp, map),
        Held::Tenant { at, .. } => {
            map.serialize_entry("at", at)?;
            map.serialize_entry("by", &WrittenBy(stamp))
        }
    }
}

/// A user of a tenant.
struct WrittenBy<'a>(&'a ConsentStamp);

impl Serialize for WrittenBy<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        entry(&mut map, "tenant_role", &self.0.tenant_role())?;
        if self.0.is_external_consultant() {
            map.serialize_entry("external_consultant", &true)?;
        }
        entry(&mut map, "user", &self.0.user().cloned())?;
        map.end()
    }
}

impl Serialize for ConsentStamp {
    /// `{"at": "…", "by": {"tenant_role": "general_administrator", "user": "ann"}}`, with `"external_consultant": true` for one; or with the `by` of a
    /// [`Stamp`](crate::Stamp).
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        write(self, &mut map)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for ConsentStamp {
    /// Reads what [`Serialize`] writes, with its keys in any order.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, StampRecord::make)
    }
}
