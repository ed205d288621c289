//! What may be shown of a text that came from outside.

use std::borrow::Cow;

/// The longest piece of a foreign text that is shown, in characters.
const SHOWN: usize = 64;

/// Stands for what is not shown.
pub(crate) const MASK: &str = "[redacted]";

/// The first characters of a text.
pub(crate) fn cut(text: &str) -> &str {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => text.get(..end).unwrap_or_default(),
        None => text,
    }
}

/// Whether a key could be the name of something rather than a secret: short, letters and `_` or `-` only.
pub(crate) fn looks_like_key(key: &str) -> bool {
    key.len() <= 24 && key.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_' || letter == '-')
}

/// A text fit for one line of a message: masked, cut, and with control and invisible characters escaped.
pub(crate) fn quote(text: &str) -> Box<str> {
    let masked = url(text);
    let shown = cut(&masked);
    let mut quoted = printable(shown).into_owned();
    if shown.len() < masked.len() {
        quoted.push('…');
    }
    quoted.into()
}

/// The text with characters that a terminal obeys, or that a reader cannot see, escaped as `\u{…}`.
pub(crate) fn printable(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        if is_hidden(letter) {
            out.extend(letter.escape_default());
        } else {
            out.push(letter);
        }
    }
    Cow::Owned(out)
}

/// Whether a character is a control character, a bidirectional control, or has no width.
pub(crate) fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// A text in which the user information and the telling query values of a URL are replaced by a mask.
pub(crate) fn url(text: &str) -> Cow<'_, str> {
    let mut hidden = secret_parts(text);
    let Some(first) = hidden.next() else { return Cow::Borrowed(text) };
    let mut out = String::with_capacity(text.len());
    let mut shown = 0;
    for part in core::iter::once(first).chain(hidden) {
        out.push_str(text.get(shown..part.start).unwrap_or_default());
        out.push_str(MASK);
        shown = part.end;
    }
    out.push_str(text.get(shown..).unwrap_or_default());
    Cow::Owned(out)
}

/// Whether the query of a URL holds what looks like a key.
pub(crate) fn has_secret_in_query(text: &str) -> bool {
    query(text).is_some_and(|at| query_values(text, at).next().is_some())
}

/// The byte ranges of a URL that may be secrets, in order: user information, then telling query values.
pub(crate) fn secret_parts(text: &str) -> impl Iterator<Item = core::ops::Range<usize>> {
    let user = user_info(text);
    let from = query(text).unwrap_or(text.len());
    user.into_iter().chain(query_values(text, from))
}

/// What stands before the last `@` of the authority.
fn user_info(text: &str) -> Option<core::ops::Range<usize>> {
    // Browsers take any run of slashes after the scheme for the start of the authority.
    let start = [text.find(':').map(|at| at + 1), text.find("//")].into_iter().flatten().min()?;
    let start = text.len() - text.get(start..)?.trim_start_matches(['/', '\\']).len();
    let authority = text.get(start..)?;
    let end = authority.find(['/', '?', '#', '\\']).unwrap_or(authority.len());
    let at = authority.get(..end)?.rfind('@')?;
    (at > 0).then_some(start..start + at)
}

/// Where the query or the fragment starts: tokens are handed over in either.
fn query(text: &str) -> Option<usize> {
    text.find(['?', '#']).map(|at| at + 1)
}

/// The values of the query that look like keys: by their name, or because they are long and look random.
fn query_values(text: &str, from: usize) -> impl Iterator<Item = core::ops::Range<usize>> {
    let mut start = from;
    let pairs = text.get(from..).unwrap_or_default().split_inclusive(['&', ';', '#']);
    pairs.filter_map(move |pair| {
        let at = start;
        start += pair.len();
        let pair = pair.trim_end_matches(['&', ';', '#']);
        let (name, value) = pair.split_once('=')?;
        let begin = at + name.len() + 1;
        (!value.is_empty() && (is_telling(name) || looks_random(value))).then(|| begin..begin + value.len())
    })
}

/// Whether a name says that a secret stands under it.
pub(crate) fn is_telling(name: &str) -> bool {
    const WORDS: [&str; 8] = ["secret", "passw", "token", "apikey", "api_key", "api-key", "signature", "credential"];
    const NAMES: [&str; 7] = ["key", "sig", "code", "pwd", "pass", "auth", "sas"];
    let name = name.to_ascii_lowercase();
    NAMES.contains(&name.as_str()) || WORDS.iter().any(|word| name.contains(word))
}

fn looks_random(value: &str) -> bool {
    value.len() >= 20
        && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_+/=.%~".contains(&byte))
        && value.bytes().any(|byte| byte.is_ascii_digit())
        && value.bytes().any(|byte| byte.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_what_could_be_a_secret_and_nothing_else() {
        for (text, shown) in [
            ("https://a.example/cb?next=/home", "https://a.example/cb?next=/home"),
            ("https://u:p@a.example/cb", "https://[redacted]@a.example/cb"),
            ("https://u:p@x@a.example", "https://[redacted]@a.example"),
            ("https:u:p@a.example", "https:[redacted]@a.example"),
            ("https://a.example/@me?x=@", "https://a.example/@me?x=@"),
            ("https://a.example/?client_secret=s&b=1", "https://a.example/?client_secret=[redacted]&b=1"),
            ("https://a.example/?a=1&KEY=s#f", "https://a.example/?a=1&KEY=[redacted]#f"),
            ("https://a.example/?x=83d0f3bc9a7e4a21bb1c", "https://a.example/?x=[redacted]"),
            ("https://a.example/?ctx=<uctx>&user=<usid>", "https://a.example/?ctx=<uctx>&user=<usid>"),
            ("https:///u:p@a.example", "https:///[redacted]@a.example"),
            ("https:\\\\u:p@a.example", "https:\\\\[redacted]@a.example"),
            ("//u:p@a.example/x", "//[redacted]@a.example/x"),
            ("https://a.example/cb#access_token=s", "https://a.example/cb#access_token=[redacted]"),
            ("plain text", "plain text"),
        ] {
            assert_eq!(url(text), shown);
        }
    }

    #[test]
    fn a_quote_is_short_and_printable() {
        assert_eq!(&*quote("a\u{1b}[31m\u{202e}b"), "a\\u{1b}[31m\\u{202e}b");
        assert_eq!(quote(&"ø".repeat(100)).chars().count(), 65);
    }
}
