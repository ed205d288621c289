//! The rules across applications.

use std::collections::HashMap;

use super::claims::Claim;
use super::conflict::{Conflict, Party};
use super::entries::Entries;
use super::key::{AnyCase, Key, Site, What};
use crate::path::At;
use crate::{Application, ApplicationId, ClientId, Code, Environment, Level, Path, Policy, Problem, Severity};

/// An application that is judged against all others.
pub(super) struct Judged<'c> {
    pub(super) id: &'c ApplicationId,
    pub(super) application: &'c Application,
    /// Where it stands already, so that it has no conflict with itself.
    pub(super) place: Option<u32>,
    /// Only those that came before this are of interest, so that each pair is named once.
    pub(super) before: Option<u64>,
    pub(super) entries: &'c Entries,
    pub(super) policy: &'c Policy,
    pub(super) conflicts: Vec<Conflict>,
}

/// One client ID of the application, whatever its letter case, and where it is in each environment.
struct HeldId<'a> {
    id: &'a ClientId,
    sites: [Option<Site>; 3],
}

impl<'c> Judged<'c> {
    /// All conflicts of an application that holds this, as the policy wants them.
    pub(super) fn conflicts(mut self, held: &[(Site, Key<'c>)]) -> Vec<Conflict> {
        self.name_duplicate(held);
        for held in client_ids(held) {
            if !self.client_id_duplicate(&held) {
                self.client_id_cross_environment(&held);
            }
        }
        for (site, key) in held {
            match key {
                Key::Certificate(_) => self.certificate_reused(*site, *key),
                Key::Secret(_) => self.client_secret_duplicate(*site, *key),
                Key::Name(_) | Key::StandardName(_) | Key::ClientId(..) | Key::Published(..) => {}
            }
        }
        self.conflicts
    }

    /// Two standard applications with one name are an error, for the App Store wants it unique; anything milder is a warning. One
    /// conflict at most: the graver one.
    fn name_duplicate(&mut self, held: &[(Site, Key<'c>)]) {
        let name = self.application.name();
        let twin = held.iter().rev().find_map(|(site, key)| match key {
            Key::Name(_) | Key::StandardName(_) => Some((*site, *self.other(*key)?)),
            Key::ClientId(..) | Key::Certificate(_) | Key::Secret(_) | Key::Published(..) => None,
        });
        let Some((site, other)) = twin else { return };
        let other_name = self.entries.get(other.holder).map(|other| other.application.name());
        let why = if other_name == Some(name) {
            "is that of two applications"
        } else {
            "differs from that of another application in letter case only"
        };
        let is_error = matches!(site.what, What::StandardName);
        let problem = Problem::new(Code::NAME_DUPLICATE, &At::ROOT.field("name")).found(name.as_str()).why(why);
        self.report(problem.severity_of(if is_error { Severity::Error } else { Severity::Warning }), site, &other);
    }

    /// One conflict with each application that holds it in one of the same environments.
    fn client_id_duplicate(&mut self, held: &HeldId<'c>) -> bool {
        let mut others: Vec<u32> = Vec::new();
        for (environment, site) in Environment::ALL.into_iter().zip(held.sites) {
            let Some(site) = site else { continue };
            let Some(other) = self.other(Key::ClientId(environment, held.id)).copied() else { continue };
            if others.contains(&other.holder) {
                continue;
            }
            others.push(other.holder);
            let problem = self.client_id(Code::CLIENT_ID_DUPLICATE, held.id, site, &other);
            self.report(problem.environment(environment), site, &other);
        }
        !others.is_empty()
    }

    fn client_id_cross_environment(&mut self, held: &HeldId<'c>) {
        let sites = || Environment::ALL.into_iter().zip(held.sites);
        let own = sites().find_map(|(environment, site)| Some((environment, site?)));
        let Some((environment, site)) = own else { return };
        let elsewhere = sites().filter(|(_, site)| site.is_none()).filter_map(|(elsewhere, _)| {
            let other = self.other(Key::ClientId(elsewhere, held.id))?;
            Some((self.entries.since(other.holder)?, elsewhere, *other))
        });
        let Some((_, elsewhere, other)) = elsewhere.min_by_key(|(since, ..)| *since) else { return };
        let problem = self.client_id(Code::CLIENT_ID_CROSS_ENVIRONMENT, held.id, site, &other);
        self.report(problem.environment(environment).expected(elsewhere.as_str()), site, &other);
    }

    fn client_id(&self, code: Code, id: &ClientId, site: Site, other: &Claim) -> Problem {
        let theirs = self.entries.get(other.holder).and_then(|entry| other.site.key(&entry.application));
        let is_same = matches!(theirs, Some(Key::ClientId(_, theirs)) if theirs == id);
        let why = if is_same { "" } else { ", in another letter case" };
        Problem::at_path(code, path(self.application, site)).found(id.as_str()).why(why)
    }

    fn certificate_reused(&mut self, site: Site, key: Key<'c>) {
        if let Some(other) = self.other(key).copied() {
            let problem = Problem::at_path(Code::CERTIFICATE_REUSED, path(self.application, site));
            self.report(problem.expected("in another application"), site, &other);
        }
    }

    fn client_secret_duplicate(&mut self, site: Site, key: Key<'c>) {
        if let Some(other) = self.other(key).copied() {
            self.report(Problem::at_path(Code::CLIENT_SECRET_DUPLICATE, path(self.application, site)), site, &other);
        }
    }

    /// Who else has held this, for the longest time.
    fn other(&self, key: Key<'c>) -> Option<&'c Claim> {
        let other = self.entries.holder_but(self.place, key)?;
        let is_before = self.before.is_none_or(|before| self.entries.since(other.holder) < Some(before));
        is_before.then_some(other)
    }

    fn report(&mut self, problem: Problem, site: Site, other: &Claim) {
        let Level::Report(severity) = self.policy.level_of(&problem) else { return };
        let Some(entry) = self.entries.get(other.holder) else { return };
        let problem = problem.severity_of(severity).relate_path(path(&entry.application, other.site));
        self.conflicts.push(Conflict {
            problem,
            application: party(self.id, self.application, site),
            other: party(&entry.id, &entry.application, other.site),
        });
    }
}

/// The place of a setting in the configuration of the version: that of all environments where they share one value.
fn path(application: &Application, site: Site) -> Path {
    let authentication = At::ROOT.field("authentication");
    let version = usize::try_from(site.version).ok().and_then(|place| application.version_at(place));
    let Some(settings) = version.map(|version| version.configuration().authentication()) else {
        return authentication.path();
    };
    match site.what {
        What::Name | What::StandardName => At::ROOT.field("name").path(),
        What::ClientId(environment) | What::Published(environment) => {
            authentication.field("client_id").value_in(&settings.client_id, environment).path()
        }
        What::Certificate(environment) => {
            authentication.field("certificate").value_in(&settings.certificate, environment).path()
        }
        What::Secret(environment) => {
            authentication.field("client_secret").value_in(&settings.client_secret, environment).path()
        }
    }
}

fn party(id: &ApplicationId, application: &Application, site: Site) -> Party {
    let version = match site.what {
        What::Name | What::StandardName => None,
        What::ClientId(_) | What::Certificate(_) | What::Secret(_) | What::Published(_) => {
            let several = application.versions().nth(1).is_some();
            let place = usize::try_from(site.version).ok().filter(|_| several);
            place.and_then(|place| application.version_at(place)).map(|version| version.label().clone())
        }
    };
    Party { id: id.clone(), name: application.name().clone(), version }
}

/// The client IDs, each with all of its environments, in the order in which they stand there.
fn client_ids<'a>(held: &[(Site, Key<'a>)]) -> Vec<HeldId<'a>> {
    let (mut ids, mut places) = (Vec::<HeldId<'a>>::new(), HashMap::new());
    for (site, key) in held {
        let Key::ClientId(environment, id) = *key else { continue };
        let place = *places.entry(AnyCase(id)).or_insert(ids.len());
        if place == ids.len() {
            ids.push(HeldId { id, sites: [None; 3] });
        }
        let sites = ids.get_mut(place).map(|held| &mut held.sites);
        let site_of = Environment::ALL.into_iter().position(|it| it == environment);
        if let Some(slot) = sites.zip(site_of).and_then(|(sites, at)| sites.get_mut(at)) {
            *slot = Some(*site);
        }
    }
    ids
}
