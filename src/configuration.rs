//! The valid, immutable value.

mod authentication;
mod build;
mod change;
mod connector;
mod diff;
mod revise;
mod stored;
mod view;
pub(crate) mod write;

pub use authentication::{Authentication, Endpoints};
pub use change::{Change, ChangeKind, Diff};

use std::sync::Arc;

use crate::rules::{self, Target};
use crate::{
    Advanced, AppName, ApplicationKind, ConfigurationDraft, Distribution, EndpointUrl, Environment, Integrations,
    KnownTenants, LicenseGrants, Notifications, PartnerId, Policy, Report, Timestamp, UiElement, UrlMatcher,
    Verification,
};

/// The settings of the page "Application configuration", valid and immutable.
///
/// It is made by [`ConfigurationDraft::build`], or read back from where it was stored. Cloning shares everything.
///
/// `Serialize` writes the shape of the file format, without what is absent; `Deserialize` reads it back and applies only
/// the rules that no policy lowers ([`Code::is_fixed`](crate::Code::is_fixed)), so that what was stored always loads. Ask
/// [`Configuration::check`] for the others. Keys that are not of a configuration, such as `tenants`, are passed over when it is
/// read back; [`Built`] writes the whole file.
///
/// ```
/// use superoffice_app::{json, Configuration, Limits, Policy};
///
/// let document = json::read(r#"{"name": "Acme Orders", "distribution": "custom"}"#, &Limits::default());
/// let configuration = document.build(&Policy::default())?.configuration;
/// assert_eq!(configuration.name().as_str(), "Acme Orders");
///
/// let stored = serde_json::to_string(&configuration)?;
/// assert_eq!(serde_json::from_str::<Configuration>(&stored)?, configuration);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Configuration(Arc<Settings>);

/// The settings of a [`Configuration`], open to be changed by [`Configuration::revise`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Settings {
    schema: u64,
    judged: Judged,
    /// The name of the application.
    pub name: AppName,
    /// The partner that owns it.
    pub partner: Option<PartnerId>,
    /// For one customer, or for the App Store.
    pub distribution: Option<Distribution>,
    /// Where people meet the application.
    pub kind: Option<ApplicationKind>,
    /// Where an external or hybrid application is operated.
    pub partner_site: Option<EndpointUrl>,
    /// What it shows inside SuperOffice CRM.
    pub ui: Arc<[UiElement]>,
    /// Sign-in: client IDs, URLs, secrets and certificates.
    pub authentication: Authentication,
    /// Which SuperOffice APIs it may call.
    pub endpoints: Endpoints,
    /// What SuperOffice tells it, and whom it mails about failures.
    pub notifications: Notifications,
    /// ERP sync, quote connector, mirroring.
    pub integrations: Integrations,
    /// Required and granted licenses.
    pub licenses: LicenseGrants,
    /// What only the app manager changes.
    pub advanced: Advanced,
    /// Authorization level, security audit, certification.
    pub verification: Verification,
}

/// Whether a policy has judged the settings, and not only the rules that no policy lowers. It is no part of their value.
#[derive(Clone, Copy, Debug)]
struct Judged(bool);

impl PartialEq for Judged {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Judged {}

impl Configuration {
    /// The name of the application.
    #[must_use]
    pub fn name(&self) -> &AppName {
        &self.0.name
    }

    /// The partner that owns it.
    #[must_use]
    pub fn partner(&self) -> Option<&PartnerId> {
        self.0.partner.as_ref()
    }

    /// For one customer, or for the App Store.
    #[must_use]
    pub fn distribution(&self) -> Option<Distribution> {
        self.0.distribution
    }

    /// Where people meet the application.
    #[must_use]
    pub fn kind(&self) -> Option<ApplicationKind> {
        self.0.kind
    }

    /// Where an external or hybrid application is operated.
    #[must_use]
    pub fn partner_site(&self) -> Option<&EndpointUrl> {
        self.0.partner_site.as_ref()
    }

    /// What it shows inside SuperOffice CRM.
    #[must_use]
    pub fn ui(&self) -> &[UiElement] {
        &self.0.ui
    }

    /// Sign-in: client IDs, URLs, secrets and certificates.
    #[must_use]
    pub fn authentication(&self) -> &Authentication {
        &self.0.authentication
    }

    /// Which SuperOffice APIs it may call.
    #[must_use]
    pub fn endpoints(&self) -> &Endpoints {
        &self.0.endpoints
    }

    /// What SuperOffice tells it, and whom it mails about failures.
    #[must_use]
    pub fn notifications(&self) -> &Notifications {
        &self.0.notifications
    }

    /// ERP sync, quote connector, mirroring.
    #[must_use]
    pub fn integrations(&self) -> &Integrations {
        &self.0.integrations
    }

    /// Required and granted licenses.
    #[must_use]
    pub fn licenses(&self) -> &LicenseGrants {
        &self.0.licenses
    }

    /// What only the app manager changes.
    #[must_use]
    pub fn advanced(&self) -> &Advanced {
        &self.0.advanced
    }

    /// Authorization level, security audit, certification.
    #[must_use]
    pub fn verification(&self) -> &Verification {
        &self.0.verification
    }

    /// What the policy has to say about it whatever the environment.
    pub fn check(&self, policy: &Policy) -> Report {
        rules::check(&self.to_draft(), policy, None)
    }

    /// The same, and everything that keeps the application from being ready for the environment.
    pub fn check_for(&self, environment: Environment, now: Timestamp, policy: &Policy) -> Report {
        rules::check(&self.to_draft(), policy, Some(Target { environment, now }))
    }
}

/// The URLs of one environment.
impl Configuration {
    /// What is registered for an environment, to ask whether a URL that is sent is allowed. Build it once, and share it.
    ///
    /// It is judged under the default policy, whatever policy the configuration was built with: an entry that is an error
    /// by default never matches.
    ///
    /// ```
    /// use superoffice_app::{Environment, Limits, Match, Policy, json};
    ///
    /// let text = r#"{"name": "Acme Orders", "authentication": {"redirect_urls": ["https://acme.example/callback"]}}"#;
    /// let configuration = json::read(text, &Limits::default()).build(&Policy::default())?.configuration;
    ///
    /// let urls = configuration.urls(Environment::Production);
    /// assert_eq!(urls.redirect("https://acme.example/callback"), Match::Exact);
    /// assert!(!urls.redirect("https://acme.example/callback/").is_allowed());
    /// println!("{}", urls.explain_redirect("https://acme.example/callback/"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn urls(&self, environment: Environment) -> UrlMatcher {
        self.urls_with(environment, &Policy::default())
    }

    /// The same under a policy of one's own: an entry that it counts as an error in that environment never matches.
    ///
    /// Under [`Policy::import`], or any policy that lowers errors, entries that are errors by default *do* match.
    #[must_use]
    pub fn urls_with(&self, environment: Environment, policy: &Policy) -> UrlMatcher {
        rules::urls(&self.to_draft(), environment, policy)
    }
}

/// What a build gives.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Built {
    /// The configuration.
    pub configuration: Configuration,
    /// The tenants that the draft names. They are not part of the configuration: there are many, and they change often.
    pub tenants: KnownTenants,
    /// Warnings and hints; there are no errors.
    pub report: Report,
}

impl Built {
    #[cfg(any(feature = "json", feature = "toml"))]
    pub(crate) fn map_report(self, f: impl FnOnce(Report) -> Report) -> Self {
        Self { report: f(self.report), ..self }
    }
}

impl ConfigurationDraft<'_> {
    /// Everything that is wrong whatever the environment.
    pub fn check(&self, policy: &Policy) -> Report {
        rules::check(self, policy, None)
    }

    /// Everything that is wrong, and everything that keeps the application from being ready for the environment.
    ///
    /// `now` decides what has expired.
    pub fn check_for(&self, environment: Environment, now: Timestamp, policy: &Policy) -> Report {
        rules::check(self, policy, Some(Target { environment, now }))
    }

    /// The URLs of one environment, to ask whether a URL that is sent would be allowed; see [`Configuration::urls`].
    ///
    /// An entry that the policy counts as an error in that environment never matches.
    #[must_use]
    pub fn urls(&self, environment: Environment, policy: &Policy) -> UrlMatcher {
        rules::urls(self, environment, policy)
    }

    /// The configuration, if nothing is wrong with it; the report holds the advice.
    ///
    /// # Errors
    ///
    /// The report of [`ConfigurationDraft::check`] when it has errors.
    pub fn build(&self, policy: &Policy) -> Result<Built, Report> {
        let (report, keys) = rules::check_and_read(self, policy, None);
        if !report.passed() {
            return Err(report);
        }
        match build::build(self, &keys) {
            Ok((configuration, tenants)) => Ok(Built { configuration, tenants, report }),
            Err(problem) => {
                let mut report = report;
                report.push(*problem, policy);
                Err(report)
            }
        }
    }
}
