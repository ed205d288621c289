//! Rules that depend on the environment, the kind of application and the policy: a table of cases.

use superoffice_app::{Code, Environment, Level, Limits, Policy, PortalVersion, Published, Severity, toml};

use crate::support::{check_toml, check_toml_for, now, read_toml};

const E: Option<Severity> = Some(Severity::Error);
const W: Option<Severity> = Some(Severity::Warning);
const H: Option<Severity> = Some(Severity::Hint);

/// The worst severities of a code in SOD, Stage and Production.
#[track_caller]
fn case(text: &str, code: Code, expected: [Option<Severity>; 3]) {
    let found = Environment::ALL.map(|environment| {
        let report = check_toml_for(text, environment);
        report.iter().filter(|problem| problem.code() == code).map(superoffice_app::Problem::severity).max()
    });
    assert_eq!(found, expected, "{code}:\n{text}");
}

#[test]
fn http_is_for_loopback() {
    let web = |url: &str| format!("[authentication]\nredirect_urls = [\"{url}\"]");
    let native = |url: &str| format!("[authentication]\nnative = true\nredirect_urls = [\"{url}\"]");
    let code = Code::REDIRECT_URL_NOT_HTTPS;
    for host in ["localhost", "127.0.0.1", "[::1]", "localhost:5000"] {
        case(&web(&format!("http://{host}/cb")), code, [None, E, E]);
        case(&native(&format!("http://{host}/cb")), code, [None, None, None]);
    }
    for host in ["acme.example", "localhost.evil.example", "127.0.0.1.evil.example", "10.0.0.1"] {
        case(&web(&format!("http://{host}/cb")), code, [W, E, E]);
        case(&native(&format!("http://{host}/cb")), code, [E, E, E]);
    }
    case(&web("https://acme.example/cb"), code, [None, None, None]);
    case("[authentication.redirect_urls]\nsod = [\"http://acme.example\"]", code, [W, None, None]);
    case("[authentication]\ndefault_redirect_url = \"http://acme.example\"", code, [W, E, E]);
    case("[authentication]\npost_logout_redirect_urls = [\"http://acme.example\"]", code, [W, E, E]);
}

#[test]
fn a_redirect_url_is_missing_where_somebody_signs_in() {
    let code = Code::REDIRECT_URL_MISSING;
    case("kind = \"internal\"", code, [E, E, E]);
    case("kind = \"hybrid\"", code, [E, E, E]);
    case("kind = \"external\"", code, [None, None, None]);
    case("kind = \"external\"\n[advanced]\nclaims = [\"system token\"]", code, [W, W, W]);
    case("[authentication]\nnative = true", code, [E, E, E]);
    case("name = \"a\"", code, [H, H, H]);
    case("[integrations.mirroring]\nurl = \"https://m.example/\"", code, [None, None, None]);
    case("kind = \"hybrid\"\n[authentication.redirect_urls]\nstage = [\"https://a.example/\"]", code, [E, None, E]);
    case("kind = \"hybrid\"\n[authentication]\nredirect_urls = []", code, [E, E, E]);
    case("kind = \"hybrid\"\n[authentication]\nredirect_urls = 5", code, [None, None, None]);
    case("kind = \"hybrid\"\nauthentication = 5", code, [None, None, None]);
}

#[test]
fn keys_are_missing_per_environment() {
    let sod = "[authentication.client_id]\nsod = \"6cf25376616343b38d14ddcd804f2891\"\n";
    case(sod, Code::CLIENT_ID_MISSING, [None, E, E]);
    case("name = \"a\"", Code::CLIENT_ID_MISSING, [E, E, E]);
    case("name = \"a\"", Code::CLIENT_SECRET_MISSING, [E, E, E]);
    case("[authentication]\nnative = true", Code::CLIENT_SECRET_MISSING, [None, None, None]);
    case(
        "[authentication]\nnative = true\n[advanced]\nclaims = [\"SystemToken\"]",
        Code::CLIENT_SECRET_MISSING,
        [E, E, E],
    );
    case(
        "[authentication]\nclient_secret = { reference = \"env:A\" }",
        Code::CLIENT_SECRET_MISSING,
        [None, None, None],
    );
    case("[authentication]\nclient_secret = \"clear\"", Code::CLIENT_SECRET_MISSING, [None, None, None]);
    let code = Code::CERTIFICATE_MISSING;
    case("[advanced]\nclaims = [\"SystemToken\"]", code, [E, E, E]);
    case("[integrations.erp_sync]\nenabled = true", code, [E, E, E]);
    case("[integrations.erp_sync]\nenabled = false", code, [None, None, None]);
    case("[integrations.quote_connector]\nenabled = true", code, [W, W, W]);
    case("[integrations.mirroring]\nenabled = true", code, [W, W, W]);
}

#[test]
fn expiry_counts_from_now() {
    let secret = |expires: &str| {
        format!("[authentication.client_secret.production]\nreference = \"env:A\"\nexpires = {expires}")
    };
    let (expired, soon) = (Code::CLIENT_SECRET_EXPIRED, Code::CLIENT_SECRET_EXPIRES_SOON);
    for (expires, is_expired, is_soon) in [
        ("2026-11-21T23:59:59Z", W, None),
        ("2026-11-22T00:00:00Z", W, None),
        ("2026-11-22T00:00:01Z", None, H),
        ("2026-12-22T00:00:00Z", None, H),
        ("2026-12-22T00:00:01Z", None, None),
    ] {
        case(&secret(expires), expired, [None, None, is_expired]);
        case(&secret(expires), soon, [None, None, is_soon]);
    }
    let text = secret("2027-01-10T00:00:00Z");
    let policy = Policy::default().with_expiry_horizon_days(60);
    let report = read_toml(&text).check_for(Environment::Production, now(), &policy);
    assert!(report.contains(soon));
    assert!(!check_toml(&secret("2020-01-01T00:00:00Z")).contains(expired), "only readiness asks for the time");
}

#[test]
fn standard_apps_answer_for_more() {
    let standard = "distribution = \"standard\"\n";
    let custom = "distribution = \"custom\"\n";
    case(standard, Code::STATE_CHANGE_MISSING, [None, E, E]);
    case(custom, Code::STATE_CHANGE_MISSING, [None, None, None]);
    let url = "[notifications]\nstate_change_url = \"https://hooks.acme.example/\"\n";
    case(&format!("{standard}{url}"), Code::STATE_CHANGE_DISABLED, [None, W, W]);
    case(&format!("{standard}{url}enabled = true"), Code::STATE_CHANGE_DISABLED, [None, None, None]);
    for (code, key) in
        [(Code::SECURITY_AUDIT_NOT_PASSED, "security_audit"), (Code::CERTIFICATION_NOT_PASSED, "certification")]
    {
        for (status, expected) in [
            ("passed", None),
            ("failed", E),
            ("failed: medium risk", E),
            ("requested", E),
            ("in_progress", E),
            ("expired", E),
            ("not_recorded", H),
            ("with the committee", H),
        ] {
            let recorded = format!("[verification]\n{key} = \"{status}\"");
            case(&format!("{standard}{recorded}"), code, [None, None, expected]);
            case(&format!("{custom}{recorded}"), code, [None, None, None]);
        }
        case(standard, code, [None, None, H]);
    }
}

#[test]
fn the_authorization_level_follows_publication() {
    let code = Code::AUTHORIZATION_LEVEL_UNEXPECTED;
    let custom = |level: &str| format!("distribution = \"custom\"\n[verification]\nauthorization_level = \"{level}\"");
    case(&custom("administrator"), code, [None, None, None]);
    case(&custom("explicit"), code, [H, None, None]);
    let text = custom("administrator");
    let live = Policy::default().with_published(Published::Yes);
    let report = read_toml(&text).check_for(Environment::Production, now(), &live);
    assert!(report.contains(code));
}

#[test]
fn name_rules_bind_standard_apps() {
    let long = "n".repeat(65);
    for (distribution, expected) in [("standard", E), ("custom", W)] {
        let text = format!("name = \"{long}\"\ndistribution = \"{distribution}\"");
        case(&text, Code::NAME_TOO_LONG, [expected; 3]);
        let text = format!("name = \"A?\"\ndistribution = \"{distribution}\"");
        case(&text, Code::NAME_FORBIDDEN_CHARACTER, [expected; 3]);
    }
    case(&format!("name = \"{}\"", "ø".repeat(64)), Code::NAME_TOO_LONG, [None; 3]);
}

#[test]
fn the_portal_version_decides_what_is_old() {
    let text = "[integrations.mirroring]\nurl = \"https://mirror.acme.example/\"\nenabled = true";
    let at = |version| {
        read_toml(text).check(&Policy::default().with_portal_version(version)).contains(Code::MIRRORING_LEGACY)
    };
    assert!(at(PortalVersion::V2_15) && !at(PortalVersion::V2_0) && !at(PortalVersion::V1_10));
}

#[test]
fn a_policy_raises_and_lowers() {
    let text = "name = \"a\"\ndistribution = \"custom\"\n[authentication]\nclient_id = \"odd\"\n[endpoints]\nsupported = [\"WebAPI\"]";
    let document = toml::read(text, &Limits::default());
    let level = |level: Level| {
        let policy = Policy::default().with_level(Code::CLIENT_ID_UNUSUAL, level).unwrap();
        document.check(&policy)
    };
    assert!(document.check(&Policy::default()).passed());
    assert!(!level(Level::Report(Severity::Error)).passed());
    assert!(level(Level::Off).is_empty());
    assert_eq!(level(Level::Report(Severity::Hint)).summary(), "1 hint");
}

#[test]
fn origins_follow_the_rule_of_redirect_urls() {
    let code = Code::CORS_ORIGIN_NOT_HTTPS;
    let web = |url: &str| format!("[authentication]\ncors_urls = [\"{url}\"]");
    let native = |url: &str| format!("[authentication]\nnative = true\ncors_urls = [\"{url}\"]");
    case(&web("http://localhost:3000"), code, [None, E, E]);
    case(&native("http://localhost:3000"), code, [None, None, None]);
    case(&web("http://acme.example"), code, [W, E, E]);
    case(&native("http://acme.example"), code, [E, E, E]);
    case("[authentication]\nnative = \"yes\"\ncors_urls = [\"http://127.0.0.1:3000\"]", code, [None, None, None]);
}

#[test]
fn endpoints_use_https_and_public_hosts() {
    let (https, private) = (Code::ENDPOINT_URL_NOT_HTTPS, Code::ENDPOINT_URL_PRIVATE_HOST);
    let link = |url: &str| format!("[[ui]]\ncomponent = \"menu_button\"\nurl = \"{url}\"");
    case(&link("http://app.acme.example/"), https, [W, E, E]);
    case(&link("http://localhost:5000/"), https, [W, E, E]);
    case(&link("https://intranet/"), private, [W, E, E]);
    for table in ["integrations.erp_sync", "integrations.quote_connector", "integrations.mirroring"] {
        let on = |url: &str| format!("[{table}]\nurl = \"{url}\"\nenabled = true");
        let off = |url: &str| format!("[{table}]\nurl = \"{url}\"");
        case(&on("http://erp.acme.example/"), https, [W, E, E]);
        case(&off("http://erp.acme.example/"), https, [W, W, W]);
        case(&on("https://10.0.0.5/"), private, [W, E, E]);
        case(&off("https://10.0.0.5/"), private, [W, W, W]);
        case(&on("https://erp.acme.example/"), https, [None; 3]);
    }
    let page = "[advanced]\ncustom_error_url = \"http://acme.example/\"";
    case(page, https, [W, W, W]);
    case("partner_site = \"http://acme.example/\"", https, [None; 3]);
    case("[integrations.erp_sync]\nurl = \"app://x\"\nenabled = true", https, [None; 3]);
    case("[integrations.erp_sync]\nurl = \"APP://x\"\nenabled = true", https, [None; 3]);
}

#[test]
fn what_is_on_has_a_url_where_it_is_asked_for() {
    let code = Code::INTEGRATION_ENABLED_WITHOUT_URL;
    let erp = "[integrations.erp_sync]\nenabled = true\n";
    let production = "url = { production = \"https://erp.acme.example/\" }";
    case(erp, code, [E, E, E]);
    case(&format!("{erp}{production}"), code, [E, E, None]);
    case(&format!("[authentication]\nclient_id = \"x\"\n{erp}{production}"), code, [E, E, W]);
    let text = format!("[authentication.client_id]\nsod = \"x\"\nproduction = \"y\"\n{erp}{production}");
    let report = check_toml(&text);
    let found: Vec<_> =
        report.iter().filter(|p| p.code() == code).map(|p| (p.severity(), p.path().to_string())).collect();
    assert_eq!(found, [(Severity::Warning, "integrations.erp_sync.url.sod".to_owned())]);
}

#[test]
fn an_integration_that_is_off_and_empty_is_not_used() {
    let off = "[integrations.erp_sync]\nenabled = false\n[integrations.mirroring]\nenabled = false\n";
    for code in [Code::ERP_SYNC_CUSTOM_APP, Code::ERP_SYNC_AGENT_MISSING, Code::MIRRORING_LEGACY] {
        case(&format!("distribution = \"custom\"\n{off}"), code, [None; 3]);
    }
    // Only what is used makes an application one that does nothing but mirror.
    let mirror = "[integrations.mirroring]\nurl = \"https://m.example/\"\n";
    let none = Code::ENDPOINT_NONE;
    case(mirror, none, [None; 3]);
    case(&format!("{mirror}[integrations.erp_sync]\nenabled = false"), none, [None; 3]);
    case(&format!("{mirror}[integrations.erp_sync]\nenabled = true"), none, [W; 3]);
    case(&format!("{mirror}[integrations.quote_connector]\nenabled = true"), none, [W; 3]);
    case(&format!("{mirror}[authentication]\nnative = true"), none, [W; 3]);
    case(&format!("kind = \"hybrid\"\n{mirror}"), none, [W; 3]);
    case("[integrations.mirroring]\nenabled = false", none, [W; 3]);
    let external = format!("kind = \"external\"\n{mirror}");
    case(&external, Code::KIND_EXTERNAL_WITHOUT_SYSTEM_USER, [None; 3]);
    case("kind = \"external\"", Code::KIND_EXTERNAL_WITHOUT_SYSTEM_USER, [H; 3]);
}

#[test]
fn rules_of_standard_apps_wait_for_the_distribution() {
    case("[advanced]\nagents = [\"CRMScript\"]", Code::AGENTS_CRMSCRIPT_STANDARD, [None; 3]);
    case("distribution = \"standard\"\n[advanced]\nagents = [\"CRMScript\"]", Code::AGENTS_CRMSCRIPT_STANDARD, [H; 3]);
    case("name = \"A?\"", Code::NAME_FORBIDDEN_CHARACTER, [W; 3]);
    case(
        "distribution = \"standard\"\n[notifications]\nstate_change_url = \"https://a.example/\"\nenabled = \"x\"",
        Code::STATE_CHANGE_DISABLED,
        [None; 3],
    );
}

#[test]
fn live_data_counts_as_published() {
    let text = "distribution = \"custom\"\n[verification]\nauthorization_level = \"administrator\"";
    let report = read_toml(text).check_for(Environment::Production, now(), &Policy::import());
    assert!(report.contains(Code::AUTHORIZATION_LEVEL_UNEXPECTED));
}

#[test]
fn what_is_wrong_is_not_missing_as_well() {
    case("kind = \"hybrd\"", Code::REDIRECT_URL_MISSING, [None; 3]);
    case(
        "[authentication]\nnative = \"yes\"\nredirect_urls = [\"http://127.0.0.1:8000/\"]",
        Code::REDIRECT_URL_NOT_HTTPS,
        [None; 3],
    );
}
