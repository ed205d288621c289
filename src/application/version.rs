//! A labelled snapshot of the configuration.

use super::matchers::Matchers;
use crate::{Configuration, Environment, Publication, Stamp, UrlMatcher, VersionLabel};

/// A version: a labelled snapshot of the configuration, and how far it has come in each environment.
///
/// Source: developer-portal/create-app/versioning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    pub(super) label: VersionLabel,
    pub(super) created: Stamp,
    pub(super) configuration: Configuration,
    pub(super) sod: Publication,
    pub(super) stage: Publication,
    pub(super) production: Publication,
    pub(super) matchers: Matchers,
}

impl Version {
    pub(super) fn new(label: VersionLabel, configuration: Configuration, created: Stamp) -> Self {
        Self {
            label,
            created,
            configuration,
            sod: Publication::default(),
            stage: Publication::default(),
            production: Publication::default(),
            matchers: Matchers::default(),
        }
    }

    /// Its name among the versions of the application.
    #[must_use]
    pub const fn label(&self) -> &VersionLabel {
        &self.label
    }

    /// Who created it, and when.
    #[must_use]
    pub const fn created(&self) -> &Stamp {
        &self.created
    }

    /// The settings.
    #[must_use]
    pub const fn configuration(&self) -> &Configuration {
        &self.configuration
    }

    /// How far it has come in an environment.
    #[must_use]
    pub const fn publication(&self, environment: Environment) -> &Publication {
        match environment {
            Environment::Sod => &self.sod,
            Environment::Stage => &self.stage,
            Environment::Production => &self.production,
        }
    }

    pub(super) const fn publication_mut(&mut self, environment: Environment) -> &mut Publication {
        match environment {
            Environment::Sod => &mut self.sod,
            Environment::Stage => &mut self.stage,
            Environment::Production => &mut self.production,
        }
    }

    /// The environment for which a request is pending. There is at most one.
    #[must_use]
    pub fn pending(&self) -> Option<Environment> {
        Environment::ALL.into_iter().find(|environment| self.publication(*environment).is_pending())
    }

    /// The environment, Stage or Production, in which it is or was published, so that it can never change again.
    #[must_use]
    pub fn frozen(&self) -> Option<Environment> {
        [Environment::Production, Environment::Stage]
            .into_iter()
            .find(|environment| self.publication(*environment).was_published())
    }

    /// Whether it can be edited: no request is pending, and it was never published to Stage or Production.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.pending().is_none() && self.frozen().is_none()
    }

    pub(super) fn configure(&mut self, configuration: Configuration) {
        self.configuration = configuration;
        self.matchers = Matchers::default();
    }

    /// The URLs of an environment, collected when they are first asked for.
    pub(super) fn urls(&self, environment: Environment) -> &UrlMatcher {
        self.matchers.get(environment, &self.configuration)
    }
}
