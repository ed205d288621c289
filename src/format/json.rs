//! Reading JSON.

mod unveil;
mod veil;

use unveil::{Origin, Unveiled};

use super::cursor::{Blank, Fault};
use super::outline::Outline;
use super::walk::Walk;
use super::{Format, syntax, too_large};
use crate::{ConfigurationDraft, Limits};

/// Reads a document without byte-order mark; what is wrong in it is in the notes of the draft.
pub(crate) fn parse<'a>(source: &'a str, limits: &Limits) -> ConfigurationDraft<'a> {
    if let Some(draft) = too_large(source, limits.document_bytes) {
        return draft;
    }
    let read = if has_backslash(source) { read_veiled(source, limits) } else { read(source, limits) };
    read.unwrap_or_else(|error| unreadable(source, &error))
}

/// Whether there may be escapes. The text is looked at as a whole, which is quicker than byte after byte.
fn has_backslash(source: &str) -> bool {
    source.bytes().fold(0, |found, byte| found | u8::from(byte == b'\\')) > 0
}

fn read<'a>(source: &'a str, limits: &Limits) -> serde_json::Result<ConfigurationDraft<'a>> {
    let mut json = serde_json::Deserializer::from_str(source);
    let draft = ConfigurationDraft::read(&mut json, limits)?;
    json.end().map(|()| draft)
}

/// The parser decodes escaped texts in memory of its own, which it does not wipe. So it is given a copy in which they say nothing.
fn read_veiled<'a>(source: &'a str, limits: &Limits) -> serde_json::Result<ConfigurationDraft<'a>> {
    let veiled = veil::veiled(source);
    let origin = Origin { source, copy: veiled.as_str() };
    let mut json = serde_json::Deserializer::from_str(veiled.as_str());
    let draft = ConfigurationDraft::read(Unveiled { origin, inner: &mut json }, limits)?;
    json.end().map(|()| draft)
}

fn unreadable<'a>(source: &str, error: &serde_json::Error) -> ConfigurationDraft<'a> {
    let text = error.to_string();
    let mut at = if error.is_eof() { source.len() } else { offset(source, error.line(), error.column()) };
    let byte = |at: usize| source.as_bytes().get(at);
    if text.starts_with("control character") && byte(at) >= Some(&b' ') && byte(at + 1) < Some(&b' ') {
        at += 1; // in a text that is passed over, the parser stops before the character
    }
    let letter = source.get(at..).and_then(|rest| rest.chars().next());
    let place = format!(" at line {} column {}", error.line(), error.column());
    // The parser's own messages are fixed words. A message of another category would come from a visitor, which may quote.
    let message = if error.is_data() { "a value that can be read" } else { text.strip_suffix(&place).unwrap_or(&text) };
    syntax(source, Format::Json, message, at..at + letter.map_or(0, char::len_utf8))
}

/// The last byte that the parser has read: it counts columns in bytes, and a line break as column 0 of the next line.
fn offset(source: &str, line: usize, column: usize) -> usize {
    let before: usize = source.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let mut at = (before + column).saturating_sub(1).min(source.len());
    while !source.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Walks through a whole document.
pub(super) fn document<'s, O: Outline<'s>>(mut walk: Walk<'s, '_, O>) -> Result<(), Fault> {
    let root = walk.outline.root();
    walk.cursor.blank(Blank::Lines);
    walk.value(root, 0)?;
    walk.cursor.blank(Blank::Lines);
    if walk.cursor.peek().is_none() { Ok(()) } else { Err(walk.cursor.fault("nothing more")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn fault(source: &str) -> (String, usize, usize, usize) {
        crate::format::tests::syntax_fault(&parse(source, &Limits::default()))
    }

    #[test]
    fn says_where_the_syntax_is_wrong() {
        for (source, message, line, column, len) in [
            ("", "EOF while parsing a value", 1, 1, 0),
            (" \n", "EOF while parsing a value", 2, 1, 0),
            ("{\"ø\": \"ø", "EOF while parsing a string", 1, 9, 0),
            ("{\"a\":1,}", "trailing comma", 1, 8, 1),
            ("{\n\"ø\": x}", "expected value", 2, 6, 1),
            ("{\n\"ø\": é}", "expected value", 2, 6, 2),
            ("{\"a\" 1}", "expected `:`", 1, 6, 1),
            ("{1:2}", "key must be a string", 1, 2, 1),
            ("{'a':2}", "key must be a string", 1, 2, 1),
            ("{} {}", "trailing characters", 1, 4, 1),
            ("\u{feff}{}", "expected value", 1, 1, 3),
            ("{\"a\":\"\0\"}", "control character (\\u0000-\\u001F) found while parsing a string", 1, 7, 1),
            ("{\"a\":\"x\ny\"}", "control character (\\u0000-\\u001F) found while parsing a string", 1, 8, 1),
            ("{\"a\":\0}", "expected value", 1, 6, 1),
            ("{\"a\":\"\\q\"}", "invalid escape", 1, 8, 1),
            ("{\"name\":\"\\ud800\"}", "unexpected end of hex escape", 1, 16, 1),
            ("{\"name\":1e999}", "number out of range", 1, 13, 1),
        ] {
            assert_eq!(fault(source), (format!("not valid JSON: {message}"), line, column, len), "{source:?}");
        }
    }

    #[test]
    fn no_message_holds_what_stands_beside_the_fault() {
        const MARK: &str = "s3cr3tMARK";
        for source in [
            "{\"M\" \"M\"}",
            "{\"M\": M}",
            "{\"a\": \"M\\q\"}",
            "{\"a\": \"M\\ud800M\"}",
            "{\"a\": \"M",
            "{\"M",
            "{M: 1}",
            "M",
            "\"M\" \"M\"",
            "{\"a\": \"M\n\"}",
            "{\"a\": [\"M\" \"M\"]}",
            "{\"a\": 1 \"M\"}",
            "{\"a\": trueM}",
            "{\"a\": -M}",
            "{\"a\": 1M}",
            "{\"M\": 1,}",
            "{\"M\":}",
            "{\"M\"}",
            "[\"M\",]",
            "{\"a\": nullM}",
            "{\"a\": \"\\uM\"}",
        ] {
            let source = source.replace('M', MARK);
            let draft = parse(&source, &Limits::default());
            assert!(!draft.notes.is_empty(), "{source}");
            for problem in draft.notes.problems() {
                assert!(!format!("{problem} {problem:?} {}", problem.help()).contains(MARK), "{source}: {problem:?}");
            }
        }
    }

    #[test]
    fn hostile_documents_end_in_one_problem() {
        let deep = 100_000;
        for (source, message) in [
            ("[".repeat(deep), "EOF while parsing a list"),
            ("{\"a\":".repeat(deep), "EOF while parsing a value"),
            (format!("{{\"x\":{}", "[".repeat(deep)), "EOF while parsing a list"),
            (format!("{{\"ui\":[{}", "{\"x\":[".repeat(deep)), "EOF while parsing a list"),
        ] {
            assert_eq!(fault(&source).0, format!("not valid JSON: {message}"));
        }
        // What is passed over may be nested as deep as it likes.
        let source = format!("{{\"x\":{}{},\"name\":1}}", "[".repeat(deep), "]".repeat(deep));
        let mut problems = parse(&source, &Limits::default()).notes.problems().to_vec();
        crate::format::locate(&source, Format::Json, &mut problems);
        assert_eq!(problems[1].position().unwrap().bytes, source.len() - 2..source.len() - 1);
        let limits = Limits { document_bytes: 3, ..Limits::default() };
        let draft = parse("{  }", &limits);
        assert!(draft.notes.is_unreadable());
        assert_eq!(
            draft.notes.problems()[0].to_string(),
            "error[document.too-large]: 4 bytes in the document, the limit is 3"
        );
        assert!(!parse("{ }", &limits).notes.is_unreadable());
    }

    #[test]
    fn a_million_repeated_keys_are_counted() {
        let source = format!("{{{}\"name\":1}}", "\"name\":1,".repeat(1_000_000));
        let draft = parse(&source, &Limits::default());
        assert_eq!(draft.notes.problems().len(), 1000);
        let omitted: usize = draft.notes.omitted().iter().map(|(_, count)| count).sum();
        assert_eq!(omitted, 1_000_001 - 1000);
    }
}
