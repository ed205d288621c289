//! Tenants, what SuperOffice may say of one, and what is then different.

use proptest::prelude::*;

use super::arbitrary::{arbitrary, parsed};
use super::line::line;
use super::time::after_now;
use crate::generate::message::{any_message, change_of, response_of, run_of, url_of};
use crate::generate::{MessageRun, text};
use crate::{
    ChangeNotification, CrmSuitePlan, License, OtherChange, OtherState, StateChange, StateResponse, Tenant,
    TenantEvent, TenantEventKind, TenantKey, TenantLicenses, TenantMessage, TenantState, TenantUrl, TenantVersion,
};

arbitrary! {
    /// Of 8: 7 are known, each as often as the others, one has any other name.
    TenantState => prop_oneof![
        7 => prop::sample::select(&TenantState::KNOWN[..]),
        1 => any::<OtherState>().prop_map(TenantState::Other),
    ];

    /// A name that is none of those that are known: of 2, one is a word, one any visible line.
    OtherState => parsed(prop_oneof!["[A-Z][a-z]{3,12}", line(64)], TenantState::parse)
        .prop_filter_map("a name that is not known", |state| match state {
            TenantState::Other(other) => Some(other),
            _ => None,
        });

    /// Of 8: 7 are known, each as often as the others, one has any other number.
    StateChange => prop_oneof![
        7 => (0..6_u32).prop_map(StateChange::from_number),
        1 => any::<OtherChange>().prop_map(StateChange::Other),
    ];

    /// A number that is none of those that are known: of 2, one is the next few, one any.
    OtherChange => prop_oneof![6..10_u32, 6..=u32::MAX]
        .prop_filter_map("a number that is not known", |number| match StateChange::from_number(number) {
            StateChange::Other(other) => Some(other),
            _ => None,
        });

    /// Any licenses, up to four, with a plan as often as not.
    TenantLicenses => (prop::collection::vec(any::<License>(), 0..=4), any::<Option<CrmSuitePlan>>()).prop_map(
        |(licenses, plan)| plan.into_iter().fold(TenantLicenses::new(licenses), TenantLicenses::with_plan),
    );

    /// Of any tenant. Of 10: 6 are at a host for data of its environment, the others at a host of its own, at one for signing in, and at one of another
    /// environment; a quarter lead to the API, and some are spelled in another letter case, with a port or a slash at the end.
    TenantUrl => any::<TenantKey>().prop_flat_map(|key| url_of(&key));

    /// About any tenant, with any state; see [`message_of`](crate::generate::message_of).
    StateResponse => any::<TenantKey>().prop_flat_map(|key| response_of(&key));

    /// About any tenant, with any change; see [`message_of`](crate::generate::message_of). Half of them have a throw-away token.
    ChangeNotification => any::<TenantKey>().prop_flat_map(|key| change_of(&key));

    /// About any tenant: an answer as often as a notification; see [`message_of`](crate::generate::message_of).
    TenantMessage => any::<TenantKey>().prop_flat_map(|key| any_message(&key));

    /// What a run of [`messages`](crate::generate::messages) has made of a tenant of which nothing was known. Of 4: one is a sandbox, 2 have the name of a site, 2 have
    /// licenses from the beginning.
    Tenant => (
        any::<MessageRun>(),
        prop::option::of(line(128)),
        any::<Option<TenantLicenses>>(),
        prop_oneof![3 => Just(false), 1 => Just(true)],
    )
        .prop_filter_map("a site", |(run, site, licenses, sandbox)| {
            let mut tenant = run.beginning();
            if let Some(site) = site {
                tenant = tenant.with_customer_site(&site).ok()?;
            }
            if let Some(licenses) = licenses {
                tenant = tenant.with_licenses(licenses);
            }
            if sandbox {
                tenant = tenant.as_sandbox();
            }
            Some(run.heard_by(tenant))
        });

    /// As one tells it: of 3, one has a name, one a version of its files, and one has both.
    TenantVersion => any::<TenantKey>()
        .prop_flat_map(|key| {
            (Just(key.clone()), prop_oneof![
                (version_name().prop_map(Some), Just(None)),
                (Just(None), file_version().prop_map(Some)),
                (version_name().prop_map(Some), file_version().prop_map(Some)),
            ])
        })
        .prop_filter_map("a version", |(key, (name, file))| {
            let mut upgrade = ChangeNotification::new(key.context_id().clone(), StateChange::Upgrade);
            if let Some(name) = name {
                upgrade = upgrade.with_version_name(&name).ok()?;
            }
            if let Some(file) = file {
                upgrade = upgrade.with_file_version(&file).ok()?;
            }
            Tenant::new(key).notify(&upgrade, crate::generate::NOW).ok()?.tenant.version().cloned()
        });

    /// One of those that a run of [`messages`](crate::generate::messages) about a tenant, and licenses that are learnt after it, have led to: of one type that
    /// occurs there as often as of another.
    TenantEvent => (any::<TenantKey>().prop_flat_map(|key| run_of(&key, 24)), learnt(), any::<[prop::sample::Index; 2]>())
        .prop_filter_map("licenses that are learnt are an event", |(run, licenses, [kind, place])| {
            let mut events = run.events();
            let mut tenant = run.tenant();
            for (number, licenses) in (0..).zip(licenses) {
                let step = tenant.learn_licenses(licenses, after_now(number));
                tenant = step.tenant;
                events.extend(step.events);
            }
            let mut names: Vec<_> = events.iter().map(|event| event.kind().name()).collect();
            names.sort_unstable();
            names.dedup();
            let name = *names.get(kind.index(names.len().max(1)))?;
            events.retain(|event| event.kind().name() == name);
            Some(events.swap_remove(place.index(events.len())))
        });

    /// That of any [`TenantEvent`].
    TenantEventKind => any::<TenantEvent>().prop_map(|event| event.kind().clone());
}

/// One or two lists of licenses, the first of which is not empty.
fn learnt() -> impl Strategy<Value = Vec<TenantLicenses>> + use<> {
    let first = any::<License>().prop_map(|license| TenantLicenses::new([license]));
    (first, prop::option::of(any::<TenantLicenses>()))
        .prop_map(|(first, second)| [Some(first), second].into_iter().flatten().collect())
}

/// The name of a version of SuperOffice, such as `Release_10.3.8_2024.08.30-01`, or any word.
pub(crate) fn version_name() -> impl Strategy<Value = String> + use<> {
    prop_oneof![3 => "Release_1[01]\\.[0-9]\\.[0-9]_202[4-6]\\.0[1-9]\\.[12][0-9]-0[1-4]", 1 => text::word()]
}

/// The version of its files, such as `10.3.8.2024`.
pub(crate) fn file_version() -> impl Strategy<Value = String> + use<> {
    "1[01]\\.[0-9]\\.[0-9]\\.[1-9][0-9]{3}"
}
