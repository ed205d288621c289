//! An event of a tenant as it is stored.

use serde::de::{Deserialize, Deserializer, MapAccess};
use serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::{licenses, version};
use crate::draft::Text;
use crate::tenant::url::check_host;
use crate::wire::given::Given;
use crate::wire::part::Part;
use crate::wire::strict::{Cx, Noted, read};
use crate::wire::table::{Record as _, record};
use crate::wire::typed::{self, Taken, types};
use crate::{
    CrmSuitePlan, EndpointFault, License, MessageSource, ParseError, StateChange, TenantEvent, TenantEventKind,
    TenantLicenses, TenantState, TenantUrl, TenantVersion, Timestamp,
};

record! {
    struct EventRecord {
        v: u64,
        type_name = "type": Text<'static>,
        at: Timestamp,
        source: MessageSource,
        data: Data,
    }
}

record! {
    /// What `data` may hold, whatever the type.
    struct Data {
        from: Side,
        to: Side,
        endpoint: TenantUrl,
        host: Text<'static>,
        fault: EndpointFault,
        change: u32,
    }
}

record! {
    struct SideTable {
        name: Text<'static>,
        file: Text<'static>,
        licenses: Vec<License>,
        plan: CrmSuitePlan,
    }
}

/// What was before or is now: which it is, the type says, and that may come later.
pub(crate) enum Side {
    /// A state or a URL.
    Text(Text<'static>),
    /// A version or licenses.
    Table(Box<SideTable>),
}

impl<'de> Part<'de> for Side {
    const EXPECTED: &'static str = "a text or a table";

    fn text(_: &Cx<'_>, text: &str) -> Given<Self> {
        Given::Value(Self::Text(Text::copy(text)))
    }

    fn table<A: MapAccess<'de>>(cx: &Cx<'_>, table: A) -> Result<Given<Self>, A::Error> {
        let table = <SideTable as Part<'de>>::table(cx, table)?;
        Ok(table.required(cx).map(|table| Self::Table(Box::new(table))).into())
    }
}

fn parsed<T>(given: Given<Side>, cx: &Cx<'_>, parse: fn(&str) -> Result<T, ParseError>) -> Result<T, Noted> {
    match given.required(cx)? {
        Side::Text(text) => parse(text.as_str()).or_else(|error| cx.refuse(error)),
        Side::Table(_) => cx.refuse("expected a text, found a table"),
    }
}

/// Makes what a table holds, which has none of the keys of others.
fn table<T>(
    given: Given<Side>,
    cx: &Cx<'_>,
    read: impl FnOnce(&mut SideTable) -> Result<T, Noted>,
) -> Result<Option<T>, Noted> {
    let mut table = match given.stated(cx)? {
        Some(Side::Table(table)) => table,
        Some(Side::Text(_)) => return cx.refuse("expected a table, found a text"),
        None => return Ok(None),
    };
    let whole = read(&mut table)?;
    match table.left_over() {
        Some(key) => cx.refuse(format_args!("there is no `{key}` in it")),
        None => Ok(Some(whole)),
    }
}

impl Taken<Side> for TenantState {
    fn taken(given: Given<Side>, cx: &Cx<'_>) -> Result<Self, Noted> {
        parsed(given, cx, Self::parse)
    }
}

impl Taken<Side> for TenantUrl {
    fn taken(given: Given<Side>, cx: &Cx<'_>) -> Result<Self, Noted> {
        parsed(given, cx, Self::parse)
    }
}

impl Taken<Side> for Option<TenantVersion> {
    fn taken(given: Given<Side>, cx: &Cx<'_>) -> Result<Self, Noted> {
        table(given, cx, |side| version::make(cx, core::mem::take(&mut side.name), core::mem::take(&mut side.file)))
    }
}

impl Taken<Side> for Option<TenantLicenses> {
    fn taken(given: Given<Side>, cx: &Cx<'_>) -> Result<Self, Noted> {
        table(given, cx, |side| {
            licenses::make(cx, core::mem::take(&mut side.licenses), core::mem::take(&mut side.plan))
        })
    }
}

impl Taken<Side> for TenantLicenses {
    fn taken(given: Given<Side>, cx: &Cx<'_>) -> Result<Self, Noted> {
        match Taken::taken(given, cx)? {
            Some(licenses) => Ok(licenses),
            None => cx.refuse("expected a table, found nothing"),
        }
    }
}

impl Taken<Text<'static>> for Option<Box<str>> {
    /// The name of a host.
    fn taken(given: Given<Text<'static>>, cx: &Cx<'_>) -> Result<Self, Noted> {
        let Some(host) = given.stated(cx)? else { return Ok(None) };
        match check_host(host.as_str()) {
            Ok(()) => Ok(Some(host.as_str().into())),
            Err(kind) => cx.refuse(ParseError::new("host", kind)),
        }
    }
}

impl Taken<u32> for StateChange {
    fn taken(given: Given<u32>, cx: &Cx<'_>) -> Result<Self, Noted> {
        given.required(cx).map(Self::from_number)
    }
}

impl Serialize for TenantEvent {
    /// `{"v": 1, "type": "came_back", "at": "…", "source": "pull", "data": {"from": "OfflineMaintenance", "to": "Running"}}`; `data` is left out when the
    /// type has none. All types are in `docs/tenants.md`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        typed::write(&self.kind, &mut map, |map| {
            map.serialize_entry("at", &self.at)?;
            map.serialize_entry("source", &self.source)
        })?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for TenantEvent {
    /// Reads what [`Serialize`] writes, with its keys in any order. An unknown version, type or key is an error, and so are a key that is missing
    /// or stands there twice, and an event that no message gives.
    ///
    /// The error names the place and the fault, and never a value.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, |record: EventRecord, cx| {
            let kind: TenantEventKind = typed::make(cx, record.v, record.type_name, record.data)?;
            let (at, source) = (record.at.required(&cx.field("at")), record.source.required(&cx.field("source")));
            let (at, source) = (at?, source?);
            if !kind.is_told_by(source) {
                return cx.field("source").refuse(format_args!("`{}` is not told by `{source}`", kind.name()));
            }
            if !kind.is_possible() {
                return cx.field("data").refuse(format_args!("this does not lead to `{}`", kind.name()));
            }
            Ok(Self { at, source, kind })
        })
    }
}

types! { TenantEventKind, Data, "an event of a tenant",
    /// The types of all events, the words in their serialised form.
    "started" => Started { from, to },
    "suspended" => Suspended { from },
    "resumed" => Resumed { to },
    "went_offline" => WentOffline { from, to },
    "came_back" => CameBack { from, to },
    "deleted" => Deleted { from },
    "restored" => Restored { to },
    "state_changed" => StateChanged { from, to },
    "located" => Located { endpoint },
    "moved" => Moved { from, to },
    "move_not_believed" => MoveNotBelieved { host, fault },
    "endpoint_refused" => EndpointRefused { endpoint, fault },
    "upgraded" => Upgraded { from, to },
    "backup_restored" => BackupRestored {},
    "licenses_changed" => LicensesChanged { from, to },
    "unrecognized" => Unrecognized { change },
}
