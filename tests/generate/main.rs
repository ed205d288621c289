//! What the generators promise, held against the library.

#![expect(clippy::format_push_string, reason = "none of them is in a hurry")]

mod drafts;
mod drafts_with;
mod urls;
mod values;
