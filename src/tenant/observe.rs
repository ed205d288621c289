//! Folding messages into what is known of a tenant.

use super::difference;
use super::heard::Heard;
use crate::{
    ChangeNotification, ContextId, ForeignMessage, MessageSource, StateChange, StateResponse, Tenant, TenantLicenses,
    TenantMessage, TenantState, TenantStep, TenantVersion, Timestamp,
};

impl Tenant {
    /// Hears what SuperOffice answered when it was asked for the state of the tenant (pull).
    ///
    /// `asked_at` is the time at which it was *asked*, and not that at which the answer came: what happened after that may not be in the answer
    /// yet, and a notification that came in between counts more.
    ///
    /// The answer is believed: it has to be one that you asked for yourself, over TLS. Never pass what somebody posted to you, as to a webhook: an
    /// answer that is forged there would delete the tenant, or move it to any host. Read a [`ChangeNotification`] there, and
    /// [`notify`](Self::notify).
    ///
    /// * The state counts, and whether the API answers. `Unknown` changes nothing but when to ask again: it also means a broken environment.
    /// * A state that this version of the crate does not know is kept with what `IsRunning` says. If that is missing, nothing changes of whether
    ///   the API answers.
    /// * The endpoint counts, if it can be the tenant's ([`endpoint_fault`](Self::endpoint_fault)); otherwise the one that is known is kept. None
    ///   changes nothing.
    /// * A tenant that is deleted stays deleted until an answer says that its API answers again, which is an event of its own.
    ///
    /// An answer may be lost, come late, or be folded twice: see [`Tenant`](Self#lost-repeated-and-late-messages).
    ///
    /// ```
    /// use superoffice_app::{ContextId, Environment, StateResponse, Tenant, TenantKey, TenantState, Timestamp};
    ///
    /// let id = ContextId::parse("Cust12345")?;
    /// let response = |state| StateResponse::new(id.clone(), state);
    /// let [early, late] = ["2026-11-22T10:00:00Z", "2026-11-22T11:00:00Z"].map(|text| Timestamp::parse(text).unwrap());
    ///
    /// let new = Tenant::new(TenantKey::new(Environment::Sod, id.clone()));
    /// let running = new.observe(&response(TenantState::Running), late)?.tenant;
    /// // What was asked for before comes only now: it changes nothing.
    /// let step = running.observe(&response(TenantState::OfflineMaintenance), early)?;
    /// assert_eq!((step.tenant, step.events), (running.clone(), vec![]));
    /// // Nobody knows the tenant, says the environment, and may be broken.
    /// let step = running.observe(&response(TenantState::Unknown), late)?;
    /// assert!(step.tenant.is_running());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the answer is about another context identifier.
    pub fn observe(&self, response: &StateResponse, asked_at: Timestamp) -> Result<TenantStep, ForeignMessage> {
        self.check_about(response.context_id())?;
        let heard = Heard { at: asked_at, source: MessageSource::Pull };
        let mut after = self.clone();
        after.facts.hear(heard, response.ask_again(asked_at));
        let state = response.state();
        if *state == TenantState::Unknown {
            return Ok(difference::step(self, after, heard, None));
        }
        let is_running = if state.is_known() { Some(response.is_running()) } else { response.says_running() };
        after.facts.hear_state(heard, state, is_running);
        if let Some(endpoint) = response.endpoint() {
            match self.endpoint_fault(endpoint).is_none().then(|| self.endpoint_at(endpoint)).flatten() {
                Some(endpoint) => after.facts.hear_endpoint(heard, endpoint),
                None => after.facts.hear_refused(heard, endpoint.clone()),
            }
        }
        Ok(difference::step(self, after, heard, Some(state)))
    }

    /// Hears what SuperOffice told by itself (push).
    ///
    /// `now` is the time at which it came. Anybody who knows the URL can send such a message: *verify its token first*.
    ///
    /// * `Suspend`, `Resume` and `Delete` change the state; `Resume` does not bring a deleted tenant back.
    /// * `Move` changes the endpoint if it names a host that serves data of the environment; otherwise it is only told, as an event.
    /// * `Upgrade` changes the version and not the state, for the documentation says both that the tenant is upgraded and that it is about to be.
    /// * `BackupRestored`, and a change that this version of the crate does not know, are only told.
    /// * After each of them the tenant should be asked for at once ([`ask_again`](Self::ask_again)).
    ///
    /// A notification may be lost, come late, or be folded twice: see [`Tenant`](Self#lost-repeated-and-late-messages). Until the next answer its
    /// word is all there is, so do what cannot be undone, such as deleting data, only when an answer says the same.
    ///
    /// Source: documentation (`tenant-status/notifications-example`). The version is taken from `Upgrade` alone: what the version in other notifications is
    /// of, is not published.
    ///
    /// ```
    /// use superoffice_app::{ChangeNotification, ContextId, Environment, StateChange, Tenant, TenantKey, TenantState, Timestamp};
    ///
    /// let id = ContextId::parse("Cust12345")?;
    /// let now = Timestamp::parse("2026-11-22T10:00:00Z")?;
    /// let tenant = Tenant::new(TenantKey::new(Environment::Sod, id.clone()));
    ///
    /// let told = ChangeNotification::new(id, StateChange::Move).with_public_endpoint("sod3.superoffice.com")?;
    /// let step = tenant.notify(&told, now)?;
    /// assert_eq!(step.events[0].kind().to_string(), "located: https://sod3.superoffice.com/Cust12345");
    /// assert_eq!(step.tenant.ask_again(), Some(now));
    /// // Sent twice: the second changes nothing.
    /// let again = step.tenant.notify(&told, now)?;
    /// assert_eq!((again.tenant, again.events), (step.tenant, vec![]));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the notification is about another context identifier.
    pub fn notify(&self, notification: &ChangeNotification, now: Timestamp) -> Result<TenantStep, ForeignMessage> {
        self.check_about(notification.context_id())?;
        let heard = Heard { at: now, source: MessageSource::Push };
        let mut after = self.clone();
        after.facts.hear(heard, Some(now));
        let mut is_news = false;
        let change = notification.change();
        match change {
            StateChange::Suspend => after.facts.hear_state(heard, &TenantState::Suspended, Some(false)),
            StateChange::Resume => after.facts.hear_state(heard, &TenantState::Running, Some(true)),
            StateChange::Delete => after.facts.hear_state(heard, &TenantState::Deleted, Some(false)),
            StateChange::Move => match notification.public_endpoint().and_then(|host| self.endpoint_on(host)) {
                Some(endpoint) => after.facts.hear_endpoint(heard, endpoint),
                None => is_news = after.facts.told.hear(change, notification.public_endpoint(), now),
            },
            StateChange::Upgrade => {
                is_news = after.facts.told.hear(change, None, now);
                if let Some(version) = TenantVersion::of(notification.version_name(), notification.file_version()) {
                    after.facts.hear_version(heard, version);
                }
            }
            StateChange::BackupRestored | StateChange::Other(_) => is_news = after.facts.told.hear(change, None, now),
        }
        let mut step = difference::step(self, after, heard, None);
        difference::add_told(self, &mut step, heard, notification, is_news);
        Ok(step)
    }

    /// Hears a message of either kind: [`observe`](Self::observe), where `at` is the time at which it was asked, or [`notify`](Self::notify),
    /// where it is that at which the notification came.
    ///
    /// This is for messages that were stored. What comes to a webhook is not for it, see [`TenantMessage`](TenantMessage#not-for-a-webhook).
    ///
    /// # Errors
    ///
    /// When the message is about another context identifier.
    pub fn hear(&self, message: &TenantMessage, at: Timestamp) -> Result<TenantStep, ForeignMessage> {
        match message {
            TenantMessage::State(response) => self.observe(response, at),
            TenantMessage::Change(notification) => self.notify(notification, at),
        }
    }

    /// Learns the licenses from the caller: no message tells them. What was learnt later counts, as with messages.
    pub fn learn_licenses(&self, licenses: TenantLicenses, now: Timestamp) -> TenantStep {
        let mut after = self.clone();
        if self.licenses.as_ref().is_none_or(|known| known.at <= Some(now)) {
            after.licenses = Some(super::KnownLicenses { at: Some(now), licenses });
        }
        difference::step(self, after, Heard { at: now, source: MessageSource::Host }, None)
    }

    fn check_about(&self, about: &ContextId) -> Result<(), ForeignMessage> {
        if about == self.context_id() {
            return Ok(());
        }
        Err(ForeignMessage { tenant: self.key.clone(), about: about.clone() })
    }
}
