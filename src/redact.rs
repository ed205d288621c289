//! What may be shown of a text that came from outside.

use std::borrow::Cow;

pub(crate) use crate::hidden::{is_hidden, is_plain};
use crate::secret_parts::{says_private, says_secret, secret_parts};

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

/// Whether a key may be shown that is not ours. Beside a secret, and when it speaks of one, it may be the secret itself.
pub(crate) fn shows_key(key: &str, beside_secret: bool) -> bool {
    let speaks = says_secret(key) || says_private(key);
    let word =
        key.len() <= 24 && key.chars().all(|letter| letter.is_ascii_alphabetic() || letter == '_' || letter == '-');
    looks_like_key(key) || crate::Environment::from_name(key).is_some() || !beside_secret && (!speaks || word)
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

/// A text in which what may be a secret in a URL is replaced by a mask.
pub(crate) fn url(text: &str) -> Cow<'_, str> {
    let hidden = secret_parts(text);
    if hidden.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut shown = 0;
    for part in hidden {
        out.push_str(text.get(shown..part.start).unwrap_or_default());
        out.push_str(MASK);
        shown = part.end;
    }
    out.push_str(text.get(shown..).unwrap_or_default());
    Cow::Owned(out)
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
            ("https:u:p@a.example", "[redacted]@a.example"),
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
            ("https://a.example/?token=\nSECRET", "https://a.example/?token=\n[redacted]"),
            ("https://a.example/?tok\nen=SECRET&b", "https://a.example/?tok\nen=[redacted]&b"),
            ("https://a.example/?to\u{200b}ken=SECRET", "https://a.example/?to\u{200b}ken=[redacted]"),
            ("https://a.example/?pass word=SECRET", "https://a.example/?pass word=[redacted]"),
            ("https://u:SECRET%40a.example/cb", "https://[redacted]%40a.example/cb"),
            ("https://a.example:8o/cb", "https://a.example:8o/cb"),
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
