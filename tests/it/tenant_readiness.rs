//! What an application lacks for one tenant.

use superoffice_app::{
    Actor, Application, Circumstances, ClientId, Code, Configuration, ContextId, CrmSuitePlan, Environment, License,
    PerEnvironment, Policy, PortalVersion, Report, Role, Tenant, TenantKey, TenantLicenses, VersionLabel,
};

use crate::steps_tenant::approved as approval;
use crate::support::{now, read_json};

/// The codes that only a tenant brings up.
const CODES: [&str; 6] = [
    "license.not-covered",
    "license.development-tools",
    "license.database-mirroring",
    "license.erp-sync",
    "tenant.custom-app-many",
    "consent.sandbox-missing",
];

fn configuration(distribution: &str, more: &str) -> Configuration {
    let text = format!(r#"{{"name": "Acme Orders", "distribution": "{distribution}"{more}}}"#);
    read_json(&text).build(&Policy::import()).unwrap().configuration
}

fn tenant(environment: Environment) -> Tenant {
    Tenant::new(TenantKey::new(environment, ContextId::parse("Cust12345").unwrap()))
}

fn licenses(names: &[&str]) -> TenantLicenses {
    TenantLicenses::new(names.iter().map(|name| License::parse(name).unwrap()))
}

fn told(report: &Report) -> Vec<&'static str> {
    report.iter().map(|problem| problem.code().as_str()).filter(|code| CODES.contains(code)).collect()
}

fn asked(configuration: &Configuration, tenant: &Tenant, portal: PortalVersion) -> Vec<&'static str> {
    let circumstances = Policy::default().with_portal_version(portal).into();
    told(&configuration.readiness_for(tenant, None, now(), &circumstances))
}

const MIRRORING: &str = r#", "integrations": {"mirroring": {"url": "https://m.acme.example/"}}"#;
const ERP_SYNC: &str = r#", "integrations": {"erp_sync": {"url": "https://erp.acme.example/"}}"#;
const ERP_SYNC_GRANTED: &str = r#", "integrations": {"erp_sync": {"enabled": true, "url": "https://erp.acme.example/"}},
    "licenses": {"required": ["Integration Server"], "granted": ["integration_server"]}"#;
const ERP_SYNC_UNUSED: &str = r#", "integrations": {"erp_sync": {"enabled": false}}"#;
const REQUIRES: &str =
    r#", "licenses": {"required": ["superoffice.expander-services", "reporter", "CRM Suite Growth"]}"#;

#[test]
fn a_license_counts_where_it_is_needed() {
    use Environment::{Production, Sod, Stage};
    const NEWEST: PortalVersion = PortalVersion::V2_15;
    let held = [
        ("nothing", licenses(&[])),
        ("tools", licenses(&["Developer Tools"])),
        ("server", licenses(&["Integration server"])),
        ("mirroring", licenses(&["database_mirroring", "expander-services"])),
        ("starter", licenses(&[]).with_plan(CrmSuitePlan::Starter)),
        ("core", licenses(&["crm_suite_core"])),
        ("growth", licenses(&[]).with_plan(CrmSuitePlan::Growth)),
        ("super", licenses(&["CRM Suite Super", "CRM Suite Core"])),
    ];
    for (distribution, more, environment, portal, lacks) in [
        ("custom", "", Production, NEWEST, "tools: nothing server starter"),
        ("custom", "", Production, PortalVersion::V2_0, "tools: nothing server starter core growth super"),
        ("custom", "", Stage, NEWEST, ""),
        ("custom", "", Sod, NEWEST, ""),
        ("standard", "", Production, NEWEST, ""),
        (
            "custom",
            MIRRORING,
            Production,
            NEWEST,
            "tools: nothing server starter; mirroring: nothing tools server starter core growth",
        ),
        (
            "custom",
            MIRRORING,
            Production,
            PortalVersion::V1_10,
            "tools: nothing server starter core growth super; mirroring: nothing tools server starter core growth super",
        ),
        ("custom", MIRRORING, Stage, NEWEST, ""),
        ("standard", MIRRORING, Production, NEWEST, ""),
        ("standard", ERP_SYNC, Production, NEWEST, "erp: nothing starter core"),
        ("standard", ERP_SYNC, Stage, NEWEST, "erp: nothing starter core"),
        ("standard", ERP_SYNC, Stage, PortalVersion::V2_0, "erp: nothing starter core growth super"),
        ("standard", ERP_SYNC, Sod, NEWEST, ""),
        ("standard", ERP_SYNC_GRANTED, Production, NEWEST, ""),
        ("standard", ERP_SYNC_UNUSED, Production, NEWEST, ""),
        // Three licenses: the first comes with a plan, nobody has the second, the third is a plan.
        (
            "standard",
            REQUIRES,
            Production,
            NEWEST,
            "required: nothing*3 tools*2 server*3 mirroring*2 starter*3 core*2 growth super",
        ),
        (
            "standard",
            REQUIRES,
            Production,
            PortalVersion::V2_0,
            "required: nothing*3 tools*2 server*3 mirroring*2 starter*3 core*3 growth*3 super*3",
        ),
        ("standard", REQUIRES, Stage, NEWEST, ""),
        // What `license.development-tools` says is not said twice.
        (
            "custom",
            REQUIRES,
            Production,
            NEWEST,
            "tools: nothing server starter; required: nothing*2 tools*2 server*2 mirroring*2 starter*2 core*2 growth super",
        ),
    ] {
        let configuration = configuration(distribution, more);
        let mut found = String::new();
        for (word, code) in [
            ("tools", "license.development-tools"),
            ("mirroring", "license.database-mirroring"),
            ("erp", "license.erp-sync"),
            ("required", "license.not-covered"),
        ] {
            let mut who = String::new();
            for (name, licenses) in &held {
                let tenant = tenant(environment).with_licenses(licenses.clone());
                match asked(&configuration, &tenant, portal).iter().filter(|told| **told == code).count() {
                    0 => {}
                    1 => who += &format!(" {name}"),
                    count => who += &format!(" {name}*{count}"),
                }
            }
            if !who.is_empty() {
                found += &format!("{}{word}:{who}", if found.is_empty() { "" } else { "; " });
            }
        }
        assert_eq!(found, lacks, "{distribution} {more} {environment} {portal:?}");
        // Of a tenant whose licenses nobody knows nothing is said.
        assert_eq!(asked(&configuration, &tenant(environment), portal), Vec::<&str>::new());
    }
}

#[test]
fn a_custom_application_is_for_one_customer_and_activated_for_each_sandbox() {
    use Environment::{Production, Sod, Stage};
    for (distribution, environment, sandbox, approved, customers, expected) in [
        ("custom", Production, true, false, None, &["consent.sandbox-missing"][..]),
        ("custom", Production, true, true, None, &[]),
        ("custom", Production, false, false, None, &[]),
        ("custom", Stage, true, false, Some(9), &[]),
        ("custom", Sod, true, false, Some(9), &[]),
        ("standard", Production, true, false, Some(9), &["consent.sandbox-missing"]),
        ("standard", Production, false, false, Some(9), &[]),
        ("custom", Production, false, false, Some(0), &[]),
        ("custom", Production, false, true, Some(1), &[]),
        ("custom", Production, false, true, Some(2), &["tenant.custom-app-many"]),
        ("custom", Production, true, false, Some(usize::MAX), &["tenant.custom-app-many", "consent.sandbox-missing"]),
    ] {
        let mut tenant = tenant(environment);
        if sandbox {
            tenant = tenant.as_sandbox();
        }
        let mut circumstances = Circumstances::default();
        if let Some(customers) = customers {
            circumstances = circumstances.with_customers(customers);
        }
        let configuration =
            configuration(distribution, r#", "authentication": {"client_id": "6cf25376616343b38d14ddcd804f2891"}"#);
        let developer = Actor::superoffice(Role::AppManager);
        let label = VersionLabel::parse("1").unwrap();
        let application = Application::create(&label, &configuration, &developer, now()).unwrap().application;
        let authorization = approved.then(|| approval(&tenant, &application));
        let report = configuration.readiness_for(&tenant, authorization.as_ref(), now(), &circumstances);
        if approved && sandbox {
            // What another tenant has approved says nothing of this one.
            let other = Tenant::new(TenantKey::new(environment, ContextId::parse("Cust54321").unwrap()));
            let report =
                configuration.readiness_for(&other.as_sandbox(), authorization.as_ref(), now(), &circumstances);
            assert!(report.contains(Code::CONSENT_SANDBOX_MISSING));
            // Nor does what it has approved of another application.
            let of_another = configuration.revise(&Policy::import(), |settings| {
                let id = ClientId::parse("0f5a4e0d86a34d1c9a3c7f2be1d0c9b8").unwrap();
                settings.authentication.client_id = PerEnvironment::Shared(id);
            });
            let report = of_another.unwrap().readiness_for(&tenant, authorization.as_ref(), now(), &circumstances);
            assert!(report.contains(Code::CONSENT_SANDBOX_MISSING));
        }
        assert_eq!(told(&report), expected, "{distribution} {environment} {sandbox} {approved} {customers:?}");
    }
}

#[test]
fn readiness_for_a_tenant_is_that_for_its_environment_and_more() {
    let configuration = configuration("custom", r#", "authentication": {"redirect_urls": ["http://acme.example/cb"]}"#);
    for environment in Environment::ALL {
        let tenant = tenant(environment).with_licenses(licenses(&[]));
        let report = configuration.readiness_for(&tenant, None, now(), &Circumstances::default());
        let without = configuration.check_for(environment, now(), &Policy::default());
        assert!(!without.is_empty());
        let own = report.iter().filter(|problem| CODES.contains(&problem.code().as_str())).count();
        assert_eq!(own, usize::from(environment == Environment::Production), "{environment}");
        assert_eq!(report.len(), without.len() + own);
        assert!(without.iter().all(|problem| report.iter().any(|other| other == problem)));
    }
}

#[test]
fn the_endpoints_of_tenants_that_a_file_names() {
    for (environment, endpoint, expected) in [
        ("sod", "https://sod2.superoffice.com/Cust12345", &[][..]),
        ("sod", "https://sod2.superoffice.com:443/Cust12345", &[]),
        ("sod", "https://app-sod.superoffice.com/cust12345", &[]),
        ("sod", "https://crm.acme.example/Cust12345", &[]),
        ("sod", "https://crm.acme.example/", &[]),
        ("sod", "https://SOD3.superoffice.com/CUST12345/api/", &[]),
        ("sod", "https://sod.superoffice.com/Cust12345", &["tenant.login-host"]),
        ("sod", "https://online3.superoffice.com/Cust12345", &["tenant.host-environment"]),
        ("stage", "https://qaonline.superoffice.com/Cust12345", &["tenant.login-host"]),
        ("stage", "https://stage.superoffice.com/Cust12345", &[]),
        ("production", "https://online.superoffice.com/Cust1", &["tenant.login-host", "tenant.other-endpoint"]),
        ("production", "https://sod.superoffice.com/Cust12345", &["tenant.host-environment", "tenant.login-host"]),
        ("production", "https://app.superoffice.com/Cust1234", &["tenant.other-endpoint"]),
        ("production", "https://app.superoffice.com/api/v1/Cust1234", &["tenant.other-endpoint"]),
        ("production", "https://app.superoffice.com/Customer-1", &[]),
        ("production", "https://app.superoffice.com/?ctx=Cust1", &[]),
        ("production", "https://app.superoffice.com/#/Cust1", &["endpoint-url.fragment"]),
        // What is wrong with the text itself is said, and nothing of the host.
        ("production", "https://sod.superoffice.com\\Cust1", &["endpoint-url.backslash"]),
        ("production", "https://u:p@sod.superoffice.com/Cust1", &["endpoint-url.user-info"]),
    ] {
        let text = format!(
            r#"{{"name": "A", "distribution": "custom", "tenants": {{"{environment}":
                [{{"context_id": "Cust12345", "endpoint": {}}}]}}}}"#,
            serde_json::to_string(endpoint).unwrap()
        );
        let report = read_json(&text).check(&Policy::default());
        let path = format!("tenants.{environment}[0].endpoint");
        let found: Vec<_> =
            report.iter().filter(|it| it.path().to_string() == path).map(|it| it.code().as_str()).collect();
        assert_eq!(found, expected, "{environment} {endpoint}");
    }
}
