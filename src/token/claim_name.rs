//! SuperOffice's own claims, by name.

use core::fmt;

use super::TokenKind;
use crate::{Claims, Provenance};

/// What the URI of each of SuperOffice's claims starts with: `http`, `schemes`, `.net`.
macro_rules! prefix {
    () => {
        "http://schemes.superoffice.net/identity/"
    };
}

/// Writes [`ClaimName`] from one table: for each claim its documentation, its name, the tokens it is known to be in, the setting that adds
/// it to ID tokens, and where it says so.
macro_rules! claims {
    ($(
        $(#[doc = $line:literal])+
        $ident:ident = $name:literal in [$($token:ident),*] $(if $setting:ident)?, $kind:ident $source:literal;
    )+) => {
        /// A claim of SuperOffice's own. In tokens it is named by its URI, `http://schemes.superoffice.net/identity/` and the name.
        ///
        /// Values are mostly texts: `"5"`, `"False"` with a capital. `docs/claims.md` shows the table. SuperOffice's samples also make names of
        /// a version number (`netserver{0}_url`, `internal_netserver{0}_url`), of which the known ones are here.
        ///
        /// ```
        /// use superoffice_app::{ClaimName, Claims};
        ///
        /// assert_eq!(ClaimName::ContextIdentifier.uri(), "http://schemes.superoffice.net/identity/ctx");
        /// assert_eq!(ClaimName::parse("http://schemes.superoffice.net/identity/serial"), Some(ClaimName::Serial));
        /// assert_eq!(ClaimName::SystemToken.opt_in(), Some(Claims::SYSTEM_TOKEN));
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum ClaimName {
            $($(#[doc = $line])+ $ident,)+
        }

        impl ClaimName {
            /// All of them: first those that are documented, then what else may be asked for, then what only samples name.
            pub const ALL: &'static [Self] = &[$(Self::$ident),+];

            /// What all URIs start with.
            pub const PREFIX: &'static str = prefix!();

            /// The name, which is the end of the URI.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$ident => $name,)+
                }
            }

            /// The URI, which is the key in a token.
            #[must_use]
            pub const fn uri(self) -> &'static str {
                match self {
                    $(Self::$ident => concat!(prefix!(), $name),)+
                }
            }

            /// What it tells, in one sentence.
            #[must_use]
            pub fn description(self) -> &'static str {
                match self {
                    $(Self::$ident => concat!($($line),+).trim_start(),)+
                }
            }

            /// The tokens that it is known to be in. Of the others nothing is known: no document lists what is in the tokens of system users, of connectors and
            /// of mirroring.
            #[must_use]
            pub const fn tokens(self) -> &'static [TokenKind] {
                match self {
                    $(Self::$ident => &[$(TokenKind::$token),*],)+
                }
            }

            /// The setting of "Access to (claims)" without which it is not in an ID token; nothing when it needs none, or none is known.
            ///
            /// Which claims `FeatureToggles` and `MinimumPocketVersion` add is not published.
            #[must_use]
            pub const fn opt_in(self) -> Option<Claims> {
                match self {
                    $(Self::$ident => claims!(@setting $($setting)?),)+
                }
            }

            /// Where it says so.
            #[must_use]
            pub const fn source(self) -> Provenance {
                match self {
                    $(Self::$ident => Provenance::$kind($source),)+
                }
            }
        }
    };
    (@setting) => {
        None
    };
    (@setting $setting:ident) => {
        Some(Claims::$setting)
    };
}

claims! {
    /// The number of the user as an associate.
    AssociateId = "associateid" in [IdToken, Federated], doc "api/authentication/online/validate-security-tokens";
    /// The name of the user's company.
    CompanyName = "company_name" in [IdToken, Federated], doc "api/authentication/online/validate-security-tokens";
    /// The context identifier of the tenant.
    ContextIdentifier = "ctx" in [IdToken, Federated], doc "api/authentication/online/validate-security-tokens";
    /// The e-mail address of the user.
    Email = "email" in [IdToken, Federated], doc "api/authentication/online/validate-security-tokens";
    /// The first name of the user.
    FirstName = "firstname" in [Federated], doc "api/authentication/online/validate-security-tokens";
    /// Who signed the user in; documented are `SuperOffice AS` and `https://sod.superoffice.com`, the sample has `central-superid`.
    IdentityProvider = "identityprovider" in [IdToken, Federated], doc "api/authentication/online/validate-security-tokens";
    /// The initials of the user, since June 2019.
    Initials = "initials" in [IdToken, Federated], doc "api/authentication/online/validate-security-tokens";
    /// Whether the user is an administrator: `"True"` or `"False"`, as text.
    IsAdministrator = "is_administrator" in [IdToken, Federated], doc "api/authentication/online/validate-security-tokens";
    /// The last name of the user.
    LastName = "lastname" in [Federated], doc "api/authentication/online/validate-security-tokens";
    /// The URL of the tenant's SOAP services; SuperOffice means to remove it, ask for the tenant's state instead.
    NetserverUrl = "netserver_url" in [IdToken, Federated], doc "api/authentication/online/validate-security-tokens";
    /// Not used.
    RememberMeExpires = "remember_me_expires" in [IdToken, Federated], doc "api/authentication/online/validate-security-tokens";
    /// The serial number of the tenant's database.
    Serial = "serial" in [IdToken, SystemUser, Federated], doc "api/authentication/online/validate-security-tokens";
    /// The primary e-mail address of the user, since June 2019.
    PrimaryEmailAddress = "so_primary_email_address" in [IdToken, Federated], doc "api/authentication/online/validate-security-tokens";
    /// The system user token of the application and tenant, when an administrator signs in; a secret.
    SystemToken = "system_token" in [IdToken, Federated] if SYSTEM_TOKEN, doc "api/authentication/online/validate-security-tokens";
    /// The ticket, which signs in to the services; a secret.
    Ticket = "ticket" in [SystemUser, Federated], doc "api/authentication/online/validate-security-tokens; auth-application/get-system-user-ticket";
    /// The user principal name.
    Upn = "upn" in [IdToken, Federated], doc "api/authentication/online/validate-security-tokens";
    /// The URL of the tenant's REST services, with a slash at the end; SuperOffice means to remove it, ask for the tenant's state instead.
    WebApiUrl = "webapi_url" in [IdToken, Federated], doc "api/authentication/online/validate-security-tokens";
    /// The number of the user as a person.
    PersonId = "personid" in [IdToken] if PERSON_ID, infer "the name of the setting `PersonId`";
    /// The URL of the tenant's SOAP services inside SuperOffice's network.
    InternalNetserverUrl = "internal_netserver_url" in [IdToken] if INTERNAL_NETSERVER_URL, infer "the name of the setting `InternalNetserverUrl`";
    /// The user principal name in SuperID.
    SuperIdUpn = "superid-upn" in [], sample "SuperOffice.SystemUser.Client";
    /// An identifier of the tenant; whether it is another than `ctx` is not told.
    TenantId = "tenantId" in [], sample "SuperOffice.SystemUser.Client, a PHP sample of SuperOffice";
    /// A second identity provider.
    SecondaryIdentityProvider = "secondaryidentityprovider" in [], sample "SuperOffice.SystemUser.Client, a PHP sample of SuperOffice";
    /// A number of the company.
    CompanyId = "company_id" in [], sample "SuperOffice.SystemUser.Client";
    /// The URL of Pocket CRM.
    PocketUrl = "pocket_url" in [], sample "a PHP sample of SuperOffice";
    /// A version; of what is not told.
    Version = "version" in [], sample "a PHP sample of SuperOffice";
    /// Where the request came from.
    RequestOrigin = "requestorigin" in [], sample "a PHP sample of SuperOffice";
    /// The URL of the SOAP services of version 7.3.
    Netserver73Url = "netserver73_url" in [], sample "a PHP sample of SuperOffice";
    /// The same inside SuperOffice's network.
    InternalNetserver73Url = "internal_netserver73_url" in [], sample "a PHP sample of SuperOffice";
    /// The URL of the SOAP services of version 7.5.
    Netserver75Url = "netserver75_url" in [], sample "a PHP sample of SuperOffice";
    /// The same inside SuperOffice's network, for version 7.5.
    InternalNetserver75Url = "internal_netserver75_url" in [], sample "a PHP sample of SuperOffice";
    /// A refresh token; a secret.
    RefreshToken = "refresh_token" in [], sample "a PHP sample of SuperOffice";
    /// A URL; of what is not told.
    Url = "url" in [], sample "a PHP sample of SuperOffice";
}

impl ClaimName {
    /// The claim of this name or URI. Letter case counts (RFC 7519 §10.1.1), and only the URI is what a token holds.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let name = text.strip_prefix(Self::PREFIX).unwrap_or(text);
        Self::ALL.iter().copied().find(|claim| claim.as_str() == name)
    }
}

impl fmt::Display for ClaimName {
    /// The name.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.as_str(), f)
    }
}

/// Whether this name is that of a claim which is known to be in tokens.
pub(crate) fn is_used(name: &str) -> bool {
    ClaimName::ALL.iter().any(|claim| !claim.tokens().is_empty() && claim.as_str() == name)
}

#[cfg(test)]
mod tests;
