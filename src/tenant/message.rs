//! Anything that SuperOffice tells about a tenant.

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};

use super::notification::{ChangeNumber, ChangeRecord, HostName, VersionText};
use super::response::{StateName, StateRecord};
use crate::wire::given::Given;
use crate::wire::open::{OrEmpty, OrUnread};
use crate::wire::strict::{Cx, Noted, read};
use crate::wire::table::record;
use crate::{ChangeNotification, ContextId, NotificationToken, StateResponse, TenantUrl, Timestamp};

/// Anything that SuperOffice tells about a tenant: what it answers when it is asked, or what it sends by itself.
///
/// The two are told apart by their keys: an answer has `State`, a notification `ChangeType`. One that has both, or neither, is an error. For the rest
/// each is read as by itself, but that a key of the other, which is passed over, still has to hold what it should.
///
/// # Not for a webhook
///
/// This is for messages that were stored, or whose way is known otherwise. An answer carries nothing by which it could be verified: it is believed
/// only because the caller asked for it, over TLS, and got it back. **At the URL to which notifications are posted, read [`ChangeNotification`], and never
/// this or [`StateResponse`]**: anybody can post an answer there, and it would be believed whatever it says, as that the tenant is deleted, or
/// served on a host of the sender's.
///
/// ```
/// use superoffice_app::TenantMessage;
///
/// let message: TenantMessage = serde_json::from_str(r#"{"ContextIdentifier": "Cust12345", "ChangeType": 2}"#)?;
/// assert!(matches!(message, TenantMessage::Change(_)));
/// assert_eq!(message.context_id().as_str(), "Cust12345");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    clippy::exhaustive_enums,
    reason = "SuperOffice tells in these two ways, and a third would need a place to fold it"
)]
pub enum TenantMessage {
    /// What it answers when it is asked (pull). It is believed, so it has to be one that the caller asked for.
    State(StateResponse),
    /// What it sends by itself (push). Verify it first, see [`ChangeNotification`].
    Change(ChangeNotification),
}

impl TenantMessage {
    /// The tenant that it is about.
    #[must_use]
    pub const fn context_id(&self) -> &ContextId {
        match self {
            Self::State(response) => response.context_id(),
            Self::Change(notification) => notification.context_id(),
        }
    }
}

impl From<StateResponse> for TenantMessage {
    fn from(response: StateResponse) -> Self {
        Self::State(response)
    }
}

impl From<ChangeNotification> for TenantMessage {
    fn from(notification: ChangeNotification) -> Self {
        Self::Change(notification)
    }
}

record! {
    open struct MessageRecord {
        context_identifier = "ContextIdentifier": ContextId,
        endpoint = "Endpoint": OrUnread<TenantUrl>,
        state = "State": StateName,
        is_running = "IsRunning": bool,
        valid_until = "ValidUntil": OrUnread<Timestamp>,
        api = "Api": OrUnread<TenantUrl>,
        change_type = "ChangeType": ChangeNumber,
        version_name = "VersionName": VersionText,
        file_version = "FileVersion": VersionText,
        token = "Token": OrEmpty<NotificationToken>,
        public_endpoint = "PublicEndpoint": OrEmpty<HostName>,
    }
}

impl MessageRecord {
    fn make(self, cx: &Cx<'_>) -> Result<TenantMessage, Noted> {
        let is_answer = match (&self.state, &self.change_type) {
            (Given::Absent, Given::Absent) => {
                return cx.refuse("a message has `State`, which SuperOffice answers, or `ChangeType`, which it sends");
            }
            // What is `null` is there as little as what is missing, and worse when nothing else is.
            (_, Given::Absent) | (Given::Wrong | Given::Value(_), Given::Null) => true,
            (Given::Absent | Given::Null, _) => false,
            (Given::Wrong | Given::Value(_), Given::Wrong | Given::Value(_)) => {
                return cx.refuse("a message has `State` or `ChangeType`, and not both");
            }
        };
        if is_answer {
            let response = StateRecord {
                context_identifier: self.context_identifier,
                endpoint: self.endpoint,
                state: self.state,
                is_running: self.is_running,
                valid_until: self.valid_until,
                api: self.api,
            };
            response.make(cx).map(TenantMessage::State)
        } else {
            let notification = ChangeRecord {
                change_type: self.change_type,
                context_identifier: self.context_identifier,
                version_name: self.version_name,
                file_version: self.file_version,
                token: self.token,
                public_endpoint: self.public_endpoint,
            };
            notification.make(cx).map(TenantMessage::Change)
        }
    }
}

impl<'de> Deserialize<'de> for TenantMessage {
    /// Reads the published form of either.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, MessageRecord::make)
    }
}

impl Serialize for TenantMessage {
    /// Writes the published form, a notification without its token.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::State(response) => response.serialize(serializer),
            Self::Change(notification) => notification.serialize(serializer),
        }
    }
}
