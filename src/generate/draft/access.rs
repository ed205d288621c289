//! What the app manager grants.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::generate::maybe::maybe;
use crate::generate::text;
use crate::{AccessFlags, Agents, Claims, FlagNames};

/// Flags and how they are written.
#[derive(Clone, Debug)]
pub(crate) struct Granted<F> {
    pub(crate) flags: F,
    spelling: Spelling,
    unknown: Option<String>,
}

#[derive(Clone, Copy, Debug)]
enum Spelling {
    Portal,
    LowerCase,
    Spaced,
    Bits,
}

/// Any of the claims, most often few.
pub(crate) fn claims() -> impl Strategy<Value = Granted<Claims>> + use<> {
    granted(Claims::names().to_vec(), 3)
}

/// Any of the agents that a partner's application can have, most often few.
pub(crate) fn agents() -> impl Strategy<Value = Granted<Agents>> + use<> {
    let never = Agents::USER | Agents::REPLICATION | Agents::DOCUMENT_MIGRATION;
    granted(Agents::names().iter().copied().filter(|(_, agent)| !never.contains(*agent)).collect(), 4)
}

/// Seven of ten times in the portal's spelling, otherwise in lower case, with spaces, or as bits; one in twenty with a name that is not known.
fn granted<F: AccessFlags>(names: Vec<(&'static str, F)>, most: usize) -> BoxedStrategy<Granted<F>> {
    let spelling = prop_oneof![
        7 => Just(Spelling::Portal), 1 => Just(Spelling::LowerCase), 1 => Just(Spelling::Spaced), 1 => Just(Spelling::Bits),
    ];
    let unknown = maybe(
        0.05,
        (text::word(), select(&["History", "Toggle"][..])).prop_map(|(word, what)| format!("{word}{what}")),
    );
    (subsequence(names, 0..=most), spelling, unknown)
        .prop_map(|(names, spelling, unknown)| Granted {
            flags: names.into_iter().fold(F::empty(), |flags, (_, flag)| flags | flag),
            spelling,
            unknown,
        })
        .boxed()
}

impl<F: AccessFlags> Granted<F> {
    /// As it is written in a file.
    pub(crate) fn written(self, bits: impl Fn(F) -> FlagNames<'static>) -> FlagNames<'static> {
        let names = F::names().iter().filter(|(_, flag)| self.flags.contains(*flag)).map(|(name, _)| *name);
        let names: Vec<String> = match self.spelling {
            Spelling::Bits => return bits(self.flags),
            Spelling::Portal => names.map(str::to_owned).collect(),
            Spelling::LowerCase => names.map(str::to_lowercase).collect(),
            Spelling::Spaced => names.map(spaced).collect(),
        };
        names.into_iter().chain(self.unknown).collect()
    }
}

/// The same with this flag or without it; as it is where neither is said.
pub(crate) fn with<F: AccessFlags>(granted: Option<Granted<F>>, flag: F, is_there: Option<bool>) -> Option<Granted<F>> {
    let is_other = |other: &F| !flag.contains(*other);
    match (granted, is_there) {
        (granted, None) => granted,
        (Some(mut granted), Some(true)) => {
            granted.flags.insert(flag);
            Some(granted)
        }
        (None, Some(true)) => Some(Granted { flags: flag, spelling: Spelling::Portal, unknown: None }),
        (granted, Some(false)) => granted.map(|granted| {
            let flags = F::names()
                .iter()
                .map(|(_, flag)| *flag)
                .filter(|other| is_other(other) && granted.flags.contains(*other));
            Granted { flags: flags.fold(F::empty(), |flags, flag| flags | flag), ..granted }
        }),
    }
}

/// `SystemToken` as `system token`.
fn spaced(name: &str) -> String {
    let mut text = String::new();
    let mut was_lower = false;
    for letter in name.chars() {
        if was_lower && letter.is_uppercase() {
            text.push(' ');
        }
        was_lower = letter.is_lowercase();
        text.extend(letter.to_lowercase());
    }
    text
}

/// Up to three claims of one's own, all different.
pub(crate) fn custom_claims() -> impl Strategy<Value = Vec<String>> + use<> {
    let name = (select(&["", ":", "_"][..]), text::word()).prop_map(|(between, word)| match between {
        ":" => format!("urn:acme:{word}"),
        _ => format!("acme_{word}"),
    });
    prop::collection::btree_set(name, 1..=3).prop_map(|names| names.into_iter().collect())
}
