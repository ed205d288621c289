//! Edits of an application, step by step: who may make them, what locks, what follows. The language is that of `steps`.

use superoffice_app::{
    Actor, Circumstances, Command, Environment, Limits, PartnerId, Policy, PortalVersion, Problem, Role, VersionLabel,
    json,
};

use crate::steps::Story;
use crate::support::now;

fn told(circumstances: Circumstances, steps: &str) -> Vec<String> {
    let mut story = Story::begin(circumstances);
    story.follow(steps);
    story.application.check_invariants().unwrap();
    story.problems.iter().map(ToString::to_string).collect()
}

/// The codes and paths of what is told.
#[track_caller]
fn case(steps: &str, expected: &[&str]) {
    under(Circumstances::default(), steps, expected);
}

#[track_caller]
fn under(circumstances: Circumstances, steps: &str, expected: &[&str]) {
    let mut story = Story::begin(circumstances);
    story.follow(steps);
    story.application.check_invariants().unwrap();
    let brief = |problem: &Problem| format!("{} {}", problem.code(), problem.path()).trim_end().to_owned();
    // What the portal says of the configuration whatever the edit is another test's.
    let of_edits = |code: &str| {
        !["authorization-level.", "license.integration", "client-id."].iter().any(|it| code.starts_with(it))
    };
    let found: Vec<_> = story.problems.iter().map(brief).filter(|line| of_edits(line)).collect();
    assert_eq!(found, expected, "{steps}");
}

fn portal(version: PortalVersion) -> Circumstances {
    Policy::default().with_portal_version(version).into()
}

/// The settings that moved between the editions of the portal, and the certificate that takes effect at once in newer ones.
#[test]
fn the_edition_of_the_portal_counts() {
    let own = "set authentication.default_redirect_url https://orders.acme.example/start";
    for (version, expected) in [
        (PortalVersion::V1_10, "publish.required authentication.default_redirect_url"),
        (PortalVersion::V2_0, "advanced.read-only authentication.default_redirect_url"),
        (PortalVersion::V2_15, "advanced.read-only authentication.default_redirect_url"),
    ] {
        let mut story = Story::begin(portal(version));
        story.follow(own);
        let found: Vec<_> = story.problems.iter().map(|it| format!("{} {}", it.code(), it.path())).collect();
        assert_eq!(found.first().map(String::as_str), Some(expected), "{version:?}: {found:?}");
        let changed =
            story.application.newest().configuration().authentication().default_redirect_url.get(Environment::Sod);
        assert_eq!(changed.is_some(), version == PortalVersion::V1_10, "{version:?}");
        let endpoint = "add endpoints.supported Services88";
        let refused = ["advanced.read-only endpoints.supported"];
        under(portal(version), endpoint, if version == PortalVersion::V1_10 { &[] } else { &refused });
    }
}

/// Everything that keeps an edit from being made is told at once, and then nothing has changed.
#[test]
fn an_edit_is_refused_for_all_reasons_at_once() {
    let mut story = Story::begin(Circumstances::default());
    story.follow("request stage");
    let before = story.application.clone();
    let text = serde_json::to_string(before.newest().configuration()).unwrap();
    let changed = text.replace("Acme Orders", "Acme Sales").replace("env:ACME_SO_SECRET_SOD", "env:OTHER");
    let after = json::read(&changed, &Limits::default()).build(&Policy::default()).unwrap().configuration;
    let developer = Actor::partner(PartnerId::parse("acme").unwrap(), Role::Developer);
    let version = VersionLabel::parse("1").unwrap();
    let refusal = before.edit(&version, &after, &developer, now()).unwrap_err();
    let found: Vec<_> = refusal.report().iter().map(|it| it.code().as_str()).collect();
    for code in ["edit.not-permitted", "version.pending", "credential.slot-occupied"] {
        assert!(found.contains(&code), "{code}: {found:?}");
    }
    assert_eq!(story.application, before);
    // A dry run finds the same.
    let command = Command::Edit { version, configuration: after };
    let decided = before.decide(&command, &developer, now()).unwrap_err();
    assert_eq!(decided, refusal);
}

/// What belongs to the application is not locked with a version, and is the same in all.
#[test]
fn settings_of_the_application_are_never_locked() {
    for locked in ["create in production", "request stage", "create in production\nnew version 2\nrequest stage"] {
        let mut story = Story::begin(Circumstances::default());
        story.follow(&format!("{locked}\nas app_manager\nset name Acme Sales\non version 1\nset name Acme Invoices"));
        assert!(story.problems.iter().all(|it| !it.is_fixed()), "{locked}: {:?}", story.problems);
        for version in story.application.versions() {
            assert_eq!(version.configuration().name().as_str(), "Acme Invoices", "{locked}");
        }
    }
    let versioned = "create in production\nas app_manager\nadd advanced.claims SystemToken";
    assert!(told(Circumstances::default(), versioned)[0].starts_with("error[version.frozen]: version `1`"));
}

/// Pending and published versions are closed, and nothing else is.
#[test]
fn what_is_locked() {
    let edit = "set advanced.support_dark_mode true";
    for (way, code) in [
        ("publish to sod", ""),
        ("create", ""),
        ("request stage", "version.pending"),
        ("request stage\nwithdraw", ""),
        ("request stage\nas app_manager\nreject\nas developer of acme", ""),
        ("create in production", "version.frozen"),
        ("create standard in stage", "version.frozen"),
        ("create standard in production", "version.frozen"),
        ("create in production\nnew version 2", ""),
        (
            "create in production\nnew version 2\nrequest stage\nas app_manager\napprove\nas developer of acme\non version 1",
            "version.frozen",
        ),
        ("new version 2\npublish to sod\non version 1", ""),
        ("create in production\nas app_manager\ndeactivate\nas developer of acme\nnew version 2", ""),
    ] {
        for edit in [edit, "clear authentication.client_secret.sod"] {
            let mut story = Story::begin(Circumstances::default());
            story.follow(way);
            let before = story.application.clone();
            story.problems.clear();
            story.follow(edit);
            let found: Vec<_> = story.problems.iter().filter(|it| it.is_fixed()).map(|it| it.code().as_str()).collect();
            assert_eq!(found.first().copied().unwrap_or_default(), code, "{way}, {edit}: {found:?}");
            assert_eq!(story.application == before, !code.is_empty(), "{way}, {edit}");
        }
    }
}

/// What is told when it is edited is told again when it goes live, compared with what was live.
#[test]
fn consequences_are_told_when_a_version_goes_live() {
    let steps =
        "create in production\nnew version 2\nas app_manager\nadd advanced.agents Webhook\nrequest stage\napprove";
    let consent = "warning[consent.required-again]: advanced.agents: webhooks are newly used: the users of 12 tenants are locked out until an administrator consents again";
    let found = told(Circumstances::default().with_approved_tenants(12), steps);
    assert_eq!(found.iter().filter(|line| *line == consent).count(), 2, "{found:?}");
    let found = told(Circumstances::default().with_approved_tenants(0), steps);
    assert!(!found.iter().any(|line| line.contains("consent.")), "{found:?}");

    let steps = "create in production\nnew version 2\nclear authentication.client_secret.production\nset authentication.client_secret.production env:NEXT\nrequest stage\nas app_manager\napprove";
    let outage = "warning[credential.outage]: authentication.client_secret.production: ";
    let found = told(Circumstances::default(), steps);
    assert_eq!(found.iter().filter(|line| line.starts_with(outage)).count(), 2, "cleared, and gone live: {found:?}");
}

/// Somebody of another partner learns nothing, not even that a version is there.
#[test]
fn another_partner_learns_nothing() {
    for step in [
        "set name Acme Sales",
        "on version 7\nset advanced.support_dark_mode true",
        "request stage",
        "new version 1",
        "report compromised authentication.client_secret.sod",
        "grant database_mirroring",
        "delete",
        "clear authentication.client_secret.sod",
    ] {
        case(&format!("as developer of other\n{step}"), &["edit.other-partner"]);
        case(&format!("as developer of other\n{step}").replace("developer", "administrator"), &["edit.other-partner"]);
    }
}

/// An edit that changes nothing is fine, and makes nothing happen.
#[test]
fn no_change_no_event() {
    case("set advanced.support_dark_mode false", &["edit.no-change"]);
    case("create in production\nset advanced.support_dark_mode false", &["edit.no-change"]);
    case("create in production\nset name Acme Orders", &["edit.no-change"]);
    case("as app_manager\ngrant database_mirroring\ngrant database_mirroring", &["edit.no-change"]);
}
