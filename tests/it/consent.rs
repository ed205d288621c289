//! Consent: who has to do with it, and in which words they are refused.

use superoffice_app::{
    Actor, Application, Authorization, AuthorizationCommand, AuthorizationState, ClientId, Code, Command, ConsentActor,
    ConsentTopic, ContextId, Distribution, Environment, Permissions, Reason, Refusal, Role, StateResponse, Tenant,
    TenantKey, TenantRole, TenantState, TenantUser, Timestamp, UserName, may_call,
};

use crate::life::{Life, actor, build, day, developer_with, partner, ready};
use crate::support::{codes, now};

/// A tenant of which SuperOffice has answered, at the beginning of time, that it is in this state.
pub(crate) fn tenant_in_state(key: &TenantKey, state: &str) -> Tenant {
    let tenant = Tenant::new(key.clone());
    let response = StateResponse::new(key.context_id().clone(), TenantState::parse(state).unwrap());
    tenant.observe(&response, Timestamp::from_seconds(0).unwrap()).unwrap().tenant
}

pub(crate) fn key(environment: Environment, id: &str) -> TenantKey {
    TenantKey::new(environment, ContextId::parse(id).unwrap())
}

/// The client ID that [`ready`] has everywhere.
pub(crate) fn client_id() -> ClientId {
    ClientId::parse("6cf25376616343b38d14ddcd804f2891").unwrap()
}

/// Of the application that [`ready`] makes, and `Cust12345`.
pub(crate) fn new(environment: Environment) -> Authorization {
    Authorization::new(client_id(), key(environment, "Cust12345"))
}

/// Somebody of `Cust12345`.
pub(crate) fn user(environment: Environment, role: TenantRole) -> TenantUser {
    TenantUser::new(key(environment, "Cust12345"), role)
}

pub(crate) fn administrator(environment: Environment) -> ConsentActor {
    user(environment, TenantRole::GeneralAdministrator).into()
}

pub(crate) fn app_of(distribution: Distribution) -> Application {
    Life::of(&ready(distribution)).application
}

/// The end of the approvals that have one.
pub(crate) fn end() -> Timestamp {
    day(30)
}

/// An authorization in this state, and a time at which it is so.
pub(crate) fn in_state(state: AuthorizationState, environment: Environment) -> (Authorization, Timestamp) {
    let application = app_of(Distribution::Standard);
    let who = administrator(environment);
    let then = |authorization: Authorization, command: &AuthorizationCommand| {
        authorization.execute(command, &application, &who, now()).unwrap().authorization
    };
    let none = new(environment);
    let approve = AuthorizationCommand::Approve { valid_until: Some(end()) };
    let (authorization, at) = match state {
        AuthorizationState::NotRequested => (none, now()),
        AuthorizationState::Requested => (then(none, &AuthorizationCommand::Request), now()),
        AuthorizationState::Approved => (then(none, &approve), now()),
        AuthorizationState::Expired => (then(none, &approve), end()),
        AuthorizationState::NeedsReapproval => {
            let topics = [ConsentTopic::Webhooks];
            let manager = actor(Role::AppManager).into();
            (then(none, &approve).require_again(&topics, &application, &manager, now()).unwrap().authorization, now())
        }
        AuthorizationState::Denied => (then(none, &AuthorizationCommand::Deny), now()),
        AuthorizationState::Revoked => {
            (then(then(none, &approve), &AuthorizationCommand::Revoke { reason: None }), now())
        }
    };
    assert_eq!(authorization.state(at), state);
    (authorization, at)
}

#[track_caller]
fn refused(result: Result<superoffice_app::AuthorizationStep, Refusal>) -> Refusal {
    result.unwrap_err()
}

#[test]
fn an_approval_says_who_and_when_and_until_when() {
    let application = app_of(Distribution::Standard);
    let ann = UserName::parse("ann@customer.example").unwrap();
    let approver = user(Environment::Production, TenantRole::UserAdministrator).named(ann.clone());
    let before = new(Environment::Production);
    assert_eq!((before.stamp(), before.approval(), before.topics(), before.reason()), (None, None, &[][..], None));
    let step = before.approve(Some(end()), &application, &approver.into(), now()).unwrap();
    assert_eq!(before.state(now()), AuthorizationState::NotRequested, "the one before is as it was");
    let approval = step.authorization.approval().unwrap();
    assert_eq!(approval.valid_until(), Some(end()));
    let stamp = approval.stamp();
    assert_eq!((stamp.at(), stamp.user(), stamp.role()), (now(), Some(&ann), None));
    assert_eq!(stamp.tenant_role(), Some(TenantRole::UserAdministrator));
    assert!(!stamp.is_external_consultant());
    assert_eq!(step.authorization.stamp(), Some(stamp));
    assert_eq!(step.events.len(), 1);
    assert_eq!(step.events[0].kind().to_string(), "approved until 2026-12-22T00:00:00Z");

    let manager = actor(Role::AppManager);
    let custom = app_of(Distribution::Custom);
    let step = new(Environment::Production).approve(None, &custom, &manager.into(), now()).unwrap();
    let stamp = step.authorization.approval().unwrap().stamp();
    assert_eq!((stamp.role(), stamp.tenant_role(), stamp.partner_id()), (Some(Role::AppManager), None, None));
    let consultant = user(Environment::Sod, TenantRole::GeneralAdministrator).as_external_consultant();
    let step = new(Environment::Sod).approve(None, &custom, &consultant.into(), now()).unwrap();
    assert!(step.authorization.stamp().unwrap().is_external_consultant());
}

/// At its very second the approval has expired, as a credential has.
#[test]
fn an_approval_ends_at_its_second() {
    let (authorization, _) = in_state(AuthorizationState::Approved, Environment::Sod);
    let second = |seconds: i64| Timestamp::from_seconds(end().as_seconds() + seconds).unwrap();
    assert_eq!(authorization.state(second(-1)), AuthorizationState::Approved);
    assert_eq!(authorization.state(second(0)), AuthorizationState::Expired);
    assert_eq!(authorization.state(second(1)), AuthorizationState::Expired);
    let application = app_of(Distribution::Custom);
    let who = administrator(Environment::Sod);
    for (seconds, passes) in [(-1, false), (0, false), (1, true)] {
        let until = Timestamp::from_seconds(now().as_seconds() + seconds).unwrap();
        let result = new(Environment::Sod).approve(Some(until), &application, &who, now());
        assert_eq!(result.is_ok(), passes, "{seconds}");
        if let Err(refusal) = result {
            assert_eq!(codes(refusal.report()), ["consent.validity-past"]);
        }
    }
    // Without an end it counts for ever.
    let for_ever = new(Environment::Sod).approve(None, &application, &who, now()).unwrap().authorization;
    assert_eq!(for_ever.state(day(100_000)), AuthorizationState::Approved);
    // What has expired is requested and denied again, which what is approved is not.
    let partner = actor(Role::Developer).into();
    assert!(authorization.request(&application, &partner, second(-1)).is_err());
    assert!(authorization.deny(&application, &who, second(-1)).is_err());
    assert!(authorization.request(&application, &partner, second(0)).is_ok());
    assert!(authorization.deny(&application, &who, second(0)).is_ok());
    assert!(authorization.require_again(&[], &application, &partner, second(-1)).is_ok());
    assert!(authorization.require_again(&[], &application, &partner, second(0)).is_err());
}

#[test]
fn refusals_in_words() {
    let [standard, custom] = [Distribution::Standard, Distribution::Custom].map(app_of);
    let production = Environment::Production;
    let none = new(production);
    let (approved, _) = in_state(AuthorizationState::Approved, production);
    let consultant = user(production, TenantRole::UserAdministrator).as_external_consultant();
    let plain = user(production, TenantRole::User);
    let elsewhere = TenantUser::new(key(Environment::Stage, "Cust12345"), TenantRole::GeneralAdministrator);
    let bare = developer_with(Permissions::all().difference(Permissions::CONFIGURATION));
    let stranger = Actor::partner(partner("other"), Role::Developer);
    for (refusal, words) in [
        (
            refused(none.approve(None, &standard, &plain.clone().into(), now())),
            "`approve` is refused (not_requested; production Cust12345)\n\
             error[consent.not-permitted]: only a General or User administrator of the tenant may approve an application here, not a user of the tenant with neither right\n\
             1 error",
        ),
        (
            refused(none.approve(Some(now()), &standard, &plain.clone().as_external_consultant().into(), now())),
            "`approve` is refused (not_requested; production Cust12345)\n\
             error[consent.not-permitted]: only a General or User administrator of the tenant may approve an application here, not a user of the tenant with neither right\n\
             error[consent.external-consultant]: an external consultant may not approve access to a production database\n\
             error[consent.validity-past]: an approval until 2026-11-22T00:00:00Z has ended before it begins\n\
             3 errors",
        ),
        (
            refused(approved.deny(&custom, &consultant.into(), now())),
            "`deny` is refused (approved until 2026-12-22T00:00:00Z; production Cust12345)\n\
             error[consent.not-possible]: an authorization that is `approved` cannot be denied\n\
             1 error",
        ),
        (
            refused(none.approve(None, &standard, &actor(Role::AppManager).into(), now())),
            "`approve` is refused (not_requested; production Cust12345)\n\
             error[consent.not-permitted]: only a General or User administrator of the tenant may approve an application here, not the app manager\n\
             1 error",
        ),
        (
            refused(none.approve(None, &custom, &actor(Role::OnlineOperations).into(), now())),
            "`approve` is refused (not_requested; production Cust12345)\n\
             error[consent.not-permitted]: only a General or User administrator of the tenant, or the app manager, may approve an application here, not Online Operations\n\
             1 error",
        ),
        (
            refused(approved.revoke(None, &custom, &actor(Role::Developer).into(), now())),
            "`revoke` is refused (approved until 2026-12-22T00:00:00Z; production Cust12345)\n\
             error[consent.not-permitted]: only a General or User administrator of the tenant, or an employee of SuperOffice, may revoke an application here, not a developer of a partner\n\
             1 error",
        ),
        (
            refused(none.request(&custom, &bare.into(), now())),
            "`request` is refused (not_requested; production Cust12345)\n\
             error[consent.not-permitted]: only SuperOffice, a user of the tenant, or a user of the owner with the permission \"Configuration\", may request consent for an application here, not a developer of a partner\n\
             1 error",
        ),
        (
            refused(approved.require_again(&[], &custom, &plain.into(), now())),
            "`require_again` is refused (approved until 2026-12-22T00:00:00Z; production Cust12345)\n\
             error[consent.not-permitted]: only SuperOffice, or a user of the owner with the permission \"Configuration\", may require approval again of an application here, not a user of the tenant\n\
             1 error",
        ),
        // Whoever has nothing to do with it is told nothing of it.
        (
            refused(approved.request(&custom, &stranger.into(), now())),
            "`request` is refused (somebody else's authorization)\n\
             error[consent.not-permitted]: only SuperOffice, a user of the tenant, or a user of the owner with the permission \"Configuration\", may request consent for an application here, not a user of another partner\n\
             1 error",
        ),
        (
            refused(approved.approve(Some(now()), &standard, &elsewhere.into(), now())),
            "`approve` is refused (somebody else's authorization)\n\
             error[consent.not-permitted]: only a General or User administrator of the tenant may approve an application here, not a user of another tenant\n\
             1 error",
        ),
    ] {
        assert_eq!(refusal.to_string(), words);
        assert!(refusal.report().iter().all(superoffice_app::Problem::is_fixed), "no policy lowers it");
    }
}

/// The application that is given counts: it has to be the one of the client ID.
#[test]
fn the_application_is_the_one_of_the_client_id() {
    let other = build(
        "name = \"Other\"\npartner = \"acme\"\ndistribution = \"custom\"\n[authentication.client_id]\nsod = \"0f5a4e0d86a34d1c9a3c7f2be1d0c9b8\"",
    );
    let other = Life::of(&other).application;
    let commands = [
        AuthorizationCommand::Request,
        AuthorizationCommand::Approve { valid_until: None },
        AuthorizationCommand::Deny,
        AuthorizationCommand::RequireAgain { topics: Vec::new() },
    ];
    for (environment, whose) in [(Environment::Sod, "`0f5a4e0d86a34d1c9a3c7f2be1d0c9b8`"), (Environment::Stage, "none")]
    {
        for command in &commands {
            let (authorization, at) = in_state(AuthorizationState::Approved, environment);
            for actor in [administrator(environment), actor(Role::AppManager).into()] {
                let refusal = authorization.decide(command, &other, &actor, at).unwrap_err();
                let found: Vec<_> = refusal.report().iter().map(ToString::to_string).collect();
                let line = format!(
                    "error[consent.other-party]: the authorization is for the client ID `6cf25376616343b38d14ddcd804f2891`, not for {whose}"
                );
                assert_eq!(found, [line], "{command}");
            }
            // A partner that passes an application of its own is not told how another's stands.
            let partner = actor(Role::Developer).into();
            let refusal = authorization.decide(command, &other, &partner, at).unwrap_err();
            assert_eq!(refusal.state(), "another application's authorization", "{command}");
        }
        // What was approved is taken back also while the application has another client ID.
        let (authorization, at) = in_state(AuthorizationState::Approved, environment);
        let revoke = AuthorizationCommand::Revoke { reason: None };
        for actor in [administrator(environment), actor(Role::AppManager).into()] {
            let step = authorization.execute(&revoke, &other, &actor, at).unwrap();
            assert_eq!(step.authorization.state(at), AuthorizationState::Revoked);
        }
        let partner = actor(Role::Developer).into();
        let refusal = authorization.decide(&revoke, &other, &partner, at).unwrap_err();
        assert!(refusal.contains(Code::CONSENT_NOT_PERMITTED), "{refusal}");
    }
}

/// Nothing happens any more about an application that is gone, but that somebody takes back what was approved.
#[test]
fn an_application_that_is_deleted_is_only_revoked() {
    let gone = Life::custom().then(Role::AppManager, Command::Delete).application;
    let sod = Environment::Sod;
    let manager: ConsentActor = actor(Role::AppManager).into();
    let none = new(sod);
    assert_eq!(codes(refused(none.request(&gone, &manager, now())).report()), ["application.deleted"]);
    assert_eq!(codes(refused(none.approve(None, &gone, &administrator(sod), now())).report()), ["application.deleted"]);
    assert_eq!(codes(refused(none.deny(&gone, &administrator(sod), now())).report()), ["application.deleted"]);
    let (approved, at) = in_state(AuthorizationState::Approved, sod);
    assert_eq!(codes(refused(approved.require_again(&[], &gone, &manager, at)).report()), ["application.deleted"]);
    let reason = Reason::parse("the application is gone").unwrap();
    let revoked = approved.revoke(Some(&reason), &gone, &manager, at).unwrap().authorization;
    assert_eq!((revoked.state(at), revoked.reason()), (AuthorizationState::Revoked, Some(&reason)));
    assert_eq!(revoked.approval(), None);
}

/// A production sandbox is a tenant of its own: nothing carries over, either way.
#[test]
fn a_sandbox_shares_nothing_with_its_customers_tenant() {
    let application = Life::custom_in_production().application;
    let production = Environment::Production;
    let customer = tenant_in_state(&key(production, "Cust12345"), "Running").with_customer_site("Acme").unwrap();
    let sandbox =
        tenant_in_state(&key(production, "Cust54321"), "Running").with_customer_site("Acme").unwrap().as_sandbox();
    let manager: ConsentActor = actor(Role::AppManager).into();
    let of = |tenant: &Tenant| Authorization::new(client_id(), tenant.key().clone());
    for (one, other) in [(&customer, &sandbox), (&sandbox, &customer)] {
        let approved = of(one).approve(None, &application, &manager, now()).unwrap().authorization;
        assert_eq!(may_call(&application, one, &approved, now()), Ok(()));
        // What one has approved is not the other's approval, and the other's own is missing.
        let refusal = may_call(&application, other, &approved, now()).unwrap_err();
        assert_eq!(codes(refusal.report()), ["consent.other-party"]);
        let refusal = may_call(&application, other, &of(other), now()).unwrap_err();
        assert_eq!(codes(refusal.report()), ["consent.missing"]);
        // Nor do the administrators of one decide about the other.
        let administrator = TenantUser::new(one.key().clone(), TenantRole::GeneralAdministrator).into();
        let refusal = refused(of(other).approve(None, &application, &administrator, now()));
        assert_eq!(codes(refusal.report()), ["consent.not-permitted"]);
        assert!(refusal.contains(Code::CONSENT_NOT_PERMITTED) && refusal.state() == "somebody else's authorization");
        let help = |refusal: &Refusal| refusal.report().problems()[0].help();
        assert_eq!(
            help(&refusal),
            "sign in at the tenant of the authorization, or have it done by somebody who may",
            "whose it is, is not said"
        );
        let refusal = refused(of(other).require_again(&[], &application, &administrator, now()));
        assert_eq!(help(&refusal), "have it done by somebody who may", "no user of a tenant may");
        let stranger = Actor::partner(partner("other"), Role::Developer).into();
        assert_eq!(
            help(&refused(of(other).request(&application, &stranger, now()))),
            "have it done by somebody who may"
        );
    }
    // The letter case of the context ID does not make another tenant, and the environment does.
    let approved = of(&customer).approve(None, &application, &manager, now()).unwrap().authorization;
    let lower = tenant_in_state(&key(production, "cust12345"), "Running");
    assert_eq!(may_call(&application, &lower, &approved, now()), Ok(()));
    let sod = tenant_in_state(&key(Environment::Sod, "Cust12345"), "Running");
    assert!(may_call(&application, &sod, &approved, now()).unwrap_err().contains(Code::CONSENT_OTHER_PARTY));
}
