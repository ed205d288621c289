//! Where in the text the problems are.

use super::map::{Ask, Map};
use super::walk;
use super::{Format, ruler};
use crate::problem::Anchor;
use crate::{Position, Problem};

/// Gives each problem that has none its position, and that of its other place.
///
/// The text is gone through once, whatever the number of problems, and only what lies on the way to one is remembered.
pub(crate) fn locate(source: &str, format: Format, problems: &mut [Problem]) {
    let mut map = Map::new();
    let mut wanted: Vec<(usize, Wanted)> = Vec::new();
    for (place, problem) in problems.iter().enumerate() {
        let own = problem.position().is_none().then(|| map.want(problem.path(), problem.anchored()));
        let other = problem.related().filter(|_| problem.related_position().is_none());
        let anchor = if problem.anchored() == Anchor::SecondKey { Anchor::Key } else { Anchor::Value };
        let other = other.map(|path| map.want(path, anchor).first());
        if own.is_some() || other.is_some() {
            wanted.push((place, Wanted { own, other }));
        }
    }
    if wanted.is_empty() {
        return;
    }
    if !map.is_trivial() {
        // A document that does not parse is walked through as far as it goes: then the nearest parent is what there is.
        let _ = walk(source, format, &mut map);
    }
    let ranges: Vec<_> =
        wanted.iter().flat_map(|(_, wanted)| wanted.each()).map(|ask| map.range(source, ask)).collect();
    let mut positions = ruler::measure(source, &ranges).into_iter();
    let found: Vec<(usize, Option<Position>, Option<Position>)> = wanted
        .iter()
        .map(|(place, wanted)| {
            let own = wanted.own.and_then(|_| positions.next());
            (*place, own, wanted.other.and_then(|_| positions.next()))
        })
        .collect();
    for (place, own, other) in found {
        let Some(problem) = problems.get_mut(place) else { continue };
        let own = own.or_else(|| problem.position().cloned());
        let other = other.or_else(|| problem.related_position().cloned());
        problem.place(own, other);
    }
}

/// What is wanted for one problem.
struct Wanted {
    own: Option<Ask>,
    other: Option<Ask>,
}

impl Wanted {
    fn each(&self) -> impl Iterator<Item = &Ask> {
        self.own.iter().chain(&self.other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Code;
    use crate::path::At;

    /// A problem at a path such as `a/b/2/c`.
    fn problem(path: &str, anchor: Anchor) -> Problem {
        fn down(at: &At<'_>, path: &str, anchor: Anchor) -> Problem {
            let (step, rest) = path.split_once('/').unwrap_or((path, ""));
            match step.parse() {
                Ok(index) => down(&at.index(index), rest, anchor),
                Err(_) if !step.is_empty() => down(&at.key(step), rest, anchor),
                Err(_) if anchor == Anchor::SecondKey => {
                    Problem::new(Code::DOCUMENT_EMPTY_VALUE, at).anchor(anchor).relate(at)
                }
                Err(_) => Problem::new(Code::DOCUMENT_EMPTY_VALUE, at).anchor(anchor),
            }
        }
        down(&At::ROOT, path, anchor)
    }

    /// Checks that a path is found between `«` and `»`.
    #[track_caller]
    fn check(format: Format, marked: &str, path: &str, anchor: Anchor) {
        let start = marked.find('«').unwrap();
        let end = marked.find('»').unwrap() - '«'.len_utf8();
        let source = marked.replace(['«', '»'], "");
        let mut problems = [problem(path, anchor)];
        locate(&source, format, &mut problems);
        let position = problems[0].position().unwrap();
        let found = source.get(position.bytes.clone());
        assert_eq!((found, &position.bytes), (source.get(start..end), &(start..end)), "{path} in {marked}");
        let (before, _) = source.split_at(start);
        assert_eq!(position.line, before.matches('\n').count() + 1, "{path} in {marked}");
        let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
        assert_eq!(position.column, column, "{path} in {marked}");
        let (before, _) = source.split_at(end);
        assert_eq!(position.end_line, before.matches('\n').count() + 1, "{path} in {marked}");
        let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
        assert_eq!(position.end_column, column, "{path} in {marked}");
    }

    #[cfg(feature = "json")]
    #[test]
    fn finds_values_and_parents_in_json() {
        for (marked, path) in [
            ("«»{}", ""),
            ("«»[1]", ""),
            ("«»", "name"),
            ("«»{}", "name"),
            ("«»\n{ \"a\": {} }", "b/c/d"),
            (r#"{ "name": "«Acme»" }"#, "name"),
            (r#"{ "name": «""» }"#, "name"),
            (r#"{ "na\u006de": «-1.5e3» }"#, "name"),
            (r#"{ "øæ": 1, "å": «null» }"#, "å"),
            (r#"{ "«a»": { "b": { "c": 1 } } }"#, "a"),
            (r#"{ "a": { "«b»": { "c": 1 } } }"#, "a/b"),
            (r#"{ "a": { "«b»": { "c": 1 } } }"#, "a/b/x"),
            (r#"{ "«a»": { "b": { "c": 1 } } }"#, "a/x/c"),
            (r#"{ "a": { "b": { "«c»": 1 } } }"#, "a/b/c/d/e"),
            (r#"{ "«a»": ["x", ["y"], {}] }"#, "a"),
            (r#"{ "«a»": ["x", ["y"], {}] }"#, "a/3"),
            (r#"{ "a": ["«x»", ["y"], {}] }"#, "a/0"),
            (r#"{ "a": ["x", ["«y»"], {}] }"#, "a/1/0"),
            (r#"{ "a": ["x", «["y"]», {}] }"#, "a/1"),
            (r#"{ "a": ["x", «["y"]», {}] }"#, "a/1/1"),
            ("{ \"a\": [{ \"b\": 1 }, «{»\r\n  \"b\": 2\n}] }", "a/1"),
            ("{ \"a\": [{ \"b\": 1 }, «{ \"c\": 0,»\n  \"b\": 2\n}] }", "a/1/url"),
            ("{ \"a\": [{ \"b\": 1 }, { \"c\": 0,\n  \"b\": «2»\n}] }", "a/1/b"),
            (r#"{ "a": { "x": "«1»" }, "a": { "x": "2", "y": "3" } }"#, "a/x"),
            (r#"{ "«a»": { "x": "1" }, "a": { "x": "2", "y": "3" } }"#, "a/y"),
        ] {
            check(Format::Json, marked, path, Anchor::Value);
        }
    }

    #[cfg(feature = "json")]
    #[test]
    fn finds_lines_in_json() {
        for (marked, path) in [
            (r#"{ "a": "«x»\ny" }"#, "a/0"),
            (r#"{ "a": "x\n\r\n \t «y» \u000a\u000Dz\n" }"#, "a/1"),
            (r#"{ "a": "x\n\r\n \t y \u000a\u000D«\u007a z»\n" }"#, "a/2"),
            (r#"{ "a": "«x\ny»" }"#, "a/2"),
            (r#"{ "a": "«x\ny»" }"#, "a"),
            (r#"{ "a": { "sod": "x\n«https:\/\/ø»" } }"#, "a/sod/1"),
        ] {
            check(Format::Json, marked, path, Anchor::Value);
        }
    }

    #[cfg(feature = "json")]
    #[test]
    fn finds_keys_in_json() {
        let long = "k".repeat(100);
        for (marked, path, anchor) in [
            (r#"{ "«a»": { "b": 1 } }"#, "a", Anchor::Key),
            (r#"{ "a": { "«b»": 1 } }"#, "a/b", Anchor::Key),
            (r#"{ "a": 1, "b": 2, "«a»": 3, "a": 4 }"#, "a", Anchor::SecondKey),
            (r#"{ "«a»": 1 }"#, "a/b", Anchor::Key),
            // The names of environments.
            (r#"{ "c": { "qaonline": "«x»", "stage": "y" } }"#, "c/stage", Anchor::Value),
            (r#"{ "c": { "qaonline": "x", "«stage»": "y" } }"#, "c/stage", Anchor::Key),
            (r#"{ "c": { "Development": ["x", "«y»"] } }"#, "c/sod/1", Anchor::Value),
            (r#"{ "c": { "stage": "y", "«QA»": "x" } }"#, "c/QA", Anchor::Key),
            // Keys beside a secret, which are masked in the path.
            (r#"{ "client_secret": { "hash": 1, "«S3cret»": 2 } }"#, "client_secret/[redacted]", Anchor::Key),
            (r#"{ "client_secret": { "hash": 1, "Secret": «2» } }"#, "client_secret/Secret", Anchor::Value),
            (r#"{ "«client_secret»": { "hash": 1 }, "S3cret": 1 }"#, "client_secret/[redacted]", Anchor::Key),
            (&format!("{{ \"«{long}»\": 1 }}"), &long, Anchor::Key),
        ] {
            check(Format::Json, marked, path, anchor);
        }
    }

    #[cfg(feature = "toml")]
    #[test]
    fn finds_values_and_parents_in_toml() {
        for (marked, path) in [
            ("«»", ""),
            ("«»a = 1", "b/c"),
            ("name = \"«Acme»\"", "name"),
            ("name = «\"\"» # none", "name"),
            ("\"na\\u006de\" = '«Acme»'", "name"),
            ("\"å\" = 1\r\n\r\na . b = «1979-05-27 07:32:00Z»\r\n", "a/b"),
            ("s = \"ø\"\nt = [\"æ\", «0xff»]", "t/1"),
            ("a = 1\n«b» = { c = 1, d = { e = 2 } }", "b"),
            ("a = 1\nb = { c = 1, «d» = { e = 2 } }", "b/d/x"),
            ("a = 1\nb = { c = 1, d.e = «2» }", "b/d/e"),
            ("a = 1\nb = { c = 1, «d».e = 2 }", "b/d/x"),
            ("[«a».b.c]\nx = 1", "a"),
            ("[a.«b».c]\nx = 1\n[a.x]", "a/b/z"),
            ("[a.b.«c»]\nx = 1", "a/b/c"),
            ("[a.b.«c»]\nx = 1", "a/b/c/y/z"),
            ("[a.b.c]\nx = «1»", "a/b/c/x"),
            ("[a.b]\nx = 1\n[«a»]\ny = 1", "a"),
            ("[a.b]\nx = 1\n[a]\ny = «1»", "a/y"),
            ("[a]\nb.c = 1\nb.d = «2»", "a/b/d"),
            ("[a]\n«b».c = 1\nb.d = 2", "a/b"),
            ("x = 1\n[[«a»]]\nb = 1\n[[a]]\nb = 2", "a"),
            ("x = 1\n«[[a]]»\nb = 1\n[[a]]\nb = 2", "a/0"),
            ("x = 1\n[[a]]\nb = 1\n«[[ a ]]» # more\nb = 2", "a/1/url"),
            ("x = 1\n[[a]]\nb = 1\n[[a]]\nb = «2»", "a/1/b"),
            ("[[a]]\n[[a.b]]\nc = 1\n[[a]]\n[[a.b]]\nc = 2\n[[a.b]]\nc = «3»\n[a.d]", "a/1/b/1/c"),
            ("[[a]]\n[a.d]\ne = 1\n[[a]]\n[a.«d»]\ne = 2", "a/1/d"),
            ("[[t.sod]]\nb = 1\n[[t.stage]]\nb = '«2»'", "t/stage/0/b"),
            ("a = [«{»\n b = 1 },\n { b = 2 }]", "a/0"),
            ("a = [{ b = 1 }, «{ b = 2 }»]", "a/1/c"),
            ("a = [[1], [2, «3»,],]", "a/1/1"),
            ("a = '«1»'\na = '2'", "a"),
            ("x = \"\"\"\n«# no comment\n'''»\"\"\" # '''\ny = 1", "x"),
            ("x = \"\"\"\n# no comment\n'''\"\"\" # '''\ny = «1»", "y"),
        ] {
            check(Format::Toml, marked, path, Anchor::Value);
        }
    }

    #[cfg(feature = "toml")]
    #[test]
    fn finds_lines_in_toml() {
        for (marked, path) in [
            ("a = \"\"\"\n«x»\n\n  y\"\"\"", "a/0"),
            ("a = \"\"\"\r\nx\r\n\r\n  «y z» \r\n\"\"\"", "a/1"),
            ("a = \"\"\"x\\\n  y\n«z»\"\"\"", "a/1"),
            ("a = \"\"\"«x\\\n  y»\nz\"\"\"", "a/0"),
            ("a = '''\nx\n«y\\n»\n'''", "a/1"),
            ("a = \"x\\n\\u000a«\\u0079»\\r\\n\"", "a/1"),
            ("a = '''\n«x»\ny\n'''", "a/7"),
            ("[a]\nqa = [\"«x\\ny»\"]", "a/stage/0"),
        ] {
            check(Format::Toml, marked, path, Anchor::Value);
        }
    }

    #[cfg(feature = "toml")]
    #[test]
    fn finds_keys_in_toml() {
        for (marked, path) in [
            ("[a]\n«b» = 1", "a/b"),
            ("[a]\n\"«b»\" = 1", "a/b"),
            ("[a.«b»]\nc = 1", "a/b"),
            ("[[a.«b»]]\nc = 1\n[[a.b]]", "a/b"),
            ("«a».b = 1\na.c = 1", "a"),
            ("[c]\nonline = 1\n«production» = 2", "c/production"),
            ("[c]\nproduction = 1\n«online» = 2", "c/online"),
            ("[certificate.sod]\npem = 1\n\"«x y»\" = 1", "certificate/sod/[redacted]"),
        ] {
            check(Format::Toml, marked, path, Anchor::Key);
        }
    }

    #[cfg(feature = "json")]
    #[test]
    fn repeated_problems_go_to_repeated_keys() {
        let source = r#"{ "a": 1, "a": 2, "a": 3, "b": 1, "b": 2 }"#;
        let asked = [
            ("a", Anchor::SecondKey, 11, Some(3)),
            ("a", Anchor::SecondKey, 19, Some(3)),
            ("b", Anchor::Key, 27, None),
            ("b", Anchor::Key, 35, None),
            ("b", Anchor::Key, 35, None),
        ];
        let mut problems = asked.map(|(path, anchor, ..)| problem(path, anchor));
        locate(source, Format::Json, &mut problems);
        for (problem, (path, _, start, related)) in problems.iter().zip(asked) {
            assert_eq!(problem.position().map(|position| position.bytes.start), Some(start), "{path}");
            assert_eq!(problem.related_position().map(|position| position.bytes.start), related, "{path}");
        }
    }

    #[cfg(feature = "json")]
    #[test]
    fn keeps_the_positions_that_are_there() {
        let here = Position { bytes: 2..3, line: 1, column: 3, end_line: 1, end_column: 4 };
        let mut problems =
            [Anchor::Value, Anchor::SecondKey].map(|anchor| problem("a", anchor).at_position(here.clone()));
        locate(r#"{ "a": 1 }"#, Format::Json, &mut problems);
        assert_eq!(problems.each_ref().map(Problem::position), [Some(&here), Some(&here)]);
        assert_eq!(problems[0].related_position(), None);
        assert_eq!(problems[1].related_position().unwrap().bytes, 3..4);
    }

    /// With a scan for each problem or each line this would take hours.
    #[test]
    fn a_thousand_problems_in_ten_megabytes() {
        for (format, start) in [
            #[cfg(feature = "json")]
            (Format::Json, "{ \"a\": ["),
            #[cfg(feature = "toml")]
            (Format::Toml, "a = ["),
        ] {
            for entry in ["\"https://acme.example/callback\", ", "\"https://acme.example/callback\",\n"] {
                let source = format!("{start}{}0] }}", entry.repeat(320_000));
                let mut problems: Vec<_> =
                    (0..1000).map(|n| problem(&format!("a/{}", n * 320), Anchor::Value)).collect();
                locate(&source, format, &mut problems);
                for problem in &problems {
                    let text = source.get(problem.position().unwrap().bytes.clone());
                    assert_eq!(text, Some("https://acme.example/callback"));
                }
                let last = problems.last().unwrap().position().unwrap();
                assert!(last.line == 319_681 || last.column > 10_000_000, "{last:?}");
            }
        }
    }
}
