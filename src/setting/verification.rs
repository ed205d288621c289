//! How far SuperOffice trusts the application.

use crate::{ParseError, ParseErrorKind};

/// The longest authorization level that is accepted, in characters; a bound of our own.
const MAX_LEVEL: u32 = 128;

/// The longest workflow status that is accepted, in characters; a bound of our own.
const MAX_STATUS: u32 = 256;

/// The portal's "Verification".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Verification {
    /// "Authorization level".
    pub authorization_level: Option<AuthorizationLevel>,
    /// "Security audit": its workflow status.
    pub security_audit: Option<WorkflowStatus>,
    /// "Certified": its workflow status.
    pub certification: Option<WorkflowStatus>,
}

/// Who may approve the application: the portal's "Authorization level".
///
/// Only two levels are published, so any other visible text of up to 128 characters is kept as given. The two are read in any
/// letter case and held in lower case.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AuthorizationLevel(Level);

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Level {
    Administrator,
    Explicit,
    Other(Box<str>),
}

impl AuthorizationLevel {
    /// What all applications have in SOD: a tenant's administrator approves.
    pub const ADMINISTRATOR: Self = Self(Level::Administrator);
    /// What custom applications get when they are published to production.
    pub const EXPLICIT: Self = Self(Level::Explicit);

    /// Reads the text.
    ///
    /// # Errors
    ///
    /// When it is empty, too long, has white space around it, or holds control or invisible characters.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        if let Err(kind) = validate_level(text) {
            return Err(ParseError::new("authorization level", kind));
        }
        let known =
            [Self::ADMINISTRATOR, Self::EXPLICIT].into_iter().find(|level| level.as_str().eq_ignore_ascii_case(text));
        Ok(known.unwrap_or_else(|| Self(Level::Other(text.into()))))
    }

    /// `administrator`, `explicit`, or the text as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Level::Administrator => "administrator",
            Level::Explicit => "explicit",
            Level::Other(text) => text,
        }
    }

    /// Whether it is one of the two that are published.
    #[must_use]
    pub const fn is_known(&self) -> bool {
        !matches!(self.0, Level::Other(_))
    }
}

crate::newtype::str_traits!(AuthorizationLevel, "authorization level");

/// How far the security audit or the certification has come.
///
/// SuperOffice does not publish its statuses; these words are our own: `not_recorded`, `requested`, `in_progress`, `passed`,
/// `failed` or `failed: reason`, `expired`, read whatever their letter case, spaces, `_` and `-`; `not passed` is read as `failed`. Any other visible text of up to 256 characters is kept as
/// given and means neither passed nor not passed.
///
/// ```
/// use superoffice_app::WorkflowStatus;
///
/// let status = WorkflowStatus::parse("failed: medium risk open")?;
/// assert_eq!(status.reason(), Some("medium risk open"));
/// assert!(status.is_recorded_as_not_passed());
/// # Ok::<(), superoffice_app::ParseError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WorkflowStatus(Status);

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Status {
    NotRecorded,
    Requested,
    InProgress,
    Passed,
    Failed,
    /// The whole text `failed: reason`.
    FailedFor(Box<str>),
    Expired,
    Other(Box<str>),
}

const FAILED: &str = "failed";

impl WorkflowStatus {
    const WHAT: &'static str = "workflow status";

    /// Nobody has said anything.
    pub const NOT_RECORDED: Self = Self(Status::NotRecorded);
    /// It was asked for.
    pub const REQUESTED: Self = Self(Status::Requested);
    /// It is going on.
    pub const IN_PROGRESS: Self = Self(Status::InProgress);
    /// It was passed.
    pub const PASSED: Self = Self(Status::Passed);
    /// It was not passed, and no reason is given.
    pub const FAILED: Self = Self(Status::Failed);
    /// It was passed once, and that no longer counts.
    pub const EXPIRED: Self = Self(Status::Expired);

    /// It was not passed, for this reason; white space around the reason is dropped, and an empty reason is none.
    ///
    /// # Errors
    ///
    /// When the reason is too long (248 characters), or holds control or invisible characters.
    pub fn failed(reason: &str) -> Result<Self, ParseError> {
        let reason = reason.trim();
        if reason.is_empty() {
            return Ok(Self::FAILED);
        }
        let text = format!("{FAILED}: {reason}");
        match validate_status(&text) {
            Ok(()) => Ok(Self(Status::FailedFor(text.into()))),
            Err(kind) => Err(ParseError::new(Self::WHAT, kind)),
        }
    }

    /// Reads the text.
    ///
    /// # Errors
    ///
    /// When it is empty, too long, has white space around it, or holds control or invisible characters.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        if let Err(kind) = validate_status(text) {
            return Err(ParseError::new(Self::WHAT, kind));
        }
        let words = [Self::NOT_RECORDED, Self::REQUESTED, Self::IN_PROGRESS, Self::PASSED, Self::FAILED, Self::EXPIRED];
        if let Some(status) = words.into_iter().find(|status| super::same_name(status.as_str(), text)) {
            return Ok(status);
        }
        if super::same_name(text, "not passed") {
            return Ok(Self::FAILED);
        }
        match text.split_once(':') {
            Some((word, reason)) if word.eq_ignore_ascii_case(FAILED) => Self::failed(reason),
            _ => Ok(Self(Status::Other(text.into()))),
        }
    }

    /// The status as it is written in a file.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Status::NotRecorded => "not_recorded",
            Status::Requested => "requested",
            Status::InProgress => "in_progress",
            Status::Passed => "passed",
            Status::Failed => FAILED,
            Status::Expired => "expired",
            Status::FailedFor(text) | Status::Other(text) => text,
        }
    }

    /// Why it was not passed, when that is said.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        match &self.0 {
            Status::FailedFor(text) => text.split_once(':').map(|(_, reason)| reason.trim_start()),
            Status::NotRecorded
            | Status::Requested
            | Status::InProgress
            | Status::Passed
            | Status::Failed
            | Status::Expired
            | Status::Other(_) => None,
        }
    }

    /// Whether it is one of the words that are known here.
    #[must_use]
    pub const fn is_known(&self) -> bool {
        !matches!(self.0, Status::Other(_))
    }

    /// Whether it was passed and still counts.
    #[must_use]
    pub const fn is_passed(&self) -> bool {
        matches!(self.0, Status::Passed)
    }

    /// Whether anything was said at all.
    #[must_use]
    pub const fn is_recorded(&self) -> bool {
        !matches!(self.0, Status::NotRecorded)
    }

    /// Whether it is said, in one of our own words, that it is not passed: requested, in progress, failed or expired.
    #[must_use]
    pub const fn is_recorded_as_not_passed(&self) -> bool {
        match self.0 {
            Status::Requested | Status::InProgress | Status::Failed | Status::FailedFor(_) | Status::Expired => true,
            Status::NotRecorded | Status::Passed | Status::Other(_) => false,
        }
    }
}

impl Default for WorkflowStatus {
    fn default() -> Self {
        Self::NOT_RECORDED
    }
}

crate::newtype::str_traits!(WorkflowStatus, "workflow status");

/// One visible line of up to [`MAX_LEVEL`], without white space around it.
pub(crate) fn validate_level(text: &str) -> Result<(), ParseErrorKind> {
    crate::identity::one_line(text, MAX_LEVEL)
}

/// One visible line of up to [`MAX_STATUS`], without white space around it.
pub(crate) fn validate_status(text: &str) -> Result<(), ParseErrorKind> {
    crate::identity::one_line(text, MAX_STATUS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_open() {
        for (text, held, known) in [
            ("administrator", "administrator", true),
            ("Administrator", "administrator", true),
            ("EXPLICIT", "explicit", true),
            ("Implicit", "Implicit", false),
        ] {
            let level = AuthorizationLevel::parse(text).unwrap();
            assert_eq!((level.as_str(), level.is_known()), (held, known));
            assert_eq!(level.to_string().parse(), Ok(level));
        }
        for text in ["", " explicit", "a\u{7}", &"x".repeat(129)] {
            assert!(AuthorizationLevel::parse(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn statuses_tell_passed_from_not_passed() {
        for (text, held, [passed, recorded, not_passed], reason) in [
            ("not_recorded", "not_recorded", [false, false, false], None),
            ("Requested", "requested", [false, true, true], None),
            ("in_progress", "in_progress", [false, true, true], None),
            ("passed", "passed", [true, true, false], None),
            ("failed", "failed", [false, true, true], None),
            ("failed:", "failed", [false, true, true], None),
            ("Failed:risk: high", "failed: risk: high", [false, true, true], Some("risk: high")),
            ("expired", "expired", [false, true, true], None),
            ("passed: twice", "passed: twice", [false, true, false], None),
            ("In progress", "in_progress", [false, true, true], None),
            ("not passed", "failed", [false, true, true], None),
            ("with the committee", "with the committee", [false, true, false], None),
        ] {
            let status = WorkflowStatus::parse(text).unwrap();
            assert_eq!(status.as_str(), held);
            let facts = [status.is_passed(), status.is_recorded(), status.is_recorded_as_not_passed()];
            assert_eq!((facts, status.reason()), ([passed, recorded, not_passed], reason), "{text}");
            assert_eq!(status.to_string().parse(), Ok(status));
        }
    }

    #[test]
    fn what_prints_can_be_read() {
        for text in ["", "passed ", "a\nb", "failed: a\u{202e}b", &"x".repeat(257)] {
            assert!(WorkflowStatus::parse(text).is_err(), "{text:?}");
        }
        // Written without the space it would fit, read back with the space it would not.
        assert!(WorkflowStatus::parse(&format!("failed:{}", "x".repeat(249))).is_err());
        let longest = WorkflowStatus::failed(&"x".repeat(248)).unwrap();
        assert_eq!(longest.to_string().parse(), Ok(longest));
        assert_eq!(WorkflowStatus::failed(" "), Ok(WorkflowStatus::FAILED));
    }
}
