//! What may have happened to an application.

use proptest::prelude::*;
use proptest::strategy::Union;

use super::arbitrary::arbitrary;
use super::command::slot;
use crate::{
    AppName, AuthorizationLevel, Certificate, Configuration, Credential, CredentialKind, Distribution, Environment,
    Event, EventKind, License, LicenseList, PartnerId, Reason, Review, Stamp, StoredSecret, VersionLabel,
    WorkflowStatus,
};

arbitrary! {
    /// Each of the 26 kinds as often as the others, with any version, configuration, credential and reason. Few of them fit an application:
    /// [`histories`](crate::generate::histories) has events that have led to one.
    EventKind => Union::new([on_versions(), on_applications(), on_records(), on_credentials()].concat());

    /// Any [`Stamp`] and any [`EventKind`].
    Event => any::<(Stamp, EventKind)>().prop_map(|(stamp, kind)| Event::new(stamp, kind));
}

type Kinds = Vec<BoxedStrategy<EventKind>>;

fn on_versions() -> Kinds {
    let version = any::<VersionLabel>;
    let configured = || (version(), any::<Configuration>());
    vec![
        configured().prop_map(|(version, configuration)| EventKind::Created { version, configuration }).boxed(),
        configured().prop_map(|(version, configuration)| EventKind::Edited { version, configuration }).boxed(),
        (version(), version()).prop_map(|(version, from)| EventKind::VersionCreated { version, from }).boxed(),
        (version(), any::<Environment>())
            .prop_map(|(version, environment)| EventKind::PublicationRequested { version, environment })
            .boxed(),
        version().prop_map(|version| EventKind::RequestWithdrawn { version }).boxed(),
        (version(), any::<Reason>())
            .prop_map(|(version, reason)| EventKind::RequestRejected { version, reason })
            .boxed(),
        (version(), any::<Environment>())
            .prop_map(|(version, environment)| EventKind::Published { version, environment })
            .boxed(),
    ]
}

fn on_applications() -> Kinds {
    let mut kinds = vec![
        any::<AppName>().prop_map(|name| EventKind::Renamed { name }).boxed(),
        any::<Option<PartnerId>>().prop_map(|partner| EventKind::Transferred { partner }).boxed(),
        any::<Option<Distribution>>().prop_map(|distribution| EventKind::DistributionChanged { distribution }).boxed(),
        (0..10_u32).prop_map(|customers| EventKind::BetaCompleted { customers }).boxed(),
        any::<Reason>().prop_map(|reason| EventKind::Deactivated { reason }).boxed(),
        any::<Reason>().prop_map(|reason| EventKind::Delisted { reason }).boxed(),
    ];
    let bare = [EventKind::Reactivated, EventKind::Relisted, EventKind::Deleted, EventKind::KeysActivated];
    kinds.extend(bare.map(|kind| Just(kind).boxed()));
    kinds
}

fn on_records() -> Kinds {
    vec![
        any::<Option<AuthorizationLevel>>().prop_map(|level| EventKind::AuthorizationLevelRecorded { level }).boxed(),
        any::<(Review, WorkflowStatus)>()
            .prop_map(|(review, status)| EventKind::ReviewRecorded { review, status })
            .boxed(),
        any::<(LicenseList, License)>().prop_map(|(list, license)| EventKind::LicenseAdded { list, license }).boxed(),
        any::<(LicenseList, License)>().prop_map(|(list, license)| EventKind::LicenseRemoved { list, license }).boxed(),
    ]
}

fn on_credentials() -> Kinds {
    let cleared = || (any::<VersionLabel>(), slot());
    vec![
        (any::<VersionLabel>(), slot(), any::<Credential<StoredSecret>>())
            .prop_map(|(version, environment, client_secret)| EventKind::ClientSecretSet {
                version,
                environment,
                client_secret,
            })
            .boxed(),
        cleared().prop_map(|(version, environment)| EventKind::ClientSecretCleared { version, environment }).boxed(),
        (any::<VersionLabel>(), slot(), any::<Credential<Certificate>>())
            .prop_map(|(version, environment, certificate)| EventKind::CertificateSet {
                version,
                environment,
                certificate,
            })
            .boxed(),
        cleared().prop_map(|(version, environment)| EventKind::CertificateCleared { version, environment }).boxed(),
        any::<(CredentialKind, Environment)>()
            .prop_map(|(credential, environment)| EventKind::CredentialRevoked { credential, environment })
            .boxed(),
    ]
}
