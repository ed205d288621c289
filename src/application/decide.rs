//! Whether a command is carried out, and what comes of it.

mod credential;
mod edit;
mod license;
mod publish;
mod standing;
mod verification;
mod version;

use crate::findings::Findings;
use crate::path::At;
use crate::{
    Actor, Application, Circumstances, Code, Command, Configuration, Decision, Event, EventKind, Permissions, Problem,
    Refusal, Role, Stamp, Step, Timestamp, Version, VersionLabel,
};

impl Application {
    /// A new application with its first version, which is published to SOD.
    ///
    /// A partner creates its own, with what the portal's templates give; what only SuperOffice grants is refused. The portal assigns client
    /// IDs: a host that does as well writes them into the configuration, and sees to it that no two applications have the same.
    ///
    /// # Errors
    ///
    /// Every reason why not.
    pub fn create(
        version: &VersionLabel,
        configuration: &Configuration,
        actor: &Actor,
        now: Timestamp,
    ) -> Result<Step, Refusal> {
        Self::create_with(version, configuration, actor, now, &Circumstances::default())
    }

    /// The same with a policy of one's own.
    ///
    /// # Errors
    ///
    /// Every reason why not.
    pub fn create_with(
        version: &VersionLabel,
        configuration: &Configuration,
        actor: &Actor,
        now: Timestamp,
        circumstances: &Circumstances,
    ) -> Result<Step, Refusal> {
        let mut findings = Findings::new(circumstances.policy());
        if actor.acts_for(configuration.partner()) {
            super::permission::judge_new(&mut findings, configuration, actor, circumstances.policy().portal_version());
        } else {
            findings.push(not_the_owners(configuration, actor));
        }
        if let Some(errors) = configuration.unjudged_errors(circumstances.policy()) {
            findings.extend_errors(&errors);
        }
        let report = findings.into_report();
        let refusal = |report| Refusal { command: "create", state: "not created".into(), report };
        if !report.passed() {
            return Err(refusal(report));
        }
        let kind = EventKind::Created { version: version.clone(), configuration: configuration.clone() };
        let event = Event { stamp: Stamp::new(actor, now), kind };
        match Self::begin(&event) {
            Ok(application) => Ok(Step { application, events: vec![event], report }),
            Err(_) => Err(refusal(report)),
        }
    }

    /// Carries out a command: the application afterwards, what has happened, and what follows from it.
    ///
    /// # Errors
    ///
    /// Every reason why not; then nothing has changed.
    pub fn execute(&self, command: &Command, actor: &Actor, now: Timestamp) -> Result<Step, Refusal> {
        self.execute_with(command, actor, now, &Circumstances::default())
    }

    /// The same with a policy of one's own, and with what else the caller knows.
    ///
    /// # Errors
    ///
    /// Every reason why not; then nothing has changed.
    pub fn execute_with(
        &self,
        command: &Command,
        actor: &Actor,
        now: Timestamp,
        circumstances: &Circumstances,
    ) -> Result<Step, Refusal> {
        let Decision { events, report } = self.decide_with(command, actor, now, circumstances)?;
        let mut application = self.clone();
        for event in &events {
            if application.apply(event).is_err() {
                debug_assert!(false, "{}: decided an event that does not fit", command.name());
                return Err(self.refusal(command, actor, report));
            }
        }
        Ok(Step { application, events, report })
    }

    /// What a command would do: a dry run, and the half of [`execute`](Self::execute) for those who store events.
    ///
    /// # Errors
    ///
    /// Every reason why not.
    pub fn decide(&self, command: &Command, actor: &Actor, now: Timestamp) -> Result<Decision, Refusal> {
        self.decide_with(command, actor, now, &Circumstances::default())
    }

    /// The same with a policy of one's own, and with what else the caller knows.
    ///
    /// # Errors
    ///
    /// Every reason why not.
    pub fn decide_with(
        &self,
        command: &Command,
        actor: &Actor,
        now: Timestamp,
        circumstances: &Circumstances,
    ) -> Result<Decision, Refusal> {
        let mut deciding = Deciding {
            application: self,
            actor,
            now,
            circumstances,
            findings: Findings::new(circumstances.policy()),
            kinds: Vec::new(),
        };
        // Whoever may know nothing of the application is told nothing of it; and nothing happens to one that is gone.
        if !actor.acts_for(self.owner()) {
            deciding.report(Code::EDIT_OTHER_PARTNER);
        } else if self.status.is_deleted() {
            deciding.report(Code::APPLICATION_DELETED);
        } else {
            deciding.command(command);
        }
        let Deciding { findings, kinds, .. } = deciding;
        let report = findings.into_report();
        if !report.passed() {
            return Err(self.refusal(command, actor, report));
        }
        let stamp = Stamp::new(actor, now);
        let events = kinds.into_iter().map(|kind| Event { stamp: stamp.clone(), kind }).collect();
        Ok(Decision { events, report })
    }

    fn refusal(&self, command: &Command, actor: &Actor, report: crate::Report) -> Refusal {
        // The state of another partner's application is not told, whatever is left of the report under the limits of the policy.
        let own = actor.acts_for(self.owner());
        let state = if own { self.summary() } else { "another partner's application".to_owned() };
        Refusal { command: command.name(), state: state.into(), report }
    }
}

/// Why somebody does not create this application: what there is to say differs from what others are told later, for nobody owns it yet.
fn not_the_owners(configuration: &Configuration, actor: &Actor) -> Problem {
    let code = if configuration.partner().is_some() { Code::EDIT_OTHER_PARTNER } else { Code::PARTNER_MISSING };
    let advice = if actor.partner_id().is_none() {
        "say which partner the user belongs to: a partner's role needs a partner"
    } else if !actor.role().is_partner() {
        "give the user a partner's role: no partner's user has one of SuperOffice's"
    } else {
        "a partner creates applications of its own: write its name under `partner`, spelled as it is, letter case included"
    };
    Problem::new(code, &At::ROOT.field("partner")).advise(Some(advice))
}

/// What a decision carries along.
struct Deciding<'a> {
    application: &'a Application,
    actor: &'a Actor,
    now: Timestamp,
    circumstances: &'a Circumstances,
    findings: Findings<'a>,
    /// What would happen, if nothing speaks against it.
    kinds: Vec<EventKind>,
}

impl<'a> Deciding<'a> {
    fn command(&mut self, command: &'a Command) {
        match command {
            Command::Edit { version, configuration } => self.edit(version, configuration),
            Command::CreateVersion { label, from } => self.create_version(label, from.as_ref()),
            Command::PublishToSod { version } => self.publish_to_sod(version),
            Command::RequestPublication { version, environment } => self.request_publication(version, *environment),
            Command::WithdrawRequest { version } => self.withdraw_request(version),
            Command::ApproveRequest { version } => self.approve_request(version),
            Command::RejectRequest { version, reason } => self.reject_request(version, reason),
            Command::CompleteBeta { customers } => self.complete_beta(*customers),
            Command::Deactivate { reason } => self.deactivate(reason),
            Command::Reactivate => self.reactivate(),
            Command::Delist { reason } => self.delist(reason),
            Command::Relist => self.relist(),
            Command::ConvertToCustom => self.convert_to_custom(),
            Command::Delete => self.delete(),
            Command::RecordAuthorizationLevel { level } => self.record_authorization_level(level),
            Command::RequestReview { review } => self.request_review(*review),
            Command::RecordReview { review, status } => self.record_review(*review, status),
            Command::AddLicense { list, license } => self.add_license(*list, license),
            Command::RemoveLicense { list, license } => self.remove_license(*list, license),
            Command::SetClientSecret { version, environment, client_secret } => {
                self.set_client_secret(version, *environment, client_secret);
            }
            Command::ClearClientSecret { version, environment } => self.clear_client_secret(version, *environment),
            Command::ReplaceClientSecret { version, environment, client_secret } => {
                self.replace_client_secret(version, *environment, client_secret);
            }
            Command::SetCertificate { version, environment, certificate } => {
                self.set_certificate(version, *environment, certificate);
            }
            Command::ClearCertificate { version, environment } => self.clear_certificate(version, *environment),
            Command::ReplaceCertificate { version, environment, certificate } => {
                self.replace_certificate(version, *environment, certificate);
            }
            Command::ActivateKeys => self.activate_keys(),
            Command::ReportCompromised { credential, environment } => {
                self.report_compromised(*credential, *environment);
            }
        }
    }

    fn report(&mut self, code: Code) {
        self.findings.push(Problem::new(code, &At::ROOT));
    }

    fn happens(&mut self, kind: EventKind) {
        self.kinds.push(kind);
    }

    /// The version of a label, or nothing and a problem.
    fn version(&mut self, label: &VersionLabel) -> Option<&'a Version> {
        let version = self.application.version(label);
        if version.is_none() {
            self.findings.push(Problem::new(Code::VERSION_UNKNOWN, &At::ROOT).found(label.as_str()));
        }
        version
    }

    /// Reports that a version cannot change.
    fn check_open(&mut self, version: &Version) {
        for (code, environment) in
            [(Code::VERSION_PENDING, version.pending()), (Code::VERSION_FROZEN, version.frozen())]
        {
            if let Some(environment) = environment {
                let problem = Problem::new(code, &At::ROOT).found(version.label().as_str()).environment(environment);
                self.findings.push(problem);
            }
        }
    }

    /// Reports that somebody is neither at SuperOffice nor a user of the partner who may change configurations.
    fn check_partner_may(&mut self, what: &'static str) {
        if !self.actor.may(Permissions::CONFIGURATION) {
            self.findings.push(super::permission::without_permission(self.actor, what));
        }
    }

    /// Reports that somebody has none of these roles.
    fn check_role(&mut self, roles: &[Role], who: &'static str, what: &'static str) {
        if !roles.contains(&self.actor.role()) {
            self.not_permitted(who, what);
        }
    }

    fn not_permitted(&mut self, who: &'static str, what: &'static str) {
        let problem = Problem::new(Code::EDIT_NOT_PERMITTED, &At::ROOT);
        self.findings.push(problem.expected(who).why(what).found(super::permission::in_words(self.actor.role())));
    }
}
