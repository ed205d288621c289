//! What a service has loaded: applications, tenants, consents, and where its secrets are.

use std::collections::BTreeMap;

use superoffice_app::{
    Actor, Application, ApplicationId, Argon2id, Authorization, Catalog, ClientId, ClientSecret, Environment, Limits,
    Policy, Role, SecretError, SecretHash, SecretReference, SecretVerifier, StateResponse, Tenant, TenantDirectory,
    TenantKey, TenantLicenses, TenantRole, TenantState, TenantUser, Timestamp, VersionLabel, toml,
};

/// The sample configurations, each under the ID by which this host keeps it.
const SAMPLES: [(&str, &str); 7] = [
    ("order-desk", include_str!("../configurations/complete-custom.toml")),
    ("erp-sync", include_str!("../configurations/complete-standard-erp.toml")),
    ("electron", include_str!("../configurations/electron-appauth.toml")),
    ("integration-server", include_str!("../configurations/integration-server.toml")),
    ("maps", include_str!("../configurations/maps-webform.toml")),
    ("code-flow", include_str!("../configurations/open-id-code-flow.toml")),
    ("system-user", include_str!("../configurations/system-user-mvc.toml")),
];

/// A custom application that is published to Production too.
const IN_PRODUCTION: &str = "order-desk";

/// The customer of the order desk.
const CUSTOMER: &str = "Cust12345";

/// What a service has loaded.
pub(crate) struct Host {
    pub(crate) catalog: Catalog,
    pub(crate) tenants: TenantDirectory,
    /// A tenant and an application that has asked for it.
    consents: BTreeMap<(TenantKey, ClientId), Authorization>,
    /// The library has no clock; neither has this example, so that it prints the same every day.
    pub(crate) now: Timestamp,
    told: Vec<String>,
}

impl Host {
    /// Loads it all.
    pub(crate) fn load() -> Result<Self, String> {
        let now = Timestamp::parse("2026-11-22T09:00:00Z").map_err(text)?;
        let mut applications = Vec::new();
        let mut tenants = Vec::new();
        for (id, sample) in SAMPLES {
            // What is live already is loaded with its faults: they are told by whoever checks the file.
            let document = toml::read(sample, &Limits::default());
            let built = document.build(&Policy::import()).map_err(|report| format!("{id}: {report}"))?;
            let superoffice = Actor::superoffice(Role::AppManager);
            let label = VersionLabel::parse("1").map_err(text)?;
            let mut application =
                Application::create(&label, &built.configuration, &superoffice, now).map_err(text)?.application;
            if id == IN_PRODUCTION {
                let asked = application.request_publication(&label, Environment::Stage, &superoffice, now);
                let approved = asked.map_err(text)?.application.approve_request(&label, &superoffice, now);
                application = approved.map_err(text)?.application;
            }
            applications.push((ApplicationId::parse(id).map_err(text)?, application));
            for environment in Environment::ALL {
                tenants.extend(built.tenants.get(environment).iter().map(|known| known.to_tenant(environment)));
            }
        }
        let loaded = Catalog::load(applications);
        let mut told = vec![format!("{} applications in the catalog", loaded.catalog.len())];
        told.extend(loaded.problems.iter().map(|problem| format!("  {problem}")));
        let mut host =
            Self { catalog: loaded.catalog, tenants: TenantDirectory::new(), consents: BTreeMap::new(), now, told };
        for tenant in tenants {
            host.tenants.insert(tenant).map_err(text)?;
        }
        host.meet_the_customer()?;
        host.told.push(format!("{} tenants in the directory", host.tenants.len()));
        Ok(host)
    }

    /// The customer has a running tenant that has approved the order desk, and a sandbox that has not.
    fn meet_the_customer(&mut self) -> Result<(), String> {
        let custom = ApplicationId::parse(IN_PRODUCTION).map_err(text)?;
        let desk = self.catalog.get(&custom).ok_or("the order desk is missing")?;
        for (id, is_sandbox) in [(CUSTOMER, false), ("Cust12346", true)] {
            let id = superoffice_app::ContextId::parse(id).map_err(text)?;
            let key = TenantKey::new(Environment::Production, id.clone());
            let tools = superoffice_app::License::parse("Development Tools").map_err(text)?;
            let mut tenant = Tenant::new(key.clone()).with_licenses(TenantLicenses::new([tools]));
            if is_sandbox {
                tenant = tenant.as_sandbox();
            } else {
                let administrator = TenantUser::new(key.clone(), TenantRole::GeneralAdministrator).into();
                let consent = Authorization::of(desk, key.clone()).ok_or("the order desk has no client ID")?;
                let consent = consent.request(desk, &administrator, self.now).map_err(text)?.authorization;
                let consent = consent.approve(None, desk, &administrator, self.now).map_err(text)?.authorization;
                self.consents.insert((key, consent.client_id().clone()), consent);
            }
            // What SuperOffice answered when it was last asked.
            let tenant = tenant.observe(&StateResponse::new(id, TenantState::Running), self.now).map_err(text)?.tenant;
            self.tenants.set(tenant).map_err(text)?;
        }
        Ok(())
    }

    /// What the tenant has agreed to about the application; nothing was asked when nobody knows.
    pub(crate) fn consent(&self, application: &Application, tenant: &TenantKey) -> Option<Authorization> {
        let client_id = application.client_id(tenant.environment())?;
        let kept = self.consents.get(&(tenant.clone(), client_id.clone()));
        kept.cloned().or_else(|| Authorization::of(application, tenant.clone()))
    }

    /// What is loaded, in lines.
    pub(crate) fn told(&self) -> String {
        self.told.join("\n")
    }
}

/// A real host asks its vault here.
impl SecretVerifier for Host {
    fn verify_hash(&self, presented: &ClientSecret, hash: &SecretHash) -> Result<(), SecretError> {
        Argon2id::default().verify_hash(presented, hash)
    }

    fn verify_reference(&self, presented: &ClientSecret, reference: &SecretReference) -> Result<(), SecretError> {
        let name = reference.as_str().split_once(':').map_or("", |(_, name)| name);
        let kept = ClientSecret::parse(&format!("made-up secret of {name}")).map_err(|_| SecretError::Unavailable)?;
        if kept.matches(presented) { Ok(()) } else { Err(SecretError::Mismatch) }
    }
}

/// An error in the words of its own.
pub(crate) fn text(error: impl core::fmt::Display) -> String {
    error.to_string()
}
