//! Who asks, approves, denies or revokes.

use crate::{Actor, TenantKey, UserName};

/// Who asks for consent, gives it, or takes it back: a user of a tenant, or somebody with an account of the developer portal.
///
/// ```
/// use superoffice_app::{Actor, ConsentActor, ContextId, Environment, Role, TenantKey, TenantRole, TenantUser};
///
/// let manager: ConsentActor = Actor::superoffice(Role::AppManager).into();
/// let key = TenantKey::new(Environment::Production, ContextId::parse("Cust12345")?);
/// let administrator: ConsentActor = TenantUser::new(key, TenantRole::UserAdministrator).into();
/// # Ok::<(), superoffice_app::ParseError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "an authorization is between the two")]
pub enum ConsentActor {
    /// A user of a tenant.
    Tenant(TenantUser),
    /// A user of a partner, or somebody at SuperOffice.
    Portal(Actor),
}

impl From<TenantUser> for ConsentActor {
    fn from(user: TenantUser) -> Self {
        Self::Tenant(user)
    }
}

impl From<Actor> for ConsentActor {
    fn from(actor: Actor) -> Self {
        Self::Portal(actor)
    }
}

/// A user of a tenant who is signed in there.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TenantUser {
    tenant: TenantKey,
    role: TenantRole,
    external_consultant: bool,
    user: Option<UserName>,
}

impl TenantUser {
    /// A user of this tenant, employed by the customer.
    #[must_use]
    pub const fn new(tenant: TenantKey, role: TenantRole) -> Self {
        Self { tenant, role, external_consultant: false, user: None }
    }

    /// The same user as an external consultant: somebody who works for the customer, and is of another company.
    #[must_use]
    pub const fn as_external_consultant(mut self) -> Self {
        self.external_consultant = true;
        self
    }

    /// The same user with the name by which the host knows them. It is kept beside what they do; nothing is decided by it.
    #[must_use]
    pub fn named(mut self, user: UserName) -> Self {
        self.user = Some(user);
        self
    }

    /// The tenant where the user is signed in.
    #[must_use]
    pub const fn tenant_key(&self) -> &TenantKey {
        &self.tenant
    }

    /// What the user is there.
    #[must_use]
    pub const fn role(&self) -> TenantRole {
        self.role
    }

    /// Whether the user is of another company.
    #[must_use]
    pub const fn is_external_consultant(&self) -> bool {
        self.external_consultant
    }

    /// The name by which the host knows the user.
    #[must_use]
    pub const fn user(&self) -> Option<&UserName> {
        self.user.as_ref()
    }
}

/// What a user of a tenant is there: the function rights that count for a consent.
///
/// Source: documentation (`developer-portal/provisioning/consent`: "an administrator is someone with General Administrator or User Administrator
/// function right").
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::exhaustive_enums, reason = "the page names these two rights; everybody else has neither")]
pub enum TenantRole {
    /// Somebody with the right "General Administrator".
    GeneralAdministrator,
    /// Somebody with the right "User Administrator".
    UserAdministrator,
    /// Somebody with neither.
    User,
}

impl TenantRole {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::GeneralAdministrator, Self::UserAdministrator, Self::User];

    /// `general_administrator`, `user_administrator` or `user`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::GeneralAdministrator => "general_administrator",
            Self::UserAdministrator => "user_administrator",
            Self::User => "user",
        }
    }

    /// Whether it is one of the two rights of an administrator.
    #[must_use]
    pub const fn is_administrator(self) -> bool {
        match self {
            Self::GeneralAdministrator | Self::UserAdministrator => true,
            Self::User => false,
        }
    }
}

crate::setting::word_traits!(TenantRole, "role of a tenant's user");
