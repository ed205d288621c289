//! The language of examples about one tenant: the steps of an application, and what is known of a tenant.
//!
//! | step | what is done |
//! | --- | --- |
//! | `tenant ENVIRONMENT CONTEXT_ID`, `tenant ENVIRONMENT sandbox CONTEXT_ID` | the tenant that readiness is asked for |
//! | `holds LICENSE, LICENSE`, `plan PLAN` | what it has bought; nothing is known of it before |
//! | `customers COUNT` | how many customers use the application in production |
//! | `approved` | the tenant has approved the application |

use superoffice_app::{
    Application, Authorization, Circumstances, ContextId, License, Problem, Tenant, TenantKey, TenantLicenses,
    TenantRole, TenantUser,
};

use crate::steps::Story;
use crate::support::now;

/// Takes the steps, and asks whether the newest version is ready for the tenant.
pub(crate) fn problems(text: &str) -> Vec<Problem> {
    let mut story = Story::begin(Circumstances::default());
    let mut circumstances = Circumstances::default();
    let mut tenant = None;
    let mut authorization = None;
    for line in text.lines() {
        match line.split(' ').collect::<Vec<_>>()[..] {
            ["tenant", environment, "sandbox", id] => tenant = Some(new(environment, id).as_sandbox()),
            ["tenant", environment, id] => tenant = Some(new(environment, id)),
            ["holds", ..] => {
                let names = line.strip_prefix("holds ").unwrap().split(", ");
                let licenses = TenantLicenses::new(names.map(|name| License::parse(name).unwrap()));
                tenant = tenant.map(|tenant: Tenant| tenant.with_licenses(licenses));
            }
            ["plan", plan] => {
                let licenses = TenantLicenses::new([License::parse("development_tools").unwrap()]);
                let licenses = licenses.with_plan(plan.parse().unwrap());
                tenant = tenant.map(|tenant: Tenant| tenant.with_licenses(licenses));
            }
            ["customers", count] => circumstances = circumstances.with_customers(count.parse().unwrap()),
            ["approved"] => authorization = tenant.as_ref().map(|tenant| approved(tenant, &story.application)),
            _ => story.follow(line),
        }
    }
    let tenant = tenant.unwrap_or_else(|| panic!("{text}: no tenant"));
    let configuration = story.application.newest().configuration();
    let report = configuration.readiness_for(&tenant, authorization.as_ref(), now(), &circumstances);
    report.iter().cloned().collect()
}

fn new(environment: &str, id: &str) -> Tenant {
    Tenant::new(TenantKey::new(environment.parse().unwrap(), ContextId::parse(id).unwrap()))
}

/// What a tenant has agreed to that has approved the application.
pub(crate) fn approved(tenant: &Tenant, application: &Application) -> Authorization {
    let configuration = application.newest().configuration();
    let client_id = configuration.authentication().client_id.get(tenant.environment()).unwrap().clone();
    let administrator = TenantUser::new(tenant.key().clone(), TenantRole::UserAdministrator).into();
    let asked = Authorization::new(client_id, tenant.key().clone());
    let asked = asked.request(application, &administrator, now()).unwrap().authorization;
    asked.approve(None, application, &administrator, now()).unwrap().authorization
}
