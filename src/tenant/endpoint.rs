//! Which endpoint is believed.

use core::fmt;

use crate::{HostRole, ParseError, ParseErrorKind, Tenant, TenantUrl};

/// Why what a message names is not taken as the endpoint of a tenant.
///
/// Source: documentation (`api/authentication/online/api`, `tenant-status/check-status`: which hosts serve data, and of which environment).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum EndpointFault {
    /// It names another tenant.
    OtherTenant,
    /// Its host is of another environment.
    OtherEnvironment,
    /// Its host signs people in, and serves no data: a call is answered with 421 Misdirected Request.
    LoginHost,
    /// Its host is not known to be SuperOffice's. That counts for notifications only, for anybody can send one.
    UnknownHost,
    /// There is no host: a notification need not name one.
    NoHost,
}

impl EndpointFault {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::OtherTenant, Self::OtherEnvironment, Self::LoginHost, Self::UnknownHost, Self::NoHost];

    /// The word: `other_tenant`, `other_environment`, `login_host`, `unknown_host` or `no_host`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OtherTenant => "other_tenant",
            Self::OtherEnvironment => "other_environment",
            Self::LoginHost => "login_host",
            Self::UnknownHost => "unknown_host",
            Self::NoHost => "no_host",
        }
    }

    /// Reads the word.
    ///
    /// # Errors
    ///
    /// When it is none of them.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        let known = Self::ALL.into_iter().find(|known| known.as_str() == text);
        known.ok_or(ParseError::new("fault of an endpoint", ParseErrorKind::Unknown))
    }
}

impl fmt::Display for EndpointFault {
    /// What is wrong, such as `is of another environment`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OtherTenant => "names another tenant",
            Self::OtherEnvironment => "is of another environment",
            Self::LoginHost => "signs people in and serves no data",
            Self::UnknownHost => "is not known to be SuperOffice's",
            Self::NoHost => "without a host",
        })
    }
}

impl core::str::FromStr for EndpointFault {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

crate::newtype::str_serde!(EndpointFault, "fault of an endpoint");

impl Tenant {
    /// Why this cannot be the endpoint of the tenant when an answer names it, if it cannot. A host that is none of SuperOffice's is no fault in an
    /// answer: no list of hosts is complete.
    ///
    /// ```
    /// use superoffice_app::{ContextId, EndpointFault, Environment, Tenant, TenantKey, TenantUrl};
    ///
    /// let tenant = Tenant::new(TenantKey::new(Environment::Sod, ContextId::parse("Cust12345")?));
    /// let fault = |text: &str| TenantUrl::parse(text).map(|url| tenant.endpoint_fault(&url));
    /// assert_eq!(fault("https://sod3.superoffice.com/Cust12345")?, None);
    /// assert_eq!(fault("https://sod.superoffice.com/Cust12345")?, Some(EndpointFault::LoginHost));
    /// assert_eq!(fault("https://online2.superoffice.com/Cust12345")?, Some(EndpointFault::OtherEnvironment));
    /// # Ok::<(), superoffice_app::ParseError>(())
    /// ```
    #[must_use]
    pub fn endpoint_fault(&self, endpoint: &TenantUrl) -> Option<EndpointFault> {
        if endpoint.context_id() != self.context_id() {
            return Some(EndpointFault::OtherTenant);
        }
        self.host_fault(endpoint.host_role()).filter(|fault| *fault != EndpointFault::UnknownHost)
    }

    /// Why what a notification of a move names is not believed, if it is not.
    pub(super) fn move_fault(&self, host: Option<&str>) -> Option<EndpointFault> {
        host.map_or(Some(EndpointFault::NoHost), |host| self.host_fault(HostRole::classify(host)))
    }

    fn host_fault(&self, role: HostRole) -> Option<EndpointFault> {
        match role {
            HostRole::Login(environment) | HostRole::Data(environment) if environment != self.environment() => {
                Some(EndpointFault::OtherEnvironment)
            }
            HostRole::Login(_) => Some(EndpointFault::LoginHost),
            HostRole::Other => Some(EndpointFault::UnknownHost),
            HostRole::Data(_) => None,
        }
    }

    /// The endpoint in one spelling, so that no spelling passes for a move: without what may follow the context identifier and without
    /// the port that https has anyway, the host in lower case, and the identifier as the tenant has it.
    pub(super) fn endpoint_at(&self, endpoint: &TenantUrl) -> Option<TenantUrl> {
        let host = endpoint.host().to_ascii_lowercase();
        let id = self.context_id();
        let text = match endpoint.port() {
            None | Some(443) => format!("https://{host}/{id}"),
            Some(port) => format!("https://{host}:{port}/{id}"),
        };
        TenantUrl::parse(&text).ok()
    }

    /// The endpoint on a host that a notification names: one that serves data of the tenant's environment. Anybody who knows the URL of the
    /// host program can send a notification, so no other host is believed.
    pub(super) fn endpoint_on(&self, host: &str) -> Option<TenantUrl> {
        if self.move_fault(Some(host)).is_some() {
            return None;
        }
        TenantUrl::on_host(&host.to_ascii_lowercase(), self.context_id()).ok()
    }
}
