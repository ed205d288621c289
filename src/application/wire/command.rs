//! A command as it is stored.

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::data::Data;
use crate::Command;
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

impl Serialize for Command {
    /// `{"v": 1, "type": "request_publication", "data": {"version": "2", "environment": "stage"}}`; `data` is left out when the type has
    /// none. All types are in `docs/events.md`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        typed::write(self, &mut map, |_| Ok(()))?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for Command {
    /// Reads what [`Serialize`] writes, with its keys in any order. An unknown version, type or key is an error, and so is a key that is
    /// missing or stands there twice.
    ///
    /// The error names the place and the fault, and never a value that could be a secret. How long a text may be is for the caller to
    /// bound, before it is read.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, |record: CommandRecord, cx| typed::make(cx, record.v, record.type_name, record.data))
    }
}

types! { Command, Data, "a command",
    /// The types of all commands, the words in their serialised form.
    "edit" => Edit { version, configuration },
    "create_version" => CreateVersion { label, from },
    "publish_to_sod" => PublishToSod { version },
    "request_publication" => RequestPublication { version, environment },
    "withdraw_request" => WithdrawRequest { version },
    "approve_request" => ApproveRequest { version },
    "reject_request" => RejectRequest { version, reason },
    "complete_beta" => CompleteBeta { customers },
    "deactivate" => Deactivate { reason },
    "reactivate" => Reactivate {},
    "delist" => Delist { reason },
    "relist" => Relist {},
    "convert_to_custom" => ConvertToCustom {},
    "delete" => Delete {},
    "record_authorization_level" => RecordAuthorizationLevel { level },
    "request_review" => RequestReview { review },
    "record_review" => RecordReview { review, status },
    "add_license" => AddLicense { list, license },
    "remove_license" => RemoveLicense { list, license },
    "set_client_secret" => SetClientSecret { version, environment, client_secret },
    "clear_client_secret" => ClearClientSecret { version, environment },
    "replace_client_secret" => ReplaceClientSecret { version, environment, client_secret },
    "set_certificate" => SetCertificate { version, environment, certificate },
    "clear_certificate" => ClearCertificate { version, environment },
    "replace_certificate" => ReplaceCertificate { version, environment, certificate },
    "activate_keys" => ActivateKeys {},
    "report_compromised" => ReportCompromised { credential, environment },
}
