//! Client secrets and certificates: one slot of each for an environment.

use super::Deciding;
use crate::application::slots::{empty, fill};
use crate::path::At;
use crate::{
    Certificate, Code, Credential, CredentialKind, Environment, EventKind, PerEnvironment, Problem, StoredSecret,
    Version, VersionLabel,
};

/// What a command does to a slot.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Slot {
    Set,
    Clear,
    Replace,
}

impl<'a> Deciding<'a> {
    pub(super) fn set_client_secret(
        &mut self,
        version: &VersionLabel,
        environment: Option<Environment>,
        secret: &Credential<StoredSecret>,
    ) {
        self.client_secret(version, environment, Slot::Set, Some(secret));
    }

    pub(super) fn clear_client_secret(&mut self, version: &VersionLabel, environment: Option<Environment>) {
        self.client_secret(version, environment, Slot::Clear, None);
    }

    pub(super) fn replace_client_secret(
        &mut self,
        version: &VersionLabel,
        environment: Option<Environment>,
        secret: &Credential<StoredSecret>,
    ) {
        self.client_secret(version, environment, Slot::Replace, Some(secret));
    }

    pub(super) fn set_certificate(
        &mut self,
        version: &VersionLabel,
        environment: Option<Environment>,
        certificate: &Credential<Certificate>,
    ) {
        self.certificate(version, environment, Slot::Set, Some(certificate));
    }

    pub(super) fn clear_certificate(&mut self, version: &VersionLabel, environment: Option<Environment>) {
        self.certificate(version, environment, Slot::Clear, None);
    }

    pub(super) fn replace_certificate(
        &mut self,
        version: &VersionLabel,
        environment: Option<Environment>,
        certificate: &Credential<Certificate>,
    ) {
        self.certificate(version, environment, Slot::Replace, Some(certificate));
    }

    fn client_secret(
        &mut self,
        label: &VersionLabel,
        environment: Option<Environment>,
        slot: Slot,
        secret: Option<&Credential<StoredSecret>>,
    ) {
        let Some(version) = self.open_version(label) else { return };
        self.check_secret(environment, secret.map(|secret| &secret.value));
        let mut slots = version.configuration().authentication().client_secret.clone();
        let Some(cleared) = self.fill_slot(CredentialKind::ClientSecret, &mut slots, environment, slot, secret) else {
            return;
        };
        let after = version.configuration().with(|settings| settings.authentication.client_secret = slots);
        if cleared {
            self.happens(EventKind::ClientSecretCleared { version: label.clone(), environment });
        }
        if let Some(client_secret) = secret.cloned() {
            self.happens(EventKind::ClientSecretSet { version: label.clone(), environment, client_secret });
        }
        self.foresee(version, &after, &version.configuration().diff(&after));
    }

    fn certificate(
        &mut self,
        label: &VersionLabel,
        environment: Option<Environment>,
        slot: Slot,
        certificate: Option<&Credential<Certificate>>,
    ) {
        let Some(version) = self.open_version(label) else { return };
        self.check_certificate(environment, certificate.map(|certificate| &certificate.value));
        let mut slots = version.configuration().authentication().certificate.clone();
        let Some(cleared) = self.fill_slot(CredentialKind::Certificate, &mut slots, environment, slot, certificate)
        else {
            return;
        };
        let after = version.configuration().with(|settings| settings.authentication.certificate = slots);
        if cleared {
            self.happens(EventKind::CertificateCleared { version: label.clone(), environment });
        }
        if let Some(certificate) = certificate.cloned() {
            self.happens(EventKind::CertificateSet { version: label.clone(), environment, certificate });
        }
        self.foresee(version, &after, &version.configuration().diff(&after));
    }

    fn open_version(&mut self, label: &VersionLabel) -> Option<&'a Version> {
        self.check_partner_may("change credentials");
        let version = self.version(label)?;
        self.check_open(version);
        Some(version)
    }

    /// Does to the slots what the command says, and tells whether one was emptied; nothing when nothing comes of it.
    fn fill_slot<T: Clone + PartialEq>(
        &mut self,
        kind: CredentialKind,
        slots: &mut PerEnvironment<Credential<T>>,
        environment: Option<Environment>,
        slot: Slot,
        credential: Option<&Credential<T>>,
    ) -> Option<bool> {
        // Those who mean the slot that all share when there is none are told so.
        let apart = environment.is_none() && !slots.is_shared() && !slots.is_empty();
        let advice = apart.then_some("the environments have credentials of their own: name the one that is meant");
        let before = slots.clone();
        let cleared = slot != Slot::Set && empty(slots, environment);
        if slot == Slot::Clear && !cleared {
            self.about_slot(Code::CREDENTIAL_SLOT_EMPTY, kind, environment, advice);
            return None;
        }
        let filled = credential.is_none_or(|credential| fill(slots, environment, credential.clone()));
        if !filled {
            self.about_slot(Code::CREDENTIAL_SLOT_OCCUPIED, kind, environment, advice);
            return None;
        }
        // The very same credential comes back.
        if *slots == before {
            self.report(Code::EDIT_NO_CHANGE);
            return None;
        }
        Some(cleared)
    }

    /// Reports a code about the slot of a credential.
    pub(super) fn about_slot(
        &mut self,
        code: Code,
        kind: CredentialKind,
        environment: Option<Environment>,
        advice: Option<&'static str>,
    ) {
        let authentication = At::ROOT.field("authentication");
        let slots = authentication.field(kind.as_str());
        self.findings.push(Problem::new(code, &slots.maybe(environment)).why(in_words(kind)).advise(advice));
    }

    /// Reports a secret that was revoked.
    pub(super) fn check_secret(&mut self, environment: Option<Environment>, secret: Option<&StoredSecret>) {
        if secret.is_some_and(|secret| self.application.is_revoked_secret(secret)) {
            self.about_slot(Code::CREDENTIAL_REVOKED, CredentialKind::ClientSecret, environment, None);
        }
    }

    /// Reports a certificate that was revoked.
    pub(super) fn check_certificate(&mut self, environment: Option<Environment>, certificate: Option<&Certificate>) {
        if certificate.is_some_and(|certificate| self.application.is_revoked_certificate(certificate)) {
            self.about_slot(Code::CREDENTIAL_REVOKED, CredentialKind::Certificate, environment, None);
        }
    }

    /// Locks or not: what others know is of no use any more. Source: developer-portal/standard-app/requirements/security, which has partners
    /// tell Online Operations at once.
    pub(super) fn report_compromised(&mut self, credential: CredentialKind, environment: Environment) {
        self.check_partner_may("report a credential");
        if self.application.used(credential, environment).is_empty() {
            let advice = Some("name the environment in which it is used");
            return self.about_slot(Code::CREDENTIAL_SLOT_EMPTY, credential, Some(environment), advice);
        }
        if let Some(live) = self.application.published(Environment::Production).filter(|_| self.findings.passed()) {
            let mut after = self.application.clone();
            after.revoke(credential, environment, &crate::Stamp::new(self.actor, self.now));
            if let Some(then) = after.published(Environment::Production) {
                let (before, then) = (live.configuration(), then.configuration());
                crate::application::consequence::credential_outage(&mut self.findings, before, then);
            }
        }
        self.happens(EventKind::CredentialRevoked { credential, environment });
    }
}

const fn in_words(kind: CredentialKind) -> &'static str {
    match kind {
        CredentialKind::ClientSecret => "client secret",
        CredentialKind::Certificate => "certificate",
    }
}
