//! The list of what does leave something behind, and why. README.md tells it in words.

use crate::documents::Sample;

/// Why reading this document leaves something, if it does.
pub fn reading(sample: &Sample) -> Option<&'static str> {
    let _ = sample;
    None
}

/// Why `serde_json::from_str` leaves something of this document, if it does.
pub fn deserializing(sample: &Sample) -> Option<&'static str> {
    let _ = sample;
    None
}
