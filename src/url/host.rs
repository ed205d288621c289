//! The host of a URL of the web, as it is written.

use core::net::{Ipv4Addr, Ipv6Addr};

use super::advice;
use super::finding::{UrlFaults, UrlNotes};
use super::learnt::{Found, Host};

/// The longest label and the longest name of the domain name system, in bytes (RFC 1035 §2.3.4, without its dots at the ends).
pub(super) const LONGEST_LABEL: usize = 63;
pub(super) const LONGEST_NAME: usize = 253;

/// Judges the host of an http or https URL. What it leaves without a fault is still shown to `url`.
pub(super) fn judge(host: &str, found: &mut Found) -> Host {
    if host.is_empty() {
        found.fault(UrlFaults::MALFORMED, "it has no host");
        return Host::None;
    }
    if let Some(inner) = host.strip_prefix('[') {
        return bracketed(inner, found);
    }
    if host.contains('%') {
        let why = if host.contains("%25") && host.contains(':') { "it has a zone id" } else { "it is encoded" };
        found.fault(UrlFaults::AMBIGUOUS_HOST, why);
        return Host::None;
    }
    if host.bytes().any(|byte| byte.is_ascii_uppercase()) {
        found.notes |= UrlNotes::NOT_CANONICAL;
    }
    if !host.is_ascii() {
        return beyond_ascii(host, found);
    }
    if let Ok(address) = host.parse::<Ipv4Addr>() {
        return Host::V4(address);
    }
    name(host, found)
}

fn name(host: &str, found: &mut Found) -> Host {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'*');
    if !host.bytes().all(allowed) {
        found.fault(UrlFaults::FORBIDDEN_CHARACTER, advice::HOST);
        return Host::None;
    }
    if host.ends_with('.') {
        found.fault(UrlFaults::AMBIGUOUS_HOST, "it ends with a dot");
        return Host::None;
    }
    if host.split('.').any(str::is_empty) {
        found.fault(UrlFaults::AMBIGUOUS_HOST, "it has an empty label");
        return Host::None;
    }
    if ends_in_number(host) {
        found.fault(UrlFaults::AMBIGUOUS_HOST, "it ends in a number, but is not four decimal numbers from 0 to 255");
        return Host::None;
    }
    if host.len() > LONGEST_NAME || host.split('.').any(|label| label.len() > LONGEST_LABEL) {
        found.fault(UrlFaults::MALFORMED, "its host is longer than a name can be");
        return Host::None;
    }
    if host.split('.').any(is_punycode) {
        found.notes |= UrlNotes::UNICODE_HOST;
    }
    Host::Name
}

/// Whether a label is the ASCII form of an internationalized one.
pub(super) fn is_punycode(label: &str) -> bool {
    label.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("xn--"))
}

/// Whether the last label is a number, so that the URL standard takes the whole for an IPv4 address.
fn ends_in_number(host: &str) -> bool {
    let last = host.rsplit('.').next().unwrap_or_default();
    let hex = last.strip_prefix("0x").or_else(|| last.strip_prefix("0X"));
    last.bytes().all(|byte| byte.is_ascii_digit()) || hex.is_some_and(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// Whether a letter is its own lower case or the capital of it. Some signs, such as that of kelvin, become letters too.
fn has_case(letter: char) -> bool {
    let is_capital = |lower: char| lower.to_uppercase().eq([letter]);
    letter.to_lowercase().eq([letter]) || letter.to_lowercase().all(is_capital)
}

/// A host beyond ASCII is fine when it is written as it is shown, and not in a form that only becomes one.
fn beyond_ascii(host: &str, found: &mut Found) -> Host {
    let lower = host.to_lowercase();
    let ascii = idna::domain_to_ascii(&lower).unwrap_or_default();
    let (shown, result) = idna::domain_to_unicode(&ascii);
    if ascii.is_empty() || result.is_err() || shown != lower || ends_in_number(&ascii) || !host.chars().all(has_case) {
        let why = "it becomes another name when programs read it";
        found.fault(UrlFaults::AMBIGUOUS_HOST, why);
        return Host::None;
    }
    if lower != host {
        found.notes |= UrlNotes::NOT_CANONICAL;
    }
    found.notes |= UrlNotes::UNICODE_HOST;
    name(&ascii, found)
}

fn bracketed(inner: &str, found: &mut Found) -> Host {
    let Some(inner) = inner.strip_suffix(']') else {
        found.fault(UrlFaults::MALFORMED, "its IPv6 address has no closing bracket");
        return Host::None;
    };
    if inner.contains('%') {
        found.fault(UrlFaults::AMBIGUOUS_HOST, "it has a zone id");
        return Host::None;
    }
    let Ok(address) = inner.parse::<Ipv6Addr>() else {
        found.fault(UrlFaults::MALFORMED, "its IPv6 address cannot be read");
        return Host::None;
    };
    let holds_ipv4 = address.segments().iter().take(5).all(|segment| *segment == 0)
        && !address.is_loopback()
        && !address.is_unspecified();
    if holds_ipv4 || !address.to_string().eq_ignore_ascii_case(inner) {
        found.fault(
            UrlFaults::AMBIGUOUS_HOST,
            "an IPv6 address has one short form, and none that holds an IPv4 address",
        );
        return Host::None;
    }
    if inner.bytes().any(|byte| byte.is_ascii_uppercase()) {
        found.notes |= UrlNotes::NOT_CANONICAL;
    }
    Host::V6(address)
}

impl Host {
    /// Whether the host means nothing outside somebody's own network. A name is given as it is written.
    pub(super) fn is_private(self, name: &str) -> bool {
        match self {
            Self::None => false,
            Self::V4(address) => is_private_v4(address),
            Self::V6(address) => {
                let first = address.segments().first().copied().unwrap_or_default();
                let own = first & 0xfe00 == 0xfc00 || first & 0xffc0 == 0xfe80;
                own || address.is_loopback() || address.is_unspecified()
            }
            Self::Name => {
                let last = name.rsplit('.').next().unwrap_or_default();
                let reserved = ["local", "internal", "test", "localhost"];
                last.len() == name.len() || reserved.iter().any(|word| word.eq_ignore_ascii_case(last))
            }
        }
    }
}

fn is_private_v4(address: Ipv4Addr) -> bool {
    let shared = matches!(address.octets(), [100, 64..=127, ..]); // RFC 6598
    address.is_private() || address.is_loopback() || address.is_link_local() || address.is_unspecified() || shared
}

/// The letters of a host beyond ASCII: its other form, and whether a label mixes scripts that look alike.
pub(crate) fn other_form(host: &str) -> (String, bool) {
    let ascii = idna::domain_to_ascii(host).unwrap_or_default();
    let (shown, _) = idna::domain_to_unicode(&ascii);
    let mixed = shown.split('.').any(mixes_scripts);
    (if host.is_ascii() { shown } else { ascii }, mixed)
}

/// Whether letters of Latin, Greek, Cyrillic or Armenian stand side by side: their alphabets share shapes.
fn mixes_scripts(label: &str) -> bool {
    let mut seen = [false; 4];
    for letter in label.chars() {
        let script = match letter {
            'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => 0,
            '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => 1,
            '\u{400}'..='\u{52f}' => 2,
            '\u{530}'..='\u{58f}' => 3,
            _ => continue,
        };
        if let Some(seen) = seen.get_mut(script) {
            *seen = true;
        }
    }
    seen.iter().filter(|seen| **seen).count() > 1
}
