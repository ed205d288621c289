//! Input that is meant to hurt: a clear problem, bounded memory, no panic.

use superoffice_app::{
    AuthenticationDraft, Code, ConfigurationDraft, CorsOrigin, EndpointUrl, Environment, Limits, PerEnvironment,
    Policy, RedirectPattern, RedirectUrl, Report, UrlList, json, toml,
};

use crate::support::{codes, now};

const MIB: usize = 1024 * 1024;

fn check_json(text: &str) -> Report {
    json::read(text, &Limits::default()).check_for(Environment::Production, now(), &Policy::default())
}

fn check_toml(text: &str) -> Report {
    toml::read(text, &Limits::default()).check_for(Environment::Production, now(), &Policy::default())
}

#[test]
fn deep_nesting() {
    for depth in [200, 100_000] {
        for text in [
            "[".repeat(depth),
            format!("{{\"x\":{}{}}}", "[".repeat(depth), "]".repeat(depth)),
            format!("{{\"name\":{}1{}}}", "{\"a\":".repeat(depth), "}".repeat(depth)),
            format!("{{\"authentication\":{{\"client_secret\":{}{}}}}}", "[".repeat(depth), "]".repeat(depth)),
        ] {
            let report = check_json(&text);
            assert!(!report.is_empty(), "{depth}");
        }
        for text in [format!("x = {}{}", "[".repeat(depth), "]".repeat(depth)), format!("x{} = 1", ".a".repeat(depth))]
        {
            assert!(!check_toml(&text).is_empty());
        }
    }
}

#[test]
fn sixteen_megabytes() {
    let long = "x".repeat(16 * MIB);
    for text in [long.clone(), format!("{{\"name\":\"{long}\"}}"), format!("{{\"{long}\":1}}")] {
        assert!(!check_json(&text[..text.len().min(16 * MIB)]).passed());
        assert_eq!(codes(&check_json(&format!("{text} "))), ["document.too-large"]);
        assert_eq!(codes(&check_toml(&format!("{text} "))), ["document.too-large"]);
    }
    let text = format!("{{\"name\":\"{}\"}}", "x".repeat(15 * MIB));
    let report = check_json(&text);
    assert!(report.contains(Code::DOCUMENT_TOO_LARGE), "a text over the limit");
    assert!(format!("{report} {report:?}").len() < 64 * 1024, "what is too long is not repeated");
    let text = format!("{{\"name\":\"a\",\"{}\":1}}", "k".repeat(15 * MIB));
    assert!(format!("{:?}", check_json(&text)).len() < 64 * 1024);
}

#[test]
fn a_million_repeated_or_unknown_keys() {
    let mut text = String::from("{");
    for _ in 0..1_000_000 {
        text.push_str("\"name\":\"a\",");
    }
    text.push_str("\"distribution\":\"custom\"}");
    let report = check_json(&text);
    assert_eq!(report.problems().len(), 1_000);
    assert!(report.len() >= 999_999);
    let mut text = String::from("{");
    for key in 0..1_000_000 {
        text.push_str(&format!("\"k{key}\":1,"));
    }
    text.push_str("\"name\":5}");
    let report = check_json(&text);
    assert_eq!(report.problems().len(), 1_000);
    assert!(!report.passed(), "the error is counted although it came last");
}

#[test]
fn a_million_tenants() {
    let mut text = String::from("{\"name\":\"a\",\"distribution\":\"custom\",\"tenants\":{\"sod\":[");
    for _ in 0..300_000 {
        text.push_str("{\"context_id\":\"Cust1\"},");
    }
    text.push_str("{}]}}");
    let report = check_json(&text);
    assert!(report.contains(Code::DOCUMENT_TOO_LARGE));
    assert!(report.contains(Code::TENANT_DUPLICATE));
    // Within limits that allow them, all are looked at.
    let limits = Limits { list_entries: 1_000_000, document_bytes: usize::MAX, ..Limits::default() };
    let mut text = String::from("{\"name\":\"a\",\"distribution\":\"custom\",\"tenants\":{\"sod\":[");
    for id in 0..1_000_000 {
        text.push_str(&format!("{{\"context_id\":\"Cust{id}\"}},"));
    }
    text.push_str("{\"context_id\":\"cUST7\"}]}}");
    let policy = Policy::default().with_limits(Limits { list_entries: 1_000_001, ..limits.clone() });
    let report = json::read(&text, policy.limits()).check(&policy);
    assert_eq!(codes(&report).iter().filter(|code| **code == "tenant.duplicate").count(), 1);
}

#[test]
fn endless_lists_of_next_to_nothing() {
    for entry in ["{},", "0,", "\"\",", "[],", "null,"] {
        let entries = entry.repeat(2_000_000);
        for key in ["ui", "x"] {
            let text = format!("{{\"{key}\":[{entries}1]}}");
            assert!(!check_json(&text).passed());
        }
        let text = format!("{{\"authentication\":{{\"redirect_urls\":[{entries}1]}}}}");
        assert!(!check_json(&text).passed());
    }
    let lines = "x\n".repeat(200_000);
    let text = format!("[authentication]\nredirect_urls = '''\n{lines}'''");
    assert!(check_toml(&text).contains(Code::DOCUMENT_TOO_LARGE));
}

#[test]
fn odd_characters() {
    for text in [
        "\0",
        "{\"name\":\"\0\"}",
        "{\"\0\":1}",
        "\u{feff}\u{feff}{}",
        "\u{feff}",
        "{\"name\":\"\\ud800\"}",
        "{\"name\":\"\\u0000\"}",
    ] {
        assert!(!check_json(text).passed(), "{text:?}");
        let _ = check_toml(text);
    }
    assert!(check_json("{\"name\":\"\\u0000\"}").contains(Code::NAME_CONTROL_CHARACTER));
    for text in [
        "\0 = 1",
        "name = \"\0\"",
        "\u{feff}\u{feff}a = 1",
        "a = \"\\u0000\"",
        "a = 99999999999999999999",
        "schema = 0x7fffffffffffffffff",
    ] {
        assert!(!check_toml(text).passed(), "{text:?}");
    }
}

#[test]
fn one_long_line_of_problems() {
    let urls = vec!["\"/x\""; 50_000].join(",");
    let text =
        format!("{{\"name\":\"a\",\"distribution\":\"custom\",\"authentication\":{{\"redirect_urls\":[{urls}]}}}}");
    let report = check_json(&text);
    assert_eq!(report.problems().len(), 1_000);
    assert!(report.iter().all(|problem| problem.position().is_some()));
}

/// Many http redirect URLs beside many https links: neither is compared with all of the other.
#[test]
fn many_urls_beside_many_links() {
    let redirects: Vec<_> = (0..20_000).map(|n| format!("\"http://a.example/{n}\"")).collect();
    let links: Vec<_> =
        (0..20_000).map(|n| format!("{{\"component\":\"menu_button\",\"url\":\"https://b{n}.example/\"}}")).collect();
    let text =
        format!("{{\"authentication\":{{\"redirect_urls\":[{}]}},\"ui\":[{}]}}", redirects.join(","), links.join(","));
    assert!(!check_json(&text).passed());
}

/// A megabyte of anything where a URL belongs is refused in time that grows with its length only.
#[test]
fn urls_of_a_megabyte() {
    const LENGTH: usize = 1 << 20;
    let many = |piece: &str| piece.repeat(LENGTH / piece.len());
    for piece in [
        "a",
        ".",
        "%",
        "%2e",
        "%25",
        "/",
        "/..",
        "\\",
        "@",
        ":",
        "[",
        "?",
        "#",
        "<a",
        "<a>",
        "å",
        "xn--a.",
        " ",
        "\u{200b}",
        ",https://a",
        "=",
        "&iss",
    ] {
        for start in ["", "https://", "https://acme.example/", "https://acme.example/?", "com.acme.app:", "^https://"] {
            let text = format!("{start}{}", many(piece));
            assert!(RedirectUrl::parse(&text).is_err(), "{start} {piece}");
            assert!(EndpointUrl::parse(&text).is_err(), "{start} {piece}");
            assert!(CorsOrigin::parse(&text).is_err(), "{start} {piece}");
            assert!(RedirectPattern::parse(&text).is_err(), "{start} {piece}");
        }
    }
}

/// A hundred thousand long URLs in each list: every rule about lists and hosts takes time that grows with their number only.
#[test]
fn a_hundred_thousand_urls_in_each_list() {
    let urls =
        |host: &str| (0..100_000).map(|n| format!("http://{host}{n}.acme.example/{n}/callback")).collect::<Vec<_>>();
    let (redirects, logouts) = (urls("a"), urls("b"));
    let list = |urls: &'static [String]| urls.iter().map(String::as_str).collect::<UrlList<'_>>();
    let (redirects, logouts) = (&*redirects.leak(), &*logouts.leak());
    let authentication = AuthenticationDraft {
        redirect_urls: PerEnvironment::Shared(list(redirects).into()),
        post_logout_redirect_urls: PerEnvironment::Shared(list(logouts).into()),
        cors_urls: PerEnvironment::Shared(list(redirects).into()),
        ..AuthenticationDraft::default()
    };
    let draft = ConfigurationDraft { authentication: authentication.into(), ..ConfigurationDraft::default() };
    let report = draft.check_for(Environment::Production, now(), &Policy::default());
    assert!(report.contains(Code::REDIRECT_URL_TOO_MANY) && report.len() > 400_000, "{}", report.len());
    let urls = draft.urls(Environment::Sod, &Policy::default());
    assert!(redirects.iter().all(|url| urls.redirect(url).is_allowed() && !urls.post_logout(url).is_allowed()));
}
