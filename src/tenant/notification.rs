//! What SuperOffice sends by itself.

use std::sync::Arc;

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::url::check_host;
use crate::identity::is_longer;
use crate::wire::given::Given;
use crate::wire::open::OrEmpty;
use crate::wire::part::Part;
use crate::wire::strict::{Cx, Noted, read};
use crate::wire::table::record;
use crate::{ContextId, NotificationToken, ParseError, ParseErrorKind, StateChange, redact};

/// The longest name of a version, and version of files, in characters; a bound of our own. Published ones have up to 28.
const MAX_CHARS: u32 = 256;

/// A customer state change notification: what SuperOffice posts to the URL that is set as
/// [`state_change_url`](crate::Notifications::state_change_url), for each tenant that has approved the application.
///
/// It is read in the form in which it is published, JSON with keys in `PascalCase`, as [`StateResponse`](crate::StateResponse) is; `ChangeType` is a
/// number. All but `ChangeType` and `ContextIdentifier` may be missing, `null` or empty. It is written without its token.
///
/// # Verify it first
///
/// Anybody who knows the URL can post one, and **this crate does not verify it**. Before it is believed, the caller has to verify the token, a JWT:
///
/// * its signature, with the keys that the environment publishes ([`Environment::jwks_url`](crate::Environment::jwks_url)); SuperOffice's sample
///   takes the certificate of the federated login instead;
/// * its issuer: the sample expects `https://sod.superoffice.com`, which is [`Environment::issuer`](crate::Environment::issuer) of SOD; that the
///   other environments do alike is our reading;
/// * its life: that it has not ended.
///
/// What its audience is, which claims it holds, whether it covers what the notification says, and whether it is sent again when it fails, is not
/// published. So a verified token may still come with a message that was changed: what follows from a notification is best confirmed by asking
/// ([`Environment::tenant_state_url`](crate::Environment::tenant_state_url)), before anything is deleted least of all.
///
/// Two notifications are equal when they say the same; their tokens are not compared.
///
/// Source: documentation (`tenant-status/notifications-example`).
///
/// ```
/// use superoffice_app::{ChangeNotification, StateChange};
///
/// let notification: ChangeNotification = serde_json::from_str(r#"{
///     "ChangeType": 5, "ContextIdentifier": "Cust12345", "VersionName": "Release_10.3.8_2024.08.30-01",
///     "FileVersion": "10.3.8.2024", "Token": "eyJ....", "PublicEndpoint": "sod3.superoffice.com"
/// }"#)?;
/// assert_eq!(notification.change(), StateChange::Move);
/// assert_eq!(notification.public_endpoint(), Some("sod3.superoffice.com"));
/// assert_eq!(notification.token().map(|token| token.expose_secret()), Some("eyJ...."));
/// assert!(!format!("{notification:?} {}", serde_json::to_string(&notification)?).contains("eyJ"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct ChangeNotification {
    pub(crate) change: StateChange,
    pub(crate) context_id: ContextId,
    pub(crate) version_name: Option<Box<str>>,
    pub(crate) file_version: Option<Box<str>>,
    pub(crate) public_endpoint: Option<Box<str>>,
    token: Option<Arc<NotificationToken>>,
}

/// Made by hand, as for tests.
impl ChangeNotification {
    /// A notification that tells a change of a tenant, and nothing else.
    #[must_use]
    pub const fn new(context_id: ContextId, change: StateChange) -> Self {
        Self { change, context_id, version_name: None, file_version: None, public_endpoint: None, token: None }
    }

    /// The same, with the host to which the tenant moves.
    ///
    /// # Errors
    ///
    /// When it is not the bare name of a host.
    pub fn with_public_endpoint(mut self, host: &str) -> Result<Self, ParseError> {
        self.public_endpoint = Some(read_host(host)?);
        Ok(self)
    }

    /// The same, with the name of the version.
    ///
    /// # Errors
    ///
    /// When it is blank, longer than 256 characters, or holds a character that nobody sees.
    pub fn with_version_name(mut self, name: &str) -> Result<Self, ParseError> {
        self.version_name = Some(read_version("version name", name)?);
        Ok(self)
    }

    /// The same, with the version of the files.
    ///
    /// # Errors
    ///
    /// When it is blank, longer than 256 characters, or holds a character that nobody sees.
    pub fn with_file_version(mut self, version: &str) -> Result<Self, ParseError> {
        self.file_version = Some(read_version("file version", version)?);
        Ok(self)
    }

    /// The same, with a token.
    #[must_use]
    pub fn with_token(mut self, token: NotificationToken) -> Self {
        self.token = Some(Arc::new(token));
        self
    }
}

impl ChangeNotification {
    /// What changes.
    #[must_use]
    pub const fn change(&self) -> StateChange {
        self.change
    }

    /// The tenant that it is about.
    #[must_use]
    pub const fn context_id(&self) -> &ContextId {
        &self.context_id
    }

    /// The name of the version, such as `Release_10.3.8_2024.08.30-01`: free text, without white space around it.
    #[must_use]
    pub fn version_name(&self) -> Option<&str> {
        self.version_name.as_deref()
    }

    /// The version of the files, such as `10.3.8.2024`: free text, without white space around it.
    #[must_use]
    pub fn file_version(&self) -> Option<&str> {
        self.file_version.as_deref()
    }

    /// The host to which the tenant moves, a bare name; published for [`StateChange::Move`] only. Whether it is SuperOffice's is not checked here.
    #[must_use]
    pub fn public_endpoint(&self) -> Option<&str> {
        self.public_endpoint.as_deref()
    }

    /// The token, which the caller verifies.
    #[must_use]
    pub fn token(&self) -> Option<&NotificationToken> {
        self.token.as_deref()
    }

    /// The same without its token, which nobody needs once it is verified. Its memory is wiped when no copy of the notification has it.
    #[must_use]
    pub fn without_token(mut self) -> Self {
        self.token = None;
        self
    }
}

impl PartialEq for ChangeNotification {
    fn eq(&self, other: &Self) -> bool {
        self.change == other.change
            && self.context_id == other.context_id
            && self.version_name == other.version_name
            && self.file_version == other.file_version
            && self.public_endpoint == other.public_endpoint
    }
}

impl Eq for ChangeNotification {}

/// Free text in which nobody hides anything. White space around it says nothing and is left out: a message that tells of a deletion should not be
/// refused for it.
pub(super) fn read_version(what: &'static str, text: &str) -> Result<Box<str>, ParseError> {
    let text = text.trim();
    let kind = if text.is_empty() {
        ParseErrorKind::Empty
    } else if is_longer(text, MAX_CHARS) {
        ParseErrorKind::TooLong { max: MAX_CHARS }
    } else if let Some(found) = text.chars().find(|letter| redact::is_hidden(*letter)) {
        ParseErrorKind::InvalidCharacter { found }
    } else {
        return Ok(text.into());
    };
    Err(ParseError::new(what, kind))
}

fn read_host(text: &str) -> Result<Box<str>, ParseError> {
    check_host(text).map(|()| text.into()).map_err(|kind| ParseError::new("host", kind))
}

record! {
    open struct ChangeRecord for ChangeNotification {
        change_type = "ChangeType": ChangeNumber,
        context_identifier = "ContextIdentifier": ContextId,
        version_name = "VersionName": VersionText,
        file_version = "FileVersion": VersionText,
        token = "Token": OrEmpty<NotificationToken>,
        public_endpoint = "PublicEndpoint": OrEmpty<HostName>,
    }
}

impl ChangeRecord {
    pub(super) fn make(self, cx: &Cx<'_>) -> Result<ChangeNotification, Noted> {
        Ok(ChangeNotification {
            change: self.change_type.required(&cx.field("ChangeType"))?.0,
            context_id: self.context_identifier.required(&cx.field("ContextIdentifier"))?,
            version_name: self.version_name.if_any()?.map(|text| text.0),
            file_version: self.file_version.if_any()?.map(|text| text.0),
            token: self.token.if_filled()?.map(Arc::new),
            public_endpoint: self.public_endpoint.if_filled()?.map(|host| host.0),
        })
    }
}

/// The number of a change, which is not its name.
pub(crate) struct ChangeNumber(StateChange);

impl Part<'_> for ChangeNumber {
    const EXPECTED: &'static str = "the number of a change, such as 2";

    fn number(cx: &Cx<'_>, number: i128) -> Given<Self> {
        let read = u32::try_from(number).map(|number| Self(StateChange::from_number(number)));
        read.or_else(|_| cx.refuse(format_args!("expected {}", Self::EXPECTED))).into()
    }
}

/// The name of a version, or the version of files.
pub(crate) struct VersionText(Box<str>);

impl Part<'_> for VersionText {
    const EXPECTED: &'static str = "a text";

    fn text(cx: &Cx<'_>, text: &str) -> Given<Self> {
        match read_version("version", text) {
            Ok(text) => Given::Value(Self(text)),
            Err(error) if error.kind() == ParseErrorKind::Empty => Given::Null,
            Err(error) => cx.refuse(error).into(),
        }
    }
}

/// The bare name of a host.
pub(crate) struct HostName(Box<str>);

impl Part<'_> for HostName {
    const EXPECTED: &'static str = "the bare name of a host";

    fn text(cx: &Cx<'_>, text: &str) -> Given<Self> {
        read_host(text).map(Self).or_else(|error| cx.refuse(error)).into()
    }
}

impl Part<'_> for NotificationToken {
    const EXPECTED: &'static str = "a text";

    fn text(cx: &Cx<'_>, text: &str) -> Given<Self> {
        Self::parse(text).or_else(|error| cx.refuse(error)).into()
    }
}

impl<'de> Deserialize<'de> for ChangeNotification {
    /// Reads the published form.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, |notification: Self, _| Ok(notification))
    }
}

impl Serialize for ChangeNotification {
    /// Writes the published form **without the token**; what there is none of is left out.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("ChangeType", &self.change.number())?;
        map.serialize_entry("ContextIdentifier", &self.context_id)?;
        for (key, text) in [
            ("VersionName", &self.version_name),
            ("FileVersion", &self.file_version),
            ("PublicEndpoint", &self.public_endpoint),
        ] {
            if let Some(text) = text {
                map.serialize_entry(key, text)?;
            }
        }
        map.end()
    }
}
