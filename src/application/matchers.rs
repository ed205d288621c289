//! The URLs of a version, collected once.

use std::sync::{Arc, OnceLock};

use crate::{Configuration, Environment, UrlMatcher};

/// The URLs of a version in each environment, collected when they are first asked for, and shared by all copies of the version.
///
/// They follow from the configuration, so they count for nothing when versions are compared.
#[derive(Clone, Default)]
pub(super) struct Matchers(Arc<[OnceLock<UrlMatcher>; 3]>);

impl Matchers {
    pub(super) fn get(&self, environment: Environment, configuration: &Configuration) -> &UrlMatcher {
        let [sod, stage, production] = &*self.0;
        let cell = match environment {
            Environment::Sod => sod,
            Environment::Stage => stage,
            Environment::Production => production,
        };
        cell.get_or_init(|| configuration.urls(environment))
    }
}

impl PartialEq for Matchers {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Matchers {}

impl core::fmt::Debug for Matchers {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let built = self.0.iter().filter(|cell| cell.get().is_some()).count();
        write!(f, "Matchers({built} collected)")
    }
}
