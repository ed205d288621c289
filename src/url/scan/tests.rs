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
    assert_eq!(faults(&format!("https://acme.example/{}", "x".repeat(UrlFaults::MAX_LENGTH))), F::TOO_LONG);
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
    let start = proptest::sample::select(vec!["", "https://", "http://", "https://acme.example/", "com.acme.app:/"]);
    (start, proptest::collection::vec(piece(), 0..9)).prop_map(|(start, pieces)| start.to_owned() + &pieces.concat())
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
