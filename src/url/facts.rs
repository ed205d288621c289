//! What is learnt of one URL, once.

use ::url::{Host, Url};

use crate::ParseErrorKind;

/// What is learnt of one URL: why it is none, or its parts.
#[derive(Debug)]
pub(crate) struct UrlFacts(Result<Url, ParseErrorKind>);

impl UrlFacts {
    /// Reads a text as an absolute URL, and refuses what the URL standard would silently repair.
    pub(crate) fn scan(text: &str) -> Self {
        Self(scan(text))
    }

    /// Why it is no URL that can be held.
    pub(crate) fn fault(&self) -> Option<ParseErrorKind> {
        self.0.as_ref().err().copied()
    }

    pub(crate) fn url(&self) -> Option<&Url> {
        self.0.as_ref().ok()
    }

    pub(crate) fn scheme(&self) -> &str {
        self.url().map_or("", Url::scheme)
    }

    pub(crate) fn is_http(&self) -> bool {
        self.scheme() == "http"
    }

    pub(crate) fn is_https(&self) -> bool {
        self.scheme() == "https"
    }

    /// Host and port as text, to compare with another.
    pub(crate) fn authority(&self) -> Option<&str> {
        self.url().map(Url::authority).filter(|authority| !authority.is_empty())
    }

    /// Whether the host is `127.0.0.1`, `[::1]` or `localhost`.
    pub(crate) fn is_loopback(&self) -> bool {
        match self.url().and_then(Url::host) {
            Some(Host::Ipv4(address)) => address == core::net::Ipv4Addr::LOCALHOST,
            Some(Host::Ipv6(address)) => address == core::net::Ipv6Addr::LOCALHOST,
            Some(Host::Domain(name)) => name == "localhost",
            None => false,
        }
    }

    /// Whether the host means nothing outside somebody's own network.
    pub(crate) fn is_private_host(&self) -> bool {
        match self.url().and_then(Url::host) {
            Some(Host::Ipv4(address)) => {
                address.is_private() || address.is_loopback() || address.is_link_local() || address.is_unspecified()
            }
            Some(Host::Ipv6(address)) => {
                let first = address.segments().first().copied().unwrap_or_default();
                let own = first & 0xfe00 == 0xfc00 || first & 0xffc0 == 0xfe80;
                let mapped = address
                    .to_ipv4_mapped()
                    .is_some_and(|v4| v4.is_private() || v4.is_loopback() || v4.is_link_local());
                own || mapped || address.is_loopback() || address.is_unspecified()
            }
            Some(Host::Domain(name)) => {
                let name = name.trim_end_matches('.');
                let last = name.rsplit('.').next().unwrap_or_default();
                !name.contains('.') || ["local", "internal", "test", "localhost"].contains(&last)
            }
            None => false,
        }
    }
}

fn scan(text: &str) -> Result<Url, ParseErrorKind> {
    if text.is_empty() {
        return Err(ParseErrorKind::Empty);
    }
    if text.trim() != text {
        return Err(ParseErrorKind::WhiteSpaceAround);
    }
    if let Some(found) =
        text.chars().find(|letter| letter.is_whitespace() || crate::redact::is_hidden(*letter) || *letter == '\\')
    {
        return Err(ParseErrorKind::InvalidCharacter { found });
    }
    let url = Url::parse(text).map_err(|_| ParseErrorKind::Malformed)?;
    let (_, rest) = text.split_once(':').ok_or(ParseErrorKind::Malformed)?;
    let of_the_web = url.is_special();
    if of_the_web && (!rest.starts_with("//") || rest.starts_with("///") || !url.has_host()) {
        return Err(ParseErrorKind::Malformed);
    }
    if !of_the_web && is_port(rest) {
        return Err(ParseErrorKind::Malformed); // `app.example:80`: a host and port without a scheme
    }
    if has_bad_escape(text) {
        return Err(ParseErrorKind::Malformed);
    }
    let authority = rest.strip_prefix("//").unwrap_or_default();
    let authority = authority.split(['/', '?', '#']).next().unwrap_or_default();
    if authority.contains('@') || !url.username().is_empty() || url.password().is_some() {
        return Err(ParseErrorKind::UserInfo);
    }
    Ok(url)
}

/// Whether a text starts like the port of `host:port/path`.
fn is_port(rest: &str) -> bool {
    let port = rest.split(['/', '?', '#']).next().unwrap_or_default();
    !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit())
}

fn has_bad_escape(text: &str) -> bool {
    text.split('%').skip(1).any(|after| {
        let mut digits = after.bytes();
        !(digits.next().is_some_and(|byte| byte.is_ascii_hexdigit())
            && digits.next().is_some_and(|byte| byte.is_ascii_hexdigit()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_what_the_standard_would_repair() {
        for text in [
            "https://acme.example/callback",
            "http://localhost:5000",
            "https://acme.example/a?b=%20c#d",
            "https://acme.example/panel?ctx=<uctx>",
            "com.acme.app:/callback",
            "https://[::1]:80/x",
            "https://acme.example/@me?mail=a@b",
            "https://blåbær.example/",
        ] {
            assert_eq!(UrlFacts::scan(text).fault(), None, "{text}");
        }
        for (text, fault) in [
            ("", ParseErrorKind::Empty),
            (" https://a.example", ParseErrorKind::WhiteSpaceAround),
            ("https://a.example\n", ParseErrorKind::WhiteSpaceAround),
            ("https://a.example/\t", ParseErrorKind::WhiteSpaceAround),
            ("https://a.example/a b", ParseErrorKind::InvalidCharacter { found: ' ' }),
            ("https:\\\\a.example", ParseErrorKind::InvalidCharacter { found: '\\' }),
            ("https://a.example/\u{200b}", ParseErrorKind::InvalidCharacter { found: '\u{200b}' }),
            ("https:/a.example", ParseErrorKind::Malformed),
            ("https:a.example", ParseErrorKind::Malformed),
            ("https:///a.example", ParseErrorKind::Malformed),
            ("https//a.example", ParseErrorKind::Malformed),
            ("//a.example/x", ParseErrorKind::Malformed),
            ("/callback", ParseErrorKind::Malformed),
            ("a.example", ParseErrorKind::Malformed),
            ("a.example:80", ParseErrorKind::Malformed),
            ("localhost:5000/callback", ParseErrorKind::Malformed),
            ("https://", ParseErrorKind::Malformed),
            ("https://a.example:99999", ParseErrorKind::Malformed),
            ("https://a.example:8o", ParseErrorKind::Malformed),
            ("https://[::1", ParseErrorKind::Malformed),
            ("https://a.example/%zz", ParseErrorKind::Malformed),
            ("https://a.example/%2", ParseErrorKind::Malformed),
            ("https://u:p@a.example", ParseErrorKind::UserInfo),
            ("https://@a.example", ParseErrorKind::UserInfo),
            ("https://u@a.example", ParseErrorKind::UserInfo),
        ] {
            assert_eq!(UrlFacts::scan(text).fault(), Some(fault), "{text}");
        }
    }

    #[test]
    fn knows_loopback_and_private_hosts() {
        for (text, loopback, private) in [
            ("http://127.0.0.1:8000", true, true),
            ("http://[::1]/x", true, true),
            ("http://localhost", true, true),
            ("http://localhost.evil.example", false, false),
            ("http://127.0.0.1.evil.example", false, false),
            ("http://127.0.0.2", false, true),
            ("http://10.1.2.3", false, true),
            ("http://192.168.0.1", false, true),
            ("http://169.254.1.1", false, true),
            ("http://[fe80::1]", false, true),
            ("http://[fd00::1]", false, true),
            ("http://intranet/x", false, true),
            ("http://erp.acme.local", false, true),
            ("http://erp.acme.internal", false, true),
            ("http://acme.example", false, false),
            ("http://8.8.8.8", false, false),
        ] {
            let facts = UrlFacts::scan(text);
            assert_eq!((facts.is_loopback(), facts.is_private_host()), (loopback, private), "{text}");
        }
    }
}
