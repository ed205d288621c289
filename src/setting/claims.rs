//! What a token may tell beyond the usual.

use super::AccessFlags;

bitflags::bitflags! {
    /// The claims that an application gets only when the app manager grants them: the portal's "Access to (claims)".
    ///
    /// A bit keeps its meaning for ever.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub struct Claims: u32 {
        /// `InternalNetserverUrl`; our reading: the claim `internal_netserver_url`.
        const INTERNAL_NETSERVER_URL = 1;
        /// `SystemToken`: the claim `system_token`, for server-to-server apps.
        const SYSTEM_TOKEN = 1 << 1;
        /// `PersonId`; our reading: the claim `personid`.
        const PERSON_ID = 1 << 2;
        /// `FeatureToggles`; its claim is not published.
        const FEATURE_TOGGLES = 1 << 3;
        /// `MinimumPocketVersion`; its claim is not published.
        const MINIMUM_POCKET_VERSION = 1 << 4;
    }
}

impl super::access::sealed::Sealed for Claims {}

impl AccessFlags for Claims {
    const WHAT: &'static str = "claim";

    fn names() -> &'static [(&'static str, Self)] {
        &[
            ("InternalNetserverUrl", Self::INTERNAL_NETSERVER_URL),
            ("SystemToken", Self::SYSTEM_TOKEN),
            ("PersonId", Self::PERSON_ID),
            ("FeatureToggles", Self::FEATURE_TOGGLES),
            ("MinimumPocketVersion", Self::MINIMUM_POCKET_VERSION),
        ]
    }

    fn from_bits_strict(bits: u64) -> Option<Self> {
        u32::try_from(bits).ok().and_then(Self::from_bits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_and_new_spellings_are_read() {
        for (name, claim) in [
            ("internalnetserverurl", Some(Claims::INTERNAL_NETSERVER_URL)),
            ("InternalNetserverUrl", Some(Claims::INTERNAL_NETSERVER_URL)),
            ("system token", Some(Claims::SYSTEM_TOKEN)),
            ("system_token", Some(Claims::SYSTEM_TOKEN)),
            ("person ID", Some(Claims::PERSON_ID)),
            ("feature toggles", Some(Claims::FEATURE_TOGGLES)),
            ("minimum pocket version", Some(Claims::MINIMUM_POCKET_VERSION)),
            ("ticket", None),
            ("", None),
        ] {
            assert_eq!(Claims::from_portal_name(name), claim, "{name}");
        }
    }

    #[test]
    fn bits_keep_their_meaning() {
        let bits: Vec<_> = Claims::names().iter().map(|(_, claim)| claim.bits()).collect();
        assert_eq!(bits, [1, 2, 4, 8, 16]);
        assert_eq!(Claims::all().bits(), 31);
        assert_eq!(<Claims as AccessFlags>::all(), Claims::all());
    }
}
