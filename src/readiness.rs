//! Whether an application is ready for one tenant.

use crate::rules::tenant_license;
use crate::{Authorization, Circumstances, Configuration, Report, Severity, Tenant, Timestamp};

impl Configuration {
    /// Everything that keeps the application from being ready for one tenant: all that
    /// [`check_for`](Self::check_for) says of the tenant's environment, the licenses that the tenant lacks, and who else uses the application.
    ///
    /// Nothing is held against a tenant of which it is not known: whoever knows its licenses gives them to
    /// [`Tenant::with_licenses`]. The authorization is what the tenant has agreed to; whether an application may call it *now* is asked of
    /// [`may_call`](crate::may_call). How many customers use the application is said by [`Circumstances::with_customers`].
    ///
    /// ```
    /// use superoffice_app::{
    ///     Circumstances, Code, ContextId, Environment, Limits, Policy, Tenant, TenantKey, TenantLicenses, Timestamp, json,
    /// };
    ///
    /// let text = r#"{"name": "Acme Orders", "distribution": "custom"}"#;
    /// let configuration = json::read(text, &Limits::default()).build(&Policy::default())?.configuration;
    /// let tenant = Tenant::new(TenantKey::new(Environment::Production, ContextId::parse("Cust12345")?))
    ///     .with_licenses(TenantLicenses::default());
    ///
    /// let now = Timestamp::parse("2026-11-22T00:00:00Z")?;
    /// let report = configuration.readiness_for(&tenant, None, now, &Circumstances::default());
    /// assert!(report.contains(Code::LICENSE_DEVELOPMENT_TOOLS));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn readiness_for(
        &self,
        tenant: &Tenant,
        authorization: Option<&Authorization>,
        now: Timestamp,
        circumstances: &Circumstances,
    ) -> Report {
        let policy = circumstances.policy();
        let mut report = Report::default();
        report.extend(&self.check_for(tenant.environment(), now, policy), Severity::Hint, policy);
        let client_id = self.authentication().client_id.get(tenant.environment());
        let is_its = |authorization: &&Authorization| {
            authorization.tenant_key() == tenant.key() && Some(authorization.client_id()) == client_id
        };
        let approved = authorization
            .filter(is_its)
            .is_some_and(|it| it.state(now).is_approved() && it.lacks(self).next().is_none());
        let customers = circumstances.customers();
        tenant_license::check(self, tenant, approved, customers, policy, &mut |problem| report.push(problem, policy));
        report
    }
}
