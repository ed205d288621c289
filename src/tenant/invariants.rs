//! What is true of every tenant.

use super::facts::Facts;
use super::heard::{Heard, Register};
use crate::{HostRole, MessageSource, Tenant, TenantState, TenantUrl, Timestamp};

/// What is wrong: the key under which it is stored, and the fault.
type Broken = (&'static str, &'static str);

fn check(holds: bool, key: &'static str, words: &'static str) -> Result<(), Broken> {
    if holds { Ok(()) } else { Err((key, words)) }
}

const LATER: &str = "later than the latest message";

fn heard<T>(register: Option<&Register<T>>) -> Option<Heard> {
    register.map(|register| register.heard)
}

fn push(at: Timestamp) -> Heard {
    Heard { at, source: MessageSource::Push }
}

/// What messages lead to, and nothing else. The tests compare it with all that a few messages lead to, in a small world.
impl Tenant {
    /// Whether some messages lead to this.
    pub(super) fn check_invariants(&self) -> Result<(), Broken> {
        let Facts { state, running, gone, .. } = &self.facts;
        self.check_times()?;
        if let Some(state) = state {
            check_state(state, running.as_ref(), gone.as_ref())?;
            check_gone(running.as_ref(), gone.as_ref())?;
        } else {
            check(running.is_none(), "running", "there is no state that it belongs to")?;
            check(gone.is_none(), "deleted", "there is no state that it belongs to")?;
        }
        self.check_endpoint()
    }

    /// Nothing is later than the latest message, and the latest is a part of what is known.
    fn check_times(&self) -> Result<(), Broken> {
        let Facts { latest, state, running, gone, endpoint, refused, version, full_version, told } = &self.facts;
        let times = [
            ("state", heard(state.as_ref())),
            ("running", heard(running.as_ref())),
            ("deleted", heard(gone.as_ref())),
            ("endpoint", heard(endpoint.as_ref())),
            ("refused_endpoint", heard(refused.as_deref())),
            ("version", heard(version.as_deref())),
            ("full_version", heard(full_version.as_deref())),
            ("upgraded", told.upgraded.map(push)),
            ("backup_restored", told.backup_restored.map(push)),
            ("move_not_believed", told.move_not_believed.as_ref().map(|told| push(told.at))),
            ("unrecognized", told.unrecognized.as_ref().map(|told| push(told.at))),
        ];
        for (key, time) in times {
            check(time <= heard(latest.as_ref()), key, LATER)?;
        }
        if let Some(Register { heard, value }) = latest {
            check(value.is_none_or(|time| heard.at <= time), "latest", "nobody asks in the past")?;
        }
        if let Some(Register { heard: Heard { at, source }, value }) = latest {
            let is_there = times.iter().any(|(_, time)| *time == Some(push(*at)));
            let is_pushed = *source == MessageSource::Push;
            // An answer of the same second does not take that back.
            let is_asked = *value == Some(*at) || !is_pushed && !is_there;
            check(is_asked, "latest", "after a notification the tenant is asked for at once")?;
            check(!is_pushed || is_there, "latest", "a notification leaves something behind")?;
        }
        if let Some(version) = version {
            let is_named = version.heard.source == MessageSource::Push && Some(version.heard.at) <= told.upgraded;
            check(is_named, "version", "no upgrade names it")?;
        }
        if let Some(full) = full_version {
            let is_named = full.heard.source == MessageSource::Push && full.value.is_full();
            check(is_named, "full_version", "no upgrade names it")?;
            let is_needed = version.as_deref().is_some_and(|version| !version.value.is_full());
            check(is_needed, "full_version", "the version is as full")?;
            check(heard(Some(full)) <= heard(version.as_deref()), "full_version", "later than the version")?;
        }
        Ok(())
    }

    fn check_endpoint(&self) -> Result<(), Broken> {
        let Facts { state, endpoint, refused, .. } = &self.facts;
        // An answer that names one tells a state too.
        let is_told = |register: &Register<TenantUrl>| {
            register.heard.source == MessageSource::Push || Some(register.heard) <= heard(state.as_ref())
        };
        if let Some(known) = endpoint {
            let url = &known.value;
            let is_trusted = known.heard.source == MessageSource::Pull
                || (url.host_role() == HostRole::Data(self.environment()) && url.port().is_none());
            let is_possible = self.endpoint_fault(url).is_none() && self.endpoint_at(url).as_ref() == Some(url);
            check(is_trusted && is_possible, "endpoint", "it cannot be the tenant's")?;
            check(is_told(known), "endpoint", "no state was told with it")?;
        }
        if let Some(refused) = refused {
            check(self.endpoint_fault(&refused.value).is_some(), "refused_endpoint", "it can be the tenant's")?;
            let is_answer = refused.heard.source == MessageSource::Pull && is_told(refused);
            check(is_answer, "refused_endpoint", "no state was told with it")?;
            check(heard(endpoint.as_ref()) < Some(refused.heard), "refused_endpoint", "the endpoint is as late")?;
        }
        Ok(())
    }
}

fn check_state(
    state: &Register<TenantState>,
    running: Option<&Register<bool>>,
    gone: Option<&Register<bool>>,
) -> Result<(), Broken> {
    let is_pushed = state.heard.source == MessageSource::Push;
    let with_it = running.filter(|running| running.heard == state.heard);
    match state.value {
        TenantState::Unknown => return Err(("state", "this changes nothing, and is not kept")),
        // A state that becomes known belongs here too: what is stored by then was heard by its name alone.
        TenantState::Other(_) => {
            check(!is_pushed, "state", "no notification tells of this")?;
            let is_older = heard(running) <= Some(state.heard);
            return check(is_older, "running", "there is no state that it belongs to");
        }
        TenantState::Deleted => {
            let is_gone = gone.is_some_and(|gone| gone.value && gone.heard == state.heard);
            check(is_gone, "deleted", "the state says that it is deleted")?;
        }
        TenantState::Running | TenantState::Suspended => {}
        TenantState::Provisioning
        | TenantState::OnlineMaintenance
        | TenantState::OfflineMaintenance
        | TenantState::ProvisioningFailed
        | TenantState::Deleting
        | TenantState::DeleteFailed
        | TenantState::MigrationPending => check(!is_pushed, "state", "no notification tells of this")?,
    }
    // An answer may deny that it runs.
    let fits = |value: bool| value == state.value.is_running() || !value && !is_pushed;
    check(with_it.is_some_and(|with_it| fits(with_it.value)), "running", "it does not fit the state")
}

fn check_gone(running: Option<&Register<bool>>, gone: Option<&Register<bool>>) -> Result<(), Broken> {
    let is_seen = |register: &&Register<bool>| register.heard.source == MessageSource::Pull && register.value;
    if let Some(seen) = running.filter(is_seen) {
        let is_back = gone.is_some_and(|gone| !gone.value && gone.heard == seen.heard);
        check(is_back, "deleted", "it was seen running, which takes that back")?;
    }
    let Some(gone) = gone else { return Ok(()) };
    check(gone.value || gone.heard.source == MessageSource::Pull, "deleted", "only an answer takes that back")?;
    check(Some(gone.heard) <= heard(running), "deleted", "there is no state that it belongs to")
}
