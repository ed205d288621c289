//! What is learnt of one URL, once.

use super::escape;
use super::finding::{UrlFaults, UrlNotes};
use super::host;
use super::learnt::{Form, Found, Host, Learnt, Scheme, default_port};
use super::parts::Parts;
use super::scan;
use crate::Environment;

/// One URL: its text, what is learnt of it, and what is wrong with it.
///
/// The text is read once; every rule asks this.
#[derive(Clone, Copy, Debug)]
pub(crate) struct UrlFacts<'t> {
    text: &'t str,
    learnt: Learnt,
    found: Found,
}

/// The parameters of an answer (RFC 6749 §4.1.2, §4.2.2; OpenID Connect; RFC 9207).
pub(crate) const ANSWER: [&str; 12] = [
    "code",
    "state",
    "error",
    "error_description",
    "error_uri",
    "id_token",
    "access_token",
    "token_type",
    "expires_in",
    "session_state",
    "refresh_token",
    "response",
];

/// A host that is the machine of the user itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Loopback {
    /// `127.0.0.1`
    V4,
    /// `[::1]`
    V6,
    /// `localhost`
    Name,
}

/// What decides, besides its text, whether a URL may be registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Setting {
    /// Whether it is a native or mobile app.
    pub(crate) native: bool,
    pub(crate) environment: Environment,
    /// Whether the policy lets http pass where the rule would refuse it.
    pub(crate) http_anywhere: bool,
}

impl<'t> UrlFacts<'t> {
    /// Reads a URL that is compared as text.
    pub(crate) fn scan(text: &'t str) -> Self {
        let (learnt, found) = scan::scan(text, Form::Redirect);
        Self { text, learnt, found }
    }

    /// Reads a URL that may hold template variables such as `<uctx>`, with any scheme that is not forbidden.
    pub(crate) fn scan_endpoint(text: &'t str) -> Self {
        let (learnt, found) = scan::scan(text, Form::Endpoint);
        Self { text, learnt, found }.without(UrlFaults::CUSTOM_SCHEME)
    }

    /// The same, with faults left out that are none where the URL is used.
    pub(crate) fn without(mut self, faults: UrlFaults) -> Self {
        self.found.faults -= faults;
        self
    }

    /// What is known of a text that was read before.
    pub(crate) fn known(text: &'t str, learnt: Learnt) -> Self {
        Self { text, learnt, found: Found::default() }
    }

    pub(crate) const fn learnt(&self) -> Learnt {
        self.learnt
    }

    pub(crate) const fn text(&self) -> &'t str {
        self.text
    }

    /// The scheme alone, which needs no reading of the rest.
    pub(crate) fn scheme_of(text: &str) -> &str {
        Parts::scheme_of(text)
    }

    /// Why it cannot be registered, whatever the application; nothing for a valid URL.
    pub(crate) const fn faults(&self) -> UrlFaults {
        self.found.faults
    }

    pub(crate) const fn notes(&self) -> UrlNotes {
        self.learnt.notes
    }

    /// The reason for one of the faults that come in several forms.
    pub(crate) fn why(&self, fault: UrlFaults) -> Option<&'static str> {
        self.found.why(fault)
    }

    /// The scheme as it is written, without the colon; empty without one.
    pub(crate) fn scheme(&self) -> &'t str {
        self.learnt.parts.scheme(self.text)
    }

    /// The host as it is written, an IPv6 address in its brackets.
    pub(crate) fn host(&self) -> Option<&'t str> {
        Some(self.learnt.parts.host(self.text)).filter(|host| !host.is_empty())
    }

    /// The port as it is written.
    pub(crate) const fn port(&self) -> Option<u16> {
        self.learnt.port
    }

    /// Host and port as they are written.
    pub(crate) fn authority(&self) -> Option<&'t str> {
        let parts = &self.learnt.parts;
        Some(parts.authority(self.text)).filter(|text| parts.has_authority() && !text.is_empty())
    }

    pub(crate) fn query(&self) -> Option<&'t str> {
        self.learnt.parts.query(self.text)
    }

    /// Whether it has a query or a fragment, in which secrets may stand.
    pub(crate) fn has_parameters(&self) -> bool {
        super::parts::index(self.learnt.parts.query) < self.text.len()
    }

    /// Path, query and fragment together.
    pub(crate) fn after_port(&self) -> &'t str {
        self.learnt.parts.after_authority(self.text)
    }

    pub(crate) fn is_http(&self) -> bool {
        self.learnt.scheme == Scheme::Http
    }

    pub(crate) fn is_https(&self) -> bool {
        self.learnt.scheme == Scheme::Https
    }

    /// Whether it has a scheme that is neither http, https, nor one that is never allowed.
    pub(crate) fn has_custom_scheme(&self) -> bool {
        self.learnt.scheme == Scheme::Custom
    }

    pub(crate) fn is_of_the_web(&self) -> bool {
        self.is_http() || self.is_https()
    }

    /// Whether the port is the one that the scheme means anyway.
    pub(crate) fn has_default_port(&self) -> bool {
        self.port().is_some() && self.port() == default_port(self.learnt.scheme)
    }

    /// The form in which most libraries would send it: scheme and host in lower case, without the default port.
    pub(crate) fn canonical(&self) -> String {
        let mut canonical = self.scheme().to_ascii_lowercase();
        if !self.is_of_the_web() {
            canonical.push_str(self.text.get(self.scheme().len()..).unwrap_or_default());
            return canonical;
        }
        canonical.push_str("://");
        canonical.push_str(&self.host().unwrap_or_default().to_lowercase());
        if let Some(port) = self.port().filter(|_| !self.has_default_port()) {
            canonical.push(':');
            canonical.push_str(&port.to_string());
        }
        canonical.push_str(self.after_port());
        canonical
    }

    /// Whether the host is `127.0.0.1`, `[::1]` or `localhost`.
    pub(crate) fn loopback(&self) -> Option<Loopback> {
        match self.learnt.host {
            Host::V4(address) if address == core::net::Ipv4Addr::LOCALHOST => Some(Loopback::V4),
            Host::V6(address) if address == core::net::Ipv6Addr::LOCALHOST => Some(Loopback::V6),
            Host::Name if self.is_of_the_web() => {
                self.host().filter(|host| host.eq_ignore_ascii_case("localhost")).map(|_| Loopback::Name)
            }
            Host::Name | Host::V4(_) | Host::V6(_) | Host::None => None,
        }
    }

    /// Whether the host means nothing outside somebody's own network.
    pub(crate) fn is_private_host(&self) -> bool {
        self.is_of_the_web() && self.learnt.host.is_private(self.host().unwrap_or_default())
    }

    /// Whether http is refused here: it is fine to loopback in native apps and in SOD, and nowhere else.
    pub(crate) fn is_unsafe_http(&self, native: bool, environment: Environment) -> bool {
        self.is_http() && !(self.loopback().is_some() && (native || environment.is_sod()))
    }

    /// Whether a URL with this text could be registered: its text is fine, its scheme allowed, and it is safe.
    pub(crate) fn is_registrable(&self, setting: Setting) -> bool {
        let warns_only = setting.http_anywhere || !setting.native && setting.environment.is_sod();
        self.faults().is_empty()
            && (setting.native || self.is_of_the_web())
            && (warns_only || !self.is_unsafe_http(setting.native, setting.environment))
    }

    /// Whether it could also be registered to receive an answer, which names its issuer itself.
    pub(crate) fn is_registrable_redirect(&self, setting: Setting) -> bool {
        self.is_registrable(setting) && self.parameter(&["iss"]).is_none()
    }

    /// The first parameter of the query with one of these names, decoded.
    pub(crate) fn parameter(&self, names: &[&'static str]) -> Option<&'static str> {
        let query = self.query()?;
        query.split('&').find_map(|pair| escape::is_one_of(pair.split('=').next().unwrap_or_default(), names))
    }

    /// For a host beyond ASCII its other form, and whether a label of it mixes scripts that look alike.
    pub(crate) fn other_host(&self) -> Option<(String, bool)> {
        let host = self.host().filter(|_| self.notes().contains(UrlNotes::UNICODE_HOST))?;
        Some(host::other_form(host))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_loopback_and_private_hosts() {
        for (text, loopback, private) in [
            ("http://127.0.0.1:8000", Some(Loopback::V4), true),
            ("http://[::1]/x", Some(Loopback::V6), true),
            ("http://localhost", Some(Loopback::Name), true),
            ("http://LOCALHOST", Some(Loopback::Name), true),
            ("http://localhost.evil.example", None, false),
            ("http://127.0.0.1.evil.example", None, false),
            ("http://app.localhost", None, true),
            ("http://127.0.0.2", None, true),
            ("http://10.1.2.3", None, true),
            ("http://100.64.0.1", None, true),
            ("http://192.168.0.1", None, true),
            ("http://169.254.1.1", None, true),
            ("http://[fe80::1]", None, true),
            ("http://[fd00::1]", None, true),
            ("http://[2001:db8::1]", None, false),
            ("http://intranet/x", None, true),
            ("http://erp.acme.local", None, true),
            ("http://erp.acme.INTERNAL", None, true),
            ("http://acme.example", None, false),
            ("http://8.8.8.8", None, false),
            ("com.acme://localhost/x", None, false),
        ] {
            let facts = UrlFacts::scan(text);
            assert_eq!(facts.faults(), UrlFaults::empty(), "{text}");
            assert_eq!((facts.loopback(), facts.is_private_host()), (loopback, private), "{text}");
        }
    }

    #[test]
    fn finds_parameters_by_their_decoded_name() {
        let names = ["iss", "code"];
        for (text, found) in [
            ("https://a.example/cb?x=1&iss=https://b.example", Some("iss")),
            ("https://a.example/cb?c%6fde", Some("code")),
            ("https://a.example/cb?codex=1&xiss=2#code=3", None),
            ("https://a.example/iss", None),
        ] {
            assert_eq!(UrlFacts::scan(text).parameter(&names), found, "{text}");
        }
    }
}
