//! Visible lines: names, labels and reasons as people write them, and as nobody expects them.

use proptest::prelude::*;

/// What means something else elsewhere: to JSON, to a shell, to whoever looks for the word.
const TELLING: [&str; 12] =
    ["1", "null", "true", "deleted", "type", "name", "{\"v\":1}", "[]", "\"", "’", "\u{1f980}", "$(true) `7` \\n"];

/// One visible line of up to so many characters, at least 64, without white space around it.
///
/// Of 16: 9 are one to three words, 3 printable ASCII, 2 letters of other scripts, one is a word that means something elsewhere, and one is
/// nearly or quite as long as it may be.
pub(crate) fn line(most: usize) -> impl Strategy<Value = String> + use<> {
    let long = prop::collection::vec(prop::sample::select(&['a', 'B', '3', 'ø', '語'][..]), most - 2..=most);
    prop_oneof![
        9 => "[A-Z]?[a-z]{2,9}( [a-z]{1,8}){0,2}",
        3 => "[!-~]([ -~]{0,14}[!-~])?",
        2 => "[a-zæøåéßñçα-ωа-я一-十]{1,12}",
        1 => prop::sample::select(&TELLING[..]).prop_map(str::to_owned),
        1 => long.prop_map(|letters| letters.into_iter().collect()),
    ]
}
