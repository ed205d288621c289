//! The name of a user.

use crate::ParseErrorKind;

/// The longest name that is accepted, in characters; a bound of our own.
const MAX_CHARS: u32 = 256;

crate::newtype::str_newtype! {
    /// The name, e-mail address or ID by which the host knows a user: one visible line of up to 256 characters, kept as given.
    ///
    /// It tells people who did something; nothing is decided by it.
    pub struct UserName, "user name", validate
}

fn validate(text: &str) -> Result<(), ParseErrorKind> {
    super::one_line(text, MAX_CHARS)
}
