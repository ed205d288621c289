//! A command about an authorization as it is stored.

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::data::Data;
use crate::AuthorizationCommand;
use crate::draft::Text;
use crate::wire::strict::read;
use crate::wire::table::record;
use crate::wire::typed::{self, types};

record! {
    struct CommandRecord {
        v: u64,
        type_name = "type": Text<'static>,
        data: Data,
    }
}

impl Serialize for AuthorizationCommand {
    /// `{"v": 1, "type": "approve", "data": {"valid_until": "2027-11-22T00:00:00Z"}}`; `data` is left out when the type has none. All types are in
    /// `docs/consent.md`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        typed::write(self, &mut map, |_| Ok(()))?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for AuthorizationCommand {
    /// Reads what [`Serialize`] writes, with its keys in any order. An unknown version, type or key is an error, and so is a key that is
    /// missing or stands there twice.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, |record: CommandRecord, cx| typed::make(cx, record.v, record.type_name, record.data))
    }
}

types! { AuthorizationCommand, Data, "a command about an authorization",
    /// The types of all commands, the words in their serialised form.
    "request" => Request {},
    "approve" => Approve { valid_until },
    "deny" => Deny {},
    "revoke" => Revoke { reason },
    "require_again" => RequireAgain { topics },
}
