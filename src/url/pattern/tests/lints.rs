//! What is suspicious, and what is not.

use super::*;

pub(super) const OPEN: Lints = Lints::OPEN_HOST;
const SUB: Lints = Lints::SUBDOMAIN;
pub(super) const DOT: Lints = Lints::UNESCAPED_DOT;
const PORT: Lints = Lints::IMPOSSIBLE_PORT;
const FINE: Lints = Lints::empty();

#[track_caller]
fn check(rows: &[(&str, Lints)]) {
    for (text, lints) in rows {
        assert_eq!(fault(text), None, "{text}");
        assert_eq!(judge(text).lints, *lints, "{text}");
    }
}

#[test]
fn what_is_fine_is_left_alone() {
    check(&[
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
        (r"^https://[a]cme[.]example/cb$", FINE),
        (r"^https://acme\.example:8443/cb$", FINE),
        (r"^http://localhost:\d{1,4}/cb$", FINE),
        (r"^http://\[::1\]:\d{4}/cb$", FINE),
        (r"^http://(127\.0\.0\.1|\[::1\]):\d{4}/cb$", FINE),
        (r"^com\.acme\.app:/cb$", FINE),
        (r"^com\.acme\.app://.*$", FINE),
        (r"^https://acme\.example/@.*$", FINE),
        (r"^https://acme\.example/v\d\.\d/cb$", FINE),
    ]);
}

#[test]
fn a_scheme_is_written_out() {
    check(&[
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
    ]);
}

#[test]
fn the_last_two_labels_are_written_out() {
    check(&[
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
    ]);
}

#[test]
fn nothing_leaves_the_host() {
    check(&[
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
    ]);
}

#[test]
fn a_host_is_closed() {
    check(&[
        (r"^https://acme\.(example|test)/cb$", OPEN),
        (r"^https://(acme|acne)\.example/cb$", OPEN),
        (r"^https://(app\.acme\.example|evil\.example)/cb$", OPEN),
        (r"^https://acme\.example(/|x)/cb$", OPEN),
        (r"^https://acme\.example(\.evil|)/cb$", OPEN),
        (r"^http://(127\.0\.0\.1|acme\.example)/cb$", OPEN),
        (r"^http://127\.0\.0\.(1|2)/cb$", OPEN),
        (r"^http://(127\.0\.0\.1|\[::1\]|localhost)/cb$", FINE),
        (r"^https://acme\.example.*$", OPEN),
        (r"^https://acme\.example\w*$", OPEN),
        (r"^https://acme\.example.$", OPEN),
        (r"^https://acme.example./cb$", OPEN.union(DOT)),
        (r"^https://acme\.example[/a]cb$", OPEN),
        (r"^https://acme\.example(/|\w)cb$", OPEN),
        // Two hosts, both written out.
        (r"^https://acme\.example/*evil$", OPEN),
        (r"^https://acme\.example(:\d{4})?.*$", OPEN),
        (r"^https://acme\.example(\.\w+)+$", OPEN),
        ("^https://$", OPEN),
        ("^https:///cb$", OPEN),
    ]);
}

#[test]
fn no_user_name_hides_in_the_port() {
    check(&[
        (r"^http://127\.0\.0\.1:.*$", OPEN),
        (r"^http://127\.0\.0\.1:\d{4}.*$", OPEN),
        (r"^http://127\.0\.0\.1:[^/]+/cb$", OPEN),
        (r"^http://127\.0\.0\.1:\d{4}.evil$", OPEN.union(DOT)),
        (r"^http://127\.0\.0\.1:1@evil\.example$", OPEN),
    ]);
}

#[test]
fn subdomains() {
    check(&[
        (r"^https://[a-z]+\.acme\.example/cb$", SUB),
        (r"^https://[\w-]+\.acme\.example/cb$", SUB),
        (r"^https://[\w.-]+\.acme\.example/cb$", SUB),
        (r"^https://(\w+\.)*acme\.example/cb$", SUB),
        (r"^https://(\w+\.){1,3}acme\.example/cb$", SUB),
        (r"^https://\w+\.\w+\.acme\.example/cb$", SUB),
        (r"^https://t[0-9]\.acme\.example:8443$", SUB),
    ]);
}

#[test]
fn bare_dots() {
    check(&[
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
    ]);
}

#[test]
fn ports() {
    check(&[
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
        // What is in no number is a fault of every URL that it matches, and no port at all.
        (r"^http://127\.0\.0\.1:x\d{6}/cb$", FINE),
        (r"^http://127\.0\.0\.1:[1-5]\d{0,4}/cb$", FINE),
        (r"^http://127\.0\.0\.1:(\d\d){1,2}/cb$", FINE),
        (r"^http://127.0.0.1\:\d{4,10}/desktop-callback$", DOT.union(PORT)),
        (r"^http://127.0.0.1\:\d{4,10}/?$", DOT.union(PORT)),
        (NATIVE_TEMPLATE, Lints::NATIVE_TEMPLATE),
    ]);
}

#[test]
fn what_never_matches_is_linted_as_far_as_it_is_read() {
    check(&[
        (r"^(?i)https://.*\.acme\.example/cb$", OPEN),
        (r"^(?i:https)://\w+\.acme\.example/cb$", SUB),
        // What is not read says nothing.
        (r"^https://(?!www)[a-z]+\.acme\.example/cb$", FINE),
    ]);
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
    assert_eq!(judge("^https://((((a{16}){16}){0}){16}|b)c/$").lints, OPEN);
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
