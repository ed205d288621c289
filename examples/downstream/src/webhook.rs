//! What hears SuperOffice's messages about tenants.

use superoffice_app::{Environment, Tenant, TenantDirectory, TenantEvent, TenantMessage, Timestamp};

/// Hears the body of a message that came at this time, and says what is different at the tenant that it is about.
///
/// Whoever runs this in earnest verifies the token of a notification first.
///
/// # Errors
///
/// When it is no message, or about a tenant that is not ours.
pub fn hear(
    tenants: &mut TenantDirectory,
    environment: Environment,
    body: &str,
    at: Timestamp,
) -> Result<Vec<TenantEvent>, String> {
    let message: TenantMessage = serde_json::from_str(body).map_err(|error| error.to_string())?;
    let tenant = tenants.get(environment, message.context_id()).ok_or("a tenant that is not ours")?;
    let step = Tenant::hear(tenant, &message, at).map_err(|error| error.to_string())?;
    tenants.replace(step.tenant).map_err(|refusal| refusal.to_string())?;
    Ok(step.events)
}
