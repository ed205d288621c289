//! A tenant as it is stored.

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::register::WrittenLatest;
use crate::configuration::write::entry;
use crate::draft::Text;
use crate::tenant::KnownLicenses;
use crate::tenant::facts::Facts;
use crate::tenant::heard::Register;
use crate::tenant::told::{Told, ToldAt};
use crate::wire::given::Given;
use crate::wire::strict::{Cx, Noted, read};
use crate::wire::table::record;
use crate::wire::{VERSION, check_version};
use crate::{ContextId, Environment, Tenant, TenantKey, TenantState, TenantUrl, TenantVersion, Timestamp};

record! {
    struct TenantTable {
        v: u64,
        environment: Environment,
        context_id: ContextId,
        customer_site: Text<'static>,
        sandbox: bool,
        licenses: KnownLicenses,
        latest: Register<Option<Timestamp>>,
        state: Register<TenantState>,
        running: Register<bool>,
        deleted: Register<bool>,
        endpoint: Register<TenantUrl>,
        refused_endpoint: Register<TenantUrl>,
        version: Register<TenantVersion>,
        full_version: Register<TenantVersion>,
        upgraded: Timestamp,
        backup_restored: Timestamp,
        move_not_believed: ToldAt<Box<str>>,
        unrecognized: ToldAt<u32>,
    }
}

impl TenantTable {
    fn make(self, cx: &Cx<'_>) -> Result<Tenant, Noted> {
        check_version(cx, self.v)?;
        let environment = self.environment.required(&cx.field("environment"));
        let context_id = self.context_id.required(&cx.field("context_id"));
        let mut tenant = Tenant::new(TenantKey::new(environment?, context_id?));
        let at = cx.field("customer_site");
        if let Some(site) = self.customer_site.optional(&at)? {
            tenant = tenant.with_customer_site(site.as_str()).or_else(|error| at.refuse(error))?;
        }
        tenant.sandbox = self.sandbox.required(&cx.field("sandbox"))?;
        tenant.licenses = self.licenses.optional(&cx.field("licenses"))?;
        let time = |given: Given<Timestamp>, key| given.optional(&cx.field(key));
        tenant.facts = Facts {
            latest: self.latest.optional(&cx.field("latest"))?,
            state: self.state.optional(&cx.field("state"))?,
            running: self.running.optional(&cx.field("running"))?,
            gone: self.deleted.optional(&cx.field("deleted"))?,
            endpoint: self.endpoint.optional(&cx.field("endpoint"))?,
            refused: self.refused_endpoint.optional(&cx.field("refused_endpoint"))?.map(Box::new),
            version: self.version.optional(&cx.field("version"))?.map(Box::new),
            full_version: self.full_version.optional(&cx.field("full_version"))?.map(Box::new),
            told: Told {
                upgraded: time(self.upgraded, "upgraded")?,
                backup_restored: time(self.backup_restored, "backup_restored")?,
                move_not_believed: self.move_not_believed.optional(&cx.field("move_not_believed"))?.map(Box::new),
                unrecognized: self.unrecognized.optional(&cx.field("unrecognized"))?.map(Box::new),
            },
        };
        match tenant.check_invariants() {
            Ok(()) => Ok(tenant),
            Err((key, words)) => cx.field(key).refuse(words),
        }
    }
}

impl Serialize for Tenant {
    /// `{"v": 1, "environment": "sod", "context_id": "Cust12345", "sandbox": false, "latest": {…}, "state": {…}, …}`, each fact with the time when
    /// it was heard; what is not known is left out. All of it is in `docs/tenants.md`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("v", &VERSION)?;
        map.serialize_entry("environment", &self.environment())?;
        map.serialize_entry("context_id", self.context_id())?;
        entry(&mut map, "customer_site", &self.customer_site)?;
        map.serialize_entry("sandbox", &self.sandbox)?;
        entry(&mut map, "licenses", &self.licenses)?;
        let facts = &self.facts;
        entry(&mut map, "latest", &facts.latest.as_ref().map(WrittenLatest))?;
        entry(&mut map, "state", &facts.state)?;
        entry(&mut map, "running", &facts.running)?;
        entry(&mut map, "deleted", &facts.gone)?;
        entry(&mut map, "endpoint", &facts.endpoint)?;
        entry(&mut map, "refused_endpoint", &facts.refused)?;
        entry(&mut map, "version", &facts.version)?;
        entry(&mut map, "full_version", &facts.full_version)?;
        entry(&mut map, "upgraded", &facts.told.upgraded)?;
        entry(&mut map, "backup_restored", &facts.told.backup_restored)?;
        entry(&mut map, "move_not_believed", &facts.told.move_not_believed)?;
        entry(&mut map, "unrecognized", &facts.told.unrecognized)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for Tenant {
    /// Reads what [`Serialize`] writes, with its keys in any order, and refuses what no messages lead to.
    ///
    /// The error names the place and the fault, and never a value. How long a text may be is for the caller to bound, before it is read.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, TenantTable::make)
    }
}
