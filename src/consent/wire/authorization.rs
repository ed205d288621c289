//! An authorization as it is stored: a snapshot.

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::stamp::{self, By};
use crate::configuration::write::entry;
use crate::consent::{Standing, topic};
use crate::draft::Text;
use crate::wire::given::Given;
use crate::wire::strict::{Cx, Noted, read, shown};
use crate::wire::table::{Record as _, record};
use crate::wire::{VERSION, check_version};
use crate::{Approval, Authorization, ClientId, ConsentTopic, ContextId, Environment, Reason, TenantKey, Timestamp};

record! {
    struct AuthorizationTable {
        v: u64,
        client_id: ClientId,
        environment: Environment,
        context_id: ContextId,
        state: Text<'static>,
        at: Timestamp,
        by: By,
        valid_until: Timestamp,
        topics: Vec<ConsentTopic>,
        reason: Reason,
        approval: ApprovalTable,
    }
}

record! {
    /// The approval that does not suffice any more.
    struct ApprovalTable {
        at: Timestamp,
        by: By,
        valid_until: Timestamp,
        topics: Vec<ConsentTopic>,
    }
}

/// The states that are stored: that an approval has expired follows from the time.
const STATES: &str = "`not_requested`, `requested`, `approved`, `needs_reapproval`, `denied`, `revoked`";

impl AuthorizationTable {
    fn make(mut self, cx: &Cx<'_>) -> Result<Authorization, Noted> {
        check_version(cx, core::mem::take(&mut self.v))?;
        let client_id = core::mem::take(&mut self.client_id).required(&cx.field("client_id"))?;
        let environment = core::mem::take(&mut self.environment).required(&cx.field("environment"))?;
        let context_id = core::mem::take(&mut self.context_id).required(&cx.field("context_id"))?;
        let tenant = TenantKey::new(environment, context_id);
        let word = core::mem::take(&mut self.state).required(&cx.field("state"))?;
        let standing = self.standing(cx, word.as_str())?;
        match self.left_over() {
            Some(key) => cx.refuse(format_args!("`{}` has no `{key}`", word.as_str())),
            None => Ok(Authorization { client_id, tenant, standing }),
        }
    }

    /// Takes what such a state has.
    fn standing(&mut self, cx: &Cx<'_>, word: &str) -> Result<Standing, Noted> {
        Ok(match word {
            "not_requested" => Standing::NotRequested,
            "requested" => Standing::Requested(self.stamp(cx)?),
            "approved" => {
                let (valid_until, topics) = (core::mem::take(&mut self.valid_until), core::mem::take(&mut self.topics));
                Standing::Approved(approval(cx, self.stamp(cx)?, valid_until, topics)?)
            }
            "needs_reapproval" => {
                let stamp = self.stamp(cx)?;
                let topics = topic::unique(core::mem::take(&mut self.topics).required(&cx.field("topics"))?);
                let (earlier, at) = (core::mem::take(&mut self.approval), cx.field("approval"));
                let earlier = earlier.required(&at)?;
                let earlier =
                    approval(&at, stamp::make(&at, earlier.at, earlier.by)?, earlier.valid_until, earlier.topics)?;
                Standing::NeedsReapproval { stamp, topics, approval: earlier }
            }
            "denied" => Standing::Denied(self.stamp(cx)?),
            "revoked" => {
                let stamp = self.stamp(cx)?;
                let reason = core::mem::take(&mut self.reason).optional(&cx.field("reason"))?;
                Standing::Revoked { stamp, reason }
            }
            other => {
                let found = shown(other);
                return cx.field("state").refuse(format_args!("unknown state `{found}`, expected one of {STATES}"));
            }
        })
    }

    fn stamp(&mut self, cx: &Cx<'_>) -> Result<crate::ConsentStamp, Noted> {
        stamp::make(cx, core::mem::take(&mut self.at), core::mem::take(&mut self.by))
    }
}

fn approval(
    cx: &Cx<'_>,
    stamp: crate::ConsentStamp,
    valid_until: Given<Timestamp>,
    topics: Given<Vec<ConsentTopic>>,
) -> Result<Approval, Noted> {
    let topics = topic::unique(topics.required(&cx.field("topics"))?);
    let cx = cx.field("valid_until");
    let valid_until = valid_until.optional(&cx)?;
    let approval = Approval { stamp, valid_until, topics };
    if approval.has_expired(approval.stamp.at()) {
        return cx.refuse("an approval does not end before it begins");
    }
    Ok(approval)
}

impl Serialize for Authorization {
    /// A snapshot: `{"v": 1, "client_id": …, "environment": …, "context_id": …, "state": "approved", "at": …, "by": {…}, …}`. All of it
    /// is in `docs/consent.md`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("v", &VERSION)?;
        map.serialize_entry("client_id", &self.client_id)?;
        map.serialize_entry("environment", &self.tenant.environment())?;
        map.serialize_entry("context_id", self.tenant.context_id())?;
        let word = match &self.standing {
            Standing::NotRequested => "not_requested",
            Standing::Requested(_) => "requested",
            Standing::Approved(_) => "approved",
            Standing::NeedsReapproval { .. } => "needs_reapproval",
            Standing::Denied(_) => "denied",
            Standing::Revoked { .. } => "revoked",
        };
        map.serialize_entry("state", word)?;
        if let Some(stamp) = self.stamp() {
            stamp::write(stamp, &mut map)?;
        }
        match &self.standing {
            Standing::Approved(approval) => {
                entry(&mut map, "valid_until", &approval.valid_until)?;
                map.serialize_entry("topics", &approval.topics)?;
            }
            Standing::NeedsReapproval { topics, approval, stamp: _ } => {
                map.serialize_entry("topics", topics)?;
                map.serialize_entry("approval", approval)?;
            }
            Standing::Revoked { reason, stamp: _ } => entry(&mut map, "reason", reason)?,
            Standing::NotRequested | Standing::Requested(_) | Standing::Denied(_) => {}
        }
        map.end()
    }
}

impl Serialize for Approval {
    /// `{"at": …, "by": {…}, "valid_until": …, "topics": […]}`, without what there is not.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        stamp::write(&self.stamp, &mut map)?;
        entry(&mut map, "valid_until", &self.valid_until)?;
        map.serialize_entry("topics", &self.topics)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for Authorization {
    /// Reads what [`Serialize`] writes, with its keys in any order.
    ///
    /// The error names the place and the fault, and never a value that could be a secret.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, AuthorizationTable::make)
    }
}
