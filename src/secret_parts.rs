//! Where a text that holds URLs may hold secrets.

use core::ops::Range;

use zeroize::Zeroizing;

use crate::Text;

/// What ends a part of a URL, or the URL itself where several stand in one text.
const DELIMITERS: [char; 16] = ['=', '/', '\\', '?', '#', '&', ';', ',', '|', ' ', '\t', '\n', '\r', '"', '\'', '`'];

/// The byte ranges of a text that may be secrets, in order and apart: user information, and values with a telling name or a random look.
///
/// This is for what is shown, so it is generous. The text may be one URL, several, or none, well written or not.
pub(crate) fn secret_parts(text: &str) -> Vec<Range<usize>> {
    if !text.contains(['@', '=', '%']) {
        return Vec::new();
    }
    let mut parts = found_in(text);
    if text.contains(is_dropped) {
        parts.extend(found_in_cleaned(text));
    }
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

fn found_in(text: &str) -> Vec<Range<usize>> {
    let mut parts = user_infos(text);
    parts.extend(telling_values(text));
    parts
}

/// Whether programs drop a character on the way, so that what stands around it is read as one.
fn is_dropped(letter: char) -> bool {
    letter.is_whitespace() || crate::hidden::is_hidden(letter)
}

/// The parts of what is left of a text when white space and hidden characters are dropped, as places in the text itself.
fn found_in_cleaned(text: &str) -> Vec<Range<usize>> {
    let mut clean = Zeroizing::new(String::with_capacity(text.len()));
    let mut places = Vec::with_capacity(text.len());
    for (at, letter) in text.char_indices().filter(|(_, letter)| !is_dropped(*letter)) {
        clean.push(letter);
        places.extend(at..at + letter.len_utf8());
    }
    let place = |at: usize| places.get(at).copied();
    let parts = found_in(&clean).into_iter();
    parts.filter_map(|part| Some(place(part.start)?..place(part.end.checked_sub(1)?)? + 1)).collect()
}

/// What stands before an `@` and may be a password, however the slashes before it are written: a browser takes
/// `https:/u:p@host` and `https:\\u:p@host` for `https://u:p@host`, and drops line breaks and tabs between them.
fn user_infos(text: &str) -> Vec<Range<usize>> {
    const SLASHES: [char; 5] = ['/', '\\', '\t', '\n', '\r'];
    let mut found = Vec::new();
    // An encoded sign is one to a program that decodes first.
    let (sign, encoded) = (text.rfind('@'), text.rfind("%40"));
    let Some(last) = sign.max(encoded) else { return found };
    let mut start = 0;
    for piece in text.split_inclusive(['/', '\\', '?', '#']) {
        let at = start;
        start += piece.len();
        if at >= last {
            break;
        }
        let before = last_bytes(text.get(..at).unwrap_or_default(), LONGEST_NAME);
        let host = before.trim_end_matches(SLASHES);
        let opens = before.len() - host.len() > 1 || at > 0 && host.ends_with(':');
        if opens && has_odd_port(piece.trim_end_matches(['/', '\\', '?', '#'])) {
            if let Some(last) = sign.filter(|last| at < *last) {
                // A password with a slash or a question mark in it goes on behind this piece.
                found.push(at..last);
                break;
            }
            found.extend(piece.rfind("%40").map(|end| at..at + end));
        }
        let Some(user) = piece.rfind('@').and_then(|end| piece.get(..end)) else { continue };
        // What does not open an authority may be the value of a parameter.
        let skipped = if opens { 0 } else { user.rfind(['=', '&', ' ']).map_or(0, |sign| sign + 1) };
        let shown = user.get(skipped..).unwrap_or_default();
        let is_address = shown.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto:"));
        if !shown.is_empty() && !is_address && (opens || shown.contains(':')) {
            found.push(at + skipped..at + user.len());
        }
    }
    found
}

/// Whether what follows the last colon of an authority is no port, and so perhaps the start of a password.
fn has_odd_port(authority: &str) -> bool {
    let port = authority.rsplit_once(':').map(|(_, port)| port);
    port.is_some_and(|port| !port.ends_with(']') && !port.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The values after a `=` that look like keys. One with a telling name reaches to the next parameter, whatever is in it.
fn telling_values(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.match_indices(['=', '%']) {
        let rest = text.get(at..).unwrap_or_default();
        let sign = ["=", "%3D", "%3d"].iter().find(|sign| rest.starts_with(**sign));
        // What is hidden already needs no second look, and so the whole takes time that grows with the text only.
        let Some(begin) = sign.map(|sign| at + sign.len()).filter(|_| found.last().is_none_or(|last| last.end <= at))
        else {
            continue;
        };
        let name =
            last_bytes(text.get(..at).unwrap_or_default(), LONGEST_NAME).rsplit(DELIMITERS).next().unwrap_or_default();
        let rest = text.get(begin..).unwrap_or_default();
        let value = if is_telling(name) {
            rest.split(['&', '#', '\n', '\r']).next()
        } else {
            let start = first_bytes(rest, 2 * LONGEST_NAME).split(DELIMITERS).next().unwrap_or_default();
            if name.is_empty() || !looks_random(start) { None } else { rest.split(DELIMITERS).next() }
        };
        if let Some(value) = value.filter(|value| !value.is_empty() && !is_variable(value)) {
            found.push(begin..begin + value.len());
        }
    }
    found
}

/// The longest name of a parameter that is looked at, in bytes.
const LONGEST_NAME: usize = 64;

/// The start of a text, no longer than this.
fn first_bytes(text: &str, most: usize) -> &str {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// The end of a text, no longer than this.
fn last_bytes(text: &str, most: usize) -> &str {
    let mut start = text.len().saturating_sub(most);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    text.get(start..).unwrap_or_default()
}

/// Whether a URL holds a key in its query or fragment. This is for a warning, so it is strict.
pub(crate) fn has_secret(url: &str) -> bool {
    let start = url.bytes().position(|byte| matches!(byte, b'?' | b'#'));
    let parameters = start.and_then(|at| url.get(at + 1..)).unwrap_or_default();
    if !parameters.contains('=') {
        return false;
    }
    parameters.split(['&', ';', '#', '?']).filter_map(|pair| pair.split_once('=')).any(|(name, value)| {
        if value.is_empty() || is_variable(value) {
            return false;
        }
        let end = name.len().checked_sub(2).and_then(|at| name.get(at..));
        let is_id = end.is_some_and(|end| end.eq_ignore_ascii_case("id"));
        let has_digit = value.bytes().any(|byte| byte.is_ascii_digit());
        says_secret(name) || is_telling(name) && value.len() >= 8 && has_digit || has_random_run(value, 20) && !is_id
    })
}

/// Whether a name says that a secret stands under it: whether its words stand apart by signs or by letter case.
fn is_telling(name: &str) -> bool {
    const NAMES: [&str; 16] = [
        "key",
        "sig",
        "code",
        "pwd",
        "pw",
        "pass",
        "auth",
        "authorization",
        "sas",
        "jwt",
        "bearer",
        "pin",
        "session",
        "sessionid",
        "jsessionid",
        "phpsessid",
    ];
    let decoded = decode(name);
    let mut start = 0;
    let mut was_small = false;
    let decoded = decoded.as_str();
    for (at, byte) in decoded.bytes().chain([b' ']).enumerate() {
        let is_sign = !byte.is_ascii_alphanumeric();
        if is_sign || byte.is_ascii_uppercase() && was_small {
            let word = decoded.as_bytes().get(start..at).unwrap_or_default();
            if NAMES.iter().any(|name| name.as_bytes().eq_ignore_ascii_case(word)) {
                return true;
            }
            start = if is_sign { at + 1 } else { at };
        }
        was_small = byte.is_ascii_lowercase();
    }
    says_secret(decoded)
}

/// Whether a name can hardly mean anything but a secret.
pub(crate) fn says_secret(name: &str) -> bool {
    const WORDS: [&str; 8] = ["secret", "passw", "token", "apikey", "api_key", "api-key", "signature", "credential"];
    let decoded = decode(name);
    WORDS.into_iter().any(|word| holds(decoded.as_str(), word))
}

/// Whether a name speaks of a private key.
pub(crate) fn says_private(name: &str) -> bool {
    holds(name, "private")
}

/// Whether a word is in a text, in any letter case. The text may be a secret, so no copy of it is made.
fn holds(text: &str, word: &str) -> bool {
    text.as_bytes().windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes()))
}

/// The text with what is percent-encoded in it put back, as far as it is ASCII.
fn decode(text: &str) -> Text<'_> {
    if !text.contains('%') {
        return Text::from(text);
    }
    let mut parts = text.split('%');
    let mut decoded = Zeroizing::new(String::with_capacity(text.len()));
    decoded.push_str(parts.next().unwrap_or_default());
    for part in parts {
        match part.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) if byte.is_ascii() => {
                decoded.push(char::from(byte));
                decoded.push_str(part.get(2..).unwrap_or_default());
            }
            _ => decoded.push_str(part),
        }
    }
    Text::copy(&decoded)
}

fn looks_random(value: &str) -> bool {
    value.len() >= 20 && has_random_run(value, 12)
}

/// Whether a run of so many letters and digits holds both.
fn has_random_run(value: &str, length: usize) -> bool {
    value.split(|letter: char| !letter.is_ascii_alphanumeric()).any(|run| {
        run.len() >= length
            && run.bytes().any(|byte| byte.is_ascii_digit())
            && run.bytes().any(|byte| byte.is_ascii_alphabetic())
    })
}

/// Whether a value is a template variable such as `<uctx>`: it is no secret, for SuperOffice fills it in.
fn is_variable(value: &str) -> bool {
    let opened = ["<", "%3C", "%3c"].iter().find_map(|sign| value.strip_prefix(sign));
    let name = opened.and_then(|rest| [">", "%3E", "%3e"].iter().find_map(|sign| rest.strip_suffix(sign)));
    name.is_some_and(|name| (1..=8).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_lowercase()))
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
            ("https://u:p/w@a.example", &["u:p/w"]),
            ("https://u:a#p@a.example/cb", &["u:a#p"]),
            ("https://u:p=w&x@a.example", &["u:p=w&x"]),
            ("https://a.example:8080/@me", &[]),
            ("https://[::1]/@me", &[]),
            ("https:/\t/u@a", &["u"]),
            ("mailto:ops@acme.example", &[]),
            ("https://a.example/?mail=a@b.example", &[]),
            ("https://a/?token=\"s\"&x=1", &["\"s\""]),
            ("https://a/?token=<uctx>s<usid>", &["<uctx>s<usid>"]),
            ("https://a/?to%6ben=s&p%61ssword=t&code[]=u&token%3Dv", &["s", "t", "u", "v"]),
            ("https://a/?token%3Dv", &["v"]),
            ("https://a/?auth_code=s&accessKey=t&x-functions-key=u&db_pass=v", &["s", "t", "u", "v"]),
            ("https://a/?monkey=1&page=customer-overview-2026&y=a%20b%20c%20d%20e%20f", &[]),
            ("https://a/?x=83d0f3bc9a7e4a21bb1c", &["83d0f3bc9a7e4a21bb1c"]),
        ] {
            let parts: Vec<_> = secret_parts(text).into_iter().map(|part| text.get(part).unwrap()).collect();
            assert_eq!(parts, found, "{text}");
        }
    }

    #[test]
    fn takes_time_that_grows_with_the_text_only() {
        for piece in ["a=", "token=", "=", "%3D", "https://a:x/", "/", "//u@", "a=b?", "key=<x>"] {
            let text = piece.repeat(2_000_000 / piece.len());
            let _ = secret_parts(&text);
            let _ = secret_parts(&format!("{text}@"));
            let _ = has_secret(&format!("?{text}"));
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
