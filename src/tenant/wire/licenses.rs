//! The licenses of a tenant as they are stored.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::configuration::write::entry;
use crate::tenant::KnownLicenses;
use crate::wire::given::Given;
use crate::wire::strict::{Cx, Noted};
use crate::wire::table::record;
use crate::{CrmSuitePlan, License, TenantLicenses, Timestamp};

impl Serialize for TenantLicenses {
    /// `{"licenses": ["Development Tools"], "plan": "core"}`; the plan is left out when none was set.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        write(self, &mut map)?;
        map.end()
    }
}

fn write<M: SerializeMap>(licenses: &TenantLicenses, map: &mut M) -> Result<(), M::Error> {
    map.serialize_entry("licenses", licenses.licenses())?;
    entry(map, "plan", &licenses.set_plan())
}

pub(super) fn make(
    cx: &Cx<'_>,
    licenses: Given<Vec<License>>,
    plan: Given<CrmSuitePlan>,
) -> Result<TenantLicenses, Noted> {
    let (licenses, plan) = (licenses.required(&cx.field("licenses")), plan.optional(&cx.field("plan")));
    let licenses = TenantLicenses::new(licenses?);
    Ok(plan?.map_or(licenses.clone(), |plan| licenses.with_plan(plan)))
}

impl Serialize for KnownLicenses {
    /// `{"at": "…", "licenses": […], "plan": "core"}`; without a time when they are known from the beginning.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        entry(&mut map, "at", &self.at)?;
        write(&self.licenses, &mut map)?;
        map.end()
    }
}

record! {
    struct KnownLicensesTable for KnownLicenses {
        at: Timestamp,
        licenses: Vec<License>,
        plan: CrmSuitePlan,
    }
}

impl KnownLicensesTable {
    fn make(self, cx: &Cx<'_>) -> Result<KnownLicenses, Noted> {
        let at = self.at.optional(&cx.field("at"));
        let licenses = make(cx, self.licenses, self.plan);
        Ok(KnownLicenses { at: at?, licenses: licenses? })
    }
}
