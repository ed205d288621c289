//! Tenants that a file names.

use std::sync::Arc;

use crate::configuration::write::write_table;
use crate::{ContextId, EndpointUrl, Environment};

/// A tenant that a file names: one installation for one customer in one environment.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct KnownTenant {
    /// The context identifier, such as `Cust12345`.
    pub context_id: ContextId,
    /// The customer site. SuperOffice does not say what it looks like.
    pub customer_site: Option<Box<str>>,
    /// Where its data is served.
    pub endpoint: Option<EndpointUrl>,
}

write_table!(KnownTenant { context_id, customer_site, endpoint });

/// The tenants that a file names. Each environment has its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct KnownTenants {
    /// Tenants in SOD.
    pub sod: Arc<[KnownTenant]>,
    /// Tenants in Stage.
    pub stage: Arc<[KnownTenant]>,
    /// Tenants in Production.
    pub production: Arc<[KnownTenant]>,
}

write_table!(KnownTenants { sod, stage, production });

impl KnownTenants {
    /// The tenants of one environment.
    #[must_use]
    pub fn get(&self, environment: Environment) -> &[KnownTenant] {
        match environment {
            Environment::Sod => &self.sod,
            Environment::Stage => &self.stage,
            Environment::Production => &self.production,
        }
    }
}
