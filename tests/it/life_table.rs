//! Every state, every command, every role: what comes of it, in one table for each machine.

use superoffice_app::{
    Actor, Application, Command, CredentialKind, Distribution, Environment, License, LicenseList, PerEnvironment,
    Permissions, Review, Role, WorkflowStatus,
};

use crate::life::{
    Life, actor, approve, certificates, create, day, developer_with, edit, errors, hash, label, partner, ready, reason,
    reject, request, to_sod, withdraw,
};
use crate::table::Table;

/// Everybody who may ask: the roles, an owner's developer without the permission, and a developer of another partner.
fn everybody() -> Vec<(&'static str, Actor)> {
    let mut all: Vec<_> = ["admin", "dev", "market", "manager", "store", "ops", "empl"]
        .into_iter()
        .zip(Role::ALL)
        .map(|(head, role)| (head, actor(role)))
        .collect();
    all.push(("bare", developer_with(Permissions::all().difference(Permissions::CONFIGURATION))));
    all.push(("other", Actor::partner(partner("other"), Role::Developer)));
    all
}

impl Table {
    fn new() -> Self {
        Self::with_heads(everybody().into_iter().map(|(head, _)| head))
    }

    /// Asks everybody, in a state.
    fn row(&mut self, state: &str, name: &str, life: &Life, command: &Command, tell: impl Fn(&Application) -> String) {
        let before = tell(&life.application);
        let mut cells = Vec::new();
        for (_, actor) in everybody() {
            cells.push(match life.application.execute(command, &actor, life.now) {
                Err(refusal) => self.refusal(&errors(refusal.report())),
                Ok(step) if step.events.is_empty() => "–".to_owned(),
                Ok(step) => Some(tell(&step.application)).filter(|after| *after != before).unwrap_or("done".to_owned()),
            });
        }
        self.push(state, name, cells);
    }

    fn compare(&self, name: &str) {
        self.check(&format!("life-{name}"));
    }
}

/// Commands that somebody may give about version 1, when a request is for this environment.
fn about_version_1(application: &Application, environment: Environment) -> Vec<(&'static str, Command)> {
    vec![
        ("publish to SOD", to_sod("1")),
        ("request", request("1", environment)),
        ("withdraw", withdraw("1")),
        ("approve", approve("1")),
        ("reject", reject("1")),
        ("create from it", create("next", "1")),
        ("edit", edit(application, "1", |settings| settings.advanced.support_dark_mode = true)),
    ]
}

fn publication(name: &str, asked: Environment, shown: Environment, states: [(&str, Life); 5]) {
    let mut table = Table::new();
    for (state, life) in states {
        let tell = |application: &Application| {
            application.version(&label("1")).unwrap().publication(shown).as_str().to_owned()
        };
        assert!(shown != asked || tell(&life.application) == state, "{state}");
        for (name, command) in about_version_1(&life.application, asked) {
            table.row(state, name, &life, &command, tell);
        }
    }
    table.compare(name);
}

#[test]
fn publication_in_stage() {
    let draft = Life::standard();
    let pending = draft.clone().then(Role::Developer, request("1", Environment::Stage));
    let published = pending.clone().then(Role::AppManager, approve("1"));
    let rejected = pending.clone().then(Role::AppManager, reject("1"));
    let superseded = published.clone().then(Role::Developer, create("2", "1")).published("2", Environment::Stage);
    publication(
        "publication-in-stage",
        Environment::Stage,
        Environment::Stage,
        [
            ("draft", draft),
            ("request_pending", pending),
            ("published", published),
            ("rejected", rejected),
            ("superseded", superseded),
        ],
    );
}

#[test]
fn publication_in_production() {
    let draft = Life::standard().published("1", Environment::Stage).reviewed();
    let pending = draft.clone().then(Role::Developer, request("1", Environment::Production));
    let published = pending.clone().then(Role::AppManager, approve("1"));
    let rejected = pending.clone().then(Role::AppManager, reject("1"));
    let superseded = published
        .clone()
        .then(Role::Developer, create("2", "1"))
        .published("2", Environment::Stage)
        .published("2", Environment::Production);
    publication(
        "publication-in-production",
        Environment::Production,
        Environment::Production,
        [
            ("draft", draft),
            ("request_pending", pending),
            ("published", published),
            ("rejected", rejected),
            ("superseded", superseded),
        ],
    );
}

/// A custom application asks for Stage and is published to Production: what is shown is Production.
#[test]
fn publication_of_a_custom_application() {
    let draft = Life::custom();
    let pending = draft.clone().then(Role::Developer, request("1", Environment::Stage));
    let published = pending.clone().then(Role::AppManager, approve("1"));
    let rejected = pending.clone().then(Role::AppManager, reject("1"));
    let superseded = published.clone().then(Role::Developer, create("2", "1")).published("2", Environment::Stage);
    publication(
        "publication-of-a-custom-one",
        Environment::Stage,
        Environment::Production,
        [
            ("draft", draft),
            ("stage pending", pending),
            ("published", published),
            ("stage rejected", rejected),
            ("superseded", superseded),
        ],
    );
}

#[test]
fn status() {
    let mut table = Table::new();
    for (kind, life) in [("standard", Life::standard()), ("custom", Life::custom())] {
        let because = || reason("because");
        let delisted =
            life.application.execute(&Command::Delist { reason: because() }, &actor(Role::AppManager), life.now);
        let mut stages = vec![
            ("active", life.clone()),
            ("deactivated", life.clone().then(Role::AppManager, Command::Deactivate { reason: because() })),
        ];
        if delisted.is_ok() {
            stages.push(("delisted", life.clone().then(Role::AppManager, Command::Delist { reason: because() })));
        }
        stages.push(("deleted", life.then(Role::AppManager, Command::Delete)));
        for (state, life) in stages {
            assert_eq!(life.application.status().as_str(), state);
            let distribution = |application: &Application| application.distribution().unwrap();
            let before = distribution(&life.application);
            let tell = |application: &Application| match (application.status().as_str(), distribution(application)) {
                (status, after) if after == before => status.to_owned(),
                (status, after) => format!("{status}, {after}"),
            };
            for command in [
                Command::Deactivate { reason: because() },
                Command::Reactivate,
                Command::Delist { reason: because() },
                Command::Relist,
                Command::ConvertToCustom,
                Command::Delete,
            ] {
                table.row(&format!("{state}, {kind}"), command.name(), &life, &command, tell);
            }
        }
    }
    table.compare("status");
}

#[test]
fn release() {
    let mut table = Table::new();
    let unreleased = Life::standard().published("1", Environment::Stage).reviewed();
    let unreleased = unreleased.then(Role::Developer, request("1", Environment::Production));
    let beta = Life::standard_in_production();
    let requested = |life: Life, version: &str| {
        life.then(Role::Developer, create(version, "1"))
            .published(version, Environment::Stage)
            .then(Role::Developer, request(version, Environment::Production))
    };
    let beta = requested(beta, "2");
    let mut later = beta.clone();
    later.now = day(30);
    let full = later.clone().then(Role::AppManager, Command::CompleteBeta { customers: 3 });
    let tell = |application: &Application| application.release().as_str().to_owned();
    for (state, version, life) in
        [("unreleased", "1", unreleased), ("beta", "2", beta), ("beta for 30 days", "2", later), ("full", "2", full)]
    {
        for (name, command) in [
            ("complete with 2", Command::CompleteBeta { customers: 2 }),
            ("complete with 3", Command::CompleteBeta { customers: 3 }),
            ("approve", approve(version)),
            ("convert", Command::ConvertToCustom),
            ("delist", Command::Delist { reason: reason("because") }),
        ] {
            table.row(state, name, &life, &command, tell);
        }
    }
    table.compare("release");
}

#[test]
fn review() {
    let review = Review::SecurityAudit;
    let record = |text: &str| Command::RecordReview { review, status: WorkflowStatus::parse(text).unwrap() };
    let none = Life::standard().published("1", Environment::Stage);
    let requested = none.clone().then(Role::Developer, Command::RequestReview { review });
    let passed = requested.clone().then(Role::AppManager, record("passed"));
    let stages = [
        ("not_recorded", none.clone()),
        ("requested", requested.clone()),
        ("in_progress", requested.clone().then(Role::AppManager, record("in progress"))),
        ("passed", passed.clone()),
        ("failed", requested.then(Role::AppManager, record("failed: open ports"))),
        ("expired", passed.then(Role::AppManager, record("expired"))),
        ("other words", none.then(Role::AppManager, record("with the committee"))),
    ];
    let mut table = Table::new();
    let tell = |application: &Application| match application.review(review).status() {
        status if status.reason().is_some() => "failed".to_owned(),
        status if status.as_str() == "with the committee" => "other words".to_owned(),
        status => status.to_string(),
    };
    for (state, life) in stages {
        assert_eq!(tell(&life.application), state);
        table.row(state, "request", &life, &Command::RequestReview { review }, tell);
        for status in ["in progress", "passed", "failed", "expired", "not recorded", "with the committee"] {
            table.row(state, status, &life, &record(status), tell);
        }
    }
    table.compare("review");
}

#[test]
fn licenses_and_keys() {
    let license = License::parse("Custom apps").unwrap();
    let add = |list| Command::AddLicense { list, license: license.clone() };
    let remove = |list| Command::RemoveLicense { list, license: license.clone() };
    let mut table = Table::new();
    for list in LicenseList::ALL {
        let has = |application: &Application| {
            let licenses = application.newest().configuration().licenses().clone();
            let held = if list == LicenseList::Required { licenses.required } else { licenses.granted };
            (if held.is_empty() { "absent" } else { "present" }).to_owned()
        };
        let absent = Life::standard();
        let present = absent.clone().then(Role::Employee, add(list));
        for (state, life) in [("absent", absent), ("present", present)] {
            assert_eq!(has(&life.application), state);
            table.row(&format!("{list} {state}"), "add", &life, &add(list), has);
            table.row(&format!("{list} {state}"), "remove", &life, &remove(list), has);
        }
    }
    let active = |application: &Application| {
        (if application.keys_activated().is_some() { "active" } else { "inactive" }).to_owned()
    };
    let keys = Life::standard();
    table.row("keys inactive", "activate", &keys, &Command::ActivateKeys, active);
    let keys = keys.then(Role::OnlineOperations, Command::ActivateKeys);
    table.row("keys active", "activate", &keys, &Command::ActivateKeys, active);
    table.row("keys of a custom one", "activate", &Life::custom(), &Command::ActivateKeys, active);
    table.compare("licenses-and-keys");
}

#[test]
fn credentials() {
    let stage = Some(Environment::Stage);
    let version = || label("1");
    let [key, other, _] = certificates();
    let mut table = Table::new();
    let bare = crate::life::revised(&ready(Distribution::Standard), |settings| {
        settings.authentication.client_secret = PerEnvironment::default();
    });
    for kind in CredentialKind::ALL {
        let (set, replace, clear) = match kind {
            CredentialKind::ClientSecret => (
                Command::SetClientSecret { version: version(), environment: stage, client_secret: hash("one") },
                Command::ReplaceClientSecret { version: version(), environment: stage, client_secret: hash("two") },
                Command::ClearClientSecret { version: version(), environment: stage },
            ),
            CredentialKind::Certificate => (
                Command::SetCertificate { version: version(), environment: stage, certificate: key.clone() },
                Command::ReplaceCertificate { version: version(), environment: stage, certificate: other.clone() },
                Command::ClearCertificate { version: version(), environment: stage },
            ),
        };
        let report = Command::ReportCompromised { credential: kind, environment: Environment::Stage };
        let empty = Life::of(&bare);
        let held = empty.clone().then(Role::Developer, set.clone());
        let revoked = held.clone().then(Role::Employee, report.clone());
        let tell = |application: &Application| {
            let authentication = application.newest().configuration().authentication();
            let held = match kind {
                CredentialKind::ClientSecret => authentication.client_secret.get(Environment::Stage).is_some(),
                CredentialKind::Certificate => authentication.certificate.get(Environment::Stage).is_some(),
            };
            let revoked = !application.revocations().is_empty();
            (if held {
                "held"
            } else if revoked {
                "revoked"
            } else {
                "empty"
            })
            .to_owned()
        };
        for (state, life) in [("empty", empty), ("held", held), ("revoked", revoked)] {
            assert_eq!(tell(&life.application), state);
            for (name, command) in [("set", &set), ("replace", &replace), ("clear", &clear), ("compromised", &report)] {
                table.row(&format!("{kind} {state}"), name, &life, command, tell);
            }
        }
    }
    table.compare("credentials");
}
