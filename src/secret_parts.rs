//! Where a text that holds URLs may hold secrets.

use core::ops::Range;

/// What ends a part of a URL, or the URL itself where several stand in one text.
const DELIMITERS: [char; 15] = ['/', '\\', '?', '#', '&', ';', ',', '|', ' ', '\t', '\n', '\r', '"', '\'', '`'];

/// The byte ranges of a text that may be secrets, in order and apart: user information, and values with a telling name or a random look.
///
/// This is for what is shown, so it is generous. The text may be one URL, several, or none, well written or not.
pub(crate) fn secret_parts(text: &str) -> Vec<Range<usize>> {
    if !text.contains(['@', '=']) {
        return Vec::new();
    }
    let mut parts: Vec<Range<usize>> = user_infos(text).chain(telling_values(text)).collect();
    parts.sort_unstable_by_key(|part| part.start);
    parts.dedup_by(|next, part| {
        let is_joined = next.start <= part.end;
        if is_joined {
            part.end = part.end.max(next.end);
        }
        is_joined
    });
    parts
}

/// What stands before an `@` and may be a password, however the slashes before it are written: a browser takes
/// `https:/u:p@host` and `https:\\u:p@host` for `https://u:p@host`.
fn user_infos(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    text.split_inclusive(['/', '\\', '?', '#']).filter_map(move |piece| {
        let at = start;
        start += piece.len();
        let user = piece.get(..piece.rfind('@')?)?;
        let before = text.get(..at)?;
        let slashes = before.ends_with("//") || before.ends_with("\\\\");
        let after_scheme = at > 0 && before.trim_end_matches(['/', '\\']).ends_with(':');
        (!user.is_empty() && (user.contains(':') || slashes || after_scheme)).then(|| at..at + user.len())
    })
}

/// The values after a `=` that look like keys. One with a telling name reaches to the next parameter, whatever is in it.
fn telling_values(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices('=').filter_map(move |(at, _)| {
        let name = text.get(..at)?.rsplit(DELIMITERS).next().filter(|name| !name.is_empty())?;
        let rest = text.get(at + 1..)?;
        let value = if is_telling(name) {
            rest.split(['&', '#', ' ', '\t', '\n', '\r', '"']).next()?
        } else {
            rest.split(DELIMITERS).next().filter(|value| looks_random(value))?
        };
        (!value.is_empty() && !is_variable(value)).then(|| at + 1..at + 1 + value.len())
    })
}

/// Whether a URL holds a key in its query or fragment. This is for a warning, so it is strict.
pub(crate) fn has_secret(url: &str) -> bool {
    let parameters = url.find(['?', '#']).and_then(|at| url.get(at + 1..)).unwrap_or_default();
    parameters.split(['&', ';', '#', '?']).filter_map(|pair| pair.split_once('=')).any(|(name, value)| {
        let has_digit = value.bytes().any(|byte| byte.is_ascii_digit());
        let long_run = value
            .split(|letter: char| !letter.is_ascii_alphanumeric())
            .any(|run| run.len() >= 20 && has_digit && run.bytes().any(|byte| byte.is_ascii_alphabetic()));
        let is_id = name.to_ascii_lowercase().ends_with("id");
        let is_key = says_secret(name) || is_telling(name) && value.len() >= 8 && has_digit || long_run && !is_id;
        !value.is_empty() && !is_variable(value) && is_key
    })
}

/// Whether a name says that a secret stands under it.
fn is_telling(name: &str) -> bool {
    const NAMES: [&str; 7] = ["sig", "code", "pwd", "pw", "pass", "auth", "sas"];
    let lower = name.to_ascii_lowercase();
    says_secret(name) || NAMES.contains(&lower.as_str()) || lower.ends_with("key") || lower.contains("session")
}

/// Whether a name can hardly mean anything but a secret.
pub(crate) fn says_secret(name: &str) -> bool {
    const WORDS: [&str; 8] = ["secret", "passw", "token", "apikey", "api_key", "api-key", "signature", "credential"];
    let lower = name.to_ascii_lowercase();
    WORDS.iter().any(|word| lower.contains(word))
}

fn looks_random(value: &str) -> bool {
    value.len() >= 20
        && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_+=.%~".contains(&byte))
        && value.bytes().any(|byte| byte.is_ascii_digit())
        && value.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// Whether a value is a template variable such as `<uctx>`: it is no secret, for SuperOffice fills it in.
fn is_variable(value: &str) -> bool {
    let opens = ["<", "%3C", "%3c"].iter().any(|sign| value.starts_with(sign));
    let closes = [">", "%3E", "%3e"].iter().any(|sign| value.ends_with(sign));
    opens && closes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_secrets_wherever_a_url_starts() {
        for (text, found) in [
            ("https://a.example/cb?next=/home", &[][..]),
            ("https://a.example,https://u:p@b.example", &["u:p"]),
            ("https://a.example/?next=https://u:p@b.example/", &["u:p"]),
            ("https://a.example/ https://u:p@b.example/", &["u:p"]),
            ("//u@a.example:8080/x", &["u"]),
            ("//u:p@a.example/a:b", &["u:p"]),
            ("https:u:p@a.example", &["https:u:p"]),
            ("https:/u:p@a.example", &["u:p"]),
            ("https:\\\\u:p@a.example", &["u:p"]),
            ("https:///u@a.example", &["u"]),
            ("https://u:p@x@a.example", &["u:p@x"]),
            ("https://a.example/@me?mail=a@b.example", &[]),
            ("ops@acme.example;dev@acme.example", &[]),
            ("https://a/?token=https://b/?key=c", &["https://b/?key=c"]),
            ("https://a/?x=1?token=s&y=2", &["s"]),
            ("https://a/#/r?key=s", &["s"]),
            ("https://a/x;jsessionid=s?y=1", &["s?y=1"]),
            ("https://a/?access_key=s&Subscription-Key=t", &["s", "t"]),
            ("https://a/?session=<usec>&code=%3Cuctx%3E", &[]),
            ("https://u:\np@a", &["u:\np"]),
            ("x https:\\/\\u:p@a", &["u:p"]),
            ("u:p@a", &["u:p"]),
            ("https://a/?x=83d0f3bc9a7e4a21bb1c", &["83d0f3bc9a7e4a21bb1c"]),
        ] {
            let parts: Vec<_> = secret_parts(text).into_iter().map(|part| text.get(part).unwrap()).collect();
            assert_eq!(parts, found, "{text}");
        }
    }

    #[test]
    fn a_warning_needs_more_than_a_look() {
        for (url, found) in [
            ("https://a.example/e?token=x", true),
            ("https://a.example/e?x=83d0f3bc9a7e4a21bb1c8d", true),
            ("https://a.example/e?key=a1b2c3d4", true),
            ("https://a.example/e#access_token=x", true),
            ("https://a.example/e?code=1", false),
            ("https://a.example/e?key=orders", false),
            ("https://a.example/p?ctx=<uctx>&page=customer-overview-2026", false),
            ("https://a.example/p?client_id=6cf25376616343b38d14ddcd804f2891", false),
            ("https://a.example/p?token=<usid>", false),
            ("https://a.example/token=x", false),
        ] {
            assert_eq!(has_secret(url), found, "{url}");
        }
    }
}
