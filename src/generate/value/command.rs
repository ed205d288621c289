//! What somebody may want of an application.

use proptest::prelude::*;
use proptest::strategy::Union;

use super::arbitrary::arbitrary;
use crate::{
    AuthorizationLevel, Certificate, Command, Configuration, Credential, CredentialKind, Environment, License,
    LicenseList, Reason, Review, StoredSecret, VersionLabel, WorkflowStatus,
};

arbitrary! {
    /// [`commands`](crate::generate::commands): each of the 27 as often as the others.
    Command => commands();
}

/// Any command, each of the 27 as often as the others, with any version, configuration, credential and reason. A command that names a slot names
/// the one that all environments share as often as one of theirs.
///
/// Few of them fit an application, which knows nothing of such versions: [`histories`](crate::generate::histories) has commands that were accepted.
pub fn commands() -> BoxedStrategy<Command> {
    Union::new([on_versions(), on_applications(), on_records(), on_secrets(), on_certificates()].concat()).boxed()
}

/// The slot of one environment, or the one that all share.
pub(crate) fn slot() -> impl Strategy<Value = Option<Environment>> + use<> {
    prop::option::of(any::<Environment>())
}

fn on_versions() -> Vec<BoxedStrategy<Command>> {
    let version = any::<VersionLabel>;
    vec![
        (version(), any::<Configuration>())
            .prop_map(|(version, configuration)| Command::Edit { version, configuration })
            .boxed(),
        (version(), prop::option::of(version()))
            .prop_map(|(label, from)| Command::CreateVersion { label, from })
            .boxed(),
        version().prop_map(|version| Command::PublishToSod { version }).boxed(),
        (version(), prop::sample::select(&[Environment::Stage, Environment::Production, Environment::Sod][..]))
            .prop_map(|(version, environment)| Command::RequestPublication { version, environment })
            .boxed(),
        version().prop_map(|version| Command::WithdrawRequest { version }).boxed(),
        version().prop_map(|version| Command::ApproveRequest { version }).boxed(),
        (version(), any::<Reason>()).prop_map(|(version, reason)| Command::RejectRequest { version, reason }).boxed(),
    ]
}

fn on_applications() -> Vec<BoxedStrategy<Command>> {
    let mut commands = vec![
        (0..10_u32).prop_map(|customers| Command::CompleteBeta { customers }).boxed(),
        any::<Reason>().prop_map(|reason| Command::Deactivate { reason }).boxed(),
        any::<Reason>().prop_map(|reason| Command::Delist { reason }).boxed(),
        any::<(CredentialKind, Environment)>()
            .prop_map(|(credential, environment)| Command::ReportCompromised { credential, environment })
            .boxed(),
    ];
    let bare = [Command::Reactivate, Command::Relist, Command::ConvertToCustom, Command::Delete, Command::ActivateKeys];
    commands.extend(bare.map(|command| Just(command).boxed()));
    commands
}

fn on_records() -> Vec<BoxedStrategy<Command>> {
    vec![
        any::<AuthorizationLevel>().prop_map(|level| Command::RecordAuthorizationLevel { level }).boxed(),
        any::<Review>().prop_map(|review| Command::RequestReview { review }).boxed(),
        any::<(Review, WorkflowStatus)>().prop_map(|(review, status)| Command::RecordReview { review, status }).boxed(),
        any::<(LicenseList, License)>().prop_map(|(list, license)| Command::AddLicense { list, license }).boxed(),
        any::<(LicenseList, License)>().prop_map(|(list, license)| Command::RemoveLicense { list, license }).boxed(),
    ]
}

fn on_secrets() -> Vec<BoxedStrategy<Command>> {
    let all = || (any::<VersionLabel>(), slot(), any::<Credential<StoredSecret>>());
    vec![
        all()
            .prop_map(|(version, environment, client_secret)| Command::SetClientSecret {
                version,
                environment,
                client_secret,
            })
            .boxed(),
        (any::<VersionLabel>(), slot())
            .prop_map(|(version, environment)| Command::ClearClientSecret { version, environment })
            .boxed(),
        all()
            .prop_map(|(version, environment, client_secret)| Command::ReplaceClientSecret {
                version,
                environment,
                client_secret,
            })
            .boxed(),
    ]
}

fn on_certificates() -> Vec<BoxedStrategy<Command>> {
    let all = || (any::<VersionLabel>(), slot(), any::<Credential<Certificate>>());
    vec![
        all()
            .prop_map(|(version, environment, certificate)| Command::SetCertificate {
                version,
                environment,
                certificate,
            })
            .boxed(),
        (any::<VersionLabel>(), slot())
            .prop_map(|(version, environment)| Command::ClearCertificate { version, environment })
            .boxed(),
        all()
            .prop_map(|(version, environment, certificate)| Command::ReplaceCertificate {
                version,
                environment,
                certificate,
            })
            .boxed(),
    ]
}
