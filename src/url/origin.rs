//! The origin of browser code.

use super::facts::UrlFacts;
use crate::{ParseError, ParseErrorKind};

/// The origin of browser code that may call the APIs: scheme, host and port.
///
/// The text is kept as it is registered; [`CorsOrigin::serialized`] is the form in which a browser sends it
/// (Fetch standard, `Origin` header; HTML standard, serialization of an origin).
///
/// ```
/// use superoffice_app::CorsOrigin;
///
/// let origin = CorsOrigin::parse("https://App.acme.example:443/")?;
/// assert_eq!(origin.serialized(), "https://app.acme.example");
/// # Ok::<(), superoffice_app::ParseError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CorsOrigin {
    text: Box<str>,
    serialized: Box<str>,
}

impl CorsOrigin {
    /// Reads an origin with the scheme http or https.
    ///
    /// # Errors
    ///
    /// When the text is no absolute URL, is `null` or holds a wildcard, or has a path, query, fragment or user information.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        match serialize(text) {
            Ok(serialized) => Ok(Self { text: text.into(), serialized: serialized.into() }),
            Err(kind) => Err(ParseError::new("CORS origin", kind)),
        }
    }

    /// The text, exactly as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The origin as a browser sends it.
    #[must_use]
    pub fn serialized(&self) -> &str {
        &self.serialized
    }
}

crate::newtype::str_traits!(CorsOrigin, "CORS origin");

/// The origin as a browser sends it.
pub(crate) fn serialize(text: &str) -> Result<String, ParseErrorKind> {
    if text.trim().eq_ignore_ascii_case("null") {
        return Err(ParseErrorKind::Null);
    }
    if text.contains('*') {
        return Err(ParseErrorKind::Wildcard);
    }
    let facts = UrlFacts::scan(text);
    let url = match (facts.fault(), facts.url()) {
        (None, Some(url)) => url,
        (Some(ParseErrorKind::UserInfo), _) => return Err(ParseErrorKind::NotAnOrigin),
        (fault, _) => return Err(fault.unwrap_or(ParseErrorKind::Malformed)),
    };
    // Of the text and not of the parsed URL, in which `/a/..` is a bare `/`.
    let after_scheme = text.split_once("://").map_or("", |(_, rest)| rest);
    let bare = after_scheme.find(['/', '?', '#']).is_none_or(|at| after_scheme.get(at..) == Some("/"));
    if !(facts.is_http() || facts.is_https()) || !bare {
        return Err(ParseErrorKind::NotAnOrigin);
    }
    Ok(url.origin().ascii_serialization())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_scheme_host_and_port() {
        for (text, serialized) in [
            ("https://acme.example", "https://acme.example"),
            ("https://acme.example/", "https://acme.example"),
            ("HTTPS://Acme.Example:443", "https://acme.example"),
            ("http://localhost:5000", "http://localhost:5000"),
            ("https://bücher.example", "https://xn--bcher-kva.example"),
        ] {
            let origin = CorsOrigin::parse(text).unwrap();
            assert_eq!((origin.as_str(), origin.serialized()), (text, serialized));
        }
        for (text, kind) in [
            ("null", ParseErrorKind::Null),
            ("*", ParseErrorKind::Wildcard),
            ("https://*.acme.example", ParseErrorKind::Wildcard),
            ("https://acme.example/app", ParseErrorKind::NotAnOrigin),
            ("https://acme.example?x", ParseErrorKind::NotAnOrigin),
            ("https://acme.example/a/..", ParseErrorKind::NotAnOrigin),
            ("https://acme.example/.", ParseErrorKind::NotAnOrigin),
            ("https://acme.example/%2e", ParseErrorKind::NotAnOrigin),
            ("https://acme.example/#", ParseErrorKind::NotAnOrigin),
            ("https://u@acme.example", ParseErrorKind::NotAnOrigin),
            ("com.acme:/x", ParseErrorKind::NotAnOrigin),
            ("ftp://acme.example", ParseErrorKind::NotAnOrigin),
            ("acme.example", ParseErrorKind::Malformed),
            ("https://a.example,https://b.example", ParseErrorKind::NotAnOrigin),
            ("https://a.example https://b.example", ParseErrorKind::InvalidCharacter { found: ' ' }),
            ("", ParseErrorKind::Empty),
        ] {
            assert_eq!(CorsOrigin::parse(text).unwrap_err().kind(), kind, "{text}");
        }
    }
}
