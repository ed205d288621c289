//! Redirect URLs under every question: which codes, how bad, where.

use superoffice_app::{
    AuthenticationDraft, Code, ConfigurationDraft, Environment, Field, Limits, PerEnvironment, Policy, Problem,
    Severity, UrlFaults,
};

use crate::support::{check_toml_for, now, read_toml};

const WEB: &str = "[authentication]\nclient_id = \"0f5a4e0d86a34d1c9a3c7f2be1d0c9b8\"\n";
const NATIVE: &str = "[authentication]\nclient_id = \"0f5a4e0d86a34d1c9a3c7f2be1d0c9b8\"\nnative = true\n";

/// The codes about one list entry, with the first letter of their severity: `!` for an error that no policy lowers.
fn told(head: &str, setting: &str, environment: Environment) -> Vec<String> {
    let report = check_toml_for(&format!("{head}{setting}"), environment);
    let name = setting.split(' ').next().unwrap();
    let found =
        report.iter().filter(|problem| problem.path().to_string().starts_with(&format!("authentication.{name}")));
    let letter = |problem: &superoffice_app::Problem| match problem.severity() {
        Severity::Error if problem.is_fixed() => "!",
        Severity::Error => "E",
        Severity::Warning => "W",
        Severity::Hint => "H",
    };
    found.map(|problem| format!("{} {}", letter(problem), problem.code().as_str().split('.').nth(1).unwrap())).collect()
}

fn told_of_redirect(head: &str, url: &str, environment: Environment) -> Vec<String> {
    told(head, &format!("redirect_urls = ['{url}']"), environment)
}

#[test]
fn what_is_told_of_a_web_application() {
    use Environment::{Production, Sod, Stage};
    for (url, environment, codes) in [
        ("https://acme.example/callback", Production, &[][..]),
        ("https://acme.example", Sod, &["H no-path"]),
        ("https://acme.example/", Sod, &["H no-path"]),
        ("https://acme.example/?x=1", Sod, &["H no-path"]),
        ("HTTPS://Acme.example:443/cb", Sod, &["W not-canonical"]),
        ("http://localhost:80/cb", Sod, &["W not-canonical"]),
        ("http://localhost:5000/cb", Sod, &[]),
        ("http://localhost:5000/cb", Stage, &["E not-https", "W private-host"]),
        ("http://127.0.0.1/cb", Production, &["E not-https", "W private-host"]),
        ("https://localhost/cb", Production, &["W private-host"]),
        ("https://localhost/cb", Sod, &[]),
        ("https://intranet/cb", Stage, &["W private-host"]),
        ("http://acme.example/cb", Sod, &["W not-https"]),
        ("http://acme.example/cb", Production, &["E not-https"]),
        ("https://blåbær.example/cb", Sod, &["W unicode-host"]),
        ("https://xn--blbr-roah.example/cb", Sod, &["W unicode-host"]),
        ("https://sod2.superoffice.com/cb", Sod, &["W platform-host"]),
        ("https://APP-stage.SuperOffice.com/cb", Sod, &["W not-canonical", "W platform-host"]),
        ("https://stage.superoffice.com:8443/cb", Sod, &["W platform-host"]),
        ("https://qaonline.superoffice.com/cb", Sod, &["W platform-host"]),
        ("https://online02.superoffice.com/cb", Sod, &[]),
        ("https://app2.superoffice.com/cb", Sod, &[]),
        ("https://a.sod2.superoffice.com/cb", Sod, &[]),
        ("https://www.superoffice.com/cb", Sod, &[]),
        ("https://sod.superoffice.com.evil.example/cb", Sod, &[]),
        ("https://devnet-tools.superoffice.com/openid/callback", Sod, &[]),
        ("https://devnet-tools.superoffice.com/openid/callback", Production, &["W helper-host"]),
        ("https://acme.example/cb?code=1", Sod, &["W response-parameter"]),
        ("https://acme.example/cb?c%6fde=1&i%73s=x", Sod, &["! response-parameter"]),
        ("https://acme.example/cb?api_key=0123456789abcdef0123", Sod, &["W secret-in-query"]),
        ("com.acme.app:/cb", Sod, &["! forbidden-scheme"]),
        ("acme:/cb", Sod, &["! forbidden-scheme"]),
        ("javascript:alert(1)", Sod, &["! forbidden-scheme"]),
        ("ftp://acme.example/x", Sod, &["! forbidden-scheme"]),
        ("http://acme.example/a/../b#c", Production, &["! fragment", "! dot-segment", "E not-https"]),
        ("https://u:p@acme.example/cb", Sod, &["! user-info"]),
        ("https:/u:p@127.1/a b", Sod, &["! malformed", "! ambiguous-host", "! user-info", "! white-space"]),
    ] {
        assert_eq!(told_of_redirect(WEB, url, environment), codes, "{url} {environment}");
    }
}

#[test]
fn what_is_told_of_a_native_application() {
    use Environment::{Production, Sod};
    for (url, environment, codes) in [
        ("http://127.0.0.1:8000/cb", Production, &["H loopback-port"][..]),
        ("http://[::1]/cb", Production, &["H loopback-port"]),
        ("http://localhost:8000/cb", Production, &["W localhost"]),
        ("http://acme.example/cb", Sod, &["E not-https"]),
        ("https://acme.example/cb", Sod, &["W native-not-loopback"]),
        ("com.acme.app:/cb", Production, &["W custom-scheme"]),
        ("com.acme.app://cb/x", Production, &["W custom-scheme"]),
        ("Com.Acme.App:/cb", Production, &["W custom-scheme", "W not-canonical"]),
        ("acme:/cb", Production, &["! custom-scheme"]),
        ("com.acme.app:", Production, &["! custom-scheme"]),
        ("com.acme.app://", Production, &["! custom-scheme"]),
        ("com..app:/cb", Production, &["! custom-scheme"]),
        ("com.acme.app:/a/../b", Production, &["W custom-scheme", "! dot-segment"]),
        ("file:///etc/passwd", Production, &["! forbidden-scheme"]),
    ] {
        assert_eq!(told_of_redirect(NATIVE, url, environment), codes, "{url} {environment}");
    }
}

#[test]
fn post_logout_and_default_urls_have_rules_of_their_own() {
    use Environment::Sod;
    let head = format!("{WEB}redirect_urls = ['https://acme.example/cb']\n");
    for (setting, codes) in [
        ("post_logout_redirect_urls = ['https://acme.example/']", &[][..]),
        ("post_logout_redirect_urls = ['https://ACME.example/?state=1']", &["W not-canonical"]),
        ("post_logout_redirect_urls = ['https://acne.example/']", &["H foreign-host"]),
        ("post_logout_redirect_urls = ['https://acme.example/#']", &["! fragment"]),
        ("default_redirect_url = 'https://acme.example/cb'", &["H legacy"]),
        ("default_redirect_url = 'https://acme.example/x'", &["H legacy", "W not-listed"]),
        ("default_redirect_url = 'https://acme.example'", &["H legacy", "H no-path", "W not-listed"]),
        ("default_redirect_url = '^https://acme\\.example/cb$'", &["H legacy", "! malformed"]),
        ("default_redirect_url = 'https://acme.example/x*'", &["H legacy", "! wildcard"]),
    ] {
        assert_eq!(told(&head, setting, Sod), codes, "{setting}");
    }
    let native = format!("{NATIVE}redirect_urls = ['http://127.0.0.1:8000/cb']\n");
    let told = |setting| told(&native, setting, Sod);
    assert_eq!(told("post_logout_redirect_urls = ['http://127.0.0.1:9000/bye']"), [""; 0]);
    assert_eq!(told("default_redirect_url = 'http://127.0.0.1:8000/cb'"), ["H legacy", "H loopback-port"]);
}

/// Hosts are compared for each environment, however many there are, and not at all beside what is wrong.
#[test]
fn a_foreign_host_is_one_of_no_redirect_url() {
    let foreign = |text: &str| read_toml(text).check(&Policy::default()).contains(Code::REDIRECT_URL_FOREIGN_HOST);
    let bye = "post_logout_redirect_urls = ['https://bye.example/x']\n";
    assert!(!foreign(&format!("[authentication]\n{bye}")));
    assert!(!foreign(&format!("[authentication]\n{bye}redirect_urls = []")));
    assert!(foreign(&format!("[authentication]\n{bye}redirect_urls = ['https://acme.example/']")));
    assert!(!foreign(&format!("[authentication]\n{bye}redirect_urls = ['https://acme.example/', 5]")));
    assert!(!foreign(&format!("[authentication]\n{bye}redirect_urls = ['^https://bye\\.example/$']")));
    assert!(!foreign(&format!("[authentication]\n{bye}redirect_urls.sod = ['https://BYE.example/']")));
    let by_environment = "[authentication]\npost_logout_redirect_urls.sod = ['https://bye.example/']\n";
    assert!(foreign(&format!(
        "{by_environment}redirect_urls.stage = ['https://bye.example/']\nredirect_urls.sod = ['https://a.example/']"
    )));
    for (count, host, expected) in [(15, "bye", false), (40, "bye", false), (40, "acme", true)] {
        let many: Vec<_> = (0..count).map(|place| format!("'https://{place}.example/x'")).collect();
        let list = format!("redirect_urls = [{}, 'https://{host}.example/x']", many.join(", "));
        assert_eq!(foreign(&format!("[authentication]\n{bye}{list}")), expected, "{count} {host}");
    }
}

#[test]
fn length_and_number_are_limited() {
    let list = |urls: &[String]| {
        let quoted: Vec<_> = urls.iter().map(|url| format!("'{url}'")).collect();
        format!("[authentication]\nredirect_urls = [{}]", quoted.join(","))
    };
    let long = |bytes: usize| list(&[format!("https://acme.example/{:x<1$}", "", bytes - 21)]);
    let code = |text: &str| {
        let report = read_toml(text).check(&Policy::default());
        report
            .iter()
            .find(|problem| problem.code() == Code::REDIRECT_URL_TOO_LONG)
            .map(|p| (p.severity(), p.is_fixed()))
    };
    assert_eq!(code(&long(2048)), None);
    assert_eq!(code(&long(2049)), Some((Severity::Warning, false)));
    assert_eq!(code(&long(8192)), Some((Severity::Warning, false)));
    assert_eq!(code(&long(8193)), Some((Severity::Error, true)));

    let many = |count: usize| list(&(0..count).map(|n| format!("https://acme.example/{n}")).collect::<Vec<_>>());
    let report = |count| read_toml(&many(count)).check(&Policy::default());
    assert!(!report(256).contains(Code::REDIRECT_URL_TOO_MANY));
    let report = report(257);
    let problem = report.iter().find(|problem| problem.code() == Code::REDIRECT_URL_TOO_MANY).unwrap();
    assert_eq!(problem.message(), "257 URLs, more than 256");
    assert_eq!(problem.path().to_string(), "authentication.redirect_urls");
    let generous = Policy::default().with_limits(Limits { redirect_urls: 1000, ..Limits::default() });
    assert!(!read_toml(&many(257)).check(&generous).contains(Code::REDIRECT_URL_TOO_MANY));
}

/// A policy lowers what may be lowered, and the fixed forms of milder codes stay errors.
#[test]
fn the_fixed_forms_stay_errors() {
    let import = Policy::import();
    let mut lowered = Policy::default();
    for code in Code::ALL.iter().filter(|code| !code.is_fixed()) {
        lowered = lowered.with_level(*code, superoffice_app::Level::Off).unwrap();
    }
    for policy in [&import, &lowered] {
        for (url, native) in [
            ("acme:/cb", true),
            ("https://acme.example/cb?iss=x", false),
            (&*format!("https://acme.example/{}", "x".repeat(9000)), false),
            ("https://acme.example/cb#", false),
        ] {
            let text = format!("name = 'A'\n[authentication]\nnative = {native}\nredirect_urls = ['{url}']");
            let report = read_toml(&text).check_for(Environment::Production, now(), policy);
            assert_eq!(report.count(Severity::Error), 1, "{url}: {report}");
            assert!(read_toml(&text).build(policy).is_err());
        }
    }
    let text = "name = 'A'\n[authentication]\nredirect_urls = ['http://acme.example/cb']";
    assert!(read_toml(text).check_for(Environment::Production, now(), &import).passed());
}

#[test]
fn fragments_belong_to_pages_and_not_to_endpoints() {
    let told = |text: &str| {
        let report = read_toml(text).check(&Policy::default());
        report
            .iter()
            .find(|problem| problem.code() == Code::ENDPOINT_URL_FRAGMENT)
            .map(superoffice_app::Problem::severity)
    };
    assert_eq!(told("partner_site = 'https://acme.example/#/orders'"), Some(Severity::Warning));
    assert_eq!(
        told("[[ui]]\ncomponent = 'menu_button'\nurl = 'https://acme.example/#/orders'"),
        Some(Severity::Warning)
    );
    assert_eq!(told("[notifications]\nstate_change_url = 'https://acme.example/#x'"), Some(Severity::Error));
    assert_eq!(told("[advanced]\ncustom_error_url = 'https://acme.example/#x'"), Some(Severity::Error));
    assert_eq!(told("[advanced]\ncustom_error_url = 'https://acme.example/x'"), None);
}

/// One entry with every fault, and the entries after it are still looked at.
#[test]
fn a_hopeless_entry_hides_nothing() {
    let urls = ["\u{feff}java\tscript:\\\\u@127.1:0/../*#<", "https://acme.example/cb#", "https://acme.example/cb"];
    let redirect_urls = superoffice_app::UrlList::from_iter(urls);
    let authentication = AuthenticationDraft {
        redirect_urls: PerEnvironment::from(Field::from(redirect_urls)),
        ..AuthenticationDraft::default()
    };
    let draft = ConfigurationDraft { authentication: authentication.into(), ..ConfigurationDraft::default() };
    let report = draft.check(&Policy::default());
    let of = |index: usize| {
        let path = format!("authentication.redirect_urls[{index}]");
        report.iter().filter(|problem| problem.path().to_string() == path).count()
    };
    assert!(of(0) >= 6, "{report}");
    assert_eq!((of(1), of(2)), (1, 0), "{report}");
    assert_eq!(UrlFaults::all().iter().count(), 13);
}

/// What a help leads to has no error of URLs in its turn.
#[test]
fn a_help_that_is_followed_leads_to_no_error() {
    let list = |entries: &str| format!("[authentication.redirect_urls]\nproduction = [{entries}]");
    let urls = |text: &str| {
        let report = check_toml_for(text, Environment::Production);
        let of_urls = |problem: &&Problem| {
            problem.severity() == Severity::Error && problem.code().as_str().starts_with("redirect-")
        };
        report.iter().filter(of_urls).map(Problem::help).collect::<Vec<_>>()
    };
    for (text, help, followed) in [
        (
            "'https://a.example/cb,https://b.example/cb'",
            "give each URL an entry of its own",
            "'https://a.example/cb', 'https://b.example/cb'",
        ),
        ("'<https://a.example/cb>'", "remove what stands around the URL", "'https://a.example/cb'"),
        ("'\"https://a.example/cb\"'", "remove what stands around the URL", "'https://a.example/cb'"),
        ("'`https://a.example/cb`'", "remove what stands around the URL", "'https://a.example/cb'"),
        ("'https://a!b.example/cb'", "write the name of the host", "'https://a-b.example/cb'"),
        ("'https://{tenant}.a.example/cb'", "write the name of the host", "'https://t.a.example/cb'"),
        ("'https://a.example/{id}'", "remove it, or write out what it stands for", "'https://a.example/1'"),
        (
            "'https://[a-z]+.a.example/cb'",
            "list each URL by itself; a pattern starts with `^`",
            r"'^https://[a-z]+\.a\.example/cb$'",
        ),
        (
            r"'(?i)^https://a\.example/cb$'",
            "list each URL by itself; a pattern starts with `^`",
            r"'^https://a\.example/cb$'",
        ),
        (
            "'https://a.example/(x|y)$'",
            "list each URL by itself; a pattern starts with `^`",
            r"'^https://a\.example/(x|y)$'",
        ),
        ("'https://a.example/å'", "write the percent-encoded form", "'https://a.example/%C3%A5'"),
        ("'https://a.example/100%'", "write `%25`", "'https://a.example/100%25'"),
        ("'https://a.example:0/x'", "write the port that the application uses", "'https://a.example/x'"),
        (
            r"'^https://a\.(example|test)/cb$'",
            "write one pattern for each domain",
            r"'^https://a\.example/cb$', '^https://a\.test/cb$'",
        ),
    ] {
        let helps = urls(&list(text));
        assert!(!helps.is_empty() && helps.iter().any(|given| given.starts_with(help)), "{text}: {helps:?}");
        assert!(!helps.iter().any(|given| given.contains("percent-encode it")), "{text}: {helps:?}");
        assert_eq!(urls(&list(followed)), Vec::<String>::new(), "{followed}");
    }
}

/// Letters that look alike are pointed out, and the other form of the host is shown.
#[test]
fn hosts_that_mix_scripts_are_pointed_out() {
    let message = |host: &str| {
        let text = format!("[authentication]\nredirect_urls = ['https://{host}/cb']");
        let report = read_toml(&text).check(&Policy::default());
        report
            .iter()
            .find(|problem| problem.code() == Code::REDIRECT_URL_UNICODE_HOST)
            .map(superoffice_app::Problem::message)
    };
    let mixed =
        ["\u{430}cme.example", "acm\u{435}.example", "xn--cme-7cd.example", "\u{3b1}cme.example", "\u{561}cme.example"];
    for host in mixed {
        assert!(message(host).unwrap().ends_with("mixes scripts"), "{host}: {:?}", message(host));
    }
    for host in [
        "blåbær.example",
        "\u{43f}\u{440}\u{438}\u{43c}\u{435}\u{440}.example",
        "日本.example",
        "xn--bcher-kva.example",
    ] {
        assert!(!message(host).unwrap().contains("mixes"), "{host}");
    }
    assert!(message("blåbær.example").unwrap().contains("`xn--blbr-roah.example`"));
    assert_eq!(message("acme.example"), None);
}
