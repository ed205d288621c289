//! What is different between a tenant before a message and after it.

use super::facts::Shown;
use super::heard::Heard;
use crate::{
    ChangeNotification, StateChange, Tenant, TenantEvent, TenantEventKind, TenantLicenses, TenantState, TenantStep,
};

/// The step from one to the other. `told` is the state that an answer told.
pub(super) fn step(before: &Tenant, after: Tenant, heard: Heard, told: Option<&TenantState>) -> TenantStep {
    let mut step = TenantStep { tenant: after, events: Vec::new() };
    let TenantStep { tenant: after, events } = &mut step;
    let mut add = |heard: Heard, kind| events.push(TenantEvent { at: heard.at, source: heard.source, kind });
    states(before, after, heard, told, &mut add);
    match (before.endpoint(), after.endpoint()) {
        (None, Some(to)) => add(heard, TenantEventKind::Located { endpoint: to.clone() }),
        (Some(from), Some(to)) if from != to => {
            add(heard, TenantEventKind::Moved { from: from.clone(), to: to.clone() });
        }
        (_, None) | (Some(_), Some(_)) => {}
    }
    if let Some(endpoint) = after.refused_endpoint().filter(|refused| before.refused_endpoint() != Some(*refused)) {
        if let Some(fault) = after.endpoint_fault(endpoint) {
            add(heard, TenantEventKind::EndpointRefused { endpoint: endpoint.clone(), fault });
        }
    }
    if let Some(to) = after.licenses() {
        let from = before.licenses();
        if !from.is_some_and(|from| from.means_same(to)) {
            add(heard, TenantEventKind::LicensesChanged { from: from.cloned(), to: to.clone() });
        }
    }
    step
}

/// Adds what a notification tells and the tenant does not show.
pub(super) fn add_told(
    before: &Tenant,
    step: &mut TenantStep,
    heard: Heard,
    notification: &ChangeNotification,
    is_news: bool,
) {
    let kind = match notification.change() {
        StateChange::Upgrade => {
            let (from, to) = (before.version(), step.tenant.version());
            (is_news || from != to).then(|| TenantEventKind::Upgraded { from: from.cloned(), to: to.cloned() })
        }
        StateChange::BackupRestored => is_news.then_some(TenantEventKind::BackupRestored),
        StateChange::Move => {
            let host = notification.public_endpoint();
            let fault = before.move_fault(host).filter(|_| is_news);
            fault.map(|fault| TenantEventKind::MoveNotBelieved { host: host.map(Into::into), fault })
        }
        change @ StateChange::Other(_) => is_news.then_some(TenantEventKind::Unrecognized { change }),
        StateChange::Suspend | StateChange::Resume | StateChange::Delete => None,
    };
    step.events.extend(kind.map(|kind| TenantEvent { at: heard.at, source: heard.source, kind }));
}

fn states(
    before: &Tenant,
    after: &Tenant,
    heard: Heard,
    told: Option<&TenantState>,
    add: &mut impl FnMut(Heard, TenantEventKind),
) {
    let (from, to) = (before.facts.shown(), after.facts.shown());
    let (Some(told), true, false) = (told, before.is_deleted(), after.is_deleted()) else {
        if let Some(kind) = state(from, to) {
            add(heard, kind);
        }
        return;
    };
    // It was seen running, if not last: what else is known by now happened after that.
    add(heard, TenantEventKind::Restored { to: told.clone() });
    let later = after.facts.state.as_ref().map_or(heard, |state| state.heard);
    if let Some(kind) = state(Shown { state: told, is_running: true }, to) {
        add(later, kind);
    }
}

/// What leads from one state to another; nothing when they are the same.
pub(super) fn state(before: Shown<'_>, after: Shown<'_>) -> Option<TenantEventKind> {
    if before == after {
        return None;
    }
    let (from, to) = (before.state.clone(), after.state.clone());
    Some(match (before.is_running, after.is_running) {
        (_, false) if to == TenantState::Deleted => TenantEventKind::Deleted { from },
        (_, false) if to == TenantState::Suspended => TenantEventKind::Suspended { from },
        (true, false) => TenantEventKind::WentOffline { from, to },
        (false, true) => match from {
            TenantState::Deleted => TenantEventKind::Restored { to },
            TenantState::Suspended => TenantEventKind::Resumed { to },
            TenantState::Unknown
            | TenantState::Provisioning
            | TenantState::ProvisioningFailed
            | TenantState::MigrationPending => TenantEventKind::Started { from, to },
            // A state that becomes known belongs here, or events that are stored could not be read any more.
            TenantState::Running
            | TenantState::OnlineMaintenance
            | TenantState::OfflineMaintenance
            | TenantState::Deleting
            | TenantState::DeleteFailed
            | TenantState::Other(_) => TenantEventKind::CameBack { from, to },
        },
        (true, true) | (false, false) => TenantEventKind::StateChanged { from, to },
    })
}

impl TenantLicenses {
    /// Whether two lists mean the same: their order and spelling do not count.
    pub(super) fn means_same(&self, other: &Self) -> bool {
        self == other || self.plan() == other.plan() && self.keys() == other.keys()
    }

    /// One text for each license, whatever its spelling.
    pub(super) fn keys(&self) -> std::collections::BTreeSet<String> {
        self.licenses().iter().map(crate::License::key).collect()
    }
}
