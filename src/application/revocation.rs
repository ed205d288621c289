//! Records of credentials that were revoked, and of licenses that were added.

use crate::{
    Application, Certificate, Configuration, CredentialKind, Environment, License, LicenseList, Stamp, StoredSecret,
};

/// A credential that was revoked because others know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revocation {
    pub(super) stamp: Stamp,
    pub(super) environment: Environment,
    pub(super) credential: Revoked,
}

/// What was revoked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Revoked {
    Secret(StoredSecret),
    Certificate(Certificate),
}

impl Revoked {
    pub(super) fn is_secret(&self, secret: &StoredSecret) -> bool {
        matches!(self, Self::Secret(revoked) if revoked == secret)
    }

    pub(super) fn is_certificate(&self, certificate: &Certificate) -> bool {
        matches!(self, Self::Certificate(revoked) if revoked.same_key(certificate))
    }
}

impl Revocation {
    /// Who reported it, and when.
    #[must_use]
    pub const fn stamp(&self) -> &Stamp {
        &self.stamp
    }

    /// The environment in which it was used.
    #[must_use]
    pub const fn environment(&self) -> Environment {
        self.environment
    }

    /// Which kind it was.
    #[must_use]
    pub const fn kind(&self) -> CredentialKind {
        match self.credential {
            Revoked::Secret(_) => CredentialKind::ClientSecret,
            Revoked::Certificate(_) => CredentialKind::Certificate,
        }
    }
}

impl Application {
    /// Whether a client secret was revoked. Of references nobody can tell, for another secret may be behind them.
    pub(super) fn is_revoked_secret(&self, secret: &StoredSecret) -> bool {
        match secret {
            StoredSecret::Hash(_) => self.revocations.iter().any(|revocation| revocation.credential.is_secret(secret)),
            StoredSecret::Reference(_) => false,
        }
    }

    /// Whether a client secret was revoked, or stands under the very reference of one that was. Whoever brings such a reference back as part of more
    /// may not know of it.
    pub(super) fn is_under_revoked_name(&self, secret: &StoredSecret) -> bool {
        self.revocations.iter().any(|revocation| revocation.credential.is_secret(secret))
    }

    /// Whether a configuration holds a client secret or a certificate that was revoked.
    pub(super) fn has_revoked(&self, configuration: &Configuration) -> bool {
        let authentication = configuration.authentication();
        !self.revocations.is_empty()
            && (authentication.client_secret.values().any(|(_, held)| self.is_revoked_secret(&held.value))
                || authentication.certificate.values().any(|(_, held)| self.is_revoked_certificate(&held.value)))
    }

    /// Whether a certificate was revoked, or another one with the same key.
    pub(super) fn is_revoked_certificate(&self, certificate: &Certificate) -> bool {
        self.revocations.iter().any(|revocation| revocation.credential.is_certificate(certificate))
    }
}

/// A license that somebody at SuperOffice added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LicenseRecord {
    pub(super) stamp: Stamp,
    pub(super) list: LicenseList,
    pub(super) license: License,
}

impl LicenseRecord {
    /// Who added it, and when.
    #[must_use]
    pub const fn stamp(&self) -> &Stamp {
        &self.stamp
    }

    /// To which list.
    #[must_use]
    pub const fn list(&self) -> LicenseList {
        self.list
    }

    /// Which license.
    #[must_use]
    pub const fn license(&self) -> &License {
        &self.license
    }
}
