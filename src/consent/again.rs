//! What an edit or a publication does to the authorizations that are approved.

use crate::application::consequence::used;
use crate::{
    Application, Authorization, AuthorizationEvent, AuthorizationEventKind, AuthorizationStep, Configuration,
    ConsentTopic, Stamp,
};

/// An edit or publication that `consent.required-again` warned of locks users out: the approved authorizations of the tenants need approval again.
///
/// [`may_call`](crate::may_call) compares by itself what was approved with what is published, so that nothing is called that nobody
/// approved, also when an authorization has not been told yet.
impl Authorization {
    /// What comes of a step of the application: `after` it, with the stamp of its events. Nothing when this authorization stays as it is.
    ///
    /// What counts is what is published in the tenant's environment and goes beyond what was approved: an edit of a version that is published
    /// nowhere, or a publication elsewhere, moves nothing. Only what was approved by then, and counts at that time, moves, and nobody is asked: it was decided with
    /// the step.
    ///
    /// Source: documentation (`developer-portal/provisioning/consent`: when re-approval is mandatory).
    #[must_use]
    pub fn require_again_after(&self, after: &Application, stamp: &Stamp) -> Option<AuthorizationStep> {
        let event = self.event_after(after, stamp)?;
        let mut authorization = self.clone();
        authorization.apply(&event).ok()?;
        Some(AuthorizationStep { authorization, events: vec![event] })
    }

    /// The same of many authorizations, of this application and of others: moves those that it concerns, and says how many they are.
    ///
    /// ```
    /// # use superoffice_app::{Actor, Application, Authorization, Role, Stamp, Timestamp};
    /// # fn of(authorizations: &mut [Authorization], after: &Application, now: Timestamp) {
    /// let stamp = Stamp::new(&Actor::superoffice(Role::AppManager), now);
    /// let moved = Authorization::require_all_again_after(authorizations, after, &stamp);
    /// println!("{moved} tenants have to approve again");
    /// # }
    /// ```
    pub fn require_all_again_after<'a>(
        authorizations: impl IntoIterator<Item = &'a mut Self>,
        after: &Application,
        stamp: &Stamp,
    ) -> usize {
        let mut moved = 0;
        for authorization in authorizations {
            let event = authorization.event_after(after, stamp);
            moved += usize::from(event.is_some_and(|event| authorization.apply(&event).is_ok()));
        }
        moved
    }

    /// Whether it is approved is for the machine to say, when the event is applied.
    fn event_after(&self, after: &Application, stamp: &Stamp) -> Option<AuthorizationEvent> {
        let configuration = after.published(self.environment())?.configuration();
        let is_its = configuration.authentication().client_id.get(self.environment()) == Some(self.client_id());
        // What was approved later is not undone by an earlier step; `may_call` compares anyway.
        let is_later = self.approval().is_some_and(|approval| approval.stamp().at() > stamp.at());
        if !is_its || is_later {
            return None;
        }
        let topics: Vec<_> = self.lacks(configuration).collect();
        let event = |topics| AuthorizationEvent {
            stamp: stamp.clone().into(),
            kind: AuthorizationEventKind::ReapprovalRequired { topics },
        };
        (!topics.is_empty()).then(|| event(topics))
    }

    /// What a configuration uses beyond what was approved; nothing while nothing is approved.
    pub(crate) fn lacks<'c>(&'c self, configuration: &'c Configuration) -> impl Iterator<Item = ConsentTopic> + 'c {
        let approval = self.approval();
        used(configuration).filter(move |topic| approval.is_some_and(|approval| !approval.topics().contains(topic)))
    }
}
