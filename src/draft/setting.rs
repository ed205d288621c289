//! The other tables of the file.

use super::notes::Cx;
use super::{Field, FlagNames, List, Text, TextList};
use crate::{AuthorizationLevel, PerEnvironment, UiComponent, WorkflowStatus};

super::table::table! {
    /// An entry of `ui`: something that the application shows inside SuperOffice CRM.
    pub struct UiDraft<'a> read for 'a {
        /// What it is: a button or a panel.
        pub component: Field<UiComponent>,
        /// What it opens: a URL. Template variables such as `<uctx>` are filled in by SuperOffice.
        pub url: Field<Text<'a>> as EndpointUrl,
    }
}

super::table::table! {
    /// The table `endpoints`: which SuperOffice APIs the application may call.
    pub struct EndpointsDraft<'a> read for 'a {
        /// The APIs that the application may call, such as `WebAPI`.
        pub supported: Field<TextList<'a>> as SupportedEndpoints,
    }
    expected => "a table with the key `supported`",
}

super::table::table! {
    /// The table `notifications`: what SuperOffice tells the application, and whom it mails about failures.
    pub struct NotificationsDraft<'a> read for 'a {
        /// Where SuperOffice posts that the state of a tenant changes.
        pub state_change_url: PerEnvironment<Field<Text<'a>>> as EndpointUrl,
        /// Whether state changes are posted there.
        pub enabled: Field<bool>,
        /// Whether failures of posting are mailed to the technical contact.
        pub send_error_emails: Field<bool>,
        /// The technical contact: an e-mail address.
        pub technical_contact: Field<Text<'a>> as EmailAddress,
        /// Addresses for error mails in place of the technical contact, separated by `;`.
        pub error_emails: Field<Text<'a>> as EmailList,
    }
}

super::table::table! {
    /// The table `integrations`: services of the partner that SuperOffice calls.
    pub struct IntegrationsDraft<'a> read for 'a {
        /// ERP sync: for integration with an ERP system.
        pub erp_sync: Field<IntegrationDraft<'a>>,
        /// The quote connector.
        pub quote_connector: Field<IntegrationDraft<'a>>,
        /// Mirroring: for local processing of a copy of the data. The newer service needs no endpoint.
        pub mirroring: Field<IntegrationDraft<'a>>,
    }
}

super::table::table! {
    /// One integration: its endpoint, on or off, and its error mails.
    pub struct IntegrationDraft<'a> read for 'a {
        /// The endpoint that SuperOffice calls.
        pub url: PerEnvironment<Field<Text<'a>>> as EndpointUrl,
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
        pub required: Field<TextList<'a>> as Licenses,
        /// The licenses that come with it.
        pub granted: Field<TextList<'a>> as Licenses,
    }
}

super::table::table! {
    /// The table `advanced`, which only the app manager changes.
    pub struct AdvancedDraft<'a> read for 'a {
        /// "Access to (claims)": what tokens tell beyond the usual.
        pub claims: Field<FlagNames<'a>> as Claims,
        /// "Access to (agents)": which restricted agents of the API may be called.
        pub agents: Field<FlagNames<'a>> as Agents,
        /// "Custom claims": names of claims beside those of SuperOffice.
        pub custom_claims: Field<TextList<'a>> as CustomClaims,
        /// "Custom error URL": where users are sent when sign-in fails.
        pub custom_error_url: PerEnvironment<Field<Text<'a>>> as EndpointUrl,
        /// "Supports multi-tenant identity"; "only internal", by the page of 2023.
        pub multi_tenant_identity: Field<bool>,
        /// "Allow redirection to partner application for suspended customers"; "only internal", by the page of 2023.
        pub redirect_suspended_customers: Field<bool>,
        /// "Exclude from invoice"; "only internal", by the page of 2023.
        pub exclude_from_invoice: Field<bool>,
        /// "Support dark mode"; the partner may change it.
        pub support_dark_mode: Field<bool>,
        /// "Remove remember me"; the partner may change it.
        pub remove_remember_me: Field<bool>,
    }
}

super::table::table! {
    /// The table `verification`: how far SuperOffice trusts the application.
    pub struct VerificationDraft read for 'a {
        /// "Authorization level": Administrator in SOD; Explicit for a custom app that is published to production.
        pub authorization_level: Field<AuthorizationLevel>,
        /// "Security audit": how far it is.
        pub security_audit: Field<WorkflowStatus>,
        /// "Certified": how far the certification is.
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
        pub context_id: Field<Text<'a>> as ContextId,
        /// The customer site, by whatever name it is known.
        pub customer_site: Field<Text<'a>>,
        /// Where its data is served, such as `https://sod2.superoffice.com/Cust12345`.
        pub endpoint: Field<Text<'a>> as EndpointUrl,
    }
    expected => "a table such as `{ context_id = \"Cust12345\" }`",
}
