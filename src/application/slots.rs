//! The slots of credentials: one client secret and one certificate for an environment.

use std::sync::Arc;

use super::revocation::Revoked;
use crate::{Application, Authentication, Credential, CredentialKind, Environment, PerEnvironment, Revocation, Stamp};

impl Application {
    /// Takes the credentials that are used in an environment out of every version, and out of every environment that has the same.
    pub(super) fn revoke(&mut self, kind: CredentialKind, environment: Environment, stamp: &Stamp) {
        let revoked = self.used(kind, environment);
        for version in self.versions_mut() {
            let Authentication { client_secret, certificate, .. } = version.configuration.authentication();
            let secrets = without(client_secret, |secret| revoked.iter().any(|gone| gone.is_secret(secret)));
            let certificates = without(certificate, |key| revoked.iter().any(|gone| gone.is_certificate(key)));
            if secrets == *client_secret && certificates == *certificate {
                continue;
            }
            let version = Arc::make_mut(version);
            version.configuration = version.configuration.with(|settings| {
                settings.authentication.client_secret = secrets;
                settings.authentication.certificate = certificates;
            });
        }
        let record = |credential| Revocation { stamp: stamp.clone(), environment, credential };
        self.revocations.extend(revoked.into_iter().map(record));
    }

    /// The different credentials that the versions have for an environment.
    pub(super) fn used(&self, kind: CredentialKind, environment: Environment) -> Vec<Revoked> {
        let mut used = Vec::new();
        for version in self.versions() {
            let authentication = version.configuration.authentication();
            let held = match kind {
                CredentialKind::ClientSecret => {
                    authentication.client_secret.get(environment).map(|held| Revoked::Secret(held.value.clone()))
                }
                CredentialKind::Certificate => {
                    authentication.certificate.get(environment).map(|held| Revoked::Certificate(held.value.clone()))
                }
            };
            used.extend(held.filter(|held| !used.contains(held)));
        }
        used
    }
}

/// Puts a credential into its slot; not if there is one.
pub(super) fn fill<T>(
    slots: &mut PerEnvironment<Credential<T>>,
    environment: Option<Environment>,
    credential: Credential<T>,
) -> bool {
    match environment {
        None if slots.is_empty() => *slots = PerEnvironment::Shared(credential),
        Some(environment) if slots.get(environment).is_none() => slots.set(environment, credential),
        None | Some(_) => return false,
    }
    true
}

/// Empties a slot; not if it is empty. When one environment of those that share a credential loses it, the others keep it.
pub(super) fn empty<T: Clone>(slots: &mut PerEnvironment<Credential<T>>, environment: Option<Environment>) -> bool {
    let Some(environment) = environment else {
        let shared = slots.is_shared();
        if shared {
            *slots = PerEnvironment::default();
        }
        return shared;
    };
    if slots.get(environment).is_none() {
        return false;
    }
    let keep = |other: Environment| slots.get(other).filter(|_| other != environment).cloned();
    let [sod, stage, production] = Environment::ALL.map(keep);
    *slots = PerEnvironment::Each { sod, stage, production };
    true
}

/// The slots without the credentials that are gone.
fn without<T: Clone>(
    slots: &PerEnvironment<Credential<T>>,
    is_gone: impl Fn(&T) -> bool,
) -> PerEnvironment<Credential<T>> {
    slots.filter_map(|held| if is_gone(&held.value) { None } else { Some(held.clone()) })
}
