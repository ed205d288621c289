//! Laws of the stored form, held by whatever commands, events and applications there are.

use proptest::prelude::*;
use serde_json::Value;
use superoffice_app::{
    Actor, AppName, Application, AuthorizationLevel, Certificate, Command, Configuration, Credential, CredentialKind,
    Distribution, Environment, Event, EventKind, License, LicenseList, PartnerId, Reason, Review, Role, SecretHash,
    SecretReference, Stamp, StoredSecret, Timestamp, UserName, VersionLabel, WorkflowStatus,
};

use crate::support::read_toml;
use crate::wire::examples_of;

/// A visible line of up to so many letters, as a name or a reason may be, odd ones included.
fn line<T: core::fmt::Debug>(most: usize, parse: fn(&str) -> Option<T>) -> impl Strategy<Value = T> {
    prop_oneof![
        4 => "[ -~]{1,12}",
        1 => "\\PC{1,12}",
        1 => prop::collection::vec("[a-zø\"\\\\{}:,$]", 1..=most).prop_map(|letters| letters.concat()),
        1 => prop::sample::select(vec!["null", "1", "true", "{\"v\":1}", "deleted", "’", "\u{1f980}", "type"])
            .prop_map(str::to_owned),
    ]
    .prop_filter_map("a visible line", move |text| parse(&text))
}

fn label() -> impl Strategy<Value = VersionLabel> {
    line(64, |text| VersionLabel::parse(text).ok())
}

fn reason() -> impl Strategy<Value = Reason> {
    line(1000, |text| Reason::parse(text).ok())
}

fn license() -> impl Strategy<Value = License> {
    line(128, |text| License::parse(text).ok())
}

fn partner() -> impl Strategy<Value = PartnerId> {
    line(128, |text| PartnerId::parse(text).ok())
}

fn time() -> impl Strategy<Value = Timestamp> {
    prop_oneof![-377_705_023_201_i64..=253_402_207_200, 1_795_000_000_i64..1_796_000_000]
        .prop_filter_map("a time", |seconds| Timestamp::from_seconds(seconds).ok())
}

fn environment() -> impl Strategy<Value = Environment> {
    prop::sample::select(Environment::ALL.to_vec())
}

fn status() -> impl Strategy<Value = WorkflowStatus> {
    prop_oneof![
        prop::sample::select(vec!["not_recorded", "requested", "In Progress", "passed", "failed", "expired"])
            .prop_map(|text| WorkflowStatus::parse(text).unwrap()),
        line(200, |text| WorkflowStatus::failed(text).ok()),
        line(256, |text| WorkflowStatus::parse(text).ok()),
    ]
}

fn level() -> impl Strategy<Value = AuthorizationLevel> {
    prop_oneof![
        Just(AuthorizationLevel::ADMINISTRATOR),
        Just(AuthorizationLevel::EXPLICIT),
        line(128, |text| AuthorizationLevel::parse(text).ok())
    ]
}

/// A credential with what may stand beside it. A blank description is none, so there is no such one.
fn held<T: Clone + core::fmt::Debug + 'static>(
    value: impl Strategy<Value = T>,
) -> impl Strategy<Value = Credential<T>> {
    let description = prop::option::of("[ -~\\n]{0,20}[!-~]\\PC{0,3}");
    (value, description, prop::option::of(time()), prop::option::of(time())).prop_map(
        |(value, description, created, expires)| {
            let mut credential = Credential::new(value);
            credential.description = description.map(Into::into);
            (credential.created, credential.expires) = (created, expires);
            credential
        },
    )
}

fn secret() -> impl Strategy<Value = Credential<StoredSecret>> {
    let hash = "[a-zA-Z0-9+/]{22,43}".prop_filter_map("a hash", |digits| {
        SecretHash::parse(&format!("$argon2id$v=19$m=64,t=2,p=1$c2FsdHNhbHQ${digits}")).ok().map(StoredSecret::from)
    });
    let reference = "[a-z]{1,16}:[!-~]{1,40}"
        .prop_filter_map("a reference", |text| SecretReference::parse(&text).ok().map(StoredSecret::from));
    held(prop_oneof![hash, reference])
}

fn certificate() -> impl Strategy<Value = Credential<Certificate>> {
    held(prop::sample::select(
        [
            include_str!("../data/keys/rsa-1024.xml"),
            include_str!("../data/keys/rsa-1024.spki.pem"),
            include_str!("../data/keys/rsa-2048.pkcs1.pem"),
            include_str!("../data/keys/rsa-2048.x509.pem"),
        ]
        .map(|text| Certificate::parse(text).unwrap())
        .to_vec(),
    ))
}

/// One that has every setting, one that has hardly any, with some changed.
fn configuration() -> impl Strategy<Value = Configuration> {
    let everything = read_toml(include_str!("fixtures/everything.toml"));
    let bases = [everything, read_toml("name = \"Acme\"")]
        .map(|document| document.build(&superoffice_app::Policy::import()).unwrap().configuration);
    let name = line(100, |text| AppName::parse(text).ok());
    let owner = prop::option::of(partner());
    let distribution = prop::option::of(prop::sample::select(Distribution::ALL.to_vec()));
    let licenses = prop::collection::vec(license(), 0..3);
    (prop::sample::select(bases.to_vec()), name, owner, distribution, licenses).prop_filter_map(
        "a valid configuration",
        |(base, name, owner, distribution, licenses)| {
            base.revise(&superoffice_app::Policy::import(), |settings| {
                settings.name = name;
                settings.partner = owner;
                settings.distribution = distribution;
                settings.licenses.granted = licenses.into();
            })
            .ok()
        },
    )
}

fn list() -> impl Strategy<Value = LicenseList> {
    prop::sample::select(LicenseList::ALL.to_vec())
}

fn review() -> impl Strategy<Value = Review> {
    prop::sample::select(Review::ALL.to_vec())
}

fn kind() -> impl Strategy<Value = CredentialKind> {
    prop::sample::select(CredentialKind::ALL.to_vec())
}

fn slot() -> impl Strategy<Value = Option<Environment>> {
    prop::option::of(environment())
}

fn command() -> impl Strategy<Value = Command> {
    prop_oneof![
        (label(), configuration()).prop_map(|(version, configuration)| Command::Edit { version, configuration }),
        (label(), prop::option::of(label())).prop_map(|(label, from)| Command::CreateVersion { label, from }),
        (label(), environment())
            .prop_map(|(version, environment)| Command::RequestPublication { version, environment }),
        label().prop_map(|version| Command::WithdrawRequest { version }),
        (label(), reason()).prop_map(|(version, reason)| Command::RejectRequest { version, reason }),
        any::<u32>().prop_map(|customers| Command::CompleteBeta { customers }),
        reason().prop_map(|reason| Command::Deactivate { reason }),
        Just(Command::Reactivate),
        level().prop_map(|level| Command::RecordAuthorizationLevel { level }),
        (review(), status()).prop_map(|(review, status)| Command::RecordReview { review, status }),
        (list(), license()).prop_map(|(list, license)| Command::AddLicense { list, license }),
        (label(), slot(), secret()).prop_map(|(version, environment, client_secret)| Command::ReplaceClientSecret {
            version,
            environment,
            client_secret
        }),
        (label(), slot(), certificate()).prop_map(|(version, environment, certificate)| Command::SetCertificate {
            version,
            environment,
            certificate
        }),
        (label(), slot()).prop_map(|(version, environment)| Command::ClearCertificate { version, environment }),
        (kind(), environment())
            .prop_map(|(credential, environment)| Command::ReportCompromised { credential, environment }),
    ]
}

fn stamp() -> impl Strategy<Value = Stamp> {
    let user = prop::option::of(line(256, |text| UserName::parse(text).ok()));
    (prop::sample::select(Role::ALL.to_vec()), prop::option::of(partner()), user, time()).prop_map(
        |(role, partner, user, at)| {
            let actor = match partner.filter(|_| role.is_partner()) {
                Some(partner) => Actor::partner(partner, role),
                None => Actor::superoffice(role),
            };
            Stamp::new(&user.into_iter().fold(actor, Actor::named), at)
        },
    )
}

fn event_kind() -> impl Strategy<Value = EventKind> {
    prop_oneof![
        (label(), configuration()).prop_map(|(version, configuration)| EventKind::Edited { version, configuration }),
        line(100, |text| AppName::parse(text).ok()).prop_map(|name| EventKind::Renamed { name }),
        prop::option::of(partner()).prop_map(|partner| EventKind::Transferred { partner }),
        prop::option::of(prop::sample::select(Distribution::ALL.to_vec()))
            .prop_map(|distribution| EventKind::DistributionChanged { distribution }),
        (label(), label()).prop_map(|(version, from)| EventKind::VersionCreated { version, from }),
        (label(), environment()).prop_map(|(version, environment)| EventKind::Published { version, environment }),
        (label(), reason()).prop_map(|(version, reason)| EventKind::RequestRejected { version, reason }),
        Just(EventKind::KeysActivated),
        prop::option::of(level()).prop_map(|level| EventKind::AuthorizationLevelRecorded { level }),
        (review(), status()).prop_map(|(review, status)| EventKind::ReviewRecorded { review, status }),
        (list(), license()).prop_map(|(list, license)| EventKind::LicenseRemoved { list, license }),
        (label(), slot(), secret()).prop_map(|(version, environment, client_secret)| EventKind::ClientSecretSet {
            version,
            environment,
            client_secret
        }),
        (label(), slot(), certificate()).prop_map(|(version, environment, certificate)| EventKind::CertificateSet {
            version,
            environment,
            certificate
        }),
        (kind(), environment())
            .prop_map(|(credential, environment)| EventKind::CredentialRevoked { credential, environment }),
    ]
}

/// An application after whichever of these events fit: few labels, so that many do.
fn application() -> impl Strategy<Value = Application> {
    let few = || prop::sample::select(vec!["1", "2", "3"]).prop_map(|text| VersionLabel::parse(text).unwrap());
    let moves = || {
        prop_oneof![
            (few(), few()).prop_map(|(version, from)| EventKind::VersionCreated { version, from }),
            (few(), environment())
                .prop_map(|(version, environment)| EventKind::PublicationRequested { version, environment }),
            (few(), environment()).prop_map(|(version, environment)| EventKind::Published { version, environment }),
            (few(), reason()).prop_map(|(version, reason)| EventKind::RequestRejected { version, reason }),
            few().prop_map(|version| EventKind::RequestWithdrawn { version }),
            (list(), license()).prop_map(|(list, license)| EventKind::LicenseAdded { list, license }),
            (few(), slot(), secret()).prop_map(|(version, environment, client_secret)| {
                EventKind::ClientSecretSet { version, environment, client_secret }
            }),
            reason().prop_map(|reason| EventKind::Deactivated { reason }),
            Just(EventKind::Reactivated),
            Just(EventKind::BetaCompleted { customers: 3 }),
            event_kind(),
        ]
    };
    let later = prop::collection::vec((stamp(), moves()), 0..25);
    (stamp(), configuration(), later).prop_map(|(stamp, configuration, later)| {
        let version = VersionLabel::parse("1").unwrap();
        let created = Event::new(stamp, EventKind::Created { version, configuration });
        let mut application = Application::replay([&created]).unwrap();
        for (stamp, kind) in later {
            let _ = application.apply(&Event::new(stamp, kind));
        }
        application
    })
}

/// The value as a text with the keys of each table in an order that the numbers choose.
fn shuffled(value: &Value, numbers: &mut impl Iterator<Item = usize>) -> String {
    match value {
        Value::Object(map) => {
            let mut entries: Vec<_> = map
                .iter()
                .map(|(key, value)| format!("{}:{}", Value::from(key.as_str()), shuffled(value, numbers)))
                .collect();
            let mut out = Vec::new();
            while !entries.is_empty() {
                out.push(entries.swap_remove(numbers.next().unwrap_or(0) % entries.len()));
            }
            format!("{{{}}}", out.join(","))
        }
        Value::Array(list) => {
            let entries: Vec<_> = list.iter().map(|value| shuffled(value, numbers)).collect();
            format!("[{}]", entries.join(","))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.to_string(),
    }
}

/// Reads it back from a text, from a value, and with its keys in another order.
fn comes_back<T>(what: &T, numbers: &[usize]) -> Result<(), TestCaseError>
where
    T: serde::Serialize + serde::de::DeserializeOwned + PartialEq + core::fmt::Debug,
{
    let text = serde_json::to_string(what).unwrap();
    let read = serde_json::from_str::<T>(&text).map_err(|error| TestCaseError::fail(format!("{error}: {text}")))?;
    prop_assert_eq!(&read, what);
    prop_assert_eq!(serde_json::to_string(&read).unwrap(), &*text, "byte for byte");
    let value: Value = serde_json::from_str(&text).unwrap();
    prop_assert_eq!(&serde_json::to_value(what).unwrap(), &value);
    let other = shuffled(&value, &mut numbers.iter().copied().cycle());
    prop_assert_eq!(&serde_json::from_str::<T>(&other).unwrap(), what);
    prop_assert_eq!(&serde_json::from_value::<T>(value).unwrap(), what);
    Ok(())
}

fn numbers() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(0..100_usize, 1..50)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn commands_come_back(command in command(), numbers in numbers()) {
        comes_back(&command, &numbers)?;
    }

    #[test]
    fn events_come_back(stamp in stamp(), kind in event_kind(), numbers in numbers()) {
        comes_back(&stamp, &numbers)?;
        comes_back(&Event::new(stamp, kind), &numbers)?;
    }

    #[test]
    fn applications_come_back(application in application(), numbers in numbers()) {
        prop_assume!(application.check_invariants().is_ok());
        comes_back(&application, &numbers)?;
    }

    /// Whatever is changed in an example, it is refused or it is something that comes back.
    #[test]
    fn what_is_read_comes_back(
        at in any::<prop::sample::Index>(),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), "[\\PC\"{}\\[\\],:]{0,4}", 0..12_usize), 1..4),
    ) {
        let examples = [examples_of("command"), examples_of("event"), examples_of("application")].concat();
        let (name, text) = at.get(&examples);
        let mut letters: Vec<char> = text.chars().collect();
        for (place, new, gone) in cuts {
            let start = place.index(letters.len());
            let end = (start + gone).min(letters.len());
            letters.splice(start..end, new.chars());
        }
        let text: String = letters.into_iter().collect();
        let none = [0];
        if name.starts_with("command") {
            if let Ok(read) = serde_json::from_str::<Command>(&text) { comes_back(&read, &none)?; }
        } else if name.starts_with("event") {
            if let Ok(read) = serde_json::from_str::<Event>(&text) { comes_back(&read, &none)?; }
        } else if let Ok(read) = serde_json::from_str::<Application>(&text) {
            prop_assert_eq!(read.check_invariants(), Ok(()));
            comes_back(&read, &none)?;
        }
    }
}

/// The top of each example in every order of its keys, and of its `data`.
#[test]
fn keys_stand_in_any_order() {
    fn orders(mut entries: Vec<String>) -> Vec<String> {
        fn visit(count: usize, entries: &mut Vec<String>, found: &mut Vec<String>) {
            if count <= 1 {
                return found.push(format!("{{{}}}", entries.join(",")));
            }
            for at in 0..count {
                entries.swap(at, count - 1);
                visit(count - 1, entries, found);
                entries.swap(at, count - 1);
            }
        }
        let mut found = Vec::new();
        let count = entries.len();
        visit(count, &mut entries, &mut found);
        found
    }
    fn entries(value: &Value) -> Vec<String> {
        value.as_object().unwrap().iter().map(|(key, value)| format!("\"{key}\":{value}")).collect()
    }
    let mut count = 0;
    for (name, text) in [examples_of("command"), examples_of("event")].concat() {
        let value: Value = serde_json::from_str(&text).unwrap();
        let inner = value.get("data").map_or(vec![String::new()], |data| orders(entries(data)));
        for data in inner {
            let mut outer = entries(&value);
            outer.retain(|entry| !entry.starts_with("\"data\":"));
            outer.extend(Some(format!("\"data\":{data}")).filter(|_| !data.is_empty()));
            for text in orders(outer) {
                count += 1;
                if name.starts_with("command") {
                    let read: Command = serde_json::from_str(&text).unwrap();
                    assert_eq!(serde_json::to_value(&read).unwrap(), value, "{text}");
                } else {
                    let read: Event = serde_json::from_str(&text).unwrap();
                    assert_eq!(serde_json::to_value(&read).unwrap(), value, "{text}");
                }
            }
        }
    }
    assert!(count > 5_000, "{count}");
}
