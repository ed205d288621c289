//! Texts of which values are made.

use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Words that read well, the simplest first.
const WORDS: &[&str] = &[
    "acme", "orders", "sync", "north", "sales", "fjord", "maps", "desk", "links", "invoices", "mail", "quotes", "tide",
    "harbor", "ledger", "contacts", "birch", "planner", "tickets", "lumen", "archive", "bridge", "pulse", "granite",
    "nordic", "shipping", "leads", "atlas", "events", "office",
];

/// A word of lower case letters: nine of ten times one that reads well, otherwise 3 to 10 letters. Shrinks to `acme`.
pub(crate) fn word() -> BoxedStrategy<String> {
    prop_oneof![9 => select(WORDS).prop_map(str::to_owned), 1 => letters(3, 10)].boxed()
}

/// So many lower case letters.
pub(crate) fn letters(least: usize, most: usize) -> impl Strategy<Value = String> + use<> {
    prop::collection::vec(prop::char::range('a', 'z'), least..=most).prop_map(|letters| letters.into_iter().collect())
}

/// The name of a host below one of the names that are reserved for examples (RFC 2606), such as `orders.acme.example`.
pub(crate) fn host() -> BoxedStrategy<String> {
    prop_oneof![
        3 => word().prop_map(|name| format!("{name}.example")),
        1 => (word(), word()).prop_map(|(below, name)| format!("{below}.{name}.example")),
        1 => (word(), word()).prop_map(|(below, name)| format!("{below}-{name}.example.com")),
    ]
    .boxed()
}

/// A path of up to three words, beginning with a slash and never the root.
pub(crate) fn path() -> impl Strategy<Value = String> + use<> {
    prop::collection::vec(word(), 1..=3).prop_map(|words| format!("/{}", words.join("/")))
}

/// A path like those that are registered, in which an editor that changes URLs shows: of 8, one ends in a slash, one has an upper case letter, one has a
/// percent escape; the others are like [`path`], to which they shrink. No rule speaks of any of them.
pub(crate) fn registered_path() -> impl Strategy<Value = String> + use<> {
    // A space, letters beyond ASCII in both cases of the digits, and a slash that parts no segments.
    const ESCAPES: &[&str] = &["%20", "%C3%A6", "%c3%b8", "%2F"];
    let spelling = prop_oneof![
        5 => Just(Spelling::Plain),
        1 => Just(Spelling::Slash),
        1 => any::<Index>().prop_map(Spelling::UpperCase),
        1 => (select(ESCAPES), word()).prop_map(|(escape, word)| Spelling::Escape(escape, word)),
    ];
    (path(), spelling).prop_map(|(path, spelling)| spelling.of(&path))
}

/// What is particular about a path.
#[derive(Clone, Debug)]
enum Spelling {
    Plain,
    /// A slash at its end.
    Slash,
    /// One of its letters in upper case.
    UpperCase(Index),
    /// A percent escape, and a word after it.
    Escape(&'static str, String),
}

impl Spelling {
    fn of(&self, path: &str) -> String {
        match self {
            Self::Plain => path.to_owned(),
            Self::Slash => format!("{path}/"),
            Self::UpperCase(index) => {
                let letters = || path.char_indices().filter(|(_, letter)| letter.is_ascii_lowercase());
                let chosen = letters().nth(index.index(letters().count().max(1)));
                let upper = |(at, letter): (usize, char)| match chosen {
                    Some((place, _)) if place == at => letter.to_ascii_uppercase(),
                    Some(_) | None => letter,
                };
                path.char_indices().map(upper).collect()
            }
            Self::Escape(escape, word) => format!("{path}{escape}{word}"),
        }
    }
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
