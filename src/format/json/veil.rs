//! A copy of a document in which escaped texts say nothing.

use crate::format::Format;
use crate::format::literal::Literal;
use crate::format::veil::Veil;

/// Copies a document for the parser, which borrows the texts that have no escapes and decodes the others in memory of its own: of
/// those nothing is left but their length, and wrong escapes.
pub(super) fn veiled(source: &str) -> Veil<'_> {
    let mut veil = Veil::new(source, Format::Json);
    let bytes = source.as_bytes();
    let mut at = 0;
    // As far as a parser comes, a quote that is in no text starts one.
    while let Some(open) = find(bytes, at, |byte| byte == b'"') {
        let (mut end, mut is_escaped) = (open + 1, false);
        let close = loop {
            let next = find(bytes, end, |byte| byte == b'"' || byte == b'\\').unwrap_or(bytes.len());
            if bytes.get(next) != Some(&b'\\') {
                break next;
            }
            (end, is_escaped) = (next + 2, true);
        };
        if is_escaped {
            veil.keep(open);
            veil.letters(&Literal::quoted(source, open..close + 1, 1, true));
        }
        at = close + 1;
    }
    veil.keep(source.len());
    veil
}

fn find(bytes: &[u8], from: usize, is_it: impl Fn(u8) -> bool) -> Option<usize> {
    bytes.get(from..)?.iter().position(|byte| is_it(*byte)).map(|place| from + place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escaped_texts_say_nothing() {
        for (source, expected) in [
            (r#"{ "name": "a\u0062ø", "x": [1.5e3, "y"] }"#, r#"{ "name": "xxxxxxx·", "x": [1.5e3, "y"] }"#),
            (r#"["\ud83d\ude00", "\"", "€🙂\/", "€"]"#, r#"["xxxxxxxxxxxx", "xx", "•🔲xx", "€"]"#),
            (r#"["ab\q", "\ud83dab", "\u12", "\e"]"#, r#"["xx\q", "\ud83dxx", "\u12", "\e"]"#),
            (r#"["\ud83d\u0041\u0041", "\udc00", "\ufffd"]"#, r#"["\ud83d\u0041xxxxxx", "\udc00", "xxxxxx"]"#),
            ("[\"a\u{1}b\\n\", \"c\\ d\"]", "[\"x\u{1}xxx\", \"x\\ x\"]"),
            ("{\"a\": \"s3cr\\u0065t\n", "{\"a\": \"xxxxxxxxxxx\n"),
            ("{\"s3cr\\u0065t", "{\"xxxxxxxxxxx"),
            ("{\"s3cret\\", "{\"xxxxxx\\"),
            ("{\"a\": s3cret, \"\\n\": \\\"}", "{\"a\": s3cret, \"xx\": \\\"}"),
            ("\\", "\\"),
            ("\"\\", "\"\\"),
            ("\"\\\"", "\"xx"),
            ("", ""),
        ] {
            assert_eq!(veiled(source).as_str(), expected, "{source}");
        }
    }
}
