//! What somebody wants.

use crate::{
    AuthorizationLevel, Certificate, Configuration, Credential, Environment, License, Reason, Review, StoredSecret,
    VersionLabel, WorkflowStatus,
};

/// What somebody wants of an application. [`Application::decide`](crate::Application::decide) says what comes of it.
///
/// It serialises as `{"v": 1, "type": "request_publication", "data": {…}}`. No clear secret is in it: a client secret is hashed, or
/// put where only the host finds it, before there is a command.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Command {
    /// Makes this the configuration of a version.
    ///
    /// A configuration that was built or revised here was judged then, by the policy that was given; one that was read back is judged by the policy of the
    /// decision.
    ///
    /// Make it from the configuration that the version has now: what others changed since an older copy was made would be undone, or the edit refused when that is
    /// not the actor's to undo.
    Edit {
        /// The version.
        version: VersionLabel,
        /// All settings, the unchanged ones too.
        configuration: Configuration,
    },
    /// Creates a version as a copy of another.
    CreateVersion {
        /// The name of the new version.
        label: VersionLabel,
        /// The one that is copied; the newest when none is named.
        from: Option<VersionLabel>,
    },
    /// Makes a version the active one in SOD, which needs nobody's approval.
    PublishToSod {
        /// The version.
        version: VersionLabel,
    },
    /// Asks SuperOffice to publish a version. It is locked until there is an answer.
    RequestPublication {
        /// The version.
        version: VersionLabel,
        /// Stage or Production. A custom application asks for Stage, and is published to Production.
        environment: Environment,
    },
    /// Takes the request back.
    WithdrawRequest {
        /// The version.
        version: VersionLabel,
    },
    /// Publishes what was requested.
    ApproveRequest {
        /// The version.
        version: VersionLabel,
    },
    /// Does not publish what was requested; the version is open again.
    RejectRequest {
        /// The version.
        version: VersionLabel,
        /// Why.
        reason: Reason,
    },
    /// Ends the beta period of a standard application.
    CompleteBeta {
        /// How many customers have run it without a major incident.
        customers: u32,
    },
    /// Switches the application off, as when a custom application's license is lost.
    Deactivate {
        /// Why.
        reason: Reason,
    },
    /// Switches it on again.
    Reactivate,
    /// Takes a standard application out of the App Store.
    Delist {
        /// Why.
        reason: Reason,
    },
    /// Puts it back.
    Relist,
    /// Makes a standard application a custom one.
    ConvertToCustom,
    /// Removes the application for good.
    Delete,
    /// Says who may approve the application.
    RecordAuthorizationLevel {
        /// The level.
        level: AuthorizationLevel,
    },
    /// Asks for a review, for the first time or again.
    RequestReview {
        /// Which.
        review: Review,
    },
    /// Says how far a review has come.
    RecordReview {
        /// Which.
        review: Review,
        /// Its status.
        status: WorkflowStatus,
    },
    /// Adds a license.
    AddLicense {
        /// To the required or to the granted ones.
        list: LicenseList,
        /// The license.
        license: License,
    },
    /// Removes a license.
    RemoveLicense {
        /// From the required or from the granted ones.
        list: LicenseList,
        /// The license.
        license: License,
    },
    /// Puts a client secret into its empty slot.
    SetClientSecret {
        /// The version.
        version: VersionLabel,
        /// The environment; none for the slot that all share.
        environment: Option<Environment>,
        /// What is kept of the secret.
        client_secret: Credential<StoredSecret>,
    },
    /// Empties the slot of a client secret.
    ClearClientSecret {
        /// The version.
        version: VersionLabel,
        /// The environment; none for the slot that all share.
        environment: Option<Environment>,
    },
    /// Empties the slot of a client secret and puts another one in.
    ReplaceClientSecret {
        /// The version.
        version: VersionLabel,
        /// The environment; none for the slot that all share.
        environment: Option<Environment>,
        /// What is kept of the new secret.
        client_secret: Credential<StoredSecret>,
    },
    /// Puts a certificate into its empty slot.
    SetCertificate {
        /// The version.
        version: VersionLabel,
        /// The environment; none for the slot that all share.
        environment: Option<Environment>,
        /// The public key.
        certificate: Credential<Certificate>,
    },
    /// Empties the slot of a certificate.
    ClearCertificate {
        /// The version.
        version: VersionLabel,
        /// The environment; none for the slot that all share.
        environment: Option<Environment>,
    },
    /// Empties the slot of a certificate and puts another one in.
    ReplaceCertificate {
        /// The version.
        version: VersionLabel,
        /// The environment; none for the slot that all share.
        environment: Option<Environment>,
        /// The new public key.
        certificate: Credential<Certificate>,
    },
    /// Activates the production keys of a standard application.
    ActivateKeys,
    /// Revokes a credential at once, in every version, for it is known to others.
    ReportCompromised {
        /// Which kind.
        credential: CredentialKind,
        /// The environment in which it is used.
        environment: Environment,
    },
}

impl Command {
    /// The type of the command, such as `request_publication`: the word in its serialised form.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Edit { .. } => "edit",
            Self::CreateVersion { .. } => "create_version",
            Self::PublishToSod { .. } => "publish_to_sod",
            Self::RequestPublication { .. } => "request_publication",
            Self::WithdrawRequest { .. } => "withdraw_request",
            Self::ApproveRequest { .. } => "approve_request",
            Self::RejectRequest { .. } => "reject_request",
            Self::CompleteBeta { .. } => "complete_beta",
            Self::Deactivate { .. } => "deactivate",
            Self::Reactivate => "reactivate",
            Self::Delist { .. } => "delist",
            Self::Relist => "relist",
            Self::ConvertToCustom => "convert_to_custom",
            Self::Delete => "delete",
            Self::RecordAuthorizationLevel { .. } => "record_authorization_level",
            Self::RequestReview { .. } => "request_review",
            Self::RecordReview { .. } => "record_review",
            Self::AddLicense { .. } => "add_license",
            Self::RemoveLicense { .. } => "remove_license",
            Self::SetClientSecret { .. } => "set_client_secret",
            Self::ClearClientSecret { .. } => "clear_client_secret",
            Self::ReplaceClientSecret { .. } => "replace_client_secret",
            Self::SetCertificate { .. } => "set_certificate",
            Self::ClearCertificate { .. } => "clear_certificate",
            Self::ReplaceCertificate { .. } => "replace_certificate",
            Self::ActivateKeys => "activate_keys",
            Self::ReportCompromised { .. } => "report_compromised",
        }
    }
}

/// What a command is about, whichever it is.
impl Command {
    /// The version that it names: the new one, when it creates one.
    #[must_use]
    pub const fn version(&self) -> Option<&VersionLabel> {
        match self {
            Self::Edit { version, .. }
            | Self::CreateVersion { label: version, .. }
            | Self::PublishToSod { version }
            | Self::RequestPublication { version, .. }
            | Self::WithdrawRequest { version }
            | Self::ApproveRequest { version }
            | Self::RejectRequest { version, .. }
            | Self::SetClientSecret { version, .. }
            | Self::ClearClientSecret { version, .. }
            | Self::ReplaceClientSecret { version, .. }
            | Self::SetCertificate { version, .. }
            | Self::ClearCertificate { version, .. }
            | Self::ReplaceCertificate { version, .. } => Some(version),
            Self::CompleteBeta { .. }
            | Self::Deactivate { .. }
            | Self::Reactivate
            | Self::Delist { .. }
            | Self::Relist
            | Self::ConvertToCustom
            | Self::Delete
            | Self::RecordAuthorizationLevel { .. }
            | Self::RequestReview { .. }
            | Self::RecordReview { .. }
            | Self::AddLicense { .. }
            | Self::RemoveLicense { .. }
            | Self::ActivateKeys
            | Self::ReportCompromised { .. } => None,
        }
    }

    /// The environment that it names.
    #[must_use]
    pub const fn environment(&self) -> Option<Environment> {
        match self {
            Self::RequestPublication { environment, .. } | Self::ReportCompromised { environment, .. } => {
                Some(*environment)
            }
            Self::PublishToSod { .. } => Some(Environment::Sod),
            Self::SetClientSecret { environment, .. }
            | Self::ClearClientSecret { environment, .. }
            | Self::ReplaceClientSecret { environment, .. }
            | Self::SetCertificate { environment, .. }
            | Self::ClearCertificate { environment, .. }
            | Self::ReplaceCertificate { environment, .. } => *environment,
            Self::Edit { .. }
            | Self::CreateVersion { .. }
            | Self::WithdrawRequest { .. }
            | Self::ApproveRequest { .. }
            | Self::RejectRequest { .. }
            | Self::CompleteBeta { .. }
            | Self::Deactivate { .. }
            | Self::Reactivate
            | Self::Delist { .. }
            | Self::Relist
            | Self::ConvertToCustom
            | Self::Delete
            | Self::RecordAuthorizationLevel { .. }
            | Self::RequestReview { .. }
            | Self::RecordReview { .. }
            | Self::AddLicense { .. }
            | Self::RemoveLicense { .. }
            | Self::ActivateKeys => None,
        }
    }
}

impl core::fmt::Display for Command {
    /// The type, the version and the environment, such as ``request_publication `2`, stage``.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        super::event::in_short(f, self.name(), self.version(), self.environment())
    }
}

/// One of the two lists of licenses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::exhaustive_enums, reason = "the page has these two")]
pub enum LicenseList {
    /// "Required licenses": what the application needs.
    Required,
    /// "Granted licenses": what it brings along.
    Granted,
}

impl LicenseList {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Required, Self::Granted];

    /// `required` or `granted`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Granted => "granted",
        }
    }
}

crate::setting::word_traits!(LicenseList, "list of licenses");

/// One of the two kinds of credentials.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::exhaustive_enums, reason = "the page has these two")]
pub enum CredentialKind {
    /// The client secret.
    ClientSecret,
    /// The certificate.
    Certificate,
}

impl CredentialKind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::ClientSecret, Self::Certificate];

    /// `client_secret` or `certificate`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ClientSecret => "client_secret",
            Self::Certificate => "certificate",
        }
    }
}

crate::setting::word_traits!(CredentialKind, "kind of credential");
