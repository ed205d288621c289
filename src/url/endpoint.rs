//! The URL of an endpoint.

use super::facts::UrlFacts;
use super::finding::UrlFaults;

super::value::url_newtype! {
    /// An absolute URL that SuperOffice calls or opens: an integration, the state change endpoint, an error page, a UI link.
    ///
    /// The text is kept exactly as it is registered. Template variables such as `<uctx>` may be in it, and in a UI link a
    /// fragment. The scheme is judged with the configuration. `Display` and `as_str` show all of the text; only `Debug` masks
    /// what may be a secret in it.
    ///
    /// ```
    /// use superoffice_app::EndpointUrl;
    ///
    /// let url = EndpointUrl::parse("https://acme.example/panel?ctx=<uctx>")?;
    /// assert_eq!(url.host(), Some("acme.example"));
    /// assert!(EndpointUrl::parse("https://acme.example\\panel").is_err());
    /// # Ok::<(), superoffice_app::ParseError>(())
    /// ```
    pub struct EndpointUrl, "endpoint URL", scan
}

/// A fragment is for the page that is opened; what SuperOffice calls itself may have none, which is a rule.
fn scan(text: &str) -> UrlFacts<'_> {
    UrlFacts::scan_endpoint(text).without(UrlFaults::FRAGMENT)
}
