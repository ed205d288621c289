//! The settings, by name.

use core::fmt;

use serde::ser::{Serialize, Serializer};

/// Writes [`FieldId`]: a variant, its documentation and its path for each setting.
macro_rules! fields {
    ($($(#[doc = $line:literal])+ $name:ident = [$($key:literal),+],)+) => {
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
    Name = ["name"],
    /// The partner that owns it.
    Partner = ["partner"],
    /// For one customer, or for the App Store ("Is custom app").
    Distribution = ["distribution"],
    /// Where people meet it.
    Kind = ["kind"],
    /// Where an external or hybrid application is operated.
    PartnerSite = ["partner_site"],
    /// What it shows inside SuperOffice CRM.
    Ui = ["ui"],
    /// "Is native or mobile app".
    Native = ["authentication", "native"],
    /// "Client ID".
    ClientId = ["authentication", "client_id"],
    /// "Allowed redirect URLs".
    RedirectUrls = ["authentication", "redirect_urls"],
    /// "Allowed postlogout redirect URLs".
    PostLogoutRedirectUrls = ["authentication", "post_logout_redirect_urls"],
    /// "CORS URLs".
    CorsUrls = ["authentication", "cors_urls"],
    /// "Default redirect URL".
    DefaultRedirectUrl = ["authentication", "default_redirect_url"],
    /// "Authorize": the consent text.
    AuthorizeText = ["authentication", "authorize_text"],
    /// "Client secret".
    ClientSecret = ["authentication", "client_secret"],
    /// "Certificates".
    Certificate = ["authentication", "certificate"],
    /// "Supported endpoints".
    SupportedEndpoints = ["endpoints", "supported"],
    /// "Customer state change endpoint".
    StateChangeUrl = ["notifications", "state_change_url"],
    /// Whether state changes are sent.
    NotificationsEnabled = ["notifications", "enabled"],
    /// Whether failures of sending are mailed.
    NotificationErrorEmails = ["notifications", "send_error_emails"],
    /// "Technical contact".
    TechnicalContact = ["notifications", "technical_contact"],
    /// "Error emails".
    ErrorEmails = ["notifications", "error_emails"],
    /// The endpoint of ERP sync.
    ErpSyncUrl = ["integrations", "erp_sync", "url"],
    /// Whether ERP sync is on.
    ErpSyncEnabled = ["integrations", "erp_sync", "enabled"],
    /// Whether failures of ERP sync are mailed.
    ErpSyncErrorEmails = ["integrations", "erp_sync", "send_error_emails"],
    /// The endpoint of the quote connector.
    QuoteConnectorUrl = ["integrations", "quote_connector", "url"],
    /// Whether the quote connector is on.
    QuoteConnectorEnabled = ["integrations", "quote_connector", "enabled"],
    /// Whether failures of the quote connector are mailed.
    QuoteConnectorErrorEmails = ["integrations", "quote_connector", "send_error_emails"],
    /// The endpoint of mirroring.
    MirroringUrl = ["integrations", "mirroring", "url"],
    /// Whether mirroring is on.
    MirroringEnabled = ["integrations", "mirroring", "enabled"],
    /// Whether failures of mirroring are mailed.
    MirroringErrorEmails = ["integrations", "mirroring", "send_error_emails"],
    /// The licenses that are required.
    RequiredLicenses = ["licenses", "required"],
    /// The licenses that are granted.
    GrantedLicenses = ["licenses", "granted"],
    /// "Access to (claims)".
    Claims = ["advanced", "claims"],
    /// "Access to restricted agents".
    Agents = ["advanced", "agents"],
    /// "Custom claims".
    CustomClaims = ["advanced", "custom_claims"],
    /// "Custom error URL".
    CustomErrorUrl = ["advanced", "custom_error_url"],
    /// "Multi-tenant identity".
    MultiTenantIdentity = ["advanced", "multi_tenant_identity"],
    /// "Redirect suspended customers".
    RedirectSuspendedCustomers = ["advanced", "redirect_suspended_customers"],
    /// "Exclude from invoice".
    ExcludeFromInvoice = ["advanced", "exclude_from_invoice"],
    /// "Support dark mode".
    SupportDarkMode = ["advanced", "support_dark_mode"],
    /// "Remove remember me".
    RemoveRememberMe = ["advanced", "remove_remember_me"],
    /// "Authorization level".
    AuthorizationLevel = ["verification", "authorization_level"],
    /// "Security audit".
    SecurityAudit = ["verification", "security_audit"],
    /// "Certified".
    Certification = ["verification", "certification"],
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
