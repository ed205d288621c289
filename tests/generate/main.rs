//! What the generators promise, held against the library.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::format_push_string,
    reason = "a test that meets the unexpected should stop, and none of them is in a hurry"
)]

mod counts;
mod drafts;
mod drafts_with;
mod histories;
mod said;
mod url_places;
mod urls;
mod values;
