//! The version of SuperOffice that a tenant runs.

use core::fmt;

use crate::redact;

/// The version of SuperOffice that a tenant runs, or is about to: two free texts of which at least one is there.
///
/// Source: documentation (`tenant-status/notifications-example`); the form of neither is published.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TenantVersion {
    pub(super) name: Option<Box<str>>,
    pub(super) file: Option<Box<str>>,
}

impl TenantVersion {
    /// Both texts, or nothing when there is neither.
    pub(super) fn of(name: Option<&str>, file: Option<&str>) -> Option<Self> {
        let version = Self { name: name.map(Into::into), file: file.map(Into::into) };
        (version.name.is_some() || version.file.is_some()).then_some(version)
    }

    /// Whether both texts are there.
    pub(super) const fn is_full(&self) -> bool {
        self.name.is_some() && self.file.is_some()
    }

    /// The name, such as `Release_10.3.8_2024.08.30-01`.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The version of the files, such as `10.3.8.2024`.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        self.file.as_deref()
    }
}

impl fmt::Display for TenantVersion {
    /// The name, or the version of the files when there is no name.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.name().or(self.file()).unwrap_or_default();
        write!(f, "`{}`", redact::quote(text))
    }
}

/// A version that is told beside another.
pub(super) struct Told<'a> {
    pub(super) version: &'a TenantVersion,
    /// Whether the names do not tell the two apart.
    pub(super) with_file: bool,
}

impl fmt::Display for Told<'_> {
    /// The name, and with it the version of the files where it is told: `` `R 1` (files `1.0`) ``.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.version, f)?;
        match self.version.file().filter(|_| self.with_file && self.version.is_full()) {
            Some(file) => write!(f, " (files `{}`)", redact::quote(file)),
            None => Ok(()),
        }
    }
}
