//! The settings, by name.

use core::fmt;

use serde::ser::{Serialize, Serializer};

use crate::{Editor, PortalVersion, Provenance};

/// Writes [`FieldId`] from one table: for each setting its documentation, its path, whose it is to change in the three editions of the
/// portal, and where it says so.
macro_rules! fields {
    ($(
        $(#[doc = $line:literal])+
        $name:ident = [$($key:literal),+] by [$in_1_10:ident, $in_2_0:ident, $in_2_15:ident], $kind:ident $source:literal;
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

            /// Where it says so.
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
    (@path $first:literal $(, $rest:literal)*) => {
        concat!($first $(, ".", $rest)*)
    };
}

fields! {
    /// The name of the application.
    Name = ["name"] by [AppManager, AppManager, AppManager], doc "developer-portal/create-app/update-app-config: for other values, contact the App Manager";
    /// The partner that owns it.
    Partner = ["partner"] by [AppManager, AppManager, AppManager], doc "developer-portal/create-app/update-app-config: for other values, contact the App Manager";
    /// For one customer, or for the App Store ("Is custom app").
    Distribution = ["distribution"] by [AppManager, AppManager, AppManager], doc "developer-portal/create-app/update-app-config: for other values, contact the App Manager";
    /// Where people meet it.
    Kind = ["kind"] by [Partner, Partner, Partner], def "no setting of the portal, but the owner's own description";
    /// Where an external or hybrid application is operated.
    PartnerSite = ["partner_site"] by [Partner, Partner, Partner], def "no setting of the portal, but the owner's own description";
    /// What it shows inside SuperOffice CRM.
    Ui = ["ui"] by [Partner, Partner, Partner], def "no setting of the portal, but the owner's own description";
    /// "Is native or mobile app".
    Native = ["authentication", "native"] by [Partner, Partner, Partner], infer "no page says whether a partner may change it later, so nothing is refused";
    /// "Client ID".
    ClientId = ["authentication", "client_id"] by [AppManager, AppManager, AppManager], doc "developer-portal/create-app/update-app-config: for other values, contact the App Manager";
    /// "Allowed redirect URLs".
    RedirectUrls = ["authentication", "redirect_urls"] by [Partner, Partner, Partner], doc "developer-portal/create-app/update-app-config: what a partner can edit";
    /// "Allowed postlogout redirect URLs".
    PostLogoutRedirectUrls = ["authentication", "post_logout_redirect_urls"] by [Partner, Partner, Partner], doc "developer-portal/create-app/update-app-config: what a partner can edit";
    /// "CORS URLs".
    CorsUrls = ["authentication", "cors_urls"] by [Partner, Partner, Partner], doc "developer-portal/create-app/update-app-config: what a partner can edit";
    /// "Default redirect URL".
    DefaultRedirectUrl = ["authentication", "default_redirect_url"] by [Partner, AppManager, AppManager], doc "among the URLs in 2023; an advanced setting since 2.0";
    /// "Authorize": the consent text.
    AuthorizeText = ["authentication", "authorize_text"] by [Partner, Partner, Partner], doc "developer-portal/create-app/update-app-config: what a partner can edit";
    /// "Client secret".
    ClientSecret = ["authentication", "client_secret"] by [Partner, Partner, Partner], doc "developer-portal/create-app/update-app-config: what a partner can edit";
    /// "Certificates".
    Certificate = ["authentication", "certificate"] by [Partner, Partner, Partner], doc "developer-portal/create-app/update-app-config: what a partner can edit";
    /// "Supported endpoints".
    SupportedEndpoints = ["endpoints", "supported"] by [Partner, AppManager, AppManager], doc "a section of its own in 2023; an advanced setting since 2.0";
    /// "Customer state change endpoint".
    StateChangeUrl = ["notifications", "state_change_url"] by [Partner, Partner, Partner], doc "developer-portal/create-app/update-app-config: what a partner can edit";
    /// Whether state changes are sent.
    NotificationsEnabled = ["notifications", "enabled"] by [Partner, Partner, Partner], doc "developer-portal/create-app/update-app-config: what a partner can edit";
    /// Whether failures of sending are mailed.
    NotificationErrorEmails = ["notifications", "send_error_emails"] by [Partner, Partner, Partner], doc "developer-portal/create-app/update-app-config: what a partner can edit";
    /// "Technical contact".
    TechnicalContact = ["notifications", "technical_contact"] by [Partner, Partner, Partner], doc "developer-portal/create-app/update-app-config: what a partner can edit";
    /// "Error emails".
    ErrorEmails = ["notifications", "error_emails"] by [Partner, Partner, Partner], doc "developer-portal/create-app/update-app-config: what a partner can edit";
    /// The endpoint of ERP sync.
    ErpSyncUrl = ["integrations", "erp_sync", "url"] by [Partner, Partner, Partner], doc "developer-portal/create-app/update-app-config: what a partner can edit";
    /// Whether ERP sync is on.
    ErpSyncEnabled = ["integrations", "erp_sync", "enabled"] by [Partner, Partner, Partner], doc "developer-portal/create-app/update-app-config: what a partner can edit";
    /// Whether failures of ERP sync are mailed.
    ErpSyncErrorEmails = ["integrations", "erp_sync", "send_error_emails"] by [Partner, Partner, Partner], doc "developer-portal/create-app/update-app-config: what a partner can edit";
    /// The endpoint of the quote connector.
    QuoteConnectorUrl = ["integrations", "quote_connector", "url"] by [Partner, Partner, Partner], doc "developer-portal/create-app/update-app-config: what a partner can edit";
    /// Whether the quote connector is on.
    QuoteConnectorEnabled = ["integrations", "quote_connector", "enabled"] by [Partner, Partner, Partner], doc "developer-portal/create-app/update-app-config: what a partner can edit";
    /// Whether failures of the quote connector are mailed.
    QuoteConnectorErrorEmails = ["integrations", "quote_connector", "send_error_emails"] by [Partner, Partner, Partner], doc "developer-portal/create-app/update-app-config: what a partner can edit";
    /// The endpoint of mirroring.
    MirroringUrl = ["integrations", "mirroring", "url"] by [Partner, Partner, Partner], doc "developer-portal/create-app/update-app-config: what a partner can edit";
    /// Whether mirroring is on.
    MirroringEnabled = ["integrations", "mirroring", "enabled"] by [Partner, Partner, Partner], doc "developer-portal/create-app/update-app-config: what a partner can edit";
    /// Whether failures of mirroring are mailed.
    MirroringErrorEmails = ["integrations", "mirroring", "send_error_emails"] by [Partner, Partner, Partner], doc "developer-portal/create-app/update-app-config: what a partner can edit";
    /// The licenses that are required.
    RequiredLicenses = ["licenses", "required"] by [Employee, Employee, Employee], doc "the page of 2023: license settings are changed by SuperOffice employees only";
    /// The licenses that are granted.
    GrantedLicenses = ["licenses", "granted"] by [Employee, Employee, Employee], doc "the page of 2023: license settings are changed by SuperOffice employees only";
    /// "Access to (claims)".
    Claims = ["advanced", "claims"] by [AppManager, AppManager, AppManager], doc "developer-portal/create-app/config/app-config: advanced settings";
    /// "Access to restricted agents".
    Agents = ["advanced", "agents"] by [AppManager, AppManager, AppManager], doc "developer-portal/create-app/config/app-config: advanced settings";
    /// "Custom claims".
    CustomClaims = ["advanced", "custom_claims"] by [AppManager, AppManager, AppManager], doc "developer-portal/create-app/config/app-config: advanced settings";
    /// "Custom error URL".
    CustomErrorUrl = ["advanced", "custom_error_url"] by [Internal, Internal, Internal], doc "the page of 2023: only internal";
    /// "Multi-tenant identity".
    MultiTenantIdentity = ["advanced", "multi_tenant_identity"] by [Internal, Internal, Internal], doc "the page of 2023: only internal";
    /// "Redirect suspended customers".
    RedirectSuspendedCustomers = ["advanced", "redirect_suspended_customers"] by [Internal, Internal, Internal], doc "the page of 2023: only internal";
    /// "Exclude from invoice".
    ExcludeFromInvoice = ["advanced", "exclude_from_invoice"] by [Internal, Internal, Internal], doc "the page of 2023: only internal";
    /// "Support dark mode".
    SupportDarkMode = ["advanced", "support_dark_mode"] by [Partner, Partner, Partner], doc "developer-portal/create-app/config/app-config: excepted from what the app manager changes";
    /// "Remove remember me".
    RemoveRememberMe = ["advanced", "remove_remember_me"] by [Partner, Partner, Partner], doc "developer-portal/create-app/config/app-config: excepted from what the app manager changes";
    /// "Authorization level".
    AuthorizationLevel = ["verification", "authorization_level"] by [AppManager, AppManager, AppManager], doc "developer-portal/create-app/config/app-config: advanced settings";
    /// "Security audit".
    SecurityAudit = ["verification", "security_audit"] by [AppManager, AppManager, AppManager], doc "developer-portal/create-app/update-app-config: for other values, contact the App Manager";
    /// "Certified".
    Certification = ["verification", "certification"] by [AppManager, AppManager, AppManager], doc "developer-portal/create-app/update-app-config: for other values, contact the App Manager";
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
    use crate::draft::shape::Shape;

    /// Each setting of the file is one, and none is invented: they are compared with the shape of the file.
    #[test]
    fn are_the_settings_of_the_file() {
        fn leaves(shape: &Shape, path: &str, found: &mut Vec<String>) {
            let Shape::Table(keys) = shape else { return found.push(path.to_owned()) };
            for (key, below) in *keys {
                leaves(below, &format!("{path}{}{key}", if path.is_empty() { "" } else { "." }), found);
            }
        }
        let mut found = Vec::new();
        leaves(&<crate::ConfigurationDraft<'_> as Read<'_>>::SHAPE, "", &mut found);
        // The form of the file is no setting, and tenants are no part of a configuration.
        found.retain(|path| path != "schema" && !path.starts_with("tenants."));
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
