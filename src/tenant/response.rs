//! The answer to the question how a tenant is.

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::wire::given::Given;
use crate::wire::open::OrUnread;
use crate::wire::part::Part;
use crate::wire::strict::{Cx, Noted, read};
use crate::wire::table::record;
use crate::{ContextId, ParseError, TenantState, TenantUrl, Timestamp};

/// What SuperOffice answers when it is asked for the state of a tenant ([`Environment::tenant_state_url`](crate::Environment::tenant_state_url)).
///
/// Nothing in it can be verified: believe it only when you asked for it yourself, over TLS. What is posted to a webhook is never one: read a
/// [`ChangeNotification`](crate::ChangeNotification) there, and not this, or whoever knows the URL tells you that a tenant is deleted, or served by them.
///
/// It is read in the form in which it is published, JSON with keys in `PascalCase`. Keys may stand in any order; those that are not known are
/// passed over, for SuperOffice may add some. `Endpoint`, `ValidUntil` and `Api` may be missing, `null` or empty, `IsRunning` missing or `null`; a text
/// of the first three that cannot be read is taken as not told ([`unread`](Self::unread)). A
/// key that stands there twice, or in another letter case, is an error, and so is a `State` that is a number. No error holds anything of what was read but one character
/// that may not stand where it does.
///
/// Two answers are equal when they tell the same; what could not be read is not compared.
///
/// How long the text may be is for the caller to say: bound it before it is parsed.
///
/// Source: documentation (`tenant-status/check-status`). The page also shows an answer with `https://online.superoffice.com/Cust12345` as its `Endpoint`,
/// a host that signs people in and answers a call with 421. It is read; [`Tenant::observe`](crate::Tenant::observe) refuses it as an endpoint, keeps
/// the one that is known, and the state counts.
///
/// ```
/// use superoffice_app::{StateResponse, TenantState};
///
/// let response: StateResponse = serde_json::from_str(r#"{
///     "ContextIdentifier": "Cust12345", "Endpoint": "https://sod2.superoffice.com/Cust12345", "State": "Running", "IsRunning": true,
///     "ValidUntil": "2020-05-13T17:49:37.2652758Z", "Api": "https://sod2.superoffice.com/Cust12345/api"
/// }"#)?;
/// assert_eq!(response.state(), &TenantState::Running);
/// assert_eq!(response.valid_until().map(|time| time.to_string()).as_deref(), Some("2020-05-13T17:49:37Z"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct StateResponse {
    pub(crate) context_id: ContextId,
    pub(crate) endpoint: Option<TenantUrl>,
    pub(crate) state: TenantState,
    pub(crate) is_running: Option<bool>,
    pub(crate) valid_until: Option<Timestamp>,
    pub(crate) api: Option<TenantUrl>,
    unread: Unread,
}

/// What is wrong with what could not be read.
#[derive(Clone, Copy, Debug)]
struct Unread {
    endpoint: Option<ParseError>,
    valid_until: Option<ParseError>,
    api: Option<ParseError>,
}

impl Unread {
    const NOTHING: Self = Self { endpoint: None, valid_until: None, api: None };
}

/// Made by hand, as for tests.
impl StateResponse {
    /// An answer that tells the state of a tenant, and nothing else.
    #[must_use]
    pub const fn new(context_id: ContextId, state: TenantState) -> Self {
        Self {
            context_id,
            endpoint: None,
            state,
            is_running: None,
            valid_until: None,
            api: None,
            unread: Unread::NOTHING,
        }
    }

    /// The same, with where the tenant's data is served.
    #[must_use]
    pub fn with_endpoint(mut self, endpoint: TenantUrl) -> Self {
        (self.endpoint, self.unread.endpoint) = (Some(endpoint), None);
        self
    }

    /// The same, with what `IsRunning` says.
    #[must_use]
    pub const fn with_running(mut self, is_running: bool) -> Self {
        self.is_running = Some(is_running);
        self
    }

    /// The same, with until when it counts.
    #[must_use]
    pub const fn with_valid_until(mut self, valid_until: Timestamp) -> Self {
        self.valid_until = Some(valid_until);
        self.unread.valid_until = None;
        self
    }

    /// The same, with where the tenant's REST API is.
    #[must_use]
    pub fn with_api(mut self, api: TenantUrl) -> Self {
        (self.api, self.unread.api) = (Some(api), None);
        self
    }
}

impl StateResponse {
    /// The tenant that it is about.
    #[must_use]
    pub const fn context_id(&self) -> &ContextId {
        &self.context_id
    }

    /// Its state.
    #[must_use]
    pub const fn state(&self) -> &TenantState {
        &self.state
    }

    /// Where its data is served, when that is told. Whether it can be the tenant's is not checked here:
    /// [`Tenant::observe`](crate::Tenant::observe) does.
    #[must_use]
    pub const fn endpoint(&self) -> Option<&TenantUrl> {
        self.endpoint.as_ref()
    }

    /// Where its REST API is, when that is told; not checked either.
    #[must_use]
    pub const fn api(&self) -> Option<&TenantUrl> {
        self.api.as_ref()
    }

    /// Until when the answer counts, to the second: the fraction is dropped.
    #[must_use]
    pub const fn valid_until(&self) -> Option<Timestamp> {
        self.valid_until
    }

    /// What `IsRunning` says, if anything.
    #[must_use]
    pub const fn says_running(&self) -> Option<bool> {
        self.is_running
    }

    /// The keys whose text could not be read, and what is wrong with it: of `Endpoint`, `ValidUntil` and `Api`. They are taken as not told, for
    /// what matters most is the state. It holds nothing of the text but one character.
    ///
    /// ```
    /// use superoffice_app::StateResponse;
    ///
    /// let text = r#"{"ContextIdentifier": "Cust1", "State": "Running", "ValidUntil": "0001-01-01T00:00:00"}"#;
    /// let response: StateResponse = serde_json::from_str(text)?;
    /// let unread: Vec<_> = response.unread().map(|(key, fault)| format!("{key}: {fault}")).collect();
    /// assert_eq!((response.is_running(), response.valid_until()), (true, None));
    /// assert_eq!(unread, ["ValidUntil: time is malformed"]);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn unread(&self) -> impl Iterator<Item = (&'static str, ParseError)> + use<> {
        let Unread { endpoint, valid_until, api } = self.unread;
        let faults = [("Endpoint", endpoint), ("ValidUntil", valid_until), ("Api", api)];
        faults.into_iter().filter_map(|(key, fault)| fault.map(|fault| (key, fault)))
    }

    /// When to ask again: when the answer ends to count, or at once if it has ended. Nothing when it does not say.
    ///
    /// An answer that comes with its end already past, as from a server whose clock is slow, says "at once" each time: whoever asks should
    /// wait a while between two questions, whatever this says.
    #[must_use]
    pub fn ask_again(&self, now: Timestamp) -> Option<Timestamp> {
        self.valid_until.map(|end| end.max(now))
    }

    /// Whether its API can be called: what `IsRunning` says, and a known state does not deny. Where the answer leaves `IsRunning` out, the
    /// state says it, and one that is not known says nothing: then it counts as no.
    #[must_use]
    pub fn is_running(&self) -> bool {
        let by_state = !self.state.is_known() || self.state.is_running();
        by_state && self.is_running.unwrap_or(self.state.is_known())
    }
}

record! {
    open struct StateRecord for StateResponse {
        context_identifier = "ContextIdentifier": ContextId,
        endpoint = "Endpoint": OrUnread<TenantUrl>,
        state = "State": StateName,
        is_running = "IsRunning": bool,
        valid_until = "ValidUntil": OrUnread<Timestamp>,
        api = "Api": OrUnread<TenantUrl>,
    }
}

impl StateRecord {
    pub(super) fn make(self, cx: &Cx<'_>) -> Result<StateResponse, Noted> {
        let context_id = self.context_identifier.required(&cx.field("ContextIdentifier"))?;
        let state = self.state.required(&cx.field("State"))?.0;
        let is_running = self.is_running.if_any()?;
        let (endpoint, endpoint_fault) = self.endpoint.if_read()?;
        let (valid_until, valid_until_fault) = self.valid_until.if_read()?;
        let (api, api_fault) = self.api.if_read()?;
        let unread = Unread { endpoint: endpoint_fault, valid_until: valid_until_fault, api: api_fault };
        Ok(StateResponse { context_id, endpoint, state, is_running, valid_until, api, unread })
    }
}

impl PartialEq for StateResponse {
    fn eq(&self, other: &Self) -> bool {
        let Self { context_id, endpoint, state, is_running, valid_until, api, unread: _ } = self;
        (context_id, endpoint, state) == (&other.context_id, &other.endpoint, &other.state)
            && (is_running, valid_until, api) == (&other.is_running, &other.valid_until, &other.api)
    }
}

impl Eq for StateResponse {}

/// The name of a state, which is not its number.
pub(crate) struct StateName(TenantState);

impl Part<'_> for StateName {
    const EXPECTED: &'static str = "the name of a state, such as `Running`";

    fn text(cx: &Cx<'_>, text: &str) -> Given<Self> {
        TenantState::parse(text).map(Self).or_else(|error| cx.refuse(error)).into()
    }

    fn number(cx: &Cx<'_>, _: i128) -> Given<Self> {
        let words =
            format_args!("expected {}, found a number: the numbers stand in the documentation only", Self::EXPECTED);
        cx.refuse(words).into()
    }
}

impl<'de> Deserialize<'de> for StateResponse {
    /// Reads the published form.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, |response: Self, _| Ok(response))
    }
}

impl Serialize for StateResponse {
    /// Writes the published form, as for a test server: `Endpoint` is `null` when there is none; `IsRunning`, `ValidUntil` and `Api` are left out
    /// then. A fraction of a second is lost.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("ContextIdentifier", &self.context_id)?;
        map.serialize_entry("Endpoint", &self.endpoint)?;
        map.serialize_entry("State", &self.state)?;
        if let Some(is_running) = self.is_running {
            map.serialize_entry("IsRunning", &is_running)?;
        }
        if let Some(valid_until) = self.valid_until {
            map.serialize_entry("ValidUntil", &valid_until)?;
        }
        if let Some(api) = &self.api {
            map.serialize_entry("Api", api)?;
        }
        map.end()
    }
}
