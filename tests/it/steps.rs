//! The language of examples that are steps: what is done one after the other, a step a line.
//!
//! | step | what is done |
//! | --- | --- |
//! | `create`, `create standard`, `create … in stage` (or `production`), `create without partner` | another application, which has come that far |
//! | `as developer of acme`, `as app_manager` | who acts from here on |
//! | `set PATH VALUE`, `clear PATH`, `add PATH VALUE`, `remove PATH VALUE` | an edit, or the command for the slot of a credential |
//! | `drop PATH` | an edit that leaves the setting out, a credential too |
//! | `new version LABEL`, `on version LABEL` | a copy of the version; which one the following steps mean |
//! | `publish to sod`, `request ENVIRONMENT`, `withdraw`, `approve`, `reject` (the same) | publishing |
//! | `wait DAYS days`, `release fully to COUNT customers` | beta |
//! | `deactivate`, `activate`, `delist`, `list again`, `convert to custom`, `delete` | status |
//! | `require LICENSE`, `grant LICENSE` | licenses |
//! | `request REVIEW`, `record REVIEW STATUS` | `security_audit` and `certification` |
//! | `activate keys`, `report compromised PATH`, `sign in to ENVIRONMENT` | credentials |

use serde_json::{Value, json};

use superoffice_app::{
    Actor, Application, Circumstances, ClientSecret, Command, Configuration, Credential, CredentialKind, Environment,
    License, LicenseList, PartnerId, Policy, Problem, Reason, Refusal, Role, SecretError, SecretHash, SecretReference,
    SecretVerifier, Step, StoredSecret, Timestamp, VersionLabel, WorkflowStatus,
};

use crate::support::{now, read_json, read_toml};

/// An application, and who does something to it.
pub(crate) struct Story {
    pub(crate) application: Application,
    /// All that was told so far, of what was done and of what was refused.
    pub(crate) problems: Vec<Problem>,
    circumstances: Circumstances,
    pub(crate) actor: Actor,
    pub(crate) now: Timestamp,
    version: VersionLabel,
}

impl Story {
    /// A complete custom application of `acme`, whose version `1` is in SOD; a developer of `acme` acts.
    pub(crate) fn begin(circumstances: Circumstances) -> Self {
        let actor = somebody("developer of acme");
        let version = label("1");
        let configuration = configuration("custom");
        let begun = Application::create_with(&version, &configuration, &actor, now(), &circumstances).unwrap();
        Self { application: begun.application, problems: Vec::new(), circumstances, actor, now: now(), version }
    }

    /// Takes these steps, a line each.
    pub(crate) fn follow(&mut self, text: &str) {
        for line in text.lines() {
            self.step(line);
        }
    }

    pub(crate) fn step(&mut self, line: &str) {
        match line.split(' ').collect::<Vec<_>>()[..] {
            ["create"] => self.create("custom", None),
            ["create", "standard"] => self.create("standard", None),
            ["create", "without", "partner"] => {
                let ownerless = configuration("custom").revise(&Policy::default(), |settings| settings.partner = None);
                let refused = Application::create(&label("1"), &ownerless.unwrap(), &self.actor, self.now).unwrap_err();
                self.problems.extend(refused.into_report().iter().cloned());
            }
            ["create", "in", environment] => self.create("custom", Some(place(environment))),
            ["create", "standard", "in", environment] => self.create("standard", Some(place(environment))),
            ["as", ..] => self.actor = somebody(line.strip_prefix("as ").unwrap()),
            ["new", "version", name] => {
                let from = Some(self.version.clone());
                if self.command(&Command::CreateVersion { label: label(name), from }) {
                    self.version = label(name);
                }
            }
            ["on", "version", name] => self.version = label(name),
            ["set", path, ..] => {
                let value = line.splitn(3, ' ').nth(2).unwrap();
                match slot(path) {
                    Some((kind, environment)) => self.set_credential(kind, environment, value),
                    None => self.edit(path, |_| written(value)),
                }
            }
            ["clear", path] => match slot(path) {
                Some((CredentialKind::ClientSecret, environment)) => {
                    self.on_version(|version| Command::ClearClientSecret { version, environment });
                }
                Some((_, environment)) => self.on_version(|version| Command::ClearCertificate { version, environment }),
                None => self.edit(path, |_| Value::Null),
            },
            ["drop", path] => self.edit(path, |_| Value::Null),
            ["add", path, value] => self.edit_list(path, |list| list.push(json!(value))),
            ["remove", path, value] => self.edit_list(path, |list| list.retain(|entry| *entry != json!(value))),
            ["publish", "to", "sod"] => self.on_version(|version| Command::PublishToSod { version }),
            ["request", review @ ("security_audit" | "certification")] => {
                self.command(&Command::RequestReview { review: review.parse().unwrap() });
            }
            ["request", environment] => {
                let environment = place(environment);
                self.on_version(|version| Command::RequestPublication { version, environment });
            }
            ["withdraw"] => self.on_version(|version| Command::WithdrawRequest { version }),
            ["approve"] => self.on_version(|version| Command::ApproveRequest { version }),
            ["reject"] => self.on_version(|version| Command::RejectRequest { version, reason: reason() }),
            ["wait", days, "days"] => {
                let seconds = days.parse::<i64>().unwrap() * 86_400;
                self.now = Timestamp::from_seconds(self.now.as_seconds() + seconds).unwrap();
            }
            ["release", "fully", "to", customers, "customers"] => {
                self.command(&Command::CompleteBeta { customers: customers.parse().unwrap() });
            }
            ["deactivate"] => _ = self.command(&Command::Deactivate { reason: reason() }),
            ["activate"] => _ = self.command(&Command::Reactivate),
            ["delist"] => _ = self.command(&Command::Delist { reason: reason() }),
            ["list", "again"] => _ = self.command(&Command::Relist),
            ["convert", "to", "custom"] => _ = self.command(&Command::ConvertToCustom),
            ["delete"] => _ = self.command(&Command::Delete),
            ["require", name] => self.add_license(LicenseList::Required, name),
            ["grant", name] => self.add_license(LicenseList::Granted, name),
            ["record", review, status] => {
                let (review, status) = (review.parse().unwrap(), WorkflowStatus::parse(status).unwrap());
                self.command(&Command::RecordReview { review, status });
            }
            ["activate", "keys"] => _ = self.command(&Command::ActivateKeys),
            ["report", "compromised", path] => {
                let (credential, environment) = slot(path).unwrap();
                let environment = environment.unwrap();
                self.command(&Command::ReportCompromised { credential, environment });
            }
            ["sign", "in", "to", environment] => self.sign_in(place(environment)),
            _ => panic!("{line}: no such step"),
        }
    }

    /// Carries out a command, and keeps what is told of it. Says whether it was carried out.
    fn command(&mut self, command: &Command) -> bool {
        match self.application.execute_with(command, &self.actor, self.now, &self.circumstances) {
            Ok(Step { application, report, .. }) => {
                self.application = application;
                self.problems.extend(report.iter().cloned());
                true
            }
            Err(refusal) => {
                self.problems.extend(Refusal::into_report(refusal).iter().cloned());
                false
            }
        }
    }

    fn on_version(&mut self, command: impl FnOnce(VersionLabel) -> Command) {
        let command = command(self.version.clone());
        self.command(&command);
    }

    /// Another application, brought as far as that by those who may. Of that nothing is told.
    fn create(&mut self, distribution: &str, environment: Option<Environment>) {
        let developer = somebody("developer of acme");
        let begun = Application::create(&label("1"), &configuration(distribution), &developer, self.now).unwrap();
        let mut way = Self {
            application: begun.application,
            circumstances: Circumstances::default(),
            actor: somebody("app_manager"),
            now: self.now,
            version: label("1"),
            problems: Vec::new(),
        };
        if environment.is_some() {
            way.follow("request stage\napprove");
        }
        if distribution == "standard" && environment == Some(Environment::Production) {
            way.follow("request security_audit\nrecord security_audit passed");
            way.follow("request certification\nrecord certification passed");
            way.follow("request production\napprove");
        }
        if let Some(environment) = environment {
            assert!(way.application.published(environment).is_some(), "{:?}", way.problems);
        }
        *self = Self {
            problems: core::mem::take(&mut self.problems),
            circumstances: self.circumstances.clone(),
            actor: developer,
            ..way
        };
    }

    /// An edit of one setting of the version; of the newest when there is no such version.
    fn edit(&mut self, path: &str, change: impl FnOnce(&Value) -> Value) {
        let version = self.application.version(&self.version).unwrap_or(self.application.newest());
        let mut whole = serde_json::to_value(version.configuration()).unwrap();
        let mut here = &mut whole;
        for key in path.split('.') {
            here = here.as_object_mut().unwrap().entry(key).or_insert_with(|| json!({}));
        }
        *here = change(here);
        let configuration = read_json(&whole.to_string()).build(&Policy::default()).unwrap().configuration;
        self.on_version(|version| Command::Edit { version, configuration });
    }

    /// The same of a list, in every environment that has one.
    fn edit_list(&mut self, path: &str, change: impl Fn(&mut Vec<Value>)) {
        self.edit(path, |value| match value {
            Value::Object(environments) if !environments.is_empty() => {
                let mut environments = environments.clone();
                environments.values_mut().for_each(|list| change(list.as_array_mut().unwrap()));
                Value::Object(environments)
            }
            other => {
                let mut list = other.as_array().cloned().unwrap_or_default();
                change(&mut list);
                Value::Array(list)
            }
        });
    }

    fn set_credential(&mut self, kind: CredentialKind, environment: Option<Environment>, value: &str) {
        assert_eq!(kind, CredentialKind::ClientSecret, "no example sets a certificate");
        let stored = if value.starts_with('$') {
            StoredSecret::Hash(SecretHash::parse(value).unwrap())
        } else {
            StoredSecret::Reference(SecretReference::parse(value).unwrap())
        };
        let client_secret = Credential::new(stored);
        self.on_version(|version| Command::SetClientSecret { version, environment, client_secret });
    }

    fn add_license(&mut self, list: LicenseList, name: &str) {
        self.command(&Command::AddLicense { list, license: License::parse(name).unwrap() });
    }

    fn sign_in(&mut self, environment: Environment) {
        let presented = ClientSecret::parse("0c5d9e7a41f2b8836e1d4f90a7c2583b").unwrap();
        let refused = self.application.verify_secret(environment, &presented, &Anything).err();
        self.problems.extend(refused.and_then(|refused| refused.problem()));
    }
}

/// Finds every secret right.
struct Anything;

impl SecretVerifier for Anything {
    fn verify_hash(&self, _: &ClientSecret, _: &SecretHash) -> Result<(), SecretError> {
        Ok(())
    }

    fn verify_reference(&self, _: &ClientSecret, _: &SecretReference) -> Result<(), SecretError> {
        Ok(())
    }
}

fn label(name: &str) -> VersionLabel {
    VersionLabel::parse(name).unwrap()
}

pub(crate) fn place(name: &str) -> Environment {
    name.parse().unwrap()
}

fn reason() -> Reason {
    Reason::parse("an example").unwrap()
}

/// `developer of acme`, `app_manager`.
fn somebody(text: &str) -> Actor {
    match text.split_once(" of ") {
        Some((role, partner)) => Actor::partner(PartnerId::parse(partner).unwrap(), role.parse::<Role>().unwrap()),
        None => Actor::superoffice(text.parse::<Role>().unwrap()),
    }
}

/// The slot of a credential that a path names, and its environment.
fn slot(path: &str) -> Option<(CredentialKind, Option<Environment>)> {
    let (kind, rest) = match path.strip_prefix("authentication.client_secret") {
        Some(rest) => (CredentialKind::ClientSecret, rest),
        None => (CredentialKind::Certificate, path.strip_prefix("authentication.certificate")?),
    };
    Some((kind, rest.strip_prefix('.').map(place)))
}

fn written(value: &str) -> Value {
    match value {
        "true" => json!(true),
        "false" => json!(false),
        text => json!(text),
    }
}

/// The application with which the steps begin, or the same for the App Store.
fn configuration(distribution: &str) -> Configuration {
    let custom = read_toml(include_str!("fixtures/steps-custom.toml")).build(&Policy::default()).unwrap().configuration;
    let mut whole = serde_json::to_value(&custom).unwrap();
    if distribution == "standard" {
        for (pointer, value) in [
            ("/distribution", json!("standard")),
            ("/notifications/state_change_url", json!("https://orders.acme.example/state")),
            ("/notifications/enabled", json!(true)),
        ] {
            let (table, key) = pointer.rsplit_once('/').unwrap();
            let table = whole.pointer_mut(table).unwrap().as_object_mut().unwrap();
            table.insert(key.to_owned(), value);
        }
    }
    read_json(&whole.to_string()).build(&Policy::default()).unwrap().configuration
}
