//! What a URL of a tenant leads to, and where the tenant is named in it.

use crate::identity::context_id;
use crate::{ContextId, ParseErrorKind};

/// What a URL of a tenant leads to. The list is open.
///
/// ```
/// use superoffice_app::{TenantUrl, TenantUrlShape};
///
/// let url = TenantUrl::parse("https://sod.superoffice.com/Cust26759/Remote/Services86/")?;
/// assert_eq!(url.shape(), TenantUrlShape::Soap);
/// # Ok::<(), superoffice_app::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum TenantUrlShape {
    /// The tenant itself: `https://sod2.superoffice.com/Cust12345`, with or without a slash at the end.
    ///
    /// Source: documentation (`tenant-status/check-status`, `Endpoint`).
    Root,
    /// Its REST API: `…/Cust12345/api`, with or without a slash at the end (the state writes none, the claim `webapi_url` one), and all below it.
    ///
    /// Source: documentation (`tenant-status/check-status`, `api/authentication/online/api`).
    Rest,
    /// Its SOAP API: `…/Cust26759/Remote/Services86/`, and all below it.
    ///
    /// Source: documentation (`api/authentication/online/api`: the claim `netserver_url`).
    Soap,
    /// Where its state is asked for: `https://sod.superoffice.com/api/state/Cust12345`.
    ///
    /// Source: documentation (`tenant-status/check-status`).
    State,
    /// Where its users sign in: `https://sod.superoffice.com/login/Cust12345/oauth/authorize`.
    ///
    /// Source: documentation (`developer-portal/getting-started/what-api-to-use`).
    Authorize,
    /// A slip of the documentation, which names the tenant behind the API: `https://sod2.superoffice.com/api/v1/Cust12345`. It leads nowhere:
    /// [`TenantUrl::api`](crate::TenantUrl::api) gives the URL that does.
    ///
    /// Source: documentation (a quickstart).
    Misplaced,
    /// Something else below the tenant, such as a page for people.
    Page,
}

/// The first words of paths that are SuperOffice's own, and no tenants: its login, its App Store, its Operation Center, and what stands
/// where a tenant could.
const NO_TENANTS: [&str; 6] = ["api", "login", "remote", "common", "appstore", "oc2"];

impl TenantUrlShape {
    /// Finds the tenant in a path, which begins with a slash.
    pub(super) fn of(path: &str) -> Result<(Self, ContextId), ParseErrorKind> {
        let inner = path.strip_prefix('/').unwrap_or_default();
        let inner = inner.strip_suffix('/').unwrap_or(inner);
        let segments: Vec<&str> = inner.split('/').take(MOST_SEGMENTS + 1).collect();
        if segments.len() > MOST_SEGMENTS || segments.contains(&"") {
            return Err(ParseErrorKind::NoTenant);
        }
        let is = |segment: &str, word: &str| segment.eq_ignore_ascii_case(word);
        let (shape, id) = match *segments.as_slice() {
            [api, state, id] if is(api, "api") && is(state, "state") => (Self::State, id),
            [login, id, oauth, authorize] if is(login, "login") && is(oauth, "oauth") && is(authorize, "authorize") => {
                (Self::Authorize, id)
            }
            // What comes after a version may be anything, unless it looks like a tenant.
            [api, version, id] if is(api, "api") && is_numbered(version, "v") && context_id::is_usual(id) => {
                (Self::Misplaced, id)
            }
            [id] => (Self::Root, id),
            [id, api, ..] if is(api, "api") => (Self::Rest, id),
            [id, remote, services, ..] if is(remote, "remote") && is_numbered(services, "services") => (Self::Soap, id),
            // Any path begins with a word; only one that looks like a tenant is taken for it.
            [id, ..] if context_id::is_usual(id) => (Self::Page, id),
            _ => return Err(ParseErrorKind::NoTenant),
        };
        if NO_TENANTS.iter().any(|word| is(id, word)) {
            return Err(ParseErrorKind::NoTenant);
        }
        Ok((shape, ContextId::parse(id).map_err(|_| ParseErrorKind::NoTenant)?))
    }
}

/// The most segments of a path that are looked at; a bound of our own.
const MOST_SEGMENTS: usize = 32;

/// Whether a segment is the word and a number: `v1`, `Services88`.
fn is_numbered(segment: &str, word: &str) -> bool {
    segment.split_at_checked(word.len()).is_some_and(|(name, number)| {
        name.eq_ignore_ascii_case(word) && !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}
