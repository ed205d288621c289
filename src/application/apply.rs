//! What each event makes of an application.

use std::sync::Arc;

use super::publication::PublicationMove;
use super::release::ReleaseMove;
use super::slots::{empty, fill};
use super::status::StatusMove;
use crate::machine::Machine as _;
use crate::replay_error::ReplayFault;
use crate::{
    Application, Distribution, Environment, Event, EventKind, License, LicenseList, LicenseRecord, Reason, Release,
    ReplayError, Review, Settings, Stamp, Status, Version, VersionLabel,
};

impl Application {
    /// The application after all these events, the first of which created it.
    ///
    /// # Errors
    ///
    /// When an event does not fit what came before it.
    pub fn replay<'e>(events: impl IntoIterator<Item = &'e Event>) -> Result<Self, ReplayError> {
        let mut events = events.into_iter();
        let Some(first) = events.next() else { return Err(ReplayError::new("created", ReplayFault::NotCreated)) };
        let mut application = Self::begin(first)?;
        for event in events {
            application.apply(event)?;
        }
        Ok(application)
    }

    /// The application that an event created.
    pub(super) fn begin(event: &Event) -> Result<Self, ReplayError> {
        let EventKind::Created { version, configuration } = &event.kind else {
            return Err(ReplayError::new(event.kind.name(), ReplayFault::NotCreated));
        };
        let mut first = Version::new(version.clone(), configuration.clone(), event.stamp.clone());
        first.sod.0.step(PublicationMove::Publish, &event.stamp, None);
        Ok(Self {
            older: Vec::new(),
            newest: Arc::new(first),
            status: Status::default(),
            release: Release::default(),
            keys_activated: None,
            authorization_level: None,
            security_audit: None,
            certification: None,
            licenses: Vec::new(),
            revocations: Vec::new(),
        })
    }

    /// Makes an event happen: it was decided, here or elsewhere, and no rule is asked again.
    ///
    /// # Errors
    ///
    /// When the event does not fit: it names a version that is not there, changes one that is locked, brings back a credential that was
    /// revoked, or cannot happen in this state. Nothing has changed then.
    pub fn apply(&mut self, event: &Event) -> Result<(), ReplayError> {
        self.happen(&event.kind, &event.stamp).map_err(|fault| ReplayError::new(event.kind.name(), fault))
    }

    fn happen(&mut self, kind: &EventKind, stamp: &Stamp) -> Result<(), ReplayFault> {
        // Nothing happens to what is gone.
        if self.status.is_deleted() {
            return Err(ReplayFault::Impossible);
        }
        match kind {
            EventKind::Created { .. } => return Err(ReplayFault::AlreadyCreated),
            EventKind::Edited { version, configuration } => {
                if self.has_revoked(configuration) {
                    return Err(ReplayFault::Impossible);
                }
                let version = self.open_version(version)?;
                let configuration = configuration.with_application_settings_of(&version.configuration);
                version.configure(configuration);
            }
            EventKind::Renamed { name } => self.everywhere(|settings| settings.name = name.clone()),
            EventKind::Transferred { partner } => self.everywhere(|settings| settings.partner.clone_from(partner)),
            EventKind::DistributionChanged { distribution } => self.distribute(*distribution, stamp),
            EventKind::VersionCreated { version, from } => self.copy_version(version, from, stamp)?,
            EventKind::PublicationRequested { version, environment } => {
                // For SOD nobody is asked, and for each version one thing at a time.
                let pending = self.version(version).and_then(Version::pending);
                let skips_stage = *environment == Environment::Production
                    && self.version(version).is_some_and(|version| !version.stage.was_published());
                if environment.is_sod() || pending.is_some() || skips_stage {
                    return Err(ReplayFault::Impossible);
                }
                self.move_publication(version, *environment, PublicationMove::Request, stamp, None)?;
            }
            EventKind::RequestWithdrawn { version } => {
                self.answer(version, PublicationMove::Withdraw, stamp, None)?;
            }
            EventKind::RequestRejected { version, reason } => {
                self.answer(version, PublicationMove::Reject, stamp, Some(reason))?;
            }
            EventKind::Published { version, environment } => self.publish(version, *environment, stamp)?,
            EventKind::BetaCompleted { customers: _ } => {
                if !self.release.0.step(ReleaseMove::Complete, stamp, None) {
                    return Err(ReplayFault::Impossible);
                }
            }
            EventKind::Deactivated { reason } => self.move_status(StatusMove::Deactivate, stamp, Some(reason))?,
            EventKind::Reactivated => self.move_status(StatusMove::Reactivate, stamp, None)?,
            EventKind::Delisted { .. } if !self.is_standard() => return Err(ReplayFault::Impossible),
            EventKind::Delisted { reason } => self.move_status(StatusMove::Delist, stamp, Some(reason))?,
            EventKind::Relisted => self.move_status(StatusMove::Relist, stamp, None)?,
            EventKind::Deleted => self.move_status(StatusMove::Delete, stamp, None)?,
            EventKind::AuthorizationLevelRecorded { level } => {
                self.everywhere(|settings| settings.verification.authorization_level.clone_from(level));
                self.authorization_level = Some(stamp.clone());
            }
            EventKind::ReviewRecorded { review, status } => {
                let status = Some(status).filter(|status| status.is_recorded()).cloned();
                match review {
                    Review::SecurityAudit => {
                        self.everywhere(|settings| settings.verification.security_audit.clone_from(&status));
                        self.security_audit = Some(stamp.clone());
                    }
                    Review::Certification => {
                        self.everywhere(|settings| settings.verification.certification.clone_from(&status));
                        self.certification = Some(stamp.clone());
                    }
                }
            }
            EventKind::LicenseAdded { list, license } => self.add_license(*list, license, stamp)?,
            EventKind::LicenseRemoved { list, license } => self.remove_license(*list, license)?,
            EventKind::ClientSecretSet { version, environment, client_secret } => {
                if self.is_revoked_secret(&client_secret.value) {
                    return Err(ReplayFault::Impossible);
                }
                self.settings_of(version, |settings| {
                    fill(&mut settings.authentication.client_secret, *environment, client_secret.clone())
                })?;
            }
            EventKind::ClientSecretCleared { version, environment } => {
                self.settings_of(version, |settings| empty(&mut settings.authentication.client_secret, *environment))?;
            }
            EventKind::CertificateSet { version, environment, certificate } => {
                if self.is_revoked_certificate(&certificate.value) {
                    return Err(ReplayFault::Impossible);
                }
                self.settings_of(version, |settings| {
                    fill(&mut settings.authentication.certificate, *environment, certificate.clone())
                })?;
            }
            EventKind::CertificateCleared { version, environment } => {
                self.settings_of(version, |settings| empty(&mut settings.authentication.certificate, *environment))?;
            }
            EventKind::KeysActivated if self.keys_activated.is_some() => return Err(ReplayFault::Impossible),
            EventKind::KeysActivated => self.keys_activated = Some(stamp.clone()),
            EventKind::CredentialRevoked { credential, environment } => self.revoke(*credential, *environment, stamp),
        }
        Ok(())
    }

    fn version_mut(&mut self, label: &VersionLabel) -> Result<&mut Version, ReplayFault> {
        // What is asked for is nearly always among the newest.
        if self.newest.label == *label {
            return Ok(Arc::make_mut(&mut self.newest));
        }
        let version = self.older.iter_mut().rev().find(|version| version.label == *label);
        version.map(Arc::make_mut).ok_or(ReplayFault::UnknownVersion)
    }

    /// A version that can change. Of two who write at once, the second may have decided before the first locked it: what SuperOffice is asked to
    /// publish, or has published, stays as it is.
    fn open_version(&mut self, label: &VersionLabel) -> Result<&mut Version, ReplayFault> {
        let version = self.version_mut(label)?;
        if version.is_open() { Ok(version) } else { Err(ReplayFault::Impossible) }
    }

    pub(super) fn versions_mut(&mut self) -> impl Iterator<Item = &mut Arc<Version>> {
        self.older.iter_mut().chain([&mut self.newest])
    }

    /// Changes settings in every version.
    fn everywhere(&mut self, change: impl Fn(&mut Settings)) {
        for version in self.versions_mut() {
            let version = Arc::make_mut(version);
            // No such setting has a part in which URLs are allowed.
            version.configuration = version.configuration.with(&change);
        }
    }

    fn settings_of(
        &mut self,
        label: &VersionLabel,
        change: impl FnOnce(&mut Settings) -> bool,
    ) -> Result<(), ReplayFault> {
        let version = self.open_version(label)?;
        let mut done = false;
        let configuration = version.configuration.with(|settings| done = change(settings));
        if !done {
            return Err(ReplayFault::Slot);
        }
        version.configuration = configuration;
        Ok(())
    }

    fn copy_version(&mut self, label: &VersionLabel, from: &VersionLabel, stamp: &Stamp) -> Result<(), ReplayFault> {
        if self.version(label).is_some() {
            return Err(ReplayFault::VersionExists);
        }
        let copied = self.version(from).ok_or(ReplayFault::UnknownVersion)?;
        let mut version = Version::new(label.clone(), copied.configuration.clone(), stamp.clone());
        version.matchers = copied.matchers.clone();
        self.older.push(core::mem::replace(&mut self.newest, Arc::new(version)));
        Ok(())
    }

    fn move_publication(
        &mut self,
        label: &VersionLabel,
        environment: Environment,
        step: PublicationMove,
        stamp: &Stamp,
        reason: Option<&Reason>,
    ) -> Result<(), ReplayFault> {
        let publication = self.version_mut(label)?.publication_mut(environment);
        if publication.0.step(step, stamp, reason) { Ok(()) } else { Err(ReplayFault::Impossible) }
    }

    /// What becomes of the request that is pending.
    fn answer(
        &mut self,
        label: &VersionLabel,
        step: PublicationMove,
        stamp: &Stamp,
        reason: Option<&Reason>,
    ) -> Result<(), ReplayFault> {
        let pending = self.version(label).ok_or(ReplayFault::UnknownVersion)?.pending();
        self.move_publication(label, pending.ok_or(ReplayFault::Impossible)?, step, stamp, reason)
    }

    fn publish(&mut self, label: &VersionLabel, environment: Environment, stamp: &Stamp) -> Result<(), ReplayFault> {
        let version = self.version(label).ok_or(ReplayFault::UnknownVersion)?;
        let pending = version.pending();
        let step = if pending == Some(environment) { PublicationMove::Approve } else { PublicationMove::Publish };
        // To SOD anybody publishes; everything else answers a request.
        let answers = environment.is_sod() || pending.is_some_and(|asked| self.target(asked) == environment);
        if !answers || version.publication(environment).0.state.next(step).is_none() {
            return Err(ReplayFault::Impossible);
        }
        for other in self.versions_mut().filter(|other| other.publication(environment).is_published()) {
            Arc::make_mut(other).publication_mut(environment).0.step(PublicationMove::Supersede, stamp, None);
        }
        let version = self.version_mut(label)?;
        // Publishing to SOD is nobody's answer, so that a request stays pending.
        if let Some(asked) = pending.filter(|asked| *asked != environment && !environment.is_sod()) {
            version.publication_mut(asked).0.step(PublicationMove::PassOver, stamp, None);
        }
        version.publication_mut(environment).0.step(step, stamp, None);
        if environment == Environment::Production && self.is_standard() {
            self.release.0.step(ReleaseMove::Publish, stamp, None);
        }
        Ok(())
    }

    fn move_status(&mut self, step: StatusMove, stamp: &Stamp, reason: Option<&Reason>) -> Result<(), ReplayFault> {
        if self.status.0.step(step, stamp, reason) { Ok(()) } else { Err(ReplayFault::Impossible) }
    }

    /// A custom application is not in the App Store, so it leaves it.
    fn distribute(&mut self, distribution: Option<Distribution>, stamp: &Stamp) {
        self.everywhere(|settings| settings.distribution = distribution);
        if distribution != Some(Distribution::Standard) {
            if self.status.is_delisted() {
                self.status.0.step(StatusMove::Convert, stamp, None);
            }
            if self.release != Release::default() {
                self.release.0.step(ReleaseMove::Convert, stamp, None);
            }
        }
    }

    fn add_license(&mut self, list: LicenseList, license: &License, stamp: &Stamp) -> Result<(), ReplayFault> {
        if self.has_license(list, license) {
            return Err(ReplayFault::Impossible);
        }
        let longer: Arc<[License]> = self.license_list(list).iter().chain([license]).cloned().collect();
        self.everywhere(|settings| *licenses(settings, list) = Arc::clone(&longer));
        self.licenses.push(LicenseRecord { stamp: stamp.clone(), list, license: license.clone() });
        Ok(())
    }

    fn remove_license(&mut self, list: LicenseList, license: &License) -> Result<(), ReplayFault> {
        if !self.has_license(list, license) {
            return Err(ReplayFault::Impossible);
        }
        let shorter: Arc<[License]> =
            self.license_list(list).iter().filter(|held| !held.is_same(license)).cloned().collect();
        self.everywhere(|settings| *licenses(settings, list) = Arc::clone(&shorter));
        self.licenses.retain(|record| record.list != list || !record.license.is_same(license));
        Ok(())
    }

    pub(super) fn license_list(&self, list: LicenseList) -> &[License] {
        let licenses = self.settings().licenses();
        match list {
            LicenseList::Required => &licenses.required,
            LicenseList::Granted => &licenses.granted,
        }
    }

    pub(super) fn has_license(&self, list: LicenseList, license: &License) -> bool {
        self.license_list(list).iter().any(|held| held.is_same(license))
    }
}

fn licenses(settings: &mut Settings, list: LicenseList) -> &mut Arc<[License]> {
    match list {
        LicenseList::Required => &mut settings.licenses.required,
        LicenseList::Granted => &mut settings.licenses.granted,
    }
}
