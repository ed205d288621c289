//! What to do about the text of a URL, reason by reason, where the help of the code is too general.

/// Why a character may not stand where it does.
pub(super) const TWO_URLS: &str = "it is two URLs in one entry";
pub(super) const HOST: &str = "a host holds letters, digits, `-`, `.` and `_` only";
pub(super) const QUOTES: &str = "a `\"` and a backquote have to be encoded";
pub(super) const ANGLES: &str = "`<` and `>` have to be encoded";
pub(super) const BRACES: &str = "braces have to be encoded";
pub(super) const SIGNS: &str = "`^` and `|` have to be encoded";
pub(super) const BRACKETS: &str = "brackets have to be encoded";
pub(super) const APOSTROPHE: &str = "a `'` in a query has to be written `%27`";
pub(super) const BEYOND_ASCII: &str = "letters beyond ASCII have to be encoded outside the host";
/// Why a text is malformed.
pub(super) const NOT_ABSOLUTE: &str = "it is not an absolute URL";
pub(super) const ESCAPE: &str = "a `%` is not followed by two hexadecimal digits";
pub(super) const PORT: &str = "its port is not a number from 1 to 65535";
pub(super) const NO_PORT: &str = "its port is empty";
pub(super) const BARE_IPV6: &str = "an IPv6 address stands in brackets";

/// What may stand where the text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Room {
    /// One URL.
    One,
    /// A list of URLs.
    Urls,
    /// A list of URLs and patterns.
    Patterns,
}

/// What to do about a text that was refused for a reason, if more can be said than for every such reason.
///
/// What it advises is not refused in its turn.
pub(crate) fn advice(why: &str, text: &str, room: Room) -> Option<&'static str> {
    if holds_two(text) {
        return Some(match room {
            Room::One => "write the one URL that is meant",
            Room::Urls | Room::Patterns => "give each URL an entry of its own",
        });
    }
    if is_wrapped(text) {
        return Some("remove what stands around the URL");
    }
    if looks_like_pattern(text) {
        return Some(match room {
            Room::One => "write the one URL that is meant",
            Room::Urls => "list each URL by itself",
            Room::Patterns => {
                "list each URL by itself; a pattern starts with `^`, ends with `$`, and writes its scheme and host out"
            }
        });
    }
    Some(match why {
        HOST => "write the name of the host as it is registered in the domain name system",
        QUOTES => "remove it; one that is meant is written `%22` or `%60`",
        ANGLES | BRACES => "remove it, or write out what it stands for",
        SIGNS => "remove it; one that is meant is written `%5E` or `%7C`",
        BRACKETS => "remove them; those that are meant are written `%5B` and `%5D`",
        APOSTROPHE => "write `%27`",
        BEYOND_ASCII => "write the percent-encoded form that the application sends, such as `%C3%A5` for `å`",
        ESCAPE => "write `%25` for a `%` that is meant, and two hexadecimal digits after every other",
        PORT | NO_PORT => "write the port that the application uses, or leave it out with its colon",
        BARE_IPV6 => "put the address in brackets, such as `http://[::1]:8000/callback`",
        _ => return None,
    })
}

/// Whether two URLs stand before the query.
fn holds_two(text: &str) -> bool {
    text.split('?').next().unwrap_or_default().matches("://").count() > 1
}

/// Whether quotes, backquotes or brackets stand around the text, or at one end of it.
fn is_wrapped(text: &str) -> bool {
    let text = text.trim();
    let quote = |letter: char| matches!(letter, '"' | '`' | '\'' | '“' | '”' | '„' | '’' | '‘' | '«' | '»');
    text.starts_with(quote)
        || text.ends_with(|letter: char| quote(letter) && letter != '\'')
        || ["<", "[\"", "['", "(http"].iter().any(|start| text.starts_with(start))
}

/// Whether a text without a `^` at its start holds what people write in patterns and not in URLs.
pub(crate) fn looks_like_pattern(text: &str) -> bool {
    let start = text.trim_start_matches(|letter: char| letter == '/' || letter.is_whitespace());
    start.starts_with('^')
        || ["(?", "[a-z", "[A-Z", "[0-9", "[^", r"\d", r"\w", r"\s", r"\.", "]+"].iter().any(|sign| text.contains(sign))
        || text.contains('|') && text.contains('(')
        || text.ends_with('$')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_what_was_meant() {
        let patterns = advice("", "https://a.example/[a-z]+", Room::Patterns);
        for (text, advised) in [
            ("https://a.example/cb,https://b.example/cb", Some("give each URL an entry of its own")),
            ("[\"https://a.example/cb\",\"https://b.example/cb\"]", Some("give each URL an entry of its own")),
            ("<https://a.example/cb>", Some("remove what stands around the URL")),
            ("`https://a.example/cb`", Some("remove what stands around the URL")),
            ("https://a.example/cb\"", Some("remove what stands around the URL")),
            ("(?i)^https://a.example/cb$", patterns),
            ("https://(a|b).example/cb", patterns),
            ("https://[a-z]+.a.example/cb", patterns),
            ("https://a.example/x?next=https://b.example", None),
            ("https://a.example/it's", None),
            ("https://a.example/(x)", None),
        ] {
            assert_eq!(advice("", text, Room::Patterns), advised, "{text}");
        }
        assert!(patterns.is_some());
    }
}
