//! The walk through the values of a document, the same for all formats.

use super::cursor::{Blank, Cursor, Fault};
use super::outline::{Kind, Outline, Role};

/// The most keys and arrays of TOML inside one another. The parser allows 80 brackets and 80 keys with dots in each, which
/// together are too many for the recursion that takes its tree down.
const LEVELS: usize = 512;

/// A walk that has come to some place.
pub(super) struct Walk<'s, 'o, O> {
    pub(super) cursor: Cursor<'s>,
    pub(super) outline: &'o mut O,
}

/// A table or an array that is not closed yet.
struct Open<N> {
    node: N,
    kind: Kind,
    level: usize,
}

impl<'s, O: Outline<'s>> Walk<'s, '_, O> {
    /// One value, with all that is in it.
    pub(super) fn value(&mut self, mut node: O::Node, mut level: usize) -> Result<(), Fault> {
        let mut open: Vec<Open<O::Node>> = Vec::new();
        loop {
            // Whether an entry ends here, so that a comma may follow.
            let mut ended = true;
            match self.cursor.peek() {
                Some(bracket @ (b'{' | b'[')) => {
                    let kind = if bracket == b'{' { Kind::Table } else { Kind::Array };
                    level = self.deeper(level)?;
                    self.outline.open(node, kind, self.cursor.at());
                    self.mark();
                    open.push(Open { node, kind, level });
                    ended = false;
                }
                Some(b'"' | b'\'') => {
                    let text = self.cursor.literal()?;
                    self.outline.text(node, &text);
                }
                _ => {
                    let span = self.cursor.bare_value()?;
                    self.outline.bare(node, &span);
                }
            }
            (node, level) = loop {
                let Some(Open { node, kind, level }) = open.last() else { return Ok(()) };
                let (node, kind, level) = (*node, *kind, *level);
                self.cursor.blank(Blank::Lines);
                match (self.cursor.peek(), kind) {
                    (Some(b'}'), Kind::Table) | (Some(b']'), Kind::Array) => {
                        self.mark();
                        self.outline.close(node, kind, self.cursor.at());
                        open.pop();
                        ended = true;
                    }
                    (Some(b','), _) if ended => {
                        self.mark();
                        ended = false;
                    }
                    (Some(_), Kind::Table) if !ended => break self.pair(node, level, Blank::Lines)?,
                    (Some(_), Kind::Array) if !ended => break (self.outline.entry(node, None), level),
                    (_, Kind::Table) => return Err(self.cursor.fault("`,` or `}`")),
                    (_, Kind::Array) => return Err(self.cursor.fault("`,` or `]`")),
                }
            };
        }
    }

    /// A key and what stands between it and its value.
    pub(super) fn pair(&mut self, table: O::Node, level: usize, blank: Blank) -> Result<(O::Node, usize), Fault> {
        let (separator, expected) =
            if self.cursor.is_toml() { (b'=', "`=` after a key") } else { (b':', "`:` after a key") };
        let (node, level) = self.keys(table, level, Role::Value, blank)?;
        if self.cursor.peek() != Some(separator) {
            return Err(self.cursor.fault(expected));
        }
        self.mark();
        self.cursor.blank(blank);
        Ok((node, level))
    }

    /// A key, in TOML with those before it and the dots between them.
    pub(super) fn keys(
        &mut self,
        table: O::Node,
        level: usize,
        last: Role,
        blank: Blank,
    ) -> Result<(O::Node, usize), Fault> {
        let (mut node, mut level) = (table, level);
        loop {
            let key = self.cursor.key()?;
            level = self.deeper(level)?;
            self.cursor.blank(blank);
            let more = self.cursor.is_toml() && self.cursor.peek() == Some(b'.');
            node = self.outline.key(node, &key, if more { Role::Way } else { last });
            if !more {
                return Ok((node, level));
            }
            self.mark();
            self.cursor.blank(blank);
        }
    }

    fn deeper(&self, level: usize) -> Result<usize, Fault> {
        if self.cursor.is_toml() && level >= LEVELS {
            return Err(self.cursor.fault("fewer levels inside one another"));
        }
        Ok(level + 1)
    }

    /// Passes over one character of structure.
    pub(super) fn mark(&mut self) {
        self.outline.mark(self.cursor.at());
        self.cursor.advance(1);
    }
}

#[cfg(test)]
mod tests {
    use core::ops::Range;
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::format::literal::Literal;
    use crate::format::{Format, walk};

    /// The paths of all values, with what stands there.
    #[derive(Default)]
    struct Leaves {
        source: String,
        paths: Vec<String>,
        arrays: BTreeMap<String, usize>,
        open: Vec<usize>,
        found: Vec<(String, String)>,
    }

    impl Leaves {
        fn node(&mut self, path: String) -> usize {
            self.paths.push(path);
            self.paths.len() - 1
        }
    }

    impl<'s> Outline<'s> for Leaves {
        type Node = usize;

        fn root(&mut self) -> usize {
            self.node(String::new())
        }

        fn key(&mut self, table: usize, key: &Literal<'s>, role: Role) -> usize {
            let path = format!("{}/{}", self.paths[table], key.decoded().as_str());
            match self.arrays.get(&path) {
                Some(count) if role == Role::Way => self.node(format!("{path}/{}", count - 1)),
                _ => self.node(path),
            }
        }

        fn entry(&mut self, array: usize, header: Option<&Range<usize>>) -> usize {
            let path = self.paths[array].clone();
            let count = if header.is_some() {
                self.arrays.entry(path.clone()).or_default()
            } else {
                self.open.last_mut().unwrap()
            };
            *count += 1;
            let index = *count - 1;
            self.node(format!("{path}/{index}"))
        }

        fn open(&mut self, _: usize, _: Kind, _: usize) {
            self.open.push(0);
        }

        fn close(&mut self, _: usize, _: Kind, _: usize) {
            self.open.pop();
        }

        fn text(&mut self, node: usize, text: &Literal<'s>) {
            self.found.push((self.paths[node].clone(), format!("{:?} {:?}", text.decoded().as_str(), text.span())));
        }

        fn bare(&mut self, node: usize, span: &Range<usize>) {
            self.found.push((self.paths[node].clone(), format!("{} {span:?}", self.source.get(span.clone()).unwrap())));
        }
    }

    fn leaves(source: &str, format: Format) -> Result<Vec<(String, String)>, Fault> {
        let mut leaves = Leaves { source: source.to_owned(), ..Leaves::default() };
        walk(source, format, &mut leaves)?;
        leaves.found.sort();
        Ok(leaves.found)
    }

    #[cfg(feature = "json")]
    mod json {
        use serde_json::Value;

        use super::*;

        fn flatten(path: &str, value: &Value, found: &mut Vec<(String, String)>) {
            match value {
                Value::Array(entries) => {
                    entries
                        .iter()
                        .enumerate()
                        .for_each(|(index, entry)| flatten(&format!("{path}/{index}"), entry, found));
                }
                Value::Object(entries) => {
                    entries.iter().for_each(|(key, entry)| flatten(&format!("{path}/{key}"), entry, found));
                }
                Value::String(text) => found.push((path.to_owned(), format!("{text:?}"))),
                other => found.push((path.to_owned(), other.to_string())),
            }
        }

        fn values() -> impl Strategy<Value = Value> {
            let leaf = prop_oneof![
                Just(Value::Null),
                any::<bool>().prop_map(Value::from),
                any::<i64>().prop_map(Value::from),
                any::<f64>().prop_map(Value::from),
                any::<String>().prop_map(Value::from),
            ];
            leaf.prop_recursive(4, 32, 5, |inner| {
                prop_oneof![
                    prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                    prop::collection::btree_map("[a/\"\\\\\n]{0,3}", inner, 0..5)
                        .prop_map(|map| map.into_iter().collect()),
                ]
            })
        }

        proptest! {
            #[test]
            fn sees_what_the_parser_sees(value in values(), pretty in any::<bool>()) {
                let source = if pretty { format!(" {value:#}\r\n") } else { value.to_string() };
                let mut expected = Vec::new();
                flatten("", &value, &mut expected);
                expected.sort();
                let found = leaves(&source, Format::Json).unwrap();
                prop_assert_eq!(found.len(), expected.len());
                for ((path, found), (at, expected)) in found.iter().zip(&expected) {
                    prop_assert_eq!(path, at);
                    prop_assert!(found.starts_with(expected.as_str()), "{} {}", found, expected);
                }
            }
        }
    }

    #[cfg(feature = "toml")]
    mod toml {
        use ::toml::Spanned;
        use ::toml::de::{DeTable, DeValue};

        use super::*;

        fn flatten(path: &str, value: &Spanned<DeValue<'_>>, source: &str, found: &mut Vec<(String, String)>) {
            match value.get_ref() {
                DeValue::Array(entries) => entries
                    .iter()
                    .enumerate()
                    .for_each(|(index, entry)| flatten(&format!("{path}/{index}"), entry, source, found)),
                DeValue::Table(table) => flatten_table(path, table, source, found),
                DeValue::String(text) => found.push((path.to_owned(), format!("{text:?} {:?}", value.span()))),
                _ => found.push((path.to_owned(), format!("{} {:?}", source.get(value.span()).unwrap(), value.span()))),
            }
        }

        fn flatten_table(path: &str, table: &DeTable<'_>, source: &str, found: &mut Vec<(String, String)>) {
            table.iter().for_each(|(key, entry)| flatten(&format!("{path}/{}", key.get_ref()), entry, source, found));
        }

        /// Whatever the parser accepts, the walk sees in the same way.
        fn compare(source: &str) -> bool {
            let Ok(table) = DeTable::parse(source) else {
                let _ = leaves(source, Format::Toml);
                return false;
            };
            let mut expected = Vec::new();
            flatten_table("", table.get_ref(), source, &mut expected);
            expected.sort();
            assert_eq!(leaves(source, Format::Toml).as_ref(), Ok(&expected), "{source:?}");
            true
        }

        const LINES: &[&str] = &[
            "a.b = 1",
            "a.c='x'",
            "[a]",
            "[a.b]",
            "[ a . \"b\" . c ]",
            "[[l]]",
            "[[l.m]]",
            "[l.n]",
            "[l.n.o]",
            "[[a.l]]",
            "",
            "b = [1, 2,\n# ] x\n 3,\r\n]",
            "c = { d = 1, e.f = 'q', g = [{ h = 1 }, {}], }",
            "d = 1979-05-27 07:32:00.5-07:00",
            "e = 1979-05-27",
            "'f' = 07:32:00",
            "\"g\\u0068\" = \"\\\"\\\\\\u00e9\" # '\"",
            "h = \"\"\"\n\"\"a\\\n\n b\"\\\"\"\"\"\"\"",
            "i = '''\r\n'a''''",
            "j = -1_000.5e-3",
            "k = +inf",
            "l2 = 0xdead_beef",
            "m = [ [ ], [[1]], ]",
            "# comment = '",
            "n = {\n a = 1,\n # x\n b = 2\n}",
            "\t o\t=\ttrue\t",
            "1.2 = 3.4",
            "\"\" = ''",
            "p = ['''a''', \"\"\"b\"\"\", {}]",
        ];

        #[test]
        fn every_line_is_accepted() {
            for line in LINES {
                assert!(compare(line), "{line:?}: {:?}", DeTable::parse(line));
            }
        }

        proptest! {
            #![proptest_config(ProptestConfig::with_cases(2000))]

            #[test]
            fn sees_what_the_parser_sees(lines in prop::collection::vec(prop::sample::select(LINES), 0..8), crlf in any::<bool>()) {
                compare(&lines.join(if crlf { "\r\n" } else { "\n" }));
            }

            #[test]
            fn refuses_nothing_that_the_parser_accepts(
                parts in prop::collection::vec(
                    prop::sample::select(&[
                        "a", "b", ".", "=", " = ", "1", "'x'", "\"y\"", "[", "]", "{", "}", ",", "\n", "\r\n", "\r", " ", "#", "\\",
                        "'", "\"", "'''", "\"\"\"", "\u{feff}", "é", "1979-05-27", "07:32:00", "\t", "[[", "]]", "a = ", "= 1\n",
                    ][..]),
                    0..12,
                )
            ) {
                compare(&parts.concat());
            }
        }
    }
}
