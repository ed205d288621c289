//! Secrets and certificates: slots, locks, and what others know.

use superoffice_app::{
    Certificate, Command, Credential, CredentialKind, Distribution, Environment, PerEnvironment, Role, SecretError,
    SignInError, StoredSecret,
};

use crate::life::{
    Host, Life, actor, certificates, clear, create, edit, hash, label, ready, reference, request, revised, to_sod,
};
use crate::support::codes;

use Environment::{Production, Sod, Stage};

type Slots = PerEnvironment<Credential<StoredSecret>>;

fn each(sod: Option<&str>, stage: Option<&str>, production: Option<&str>) -> Slots {
    let [sod, stage, production] = [sod, stage, production].map(|clear| clear.map(hash));
    PerEnvironment::Each { sod, stage, production }
}

fn shared(clear: &str) -> Slots {
    PerEnvironment::Shared(hash(clear))
}

/// An application whose client secrets are these.
fn with_secrets(distribution: Distribution, slots: &Slots) -> Life {
    Life::of(&revised(&ready(distribution), |settings| settings.authentication.client_secret = slots.clone()))
}

fn secrets(life: &Life, version: &str) -> Slots {
    life.application.version(&label(version)).unwrap().configuration().authentication().client_secret.clone()
}

fn keys(life: &Life) -> PerEnvironment<Credential<Certificate>> {
    life.application.newest().configuration().authentication().certificate.clone()
}

fn set(environment: Option<Environment>, text: &str) -> Command {
    Command::SetClientSecret { version: label("1"), environment, client_secret: hash(text) }
}

fn replace(environment: Option<Environment>, text: &str) -> Command {
    Command::ReplaceClientSecret { version: label("1"), environment, client_secret: hash(text) }
}

fn clear_slot(environment: Option<Environment>) -> Command {
    Command::ClearClientSecret { version: label("1"), environment }
}

fn compromised(credential: CredentialKind, environment: Environment) -> Command {
    Command::ReportCompromised { credential, environment }
}

type Case = (Slots, Command, Result<Slots, &'static [&'static str]>);

const SLOT: &[&str] = &["credential.slot-occupied"];
const NONE: &[&str] = &["edit.no-change"];
const EMPTY: &[&str] = &["credential.slot-empty"];

/// Each command on each shape of the slots: what they hold then, or why not.
#[test]
fn a_slot_is_filled_when_it_is_empty_and_emptied_when_it_is_full() {
    let (a, b) = (Some("a"), Some("b"));
    let empty = || each(None, None, None);
    let cases: Vec<Case> = vec![
        (empty(), set(None, "b"), Ok(shared("b"))),
        (empty(), set(Some(Stage), "b"), Ok(each(None, b, None))),
        (empty(), replace(None, "b"), Ok(shared("b"))),
        (empty(), replace(Some(Sod), "b"), Ok(each(b, None, None))),
        (empty(), clear_slot(None), Err(EMPTY)),
        (empty(), clear_slot(Some(Sod)), Err(EMPTY)),
        (shared("a"), set(None, "b"), Err(SLOT)),
        (shared("a"), set(None, "a"), Err(SLOT)),
        (shared("a"), set(Some(Stage), "b"), Err(SLOT)),
        (shared("a"), replace(None, "b"), Ok(shared("b"))),
        (shared("a"), replace(None, "a"), Err(NONE)),
        (each(a, None, None), replace(Some(Sod), "a"), Err(NONE)),
        (shared("a"), clear_slot(None), Ok(empty())),
        // One environment of those that share loses it; the others keep it.
        (shared("a"), clear_slot(Some(Stage)), Ok(each(a, None, a))),
        (shared("a"), replace(Some(Stage), "b"), Ok(each(a, b, a))),
        (each(a, None, a), set(Some(Stage), "b"), Ok(each(a, b, a))),
        (each(a, None, a), set(Some(Sod), "b"), Err(SLOT)),
        (each(a, None, None), set(None, "b"), Err(SLOT)),
        // Environments of their own have no shared slot to empty, so that it is full for a shared one.
        (each(a, None, None), replace(None, "b"), Err(SLOT)),
        (each(a, None, None), clear_slot(None), Err(EMPTY)),
        (each(a, None, None), clear_slot(Some(Stage)), Err(EMPTY)),
        (each(a, None, None), clear_slot(Some(Sod)), Ok(empty())),
        (each(a, b, None), replace(Some(Stage), "a"), Ok(each(a, a, None))),
    ];
    for (before, command, expected) in cases {
        let life = with_secrets(Distribution::Standard, &before);
        match (life.application.execute(&command, &actor(Role::Developer), life.now), expected) {
            (Ok(step), Ok(after)) => {
                let found = &step.application.newest().configuration().authentication().client_secret;
                assert_eq!(*found, after, "{before:?} {command:?}");
            }
            (Ok(step), Err(expected)) => {
                assert_eq!((codes(&step.report), step.events.len()), (expected.to_vec(), 0), "{before:?} {command:?}");
            }
            (Err(refusal), Err(expected)) => assert_eq!(codes(refusal.report()), expected, "{before:?} {command:?}"),
            (Err(refusal), Ok(_)) => panic!("{before:?} {command:?}: {refusal}"),
        }
    }
}

#[test]
fn an_edit_fills_and_empties_slots_and_replaces_nothing() {
    let (a, b) = (Some("a"), Some("b"));
    for (before, after, expected) in [
        (each(None, None, None), shared("a"), &[][..]),
        (shared("a"), each(None, None, None), &[]),
        (shared("a"), each(a, a, a), &[]),
        (shared("a"), each(a, None, None), &[]),
        (shared("a"), shared("b"), SLOT),
        (shared("a"), each(a, a, b), SLOT),
        (each(a, None, None), shared("a"), &[]),
        (each(a, b, None), shared("a"), SLOT),
        (each(a, None, None), each(b, a, None), SLOT),
        (each(a, None, None), each(None, a, None), &[]),
    ] {
        let life = with_secrets(Distribution::Standard, &before);
        let command = edit(&life.application, "1", |settings| settings.authentication.client_secret = after.clone());
        let found = life.application.execute(&command, &actor(Role::Developer), life.now);
        let found = found.map_err(|refusal| crate::life::errors(refusal.report()));
        assert_eq!(found.as_ref().err().map_or(&[][..], |it| it), expected, "{before:?} -> {after:?}");
    }
    // Its description and dates are no other secret.
    let life = with_secrets(Distribution::Standard, &shared("a"));
    let mut described = hash("a");
    described.description = Some("Web server".into());
    let command = edit(&life.application, "1", |settings| {
        settings.authentication.client_secret = PerEnvironment::Shared(described.clone());
    });
    let life = life.then(Role::Developer, command);
    assert_eq!(secrets(&life, "1"), PerEnvironment::Shared(described));
}

#[test]
fn the_words_about_a_slot_name_it() {
    let life = with_secrets(Distribution::Standard, &shared("a"));
    let refusal = life.refusal(Role::Marketing, &set(Some(Stage), "b"));
    assert_eq!(
        refusal.to_string(),
        "`set_client_secret` is refused (active; `1`: sod published)\n\
         error[edit.not-permitted]: only a user with the permission \"Configuration\" may change credentials, not a marketing user of a partner without it\n\
         error[credential.slot-occupied]: authentication.client_secret.stage: the slot already holds a credential\n\
         2 errors"
    );
    let pending = life.then(Role::Developer, request("1", Stage));
    assert_eq!(pending.errors(Role::Developer, &set(None, "b")), ["version.pending", "credential.slot-occupied"]);
    assert_eq!(pending.errors(Role::Developer, &clear_slot(None)), ["version.pending"]);
    let unknown = Command::ClearCertificate { version: label("9"), environment: None };
    assert_eq!(pending.errors(Role::Administrator, &unknown), ["edit.not-permitted", "version.unknown"]);
}

/// What others know is taken out everywhere at once: out of locked versions, of other environments, and of the live one.
#[test]
fn a_compromised_secret_is_gone_everywhere() {
    let (a, b) = (Some("a"), Some("b"));
    let life = with_secrets(Distribution::Custom, &each(b, a, a)).published("1", Stage);
    let life = life.then(Role::Developer, create("2", "1")).then(Role::Developer, create("3", "1"));
    let change = |version: &str, slots: Slots| Command::Edit {
        version: label(version),
        configuration: revised(life.application.newest().configuration(), |settings| {
            settings.authentication.client_secret = slots;
        }),
    };
    let empty = change("2", each(None, None, None));
    let filled = change("2", each(a, None, b));
    let other = change("3", each(None, None, None));
    let life = life.clone().then(Role::Developer, empty).then(Role::Developer, filled).then(Role::Developer, other);
    let life = life.then(Role::Developer, request("2", Stage));
    assert_eq!([secrets(&life, "1"), secrets(&life, "2")], [each(b, a, a), each(a, None, b)]);
    let sign_in =
        |life: &Life, environment, text: &str| life.application.verify_secret(environment, &clear(text), &Host);
    assert_eq!(sign_in(&life, Production, "a"), Ok(()));

    // In Production `a` is used by version 1 and `b` by version 2: both are known.
    let report = compromised(CredentialKind::ClientSecret, Production);
    assert_eq!(
        life.refusal(Role::Marketing, &report).to_string(),
        "`report_compromised` is refused (active; `3`: draft; `2`: stage request_pending; `1`: sod published, production published)\n\
         error[edit.not-permitted]: only a user with the permission \"Configuration\" may report a credential, not a marketing user of a partner without it\n\
         1 error"
    );
    let after = life.clone().then(Role::Employee, report.clone());
    assert!(["1", "2", "3"].iter().all(|version| secrets(&after, version).is_empty()));
    assert_eq!(sign_in(&after, Production, "a"), Err(SignInError::NoSecret));
    assert_eq!(sign_in(&after, Sod, "b"), Err(SignInError::NoSecret), "`b` was used in SOD too");
    assert_eq!(after.states("2"), ["draft", "request_pending", "draft"], "the request is as it was");
    assert_eq!(
        after.errors(Role::AppManager, &crate::life::approve("2")),
        ["publish.not-ready", "client-secret.missing"]
    );
    let revocations = after.application.revocations();
    assert_eq!(revocations.len(), 2);
    for revocation in revocations {
        assert_eq!((revocation.kind(), revocation.environment()), (CredentialKind::ClientSecret, Production));
        assert_eq!(revocation.stamp().role(), Role::Employee);
    }
    // Once more there is nothing to revoke.
    assert_eq!(after.errors(Role::Developer, &report), EMPTY);

    // A secret of SOD alone leaves the others.
    let life = with_secrets(Distribution::Custom, &each(b, a, a)).published("1", Stage);
    let life = life.then(Role::Developer, compromised(CredentialKind::ClientSecret, Sod));
    assert_eq!(secrets(&life, "1"), each(None, a, a));
    assert_eq!(sign_in(&life, Production, "a"), Ok(()));
    // One that all share goes for all.
    let life = with_secrets(Distribution::Custom, &shared("a"))
        .then(Role::Developer, compromised(CredentialKind::ClientSecret, Stage));
    assert!(secrets(&life, "1").is_empty());
}

#[test]
fn what_was_revoked_does_not_come_back() {
    let life = with_secrets(Distribution::Standard, &shared("a"));
    let life = life.then(Role::Developer, compromised(CredentialKind::ClientSecret, Sod));
    let before_revocation = edit(&Life::standard().application, "1", |settings| {
        settings.authentication.client_secret = PerEnvironment::only(Production, hash("a"));
    });
    for command in [set(None, "a"), set(Some(Stage), "a"), replace(Some(Sod), "a"), before_revocation.clone()] {
        assert_eq!(life.errors(Role::AppManager, &command), ["credential.revoked"], "{}", command.name());
    }
    let refusal = life.refusal(Role::Developer, &set(Some(Stage), "a"));
    assert_eq!(
        refusal.report().problems()[0].to_string(),
        "error[credential.revoked]: authentication.client_secret.stage: this client secret was reported as compromised and cannot be set again"
    );
    // With another description it is the same one.
    let mut described = hash("a");
    described.description = Some("new".into());
    let command = Command::SetClientSecret { version: label("1"), environment: None, client_secret: described };
    assert_eq!(life.errors(Role::Developer, &command), ["credential.revoked"]);
    // Occupied and revoked at once.
    let filled = life.then(Role::Developer, set(None, "b"));
    assert_eq!(filled.errors(Role::Developer, &set(None, "a")), ["credential.revoked", "credential.slot-occupied"]);
    // Behind the same reference there may be another secret.
    let life = Life::standard().then(Role::Developer, compromised(CredentialKind::ClientSecret, Sod));
    assert!(secrets(&life, "1").is_empty());
    let again = Command::SetClientSecret {
        version: label("1"),
        environment: None,
        client_secret: reference("env:ACME_SO_SECRET"),
    };
    let life = life.then(Role::Developer, again);
    assert_eq!(life.application.verify_secret(Sod, &clear("ACME_SO_SECRET"), &Host), Ok(()));
}

#[test]
fn a_compromised_key_is_known_in_whatever_form() {
    let [key, other, _] = certificates();
    let in_pem = Credential::new(Certificate::parse(&key.value.to_pem()).unwrap());
    let put = |environment, certificate: &Credential<Certificate>| Command::SetCertificate {
        version: label("1"),
        environment,
        certificate: certificate.clone(),
    };
    let mut life = Life::standard().then(Role::Developer, put(Some(Sod), &key));
    life = life.then(Role::Developer, put(Some(Stage), &in_pem)).then(Role::Developer, put(Some(Production), &other));
    let _ = life.does(Role::Developer, compromised(CredentialKind::Certificate, Sod));
    // The same key in another form goes with it.
    assert_eq!(keys(&life), PerEnvironment::only(Production, other.clone()));
    for (environment, certificate) in [(Some(Sod), &key), (Some(Stage), &in_pem)] {
        assert_eq!(life.errors(Role::Developer, &put(environment, certificate)), ["credential.revoked"]);
    }
    let replace =
        Command::ReplaceCertificate { version: label("1"), environment: Some(Production), certificate: in_pem.clone() };
    assert_eq!(life.errors(Role::Developer, &replace), ["credential.revoked"]);
    let command = edit(&life.application, "1", |settings| settings.authentication.certificate.set(Sod, in_pem));
    assert_eq!(
        life.refusal(Role::Developer, &command).report().problems()[0].to_string(),
        "error[credential.revoked]: authentication.certificate.sod: this certificate was reported as compromised and cannot be set again"
    );
    let clear = Command::ClearCertificate { version: label("1"), environment: Some(Production) };
    let life = life.then(Role::Developer, clear).then(Role::Developer, put(None, &other));
    assert_eq!(keys(&life), PerEnvironment::Shared(other));
}

/// What is set in a new version signs in when it is published, and not before.
#[test]
fn a_new_secret_signs_in_when_its_version_is_published() {
    let mut life = with_secrets(Distribution::Custom, &shared("a")).published("1", Stage);
    life = life.then(Role::Developer, create("2", "1"));
    let rotate = Command::ReplaceClientSecret { version: label("2"), environment: None, client_secret: hash("b") };
    let report = life.does(Role::Developer, rotate);
    assert_eq!(codes(&report), ["publish.required", "credential.outage"]);
    let sign_in = |life: &Life, environment| {
        ["a", "b"].map(|text| life.application.verify_secret(environment, &clear(text), &Host))
    };
    let (yes, no) = (Ok(()), Err(SignInError::Secret(SecretError::Mismatch)));
    assert_eq!([Sod, Production].map(|it| sign_in(&life, it)), [[yes, no]; 2]);
    life = life.then(Role::Developer, to_sod("2"));
    assert_eq!([Sod, Production].map(|it| sign_in(&life, it)), [[no, yes], [yes, no]]);
    life = life.published("2", Stage);
    assert_eq!([Sod, Production].map(|it| sign_in(&life, it)), [[no, yes]; 2]);
    let names: Vec<_> = life.events.iter().map(|event| event.kind().name()).collect();
    assert_eq!(
        names[names.len() - 5..],
        ["client_secret_cleared", "client_secret_set", "published", "publication_requested", "published",]
    );
}
