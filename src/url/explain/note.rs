//! What is worth knowing beside the difference.

use super::component::Component;
use super::nearest::{Likeness, NearestUrl, floats};
use super::question::Question;
use super::shown::quote;
use super::split::Split;
use crate::redact;
use crate::url::host;
use crate::url::matcher::{LONGEST_FOR_PATTERNS, UrlKind};

/// The longest host that is shown in its other form, in bytes.
const LONGEST_HOST: usize = 512;

pub(super) fn find(question: &Question<'_>, nearest: Option<&NearestUrl>) -> Vec<String> {
    let mut notes = Vec::new();
    notes.extend(beyond_ascii(question, nearest));
    if let Some(nearest) = nearest {
        notes.extend(about_nearest(question, nearest).map(str::to_owned));
    }
    notes
}

/// The form of a host in which look-alikes are seen.
fn beyond_ascii(question: &Question<'_>, nearest: Option<&NearestUrl>) -> Option<String> {
    let is_form = |nearest: &NearestUrl| nearest.differences.iter().any(|it| it.component == Component::HostForm);
    if nearest.is_some_and(is_form) {
        return Some("the two hosts are one in two forms, but not one text".to_owned());
    }
    let host = question.split.host;
    if host.is_ascii() || host.len() > LONGEST_HOST || host.contains(redact::is_hidden) {
        return None;
    }
    let (ascii, mixed) = host::other_form(host);
    let alike = if mixed { ", some of which look like others" } else { "" };
    match &*ascii {
        "" => Some(format!("its host holds letters beyond ASCII{alike}")),
        ascii if ascii.contains("xn--") => {
            Some(format!("its host holds letters beyond ASCII{alike}: `{}`", quote(ascii)))
        }
        _ => Some("its host holds signs beyond ASCII that programs turn into others".to_owned()),
    }
}

fn about_nearest(question: &Question<'_>, nearest: &NearestUrl) -> Option<&'static str> {
    let list = question.list();
    let is_active_pattern = nearest.is_pattern && nearest.inert.is_none();
    if is_active_pattern && question.sent.len() > LONGEST_FOR_PATTERNS {
        return Some("a text of more than 2048 bytes is tried against no pattern");
    }
    if !matches!(nearest.likeness, Likeness::Literal) || nearest.inert.is_some() {
        return None;
    }
    let (sent, registered) = (&question.split, Split::of(list.compared(u32::try_from(nearest.place).ok()?)));
    match &*nearest.differences {
        [only] if only.component == Component::Port && sent.is_loopback() => about_ports(question, sent),
        [first, ..] if first.component == Component::Host && sent.is_loopback() && registered.is_loopback() => {
            Some("`localhost` and the loopback addresses are one machine, but not one text")
        }
        [only]
            if only.component == Component::Path
                && question.kind != UrlKind::Origin
                && matches!(registered.path, "" | "/") =>
        {
            Some("the whole URL has to be registered, with its path and not only its host")
        }
        _ => None,
    }
}

/// Why a port does not float, where somebody may have thought so.
fn about_ports(question: &Question<'_>, sent: &Split<'_>) -> Option<&'static str> {
    let (kind, matcher) = (question.kind, question.matcher);
    let is_literal = sent.scheme == "http" && sent.host != "localhost";
    match kind {
        UrlKind::PostLogout => matcher.is_native().then_some("no port floats at sign-out"),
        UrlKind::Redirect if floats(matcher, kind) => {
            if sent.scheme != "http" {
                Some("no port floats for https")
            } else if sent.host == "localhost" {
                Some("the port of `localhost` never floats; that of `127.0.0.1` and `[::1]` does")
            } else {
                None
            }
        }
        UrlKind::Redirect if matcher.is_native() => is_literal.then_some("the policy lets no port float"),
        UrlKind::Redirect if matcher.loopback_any_port() => {
            is_literal.then_some("the port of a loopback address floats for native applications only")
        }
        UrlKind::Redirect | UrlKind::Origin => None,
    }
}
