//! What only SuperOffice's app managers change.

use std::sync::Arc;

use crate::{Access, Agents, Claims, CustomClaim, EndpointUrl, PerEnvironment};

/// The portal's "Advanced": read-only for all except SuperOffice's app managers, with two exceptions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
#[expect(clippy::struct_excessive_bools, reason = "each is a checkbox of the portal")]
pub struct Advanced {
    /// "Access to (claims)": returned in the token beyond the usual ones.
    pub claims: Access<Claims>,
    /// "Access to (agents)": which restricted agents may be called.
    pub agents: Access<Agents>,
    /// "Custom claims": in addition to SuperOffice's claims.
    pub custom_claims: Arc<[CustomClaim]>,
    /// "Custom error URL": where users are sent when the sign-in is unsuccessful.
    pub custom_error_url: PerEnvironment<EndpointUrl>,
    /// "Supports multi-tenant identity"; "only internal", by the page of 2023.
    pub multi_tenant_identity: bool,
    /// "Allow redirection to partner application for suspended customers"; "only internal", by the page of 2023.
    pub redirect_suspended_customers: bool,
    /// "Exclude from invoice"; "only internal", by the page of 2023.
    pub exclude_from_invoice: bool,
    /// "Support dark mode"; portal 2.0, and the partner may change it.
    pub support_dark_mode: bool,
    /// "Remove remember me"; portal 2.0, and the partner may change it.
    pub remove_remember_me: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_default_nothing_is_granted() {
        let advanced = Advanced::default();
        assert!(advanced.claims.is_empty() && advanced.agents.is_empty() && advanced.custom_claims.is_empty());
    }
}
