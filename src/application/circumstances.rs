//! What a decision takes into account beside the application itself.

use crate::Policy;

/// What a decision takes into account beside the application, the actor and the time.
///
/// ```
/// use superoffice_app::{Circumstances, Policy, PortalVersion};
///
/// let circumstances = Circumstances::default()
///     .with_policy(Policy::default().with_portal_version(PortalVersion::V1_10))
///     .with_approved_tenants(12);
/// assert_eq!(circumstances.approved_tenants(), Some(12));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Circumstances {
    policy: Policy,
    approved_tenants: Option<usize>,
    customers: Option<usize>,
}

impl Circumstances {
    /// Sets the policy: the edition of the portal's rules, and how severe each code is.
    #[must_use]
    pub fn with_policy(mut self, policy: Policy) -> Self {
        self.policy = policy;
        self
    }

    /// Says how many tenants have approved the application, so that a step can tell how many it concerns.
    #[must_use]
    pub const fn with_approved_tenants(mut self, tenants: usize) -> Self {
        self.approved_tenants = Some(tenants);
        self
    }

    /// Says how many customers use the application in production, the one in question included. Sandboxes do not count.
    #[must_use]
    pub const fn with_customers(mut self, customers: usize) -> Self {
        self.customers = Some(customers);
        self
    }

    /// The policy.
    #[must_use]
    pub const fn policy(&self) -> &Policy {
        &self.policy
    }

    /// How many tenants have approved the application, when the caller knows.
    #[must_use]
    pub const fn approved_tenants(&self) -> Option<usize> {
        self.approved_tenants
    }

    /// How many customers use the application in production, when the caller knows.
    #[must_use]
    pub const fn customers(&self) -> Option<usize> {
        self.customers
    }
}

impl From<Policy> for Circumstances {
    fn from(policy: Policy) -> Self {
        Self::default().with_policy(policy)
    }
}
