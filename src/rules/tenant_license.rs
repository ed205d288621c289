//! What an application lacks for one tenant: licenses, and whose it is to use it.
//!
//! They are asked of a configuration and not of a draft, and say nothing of what nobody knows.

use crate::path::At;
use crate::{
    Code, Configuration, Distribution, Environment, Integration, LicenseKind, Policy, PortalVersion, Problem, Tenant,
    TenantLicenses,
};

/// What is asked: a configuration, one tenant, and its licenses.
#[derive(Clone, Copy)]
struct Question<'q> {
    configuration: &'q Configuration,
    tenant: &'q Tenant,
    licenses: &'q TenantLicenses,
    portal: PortalVersion,
}

impl Question<'_> {
    fn is_custom_in_production(&self) -> bool {
        is_custom(self.configuration) && self.tenant.environment() == Environment::Production
    }

    /// Whether another rule asks for the license, and says more.
    fn has_code(&self, kind: LicenseKind) -> bool {
        match kind {
            LicenseKind::DevelopmentTools | LicenseKind::CustomApps => self.is_custom_in_production(),
            LicenseKind::DatabaseMirroring => self.is_custom_in_production() && self.mirrors(),
            LicenseKind::IntegrationServer => self.syncs_erp(),
            LicenseKind::Other => false,
        }
    }

    fn mirrors(&self) -> bool {
        self.configuration.integrations().mirroring.as_ref().is_some_and(Integration::is_used)
    }

    fn syncs_erp(&self) -> bool {
        self.configuration.integrations().erp_sync.as_ref().is_some_and(Integration::is_used)
    }

    fn problem(&self, code: Code, at: &At<'_>) -> Problem {
        about(Problem::new(code, at), self.tenant)
    }
}

/// The licenses without which nothing works. Nothing is allocated while there is nothing to say.
pub(crate) fn check_needed(
    configuration: &Configuration,
    tenant: &Tenant,
    policy: &Policy,
    tell: &mut dyn FnMut(Problem),
) {
    let Some(licenses) = tenant.licenses() else { return };
    let question = Question { configuration, tenant, licenses, portal: policy.portal_version() };
    license_development_tools(question, tell);
    license_database_mirroring(question, tell);
}

/// All rules about one tenant: the licenses that are needed, those that would be missed, and who uses the application.
pub(crate) fn check(
    configuration: &Configuration,
    tenant: &Tenant,
    approved: bool,
    customers: Option<usize>,
    policy: &Policy,
    tell: &mut dyn FnMut(Problem),
) {
    check_needed(configuration, tenant, policy, tell);
    if let Some(licenses) = tenant.licenses() {
        let question = Question { configuration, tenant, licenses, portal: policy.portal_version() };
        license_not_covered(question, tell);
        license_erp_sync(question, tell);
    }
    if tenant.environment() == Environment::Production {
        if is_custom(configuration) {
            tenant_custom_app_many(customers, tell);
        }
        consent_sandbox_missing(tenant, approved, tell);
    }
}

fn is_custom(configuration: &Configuration) -> bool {
    configuration.distribution() == Some(Distribution::Custom)
}

fn license_development_tools(question: Question<'_>, tell: &mut dyn FnMut(Problem)) {
    if question.is_custom_in_production() && !question.licenses.allow_custom_applications(question.portal) {
        let problem = question.problem(Code::LICENSE_DEVELOPMENT_TOOLS, &At::ROOT.field("distribution"));
        tell(problem.expected(or_plan("Development Tools", "CRM Suite Core or a larger plan", question.portal)));
    }
}

fn license_database_mirroring(question: Question<'_>, tell: &mut dyn FnMut(Problem)) {
    let asked = question.is_custom_in_production() && question.mirrors();
    if asked && !question.licenses.allow_database_mirroring(question.portal) {
        let integrations = At::ROOT.field("integrations");
        let problem = question.problem(Code::LICENSE_DATABASE_MIRRORING, &integrations.field("mirroring"));
        tell(problem.expected(or_plan("Database Mirroring", "CRM Suite Super", question.portal)));
    }
}

fn license_not_covered(question: Question<'_>, tell: &mut dyn FnMut(Problem)) {
    if question.tenant.environment() != Environment::Production {
        return;
    }
    let licenses = At::ROOT.field("licenses");
    let at = licenses.field("required");
    let grants = question.configuration.licenses();
    for (index, license) in grants.required.iter().enumerate() {
        let granted = grants.granted.iter().any(|granted| granted.is_same(license));
        if !granted && !question.licenses.cover(license, question.portal) && !question.has_code(license.kind()) {
            tell(question.problem(Code::LICENSE_NOT_COVERED, &at.index(index)).found(license.as_str()));
        }
    }
}

fn license_erp_sync(question: Question<'_>, tell: &mut dyn FnMut(Problem)) {
    let is_asked = question.syncs_erp() && !question.tenant.environment().is_sod();
    let granted = &question.configuration.licenses().granted;
    let is_granted = granted.iter().any(|license| license.kind() == LicenseKind::IntegrationServer);
    if is_asked && !is_granted && !question.licenses.allow_erp_sync(question.portal) {
        let integrations = At::ROOT.field("integrations");
        let problem = question.problem(Code::LICENSE_ERP_SYNC, &integrations.field("erp_sync"));
        tell(problem.expected(or_plan("Development Tools", "CRM Suite Growth or a larger plan", question.portal)));
    }
}

fn tenant_custom_app_many(customers: Option<usize>, tell: &mut dyn FnMut(Problem)) {
    if let Some(customers) = customers.filter(|customers| *customers > 1) {
        tell(Problem::new(Code::TENANT_CUSTOM_APP_MANY, &At::ROOT.field("distribution")).limit(1, customers));
    }
}

fn consent_sandbox_missing(tenant: &Tenant, approved: bool, tell: &mut dyn FnMut(Problem)) {
    if tenant.is_sandbox() && !approved {
        let problem = Problem::new(Code::CONSENT_SANDBOX_MISSING, &At::ROOT.field("distribution"));
        tell(about(problem, tenant));
    }
}

fn about(problem: Problem, tenant: &Tenant) -> Problem {
    problem.other(tenant.context_id().as_str()).environment(tenant.environment())
}

/// A license, or the plan that has it since there are plans.
fn or_plan(license: &str, plan: &str, portal: PortalVersion) -> String {
    if portal >= PortalVersion::V2_15 { format!("{license}, or {plan}") } else { license.to_owned() }
}
