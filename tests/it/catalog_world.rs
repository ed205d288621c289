//! Applications for the tests of catalogs, made from the form in which they are stored, so that any version can be published anywhere.

use serde_json::{Map, Value, json};

use superoffice_app::{Application, ApplicationId, Certificate, ClientId, Conflict, Environment};

use crate::life_world::Dice;

pub(crate) fn id(text: &str) -> ApplicationId {
    ApplicationId::parse(text).unwrap()
}

pub(crate) fn client_id(text: &str) -> ClientId {
    ClientId::parse(text).unwrap()
}

/// Two keys, each in two forms.
pub(crate) const KEYS: [(&str, &str); 4] = [
    ("rsa_xml", include_str!("../data/keys/rsa-2048.xml")),
    ("pem", include_str!("../data/keys/rsa-2048.spki.pem")),
    ("rsa_xml", include_str!("../data/keys/rsa-4096.xml")),
    ("pem", include_str!("../data/keys/rsa-4096.spki.pem")),
];

/// An application that is still being made: one version, published to SOD, that holds nothing.
#[derive(Clone)]
pub(crate) struct Made {
    name: String,
    distribution: Option<&'static str>,
    status: &'static str,
    versions: Vec<(Map<String, Value>, Vec<Environment>)>,
}

impl Made {
    pub(crate) fn custom(name: &str) -> Self {
        let versions = vec![(Map::new(), vec![Environment::Sod])];
        Self { name: name.to_owned(), distribution: Some("custom"), status: "active", versions }
    }

    pub(crate) fn standard(name: &str) -> Self {
        Self { distribution: Some("standard"), ..Self::custom(name) }
    }

    pub(crate) fn neither(name: &str) -> Self {
        Self { distribution: None, ..Self::custom(name) }
    }

    pub(crate) fn status(mut self, status: &'static str) -> Self {
        self.status = status;
        self
    }

    /// One more version; the settings that follow are its own.
    pub(crate) fn version(mut self) -> Self {
        self.versions.push((Map::new(), Vec::new()));
        self
    }

    /// A setting of authentication, such as `client_id` of all environments or `client_id.sod`.
    pub(crate) fn with(mut self, path: &str, value: impl Into<Value>) -> Self {
        let (settings, _) = self.versions.last_mut().unwrap();
        match path.split_once('.') {
            None => _ = settings.insert(path.to_owned(), value.into()),
            Some((setting, environment)) => {
                let table = settings.entry(setting).or_insert_with(|| json!({})).as_object_mut().unwrap();
                table.insert(environment.to_owned(), value.into());
            }
        }
        self
    }

    pub(crate) fn key(self, path: &str, key: usize) -> Self {
        let (form, text) = KEYS.get(key).unwrap();
        let form = *form;
        self.with(path, json!({form: text}))
    }

    pub(crate) fn secret(self, path: &str, reference: &str) -> Self {
        self.with(path, json!({"reference": reference}))
    }

    /// The version is the one that is published there.
    pub(crate) fn published(mut self, environment: Environment) -> Self {
        self.versions.iter_mut().for_each(|(_, published)| published.retain(|it| *it != environment));
        self.versions.last_mut().unwrap().1.push(environment);
        self
    }

    pub(crate) fn make(&self) -> Application {
        let versions = (1..).zip(&self.versions).map(|(label, (settings, published))| {
            let mut configuration = Map::new();
            configuration.insert("schema".to_owned(), json!(1));
            configuration.insert("name".to_owned(), json!(self.name));
            configuration.insert("authentication".to_owned(), json!(settings));
            if let Some(distribution) = self.distribution {
                configuration.insert("distribution".to_owned(), json!(distribution));
            }
            let publications = Environment::ALL.map(|environment| {
                let is_published = published.contains(&environment);
                let state = if is_published { recorded("published") } else { json!({"state": "draft"}) };
                (environment.as_str().to_owned(), state)
            });
            let publications: Map<_, _> = publications.into_iter().collect();
            let label = label.to_string();
            json!({"label": label, "created": stamp(), "publications": publications, "configuration": configuration})
        });
        let versions: Vec<Value> = versions.collect();
        let status = match self.status {
            "active" => json!({"state": "active"}),
            "deactivated" => {
                let mut status = recorded("deactivated");
                status.as_object_mut().unwrap().insert("reason".to_owned(), json!("the license is gone"));
                status
            }
            other => recorded(other),
        };
        let whole = json!({
            "v": 1, "status": status, "release": {"state": "unreleased"},
            "licenses": [], "revocations": [], "versions": versions,
        });
        let application: Application = serde_json::from_value(whole).unwrap();
        application.check_invariants().unwrap();
        application
    }
}

fn stamp() -> Value {
    json!({"at": "2026-11-01T09:30:00Z", "by": {"role": "app_manager"}})
}

fn recorded(state: &str) -> Value {
    let mut recorded = stamp();
    recorded.as_object_mut().unwrap().insert("state".to_owned(), json!(state));
    recorded
}

/// An application that shares something with many others.
pub(crate) fn any(dice: &mut Dice) -> Application {
    let name = *dice.of(&["Acme", "ACME", "acme", "Øre", "øRE"]);
    let mut made = match dice.below(7) {
        0..3 => Made::standard(name),
        3..6 => Made::custom(name),
        _ => Made::neither(name),
    };
    made = made.status(word(dice, &["active", "active", "active", "active", "deactivated", "deleted"]));
    for version in 0..=dice.below(3) {
        if version > 0 {
            made = made.version();
        }
        made = match dice.below(4) {
            0 => made,
            1 => made.with("client_id", *dice.of(&CLIENT_IDS)),
            _ => each(dice, "client_id").iter().fold(made, |made, path| made.with(path, *dice.of(&CLIENT_IDS))),
        };
        made = match dice.below(6) {
            0..3 => made,
            3 => made.key("certificate", dice.below(4)),
            _ => each(dice, "certificate").iter().fold(made, |made, path| made.key(path, dice.below(4))),
        };
        made = match dice.below(6) {
            0..3 => made,
            3 => made.secret("client_secret", word(dice, &SECRETS)),
            _ => each(dice, "client_secret").iter().fold(made, |made, path| made.secret(path, word(dice, &SECRETS))),
        };
        for environment in Environment::ALL {
            if dice.one_in(2) {
                made = made.published(environment);
            }
        }
    }
    made.make()
}

pub(crate) const CLIENT_IDS: [&str; 8] = ["a1", "A1", "b2", "c3", "d4", "e5", "f6", "g7"];
const SECRETS: [&str; 3] = ["env:ONE", "env:TWO", "env:one"];

fn word(dice: &mut Dice, words: &[&'static str]) -> &'static str {
    words.get(dice.below(words.len())).unwrap()
}

fn each(dice: &mut Dice, setting: &str) -> Vec<String> {
    let environments = Environment::ALL.into_iter().filter(|_| dice.one_in(2));
    environments.map(|environment| format!("{setting}.{environment}")).collect()
}

/// A line: severity, code, and the IDs of both.
pub(crate) fn short(conflict: &Conflict) -> String {
    let (one, other) = (conflict.application(), conflict.other());
    format!("{} {} {} {}", conflict.severity(), conflict.code(), one.id(), other.id())
}

/// What a catalog does, said once more without any index: each question looks at every application.
#[derive(Default)]
pub(crate) struct Naive {
    /// In the order in which they came or were replaced.
    pub(crate) applications: Vec<(ApplicationId, Application)>,
}

impl Naive {
    pub(crate) fn get(&self, id: &ApplicationId) -> Option<&Application> {
        self.applications.iter().find(|(it, _)| it == id).map(|(_, application)| application)
    }

    pub(crate) fn find(&self, environment: Environment, id: &ClientId) -> Option<&ApplicationId> {
        let mut found = self.applications.iter().filter(|(_, application)| {
            let version = application.published(environment).filter(|_| !application.status().is_deleted());
            version.and_then(|it| it.configuration().authentication().client_id.get(environment)) == Some(id)
        });
        found.next().filter(|_| found.next().is_none()).map(|(id, _)| id)
    }

    pub(crate) fn put(&mut self, id: &ApplicationId, application: &Application) {
        self.remove(id);
        self.applications.push((id.clone(), application.clone()));
    }

    pub(crate) fn remove(&mut self, id: &ApplicationId) -> Option<Application> {
        let place = self.applications.iter().position(|(it, _)| it == id)?;
        Some(self.applications.remove(place).1)
    }

    /// Each application against those that came before it.
    pub(crate) fn check(&self) -> Vec<String> {
        let each = self.applications.iter().enumerate();
        let mut lines: Vec<String> =
            each.flat_map(|(place, (id, it))| conflicts(id, it, self.applications.get(..place).unwrap())).collect();
        lines.sort();
        lines
    }

    /// The conflicts with all others, as under the default policy.
    pub(crate) fn conflicts(&self, id: &ApplicationId, application: &Application) -> Vec<String> {
        let others: Vec<_> = self.applications.iter().filter(|(it, _)| it != id).cloned().collect();
        conflicts(id, application, &others)
    }
}

fn conflicts(id: &ApplicationId, application: &Application, others: &[(ApplicationId, Application)]) -> Vec<String> {
    let mut lines = Vec::new();
    if application.status().is_deleted() {
        return lines;
    }
    let others: Vec<_> = others.iter().filter(|(_, other)| !other.status().is_deleted()).collect();
    let first = |is: &dyn Fn(&Application) -> bool| others.iter().position(|(_, other)| is(other));
    let mut tell = |severity, code, other: Option<usize>| {
        lines.extend(other.map(|other| format!("{severity} {code} {id} {}", others.get(other).unwrap().0)));
    };

    let standard =
        |it: &Application| it.newest().configuration().distribution().is_some_and(|it| it.as_str() == "standard");
    let lower = |it: &Application| it.name().as_str().to_lowercase();
    let exact = first(&|other| standard(other) && standard(application) && other.name() == application.name());
    match exact {
        Some(_) => tell("error", "name.duplicate", exact),
        None => tell("warning", "name.duplicate", first(&|other| lower(other) == lower(application))),
    }
    let mut ids: Vec<String> = Environment::ALL.into_iter().flat_map(|it| client_ids(application, it)).collect();
    ids.sort();
    ids.dedup();
    for client_id in ids {
        let holds = |it: &Application, environment| client_ids(it, environment).contains(&client_id);
        let (own, foreign): (Vec<_>, Vec<_>) = Environment::ALL.into_iter().partition(|it| holds(application, *it));
        let mut twins: Vec<_> = own.iter().filter_map(|it| first(&|other| holds(other, *it))).collect();
        twins.sort_unstable();
        twins.dedup();
        if twins.is_empty() {
            let other = foreign.iter().filter_map(|it| first(&|other| holds(other, *it))).min();
            tell("warning", "client-id.cross-environment", other);
        }
        for twin in twins {
            tell("error", "client-id.duplicate", Some(twin));
        }
    }
    let mut keys: Vec<Certificate> = Vec::new();
    for key in certificates(application) {
        if !keys.iter().any(|it| it.has_key_of(&key)) {
            let twin = first(&|other| certificates(other).any(|it| it.has_key_of(&key)));
            tell("warning", "certificate.reused", twin);
            keys.push(key);
        }
    }
    let mut secrets = Vec::new();
    for secret in stored(application) {
        if !secrets.contains(&secret) {
            let twin = first(&|other| stored(other).contains(&secret));
            tell("warning", "client-secret.duplicate", twin);
            secrets.push(secret);
        }
    }
    lines.sort();
    lines
}

fn client_ids(application: &Application, environment: Environment) -> Vec<String> {
    let ids = application.versions().filter_map(|it| it.configuration().authentication().client_id.get(environment));
    ids.map(|id| id.as_str().to_ascii_lowercase()).collect()
}

fn certificates(application: &Application) -> impl Iterator<Item = Certificate> {
    let slots = |it: &superoffice_app::Version| it.configuration().authentication().certificate.clone();
    let slots = application.versions().map(slots).collect::<Vec<_>>().into_iter();
    slots.flat_map(|slots| slots.values().map(|(_, it)| it.value.clone()).collect::<Vec<_>>())
}

fn stored(application: &Application) -> Vec<superoffice_app::StoredSecret> {
    let each = application.versions().map(|it| &it.configuration().authentication().client_secret);
    each.flat_map(|slots| slots.values().map(|(_, it)| it.value.clone()).collect::<Vec<_>>()).collect()
}
