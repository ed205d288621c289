//! Many applications and tenants at once.

use proptest::prelude::*;

use super::arbitrary::arbitrary;
use crate::{Application, ApplicationId, Catalog, Policy, Tenant, TenantDirectory};

arbitrary! {
    /// Up to six [applications](Application) under any IDs, with [`Policy::import`], so that conflicts are told and none is refused for one.
    Catalog => prop::collection::vec(any::<(ApplicationId, Application)>(), 0..=6)
        .prop_map(|applications| Catalog::load_with(applications, Policy::import()).catalog);

    /// Up to six [tenants](Tenant), each once.
    TenantDirectory => prop::collection::vec(any::<Tenant>(), 0..=6)
        .prop_map(|tenants| TenantDirectory::load(tenants).directory);
}
