//! What is accepted as a URL is one to the crate `url` as well, which prints it as it was given.

use superoffice_app::{CorsOrigin, EndpointUrl, RedirectUrl};
use url::Url;

/// Panics when a text is accepted that `url` refuses or rewrites.
pub(crate) fn run(text: &str) {
    if RedirectUrl::parse(text).is_ok() {
        assert_same("redirect URL", text, str::to_owned);
    }
    if EndpointUrl::parse(text).is_ok() {
        // Template variables such as `<uctx>` may be in it, and `url` encodes their brackets in most places.
        assert_same("endpoint URL", text, |text| text.replace("%3C", "<").replace("%3E", ">"));
    }
    if let Ok(origin) = CorsOrigin::parse(text) {
        assert_same("origin", text, str::to_owned);
        let url = Url::parse(text).map(|url| url.origin().ascii_serialization());
        assert_eq!(url.as_deref(), Ok(origin.serialized()), "{text:?} is serialized otherwise");
    }
}

/// Both the text and what `url` prints are compared in the form that `plain` gives.
fn assert_same(what: &str, text: &str, plain: impl Fn(&str) -> String) {
    match Url::parse(text) {
        Ok(url) => {
            let same = expected(text, &url).is_some_and(|expected| plain(&expected) == plain(url.as_str()));
            assert!(same, "the {what} {text:?} is rewritten to {url}");
        }
        Err(error) => panic!("the {what} {text:?} is accepted, but: {error}"),
    }
}

/// The text with what `url` may change in it: letter case of scheme and host, the default port, a missing root slash, a U-label
/// host. Nothing when the host or port is another one.
fn expected(text: &str, url: &Url) -> Option<String> {
    let (scheme, rest) = text.split_once(':')?;
    let scheme = scheme.to_ascii_lowercase();
    if !url.is_special() {
        return Some(format!("{scheme}:{rest}"));
    }
    let rest = rest.strip_prefix("//")?;
    let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
    let (authority, tail) = rest.split_at(end);
    // The last colon outside brackets stands before the port.
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (authority, None),
    };
    let used = url.port_or_known_default().map(|port| port.to_string());
    let is_port = match port {
        Some(port) => Some(port) == used.as_deref() && port != "0",
        None => url.port().is_none(),
    };
    let shown = url.host_str()?;
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    let slash = if tail.starts_with('/') { "" } else { "/" };
    (is_port && is_host(host, shown)).then(|| format!("{scheme}://{shown}{port}{slash}{tail}"))
}

fn is_host(host: &str, shown: &str) -> bool {
    // Only what is the capital of the letter that it becomes differs in letter case.
    let lower = |letter: char| match letter.to_lowercase().collect::<Vec<_>>()[..] {
        [lower] if lower.to_uppercase().eq([letter]) => lower,
        _ => letter,
    };
    let lower: String = host.chars().map(lower).collect();
    lower == shown || !host.is_ascii() && url::quirks::domain_to_unicode(shown) == lower
}
