//! What is accepted as a URL is one to the crate `url` as well, which prints it as it was given.

use superoffice_app::{CorsOrigin, EndpointUrl, RedirectUrl};
use url::Url;

/// Panics when a text is accepted that `url` refuses or rewrites.
pub(crate) fn run(text: &str) {
    if RedirectUrl::parse(text).is_ok() {
        assert_same("redirect URL", text, text);
    }
    if EndpointUrl::parse(text).is_ok() {
        // Template variables such as `<uctx>` may be in it; `url` encodes their brackets.
        assert_same("endpoint URL", text, &text.replace('<', "%3C").replace('>', "%3E"));
    }
    if let Ok(origin) = CorsOrigin::parse(text) {
        assert_same("origin", text, text);
        let url = Url::parse(text).map(|url| url.origin().ascii_serialization());
        assert_eq!(url.as_deref(), Ok(origin.serialized()), "{text:?} is serialized otherwise");
    }
}

fn assert_same(what: &str, text: &str, expected: &str) {
    match Url::parse(text) {
        // In the path of other schemes, brackets stay as they are.
        Ok(url) => assert!(is_same(expected, &url) || is_same(text, &url), "the {what} {text:?} is rewritten to {url}"),
        Err(error) => panic!("the {what} {text:?} is accepted, but: {error}"),
    }
}

/// Whether a text differs from what `url` prints in letter case of scheme and host, the default port, a missing root slash or a
/// U-label host at most.
fn is_same(text: &str, url: &Url) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    if !scheme.eq_ignore_ascii_case(url.scheme()) {
        return false;
    }
    if !url.is_special() {
        return url.as_str().get(scheme.len() + 1..) == Some(rest);
    }
    let Some(rest) = rest.strip_prefix("//") else { return false };
    let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
    let (authority, tail) = rest.split_at(end);
    // The last colon outside brackets stands before the port.
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (authority, None),
    };
    let printed = url.port_or_known_default().map(|port| port.to_string());
    let is_port = match port {
        Some(port) => Some(port) == printed.as_deref() && port != "0",
        None => url.port().is_none(),
    };
    let slash = if tail.starts_with('/') { "" } else { "/" };
    let shown = url.host_str().unwrap_or_default();
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    is_port && is_host(host, shown) && url.as_str() == format!("{}://{shown}{port}{slash}{tail}", url.scheme())
}

fn is_host(host: &str, shown: &str) -> bool {
    let lower = host.to_ascii_lowercase();
    lower == shown || !host.is_ascii() && url::quirks::domain_to_unicode(shown) == lower
}
