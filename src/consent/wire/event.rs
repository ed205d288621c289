//! An event of an authorization as it is stored.

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::data::Data;
use super::stamp::{self, By};
use crate::draft::Text;
use crate::wire::strict::read;
use crate::wire::table::record;
use crate::wire::typed::{self, types};
use crate::{AuthorizationEvent, AuthorizationEventKind, Timestamp};

record! {
    struct EventRecord {
        v: u64,
        type_name = "type": Text<'static>,
        at: Timestamp,
        by: By,
        data: Data,
    }
}

impl Serialize for AuthorizationEvent {
    /// `{"v": 1, "type": "approved", "at": "…", "by": {"tenant_role": "user_administrator"}, "data": {"valid_until": null, "topics": []}}`; `data` is
    /// left out when the type has none. All types are in `docs/consent.md`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        typed::write(&self.kind, &mut map, |map| stamp::write(&self.stamp, map))?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for AuthorizationEvent {
    /// Reads what [`Serialize`] writes, with its keys in any order. An unknown version, type or key is an error, and so is a key that is
    /// missing or stands there twice.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, |record: EventRecord, cx| {
            let kind = typed::make(cx, record.v, record.type_name, record.data)?;
            Ok(Self { stamp: stamp::make(cx, record.at, record.by)?, kind })
        })
    }
}

types! { AuthorizationEventKind, Data, "an event of an authorization",
    /// The types of all events, the words in their serialised form.
    "requested" => Requested {},
    "approved" => Approved { valid_until, topics },
    "denied" => Denied {},
    "revoked" => Revoked { reason },
    "reapproval_required" => ReapprovalRequired { topics },
}
