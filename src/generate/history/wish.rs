//! What somebody wants, before it is known of which application.

use proptest::prelude::*;

use super::next::next;
use crate::generate::commands;
use crate::generate::value::time::DAY;
use crate::{
    Actor, Application, Command, Configuration, Credential, Environment, PerEnvironment, Policy, Role, UserName,
    Version, VersionLabel,
};

/// What somebody wants of whatever application there is.
#[derive(Clone, Debug)]
pub(super) struct Wish {
    /// How long after what was before.
    pub(super) seconds: i64,
    /// Whether it is what comes next in the life of one.
    onward: bool,
    /// Any command, which is aimed at what is there.
    command: Command,
    /// Whether somebody with the usual role asks.
    usual: bool,
    user: Option<UserName>,
    /// Numbers to choose with among what is there.
    pub(super) pick: [prop::sample::Index; 3],
}

pub(super) fn wishes() -> impl Strategy<Value = Wish> + use<> {
    let seconds = prop_oneof![3 => 1..3_600_i64, 4 => 1..3 * DAY, 1 => DAY..40 * DAY];
    let usual = prop_oneof![7 => Just(true), 1 => Just(false)];
    (seconds, any::<bool>(), commands(), usual, any::<Option<UserName>>(), any::<[prop::sample::Index; 3]>())
        .prop_map(|(seconds, onward, command, usual, user, pick)| Wish { seconds, onward, command, usual, user, pick })
}

impl Wish {
    /// What is wanted of this application.
    pub(super) fn command(&self, application: &Application) -> Command {
        let [choice, which, slot] = &self.pick;
        let version = some_version(application, *which);
        // One that ends a life is rare, so that others are longer.
        let is_end = matches!(self.command, Command::Delete) && choice.index(4) != 0;
        if self.onward || is_end {
            return next(application, version, self);
        }
        aimed(self.command.clone(), application, version, *slot)
    }

    /// Any command but that it is about this version.
    pub(super) fn any(&self) -> &Command {
        &self.command
    }

    /// Who asks for it.
    pub(super) fn actor(&self, command: &Command, application: &Application) -> Actor {
        let [choice, ..] = &self.pick;
        let manager = || Actor::superoffice(Role::AppManager);
        let developer = || {
            let owner = application.owner().cloned();
            owner.map_or_else(manager, |owner| Actor::partner(owner, Role::Developer))
        };
        let actor = match (self.usual, is_the_partners(command)) {
            (true, true) => developer(),
            (true, false) => manager(),
            (false, _) => {
                let all = Role::ALL.map(|role| match application.owner().filter(|_| role.is_partner()) {
                    Some(owner) => Actor::partner(owner.clone(), role),
                    None => Actor::superoffice(role),
                });
                choice.get(&all).clone()
            }
        };
        self.user.iter().cloned().fold(actor, Actor::named)
    }
}

/// The newest most of the time.
fn some_version(application: &Application, which: prop::sample::Index) -> &Version {
    let versions: Vec<_> = application.versions().rev().collect();
    let place = which.index(versions.len().saturating_mul(3).max(1));
    versions.get(place).copied().unwrap_or_else(|| application.newest())
}

/// Whether it is usually somebody at the partner who wants it.
const fn is_the_partners(command: &Command) -> bool {
    match command {
        Command::Edit { .. }
        | Command::CreateVersion { .. }
        | Command::PublishToSod { .. }
        | Command::RequestPublication { .. }
        | Command::WithdrawRequest { .. }
        | Command::RequestReview { .. }
        | Command::SetClientSecret { .. }
        | Command::ClearClientSecret { .. }
        | Command::ReplaceClientSecret { .. }
        | Command::SetCertificate { .. }
        | Command::ClearCertificate { .. }
        | Command::ReplaceCertificate { .. }
        | Command::ReportCompromised { .. } => true,
        Command::ApproveRequest { .. }
        | Command::RejectRequest { .. }
        | Command::CompleteBeta { .. }
        | Command::Deactivate { .. }
        | Command::Reactivate
        | Command::Delist { .. }
        | Command::Relist
        | Command::ConvertToCustom
        | Command::Delete
        | Command::RecordAuthorizationLevel { .. }
        | Command::RecordReview { .. }
        | Command::AddLicense { .. }
        | Command::RemoveLicense { .. }
        | Command::ActivateKeys => false,
    }
}

/// The command about this version, and about what is there where it takes something away.
fn aimed(mut command: Command, application: &Application, at: &Version, which: prop::sample::Index) -> Command {
    let held = at.configuration().authentication();
    match &mut command {
        Command::Edit { version, configuration } => {
            version.clone_from(at.label());
            *configuration = edited(at.configuration(), configuration, which);
        }
        Command::CreateVersion { label, from } => {
            *label = free_label(application, label);
            *from = from.as_ref().map(|_| at.label().clone());
        }
        Command::RemoveLicense { list, license } => {
            let licenses = match list {
                crate::LicenseList::Required => &application.licenses().required,
                crate::LicenseList::Granted => &application.licenses().granted,
            };
            if !licenses.is_empty() {
                *license = which.get(licenses).clone();
            }
        }
        Command::SetClientSecret { version, environment, .. } => {
            version.clone_from(at.label());
            *environment = slot(&held.client_secret, false, *environment);
        }
        Command::ClearClientSecret { version, environment }
        | Command::ReplaceClientSecret { version, environment, .. } => {
            version.clone_from(at.label());
            *environment = slot(&held.client_secret, true, *environment);
        }
        Command::SetCertificate { version, environment, .. } => {
            version.clone_from(at.label());
            *environment = slot(&held.certificate, false, *environment);
        }
        Command::ClearCertificate { version, environment }
        | Command::ReplaceCertificate { version, environment, .. } => {
            version.clone_from(at.label());
            *environment = slot(&held.certificate, true, *environment);
        }
        Command::PublishToSod { version }
        | Command::RequestPublication { version, .. }
        | Command::WithdrawRequest { version }
        | Command::ApproveRequest { version }
        | Command::RejectRequest { version, .. } => version.clone_from(at.label()),
        Command::CompleteBeta { .. }
        | Command::Deactivate { .. }
        | Command::Reactivate
        | Command::Delist { .. }
        | Command::Relist
        | Command::ConvertToCustom
        | Command::Delete
        | Command::RecordAuthorizationLevel { .. }
        | Command::RequestReview { .. }
        | Command::RecordReview { .. }
        | Command::AddLicense { .. }
        | Command::ActivateKeys
        | Command::ReportCompromised { .. } => {}
    }
    command
}

/// A slot that is taken, or one that is not, where there is one; otherwise the one that was meant.
fn slot<T>(held: &PerEnvironment<Credential<T>>, taken: bool, meant: Option<Environment>) -> Option<Environment> {
    let is_fit = |slot: Option<Environment>| match slot {
        None if held.is_empty() => !taken,
        None => held.is_shared() && taken,
        Some(environment) => !held.is_shared() && held.get(environment).is_some() == taken,
    };
    let all = [None].into_iter().chain(Environment::ALL.map(Some));
    [meant].into_iter().chain(all).find(|slot| is_fit(*slot)).unwrap_or(meant)
}

/// The label, or the next number that is free.
pub(super) fn free_label(application: &Application, label: &VersionLabel) -> VersionLabel {
    let numbers = (application.versions().count()..)
        .take(1_000)
        .filter_map(|number| VersionLabel::parse(&number.to_string()).ok());
    let mut labels = [label.clone()].into_iter().chain(numbers);
    labels.find(|label| application.version(label).is_none()).unwrap_or_else(|| label.clone())
}

/// Some settings of another configuration in place of those that are there: what a partner may change, and what is SuperOffice's.
fn edited(current: &Configuration, other: &Configuration, which: prop::sample::Index) -> Configuration {
    let edited = current.revise(&Policy::import(), |settings| match which.index(8) {
        0 => settings.authentication.redirect_urls = other.authentication().redirect_urls.clone(),
        1 => {
            settings.authentication.authorize_text = Some("Shows the orders of your customers, and books them.".into());
        }
        2 => settings.ui = other.ui().into(),
        3 => settings.advanced.support_dark_mode ^= true,
        4 => settings.name = other.name().clone(),
        5 => settings.partner = other.partner().cloned(),
        6 => settings.distribution = other.distribution(),
        _ => settings.notifications = other.notifications().clone(),
    });
    edited.unwrap_or_else(|_| current.clone())
}
