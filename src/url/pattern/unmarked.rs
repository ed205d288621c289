//! Entries that look like patterns, but have no `^`.

use super::facts::judge;
use super::lint::Lints;
use super::parse::parse;

/// Whether a text without `^` was meant as a pattern, as in `http://127.0.0.1\:\d{4,10}`.
///
/// A text is a mangled URL rather than a pattern unless it is certain: it starts like a URL, and holds a class or a numeric
/// quantifier or escapes each dot of its host and nothing odd, and is a pattern once it is anchored.
pub(crate) fn looks_unmarked(text: &str) -> bool {
    if !text.bytes().any(|byte| matches!(byte, b'\\' | b'{')) || text.len() > 2_048 {
        return false;
    }
    let rest = ["http://", "https://", "https?://"].iter().find_map(|start| text.strip_prefix(start));
    rest.is_some_and(|rest| holds_class(rest) || escapes_dots(rest)) && parse(&anchored(text)).is_ok()
}

/// The text with anchors, unless that is no good pattern either.
pub(crate) fn marked(text: &str) -> Option<String> {
    let anchored = anchored(text);
    let facts = judge(&anchored);
    let good = facts.fault.is_none() && facts.limit.is_none() && !facts.lints.contains(Lints::OPEN_HOST);
    good.then_some(anchored)
}

/// The pattern that is left when `<` and `>` around its URL are taken out, unless that is no good either: editors put
/// them there, as in `^<http://127.0.0.1\:\d{4,10}$>`.
pub(crate) fn without_brackets(text: &str) -> Option<String> {
    let (inner, end) = text.strip_prefix("^<")?.rsplit_once('>')?;
    if matches!(end, "" | "$") { marked(inner) } else { None }
}

fn anchored(text: &str) -> String {
    let before = text.strip_suffix('$');
    let escaped = before.is_some_and(|before| before.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1);
    let end = if before.is_some() && !escaped { "" } else { "$" };
    format!("^{text}{end}")
}

/// Whether there is a `\d`, `\w`, `\s` or a numeric quantifier.
fn holds_class(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '{']) {
        let (brace, after) = (rest.get(at..).is_some_and(|rest| rest.starts_with('{')), rest.get(at + 1..));
        let mut letters = after.unwrap_or_default().chars();
        if brace {
            let inside = after.and_then(|after| after.split_once('}')).map_or("", |(inside, _)| inside);
            let (min, max) = inside.split_once(',').unwrap_or((inside, ""));
            let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
            if !min.is_empty() && is_number(min) && is_number(max) {
                return true;
            }
        } else if matches!(letters.next(), Some('d' | 'w' | 's')) {
            return true;
        }
        rest = letters.as_str();
    }
    false
}

/// Whether each dot of the host is escaped, and what else is escaped is what people escape in a URL.
fn escapes_dots(rest: &str) -> bool {
    let (mut in_host, mut dots) = (true, 0);
    let mut letters = rest.chars();
    while let Some(letter) = letters.next() {
        let escaped = if letter == '\\' { letters.next() } else { None };
        match (letter, escaped) {
            ('\\', Some('.')) => dots += usize::from(in_host),
            ('\\', Some('/' | '?')) | ('/' | '?' | '#', _) => in_host = false,
            ('\\', Some(':' | '-' | '+')) => {}
            ('.', _) if in_host => return false,
            ('\\', _) => return false,
            _ => {}
        }
    }
    dots > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_patterns_from_mangled_urls() {
        for text in [
            r"http://127.0.0.1\:\d{4,10}",
            r"http://127.0.0.1\:\d{4,10}/desktop-callback",
            r"http://127.0.0.1:\d{4,10}/desktop-callback$",
            r"https://\w+\.acme\.example/cb",
            r"https?://acme\.example/cb",
            r"https://acme\.example\/cb\?x\=1\d",
            r"https://(www|app)\.acme\.example\:8080/call\-back",
            "https://acme.example/[a-z]{2,}/cb",
        ] {
            assert!(looks_unmarked(text), "{text}");
        }
        for text in [
            "https://acme.example/callback",
            r"https://acme.example\@evil",
            r"https://acme.example\.evil.example",
            r"https://acme\.example\@evil.example",
            r"https:\\evil\.example",
            r"https:\\evil.example\d",
            "https://acme.example/{id}",
            "https://acme.example/{1a}",
            "https://acme.example/{,3}",
            "https://a|https://b",
            r"https://acme\.example/(\d",
            r"https://acme.example\\d",
            r"^https://acme\.example/\d$",
            r"C:\dir",
            r"acme\.example",
            r"https://a\.example|https://b\.example",
            r"https://acme.example\",
            "",
        ] {
            assert!(!looks_unmarked(text), "{text}");
        }
        assert!(!looks_unmarked(&format!(r"https://acme\.example/{}", "a".repeat(1 << 20))));
    }

    #[test]
    fn offers_the_anchored_form() {
        let ends = r"^http://127.0.0.1\:\d{4,10}$";
        assert_eq!(marked(r"http://127.0.0.1\:\d{4,10}").as_deref(), Some(ends));
        assert_eq!(marked(r"http://127.0.0.1\:\d{4,10}$").as_deref(), Some(ends));
        assert_eq!(marked(r"https://acme\.example/\d\$").as_deref(), Some(r"^https://acme\.example/\d\$$"));
        assert_eq!(marked(r"https?://acme\.example/cb"), None);
        for text in
            [r"^<http://127.0.0.1\:\d{4,10}$>", r"^<http://127.0.0.1\:\d{4,10}>$", r"^<http://127.0.0.1\:\d{4,10}$>$"]
        {
            assert_eq!(without_brackets(text).as_deref(), Some(ends), "{text}");
        }
        assert_eq!(without_brackets("^<https://acme.example/>/x"), None);
        assert_eq!(without_brackets("^<https?://acme.example/>"), None);
    }
}
