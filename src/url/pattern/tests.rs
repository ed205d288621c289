//! Patterns as an opponent would write them.

mod laws;
mod lints;

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
    assert_eq!(RedirectPattern::parse("http://a").unwrap_err().kind(), ParseErrorKind::NotAPattern);
    assert_eq!(RedirectPattern::parse("").unwrap_err().kind(), ParseErrorKind::Empty);
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
