//! What comes of a message.

use crate::{ContextId, Tenant, TenantEvent, TenantKey};

/// What comes of a message about a tenant: the tenant afterwards, and what the message changes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[must_use = "nothing has changed but in the step"]
pub struct TenantStep {
    /// The tenant as far as it is known now.
    pub tenant: Tenant,
    /// What is different; nothing when the message is repeated, or too late to count.
    pub events: Vec<TenantEvent>,
}

/// A message about another tenant. It changes nothing.
///
/// A message names no environment: the caller knows it from whom they asked, or from the URL at which they were told.
///
/// ```
/// use superoffice_app::{ContextId, Environment, StateResponse, Tenant, TenantKey, TenantState, Timestamp};
///
/// let tenant = Tenant::new(TenantKey::new(Environment::Sod, ContextId::parse("Cust1")?));
/// let response = StateResponse::new(ContextId::parse("Cust2")?, TenantState::Running);
/// let error = tenant.observe(&response, Timestamp::parse("2026-11-22T10:00:00Z")?).unwrap_err();
/// assert_eq!(error.to_string(), "the message is about another tenant than sod Cust1");
/// # Ok::<(), superoffice_app::ParseError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the message is about another tenant than {tenant}")]
pub struct ForeignMessage {
    pub(super) tenant: TenantKey,
    pub(super) about: ContextId,
}

impl ForeignMessage {
    /// The tenant that was to hear it.
    #[must_use]
    pub const fn tenant(&self) -> &TenantKey {
        &self.tenant
    }

    /// The context identifier that it is about.
    #[must_use]
    pub const fn about(&self) -> &ContextId {
        &self.about
    }
}
