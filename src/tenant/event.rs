//! What is different at a tenant.

use core::fmt;

use super::difference;
use super::facts::Shown;
use super::version::Told;
use crate::{
    EndpointFault, HostRole, MessageSource, StateChange, TenantLicenses, TenantState, TenantUrl, TenantVersion,
    Timestamp, redact,
};

/// What a message changed in what is known of a tenant, when it was heard and how.
///
/// Events are for those who have to act, and are not replayed: what makes a tenant is its messages. A message that comes late may change what
/// is remembered and nothing that is shown, so the events of two hosts differ with the order in which they heard the same messages, while
/// their tenants do not. To keep a tenant, store it, or its messages.
///
/// It does not name its tenant: that of the step does ([`TenantStep::tenant`](crate::TenantStep::tenant)). Who stores events, or passes them on, adds
/// its [`TenantKey`](crate::TenantKey).
///
/// It serialises as `{"v": 1, "type": "suspended", "at": "…", "source": "push", "data": {"from": "Running"}}`; `v` is the version of the form, and an
/// unknown version or type is an error. All types are in `docs/tenants.md`.
///
/// ```
/// use superoffice_app::{ChangeNotification, ContextId, Environment, StateChange, Tenant, TenantKey, Timestamp};
///
/// let tenant = Tenant::new(TenantKey::new(Environment::Sod, ContextId::parse("Cust1")?));
/// let suspend = ChangeNotification::new(ContextId::parse("Cust1")?, StateChange::Suspend);
/// let step = tenant.notify(&suspend, Timestamp::parse("2026-11-22T10:00:00Z")?).unwrap();
/// assert_eq!(step.events[0].to_string(), "2026-11-22T10:00:00Z push: suspended: Unknown to Suspended");
/// # Ok::<(), superoffice_app::ParseError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TenantEvent {
    pub(super) at: Timestamp,
    pub(super) source: MessageSource,
    pub(super) kind: TenantEventKind,
}

/// The last of the changes that the first version of the form knew.
pub(super) const LAST_KNOWN: u32 = 5;

impl TenantEvent {
    /// When the message was heard that tells it: the one that was folded, or one that was folded before and counts only now. A message that
    /// came late has an earlier time than those before it.
    #[must_use]
    pub const fn at(&self) -> Timestamp {
        self.at
    }

    /// How the message was heard.
    #[must_use]
    pub const fn source(&self) -> MessageSource {
        self.source
    }

    /// What is different.
    #[must_use]
    pub const fn kind(&self) -> &TenantEventKind {
        &self.kind
    }
}

impl fmt::Display for TenantEvent {
    /// The time, the source and what is different, such as `2026-11-22T10:00:00Z push: suspended: Running to Suspended`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {}", self.at, self.source, self.kind)
    }
}

/// What is different at a tenant.
///
/// Its API answers from [`Started`](Self::Started), [`Resumed`](Self::Resumed), [`CameBack`](Self::CameBack) or [`Restored`](Self::Restored) on, and
/// no longer from [`Suspended`](Self::Suspended), [`WentOffline`](Self::WentOffline) or [`Deleted`](Self::Deleted) on. No other event changes that.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TenantEventKind {
    /// The tenant runs, for the first time as far as is known: nothing was heard of it, or that it is being created or is moving in.
    Started {
        /// The state before.
        from: TenantState,
        /// The state now.
        to: TenantState,
    },
    /// The customer terminates the tenant, and can still reactivate it.
    Suspended {
        /// The state before.
        from: TenantState,
    },
    /// A suspended tenant runs again.
    Resumed {
        /// The state now.
        to: TenantState,
    },
    /// Its API does not answer any more. The state can be the same: an answer may deny that a tenant runs in a state in which others do.
    WentOffline {
        /// The state before.
        from: TenantState,
        /// The state now.
        to: TenantState,
    },
    /// Its API answers again.
    CameBack {
        /// The state before.
        from: TenantState,
        /// The state now.
        to: TenantState,
    },
    /// The tenant is gone.
    Deleted {
        /// The state before.
        from: TenantState,
    },
    /// A tenant that was gone was seen running.
    Restored {
        /// The state now.
        to: TenantState,
    },
    /// The state is another, and its API answers as before, or does not.
    StateChanged {
        /// The state before.
        from: TenantState,
        /// The state now.
        to: TenantState,
    },
    /// It is known for the first time where the tenant is served.
    Located {
        /// Where.
        endpoint: TenantUrl,
    },
    /// The tenant is served elsewhere.
    Moved {
        /// Where it was served.
        from: TenantUrl,
        /// Where it is served now.
        to: TenantUrl,
    },
    /// A notification tells of a move and is not believed, for it names no host that serves data of the environment: ask where the tenant is. The
    /// endpoint that is known is kept.
    MoveNotBelieved {
        /// What it names, if anything.
        host: Option<Box<str>>,
        /// Why it is not believed.
        fault: EndpointFault,
    },
    /// An answer names an endpoint that cannot be the tenant's. The one that is known is kept.
    EndpointRefused {
        /// What it names.
        endpoint: TenantUrl,
        /// Why it is not believed.
        fault: EndpointFault,
    },
    /// The tenant is upgraded, or about to be: the documentation says both.
    Upgraded {
        /// The version before, if it is known.
        from: Option<TenantVersion>,
        /// The version now, if it is known.
        to: Option<TenantVersion>,
    },
    /// A backup was restored: what was written since is gone.
    BackupRestored,
    /// The caller learnt of other licenses.
    LicensesChanged {
        /// The licenses before, if they were known.
        from: Option<TenantLicenses>,
        /// The licenses now.
        to: TenantLicenses,
    },
    /// A notification tells of a change that this version of the crate does not know.
    Unrecognized {
        /// Which.
        change: StateChange,
    },
}

impl TenantEventKind {
    /// The type of the event, such as `came_back`: the word in its serialised form.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Started { .. } => "started",
            Self::Suspended { .. } => "suspended",
            Self::Resumed { .. } => "resumed",
            Self::WentOffline { .. } => "went_offline",
            Self::CameBack { .. } => "came_back",
            Self::Deleted { .. } => "deleted",
            Self::Restored { .. } => "restored",
            Self::StateChanged { .. } => "state_changed",
            Self::Located { .. } => "located",
            Self::Moved { .. } => "moved",
            Self::MoveNotBelieved { .. } => "move_not_believed",
            Self::EndpointRefused { .. } => "endpoint_refused",
            Self::Upgraded { .. } => "upgraded",
            Self::BackupRestored => "backup_restored",
            Self::LicensesChanged { .. } => "licenses_changed",
            Self::Unrecognized { .. } => "unrecognized",
        }
    }
}

/// Which there can be.
impl TenantEventKind {
    /// Whether a message of this source can tell it.
    pub(super) fn is_told_by(&self, source: MessageSource) -> bool {
        let (push, pull) = (source == MessageSource::Push, source == MessageSource::Pull);
        // One that came late may tell whether a tenant runs in a state of an unknown name.
        let resumes =
            |from: &TenantState, to: &TenantState| *to == TenantState::Running || from == to && !to.is_known();
        let is_data = |to: &TenantUrl| matches!(to.host_role(), HostRole::Data(_));
        match self {
            Self::Suspended { .. } | Self::Deleted { .. } => push || pull,
            Self::Started { from, to } | Self::CameBack { from, to } | Self::StateChanged { from, to } => {
                pull || push && resumes(from, to)
            }
            Self::WentOffline { from, to } => pull || push && from == to && !to.is_known(),
            Self::Resumed { to } => pull || push && *to == TenantState::Running,
            Self::Located { endpoint: to } | Self::Moved { to, .. } => pull || push && is_data(to),
            Self::Restored { .. } | Self::EndpointRefused { .. } => pull,
            Self::MoveNotBelieved { .. } | Self::Upgraded { .. } | Self::BackupRestored | Self::Unrecognized { .. } => {
                push
            }
            Self::LicensesChanged { .. } => source == MessageSource::Host,
        }
    }

    /// Whether what was before and what is now lead to it.
    pub(super) fn is_possible(&self) -> bool {
        match self {
            Self::Started { from, to }
            | Self::WentOffline { from, to }
            | Self::CameBack { from, to }
            | Self::StateChanged { from, to } => self.is_led_to(from, to),
            Self::Suspended { from } => self.is_led_to(from, &TenantState::Suspended),
            Self::Resumed { to } => self.is_led_to(&TenantState::Suspended, to),
            Self::Deleted { from } => self.is_led_to(from, &TenantState::Deleted),
            Self::Restored { to } => self.is_led_to(&TenantState::Deleted, to),
            Self::Moved { from, to } => from != to,
            Self::LicensesChanged { from, to } => !from.as_ref().is_some_and(|from| from.means_same(to)),
            // One that is known by now was not when this was stored.
            Self::Unrecognized { change } => change.number() > LAST_KNOWN,
            Self::EndpointRefused { endpoint, fault } => match fault {
                EndpointFault::OtherTenant => true,
                EndpointFault::OtherEnvironment => endpoint.host_role() != HostRole::Other,
                EndpointFault::LoginHost => matches!(endpoint.host_role(), HostRole::Login(_)),
                EndpointFault::UnknownHost | EndpointFault::NoHost => false,
            },
            Self::MoveNotBelieved { host, fault } => {
                let role = host.as_deref().map(HostRole::classify);
                match fault {
                    EndpointFault::OtherTenant => false,
                    EndpointFault::OtherEnvironment => role.is_some_and(|role| role != HostRole::Other),
                    EndpointFault::LoginHost => matches!(role, Some(HostRole::Login(_))),
                    // One that is known by now was not when this was stored.
                    EndpointFault::UnknownHost => role.is_some(),
                    EndpointFault::NoHost => role.is_none(),
                }
            }
            Self::Located { .. } | Self::Upgraded { .. } | Self::BackupRestored => true,
        }
    }

    fn is_led_to(&self, from: &TenantState, to: &TenantState) -> bool {
        let is_heard = *to != TenantState::Unknown;
        let mut steps = Shown::all_of(from).flat_map(|from| Shown::all_of(to).map(move |to| (from, to)));
        is_heard && steps.any(|(from, to)| difference::state(from, to).as_ref() == Some(self))
    }
}

impl fmt::Display for TenantEventKind {
    /// One line, such as `went offline: Running to OfflineMaintenance`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let states = |f: &mut fmt::Formatter<'_>, what: &str, from: &TenantState, to: &TenantState| {
            if from == to { write!(f, "{what}: still {to}") } else { write!(f, "{what}: {from} to {to}") }
        };
        match self {
            Self::Started { from, to } => states(f, "started", from, to),
            Self::Suspended { from } => states(f, "suspended", from, &TenantState::Suspended),
            Self::Resumed { to } => states(f, "resumed", &TenantState::Suspended, to),
            Self::WentOffline { from, to } => states(f, "went offline", from, to),
            Self::CameBack { from, to } => states(f, "came back", from, to),
            Self::Deleted { from } => states(f, "deleted", from, &TenantState::Deleted),
            Self::Restored { to } => states(f, "restored", &TenantState::Deleted, to),
            Self::StateChanged { from, to } => states(f, "state changed", from, to),
            Self::Located { endpoint } => write!(f, "located: {}{}", endpoint.as_str(), warning(endpoint)),
            Self::Moved { from, to } => write!(f, "moved: {} to {}{}", from.as_str(), to.as_str(), warning(to)),
            Self::MoveNotBelieved { host, fault } => match host {
                Some(host) => write!(f, "move not believed: {} {fault}", redact::quote(host)),
                None => write!(f, "move not believed: {fault}"),
            },
            Self::EndpointRefused { endpoint, fault } => {
                write!(f, "endpoint refused: {} {fault}", redact::quote(endpoint.as_str()))
            }
            Self::Upgraded { from, to } => match (from, to) {
                (Some(from), Some(to)) if from != to => {
                    let with_file = from.name() == to.name();
                    let [from, to] = [from, to].map(|version| Told { version, with_file });
                    write!(f, "upgraded: {from} to {to}")
                }
                (_, Some(to)) => write!(f, "upgraded: {to}"),
                (_, None) => f.write_str("upgraded, without a version"),
            },
            Self::BackupRestored => f.write_str("backup restored"),
            Self::LicensesChanged { from, to } => write_licenses(f, from.as_ref(), to),
            Self::Unrecognized { change } => write!(f, "unrecognized: {change}"),
        }
    }
}

/// What is said of an endpoint whose host nobody knows.
fn warning(endpoint: &TenantUrl) -> &'static str {
    match endpoint.host_role() {
        HostRole::Other => ", a host that is not known to be SuperOffice's",
        HostRole::Login(_) | HostRole::Data(_) => "",
    }
}

/// `licenses known: A, B; plan core`, or `licenses changed: added A; removed B; plan core to growth`.
fn write_licenses(f: &mut fmt::Formatter<'_>, from: Option<&TenantLicenses>, to: &TenantLicenses) -> fmt::Result {
    let Some(from) = from else {
        f.write_str("licenses known: ")?;
        if to.licenses().is_empty() {
            f.write_str("none")?;
        }
        write_list(f, to.licenses().iter())?;
        return to.plan().map_or(Ok(()), |plan| write!(f, "; plan {plan}"));
    };
    f.write_str("licenses changed")?;
    let mut between = ": ";
    for (what, some, others) in [("added", to, from), ("removed", from, to)] {
        let others = others.keys();
        let mut listed = some.licenses().iter().filter(|license| !others.contains(&license.key())).peekable();
        if listed.peek().is_some() {
            write!(f, "{between}{what} ")?;
            write_list(f, listed)?;
            between = "; ";
        }
    }
    match (from.plan(), to.plan()) {
        (from, to) if from == to => Ok(()),
        (Some(from), Some(to)) => write!(f, "{between}plan {from} to {to}"),
        (None, Some(to)) => write!(f, "{between}plan {to}"),
        (Some(from), None) => write!(f, "{between}no plan, after {from}"),
        (None, None) => Ok(()),
    }
}

fn write_list<'a>(f: &mut fmt::Formatter<'_>, licenses: impl Iterator<Item = &'a crate::License>) -> fmt::Result {
    for (place, license) in licenses.enumerate() {
        write!(f, "{}{license}", if place == 0 { "" } else { ", " })?;
    }
    Ok(())
}
