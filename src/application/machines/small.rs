//! What is a small machine without a table: credential slots, licenses and the activation of keys, searched to a fixed point through the
//! aggregate.

use std::collections::BTreeMap;

use super::search::configuration;
use crate::{
    Actor, Application, Command, Credential, CredentialKind, Distribution, Environment, License, LicenseList, Role,
    SecretHash, SecretReference, StoredSecret, Timestamp, VersionLabel,
};

/// Every state that the commands of an app manager lead to, with the states that follow from each.
fn fixed_point<K: Ord + Clone>(
    start: Application,
    commands: &[Command],
    key: impl Fn(&Application) -> K,
) -> BTreeMap<K, Vec<K>> {
    let actor = Actor::superoffice(Role::AppManager);
    let mut found = BTreeMap::from([(key(&start), Vec::new())]);
    let mut waiting = vec![start];
    while let Some(application) = waiting.pop() {
        application.check_invariants().unwrap();
        let from = key(&application);
        for command in commands {
            let Ok(step) = application.execute(command, &actor, Timestamp::EPOCH) else { continue };
            let to = key(&step.application);
            assert_eq!(step.events.is_empty(), step.application == application, "{command:?}");
            if from == to {
                continue;
            }
            if !found.contains_key(&to) {
                found.insert(to.clone(), Vec::new());
                waiting.push(step.application);
            }
            let next = found.get_mut(&from).unwrap();
            if !next.contains(&to) {
                next.push(to);
            }
        }
    }
    found
}

fn begin(distribution: Distribution) -> Application {
    let actor = Actor::superoffice(Role::AppManager);
    let label = VersionLabel::parse("1").unwrap();
    let configuration = configuration(distribution).with(|settings| {
        settings.authentication.client_secret = crate::PerEnvironment::default();
    });
    Application::create(&label, &configuration, &actor, Timestamp::EPOCH).unwrap().application
}

const HASH: &str = "$argon2id$v=19$c2FsdA$aGFzaA";

/// One letter for what a slot holds.
fn letter(held: Option<&Credential<StoredSecret>>) -> char {
    match held.map(|held| &held.value) {
        None => '-',
        Some(StoredSecret::Hash(_)) => 'h',
        Some(StoredSecret::Reference(_)) => 'r',
    }
}

/// A hash and a reference, in the slots of all environments and in the one that they share.
#[test]
fn slots_of_credentials() {
    let version = || VersionLabel::parse("1").unwrap();
    let secrets = [
        Credential::new(StoredSecret::from(SecretHash::parse(HASH).unwrap())),
        Credential::new(StoredSecret::from(SecretReference::parse("env:A").unwrap())),
    ];
    let mut commands = Vec::new();
    for environment in [None, Some(Environment::Sod), Some(Environment::Stage), Some(Environment::Production)] {
        for client_secret in secrets.clone() {
            let again = client_secret.clone();
            commands.push(Command::SetClientSecret { version: version(), environment, client_secret });
            commands.push(Command::ReplaceClientSecret { version: version(), environment, client_secret: again });
        }
        commands.push(Command::ClearClientSecret { version: version(), environment });
    }
    for environment in Environment::ALL {
        commands.push(Command::ReportCompromised { credential: CredentialKind::ClientSecret, environment });
    }
    // What the slots hold, and whether the hash was revoked.
    let key = |application: &Application| {
        let slots = &application.newest().configuration().authentication().client_secret;
        let held: String = Environment::ALL.map(|it| letter(slots.get(it))).iter().collect();
        (held, slots.is_shared(), application.is_revoked_secret(&secrets[0].value))
    };
    let found = fixed_point(begin(Distribution::Standard), &commands, key);
    // Three slots that hold nothing, the hash or the reference, and one of all with either; and without the hash once it is revoked.
    assert_eq!(found.keys().filter(|(_, _, revoked)| !revoked).count(), 27 + 2);
    assert_eq!(found.keys().filter(|(_, _, revoked)| *revoked).count(), 8 + 1);
    for ((held, shared, revoked), next) in &found {
        assert!(!next.is_empty(), "{held} is a dead end");
        assert!(!(*revoked && held.contains('h')), "{held}: what was revoked is held");
        for (then, then_shared, then_revoked) in next {
            assert!(!revoked || *then_revoked, "what is revoked stays so");
            let changed = held.chars().zip(then.chars()).filter(|(was, is)| was != is);
            if *revoked == *then_revoked && !shared && !then_shared {
                // One slot at a time, but for a reference that is reported.
                assert!(changed.clone().count() == 1 || changed.clone().all(|(was, is)| (was, is) == ('r', '-')));
            }
        }
    }
}

#[test]
fn licenses_and_keys() {
    let license = License::parse("Custom apps").unwrap();
    let mut commands = vec![Command::ActivateKeys];
    for list in LicenseList::ALL {
        commands.push(Command::AddLicense { list, license: license.clone() });
        commands.push(Command::RemoveLicense { list, license: license.clone() });
    }
    let key = |application: &Application| {
        let has = LicenseList::ALL.map(|list| application.has_license(list, &license));
        assert_eq!(application.license_records().len(), has.iter().filter(|has| **has).count());
        (has, application.keys_activated().is_some())
    };
    for (distribution, states) in [(Distribution::Standard, 8), (Distribution::Custom, 4)] {
        let found = fixed_point(begin(distribution), &commands, key);
        assert_eq!(found.len(), states);
        for ((has, active), next) in &found {
            let waits = usize::from(!active && distribution == Distribution::Standard);
            assert_eq!(next.len(), 2 + waits, "{has:?}: each license comes or goes, and keys are activated once");
            assert!(next.iter().all(|(_, then)| !active || *then), "keys stay activated");
        }
    }
}
