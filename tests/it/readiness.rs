//! Rules that depend on the environment, the kind of application and the policy: a table of cases.

use superoffice_app::{Code, Environment, Level, Limits, Policy, PortalVersion, Published, Severity, toml};

use crate::support::{check_toml, check_toml_for, now, read_toml};

const E: Option<Severity> = Some(Severity::Error);
const W: Option<Severity> = Some(Severity::Warning);
const H: Option<Severity> = Some(Severity::Hint);

/// The severities of a code in SOD, Stage and Production.
#[track_caller]
fn case(text: &str, code: Code, expected: [Option<Severity>; 3]) {
    let found = Environment::ALL.map(|environment| {
        let report = check_toml_for(text, environment);
        report.iter().find(|problem| problem.code() == code).map(superoffice_app::Problem::severity)
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
