//! The origin of browser code.

use std::borrow::Cow;

use super::facts::UrlFacts;
use super::finding::{UrlFaults, UrlNotes};
use super::learnt::Learnt;
use crate::{ParseError, ParseErrorKind};

/// The origin of browser code that may call the APIs: scheme, host and port.
///
/// The text is kept as it is registered; [`CorsOrigin::serialized`] is the form in which a browser sends it
/// (Fetch standard, `Origin` header; HTML standard, serialization of an origin). `Display` and `as_str` show all of the text;
/// only `Debug` masks what may be a secret in it.
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
    /// Only when it differs from the text.
    serialized: Option<Box<str>>,
}

impl CorsOrigin {
    /// Reads an origin with the scheme http or https.
    ///
    /// # Errors
    ///
    /// * [`ParseErrorKind::Empty`] for an empty text;
    /// * [`ParseErrorKind::Null`] for the word `null`;
    /// * [`ParseErrorKind::Wildcard`] when it holds a `*`;
    /// * [`ParseErrorKind::NotOfTheWeb`] when its scheme is neither http nor https;
    /// * [`ParseErrorKind::NotAnOrigin`] when it has a path, a query, a fragment or user information, or is a list;
    /// * [`ParseErrorKind::Url`] when it is no URL, with everything that is wrong with it.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        match Origin::read(text) {
            _ if text.is_empty() => Err(ParseError::new("CORS origin", ParseErrorKind::Empty)),
            Ok(origin) => {
                let serialized = Some(origin.serialized).filter(|serialized| serialized != text).map(Into::into);
                Ok(Self { text: text.into(), serialized })
            }
            Err(fault) => Err(ParseError::new("CORS origin", fault.kind())),
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
        self.serialized.as_deref().unwrap_or(&self.text)
    }

    fn facts(&self) -> UrlFacts<'_> {
        UrlFacts::scan(self.serialized())
    }

    /// `http` or `https`.
    #[must_use]
    pub fn scheme(&self) -> &str {
        self.facts().scheme()
    }

    /// The host as a browser sends it, an IPv6 address in its brackets.
    #[must_use]
    pub fn host(&self) -> &str {
        self.facts().host().unwrap_or_default()
    }

    /// The port, unless it is the one that the scheme means anyway.
    #[must_use]
    pub fn port(&self) -> Option<u16> {
        self.facts().port()
    }

    /// Whether the host is `127.0.0.1`, `[::1]` or `localhost`.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        self.facts().loopback().is_some()
    }

    /// What is worth knowing of the text.
    #[must_use]
    pub fn notes(&self) -> UrlNotes {
        UrlFacts::scan(&self.text).notes() - UrlNotes::NO_PATH
    }

    /// The same as a `Url`.
    ///
    /// # Errors
    ///
    /// None that is known: what this type accepts, `Url` accepts.
    pub fn to_url(&self) -> Result<::url::Url, ::url::ParseError> {
        ::url::Url::parse(self.serialized())
    }
}

crate::newtype::str_traits!(CorsOrigin, "CORS origin");

/// What is read of an entry that is an origin.
#[derive(Debug)]
pub(crate) struct Origin<'t> {
    /// The origin as a browser sends it.
    pub(crate) serialized: Cow<'t, str>,
    pub(crate) facts: UrlFacts<'t>,
}

/// Why a text is no origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OriginFault {
    /// The word `null`.
    Null,
    /// A `*` in it.
    Wildcard,
    /// A scheme other than http and https.
    NotOfTheWeb,
    /// More or less than an origin, and why.
    NotAnOrigin(&'static str),
    /// No absolute URL, and why.
    Malformed(UrlFaults, &'static str),
}

impl OriginFault {
    const fn kind(self) -> ParseErrorKind {
        match self {
            Self::Null => ParseErrorKind::Null,
            Self::Wildcard => ParseErrorKind::Wildcard,
            Self::NotOfTheWeb => ParseErrorKind::NotOfTheWeb,
            Self::NotAnOrigin(_) => ParseErrorKind::NotAnOrigin,
            Self::Malformed(faults, _) => ParseErrorKind::Url(faults),
        }
    }
}

impl<'t> Origin<'t> {
    /// Reads an entry; nothing is allocated for one that is written as browsers send it.
    pub(crate) fn read(text: &'t str) -> Result<Self, OriginFault> {
        let facts = UrlFacts::scan(text);
        if facts.faults().is_empty() {
            if !facts.is_of_the_web() {
                return Err(OriginFault::NotOfTheWeb);
            }
            return match facts.after_port() {
                "" | "/" => Ok(Self { serialized: serialize(&facts), facts }),
                _ => Err(OriginFault::NotAnOrigin("it holds a path or a query")),
            };
        }
        Err(fault(text, &facts))
    }
}

fn fault(text: &str, facts: &UrlFacts<'_>) -> OriginFault {
    let faults = facts.faults();
    // What an origin has no room for at all.
    let surplus = UrlFaults::FRAGMENT | UrlFaults::USER_INFO | UrlFaults::DOT_SEGMENT;
    let scheme = UrlFaults::FORBIDDEN_SCHEME | UrlFaults::CUSTOM_SCHEME;
    if text.trim().eq_ignore_ascii_case("null") {
        OriginFault::Null
    } else if faults.contains(UrlFaults::WILDCARD) {
        OriginFault::Wildcard
    } else if is_list(text) {
        OriginFault::NotAnOrigin("it is a list, and an entry is one origin")
    } else if scheme.contains(faults) {
        OriginFault::NotOfTheWeb
    } else if surplus.contains(faults) {
        OriginFault::NotAnOrigin(if faults.contains(UrlFaults::USER_INFO) {
            "it holds a user name or password"
        } else {
            "it holds a path, a query or a fragment"
        })
    } else {
        let first = faults.iter().next().unwrap_or(UrlFaults::MALFORMED);
        OriginFault::Malformed(faults, facts.why(first).unwrap_or_else(|| first.clause()))
    }
}

/// Whether several URLs stand in one entry.
fn is_list(text: &str) -> bool {
    text.split([',', ';', '|', ' ', '\t', '\n', '\r']).filter(|part| part.contains("://")).count() > 1
}

fn serialize<'t>(facts: &UrlFacts<'t>) -> Cow<'t, str> {
    let text = facts.text();
    let Learnt { notes, .. } = facts.learnt();
    let host = facts.host().unwrap_or_default();
    if !notes.contains(UrlNotes::NOT_CANONICAL) && host.is_ascii() {
        return Cow::Borrowed(text.strip_suffix('/').unwrap_or(text));
    }
    let mut serialized = facts.scheme().to_ascii_lowercase();
    serialized.push_str("://");
    match facts.other_host() {
        Some((ascii, _)) if !host.is_ascii() => serialized.push_str(&ascii),
        _ => serialized.push_str(&host.to_ascii_lowercase()),
    }
    if let Some(port) = facts.port().filter(|_| !facts.has_default_port()) {
        serialized.push(':');
        serialized.push_str(&port.to_string());
    }
    Cow::Owned(serialized)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_scheme_host_and_port() {
        for (text, serialized) in [
            ("https://acme.example", "https://acme.example"),
            ("https://acme.example/", "https://acme.example"),
            ("https://acme.example:8443/", "https://acme.example:8443"),
            ("HTTPS://Acme.Example:443", "https://acme.example"),
            ("http://localhost:5000", "http://localhost:5000"),
            ("http://[::1]:5000", "http://[::1]:5000"),
            ("http://[FE80::1]:80", "http://[fe80::1]"),
            ("https://bücher.example", "https://xn--bcher-kva.example"),
            ("https://BÜCHER.example:8443", "https://xn--bcher-kva.example:8443"),
        ] {
            let origin = CorsOrigin::parse(text).unwrap();
            assert_eq!((origin.as_str(), origin.serialized()), (text, serialized));
            assert_eq!(origin.to_url().unwrap().origin().ascii_serialization(), serialized);
        }
        for (text, kind) in [
            ("null", ParseErrorKind::Null),
            (" NULL", ParseErrorKind::Null),
            ("*", ParseErrorKind::Wildcard),
            ("https://*.acme.example", ParseErrorKind::Wildcard),
            ("https://acme.example/app", ParseErrorKind::NotAnOrigin),
            ("https://acme.example?x", ParseErrorKind::NotAnOrigin),
            ("https://acme.example/a/..", ParseErrorKind::NotAnOrigin),
            ("https://acme.example/.", ParseErrorKind::NotAnOrigin),
            ("https://acme.example/%2e", ParseErrorKind::NotAnOrigin),
            ("https://acme.example/#", ParseErrorKind::NotAnOrigin),
            ("https://u@acme.example", ParseErrorKind::NotAnOrigin),
            ("com.acme:/x", ParseErrorKind::NotOfTheWeb),
            ("ftp://acme.example", ParseErrorKind::NotOfTheWeb),
            ("javascript:alert(1)", ParseErrorKind::NotOfTheWeb),
            ("acme.example", ParseErrorKind::Url(UrlFaults::MALFORMED)),
            ("https://a.example,https://b.example", ParseErrorKind::NotAnOrigin),
            ("https://a.example https://b.example", ParseErrorKind::NotAnOrigin),
            ("https://a.example\t", ParseErrorKind::Url(UrlFaults::WHITE_SPACE)),
            ("https://127.1", ParseErrorKind::Url(UrlFaults::AMBIGUOUS_HOST)),
            ("", ParseErrorKind::Empty),
        ] {
            assert_eq!(CorsOrigin::parse(text).unwrap_err().kind(), kind, "{text}");
        }
    }
}
