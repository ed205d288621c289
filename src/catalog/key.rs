//! What no two applications should share.

use core::hash::{Hash, Hasher};
use std::collections::HashSet;

use crate::{AppName, Application, Certificate, ClientId, Environment, StoredSecret, Version};

/// What no two applications should share, and what one is found by.
#[derive(Clone, Copy)]
pub(super) enum Key<'a> {
    /// Letter case does not count.
    Name(&'a AppName),
    /// The very name, of a standard application.
    StandardName(&'a AppName),
    /// Letter case does not count.
    ClientId(Environment, &'a ClientId),
    /// In whatever form it is written.
    Certificate(&'a Certificate),
    Secret(&'a StoredSecret),
    /// The very text, of the version that is published there.
    Published(Environment, &'a ClientId),
}

/// Where in an application a key is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Site {
    pub(super) what: What,
    /// The place of the version. Of a name, that of the newest when it was looked at.
    pub(super) version: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Name,
    StandardName,
    ClientId(Environment),
    Certificate(Environment),
    Secret(Environment),
    Published(Environment),
}

impl Site {
    /// What is there.
    pub(super) fn key(self, application: &Application) -> Option<Key<'_>> {
        let version = application.version_at(usize::try_from(self.version).ok()?)?;
        let authentication = version.configuration().authentication();
        Some(match self.what {
            What::Name => Key::Name(version.configuration().name()),
            What::StandardName => Key::StandardName(version.configuration().name()),
            What::ClientId(environment) => Key::ClientId(environment, authentication.client_id.get(environment)?),
            What::Certificate(environment) => Key::Certificate(&authentication.certificate.get(environment)?.value),
            What::Secret(environment) => Key::Secret(&authentication.client_secret.get(environment)?.value),
            What::Published(environment) => Key::Published(environment, authentication.client_id.get(environment)?),
        })
    }
}

/// All that an application holds and others should not, each once, with the newest version that has it: names, client IDs, certificates,
/// secrets. Nothing of one that is deleted.
pub(super) fn held(application: &Application) -> Vec<(Site, Key<'_>)> {
    let mut held = Vec::new();
    if application.status().is_deleted() {
        return held;
    }
    let versions: Vec<(u32, &Version)> = (0..).zip(application.versions()).collect();
    let Some(newest) = versions.last().map(|(place, _)| *place) else { return held };
    held.push((Site { what: What::Name, version: newest }, Key::Name(application.name())));
    if application.is_standard() {
        held.push((Site { what: What::StandardName, version: newest }, Key::StandardName(application.name())));
    }
    let mut seen = HashSet::new();
    for of in [What::ClientId, What::Certificate, What::Secret] {
        for (place, _) in versions.iter().rev() {
            for environment in Environment::ALL {
                let site = Site { what: of(environment), version: *place };
                if let Some(key) = site.key(application).filter(|key| seen.insert(*key)) {
                    held.push((site, key));
                }
            }
        }
    }
    held
}

/// What an application is found by: the client ID of each environment in the version that is published there. Nothing of one that is deleted.
pub(super) fn published(application: &Application) -> Vec<(Site, Key<'_>)> {
    if application.status().is_deleted() {
        return Vec::new();
    }
    let sites = Environment::ALL.into_iter().filter_map(|environment| {
        let is_published = |(_, version): &(u32, &Version)| version.publication(environment).is_published();
        let (version, _) = (0..).zip(application.versions()).filter(is_published).last()?;
        Some(Site { what: What::Published(environment), version })
    });
    sites.filter_map(|site| Some((site, site.key(application)?))).collect()
}

/// A client ID of which letter case does not count.
#[derive(Clone, Copy)]
pub(super) struct AnyCase<'a>(pub(super) &'a ClientId);

impl PartialEq for AnyCase<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_str().eq_ignore_ascii_case(other.0.as_str())
    }
}

impl Eq for AnyCase<'_> {}

impl Hash for AnyCase<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.as_str().bytes().for_each(|byte| state.write_u8(byte.to_ascii_lowercase()));
        state.write_u8(0xff);
    }
}

/// A name without its letter case.
fn folded(name: &AppName) -> impl Iterator<Item = char> {
    name.as_str().chars().flat_map(char::to_lowercase)
}

impl PartialEq for Key<'_> {
    fn eq(&self, other: &Self) -> bool {
        match *self {
            Self::Name(name) => matches!(other, Self::Name(other) if folded(name).eq(folded(other))),
            Self::StandardName(name) => matches!(other, Self::StandardName(other) if name == *other),
            Self::ClientId(environment, id) => {
                matches!(other, Self::ClientId(at, other) if environment == *at && AnyCase(id) == AnyCase(other))
            }
            Self::Certificate(key) => matches!(other, Self::Certificate(other) if key.same_key(other)),
            Self::Secret(secret) => matches!(other, Self::Secret(other) if secret == *other),
            Self::Published(environment, id) => {
                matches!(other, Self::Published(at, other) if environment == *at && id == *other)
            }
        }
    }
}

impl Eq for Key<'_> {}

impl Hash for Key<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        core::mem::discriminant(self).hash(state);
        match *self {
            Self::Name(name) => folded(name).for_each(|letter| letter.hash(state)),
            Self::StandardName(name) => name.hash(state),
            Self::ClientId(environment, id) => {
                environment.hash(state);
                AnyCase(id).hash(state);
            }
            Self::Certificate(key) => key.hash_key(state),
            Self::Secret(secret) => secret.hash(state),
            Self::Published(environment, id) => {
                environment.hash(state);
                id.hash(state);
            }
        }
    }
}
