//! The token that comes with a change notification.

use core::fmt;

use crate::credential::{Wiped, at_most, read_secret};
use crate::{ParseError, ParseErrorKind, redact};

/// The longest token that is accepted, in bytes; a bound of our own.
const MAX_BYTES: u32 = 16 * 1024;

/// The token of a change notification: a JWT, which proves that the notification comes from SuperOffice. **This crate does not verify it**; see
/// [`ChangeNotification`](crate::ChangeNotification).
///
/// It is held as a secret is: there is no `Display`, `Serialize`, `PartialEq`, `Clone` or `Deref`, `Debug` shows nothing, and its memory is wiped when it
/// is dropped. Reading it takes [`expose_secret`](Self::expose_secret). Any text of 1 to 16,384 bytes is one: of its form nothing is published but
/// that it is a JWT.
///
/// ```
/// use superoffice_app::NotificationToken;
///
/// let token = NotificationToken::parse("eyJhbGciOiJSUzI1NiJ9.e30.c2ln")?;
/// assert_eq!(format!("{token:?}"), "NotificationToken([redacted])");
/// assert_eq!(token.expose_secret().split('.').count(), 3);
/// # Ok::<(), superoffice_app::ParseError>(())
/// ```
///
/// None of these compiles:
///
/// ```compile_fail,E0277
/// # let token = superoffice_app::NotificationToken::parse("x").unwrap();
/// println!("{token}");
/// ```
///
/// ```compile_fail,E0277
/// # let token = superoffice_app::NotificationToken::parse("x").unwrap();
/// serde_json::to_string(&token);
/// ```
///
/// ```compile_fail,E0369
/// # let token = superoffice_app::NotificationToken::parse("x").unwrap();
/// # let other = superoffice_app::NotificationToken::parse("x").unwrap();
/// if token == other {}
/// ```
///
/// ```compile_fail,E0599
/// # let token = superoffice_app::NotificationToken::parse("x").unwrap();
/// let copy = token.clone();
/// ```
pub struct NotificationToken(Wiped);

impl NotificationToken {
    const WHAT: &'static str = "notification token";

    /// Copies the text. The caller's own stays where it is: wiping that is the caller's affair.
    ///
    /// # Errors
    ///
    /// When it is empty or longer than 16,384 bytes. The error never tells any of the text.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        check(text).map(|()| Self(Wiped::copy(text)))
    }

    /// Takes the text over; whatever room it had is wiped, also when it is refused.
    ///
    /// # Errors
    ///
    /// When it is empty or longer than 16,384 bytes. The error never tells any of the text.
    pub fn from_string(text: String) -> Result<Self, ParseError> {
        let fault = check(&text).err();
        let taken = Wiped::take(text);
        fault.map_or(Ok(Self(taken)), Err)
    }

    /// The token itself, for whoever verifies it.
    #[must_use]
    pub fn expose_secret(&self) -> &str {
        self.0.expose()
    }
}

fn check(text: &str) -> Result<(), ParseError> {
    let judged = if text.is_empty() { Err(ParseErrorKind::Empty) } else { at_most(MAX_BYTES, text.len()) };
    judged.map_err(|kind| ParseError::new(NotificationToken::WHAT, kind))
}

impl fmt::Debug for NotificationToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NotificationToken({})", redact::MASK)
    }
}

impl<'de> serde::Deserialize<'de> for NotificationToken {
    /// Reads a text. A `String` that the format hands over is wiped; one that it keeps to itself is not ours to wipe.
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_secret::read(deserializer, Self::WHAT, Self::parse, Self::from_string)
    }
}
