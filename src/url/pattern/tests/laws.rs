//! Laws for any pattern, and patterns that are meant to take long.

use proptest::prelude::*;

use super::super::{oracle, parse};
use super::lints::{DOT, OPEN};
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
        let piece = (inner, quantifier.clone()).prop_map(|(inner, quantifier)| match (inner.as_str(), quantifier) {
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
    assert!(start.elapsed() < core::time::Duration::from_secs(20), "{:?}", start.elapsed());
}
