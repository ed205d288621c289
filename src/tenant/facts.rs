//! What was heard of a tenant, each fact with the time when it was.

use super::heard::{Heard, Register};
use super::told::Told;
use crate::{MessageSource, TenantState, TenantUrl, TenantVersion, Timestamp};

/// What was heard of a tenant. Each field is a function of the messages alone, and of their times, whatever the order in which they came (but for
/// two of one kind in one second): a register keeps the latest that was told of one thing, and what is shown follows from the registers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Facts {
    /// The latest message, and when to ask again.
    pub(super) latest: Option<Register<Option<Timestamp>>>,
    /// The latest state that was told; never `Unknown`.
    pub(super) state: Option<Register<TenantState>>,
    /// The latest that was told of whether the API answers. It is older than the state when that is of an unknown name and says nothing of it.
    pub(super) running: Option<Register<bool>>,
    /// Whether it is gone: the latest of what says so, and of answers that it runs. Nothing else takes back that it is gone.
    pub(super) gone: Option<Register<bool>>,
    /// Where it is served.
    pub(super) endpoint: Option<Register<TenantUrl>>,
    /// What an answer named as its endpoint and cannot be, if it is later than the endpoint.
    pub(super) refused: Option<Box<Register<TenantUrl>>>,
    /// The version that the latest upgrade named.
    pub(super) version: Option<Box<Register<TenantVersion>>>,
    /// The latest that was named in full, with the version of its files, unless that is the version.
    pub(super) full_version: Option<Box<Register<TenantVersion>>>,
    /// The latest notifications that leave no state behind.
    pub(super) told: Told,
}

/// What is shown of the state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shown<'a> {
    pub(super) state: &'a TenantState,
    pub(super) is_running: bool,
}

impl<'a> Shown<'a> {
    /// All that can be shown with this state: an answer may deny that a tenant runs, and nobody knows of a state of an unknown name.
    pub(super) fn all_of(state: &'a TenantState) -> impl Iterator<Item = Self> + Clone {
        let may_run = state.is_running() || !state.is_known();
        [false, true]
            .into_iter()
            .filter(move |is_running| may_run || !is_running)
            .map(move |is_running| Self { state, is_running })
    }
}

/// The state of one of which nothing was heard.
static UNKNOWN: TenantState = TenantState::Unknown;
static DELETED: TenantState = TenantState::Deleted;

impl Facts {
    pub(super) fn is_deleted(&self) -> bool {
        self.gone.as_ref().is_some_and(|gone| gone.value)
    }

    pub(super) fn shown(&self) -> Shown<'_> {
        if self.is_deleted() {
            return Shown { state: &DELETED, is_running: false };
        }
        Shown {
            state: self.state.as_ref().map_or(&UNKNOWN, |state| &state.value),
            is_running: self.running.as_ref().is_some_and(|running| running.value),
        }
    }

    /// Any message: when to ask again. Of those in one second the soonest counts, for nobody can say whether the answer knows of what was told.
    pub(super) fn hear(&mut self, heard: Heard, ask_again: Option<Timestamp>) {
        match &mut self.latest {
            Some(known) if known.heard.at == heard.at => {
                known.heard = known.heard.max(heard);
                known.value = known.value.into_iter().chain(ask_again).min();
            }
            latest => Register::take(latest, heard, ask_again),
        }
    }

    pub(super) fn hear_state(&mut self, heard: Heard, state: &TenantState, is_running: Option<bool>) {
        Register::take(&mut self.state, heard, state.clone());
        if let Some(is_running) = is_running {
            Register::take(&mut self.running, heard, is_running);
        }
        if *state == TenantState::Deleted {
            Register::take(&mut self.gone, heard, true);
        } else if is_running == Some(true) && heard.source == MessageSource::Pull {
            Register::take(&mut self.gone, heard, false);
        }
    }

    pub(super) fn hear_endpoint(&mut self, heard: Heard, endpoint: TenantUrl) {
        Register::take(&mut self.endpoint, heard, endpoint);
        self.forget_refused();
    }

    pub(super) fn hear_refused(&mut self, heard: Heard, endpoint: TenantUrl) {
        let mut refused = self.refused.take().map(|refused| *refused);
        Register::take(&mut refused, heard, endpoint);
        self.refused = refused.map(Box::new);
        self.forget_refused();
    }

    /// An endpoint that is as late answers what was refused.
    fn forget_refused(&mut self) {
        let known = self.endpoint.as_ref().map(|endpoint| endpoint.heard);
        if self.refused.as_ref().is_some_and(|refused| Some(refused.heard) <= known) {
            self.refused = None;
        }
    }

    /// What an upgrade names. One in full is kept when it is overtaken: a later one of the same name need not tell the version of its files again.
    pub(super) fn hear_version(&mut self, heard: Heard, version: TenantVersion) {
        let mut full = self.full_version.take().map(|full| *full);
        let mut known = self.version.take().map(|version| *version);
        if let Some(known) = known.as_ref().filter(|known| known.value.is_full()) {
            Register::take(&mut full, known.heard, known.value.clone());
        }
        if version.is_full() {
            Register::take(&mut full, heard, version.clone());
        }
        Register::take(&mut known, heard, version);
        let is_needed = known.as_ref().is_some_and(|known| !known.value.is_full());
        self.full_version = full.filter(|_| is_needed).map(Box::new);
        self.version = known.map(Box::new);
    }

    /// The version: what the latest upgrade named, and with it the version of the files that was told with the same name before.
    pub(super) fn shown_version(&self) -> Option<&TenantVersion> {
        let version = &self.version.as_deref()?.value;
        let full = self.full_version.as_deref().map(|full| &full.value);
        full.filter(|full| version.file.is_none() && full.name == version.name).or(Some(version))
    }
}
