//! Editing: whatever differs between a version and what it is to be.

use std::collections::HashSet;

use super::Deciding;
use crate::application::consequence::{self, InSod};
use crate::application::permission;
use crate::{
    Code, Configuration, Credential, CredentialKind, Diff, Environment, EventKind, FieldId, License, LicenseList, Path,
    PerEnvironment, Problem, Review, StoredSecret, Version, VersionLabel,
};

impl Deciding<'_> {
    pub(super) fn edit(&mut self, label: &VersionLabel, after: &Configuration) {
        let Some(version) = self.version(label) else { return self.check_partner_may("change settings") };
        let before = version.configuration();
        let diff = before.diff(after);
        permission::judge_edit(&mut self.findings, &diff, self.actor, self.circumstances.policy().portal_version());
        // The version keeps what belongs to the application; that changes in all versions, by events of its own.
        let versioned = after.with_application_settings_of(before);
        // Not `==`, which would look into what both share.
        let differs = !before.diff(&versioned).is_empty();
        if differs {
            self.check_open(version);
            self.check_slots(before, after);
        }
        self.application_settings(before, after);
        if differs {
            self.happens(EventKind::Edited { version: label.clone(), configuration: versioned });
        }
        if self.kinds.is_empty() {
            return self.report(Code::EDIT_NO_CHANGE);
        }
        if let Some(errors) = after.unjudged_errors(self.circumstances.policy()) {
            self.findings.extend_errors(&errors);
        }
        if self.findings.passed() {
            self.tell_application_settings();
            self.tell_cleared(before, after);
        }
        self.foresee(version, after, &diff);
    }

    /// Tells which settings an edit of one version changes in all, for whoever made it from an older copy may not know of them.
    fn tell_application_settings(&mut self) {
        let mut fields: Vec<_> = self.kinds.iter().filter_map(application_setting).collect();
        fields.dedup();
        for field in fields {
            self.report_at(field, Code::EDIT_APPLICATION_SETTING);
        }
    }

    /// Tells which credentials an edit takes away without putting another in their place.
    fn tell_cleared(&mut self, before: &Configuration, after: &Configuration) {
        let (was, is) = (before.authentication(), after.authentication());
        for environment in cleared(&was.client_secret, &is.client_secret) {
            self.about_slot(Code::CREDENTIAL_CLEARED, CredentialKind::ClientSecret, environment, None);
        }
        for environment in cleared(&was.certificate, &is.certificate) {
            self.about_slot(Code::CREDENTIAL_CLEARED, CredentialKind::Certificate, environment, None);
        }
    }

    /// Tells what follows from a change of a version, if it happens; what is refused has no consequences.
    pub(super) fn foresee(&mut self, version: &Version, after: &Configuration, diff: &Diff) {
        if !self.findings.passed() {
            return;
        }
        let active = version.publication(Environment::Sod).is_published();
        let in_sod = if active { InSod::Active } else { InSod::Inactive };
        consequence::of_edit(&mut self.findings, version.configuration(), after, diff, in_sod, self.circumstances);
        let Some(live) = self.application.published(Environment::Production) else { return };
        let [before, after, live] = [version.configuration(), after, live.configuration()];
        consequence::foreseen_outage(&mut self.findings, live, before, after);
    }

    fn report_at(&mut self, field: FieldId, code: Code) {
        self.findings.push(Problem::at_path(code, Path::of_setting(field, None)));
    }

    /// Changes of what belongs to the application, each an event of its own.
    fn application_settings(&mut self, before: &Configuration, after: &Configuration) {
        if before.name() != after.name() {
            self.happens(EventKind::Renamed { name: after.name().clone() });
        }
        if before.partner() != after.partner() {
            self.happens(EventKind::Transferred { partner: after.partner().cloned() });
        }
        if before.distribution() != after.distribution() {
            if self.application.published(Environment::Production).is_some() {
                self.report_at(FieldId::Distribution, Code::DISTRIBUTION_PUBLISHED);
            }
            self.redistribute(after.distribution());
        }
        let (was, is) = (before.licenses(), after.licenses());
        self.licenses(LicenseList::Required, &was.required, &is.required);
        self.licenses(LicenseList::Granted, &was.granted, &is.granted);
        let (was, is) = (before.verification(), after.verification());
        if was.authorization_level != is.authorization_level {
            self.happens(EventKind::AuthorizationLevelRecorded { level: is.authorization_level.clone() });
        }
        for (review, was, is) in [
            (Review::SecurityAudit, &was.security_audit, &is.security_audit),
            (Review::Certification, &was.certification, &is.certification),
        ] {
            let (was, is) = (was.clone().unwrap_or_default(), is.clone().unwrap_or_default());
            if was != is {
                self.review_becomes(review, &is);
            }
        }
    }

    fn licenses(&mut self, list: LicenseList, was: &[License], is: &[License]) {
        if was == is {
            return;
        }
        let keys = |licenses: &[License]| licenses.iter().map(License::key).collect::<HashSet<_>>();
        let (mut had, mut has) = (keys(was), keys(is));
        for license in was.iter().filter(|license| has.insert(license.key())) {
            self.happens(EventKind::LicenseRemoved { list, license: license.clone() });
        }
        for license in is.iter().filter(|license| had.insert(license.key())) {
            self.happens(EventKind::LicenseAdded { list, license: license.clone() });
        }
    }

    /// A credential is cleared in one step and set in another, and one that was revoked does not come back.
    fn check_slots(&mut self, before: &Configuration, after: &Configuration) {
        let (was, is) = (before.authentication(), after.authentication());
        for (environment, new) in replaced(&was.client_secret, &is.client_secret) {
            if new.occupied {
                self.about_slot(Code::CREDENTIAL_SLOT_OCCUPIED, CredentialKind::ClientSecret, environment, None);
            }
            if self.application.is_under_revoked_name(new.value) {
                let advice = matches!(new.value, StoredSecret::Reference(_)).then_some(
                    "when another secret is behind the reference now, set it by the command for client secrets",
                );
                self.about_slot(Code::CREDENTIAL_REVOKED, CredentialKind::ClientSecret, environment, advice);
            }
        }
        for (environment, new) in replaced(&was.certificate, &is.certificate) {
            if new.occupied {
                self.about_slot(Code::CREDENTIAL_SLOT_OCCUPIED, CredentialKind::Certificate, environment, None);
            }
            self.check_certificate(environment, Some(new.value));
        }
    }
}

/// A credential that was not there before, and whether there was another in its place.
struct Arrival<'c, T> {
    value: &'c T,
    occupied: bool,
}

/// The credentials that come, each with its environment; none for one that all share.
fn replaced<'c, T: PartialEq>(
    was: &'c PerEnvironment<Credential<T>>,
    is: &'c PerEnvironment<Credential<T>>,
) -> impl Iterator<Item = (Option<Environment>, Arrival<'c, T>)> {
    is.values().filter_map(move |(environment, new)| {
        let old = |place: Environment| was.get(place).map(|held| &held.value);
        let mut places = Environment::ALL.into_iter().filter(|place| environment.is_none_or(|it| it == *place));
        let comes = places.clone().any(|place| old(place) != Some(&new.value));
        let occupied = places.any(|place| old(place).is_some_and(|old| *old != new.value));
        comes.then_some((environment, Arrival { value: &new.value, occupied }))
    })
}

/// The environments that lose their credential; none for the slot that all share.
fn cleared<T>(
    was: &PerEnvironment<Credential<T>>,
    is: &PerEnvironment<Credential<T>>,
) -> impl Iterator<Item = Option<Environment>> {
    let all = was.is_shared() && is.is_empty();
    let each =
        Environment::ALL.map(|place| (!all && was.get(place).is_some() && is.get(place).is_none()).then_some(place));
    all.then_some(None).into_iter().chain(each.into_iter().flatten().map(Some))
}

/// The setting of the application that an event changes.
const fn application_setting(kind: &EventKind) -> Option<FieldId> {
    match kind {
        EventKind::Renamed { .. } => Some(FieldId::Name),
        EventKind::Transferred { .. } => Some(FieldId::Partner),
        EventKind::DistributionChanged { .. } => Some(FieldId::Distribution),
        EventKind::LicenseAdded { list, .. } | EventKind::LicenseRemoved { list, .. } => match list {
            LicenseList::Required => Some(FieldId::RequiredLicenses),
            LicenseList::Granted => Some(FieldId::GrantedLicenses),
        },
        EventKind::AuthorizationLevelRecorded { .. } => Some(FieldId::AuthorizationLevel),
        EventKind::ReviewRecorded { review, .. } => match review {
            Review::SecurityAudit => Some(FieldId::SecurityAudit),
            Review::Certification => Some(FieldId::Certification),
        },
        EventKind::Created { .. }
        | EventKind::Edited { .. }
        | EventKind::VersionCreated { .. }
        | EventKind::PublicationRequested { .. }
        | EventKind::RequestWithdrawn { .. }
        | EventKind::RequestRejected { .. }
        | EventKind::Published { .. }
        | EventKind::BetaCompleted { .. }
        | EventKind::Deactivated { .. }
        | EventKind::Reactivated
        | EventKind::Delisted { .. }
        | EventKind::Relisted
        | EventKind::Deleted
        | EventKind::ClientSecretSet { .. }
        | EventKind::ClientSecretCleared { .. }
        | EventKind::CertificateSet { .. }
        | EventKind::CertificateCleared { .. }
        | EventKind::KeysActivated
        | EventKind::CredentialRevoked { .. } => None,
    }
}
