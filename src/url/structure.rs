//! The parts of a URL, read carefully: scheme, authority, path and query.

use super::advice;
use super::escape;
use super::finding::{UrlFaults, UrlNotes};
use super::host;
use super::learnt::{Found, Host, Learnt, Scheme, default_port, port};
use super::parts::Parts;

pub(super) fn judge_structure(text: &str, found: &mut Found) -> Learnt {
    let parts = Parts::split(text);
    let name = parts.scheme(text);
    let mut letters = name.bytes();
    let is_scheme = letters.next().is_some_and(|byte| byte.is_ascii_alphabetic())
        && letters.all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    if !is_scheme {
        found.fault(UrlFaults::MALFORMED, without_scheme(text));
        return Learnt::default();
    }
    if FORBIDDEN_SCHEMES.iter().any(|forbidden| forbidden.eq_ignore_ascii_case(name)) {
        found.fault(UrlFaults::FORBIDDEN_SCHEME, "");
        return Learnt::default();
    }
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        found.notes |= UrlNotes::NOT_CANONICAL;
    }
    if name.eq_ignore_ascii_case("http") {
        judge_web(text, Scheme::Http, found)
    } else if name.eq_ignore_ascii_case("https") {
        judge_web(text, Scheme::Https, found)
    } else {
        judge_custom(text, &parts, found)
    }
}

/// Schemes that run code, read local data, or stand for no place at all. Most lack the dot that a custom scheme needs;
/// they are named so that the fault is told by its name.
const FORBIDDEN_SCHEMES: &[&str] = &[
    "about",
    "blob",
    "chrome",
    "chrome-extension",
    "content",
    "data",
    "feed",
    "file",
    "filesystem",
    "intent",
    "jar",
    "javascript",
    "livescript",
    "mhtml",
    "mocha",
    "moz-extension",
    "ms-appx",
    "ms-appx-web",
    "ms-browser-extension",
    "ms-its",
    "resource",
    "vbscript",
    "view-source",
    "wyciwyg",
    "x-javascript",
];

fn without_scheme(text: &str) -> &'static str {
    if text.is_empty() {
        "it is empty"
    } else if text.starts_with("//") {
        "it has no scheme"
    } else if ["http", "https"].iter().any(|name| text.strip_prefix(name).is_some_and(|rest| rest.starts_with("//"))) {
        "the colon after its scheme is missing"
    } else {
        advice::NOT_ABSOLUTE
    }
}

fn judge_web(text: &str, scheme: Scheme, found: &mut Found) -> Learnt {
    let (name, rest) = text.split_once(':').unwrap_or_default();
    let bare = rest.trim_start_matches('/');
    let mended;
    let text = if rest.len() - bare.len() == 2 {
        text
    } else {
        found.fault(UrlFaults::MALFORMED, "two slashes follow the colon of a web address");
        mended = format!("{name}://{bare}");
        &mended
    };
    let parts = Parts::split(text);
    if parts.user_info(text).is_some() {
        found.fault(UrlFaults::USER_INFO, "");
    }
    let host_text = parts.host(text);
    let port = judge_port(parts.port(text), host_text, found);
    let host = host::judge(host_text, found);
    escape::judge(parts.path(text), parts.query(text), found);
    if parts.path(text).len() < 2 {
        found.notes |= UrlNotes::NO_PATH;
    }
    if port.is_some() && port == default_port(scheme) {
        found.notes |= UrlNotes::NOT_CANONICAL;
    }
    Learnt { parts, scheme, host, port, notes: found.notes }
}

fn judge_port(written: &str, host: &str, found: &mut Found) -> Option<u16> {
    let digits = written.strip_prefix(':')?;
    let port = port(digits.as_bytes());
    if port.is_none() {
        let why = if digits.contains(':') && !host.starts_with('[') {
            advice::BARE_IPV6
        } else if digits.is_empty() {
            advice::NO_PORT
        } else {
            advice::PORT
        };
        found.fault(UrlFaults::MALFORMED, why);
    }
    port
}

fn judge_custom(text: &str, parts: &Parts, found: &mut Found) -> Learnt {
    let rest = text.split_once(':').map_or("", |(_, rest)| rest);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && matches!(rest.as_bytes().get(digits), None | Some(b'/' | b'?')) {
        found.fault(UrlFaults::MALFORMED, "it is a host and a port without a scheme");
        return Learnt::default();
    }
    let name = parts.scheme(text);
    if !name.contains('.') || name.split('.').any(str::is_empty) || rest.is_empty() || rest == "//" {
        found.fault(UrlFaults::CUSTOM_SCHEME, "");
    }
    if parts.user_info(text).is_some() {
        found.fault(UrlFaults::USER_INFO, "");
    }
    let host = parts.host(text);
    if host.contains(|letter: char| !(letter.is_ascii_alphanumeric() || "-._[]:*".contains(letter))) {
        found.fault(UrlFaults::FORBIDDEN_CHARACTER, advice::HOST);
    }
    let port = judge_port(parts.port(text), host, found);
    escape::judge(parts.path(text), parts.query(text), found);
    found.notes |= UrlNotes::CUSTOM_SCHEME;
    let kind = if host.is_empty() { Host::None } else { Host::Name };
    Learnt { parts: *parts, scheme: Scheme::Custom, host: kind, port, notes: found.notes }
}
