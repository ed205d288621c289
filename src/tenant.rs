//! A customer's installation: what is known of it, and what SuperOffice tells about it.

mod change;
mod difference;
mod endpoint;
mod event;
mod facts;
mod heard;
mod invariants;
mod key;
mod licenses;
mod message;
mod notification;
mod notification_token;
mod observe;
mod plan;
mod response;
mod state;
mod step;
mod told;
mod url;
mod version;
mod wire;

pub use change::{OtherChange, StateChange};
pub use endpoint::EndpointFault;
pub use event::{TenantEvent, TenantEventKind};
pub use heard::MessageSource;
pub use key::TenantKey;
pub use licenses::TenantLicenses;
pub use message::TenantMessage;
pub use notification::ChangeNotification;
pub use notification_token::NotificationToken;
pub use plan::CrmSuitePlan;
pub use response::StateResponse;
pub use state::{OtherState, TenantState};
pub use step::{ForeignMessage, TenantStep};
pub use url::{TenantUrl, TenantUrlShape};
pub use version::TenantVersion;

use crate::{ContextId, Environment, ParseError, Timestamp};
use facts::Facts;

/// The longest customer site that is accepted, in characters; a bound of our own.
const MAX_SITE_CHARS: u32 = 128;

/// One installation of SuperOffice CRM Online for one customer in one environment, and what is known of it.
///
/// SuperOffice's messages are folded into it: [`observe`](Self::observe) what it answers, [`notify`](Self::notify) it of what SuperOffice tells by
/// itself, [`hear`](Self::hear) either of those that were stored. Each gives the tenant as it is known then, and events for what is different. What no message tells comes from the
/// caller: whether it is a sandbox, its customer site, its licenses.
///
/// # Lost, repeated and late messages
///
/// Whether SuperOffice repeats a notification that was not taken, and in which order notifications come, is not published; answers cross them on the way. So
/// nothing here relies on either. Each fact is kept with the time at which it was heard, which the caller passes (for an answer, the time at which it was
/// asked for), and what was heard later counts, whenever it is folded:
///
/// * *In any order.* The tenant is the one that its messages make when they are sorted by their time. In the same second an answer counts more than a
///   notification, for it was asked for; of two answers, or two notifications, of the same second the one that is folded last counts. What comes
///   too late to count gives no event; one that fills a gap gives an event with its own, earlier time.
/// * *Told only.* Of what leaves no state behind (an upgrade, a backup, a move that is not believed, a change that nobody knows) the latest second is
///   remembered with what was told in it: two hosts, or two changes, of one second are both told, in either order, and each once. One that comes after
///   a later one of its sort is not told any more: nobody could know it from a repeat. The same goes for more than 16 of one second.
/// * *Repeated.* Folding a message again, with the time it has, changes nothing and gives no event, unless another of its kind and second came between. Give a message that is read again from a queue the time at which
///   it first came: with the time of today it is another message.
/// * *Lost.* What is known is what the rest tells. The next answer makes it good: ask when [`ask_again`](Self::ask_again) says, which is at once after any
///   notification, and from time to time if it says nothing.
/// * *Contradictory.* A notification is a reason to ask, and the answer is what counts. So take the time at which an answer was *asked for*, not that
///   at which it came: a notification that came in between is then later, and asks for another question.
/// * *Empty.* What is not told is as it was. `Unknown` is also what a broken environment answers, and takes nothing away.
/// * *Deleted* is final, for who is told deletes what is kept for the customer. Neither `Resume` nor an answer of any state in which a tenant does
///   not run takes it back; an answer that says that it runs does, as [`Restored`](TenantEventKind::Restored). A deletion that comes late, after a later answer that it
///   runs, is not believed.
///
/// A clock that goes back makes what is heard then late, and a time in the future makes all late that is heard until then: pass the times of one clock.
///
/// To keep a tenant, store it: it remembers the times. Or store the messages with their times, and fold them again, in any order. Events are for
/// those who have to act, and no tenant can be made from them: what came too late to be told may still count when something else comes.
///
/// ```
/// use superoffice_app::{ChangeNotification, ContextId, Environment, StateChange, StateResponse, Tenant, TenantKey, TenantState, Timestamp};
///
/// let id = ContextId::parse("Cust12345")?;
/// let tenant = Tenant::new(TenantKey::new(Environment::Sod, id.clone()));
///
/// let running = StateResponse::new(id.clone(), TenantState::Running);
/// let tenant = tenant.observe(&running, Timestamp::parse("2026-11-22T10:00:00Z")?)?.tenant;
/// assert!(tenant.is_running());
///
/// let suspend = ChangeNotification::new(id, StateChange::Suspend);
/// let step = tenant.notify(&suspend, Timestamp::parse("2026-11-22T11:00:00Z")?)?;
/// assert_eq!(step.events[0].kind().to_string(), "suspended: Running to Suspended");
/// assert!(!step.tenant.is_running());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tenant {
    key: TenantKey,
    customer_site: Option<Box<str>>,
    sandbox: bool,
    licenses: Option<KnownLicenses>,
    facts: Facts,
}

/// The licenses, and when they were learnt; no time when they are known from the beginning.
#[derive(Clone, Debug, PartialEq, Eq)]
struct KnownLicenses {
    at: Option<Timestamp>,
    licenses: TenantLicenses,
}

impl Tenant {
    /// A tenant of which nothing is known yet but its key.
    #[must_use]
    pub fn new(key: TenantKey) -> Self {
        Self { key, customer_site: None, sandbox: false, licenses: None, facts: Facts::default() }
    }

    /// Says that it is a production sandbox: a tenant of its own, with approvals of its own.
    #[must_use]
    pub const fn as_sandbox(mut self) -> Self {
        self.sandbox = true;
        self
    }

    /// Says which customer site it belongs to.
    ///
    /// # Errors
    ///
    /// When it is not a visible line of up to 128 characters without white space around it.
    pub fn with_customer_site(mut self, site: &str) -> Result<Self, ParseError> {
        crate::identity::one_line(site, MAX_SITE_CHARS).map_err(|kind| ParseError::new("customer site", kind))?;
        self.customer_site = Some(site.into());
        Ok(self)
    }

    /// Says which licenses it has from the beginning, in place of any that were known. Those that are learnt count more, whenever they are
    /// ([`learn_licenses`](Self::learn_licenses)).
    #[must_use]
    pub fn with_licenses(mut self, licenses: TenantLicenses) -> Self {
        self.licenses = Some(KnownLicenses { at: None, licenses });
        self
    }
}

/// What is known.
impl Tenant {
    /// What tells it from all others.
    #[must_use]
    pub const fn key(&self) -> &TenantKey {
        &self.key
    }

    /// Its environment.
    #[must_use]
    pub const fn environment(&self) -> Environment {
        self.key.environment()
    }

    /// Its context identifier.
    #[must_use]
    pub const fn context_id(&self) -> &ContextId {
        self.key.context_id()
    }

    /// The customer site; SuperOffice does not say what it looks like.
    #[must_use]
    pub fn customer_site(&self) -> Option<&str> {
        self.customer_site.as_deref()
    }

    /// Whether it is a production sandbox.
    #[must_use]
    pub const fn is_sandbox(&self) -> bool {
        self.sandbox
    }

    /// Its licenses, when they are known.
    #[must_use]
    pub fn licenses(&self) -> Option<&TenantLicenses> {
        self.licenses.as_ref().map(|known| &known.licenses)
    }

    /// Its state; [`TenantState::Unknown`] when nothing was heard of it.
    #[must_use]
    pub fn state(&self) -> &TenantState {
        self.facts.shown().state
    }

    /// Whether its API can be called, as far as is known.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.facts.shown().is_running
    }

    /// Whether it is gone. It stays so until an answer says that its API answers again.
    #[must_use]
    pub fn is_deleted(&self) -> bool {
        self.facts.is_deleted()
    }

    /// Where it is served, such as `https://sod2.superoffice.com/Cust12345`, in one spelling however it was told; nothing when that was not
    /// heard.
    ///
    /// An answer may name a host that is not known to be SuperOffice's, for no list of them is complete. Ask
    /// [`host_role`](TenantUrl::host_role) before a secret, such as a token, is sent there.
    #[must_use]
    pub fn endpoint(&self) -> Option<&TenantUrl> {
        self.facts.endpoint.as_ref().map(|known| &known.value)
    }

    /// What an answer named as its endpoint and cannot be ([`endpoint_fault`](Self::endpoint_fault)), unless it is answered by an endpoint that
    /// can.
    #[must_use]
    pub fn refused_endpoint(&self) -> Option<&TenantUrl> {
        self.facts.refused.as_ref().map(|refused| &refused.value)
    }

    /// The version of SuperOffice that the latest upgrade named. Where that told no version of the files, it is the one that was told with the same
    /// name before.
    #[must_use]
    pub fn version(&self) -> Option<&TenantVersion> {
        self.facts.shown_version()
    }

    /// When SuperOffice told last that a backup was restored: what was written between the backup and then is gone.
    #[must_use]
    pub const fn backup_restored_at(&self) -> Option<Timestamp> {
        self.facts.told.backup_restored
    }

    /// When to ask for its state again: at once after a notification, and after an answer when that says. Nothing when nothing was heard, or
    /// the answer does not say.
    ///
    /// It is when an answer ends to count, and no rhythm: an answer may be over when it comes (those that are published are), and then this says "at
    /// once" after each. How long to wait at least between two questions is for the caller to say. [`may_call`](crate::may_call) does not look
    /// at it: what was heard counts until something else is.
    #[must_use]
    pub fn ask_again(&self) -> Option<Timestamp> {
        self.facts.latest.as_ref().and_then(|latest| latest.value)
    }

    /// When the latest message was heard of it, whatever it told.
    #[must_use]
    pub fn heard_at(&self) -> Option<Timestamp> {
        self.facts.latest.as_ref().map(|latest| latest.heard.at)
    }
}
