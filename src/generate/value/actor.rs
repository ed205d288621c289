//! Who asks, and the stamp of who did something.

use proptest::prelude::*;

use super::arbitrary::arbitrary;
use crate::{Actor, Audience, ClientId, PartnerId, Permissions, Role, Stamp, Timestamp, TokenKind, UserName};

arbitrary! {
    /// Any set of the five.
    Permissions => (0..=Permissions::all().bits()).prop_map(Permissions::from_bits_truncate);

    /// Of 8: 4 are a partner's users, 3 SuperOffice's, one has a partner and a role of SuperOffice's, or a partner's role and no partner, and may
    /// do nothing. Half of them have a name; of 4, one has other permissions than are usual for the role.
    Actor => (
        prop_oneof![
            4 => (any::<PartnerId>(), partner_role()).prop_map(|(partner, role)| Actor::partner(partner, role)),
            3 => superoffice_role().prop_map(Actor::superoffice),
            1 => prop_oneof![
                (any::<PartnerId>(), superoffice_role()).prop_map(|(partner, role)| Actor::partner(partner, role)),
                partner_role().prop_map(Actor::superoffice),
            ],
        ],
        prop::option::of(any::<UserName>()),
        prop::option::weighted(0.25, any::<Permissions>()),
    )
        .prop_map(|(actor, name, permissions)| {
            let actor = name.into_iter().fold(actor, Actor::named);
            permissions.into_iter().fold(actor, Actor::with_permissions)
        });

    /// Any time. As often of a partner's user as of SuperOffice's, half of them with a name.
    Stamp => (
        prop_oneof![
            (any::<PartnerId>(), partner_role()).prop_map(|(partner, role)| Actor::partner(partner, role)),
            superoffice_role().prop_map(Actor::superoffice),
        ],
        prop::option::of(any::<UserName>()),
        any::<Timestamp>(),
    )
        .prop_map(|(actor, name, at)| Stamp::new(&name.into_iter().fold(actor, Actor::named), at));

    /// That of any kind of token for any client ID and a short serial number.
    Audience => (any::<TokenKind>(), any::<ClientId>(), 1..1_000_000_u32)
        .prop_map(|(kind, client_id, serial)| kind.audience(&client_id, &serial.to_string()));
}

/// A role of a partner's users.
pub(crate) fn partner_role() -> impl Strategy<Value = Role> + use<> {
    prop::sample::select(Role::ALL.into_iter().filter(|role| role.is_partner()).collect::<Vec<_>>())
}

/// A role of SuperOffice's.
pub(crate) fn superoffice_role() -> impl Strategy<Value = Role> + use<> {
    prop::sample::select(Role::ALL.into_iter().filter(|role| !role.is_partner()).collect::<Vec<_>>())
}
