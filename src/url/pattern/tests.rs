//! Patterns as an opponent would write them.

use super::*;
use PatternFault::{Invalid, TooComplex, Unanchored};
use PatternLimit::{CaseInsensitive, Unsupported};

#[track_caller]
fn fault(text: &str) -> Option<PatternFault> {
    let judged = judge(text).fault.map(|refused| refused.fault);
    let parsed = RedirectPattern::parse(text).err().map(crate::ParseError::kind);
    assert_eq!(parsed, judged.map(ParseErrorKind::Pattern), "{text}: judged and parsed differently");
    judged
}

#[test]
fn what_cannot_be_held() {
    for (text, expected) in [
        ("^a)|(?:.*$", Invalid),
        ("^(a$", Invalid),
        ("^a)$", Invalid),
        ("^[a$", Invalid),
        (r"^[a\]$", Invalid),
        ("^[]$", Invalid),
        ("^*$", Unanchored),
        ("^?a$", Unanchored),
        ("^{0}a$", Unanchored),
        ("^(?i)*a$", Invalid),
        ("^(*a)$", Invalid),
        ("^(|+)$", Invalid),
        ("^({2})$", Invalid),
        ("^a**$", Invalid),
        ("^a{2}{3}$", Invalid),
        ("^a++$", Invalid),
        ("^a+??$", Invalid),
        ("^a*?+$", Invalid),
        ("^a*(?#x)+$", Invalid),
        ("^a{3,2}$", Invalid),
        ("^a{99999999999}$", Invalid),
        ("^[z-a]$", Invalid),
        ("^a\\", Invalid),
        (r"^\q$", Invalid),
        (r"^\_$", Invalid),
        (r"^\é$", Invalid),
        (r"^\xg0$", Invalid),
        (r"^\u12$", Invalid),
        (r"^\pL$", Invalid),
        (r"^\k$", Invalid),
        ("^(?P<n>a)$", Invalid),
        ("^(?<n)$", Invalid),
        ("^(?<>a)$", Invalid),
        ("^(?<1n>a)$", Invalid),
        ("^(?q)a$", Invalid),
        ("^(?", Invalid),
        ("^(?#a$", Invalid),
        ("^(?i)+a$", Invalid),
        ("^<http://127.0.0.1\\:\\d{4,10}$>", Unanchored),
        ("^", Unanchored),
        ("^a", Unanchored),
        (r"^a\$", Unanchored),
        (r"^a\\\$", Unanchored),
        ("^a[$]", Unanchored),
        ("^(a$)", Unanchored),
        ("^a$?", Unanchored),
        (r"^a\z", Unanchored),
        ("^a|b$", Unanchored),
        ("^|$", Unanchored),
        ("^(a)|(b)$", Unanchored),
        ("^(?x)a #$", Unanchored),
        ("^(?x:a #)$", Unanchored),
        ("^a(?ix)b#$", Unanchored),
        ("^(?m)a$", Unanchored),
        ("^(?-i+m)a$", Unanchored),
        ("^a{99999}$", TooComplex),
        ("^((a{50}){50}){50}$", TooComplex),
        ("^(?:){99999999}$", TooComplex),
        ("^((((a{9}){9}){9}){9}){9}$", TooComplex),
    ] {
        assert_eq!(fault(text), Some(expected), "{text}");
    }
    let deep = |groups: usize| format!("^{}a{}$", "(".repeat(groups), ")".repeat(groups));
    assert_eq!((fault(&deep(32)), fault(&deep(33))), (None, Some(TooComplex)));
    let busy = format!("^{}a{}$", "((".repeat(16), "+|b)*c)".repeat(16));
    assert_eq!(fault(&busy), None, "the engine takes what we take");
    let long = |letters: usize| format!("^{}$", "a".repeat(letters));
    assert_eq!(fault(&long(2_047)), Some(TooComplex));
    assert_eq!(fault(&format!("^[{}]$", "a".repeat(2_044))), None);
    assert_eq!(RedirectPattern::parse("http://a").unwrap_err().kind(), ParseErrorKind::Malformed);
}

#[test]
fn what_is_kept_and_never_matches() {
    for (text, limit) in [
        ("^(?=a)a$", Unsupported),
        ("^(?!a)b$", Unsupported),
        ("^(?<=a)b$", Unsupported),
        ("^(?<!a)b$", Unsupported),
        ("^(?>a)b$", Unsupported),
        ("^(?(a)b|c)$", Unsupported),
        ("^(?(1)b|c)$", Unsupported),
        (r"^(a)\1$", Unsupported),
        (r"^(?<n>a)\k<n>$", Unsupported),
        ("^(?<a-b>c)$", Unsupported),
        (r"^\p{L}$", Unsupported),
        (r"^[\P{Lu}a]$", Unsupported),
        (r"^\ba$", Unsupported),
        (r"^\Aa$", Unsupported),
        (r"^a\Z$", Unsupported),
        ("^^a$", Unsupported),
        ("^a$$", Unsupported),
        ("^^a$$", Unsupported),
        ("^(^a)$", Unsupported),
        ("^(a$)$", Unsupported),
        (r"^\b*a$", Unsupported),
        ("^[a-z-[aeiou]]$", Unsupported),
        ("^a(?#b)$", Unsupported),
        ("^a(?#b)+$", Unsupported),
        ("^(?s)a$", Unsupported),
        ("^(?n:a)$", Unsupported),
        ("^(?-x)a$", Unsupported),
        ("^a(?i)b$", Unsupported),
        ("^(?i-s:a)$", Unsupported),
        ("^(?i)(?=a)a$", Unsupported),
        (r"^\ud800$", Unsupported),
        ("^(?i)a$", CaseInsensitive),
        ("^(?i:a)$", CaseInsensitive),
        ("^a(?i:b)$", CaseInsensitive),
    ] {
        assert_eq!(fault(text), None, "{text}");
        let pattern = RedirectPattern::parse(text).unwrap();
        assert_eq!((pattern.never_matches(), judge(text).limit), (Some(limit), Some(limit)), "{text}");
        assert!(["", "a", "b", "aa", "ab", "ac", "A"].iter().all(|text| !pattern.is_match(text)), "{text}");
    }
}

#[test]
fn what_matches() {
    let not_port = "http://127.0.0.1:65536";
    for (text, yes, no) in [
        ("^$", &[""][..], &["a", "\n"][..]),
        ("^(a|b)$", &["a", "b"], &["ab", "", "a\n", "xa"]),
        ("^a{$", &["a{"], &["a"]),
        ("^a{,5}$", &["a{,5}"], &["aa"]),
        ("^a{1,x}$", &["a{1,x}"], &["a"]),
        ("^a{2,3}?$", &["aa", "aaa"], &["a", "aaaa"]),
        ("^a}]$", &["a}]"], &[]),
        ("^a.b$", &["axb", "aøb"], &["a\nb", "ab"]),
        (r"^\x41\u00e5\t\cA\-$", &["Aå\t\u{1}-"], &[]),
        (r"^\d\w\s$", &["1_ "], &["٣a ", "1é ", "1a\u{a0}"]),
        (r"^\D$", &["a", "é"], &["1", ""]),
        (r"^[^\s\S]$", &[], &["", "a"]),
        ("^[^/]+$", &["ab", "a\nb"], &["", "a/b"]),
        ("^[]a]$", &["]", "a"], &["]a"]),
        ("^é\0$", &["é\0"], &["é"]),
        ("^(?<n>a)(?'m'b)(?:c)(?<2>d)$", &["abcd"], &["abc"]),
        ("^(a|)+b$", &["b", "aab"], &["a"]),
        ("^(a*)*$", &["", "aaa"], &["b"]),
        ("^[a-f]{0}x$", &["x"], &["ax"]),
        (r"^a\\$", &[r"a\"], &["a"]),
        (r"^a b#c$", &["a b#c"], &["ab#c", "ab"]),
        (
            NATIVE_TEMPLATE,
            &["http://127.0.0.1:7890", "http://127x0.0.1:7890", "http://127.0.0.1:9999999999", "http://127.0.0.1:0000"],
            &[
                "http://127.0.0.1:7890/",
                "http://127.0.0.1:7890/desktop-callback",
                "http://127.0.0.1:789",
                "http://127.0.0.1:78901234567",
                "http://127.0.0.1",
                "http://localhost:7890",
                "http://[::1]:7890",
                "HTTP://127.0.0.1:7890",
                "https://127.0.0.1:7890",
                "http://127.0.0.1:٧٨٩٠",
                "http://127.0.0.1:7890\n",
                "http://127.0.0.1:7890@evil.example",
                "https://evil.example/?u=http://127.0.0.1:7890",
                "^http://127.0.0.1:7890",
            ],
        ),
        (
            r"^http://127\.0\.0\.1:([1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d{2}|655[0-2]\d|6553[0-5])$",
            &["http://127.0.0.1:1", "http://127.0.0.1:65535", "http://127.0.0.1:60000"],
            &["http://127.0.0.1:0", "http://127.0.0.1:080", not_port, "http://127x0.0.1:80"],
        ),
    ] {
        assert_eq!(fault(text), None, "{text}");
        let pattern = RedirectPattern::parse(text).unwrap();
        assert_eq!(pattern.never_matches(), None, "{text}");
        for (candidates, expected) in [(yes, true), (no, false)] {
            for candidate in candidates {
                assert_eq!(pattern.is_match(candidate), expected, "{text} {candidate}");
            }
        }
    }
    let all = RedirectPattern::parse("^a*$").unwrap();
    assert!(all.is_match(&"a".repeat(2_048)) && !all.is_match(&"a".repeat(2_049)));
}

#[test]
fn the_ports_are_exactly_the_ports() {
    let ports = RedirectPattern::parse(&format!("^{PORTS}$")).unwrap();
    for port in 0..100_000_u32 {
        assert_eq!(ports.is_match(&port.to_string()), (1..=65_535).contains(&port), "{port}");
    }
    assert!(!ports.is_match("0080") && !ports.is_match(""));
}

const OPEN: Lints = Lints::OPEN_HOST;
const SUB: Lints = Lints::SUBDOMAIN;
const DOT: Lints = Lints::UNESCAPED_DOT;
const PORT: Lints = Lints::IMPOSSIBLE_PORT;
const FINE: Lints = Lints::empty();

#[test]
fn lints() {
    for (text, lints) in [
        (r"^https://acme\.example/callback$", FINE),
        (r"^https://acme\.example$", FINE),
        (r"^https://acme\.example/.*$", FINE),
        (r"^https://acme\.example(/.*)?$", FINE),
        (r"^https://acme\.example(/[a-z]+)*$", FINE),
        (r"^https://acme\.example[/?].*$", FINE),
        (r"^https://acme\.example/?$", FINE),
        (r"^https://acme\.example/*$", FINE),
        (r"^https://acme\.example\/cb\?x=.*$", FINE),
        (r"^https://(www|app)\.acme\.example/cb$", FINE),
        (r"^https://(www\.)?acme\.example/cb$", FINE),
        (r"^https://w{3}\.acme\.example/cb$", FINE),
        (r"^https://acme\.(example|test)/cb$", FINE),
        (r"^https://[a]cme[.]example/cb$", FINE),
        (r"^https://acme\.example:8443/cb$", FINE),
        (r"^http://localhost:\d{1,4}/cb$", FINE),
        (r"^http://\[::1\]:\d{4}/cb$", FINE),
        (r"^http://(127\.0\.0\.1|\[::1\]):\d{4}/cb$", FINE),
        (r"^com\.acme\.app:/cb$", FINE),
        (r"^com\.acme\.app://.*$", FINE),
        (r"^https://acme\.example/@.*$", FINE),
        (r"^https://acme\.example/v\d\.\d/cb$", FINE),
        // The scheme.
        ("^$", OPEN),
        ("^.*$", OPEN),
        (r"^https?://acme\.example/cb$", OPEN),
        (r"^(http|https)://acme\.example/cb$", OPEN),
        (r"^\w+://acme\.example/cb$", OPEN),
        (r"^.ttps://acme\.example/cb$", OPEN),
        (r"^ht.ps://acme\.example/cb$", OPEN.union(DOT)),
        (r"^https.//acme\.example/cb$", OPEN),
        (r"^https:/acme\.example/cb$", OPEN),
        (r"^https:/{2}acme\.example/cb$", FINE),
        (r"^https:/+acme\.example/cb$", OPEN),
        (r"^https:///acme\.example/cb$", OPEN),
        ("^/cb$", OPEN),
        (r"^.*acme\.example/cb$", OPEN),
        ("^com.acme.app:/cb$", OPEN.union(DOT)),
        // The last two labels.
        (r"^https://\w+/cb$", OPEN),
        (r"^https://acme\.\w+/cb$", OPEN),
        (r"^https://\w+\.example/cb$", OPEN),
        (r"^https://my-\w+\.example/cb$", OPEN),
        (r"^https://acme[12]\.example/cb$", OPEN),
        (r"^https://acme\.exampl\w?/cb$", OPEN),
        (r"^https://(\w+|acme)\.example/cb$", OPEN),
        (r"^https://(acme\.example|\w+)/cb$", OPEN),
        (r"^https://[\w.]+acme\.example/cb$", OPEN),
        (r"^https://(\w+\.?)*acme\.example/cb$", OPEN),
        (r"^https://\w+\.example\./cb$", OPEN),
        (r"^https://\d+\.\d+\.0\.1/cb$", OPEN),
        (r"^https://10\.\d+\.0\.1/cb$", OPEN),
        // Leaving the host.
        (r"^https://.*\.acme\.example/cb$", OPEN),
        (r"^https://.+\.acme\.example/cb$", OPEN),
        (r"^https://[^.]+\.acme\.example/cb$", OPEN),
        (r"^https://[^/]+\.acme\.example/cb$", OPEN),
        (r"^https://\S+\.acme\.example/cb$", OPEN),
        (r"^https://[^/?#@]*\.acme\.example/cb$", OPEN),
        (r"^https://[\w/]+\.acme\.example/cb$", OPEN),
        (r"^https://.?www\.acme\.example/cb$", OPEN),
        (r"^https://www.{1}acme\.example/cb$", OPEN),
        (r"^https://user@acme\.example/cb$", OPEN),
        (r"^https://a\\acme\.example/cb$", OPEN),
        (r"^http://[::1]:\d{4}/cb$", OPEN),
        (r"^http://\[.*\]:\d{4}/cb$", OPEN),
        (r"^http://\[::1$", OPEN),
        // Not closing it.
        (r"^https://acme\.example.*$", OPEN),
        (r"^https://acme\.example\w*$", OPEN),
        (r"^https://acme\.example.$", OPEN),
        (r"^https://acme.example./cb$", OPEN.union(DOT)),
        (r"^https://acme\.example[/a]cb$", OPEN),
        (r"^https://acme\.example(/|\w)cb$", OPEN),
        // Two hosts, both written out.
        (r"^https://acme\.example/*evil$", FINE),
        (r"^https://acme\.example(:\d{4})?.*$", OPEN),
        (r"^https://acme\.example(\.\w+)+$", OPEN),
        ("^https://$", OPEN),
        ("^https:///cb$", OPEN),
        // Through the port.
        (r"^http://127\.0\.0\.1:.*$", OPEN),
        (r"^http://127\.0\.0\.1:\d{4}.*$", OPEN),
        (r"^http://127\.0\.0\.1:[^/]+/cb$", OPEN),
        (r"^http://127\.0\.0\.1:\d{4}.evil$", OPEN.union(DOT)),
        (r"^http://127\.0\.0\.1:1@evil\.example$", OPEN),
        // Subdomains.
        (r"^https://[a-z]+\.acme\.example/cb$", SUB),
        (r"^https://[\w-]+\.acme\.example/cb$", SUB),
        (r"^https://[\w.-]+\.acme\.example/cb$", SUB),
        (r"^https://(\w+\.)*acme\.example/cb$", SUB),
        (r"^https://(\w+\.){1,3}acme\.example/cb$", SUB),
        (r"^https://\w+\.\w+\.acme\.example/cb$", SUB),
        (r"^https://t[0-9]\.acme\.example:8443$", SUB),
        // Dots.
        (r"^https://acme.example/cb$", DOT),
        (r"^https://www.acme.example:80$", DOT),
        (r"^https://acme\.example/cb.aspx$", DOT),
        (r"^https://(www.)?acme\.example/cb$", DOT),
        (r"^https://(www.acme|my\.acme)\.example/cb$", DOT),
        (r"^https://my-.acme\.example/cb$", DOT),
        (r"^https://www..acme\.example/cb$", OPEN),
        (r"^https://.acme\.example/cb$", OPEN),
        (r"^https://[a-z]+.dev.acme\.example/cb$", OPEN.union(DOT)),
        (r"^https://[a-z]+\.dev.acme\.example/cb$", OPEN.union(DOT)),
        (r"^https://acme.\w+/cb$", OPEN.union(DOT)),
        // Ports.
        (r"^http://127\.0\.0\.1:\d+$", PORT),
        (r"^http://127\.0\.0\.1:\d*/cb$", PORT),
        (r"^http://127\.0\.0\.1:\d{5}/cb$", PORT),
        (r"^http://127\.0\.0\.1:\d{4,5}/cb$", PORT),
        (r"^http://127\.0\.0\.1(:\d{4,})?/cb$", PORT),
        (r"^http://127\.0\.0\.1:(80|\d{5})/cb$", PORT),
        (r"^http://127\.0\.0\.1:6\d{4}$", PORT),
        (r"^http://127\.0\.0\.1:65536$", PORT),
        (r"^http://127\.0\.0\.1:(\d\d){1,3}/cb$", PORT),
        (r"^http://127\.0\.0\.1:\w+/cb$", PORT),
        (r"^http://127\.0\.0\.1:0+/cb$", PORT),
        (r"^http://127\.0\.0\.1:[1-5]\d{0,4}/cb$", FINE),
        (r"^http://127\.0\.0\.1:(\d\d){1,2}/cb$", FINE),
        (r"^http://127.0.0.1\:\d{4,10}/desktop-callback$", DOT.union(PORT)),
        (r"^http://127.0.0.1\:\d{4,10}/?$", DOT.union(PORT)),
        (NATIVE_TEMPLATE, Lints::NATIVE_TEMPLATE),
        // What ignores case is linted too.
        (r"^(?i)https://.*\.acme\.example/cb$", OPEN),
        (r"^(?i:https)://\w+\.acme\.example/cb$", SUB),
        // What is not read says nothing.
        (r"^https://(?!www)[a-z]+\.acme\.example/cb$", FINE),
    ] {
        assert_eq!(fault(text), None, "{text}");
        assert_eq!(judge(text).lints, lints, "{text}");
    }
}

/// Too many ways to follow: the safe side.
#[test]
fn many_ways_count_as_open() {
    let hosts = |count: usize| (0..count).map(|host| format!("h{host}")).collect::<Vec<_>>().join("|");
    let lints = |hosts: String| judge(&format!(r"^https://({hosts})\.acme\.example/cb$")).lints;
    assert_eq!(lints(hosts(60)), FINE);
    assert_eq!(lints(hosts(70)), OPEN);
    assert_eq!(judge(&format!("^https://{}b/$", "a?".repeat(100))).lints, OPEN);
    assert_eq!(
        judge(&format!(r"^https://acme\.example/{}$", "(a|b)?".repeat(50))).lints,
        FINE,
        "the path is not followed"
    );
    assert_eq!(judge("^https://((((a{16}){16}){0}){16}|b)c/$").lints, FINE);
}

#[test]
fn corrections_are_accepted() {
    let native = format!(r"^http://127\.0\.0\.1\:{PORTS}$");
    for (text, corrected) in [
        (NATIVE_TEMPLATE, Some(native)),
        (
            r"^http://127.0.0.1\:\d{4,10}/desktop-callback$",
            Some(format!(r"^http://127\.0\.0\.1\:{PORTS}/desktop-callback$")),
        ),
        (r"^http://localhost(:(\d+))?/cb$", Some(format!("^http://localhost(:{PORTS})?/cb$"))),
        (r"^https://www.acme.example/cb.aspx$", Some(r"^https://www\.acme\.example/cb\.aspx$".to_owned())),
        (r"^https://[a-z]+.acme.example/cb$", Some(r"^https://[a-z]+\.acme\.example/cb$".to_owned())),
        ("^com.acme.app:/cb$", Some(r"^com\.acme\.app:/cb$".to_owned())),
        (r"^(?i)https://acme.example/cb$", Some(r"^https://acme\.example/cb$".to_owned())),
        (r"^(?i)https://acme\.example/cb$", Some(r"^https://acme\.example/cb$".to_owned())),
        (r"^(?i)https://Acme\.example/cb$", None),
        (r"^https://acme\.example/cb$", None),
        (r"^https://.*.acme.example/cb$", None),
        (r"^http://127\.0\.0\.1:6\d{4}$", None),
        (r"^https://acme(.)example/cb$", None),
        (r"^https?://acme.example/cb$", None),
    ] {
        let facts = judge(text);
        assert_eq!(facts.correction.as_ref().map(|correction| &correction.text), corrected.as_ref(), "{text}");
        if let Some(correction) = facts.correction {
            let again = judge(&correction.text);
            assert_eq!((again.fault, again.limit), (None, None), "{text}");
            assert!(!again.lints.intersects(correction.removes | OPEN | DOT | PORT), "{text}: {again:?}");
            assert_eq!(again.correction, None, "{text}");
            if !facts.hosts.is_empty() {
                assert_eq!((again.schemes, again.hosts), (facts.schemes, facts.hosts), "{text}");
            }
        }
    }
}

#[test]
fn facts_about_the_rest() {
    for (text, schemes, hosts, prefix) in [
        (NATIVE_TEMPLATE, &["http"][..], &["127.0.0.1"][..], "http://127"),
        (r"^https?://acme\.example/cb$", &["http", "https"], &["acme.example"], "http"),
        (r"^https://(www|web)\.acme\.example$", &["https"], &["www.acme.example", "web.acme.example"], "https://w"),
        (r"^https://\w+\.acme\.example/cb$", &["https"], &[], "https://"),
        (r"^http://(127\.0\.0\.1|\[::1\]):\d{4}$", &["http"], &["127.0.0.1", "[::1]"], "http://"),
        (r"^http://(localhost|\w+\.a\.b)/$", &["http"], &[], "http://"),
        (r"^com\.acme:/cb$", &["com.acme"], &[], "com.acme:/cb"),
        (r"^w{3}(a|ab)c$", &[], &[], "wwwa"),
        (r"^(ab|ab){2}c?d$", &[], &[], "abab"),
        (r"^(?i)https://a\.b/$", &["https"], &["a.b"], ""),
        (r"^https://(?=a)a\.b/$", &[], &[], ""),
    ] {
        let facts = judge(text);
        let mut found = facts.schemes;
        found.sort();
        assert_eq!(found, schemes, "{text}");
        let (mut hosts, mut found) = (hosts.to_vec(), facts.hosts);
        hosts.sort_unstable();
        found.sort();
        assert_eq!((found, &*facts.prefix), (hosts.iter().map(|host| (*host).to_owned()).collect(), prefix), "{text}");
    }
}

#[test]
fn equal_by_text_and_silent_about_secrets() {
    let (parsed, kept) = (RedirectPattern::parse("^a$").unwrap(), RedirectPattern::kept("^a$"));
    assert_eq!(parsed, kept);
    assert!(parsed.is_match("a") && !kept.is_match("a"));
    assert_eq!(kept.never_matches(), Some(PatternLimit::Misplaced));
    assert_eq!(RedirectPattern::kept("a").never_matches(), Some(PatternLimit::Unmarked));
    assert!(parsed < RedirectPattern::parse("^b$").unwrap());
    let secret = RedirectPattern::parse(r"^https://a\.example/\?client_secret=s3cr3tvalue$").unwrap();
    assert!(!format!("{secret:?}").contains("s3cr3t"), "{secret:?}");
    assert_eq!("^a$".parse::<RedirectPattern>().unwrap().to_string(), "^a$");
}

mod laws {
    use proptest::prelude::*;

    use super::super::{oracle, parse};
    use super::*;

    /// Small patterns over few letters, most of them valid.
    fn pattern() -> impl Strategy<Value = String> {
        let atom = prop_oneof![
            4 => "[ab/.]".prop_map(String::from),
            1 => prop_oneof![
                Just("[ab]"), Just("[^a]"), Just("[^b/]"), Just(r"\w"), Just(r"\W"), Just(r"\."), Just("é"), Just(r"\d"),
                Just("[a-]"), Just(r"[^\s\S]"), Just(""),
            ].prop_map(str::to_owned),
        ];
        let quantifier = prop_oneof![
            6 => Just(""), 1 => Just("*"), 1 => Just("+?"), 1 => Just("?"), 1 => Just("{2}"), 1 => Just("{0,2}"),
            1 => Just("{1,}"), 1 => Just("{0}"), 1 => Just("{"),
        ];
        atom.prop_recursive(4, 24, 4, move |inner| {
            let piece =
                (inner, quantifier.clone()).prop_map(|(inner, quantifier)| match (inner.as_str(), quantifier) {
                    ("", _) => "(?:)".to_owned(),
                    (_, "") => inner,
                    _ => format!("(?:{inner}){quantifier}"),
                });
            prop_oneof![
                prop::collection::vec(piece.clone(), 0..4).prop_map(|pieces| pieces.concat()),
                prop::collection::vec(piece, 1..4).prop_map(|pieces| format!("({})", pieces.join("|"))),
            ]
        })
        .prop_map(|inside| format!("^{inside}$"))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1_500))]

        #[test]
        fn the_engine_agrees_with_backtracking(
            pattern in pattern(),
            candidates in prop::collection::vec("[ab/.é1{]{0,7}", 1..12),
        ) {
            let compiled = RedirectPattern::parse(&pattern);
            let parsed = parse::parse(&pattern);
            prop_assert_eq!(compiled.is_err(), parsed.is_err(), "{}", pattern);
            if let (Ok(compiled), Ok(parsed)) = (compiled, parsed) {
                let facts = judge(&pattern);
                for candidate in candidates {
                    if let Some(expected) = oracle::matches(&parsed.tree, &candidate) {
                        prop_assert_eq!(compiled.is_match(&candidate), expected, "{} {}", pattern, candidate);
                        prop_assert!(!expected || candidate.starts_with(&facts.prefix), "{} {}", pattern, candidate);
                    }
                }
            }
        }

        /// A pattern that is not called open matches no URL with another host.
        #[test]
        fn a_host_that_is_not_open_is_kept(
            host in prop::collection::vec(prop_oneof![
                4 => Just("a"), 2 => Just(r"\."), 1 => Just("."), 1 => Just("[ab]"), 1 => Just(r"\w+"), 1 => Just("[^/]"), 1 => Just("(a|b)"),
                1 => Just("a?"), 1 => Just("(a/)?"), 1 => Just(r"(b\.)*"), 1 => Just("(/.*)?"), 1 => Just(":"), 1 => Just("/"),
                1 => Just("[/a]"), 1 => Just(r"(\.a|/)+"),
            ], 1..8),
            rest in prop_oneof![Just(""), Just("/"), Just(".*"), Just("/.*"), Just(":1/"), Just(":.+")],
            candidates in prop::collection::vec("[ab./:@?]{1,10}", 1..60),
        ) {
            let pattern = format!("^http://{}{rest}$", host.concat());
            let facts = judge(&pattern);
            let Ok(compiled) = RedirectPattern::parse(&pattern) else { return Ok(()) };
            if facts.lints.intersects(OPEN | DOT) {
                return Ok(());
            }
            // The last two labels of every host are among those that the pattern writes out.
            let mut ends: Vec<Option<String>> = Vec::new();
            for candidate in candidates.iter().map(|rest| format!("http://{rest}")).filter(|url| compiled.is_match(url)) {
                let Ok(url) = ::url::Url::parse(&candidate) else { continue };
                let host = url.host_str().unwrap_or_default().trim_end_matches('.');
                let labels: Vec<_> = host.rsplit('.').take(2).collect();
                prop_assert!(url.username().is_empty(), "{} {}", pattern, candidate);
                if !facts.hosts.is_empty() {
                    prop_assert!(facts.hosts.iter().any(|known| known.trim_end_matches('.') == host), "{} {} {:?}", pattern, candidate, facts);
                }
                ends.push(Some(labels.join(".")));
            }
            ends.sort();
            ends.dedup();
            let written = host.iter().filter(|piece| piece.starts_with('(')).count();
            prop_assert!(ends.len() <= 4 << (2 * written), "{} {:?}", pattern, ends);
        }

        #[test]
        fn judging_never_panics_and_agrees_with_parsing(
            text in r"\^?[\^$\\.\[\](){}|?*+a-c:/,0-9<>=!#'xipdw-]{0,40}\$?",
        ) {
            let marked = format!("^{text}");
            let facts = judge(&marked);
            prop_assert_eq!(RedirectPattern::parse(&marked).is_err(), facts.fault.is_some(), "{}", marked);
            if let Some(correction) = facts.correction {
                let again = judge(&correction.text);
                prop_assert!(again.fault.is_none() && !again.lints.contains(OPEN), "{} {}", marked, correction.text);
            }
            if looks_unmarked(&text) {
                let anchored = parse::parse(&[&marked, "$"].concat()).is_ok() || parse::parse(&marked).is_ok();
                prop_assert!(anchored, "{}", text);
            }
            let _ = marked.parse::<RedirectPattern>();
        }
    }
}

/// Whatever the text is, judging it takes time that grows with its length at most.
#[test]
fn hostile_texts_take_no_time() {
    let start = std::time::Instant::now();
    for piece in [
        "(", "[", "{", "\\", ")", "(?:", "(?<a>", "[^", "[a-[", "a{9}", "(?#", "a|", "(a|b)?", ".", "\\p{", "a?",
        "(a*)*", "é",
    ] {
        for length in [100, 2_000, 1 << 20] {
            let body = piece.repeat(length / piece.len() + 1);
            for text in
                [format!("^{body}"), format!("^{body}$"), format!("^https://{body}/$"), format!(r"https://a\.b/{body}")]
            {
                let _ = judge(&text);
                let _ = RedirectPattern::parse(&text).is_ok();
                let _ = (looks_unmarked(&text), marked(&text));
            }
        }
    }
    for text in [
        format!("^https://{}{}/$", "(".repeat(30), "a?){2}".repeat(30)),
        format!("^https://{}{}/$", "(".repeat(30), r"\w+\.)*".repeat(30)),
        format!("^https://{}{}/$", "(".repeat(30), "a|b)+".repeat(30)),
        format!("^https://{}[a-z]{}{}/$", "(".repeat(30), "b".repeat(1_500), "){2,3}".repeat(30)),
        format!("^https://(({}){{0,1}}){{500}}/$", "[ab]?".repeat(300)),
    ] {
        let _ = judge(&text);
    }
    assert!(start.elapsed() < std::time::Duration::from_secs(20), "{:?}", start.elapsed());
}
