//! Where each environment is found: its hosts and its URLs.

use super::Environment;
use crate::ContextId;

/// Writes one function for each path below the login hosts.
macro_rules! login_urls {
    ($($(#[doc = $line:literal])+ $name:ident = $path:literal;)+) => {
        impl Environment {
            $(
                $(#[doc = $line])+
                #[must_use]
                pub const fn $name(self) -> &'static str {
                    match self {
                        Self::Sod => concat!("https://sod.superoffice.com", $path),
                        Self::Stage => concat!("https://qaonline.superoffice.com", $path),
                        Self::Production => concat!("https://online.superoffice.com", $path),
                    }
                }
            )+
        }
    };
}

/// Hosts. [`HostRole::classify`](crate::HostRole::classify) goes the other way.
impl Environment {
    /// The host that signs people in: `sod.superoffice.com`, `qaonline.superoffice.com`, `online.superoffice.com`. It serves no tenant's data.
    ///
    /// Source: documentation (`developer-portal/includes/app-envir-intro`, `api/authentication/online/api`). Some pages say `stage` for Stage; a public
    /// client that did so could not validate tokens, whose issuer is `qaonline` (aspnet-contrib/AspNet.Security.OAuth.Providers, issue 489).
    ///
    /// ```
    /// use superoffice_app::Environment;
    ///
    /// assert_eq!(Environment::Stage.login_host(), "qaonline.superoffice.com");
    /// ```
    #[must_use]
    pub const fn login_host(self) -> &'static str {
        match self {
            Self::Sod => "sod.superoffice.com",
            Self::Stage => "qaonline.superoffice.com",
            Self::Production => "online.superoffice.com",
        }
    }

    /// The host to which tenants' data is being moved since 2026: `app-sod`, `app-stage` or `app`. Where one tenant is today says only its state
    /// ([`tenant_state_url`](Self::tenant_state_url)).
    ///
    /// Source: documentation (`developer-portal/includes/app-envir-intro`, of 2026).
    #[must_use]
    pub const fn data_host(self) -> &'static str {
        match self {
            Self::Sod => "app-sod.superoffice.com",
            Self::Stage => "app-stage.superoffice.com",
            Self::Production => "app.superoffice.com",
        }
    }

    /// The older data hosts that are published by name. SOD and Production have others with higher numbers.
    ///
    /// Source: documentation (`developer-portal/includes/app-envir-intro`).
    #[must_use]
    pub const fn older_data_hosts(self) -> &'static [&'static str] {
        match self {
            Self::Sod => &["sod2.superoffice.com", "sod3.superoffice.com"],
            Self::Stage => &["stage.superoffice.com"],
            Self::Production => &["online2.superoffice.com", "online3.superoffice.com"],
        }
    }
}

login_urls! {
    /// The issuer (`iss`) of ID tokens, without a slash at the end. Of other tokens see [`TokenKind::issuer`](crate::TokenKind::issuer).
    ///
    /// Source: documentation (`api/authentication/online/includes/oidc-metadata`, `validate-security-tokens`).
    issuer = "";
    /// What client libraries of OpenID Connect call the authority: [`discovery_url`](Self::discovery_url) stands below it. It is not the issuer.
    ///
    /// Source: documentation (`api/authentication/online/sign-in-user/native-apps`).
    authority = "/login";
    /// The discovery document of OpenID Connect.
    ///
    /// Source: documentation (`developer-portal/includes/app-envir-intro`).
    discovery_url = "/login/.well-known/openid-configuration";
    /// Where users of any tenant are sent to sign in. For one tenant: [`authorize_url_for`](Self::authorize_url_for).
    ///
    /// Source: documentation (`api/authentication/online/includes/oidc-metadata`).
    authorize_url = "/login/common/oauth/authorize";
    /// Where a code or a refresh token is exchanged; `tokens` is plural.
    ///
    /// Source: documentation (`api/authentication/online/includes/oidc-metadata`).
    token_url = "/login/common/oauth/tokens";
    /// Where a token is revoked.
    ///
    /// Source: samples (the tests of AspNet.Security.OAuth.SuperOffice). SuperOffice's node sample writes `Revoke`.
    revoke_url = "/login/common/oauth/revoke";
    /// Where users are sent to sign out. SuperOffice's sample adds `scope=openid` and `redirect_uri`, and not `post_logout_redirect_uri`, which is OpenID Connect's name.
    ///
    /// Source: samples (the tests of AspNet.Security.OAuth.SuperOffice, devnet-oidc-razor-pages-webapi).
    end_session_url = "/login/logout";
    /// The keys that tokens are signed with. Each environment has its own, and only they tell apart the environments of tokens whose issuer is `SuperOffice AS`.
    ///
    /// Source: documentation (`api/authentication/online/includes/oidc-metadata`).
    jwks_url = "/login/.well-known/jwks";
    /// Where a signed system user token is exchanged for a ticket, by REST: a POST of JSON.
    ///
    /// Source: documentation (`api/authentication/online/auth-application/get-system-user-ticket`), which writes `Login` with a capital here.
    system_user_url = "/Login/api/PartnerSystemUser/Authenticate";
    /// The same by SOAP.
    ///
    /// Source: documentation (`api/authentication/online/auth-application/get-system-user-ticket`).
    system_user_soap_url = "/login/services/PartnerSystemUserService.svc";
}

/// URLs that name a tenant. A [`ContextId`] holds no more than letters, digits, `-` and `_`, so that it is always one segment of the path.
impl Environment {
    /// Where users of one tenant are sent to sign in, such as for web panels.
    ///
    /// It helps those who sign in, and protects nothing: the address is theirs to change, and an identifier `common` gives
    /// [`authorize_url`](Self::authorize_url). Compare the claim `ctx` of the token with the tenant.
    ///
    /// Source: documentation (`developer-portal/getting-started/what-api-to-use`) and samples (devnet-oidc-razor-pages-webapi).
    ///
    /// ```
    /// use superoffice_app::{ContextId, Environment};
    ///
    /// let url = Environment::Sod.authorize_url_for(&ContextId::parse("Cust12345")?);
    /// assert_eq!(url, "https://sod.superoffice.com/login/Cust12345/oauth/authorize");
    /// # Ok::<(), superoffice_app::ParseError>(())
    /// ```
    #[must_use]
    pub fn authorize_url_for(self, tenant: &ContextId) -> String {
        format!("{}/{tenant}/oauth/authorize", self.authority())
    }

    /// Where the state of a tenant and its endpoints are asked for: a plain GET, without credentials in all examples.
    ///
    /// Source: documentation (`tenant-status/check-status`), which writes `stage` for Stage in one place; see [`login_host`](Self::login_host).
    ///
    /// ```
    /// use superoffice_app::{ContextId, Environment};
    ///
    /// let url = Environment::Production.tenant_state_url(&ContextId::parse("Cust12345")?);
    /// assert_eq!(url, "https://online.superoffice.com/api/state/Cust12345");
    /// # Ok::<(), superoffice_app::ParseError>(())
    /// ```
    #[must_use]
    pub fn tenant_state_url(self, tenant: &ContextId) -> String {
        format!("{}/api/state/{tenant}", self.issuer())
    }
}

/// Pages for people.
impl Environment {
    /// The developer portal, one for all environments.
    ///
    /// Source: documentation (`developer-portal/about`).
    pub const PORTAL_URL: &'static str = "https://dev.superoffice.com";

    /// The App Store. Only that of Production is published.
    ///
    /// Source: documentation (links in many pages, in either letter case: `appstore`, `AppStore`).
    #[must_use]
    pub const fn app_store_url(self) -> Option<&'static str> {
        match self {
            Self::Sod | Self::Stage => None,
            Self::Production => Some("https://online.superoffice.com/appstore"),
        }
    }

    /// The Operation Center, where a customer's administrators see and withdraw approvals. Only that of Production is published.
    ///
    /// Source: documentation (`mirroring/setup-guide`; others write `oc2`).
    #[must_use]
    pub const fn operation_center_url(self) -> Option<&'static str> {
        match self {
            Self::Sod | Self::Stage => None,
            Self::Production => Some("https://online.superoffice.com/OC2"),
        }
    }
}

#[cfg(test)]
mod tests;
