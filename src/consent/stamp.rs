//! Who did something about an authorization, and when.

use crate::{ConsentActor, PartnerId, Role, Stamp, TenantRole, Timestamp, UserName};

/// Who asked for consent, gave it or took it back, and when. SuperOffice's Operation Center keeps the same.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ConsentStamp(pub(super) By);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum By {
    Portal(Stamp),
    /// A user of the tenant that the authorization is about.
    Tenant {
        at: Timestamp,
        role: TenantRole,
        external_consultant: bool,
        user: Option<UserName>,
    },
}

impl ConsentStamp {
    /// The actor, at this time. Which tenant a user is of is not kept: it is the one of the authorization.
    #[must_use]
    pub fn new(actor: &ConsentActor, at: Timestamp) -> Self {
        Self(match actor {
            ConsentActor::Portal(actor) => By::Portal(Stamp::new(actor, at)),
            ConsentActor::Tenant(user) => By::Tenant {
                at,
                role: user.role(),
                external_consultant: user.is_external_consultant(),
                user: user.user().cloned(),
            },
        })
    }

    /// When.
    #[must_use]
    pub const fn at(&self) -> Timestamp {
        match &self.0 {
            By::Portal(stamp) => stamp.at(),
            By::Tenant { at, .. } => *at,
        }
    }

    /// In which role of the portal; nothing for a user of the tenant.
    #[must_use]
    pub const fn role(&self) -> Option<Role> {
        match &self.0 {
            By::Portal(stamp) => Some(stamp.role()),
            By::Tenant { .. } => None,
        }
    }

    /// What the user of the tenant was there; nothing for somebody else.
    #[must_use]
    pub const fn tenant_role(&self) -> Option<TenantRole> {
        match &self.0 {
            By::Portal(_) => None,
            By::Tenant { role, .. } => Some(*role),
        }
    }

    /// Whether it was a user of the tenant who is of another company.
    #[must_use]
    pub const fn is_external_consultant(&self) -> bool {
        match &self.0 {
            By::Portal(_) => false,
            By::Tenant { external_consultant, .. } => *external_consultant,
        }
    }

    /// The partner whose user it was.
    #[must_use]
    pub const fn partner_id(&self) -> Option<&PartnerId> {
        match &self.0 {
            By::Portal(stamp) => stamp.partner_id(),
            By::Tenant { .. } => None,
        }
    }

    /// The user, when the host told.
    #[must_use]
    pub const fn user(&self) -> Option<&UserName> {
        match &self.0 {
            By::Portal(stamp) => stamp.user(),
            By::Tenant { user, .. } => user.as_ref(),
        }
    }
}

impl From<Stamp> for ConsentStamp {
    fn from(stamp: Stamp) -> Self {
        Self(By::Portal(stamp))
    }
}
