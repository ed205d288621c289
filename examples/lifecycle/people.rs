//! Who takes part.

use superoffice_app::{Actor, PartnerId, Role, UserName};

use crate::story::{Told, text};

pub(crate) struct People {
    pub(crate) developer: Actor,
    pub(crate) marketing: Actor,
    pub(crate) competitor: Actor,
    pub(crate) app_manager: Actor,
    pub(crate) store_manager: Actor,
    pub(crate) operations: Actor,
}

impl People {
    pub(crate) fn new() -> Told<Self> {
        let acme = PartnerId::parse("acme").map_err(text)?;
        let other = PartnerId::parse("competitor").map_err(text)?;
        let name = |name: &str| UserName::parse(name).map_err(text);
        Ok(Self {
            developer: Actor::partner(acme.clone(), Role::Developer).named(name("dev@acme")?),
            marketing: Actor::partner(acme, Role::Marketing).named(name("marketing@acme")?),
            competitor: Actor::partner(other, Role::Developer).named(name("dev@competitor")?),
            app_manager: Actor::superoffice(Role::AppManager).named(name("app manager")?),
            store_manager: Actor::superoffice(Role::AppStoreManager).named(name("App Store manager")?),
            operations: Actor::superoffice(Role::OnlineOperations).named(name("Online Operations")?),
        })
    }
}
