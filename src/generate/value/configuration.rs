//! Configurations, and the parts of one.

use proptest::prelude::*;

use super::arbitrary::arbitrary;
use crate::generate::drafts;
use crate::{
    Advanced, AppName, Authentication, Built, Configuration, Diff, Distribution, Endpoints, Environment, KnownTenant,
    KnownTenants, LicenseGrants, Notifications, PartnerId, Policy, Settings, UiElement, Verification,
};

arbitrary! {
    /// Of 4: 3 are [drafts](crate::generate::drafts) that are ready for one of the environments, built; one is as it may come in an import: with any owner and any
    /// distribution or none, and, each as often as not, with any other name, notifications, licenses, advanced settings and verification. It
    /// may have errors by the default policy, and none by [`Policy::import`].
    Configuration => prop_oneof![3 => built().prop_map(|built| built.configuration), 1 => imported()];

    /// A [draft](crate::generate::drafts) that is ready for one of the environments, built.
    Built => built();

    /// Those of any [`Configuration`].
    Settings => any::<Configuration>().prop_filter_map("nothing is changed", |configuration| {
        let mut settings = None;
        configuration.revise(&Policy::import(), |all| settings = Some(all.clone())).ok()?;
        settings
    });

    /// That of any [`Configuration`].
    Authentication => any::<Configuration>().prop_map(|configuration| configuration.authentication().clone());

    /// Those of any [`Configuration`].
    Endpoints => any::<Configuration>().prop_map(|configuration| configuration.endpoints().clone());

    /// Of 4: 2 are what an import replaced, one is nothing, one is between any two.
    Diff => prop_oneof![
        2 => (built(), replacements()).prop_map(|(built, with)| {
            let before = built.configuration;
            before.diff(&with.into_import(&before))
        }),
        1 => any::<Configuration>().prop_map(|same| same.diff(&same)),
        1 => any::<(Configuration, Configuration)>().prop_map(|(before, after)| before.diff(&after)),
    ];

    /// Those of any [`Built`].
    KnownTenants => built().prop_map(|built| built.tenants);
}

/// A draft that is ready for one of the environments, built.
fn built() -> impl Strategy<Value = Built> + use<> {
    let ready = Environment::ALL.map(drafts);
    let ready = prop::sample::select(ready.to_vec());
    ready
        .prop_flat_map(|drafts| drafts)
        .prop_filter_map("a draft without errors", |draft| draft.build(&Policy::default()).ok())
}

fn imported() -> impl Strategy<Value = Configuration> + use<> {
    (built(), replacements()).prop_map(|(built, with)| with.into_import(&built.configuration))
}

/// Settings that take the place of others.
#[derive(Clone, Debug)]
struct Replacements {
    name: Option<AppName>,
    partner: Option<PartnerId>,
    distribution: Option<Distribution>,
    ui: Option<Vec<UiElement>>,
    notifications: Option<Notifications>,
    licenses: Option<LicenseGrants>,
    advanced: Option<Advanced>,
    verification: Option<Verification>,
}

fn replacements() -> impl Strategy<Value = Replacements> + use<> {
    (
        any::<(Option<AppName>, Option<PartnerId>, Option<Distribution>)>(),
        prop::option::of(prop::collection::vec(any::<UiElement>(), 0..=2)),
        any::<(Option<Notifications>, Option<LicenseGrants>, Option<Advanced>, Option<Verification>)>(),
    )
        .prop_map(|((name, partner, distribution), ui, (notifications, licenses, advanced, verification))| {
            Replacements { name, partner, distribution, ui, notifications, licenses, advanced, verification }
        })
}

impl Replacements {
    /// The configuration with these in place, as it comes in an import.
    fn into_import(self, base: &Configuration) -> Configuration {
        let replaced = base.revise(&Policy::import(), |settings| {
            settings.name = self.name.unwrap_or_else(|| settings.name.clone());
            settings.partner = self.partner;
            settings.distribution = self.distribution;
            settings.ui = self.ui.map_or_else(|| settings.ui.clone(), Into::into);
            settings.notifications = self.notifications.unwrap_or_else(|| settings.notifications.clone());
            settings.licenses = self.licenses.unwrap_or_else(|| settings.licenses.clone());
            settings.advanced = self.advanced.unwrap_or_else(|| settings.advanced.clone());
            settings.verification = self.verification.unwrap_or_else(|| settings.verification.clone());
        });
        // A law says that none of them is refused.
        debug_assert!(replaced.is_ok(), "{replaced:?}");
        replaced.unwrap_or_else(|_| base.clone())
    }
}

arbitrary! {
    /// Any context ID. Of 4: 3 have a site, 2 an `https` endpoint that need not be SuperOffice's.
    KnownTenant => (
        any::<crate::ContextId>(),
        prop::option::weighted(0.75, super::line::line(128)),
        prop::option::of(any::<crate::TenantUrl>()),
    )
        .prop_filter_map("an endpoint", |(context_id, customer_site, endpoint)| {
            let endpoint = match endpoint {
                Some(url) => Some(crate::EndpointUrl::parse(url.root().as_str()).ok()?),
                None => None,
            };
            Some(KnownTenant { context_id, customer_site: customer_site.map(Into::into), endpoint })
        });
}
