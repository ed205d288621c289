//! The applications of a catalog, and the ways to them.

use std::sync::Arc;

use super::claims::{Claim, Claims};
use super::key::{self, Key, Site};
use super::slab::Slab;
use crate::places::Places;
use crate::{Application, ApplicationId, ClientId, Environment};

/// The applications, and the ways to them: by ID, by what they hold, by what is published. It knows no rules.
#[derive(Clone)]
pub(super) struct Entries {
    applications: Slab<Entry>,
    ids: Places,
    /// What no two applications should share.
    claims: Claims,
    /// The client IDs of what is published.
    published: Claims,
    /// How many came so far.
    came: u64,
}

#[derive(Clone)]
pub(super) struct Entry {
    pub(super) id: ApplicationId,
    pub(super) application: Arc<Application>,
    /// When it came, or last took the place of another: a larger number is later.
    since: u64,
    /// Its first claim on what no two should share, and on what is published.
    claims: u32,
    published: u32,
}

/// What an application takes up in the indexes.
pub(super) struct Held<'a> {
    pub(super) claims: Vec<(Site, Key<'a>)>,
    published: Vec<(Site, Key<'a>)>,
}

impl<'a> Held<'a> {
    pub(super) fn of(application: &'a Application) -> Self {
        Self { claims: key::held(application), published: key::published(application) }
    }
}

impl Entries {
    pub(super) fn with_capacity(count: usize) -> Self {
        // A guess at what most hold; too little is made good, and too much is some bytes.
        let published = count.saturating_mul(2);
        Self {
            applications: Slab::with_capacity(count),
            ids: Places::with_capacity(count),
            claims: Claims::with_capacity(count.saturating_mul(4)),
            published: Claims::with_capacity(published),
            came: 0,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.applications.len()
    }

    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.applications.iter()
    }

    pub(super) fn has_room_for(&self, held: &Held<'_>) -> bool {
        self.applications.has_room_for(1)
            && self.claims.has_room_for(held.claims.len())
            && self.published.has_room_for(held.published.len())
    }

    /// The place of an ID.
    pub(super) fn place_of(&self, id: &ApplicationId) -> Option<u32> {
        self.ids.find(self.ids.hash(id), |place| self.get(place).is_some_and(|entry| entry.id == *id))
    }

    pub(super) fn get(&self, place: u32) -> Option<&Entry> {
        self.applications.get(place)
    }

    pub(super) fn since(&self, place: u32) -> Option<u64> {
        self.get(place).map(|entry| entry.since)
    }

    /// Who alone has this client ID in what is published there.
    pub(super) fn published(&self, environment: Environment, id: &ClientId) -> Option<&Entry> {
        let key = Key::Published(environment, id);
        self.get(self.published.only(key, |holder, site| self.key(holder, site))?.holder)
    }

    /// Who has held this for the longest time, but for one application.
    pub(super) fn holder_but(&self, but: Option<u32>, key: Key<'_>) -> Option<&Claim> {
        self.claims.first_but(but, key, |holder, site| self.key(holder, site))
    }

    fn key(&self, holder: u32, site: Site) -> Option<Key<'_>> {
        site.key(&self.get(holder)?.application)
    }

    /// Takes in an application whose ID is not there.
    pub(super) fn add(&mut self, id: ApplicationId, application: Arc<Application>, held: Held<'_>) {
        let hash = self.ids.hash(&id);
        let entry = Entry { id, application, since: self.came, claims: 0, published: 0 };
        let place = self.applications.add(entry);
        self.ids.add(hash, place);
        self.claim(place, held);
    }

    /// Sets another application in the place of one.
    pub(super) fn replace(&mut self, place: u32, application: Arc<Application>, held: Held<'_>) {
        self.disclaim(place);
        if let Some(entry) = self.applications.get_mut(place) {
            entry.application = application;
        }
        self.claim(place, held);
    }

    pub(super) fn remove(&mut self, place: u32) -> Option<Arc<Application>> {
        self.disclaim(place);
        let entry = self.applications.remove(place)?;
        self.ids.remove(self.ids.hash(&entry.id), place);
        Some(entry.application)
    }

    /// Puts down what an application holds, behind all others.
    fn claim(&mut self, place: u32, held: Held<'_>) {
        let applications = &self.applications;
        let key_of = |holder, site: Site| site.key(&applications.get(holder)?.application);
        let claims = self.claims.add(place, held.claims, key_of);
        let published = self.published.add(place, held.published, key_of);
        if let Some(entry) = self.applications.get_mut(place) {
            (entry.claims, entry.published) = (claims, published);
            entry.since = self.came;
            self.came += 1;
        }
    }

    fn disclaim(&mut self, place: u32) {
        if let Some(Entry { claims, published, .. }) = self.get(place) {
            let (claims, published) = (*claims, *published);
            self.claims.remove(claims);
            self.published.remove(published);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{Actor, Configuration, Role, Timestamp, VersionLabel};

    fn application(number: u32) -> Application {
        let client_id = json!({"sod": format!("client-{number}"), "stage": "shared"});
        let settings = json!({"schema": 1, "name": "Acme", "authentication": {"client_id": client_id}});
        let configuration: Configuration = serde_json::from_value(settings).unwrap();
        let (label, now) = (VersionLabel::parse("1").unwrap(), Timestamp::parse("2026-11-22T00:00:00Z").unwrap());
        let manager = Actor::superoffice(Role::AppManager);
        Application::create(&label, &configuration, &manager, now).unwrap().application
    }

    #[test]
    fn what_comes_and_goes_takes_no_more_room() {
        let mut entries = Entries::with_capacity(0);
        let id = |number: u32| ApplicationId::parse(&number.to_string()).unwrap();
        for number in 0..1_000 {
            let application = Arc::new(application(number));
            entries.add(id(number), Arc::clone(&application), Held::of(&application));
            let place = entries.place_of(&id(number)).unwrap();
            entries.replace(place, Arc::clone(&application), Held::of(&application));
            if let Some(before) = number.checked_sub(3) {
                assert!(entries.remove(entries.place_of(&id(before)).unwrap()).is_some());
            }
        }
        assert_eq!((entries.len(), entries.ids.held(), entries.ids.slots()), (3, 3, 8));
        // One name, one client ID that all share, and one for each; that one is published.
        assert_eq!((entries.claims.sizes(), entries.published.sizes()), ((5, 9), (3, 3)));
    }
}
