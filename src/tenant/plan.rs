//! The plan that a customer has subscribed to.

use crate::setting::license::module;
use crate::setting::same_name;
use crate::{License, ParseError, ParseErrorKind};

/// A plan of SuperOffice's CRM Suite. Each has all that those before it have, so they are ordered.
///
/// Source: documentation (`admin/license/crm-suite`, of June 2026).
///
/// ```
/// use superoffice_app::CrmSuitePlan;
///
/// assert!(CrmSuitePlan::Starter < CrmSuitePlan::Core);
/// assert_eq!("CRM Suite Growth".parse(), Ok(CrmSuitePlan::Growth));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum CrmSuitePlan {
    /// CRM Suite Starter.
    Starter,
    /// CRM Suite Core: adds customization, and with it custom applications.
    Core,
    /// CRM Suite Growth: adds integration with ERP systems.
    Growth,
    /// CRM Suite Plus.
    Plus,
    /// CRM Suite Super: adds database replication.
    Super,
}

impl CrmSuitePlan {
    /// All plans, from the smallest to the largest.
    pub const ALL: [Self; 5] = [Self::Starter, Self::Core, Self::Growth, Self::Plus, Self::Super];

    /// The name without `CRM Suite`, in lower case: `starter`, `core`, `growth`, `plus` or `super`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Starter => "starter",
            Self::Core => "core",
            Self::Growth => "growth",
            Self::Plus => "plus",
            Self::Super => "super",
        }
    }

    /// Reads the name, with or without `CRM Suite` before it. Spaces, `_`, `-` and letter case do not count.
    ///
    /// # Errors
    ///
    /// When it is none of the plans.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        Self::from_name(text).ok_or(ParseError::new("CRM Suite plan", ParseErrorKind::Unknown))
    }

    /// The plan of this name, with or without `CRM Suite` before it.
    fn from_name(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|plan| same_name(plan.as_str(), text)).or_else(|| Self::from_full_name(text))
    }

    /// The plan that a license names: in full, for `Plus` alone may be anything.
    pub(super) fn from_license(license: &License) -> Option<Self> {
        Self::from_full_name(module(license.as_str()))
    }

    fn from_full_name(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|plan| same_name(plan.full_name(), text))
    }

    const fn full_name(self) -> &'static str {
        match self {
            Self::Starter => "crm suite starter",
            Self::Core => "crm suite core",
            Self::Growth => "crm suite growth",
            Self::Plus => "crm suite plus",
            Self::Super => "crm suite super",
        }
    }
}

impl core::fmt::Display for CrmSuitePlan {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl core::str::FromStr for CrmSuitePlan {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

crate::newtype::str_serde!(CrmSuitePlan, "CRM Suite plan");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_all_that_those_before_it_have() {
        use CrmSuitePlan::{Core, Growth, Plus, Starter, Super};
        assert_eq!(CrmSuitePlan::ALL, [Starter, Core, Growth, Plus, Super]);
        assert!(CrmSuitePlan::ALL.is_sorted());
    }

    #[test]
    fn names_with_and_without_the_suite() {
        for plan in CrmSuitePlan::ALL {
            let name = plan.as_str();
            for text in [
                name.to_owned(),
                name.to_uppercase(),
                format!("CRM Suite {name}"),
                format!("crm-suite_{name}"),
                format!("CRMSuite{name}"),
            ] {
                assert_eq!(text.parse(), Ok(plan), "{text}");
            }
            assert_eq!(serde_json::to_string(&plan).unwrap(), format!("\"{name}\""));
            assert_eq!(serde_json::from_str::<CrmSuitePlan>(&format!("\"{name}\"")).unwrap(), plan);
            assert_eq!(plan.full_name(), format!("crm suite {name}"));
        }
        for text in
            ["", "crm suite", "suite core", "crm core", "core plus", "cores", "CRM Suite Core 2", "CRM\u{a0}Suite Core"]
        {
            assert_eq!(
                text.parse::<CrmSuitePlan>().unwrap_err().to_string(),
                "CRM Suite plan is not a defined word",
                "{text}"
            );
        }
    }

    #[test]
    fn a_license_names_a_plan_in_full_only() {
        for (name, plan) in [
            ("CRM Suite Core", Some(CrmSuitePlan::Core)),
            ("superoffice.crm-suite-super", Some(CrmSuitePlan::Super)),
            ("Super", None),
            ("Plus", None),
            ("acme.crm-suite-super", None),
            ("CRM Suite", None),
        ] {
            assert_eq!(CrmSuitePlan::from_license(&License::parse(name).unwrap()), plan, "{name}");
        }
    }
}
