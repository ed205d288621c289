//! The URL of an endpoint.

use super::facts::UrlFacts;
use crate::ParseErrorKind;

crate::newtype::str_newtype! {
    /// An absolute URL that SuperOffice calls or opens: an integration, the state change endpoint, an error page, a UI link.
    ///
    /// The text is kept exactly as it is registered. Template variables such as `<uctx>` may be in it.
    pub struct EndpointUrl, "endpoint URL", check
}

fn check(text: &str) -> Result<(), ParseErrorKind> {
    UrlFacts::scan(text).fault().map_or(Ok(()), Err)
}
