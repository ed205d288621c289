//! What differs between two configurations.

use core::fmt;

use crate::{Environment, FieldId, Path};

/// Everything that differs between two configurations, in the order of the file format. It comes from
/// [`Configuration::diff`](crate::Configuration::diff).
///
/// `Display` writes a line for each change, `Serialize` an array of objects with `field`, `path`, `change`, and, where there is one,
/// `environment`, `before` and `after`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use]
pub struct Diff {
    pub(super) changes: Vec<Change>,
}

impl Diff {
    /// The changes.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// The changes, one after the other.
    pub fn iter(&self) -> core::slice::Iter<'_, Change> {
        self.changes.iter()
    }

    /// Whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The settings that differ, each once, in the order of the file format.
    pub fn fields(&self) -> impl Iterator<Item = FieldId> {
        let mut last = None;
        self.changes.iter().map(Change::field).filter(move |field| last.replace(*field) != Some(*field))
    }
}

impl fmt::Display for Diff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, change) in self.changes.iter().enumerate() {
            if place > 0 {
                f.write_str("\n")?;
            }
            fmt::Display::fmt(change, f)?;
        }
        Ok(())
    }
}

impl<'d> IntoIterator for &'d Diff {
    type Item = &'d Change;
    type IntoIter = core::slice::Iter<'d, Change>;

    fn into_iter(self) -> Self::IntoIter {
        self.changes.iter()
    }
}

/// One change: a setting, and what it was and is.
///
/// The texts are fit to be shown: what is or may be a secret is masked, so that a replaced secret may look the same before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub(super) field: FieldId,
    pub(super) environment: Option<Environment>,
    pub(super) path: Path,
    pub(super) kind: ChangeKind,
    pub(super) before: Option<Box<str>>,
    pub(super) after: Option<Box<str>>,
}

impl Change {
    /// The setting.
    #[must_use]
    pub const fn field(&self) -> FieldId {
        self.field
    }

    /// The environment whose value changed; none for a setting, or a value, that all environments share.
    #[must_use]
    pub const fn environment(&self) -> Option<Environment> {
        self.environment
    }

    /// The place in the file format: the setting, its environment, and the part of a credential. Entries of a list are not numbered.
    #[must_use]
    pub const fn path(&self) -> &Path {
        &self.path
    }

    /// What happened to the value.
    #[must_use]
    pub const fn kind(&self) -> ChangeKind {
        self.kind
    }

    /// What it was.
    #[must_use]
    pub fn before(&self) -> Option<&str> {
        self.before.as_deref()
    }

    /// What it is now.
    #[must_use]
    pub fn after(&self) -> Option<&str> {
        self.after.as_deref()
    }
}

impl fmt::Display for Change {
    /// One line, such as ``authentication.redirect_urls.production: added `https://acme.example/open` ``.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (before, after) = (self.before().unwrap_or_default(), self.after().unwrap_or_default());
        write!(f, "{}: ", self.path)?;
        match self.kind {
            ChangeKind::Added => write!(f, "added `{after}`"),
            ChangeKind::Removed => write!(f, "removed `{before}`"),
            ChangeKind::Changed => write!(f, "`{before}` becomes `{after}`"),
            ChangeKind::Reordered => f.write_str("the same entries in another order"),
            ChangeKind::SetApart => f.write_str("the environments are set apart"),
            ChangeKind::Shared => f.write_str("the environments share one value"),
        }
    }
}

/// What happened to a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::exhaustive_enums, reason = "what can happen to a value, to a list and to the toggle of environments")]
pub enum ChangeKind {
    /// There was none; or an entry came to a list.
    Added,
    /// There is none any more; or an entry of a list went.
    Removed,
    /// It is another one.
    Changed,
    /// A list has the same entries in another order.
    Reordered,
    /// Environments that shared one value have one of their own each, the portal's "Configure per environment".
    SetApart,
    /// Environments that had a value of their own each share one.
    Shared,
}

impl ChangeKind {
    /// `added`, `removed`, `changed`, `reordered`, `set_apart` or `shared`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
            Self::Reordered => "reordered",
            Self::SetApart => "set_apart",
            Self::Shared => "shared",
        }
    }
}
