use proptest::prelude::*;

use super::*;
use crate::UrlFaults;

#[track_caller]
fn read(text: &str) -> TenantUrl {
    TenantUrl::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[test]
fn every_published_form() {
    use Environment::{Production, Sod, Stage};
    use TenantUrlShape::{Authorize, Misplaced, Page, Rest, Root, Soap, State};
    for (text, environment, id, shape) in [
        ("https://sod2.superoffice.com/Cust12345", Some(Sod), "Cust12345", Root),
        ("https://sod2.superoffice.com/Cust12345/", Some(Sod), "Cust12345", Root),
        ("https://sod2.superoffice.com:443/Cust00000", Some(Sod), "Cust00000", Root),
        ("https://sod3.superoffice.com/Cust26759", Some(Sod), "Cust26759", Root),
        ("https://app-sod.superoffice.com/cust6647", Some(Sod), "cust6647", Root),
        ("https://stage.superoffice.com/Cust1234", Some(Stage), "Cust1234", Root),
        ("https://app-stage.superoffice.com/Cust1234", Some(Stage), "Cust1234", Root),
        ("https://online3.superoffice.com/Cust37911", Some(Production), "Cust37911", Root),
        ("https://app.superoffice.com/cust1234", Some(Production), "cust1234", Root),
        ("https://so.acme.example/Acme-Demo_1", None, "Acme-Demo_1", Root),
        ("https://127.0.0.1:8443/Cust1", None, "Cust1", Root),
        ("https://[::1]/Cust1/api", None, "Cust1", Rest),
        ("https://sod.superoffice.com/Cust26759/api/", Some(Sod), "Cust26759", Rest),
        ("https://sod2.superoffice.com/Cust12345/api", Some(Sod), "Cust12345", Rest),
        ("https://sod2.superoffice.com/Cust12345/api/v1/User/currentPrincipal", Some(Sod), "Cust12345", Rest),
        ("HTTPS://SOD2.SuperOffice.COM/CUST12345/API/V1", Some(Sod), "CUST12345", Rest),
        ("https://sod.superoffice.com/Cust26759/Remote/Services86/", Some(Sod), "Cust26759", Soap),
        ("https://online2.superoffice.com/Cust1/remote/services88/contact.svc", Some(Production), "Cust1", Soap),
        ("https://sod.superoffice.com/api/state/Cust12345", Some(Sod), "Cust12345", State),
        ("https://qaonline.superoffice.com/API/State/cust1", Some(Stage), "cust1", State),
        ("https://sod.superoffice.com/login/Cust12345/oauth/authorize", Some(Sod), "Cust12345", Authorize),
        ("https://online.superoffice.com/Login/Cust1/OAuth/Authorize", Some(Production), "Cust1", Authorize),
        ("https://sod2.superoffice.com/api/v1/Cust12345", Some(Sod), "Cust12345", Misplaced),
        ("https://online3.superoffice.com/Cust12345/default.aspx", Some(Production), "Cust12345", Page),
        ("https://online3.superoffice.com/Cust12345/Remote", Some(Production), "Cust12345", Page),
        ("https://online3.superoffice.com/Cust12345/remote/servicesX/", Some(Production), "Cust12345", Page),
        ("https://online3.superoffice.com/Cust12345/remote/services/", Some(Production), "Cust12345", Page),
        ("https://sod.superoffice.com.evil.example/Cust1", None, "Cust1", Root),
        ("app.superoffice.com/cust1234", Some(Production), "cust1234", Root),
        ("sod2.superoffice.com/api/v1/Cust12345", Some(Sod), "Cust12345", Misplaced),
        ("SOD.superoffice.com/api/state/Cust12345/", Some(Sod), "Cust12345", State),
    ] {
        let url = read(text);
        assert_eq!((url.environment(), url.context_id().as_str(), url.shape()), (environment, id, shape), "{text}");
        assert_eq!(url.as_str(), text);
        let host = text.split("://").last().unwrap().split('/').next().unwrap();
        let written = url.port().map_or(url.host().to_owned(), |port| format!("{}:{port}", url.host()));
        assert_eq!(written, host, "{text}");
    }
}

#[track_caller]
fn refused(text: &str, kind: ParseErrorKind) {
    let found = TenantUrl::parse(text).map_err(|error| (error.what(), error.kind()));
    assert_eq!(found, Err(("tenant URL", kind)), "{:?}", text.chars().take(90).collect::<String>());
}

#[test]
fn what_names_no_tenant() {
    let deep = format!("https://sod2.superoffice.com/Cust1/api{}", "/x".repeat(31));
    for text in [
        "https://sod2.superoffice.com",
        "https://sod2.superoffice.com/",
        "https://sod2.superoffice.com//Cust1",
        "https://sod2.superoffice.com/Cust1//",
        "https://sod2.superoffice.com/Cust1//api",
        "https://sod2.superoffice.com/Cust1/api//",
        "https://sod2.superoffice.com/api",
        "https://sod2.superoffice.com/API/",
        "https://sod2.superoffice.com/login",
        "https://sod2.superoffice.com/Remote",
        "https://sod2.superoffice.com/api/v1",
        "https://sod2.superoffice.com/api/api",
        "https://sod2.superoffice.com/api/api/v1",
        "https://sod2.superoffice.com/remote/services88/contact.svc",
        "https://sod2.superoffice.com/remote/remote/services88/contact.svc",
        "https://sod2.superoffice.com/login/login/oauth/authorize",
        "https://sod.superoffice.com/login/common/oauth/authorize",
        "https://sod.superoffice.com/login/COMMON/oauth/authorize",
        "https://sod.superoffice.com/login/Cust1/oauth/tokens",
        "https://sod.superoffice.com/login/Cust1",
        "https://sod.superoffice.com/Login/api/PartnerSystemUser/Authenticate",
        "https://sod.superoffice.com/login/.well-known/openid-configuration",
        "https://sod.superoffice.com/login/services/PartnerSystemUserService.svc",
        "https://sod.superoffice.com/api/state",
        "https://sod.superoffice.com/api/state/",
        "https://sod.superoffice.com/api/state/api",
        "https://sod.superoffice.com/api/state/Cust1/x",
        "https://sod.superoffice.com/api/stat/Cust1",
        "https://sod2.superoffice.com/api/v1/Contact",
        "https://sod2.superoffice.com/api/v/Cust1",
        "https://sod2.superoffice.com/api/w1/Cust1",
        "https://sod2.superoffice.com/api/v1/Cust1/Contact",
        "https://online.superoffice.com/appstore",
        "https://online.superoffice.com/OC2",
        "https://docs.superoffice.com/en/index.html",
        "https://sod2.superoffice.com/Cust.1",
        "https://sod2.superoffice.com/Cust1;x",
        "https://sod2.superoffice.com/Cust1@sod3.superoffice.com",
        "https://sod2.superoffice.com/Cust1:443",
        "https://sod2.superoffice.com/Acme/default.aspx",
        "https://sod2.superoffice.com/~Cust1/api",
        &deep,
        "sod2.superoffice.com/",
        "sod2.superoffice.com//Cust1",
        "sod2.superoffice.com/x@evil.example/Cust1",
    ] {
        refused(text, ParseErrorKind::NoTenant);
    }
}

#[test]
fn what_is_no_url_of_a_tenant() {
    use ParseErrorKind::{Empty, InvalidCharacter, NotHttps, Query, TooManyBytes, Url};
    let long = |bytes: usize| format!("https://sod2.superoffice.com/Cust1/{}", "x".repeat(bytes - 35));
    assert_eq!(read(&long(2048)).shape(), TenantUrlShape::Page);
    for (text, kind) in [
        ("", Empty),
        (&*long(2049), TooManyBytes { max: 2048 }),
        (&"https://".repeat(100_000), TooManyBytes { max: 2048 }),
        ("http://sod2.superoffice.com/Cust12345", NotHttps),
        ("com.acme.app://sod2.superoffice.com/Cust12345", NotHttps),
        ("ftp://sod2.superoffice.com/Cust12345", NotHttps),
        ("javascript://sod2.superoffice.com/Cust12345", Url(UrlFaults::FORBIDDEN_SCHEME)),
        ("https://sod2.superoffice.com/Cust1?x", Query),
        ("https://sod2.superoffice.com/Cust1/api?", Query),
        ("https://sod2.superoffice.com?/Cust1", Query),
        ("https://sod2.superoffice.com/Cust1#x", Url(UrlFaults::FRAGMENT)),
        ("https://sod2.superoffice.com/Cust%31", InvalidCharacter { found: '%' }),
        ("https://sod2.superoffice.com/Cust1/api/%41", InvalidCharacter { found: '%' }),
        ("https://sod2.superoffice.com/Cust1/<uctx>", InvalidCharacter { found: '<' }),
        ("https://sød2.superoffice.com/Cust1", InvalidCharacter { found: 'ø' }),
        ("https://ѕod2.superoffice.com/Cust1", InvalidCharacter { found: 'ѕ' }),
        ("https://sod2.superoffice.com/Cust1/../Cust2", Url(UrlFaults::DOT_SEGMENT)),
        ("https://sod2.superoffice.com/./Cust2", Url(UrlFaults::DOT_SEGMENT)),
        ("https://sod2.superoffice.com/Cust1/%2e%2E/Cust2", Url(UrlFaults::DOT_SEGMENT)),
        ("https://sod2.superoffice.com/..%2fCust2", Url(UrlFaults::DOT_SEGMENT)),
        ("https://sod2.superoffice.com/Cust1%5cx", Url(UrlFaults::BACKSLASH)),
        ("https://sod2.superoffice.com/Cust1%00", Url(UrlFaults::CONTROL_CHARACTER)),
        ("https://u:p@sod2.superoffice.com/Cust1", Url(UrlFaults::USER_INFO)),
        ("https://sod2.superoffice.com@evil.example/Cust1", Url(UrlFaults::USER_INFO)),
        ("https://@sod2.superoffice.com/Cust1", Url(UrlFaults::USER_INFO)),
        ("https://sod2.superoffice.com\\Cust1", Url(UrlFaults::BACKSLASH)),
        ("https:\\\\sod2.superoffice.com\\Cust1", Url(UrlFaults::BACKSLASH)),
        ("https://evil.example\\@sod2.superoffice.com/Cust1", Url(UrlFaults::BACKSLASH)),
        (" https://sod2.superoffice.com/Cust1", Url(UrlFaults::WHITE_SPACE)),
        ("https://sod2.superoffice.com/Cust1\n", Url(UrlFaults::WHITE_SPACE)),
        ("https://sod2.superoffice.com/Cu\tst1", Url(UrlFaults::WHITE_SPACE)),
        ("https://sod2.superoffice.com/Cust1\u{200b}", Url(UrlFaults::CONTROL_CHARACTER)),
        ("https://sod2.superoffice.com/Cust*", Url(UrlFaults::WILDCARD)),
        ("https://sod2.superoffice.com./Cust1", Url(UrlFaults::AMBIGUOUS_HOST)),
        ("https://127.1/Cust1", Url(UrlFaults::AMBIGUOUS_HOST)),
        ("https://0x7f000001/Cust1", Url(UrlFaults::AMBIGUOUS_HOST)),
        ("https://sod2%2esuperoffice.com/Cust1", Url(UrlFaults::AMBIGUOUS_HOST)),
        ("https://sod2.superoffice.com:0/Cust1", Url(UrlFaults::MALFORMED)),
        ("https://sod2.superoffice.com:/Cust1", Url(UrlFaults::MALFORMED)),
        ("https://sod2.superoffice.com:65536/Cust1", Url(UrlFaults::MALFORMED)),
        ("https:/sod2.superoffice.com/Cust1", Url(UrlFaults::MALFORMED)),
        ("https:///sod2.superoffice.com/Cust1", Url(UrlFaults::MALFORMED)),
        ("//sod2.superoffice.com/Cust1", Url(UrlFaults::MALFORMED)),
        ("/sod2.superoffice.com/Cust1", Url(UrlFaults::MALFORMED)),
        ("sod2.superoffice.com:443/Cust1", Url(UrlFaults::MALFORMED)),
        ("u@sod2.superoffice.com/Cust1", Url(UrlFaults::MALFORMED)),
        ("evil.example/Cust1", Url(UrlFaults::MALFORMED)),
        ("dev.superoffice.com/Cust1", Url(UrlFaults::MALFORMED)),
        ("sod2.superoffice.com", Url(UrlFaults::MALFORMED)),
        ("sod2.superoffice.com/../Cust1", Url(UrlFaults::DOT_SEGMENT)),
        ("sod2.superoffice.com/Cust1\\x", Url(UrlFaults::BACKSLASH)),
    ] {
        refused(text, kind);
    }
}

#[test]
fn a_refusal_is_told_in_plain_words() {
    for (text, words) in [
        ("http://sod2.superoffice.com/Cust1", "tenant URL has a scheme other than https"),
        ("https://sod2.superoffice.com/Cust1?ticket=7T:s3cr3t", "tenant URL holds a query"),
        ("https://sod2.superoffice.com/api", "tenant URL names no tenant where a URL of SuperOffice's does"),
        ("Cust1", "tenant URL is not a well-formed absolute URL"),
    ] {
        assert_eq!(TenantUrl::parse(text).unwrap_err().to_string(), words, "{text}");
    }
}

#[test]
fn on_a_host_that_is_a_bare_name() {
    const REFUSED: &str = "host is not the bare name of a host, such as `sod3.superoffice.com`";
    let tenant = ContextId::parse("Cust12345").unwrap();
    let on = |host: &str| TenantUrl::on_host(host, &tenant).map_err(|error| error.to_string());
    for host in ["sod3.superoffice.com", "APP.superoffice.com", "localhost", "10.0.0.1", "a_b.acme.example"] {
        let url = on(host).unwrap();
        assert_eq!(url.as_str(), format!("https://{host}/Cust12345"));
        assert_eq!((url.host(), url.context_id(), url.shape()), (host, &tenant, TenantUrlShape::Root));
    }
    for (host, words) in [
        ("", "host is empty"),
        ("https://sod3.superoffice.com", REFUSED),
        ("sod3.superoffice.com:443", REFUSED),
        ("sod3.superoffice.com/", REFUSED),
        ("sod3.superoffice.com/Cust9/api", REFUSED),
        ("sod3.superoffice.com?", REFUSED),
        ("sod3.superoffice.com#", REFUSED),
        ("u@sod3.superoffice.com", REFUSED),
        ("sod3.superoffice.com\\evil.example", REFUSED),
        (" sod3.superoffice.com", REFUSED),
        ("sod3.superoffice.com\n", REFUSED),
        ("sod3.superoffice.com.", REFUSED),
        ("sod3..superoffice.com", REFUSED),
        ("sod3%2esuperoffice.com", REFUSED),
        ("[::1]", REFUSED),
        ("127.1", REFUSED),
        ("ѕod3.superoffice.com", REFUSED),
        ("*", REFUSED),
        (&format!("{}.example", "a".repeat(64)), REFUSED),
        (&"a.".repeat(127), "host is longer than 253 bytes"),
    ] {
        assert_eq!(on(host), Err(words.to_owned()), "{host:?}");
    }
    let reserved = ContextId::parse("Api").unwrap();
    let error = TenantUrl::on_host("sod3.superoffice.com", &reserved).unwrap_err();
    assert_eq!(error.kind(), ParseErrorKind::NoTenant);
}

#[test]
fn the_same_place_in_other_words() {
    let place = read("https://sod2.superoffice.com/Cust1");
    for (text, same) in [
        ("https://SOD2.superoffice.com:443/cust1/api/", true),
        ("sod2.superoffice.com/CUST1", true),
        ("https://sod2.superoffice.com/api/v1/Cust1", true),
        ("https://sod3.superoffice.com/Cust1", false),
        ("https://sod2.superoffice.com:8443/Cust1", false),
        ("https://sod2.superoffice.com/Cust2", false),
    ] {
        assert_eq!((place.leads_to_same(&read(text)), read(text).leads_to_same(&place)), (same, same), "{text}");
        assert!(place != read(text), "the text is compared: {text}");
    }
}

#[test]
fn is_read_and_written_as_its_text() {
    for text in ["\"https://sod2.superoffice.com:443/Cust00000\"", "\"app.superoffice.com/cust1234\""] {
        let url: TenantUrl = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&url).unwrap(), text);
    }
    let error = serde_json::from_str::<TenantUrl>("\"https://u:s3cr3t@a.example/Cust1\"").unwrap_err().to_string();
    assert_eq!(error, "tenant URL holds a user name or password at line 1 column 34");
    assert_eq!(
        format!("{:?}", read("https://sod2.superoffice.com/Cust1")),
        "TenantUrl(\"https://sod2.superoffice.com/Cust1\")"
    );
}

/// What must hold of any text that is taken.
fn check_laws(text: &str) {
    let Ok(url) = TenantUrl::parse(text) else { return };
    assert_eq!(url.as_str(), text);
    let full = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
    let second = ::url::Url::parse(&full).unwrap_or_else(|error| panic!("{text:?}: {error}"));
    assert_eq!((second.scheme(), second.username(), second.password()), ("https", "", None), "{text:?}");
    assert_eq!((second.query(), second.fragment()), (None, None), "{text:?}");
    assert_eq!(second.host_str(), Some(&*url.host().to_ascii_lowercase()), "{text:?}");
    assert_eq!(second.port_or_known_default(), Some(url.port().unwrap_or(443)), "{text:?}");
    let (_, path) = full.split_once("://").unwrap().1.split_once('/').unwrap();
    assert_eq!(second.path(), format!("/{path}"), "{text:?}");
    assert!(second.path_segments().unwrap().take(3).any(|segment| segment == url.context_id().as_str()), "{text:?}");
    for (made, shape) in [(url.root(), TenantUrlShape::Root), (url.api(), TenantUrlShape::Rest)] {
        let again = read(made.as_str());
        assert_eq!((again.host(), again.port(), again.shape()), (url.host(), url.port(), shape), "{text:?}");
        assert_eq!((made.host(), made.port(), made.shape()), (url.host(), url.port(), shape), "{text:?}");
        assert_eq!(
            (again.context_id().as_str(), made.context_id().as_str()),
            (url.context_id().as_str(), url.context_id().as_str())
        );
        assert!(again == made && made.leads_to_same(&url) && made.as_str().starts_with("https://"), "{text:?}");
    }
}

proptest! {
    #[test]
    fn nothing_is_read_otherwise_by_others(
        scheme in prop_oneof![3 => Just("https://"), 1 => Just(""), 1 => Just("HTTPS://"), 1 => "[a-z:/\\\\]{0,9}".prop_map(|text| &*text.leak())],
        host in prop_oneof![
            Just("sod2.superoffice.com".to_owned()), Just("Online.superoffice.com".to_owned()), Just("app.superoffice.com:8443".to_owned()),
            "[a-zA-Z0-9._:@%\\[\\]\\\\ø-]{0,16}", ".{0,8}"
        ],
        segments in proptest::collection::vec(
            prop_oneof![
                Just("Cust12345".to_owned()), Just("api".to_owned()), Just("state".to_owned()), Just("login".to_owned()),
                Just("Remote".to_owned()), Just("Services86".to_owned()), Just("v1".to_owned()), Just("oauth".to_owned()),
                Just("authorize".to_owned()), Just("common".to_owned()), Just("..".to_owned()), Just("%2e".to_owned()), Just(String::new()),
                "[a-zA-Z0-9_-]{1,9}", "[!-~]{0,6}", ".{0,4}"
            ],
            0..6,
        ),
        slash in prop_oneof![4 => Just("/"), 1 => Just("\\"), 1 => Just("//")],
    ) {
        let path = segments.join(slash);
        check_laws(&format!("{scheme}{host}{slash}{path}"));
    }

    #[test]
    fn no_text_at_all_breaks_it(text in ".*") {
        check_laws(&text);
        check_laws(&format!("https://sod2.superoffice.com/{text}"));
        check_laws(&format!("sod2.superoffice.com/{text}"));
        check_laws(&format!("https://{text}/Cust1"));
    }

    #[test]
    fn a_host_is_a_host_or_refused(text in "[a-z0-9.:/@?#%_-]{0,12}|.{0,8}") {
        let tenant = ContextId::parse("Cust1").unwrap();
        if let Ok(url) = TenantUrl::on_host(&text, &tenant) {
            prop_assert_eq!(url.host(), &text);
            prop_assert_eq!(url.context_id(), &tenant);
            check_laws(url.as_str());
        }
    }
}
