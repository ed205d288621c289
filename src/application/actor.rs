//! Who is asking.

use crate::{PartnerId, UserName};

/// Who asks for a change: a user of a partner, or somebody at SuperOffice.
///
/// ```
/// use superoffice_app::{Actor, PartnerId, Permissions, Role};
///
/// let developer = Actor::partner(PartnerId::parse("acme")?, Role::Developer);
/// assert!(developer.may(Permissions::CONFIGURATION));
///
/// let reader = developer.with_permissions(Permissions::LOG_IN | Permissions::READ);
/// assert!(!reader.may(Permissions::CONFIGURATION));
/// # Ok::<(), superoffice_app::ParseError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Actor {
    partner: Option<PartnerId>,
    role: Role,
    permissions: Permissions,
    user: Option<UserName>,
}

impl Actor {
    /// A user of a partner, with the permissions that the role usually has.
    ///
    /// No partner's user has a role of SuperOffice's: one who is said to may do nothing.
    #[must_use]
    pub const fn partner(partner: PartnerId, role: Role) -> Self {
        Self { partner: Some(partner), role, permissions: role.usual_permissions(), user: None }
    }

    /// Somebody at SuperOffice. A partner's role without a partner may do nothing.
    #[must_use]
    pub const fn superoffice(role: Role) -> Self {
        Self { partner: None, role, permissions: role.usual_permissions(), user: None }
    }

    /// The same user with other permissions: the portal sets them for each user.
    #[must_use]
    pub const fn with_permissions(mut self, permissions: Permissions) -> Self {
        self.permissions = permissions;
        self
    }

    /// The same user with the name by which the host knows them. It is kept beside what they do; nothing is decided by it.
    #[must_use]
    pub fn named(mut self, user: UserName) -> Self {
        self.user = Some(user);
        self
    }

    /// The name by which the host knows the user.
    #[must_use]
    pub const fn user(&self) -> Option<&UserName> {
        self.user.as_ref()
    }

    /// The partner whose user this is; none for SuperOffice.
    #[must_use]
    pub const fn partner_id(&self) -> Option<&PartnerId> {
        self.partner.as_ref()
    }

    /// The role.
    #[must_use]
    pub const fn role(&self) -> Role {
        self.role
    }

    /// What the user may do in the portal. It does not count for SuperOffice's roles.
    #[must_use]
    pub const fn permissions(&self) -> Permissions {
        self.permissions
    }

    /// Whether the user has these permissions. SuperOffice's roles have all.
    #[must_use]
    pub const fn may(&self, permissions: Permissions) -> bool {
        !self.role.is_partner() || self.permissions.contains(permissions)
    }

    /// Whether the application of this owner is one's own, or one is at SuperOffice. A partner's user with a role of SuperOffice's acts for
    /// nobody.
    #[must_use]
    pub fn acts_for(&self, owner: Option<&PartnerId>) -> bool {
        match &self.partner {
            None => !self.role.is_partner(),
            Some(partner) => self.role.is_partner() && owner == Some(partner),
        }
    }
}

/// What somebody is in the developer portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Role {
    /// A partner's administrator: users.
    Administrator,
    /// A partner's developer: applications and security.
    Developer,
    /// A partner's marketing: the App Store.
    Marketing,
    /// SuperOffice's App Manager.
    AppManager,
    /// SuperOffice's App Store manager.
    AppStoreManager,
    /// SuperOffice's Online Operations.
    OnlineOperations,
    /// Anybody else at SuperOffice.
    Employee,
}

impl Role {
    /// All roles: the partner's first.
    pub const ALL: [Self; 7] = [
        Self::Administrator,
        Self::Developer,
        Self::Marketing,
        Self::AppManager,
        Self::AppStoreManager,
        Self::OnlineOperations,
        Self::Employee,
    ];

    /// The name, such as `app_manager`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Developer => "developer",
            Self::Marketing => "marketing",
            Self::AppManager => "app_manager",
            Self::AppStoreManager => "app_store_manager",
            Self::OnlineOperations => "online_operations",
            Self::Employee => "employee",
        }
    }

    /// Whether this is a role of a partner, and not of SuperOffice.
    #[must_use]
    pub const fn is_partner(self) -> bool {
        match self {
            Self::Administrator | Self::Developer | Self::Marketing => true,
            Self::AppManager | Self::AppStoreManager | Self::OnlineOperations | Self::Employee => false,
        }
    }

    /// What a user of this role may usually do: our reading of the documented duties. Each user's own permissions are set in the portal.
    #[must_use]
    pub const fn usual_permissions(self) -> Permissions {
        let everyone = Permissions::LOG_IN.union(Permissions::READ);
        match self {
            Self::Administrator => everyone.union(Permissions::USERS),
            Self::Developer => everyone.union(Permissions::CONFIGURATION),
            Self::Marketing => everyone.union(Permissions::APP_STORE),
            Self::AppManager | Self::AppStoreManager | Self::OnlineOperations | Self::Employee => Permissions::all(),
        }
    }
}

crate::setting::word_traits!(Role, "role");

bitflags::bitflags! {
    /// What a partner's user may do in the portal.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub struct Permissions: u8 {
        /// "App store": the information that the App Store shows.
        const APP_STORE = 1;
        /// "Configuration": the settings of applications.
        const CONFIGURATION = 1 << 1;
        /// "Log in".
        const LOG_IN = 1 << 2;
        /// "Read".
        const READ = 1 << 3;
        /// "Users": the partner's users.
        const USERS = 1 << 4;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_partner_acts_for_its_own_applications_only() {
        let (acme, other) = (PartnerId::parse("acme").unwrap(), PartnerId::parse("other").unwrap());
        for role in Role::ALL {
            assert_eq!(role.to_string().parse(), Ok(role));
            let actor = Actor::partner(acme.clone(), role);
            // A partner's user with a role of SuperOffice's is nobody.
            assert_eq!(actor.acts_for(Some(&acme)), role.is_partner(), "{role}");
            assert!(!actor.acts_for(Some(&other)) && !actor.acts_for(None), "{role}");
            assert_eq!(actor.partner_id(), Some(&acme), "{role}");
            let nobody = Actor::superoffice(role);
            assert_eq!(nobody.acts_for(Some(&acme)), !role.is_partner(), "{role}");
            assert!(!nobody.acts_for(None) || !role.is_partner(), "{role}");
        }
    }

    #[test]
    fn permissions_count_for_partners() {
        let acme = PartnerId::parse("acme").unwrap();
        for (role, configuration, store, users) in [
            (Role::Administrator, false, false, true),
            (Role::Developer, true, false, false),
            (Role::Marketing, false, true, false),
            (Role::AppManager, true, true, true),
        ] {
            let actor = Actor::partner(acme.clone(), role);
            let found =
                [Permissions::CONFIGURATION, Permissions::APP_STORE, Permissions::USERS].map(|it| actor.may(it));
            assert_eq!(found, [configuration, store, users], "{role}");
            let bare = actor.with_permissions(Permissions::empty());
            assert_eq!(bare.may(Permissions::READ), !role.is_partner(), "{role}");
        }
    }
}
