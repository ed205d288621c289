//! What has happened.

use crate::{
    AppName, AuthorizationLevel, Certificate, Configuration, Credential, CredentialKind, Distribution, Environment,
    License, LicenseList, PartnerId, Reason, Review, Stamp, StoredSecret, VersionLabel, WorkflowStatus,
};

/// What has happened to an application, who did it, and when.
///
/// It serialises as `{"v": 1, "type": "published", "at": "…", "by": {…}, "data": {…}}`; `v` is the version of the form, and an
/// unknown version or type is an error. No clear secret is in it: of a client secret it has the hash or the reference, of a certificate
/// the public key.
///
/// ```
/// use superoffice_app::Event;
///
/// let stored = r#"{"v":1,"type":"reactivated","at":"2026-11-22T10:30:00Z","by":{"role":"online_operations"}}"#;
/// let event: Event = serde_json::from_str(stored)?;
/// assert_eq!(event.kind().name(), "reactivated");
/// assert_eq!(serde_json::to_string(&event)?, stored);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub(super) stamp: Stamp,
    pub(super) kind: EventKind,
}

impl Event {
    /// An event that a host read from elsewhere, or makes up for a test.
    #[must_use]
    pub const fn new(stamp: Stamp, kind: EventKind) -> Self {
        Self { stamp, kind }
    }

    /// Who did it, and when.
    #[must_use]
    pub const fn stamp(&self) -> &Stamp {
        &self.stamp
    }

    /// What happened.
    #[must_use]
    pub const fn kind(&self) -> &EventKind {
        &self.kind
    }
}

/// What has happened to an application.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EventKind {
    /// It was created; the first version is published to SOD.
    Created {
        /// The first version.
        version: VersionLabel,
        /// Its settings.
        configuration: Configuration,
    },
    /// A version has other settings. Those that belong to the application as a whole are as they were.
    Edited {
        /// The version.
        version: VersionLabel,
        /// All its settings.
        configuration: Configuration,
    },
    /// The application has another name, in every version.
    Renamed {
        /// The name.
        name: AppName,
    },
    /// The application belongs to another partner.
    Transferred {
        /// The partner; none for SuperOffice.
        partner: Option<PartnerId>,
    },
    /// The application is for one customer, or for the App Store, and was not before. One that becomes custom leaves the App Store.
    DistributionChanged {
        /// What it is now; none when nobody says.
        distribution: Option<Distribution>,
    },
    /// There is another version, a copy of one that was there.
    VersionCreated {
        /// The new version.
        version: VersionLabel,
        /// The one that was copied.
        from: VersionLabel,
    },
    /// SuperOffice was asked to publish a version.
    PublicationRequested {
        /// The version.
        version: VersionLabel,
        /// To which environment.
        environment: Environment,
    },
    /// The request was taken back.
    RequestWithdrawn {
        /// The version.
        version: VersionLabel,
    },
    /// The request was refused.
    RequestRejected {
        /// The version.
        version: VersionLabel,
        /// Why.
        reason: Reason,
    },
    /// A version is the active one in an environment, and the one before it is superseded. A request that was pending is answered.
    Published {
        /// The version.
        version: VersionLabel,
        /// In which environment.
        environment: Environment,
    },
    /// The beta period is over.
    BetaCompleted {
        /// How many customers have run the application.
        customers: u32,
    },
    /// The application was switched off.
    Deactivated {
        /// Why.
        reason: Reason,
    },
    /// It was switched on again.
    Reactivated,
    /// It was taken out of the App Store.
    Delisted {
        /// Why.
        reason: Reason,
    },
    /// It was put back.
    Relisted,
    /// It is gone for good.
    Deleted,
    /// It was said who may approve the application.
    AuthorizationLevelRecorded {
        /// The level; none when nobody says.
        level: Option<AuthorizationLevel>,
    },
    /// It was said how far a review has come.
    ReviewRecorded {
        /// Which.
        review: Review,
        /// Its status.
        status: WorkflowStatus,
    },
    /// A license was added.
    LicenseAdded {
        /// To which list.
        list: LicenseList,
        /// The license.
        license: License,
    },
    /// A license was removed.
    LicenseRemoved {
        /// From which list.
        list: LicenseList,
        /// The license.
        license: License,
    },
    /// A client secret was put into its slot.
    ClientSecretSet {
        /// The version.
        version: VersionLabel,
        /// The environment; none for the slot that all share.
        environment: Option<Environment>,
        /// What is kept of the secret.
        client_secret: Credential<StoredSecret>,
    },
    /// The slot of a client secret was emptied.
    ClientSecretCleared {
        /// The version.
        version: VersionLabel,
        /// The environment; none for the slot that all share.
        environment: Option<Environment>,
    },
    /// A certificate was put into its slot.
    CertificateSet {
        /// The version.
        version: VersionLabel,
        /// The environment; none for the slot that all share.
        environment: Option<Environment>,
        /// The public key.
        certificate: Credential<Certificate>,
    },
    /// The slot of a certificate was emptied.
    CertificateCleared {
        /// The version.
        version: VersionLabel,
        /// The environment; none for the slot that all share.
        environment: Option<Environment>,
    },
    /// The production keys of a standard application work from now on.
    KeysActivated,
    /// A credential was revoked, in every version that had it.
    CredentialRevoked {
        /// Which kind.
        credential: CredentialKind,
        /// The environment in which it was used.
        environment: Environment,
    },
}

impl EventKind {
    /// The type of the event, such as `publication_requested`: the word in its serialised form.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Created { .. } => "created",
            Self::Edited { .. } => "edited",
            Self::Renamed { .. } => "renamed",
            Self::Transferred { .. } => "transferred",
            Self::DistributionChanged { .. } => "distribution_changed",
            Self::VersionCreated { .. } => "version_created",
            Self::PublicationRequested { .. } => "publication_requested",
            Self::RequestWithdrawn { .. } => "request_withdrawn",
            Self::RequestRejected { .. } => "request_rejected",
            Self::Published { .. } => "published",
            Self::BetaCompleted { .. } => "beta_completed",
            Self::Deactivated { .. } => "deactivated",
            Self::Reactivated => "reactivated",
            Self::Delisted { .. } => "delisted",
            Self::Relisted => "relisted",
            Self::Deleted => "deleted",
            Self::AuthorizationLevelRecorded { .. } => "authorization_level_recorded",
            Self::ReviewRecorded { .. } => "review_recorded",
            Self::LicenseAdded { .. } => "license_added",
            Self::LicenseRemoved { .. } => "license_removed",
            Self::ClientSecretSet { .. } => "client_secret_set",
            Self::ClientSecretCleared { .. } => "client_secret_cleared",
            Self::CertificateSet { .. } => "certificate_set",
            Self::CertificateCleared { .. } => "certificate_cleared",
            Self::KeysActivated => "keys_activated",
            Self::CredentialRevoked { .. } => "credential_revoked",
        }
    }
}

/// What an event is about, whichever it is.
impl EventKind {
    /// The version that it names: the new one, when one was created.
    #[must_use]
    pub const fn version(&self) -> Option<&VersionLabel> {
        match self {
            Self::Created { version, .. }
            | Self::Edited { version, .. }
            | Self::VersionCreated { version, .. }
            | Self::PublicationRequested { version, .. }
            | Self::RequestWithdrawn { version }
            | Self::RequestRejected { version, .. }
            | Self::Published { version, .. }
            | Self::ClientSecretSet { version, .. }
            | Self::ClientSecretCleared { version, .. }
            | Self::CertificateSet { version, .. }
            | Self::CertificateCleared { version, .. } => Some(version),
            Self::Renamed { .. }
            | Self::Transferred { .. }
            | Self::DistributionChanged { .. }
            | Self::BetaCompleted { .. }
            | Self::Deactivated { .. }
            | Self::Reactivated
            | Self::Delisted { .. }
            | Self::Relisted
            | Self::Deleted
            | Self::AuthorizationLevelRecorded { .. }
            | Self::ReviewRecorded { .. }
            | Self::LicenseAdded { .. }
            | Self::LicenseRemoved { .. }
            | Self::KeysActivated
            | Self::CredentialRevoked { .. } => None,
        }
    }

    /// The environment that it names.
    #[must_use]
    pub const fn environment(&self) -> Option<Environment> {
        match self {
            Self::PublicationRequested { environment, .. }
            | Self::Published { environment, .. }
            | Self::CredentialRevoked { environment, .. } => Some(*environment),
            Self::ClientSecretSet { environment, .. }
            | Self::ClientSecretCleared { environment, .. }
            | Self::CertificateSet { environment, .. }
            | Self::CertificateCleared { environment, .. } => *environment,
            Self::Created { .. }
            | Self::Edited { .. }
            | Self::VersionCreated { .. }
            | Self::RequestWithdrawn { .. }
            | Self::RequestRejected { .. }
            | Self::Renamed { .. }
            | Self::Transferred { .. }
            | Self::DistributionChanged { .. }
            | Self::BetaCompleted { .. }
            | Self::Deactivated { .. }
            | Self::Reactivated
            | Self::Delisted { .. }
            | Self::Relisted
            | Self::Deleted
            | Self::AuthorizationLevelRecorded { .. }
            | Self::ReviewRecorded { .. }
            | Self::LicenseAdded { .. }
            | Self::LicenseRemoved { .. }
            | Self::KeysActivated => None,
        }
    }
}

impl core::fmt::Display for EventKind {
    /// The type, the version and the environment, such as ``published `2`, stage``.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        in_short(f, self.name(), self.version(), self.environment())
    }
}

/// A type with the version and the environment that it names.
pub(super) fn in_short(
    f: &mut core::fmt::Formatter<'_>,
    name: &str,
    version: Option<&VersionLabel>,
    environment: Option<Environment>,
) -> core::fmt::Result {
    f.write_str(name)?;
    if let Some(version) = version {
        write!(f, " `{version}`")?;
    }
    environment.map_or(Ok(()), |environment| write!(f, ", {environment}"))
}
