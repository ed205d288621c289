//! Redirect URLs: whose host it is, and how it fits the hosts of other settings.

use core::cell::{Cell, OnceCell};
use std::collections::{BTreeMap, HashSet};

use super::scope::{Scope, overlap, text};
use crate::environment::sub_domain;
use crate::path::At;
use crate::url::facts::UrlFacts;
use crate::url::pattern::is_pattern;
use crate::{AuthenticationDraft, Code, ConfigurationDraft, Environment, HostRole, List, Problem, Text};

pub(super) fn redirect_url_platform_host(scope: &mut Scope<'_>, at: &At<'_>, facts: &UrlFacts<'_>) {
    if web_host(facts).is_some_and(|host| HostRole::classify(host) != HostRole::Other) {
        scope.report(Problem::new(Code::REDIRECT_URL_PLATFORM_HOST, at).found(facts.text()));
    }
}

pub(super) fn redirect_url_helper_host(
    scope: &mut Scope<'_>,
    at: &At<'_>,
    facts: &UrlFacts<'_>,
    environment: Environment,
) {
    let helper = web_host(facts).and_then(sub_domain).is_some_and(|name| name.eq_ignore_ascii_case("devnet-tools"));
    if helper && environment == Environment::Production {
        scope.report(Problem::new(Code::REDIRECT_URL_HELPER_HOST, at).found(facts.text()));
    }
}

/// The host of an http or https URL.
fn web_host<'t>(facts: &UrlFacts<'t>) -> Option<&'t str> {
    facts.host().filter(|_| facts.is_of_the_web())
}

pub(super) fn redirect_url_private_host(
    scope: &mut Scope<'_>,
    at: &At<'_>,
    facts: &UrlFacts<'_>,
    environment: Environment,
    native: bool,
) {
    let is_own = native && facts.loopback().is_some();
    if !environment.is_sod() && facts.is_private_host() && !is_own {
        let problem = Problem::new(Code::REDIRECT_URL_PRIVATE_HOST, at).found(facts.text());
        scope.report(problem.environment(environment));
    }
}

/// http here and https in another setting of the same host: one of the two is what the browser will really use.
pub(super) fn redirect_url_mixed_scheme(
    scope: &mut Scope<'_>,
    at: &At<'_>,
    facts: &UrlFacts<'_>,
    secure: &SecureHosts<'_>,
) {
    if !facts.is_http() {
        return;
    }
    let Some((link, other)) = facts.authority().and_then(|authority| secure.get(authority)) else { return };
    let problem = Problem::new(Code::REDIRECT_URL_MIXED_SCHEME, at).found(facts.text()).other(other);
    let ui = At::ROOT.field("ui");
    scope.report(match link {
        Some(index) => problem.relate(&ui.index(index).field("url")),
        None => problem.relate(&At::ROOT.field("partner_site")),
    });
}

pub(super) fn redirect_url_foreign_host(
    scope: &mut Scope<'_>,
    at: &At<'_>,
    facts: &UrlFacts<'_>,
    environment: Option<Environment>,
    hosts: &RedirectHosts<'_>,
) {
    if facts.host().is_some_and(|host| !hosts.may_hold(environment, host)) {
        scope.report(Problem::new(Code::REDIRECT_URL_FOREIGN_HOST, at).found(facts.text()));
    }
}

/// How many entries are compared one by one, and how often, before a table is made: a check of common size allocates nothing.
const FEW: usize = 256;

/// The hosts of the partner's site and of the UI links that use https, looked up only when somebody asks.
pub(super) struct SecureHosts<'d> {
    draft: &'d ConfigurationDraft<'d>,
    asked: Cell<usize>,
    found: OnceCell<BTreeMap<&'d str, (Option<usize>, &'d str)>>,
}

impl<'d> SecureHosts<'d> {
    pub(super) fn new(draft: &'d ConfigurationDraft<'d>) -> Self {
        Self { draft, asked: Cell::new(0), found: OnceCell::new() }
    }

    /// The UI link, or the partner's site, that uses https for the host.
    fn get(&self, authority: &str) -> Option<(Option<usize>, &'d str)> {
        self.asked.set(self.asked.get() + 1);
        if self.asked.get() <= FEW && self.draft.ui.value().is_none_or(|ui| ui.entries().len() <= FEW) {
            return self.all().find(|(other, ..)| *other == authority).map(|(_, link, url)| (link, url));
        }
        let table = || {
            let mut table = BTreeMap::new();
            for (authority, link, url) in self.all() {
                table.entry(authority).or_insert((link, url));
            }
            table
        };
        self.found.get_or_init(table).get(authority).copied()
    }

    fn all(&self) -> impl Iterator<Item = (&'d str, Option<usize>, &'d str)> {
        let draft = self.draft;
        let links = draft.ui.value().into_iter().flat_map(List::values);
        let links = links.filter_map(|(index, element)| Some((Some(index), text(&element.url)?)));
        let site = text(&draft.partner_site).map(|site| (None, site));
        site.into_iter().chain(links).filter_map(|(link, url)| {
            let facts = UrlFacts::scan_endpoint(url);
            Some((facts.authority().filter(|_| facts.is_https())?, link, url))
        })
    }
}

/// The hosts of the allowed redirect URLs, looked up only when somebody asks.
pub(super) struct RedirectHosts<'d> {
    authentication: &'d AuthenticationDraft<'d>,
    /// How often all entries were looked through in vain.
    missed: Cell<usize>,
    /// For sod, stage, production, and all: those that are valid there.
    found: OnceCell<[HashSet<String>; 4]>,
}

impl<'d> RedirectHosts<'d> {
    pub(super) fn new(authentication: &'d AuthenticationDraft<'d>) -> Self {
        Self { authentication, missed: Cell::new(0), found: OnceCell::new() }
    }

    /// Whether a redirect URL of the environment has the host, or may have it: nothing is known of patterns and of
    /// entries that are wrong, nor when there are no redirect URLs.
    fn may_hold(&self, environment: Option<Environment>, host: &str) -> bool {
        let first = if self.missed.get() < FEW { FEW } else { 1 };
        if self.lists(environment).flatten().take(first).any(|entry| entry.is_none_or(|entry| is_host_of(host, entry)))
        {
            return true;
        }
        self.missed.set(self.missed.get() + 1);
        let count = self.lists(environment).flatten().take(first + 1).count();
        count == 0
            || count > first && {
                let place = environment.map_or(3, |environment| environment as usize);
                let sets = self.found.get_or_init(|| self.collect());
                sets.get(place).is_none_or(|set| set.contains(OPEN) || set.contains(&host.to_ascii_lowercase()))
            }
    }

    /// The lists that count in an environment; of each the entries, nothing for one that is wrong or a pattern.
    fn lists(&self, environment: Option<Environment>) -> impl Iterator<Item = impl Iterator<Item = Option<&'d str>>> {
        let lists = self.authentication.redirect_urls.values().filter(move |(other, _)| overlap(environment, *other));
        lists.map(|(_, list)| {
            let entries = list.value().map(List::entries).unwrap_or_default();
            let wrong = list.is_wrong().then_some(None);
            let read =
                |entry: &'d crate::Field<Text<'_>>| entry.value().map(Text::as_str).filter(|text| !is_pattern(text));
            wrong.into_iter().chain(entries.iter().map(read))
        })
    }

    fn collect(&self) -> [HashSet<String>; 4] {
        let [sod, stage, production] = Environment::ALL;
        [Some(sod), Some(stage), Some(production), None].map(|environment| {
            let entries = self.lists(environment).flatten();
            let host = |entry: Option<&str>| match entry {
                Some(entry) => UrlFacts::scan(entry).host().unwrap_or_default().to_ascii_lowercase(),
                None => OPEN.to_owned(),
            };
            entries.map(host).collect()
        })
    }
}

/// Stands for an entry whose host is not known. No host is written so.
const OPEN: &str = "*";

fn is_host_of(host: &str, entry: &str) -> bool {
    UrlFacts::scan(entry).host().is_some_and(|other| other.eq_ignore_ascii_case(host))
}
