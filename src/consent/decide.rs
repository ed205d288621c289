//! Whether a command about an authorization is carried out.

use super::state::AuthorizationMove;
use super::topic;
use crate::application::consequence::used;
use crate::application::permission::in_words;
use crate::findings::Findings;
use crate::machine::Machine as _;
use crate::path::At;
use crate::{
    Actor, Application, Authorization, AuthorizationCommand, AuthorizationEvent, AuthorizationEventKind,
    AuthorizationStep, Code, ConsentActor, ConsentStamp, Environment, Permissions, Policy, Problem, Refusal, Report,
    Role, TenantUser, Timestamp,
};

impl Authorization {
    /// Carries out a command: the authorization afterwards, and what has happened.
    ///
    /// The application is the one that the authorization is about: who owns it, and whether it is custom, counts. All that is checked is
    /// about who may do what, so no policy lowers any of it.
    ///
    /// # Errors
    ///
    /// Every reason why not; then nothing has changed.
    pub fn execute(
        &self,
        command: &AuthorizationCommand,
        application: &Application,
        actor: &ConsentActor,
        now: Timestamp,
    ) -> Result<AuthorizationStep, Refusal> {
        let events = self.decide(command, application, actor, now)?;
        let mut authorization = self.clone();
        for event in &events {
            if authorization.apply(event).is_err() {
                debug_assert!(false, "{}: decided an event that does not fit", command.name());
                return Err(self.refusal(command, Asker::Known, now, Report::default()));
            }
        }
        Ok(AuthorizationStep { authorization, events })
    }

    /// What a command would do: a dry run, and the half of [`execute`](Self::execute) for those who store events.
    ///
    /// # Errors
    ///
    /// Every reason why not.
    pub fn decide(
        &self,
        command: &AuthorizationCommand,
        application: &Application,
        actor: &ConsentActor,
        now: Timestamp,
    ) -> Result<Vec<AuthorizationEvent>, Refusal> {
        let policy = Policy::default();
        let mut findings = Findings::new(&policy);
        let asker = Asker::of(actor, self, application);
        match asker {
            // Whoever has nothing to do with it is told nothing of it.
            Asker::Stranger(found) => {
                // No user of any tenant may require approval again, and a stranger at a partner has no tenant to sign in at.
                let helps = matches!(actor, ConsentActor::Tenant(_))
                    && !matches!(command, AuthorizationCommand::RequireAgain { .. });
                let problem = not_permitted(command, application, found);
                findings.push(problem.advise(helps.then_some(OTHER_TENANT)));
            }
            Asker::Known | Asker::Elsewhere => self.judge(&mut findings, command, application, actor, now),
        }
        let report = findings.into_report();
        if !report.passed() {
            return Err(self.refusal(command, asker, now, report));
        }
        let kind = match command {
            AuthorizationCommand::Request => AuthorizationEventKind::Requested,
            AuthorizationCommand::Approve { valid_until } => {
                let version = application.version_for(self.environment());
                let topics = used(version.configuration()).collect();
                AuthorizationEventKind::Approved { valid_until: *valid_until, topics }
            }
            AuthorizationCommand::Deny => AuthorizationEventKind::Denied,
            AuthorizationCommand::Revoke { reason } => AuthorizationEventKind::Revoked { reason: reason.clone() },
            AuthorizationCommand::RequireAgain { topics } => {
                AuthorizationEventKind::ReapprovalRequired { topics: topic::unique(topics.iter().copied()) }
            }
        };
        Ok(vec![AuthorizationEvent { stamp: ConsentStamp::new(actor, now), kind }])
    }

    fn judge(
        &self,
        findings: &mut Findings<'_>,
        command: &AuthorizationCommand,
        application: &Application,
        actor: &ConsentActor,
        now: Timestamp,
    ) {
        // An approval can be taken back also while no application has its client ID, which may come back.
        let takes_back = matches!(command, AuthorizationCommand::Revoke { .. });
        if !takes_back && !self.is_about(application) {
            findings.push(self.other_application(application));
            return;
        }
        // What an application that is gone may still do is stop.
        if application.status().is_deleted() && !takes_back {
            findings.push(Problem::new(Code::APPLICATION_DELETED, &At::ROOT));
        }
        let (step, done) = match command {
            AuthorizationCommand::Request => (AuthorizationMove::Request, "requested"),
            AuthorizationCommand::Approve { .. } => (AuthorizationMove::Approve, "approved"),
            AuthorizationCommand::Deny => (AuthorizationMove::Deny, "denied"),
            AuthorizationCommand::Revoke { .. } => (AuthorizationMove::Revoke, "revoked"),
            AuthorizationCommand::RequireAgain { .. } => (AuthorizationMove::RequireAgain, "put up for approval again"),
        };
        let state = self.state(now);
        if state.next(step).is_none() {
            let problem = Problem::new(Code::CONSENT_NOT_POSSIBLE, &At::ROOT);
            findings.push(problem.found(state.as_str()).expected(done));
        }
        match actor {
            ConsentActor::Portal(actor) if !portal_may(actor, command, application) => {
                findings.push(not_permitted(command, application, in_words(actor.role())));
            }
            ConsentActor::Portal(_) => {}
            ConsentActor::Tenant(user) => self.judge_tenant_user(findings, user, command, application),
        }
        if let AuthorizationCommand::Approve { valid_until: Some(end) } = command {
            if *end <= now {
                findings.push(Problem::new(Code::CONSENT_VALIDITY_PAST, &At::ROOT).time(*end));
            }
        }
    }

    fn judge_tenant_user(
        &self,
        findings: &mut Findings<'_>,
        user: &TenantUser,
        command: &AuthorizationCommand,
        application: &Application,
    ) {
        let (needs_administrator, of_the_customer) = match command {
            AuthorizationCommand::Request => (false, false),
            AuthorizationCommand::Approve { .. } => (true, true),
            // Whoever administers the tenant may close its door, or leave it closed.
            AuthorizationCommand::Deny | AuthorizationCommand::Revoke { .. } => (true, false),
            AuthorizationCommand::RequireAgain { .. } => {
                findings.push(not_permitted(command, application, "a user of the tenant"));
                return;
            }
        };
        if needs_administrator && !user.role().is_administrator() {
            let problem = not_permitted(command, application, "a user of the tenant with neither right");
            findings.push(problem.advise(Some(NOT_RECOGNIZED)));
        }
        if of_the_customer && user.is_external_consultant() && self.environment() == Environment::Production {
            findings.push(Problem::new(Code::CONSENT_EXTERNAL_CONSULTANT, &At::ROOT));
        }
    }

    /// Whether the application has the client ID in what is published in the environment; where nothing is, in its newest version. What stands in
    /// drafts beside what is published gives nobody a say: anybody can write the client ID of another application into theirs.
    fn is_about(&self, application: &Application) -> bool {
        application.client_id(self.environment()) == Some(&self.client_id)
    }

    fn other_application(&self, application: &Application) -> Problem {
        let expected = application.client_id(self.environment());
        super::call::other_party("the client ID", self.client_id.as_str(), expected.map(crate::ClientId::as_str))
    }

    fn refusal(&self, command: &AuthorizationCommand, asker: Asker, now: Timestamp, report: Report) -> Refusal {
        let state = match asker {
            Asker::Known => self.summary(now),
            Asker::Elsewhere => "another application's authorization".to_owned(),
            Asker::Stranger(_) => "somebody else's authorization".to_owned(),
        };
        Refusal { command: command.name(), state: state.into(), report }
    }

    /// Its state in a line, such as `approved until 2027-11-22T00:00:00Z; production Cust12345`.
    #[must_use]
    pub fn summary(&self, now: Timestamp) -> String {
        let end = self.approval().filter(|_| self.state(now).is_approved()).and_then(crate::Approval::valid_until);
        let end = end.map_or(String::new(), |end| format!(" until {end}"));
        format!("{}{end}; {}", self.state(now), self.tenant)
    }
}

/// Source: developer-portal/faq/unable-to-approve-app.
const NOT_RECOGNIZED: &str = "have it done by an administrator; SuperOffice may not have noticed that a user is one: change the user's level or role and back, and save each time";

const OTHER_TENANT: &str = "sign in at the tenant of the authorization, or have it done by somebody who may";

/// Whether whoever asks has to do with the authorization.
#[derive(Clone, Copy)]
enum Asker {
    Known,
    /// A partner, whose application is another one.
    Elsewhere,
    /// Somebody of another tenant or partner, in words.
    Stranger(&'static str),
}

impl Asker {
    fn of(actor: &ConsentActor, authorization: &Authorization, application: &Application) -> Self {
        match actor {
            ConsentActor::Tenant(user) if *user.tenant_key() == authorization.tenant => Self::Known,
            ConsentActor::Tenant(_) => Self::Stranger("a user of another tenant"),
            // A partner's own application opens nothing about another's.
            ConsentActor::Portal(actor) if actor.acts_for(application.owner()) => {
                let is_told = !actor.role().is_partner() || authorization.is_about(application);
                if is_told { Self::Known } else { Self::Elsewhere }
            }
            ConsentActor::Portal(_) => Self::Stranger("a user of another partner"),
        }
    }
}

/// Whether somebody at the owner or at SuperOffice may do this.
///
/// Sources: developer-portal/custom-app/activate (the app manager approves custom applications), developer-portal/tenants/authorization (partners
/// request, "employees only" remove).
fn portal_may(actor: &Actor, command: &AuthorizationCommand, application: &Application) -> bool {
    match command {
        AuthorizationCommand::Request | AuthorizationCommand::RequireAgain { .. } => {
            actor.may(Permissions::CONFIGURATION)
        }
        AuthorizationCommand::Approve { .. } | AuthorizationCommand::Deny => {
            actor.role() == Role::AppManager && application.is_custom()
        }
        AuthorizationCommand::Revoke { .. } => !actor.role().is_partner(),
    }
}

fn not_permitted(command: &AuthorizationCommand, application: &Application, found: &str) -> Problem {
    let who = match command {
        AuthorizationCommand::Request => {
            "SuperOffice, a user of the tenant, or a user of the owner with the permission \"Configuration\","
        }
        AuthorizationCommand::Approve { .. } | AuthorizationCommand::Deny if application.is_custom() => {
            "a General or User administrator of the tenant, or the app manager,"
        }
        AuthorizationCommand::Approve { .. } | AuthorizationCommand::Deny => {
            "a General or User administrator of the tenant"
        }
        AuthorizationCommand::Revoke { .. } => {
            "a General or User administrator of the tenant, or an employee of SuperOffice,"
        }
        AuthorizationCommand::RequireAgain { .. } => {
            "SuperOffice, or a user of the owner with the permission \"Configuration\","
        }
    };
    Problem::new(Code::CONSENT_NOT_PERMITTED, &At::ROOT).expected(who).why(verb(command)).found(found)
}

const fn verb(command: &AuthorizationCommand) -> &'static str {
    match command {
        AuthorizationCommand::Request => "request consent for",
        AuthorizationCommand::Approve { .. } => "approve",
        AuthorizationCommand::Deny => "deny",
        AuthorizationCommand::Revoke { .. } => "revoke",
        AuthorizationCommand::RequireAgain { .. } => "require approval again of",
    }
}
