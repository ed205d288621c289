//! Whose a setting is to change.

use crate::Role;

/// Whose a setting is to change.
///
/// SuperOffice's pages name what a partner may edit, and send everything else to the app manager. [`FieldId::editor`](crate::FieldId::editor)
/// tells it of each setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::exhaustive_enums, reason = "who changes a setting; a caller should say of each what it means")]
pub enum Editor {
    /// The partner's who owns the application, and SuperOffice's.
    Partner,
    /// The app manager's: "contact the App Manager".
    AppManager,
    /// SuperOffice's, as "only internal".
    Internal,
    /// SuperOffice employees', as licenses are.
    Employee,
}

impl Editor {
    /// Whether somebody of this role is one. A partner's user also needs the permission
    /// [`CONFIGURATION`](crate::Permissions::CONFIGURATION).
    #[must_use]
    pub const fn includes(self, role: Role) -> bool {
        match self {
            Self::Partner => true,
            Self::AppManager => matches!(role, Role::AppManager),
            Self::Internal | Self::Employee => !role.is_partner(),
        }
    }

    /// `partner`, `app_manager`, `internal` or `employee`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Partner => "partner",
            Self::AppManager => "app_manager",
            Self::Internal => "internal",
            Self::Employee => "employee",
        }
    }
}
