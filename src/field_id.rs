//! The settings, by name.

use core::fmt;

use serde::ser::{Serialize, Serializer};

use crate::{Editor, PortalVersion, Provenance};

/// Writes [`FieldId`] from one table: for each setting its documentation, whether each `version` of an application has its own or the
/// `application` one, its path, whose it is to change in the three editions of the portal, and where it says so.
macro_rules! fields {
    ($(
        $(#[doc = $line:literal])+
        $name:ident of $whole:ident = [$($key:literal),+] by [$in_1_10:ident, $in_2_0:ident, $in_2_15:ident], $kind:ident $source:literal;
    )+) => {
        /// One setting of the page "Application configuration".
        ///
        /// Its name is its path in the file format, such as `authentication.redirect_urls`; the environment is told beside it.
        ///
        /// ```
        /// use superoffice_app::FieldId;
        ///
        /// assert_eq!(FieldId::RedirectUrls.as_str(), "authentication.redirect_urls");
        /// assert_eq!(FieldId::parse("licenses.granted"), Some(FieldId::GrantedLicenses));
        /// ```
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum FieldId {
            $($(#[doc = $line])+ $name,)+
        }

        impl FieldId {
            /// All settings, in the order of the file format.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The keys from the top down.
            pub(crate) const fn keys(self) -> &'static [&'static str] {
                match self {
                    $(Self::$name => &[$($key),+],)+
                }
            }

            /// Whose this setting is to change, in this edition of the portal; see [`Editor`].
            ///
            /// ```
            /// use superoffice_app::{Editor, FieldId, PortalVersion};
            ///
            /// assert_eq!(FieldId::DefaultRedirectUrl.editor(PortalVersion::V1_10), Editor::Partner);
            /// assert_eq!(FieldId::DefaultRedirectUrl.editor(PortalVersion::V2_0), Editor::AppManager);
            /// ```
            #[must_use]
            pub const fn editor(self, portal: PortalVersion) -> Editor {
                match (self, portal) {
                    $(
                        (Self::$name, PortalVersion::V1_10) => Editor::$in_1_10,
                        (Self::$name, PortalVersion::V2_0) => Editor::$in_2_0,
                        (Self::$name, PortalVersion::V2_15) => Editor::$in_2_15,
                    )+
                }
            }

            /// Whether each version of an application has its own. The others are settings of the application itself: they are the same
            /// in all its versions and are never locked.
            ///
            /// ```
            /// use superoffice_app::FieldId;
            ///
            /// assert!(FieldId::RedirectUrls.is_versioned());
            /// assert!(!FieldId::Name.is_versioned());
            /// ```
            #[must_use]
            pub const fn is_versioned(self) -> bool {
                match self {
                    $(Self::$name => fields!(@versioned $whole),)+
                }
            }

            /// Where it says whose this setting is to change.
            #[must_use]
            pub const fn editor_source(self) -> Provenance {
                match self {
                    $(Self::$name => Provenance::$kind($source),)+
                }
            }

            /// The path in the file format.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => fields!(@path $($key),+),)+
                }
            }
        }
    };
    (@versioned version) => {
        true
    };
    (@versioned application) => {
        false
    };
    (@path $first:literal $(, $rest:literal)*) => {
        concat!($first $(, ".", $rest)*)
    };
}

fields! {
    /// The name of the application.
    Name of application = ["name"] by [AppManager, AppManager, AppManager], doc "developer-portal/create-app/update-app-config: for other values, contact the App Manager";
    /// The partner that owns it.
    Partner of application = ["partner"] by [AppManager, AppManager, AppManager], doc "developer-portal/create-app/update-app-config: for other values, contact the App Manager";
    /// For one customer, or for the App Store ("Is custom app").
    Distribution of application = ["distribution"] by [AppManager, AppManager, AppManager], doc "developer-portal/create-app/update-app-config: for other values, contact the App Manager";
    /// Where people meet it.
    Kind of version = ["kind"] by [Partner, Partner, Partner], def "no setting of the portal, but the owner's own description";
    /// Where an external or hybrid application is operated.
    PartnerSite of version = ["partner_site"] by [Partner, Partner, Partner], def "no setting of the portal, but the owner's own description";
    /// What it shows inside SuperOffice CRM.
    Ui of version = ["ui"] by [Partner, Partner, Partner], def "no setting of the portal, but the owner's own description";
    /// "Is native or mobile app".
    Native of version = ["authentication", "native"] by [Partner, Partner, Partner], infer "no page says whether a partner may change it later, so nothing is refused";
    /// "Client ID".
    ClientId of version = ["authentication", "client_id"] by [AppManager, AppManager, AppManager], doc "developer-portal/create-app/update-app-config: for other values, contact the App Manager";
    /// "Allowed redirect URLs".
    RedirectUrls of version = ["authentication", "redirect_urls"] by [Partner, Partner, Partner], doc "developer-portal/create-app/update-app-config: what a partner can edit";
    /// "Allowed postlogout redirect URLs".
    PostLogoutRedirectUrls of version = ["authentication", "post_logout_redirect_urls"] by [Partner, Partner, Partner], doc "developer-portal/create-app/update-app-config: what a partner can edit";
    /// "CORS URLs".
    CorsUrls of version = ["authentication", "cors_urls"] by [Partner, Partner, Partner], doc "developer-portal/create-app/update-app-config: what a partner can edit";
    /// "Default redirect URL".
    DefaultRedirectUrl of version = ["authentication", "default_redirect_url"] by [Partner, AppManager, AppManager], doc "among the URLs in 2023; an advanced setting since 2.0";
    /// "Authorize": the consent text.
    AuthorizeText of version = ["authentication", "authorize_text"] by [Partner, Partner, Partner], doc "developer-portal/create-app/update-app-config: what a partner can edit";
    /// "Client secret".
    ClientSecret of version = ["authentication", "client_secret"] by [Partner, Partner, Partner], doc "developer-portal/create-app/update-app-config: what a partner can edit";
    /// "Certificates".
    Certificate of version = ["authentication", "certificate"] by [Partner, Partner, Partner], doc "developer-portal/create-app/update-app-config: what a partner can edit";
    /// "Supported endpoints".
    SupportedEndpoints of version = ["endpoints", "supported"] by [Partner, AppManager, AppManager], doc "a section of its own in 2023; an advanced setting since 2.0";
    /// "Customer state change endpoint".
    StateChangeUrl of version = ["notifications", "state_change_url"] by [Partner, Partner, Partner], doc "developer-portal/create-app/update-app-config: what a partner can edit";
    /// Whether state changes are sent.
    NotificationsEnabled of version = ["notifications", "enabled"] by [Partner, Partner, Partner], doc "developer-portal/create-app/update-app-config: what a partner can edit";
    /// Whether failures of sending are mailed.
    NotificationErrorEmails of version = ["notifications", "send_error_emails"] by [Partner, Partner, Partner], doc "developer-portal/create-app/update-app-config: what a partner can edit";
    /// "Technical contact".
    TechnicalContact of version = ["notifications", "technical_contact"] by [Partner, Partner, Partner], doc "developer-portal/create-app/update-app-config: what a partner can edit";
    /// "Error emails".
    ErrorEmails of version = ["notifications", "error_emails"] by [Partner, Partner, Partner], doc "developer-portal/create-app/update-app-config: what a partner can edit";
    /// The endpoint of ERP sync.
    ErpSyncUrl of version = ["integrations", "erp_sync", "url"] by [Partner, Partner, Partner], doc "developer-portal/create-app/update-app-config: what a partner can edit";
    /// Whether ERP sync is on.
    ErpSyncEnabled of version = ["integrations", "erp_sync", "enabled"] by [Partner, Partner, Partner], doc "developer-portal/create-app/update-app-config: what a partner can edit";
    /// Whether failures of ERP sync are mailed.
    ErpSyncErrorEmails of version = ["integrations", "erp_sync", "send_error_emails"] by [Partner, Partner, Partner], doc "developer-portal/create-app/update-app-config: what a partner can edit";
    /// The endpoint of the quote connector.
    QuoteConnectorUrl of version = ["integrations", "quote_connector", "url"] by [Partner, Partner, Partner], doc "developer-portal/create-app/update-app-config: what a partner can edit";
    /// Whether the quote connector is on.
    QuoteConnectorEnabled of version = ["integrations", "quote_connector", "enabled"] by [Partner, Partner, Partner], doc "developer-portal/create-app/update-app-config: what a partner can edit";
    /// Whether failures of the quote connector are mailed.
    QuoteConnectorErrorEmails of version = ["integrations", "quote_connector", "send_error_emails"] by [Partner, Partner, Partner], doc "developer-portal/create-app/update-app-config: what a partner can edit";
    /// The endpoint of mirroring.
    MirroringUrl of version = ["integrations", "mirroring", "url"] by [Partner, Partner, Partner], doc "developer-portal/create-app/update-app-config: what a partner can edit";
    /// Whether mirroring is on.
    MirroringEnabled of version = ["integrations", "mirroring", "enabled"] by [Partner, Partner, Partner], doc "developer-portal/create-app/update-app-config: what a partner can edit";
    /// Whether failures of mirroring are mailed.
    MirroringErrorEmails of version = ["integrations", "mirroring", "send_error_emails"] by [Partner, Partner, Partner], doc "developer-portal/create-app/update-app-config: what a partner can edit";
    /// The licenses that are required.
    RequiredLicenses of application = ["licenses", "required"] by [Employee, Employee, Employee], doc "the page of 2023: license settings are changed by SuperOffice employees only";
    /// The licenses that are granted.
    GrantedLicenses of application = ["licenses", "granted"] by [Employee, Employee, Employee], doc "the page of 2023: license settings are changed by SuperOffice employees only";
    /// "Access to (claims)".
    Claims of version = ["advanced", "claims"] by [AppManager, AppManager, AppManager], doc "developer-portal/create-app/config/app-config: advanced settings";
    /// "Access to restricted agents".
    Agents of version = ["advanced", "agents"] by [AppManager, AppManager, AppManager], doc "developer-portal/create-app/config/app-config: advanced settings";
    /// "Custom claims".
    CustomClaims of version = ["advanced", "custom_claims"] by [AppManager, AppManager, AppManager], doc "developer-portal/create-app/config/app-config: advanced settings";
    /// "Custom error URL".
    CustomErrorUrl of version = ["advanced", "custom_error_url"] by [Internal, Internal, Internal], doc "the page of 2023: only internal";
    /// "Multi-tenant identity".
    MultiTenantIdentity of version = ["advanced", "multi_tenant_identity"] by [Internal, Internal, Internal], doc "the page of 2023: only internal";
    /// "Redirect suspended customers".
    RedirectSuspendedCustomers of version = ["advanced", "redirect_suspended_customers"] by [Internal, Internal, Internal], doc "the page of 2023: only internal";
    /// "Exclude from invoice".
    ExcludeFromInvoice of version = ["advanced", "exclude_from_invoice"] by [Internal, Internal, Internal], doc "the page of 2023: only internal";
    /// "Support dark mode".
    SupportDarkMode of version = ["advanced", "support_dark_mode"] by [Partner, Partner, Partner], doc "developer-portal/create-app/config/app-config: excepted from what the app manager changes";
    /// "Remove remember me".
    RemoveRememberMe of version = ["advanced", "remove_remember_me"] by [Partner, Partner, Partner], doc "developer-portal/create-app/config/app-config: excepted from what the app manager changes";
    /// "Authorization level".
    AuthorizationLevel of application = ["verification", "authorization_level"] by [AppManager, AppManager, AppManager], doc "developer-portal/create-app/config/app-config: advanced settings";
    /// "Security audit".
    SecurityAudit of application = ["verification", "security_audit"] by [AppManager, AppManager, AppManager], doc "developer-portal/create-app/update-app-config: for other values, contact the App Manager";
    /// "Certified".
    Certification of application = ["verification", "certification"] by [AppManager, AppManager, AppManager], doc "developer-portal/create-app/update-app-config: for other values, contact the App Manager";
}

impl FieldId {
    /// Finds a setting by its path.
    #[must_use]
    pub fn parse(path: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.as_str() == path)
    }
}

impl fmt::Display for FieldId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.as_str(), f)
    }
}

impl fmt::Debug for FieldId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FieldId({self})")
    }
}

impl Serialize for FieldId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::read::Read;
    use crate::draft::shape::{Key, Shape};

    /// Each setting of the file is one, and none is invented: they are compared with the shape of the file.
    #[test]
    fn are_the_settings_of_the_file() {
        fn leaves(shape: &Shape, path: &str, found: &mut Vec<String>) {
            let Shape::Table(keys) = shape else { return found.push(path.to_owned()) };
            for Key { name, shape, .. } in *keys {
                leaves(shape, &format!("{path}{}{name}", if path.is_empty() { "" } else { "." }), found);
            }
        }
        let mut found = Vec::new();
        leaves(&<crate::ConfigurationDraft<'_> as Read<'_>>::SHAPE, "", &mut found);
        // The form of the file is no setting, and tenants are no part of a configuration.
        found.retain(|path| path != "$schema" && path != "schema" && !path.starts_with("tenants."));
        assert_eq!(found, FieldId::ALL.iter().map(|field| field.as_str()).collect::<Vec<_>>());
    }

    #[test]
    fn each_is_found_by_its_path() {
        for field in FieldId::ALL.iter().copied() {
            assert_eq!(FieldId::parse(field.as_str()), Some(field));
            assert_eq!(field.keys().join("."), field.as_str());
            assert_eq!(format!("{field:?}"), format!("FieldId({field})"));
        }
        assert_eq!(FieldId::parse("authentication"), None);
    }
}
