//! Patterns in whole configurations.

use superoffice_app::{Configuration, Policy};

use crate::support::{check_toml, codes, read_toml};

fn list(key: &str, entries: &[String]) -> String {
    format!("name = \"A\"\n[authentication]\n{key} = ['{}']", entries.join("', '"))
}

fn redirect_codes(text: &str) -> Vec<(String, &'static str)> {
    let report = check_toml(text);
    let found = report.iter().map(|problem| (problem.path().to_string(), problem.code().as_str()));
    found.filter(|(path, _)| path.contains("urls")).collect()
}

#[test]
fn the_ninth_pattern_is_one_too_many_even_if_it_is_a_copy() {
    let mut entries: Vec<_> = (0..8).map(|n| format!(r"^https://acme\.example/{n}$")).collect();
    assert_eq!(redirect_codes(&list("redirect_urls", &entries)), []);
    entries.push("https://acme.example/callback".to_owned());
    entries.push(r"^https://acme\.example/0$".to_owned());
    entries.push(r"^(".to_owned());
    let too_complex = "redirect-pattern.too-complex";
    assert_eq!(
        redirect_codes(&list("redirect_urls", &entries)),
        [9, 10].map(|place| (format!("authentication.redirect_urls[{place}]"), too_complex))
    );
}

#[test]
fn a_pattern_has_all_its_problems_and_each_once() {
    let entry = r"^(?i)https://\w+\.acme\.example:\d+/a.b$".to_owned();
    let found: Vec<_> = redirect_codes(&list("redirect_urls", &[entry])).into_iter().map(|(_, code)| code).collect();
    let expected = ["case-insensitive", "subdomain", "unescaped-dot", "impossible-port"];
    assert_eq!(found, expected.map(|code| format!("redirect-pattern.{code}")));
    for entry in [r"^http://127.0.0.1\:\d{4,10}$", "^(", r"http://127.0.0.1\:\d{4,10}", r"^.*$", r"^(?=a).*$"] {
        assert_eq!(redirect_codes(&list("redirect_urls", &[entry.to_owned()])).len(), 1, "{entry}");
    }
}

#[test]
fn what_never_matches_is_kept_where_there_are_no_patterns() {
    for (key, entry, code) in [
        ("post_logout_redirect_urls", "^(", "redirect-pattern.misplaced"),
        ("post_logout_redirect_urls", r"http://127.0.0.1\:\d{4,10}", "redirect-pattern.unmarked"),
        ("cors_urls", "^(", "cors-origin.pattern"),
        ("redirect_urls", r"http://127.0.0.1\:\d{4,10}", "redirect-pattern.unmarked"),
        ("redirect_urls", r"^(?=a)a$", "redirect-pattern.unsupported"),
    ] {
        let text = list(key, &[entry.to_owned()]);
        assert!(codes(&check_toml(&text)).contains(&code), "{key} {entry}");
        let strict = format!("{text}\nclient_id = \"6cf25376616343b38d14ddcd804f2891\"");
        let built = read_toml(&strict).build(&Policy::default()).unwrap_or_else(|report| panic!("{entry}: {report}"));
        let stored = serde_json::to_string(&built.configuration).unwrap();
        let read: Configuration = serde_json::from_str(&stored).unwrap();
        assert_eq!(read, built.configuration, "{key} {entry}");
        assert!(stored.contains("[\""), "{stored}");
    }
}
