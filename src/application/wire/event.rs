//! An event as it is stored.

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::data::Data;
use crate::draft::Text;
use crate::wire::stamp::{self, By};
use crate::wire::strict::read;
use crate::wire::table::record;
use crate::wire::typed::{self, types};
use crate::{Event, EventKind, Timestamp};

record! {
    struct EventRecord {
        v: u64,
        type_name = "type": Text<'static>,
        at: Timestamp,
        by: By,
        data: Data,
    }
}

impl Serialize for Event {
    /// `{"v": 1, "type": "request_rejected", "at": "…", "by": {"role": "app_manager"}, "data": {"version": "2", "reason": "…"}}`; `data`
    /// is left out when the type has none. All types are in `docs/events.md`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        typed::write(&self.kind, &mut map, |map| stamp::write(&self.stamp, map))?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for Event {
    /// Reads what [`Serialize`] writes, with its keys in any order. An unknown version, type or key is an error, and so is a key that is
    /// missing or stands there twice.
    ///
    /// The error names the place and the fault, and never a value that could be a secret.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, |record: EventRecord, cx| {
            let kind = typed::make(cx, record.v, record.type_name, record.data)?;
            Ok(Self { stamp: stamp::make(cx, record.at, record.by)?, kind })
        })
    }
}

types! { EventKind, Data, "an event",
    /// The types of all events, the words in their serialised form.
    "created" => Created { version, configuration },
    "edited" => Edited { version, configuration },
    "renamed" => Renamed { name },
    "transferred" => Transferred { partner },
    "distribution_changed" => DistributionChanged { distribution },
    "version_created" => VersionCreated { version, from },
    "publication_requested" => PublicationRequested { version, environment },
    "request_withdrawn" => RequestWithdrawn { version },
    "request_rejected" => RequestRejected { version, reason },
    "published" => Published { version, environment },
    "beta_completed" => BetaCompleted { customers },
    "deactivated" => Deactivated { reason },
    "reactivated" => Reactivated {},
    "delisted" => Delisted { reason },
    "relisted" => Relisted {},
    "deleted" => Deleted {},
    "authorization_level_recorded" => AuthorizationLevelRecorded { level },
    "review_recorded" => ReviewRecorded { review, status },
    "license_added" => LicenseAdded { list, license },
    "license_removed" => LicenseRemoved { list, license },
    "client_secret_set" => ClientSecretSet { version, environment, client_secret },
    "client_secret_cleared" => ClientSecretCleared { version, environment },
    "certificate_set" => CertificateSet { version, environment, certificate },
    "certificate_cleared" => CertificateCleared { version, environment },
    "keys_activated" => KeysActivated {},
    "credential_revoked" => CredentialRevoked { credential, environment },
}
