//! How applications begin.

use proptest::prelude::*;

use super::Creation;
use crate::generate::drafts;
use crate::{
    Actor, Application, ClientId, Configuration, Distribution, Environment, PartnerId, PerEnvironment, Policy, Role,
    Step, Timestamp, UserName, VersionLabel,
};

/// What an application begins with.
#[derive(Clone, Debug)]
pub(super) struct Beginning {
    version: VersionLabel,
    configuration: Configuration,
    user: Option<UserName>,
}

/// Ready for all environments, custom as often as standard, with an owner. Half of those who create one have a name.
pub(super) fn beginnings() -> impl Strategy<Value = Beginning> + use<> {
    let ids = prop::array::uniform3(any::<ClientId>());
    let ready = drafts(Environment::Production)
        .prop_filter_map("a draft without errors", |draft| Some(draft.build(&Policy::default()).ok()?.configuration));
    (any::<VersionLabel>(), ready, any::<Distribution>(), ids, any::<PartnerId>(), any::<Option<UserName>>())
        .prop_filter_map("what suits every environment", |(version, ready, distribution, ids, partner, user)| {
            let configuration = everywhere(&ready, distribution, ids, partner)?;
            Some(Beginning { version, configuration, user })
        })
}

/// The configuration with what one environment has in all of them, and with a client ID for each.
fn everywhere(
    ready: &Configuration,
    distribution: Distribution,
    ids: [ClientId; 3],
    partner: PartnerId,
) -> Option<Configuration> {
    let mut client_id = PerEnvironment::default();
    for (environment, id) in Environment::ALL.into_iter().zip(ids) {
        client_id.set(environment, id);
    }
    let changed = ready.revise(&Policy::import(), |settings| {
        let authentication = &mut settings.authentication;
        authentication.client_id = client_id;
        share(&mut authentication.redirect_urls);
        share(&mut authentication.client_secret);
        share(&mut authentication.certificate);
        share(&mut settings.notifications.state_change_url);
        settings.distribution = Some(distribution);
        settings.partner.get_or_insert(partner);
    });
    changed.ok()
}

/// What Production has, in all environments.
fn share<T: Clone>(values: &mut PerEnvironment<T>) {
    if let Some(value) = values.get(Environment::Production).cloned() {
        *values = PerEnvironment::Shared(value);
    }
}

impl Beginning {
    /// The owner's developer creates it, or the app manager where a developer may not.
    pub(super) fn create(self, at: Timestamp) -> Option<(Creation, Application)> {
        let Self { version, configuration, user } = self;
        let developer = configuration.partner().cloned().map(|owner| Actor::partner(owner, Role::Developer));
        let actors = developer.into_iter().chain([Actor::superoffice(Role::AppManager)]);
        for actor in actors {
            let actor = user.iter().cloned().fold(actor, Actor::named);
            if let Ok(Step { application, events, .. }) = Application::create(&version, &configuration, &actor, at) {
                return Some((Creation { version, configuration, actor, at, events }, application));
            }
        }
        None
    }
}
