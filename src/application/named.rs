//! A method for each command.

use crate::{
    Actor, Application, AuthorizationLevel, Certificate, Command, Configuration, Credential, CredentialKind,
    Environment, License, LicenseList, Reason, Refusal, Review, Step, StoredSecret, Timestamp, VersionLabel,
    WorkflowStatus,
};

/// Writes a method for each command: what it is called, what it takes, and the command.
macro_rules! named {
    ($($(#[doc = $line:literal])+ $name:ident($($argument:ident: $ty:ty),*) => $command:expr;)+) => {
        /// A method for each [`Command`], for those who need not store them.
        impl Application {
            $(
                $(#[doc = $line])+
                ///
                /// # Errors
                ///
                /// Every reason why not; then nothing has changed.
                pub fn $name(&self, $($argument: $ty,)* actor: &Actor, now: Timestamp) -> Result<Step, Refusal> {
                    self.execute(&$command, actor, now)
                }
            )+
        }
    };
}

named! {
    /// Makes this the configuration of a version.
    edit(version: &VersionLabel, configuration: &Configuration) =>
        Command::Edit { version: version.clone(), configuration: configuration.clone() };
    /// Creates a version as a copy of the newest. To copy another, [`execute`](Self::execute) a [`Command::CreateVersion`].
    create_version(label: &VersionLabel) => Command::CreateVersion { label: label.clone(), from: None };
    /// Makes a version the active one in SOD, which needs nobody's approval.
    publish_to_sod(version: &VersionLabel) => Command::PublishToSod { version: version.clone() };
    /// Asks SuperOffice to publish a version to Stage or Production. A custom application asks for Stage, and is published to Production.
    request_publication(version: &VersionLabel, environment: Environment) =>
        Command::RequestPublication { version: version.clone(), environment };
    /// Takes the request back.
    withdraw_request(version: &VersionLabel) => Command::WithdrawRequest { version: version.clone() };
    /// Publishes what was requested.
    approve_request(version: &VersionLabel) => Command::ApproveRequest { version: version.clone() };
    /// Does not publish what was requested; the version is open again.
    reject_request(version: &VersionLabel, reason: &Reason) =>
        Command::RejectRequest { version: version.clone(), reason: reason.clone() };
    /// Ends the beta period of a standard application that so many customers have run without a major incident.
    complete_beta(customers: u32) => Command::CompleteBeta { customers };
    /// Switches the application off, as when a custom application's license is lost.
    deactivate(reason: &Reason) => Command::Deactivate { reason: reason.clone() };
    /// Switches it on again.
    reactivate() => Command::Reactivate;
    /// Takes a standard application out of the App Store.
    delist(reason: &Reason) => Command::Delist { reason: reason.clone() };
    /// Puts it back.
    relist() => Command::Relist;
    /// Makes a standard application a custom one.
    convert_to_custom() => Command::ConvertToCustom;
    /// Removes the application for good.
    delete() => Command::Delete;
    /// Says who may approve the application.
    record_authorization_level(level: &AuthorizationLevel) => Command::RecordAuthorizationLevel { level: level.clone() };
    /// Asks for a review, for the first time or again.
    request_review(review: Review) => Command::RequestReview { review };
    /// Says how far a review has come.
    record_review(review: Review, status: &WorkflowStatus) => Command::RecordReview { review, status: status.clone() };
    /// Adds a license to those that the application needs.
    require_license(license: &License) =>
        Command::AddLicense { list: LicenseList::Required, license: license.clone() };
    /// Removes a license from those that the application needs.
    waive_license(license: &License) =>
        Command::RemoveLicense { list: LicenseList::Required, license: license.clone() };
    /// Adds a license to those that the application brings along.
    grant_license(license: &License) => Command::AddLicense { list: LicenseList::Granted, license: license.clone() };
    /// Removes a license from those that the application brings along.
    withdraw_license(license: &License) =>
        Command::RemoveLicense { list: LicenseList::Granted, license: license.clone() };
    /// Puts a client secret into its empty slot: that of an environment, or the one that all share.
    set_client_secret(version: &VersionLabel, environment: Option<Environment>, client_secret: &Credential<StoredSecret>) =>
        Command::SetClientSecret { version: version.clone(), environment, client_secret: client_secret.clone() };
    /// Empties the slot of a client secret.
    clear_client_secret(version: &VersionLabel, environment: Option<Environment>) =>
        Command::ClearClientSecret { version: version.clone(), environment };
    /// Empties the slot of a client secret and puts another one in.
    replace_client_secret(version: &VersionLabel, environment: Option<Environment>, client_secret: &Credential<StoredSecret>) =>
        Command::ReplaceClientSecret { version: version.clone(), environment, client_secret: client_secret.clone() };
    /// Puts a certificate into its empty slot: that of an environment, or the one that all share.
    set_certificate(version: &VersionLabel, environment: Option<Environment>, certificate: &Credential<Certificate>) =>
        Command::SetCertificate { version: version.clone(), environment, certificate: certificate.clone() };
    /// Empties the slot of a certificate.
    clear_certificate(version: &VersionLabel, environment: Option<Environment>) =>
        Command::ClearCertificate { version: version.clone(), environment };
    /// Empties the slot of a certificate and puts another one in.
    replace_certificate(version: &VersionLabel, environment: Option<Environment>, certificate: &Credential<Certificate>) =>
        Command::ReplaceCertificate { version: version.clone(), environment, certificate: certificate.clone() };
    /// Activates the production keys of a standard application.
    activate_keys() => Command::ActivateKeys;
    /// Revokes a credential at once, in every version, for it is known to others.
    report_compromised(credential: CredentialKind, environment: Environment) =>
        Command::ReportCompromised { credential, environment };
}
