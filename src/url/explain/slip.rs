//! Slips that are told before anything is compared.

use super::compare::decoded;
use super::question::Question;
use super::shown::quote;
use crate::UrlFaults;
use crate::url::advice::NOT_ABSOLUTE;
use crate::url::matcher::{LONGEST, Match, UrlKind};

/// Says that nothing was sent, or what stands for nothing.
pub(super) fn nothing(question: &Question<'_>) -> Option<Vec<String>> {
    let sent = question.sent;
    let said = if sent.is_empty() {
        "nothing was sent"
    } else if sent.trim().is_empty() {
        "nothing but white space was sent"
    } else if question.kind == UrlKind::Origin && sent == "null" {
        "`null` is what browsers send for a page without an origin, and it never matches"
    } else {
        return None;
    };
    Some(vec![said.to_owned()])
}

/// Says what went wrong with the text as a whole.
pub(super) fn find(question: &Question<'_>) -> Option<Vec<String>> {
    if question.sent.len() > LONGEST {
        return None;
    }
    the_pattern_itself(question)
        .or_else(|| wrapped(question))
        .or_else(|| encoded(question))
        .or_else(|| several(question))
        .or_else(|| no_url(question))
}

fn the_pattern_itself(question: &Question<'_>) -> Option<Vec<String>> {
    let (_, pattern) = question.list().patterns().find(|(_, pattern)| pattern.as_str() == question.sent)?;
    let first = format!("`{}` is the registered pattern itself", question.shown);
    let is_example = |text: &String| question.matcher.find(question.kind, text) == Match::Pattern;
    let example = examples(pattern.as_str()).into_iter().find(is_example);
    let second = match example {
        Some(example) => format!("send a URL that it matches, such as `{}`", quote(&example)),
        None => "send a URL that it matches".to_owned(),
    };
    Some(vec![first, second])
}

/// Texts that the simplest of patterns match; whether they do is for the matcher to say.
fn examples(pattern: &str) -> [String; 2] {
    let bare = pattern.trim_start_matches('^').trim_end_matches('$');
    let mut text = bare.to_owned();
    for (sign, plain) in [
        (r"\d{4,10}", "8080"),
        (r"\d{1,5}", "8080"),
        (r"\d{4,5}", "8080"),
        (r"\d+", "8080"),
        (r"[0-9]+", "8080"),
        (r"[^/]+", "x"),
        (r"\w+", "x"),
        (".*", "x"),
        (".+", "x"),
        ("\\", ""),
    ] {
        text = text.replace(sign, plain);
    }
    let short = text.replace(['(', ')', '?'], "");
    [text, short]
}

/// A text within quotes, or that lacks a colon, that would do without.
fn wrapped(question: &Question<'_>) -> Option<Vec<String>> {
    const AROUND: [(char, char, &str); 7] = [
        ('"', '"', "the quotes"),
        ('\'', '\'', "the quotes"),
        ('`', '`', "the quotes"),
        ('“', '”', "the quotes"),
        ('‘', '’', "the quotes"),
        ('«', '»', "the quotes"),
        ('<', '>', "the angle brackets"),
    ];
    let is_registered = |shown: &str, words: &str| {
        let first = format!("`{}` differs from the registered `{}` only by {words}", question.shown, quote(shown));
        Some(vec![first, "send the registered text".to_owned()])
    };
    for (open, close, words) in AROUND {
        let inner = question.sent.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
        if let Some(inner) = inner.filter(|inner| question.matcher.find(question.kind, inner) == Match::Exact) {
            return is_registered(inner, &format!("{words} around it"));
        }
    }
    for scheme in ["https", "http"] {
        let Some(rest) = question.sent.strip_prefix(scheme).filter(|rest| rest.starts_with("//")) else { continue };
        let mended = format!("{scheme}:{rest}");
        if question.matcher.find(question.kind, &mended) == Match::Exact {
            return is_registered(&mended, "the colon that is missing after its scheme");
        }
    }
    None
}

/// A URL of which every sign is encoded, the colon after its scheme too.
fn encoded(question: &Question<'_>) -> Option<Vec<String>> {
    let is_scheme = |scheme: &&str| scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    let (_, rest) = question.sent.split_once('%').filter(|(scheme, _)| !scheme.is_empty() && is_scheme(scheme))?;
    let start = rest.get(..8).filter(|start| start.eq_ignore_ascii_case("3A%2F%2F"));
    // Encoded twice, the percent signs are encoded too.
    let twice = rest.get(..4).filter(|start| start.eq_ignore_ascii_case("253A"));
    start.or(twice)?;
    let mut text = question.sent.to_owned();
    for _ in 0..if twice.is_some() { 2 } else { 1 } {
        text = String::from_utf8_lossy(&decoded(&text).collect::<Vec<_>>()).into_owned();
    }
    let times = if twice.is_some() { "twice" } else { "once" };
    let first = format!("`{}`: the whole URL is percent-encoded {times} too often", question.shown);
    let second = if question.would_do(&text) { "decoded, it is allowed" } else { "decoded, it is refused too" };
    Some(vec![first, second.to_owned()])
}

/// Several URLs in one text.
fn several(question: &Question<'_>) -> Option<Vec<String>> {
    let before_query = question.sent.split('?').next().unwrap_or_default();
    let is_sign = |letter: char| letter.is_whitespace() || matches!(letter, ',' | ';' | '|');
    let parts = || before_query.split(is_sign).filter(|part| part.contains("://"));
    let count = parts().count();
    if count < 2 {
        return None;
    }
    let first = format!("`{}` holds {} URLs", question.shown, if count == 2 { "two" } else { "several" });
    let allowed = parts().filter(|part| question.would_do(part)).count();
    let second = if allowed == 1 { "send only the one that is registered" } else { "send one at a time" };
    Some(vec![first, second.to_owned()])
}

/// A text without a scheme in which nothing could be a host, such as `/callback` or `undefined`.
fn no_url(question: &Question<'_>) -> Option<Vec<String>> {
    let split = &question.split;
    let is_bare = split.scheme.is_empty() && split.slashes.is_empty() && split.port.is_none();
    let is_host = split.host.contains('.') || split.host.starts_with('[') || split.is_loopback();
    let is_plain = question.facts.why(UrlFaults::MALFORMED) == Some(NOT_ABSOLUTE);
    if !is_bare || is_host || !is_plain {
        return None;
    }
    let mut said = vec![format!("what was sent is not a URL: `{}`", question.shown)];
    let list = question.list();
    let is_whole = |place: &u32| {
        question.sent.starts_with('/')
            && list.inert(*place).is_none()
            && list.pattern(*place).is_none()
            && super::split::Split::of(super::nearest::start_of(list.compared(*place))).path == question.sent
    };
    match list.places().find(is_whole) {
        Some(place) => said.push(format!("registered is `{}`", quote(list.compared(place)))),
        None if question.sent.starts_with('/') => said.push("send the whole of it, with scheme and host".to_owned()),
        None => {}
    }
    Some(said)
}
