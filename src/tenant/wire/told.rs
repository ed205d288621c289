//! What was only told, as it is stored.

use serde::ser::{Serialize, SerializeMap as _, Serializer};

use crate::draft::Text;
use crate::tenant::event::LAST_KNOWN;
use crate::tenant::told::ToldAt;
use crate::tenant::url::check_host;
use crate::wire::given::Given;
use crate::wire::strict::{Cx, Noted};
use crate::wire::table::record;
use crate::{ParseError, Timestamp};

impl<T: Serialize + Ord> Serialize for ToldAt<T> {
    /// `{"at": "…", "values": […]}`
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("at", &self.at)?;
        map.serialize_entry("values", &self.values().collect::<Vec<_>>())?;
        map.end()
    }
}

record! {
    struct HostsTable for ToldAt<Box<str>> {
        at: Timestamp,
        values: Vec<Text<'static>>,
    }
}

impl HostsTable {
    fn make(self, cx: &Cx<'_>) -> Result<ToldAt<Box<str>>, Noted> {
        let values_at = cx.field("values");
        let mut hosts: Vec<Box<str>> = Vec::new();
        for host in self.values.required(&values_at)? {
            match check_host(host.as_str()) {
                // A move need not name one.
                _ if host.as_str().is_empty() => {}
                Err(kind) => return values_at.refuse(ParseError::new("host", kind)),
                Ok(()) if host.as_str().bytes().any(|byte| byte.is_ascii_uppercase()) => {
                    return values_at.refuse("a host stands here in lower case");
                }
                Ok(()) => {}
            }
            hosts.push(host.as_str().into());
        }
        make(cx, self.at, hosts)
    }
}

record! {
    struct ChangesTable for ToldAt<u32> {
        at: Timestamp,
        values: Vec<u32>,
    }
}

impl ChangesTable {
    fn make(self, cx: &Cx<'_>) -> Result<ToldAt<u32>, Noted> {
        let values_at = cx.field("values");
        let changes = self.values.required(&values_at)?;
        if changes.iter().any(|change| *change <= LAST_KNOWN) {
            return values_at.refuse("a change that is known does not stand here");
        }
        make(cx, self.at, changes)
    }
}

fn make<T: Ord>(cx: &Cx<'_>, at: Given<Timestamp>, values: Vec<T>) -> Result<ToldAt<T>, Noted> {
    let (at, count) = (at.required(&cx.field("at"))?, values.len());
    match ToldAt::new(at, values) {
        Some(told) if told.values().count() == count => Ok(told),
        Some(_) | None => cx.field("values").refuse("1 to 16 values stand here, each once"),
    }
}
