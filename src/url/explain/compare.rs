//! Comparing two URLs part by part.

use std::borrow::Cow;

use super::component::{Component, Difference};
use super::shown::Shown;
use super::split::Split;
use crate::redact;

/// All that differs between two texts, in the order of a URL; nothing only when they are equal.
pub(super) fn differences(sent: &str, registered: &str) -> Vec<Difference> {
    if sent == registered {
        return Vec::new();
    }
    let (clean_sent, clean_registered) = (clean(sent), clean(registered));
    let (shown_sent, shown_registered) = (Shown::new(&clean_sent), Shown::new(&clean_registered));
    let mut found = Vec::new();
    let (one, other) = (Split::of(&clean_sent), Split::of(&clean_registered));
    compare(&one, &other, &mut |component, sent, registered| {
        let (sent, registered) = if component == Component::UserInfo {
            let mask = |part: &str| Box::from(if part.is_empty() { "" } else { redact::MASK });
            (mask(sent), mask(registered))
        } else {
            Shown::pair(shown_sent.piece(sent), shown_registered.piece(registered))
        };
        found.push(Difference { component, sent, registered, is_example: false });
    });
    let nothing_else = found.is_empty();
    let mut add_odd = |component, is_odd: fn(char) -> bool| {
        if !odd(sent, is_odd).eq(odd(registered, is_odd))
            || nothing_else && odd(sent, is_odd).chain(odd(registered, is_odd)).next().is_some()
        {
            found.push(Difference { component, sent: Box::default(), registered: Box::default(), is_example: false });
        }
    };
    add_odd(Component::WhiteSpace, char::is_whitespace);
    add_odd(Component::HiddenCharacter, is_invisible);
    found
}

/// How many components differ between two cleaned texts.
pub(super) fn count(sent: &Split<'_>, registered: &Split<'_>) -> usize {
    let mut count = 0;
    compare(sent, registered, &mut |_, _, _| count += 1);
    count
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
fn compare<'s, 'r>(sent: &Split<'s>, registered: &Split<'r>, found: &mut impl FnMut(Component, &'s str, &'r str)) {
    part(Component::Scheme, sent.scheme, registered.scheme, found);
    if sent.slashes != registered.slashes {
        found(Component::Slashes, sent.slashes, registered.slashes);
    }
    if sent.user != registered.user {
        found(Component::UserInfo, sent.user.unwrap_or_default(), registered.user.unwrap_or_default());
    }
    part(Component::Host, sent.host, registered.host, found);
    compare_ports(sent, registered, found);
    compare_paths(sent, registered, found);
    optional(Component::Query, sent.query, registered.query, found);
    optional(Component::Fragment, sent.fragment, registered.fragment, found);
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
    let component = match is_default(sent) && is_default(registered) {
        // Said already: each has the port of its own scheme.
        true if !sent.scheme.eq_ignore_ascii_case(registered.scheme) => return,
        true => Component::DefaultPort,
        false => Component::Port,
    };
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
fn decoded(part: &str) -> impl Iterator<Item = u8> {
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
            ("acme.example/callback", &[Scheme, Slashes]),
            ("https://u:p@acme.example/callback", &[UserInfo]),
            ("https://@acme.example/callback", &[UserInfo]),
            ("https://acme.example.evil/callback", &[Host]),
            ("https://Acme.example/callback", &[LetterCase]),
            ("https://%61cme.example/callback", &[Encoding]),
            ("https://acme.example:443/callback", &[DefaultPort]),
            ("https://acme.example:444/callback", &[Port]),
            ("http://acme.example:80/callback", &[Scheme]),
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
            ("", &[Scheme, Slashes, Host, Path]),
        ] {
            let found: Vec<_> = differences(sent, registered).iter().map(Difference::component).collect();
            assert_eq!(found, components, "{sent}");
            assert_eq!(differences(registered, sent).len(), components.len(), "{sent}");
        }
    }

    #[test]
    fn shows_what_differs_and_no_secret() {
        let [user, query] = &differences("https://u:hunter2@a.example/?key=hunter2", "https://a.example/")[..] else {
            panic!("two differences")
        };
        assert_eq!((user.sent(), user.registered()), ("[redacted]", ""));
        assert_eq!((query.sent(), query.to_string().contains("hunter2")), ("key=[redacted]", false));
        let long = format!("https://a.example/{}", "x".repeat(500));
        let found = differences(&format!("{long}/one"), &format!("{long}/two"));
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
            proptest::prop_assert_eq!(differences(&one, &other).is_empty(), one == other);
        }
    }
}
