//! The rules: one function for each code, named like it, grouped by family.
//!
//! To add a rule: an entry in the table of its family under `src/code/`, a function here, and a call in the family's
//! `check`. A function takes the [`Scope`] to report to and the place it looks at, and reports at most once per place. Rules about one
//! value, which no draft shows, are methods of that value: `secret_strength`, `slot`, `thumbprint`.

mod access;
mod certificate;
mod client_secret;
mod document;
mod endpoint;
mod expiry;
mod identity;
mod integration;
mod kind;
mod license;
mod notification;
mod origin;
mod pattern;
mod redirect;
mod redirect_host;
mod repeated;
mod scope;
mod secret_strength;
mod slot;
mod tenant;
pub(crate) mod tenant_license;
mod text_fault;
mod thumbprint;
mod urls;
mod verification;
mod words;

pub(crate) use scope::Target;
use scope::{Scope, Sections};
pub(crate) use urls::urls;
pub(crate) use verification::unknown_status;

use crate::{Certificate, ConfigurationDraft, PerEnvironment, Policy, Report};

/// Asks every rule about a draft; with a target also those of readiness.
pub(crate) fn check(draft: &ConfigurationDraft<'_>, policy: &Policy, target: Option<Target>) -> Report {
    check_and_read(draft, policy, target).0
}

/// The same, with the keys that it has read on the way.
pub(crate) fn check_and_read(
    draft: &ConfigurationDraft<'_>,
    policy: &Policy,
    target: Option<Target>,
) -> (Report, PerEnvironment<Certificate>) {
    let mut keys = PerEnvironment::default();
    let mut scope = Scope::new(policy, target);
    document::check(&mut scope, draft);
    if !draft.notes.is_unreadable() {
        let empty = scope::Empty::default();
        let sections = Sections::new(draft, &empty);
        identity::check(&mut scope, &sections);
        kind::check(&mut scope, &sections);
        redirect::check(&mut scope, &sections);
        origin::check(&mut scope, &sections);
        client_secret::check(&mut scope, &sections);
        keys = certificate::check(&mut scope, &sections);
        endpoint::check(&mut scope, &sections);
        notification::check(&mut scope, &sections);
        integration::check(&mut scope, &sections);
        license::check(&mut scope, &sections);
        access::check(&mut scope, &sections);
        verification::check(&mut scope, &sections);
        tenant::check(&mut scope, &sections);
    }
    (scope.into_report(), keys)
}
