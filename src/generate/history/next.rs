//! What comes next in the life of an application.

use super::wish::{Wish, free_label};
use crate::{Application, Command, Environment, LicenseList, Reason, Review, Version, VersionLabel, WorkflowStatus};

/// What comes next in the life of this application, which may be about this version.
///
/// A request is answered, and one in four is rejected or taken back. Reviews are asked for and recorded, which a standard application needs for Production. What
/// was switched off is switched on again, what cannot be edited any more gets a successor, and what is published lives its life in the App Store.
pub(super) fn next(application: &Application, version: &Version, wish: &Wish) -> Command {
    let [choice, _, other] = &wish.pick;
    let label = version.label().clone();
    let reason = |text: &str| Reason::parse(text).ok();
    if version.pending().is_some() {
        return match (choice.index(8), reason("it cannot be installed yet")) {
            (0, Some(reason)) => Command::RejectRequest { version: label, reason },
            (1, _) => Command::WithdrawRequest { version: label },
            _ => Command::ApproveRequest { version: label },
        };
    }
    if application.status().is_delisted() {
        return if choice.index(4) == 0 { Command::ConvertToCustom } else { Command::Relist };
    }
    if application.status().is_deactivated() {
        return Command::Reactivate;
    }
    let is_standard = application.is_standard();
    if is_standard && version.publication(Environment::Stage).is_published() {
        if let Some(command) = towards_production(application, choice.index(3)) {
            return command;
        }
        if version.publication(Environment::Production).is_draft() {
            return Command::RequestPublication { version: label, environment: Environment::Production };
        }
    }
    let is_open = [Environment::Stage, Environment::Production].into_iter().all(|environment| {
        let publication = version.publication(environment);
        publication.is_draft() || publication.is_rejected()
    });
    if is_open {
        return opened(application, version, wish);
    }
    match (other.index(6), is_standard, reason("a customer has lost the license")) {
        (0, true, _) if application.keys_activated().is_none() => Command::ActivateKeys,
        (0 | 1, true, _) if application.release().is_beta() => Command::CompleteBeta { customers: 3 },
        (2, true, Some(reason)) => Command::Delist { reason },
        (2 | 3, _, Some(reason)) => Command::Deactivate { reason },
        _ => Command::CreateVersion { label: next_label(application, &label), from: None },
    }
}

/// The review that a standard application still needs for Production.
fn towards_production(application: &Application, choice: usize) -> Option<Command> {
    let review = Review::ALL.into_iter().find(|review| !application.review(*review).status().is_passed())?;
    let status = application.review(review).status();
    if status == WorkflowStatus::REQUESTED {
        let status = if choice == 0 { WorkflowStatus::IN_PROGRESS } else { WorkflowStatus::PASSED };
        return Some(Command::RecordReview { review, status });
    }
    let status = if status == WorkflowStatus::IN_PROGRESS { WorkflowStatus::PASSED } else { WorkflowStatus::REQUESTED };
    Some(if status == WorkflowStatus::REQUESTED {
        Command::RequestReview { review }
    } else {
        Command::RecordReview { review, status }
    })
}

/// What is done with a version that may be edited: mostly it is published.
fn opened(application: &Application, version: &Version, wish: &Wish) -> Command {
    let [choice, ..] = &wish.pick;
    let label = version.label().clone();
    match (choice.index(6), wish.any()) {
        (0, _) if !version.publication(Environment::Sod).is_published() => Command::PublishToSod { version: label },
        (1, Command::AddLicense { list, license } | Command::RemoveLicense { list, license }) => {
            Command::AddLicense { list: *list, license: license.clone() }
        }
        (1, _) if !application.licenses().granted.is_empty() => Command::RemoveLicense {
            list: LicenseList::Granted,
            license: choice.get(&application.licenses().granted).clone(),
        },
        (2, Command::SetClientSecret { client_secret, .. } | Command::ReplaceClientSecret { client_secret, .. }) => {
            Command::ReplaceClientSecret { version: label, environment: None, client_secret: client_secret.clone() }
        }
        _ => Command::RequestPublication { version: label, environment: Environment::Stage },
    }
}

/// The number after that of the version, or how many there are.
fn next_label(application: &Application, label: &VersionLabel) -> VersionLabel {
    let number = label.as_str().parse::<u32>().ok().and_then(|number| number.checked_add(1));
    let next = number.and_then(|number| VersionLabel::parse(&number.to_string()).ok());
    free_label(application, next.as_ref().unwrap_or(label))
}
