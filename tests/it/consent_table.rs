//! Every state, every command, everybody: what comes of it, in one table for each kind of application and environment.

use superoffice_app::{
    Actor, AuthorizationCommand, AuthorizationState, ConsentActor, Distribution, Environment, Permissions, Role,
    TenantRole, TenantUser,
};

use crate::consent::{app_of, in_state, key, user};
use crate::life::{actor, day, developer_with, errors, partner};
use crate::table::Table;

/// Everybody who may want something.
fn everybody(environment: Environment) -> Vec<(&'static str, ConsentActor)> {
    let admin = user(environment, TenantRole::GeneralAdministrator);
    vec![
        ("general", admin.clone().into()),
        ("users", user(environment, TenantRole::UserAdministrator).into()),
        ("plain", user(environment, TenantRole::User).into()),
        ("consultant", admin.as_external_consultant().into()),
        ("plain c.", user(environment, TenantRole::User).as_external_consultant().into()),
        ("foreign", TenantUser::new(key(environment, "Cust1"), TenantRole::GeneralAdministrator).into()),
        ("dev", actor(Role::Developer).into()),
        ("bare", developer_with(Permissions::all().difference(Permissions::CONFIGURATION)).into()),
        ("other", Actor::partner(partner("other"), Role::Developer).into()),
        ("manager", actor(Role::AppManager).into()),
        ("store", actor(Role::AppStoreManager).into()),
        ("ops", actor(Role::OnlineOperations).into()),
        ("empl", actor(Role::Employee).into()),
        ("false", Actor::partner(partner("acme"), Role::AppManager).into()),
    ]
}

fn commands() -> [AuthorizationCommand; 5] {
    [
        AuthorizationCommand::Request,
        AuthorizationCommand::Approve { valid_until: Some(day(90)) },
        AuthorizationCommand::Deny,
        AuthorizationCommand::Revoke { reason: None },
        AuthorizationCommand::RequireAgain { topics: Vec::new() },
    ]
}

fn table(distribution: Distribution, environment: Environment) -> Table {
    let application = app_of(distribution);
    let mut table = Table::with_heads(everybody(environment).into_iter().map(|(head, _)| head));
    for state in AuthorizationState::ALL {
        let (authorization, at) = in_state(state, environment);
        for command in commands() {
            let mut cells = Vec::new();
            for (_, actor) in everybody(environment) {
                let before = authorization.clone();
                cells.push(match authorization.execute(&command, &application, &actor, at) {
                    Err(refusal) => {
                        assert!(!refusal.report().passed() && refusal.command() == command.name());
                        table.refusal(&errors(refusal.report()))
                    }
                    Ok(step) => {
                        assert_eq!(step.events.len(), 1);
                        assert_eq!(step.events.first().unwrap().stamp().at(), at);
                        match step.authorization.state(at) {
                            AuthorizationState::NeedsReapproval => "again".to_owned(),
                            after => after.to_string(),
                        }
                    }
                });
                assert_eq!(authorization, before);
            }
            table.push(state.as_str(), command.name(), cells);
        }
    }
    table
}

#[test]
fn everybody_in_every_state() {
    for (name, distribution) in [("custom", Distribution::Custom), ("standard", Distribution::Standard)] {
        table(distribution, Environment::Production).check(&format!("consent-{name}-in-production"));
        table(distribution, Environment::Sod).check(&format!("consent-{name}-in-sod"));
        // Stage is as SOD is.
        let [sod, stage] = [Environment::Sod, Environment::Stage].map(|it| table(distribution, it).text());
        assert_eq!(sod, stage);
    }
}

/// The same once more, by hand: who may, and in which state it can be.
#[test]
fn whoever_may_is_not_refused_and_nobody_else() {
    use AuthorizationState::{Approved, Denied, Expired, NeedsReapproval, NotRequested, Requested, Revoked};

    let mut counts = [0; 2];
    for distribution in [Distribution::Custom, Distribution::Standard] {
        let application = app_of(distribution);
        for environment in Environment::ALL {
            for state in AuthorizationState::ALL {
                let (authorization, at) = in_state(state, environment);
                for command in commands() {
                    let possible: &[AuthorizationState] = match command.name() {
                        "request" => &[NotRequested, Expired, Denied, Revoked],
                        "approve" => &AuthorizationState::ALL,
                        "deny" => &[NotRequested, Requested, Expired, NeedsReapproval, Revoked],
                        "revoke" => &[Approved, Expired, NeedsReapproval],
                        "require_again" => &[Approved],
                        other => panic!("{other}"),
                    };
                    for (head, actor) in everybody(environment) {
                        let employee = ["manager", "store", "ops", "empl"].contains(&head);
                        let decides = ["general", "users"].contains(&head)
                            || head == "consultant" && environment != Environment::Production
                            || head == "manager" && distribution == Distribution::Custom;
                        let may = match command.name() {
                            "request" => employee || !["foreign", "bare", "other", "false"].contains(&head),
                            "approve" => decides,
                            // Saying no takes nothing that anybody guards.
                            "deny" => decides || head == "consultant",
                            "revoke" => employee || ["general", "users", "consultant"].contains(&head),
                            "require_again" => employee || head == "dev",
                            other => panic!("{other}"),
                        };
                        let expected = may && possible.contains(&state);
                        let found = authorization.decide(&command, &application, &actor, at).is_ok();
                        assert_eq!(found, expected, "{distribution} {environment} {state} {command} {head}");
                        counts[usize::from(found)] += 1;
                    }
                }
            }
        }
    }
    assert!(counts.iter().all(|count| *count > 500), "{counts:?}");
}
