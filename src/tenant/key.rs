//! What tells tenants apart.

use core::fmt;

use crate::{ContextId, Environment};

/// What tells one tenant from all others: its environment, and its context identifier there. The same identifier in two environments means
/// two tenants.
///
/// Source: documentation (`developer-portal/getting-started/index`: each environment has its own tenants).
///
/// ```
/// use superoffice_app::{ContextId, Environment, TenantKey};
///
/// let key = TenantKey::new(Environment::Sod, ContextId::parse("Cust26759")?);
/// assert_eq!(key, TenantKey::new(Environment::Sod, ContextId::parse("CUST26759")?));
/// assert_eq!(key.to_string(), "sod Cust26759");
/// # Ok::<(), superoffice_app::ParseError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TenantKey {
    environment: Environment,
    context_id: ContextId,
}

impl TenantKey {
    /// The tenant of this context identifier in this environment.
    #[must_use]
    pub const fn new(environment: Environment, context_id: ContextId) -> Self {
        Self { environment, context_id }
    }

    /// The environment.
    #[must_use]
    pub const fn environment(&self) -> Environment {
        self.environment
    }

    /// The context identifier.
    #[must_use]
    pub const fn context_id(&self) -> &ContextId {
        &self.context_id
    }
}

impl fmt::Display for TenantKey {
    /// The environment and the context identifier, such as `sod Cust26759`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.environment, self.context_id)
    }
}
