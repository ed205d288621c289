//! Faults of the tenants that a file names.

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::{Fault, Faulty, anywhere, edit, insert, spoilt};
use crate::generate::text;
use crate::{Code, ConfigurationDraft, Environment, Field, TenantDraft};

/// Each code of this family, with the drafts that have its fault.
pub(super) const FAULTS: &[Fault] = &[
    Fault(Code::CONTEXT_ID_MALFORMED, context_id_malformed),
    Fault(Code::CONTEXT_ID_UNUSUAL, context_id_unusual),
    Fault(Code::TENANT_DUPLICATE, tenant_duplicate),
    Fault(Code::TENANT_HOST_ENVIRONMENT, tenant_host_environment),
    Fault(Code::TENANT_LOGIN_HOST, tenant_login_host),
    Fault(Code::TENANT_OTHER_ENDPOINT, tenant_other_endpoint),
];

/// Where a tenant stands.
fn places() -> impl Strategy<Value = (Environment, Index)> {
    (select(&Environment::ALL[..]), anywhere())
}

/// Numbers that no generated tenant has, for there may be none twice.
fn numbers() -> impl Strategy<Value = u32> {
    100_000..1_000_000_u32
}

fn add(
    draft: &mut ConfigurationDraft<'static>,
    (environment, place): (Environment, Index),
    tenant: TenantDraft<'static>,
) {
    edit(&mut draft.tenants, |tenants| {
        let list = match environment {
            Environment::Sod => &mut tenants.sod,
            Environment::Stage => &mut tenants.stage,
            Environment::Production => &mut tenants.production,
        };
        edit(list, |list| insert(list, place, tenant));
    });
}

fn tenant(id: impl Into<String>) -> TenantDraft<'static> {
    TenantDraft { context_id: id.into().into(), ..TenantDraft::default() }
}

fn context_id_malformed() -> Faulty {
    let id = prop_oneof![
        Just(None),
        select(
            &["", " ", "Cust 12345", "Cust12345 ", "Cust/12345", "Cust12345,Cust23456", "Cüst1", "Cust1\u{200b}"][..]
        )
        .prop_map(|id| Some(id.to_owned())),
        (65..100_usize).prop_map(|length| Some("1".repeat(length))),
    ];
    spoilt(Code::CONTEXT_ID_MALFORMED, (id, places()), |draft, (id, place)| {
        add(draft, place, TenantDraft { context_id: id.map(Into::into).into(), ..TenantDraft::default() });
    })
}

fn context_id_unusual() -> Faulty {
    let id = prop_oneof![
        text::word(),
        numbers().prop_map(|number| number.to_string()),
        numbers().prop_map(|number| format!("Cust-{number}")),
        numbers().prop_map(|number| format!("Customer{number}")),
    ];
    spoilt(Code::CONTEXT_ID_UNUSUAL, (id, places()), |draft, (id, place)| add(draft, place, tenant(id)))
}

/// One tenant twice, in any letter case.
fn tenant_duplicate() -> Faulty {
    let how = (numbers(), select(&["Cust", "cust", "CUST"][..]), places(), anywhere());
    spoilt(Code::TENANT_DUPLICATE, how, |draft, (number, word, (environment, here), there)| {
        add(draft, (environment, here), tenant(format!("Cust{number}")));
        add(draft, (environment, there), tenant(format!("{word}{number}")));
    })
}

/// The endpoint of a tenant that is in another environment, by its host.
fn tenant_host_environment() -> Faulty {
    let how = (numbers(), places(), any::<bool>(), anywhere());
    spoilt(Code::TENANT_HOST_ENVIRONMENT, how, |draft, (number, place, is_first, host)| {
        let [first, second] = crate::generate::draft::slots::others(place.0);
        let other = if is_first { first } else { second };
        let hosts: Vec<_> = [other.data_host()].into_iter().chain(other.older_data_hosts().iter().copied()).collect();
        let host = hosts.get(host.index(hosts.len())).copied().unwrap_or_default();
        add(draft, place, at(number, host));
    })
}

/// The endpoint of a tenant that is on the host where people sign in.
fn tenant_login_host() -> Faulty {
    let how = (numbers(), places());
    spoilt(Code::TENANT_LOGIN_HOST, how, |draft, (number, place)| add(draft, place, at(number, place.0.login_host())))
}

/// The endpoint of another tenant.
fn tenant_other_endpoint() -> Faulty {
    let how = (numbers(), 1..1_000_u32, places());
    spoilt(Code::TENANT_OTHER_ENDPOINT, how, |draft, (number, other, place)| {
        let endpoint = at(other, place.0.data_host()).endpoint;
        add(draft, place, TenantDraft { endpoint, ..tenant(format!("Cust{number}")) });
    })
}

fn at(number: u32, host: &str) -> TenantDraft<'static> {
    let id = format!("Cust{number}");
    TenantDraft { endpoint: Field::from(format!("https://{host}/{id}")), ..tenant(id) }
}
