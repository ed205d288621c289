//! What is learnt of a URL while it is read.

use core::net::{Ipv4Addr, Ipv6Addr};

use super::finding::{UrlFaults, UrlNotes};
use super::parts::Parts;

/// Longer URLs are noted, in bytes.
pub(super) const NOTED_LENGTH: usize = 2048;

/// Whether the scheme is one of the web.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Scheme {
    /// There is none.
    #[default]
    None,
    Http,
    Https,
    /// Another, as it is written.
    Custom,
}

/// What the host of a URL is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Host {
    /// There is none, or it could not be read.
    #[default]
    None,
    Name,
    V4(Ipv4Addr),
    V6(Ipv6Addr),
}

/// What is learnt of a URL beside its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Learnt {
    pub(crate) parts: Parts,
    pub(crate) scheme: Scheme,
    pub(crate) host: Host,
    pub(crate) port: Option<u16>,
    pub(crate) notes: UrlNotes,
}

/// What is found while reading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) faults: UrlFaults,
    pub(crate) notes: UrlNotes,
    /// Why it is malformed, its host ambiguous, a character of it forbidden: the first reason each.
    pub(super) malformed: Option<&'static str>,
    pub(super) host: Option<&'static str>,
    pub(super) character: Option<&'static str>,
}

impl Found {
    pub(super) fn fault(&mut self, fault: UrlFaults, why: &'static str) {
        let place = match fault {
            UrlFaults::MALFORMED => &mut self.malformed,
            UrlFaults::AMBIGUOUS_HOST => &mut self.host,
            UrlFaults::FORBIDDEN_CHARACTER => &mut self.character,
            _ => &mut None,
        };
        place.get_or_insert(why);
        self.faults |= fault;
    }

    /// Why a text has one of the faults that come in several forms.
    pub(crate) fn why(&self, fault: UrlFaults) -> Option<&'static str> {
        match fault {
            UrlFaults::MALFORMED => self.malformed,
            UrlFaults::AMBIGUOUS_HOST => self.host,
            UrlFaults::FORBIDDEN_CHARACTER => self.character,
            _ => None,
        }
    }
}

/// What the URL is for, as far as its text is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// A URL that is compared as text.
    Redirect,
    /// A URL that may hold template variables such as `<uctx>`.
    Endpoint,
}

/// A port from 1 to 65535 without leading zeros.
pub(crate) fn port(digits: &[u8]) -> Option<u16> {
    if !matches!(digits, [b'1'..=b'9', ..]) || digits.len() > 5 {
        return None;
    }
    let value = digits
        .iter()
        .try_fold(0_u32, |value, digit| digit.is_ascii_digit().then(|| value * 10 + u32::from(*digit - b'0')))?;
    u16::try_from(value).ok()
}

pub(crate) const fn default_port(scheme: Scheme) -> Option<u16> {
    match scheme {
        Scheme::Http => Some(80),
        Scheme::Https => Some(443),
        Scheme::None | Scheme::Custom => None,
    }
}
