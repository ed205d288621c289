//! The list of what does leave something behind, and why. README.md tells it in words.

use crate::documents::{Fault, Sample};
use crate::mark::Spelling;

/// A format decodes escaped texts in memory of its own, and only `json::read` and `toml::read` keep it from that.
const ESCAPED: &str = "an escaped text that serde_json decodes, when a type of this crate is read through it";

pub const READER: &str = "a text that serde_json takes from a reader";

pub const VALUE: &str = "a value of serde_json that is dropped: the caller's";

/// Why a value that is read by `serde_json::from_str` leaves something, if it does.
pub fn decoded(spelling: Spelling) -> Option<&'static str> {
    (spelling != Spelling::Plain).then_some(ESCAPED)
}

/// Why reading this document leaves something, if it does.
pub fn reading(sample: &Sample) -> Option<&'static str> {
    /// Where the secret is a key.
    const KEYS: &[&str] = &[
        "as a key",
        "as a key of one slot",
        "as a key that tells",
        "as a key of two",
        "as a key of certificates",
        "a header",
        "without quotes, as a key",
        "without quotes, as a key and a fault",
        "a key in two spellings",
        "a key in two spellings, and a fault",
        "a bare document",
    ];
    /// Those in which the document itself does not parse, or has a key twice.
    const FAULTY: &[&str] = &["as a key of two", "without quotes, as a key and a fault", "a bare document"];
    let is_faulty = sample.fault != Fault::None || FAULTY.contains(&sample.place);
    let is_decoded = sample.spelling != Spelling::Plain || sample.place.starts_with("a key in two spellings");
    if sample.is_json {
        None
    } else if sample.place == "without quotes, like a number" {
        Some("a secret without quotes in TOML that starts like a number")
    } else if KEYS.contains(&sample.place) && (is_faulty || is_decoded) {
        Some(
            "a secret as a key of TOML, escaped or beside a fault: the parser compares keys, and keeps them in its errors",
        )
    } else {
        None
    }
}

/// Why `serde_json::from_str::<Configuration>` leaves something of this document, if it does.
pub fn deserializing(sample: &Sample) -> Option<&'static str> {
    /// What is passed over, so that nothing is decoded, or what the parser does not come to.
    const PASSED_OVER: &[&str] = &[
        "an array",
        "an array of one slot",
        "an array as hash",
        "a table as reference",
        "the second hash of two",
        "private key in an array",
        "a text without colon",
        "half a character, then more",
        "after the document",
        "without quotes",
        "a bare document",
    ];
    /// Where a line break is escaped, or the escape itself is wrong.
    const ALWAYS_ESCAPED: &[&str] = &[
        "private key as XML in lines",
        "private key as PEM",
        "private key under a public label",
        "private key without its table",
        "a wrong escape",
        "half a character",
    ];
    /// What is decoded before the end is missed, which is not much when there is one escape only.
    const UNCLOSED: &[&str] =
        &["an unclosed text", "an unclosed text in lines", "an unclosed key", "a control character"];
    let place = sample.place;
    let is_escaped = sample.spelling == Spelling::Escaped
        || sample.spelling == Spelling::OneEscape && !UNCLOSED.contains(&place)
        || ALWAYS_ESCAPED.contains(&place);
    let is_reached = sample.fault != Fault::SyntaxBefore && !PASSED_OVER.contains(&place);
    (is_escaped && is_reached).then_some(ESCAPED)
}
