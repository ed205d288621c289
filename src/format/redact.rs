//! What of a text may be shown.

use core::ops::Range;
use std::collections::BTreeSet;

use super::Format;
use super::literal::Literal;
use super::outline::{Outline, Role};
use super::place::Place;
use super::walk;
use crate::draft::shape::Shape;
use crate::secret_parts::secret_parts;
use crate::{ConfigurationDraft, redact};

/// The words of the closed sets, which are shown of a document that does not parse.
const WORDS: [&str; 10] =
    ["sod", "stage", "production", "true", "false", "custom", "standard", "internal", "external", "hybrid"];

/// The text fit to be shown: every character is replaced by one of as many bytes, but for what is known to be harmless.
///
/// Line breaks stay where they are, and so does everything else.
pub(crate) fn redact(source: &str, format: Format, unreadable: bool) -> String {
    if !unreadable {
        let mut painter = Painter::new(source);
        if walk(source, format, &mut painter).is_ok() {
            return painter.finish();
        }
    }
    known_words(source)
}

/// Shows nothing but structure, and words of this crate.
fn known_words(source: &str) -> String {
    let mut known = BTreeSet::from(WORDS);
    add_keys(&ConfigurationDraft::SHAPE, &mut known);
    let mut painter = Painter::new(source);
    let mut start = 0;
    for (at, mark) in source.match_indices([' ', '\t', '\n', '\r', '{', '}', '[', ']', ':', ',', '=', '"', '\'', '.']) {
        let end = at + mark.len();
        let is_known = source.get(start..at).is_some_and(|word| known.contains(word));
        painter.show(&(if is_known { start } else { at }..end));
        start = end;
    }
    if source.get(start..).is_some_and(|word| known.contains(word)) {
        painter.show(&(start..source.len()));
    }
    painter.finish()
}

fn add_keys(shape: &Shape, known: &mut BTreeSet<&'static str>) {
    match shape {
        Shape::Table(keys) => {
            for key in *keys {
                known.insert(key.name);
                add_keys(key.shape, known);
            }
        }
        Shape::List(each) | Shape::PerEnvironment(each) => add_keys(each, known),
        Shape::Shown | Shape::Time | Shape::Hidden | Shape::Lines => {}
    }
}

/// Copies a text from its start to its end, masked but for the ranges that it is told to show.
struct Painter<'s> {
    source: &'s str,
    painted: String,
}

impl<'s> Painter<'s> {
    fn new(source: &'s str) -> Self {
        Self { source, painted: String::with_capacity(source.len()) }
    }

    /// Shows a range; what lies before the last one shown stays as it is.
    fn show(&mut self, range: &Range<usize>) {
        if range.start < self.painted.len() {
            return;
        }
        self.mask(range.start);
        for letter in self.source.get(range.clone()).unwrap_or_default().chars() {
            self.painted.push(if redact::is_hidden(letter) { masked(letter) } else { letter });
        }
    }

    fn mask(&mut self, end: usize) {
        let hidden = self.source.get(self.painted.len()..end).unwrap_or_default();
        self.painted.extend(hidden.chars().map(masked));
    }

    fn finish(mut self) -> String {
        self.mask(self.source.len());
        self.painted
    }

    /// Shows a text, with its quotes, but for what may be a secret in it.
    fn show_text(&mut self, text: &Literal<'s>) {
        let meant = text.decoded();
        let mut secrets = secret_parts(meant.as_str()).into_iter().peekable();
        let mut at = 0;
        self.show(&(text.span().start..text.inner().start));
        for (range, letter) in text.letters() {
            while secrets.next_if(|secret| secret.end <= at).is_some() {}
            if secrets.peek().is_none_or(|secret| at < secret.start) {
                self.show(&range);
            }
            at += letter.len_utf8();
        }
        self.show(&(text.inner().end..text.span().end));
    }

    /// Shows no more of a text than its quotes.
    fn show_quotes(&mut self, text: &Literal<'s>) {
        self.show(&(text.span().start..text.inner().start));
        self.show(&(text.inner().end..text.span().end));
    }
}

/// A character of as many bytes in UTF-8; white space that moves nothing else stays.
fn masked(letter: char) -> char {
    match (letter, letter.len_utf8()) {
        (' ' | '\t' | '\n' | '\r', _) => letter,
        (_, 1) => '*',
        (_, 2) => '·',
        (_, 3) => '•',
        _ => '🔲',
    }
}

impl<'s> Outline<'s> for Painter<'s> {
    type Node = Place;

    fn root(&mut self) -> Place {
        Place::ROOT
    }

    fn key(&mut self, table: Place, key: &Literal<'s>, role: Role) -> Place {
        let decoded = key.decoded();
        let text = decoded.as_str();
        if table.shows_key(text) {
            self.show_text(key);
        } else {
            self.show_quotes(key);
        }
        let place = table.below(text);
        if role == Role::Way { place.on_the_way() } else { place }
    }

    fn entry(&mut self, array: Place, _: Option<&Range<usize>>) -> Place {
        array.entry()
    }

    fn text(&mut self, node: Place, text: &Literal<'s>) {
        if node.shows_text(text.decoded().as_str()) {
            self.show_text(text);
        } else {
            self.show_quotes(text);
        }
    }

    fn bare(&mut self, node: Place, span: &Range<usize>) {
        if node.shows_bare(self.source.get(span.clone()).unwrap_or_default()) {
            self.show(span);
        }
    }

    fn mark(&mut self, at: usize) {
        self.show(&(at..at + 1));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FORMATS: &[Format] = &[
        #[cfg(feature = "json")]
        Format::Json,
        #[cfg(feature = "toml")]
        Format::Toml,
    ];

    fn keeps_its_form(source: &str, shown: &str) {
        assert_eq!(source.len(), shown.len(), "{source:?}");
        for ((at, was), (place, is)) in source.char_indices().zip(shown.char_indices()) {
            assert_eq!(at, place, "{source:?}");
            assert!(was == is || is == masked(was), "{source:?}: {is:?}");
            assert!(!redact::is_hidden(is) || matches!(is, '\n' | '\r' | '\t'), "{source:?}: {is:?}");
        }
    }

    #[cfg(feature = "json")]
    #[test]
    fn shows_what_is_known_of_json() {
        for (source, shown) in [
            (r#"{ "name": "Acme ø", "schema": 1 }"#, r#"{ "name": "Acme ø", "schema": 1 }"#),
            (r#"{ "nam": "Acme ø€🙂", "name": null }"#, r#"{ "nam": "**** ·•🔲", "name": null }"#),
            (r#"{ "name": { "name": [1.5e3, true] } }"#, r#"{ "name": { "****": [*****, ****] } }"#),
            (
                r#"{ "name": ["Acme"], "ui": "x", "ui": { "url": "x" } }"#,
                r#"{ "name": ["****"], "ui": "*", "ui": { "***": "*" } }"#,
            ),
            (r#"{ "authentication": "x" }"#, r#"{ "authentication": "*" }"#),
            (
                r#"{ "authentication": { "client_id": { "sod": "a", "prod": "b" }, "cors_urls": "x\ny" } }"#,
                r#"{ "authentication": { "client_id": { "sod": "a", "prod": "*" }, "cors_urls": "x\ny" } }"#,
            ),
            (
                r#"{ "authentication": { "client_secret": { "hash": "x", "expires": "y", "Pr0d": { "reference": 1 } } } }"#,
                r#"{ "authentication": { "client_secret": { "hash": "*", "expires": "*", "****": { "*********": * } } } }"#,
            ),
            (
                r#"{ "partner_site": "https:\/\/u:p@a.example\/?k=1" }"#,
                r#"{ "partner_site": "https:\/\/***@a.example\/?k=1" }"#,
            ),
            (
                r#"{ "partner_site": "//a.example/?to\u006ben=\u0031b" }"#,
                r#"{ "partner_site": "//a.example/?to\u006ben=*******" }"#,
            ),
        ] {
            assert_eq!(redact(source, Format::Json, false), shown);
        }
    }

    #[cfg(feature = "toml")]
    #[test]
    fn shows_what_is_known_of_toml() {
        for (source, shown) in [
            ("name = 'Acme' # it's \"x\"\n", "name = 'Acme' * **** ***\n"),
            ("[authentication.client_id] # x\r\nsod = \"a\"", "[authentication.client_id] * *\r\nsod = \"a\""),
            ("[[ui]]\nurl = 'a'\n[[ ui ]]\nur.l = 'a'", "[[ui]]\nurl = 'a'\n[[ ui ]]\nur.* = '*'"),
            ("[x.y]\nz = 2027-05-01 00:00:00.5Z", "[x.*]\n* = ********** ***********"),
            (
                "[authentication.certificate.QA]\nexpires = 2027-05-01 00:00:00.5Z\npem = '''\na\n'b'\n'''",
                "[authentication.certificate.QA]\nexpires = 2027-05-01 00:00:00.5Z\npem = '''\n*\n***\n'''",
            ),
            (
                "[authentication]\ncors_urls.sod = \"\"\"\n\thttps://a/?x=1\\\n  \"b\"\n\"\"\"",
                "[authentication]\ncors_urls.sod = \"\"\"\n\thttps://a/?x=1*\n  \"b\"\n\"\"\"",
            ),
            (
                "endpoints = { supported = ['x', 1], supported = { a = 'b' } }",
                "endpoints = { supported = ['x', 1], supported = { * = '*' } }",
            ),
            ("name = 1\nname = 2\n[name]\nx = 'y'", "name = 1\nname = 2\n[name]\n* = '*'"),
            ("name = \"a\u{202e}b\u{ad}\"", "name = \"a•b·\""),
        ] {
            assert_eq!(redact(source, Format::Toml, false), shown);
            keeps_its_form(source, shown);
        }
    }

    #[test]
    fn shows_only_words_of_a_document_that_does_not_parse() {
        for (source, shown) in [
            ("{ \"name\": \"Acme, production\"", "{ \"name\": \"****, production\""),
            (
                "[authentication.client_secret]\r\nsod-production = name\0",
                "[authentication.client_secret]\r\n************** = *****",
            ),
            ("kind: hybrid\u{202e} # name\u{a0}name", "kind: ******• * ****·****"),
            ("true name", "true name"),
        ] {
            for format in FORMATS {
                assert_eq!(redact(source, *format, true), shown);
                assert_eq!(redact(source, *format, false), shown, "the walk does not come to the end either");
            }
        }
    }

    /// A mark in each place in which a secret has been seen or may be put by mistake.
    #[test]
    fn no_secret_is_ever_shown() {
        let check = |format: Format, source: &str| {
            let source = source.replace('M', "S3CR3Tmark");
            for unreadable in [true, false] {
                let shown = redact(&source, format, unreadable);
                keeps_its_form(&source, &shown);
                assert!(!shown.contains("S3C") && !shown.contains("mark"), "{shown}");
            }
        };
        #[cfg(feature = "json")]
        for source in [
            r#"{"authentication":{"client_secret":"M","client_secret":"M"}}"#,
            r#"{"authentication":{"client_secret":{"production":"M","stage":["M",{"M":"M"}],"sod":{"hash":"M","reference":"M"}}}}"#,
            r#"{"authentication":{"client_secret":{"M":1,"secret":"M","production":{"secret":"M","M":"M"},"M":{"hash":"M"}}}}"#,
            r#"{"authentication":{"client_secret":{"hash":"M","hash":"M","description":{"M":"M"}}}}"#,
            r#"{"authentication":{"client\u005fsecret":{"production":{"h\u0061sh":"M","\u0068ash":"M"}}}}"#,
            r#"{"authentication":{"certificate":{"sod":{"rsa_xml":"<D>M</D>","pem":"M","private":"M","M":"M"}}}}"#,
            r#"{"client_secret":"M","authentication":{"client_secrets":"M","secret":{"production":"M"}}}"#,
            r#"{"client_secret":{"production":{"description":"M"}},"secrets":[["M"],{"name":"M"}]}"#,
            r#"{"name":{"client_secret":"M"},"ui":{"url":"M"},"ui":[["M"],{"url":["M"]}],"name":["M"]}"#,
            r#"{"authentication":["M"],"endpoints":"M","endpoints":{"supported":"M","supported":[["M"]]}}"#,
            r#"{"partner_site":"https://M@a.example/","ui":[{"url":"https://a/?token=M"},{"url":"https://a/?x=1;key=M#"}]}"#,
            r#"{"partner_site":"https:\/\/u:M@a.example/","name":"see https://a/ and https://u:M@b.example/"}"#,
            r#"{"name":"https:\u002f\u002fu:M\u0040a.example","partner":"a https://a?client_secret=M b"}"#,
            r#"{"authentication":{"redirect_urls":["https://a/","https://M@b/"],"cors_urls":"https://a/\nhttps://M@b/\n"}}"#,
            r#"{"authentication":{"redirect_urls":{"sod":"https://a/?b\r\nhttps://c/?secret=M","M":"M","online":"https://M\n@c"}}}"#,
            r#"{"partner_site":"https:/M@a.example","name":"https:\\\\u:M@a.example","ui":[{"url":"https:///M@a"}]}"#,
            r#"{"https://M@a.example":1,"authentication":{"client_id":{"sod":{"M":"M"}}}}"#,
        ] {
            assert!(serde_json::from_str::<serde::de::IgnoredAny>(source).is_ok(), "{source}");
            // As a key of `redirect_urls` is shown by name, so is the mark: it is no secret there.
            check(Format::Json, &source.replace(r#","M":"M","online""#, r#","online""#));
        }
        #[cfg(feature = "toml")]
        for source in [
            "[authentication]\nclient_secret = \"M\" # M\n# M\nclient_secret.production = 'M'",
            "[authentication.client_secret.production]\nhash = '''\nM'M\n''' # M'\nreference = \"M\"\nhash = \"M\"",
            "[authentication.client_secret]\nM = 1\n\"M M\".M = 'M'\nsod = { hash = 'M', 'reference' = \"M\", M = ['M'] }",
            "[authentication.client_secret.M]\nhash = 'M'\n[authentication.client_secret.M.M]\nM = 1",
            "authentication.\"client\\u005fsecret\".production.hash = \"M\"\nauthentication.client_secret.\"h\\u0061sh\" = 'M'",
            "[authentication]\n[authentication]\nclient_secret = 'M'\n[[authentication]]\nclient_secret = 'M'",
            "[client_secret]\nproduction = 'M'\n[client_secret.sod]\ndescription = 'M'\nM = 'M'",
            "[[ui]]\nurl = 'https://M@a'\n[[ui.url]]\nM = 'M'\n[ui.x]\ny = 'M'",
            "name = 'a' #M\r\npartner = [ # M\n'M', # 'M'\n]\n#M",
            "[authentication.certificate]\nsod.pem = \"\"\"\n-----BEGIN\nM\n\"\"M\"\"\" #\"\"\"M\nstage.rsa_xml = 'M'\nM = 'M'",
            "[authentication.redirect_urls]\nsod = \"\"\"\nhttps://a/?x\nhttps://M@b/ \\\n https://M@c/\n\"\"\"\nstage = { M = 'M' }",
            "partner_site = \"https:\\u002f/u:M@a.example\"\n'https://M@x' = 1\n[advanced]\nclaims = { M = 'M' }\nagents = 'M'",
        ] {
            check(Format::Toml, source);
        }
    }

    proptest! {
        #[test]
        fn any_text_keeps_its_form(source in any::<String>(), unreadable in any::<bool>()) {
            for format in FORMATS {
                keeps_its_form(&source, &redact(&source, *format, unreadable));
            }
        }

        #[test]
        fn any_value_is_shown_where_it_may_and_only_there(text in r#"[^"\\\x00-\x1f\x7f]*"#) {
            for format in FORMATS {
                for (key, is_shown) in [("name", true), ("nam", false), ("certificate", false)] {
                    let source = if format.is_toml() { format!("{key} = \"{text}\" #") } else { format!("{{\"{key}\": \"{text}\"}}") };
                    let shown = redact(&source, *format, false);
                    keeps_its_form(&source, &shown);
                    prop_assert!(shown.contains(key));
                    let value = shown.replacen(key, "", 1);
                    prop_assert!(is_shown || !value.contains(char::is_alphanumeric), "{shown}");
                    let is_plain = redact::url(&text) == text && !text.contains(redact::is_hidden);
                    prop_assert!(!is_shown || !is_plain || shown.contains(&text), "{shown}");
                }
            }
        }
    }
}
