//! Who an application is.

use proptest::prelude::*;
use proptest::sample::select;

use crate::generate::maybe::maybe;
use crate::generate::text;

/// The name of an application that the App Store takes too: words, six of ten times with something before or after them. At most 60 characters.
pub(crate) fn name() -> impl Strategy<Value = String> + use<> {
    let rest = maybe(
        0.6,
        select(&[" for SuperOffice", " 365", " & Co", " (Norge)", " Ærlig Søk", " – beta", " 日本", "-Sync"][..]),
    );
    (prop::collection::vec(text::word(), 1..=3), rest).prop_map(|(words, rest)| {
        let words = words.iter().map(|word| capitalized(word)).collect::<Vec<_>>();
        format!("{}{}", words.join(" "), rest.unwrap_or_default())
    })
}

/// The identity of a partner: words, or a number.
pub(crate) fn partner() -> impl Strategy<Value = String> + use<> {
    prop_oneof![
        4 => text::word(),
        1 => text::word().prop_map(|word| format!("{} AS", capitalized(&word))),
        1 => (1..100_000_u32).prop_map(|number| number.to_string()),
    ]
}

/// The word with its first letter in upper case.
pub(crate) fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
