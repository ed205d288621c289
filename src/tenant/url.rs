//! The URL of a tenant.

mod shape;

pub use shape::TenantUrlShape;

use core::cmp::Ordering;
use core::hash::{Hash, Hasher};

use crate::credential::at_most;
use crate::url::facts::UrlFacts;
use crate::{ContextId, Environment, HostRole, ParseError, ParseErrorKind};

/// The longest URL that is accepted, in bytes; a bound of our own. Published ones have fewer than 100.
const MAX_BYTES: u32 = 2048;

/// A URL that names a tenant, in any of the forms in which they are published: the tenant itself, its APIs, where its state is asked for.
///
/// The text is kept exactly as it was given, and compared as it is; [`leads_to_same`](Self::leads_to_same) compares what is meant. `https` only; no user
/// name, query, fragment or escape, nothing beyond ASCII, and nothing that programs read in different ways. Without a scheme
/// (`app.superoffice.com/cust1234`, as people write it) only SuperOffice's own hosts are taken; what to call then is [`root`](Self::root).
///
/// A host that is not known to be SuperOffice's is kept, for no list of hosts is complete: ask [`host_role`](Self::host_role) before anything is sent
/// there, and least of all a secret.
///
/// ```
/// use superoffice_app::{Environment, TenantUrl, TenantUrlShape};
///
/// let url = TenantUrl::parse("https://sod2.superoffice.com:443/Cust00000/api/v1/User/currentPrincipal")?;
/// assert_eq!(url.context_id().as_str(), "Cust00000");
/// assert_eq!(url.environment(), Some(Environment::Sod));
/// assert_eq!(url.shape(), TenantUrlShape::Rest);
/// assert_eq!(url.root().as_str(), "https://sod2.superoffice.com:443/Cust00000");
///
/// let written = TenantUrl::parse("app.superoffice.com/cust1234")?;
/// assert_eq!(written.api().as_str(), "https://app.superoffice.com/cust1234/api");
///
/// assert!(TenantUrl::parse("http://sod2.superoffice.com/Cust12345").is_err());
/// assert!(TenantUrl::parse("https://sod.superoffice.com/login/common/oauth/authorize").is_err());
/// # Ok::<(), superoffice_app::ParseError>(())
/// ```
#[derive(Clone)]
pub struct TenantUrl {
    text: Box<str>,
    context_id: ContextId,
    /// Where the host begins and ends in the text.
    host: (u16, u16),
    port: Option<u16>,
    shape: TenantUrlShape,
}

impl TenantUrl {
    const WHAT: &'static str = "tenant URL";

    /// Reads a URL that names a tenant.
    ///
    /// # Errors
    ///
    /// * [`ParseErrorKind::Empty`] and [`ParseErrorKind::TooManyBytes`], for more than 2,048 bytes;
    /// * [`ParseErrorKind::Url`] with everything that is wrong with it as a URL;
    /// * [`ParseErrorKind::NotHttps`], [`ParseErrorKind::Query`], [`ParseErrorKind::InvalidCharacter`];
    /// * [`ParseErrorKind::NoTenant`] when its path is none of those that are published.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        Self::read(text).map_err(|kind| ParseError::new(Self::WHAT, kind))
    }

    fn read(text: &str) -> Result<Self, ParseErrorKind> {
        if text.is_empty() {
            return Err(ParseErrorKind::Empty);
        }
        at_most(MAX_BYTES, text.len())?;
        let whole;
        let (full, missing) = if lacks_scheme(text) {
            whole = format!("{SCHEME}{text}");
            (&*whole, SCHEME.len())
        } else {
            (text, 0)
        };
        let facts = UrlFacts::scan_endpoint(full);
        if !facts.faults().is_empty() {
            return Err(ParseErrorKind::Url(facts.faults()));
        }
        if !facts.is_https() {
            return Err(ParseErrorKind::NotHttps);
        }
        // An escape is read in as many ways as there are programs, and a template variable is no URL yet.
        let is_odd = |letter: &char| !letter.is_ascii() || matches!(letter, '%' | '<' | '>');
        if let Some(found) = full.chars().find(is_odd) {
            return Err(ParseErrorKind::InvalidCharacter { found });
        }
        if facts.query().is_some() {
            return Err(ParseErrorKind::Query);
        }
        let (shape, context_id) = TenantUrlShape::of(facts.after_port())?;
        let parts = facts.learnt().parts;
        let place = |at: u32| {
            let at = usize::try_from(at).ok()?.checked_sub(missing)?;
            u16::try_from(at).ok()
        };
        let host = place(parts.host).zip(place(parts.host_end)).ok_or(ParseErrorKind::Malformed)?;
        Ok(Self { text: text.into(), context_id, host, port: facts.port(), shape })
    }

    /// The URL of this tenant on this host, such as the one that a change notification names.
    ///
    /// # Errors
    ///
    /// When the text is no bare name of a host, or the identifier is a word that is no tenant in a URL, such as `api`.
    pub fn on_host(host: &str, tenant: &ContextId) -> Result<Self, ParseError> {
        check_host(host).map_err(|kind| ParseError::new("host", kind))?;
        Self::parse(&format!("{SCHEME}{host}/{tenant}"))
    }

    /// The text, exactly as it was given: perhaps without its scheme.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The host as it is written.
    #[must_use]
    pub fn host(&self) -> &str {
        self.text.get(usize::from(self.host.0)..usize::from(self.host.1)).unwrap_or_default()
    }

    /// The port as it is written; nothing when it is left to the scheme.
    #[must_use]
    pub const fn port(&self) -> Option<u16> {
        self.port
    }

    /// The context identifier of the tenant, as it is written.
    #[must_use]
    pub const fn context_id(&self) -> &ContextId {
        &self.context_id
    }

    /// What it leads to.
    #[must_use]
    pub const fn shape(&self) -> TenantUrlShape {
        self.shape
    }

    /// What the host is for.
    #[must_use]
    pub fn host_role(&self) -> HostRole {
        HostRole::classify(self.host())
    }

    /// The environment of the host, when it is one of SuperOffice's.
    #[must_use]
    pub fn environment(&self) -> Option<Environment> {
        self.host_role().environment()
    }

    /// The tenant itself: `https://`, host and port as they are written, and the context identifier. On a host that signs people in
    /// ([`HostRole::Login`]), which its state and authorize URLs have, no data is served.
    #[must_use]
    pub fn root(&self) -> Self {
        self.below("", TenantUrlShape::Root)
    }

    /// The tenant's REST API: as [`root`](Self::root), with `/api`.
    #[must_use]
    pub fn api(&self) -> Self {
        self.below("/api", TenantUrlShape::Rest)
    }

    fn below(&self, path: &str, shape: TenantUrlShape) -> Self {
        let (host, id) = (self.host(), &self.context_id);
        let text = match self.port {
            Some(port) => format!("{SCHEME}{host}:{port}/{id}{path}"),
            None => format!("{SCHEME}{host}/{id}{path}"),
        };
        let start = u16::try_from(SCHEME.len()).unwrap_or_default();
        let end = start.saturating_add(self.host.1.saturating_sub(self.host.0));
        Self { text: text.into(), context_id: id.clone(), host: (start, end), port: self.port, shape }
    }

    /// Whether both name the same tenant on the same host and port, whatever they lead to there: letter case, and the port 443, do not count.
    #[must_use]
    pub fn leads_to_same(&self, other: &Self) -> bool {
        let port = |url: &Self| url.port.unwrap_or(443);
        self.host().eq_ignore_ascii_case(other.host())
            && port(self) == port(other)
            && self.context_id == other.context_id
    }
}

const SCHEME: &str = "https://";

/// Whether it begins with a host of SuperOffice's, and a slash after it.
fn lacks_scheme(text: &str) -> bool {
    text.split_once('/').is_some_and(|(host, _)| HostRole::classify(host) != HostRole::Other)
}

/// Refuses what is more, or less, than the name of a host: a URL, a port, a path.
pub(crate) fn check_host(text: &str) -> Result<(), ParseErrorKind> {
    // As long as a name of the domain name system may be.
    const MAX_HOST: u32 = 253;
    if text.is_empty() {
        return Err(ParseErrorKind::Empty);
    }
    at_most(MAX_HOST, text.len())?;
    let is_host = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    if !text.bytes().all(is_host) {
        return Err(ParseErrorKind::NotAHost);
    }
    let full = format!("{SCHEME}{text}");
    let facts = UrlFacts::scan_endpoint(&full);
    if facts.faults().is_empty() { Ok(()) } else { Err(ParseErrorKind::NotAHost) }
}

impl PartialEq for TenantUrl {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for TenantUrl {}

impl PartialOrd for TenantUrl {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for TenantUrl {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}

impl Hash for TenantUrl {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

crate::newtype::str_traits!(TenantUrl, "tenant URL");

#[cfg(test)]
mod tests;
