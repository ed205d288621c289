//! The language of examples about consent: the steps of [`Story`], and those of the tenant `Cust12345` in each environment, which is running.
//!
//! | step | what is done |
//! | --- | --- |
//! | `ask ENVIRONMENT` | who acts asks the tenant for its consent |
//! | `WHO approves ENVIRONMENT`, `… for DAYS days`, `WHO denies …`, `WHO revokes …` | somebody decides: `administrator`, `user_administrator`, `user`, `consultant` (an administrator of another company), or a role at SuperOffice |
//! | `tenant of ENVIRONMENT is STATE` | what SuperOffice answers about the tenant |
//! | `call ENVIRONMENT`, `call ENVIRONMENT with authorization of ENVIRONMENT` | the application wants to call the tenant |

use superoffice_app::{
    Actor, Authorization, AuthorizationCommand, ConsentActor, ContextId, Environment, Role, Stamp, Tenant, TenantKey,
    TenantRole, TenantUser, Timestamp, may_call,
};

use crate::consent::tenant_in_state;
use crate::steps::{Story, place};

/// An application, its tenants, and what they have agreed to.
pub(crate) struct Consents {
    pub(crate) story: Story,
    tenants: [Tenant; 3],
    authorizations: Option<Vec<Authorization>>,
}

impl Consents {
    pub(crate) fn begin() -> Self {
        let tenants = Environment::ALL.map(|environment| tenant_in_state(&key(environment), "Running"));
        Self { story: Story::begin(superoffice_app::Circumstances::default()), tenants, authorizations: None }
    }

    /// Takes these steps, a line each.
    pub(crate) fn follow(&mut self, text: &str) {
        for line in text.lines() {
            self.step(line);
        }
    }

    fn step(&mut self, line: &str) {
        let who = ConsentActor::Portal(self.story.actor.clone());
        match line.split(' ').collect::<Vec<_>>()[..] {
            ["ask", environment] => self.command(place(environment), &AuthorizationCommand::Request, &who),
            [who, "approves", environment] => self.decided(who, place(environment), &approve(None)),
            [who, "approves", environment, "for", days, "days"] => {
                let seconds = days.parse::<i64>().unwrap() * 86_400;
                let end = Timestamp::from_seconds(self.story.now.as_seconds() + seconds).unwrap();
                self.decided(who, place(environment), &approve(Some(end)));
            }
            [who, "denies", environment] => self.decided(who, place(environment), &AuthorizationCommand::Deny),
            [who, "revokes", environment] => {
                self.decided(who, place(environment), &AuthorizationCommand::Revoke { reason: None });
            }
            ["tenant", "of", environment, "is", state] => {
                let environment = place(environment);
                let tenant = self.tenants.iter_mut().find(|tenant| tenant.environment() == environment);
                *tenant.unwrap() = tenant_in_state(&key(environment), state);
            }
            ["call", environment] => self.call(place(environment), place(environment)),
            ["call", environment, "with", "authorization", "of", other] => self.call(place(environment), place(other)),
            _ => self.live(line),
        }
    }

    /// A step of the application: what is approved may have to be approved again.
    fn live(&mut self, line: &str) {
        self.story.step(line);
        let stamp = Stamp::new(&self.story.actor, self.story.now);
        if let Some(authorizations) = &mut self.authorizations {
            Authorization::require_all_again_after(authorizations, &self.story.application, &stamp);
        }
    }

    /// That of the application of which the story is by now.
    fn authorization(&mut self, environment: Environment) -> &mut Authorization {
        let application = &self.story.application;
        let all = self.authorizations.get_or_insert_with(|| {
            let ids = &application.newest().configuration().authentication().client_id;
            Environment::ALL.map(|it| Authorization::new(ids.get(it).unwrap().clone(), key(it))).into()
        });
        all.iter_mut().find(|one| one.environment() == environment).unwrap()
    }

    fn decided(&mut self, who: &str, environment: Environment, command: &AuthorizationCommand) {
        let user = |role| TenantUser::new(key(environment), role);
        let actor = match who {
            "administrator" => user(TenantRole::GeneralAdministrator).into(),
            "consultant" => user(TenantRole::GeneralAdministrator).as_external_consultant().into(),
            other => match TenantRole::parse(other) {
                Ok(role) => user(role).into(),
                Err(_) => Actor::superoffice(other.parse::<Role>().unwrap()).into(),
            },
        };
        self.command(environment, command, &actor);
    }

    fn command(&mut self, environment: Environment, command: &AuthorizationCommand, actor: &ConsentActor) {
        let now = self.story.now;
        let application = self.story.application.clone();
        let authorization = self.authorization(environment);
        match authorization.execute(command, &application, actor, now) {
            Ok(step) => *authorization = step.authorization,
            Err(refusal) => self.story.problems.extend(refusal.into_report().iter().cloned()),
        }
    }

    fn call(&mut self, environment: Environment, other: Environment) {
        let authorization = self.authorization(other).clone();
        let tenant = self.tenants.iter().find(|tenant| tenant.environment() == environment).unwrap();
        let story = &mut self.story;
        if let Err(refusal) = may_call(&story.application, tenant, &authorization, story.now) {
            story.problems.extend(refusal.into_report().iter().cloned());
        }
    }
}

fn approve(valid_until: Option<Timestamp>) -> AuthorizationCommand {
    AuthorizationCommand::Approve { valid_until }
}

fn key(environment: Environment) -> TenantKey {
    TenantKey::new(environment, ContextId::parse("Cust12345").unwrap())
}
