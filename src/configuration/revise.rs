//! Changing some settings and keeping the others.

use std::sync::Arc;

use super::{Configuration, Judged, Settings};
use crate::{Policy, Report};

impl Configuration {
    /// A configuration in which some settings are others. What is not touched is shared with this one, so that
    /// [`Configuration::diff`] does not look into it.
    ///
    /// # Errors
    ///
    /// The report of [`Configuration::check`] when it has errors.
    ///
    /// ```
    /// use superoffice_app::{EmailAddress, Limits, Policy, json};
    ///
    /// let policy = Policy::default();
    /// let before = json::read(r#"{"name": "Acme Orders"}"#, &Limits::default()).build(&policy)?.configuration;
    /// let contact = EmailAddress::parse("ops@acme.example").expect("an address");
    /// let after = before.revise(&policy, |settings| settings.notifications.technical_contact = Some(contact))?;
    /// assert_eq!(before.diff(&after).to_string(), "notifications.technical_contact: added `ops@acme.example`");
    /// # Ok::<(), superoffice_app::Report>(())
    /// ```
    pub fn revise(&self, policy: &Policy, change: impl FnOnce(&mut Settings)) -> Result<Self, Report> {
        let revised = self.with(|settings| {
            change(settings);
            settings.judged = Judged(true);
        });
        let report = revised.check(policy);
        if report.passed() { Ok(revised) } else { Err(report) }
    }

    /// The same without a check: for changes that were judged elsewhere.
    pub(crate) fn with(&self, change: impl FnOnce(&mut Settings)) -> Self {
        let mut settings = Arc::clone(&self.0);
        change(Arc::make_mut(&mut settings));
        Self(settings)
    }

    /// What a policy counts as errors in a configuration that was read back, as in a command that comes from outside. One that was built or revised
    /// here was judged then, and is not looked at again.
    pub(crate) fn unjudged_errors(&self, policy: &Policy) -> Option<Report> {
        if self.0.judged.0 {
            return None;
        }
        Some(self.check(policy)).filter(|report| !report.passed())
    }

    /// This configuration with those settings of another that belong to the application and not to one version of it: name, owner,
    /// distribution, licenses, verification ([`FieldId::is_versioned`](crate::FieldId::is_versioned)).
    ///
    /// For an edit from a file, which holds what its author knows and not what SuperOffice recorded meanwhile:
    ///
    /// ```
    /// # use superoffice_app::{Application, Command, Configuration, VersionLabel};
    /// fn edit(application: &Application, file: &Configuration) -> Command {
    ///     let version = application.newest();
    ///     let configuration = file.with_application_settings_of(version.configuration());
    ///     Command::Edit { version: version.label().clone(), configuration }
    /// }
    /// ```
    #[must_use]
    pub fn with_application_settings_of(&self, other: &Self) -> Self {
        if self.has_application_settings_of(other) {
            return self.clone();
        }
        let from = &*other.0;
        self.with(|settings| {
            settings.judged = Judged(settings.judged.0 && from.judged.0);
            settings.name = from.name.clone();
            settings.partner.clone_from(&from.partner);
            settings.distribution = from.distribution;
            settings.licenses = from.licenses.clone();
            settings.verification = from.verification.clone();
        })
    }

    /// Whether the settings that belong to the application are those of another configuration.
    pub(crate) fn has_application_settings_of(&self, other: &Self) -> bool {
        let (one, other) = (&*self.0, &*other.0);
        one.name == other.name
            && one.partner == other.partner
            && one.distribution == other.distribution
            && one.licenses == other.licenses
            && one.verification == other.verification
    }
}
