//! A redirect URL.

use super::facts::UrlFacts;

super::value::url_newtype! {
    /// An absolute URL to which the browser may be sent after sign-in or sign-out.
    ///
    /// The text is kept exactly as it is registered, for SuperOffice compares it exactly
    /// (documentation: "authorization code flow"; RFC 6749 §3.1.2.3). Refused is what programs read in different ways, or
    /// repair without a word (RFC 9700 §2.1, the URL standard). Whether http or a custom scheme is allowed depends on the
    /// application and the environment, and is judged with the configuration. `Display` and `as_str` show all of the text; only
    /// `Debug` masks what may be a secret in it.
    ///
    /// ```
    /// use superoffice_app::{ParseErrorKind, RedirectUrl, UrlFaults, UrlNotes};
    ///
    /// let url = RedirectUrl::parse("https://Acme.example:8443/callback")?;
    /// assert_eq!(url.as_str(), "https://Acme.example:8443/callback");
    /// assert_eq!((url.scheme(), url.host(), url.port()), ("https", Some("Acme.example"), Some(8443)));
    /// assert_eq!(url.notes(), UrlNotes::NOT_CANONICAL);
    ///
    /// let error = RedirectUrl::parse("https://user@acme.example/a/../callback#top").unwrap_err();
    /// let faults = UrlFaults::USER_INFO | UrlFaults::DOT_SEGMENT | UrlFaults::FRAGMENT;
    /// assert_eq!(error.kind(), ParseErrorKind::Url(faults));
    /// # Ok::<(), superoffice_app::ParseError>(())
    /// ```
    pub struct RedirectUrl, "redirect URL", UrlFacts::scan
}
