//! What an attacker, or an odd setting, might open: nothing that cannot be held is ever matched.

use proptest::prelude::*;
use superoffice_app::{
    AuthenticationDraft, Code, Configuration, ConfigurationDraft, CorsOrigin, Environment, Level, Limits, Match,
    PerEnvironment, Policy, RedirectUrl, Severity, UrlList, UrlMatcher,
};

use crate::corpus;
use crate::fuzz::{pattern, scan_vs_url};

fn draft<'a>(native: bool, environment: Option<Environment>, entries: &[&'a str]) -> ConfigurationDraft<'a> {
    let list = || {
        let list: UrlList<'a> = entries.iter().copied().collect();
        match environment {
            Some(environment) => PerEnvironment::only(environment, list.into()),
            None => PerEnvironment::Shared(list.into()),
        }
    };
    let authentication = AuthenticationDraft {
        native: native.into(),
        redirect_urls: list(),
        post_logout_redirect_urls: list(),
        cors_urls: list(),
        ..Default::default()
    };
    ConfigurationDraft { authentication: authentication.into(), ..Default::default() }
}

fn with_problems(problems: usize) -> Policy {
    Policy::default().with_limits(Limits { problems, ..Limits::default() })
}

/// As lenient as a policy can be.
fn lenient() -> Policy {
    let open = |policy: Policy, code: &Code| policy.clone().with_level(*code, Level::Off).unwrap_or(policy);
    Code::ALL.iter().fold(with_problems(0), open)
}

/// Whatever the policy, the context and the list: an entry that cannot be held never matches its own text.
#[test]
fn no_policy_opens_what_cannot_be_held() {
    let texts = corpus::texts();
    for policy in [Policy::default(), Policy::import(), with_problems(0), with_problems(1), lenient()] {
        for native in [false, true] {
            for environment in Environment::ALL {
                // In one list, so that nothing depends on the place in it.
                let entries: Vec<_> = texts.iter().map(String::as_str).collect();
                let urls = draft(native, Some(environment), &entries).urls(environment, &policy);
                for text in &texts {
                    if RedirectUrl::parse(text).is_err() {
                        assert_eq!(urls.redirect(text), Match::Refused, "{text:?}");
                        assert_eq!(urls.post_logout(text), Match::Refused, "{text:?}");
                    }
                    if CorsOrigin::parse(text).is_err() {
                        assert_eq!(urls.origin(text), Match::Refused, "{text:?}");
                    }
                }
            }
        }
    }
}

/// How much a report keeps changes nothing about what is allowed.
#[test]
fn a_short_report_opens_nothing() {
    let (http, open) = ("http://acme.example/cb", "^https://.*$");
    for problems in [0, 1, usize::MAX] {
        let urls = draft(false, None, &[http, open]).urls(Environment::Production, &with_problems(problems));
        assert_eq!(urls.redirect(http), Match::Refused, "{problems}");
        assert_eq!(urls.redirect("https://evil.example/"), Match::Refused, "{problems}");
        assert_eq!(urls.post_logout(http), Match::Refused, "{problems}");
        assert_eq!(urls.origin("http://acme.example"), Match::Refused, "{problems}");
    }
}

/// A policy decides about what it may decide about, and says the same when entries are checked and when they are matched.
#[test]
fn a_policy_opens_what_it_lowers() {
    let http = "http://acme.example/cb";
    let draft = draft(false, Some(Environment::Production), &[http]);
    let lowered = Policy::default().with_level(Code::REDIRECT_URL_NOT_HTTPS, Severity::Warning).unwrap();
    for (policy, expected) in
        [(Policy::default(), Match::Refused), (lowered, Match::Exact), (Policy::import(), Match::Exact)]
    {
        assert_eq!(draft.urls(Environment::Production, &policy).redirect(http), expected);
    }
    let raised = Policy::default().with_level(Code::REDIRECT_URL_NO_PATH, Severity::Error).unwrap();
    let bare = "https://acme.example";
    let draft = self::draft(false, None, &[bare]);
    assert_eq!(draft.urls(Environment::Sod, &Policy::default()).redirect(bare), Match::Exact);
    assert_eq!(draft.urls(Environment::Sod, &raised).redirect(bare), Match::Refused);
}

/// One environment never answers from the list of another.
#[test]
fn environments_are_apart() {
    let url = "https://acme.example/cb";
    for registered in Environment::ALL {
        for asked in Environment::ALL {
            let urls = draft(false, Some(registered), &[url]).urls(asked, &Policy::default());
            assert_eq!(urls.redirect(url).is_allowed(), registered == asked);
            assert_eq!(urls.post_logout(url).is_allowed(), registered == asked);
        }
        assert!(draft(false, None, &[url]).urls(registered, &Policy::default()).redirect(url).is_allowed());
    }
}

/// What is loaded from a store is judged again: it may hold what a new application would be refused for.
#[test]
fn stored_entries_are_judged_when_they_are_matched() {
    let (http, open) = ("http://acme.example/cb", "^https://.*$");
    let stored = serde_json::json!({
        "schema": 1,
        "name": "Acme Orders",
        "distribution": "custom",
        "authentication": { "redirect_urls": [http, open, "https://acme.example/cb"], "cors_urls": ["http://acme.example"] },
    });
    let configuration: Configuration = serde_json::from_value(stored).unwrap();
    for environment in [Environment::Stage, Environment::Production] {
        let urls = configuration.urls(environment);
        assert_eq!(urls.redirect(http), Match::Refused);
        assert_eq!(urls.redirect("https://evil.example/"), Match::Refused);
        assert_eq!(urls.redirect("https://acme.example/cb"), Match::Exact);
        assert_eq!(urls.origin("http://acme.example"), Match::Refused);
    }
    assert_eq!(configuration.urls(Environment::Sod).redirect(http), Match::Exact, "in SOD it is a warning");
}

fn matcher_of(case: &corpus::table::Case) -> UrlMatcher {
    let entries: Vec<_> = case.registered.iter().map(String::as_str).collect();
    draft(case.native, Some(case.environment), &entries).urls(case.environment, &Policy::default())
}

/// An explanation agrees with the verdict, and is fit for a log: one line for each thing it says, and nothing that a
/// terminal obeys or that nobody sees.
#[test]
fn explanations_agree_and_are_fit_for_a_log() {
    for case in corpus::cases().filter(|case| !case.registered.is_empty()) {
        let urls = matcher_of(&case);
        let sent = &case.candidate;
        for (explanation, verdict) in [
            (urls.explain_redirect(sent), urls.redirect(sent)),
            (urls.explain_post_logout(sent), urls.post_logout(sent)),
            (urls.explain_origin(sent), urls.origin(sent)),
        ] {
            assert_eq!(explanation.verdict(), verdict, "{}", case.id);
            let text = explanation.to_string();
            assert!(text.len() < 1_500 && text.lines().count() < 6, "{}: {text}", case.id);
            let hidden = |letter: char| {
                letter.is_control() && letter != '\n'
                    || matches!(letter, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
            };
            assert!(!text.contains(hidden), "{}: {text:?}", case.id);
            // A line break of what was sent would look like a line of the log.
            assert!(
                !text.contains("\nhttps://b.acme.example") && !text.contains("\nhttps://evil"),
                "{}: {text}",
                case.id
            );
            let debug = format!("{explanation:?}");
            assert!(!debug.contains("user:pw") && !text.contains("user:pw"), "{}", case.id);
        }
    }
}

/// Parts of URLs, right and wrong, in their places and out of them.
fn odd_url() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just("http"),
        Just("https"),
        Just("HTTPS"),
        Just("com.acme.app"),
        Just("javascript"),
        Just(":"),
        Just("://"),
        Just("/"),
        Just("//"),
        Just("\\"),
        Just("@"),
        Just("user:pw@"),
        Just("#"),
        Just("?"),
        Just("a=b"),
        Just("."),
        Just(".."),
        Just("%2e"),
        Just("%252e"),
        Just("%2f"),
        Just("%5c"),
        Just("%00"),
        Just("%"),
        Just("acme.example"),
        Just("acme"),
        Just("127.0.0.1"),
        Just("127.1"),
        Just("0x7f"),
        Just("[::1]"),
        Just("[::ffff:1.2.3.4]"),
        Just("["),
        Just("]"),
        Just(":80"),
        Just(":443"),
        Just(":0"),
        Just(":65536"),
        Just(":08"),
        Just("å"),
        Just("Å"),
        Just("\u{212a}"),
        Just("ß"),
        Just("\u{130}"),
        Just("\u{3002}"),
        Just("\u{ff11}"),
        Just("\u{200d}"),
        Just("\u{ad}"),
        Just("\u{430}"),
        Just("xn--"),
        Just("xn--blbr-roah"),
        Just("-"),
        Just("_"),
        Just("~"),
        Just(";"),
        Just(","),
        Just("|"),
        Just("*"),
        Just("'"),
        Just("\""),
        Just("<uctx>"),
        Just("{"),
        Just("}"),
        Just("^"),
        Just("`"),
        Just(" "),
        Just("\t"),
        Just("\n"),
        Just("\0"),
        Just("+"),
        Just("&"),
        Just("="),
        Just("$"),
        Just("!"),
        Just("("),
    ];
    let start = prop_oneof![
        Just("https://"),
        Just("http://"),
        Just("https://acme.example"),
        Just("http://127.0.0.1"),
        Just("com.acme.app:"),
        Just("")
    ];
    (start, prop::collection::vec(part, 0..7)).prop_map(|(start, parts)| start.to_owned() + &parts.concat())
}

fn odd_pattern() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just("a"),
        Just("b"),
        Just("1"),
        Just("/"),
        Just("-"),
        Just("."),
        Just(r"\."),
        Just(r"\d"),
        Just(r"\D"),
        Just(r"\w"),
        Just(r"\s"),
        Just("[a-c]"),
        Just("[^a]"),
        Just("[]a]"),
        Just(r"[\d-]"),
        Just("("),
        Just("(?:"),
        Just(")"),
        Just("|"),
        Just("*"),
        Just("+"),
        Just("?"),
        Just("{2}"),
        Just("{1,3}"),
        Just("{0,}"),
        Just(r"\\"),
        Just(r"\$"),
        Just("$"),
        Just("^"),
        Just("]"),
        Just("}"),
        Just("å"),
    ];
    prop::collection::vec(part, 0..12).prop_map(|parts| format!("^{}$", parts.concat()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_accepted_stays_as_it_is(text in odd_url()) {
        scan_vs_url::run(&text);
    }

    #[test]
    fn patterns_agree_with_a_second_matcher(text in odd_pattern(), candidates in prop::collection::vec("[ab1/.å\n-]{0,6}", 1..20)) {
        pattern::run(&text, candidates.iter().map(String::as_str));
    }
}

/// Pieces of which patterns with odd hosts are made: what may be empty, repeats of it, choices, open classes.
fn hollow_pattern() -> impl Strategy<Value = String> {
    let pieces = [
        "",
        "()",
        "(|)",
        "(/?)",
        "(?:/*)",
        "([?/]?)",
        "(a|)",
        "(acme)?",
        "[a-z]",
        "[^/]",
        "[^#]",
        r"\w",
        r"\S",
        ".",
        r"\.",
        "/",
        "/?",
        "@",
        r"\?",
        ":",
        r":\d{1,4}",
        "acme",
        "app",
        "evil",
        "(a|b)",
        r"(\.evil|)",
        "(/|x)",
    ];
    let repeats = ["", "", "", "?", "*", "+", "{0}", "{2}", "{2,}", "{3,5}"];
    let piece = (proptest::sample::select(pieces.to_vec()), proptest::sample::select(repeats.to_vec())).prop_map(
        |(piece, repeat)| {
            let group = if piece.is_empty() || repeat.is_empty() || piece.ends_with(')') { "" } else { "(?:" };
            let close = if group.is_empty() { "" } else { ")" };
            let repeat = if piece.is_empty() { "" } else { repeat };
            format!("{group}{piece}{close}{repeat}")
        },
    );
    let hosts = proptest::sample::select(vec![r"app\.acme\.example", "", "app.acme.example", r"[a-z]+\.acme\.example"]);
    let ends = proptest::sample::select(vec!["", ".*", "/.*", "[^#]*", "(/.*)?"]);
    (hosts, proptest::collection::vec(piece, 0..5), ends)
        .prop_map(|(host, pieces, end)| format!("^https://{host}{}{end}$", pieces.concat()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    /// A pattern that registers without an error lets in hosts of one domain only.
    #[test]
    fn a_pattern_without_an_error_leads_to_one_domain(pattern in hollow_pattern()) {
        let urls = draft(false, None, &[&pattern]).urls(Environment::Production, &Policy::default());
        let hosts = [
            "app.acme.example", "acme.example", "evil.example", "app.acme.example.evil.example", "app.acme.exampleevil.example",
            "a.acme.example", "app", "acme", "evil", "app.acme", "app.acme.examplea", "app.acme.examplex", "a", "app.acme.example.evil",
        ];
        let rests = ["", "/", "/steal", "/acme.example/x", "?x", "/.acme.example", ":80/x", "/acme/evil", "/b", "/evil"];
        let mut domain: Option<String> = None;
        for host in hosts {
            for rest in rests {
                let candidate = format!("https://{host}{rest}");
                if urls.redirect(&candidate).is_allowed() {
                    let labels: Vec<&str> = host.rsplit('.').take(2).collect();
                    let found = labels.join(".");
                    prop_assert!(domain.as_ref().is_none_or(|domain| *domain == found), "{} {}", pattern, candidate);
                    domain = Some(found);
                }
            }
        }
    }
}
