//! Whether an application may call a tenant: each reason, and all at once.

use std::collections::BTreeSet;

use superoffice_app::{
    Access, Agents, Application, Authorization, AuthorizationState, ClientId, Code, Command, ConsentTopic,
    Distribution, Environment, Integration, Level, License, Limits, NotLive, Policy, Role, Severity, Tenant,
    TenantLicenses, TenantState, Timestamp, may_call, may_call_with,
};

use crate::consent::{client_id, end, in_state, key, new, tenant_in_state};
use crate::life::{Life, actor, reason, revised};
use crate::support::{codes, now};
use crate::tenant_world::pull_running;

/// Applications in each way in which one is live in Production or is not.
fn applications() -> Vec<(Option<NotLive>, Application)> {
    let because = || reason("because");
    let standard = Life::standard_in_production();
    let custom = Life::custom_in_production();
    let mut all = vec![(Some(NotLive::NotPublished), Life::custom().application)];
    all.push((Some(NotLive::NotPublished), Life::standard().published("1", Environment::Stage).application));
    all.push((
        Some(NotLive::Delisted),
        standard.clone().then(Role::AppManager, Command::Delist { reason: because() }).application,
    ));
    for life in [standard, custom] {
        let deactivated = life.clone().then(Role::AppManager, Command::Deactivate { reason: because() });
        all.push((Some(NotLive::Deactivated), deactivated.application));
        all.push((Some(NotLive::Deleted), life.clone().then(Role::AppManager, Command::Delete).application));
        all.push((None, life.application));
    }
    for (not_live, application) in &all {
        assert_eq!(application.live(Environment::Production).err(), *not_live);
    }
    all
}

/// Tenants in each state, with the code that each should give.
fn tenants(environment: Environment) -> Vec<(Option<&'static str>, Tenant)> {
    let key = key(environment, "Cust12345");
    let mut all = vec![(Some("call.tenant-unknown"), Tenant::new(key.clone()))];
    let states = TenantState::KNOWN.into_iter().map(|state| state.as_str().to_owned());
    for state in states.chain(["Hibernating".to_owned()]) {
        let code = match state.as_str() {
            "Running" | "OnlineMaintenance" => None,
            "Unknown" => Some("call.tenant-unknown"),
            "Deleted" => Some("call.tenant-deleted"),
            // Of "Hibernating", which is not known, nothing says that it answers.
            _ => Some("call.tenant-not-running"),
        };
        all.push((code, tenant_in_state(&key, &state)));
    }
    all
}

/// Authorizations in each state, and of somebody else; with the codes that each should give, and the time.
fn authorizations(environment: Environment) -> Vec<(Vec<&'static str>, Authorization, Timestamp)> {
    let mut all = Vec::new();
    for state in AuthorizationState::ALL {
        let (authorization, at) = in_state(state, environment);
        let code = match state {
            AuthorizationState::NotRequested => Some("consent.missing"),
            AuthorizationState::Requested => Some("consent.pending"),
            AuthorizationState::Approved => None,
            AuthorizationState::Expired => Some("consent.expired"),
            AuthorizationState::NeedsReapproval => Some("consent.needed-again"),
            AuthorizationState::Denied => Some("consent.denied"),
            AuthorizationState::Revoked => Some("consent.revoked"),
        };
        all.push((code.into_iter().collect(), authorization, at));
    }
    let other = ClientId::parse("0f5a4e0d86a34d1c9a3c7f2be1d0c9b8").unwrap();
    all.push((vec!["consent.other-party"], Authorization::new(other.clone(), key(environment, "Cust12345")), now()));
    all.push((vec!["consent.other-party"], Authorization::new(client_id(), key(environment, "Cust1")), now()));
    let elsewhere = if environment.is_sod() { Environment::Stage } else { Environment::Sod };
    all.push((vec!["consent.other-party"], in_state(AuthorizationState::Approved, elsewhere).0, now()));
    all.push((vec!["consent.other-party"; 2], Authorization::new(other, key(elsewhere, "Cust1")), now()));
    all
}

/// What is known of the licenses, and whether a custom application lacks one.
fn licenses() -> [(bool, Option<TenantLicenses>); 3] {
    let development_tools = License::parse("Development Tools").unwrap();
    [(false, None), (false, Some(TenantLicenses::new([development_tools]))), (true, Some(TenantLicenses::default()))]
}

/// Each part with each part of the others: it may call exactly when nothing speaks against it, and otherwise all of it is told.
#[test]
fn every_reason_is_told_and_nothing_else() {
    let (mut seen, mut most, mut allowed, mut asked) = (BTreeSet::new(), 0, 0, 0);
    let production = Environment::Production;
    for (not_live, application) in applications() {
        for (tenant_code, tenant) in tenants(production) {
            for (consent_codes, authorization, at) in authorizations(production) {
                for (lacks, licenses) in licenses() {
                    let tenant = licenses.map_or(tenant.clone(), |licenses| tenant.clone().with_licenses(licenses));
                    let custom = application.distribution() == Some(Distribution::Custom);
                    let mut expected: Vec<&str> = not_live.map(|_| "call.not-live").into_iter().collect();
                    expected.extend(tenant_code);
                    expected.extend(&consent_codes);
                    expected.extend((lacks && custom).then_some("license.development-tools"));
                    let result = may_call(&application, &tenant, &authorization, at);
                    let found = result.as_ref().err().map_or(Vec::new(), |refusal| codes(refusal.report()));
                    assert_eq!(found, expected, "{not_live:?}, {}, {}", tenant.state(), authorization.summary(at));
                    assert_eq!(result.is_ok(), expected.is_empty());
                    if let Err(refusal) = result {
                        assert!(!refusal.report().passed() && refusal.command() == "call");
                    }
                    most = most.max(expected.len());
                    allowed += usize::from(expected.is_empty());
                    asked += 1;
                    seen.extend(expected);
                }
            }
        }
    }
    assert_eq!(most, 5, "all at once, with both parties of the authorization");
    assert!(allowed > 5 && asked > 3_000, "{allowed} of {asked}");
    assert_eq!(seen.len(), 12, "{seen:?}");
}

/// In SOD and Stage, no license is asked for.
#[test]
fn licenses_are_needed_in_production_only() {
    let application = Life::custom().application;
    let (approved, at) = in_state(AuthorizationState::Approved, Environment::Sod);
    let tenant = tenant_in_state(&key(Environment::Sod, "Cust12345"), "Running");
    assert_eq!(may_call(&application, &tenant.with_licenses(TenantLicenses::default()), &approved, at), Ok(()));
}

#[test]
fn mirroring_by_a_custom_application_needs_its_license() {
    let mirroring = revised(&crate::life::ready(Distribution::Custom), |settings| {
        let mut mirroring = Integration::default();
        mirroring.enabled = true;
        mirroring.url = superoffice_app::PerEnvironment::Shared("https://orders.acme.example/mirror".parse().unwrap());
        settings.integrations.mirroring = Some(mirroring);
    });
    let application = Life::of(&mirroring).published("1", Environment::Stage).application;
    let (asked, at) = in_state(AuthorizationState::Requested, Environment::Production);
    let manager = actor(Role::AppManager).into();
    let approved = asked.approve(None, &application, &manager, at).unwrap().authorization;
    let tenant = tenant_in_state(&key(Environment::Production, "Cust12345"), "Running");
    for (names, expected) in [
        (&[][..], &["license.development-tools", "license.database-mirroring"][..]),
        (&["Development Tools"], &["license.database-mirroring"]),
        (&["Database Mirroring"], &["license.development-tools"]),
        (&["Development Tools", "Database Mirroring"], &[]),
    ] {
        let licenses = TenantLicenses::new(names.iter().map(|name| License::parse(name).unwrap()));
        let result = may_call(&application, &tenant.clone().with_licenses(licenses), &approved, at);
        assert_eq!(result.err().map_or(Vec::new(), |refusal| codes(refusal.report())), expected, "{names:?}");
    }
}

#[test]
fn a_refusal_in_words() {
    let application =
        Life::custom().then(Role::AppManager, Command::Deactivate { reason: reason("because") }).application;
    let production = Environment::Production;
    let (again, at) = in_state(AuthorizationState::NeedsReapproval, production);
    let tenant = tenant_in_state(&key(production, "Cust12345"), "Suspended").with_licenses(TenantLicenses::default());
    let refusal = may_call(&application, &tenant, &again, at).unwrap_err();
    assert_eq!(
        refusal.to_string(),
        "`call` is refused (`Acme Orders` in production Cust12345, which is Suspended)\n\
         error[call.not-live]: the application is not live in production: it is deactivated\n\
         error[call.tenant-not-running]: the tenant does not answer: its state is `Suspended`\n\
         error[consent.needed-again]: the tenant has to approve again since 2026-11-22T00:00:00Z: webhooks are newly used\n\
         error[license.development-tools]: distribution: `Cust12345` in production has no license for custom apps: it needs Development Tools, or CRM Suite Core or a larger plan\n\
         4 errors"
    );
}

/// What is newly used, in words; and the help of a tenant that denies what its state promises.
#[test]
fn the_words_fit_the_number() {
    let application = Life::custom().application;
    let sod = Environment::Sod;
    let tenant = tenant_in_state(&key(sod, "Cust12345"), "Running");
    let (approved, at) = in_state(AuthorizationState::Approved, sod);
    for (topics, words) in [
        (&[][..], "more is"),
        (&[ConsentTopic::Mirroring], "mirroring is"),
        (&[ConsentTopic::SystemUser], "the system user is"),
        (&[ConsentTopic::Webhooks], "webhooks are"),
        (&[ConsentTopic::Mirroring, ConsentTopic::SystemUser], "mirroring, the system user are"),
        (&ConsentTopic::ALL, "mirroring, the system user, webhooks are"),
    ] {
        let step = approved.require_again(topics, &application, &actor(Role::AppManager).into(), at).unwrap();
        assert_eq!(step.authorization.topics(), topics);
        let refusal = may_call(&application, &tenant, &step.authorization, at).unwrap_err();
        let message = refusal.report().problems()[0].message();
        assert_eq!(message, format!("the tenant has to approve again since {at}: {words} newly used"));
    }
    // A tenant may deny what its state promises; then there is no advice about the state.
    for (state, help) in [
        ("Running", "ask for its state again later, before it is called"),
        ("Suspended", TenantState::Suspended.advice()),
    ] {
        let denies = pull_running(state, false).fold(&Tenant::new(key(sod, "Cust12345")), now()).tenant;
        let refusal = may_call(&application, &denies, &approved, at).unwrap_err();
        let problem = &refusal.report().problems()[0];
        assert_eq!(problem.message(), format!("the tenant does not answer: its state is `{state}`"));
        assert_eq!(problem.help(), help);
    }
}

/// Since when it is so, or when it ended.
#[test]
fn each_state_of_consent_says_its_time() {
    let application = Life::custom().application;
    let tenant = tenant_in_state(&key(Environment::Sod, "Cust12345"), "Running");
    for (state, message) in [
        (AuthorizationState::NotRequested, "the tenant has not been asked for its consent"),
        (
            AuthorizationState::Requested,
            "the tenant was asked for its consent at 2026-11-22T00:00:00Z and has not answered",
        ),
        (AuthorizationState::Expired, "the consent of the tenant expired at 2026-12-22T00:00:00Z"),
        (
            AuthorizationState::NeedsReapproval,
            "the tenant has to approve again since 2026-11-22T00:00:00Z: webhooks are newly used",
        ),
        (AuthorizationState::Denied, "the tenant denied its consent at 2026-11-22T00:00:00Z"),
        (AuthorizationState::Revoked, "the consent of the tenant was revoked at 2026-11-22T00:00:00Z"),
    ] {
        let (authorization, at) = in_state(state, Environment::Sod);
        let refusal = may_call(&application, &tenant, &authorization, at).unwrap_err();
        let messages: Vec<_> = refusal.report().iter().map(superoffice_app::Problem::message).collect();
        assert_eq!(messages, [message]);
    }
}

/// The policy lowers what is about the tenant, and never what is about consent or the application.
#[test]
fn no_policy_lowers_a_missing_consent() {
    let off = |code: Code| Policy::default().with_level(code, Level::Off);
    let lowered: Vec<_> = [Code::CALL_TENANT_NOT_RUNNING, Code::CALL_TENANT_UNKNOWN].into_iter().map(off).collect();
    assert!(lowered.iter().all(Result::is_ok));
    for code in
        Code::ALL.iter().filter(|code| code.as_str().starts_with("consent.") || *code.as_str() == *"call.not-live")
    {
        let lowers = off(*code).is_ok();
        assert_eq!(lowers, ["consent.required-again", "consent.sandbox-missing"].contains(&code.as_str()), "{code}");
    }
    let application = Life::custom().application;
    let (approved, at) = in_state(AuthorizationState::Approved, Environment::Sod);
    let suspended = tenant_in_state(&key(Environment::Sod, "Cust12345"), "Suspended");
    let policy = off(Code::CALL_TENANT_NOT_RUNNING).unwrap();
    assert_eq!(may_call_with(&application, &suspended, &approved, at, &policy), Ok(()));
    let warned = Policy::default().with_level(Code::CALL_TENANT_NOT_RUNNING, Severity::Warning).unwrap();
    assert_eq!(may_call_with(&application, &suspended, &approved, at, &warned), Ok(()));
    // A report of which nothing is kept is refused all the same.
    let policy = Policy::import().with_limits(Limits { problems: 0, ..Limits::default() });
    let refusal = may_call_with(&application, &suspended, &new(Environment::Sod), end(), &policy).unwrap_err();
    assert!(refusal.report().problems().is_empty() && !refusal.report().passed());
}

/// The state of a version that waits to be published does not count, and its client ID neither.
#[test]
fn what_is_published_counts() {
    let webhooks = revised(&crate::life::ready(Distribution::Custom), |settings| {
        settings.advanced.agents = Access::from(Agents::WEBHOOK);
    });
    let mut life = Life::custom();
    let _ = life.does(Role::Developer, crate::life::create("2", "1"));
    let other = revised(&webhooks, |settings| {
        let id = ClientId::parse("0f5a4e0d86a34d1c9a3c7f2be1d0c9b8").unwrap();
        settings.authentication.client_id = superoffice_app::PerEnvironment::Shared(id);
    });
    let _ = life.does(Role::AppManager, Command::Edit { version: crate::life::label("2"), configuration: other });
    let (approved, at) = in_state(AuthorizationState::Approved, Environment::Sod);
    let tenant = tenant_in_state(&key(Environment::Sod, "Cust12345"), "Running");
    assert_eq!(may_call(&life.application, &tenant, &approved, at), Ok(()));
    // In SOD version 1 is published, and version 2 has another; in Stage nothing is published.
    let new_one = ClientId::parse("0f5a4e0d86a34d1c9a3c7f2be1d0c9b8").unwrap();
    for (environment, expected) in [(Environment::Sod, client_id()), (Environment::Stage, new_one.clone())] {
        assert_eq!(life.application.client_id(environment), Some(&expected));
        let key = key(environment, "Cust12345");
        let of = Authorization::of(&life.application, key.clone());
        assert_eq!(of, Some(Authorization::new(expected, key)));
    }
    let of_draft = Authorization::new(new_one.clone(), key(Environment::Sod, "Cust12345"));
    let refusal = of_draft.request(&life.application, &actor(Role::AppManager).into(), at).unwrap_err();
    assert_eq!(
        refusal.report().problems()[0].to_string(),
        "error[consent.other-party]: the authorization is for the client ID `0f5a4e0d86a34d1c9a3c7f2be1d0c9b8`, not for `6cf25376616343b38d14ddcd804f2891`"
    );
    let life = life.then(Role::Developer, crate::life::to_sod("2"));
    assert_eq!(life.application.client_id(Environment::Sod), Some(&new_one));
    let none = crate::life::build("distribution = \"custom\"\nname = \"None\"\npartner = \"acme\"");
    assert_eq!(Authorization::of(&Life::of(&none).application, key(Environment::Sod, "Cust12345")), None);
    let refusal = may_call(&life.application, &tenant, &approved, at).unwrap_err();
    assert_eq!(
        refusal.report().problems()[0].to_string(),
        "error[consent.other-party]: the authorization is for the client ID `6cf25376616343b38d14ddcd804f2891`, not for `0f5a4e0d86a34d1c9a3c7f2be1d0c9b8`"
    );
}
