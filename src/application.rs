//! The life of an application: who may change what, and what happens next.

mod actor;
mod apply;
mod circumstances;
mod command;
pub(crate) mod consequence;
mod decide;
mod editor;
mod event;
mod invariants;
#[cfg(test)]
mod machines;
mod matchers;
mod named;
mod pending;
pub(crate) mod permission;
mod publication;
mod reason;
mod recorded;
mod release;
mod review;
mod revocation;
#[cfg(test)]
mod samples;
mod sign_in;
mod slots;
mod stamp;
mod status;
mod step;
mod summary;
mod version;
mod version_label;
mod widening;
mod wire;

pub use actor::{Actor, Permissions, Role};
pub use circumstances::Circumstances;
pub use command::{Command, CredentialKind, LicenseList};
pub use editor::Editor;
pub use event::{Event, EventKind};
pub use invariants::BrokenInvariant;
pub use pending::PendingRequest;
pub use publication::Publication;
pub use reason::Reason;
pub use release::Release;
pub use review::{Review, ReviewRecord};
pub use revocation::{LicenseRecord, Revocation};
pub use sign_in::{NotLive, SignInError};
pub use stamp::Stamp;
pub use status::Status;
pub use step::{Decision, Step};
pub use version::Version;
pub use version_label::VersionLabel;

use std::sync::Arc;

use crate::{
    AppName, AuthorizationLevel, ClientId, Configuration, Distribution, Environment, LicenseGrants, PartnerId,
};

/// An application: its owner, its versions and how far each has come, its status, and what SuperOffice recorded about it.
///
/// It changes by commands. [`execute`](Self::execute) takes one and gives the application as it is afterwards, what has happened,
/// and what follows from it; or a [`Refusal`](crate::Refusal) that names every reason, and then nothing has changed. For an event store,
/// [`decide`](Self::decide) says what would happen and [`apply`](Self::apply) makes it happen.
///
/// Settings that belong to the application as a whole (name, owner, distribution, licenses, verification) are the same in every version
/// and change in all at once; the others belong to a version ([`FieldId::is_versioned`](crate::FieldId::is_versioned)).
///
/// ```
/// use superoffice_app::{
///     Actor, Application, Code, Environment, Limits, PartnerId, Policy, Role, Timestamp, VersionLabel, json,
/// };
///
/// let text = r#"{"name": "Acme Orders", "partner": "acme", "distribution": "custom"}"#;
/// let configuration = json::read(text, &Limits::default()).build(&Policy::default())?.configuration;
/// let developer = Actor::partner(PartnerId::parse("acme")?, Role::Developer);
/// let (first, now) = (VersionLabel::parse("1")?, Timestamp::parse("2026-11-22T09:00:00Z")?);
///
/// let application = Application::create(&first, &configuration, &developer, now)?.application;
/// assert!(application.live(Environment::Sod).is_ok());
///
/// let refusal = application.request_publication(&first, Environment::Stage, &developer, now).unwrap_err();
/// assert!(refusal.contains(Code::PUBLISH_NOT_READY));
/// println!("{refusal}"); // no client ID, no client secret …
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Application {
    /// In the order in which they were created.
    older: Vec<Arc<Version>>,
    newest: Arc<Version>,
    status: Status,
    release: Release,
    keys_activated: Option<Stamp>,
    authorization_level: Option<Stamp>,
    security_audit: Option<Stamp>,
    certification: Option<Stamp>,
    licenses: Vec<LicenseRecord>,
    revocations: Vec<Revocation>,
}

impl Application {
    /// The versions, in the order in which they were created. There is at least one.
    #[must_use]
    pub fn versions(&self) -> impl DoubleEndedIterator<Item = &Version> {
        self.older.iter().chain([&self.newest]).map(|version| &**version)
    }

    /// The version of this label.
    #[must_use]
    pub fn version(&self, label: &VersionLabel) -> Option<&Version> {
        // What is asked for is nearly always among the newest.
        self.versions().rev().find(|version| version.label == *label)
    }

    /// The version at a place of [`versions`](Self::versions), at once.
    pub(crate) fn version_at(&self, place: usize) -> Option<&Version> {
        match self.older.get(place) {
            Some(version) => Some(version),
            None => (place == self.older.len()).then_some(&*self.newest),
        }
    }

    /// The version that was created last.
    #[must_use]
    pub fn newest(&self) -> &Version {
        &self.newest
    }

    /// The version that is active in an environment, whatever the status of the application; see [`Application::live`].
    #[must_use]
    pub fn published(&self, environment: Environment) -> Option<&Version> {
        self.versions().rev().find(|version| version.publication(environment).is_published())
    }

    /// The version that counts in an environment whether or not it is live there: the one that is published; where none is, the newest.
    pub(crate) fn version_for(&self, environment: Environment) -> &Version {
        self.published(environment).unwrap_or(&self.newest)
    }

    /// The client ID in an environment: that of the version that is published there; where none is, that of the newest.
    #[must_use]
    pub fn client_id(&self, environment: Environment) -> Option<&ClientId> {
        self.version_for(environment).configuration().authentication().client_id.get(environment)
    }

    /// The partner that owns it; none for SuperOffice.
    #[must_use]
    pub fn owner(&self) -> Option<&PartnerId> {
        self.settings().partner()
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &AppName {
        self.settings().name()
    }

    /// Required and granted licenses; see [`license_records`](Self::license_records) for who added them.
    #[must_use]
    pub fn licenses(&self) -> &LicenseGrants {
        self.settings().licenses()
    }

    /// Who may approve the application; see [`authorization_level_stamp`](Self::authorization_level_stamp) for who said so.
    #[must_use]
    pub fn authorization_level(&self) -> Option<&AuthorizationLevel> {
        self.settings().verification().authorization_level.as_ref()
    }

    /// The requests that wait for an answer, those of the oldest version first; none of an application that is deleted.
    pub fn pending_requests(&self) -> impl Iterator<Item = PendingRequest<'_>> {
        self.versions().filter(|_| !self.status.is_deleted()).filter_map(|version| {
            let asked = version.pending()?;
            Some(PendingRequest { version, asked, target: self.target(asked) })
        })
    }

    /// For one customer, or for the App Store.
    #[must_use]
    pub fn distribution(&self) -> Option<Distribution> {
        self.settings().distribution()
    }

    /// Whether it may be used at all.
    #[must_use]
    pub const fn status(&self) -> &Status {
        &self.status
    }

    /// How it stands in the App Store.
    #[must_use]
    pub const fn release(&self) -> &Release {
        &self.release
    }

    /// Who activated the production keys, and when. Those of a standard application do not work before.
    #[must_use]
    pub const fn keys_activated(&self) -> Option<&Stamp> {
        self.keys_activated.as_ref()
    }

    /// Who recorded the authorization level, and when; nothing when the application came with it.
    #[must_use]
    pub const fn authorization_level_stamp(&self) -> Option<&Stamp> {
        self.authorization_level.as_ref()
    }

    /// How far a review has come.
    #[must_use]
    pub fn review(&self, review: Review) -> ReviewRecord<'_> {
        let verification = self.settings().verification();
        let (status, stamp) = match review {
            Review::SecurityAudit => (verification.security_audit.as_ref(), self.security_audit.as_ref()),
            Review::Certification => (verification.certification.as_ref(), self.certification.as_ref()),
        };
        ReviewRecord { status, stamp }
    }

    /// Who added each license, and when. A license with which the application came has no record.
    #[must_use]
    pub fn license_records(&self) -> &[LicenseRecord] {
        &self.licenses
    }

    /// Which credentials were revoked, who reported them, and when.
    #[must_use]
    pub fn revocations(&self) -> &[Revocation] {
        &self.revocations
    }

    /// A configuration to read those settings from that belong to the application: they are the same in every version.
    fn settings(&self) -> &Configuration {
        self.newest().configuration()
    }

    pub(crate) fn is_standard(&self) -> bool {
        self.distribution() == Some(Distribution::Standard)
    }

    pub(crate) fn is_custom(&self) -> bool {
        self.distribution() == Some(Distribution::Custom)
    }

    /// Where an approved request leads: custom applications skip Stage.
    fn target(&self, asked: Environment) -> Environment {
        if self.is_custom() { Environment::Production } else { asked }
    }
}
