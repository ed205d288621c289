//! A redirect URL.

use super::facts::UrlFacts;
use crate::ParseErrorKind;

crate::newtype::str_newtype! {
    /// An absolute URL to which the browser may be sent after sign-in or sign-out.
    ///
    /// The text is kept exactly as it is registered, for SuperOffice compares it exactly
    /// (documentation: "authorization code flow"; RFC 6749 §3.1.2.3).
    ///
    /// ```
    /// use superoffice_app::{ParseErrorKind, RedirectUrl};
    ///
    /// let url = RedirectUrl::parse("https://acme.example/callback")?;
    /// assert_eq!(url.as_str(), "https://acme.example/callback");
    /// assert_eq!(RedirectUrl::parse("/callback").unwrap_err().kind(), ParseErrorKind::Malformed);
    /// # Ok::<(), superoffice_app::ParseError>(())
    /// ```
    pub struct RedirectUrl, "redirect URL", check
}

fn check(text: &str) -> Result<(), ParseErrorKind> {
    UrlFacts::scan(text).fault().map_or(Ok(()), Err)
}
