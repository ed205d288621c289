//! Reading TOML.

mod duplicate;
mod tree;
mod veil;

use toml::de::{DeTable, Error};

use super::cursor::{Blank, Fault};
use super::outline::{Outline, Role};
use super::walk::Walk;
use super::{Format, syntax, too_large};
use crate::{ConfigurationDraft, Limits};
use veil::Veiled;

/// What the parser says of a key that stands twice. Any other message is of fixed words too.
const DUPLICATE: &str = "duplicate key";

/// How much of a line is parsed after a fault, to hear what the parser makes of it.
const BEYOND: usize = 256;

/// Reads a document without byte-order mark; what is wrong in it is in the notes of the draft.
///
/// The parser keeps 40 to 80 times the size of the document in memory while it works.
pub(crate) fn parse<'a>(source: &'a str, limits: &Limits) -> ConfigurationDraft<'a> {
    if let Some(draft) = too_large(source, limits.document_bytes.min(limits.toml_document_bytes)) {
        return draft;
    }
    // The parser's errors hold a copy of all that it was given, so it is given nothing that may be a secret.
    let veiled = Veiled::new(source);
    // Nested deep enough, a document that the parser accepts would exhaust the stack when its tree is dropped.
    if let Some(fault) = veiled.fault {
        return unwalkable(source, veiled.as_str(), fault);
    }
    let (table, errors) = match DeTable::parse(veiled.as_str()) {
        Ok(table) => (table, Vec::new()),
        Err(error) if error.message() == DUPLICATE => DeTable::parse_recoverable(veiled.as_str()),
        Err(error) => return unreadable(source, &error),
    };
    if let Some(error) = errors.iter().find(|error| error.message() != DUPLICATE) {
        return unreadable(source, error);
    }
    let Ok(mut draft) = ConfigurationDraft::read(tree::Table { source, table: table.get_ref() }, limits) else {
        return syntax(source, Format::Toml, "a document that can be read", 0..0);
    };
    duplicate::note(source, &errors, &mut draft.notes, limits);
    draft
}

fn unreadable<'a>(source: &str, error: &Error) -> ConfigurationDraft<'a> {
    let span = error.span().unwrap_or(0..0);
    let letter =
        source.get(span.start..).and_then(|rest| rest.chars().next()).filter(|letter| !matches!(letter, '\n' | '\r'));
    let end = span.end.max(span.start + letter.map_or(0, char::len_utf8));
    syntax(source, Format::Toml, error.message(), span.start..end)
}

/// Says what the parser says, as far as it comes to the fault and sees one.
fn unwalkable<'a>(source: &str, veiled: &str, fault: Fault) -> ConfigurationDraft<'a> {
    let rest = source.get(fault.at..).unwrap_or_default();
    let line = rest.find('\n').unwrap_or(rest.len());
    let mut end = fault.at + line.min(BEYOND);
    while !source.is_char_boundary(end) {
        end -= 1;
    }
    let seen = veiled.get(..end).unwrap_or_default();
    match DeTable::parse(seen) {
        Err(error) if error.span().is_some_and(|span| span.start < end || line <= BEYOND) => unreadable(source, &error),
        _ => {
            let letter = rest.chars().next().map_or(0, char::len_utf8);
            syntax(source, Format::Toml, &format!("expected {}", fault.expected), fault.at..fault.at + letter)
        }
    }
}

/// Walks through a whole document.
pub(super) fn document<'s, O: Outline<'s>>(mut walk: Walk<'s, '_, O>) -> Result<(), Fault> {
    if walk.cursor.sees("\u{feff}") {
        walk.cursor.advance(3);
    }
    let root = walk.outline.root();
    let (mut table, mut level) = (root, 0);
    loop {
        walk.cursor.blank(Blank::Lines);
        match walk.cursor.peek() {
            None => return Ok(()),
            Some(b'[') => (table, level) = header(&mut walk, root)?,
            Some(_) => {
                let (node, level) = walk.pair(table, level, Blank::Line)?;
                walk.value(node, level)?;
            }
        }
        walk.cursor.blank(Blank::Line);
        if !matches!(walk.cursor.peek(), None | Some(b'\n' | b'\r' | b'#')) {
            return Err(walk.cursor.fault("the end of the line"));
        }
    }
}

/// `[a.b]` or `[[a.b]]`
fn header<'s, O: Outline<'s>>(walk: &mut Walk<'s, '_, O>, root: O::Node) -> Result<(O::Node, usize), Fault> {
    let start = walk.cursor.at();
    let array = walk.cursor.sees("[[");
    let (closing, expected, role) = if array { ("]]", "`]]`", Role::ArrayHeader) } else { ("]", "`]`", Role::Header) };
    for _ in closing.bytes() {
        walk.mark();
    }
    walk.cursor.blank(Blank::Line);
    let (mut node, level) = walk.keys(root, 0, role, Blank::Line)?;
    if !walk.cursor.sees(closing) {
        return Err(walk.cursor.fault(expected));
    }
    for _ in closing.bytes() {
        walk.mark();
    }
    if array {
        node = walk.outline.entry(node, Some(&(start..walk.cursor.at())));
    }
    Ok((node, level))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use toml::de::DeValue;

    use super::*;
    use crate::{Code, Problem};

    #[track_caller]
    fn fault(source: &str) -> (String, usize, usize, usize) {
        crate::format::tests::syntax_fault(&parse(source, &Limits::default()))
    }

    #[test]
    fn says_where_the_syntax_is_wrong() {
        for (source, message, line, column, len) in [
            ("name = Acme Orders", "string values must be quoted, expected literal string", 1, 8, 11),
            ("x = 1\nname = \"Acme\nkind = 1", "invalid basic string, expected `\"`", 2, 13, 0),
            ("name", "key with no value, expected `=`", 1, 5, 0),
            ("ø = 1", "invalid unquoted key, expected letters, numbers, `-`, `_`", 1, 1, 2),
            ("a = [1\n2]", "missing comma between array elements, expected `,`", 2, 1, 1),
            ("a = [1,\n# ]\n", "unclosed array, expected `]`", 1, 8, 0),
            ("a = \"\"\"\nx", "invalid multi-line basic string, expected `\"`", 2, 2, 0),
            ("a = 1 2\n\n", "string values must be quoted, expected literal string", 1, 5, 3),
            ("a = '\0'", "invalid literal string, expected non-single-quote visible characters", 1, 6, 1),
            ("\0", "key with no value, expected `=`", 1, 2, 0),
            ("a = 1\r2", "carriage return must be followed by newline, expected newline", 1, 7, 1),
            ("[a\nb = 1", "unclosed table, expected `]`", 1, 3, 0),
            ("[[a]\nb = 1", "unclosed array table, expected `]`", 1, 5, 0),
            ("a = 2027-13-40", "invalid date, expected month between 01 and 12", 1, 5, 10),
            (
                "'''a''' = 1",
                "keys cannot be multi-line literal strings, expected basic string, literal string",
                1,
                1,
                7,
            ),
            ("a.b = 1\na.b.c = 2", "cannot extend value of type integer with a dotted key", 2, 3, 1),
        ] {
            let (found, at_line, at_column, at_len) = fault(source);
            assert_eq!((at_line, at_column, at_len), (line, column, len), "{source:?} {found}");
            assert_eq!(found, format!("not valid TOML: {message}"), "{source:?}");
        }
    }

    #[test]
    fn reads_what_json_reads() {
        let draft = parse(
            "schema = 1\nname = 'Acme'\nkind = \"hyb\\u0072id\"\n[authentication]\nnative = true\n\
             [authentication.client_secret.sod]\nexpires = 2027-05-01 00:00:00Z\nreference = 'env:A'\n\
             [[ui]]\nurl = 'a'\n[[ui]]\nurl = 1.5\n[tenants]\nsod = [{ context_id = 0xff, endpoint = 1 }]\n[other]\nname = 1",
            &Limits::default(),
        );
        let found: Vec<_> = draft.notes.problems().iter().map(Problem::to_string).collect();
        assert_eq!(
            found,
            [
                "error[document.wrong-type]: ui[1].url: expected a text, found a number with a fraction",
                "error[document.wrong-type]: tenants.sod[0].context_id: expected a text, found a number",
                "error[document.wrong-type]: tenants.sod[0].endpoint: expected a text, found a number",
                "warning[document.unknown-key]: other: unknown key `other`",
            ]
        );
        assert!(draft.kind.value().is_some() && draft.schema.value() == Some(&1));
        let secret = draft.authentication.value().unwrap().client_secret.get(crate::Environment::Sod).unwrap();
        assert_eq!(
            secret.value().unwrap().expires.value(),
            crate::Timestamp::parse("2027-05-01T00:00:00Z").ok().as_ref()
        );
    }

    #[test]
    fn the_first_of_two_values_is_read() {
        let draft = parse("name = 'a'\nname = 'b'\n[ui]\n[ui]\n", &Limits::default());
        assert_eq!(draft.name.value().map(crate::Text::as_str), Some("a"));
        assert!(!draft.notes.is_unreadable());
        let codes: Vec<_> = draft.notes.problems().iter().map(Problem::code).collect();
        assert_eq!(codes, [Code::DOCUMENT_WRONG_TYPE, Code::DOCUMENT_DUPLICATE_KEY, Code::DOCUMENT_DUPLICATE_KEY]);
        assert!(parse("name = 'a'\nname = 'b'\nkind = \"\\q\"", &Limits::default()).notes.is_unreadable());
    }

    #[test]
    fn no_message_holds_what_stands_beside_the_fault() {
        const MARK: &str = "s3cr3tMARK";
        for source in [
            "M",
            "M M",
            "M = M",
            "a = M",
            "a = 'M",
            "a = \"M",
            "a = \"\\M\"",
            "a = \"\\uM\"",
            "a = \"\"\"M",
            "a = '''M",
            "[M",
            "[[M]",
            "[M]]",
            "[M] M",
            "a = [M",
            "a = [1 M]",
            "a = { M",
            "a = { M }",
            "a = { M = M }",
            "a = 1 # M\0",
            "a = \"M\0\"",
            "a = 'M\0'",
            "a = 0xM",
            "a = 1M",
            "a = 1.M",
            "a = 2027-01-01M",
            "a = trueM",
            "M = 1\nM = 2",
            "M.M = 1\nM = 2",
            "[\"M x\"]\n[\"M x\"]",
            "\"M\n\" = 1",
            "a = +M",
            "a = 1_M",
            "a = 'M' 'M'",
            "[authentication.client_secret.sod]\n\"M\" = 1\n\"M\" = 2",
            "M\r= 1",
            "'''M''' = 1",
            "M = 1\nM.M = 1",
        ] {
            let source = source.replace('M', MARK);
            let draft = parse(&source, &Limits::default());
            let problems = draft.notes.problems();
            let text =
                problems.iter().fold(String::new(), |text, problem| text + &format!("{problem}\n{}\n", problem.help()));
            assert!(!text.is_empty(), "{source}");
            // A key is named, in a table that holds no secret.
            let names_key = !draft.notes.is_unreadable() && !source.contains("client_secret");
            assert!(names_key || !text.contains(MARK), "{source}: {text}");
        }
    }

    #[test]
    fn a_key_is_the_same_however_it_is_spelled() {
        let source = "[[ui]]\nurl='a'\n[[\"\\u0075\\u0069\"]]\nurl='b'\n[authentication.client_secret]\nsod.reference = 'env:A'\n\
                      \"\\u0073\\u006f\\u0064\".expires = 2027-01-01T00:00:00Z";
        let draft = parse(source, &Limits::default());
        assert!(draft.notes.is_empty(), "{:?}", draft.notes.problems());
        assert_eq!(draft.ui.value().unwrap().len(), 2);
        for source in ["abcdefg = 1\n\"\\u0061bcdefg\" = 2", "\"a\tbcdefgh\" = 1\n\"a\\tbcdefgh\" = 2"] {
            let draft = parse(source, &Limits::default());
            assert!(
                draft.notes.problems().iter().any(|problem| problem.code() == Code::DOCUMENT_DUPLICATE_KEY),
                "{source}"
            );
        }
    }

    fn text() -> impl Strategy<Value = String> {
        let pieces = &[
            "a",
            "é",
            "🙂",
            " ",
            "certificate",
            r"\u0063ertificate",
            "\t",
            "_",
            "-",
            r"\n",
            r"\u0041",
            r"\u0041bcdefg",
            r"\ud83d",
            r"\ufffd",
            r"\q",
            r"\u12",
            r"\/",
            r"\\",
            "\\\"",
            "\u{1}",
            "\\",
            "\"",
            "'",
            "\n",
            "\r",
            "\r\n",
            r"\e",
            r"\x41",
            r"\U00000041",
            r"\ ",
            "\\\n  ",
            "#",
            "=",
            ".",
            "[",
            "]",
            "}",
            "true",
            "t",
            "1",
            "2027-01-01",
        ][..];
        prop::collection::vec(prop::sample::select(pieces), 0..5).prop_map(|pieces| pieces.concat())
    }

    /// Where each value stands, under which keys, and what it is.
    fn each_leaf(table: &DeTable<'_>, found: &mut Vec<String>) {
        for (key, value) in table {
            let kind = match value.get_ref() {
                DeValue::String(_) => "a text".to_owned(),
                DeValue::Array(entries) => format!("{} entries", entries.len()),
                DeValue::Table(table) => {
                    each_leaf(table, found);
                    "a table".to_owned()
                }
                other => format!("{other:?}"),
            };
            found.push(format!("{:?} {:?} {kind}", key.span(), value.span()));
        }
        found.sort();
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(5000))]

        /// The parser says the same of the copy, and finds the same in the same places.
        #[test]
        fn the_copy_is_as_good_as_the_document(key in text(), bare in text(), one in text(), more in text(), form in 0..4) {
            let source = match form {
                0 => format!("\"{key}\" = \"{one}\" # {more}\n'{bare}' = '{more}'\n[\"{key}\"]"),
                1 => format!("{bare} = \"\"\"{more}\"\"\"\nx = {one}\n\"{key}\" = 1"),
                2 => format!("x = [\"{one}\", {bare}, '''{more}''']\n[{bare}.\"{key}\"]\n[{bare}]\n{bare} = 1"),
                _ => format!("{bare}.\"{key}\" = {{ \"{key}\" = '{one}', x = {bare} }}\n{bare} = {more}\n{key} = 1"),
            };
            let veiled = Veiled::new(&source);
            prop_assert_eq!(veiled.as_str().len(), source.len(), "{}", source);
            if let Some(fault) = veiled.fault {
                // In a word that goes on behind the fault, the parser may take offence at something else.
                prop_assert!(unwalkable(&source, veiled.as_str(), fault).notes.is_unreadable());
                return Ok(());
            }
            let read = |text: &str| {
                let (table, errors) = DeTable::parse_recoverable(text);
                let mut leaves = Vec::new();
                if errors.is_empty() {
                    each_leaf(table.get_ref(), &mut leaves);
                }
                (errors.iter().map(|error| (error.message().to_owned(), error.span())).collect::<Vec<_>>(), leaves)
            };
            prop_assert_eq!(read(veiled.as_str()), read(&source), "{}\n{}", source, veiled.as_str());
        }
    }

    #[test]
    fn hostile_documents_end_in_one_problem() {
        let deep = 100_000;
        let keys = ["a"; 79].join(".");
        let inline = format!("{}1{}", format!("{{ {keys} = ").repeat(79), " }".repeat(79));
        for source in [
            "[".repeat(deep),
            format!("x = {}", "[".repeat(deep)),
            format!("x = {}{}", "[".repeat(deep), "]".repeat(deep)),
            format!("x = {}1{}", "{ a = ".repeat(deep), " }".repeat(deep)),
            format!("{}a = 1", "a.".repeat(deep)),
            format!("[{}a]", "a.".repeat(deep)),
            format!("x = {inline}"),
            format!("# \rx = {inline}"),
            format!("x = {inline}\nx = {inline}"),
            format!("x = [\n{inline},\n{inline}"),
            format!("= {inline}"),
            format!("x = \"\"\"\\\"\"\"\" {inline}"),
            "name = \u{feff}1".to_owned(),
        ] {
            fault(&source);
        }
        let limits = Limits { document_bytes: 3, ..Limits::default() };
        let draft = parse("a =1", &limits);
        assert_eq!(
            draft.notes.problems()[0].to_string(),
            "error[document.too-large]: 4 bytes in the document, the limit is 3"
        );
        assert!(!parse("", &limits).notes.is_unreadable());
    }

    #[test]
    fn many_repeated_keys_are_counted() {
        let source = "name = 'x'\n".repeat(100_000);
        let draft = parse(&source, &Limits::default());
        assert_eq!(draft.notes.problems().len(), 1000);
        assert_eq!(draft.notes.omitted(), [(Code::DOCUMENT_DUPLICATE_KEY, 99_999 - 1000)]);
        assert_eq!(draft.notes.problems()[999].position().unwrap().line, 1001);
    }
}
