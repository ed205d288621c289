//! Tenants that a file names.

use std::sync::Arc;

use crate::configuration::write::write_table;
use crate::{ContextId, EndpointUrl, Environment, Tenant, TenantKey};

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

impl KnownTenant {
    /// The tenant of this environment to which messages are folded: its key, and its customer site when that can be one
    /// ([`Tenant::with_customer_site`]).
    ///
    /// The [`endpoint`](Self::endpoint) is not taken over: it is what somebody wrote into a file, and a tenant's is what SuperOffice was heard to say. Ask
    /// for its state.
    ///
    /// ```
    /// use superoffice_app::{Environment, Limits, Policy, json};
    ///
    /// let text = r#"{"name": "Acme Orders", "tenants": {"sod": [{"context_id": "Cust26759", "customer_site": "Acme"}]}}"#;
    /// let built = json::read(text, &Limits::default()).build(&Policy::import())?;
    /// let tenants = built.tenants.get(Environment::Sod).iter().map(|known| known.to_tenant(Environment::Sod));
    /// let tenants: Vec<_> = tenants.collect();
    /// assert_eq!((tenants[0].key().to_string().as_str(), tenants[0].customer_site()), ("sod Cust26759", Some("Acme")));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn to_tenant(&self, environment: Environment) -> Tenant {
        let tenant = Tenant::new(TenantKey::new(environment, self.context_id.clone()));
        let Some(site) = &self.customer_site else { return tenant };
        tenant.clone().with_customer_site(site).unwrap_or(tenant)
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tenant_has_the_key_and_the_site_that_can_be_one() {
        let long = "x".repeat(129);
        for (site, expected) in [
            (None, None),
            (Some("Acme"), Some("Acme")),
            (Some(""), None),
            (Some(" Acme"), None),
            (Some("Ac\nme"), None),
            (Some(&*long), None),
        ] {
            let known = KnownTenant {
                context_id: ContextId::parse("Cust1").unwrap(),
                customer_site: site.map(Into::into),
                endpoint: EndpointUrl::parse("https://sod2.superoffice.com/Cust1").ok(),
            };
            assert!(known.endpoint.is_some());
            for environment in Environment::ALL {
                let tenant = known.to_tenant(environment);
                assert_eq!(tenant.key(), &TenantKey::new(environment, known.context_id.clone()));
                assert_eq!((tenant.customer_site(), tenant.endpoint(), tenant.heard_at()), (expected, None, None));
            }
        }
    }
}
