//! What a caller wants to hear, and how loudly.

use std::collections::BTreeMap;

use crate::{Code, Limits, Severity};

/// How severe a code is to a caller: one of the severities, or not reported at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "the severities and nothing")]
pub enum Level {
    /// Reported with this severity.
    Report(Severity),
    /// Not reported.
    Off,
}

impl From<Severity> for Level {
    fn from(severity: Severity) -> Self {
        Self::Report(severity)
    }
}

/// Which edition of the developer portal's rules counts where its pages disagree by age.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum PortalVersion {
    /// 1.10, of 2023.
    V1_10,
    /// 2.0, of February 2025.
    V2_0,
    /// 2.15, of July 2026.
    #[default]
    V2_15,
}

/// What a caller wants to hear, and how loudly: levels per code, limits, the expiry horizon, the portal version.
///
/// ```
/// use superoffice_app::{Code, Level, Policy, Severity};
///
/// let policy = Policy::default()
///     .with_level(Code::CLIENT_ID_UNUSUAL, Severity::Error)?
///     .with_level(Code::MIRRORING_LEGACY, Level::Off)?
///     .with_expiry_horizon_days(60);
/// assert!(Policy::default().with_level(Code::NAME_MISSING, Severity::Hint).is_err());
/// # Ok::<(), superoffice_app::LevelError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    levels: BTreeMap<Code, Level>,
    ceiling: Level,
    limits: Limits,
    expiry_horizon_days: u32,
    portal_version: PortalVersion,
    published: bool,
    loopback_any_port: bool,
}

impl Default for Policy {
    /// Every code at its own severity, default limits, 30 days' horizon, the newest portal, not yet published.
    fn default() -> Self {
        Self {
            levels: BTreeMap::new(),
            ceiling: Level::Report(Severity::Error),
            limits: Limits::default(),
            expiry_horizon_days: 30,
            portal_version: PortalVersion::default(),
            published: false,
            loopback_any_port: true,
        }
    }
}

impl Policy {
    /// For data that is live already: what a new application would be refused for is a warning, unless the value cannot
    /// be held at all; and the application counts as published.
    ///
    /// With [`Configuration::urls_with`](crate::Configuration::urls_with), URLs that are errors by default then *do* match,
    /// such as `http://` in production or a pattern whose host is open.
    #[must_use]
    pub fn import() -> Self {
        Self { ceiling: Level::Report(Severity::Warning), published: true, ..Self::default() }
    }

    /// For state that this crate wrote: only what cannot be held counts.
    pub(crate) fn stored() -> Self {
        Self { ceiling: Level::Off, limits: Limits::STORED, ..Self::default() }
    }

    /// Sets the level of one code.
    ///
    /// # Errors
    ///
    /// When the code is an error that no policy lowers ([`Code::is_fixed`]) and the level is another.
    pub fn with_level(mut self, code: Code, level: impl Into<Level>) -> Result<Self, LevelError> {
        let level = level.into();
        if code.is_fixed() && level != Level::Report(Severity::Error) {
            return Err(LevelError { code });
        }
        self.levels.insert(code, level);
        Ok(self)
    }

    /// Sets how much is reported and how long lists and texts may be.
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Sets how many days before its expiry a secret or certificate is mentioned.
    #[must_use]
    pub const fn with_expiry_horizon_days(mut self, days: u32) -> Self {
        self.expiry_horizon_days = days;
        self
    }

    /// Sets the edition of the portal's rules.
    #[must_use]
    pub const fn with_portal_version(mut self, version: PortalVersion) -> Self {
        self.portal_version = version;
        self
    }

    /// Says that the application is already published in the environment asked about.
    #[must_use]
    pub const fn with_published(mut self, published: Published) -> Self {
        self.published = matches!(published, Published::Yes);
        self
    }

    /// Sets whether the port of a loopback redirect URL may float in native apps (RFC 8252 §7.3), as it does by default.
    ///
    /// SuperOffice documents that redirect URLs are compared exactly.
    #[must_use]
    pub const fn with_loopback_any_port(mut self, any_port: bool) -> Self {
        self.loopback_any_port = any_port;
        self
    }

    /// Whether the port of a loopback redirect URL may float in native apps.
    #[must_use]
    pub const fn loopback_any_port(&self) -> bool {
        self.loopback_any_port
    }

    /// How much is reported and how long lists and texts may be.
    #[must_use]
    pub const fn limits(&self) -> &Limits {
        &self.limits
    }

    /// How many days before its expiry a secret or certificate is mentioned.
    #[must_use]
    pub const fn expiry_horizon_days(&self) -> u32 {
        self.expiry_horizon_days
    }

    /// The edition of the portal's rules.
    #[must_use]
    pub const fn portal_version(&self) -> PortalVersion {
        self.portal_version
    }

    /// Whether the application is already published in the environment asked about.
    #[must_use]
    pub const fn is_published(&self) -> bool {
        self.published
    }

    /// The level of a problem that its rule found to be of its severity.
    pub(crate) fn level_of(&self, problem: &crate::Problem) -> Level {
        if problem.is_fixed() { Level::Report(Severity::Error) } else { self.level(problem.code(), problem.severity()) }
    }

    /// The level of a code whose rule found this severity.
    #[must_use]
    pub fn level(&self, code: Code, severity: Severity) -> Level {
        if code.is_fixed() && severity == Severity::Error {
            return Level::Report(Severity::Error);
        }
        match (self.levels.get(&code), self.ceiling) {
            (Some(level), _) => *level,
            (None, Level::Report(ceiling)) => Level::Report(severity.min(ceiling)),
            (None, Level::Off) => Level::Off,
        }
    }
}

/// Whether an application is published in the environment asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "yes or no, named")]
pub enum Published {
    /// It is.
    Yes,
    /// It is not, or nobody knows.
    No,
}

/// An attempt to lower an error that no policy lowers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{code}` is an error under every policy")]
pub struct LevelError {
    code: Code,
}

impl LevelError {
    /// The code that cannot be lowered.
    #[must_use]
    pub const fn code(self) -> Code {
        self.code
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raises_anything_and_lowers_all_but_fixed_codes() {
        for code in Code::ALL.iter().copied() {
            assert!(Policy::default().with_level(code, Severity::Error).is_ok());
            let lowered = Policy::default().with_level(code, Level::Off);
            assert_eq!(lowered.is_err(), code.is_fixed(), "{code}");
            let imported = Policy::import().level(code, code.severity());
            assert_eq!(imported == Level::Report(Severity::Error), code.is_fixed(), "{code}");
        }
    }

    #[test]
    fn a_refusal_names_the_code() {
        let error = Policy::default().with_level(Code::NAME_MISSING, Level::Off).unwrap_err();
        assert_eq!(error.to_string(), "`name.missing` is an error under every policy");
        assert_eq!(error.code(), Code::NAME_MISSING);
    }
}
