//! Which licenses the application needs and brings.

use std::sync::Arc;

use super::same_name;
use crate::ParseErrorKind;

/// The longest name that is accepted, in characters; a bound of our own.
const MAX_CHARS: u32 = 128;

/// The names of each known license. Spaces, `_`, `-` and letter case do not count.
const NAMES: [(&str, LicenseKind); 8] = [
    ("custom apps", LicenseKind::CustomApps),
    ("integration server", LicenseKind::IntegrationServer),
    ("database mirroring", LicenseKind::DatabaseMirroring),
    ("development tools", LicenseKind::DevelopmentTools),
    ("development tools license", LicenseKind::DevelopmentTools),
    ("developer tools", LicenseKind::DevelopmentTools),
    ("developer tools license", LicenseKind::DevelopmentTools),
    ("expander services", LicenseKind::DevelopmentTools),
];

crate::newtype::str_newtype! {
    /// A license: an entry of the portal's "Required licenses" and "Granted licenses".
    ///
    /// The name is kept as given: up to 128 visible characters without white space around them. SuperOffice's list is open;
    /// [`kind`](Self::kind) tells the known ones.
    ///
    /// ```
    /// use superoffice_app::{License, LicenseKind};
    ///
    /// let license = License::parse("superoffice.expander-services")?;
    /// assert_eq!(license.kind(), LicenseKind::DevelopmentTools);
    /// assert!(license.is_same(&License::parse("Developer Tools")?));
    /// # Ok::<(), superoffice_app::ParseError>(())
    /// ```
    pub struct License, "license", validate
}

impl License {
    /// Which of the known licenses it is.
    #[must_use]
    pub fn kind(&self) -> LicenseKind {
        kind(&self.0)
    }

    /// The same text for names that mean one license, to compare many.
    pub(crate) fn key(&self) -> String {
        key(&self.0)
    }

    /// Whether two names mean one license: the same known one, or the same name but for spaces, `_`, `-` and letter case.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        is_same(&self.0, &other.0)
    }
}

/// The licenses that the public pages name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum LicenseKind {
    /// Custom apps.
    CustomApps,
    /// Integration server: activates the ERP Sync panel in the customer's administration.
    IntegrationServer,
    /// Database mirroring.
    DatabaseMirroring,
    /// Development Tools; also called Developer Tools, Expander Services and `superoffice.expander-services`.
    DevelopmentTools,
    /// Any other.
    Other,
}

/// The licenses of an application; only employees of SuperOffice change them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct LicenseGrants {
    /// "Required licenses": what the application needs.
    pub required: Arc<[License]>,
    /// "Granted licenses": what the application brings along.
    pub granted: Arc<[License]>,
}

/// One visible line of up to [`MAX_CHARS`], without white space around it.
pub(crate) fn validate(text: &str) -> Result<(), ParseErrorKind> {
    crate::identity::one_line(text, MAX_CHARS)
}

/// The known license of this name.
pub(crate) fn kind(text: &str) -> LicenseKind {
    let name = module(text);
    NAMES.iter().find(|(known, _)| same_name(known, name)).map_or(LicenseKind::Other, |(_, kind)| *kind)
}

/// Whether two names mean one license.
pub(crate) fn is_same(left: &str, right: &str) -> bool {
    match (kind(left), kind(right)) {
        (LicenseKind::Other, LicenseKind::Other) => same_name(module(left), module(right)),
        (left, right) => left == right,
    }
}

/// The same text for names that mean one license, and another for others.
pub(crate) fn key(text: &str) -> String {
    match kind(text) {
        LicenseKind::Other => {
            let counts = |letter: &char| !matches!(letter, ' ' | '_' | '-');
            module(text).chars().filter(counts).map(|letter| letter.to_ascii_lowercase()).collect()
        }
        // Capitals, which no other key has.
        known => format!("{known:?}"),
    }
}

/// The name without the owner that the fully-qualified form has before it.
pub(crate) fn module(text: &str) -> &str {
    const OWNER: &str = "superoffice.";
    match text.split_at_checked(OWNER.len()) {
        Some((owner, module)) if owner.eq_ignore_ascii_case(OWNER) => module,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_key_for_one_license() {
        let names = [
            "Developer Tools",
            "expander-services",
            "superoffice.expander-services",
            "Custom apps",
            "custom_apps",
            "CustomApps",
            "customapps2",
            "x-Y",
            "xy",
            "superoffice.XY",
            "developmenttools",
        ];
        for left in names {
            for right in names {
                assert_eq!(key(left) == key(right), is_same(left, right), "{left} {right}");
            }
        }
    }

    #[test]
    fn every_published_name_is_known() {
        for (text, expected) in [
            ("Custom apps", LicenseKind::CustomApps),
            ("custom_apps", LicenseKind::CustomApps),
            ("Integration server", LicenseKind::IntegrationServer),
            ("integration_server", LicenseKind::IntegrationServer),
            ("Database mirroring", LicenseKind::DatabaseMirroring),
            ("Development Tools", LicenseKind::DevelopmentTools),
            ("Developer Tools", LicenseKind::DevelopmentTools),
            ("Developer Tools license", LicenseKind::DevelopmentTools),
            ("Expander services", LicenseKind::DevelopmentTools),
            ("expander-services", LicenseKind::DevelopmentTools),
            ("SuperOffice.expander-services", LicenseKind::DevelopmentTools),
            ("acme.expander-services", LicenseKind::Other),
            ("CRM Suite Core", LicenseKind::Other),
        ] {
            let license = License::parse(text).unwrap();
            assert_eq!(license.kind(), expected, "{text}");
            assert_eq!(license.as_str(), text);
        }
        for text in ["", "a ", "a\nb", &"x".repeat(129)] {
            assert!(License::parse(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn two_names_may_be_one_license() {
        for (left, right, same) in [
            ("Development Tools", "expander_services", true),
            ("Integration server", "integration-server", true),
            ("CRM Suite Core", "crm_suite_core", true),
            ("superoffice.reporter", "Reporter", true),
            ("CRM Suite Core", "CRM Suite Growth", false),
            ("Custom apps", "Development Tools", false),
            ("Custom apps", "Other", false),
        ] {
            assert_eq!(is_same(left, right), same, "{left} {right}");
        }
    }
}
