//! Who did something, and when.

use crate::{Actor, PartnerId, Role, Timestamp, UserName};

/// Who did something, and when. Every event and every record has one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Stamp {
    pub(crate) at: Timestamp,
    pub(crate) role: Role,
    pub(crate) partner: Option<PartnerId>,
    pub(crate) user: Option<UserName>,
}

impl Stamp {
    /// The actor, at this time. Permissions are not kept: they counted when it was decided.
    #[must_use]
    pub fn new(actor: &Actor, at: Timestamp) -> Self {
        Self { at, role: actor.role(), partner: actor.partner_id().cloned(), user: actor.user().cloned() }
    }

    /// When.
    #[must_use]
    pub const fn at(&self) -> Timestamp {
        self.at
    }

    /// In which role.
    #[must_use]
    pub const fn role(&self) -> Role {
        self.role
    }

    /// The partner whose user it was; none for SuperOffice.
    #[must_use]
    pub const fn partner_id(&self) -> Option<&PartnerId> {
        self.partner.as_ref()
    }

    /// The user, when the host told.
    #[must_use]
    pub const fn user(&self) -> Option<&UserName> {
        self.user.as_ref()
    }
}
