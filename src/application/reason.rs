//! Why something was done.

use crate::ParseErrorKind;

/// The longest reason that is accepted, in characters; a bound of our own.
const MAX_CHARS: u32 = 1000;

crate::newtype::str_newtype! {
    /// Why something was done, for people: one visible line of up to 1,000 characters, kept as given.
    pub struct Reason, "reason", validate
}

fn validate(text: &str) -> Result<(), ParseErrorKind> {
    crate::identity::one_line(text, MAX_CHARS)
}
