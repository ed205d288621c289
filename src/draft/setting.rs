//! The other tables of the file.

use super::notes::Cx;
use super::{Field, FlagNames, List, Text, TextList};
use crate::{AuthorizationLevel, PerEnvironment, UiComponent, WorkflowStatus};

super::table::table! {
    /// An entry of `ui`: something that the application shows inside SuperOffice CRM.
    pub struct UiDraft<'a> read for 'a {
        /// What it is.
        pub component: Field<UiComponent>,
        /// What it opens. Template variables such as `<uctx>` are filled in by SuperOffice.
        pub url: Field<Text<'a>>,
    }
}

super::table::table! {
    /// The table `endpoints`.
    pub struct EndpointsDraft<'a> read for 'a {
        /// The APIs that the application may call, such as `WebAPI`.
        pub supported: Field<TextList<'a>>,
    }
    expected => "a table with the key `supported`",
}

super::table::table! {
    /// The table `notifications`.
    pub struct NotificationsDraft<'a> read for 'a {
        /// Where SuperOffice posts that a tenant's state changes.
        pub state_change_url: PerEnvironment<Field<Text<'a>>>,
        /// Whether it does.
        pub enabled: Field<bool>,
        /// Whether failures are mailed to the technical contact.
        pub send_error_emails: Field<bool>,
        /// The technical contact, an e-mail address.
        pub technical_contact: Field<Text<'a>>,
        /// Addresses for error mails in place of the technical contact, separated by `;`.
        pub error_emails: Field<Text<'a>>,
    }
}

super::table::table! {
    /// The table `integrations`.
    pub struct IntegrationsDraft<'a> read for 'a {
        /// ERP sync.
        pub erp_sync: Field<IntegrationDraft<'a>>,
        /// The quote connector.
        pub quote_connector: Field<IntegrationDraft<'a>>,
        /// Database mirroring.
        pub mirroring: Field<IntegrationDraft<'a>>,
    }
}

super::table::table! {
    /// One integration: its endpoint, on or off, and its error mails.
    pub struct IntegrationDraft<'a> read for 'a {
        /// The endpoint that SuperOffice calls.
        pub url: PerEnvironment<Field<Text<'a>>>,
        /// Whether it is switched on.
        pub enabled: Field<bool>,
        /// Whether failures are mailed to the technical contact.
        pub send_error_emails: Field<bool>,
    }
}

super::table::table! {
    /// The table `licenses`, which only SuperOffice employees change.
    pub struct LicensesDraft<'a> read for 'a {
        /// The licenses that the application needs.
        pub required: Field<TextList<'a>>,
        /// The licenses that come with it.
        pub granted: Field<TextList<'a>>,
    }
}

super::table::table! {
    /// The table `advanced`, which only the app manager changes.
    pub struct AdvancedDraft<'a> read for 'a {
        /// "Access to (claims)".
        pub claims: Field<FlagNames<'a>>,
        /// "Access to (agents)".
        pub agents: Field<FlagNames<'a>>,
        /// Claims beside those of SuperOffice.
        pub custom_claims: Field<TextList<'a>>,
        /// Where users are sent when sign-in fails.
        pub custom_error_url: PerEnvironment<Field<Text<'a>>>,
        /// "Supports multi-tenant identity".
        pub multi_tenant_identity: Field<bool>,
        /// "Allow redirection to partner application for suspended customers".
        pub redirect_suspended_customers: Field<bool>,
        /// "Exclude from invoice".
        pub exclude_from_invoice: Field<bool>,
        /// "Support dark mode".
        pub support_dark_mode: Field<bool>,
        /// "Remove remember me".
        pub remove_remember_me: Field<bool>,
    }
}

super::table::table! {
    /// The table `verification`.
    pub struct VerificationDraft read for 'a {
        /// `administrator` or `explicit`.
        pub authorization_level: Field<AuthorizationLevel>,
        /// How far the security audit is.
        pub security_audit: Field<WorkflowStatus>,
        /// How far the certification is.
        pub certification: Field<WorkflowStatus>,
    }
}

super::table::table! {
    /// The table `tenants`: each environment has its own.
    pub struct TenantsDraft<'a> read for 'a {
        /// Tenants in SOD.
        pub sod: Field<List<TenantDraft<'a>>>,
        /// Tenants in Stage.
        pub stage: Field<List<TenantDraft<'a>>>,
        /// Tenants in Production.
        pub production: Field<List<TenantDraft<'a>>>,
    }
    expected => "a table of environments, each with an array of tables",
    unknown => no_environment,
}

/// Each environment has tenants of its own, so the keys are the three environments and nothing else.
fn no_environment(cx: &Cx<'_>, key: &str, _: bool) -> bool {
    let why = match crate::Environment::from_name(key) {
        Some(_) => "tenants stand under `sod`, `stage` and `production`",
        None => "it is not the name of an environment",
    };
    cx.document_unknown_environment(key, why);
    true
}

super::table::table! {
    /// A tenant: one installation for one customer in one environment.
    pub struct TenantDraft<'a> read for 'a {
        /// The context identifier, such as `Cust12345`.
        pub context_id: Field<Text<'a>>,
        /// The customer site.
        pub customer_site: Field<Text<'a>>,
        /// Where its data is served, such as `https://sod2.superoffice.com/Cust12345`.
        pub endpoint: Field<Text<'a>>,
    }
    expected => "a table such as `{ context_id = \"Cust12345\" }`",
}
