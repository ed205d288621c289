//! What holds of every application.

use std::collections::HashSet;

use crate::{Application, Environment, License, LicenseList};

/// A promise that an application does not keep. It cannot come from commands; a stored application may have been changed by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an application of which {0}")]
pub struct BrokenInvariant(&'static str);

impl Application {
    /// Checks what holds of every application, whatever happened to it: labels are distinct; at most one version is published in an
    /// environment, one in SOD, and what is superseded has a successor; at most one request is pending for a version, and nothing was
    /// asked for SOD; no version holds a credential that was revoked; what belongs to the application is the same in every version; only a standard application is in the App Store or delisted, and what was
    /// released is published to Production; and the records of licenses name licenses that are there, each once.
    ///
    /// # Errors
    ///
    /// The first that does not hold.
    pub fn check_invariants(&self) -> Result<(), BrokenInvariant> {
        let holds = |holds: bool, promise| if holds { Ok(()) } else { Err(BrokenInvariant(promise)) };
        let mut labels: Vec<_> = self.versions().map(crate::Version::label).collect();
        labels.sort_unstable();
        holds(labels.windows(2).all(|pair| pair.first() != pair.last()), "two versions have one label")?;
        for environment in Environment::ALL {
            let published = |version: &&crate::Version| version.publication(environment).is_published();
            let count = self.versions().filter(published).count();
            holds(count <= 1, "two versions are published in one environment")?;
            let superseded = self.versions().any(|version| version.publication(environment).is_superseded());
            holds(count == 1 || !superseded, "a version is superseded and none has taken its place")?;
            // The first version is published there when it is created, and only another one takes its place.
            holds(count == 1 || !environment.is_sod(), "no version is published to SOD")?;
        }
        for version in self.versions() {
            let pending = |environment: &Environment| version.publication(*environment).is_pending();
            holds(Environment::ALL.iter().filter(|it| pending(it)).count() <= 1, "a version has two requests pending")?;
            let sod = &version.sod;
            let asked = sod.is_pending() || sod.is_rejected() || (sod.is_draft() && sod.stamp().is_some());
            holds(!asked, "SuperOffice was asked to publish a version to SOD")?;
            holds(!self.has_revoked(version.configuration()), "a version holds a credential that was revoked")?;
            let same = version.configuration().has_application_settings_of(self.settings());
            holds(same, "versions differ in what belongs to the application")?;
        }
        let listed = self.release.is_beta() || self.release.is_full() || self.status.is_delisted();
        holds(!listed || self.is_standard(), "a custom application is or was in the App Store")?;
        let released = self.release.is_beta() || self.release.is_full();
        let published = self.published(Environment::Production).is_some();
        holds(!released || published, "a release is recorded, and no version is published to Production")?;
        for list in LicenseList::ALL {
            let held: HashSet<_> = self.license_list(list).iter().map(License::key).collect();
            let mut named = HashSet::new();
            for record in self.licenses.iter().filter(|record| record.list == list) {
                let key = record.license.key();
                holds(held.contains(&key), "the record of a license names one that is not there")?;
                holds(named.insert(key), "two records name one license")?;
            }
        }
        Ok(())
    }
}
