//! Reading the text of a URL: one quick pass for the plain ones, a careful one for the others.

use ::url::Url;

use super::escape;
use super::finding::{UrlFaults, UrlNotes};
use super::host::{self, Host};
use super::parts::{Parts, offset};
use super::plain;
use crate::redact::is_hidden;

/// Longer URLs are refused, and shorter ones noted, in bytes.
pub(crate) const MAX_LENGTH: usize = 8192;
pub(super) const NOTED_LENGTH: usize = 2048;

/// Whether the scheme is one of the web.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Scheme {
    /// There is none.
    #[default]
    None,
    Http,
    Https,
    /// Another, as it is written.
    Custom,
}

/// What is learnt of a URL beside its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Learnt {
    pub(crate) parts: Parts,
    pub(crate) scheme: Scheme,
    pub(crate) host: Host,
    pub(crate) port: Option<u16>,
    pub(crate) notes: UrlNotes,
}

/// What is found while reading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) faults: UrlFaults,
    pub(crate) notes: UrlNotes,
    /// Why it is malformed, its host ambiguous, a character of it forbidden: the first reason each.
    pub(super) malformed: Option<&'static str>,
    pub(super) host: Option<&'static str>,
    pub(super) character: Option<&'static str>,
}

impl Found {
    pub(super) fn fault(&mut self, fault: UrlFaults, why: &'static str) {
        let place = match fault {
            UrlFaults::MALFORMED => &mut self.malformed,
            UrlFaults::AMBIGUOUS_HOST => &mut self.host,
            UrlFaults::FORBIDDEN_CHARACTER => &mut self.character,
            _ => &mut None,
        };
        place.get_or_insert(why);
        self.faults |= fault;
    }

    /// Why a text has one of the faults that come in several forms.
    pub(crate) fn why(&self, fault: UrlFaults) -> Option<&'static str> {
        match fault {
            UrlFaults::MALFORMED => self.malformed,
            UrlFaults::AMBIGUOUS_HOST => self.host,
            UrlFaults::FORBIDDEN_CHARACTER => self.character,
            _ => None,
        }
    }
}

/// What the URL is for, as far as its text is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// A URL that is compared as text.
    Redirect,
    /// A URL that may hold template variables such as `<uctx>`.
    Endpoint,
}

#[inline]
pub(super) fn scan(text: &str, form: Form) -> (Learnt, Found) {
    match plain::read(text, form) {
        Some(learnt) => (learnt, Found { notes: learnt.notes, ..Found::default() }),
        None => careful(text, form),
    }
}

/// A port from 1 to 65535 without leading zeros.
pub(crate) fn port(digits: &[u8]) -> Option<u16> {
    if !matches!(digits, [b'1'..=b'9', ..]) || digits.len() > 5 {
        return None;
    }
    let value = digits
        .iter()
        .try_fold(0_u32, |value, digit| digit.is_ascii_digit().then(|| value * 10 + u32::from(*digit - b'0')))?;
    u16::try_from(value).ok()
}

pub(crate) const fn default_port(scheme: Scheme) -> Option<u16> {
    match scheme {
        Scheme::Http => Some(80),
        Scheme::Https => Some(443),
        Scheme::None | Scheme::Custom => None,
    }
}

/// Reads any text, and asks `url` about what is left without a fault.
fn careful(text: &str, form: Form) -> (Learnt, Found) {
    let mut found = Found::default();
    if text.len() > MAX_LENGTH {
        found.fault(UrlFaults::TOO_LONG, "");
    }
    let parts = Parts::split(text);
    let cut = second_url(text, &parts);
    if cut.is_some_and(|at| text.get(at..).is_some_and(|rest| rest.starts_with([',', ';', '|']))) {
        found.fault(UrlFaults::FORBIDDEN_CHARACTER, "it is two URLs in one entry");
    }
    judge_characters(text, &parts, form, &mut found);
    let clean = clean(text.get(..cut.unwrap_or(text.len())).unwrap_or_default(), form);
    let mut learnt = judge_structure(&clean, &mut found);
    // These three say nothing of what is left of the text.
    if (found.faults - UrlFaults::FRAGMENT - UrlFaults::TOO_LONG - UrlFaults::CUSTOM_SCHEME).is_empty() {
        confirm(&clean, &parts, &learnt, &mut found);
    }
    if text.len() > NOTED_LENGTH {
        found.notes |= UrlNotes::TOO_LONG;
    }
    learnt.parts = parts;
    learnt.notes = found.notes;
    (learnt, found)
}

/// The characters that no URL may hold, wherever they stand.
fn judge_characters(text: &str, parts: &Parts, form: Form, found: &mut Found) {
    let authority = if parts.has_authority() { parts.authority..parts.path } else { 0..0 };
    let of_the_web = ["http", "https"].iter().any(|name| parts.scheme(text).eq_ignore_ascii_case(name));
    for (at, letter) in text.char_indices() {
        let in_authority = authority.contains(&offset(at));
        match letter {
            'a'..='z' | 'A'..='Z' | '0'..='9' => {}
            '\\' => found.fault(UrlFaults::BACKSLASH, ""),
            '*' => found.fault(UrlFaults::WILDCARD, ""),
            '#' => found.fault(UrlFaults::FRAGMENT, ""),
            '<' | '>' if form == Form::Endpoint && is_variable(text, at) => {}
            '"' | '<' | '>' | '^' | '`' | '{' | '|' | '}' => {
                found.fault(
                    UrlFaults::FORBIDDEN_CHARACTER,
                    "`\"`, `<`, `>`, `^`, a backquote, braces and `|` have to be encoded",
                );
            }
            '[' | ']' if !in_authority => {
                found.fault(UrlFaults::FORBIDDEN_CHARACTER, "brackets have to be encoded");
            }
            '\'' if of_the_web && offset(at) > parts.query && offset(at) < parts.fragment => {
                found.fault(UrlFaults::FORBIDDEN_CHARACTER, "a `'` in a query has to be written `%27`");
            }
            _ if letter.is_whitespace() => found.fault(UrlFaults::WHITE_SPACE, ""),
            _ if is_hidden(letter) => found.fault(UrlFaults::CONTROL_CHARACTER, ""),
            _ if !letter.is_ascii() && !in_authority => {
                found.fault(UrlFaults::FORBIDDEN_CHARACTER, "letters beyond ASCII have to be encoded outside the host");
            }
            _ => {}
        }
    }
}

/// Whether the angle bracket that stands there belongs to a template variable such as `<uctx>`.
pub(super) fn is_variable(text: &str, at: usize) -> bool {
    const LONGEST: usize = 64;
    let word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let bytes = text.as_bytes();
    let (name, end) = if bytes.get(at) == Some(&b'<') {
        let name = bytes.get(at + 1..).unwrap_or_default().iter().take(LONGEST).take_while(|byte| word(byte)).count();
        (name, bytes.get(at + 1 + name) == Some(&b'>'))
    } else {
        let before = bytes.get(..at).unwrap_or_default();
        let name = before.iter().rev().take(LONGEST).take_while(|byte| word(byte)).count();
        (name, at.checked_sub(name + 1).and_then(|open| bytes.get(open)) == Some(&b'<'))
    };
    name > 0 && end
}

/// Where a second URL begins, when two were joined by a delimiter or by white space.
fn second_url(text: &str, parts: &Parts) -> Option<usize> {
    let until = text.get(..super::parts::index(parts.query)).unwrap_or_default();
    // The first one is the URL itself, unless white space stands before it.
    let mut places = until.match_indices("://").skip(1);
    places.find_map(|(at, _)| {
        let scheme = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
        let before = until.as_bytes().get(..at).unwrap_or_default();
        let name = before.iter().rev().take(32).take_while(|byte| scheme(byte)).count();
        let start = at - name;
        let delimiter = until.get(..start)?.chars().next_back()?;
        let joins = matches!(delimiter, ',' | ';' | '|') || delimiter.is_whitespace() || is_hidden(delimiter);
        (name > 0 && joins).then_some(start - delimiter.len_utf8())
    })
}

/// The text as a lenient program would read it, so that what else is wrong with it can be told.
fn clean(text: &str, form: Form) -> std::borrow::Cow<'_, str> {
    let text = text.split('#').next().unwrap_or_default();
    let variable = |letter: char| form == Form::Endpoint && matches!(letter, '<' | '>');
    let odd = |letter: char| letter == '\\' || variable(letter) || letter.is_whitespace() || is_hidden(letter);
    if !text.contains(odd) {
        return text.into();
    }
    let kept = text.chars().filter(|letter| !letter.is_whitespace() && !is_hidden(*letter));
    kept.map(|letter| {
        if letter == '\\' {
            '/'
        } else if variable(letter) {
            '_'
        } else {
            letter
        }
    })
    .collect()
}

fn judge_structure(text: &str, found: &mut Found) -> Learnt {
    let parts = Parts::split(text);
    let name = parts.scheme(text);
    let mut letters = name.bytes();
    let is_scheme = letters.next().is_some_and(|byte| byte.is_ascii_alphabetic())
        && letters.all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    if !is_scheme {
        found.fault(UrlFaults::MALFORMED, without_scheme(text));
        return Learnt::default();
    }
    if FORBIDDEN_SCHEMES.iter().any(|forbidden| forbidden.eq_ignore_ascii_case(name)) {
        found.fault(UrlFaults::FORBIDDEN_SCHEME, "");
        return Learnt::default();
    }
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        found.notes |= UrlNotes::NOT_CANONICAL;
    }
    if name.eq_ignore_ascii_case("http") {
        judge_web(text, Scheme::Http, found)
    } else if name.eq_ignore_ascii_case("https") {
        judge_web(text, Scheme::Https, found)
    } else {
        judge_custom(text, &parts, found)
    }
}

/// Schemes that run code, read local data, or stand for no place at all. Most lack the dot that a custom scheme needs;
/// they are named so that the fault is told by its name.
const FORBIDDEN_SCHEMES: &[&str] = &[
    "about",
    "blob",
    "chrome",
    "chrome-extension",
    "content",
    "data",
    "feed",
    "file",
    "filesystem",
    "intent",
    "jar",
    "javascript",
    "livescript",
    "mhtml",
    "mocha",
    "moz-extension",
    "ms-appx",
    "ms-appx-web",
    "ms-browser-extension",
    "ms-its",
    "resource",
    "vbscript",
    "view-source",
    "wyciwyg",
    "x-javascript",
];

fn without_scheme(text: &str) -> &'static str {
    if text.is_empty() {
        "it is empty"
    } else if text.starts_with("//") {
        "it has no scheme"
    } else if ["http", "https"].iter().any(|name| text.strip_prefix(name).is_some_and(|rest| rest.starts_with("//"))) {
        "the colon after its scheme is missing"
    } else {
        "it is not an absolute URL"
    }
}

fn judge_web(text: &str, scheme: Scheme, found: &mut Found) -> Learnt {
    let (name, rest) = text.split_once(':').unwrap_or_default();
    let bare = rest.trim_start_matches('/');
    let mended;
    let text = if rest.len() - bare.len() == 2 {
        text
    } else {
        found.fault(UrlFaults::MALFORMED, "two slashes follow the colon of a web address");
        mended = format!("{name}://{bare}");
        &mended
    };
    let parts = Parts::split(text);
    if parts.user_info(text).is_some() {
        found.fault(UrlFaults::USER_INFO, "");
    }
    let host_text = parts.host(text);
    let port = judge_port(parts.port(text), host_text, found);
    let host = host::judge(host_text, found);
    escape::judge(parts.path(text), parts.query(text), found);
    if parts.path(text).len() < 2 {
        found.notes |= UrlNotes::NO_PATH;
    }
    if port.is_some() && port == default_port(scheme) {
        found.notes |= UrlNotes::NOT_CANONICAL;
    }
    Learnt { parts, scheme, host, port, notes: found.notes }
}

fn judge_port(written: &str, host: &str, found: &mut Found) -> Option<u16> {
    let digits = written.strip_prefix(':')?;
    let port = port(digits.as_bytes());
    if port.is_none() {
        let why = if digits.contains(':') && !host.starts_with('[') {
            "an IPv6 address stands in brackets"
        } else if digits.is_empty() {
            "its port is empty"
        } else {
            "its port is not a number from 1 to 65535"
        };
        found.fault(UrlFaults::MALFORMED, why);
    }
    port
}

fn judge_custom(text: &str, parts: &Parts, found: &mut Found) -> Learnt {
    let rest = text.split_once(':').map_or("", |(_, rest)| rest);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && matches!(rest.as_bytes().get(digits), None | Some(b'/' | b'?')) {
        found.fault(UrlFaults::MALFORMED, "it is a host and a port without a scheme");
        return Learnt::default();
    }
    let name = parts.scheme(text);
    if !name.contains('.') || name.split('.').any(str::is_empty) || rest.is_empty() || rest == "//" {
        found.fault(UrlFaults::CUSTOM_SCHEME, "");
    }
    if parts.user_info(text).is_some() {
        found.fault(UrlFaults::USER_INFO, "");
    }
    let host = parts.host(text);
    if host.contains(|letter: char| !(letter.is_ascii_alphanumeric() || "-._[]:*".contains(letter))) {
        found.fault(UrlFaults::FORBIDDEN_CHARACTER, "a host holds letters, digits, `-`, `.` and `_` only");
    }
    let port = judge_port(parts.port(text), host, found);
    escape::judge(parts.path(text), parts.query(text), found);
    found.notes |= UrlNotes::CUSTOM_SCHEME;
    let kind = if host.is_empty() { Host::None } else { Host::Name };
    Learnt { parts: *parts, scheme: Scheme::Custom, host: kind, port, notes: found.notes }
}

/// Asks `url` whether it reads the same: it must print what was given, but for letter case of scheme and host, a default
/// port, a missing root slash, and a host beyond ASCII.
fn confirm(text: &str, parts: &Parts, learnt: &Learnt, found: &mut Found) {
    let Ok(url) = Url::parse(text) else {
        found.fault(UrlFaults::MALFORMED, "it is no URL by the URL standard");
        return;
    };
    let scheme = parts.scheme(text).to_ascii_lowercase();
    if learnt.scheme == Scheme::Custom {
        let authority = text.get(..super::parts::index(parts.path)).and_then(|text| text.split_once(':'));
        let authority = authority.map_or("", |(_, authority)| authority);
        let rest = parts.after_authority(text);
        // ftp and websockets have a root as the web has.
        let root = if url.is_special() && !rest.starts_with('/') { "/" } else { "" };
        if url.as_str() != format!("{scheme}:{authority}{root}{rest}") {
            found.fault(UrlFaults::MALFORMED, "programs that follow the URL standard rewrite it");
        }
        return;
    }
    let written = parts.host(text);
    let host =
        if written.is_ascii() { written.to_ascii_lowercase() } else { url.host_str().unwrap_or_default().into() };
    if url.host_str() != Some(&host) {
        found.fault(UrlFaults::AMBIGUOUS_HOST, "it becomes another name when programs read it");
        return;
    }
    let port = if learnt.port == default_port(learnt.scheme) { "" } else { parts.port(text) };
    let rest = parts.after_authority(text);
    let root = if rest.starts_with('/') { "" } else { "/" };
    if url.as_str() != format!("{scheme}://{host}{port}{root}{rest}") {
        found.fault(UrlFaults::MALFORMED, "programs that follow the URL standard rewrite it");
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::url::facts::UrlFacts;

    fn faults(text: &str) -> UrlFaults {
        scan(text, Form::Redirect).1.faults
    }

    #[test]
    fn accepts_what_is_right() {
        for text in [
            "https://acme.example/callback",
            "https://acme.example",
            "https://acme.example?x",
            "https://acme.example/?x=1&y=%20",
            "http://localhost:5000",
            "http://127.0.0.1:65535/a//b",
            "https://[2001:db8::1]:8443/x",
            "https://acme.example/@me?mail=a@b",
            "https://acme.example/a%2Fb%23%40;v=1,2(3)~!$&+:=",
            "https://acme.example/it's",
            "https://acme.example/cb?next=https://other.example/;https://x",
            "https://acme.example/proxy/https://other.example/",
            "https://my_app.acme-2.example/.well-known/x",
            "HTTPS://ACME.example:443/Callback",
            "https://blåbær.example/",
            "https://xn--bcher-kva.example/",
            "https://bücher.example:8443/x?y",
            "https://intranet/x",
            "com.acme.app:/callback",
            "com.acme.app://callback/x?y",
            "com.acme.app:callback",
        ] {
            assert_eq!(faults(text), UrlFaults::empty(), "{text}");
            assert!(Url::parse(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn reports_every_fault_of_a_text() {
        use UrlFaults as F;
        for (text, expected) in [
            ("", F::MALFORMED),
            ("/callback", F::MALFORMED),
            ("callback", F::MALFORMED),
            ("//acme.example/x", F::MALFORMED),
            ("https//acme.example", F::MALFORMED),
            ("acme.example:80", F::MALFORMED),
            ("localhost:5000/callback?x", F::MALFORMED),
            ("https:acme.example", F::MALFORMED),
            ("https:/acme.example", F::MALFORMED),
            ("https:///acme.example", F::MALFORMED),
            ("https://", F::MALFORMED),
            ("https://:80/", F::MALFORMED),
            ("https:///", F::MALFORMED),
            ("https://acme.example:/", F::MALFORMED),
            ("https://acme.example:0/", F::MALFORMED),
            ("https://acme.example:65536", F::MALFORMED),
            ("https://acme.example:080", F::MALFORMED),
            ("https://acme.example:+80", F::MALFORMED),
            ("https://acme.example:8o", F::MALFORMED),
            ("https://[::1", F::MALFORMED),
            ("https://::1/", F::MALFORMED),
            ("https://[::1]x/", F::MALFORMED),
            ("https://acme.example/%zz", F::MALFORMED),
            ("1https://acme.example", F::MALFORMED),
            ("https://127.1", F::AMBIGUOUS_HOST),
            ("https://2130706433", F::AMBIGUOUS_HOST),
            ("https://0x7f000001/", F::AMBIGUOUS_HOST),
            ("https://0177.0.0.1", F::AMBIGUOUS_HOST),
            ("https://127.0.0.01", F::AMBIGUOUS_HOST),
            ("https://127.0.0.1.5", F::AMBIGUOUS_HOST),
            ("https://256.1.1.1", F::AMBIGUOUS_HOST),
            ("https://acme.0x", F::AMBIGUOUS_HOST),
            ("https://acme.example.", F::AMBIGUOUS_HOST),
            ("https://acme..example", F::AMBIGUOUS_HOST),
            ("https://.acme.example", F::AMBIGUOUS_HOST),
            ("https://%61cme.example", F::AMBIGUOUS_HOST),
            ("https://acme.example%2f.evil.example", F::AMBIGUOUS_HOST),
            ("http://[fe80::1%25eth0]/", F::AMBIGUOUS_HOST),
            ("http://[0:0:0:0:0:0:0:1]/", F::AMBIGUOUS_HOST),
            ("http://[::ffff:127.0.0.1]/", F::AMBIGUOUS_HOST),
            ("http://[::ffff:7f00:1]/", F::AMBIGUOUS_HOST),
            ("https://acme。example/", F::AMBIGUOUS_HOST),
            ("https://１２７.0.0.1/", F::AMBIGUOUS_HOST),
            ("https://ａcme.example/", F::AMBIGUOUS_HOST),
            ("https://acme.example/#", F::FRAGMENT),
            ("https://acme.example/##https://b", F::FRAGMENT),
            ("https://@acme.example", F::USER_INFO),
            ("https://a@b@acme.example", F::USER_INFO),
            ("https://acme.example:80@evil.example", F::USER_INFO),
            ("https://*.acme.example/*", F::WILDCARD),
            (" https://acme.example", F::WHITE_SPACE),
            ("https://acme.example\u{a0}", F::WHITE_SPACE),
            ("ht\ttps://acme.example", F::WHITE_SPACE),
            ("https://acme.example\nhttps://b.example", F::WHITE_SPACE),
            ("https://acme.example/\0", F::CONTROL_CHARACTER),
            ("\u{feff}https://acme.example/", F::CONTROL_CHARACTER),
            ("https://ac\u{ad}me.example/", F::CONTROL_CHARACTER),
            ("https://acme.example/%0d%0aX:1", F::CONTROL_CHARACTER),
            ("https:\\\\acme.example\\x", F::BACKSLASH),
            ("https://acme.example/%5cx", F::BACKSLASH),
            ("https://acme.example/a/%2e%2E/b", F::DOT_SEGMENT),
            ("https://acme.example/{id}", F::FORBIDDEN_CHARACTER),
            ("https://acme.example/<b>", F::FORBIDDEN_CHARACTER),
            ("https://acme.example/x[1]", F::FORBIDDEN_CHARACTER),
            ("https://acme.example/ø", F::FORBIDDEN_CHARACTER),
            ("https://acme.example/?it's", F::FORBIDDEN_CHARACTER),
            ("https://acme!.example/", F::FORBIDDEN_CHARACTER),
            ("https://a.example,https://b.example", F::FORBIDDEN_CHARACTER),
            ("https://a.example/x|https://b.example", F::FORBIDDEN_CHARACTER),
            ("javascript:alert(1)", F::FORBIDDEN_SCHEME),
            ("DATA:text/plain,x", F::FORBIDDEN_SCHEME),
            ("java\nscript:x", F::WHITE_SPACE | F::FORBIDDEN_SCHEME),
            ("\u{1}javascript:x", F::CONTROL_CHARACTER | F::FORBIDDEN_SCHEME),
            ("acme:/callback", F::CUSTOM_SCHEME),
            ("com.acme:", F::CUSTOM_SCHEME),
            ("com.acme://", F::CUSTOM_SCHEME),
            ("com..acme:/x", F::CUSTOM_SCHEME),
            (
                "https:/u:p@127.1/a/../b*#c d\\",
                F::MALFORMED
                    | F::USER_INFO
                    | F::AMBIGUOUS_HOST
                    | F::DOT_SEGMENT
                    | F::WILDCARD
                    | F::FRAGMENT
                    | F::WHITE_SPACE
                    | F::BACKSLASH,
            ),
        ] {
            assert_eq!(faults(text), expected, "{text}");
        }
        assert_eq!(faults(&format!("https://acme.example/{}", "x".repeat(MAX_LENGTH))), F::TOO_LONG);
    }

    #[test]
    fn template_variables_are_for_endpoints() {
        for (text, fine) in [
            ("https://acme.example/?ctx=<uctx>&user=<usid>", true),
            ("https://acme.example/<uctx>/x", true),
            ("https://acme.example/?ctx=<u ctx>", false),
            ("https://acme.example/?ctx=<>", false),
            ("https://acme.example/?ctx=<b", false),
            ("https://acme.example/?ctx=b>", false),
            ("https://acme.example/?x=<a>\"", false),
        ] {
            assert_eq!(scan(text, Form::Endpoint).1.faults.is_empty(), fine, "{text}");
            assert!(!faults(text).is_empty());
        }
    }

    /// Pieces of which hostile URLs are made.
    fn piece() -> impl Strategy<Value = String> {
        let pieces = [
            "http",
            "https",
            "://",
            ":",
            "/",
            "\\",
            "@",
            "?",
            "#",
            ".",
            "..",
            "%2e",
            "%",
            "%zz",
            "[",
            "]",
            "::1",
            "127.0.0.1",
            "0x7f",
            "1",
            "65536",
            "443",
            ":443",
            ":80",
            "acme",
            "ACME",
            "example",
            ".example",
            "xn--",
            "xn--bcher-kva",
            "bücher",
            "ａ",
            "。",
            "\u{ad}",
            "\u{200b}",
            " ",
            "\t",
            "\n",
            "*",
            "'",
            "\"",
            "<x>",
            "<",
            ">",
            "|",
            ",",
            ";",
            "&",
            "=",
            "~",
            "_",
            "-",
            "com.acme",
            "javascript",
            "localhost",
        ];
        prop_oneof![8 => proptest::sample::select(pieces.to_vec()).prop_map(str::to_owned), 1 => "\\PC", 1 => ".{1,3}"]
    }

    fn hostile() -> impl Strategy<Value = String> {
        let start =
            proptest::sample::select(vec!["", "https://", "http://", "https://acme.example/", "com.acme.app:/"]);
        (start, proptest::collection::vec(piece(), 0..9))
            .prop_map(|(start, pieces)| start.to_owned() + &pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4096, failure_persistence: None, ..ProptestConfig::default() })]

        /// What is accepted, `url` accepts and prints back, but for the differences that are documented.
        #[test]
        fn accepts_nothing_that_url_refuses_or_rewrites(text in hostile()) {
            for form in [Form::Redirect, Form::Endpoint] {
                if !scan(&text, form).1.faults.is_empty() {
                    continue;
                }
                // What is left of angle brackets belongs to template variables, which are filled in before anybody reads it.
                let text = text.replace(['<', '>'], "_");
                let url = Url::parse(&text).unwrap();
                let canonical = UrlFacts::scan(&text).canonical();
                let host = url.host_str().unwrap_or_default();
                let mut printed = url.as_str().to_owned();
                if !text.is_ascii() {
                    let (shown, _) = idna::domain_to_unicode(host);
                    printed = printed.replacen(host, &shown, 1);
                }
                let rooted = canonical.clone() + "/";
                let rooted_query = canonical.replacen('?', "/?", 1);
                prop_assert!([&canonical, &rooted, &rooted_query].contains(&&printed), "{text} {printed}");
            }
        }

        /// The quick pass and the careful one agree wherever the quick one is sure.
        #[test]
        fn both_passes_agree(text in hostile()) {
            for form in [Form::Redirect, Form::Endpoint] {
                if plain::read(&text, form).is_some() {
                    prop_assert_eq!(scan(&text, form), careful(&text, form));
                }
            }
        }
    }
}
