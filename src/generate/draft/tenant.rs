//! The tenants that a file names.

use proptest::prelude::*;
use proptest::sample::select;

use crate::generate::maybe::maybe;
use crate::generate::text;
use crate::{Environment, List, TenantDraft, TenantsDraft};

/// Up to three tenants of each environment, each with a context identifier of its own; half of them with their endpoint, which is on a host of the environment.
pub(crate) fn tenants() -> BoxedStrategy<TenantsDraft<'static>> {
    Environment::ALL
        .map(tenants_in)
        .prop_map(|[sod, stage, production]| {
            let list = |tenants: Option<List<TenantDraft<'static>>>| tenants.into();
            TenantsDraft { sod: list(sod), stage: list(stage), production: list(production) }
        })
        .boxed()
}

fn tenants_in(environment: Environment) -> BoxedStrategy<Option<List<TenantDraft<'static>>>> {
    let numbers = prop::collection::btree_set(1_000..100_000_u32, 1..=3);
    let each = prop::collection::vec(
        (prop::bool::weighted(0.1), maybe(0.4, text::word()), maybe(0.5, endpoint(environment))),
        3,
    );
    maybe(0.5, (numbers, each))
        .prop_map(|some| {
            let (numbers, each) = some?;
            Some(
                numbers
                    .into_iter()
                    .zip(each)
                    .map(|(number, (is_lower, site, endpoint))| {
                        let id = format!("{}{number}", if is_lower { "cust" } else { "Cust" });
                        let endpoint = endpoint.map(|base| format!("{base}/{id}"));
                        TenantDraft {
                            context_id: id.into(),
                            customer_site: site.map(Into::into).into(),
                            endpoint: endpoint.map(Into::into).into(),
                        }
                    })
                    .collect(),
            )
        })
        .boxed()
}

/// What stands before the context identifier.
fn endpoint(environment: Environment) -> impl Strategy<Value = String> {
    let hosts: Vec<_> =
        [environment.data_host()].into_iter().chain(environment.older_data_hosts().iter().copied()).collect();
    (select(hosts), prop::bool::weighted(0.1))
        .prop_map(|(host, has_port)| format!("https://{host}{}", if has_port { ":443" } else { "" }))
}
