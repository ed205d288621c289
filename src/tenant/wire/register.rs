//! Facts with the time when they were heard, as they are stored.

use serde::ser::{Serialize, SerializeMap as _, Serializer};

use crate::configuration::write::entry;
use crate::tenant::heard::{Heard, Register};
use crate::wire::given::Given;
use crate::wire::strict::{Cx, Noted};
use crate::wire::table::record;
use crate::{MessageSource, TenantState, TenantUrl, TenantVersion, Timestamp};

impl<T: Serialize> Serialize for Register<T> {
    /// `{"at": "…", "source": "pull", "value": …}`
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("at", &self.heard.at)?;
        map.serialize_entry("source", &self.heard.source)?;
        map.serialize_entry("value", &self.value)?;
        map.end()
    }
}

fn heard(cx: &Cx<'_>, at: Given<Timestamp>, source: Given<MessageSource>) -> Result<Heard, Noted> {
    let (at, source) = (at.required(&cx.field("at")), source.required(&cx.field("source")));
    let heard = Heard { at: at?, source: source? };
    match heard.source {
        MessageSource::Push | MessageSource::Pull => Ok(heard),
        MessageSource::Host => cx.field("source").refuse("a message is a `push` or a `pull`"),
    }
}

/// Writes the reader of registers of one type.
macro_rules! registers {
    ($($table:ident: $ty:ty),+ $(,)?) => {$(
        record! {
            struct $table for Register<$ty> {
                at: Timestamp,
                source: MessageSource,
                value: $ty,
            }
        }

        impl $table {
            fn make(self, cx: &Cx<'_>) -> Result<Register<$ty>, Noted> {
                let value = self.value.required(&cx.field("value"));
                Ok(Register { heard: heard(cx, self.at, self.source)?, value: value? })
            }
        }
    )+};
}

registers!(StateTable: TenantState, FlagTable: bool, UrlTable: TenantUrl, VersionTable: TenantVersion);

record! {
    /// The latest message, which need not say when to ask again.
    struct LatestTable for Register<Option<Timestamp>> {
        at: Timestamp,
        source: MessageSource,
        ask_again: Timestamp,
    }
}

impl LatestTable {
    fn make(self, cx: &Cx<'_>) -> Result<Register<Option<Timestamp>>, Noted> {
        let value = self.ask_again.optional(&cx.field("ask_again"));
        Ok(Register { heard: heard(cx, self.at, self.source)?, value: value? })
    }
}

/// Writes the latest message.
pub(super) struct WrittenLatest<'a>(pub(super) &'a Register<Option<Timestamp>>);

impl Serialize for WrittenLatest<'_> {
    /// `{"at": "…", "source": "pull", "ask_again": "…"}`
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("at", &self.0.heard.at)?;
        map.serialize_entry("source", &self.0.heard.source)?;
        entry(&mut map, "ask_again", &self.0.value)?;
        map.end()
    }
}
