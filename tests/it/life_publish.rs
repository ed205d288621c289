//! Publishing: each rule with its exact words, and everything that speaks against a command at once.

use superoffice_app::{
    AuthorizationLevel, Circumstances, Command, Distribution, Environment, PerEnvironment, Policy, Reason, Review,
    Role, Severity, WorkflowStatus,
};

use crate::life::{
    Life, actor, approve, build, create, day, developer_with, edit, errors, label, ready, reject, request, revised,
    to_sod, withdraw,
};
use crate::support::codes;

use Environment::{Production, Sod, Stage};

/// The lines of a refusal, which tell the command and the state it met first.
#[track_caller]
fn told(life: &Life, role: Role, command: &Command, expected: &str) {
    assert_eq!(life.refusal(role, command).to_string(), expected);
}

/// Without a redirect URL and a client secret, which nobody publishes.
fn unready(distribution: Distribution) -> Life {
    Life::of(&revised(&ready(distribution), |settings| {
        settings.authentication.redirect_urls = PerEnvironment::default();
        settings.authentication.client_secret = PerEnvironment::default();
    }))
}

#[test]
fn the_first_version_is_in_sod_and_a_draft_elsewhere() {
    for life in [Life::standard(), Life::custom()] {
        assert_eq!(life.states("1"), ["published", "draft", "draft"]);
        assert_eq!(life.events.len(), 1);
        let version = life.application.newest();
        assert_eq!(version.publication(Sod).stamp(), Some(version.created()));
        assert!(version.is_open() && version.pending().is_none() && version.frozen().is_none());
    }
}

#[test]
fn a_standard_application_goes_all_the_way() {
    let mut life = Life::standard();
    assert_eq!(codes(&life.does(Role::Developer, request("1", Stage))), Vec::<&str>::new());
    assert_eq!(life.states("1"), ["published", "request_pending", "draft"]);
    assert_eq!(life.application.newest().pending(), Some(Stage));
    // What is being looked at does not change.
    let change = edit(&life.application, "1", |settings| settings.advanced.support_dark_mode = true);
    told(
        &life,
        Role::Developer,
        &change,
        "`edit` is refused (active; `1`: sod published, stage request_pending)\n\
         error[version.pending]: version `1` is locked: a request to publish it to stage is pending\n\
         1 error",
    );
    let _ = life.does(Role::AppStoreManager, approve("1"));
    assert_eq!(life.states("1"), ["published", "published", "draft"]);
    assert_eq!(life.application.newest().frozen(), Some(Stage));
    told(
        &life,
        Role::Developer,
        &change,
        "`edit` is refused (active; `1`: sod published, stage published)\n\
         error[version.frozen]: version `1` has been published in stage and cannot be changed\n\
         1 error",
    );

    // What nobody said about audit and certification is not passed.
    assert_eq!(
        life.errors(Role::Developer, &request("1", Production)),
        ["publish.not-ready", "security-audit.not-passed", "certification.not-passed"]
    );
    life = life.reviewed();
    assert_eq!(life.application.review(Review::SecurityAudit).status(), WorkflowStatus::PASSED);
    assert_eq!(life.application.release().as_str(), "unreleased");
    life = life.published("1", Production);
    assert_eq!(life.states("1"), ["published", "published", "published"]);
    assert_eq!(life.application.release().as_str(), "beta");
    assert_eq!(life.application.newest().frozen(), Some(Production));
    assert_eq!(life.application.published(Production).map(|it| it.label().as_str()), Some("1"));
    assert_eq!(life.application.authorization_level_stamp(), None);

    life.now = day(30);
    let _ = life.does(Role::AppManager, Command::CompleteBeta { customers: 3 });
    assert_eq!(life.application.release().as_str(), "full");

    // Whatever is new begins in beta again.
    life = life.then(Role::Developer, create("2", "1")).published("2", Stage).published("2", Production);
    assert_eq!(life.application.release().as_str(), "beta");
    assert_eq!(life.application.release().stamp().map(superoffice_app::Stamp::at), Some(day(30)));
    assert_eq!(
        [life.states("1"), life.states("2")],
        [["published", "superseded", "superseded"], ["draft", "published", "published"],]
    );
    let names: Vec<_> = life.events.iter().map(|event| event.kind().name()).collect();
    assert_eq!(
        names,
        [
            "created",
            "publication_requested",
            "published",
            "review_recorded",
            "review_recorded",
            "review_recorded",
            "review_recorded",
            "publication_requested",
            "published",
            "beta_completed",
            "version_created",
            "publication_requested",
            "published",
            "publication_requested",
            "published",
        ]
    );
}

#[test]
fn a_custom_application_is_requested_for_stage_and_lands_in_production() {
    let mut life = Life::custom();
    let report = life.does(Role::Developer, request("1", Stage));
    assert_eq!(
        report.to_string(),
        "warning[publish.goes-to-production]: a custom app is not tested in Stage: once approved, version `1` is published in production\n\
         1 warning"
    );
    assert_eq!(life.states("1"), ["published", "request_pending", "draft"]);
    let _ = life.does(Role::AppManager, approve("1"));
    assert_eq!(life.states("1"), ["published", "draft", "published"]);
    assert_eq!(life.application.published(Stage), None);
    let level = life.application.newest().configuration().verification().authorization_level.clone();
    assert_eq!(level, Some(AuthorizationLevel::EXPLICIT));
    let stamp = life.application.authorization_level_stamp().unwrap();
    assert_eq!((stamp.role(), stamp.at()), (Role::AppManager, life.now));
    assert_eq!(life.application.release().as_str(), "unreleased", "the App Store is for standard ones");

    // The level is recorded once.
    let events = life.events.len();
    life = life.then(Role::Developer, create("2", "1")).published("2", Stage);
    assert_eq!(life.events.len(), events + 3);
    assert_eq!(
        [life.states("1"), life.states("2")],
        [["published", "draft", "superseded"], ["draft", "draft", "published"],]
    );
}

/// What only keeps a version from Production keeps a custom one from asking for Stage.
#[test]
fn a_custom_application_is_judged_for_production() {
    let configuration = revised(&ready(Distribution::Custom), |settings| {
        let url = "https://orders.acme.example/callback".parse().unwrap();
        settings.authentication.redirect_urls = PerEnvironment::only(Stage, [url].into());
    });
    let life = Life::of(&configuration);
    assert_eq!(life.errors(Role::Developer, &request("1", Stage)), ["publish.not-ready", "redirect-url.missing"]);
    let report = life.refusal(Role::Developer, &request("1", Stage)).into_report();
    assert_eq!(
        report.problems()[0].to_string(),
        "error[publish.not-ready]: version `1` is not ready for production: 1 error"
    );
    let standard = revised(&configuration, |settings| settings.distribution = Some(Distribution::Standard));
    assert!(Life::of(&standard).application.execute(&request("1", Stage), &actor(Role::Developer), day(0)).is_ok());
}

#[test]
fn each_rule_of_a_request_in_its_own_words() {
    told(
        &Life::custom(),
        Role::Developer,
        &request("1", Production),
        "`request_publication` is refused (active; `1`: sod published)\n\
         error[publish.custom-via-stage]: a custom app is not requested for production: its request for Stage leads there\n\
         1 error",
    );
    let pending = Life::standard().then(Role::Developer, request("1", Stage));
    told(
        &pending,
        Role::Developer,
        &request("1", Stage),
        "`request_publication` is refused (active; `1`: sod published, stage request_pending)\n\
         error[publish.already]: version `1` is requested for stage already\n\
         1 error",
    );
    let published = pending.then(Role::AppManager, approve("1")).reviewed();
    told(
        &published,
        Role::Developer,
        &request("1", Stage),
        "`request_publication` is refused (active; `1`: sod published, stage published)\n\
         error[publish.already]: version `1` is published in stage already\n\
         1 error",
    );
    told(
        &published,
        Role::Developer,
        &to_sod("1"),
        "`publish_to_sod` is refused (active; `1`: sod published, stage published)\n\
         error[publish.already]: version `1` is published in sod already\n\
         1 error",
    );
    told(
        &published,
        Role::Administrator,
        &request("7", Production),
        "`request_publication` is refused (active; `1`: sod published, stage published)\n\
         error[edit.not-permitted]: only a user with the permission \"Configuration\" may request a publication, not an administrator of a partner without it\n\
         error[version.unknown]: there is no version `7`\n\
         2 errors",
    );
    // It is the version itself that has to be in Stage, not another one.
    let second = published.then(Role::Developer, create("2", "1"));
    told(
        &second,
        Role::Developer,
        &request("2", Production),
        "`request_publication` is refused (active; `2`: draft; `1`: sod published, stage published)\n\
         error[publish.stage-first]: version `2` has not been published in Stage, where standard apps are tested before production\n\
         1 error",
    );
    let second = second.published("2", Stage);
    told(
        &second,
        Role::Developer,
        &request("1", Stage),
        "`request_publication` is refused (active; `2`: stage published; `1`: sod published, stage superseded)\n\
         error[publish.superseded]: version `1` was published in stage before another one took its place\n\
         1 error",
    );
}

#[test]
fn each_answer_in_its_own_words() {
    let life = Life::standard();
    for (role, command, expected) in [
        (
            Role::Developer,
            approve("1"),
            "`approve_request` is refused (active; `1`: sod published)\n\
             error[edit.not-permitted]: only the app manager or the App Store manager may approve a request, not a developer of a partner\n\
             error[publish.no-request]: no request to publish version `1` is pending\n\
             2 errors",
        ),
        (
            Role::OnlineOperations,
            reject("1"),
            "`reject_request` is refused (active; `1`: sod published)\n\
             error[edit.not-permitted]: only the app manager or the App Store manager may reject a request, not Online Operations\n\
             error[publish.no-request]: no request to publish version `1` is pending\n\
             2 errors",
        ),
        (
            Role::Marketing,
            withdraw("1"),
            "`withdraw_request` is refused (active; `1`: sod published)\n\
             error[edit.not-permitted]: only a user with the permission \"Configuration\" may withdraw a request, not a marketing user of a partner without it\n\
             error[publish.no-request]: no request to publish version `1` is pending\n\
             2 errors",
        ),
        (
            Role::AppManager,
            approve("2"),
            "`approve_request` is refused (active; `1`: sod published)\n\
             error[version.unknown]: there is no version `2`\n\
             1 error",
        ),
    ] {
        told(&life, role, &command, expected);
    }
}

/// A wrong role and an unknown place and a version that is not ready: all is said at once, in one order.
#[test]
fn everything_is_said_at_once() {
    let custom = unready(Distribution::Custom);
    assert_eq!(
        custom.errors(Role::Marketing, &request("1", Production)),
        [
            "edit.not-permitted",
            "publish.custom-via-stage",
            "publish.not-ready",
            "redirect-url.missing",
            "client-secret.missing",
        ]
    );
    let standard = unready(Distribution::Standard);
    assert_eq!(
        standard.errors(Role::Administrator, &request("1", Production)),
        [
            "edit.not-permitted",
            "publish.stage-first",
            "publish.not-ready",
            "redirect-url.missing",
            "client-secret.missing",
            "security-audit.not-passed",
            "certification.not-passed",
        ]
    );
    let report = standard.refusal(Role::Administrator, &request("1", Production)).into_report();
    let not_ready = report.iter().find(|problem| problem.code().as_str() == "publish.not-ready").unwrap();
    assert_eq!(not_ready.message(), "version `1` is not ready for production: 4 errors");

    // Approved by somebody who may not, while nothing is pending, and locked for another reason.
    let pending = Life::standard().published("1", Stage).reviewed().then(Role::Developer, request("1", Production));
    assert_eq!(
        pending.errors(Role::Marketing, &request("1", Stage)),
        ["edit.not-permitted", "version.pending", "publish.already",]
    );
}

/// Ready when it was requested, and not any more when it is approved.
#[test]
fn an_approval_judges_readiness_again() {
    let pending = Life::standard().published("1", Stage).reviewed().then(Role::Developer, request("1", Production));
    let expired = |review| Command::RecordReview { review, status: WorkflowStatus::EXPIRED };
    let later = pending.clone().then(Role::AppManager, expired(Review::SecurityAudit));
    told(
        &later,
        Role::AppManager,
        &approve("1"),
        "`approve_request` is refused (active; `1`: sod published, stage published, production request_pending)\n\
         error[publish.not-ready]: version `1` is not ready for production: 1 error\n\
         error[security-audit.not-passed]: verification.security_audit: the security audit of this standard app is recorded as not passed\n\
         2 errors",
    );
    let compromised = Command::ReportCompromised {
        credential: superoffice_app::CredentialKind::ClientSecret,
        environment: Production,
    };
    let revoked = pending.then(Role::Developer, compromised);
    assert_eq!(revoked.errors(Role::AppStoreManager, &approve("1")), ["publish.not-ready", "client-secret.missing"]);
    assert_eq!(
        revoked.errors(Role::OnlineOperations, &approve("1")),
        ["edit.not-permitted", "publish.not-ready", "client-secret.missing"]
    );
    // A rejection needs nothing but a request, and the version can be mended then.
    let rejected = revoked.then(Role::AppStoreManager, reject("1"));
    assert_eq!(rejected.states("1"), ["published", "published", "rejected"]);
}

#[test]
fn a_rejected_version_is_open_and_asks_again() {
    let mut life = Life::standard().then(Role::Developer, request("1", Stage)).then(Role::AppManager, reject("1"));
    assert_eq!(life.states("1"), ["published", "rejected", "draft"]);
    let publication = life.application.newest().publication(Stage);
    assert_eq!(publication.reason().map(Reason::as_str), Some("the consent text is missing"));
    assert_eq!(publication.stamp().map(superoffice_app::Stamp::role), Some(Role::AppManager));
    let text = |settings: &mut superoffice_app::Settings| settings.authentication.authorize_text = Some("Reads".into());
    let change = edit(&life.application, "1", text);
    let _ = life.does(Role::Developer, change);
    life = life.then(Role::Developer, request("1", Stage));
    assert_eq!(life.application.newest().publication(Stage).reason(), None);
    // Taken back, it is as if it had never been asked.
    life = life.then(Role::Developer, withdraw("1"));
    assert_eq!(life.states("1"), ["published", "draft", "draft"]);
    assert!(life.application.newest().is_open());
    assert_eq!(life.errors(Role::Developer, &withdraw("1")), ["publish.no-request"]);
    assert_eq!(life.errors(Role::AppManager, &approve("1")), ["publish.no-request"]);
}

/// Who publishes to SOD answers no request, and changes nothing of what is looked at.
#[test]
fn a_request_stays_pending_while_a_version_is_published_to_sod() {
    let life = Life::standard().then(Role::Developer, create("2", "1")).then(Role::Developer, request("2", Stage));
    let life = life.then(Role::Developer, to_sod("2"));
    assert_eq!(
        [life.states("1"), life.states("2")],
        [["superseded", "draft", "draft"], ["published", "request_pending", "draft"],]
    );
    let life = life.then(Role::AppManager, approve("2"));
    assert_eq!(life.states("2"), ["published", "published", "draft"]);
}

#[test]
fn in_sod_a_version_can_be_published_again() {
    let mut life = Life::standard().then(Role::Developer, create("2", "1"));
    assert_eq!(life.states("2"), ["draft", "draft", "draft"], "a new version is published to SOD by hand");
    for (version, states) in [
        ("2", [["superseded", "draft", "draft"], ["published", "draft", "draft"]]),
        ("1", [["published", "draft", "draft"], ["superseded", "draft", "draft"]]),
        ("2", [["superseded", "draft", "draft"], ["published", "draft", "draft"]]),
    ] {
        life = life.then(Role::Developer, to_sod(version));
        assert_eq!([life.states("1"), life.states("2")], states);
        // What is in SOD is a draft still.
        assert!(life.application.versions().all(superoffice_app::Version::is_open));
    }
    // To ask for SOD is to publish there.
    let life = life.then(Role::Developer, request("1", Sod));
    assert_eq!(life.states("1"), ["published", "draft", "draft"]);
    assert_eq!(life.events.last().unwrap().kind().name(), "published");
}

#[test]
fn a_frozen_version_goes_on_as_a_new_one() {
    let mut life = Life::custom_in_production();
    let change = |application: &superoffice_app::Application, version: &str| {
        edit(application, version, |settings| settings.authentication.native = true)
    };
    assert_eq!(life.errors(Role::AppManager, &change(&life.application, "1")), ["version.frozen"]);
    for (command, expected) in [
        (create("1", "1"), &["version.duplicate"][..]),
        (create("2", "7"), &["version.unknown"]),
        (create("1", "7"), &["version.unknown", "version.duplicate"]),
    ] {
        let mut found = life.errors(Role::Developer, &command);
        found.sort_unstable();
        let mut expected = expected.to_vec();
        expected.sort_unstable();
        assert_eq!(found, expected);
    }
    life = life.then(Role::Developer, Command::CreateVersion { label: label("2"), from: None });
    let change = change(&life.application, "2");
    life = life.then(Role::Developer, change);
    assert!(life.application.version(&label("2")).unwrap().configuration().authentication().native);
    assert!(!life.application.version(&label("1")).unwrap().configuration().authentication().native);
}

/// An application of which nobody says whether it is custom or standard passes neither the checks of one nor those of the other, so it is
/// not published: else a partner who leaves it out would need no audit, no certification and no activation of keys.
#[test]
fn nothing_is_published_of_which_nobody_says_what_it_is() {
    let nobody_says = revised(&ready(Distribution::Standard), |settings| settings.distribution = None);
    let step = superoffice_app::Application::create(&label("1"), &nobody_says, &actor(Role::Developer), day(0));
    let life = Life { application: step.unwrap().application, events: Vec::new(), now: day(0) };
    for environment in [Stage, Production] {
        let errors = life.errors(Role::Developer, &request("1", environment));
        assert!(errors.contains(&"publish.not-ready") && errors.contains(&"distribution.missing"), "{errors:?}");
    }
}

/// What was judged as one kind is judged again as the other.
#[test]
fn a_pending_request_does_not_slip_through_a_conversion() {
    // A standard application asks for Stage, where less is needed, and then it is custom: it would go to Production.
    let half_ready = build(
        "name = \"Acme Orders\"\npartner = \"acme\"\ndistribution = \"standard\"\nkind = \"hybrid\"\n\
         partner_site = \"https://orders.acme.example/\"\nendpoints.supported = [\"WebAPI\"]\n\
         notifications.state_change_url = \"https://hooks.acme.example/state\"\n[authentication]\n\
         client_id = \"6cf25376616343b38d14ddcd804f2891\"\n\
         redirect_urls.stage = [\"https://orders.acme.example/callback\"]\n\
         client_secret.stage = { reference = \"env:STAGE\" }\n",
    );
    let life = Life::of(&half_ready).then(Role::Developer, request("1", Stage));
    let life = life.then(Role::AppManager, Command::ConvertToCustom);
    assert_eq!(life.states("1"), ["published", "request_pending", "draft"]);
    assert_eq!(
        life.errors(Role::AppManager, &approve("1")),
        ["publish.not-ready", "redirect-url.missing", "client-secret.missing"]
    );

    // A custom one in Production does not become standard on the side, nor the other way about, nor neither.
    for (life, distribution) in [
        (Life::custom_in_production(), Some(Distribution::Standard)),
        (Life::standard_in_production(), Some(Distribution::Custom)),
        (Life::standard_in_production(), None),
    ] {
        let command = edit(&life.application, "1", |settings| settings.distribution = distribution);
        assert_eq!(life.errors(Role::AppManager, &command), ["distribution.published"]);
    }
}

#[test]
fn versions_have_a_limit() {
    let mut life = Life::custom();
    for number in 2..=1_000 {
        let _ = life.does(Role::Developer, create(&number.to_string(), "1"));
    }
    assert_eq!(life.application.versions().count(), 1_000);
    told(
        &life,
        Role::Developer,
        &create("1001", "1"),
        "`create_version` is refused (active; `1000`: draft; `999`: draft; `998`: draft; and 997 older)\n\
         error[version.too-many]: 1001 versions, more than 1000\n\
         1 error",
    );
    // A policy says otherwise, and it may be lowered.
    let limits = superoffice_app::Limits { versions: 1_001, ..Default::default() };
    let wider = Circumstances::from(Policy::default().with_limits(limits));
    assert_eq!(life.advice(Role::Developer, &create("1001", "1"), &wider), Vec::<&str>::new());
    let lowered = Policy::default().with_level(superoffice_app::Code::VERSION_TOO_MANY, Severity::Hint).unwrap();
    assert_eq!(life.advice(Role::Developer, &create("1001", "1"), &lowered.into()), ["version.too-many"]);
    assert_eq!(superoffice_app::Application::replay(&life.events).as_ref(), Ok(&life.application));
}

/// Each person of a partner needs the one permission for each step, and the others do not count.
#[test]
fn permissions_count_and_roles_of_partners_do_not() {
    use superoffice_app::Permissions;
    let life = Life::standard();
    for role in [Role::Administrator, Role::Developer, Role::Marketing] {
        let may = actor(role).with_permissions(Permissions::CONFIGURATION);
        assert!(life.application.execute(&request("1", Stage), &may, life.now).is_ok(), "{role}");
    }
    let bare = developer_with(Permissions::all().difference(Permissions::CONFIGURATION));
    let refusal = life.application.execute(&request("1", Stage), &bare, life.now).unwrap_err();
    assert_eq!(errors(refusal.report()), ["edit.not-permitted"]);
    let nobody = superoffice_app::Actor::superoffice(Role::Developer);
    let refusal = life.application.execute(&request("1", Stage), &nobody, life.now).unwrap_err();
    assert_eq!(errors(refusal.report()), ["edit.other-partner"]);
}

/// Readiness knows whether the application is published there already, and then expects the level that SuperOffice gave it.
#[test]
fn what_is_published_already_is_judged_as_such() {
    let advice =
        |life: &Life, version: &str| life.advice(Role::Developer, &request(version, Stage), &Circumstances::default());
    let level = Command::RecordAuthorizationLevel { level: AuthorizationLevel::ADMINISTRATOR };
    let life = Life::custom().then(Role::AppManager, level.clone());
    assert_eq!(advice(&life, "1"), ["publish.goes-to-production"]);
    let life = Life::custom_in_production().then(Role::Developer, create("2", "1"));
    assert_eq!(advice(&life, "2"), ["publish.goes-to-production"]);
    let life = life.then(Role::AppManager, level);
    assert_eq!(advice(&life, "2"), ["authorization-level.unexpected", "publish.goes-to-production"]);
}

/// Labels are texts of somebody's: they are found as they are written, and shown so that nobody mistakes them.
#[test]
fn labels_are_compared_exactly() {
    let longest = "x".repeat(64);
    let mut life = Life::custom();
    for odd in ["1 ", " 1", "", "1\u{200b}", "a\nb", &"x".repeat(65)] {
        assert!(superoffice_app::VersionLabel::parse(odd).is_err(), "{odd:?}");
    }
    for text in ["V1", "v1", "\u{2460}", "1.0", "1; `2`: sod published", "Zażółć", &longest] {
        let _ = life.does(Role::Developer, create(text, "1"));
        assert_eq!(life.application.newest().label().as_str(), text);
        assert_eq!(life.errors(Role::Developer, &create(text, "1")), ["version.duplicate"]);
        let shouted = text.to_uppercase();
        if shouted != text && shouted != "V1" {
            assert_eq!(life.errors(Role::Developer, &to_sod(&shouted)), ["version.unknown"]);
        }
    }
}

/// Sign-in compares with what the version has now, however often it was asked before.
#[test]
fn urls_follow_an_edit_in_sod() {
    let new = "https://orders.acme.example/new";
    let life = Life::custom_in_production().then(Role::Developer, create("2", "1")).then(Role::Developer, to_sod("2"));
    let allowed =
        |life: &Life| [Sod, Production].map(|it| life.application.urls(it).unwrap().redirect(new).is_allowed());
    assert_eq!(allowed(&life), [false, false]);
    let command = edit(&life.application, "2", |settings| {
        settings.authentication.redirect_urls = PerEnvironment::Shared([new.parse().unwrap()].into());
    });
    let life = life.then(Role::Developer, command);
    assert_eq!(allowed(&life), [true, false]);
    assert_eq!(allowed(&life.published("2", Stage)), [true, true]);
}
