//! Texts of which values are made.

use proptest::prelude::*;

/// A word of lower case letters, which shrinks to `a`s.
pub(crate) fn word() -> impl Strategy<Value = String> + use<> {
    "[a-z]{3,10}"
}

/// The name of a host below one of the names that are reserved for examples (RFC 2606), such as `orders.acme.example`.
pub(crate) fn host() -> impl Strategy<Value = String> + use<> {
    prop_oneof![
        3 => word().prop_map(|name| format!("{name}.example")),
        1 => (word(), word()).prop_map(|(below, name)| format!("{below}.{name}.example")),
    ]
}

/// A path of up to three words, beginning with a slash and never the root.
pub(crate) fn path() -> impl Strategy<Value = String> + use<> {
    prop::collection::vec(word(), 1..=3).prop_map(|words| format!("/{}", words.join("/")))
}

/// A plain `https` URL with a path, which no rule of URLs speaks of.
pub(crate) fn https_url() -> impl Strategy<Value = String> + use<> {
    (host(), path()).prop_map(|(host, path)| format!("https://{host}{path}"))
}

/// 32 lower case hex digits.
pub(crate) fn hex_id() -> impl Strategy<Value = String> + use<> {
    "[0-9a-f]{32}"
}

/// The address of a mailbox.
pub(crate) fn mailbox() -> impl Strategy<Value = String> + use<> {
    (word(), host()).prop_map(|(name, host)| format!("{name}@{host}"))
}
