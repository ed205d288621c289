//! What browsers send instead of what was sent as an origin.

use super::compare::clean;
use super::nearest;
use super::question::Question;
use super::refusal::{self, list};
use super::shown::quote;
use super::split::Split;
use crate::url::matcher::UrlKind;
use crate::url::origin::Origin;

/// What is said of a text that no browser sends, although it has an origin.
pub(super) fn find(question: &Question<'_>) -> Option<Vec<String>> {
    let Question { sent, shown, split, .. } = question;
    if question.kind != UrlKind::Origin || clean(sent) != *sent {
        return None;
    }
    let bare = Split { scheme: split.scheme, slashes: "//", host: split.host, port: split.port, ..Split::default() };
    let bare = bare.join();
    let serialized = Origin::read(&bare).ok()?.serialized;
    if serialized == *sent || split.slashes != "//" {
        return None;
    }
    let found = question.matcher.locate(UrlKind::Origin, &serialized).1;
    let (serialized_shown, is_given) =
        (quote(&serialized), found.is_some_and(|place| question.list().entry(place).as_str() == *sent));
    if is_given {
        return Some(vec![
            format!("`{shown}` is registered in this spelling"),
            format!("browsers send `{serialized_shown}`"),
        ]);
    }
    let first = match surplus(split) {
        Some(surplus) => format!("`{shown}` is no origin: an origin has {surplus}"),
        None => format!("`{shown}` is not how browsers spell an origin"),
    };
    if found.is_some() {
        return Some(vec![first, format!("browsers send `{serialized_shown}`, which is registered")]);
    }
    let mut said = vec![first, format!("browsers send `{serialized_shown}`, which is not registered")];
    // What is so of the origin itself.
    let nearest = nearest::nearest(question.matcher, UrlKind::Origin, &serialized);
    let inner = Question::new(question.matcher, UrlKind::Origin, &serialized);
    said.extend(refusal::sentences(&inner, nearest.as_ref()));
    Some(said)
}

/// What an origin has no room for.
fn surplus(split: &Split<'_>) -> Option<String> {
    let parts = [
        (split.user.is_some(), "no user name"),
        (split.path.len() > 1, "no path"),
        (split.path == "/", "no slash at its end"),
        (split.query.is_some(), "no query"),
        (split.fragment.is_some(), "no fragment"),
    ];
    let parts: Vec<_> =
        parts.into_iter().filter(|(is_there, _)| *is_there).map(|(_, words)| words.to_owned()).collect();
    (!parts.is_empty()).then(|| list(parts))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_all_that_is_too_much() {
        for (text, words) in [
            ("https://acme.example", None),
            ("https://acme.example:443", None),
            ("https://acme.example/", Some("no slash at its end")),
            ("https://acme.example/app", Some("no path")),
            ("https://me@acme.example/app?x", Some("no user name, no path and no query")),
            ("https://acme.example/?", Some("no slash at its end and no query")),
            ("https://acme.example#x", Some("no fragment")),
        ] {
            assert_eq!(surplus(&Split::of(text)).as_deref(), words, "{text}");
        }
    }
}
