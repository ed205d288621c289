//! How strict one is, and how much is read.

use proptest::prelude::*;

use super::arbitrary::arbitrary;
use crate::{
    Circumstances, Code, Environment, FieldId, Level, Limits, Path, Policy, PortalVersion, Published, Segment, Severity,
};

arbitrary! {
    /// Each of the four as often as the others.
    Level => prop_oneof![any::<Severity>().prop_map(Level::Report), Just(Level::Off)];

    /// Of 4: 2 are the default, one is lower in one respect, down to nothing, one is lower in all.
    Limits => (0..4_u8, any::<prop::sample::Index>(), 0..=64_usize).prop_map(|(how, which, low)| {
        let mut limits = Limits::default();
        let all = [
            &mut limits.document_bytes,
            &mut limits.toml_document_bytes,
            &mut limits.list_entries,
            &mut limits.text_bytes,
            &mut limits.redirect_urls,
            &mut limits.url_bytes,
            &mut limits.versions,
            &mut limits.problems,
        ];
        let which = which.index(all.len());
        for (place, limit) in all.into_iter().enumerate() {
            if how == 3 || how == 2 && place == which {
                *limit = low;
            }
        }
        limits
    });

    /// Of 6: 2 are the default, 2 that for imports, and 2 the default with up to three levels, a horizon, and a version of the portal changed.
    Policy => prop_oneof![
        2 => Just(Policy::default()),
        2 => Just(Policy::import()),
        2 => (
            prop::collection::vec(any::<(Code, Level)>(), 0..=3),
            0..400_u32,
            any::<(PortalVersion, Published, bool)>(),
        )
            .prop_map(|(levels, days, (portal, published, any_port))| {
                let policy = Policy::default()
                    .with_expiry_horizon_days(days)
                    .with_portal_version(portal)
                    .with_published(published)
                    .with_loopback_any_port(any_port);
                // A code whose severity is fixed keeps it.
                levels.into_iter().fold(policy, |policy, (code, level)| {
                    policy.clone().with_level(code, level).unwrap_or(policy)
                })
            }),
    ];

    /// Any policy; how many tenants have approved, and how many customers there are, is told as often as not.
    Circumstances => (any::<Policy>(), prop::option::of(0..10_usize), prop::option::of(0..10_usize)).prop_map(
        |(policy, tenants, customers)| {
            let mut circumstances = Circumstances::from(policy);
            if let Some(tenants) = tenants {
                circumstances = circumstances.with_approved_tenants(tenants);
            }
            if let Some(customers) = customers {
                circumstances = circumstances.with_customers(customers);
            }
            circumstances
        },
    );

    /// Of 3: one is a key of this crate's, one a key of somebody else's, one a place in a list.
    Segment => prop_oneof![
        prop::sample::select(&["name", "authentication", "redirect_urls", "sod", "description"][..]).prop_map(Segment::Field),
        super::line::line(64).prop_map(|key| Segment::Key(key.into())),
        (0..1_000_usize).prop_map(Segment::Index),
    ];

    /// That of any setting. Of 4: one is that of its value for one environment, also where it has none for each.
    Path => (any::<FieldId>(), prop::option::weighted(0.25, any::<Environment>()))
        .prop_map(|(field, environment)| Path::of_setting(field, environment));
}
