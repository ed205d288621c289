//! What the pages of the portal hold beside URLs, names and credentials: one type for each kind of setting.

/// The traits of a closed set of words, given `ALL` and `as_str`: `parse` in any letter case, `Display`, `FromStr`, serde as text.
macro_rules! word_traits {
    ($name:ident, $what:literal) => {
        impl $name {
            /// Reads the word, in any letter case.
            ///
            /// # Errors
            ///
            /// When it is none of the set.
            pub fn parse(text: &str) -> Result<Self, crate::ParseError> {
                Self::from_name(text).ok_or(crate::ParseError::new($what, crate::ParseErrorKind::Unknown))
            }

            pub(crate) fn from_name(text: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|word| word.as_str().eq_ignore_ascii_case(text))
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                core::fmt::Display::fmt(self.as_str(), f)
            }
        }

        impl core::str::FromStr for $name {
            type Err = crate::ParseError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }

        crate::newtype::str_serde!($name, $what);
    };
}

pub(crate) use word_traits;

pub(crate) mod access;
mod advanced;
mod agents;
mod claims;
pub(crate) mod custom_claim;
pub(crate) mod email;
pub(crate) mod endpoint;
mod integration;
mod kind;
pub(crate) mod license;
mod notification;
mod ui;
pub(crate) mod verification;

pub use access::{Access, AccessFlags};
pub use advanced::Advanced;
pub use agents::Agents;
pub use claims::Claims;
pub use custom_claim::CustomClaim;
pub use email::{EmailAddress, EmailList};
pub use endpoint::SupportedEndpoint;
pub use integration::{Integration, IntegrationKind, Integrations};
pub use kind::{ApplicationKind, Distribution, UserContext};
pub use license::{License, LicenseGrants, LicenseKind};
pub use notification::Notifications;
pub use ui::{UiComponent, UiElement};
pub use verification::{AuthorizationLevel, Verification, WorkflowStatus};

/// Whether two names are one: spaces, `_`, `-` and letter case do not count.
pub(crate) fn same_name(left: &str, right: &str) -> bool {
    let (mut left, mut right) = (left.as_bytes(), right.as_bytes());
    loop {
        match (left, right) {
            ([one, after_one @ ..], [other, after_other @ ..]) if one.eq_ignore_ascii_case(other) => {
                (left, right) = (after_one, after_other);
            }
            ([b' ' | b'_' | b'-', rest @ ..], _) => left = rest,
            (_, [b' ' | b'_' | b'-', rest @ ..]) => right = rest,
            _ => return left.is_empty() && right.is_empty(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_differ_only_in_what_counts() {
        for (left, right, same) in [
            ("internal_netserver_url", "InternalNetserverUrl", true),
            ("minimum pocket version", "MinimumPocketVersion", true),
            ("expander-services", "Expander Services", true),
            ("data", "data ", true),
            ("_da-_ta", "-d-ata_", true),
            ("_", "_a", false),
            ("data", "date", false),
            ("data", "datas", false),
            ("a.b", "ab", false),
        ] {
            assert_eq!(same_name(left, right), same, "{left} {right}");
        }
    }
}
