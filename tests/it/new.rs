//! The starter files of the example `new`: what they set, what they ask for, and that nothing else is missing.

use std::process::{Command, Output};

use superoffice_app::{Configuration, Distribution, Environment, Policy, Problem, Report, Severity, UrlEntry};

use crate::support::{check_toml_for, now, read_toml};

const TEMPLATES: [&str; 6] = ["web", "native", "server-to-server", "mirroring", "erp-sync", "empty"];

/// What somebody writes in each place that is marked, by its path.
const FILLED: &[(&str, &str)] = &[
    ("name", "\"Acme Orders\""),
    ("partner", "\"acme\""),
    ("distribution", "\"custom\""),
    ("authentication.authorize_text", "\"Reads contacts, writes orders.\""),
    ("authentication.client_id.sod", "\"6cf25376616343b38d14ddcd804f2891\""),
    ("authentication.client_secret.sod.reference", "\"env:ACME_SO_SECRET\""),
    ("authentication.redirect_urls.sod", "[\"https://localhost:5001/callback\"]"),
    ("authentication.certificate.sod.rsa_xml", concat!("'", include_str!("../data/keys/rsa-2048.xml"), "'")),
    ("integrations.erp_sync.url", "\"https://erp.acme.example/ErpConnector.svc\""),
    ("integrations.mirroring.url", "\"https://mirror.acme.example/MirroringClientService.svc\""),
    ("notifications.technical_contact", "\"ops@acme.example\""),
];

fn new(arguments: &[&str]) -> Output {
    Command::new(crate::validate::example("new")).args(arguments).output().unwrap()
}

fn template(name: &str) -> String {
    let output = new(&["--template", name]);
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), b"".as_slice()));
    String::from_utf8(output.stdout).unwrap()
}

/// The paths of the marked places, in their order.
fn marked(text: &str) -> Vec<String> {
    let mut table = String::new();
    let mut found = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some(header) = line.strip_prefix('[') {
            table = format!("{}.", header.split(']').next().unwrap());
        }
        if line.contains("# FILL IN: ") {
            let (key, value) = line.split_once(" = ").unwrap();
            assert!(value.starts_with("\"\" ") || value.starts_with("[] "), "a marked place is empty: {line}");
            found.push(format!("{table}{key}"));
        }
    }
    assert_eq!(found.len(), text.matches("# FILL IN").count(), "the mark is on the line of its key, and nowhere else");
    found
}

/// The template with everything filled in but one place.
fn filled(text: &str, but: Option<&str>) -> String {
    let mut places = marked(text).into_iter();
    let lines = text.lines().map(|line| {
        if !line.contains("# FILL IN: ") {
            return line.to_owned();
        }
        let place = places.next().unwrap();
        if but == Some(place.as_str()) {
            return line.to_owned();
        }
        let (_, value) = FILLED.iter().find(|(of, _)| *of == place).unwrap_or_else(|| panic!("what is {place}?"));
        format!("{} = {}", line.split_once(" = ").unwrap().0, value.replace('\n', ""))
    });
    lines.map(|line| line + "\n").collect()
}

fn sod(text: &str) -> Report {
    check_toml_for(text, Environment::Sod)
}

#[test]
fn a_filled_template_has_no_errors() {
    for name in TEMPLATES {
        let text = filled(&template(name), None);
        let report = sod(&text);
        assert!(report.passed(), "{name}:\n{report:#}\n{text}");
        let said: Vec<_> = report.iter().map(|problem| problem.code().as_str()).collect();
        let expected: &[&str] = match name {
            "native" => &["redirect-pattern.native-template"],
            "mirroring" => &["mirroring.legacy"],
            _ => &[],
        };
        assert_eq!(said, expected, "{name}: {report:#}");
        read_toml(&text).build(&Policy::default()).unwrap();
        if template(name).contains("distribution = \"\" ") {
            let standard = text.replace("distribution = \"custom\"", "distribution = \"standard\"");
            assert!(standard != text && sod(&standard).passed(), "{name}:\n{:#}", sod(&standard));
        }
    }
}

/// What is left empty is told, each place by its path; and nothing else is.
#[test]
fn what_is_not_filled_in_is_told() {
    for name in TEMPLATES {
        let text = template(name);
        let done: Vec<_> = sod(&filled(&text, None)).iter().map(|problem| problem.path().to_string()).collect();
        let stands_at = |problem: &Problem, place: &str| {
            let path = problem.path().to_string();
            path == place || place.starts_with(&format!("{path}."))
        };
        for place in marked(&text) {
            let report = sod(&filled(&text, Some(&place)));
            let new: Vec<_> = report.iter().filter(|problem| !done.contains(&problem.path().to_string())).collect();
            assert!(!new.is_empty(), "{name}: nobody misses {place}");
            for problem in new {
                assert!(stands_at(problem, &place), "{name}: without {place}: {problem}");
            }
        }
        let report = sod(&text);
        assert!(!report.passed(), "{name}");
        for problem in report.iter().filter(|problem| problem.severity() == Severity::Error) {
            assert!(
                marked(&text).iter().any(|place| stands_at(problem, place)),
                "{name}: an error where nothing is to be filled in: {problem}"
            );
        }
        for place in marked(&text) {
            assert!(report.iter().any(|problem| stands_at(problem, &place)), "{name}: {place} is not told: {report:#}");
        }
    }
}

/// The table of SuperOffice's documentation, "Create app", as this crate's domain notes have it.
#[test]
fn each_template_sets_what_the_portal_sets() {
    const SERVICES: &[&str] = &["WebAPI", "Services88"];
    for (name, endpoints, agents, claims, is_native) in [
        ("web", &["WebAPI"][..], &["Webhook"][..], &[][..], false),
        ("native", &["WebAPI"], &["Webhook"], &[], true),
        ("server-to-server", SERVICES, &["Webhook"], &["SystemToken"], false),
        ("mirroring", &[], &[], &[], false),
        ("erp-sync", SERVICES, &["ErpSync", "Webhook"], &["SystemToken"], false),
        ("empty", SERVICES, &["Webhook"], &[], false),
    ] {
        let configuration = configuration(name);
        let found: Vec<_> = configuration.endpoints().supported.iter().map(ToString::to_string).collect();
        assert_eq!(found, endpoints, "{name}");
        let advanced = configuration.advanced();
        assert_eq!(advanced.agents.names().collect::<Vec<_>>(), agents, "{name}");
        assert_eq!(advanced.claims.names().collect::<Vec<_>>(), claims, "{name}");
        let sign_in = configuration.authentication();
        let urls = sign_in.redirect_urls.get(Environment::Sod).into_iter().flat_map(|urls| urls.iter());
        let patterns: Vec<_> = urls.map(UrlEntry::as_str).filter(|url| url.starts_with('^')).collect();
        let expected: &[&str] = if is_native { &[r"^http://127.0.0.1\:\d{4,10}$"] } else { &[] };
        assert_eq!((sign_in.native, patterns.as_slice()), (is_native, expected), "{name}");
    }
    assert_eq!(configuration("mirroring").distribution(), Some(Distribution::Custom));
    assert_eq!(configuration("erp-sync").distribution(), Some(Distribution::Standard));
    for (name, fixed) in [("mirroring", "distribution = \"custom\" "), ("erp-sync", "distribution = \"standard\" ")] {
        assert!(template(name).contains(fixed), "{name}: it is no choice");
    }
    assert!(template("mirroring").contains("FILL IN: \"Data mirroring for\""));
}

fn configuration(name: &str) -> Configuration {
    read_toml(&filled(&template(name), None)).build(&Policy::default()).unwrap().configuration
}

/// An editor finds the schema, and what is another's to change is said.
#[test]
fn each_template_is_explained() {
    for name in TEMPLATES {
        let text = template(name);
        assert!(text.starts_with("#:schema ./configuration.schema.json\n#"), "{name}");
        for (table, said) in [
            ("\n[advanced]", "# Only the app manager changes"),
            ("\n[endpoints]", "# Since portal 2.0 only the app manager changes"),
        ] {
            if let Some((before, _)) = text.split_once(table) {
                assert!(before.lines().last().unwrap().starts_with(said), "{name}: {table}");
            }
        }
        assert!(text.lines().all(|line| line.chars().count() <= 165), "{name}");
        assert!(text.ends_with('\n') && !text.contains("\n\n\n") && !text.contains('\r'), "{name}");
    }
}

#[test]
fn the_time_of_day_does_not_matter() {
    // No template has an expiry, so what passes today passes later.
    let text = filled(&template("erp-sync"), None);
    let later = superoffice_app::Timestamp::parse("2099-01-01T00:00:00Z").unwrap();
    assert!(later > now() && read_toml(&text).check_for(Environment::Sod, later, &Policy::default()).passed());
}

/// Byte for byte, so that it can be written to a file.
#[test]
fn the_schema_is_the_one_of_the_package() {
    let output = new(&["--schema"]);
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), b"".as_slice()));
    assert!(output.stdout == superoffice_app::json::SCHEMA.as_bytes());
    for name in TEMPLATES {
        assert!(template(name).contains("new -- --schema > configuration.schema.json"), "{name}");
    }
}

#[test]
fn a_wrong_command_line_is_told() {
    for (arguments, status, said) in [
        (&["--template", "Web"][..], 2, "error: there is no template \"Web\"\n\nusage: new --template web|native|"),
        (&["--template"], 2, "error: "),
        (&[], 2, "error: neither a template nor the schema is asked for\n"),
        (&["--schema", "--template", "web"], 2, "error: --template and --schema exclude each other\n"),
        (&["--schema=x"], 2, "error: "),
        (&["web"], 2, "error: "),
        (&["--help"], 0, ""),
    ] {
        let output = new(arguments);
        assert_eq!(output.status.code(), Some(status), "{arguments:?}");
        assert!(String::from_utf8(output.stderr).unwrap().starts_with(said), "{arguments:?}");
    }
    let help = String::from_utf8(new(&["--help"]).stdout).unwrap();
    for name in TEMPLATES {
        assert!(help.contains(&format!("--template {name} ")), "{name}");
    }
}
