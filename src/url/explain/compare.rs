//! Comparing two URLs part by part.

use std::borrow::Cow;

use super::component::{Component, Difference};
use super::shown::Shown;
use super::split::Split;
use crate::redact;
use crate::url::{host, learnt};

/// All that differs between two texts, in the order of a URL; nothing only when they are equal, or differ by a port
/// that floats.
pub(super) fn differences(sent: &str, registered: &str, floats: bool) -> Vec<Difference> {
    if sent == registered {
        return Vec::new();
    }
    let (clean_sent, clean_registered) = (clean(sent), clean(registered));
    let (shown_sent, shown_registered) = (Shown::new(&clean_sent), Shown::new(&clean_registered));
    let mut found = Vec::new();
    let (one, other) = (Split::of(&clean_sent), Split::of(&clean_registered));
    compare(&one, &other, floats, &mut |component, sent, registered| {
        let (sent, registered) = if component == Component::UserInfo {
            let mask = |part: &str| Box::from(if part.is_empty() { "" } else { redact::MASK });
            (mask(sent), mask(registered))
        } else {
            Shown::pair(shown_sent.piece(sent), shown_registered.piece(registered))
        };
        found.push(Difference {
            component,
            sent,
            registered,
            is_example: false,
            words: empty(component, &one, &other),
        });
    });
    let nothing_else = found.is_empty();
    let mut add_odd = |component, is_odd: fn(char) -> bool, at_start, at_end| {
        if !odd(sent, is_odd).eq(odd(registered, is_odd))
            || nothing_else && odd(sent, is_odd).chain(odd(registered, is_odd)).next().is_some()
        {
            let is_kept = |letter: char| !letter.is_whitespace() && !is_invisible(letter);
            let inside = sent.trim_start_matches(|letter| !is_kept(letter));
            let words = if odd(registered, is_odd).next().is_some() {
                None
            } else if !inside.contains(is_odd) {
                Some(at_start)
            } else if !sent.trim_end_matches(|letter| !is_kept(letter)).contains(is_odd) {
                Some(at_end)
            } else {
                None
            };
            let (sent, registered) = (Box::default(), Box::default());
            found.push(Difference { component, sent, registered, is_example: false, words });
        }
    };
    add_odd(Component::WhiteSpace, char::is_whitespace, "white space at its start", "white space at its end");
    add_odd(
        Component::HiddenCharacter,
        is_invisible,
        "an invisible character at its start",
        "an invisible character at its end",
    );
    found
}

/// How much two cleaned texts differ.
pub(super) fn weigh(sent: &Split<'_>, registered: &Split<'_>, floats: bool) -> usize {
    let mut weight = 0;
    compare(sent, registered, floats, &mut |component, sent, registered| {
        weight += component.weight(sent, registered);
    });
    weight
}

/// What a part is called that is there and empty, for the values cannot show it.
fn empty(component: Component, sent: &Split<'_>, registered: &Split<'_>) -> Option<&'static str> {
    let is_bare = |sent: Option<&str>, registered: Option<&str>| sent == Some("") && registered.is_none();
    match component {
        Component::Query if is_bare(sent.query, registered.query) => Some("an empty query (a `?` at its end)"),
        Component::Query if is_bare(registered.query, sent.query) => Some("a missing `?` at its end"),
        Component::Fragment if is_bare(sent.fragment, registered.fragment) => {
            Some("an empty fragment (a `#` at its end)")
        }
        Component::Port if sent.port == Some("") => Some("an empty port (a `:` without a number)"),
        Component::UserInfo if sent.user == Some("") => Some("an empty user name (an `@` before its host)"),
        _ => None,
    }
}

/// The text without white space and invisible characters.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|letter| !letter.is_whitespace() && !is_invisible(*letter)).collect())
}

fn is_invisible(letter: char) -> bool {
    redact::is_hidden(letter) && !letter.is_whitespace()
}

fn odd(text: &str, is_odd: fn(char) -> bool) -> impl Iterator<Item = char> {
    text.chars().filter(move |letter| is_odd(*letter))
}

/// Tells of each part that differs.
///
/// With `floats` the port of a registered loopback address is no matter, whichever loopback host was sent.
fn compare<'s, 'r>(
    sent: &Split<'s>,
    registered: &Split<'r>,
    floats: bool,
    found: &mut impl FnMut(Component, &'s str, &'r str),
) {
    part(Component::Scheme, sent.scheme, registered.scheme, found);
    // What lacks its scheme lacks the slashes with it.
    let lacks_both = |split: &Split<'_>| split.scheme.is_empty() && split.slashes.is_empty();
    let is_said = sent.scheme != registered.scheme && (lacks_both(sent) || lacks_both(registered));
    if sent.slashes != registered.slashes && !is_said {
        found(Component::Slashes, sent.slashes, registered.slashes);
    }
    if sent.user != registered.user {
        found(Component::UserInfo, sent.user.unwrap_or_default(), registered.user.unwrap_or_default());
    }
    if is_same_host(sent.host, registered.host) {
        found(Component::HostForm, sent.host, registered.host);
    } else {
        part(Component::Host, sent.host, registered.host, found);
    }
    if !(floats && may_float(sent, registered)) {
        compare_ports(sent, registered, found);
    }
    compare_paths(sent, registered, found);
    optional(Component::Query, sent.query, registered.query, found);
    optional(Component::Fragment, sent.fragment, registered.fragment, found);
}

/// Whether two hosts are the two forms of one beyond ASCII.
fn is_same_host(one: &str, other: &str) -> bool {
    /// No name is longer than 253 bytes in either form that matters.
    const LONGEST: usize = 1024;
    let is_pair = |written: &str, ascii: &str| {
        !written.is_ascii()
            && ascii.is_ascii()
            && ascii.contains("xn--")
            && written.len() < LONGEST
            && host::other_form(written).0.eq_ignore_ascii_case(ascii)
    };
    is_pair(one, other) || is_pair(other, one)
}

/// Whether the port of the registered text may be any, if all else were right.
fn may_float(sent: &Split<'_>, registered: &Split<'_>) -> bool {
    let is_valid = |split: &Split<'_>| split.port.is_none_or(|digits| learnt::port(digits.as_bytes()).is_some());
    registered.scheme == "http"
        && ["127.0.0.1", "[::1]"].contains(&registered.host)
        && sent.is_loopback()
        && is_valid(sent)
        && is_valid(registered)
}

fn compare_ports<'s, 'r>(
    sent: &Split<'s>,
    registered: &Split<'r>,
    found: &mut impl FnMut(Component, &'s str, &'r str),
) {
    if sent.port == registered.port {
        return;
    }
    let is_default = |split: &Split<'_>| split.port.is_none() || split.port == split.default_port();
    // Where both are spelled out, they are the ports of two schemes.
    let is_implied = sent.port.is_none() || registered.port.is_none();
    let component =
        if is_implied && is_default(sent) && is_default(registered) { Component::DefaultPort } else { Component::Port };
    found(component, sent.port.unwrap_or_default(), registered.port.unwrap_or_default());
}

fn compare_paths<'s, 'r>(
    sent: &Split<'s>,
    registered: &Split<'r>,
    found: &mut impl FnMut(Component, &'s str, &'r str),
) {
    if sent.path == registered.path {
        return;
    }
    let slash = |path: &str| path.ends_with('/');
    let bare = |path| <str>::strip_suffix(path, '/').unwrap_or(path);
    match likeness(bare(sent.path), bare(registered.path)) {
        None => found(Component::Path, sent.path, registered.path),
        Some(likeness) => {
            if let Some(component) = likeness {
                found(component, sent.path, registered.path);
            }
            if slash(sent.path) != slash(registered.path) {
                found(Component::TrailingSlash, sent.path, registered.path);
            }
        }
    }
}

fn optional<'s, 'r>(
    component: Component,
    sent: Option<&'s str>,
    registered: Option<&'r str>,
    found: &mut impl FnMut(Component, &'s str, &'r str),
) {
    match (sent, registered) {
        (Some(sent), Some(registered)) => part(component, sent, registered, found),
        (None, None) => {}
        _ => found(component, sent.unwrap_or_default(), registered.unwrap_or_default()),
    }
}

fn part<'s, 'r>(
    component: Component,
    sent: &'s str,
    registered: &'r str,
    found: &mut impl FnMut(Component, &'s str, &'r str),
) {
    if let Some(component) = likeness(sent, registered).unwrap_or(Some(component)) {
        found(component, sent, registered);
    }
}

/// How alike two parts are: equal (`Some(None)`), the same but for letter case or encoding, or not at all (`None`).
#[expect(clippy::option_option, reason = "three answers for the two callers above")]
fn likeness(sent: &str, registered: &str) -> Option<Option<Component>> {
    if sent == registered {
        Some(None)
    } else if sent.eq_ignore_ascii_case(registered) && !sent.contains('%') {
        Some(Some(Component::LetterCase))
    } else if (sent.contains('%') || registered.contains('%')) && decoded(sent).eq(decoded(registered)) {
        Some(Some(Component::Encoding))
    } else if sent.eq_ignore_ascii_case(registered) {
        Some(Some(Component::LetterCase))
    } else {
        None
    }
}

/// The bytes of a part with what is percent-encoded decoded once.
pub(super) fn decoded(part: &str) -> impl Iterator<Item = u8> {
    let mut rest = part.as_bytes();
    core::iter::from_fn(move || {
        let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        let (byte, after) = match *rest {
            [b'%', high, low, ref after @ ..] => match (digit(high), digit(low)) {
                (Some(high), Some(low)) => (high << 4 | low, after),
                _ => (b'%', rest.get(1..)?),
            },
            [byte, ref after @ ..] => (byte, after),
            [] => return None,
        };
        rest = after;
        Some(byte)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_each_component_that_differs() {
        use Component::*;
        let registered = "https://acme.example/callback";
        for (sent, components) in [
            (registered, &[][..]),
            ("http://acme.example/callback", &[Scheme]),
            ("HTTPS://acme.example/callback", &[LetterCase]),
            ("https:/acme.example/callback", &[Slashes]),
            (r"https:\\acme.example/callback", &[Slashes]),
            ("acme.example/callback", &[Scheme]),
            ("//acme.example/callback", &[Scheme]),
            ("https://u:p@acme.example/callback", &[UserInfo]),
            ("https://@acme.example/callback", &[UserInfo]),
            ("https://acme.example.evil/callback", &[Host]),
            ("https://Acme.example/callback", &[LetterCase]),
            ("https://%61cme.example/callback", &[Encoding]),
            ("https://acme.example:443/callback", &[DefaultPort]),
            ("https://acme.example:444/callback", &[Port]),
            ("http://acme.example:80/callback", &[Scheme, DefaultPort]),
            ("https://acme.example:/callback", &[Port]),
            ("https://acme.example/callback/", &[TrailingSlash]),
            ("https://acme.example/CALLBACK/", &[LetterCase, TrailingSlash]),
            ("https://acme.example/callb%61ck", &[Encoding]),
            ("https://acme.example/other/", &[Path]),
            ("https://acme.example", &[Path]),
            ("https://acme.example/callback?", &[Query]),
            ("https://acme.example/callback?x=1", &[Query]),
            ("https://acme.example/callback#", &[Fragment]),
            ("https://acme.example/callback\n", &[WhiteSpace]),
            ("https://acme.example/call\u{200b}back", &[HiddenCharacter]),
            ("http://b.example:8/x?y#z", &[Scheme, Host, Port, Path, Query, Fragment]),
            ("", &[Scheme, Host, Path]),
        ] {
            let found: Vec<_> = differences(sent, registered, false).iter().map(Difference::component).collect();
            assert_eq!(found, components, "{sent}");
            assert_eq!(differences(registered, sent, false).len(), components.len(), "{sent}");
        }
    }

    #[test]
    fn shows_what_differs_and_no_secret() {
        let [user, query] = &differences("https://u:hunter2@a.example/?key=hunter2", "https://a.example/", false)[..]
        else {
            panic!("two differences")
        };
        assert_eq!((user.sent(), user.registered()), ("[redacted]", ""));
        assert_eq!((query.sent(), query.to_string().contains("hunter2")), ("key=[redacted]", false));
        let long = format!("https://a.example/{}", "x".repeat(500));
        let found = differences(&format!("{long}/one"), &format!("{long}/two"), false);
        assert_eq!(
            found[0].to_string(),
            "its path (`…xxxxxxxxxxxxxxxxxxxxxxx/one` instead of `…xxxxxxxxxxxxxxxxxxxxxxx/two`)"
        );
    }

    proptest::proptest! {
        #[test]
        fn only_equal_texts_do_not_differ(
            one in "(https?)?[:/]{0,3}[aA\\x20\u{200b}/?#:%61]{0,6}",
            other in "(https?)?[:/]{0,3}[aA\\x20\u{200b}/?#:%61]{0,6}",
        ) {
            proptest::prop_assert_eq!(differences(&one, &other, false).is_empty(), one == other);
        }
    }
}
