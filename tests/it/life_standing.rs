//! Status, App Store, reviews, keys and licenses: each rule with its exact words.

use superoffice_app::{
    Application, AuthorizationLevel, ClientSecret, Code, Command, Distribution, Environment, License, LicenseList,
    NotLive, Reason, Review, Role, SecretError, SignInError, WorkflowStatus,
};

use crate::life::{Host, Life, clear, create, day, edit, errors, ready, reason, request, revised};
use crate::support::codes;

use Environment::{Production, Sod, Stage};

/// The lines of a refusal below the one that tells the command and the state.
#[track_caller]
fn told(life: &Life, role: Role, command: &Command, expected: &str) {
    let refusal = life.refusal(role, command).to_string();
    assert_eq!(refusal.split_once('\n').unwrap().1, expected);
}

fn because() -> Reason {
    reason("the license is lost")
}

/// What every environment answers to the secret that is kept, and to another one.
fn sign_in(application: &Application) -> [[Result<(), SignInError>; 2]; 3] {
    let [right, wrong]: [ClientSecret; 2] = [clear("ACME_SO_SECRET"), clear("another")];
    Environment::ALL.map(|it| [&right, &wrong].map(|secret| application.verify_secret(it, secret, &Host)))
}

const RIGHT: [Result<(), SignInError>; 2] = [Ok(()), Err(SignInError::Secret(SecretError::Mismatch))];

fn nowhere(why: NotLive) -> [Result<(), SignInError>; 2] {
    [Err(SignInError::NotLive(why)); 2]
}

#[test]
fn beta_ends_after_so_many_days_with_so_many_customers() {
    let beta = Life::standard_in_production();
    for (days, customers, enough) in [
        (0, 1_000, false),
        (29, 3, false),
        (30, 2, false),
        (30, 3, true),
        (31, 4, true),
        (59, 1, false),
        (59, 2, false),
        (59, 3, true),
        (60, 0, false),
        (60, 1, true),
        (1_000, 0, false),
        (-1, 3, false),
        (-100_000, 3, false),
    ] {
        let mut life = beta.clone();
        life.now = day(days);
        let command = Command::CompleteBeta { customers };
        let found = life.application.execute(&command, &crate::life::actor(Role::AppStoreManager), life.now);
        assert_eq!(found.is_ok(), enough, "{days} days, {customers} customers");
        if !enough {
            assert_eq!(life.errors(Role::AppManager, &command), ["release.too-early"]);
        }
    }
    // To the second.
    let mut life = beta.clone();
    life.now = superoffice_app::Timestamp::from_seconds(day(30).as_seconds() - 1).unwrap();
    told(
        &life,
        Role::AppManager,
        &Command::CompleteBeta { customers: 3 },
        "error[release.too-early]: a beta of 29 days with 3 customers is not enough for full status\n1 error",
    );
    told(
        &life,
        Role::OnlineOperations,
        &Command::CompleteBeta { customers: 3 },
        "error[edit.not-permitted]: only the app manager or the App Store manager may end the beta period, not Online Operations\n\
         error[release.too-early]: a beta of 29 days with 3 customers is not enough for full status\n\
         2 errors",
    );
    for life in [Life::standard(), Life::custom_in_production()] {
        told(
            &life,
            Role::AppManager,
            &Command::CompleteBeta { customers: 3 },
            "error[release.not-beta]: the application is not in beta but `unreleased`\n1 error",
        );
    }
}

#[test]
fn only_an_active_application_signs_in() {
    let active = Life::standard_in_production().then(Role::AppManager, Command::ActivateKeys);
    assert_eq!(sign_in(&active.application), [RIGHT; 3]);
    let off = active.clone().then(Role::OnlineOperations, Command::Deactivate { reason: because() });
    assert_eq!(sign_in(&off.application), [nowhere(NotLive::Deactivated); 3]);
    assert_eq!(off.application.status().reason(), Some(&because()));
    assert!(Environment::ALL.into_iter().all(|it| off.application.urls(it).err() == Some(NotLive::Deactivated)));
    // What is switched off keeps its versions, and goes on.
    assert_eq!(off.states("1"), ["published"; 3]);
    let off = off.then(Role::Developer, create("2", "1"));
    assert_eq!(sign_in(&off.then(Role::AppManager, Command::Reactivate).application), [RIGHT; 3]);

    let delisted = active.clone().then(Role::AppStoreManager, Command::Delist { reason: because() });
    assert_eq!(sign_in(&delisted.application), [nowhere(NotLive::Delisted); 3]);
    assert_eq!(sign_in(&delisted.clone().then(Role::AppStoreManager, Command::Relist).application), [RIGHT; 3]);
    let converted = delisted.then(Role::AppManager, Command::ConvertToCustom);
    assert_eq!(sign_in(&converted.application), [RIGHT; 3]);

    let deleted = active.then(Role::OnlineOperations, Command::Delete);
    assert_eq!(sign_in(&deleted.application), [nowhere(NotLive::Deleted); 3]);
    let sod = Life::custom();
    assert_eq!(sign_in(&sod.application), [RIGHT, nowhere(NotLive::NotPublished), nowhere(NotLive::NotPublished)]);
}

#[test]
fn production_keys_of_a_standard_application_wait_to_be_activated() {
    let life = Life::standard_in_production();
    assert_eq!(Environment::ALL.map(|it| life.application.keys_work(it)), [true, true, false]);
    assert_eq!(sign_in(&life.application), [RIGHT, RIGHT, [Err(SignInError::NotActivated); 2]]);
    assert_eq!(SignInError::NotActivated.code(), Some(Code::CREDENTIAL_NOT_ACTIVATED));
    told(
        &life,
        Role::Developer,
        &Command::ActivateKeys,
        "error[edit.not-permitted]: only the app manager or Online Operations may activate keys, not a developer of a partner\n1 error",
    );
    let life = life.then(Role::OnlineOperations, Command::ActivateKeys);
    assert_eq!(sign_in(&life.application), [RIGHT; 3]);
    assert_eq!(life.application.keys_activated().map(superoffice_app::Stamp::role), Some(Role::OnlineOperations));
    let again = life.application.decide(&Command::ActivateKeys, &crate::life::actor(Role::AppManager), life.now);
    assert_eq!(codes(&again.unwrap().report), ["edit.no-change"]);

    // Those of a custom one need nothing.
    let custom = Life::custom_in_production();
    assert_eq!(sign_in(&custom.application), [RIGHT, nowhere(NotLive::NotPublished), RIGHT]);
    told(
        &custom,
        Role::AppManager,
        &Command::ActivateKeys,
        "error[verification.standard-only]: authentication: a custom app has no keys that wait to be activated\n1 error",
    );
}

#[test]
fn each_status_follows_from_some_others() {
    let active = Life::standard();
    for (life, role, command, expected) in [
        (
            active.clone(),
            Role::AppManager,
            Command::Reactivate,
            "error[status.not-possible]: an application that is active cannot be reactivated\n1 error",
        ),
        (
            active.clone(),
            Role::AppManager,
            Command::Relist,
            "error[status.not-possible]: an application that is active cannot be listed again\n1 error",
        ),
        (
            active.clone(),
            Role::Employee,
            Command::Reactivate,
            "error[edit.not-permitted]: only the app manager or Online Operations may reactivate an application, not an employee of SuperOffice\n\
             error[status.not-possible]: an application that is active cannot be reactivated\n2 errors",
        ),
        (
            Life::custom(),
            Role::AppManager,
            Command::Delist { reason: because() },
            "error[status.not-possible]: an application that is custom cannot be delisted\n1 error",
        ),
        (
            active.clone().then(Role::AppManager, Command::Delist { reason: because() }),
            Role::AppManager,
            Command::Deactivate { reason: because() },
            "error[status.not-possible]: an application that is delisted cannot be deactivated\n1 error",
        ),
        (
            active.then(Role::AppManager, Command::Deactivate { reason: because() }),
            Role::AppStoreManager,
            Command::Delist { reason: because() },
            "error[status.not-possible]: an application that is deactivated cannot be delisted\n1 error",
        ),
    ] {
        told(&life, role, &command, expected);
    }
}

#[test]
fn a_converted_application_is_custom_through_and_through() {
    let mut life = Life::standard_in_production().then(Role::AppManager, Command::Delist { reason: because() });
    let report = life.does(Role::AppManager, Command::ConvertToCustom);
    assert!(report.passed());
    let application = &life.application;
    assert_eq!(application.distribution(), Some(Distribution::Custom));
    assert!(application.status().is_active());
    assert_eq!(application.release().as_str(), "unreleased");
    let level = |life: &Life| life.application.newest().configuration().verification().authorization_level.clone();
    assert_eq!(level(&life), Some(AuthorizationLevel::EXPLICIT));
    assert!(application.keys_work(Production));
    assert_eq!(life.states("1"), ["published"; 3], "what was published stays so");
    let again = life.application.decide(&Command::ConvertToCustom, &crate::life::actor(Role::AppManager), life.now);
    assert_eq!(codes(&again.unwrap().report), ["edit.no-change"]);

    // One that is not in production keeps its level, and one that is switched off stays off.
    let life = Life::standard().then(Role::AppManager, Command::Deactivate { reason: because() });
    let life = life.then(Role::AppManager, Command::ConvertToCustom);
    assert_eq!((life.application.status().as_str(), level(&life)), ("deactivated", None));
    let life = Life::standard().published("1", Stage).then(Role::AppManager, Command::ConvertToCustom);
    assert_eq!(level(&life), None);
}

#[test]
fn a_deleted_application_does_nothing_any_more() {
    let life = Life::standard_in_production().then(Role::AppManager, Command::Delete);
    let license = License::parse("Custom apps").unwrap();
    for command in [
        Command::Delete,
        Command::Reactivate,
        Command::ConvertToCustom,
        create("2", "1"),
        request("1", Stage),
        edit(&life.application, "1", |settings| settings.advanced.support_dark_mode = true),
        Command::AddLicense { list: LicenseList::Granted, license },
        Command::ActivateKeys,
        Command::ReportCompromised { credential: superoffice_app::CredentialKind::ClientSecret, environment: Sod },
    ] {
        // It is the only reason, whoever asks.
        for role in Role::ALL {
            told(&life, role, &command, "error[application.deleted]: the application is deleted\n1 error");
        }
    }
    assert_eq!(life.application.newest().configuration().name().as_str(), "Acme Orders", "it can be read still");
}

#[test]
fn another_partner_is_told_nothing() {
    let stranger = superoffice_app::Actor::partner(crate::life::partner("other"), Role::Developer);
    for life in [Life::standard(), Life::standard().then(Role::AppManager, Command::Delete)] {
        for command in [
            Command::Delete,
            create("2", "9"),
            request("1", Stage),
            edit(&life.application, "1", |settings| settings.partner = Some(crate::life::partner("other"))),
        ] {
            let refusal = life.application.execute(&command, &stranger, life.now).unwrap_err();
            assert_eq!(
                refusal.to_string(),
                format!(
                    "`{}` is refused (another partner's application)\n\
                     error[edit.other-partner]: the application belongs to another partner\n1 error",
                    command.name()
                )
            );
            // However little of a report the policy keeps.
            let limits = superoffice_app::Limits { problems: 0, ..Default::default() };
            let policy = superoffice_app::Policy::default().with_limits(limits);
            let silent = life.application.execute_with(&command, &stranger, life.now, &policy.into()).unwrap_err();
            assert_eq!(silent.state(), "another partner's application");
        }
    }
}

#[test]
fn an_audit_needs_stage_and_a_standard_application() {
    let ask = |review| Command::RequestReview { review };
    let life = Life::standard();
    told(
        &life,
        Role::Developer,
        &ask(Review::SecurityAudit),
        "error[verification.stage-first]: verification.security_audit: the security audit needs a version that is published in Stage\n1 error",
    );
    // The certification does not.
    let life = life.then(Role::Developer, ask(Review::Certification));
    let stamp = life.application.review(Review::Certification).stamp().unwrap();
    assert_eq!(
        (stamp.role(), stamp.partner_id().map(superoffice_app::PartnerId::as_str)),
        (Role::Developer, Some("acme"))
    );
    let custom = Life::custom();
    for (review, name) in [(Review::SecurityAudit, "security audit"), (Review::Certification, "certification")] {
        let expected = format!("error[verification.standard-only]: verification.{review}: a custom app has no {name}");
        let refusal = custom.refusal(Role::Developer, &ask(review)).to_string();
        assert_eq!(refusal.lines().nth(1), Some(&*expected));
    }
    told(
        &life,
        Role::AppStoreManager,
        &Command::RecordReview { review: Review::Certification, status: WorkflowStatus::EXPIRED },
        "error[edit.not-permitted]: only the app manager may record a review, not the App Store manager\n\
         error[verification.wrong-order]: verification.certification: the certification is `requested` and cannot become `expired`\n\
         2 errors",
    );
}

/// What SuperOffice words otherwise is no state of ours, even if it begins with the word of one.
#[test]
fn other_words_come_from_anywhere_and_lead_anywhere() {
    let review = Review::Certification;
    let record = |text: &str| Command::RecordReview { review, status: WorkflowStatus::parse(text).unwrap() };
    for words in ["with the committee", "not_recorded: lost", "passed: twice", "expired: in May", "requested: today"] {
        let requested = Life::standard().then(Role::Developer, Command::RequestReview { review });
        let passed = requested.clone().then(Role::AppManager, record("passed"));
        for life in [Life::standard(), requested, passed] {
            let life = life.then(Role::AppManager, record(words));
            assert_eq!(life.application.review(review).status().as_str(), words);
            for status in ["requested", "in progress", "passed", "failed: open ports", "expired", "not recorded"] {
                let life = life.clone().then(Role::AppManager, record(status));
                assert_eq!(life.application.review(review).status(), WorkflowStatus::parse(status).unwrap());
            }
        }
    }
}

#[test]
fn licenses_are_recorded_with_who_added_them() {
    let license = |name: &str| License::parse(name).unwrap();
    let add = |name: &str| Command::AddLicense { list: LicenseList::Granted, license: license(name) };
    let remove = |name: &str| Command::RemoveLicense { list: LicenseList::Granted, license: license(name) };
    let life = Life::standard().then(Role::Employee, add("Development Tools"));
    let [record] = life.application.license_records() else { panic!("one record") };
    assert_eq!(
        (record.list(), record.license(), record.stamp().role()),
        (LicenseList::Granted, &license("Development Tools"), Role::Employee)
    );
    // By another name it is the same license.
    let same = life.application.decide(&add("expander_services"), &crate::life::actor(Role::Employee), life.now);
    assert_eq!(codes(&same.unwrap().report), ["edit.no-change"]);
    told(
        &life,
        Role::Developer,
        &add("Custom apps"),
        "error[license.employees-only]: licenses.granted: licenses are changed by SuperOffice employees, not by a developer of a partner\n1 error",
    );
    let life = life.then(Role::AppStoreManager, remove("superoffice.expander-services"));
    assert_eq!(life.application.license_records(), []);
    assert!(life.application.newest().configuration().licenses().granted.is_empty());
    // It counts in every version, and no lock stands in its way.
    let life =
        Life::custom_in_production().then(Role::Developer, create("2", "1")).then(Role::Employee, add("Custom apps"));
    let counts = life.application.versions().map(|it| it.configuration().licenses().granted.len());
    assert_eq!(counts.collect::<Vec<_>>(), [1, 1]);
}

/// One license twice in a list, under two names, is taken out of it by one edit.
#[test]
fn a_license_that_stands_twice_can_be_edited_away() {
    let twice = revised(&ready(Distribution::Standard), |settings| {
        settings.licenses.required =
            ["Development Tools", "expander_services", "Custom apps"].map(|it| License::parse(it).unwrap()).into();
    });
    let mut life = Life::of(&twice);
    let command = edit(&life.application, "1", |settings| {
        settings.licenses.required = [License::parse("Custom apps").unwrap()].into();
    });
    assert_eq!(life.errors(Role::Developer, &command), ["license.employees-only"]);
    let _ = life.does(Role::Employee, command);
    let names: Vec<_> = life.events[1..].iter().map(|event| event.kind().name()).collect();
    assert_eq!(names, ["license_removed"]);
    assert_eq!(life.application.newest().configuration().licenses().required.len(), 1);
    let command = edit(&life.application, "1", |settings| settings.licenses = twice.licenses().clone());
    let _ = life.does(Role::Employee, command);
    assert_eq!(life.application.newest().configuration().licenses().required.len(), 2, "once is enough");
    assert_eq!(
        errors(&life.application.newest().configuration().check(&superoffice_app::Policy::default())),
        Vec::<&str>::new()
    );
}

/// Creating is no way round the permissions: not for others, and not with what only SuperOffice grants.
#[test]
fn nobody_creates_for_others_or_with_what_superoffice_grants() {
    let plain = ready(Distribution::Standard);
    let create = |configuration: &superoffice_app::Configuration, actor: &superoffice_app::Actor| {
        let created = Application::create(&crate::life::label("1"), configuration, actor, day(0));
        created.map(|step| step.events.len()).map_err(|refusal| refusal.to_string())
    };
    let own = crate::life::actor(Role::Developer);
    let stranger = superoffice_app::Actor::partner(crate::life::partner("other"), Role::Developer);
    let nobody = superoffice_app::Actor::superoffice(Role::Developer);
    let others = "`create` is refused (not created)\n\
                  error[edit.other-partner]: partner: the application belongs to another partner\n1 error";
    let missing = "`create` is refused (not created)\n\
                   error[partner.missing]: partner: the configuration names no partner, and a partner creates applications of its own\n1 error";
    let unowned = revised(&plain, |settings| settings.partner = None);
    for (configuration, actor, expected) in [
        (&plain, &own, Ok(1)),
        (&plain, &stranger, Err(others.to_owned())),
        (&plain, &nobody, Err(others.to_owned())),
        (&unowned, &own, Err(missing.to_owned())),
        (&unowned, &nobody, Err(missing.to_owned())),
        (&unowned, &crate::life::actor(Role::Employee), Ok(1)),
    ] {
        assert_eq!(create(configuration, actor), expected);
    }
    let granted = revised(&plain, |settings| {
        settings.verification.security_audit = Some(WorkflowStatus::PASSED);
        settings.verification.certification = Some(WorkflowStatus::PASSED);
        settings.verification.authorization_level = Some(AuthorizationLevel::EXPLICIT);
        settings.licenses.granted = [License::parse("Custom apps").unwrap()].into();
        settings.advanced.exclude_from_invoice = true;
    });
    let step = Application::create(&crate::life::label("1"), &granted, &own, day(0));
    let report = step.unwrap_err().into_report();
    let found: Vec<_> = report.iter().map(|problem| format!("{} {}", problem.code(), problem.path())).collect();
    assert_eq!(
        found,
        [
            "license.employees-only licenses.granted",
            "advanced.internal-only advanced.exclude_from_invoice",
            "advanced.read-only verification.authorization_level",
            "edit.not-permitted verification.security_audit",
            "edit.not-permitted verification.certification",
        ]
    );
    // Nor is the way there by an edit: to oneself, to others, or to nobody.
    let life = Life::of(&plain);
    for owner in [None, Some(crate::life::partner("other"))] {
        let command = edit(&life.application, "1", |settings| settings.partner = owner);
        assert_eq!(life.errors(Role::Developer, &command), ["edit.not-permitted"]);
        let refused = life.application.execute(&command, &stranger, life.now).unwrap_err();
        assert_eq!(errors(refused.report()), ["edit.other-partner"]);
    }
    // What the app manager gives away is gone for the one who had it.
    let command = edit(&life.application, "1", |settings| settings.partner = Some(crate::life::partner("other")));
    let life = life.then(Role::AppManager, command);
    assert_eq!(life.errors(Role::Developer, &request("1", Stage)), ["edit.other-partner"]);
    assert!(life.application.execute(&request("1", Stage), &stranger, life.now).is_ok());
}
