//! Applications for the tests of their life, and who does what with them.

use superoffice_app::{
    Actor, Application, Certificate, Circumstances, ClientSecret, Command, Configuration, Credential, Distribution,
    Environment, Event, PartnerId, Permissions, Policy, Reason, Refusal, Report, Review, Role, SecretError, SecretHash,
    SecretReference, SecretVerifier, Step, StoredSecret, Timestamp, VersionLabel, WorkflowStatus,
};

use crate::support::{codes, now, read_toml};

/// What both kinds of applications need to be published anywhere, but for the audit and the certification of a standard one.
const READY: &str = r#"
name = "Acme Orders"
partner = "acme"
kind = "hybrid"
partner_site = "https://orders.acme.example/"
[authentication]
client_id = "6cf25376616343b38d14ddcd804f2891"
redirect_urls = ["https://orders.acme.example/callback"]
client_secret = { reference = "env:ACME_SO_SECRET" }
[endpoints]
supported = ["WebAPI"]
[notifications]
state_change_url = "https://hooks.acme.example/state"
enabled = true
"#;

/// A configuration that may be published, of this kind.
pub(crate) fn ready(distribution: Distribution) -> Configuration {
    build(&format!("distribution = \"{distribution}\"{READY}"))
}

#[track_caller]
pub(crate) fn build(toml: &str) -> Configuration {
    read_toml(toml).build(&Policy::default()).unwrap_or_else(|report| panic!("{report}")).configuration
}

/// The same with changes that the default policy has nothing against.
#[track_caller]
pub(crate) fn revised(of: &Configuration, change: impl FnOnce(&mut superoffice_app::Settings)) -> Configuration {
    of.revise(&Policy::default(), change).unwrap_or_else(|report| panic!("{report}"))
}

pub(crate) fn label(text: &str) -> VersionLabel {
    VersionLabel::parse(text).unwrap()
}

pub(crate) fn reason(text: &str) -> Reason {
    Reason::parse(text).unwrap()
}

pub(crate) fn partner(text: &str) -> PartnerId {
    PartnerId::parse(text).unwrap()
}

/// Somebody with this role: at the owner of the application, or at SuperOffice.
pub(crate) fn actor(role: Role) -> Actor {
    if role.is_partner() { Actor::partner(partner("acme"), role) } else { Actor::superoffice(role) }
}

/// So many days after now.
pub(crate) fn day(days: i64) -> Timestamp {
    Timestamp::from_seconds(now().as_seconds() + days * 86_400).unwrap()
}

pub(crate) fn reference(text: &str) -> Credential<StoredSecret> {
    Credential::new(SecretReference::parse(text).unwrap().into())
}

/// A hash that [`Host`] verifies: the clear text is its last part.
pub(crate) fn hash(clear: &str) -> Credential<StoredSecret> {
    Credential::new(SecretHash::parse(&format!("$host$salt${clear}")).unwrap().into())
}

pub(crate) fn clear(text: &str) -> ClientSecret {
    ClientSecret::parse(text).unwrap()
}

/// Three keys.
pub(crate) fn certificates() -> [Credential<Certificate>; 3] {
    let text = include_str!("../../examples/configurations/complete-standard-erp.toml");
    let configuration = read_toml(text).build(&Policy::default()).unwrap().configuration;
    Environment::ALL
        .map(|it| Credential::new(configuration.authentication().certificate.get(it).unwrap().value.clone()))
}

/// Knows that the clear text of `$host$salt$abc` is `abc`, and that `env:abc` leads to `abc`.
pub(crate) struct Host;

impl SecretVerifier for Host {
    fn verify_hash(&self, presented: &ClientSecret, hash: &SecretHash) -> Result<(), SecretError> {
        let kept = hash.as_str().rsplit('$').next() == Some(presented.expose_secret());
        if kept { Ok(()) } else { Err(SecretError::Mismatch) }
    }

    fn verify_reference(&self, presented: &ClientSecret, reference: &SecretReference) -> Result<(), SecretError> {
        let kept = reference.as_str().strip_prefix("env:") == Some(presented.expose_secret());
        if kept { Ok(()) } else { Err(SecretError::Mismatch) }
    }
}

/// An application, everything that has happened to it, and the time.
#[derive(Clone)]
pub(crate) struct Life {
    pub(crate) application: Application,
    pub(crate) events: Vec<Event>,
    pub(crate) now: Timestamp,
}

impl Life {
    /// What the app manager created from a configuration.
    #[track_caller]
    pub(crate) fn of(configuration: &Configuration) -> Self {
        let step = Application::create(&label("1"), configuration, &actor(Role::AppManager), now());
        let Step { application, events, .. } = step.unwrap_or_else(|refusal| panic!("{refusal}"));
        Self { application, events, now: now() }
    }

    pub(crate) fn standard() -> Self {
        Self::of(&ready(Distribution::Standard))
    }

    pub(crate) fn custom() -> Self {
        Self::of(&ready(Distribution::Custom))
    }

    /// Somebody does something, and is not refused.
    #[track_caller]
    pub(crate) fn by(&mut self, actor: &Actor, command: &Command) -> Report {
        let step = self.application.execute(command, actor, self.now);
        let step = step.unwrap_or_else(|refusal| panic!("{} as {}: {refusal}", command.name(), actor.role()));
        step.application.check_invariants().unwrap();
        self.events.extend(step.events);
        self.application = step.application;
        step.report
    }

    /// Somebody with this role does something, and is not refused.
    #[track_caller]
    #[expect(clippy::needless_pass_by_value, reason = "most commands are made for the one call")]
    pub(crate) fn does(&mut self, role: Role, command: Command) -> Report {
        self.by(&actor(role), &command)
    }

    /// The same, to go on with.
    #[track_caller]
    pub(crate) fn then(mut self, role: Role, command: Command) -> Self {
        let _ = self.does(role, command);
        self
    }

    /// Why somebody with this role is refused.
    #[track_caller]
    pub(crate) fn refusal(&self, role: Role, command: &Command) -> Refusal {
        match self.application.execute(command, &actor(role), self.now) {
            Ok(step) => panic!("{} as {role} is not refused: {:?}", command.name(), step.events),
            Err(refusal) => refusal,
        }
    }

    /// The errors of a refusal.
    #[track_caller]
    pub(crate) fn errors(&self, role: Role, command: &Command) -> Vec<&'static str> {
        errors(self.refusal(role, command).report())
    }

    /// What is said about a command that is not refused.
    #[track_caller]
    pub(crate) fn advice(&self, role: Role, command: &Command, circumstances: &Circumstances) -> Vec<&'static str> {
        let decision = self.application.decide_with(command, &actor(role), self.now, circumstances);
        codes(&decision.unwrap_or_else(|refusal| panic!("{refusal}")).report)
    }

    /// How far a version has come in SOD, Stage and Production.
    pub(crate) fn states(&self, version: &str) -> [&str; 3] {
        let version = self.application.version(&label(version)).unwrap();
        Environment::ALL.map(|environment| version.publication(environment).as_str())
    }

    /// The audit and the certification are passed, as they are for a version in Stage.
    #[track_caller]
    pub(crate) fn reviewed(mut self) -> Self {
        for review in Review::ALL {
            let _ = self.does(Role::Developer, Command::RequestReview { review });
            let _ = self.does(Role::AppManager, Command::RecordReview { review, status: WorkflowStatus::PASSED });
        }
        self
    }

    /// A version is published by way of a request.
    #[track_caller]
    pub(crate) fn published(self, version: &str, environment: Environment) -> Self {
        self.then(Role::Developer, request(version, environment)).then(Role::AppStoreManager, approve(version))
    }

    /// A standard application whose first version is in Production.
    #[track_caller]
    pub(crate) fn standard_in_production() -> Self {
        Self::standard().published("1", Environment::Stage).reviewed().published("1", Environment::Production)
    }

    /// A custom application whose first version is in Production.
    #[track_caller]
    pub(crate) fn custom_in_production() -> Self {
        Self::custom().published("1", Environment::Stage)
    }
}

/// The codes of the errors of a report, in its order.
pub(crate) fn errors(report: &Report) -> Vec<&'static str> {
    let errors = report.iter().filter(|problem| problem.severity() == superoffice_app::Severity::Error);
    errors.map(|problem| problem.code().as_str()).collect()
}

/// Somebody who develops for the owner, with these permissions only.
pub(crate) fn developer_with(permissions: Permissions) -> Actor {
    actor(Role::Developer).with_permissions(permissions)
}

pub(crate) fn request(version: &str, environment: Environment) -> Command {
    Command::RequestPublication { version: label(version), environment }
}

pub(crate) fn approve(version: &str) -> Command {
    Command::ApproveRequest { version: label(version) }
}

pub(crate) fn reject(version: &str) -> Command {
    Command::RejectRequest { version: label(version), reason: reason("the consent text is missing") }
}

pub(crate) fn withdraw(version: &str) -> Command {
    Command::WithdrawRequest { version: label(version) }
}

pub(crate) fn to_sod(version: &str) -> Command {
    Command::PublishToSod { version: label(version) }
}

pub(crate) fn create(version: &str, from: &str) -> Command {
    Command::CreateVersion { label: label(version), from: Some(label(from)) }
}

/// An edit of a version as it is now.
#[track_caller]
pub(crate) fn edit(
    application: &Application,
    version: &str,
    change: impl FnOnce(&mut superoffice_app::Settings),
) -> Command {
    let version = application.version(&label(version)).unwrap();
    Command::Edit { version: version.label().clone(), configuration: revised(version.configuration(), change) }
}
