//! Texts of which values are made.

use proptest::prelude::*;
use proptest::sample::select;

/// Words that read well, the simplest first.
const WORDS: &[&str] = &[
    "acme", "orders", "sync", "north", "sales", "fjord", "maps", "desk", "links", "invoices", "mail", "quotes", "tide",
    "harbor", "ledger", "contacts", "birch", "planner", "tickets", "lumen", "archive", "bridge", "pulse", "granite",
    "nordic", "shipping", "leads", "atlas", "events", "office",
];

/// A word of lower case letters: nine of ten times one that reads well, otherwise 3 to 10 letters. Shrinks to `acme`.
pub(crate) fn word() -> impl Strategy<Value = String> + use<> {
    prop_oneof![9 => select(WORDS).prop_map(str::to_owned), 1 => letters(3, 10)]
}

/// So many lower case letters.
pub(crate) fn letters(least: usize, most: usize) -> impl Strategy<Value = String> + use<> {
    prop::collection::vec(prop::char::range('a', 'z'), least..=most).prop_map(|letters| letters.into_iter().collect())
}

/// The name of a host below one of the names that are reserved for examples (RFC 2606), such as `orders.acme.example`.
pub(crate) fn host() -> impl Strategy<Value = String> + use<> {
    prop_oneof![
        3 => word().prop_map(|name| format!("{name}.example")),
        1 => (word(), word()).prop_map(|(below, name)| format!("{below}.{name}.example")),
        1 => (word(), word()).prop_map(|(below, name)| format!("{below}-{name}.example.com")),
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

/// 32 lower case hex digits, as client IDs have; never a placeholder of the documentation. Shrinks to one that counts up from 0.
pub(crate) fn hex_id() -> impl Strategy<Value = String> + use<> {
    const SIMPLEST: u128 = 0x0123_4567_89ab_cdef_0123_4567_89ab_cdef;
    any::<u64>().prop_map(|number| format!("{:032x}", SIMPLEST ^ mixed(number)))
}

/// 128 bits of a number, spread so that two numbers differ in half of them; nothing of nothing.
pub(crate) fn mixed(number: u64) -> u128 {
    // The finalizer of MurmurHash3, twice; it keeps 0 and loses nothing.
    let half = |number: u64, odd: u64| {
        let number = (number ^ (number >> 33)).wrapping_mul(odd);
        (number ^ (number >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53)
    };
    (u128::from(half(number, 0xff51_afd7_ed55_8ccd)) << 64) | u128::from(half(number, 0x9e37_79b9_7f4a_7c15))
}

/// The address of a mailbox.
pub(crate) fn mailbox() -> impl Strategy<Value = String> + use<> {
    (word(), host()).prop_map(|(name, host)| format!("{name}@{host}"))
}

/// A short sentence without its full stop.
pub(crate) fn sentence() -> impl Strategy<Value = String> + use<> {
    prop::collection::vec(word(), 1..=4).prop_map(|words| format!("Shows the {}", words.join(" and ")))
}
