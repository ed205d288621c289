//! The three environments.

mod endpoints;
mod host_role;

pub use host_role::HostRole;
pub(crate) use host_role::sub_domain;

use core::fmt;

use crate::{ParseError, ParseErrorKind};

/// One of the three environments of SuperOffice CRM Online. Each has its own tenants, hosts and keys.
///
/// ```
/// use superoffice_app::Environment;
///
/// assert_eq!(Environment::parse("qaonline")?, Environment::Stage);
/// assert_eq!(Environment::Stage.as_str(), "stage");
/// # Ok::<(), superoffice_app::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::exhaustive_enums, reason = "a fourth environment would change every caller, and should")]
pub enum Environment {
    /// SOD, the development environment.
    Sod,
    /// Stage, also called QA; its login host is `qaonline`.
    Stage,
    /// Production, also called Online.
    Production,
}

impl Environment {
    /// All three, in the order in which an application passes through them.
    pub const ALL: [Self; 3] = [Self::Sod, Self::Stage, Self::Production];

    /// The names that SuperOffice's documentation uses for each, in lower case.
    pub(crate) const NAMES: [(&'static str, Self); 7] = [
        ("sod", Self::Sod),
        ("development", Self::Sod),
        ("stage", Self::Stage),
        ("qaonline", Self::Stage),
        ("qa", Self::Stage),
        ("production", Self::Production),
        ("online", Self::Production),
    ];

    /// Reads a name or an alias (`sod`, `development`; `stage`, `qa`, `qaonline`; `production`, `online`), in any letter case.
    ///
    /// # Errors
    ///
    /// When it is none of these.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        Self::from_name(text).ok_or(ParseError::new("environment", ParseErrorKind::Unknown))
    }

    pub(crate) fn from_name(text: &str) -> Option<Self> {
        // As files mostly have it.
        if let Some(environment) = Self::ALL.into_iter().find(|environment| environment.as_str() == text) {
            return Some(environment);
        }
        Self::NAMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(text)).map(|(_, environment)| *environment)
    }

    /// The name as it is written in a file: `sod`, `stage` or `production`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sod => "sod",
            Self::Stage => "stage",
            Self::Production => "production",
        }
    }

    /// Whether this is the development environment.
    #[must_use]
    pub const fn is_sod(self) -> bool {
        matches!(self, Self::Sod)
    }
}

impl fmt::Display for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.as_str(), f)
    }
}

impl core::str::FromStr for Environment {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

crate::newtype::str_serde!(Environment, "environment");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_published_name() {
        for (name, environment) in [
            ("SOD", Environment::Sod),
            ("Development", Environment::Sod),
            ("stage", Environment::Stage),
            ("QA", Environment::Stage),
            ("qaonline", Environment::Stage),
            ("Production", Environment::Production),
            ("online", Environment::Production),
        ] {
            assert_eq!(Environment::parse(name), Ok(environment), "{name}");
        }
        for name in ["", "prod", "sod ", "online3", "sod.superoffice.com"] {
            assert!(Environment::parse(name).is_err(), "{name}");
        }
    }

    #[test]
    fn prints_what_it_reads() {
        for environment in Environment::ALL {
            assert_eq!(environment.to_string().parse(), Ok(environment));
        }
    }
}
