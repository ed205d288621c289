//! What a customer has bought.

use std::sync::Arc;

use crate::{CrmSuitePlan, License, LicenseKind, PortalVersion};

/// The licenses of a tenant, and the plan of its CRM Suite, as far as the caller knows them: no message of SuperOffice's tells them.
///
/// ```
/// use superoffice_app::{CrmSuitePlan, License, PortalVersion, TenantLicenses};
///
/// let licenses = TenantLicenses::new([License::parse("Developer Tools")?]);
/// assert!(licenses.allow_custom_applications(PortalVersion::V2_0));
///
/// let plan = TenantLicenses::default().with_plan(CrmSuitePlan::Core);
/// assert!(plan.allow_custom_applications(PortalVersion::default()));
/// # Ok::<(), superoffice_app::ParseError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TenantLicenses {
    licenses: Arc<[License]>,
    plan: Option<CrmSuitePlan>,
}

impl TenantLicenses {
    /// These licenses, and no plan.
    #[must_use]
    pub fn new(licenses: impl IntoIterator<Item = License>) -> Self {
        Self { licenses: licenses.into_iter().collect(), plan: None }
    }

    /// Sets the plan.
    #[must_use]
    pub const fn with_plan(mut self, plan: CrmSuitePlan) -> Self {
        self.plan = Some(plan);
        self
    }

    /// The licenses, in the order in which they were given.
    #[must_use]
    pub fn licenses(&self) -> &[License] {
        &self.licenses
    }

    /// The plan that was set.
    pub(super) const fn set_plan(&self) -> Option<CrmSuitePlan> {
        self.plan
    }

    /// The plan: the largest of the one that was set and those that are named in full among the licenses, such as `CRM Suite Core`.
    #[must_use]
    pub fn plan(&self) -> Option<CrmSuitePlan> {
        let named = self.licenses.iter().filter_map(CrmSuitePlan::from_license);
        self.plan.into_iter().chain(named).max()
    }

    /// Whether this very license is among them, under any of its names.
    #[must_use]
    pub fn holds(&self, license: &License) -> bool {
        self.licenses.iter().any(|held| held.is_same(license))
    }

    fn holds_kind(&self, kind: LicenseKind) -> bool {
        self.licenses.iter().any(|held| held.kind() == kind)
    }

    /// Whether the plan is this one or a larger one. Plans count since 2026; the older editions of the portal know none.
    fn has_plan(&self, least: CrmSuitePlan, portal: PortalVersion) -> bool {
        portal >= PortalVersion::V2_15 && self.plan().is_some_and(|plan| plan >= least)
    }
}

/// What the licenses allow, by the edition of the portal's rules.
impl TenantLicenses {
    /// Custom applications in production: Development Tools, or (since 2026) the plan Core or a larger one.
    ///
    /// Source: documentation (`developer-portal/create-app/includes/cust-app-req-license`); "or a larger one" follows from the plans being cumulative.
    #[must_use]
    pub fn allow_custom_applications(&self, portal: PortalVersion) -> bool {
        self.holds_kind(LicenseKind::DevelopmentTools) || self.has_plan(CrmSuitePlan::Core, portal)
    }

    /// Mirroring by a custom application: Database Mirroring, or (since 2026) the plan Super.
    ///
    /// Source: documentation (`mirroring/requirements`, `admin/license/crm-suite`).
    #[must_use]
    pub fn allow_database_mirroring(&self, portal: PortalVersion) -> bool {
        self.holds_kind(LicenseKind::DatabaseMirroring) || self.has_plan(CrmSuitePlan::Super, portal)
    }

    /// The ERP panel of the administration: Development Tools, Integration Server, or (since 2026) the plan Growth or a larger one.
    ///
    /// Source: documentation (`developer-portal/create-app/sync-app`, `erp/admin`, `admin/license/crm-suite`). That the plan activates the panel is our reading.
    #[must_use]
    pub fn allow_erp_sync(&self, portal: PortalVersion) -> bool {
        self.holds_kind(LicenseKind::DevelopmentTools)
            || self.holds_kind(LicenseKind::IntegrationServer)
            || self.has_plan(CrmSuitePlan::Growth, portal)
    }

    /// Whether a license that an application requires is held, or comes with another license or the plan.
    ///
    /// Development Tools "activates … Custom Apps" (`admin/license/dev/hidden-licenses`).
    #[must_use]
    pub fn cover(&self, license: &License, portal: PortalVersion) -> bool {
        self.holds(license)
            || match license.kind() {
                LicenseKind::CustomApps | LicenseKind::DevelopmentTools => self.allow_custom_applications(portal),
                LicenseKind::DatabaseMirroring => self.allow_database_mirroring(portal),
                LicenseKind::IntegrationServer => self.allow_erp_sync(portal),
                LicenseKind::Other => {
                    CrmSuitePlan::from_license(license).is_some_and(|plan| self.has_plan(plan, portal))
                }
            }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PORTALS: [PortalVersion; 3] = [PortalVersion::V1_10, PortalVersion::V2_0, PortalVersion::V2_15];

    fn licenses(names: &[&str], plan: Option<CrmSuitePlan>) -> TenantLicenses {
        let licenses = TenantLicenses::new(names.iter().map(|name| License::parse(name).unwrap()));
        plan.map_or(licenses.clone(), |plan| licenses.with_plan(plan))
    }

    /// Custom applications, mirroring, ERP.
    fn allowed(licenses: &TenantLicenses, portal: PortalVersion) -> [bool; 3] {
        [
            licenses.allow_custom_applications(portal),
            licenses.allow_database_mirroring(portal),
            licenses.allow_erp_sync(portal),
        ]
    }

    #[test]
    fn what_each_license_allows() {
        for (names, expected) in [
            (&[][..], [false, false, false]),
            (&["Development Tools"], [true, false, true]),
            (&["Developer Tools license"], [true, false, true]),
            (&["superoffice.expander-services"], [true, false, true]),
            (&["Database mirroring"], [false, true, false]),
            (&["Integration server"], [false, false, true]),
            (&["Custom apps"], [false, false, false]),
            (&["Something else"], [false, false, false]),
            (&["Super", "Core"], [false, false, false]),
            (&["Something else", "expander_services", "database_mirroring"], [true, true, true]),
        ] {
            for portal in PORTALS {
                assert_eq!(allowed(&licenses(names, None), portal), expected, "{names:?} {portal:?}");
            }
        }
    }

    #[test]
    fn plans_count_since_2026() {
        for (plan, expected) in [
            (CrmSuitePlan::Starter, [false, false, false]),
            (CrmSuitePlan::Core, [true, false, false]),
            (CrmSuitePlan::Growth, [true, false, true]),
            (CrmSuitePlan::Plus, [true, false, true]),
            (CrmSuitePlan::Super, [true, true, true]),
        ] {
            let named = format!("CRM Suite {}", plan.as_str());
            for held in [licenses(&[], Some(plan)), licenses(&[&named], None)] {
                assert_eq!(held.plan(), Some(plan));
                assert_eq!(allowed(&held, PortalVersion::V2_15), expected, "{plan}");
                for portal in [PortalVersion::V1_10, PortalVersion::V2_0] {
                    assert_eq!(allowed(&held, portal), [false; 3], "{plan} {portal:?}");
                }
            }
        }
        let both = licenses(&["crm-suite-growth", "CRM Suite Starter"], Some(CrmSuitePlan::Core));
        assert_eq!(both.plan(), Some(CrmSuitePlan::Growth));
        assert_eq!(licenses(&["CRM Suite Starter"], Some(CrmSuitePlan::Core)).plan(), Some(CrmSuitePlan::Core));
        assert_eq!(TenantLicenses::default().plan(), None);
    }

    #[test]
    fn what_is_covered() {
        use CrmSuitePlan::{Core, Growth, Super};
        // The license that is required; what is held; whether that covers it by the older rules, and by those of 2026.
        for (required, names, plan, older, newer) in [
            ("Reporter", &["superoffice.reporter"][..], None, true, true),
            ("Reporter", &["Development Tools"], Some(Super), false, false),
            ("Custom apps", &["custom_apps"], None, true, true),
            ("Custom apps", &["Development Tools"], None, true, true),
            ("Custom apps", &[], Some(Core), false, true),
            ("Development Tools", &["Expander services"], None, true, true),
            ("Development Tools", &[], Some(Core), false, true),
            ("Development Tools", &["Custom apps"], None, false, false),
            ("Database mirroring", &["Development Tools"], Some(Growth), false, false),
            ("Database mirroring", &["database-mirroring"], None, true, true),
            ("Database mirroring", &[], Some(Super), false, true),
            ("Integration server", &["Development Tools"], None, true, true),
            ("Integration server", &[], Some(Core), false, false),
            ("Integration server", &[], Some(Growth), false, true),
            ("CRM Suite Core", &["crm_suite_core"], None, true, true),
            ("CRM Suite Core", &["CRM Suite Growth"], None, false, true),
            ("CRM Suite Core", &[], Some(Super), false, true),
            ("CRM Suite Super", &[], Some(Growth), false, false),
            ("Core", &[], Some(Super), false, false),
        ] {
            let held = licenses(names, plan);
            let required = License::parse(required).unwrap();
            let covered = PORTALS.map(|portal| held.cover(&required, portal));
            assert_eq!(covered, [older, older, newer], "{required} {names:?} {plan:?}");
        }
    }

    #[test]
    fn whatever_is_held_is_covered() {
        for name in
            ["Custom apps", "Integration server", "Database mirroring", "Developer Tools", "CRM Suite Plus", "x"]
        {
            let license = License::parse(name).unwrap();
            for portal in PORTALS {
                assert!(licenses(&[name], None).cover(&license, portal), "{name}");
                assert!(!TenantLicenses::default().cover(&license, portal), "{name}");
            }
        }
    }
}
