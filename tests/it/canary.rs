//! A marked secret in every place where a secret could be put appears nowhere.

use std::io::Write as _;
use std::process::{Command, Stdio};

use superoffice_app::{Configuration, Document, Environment, GithubAnnotations, Policy, SarifLog};

use crate::support::{now, read_json, read_toml};

const MARK: &str = "cAnArY-7f3a91";

/// What may stand in the place of `client_secret`, with the mark in it. The first ones are right in form.
const SECRETS: &[&str] = &[
    r#""@""#,
    r#""\u0063AnArY-7f3a91 @""#,
    r#"["@"]"#,
    r#"{"sod": "@"}"#,
    r#"{"sod": ["@", {"x": "@"}]}"#,
    r#"{"prodution": "@"}"#,
    r#"{"@": true}"#,
    r#"{"sod": {"@": "x"}}"#,
    r#"{"sod": {"reference": "env:A", "secret-@": "x", "token @": "x"}}"#,
    r#"{"secret": "@"}"#,
    r#"{"expries": "@", "secret": "@", "reference": "env:A"}"#,
    r#"{"sod": {"reference": "env:A"}, "secret": "@", "password @": "x"}"#,
    r#"{"hash": "@"}"#,
    r#"{"hash": ["@"]}"#,
    r#"{"hash": "$argon2id$@", "reference": "@"}"#,
    r#"{"reference": "@"}"#,
    r#"{"reference": {"value": "@"}}"#,
    r#"{"secret": "@"}"#,
    r#"{"Value": "@"}"#,
    r#"{"hash": "x", "hash": "@"}"#,
    r#"{"description": ["@"], "expires": "@"}"#,
    r#"{"production": {"hash": "@", "secert": "@", "expires": "@"}}"#,
];

const CERTIFICATES: &[&str] = &[
    r#""@""#,
    r#"{"rsa_xml": "@"}"#,
    r#"{"rsa_xml": "<RSAKeyValue><Modulus>AQAB</Modulus><Exponent>AQAB</Exponent><D>@</D></RSAKeyValue>"}"#,
    r#"{"rsa_xml": "<RSAKeyValue>\n<Modulus>AQAB</Modulus><P>\n@\n</P>"}"#,
    r#"{"pem": "-----BEGIN RSA PRIVATE KEY-----\n@\n-----END RSA PRIVATE KEY-----"}"#,
    r#"{"pem": "-----BEGIN PUBLIC KEY-----\n@\n-----END PUBLIC KEY-----", "private_key": "@"}"#,
    r#"{"sod": {"pem": ["@"], "@": {"@": "@"}}}"#,
    r#"{"sod": {"-----BEGIN PRIVATE KEY-----\n@": "x"}}"#,
    r#"{"private_key": "@", "pem": "y"}"#,
];

/// Whole documents, with the mark where one would not look for it.
const ELSEWHERE: &[&str] = &[
    r#"{"client_secret": "@"}"#,
    r#"{"authentication": {"client_secert": "@", "secrets": {"x": ["@"]}}}"#,
    r#"{"authentication": {"password": 5, "native": {"secret": "@"}}}"#,
    r#"{"authentication": "@"}"#,
    r#"{"password": "@", "name": ["@"], "kind": {"x": "@"}}"#,
    r#"{"name": "x", "name": "x", "authentication": {"client_secret": {"hash": "@"}}}"#,
    r#"{"authentication": {"redirect_urls": ["https://u:@@acme.example/", "https://@@acme.example/x"]}}"#,
    r#"{"authentication": {"redirect_urls": "https://u:@@acme.example/\nhttps://acme.example/?client_secret=@"}}"#,
    r#"{"authentication": {"redirect_urls": ["http://acme.example/cb?token=@", "/cb?code=@"], "cors_urls": ["https://u:@@a.example"]}}"#,
    r#"{"partner_site": "https://u:@@acme.example", "advanced": {"custom_error_url": "https://acme.example/?key=@"}}"#,
    r#"{"integrations": {"erp_sync": {"url": "http://10.0.0.1/?password=@", "enabled": true}}}"#,
    r#"{"tenants": {"sod": [{"context_id": "Cust1", "endpoint": "https://u:@@sod2.superoffice.com/Cust1", "token": "@"}]}}"#,
    r#"{"authentication": {"redirect_urls": ["https://a.example,https://u:@@b.example", "https://a.example/ https://u:@@b.example/"]}}"#,
    r#"{"authentication": {"redirect_urls": ["https://a.example/?next=https://u:@@b.example/", "https://a.example/?next=https://u:@@b.example/"]}}"#,
    r#"{"authentication": {"cors_urls": ["https://a.example,https://u:@@b.example", "//@@acme.example:443", "//u:@@acme.example/a:b"]}}"#,
    r#"{"authentication": {"redirect_urls": ["https://a.example/x;jsessionid=@", "https://a.example/x;jsessionid=@", "/#/r?key=@", "/?x=1?token=@"]}}"#,
    r#"{"secret @": "x", "tenants": {"password @": "x"}, "authentication": {"token @": "x"}}"#,
    r#"{"partner_site": "https://u:@/x@@a.example", "advanced": {"custom_error_url": "https://u:a#@@a.example/cb"}}"#,
    r#"{"partner_site": "https:/\t/@@a.example", "advanced": {"custom_error_url": "https:/\n/@@a.example"}}"#,
    r#"{"authentication": {"redirect_urls": ["/?token=\"@\"", "/?token= @", "/?token=<uctx>@<usid>", "/?to%6ben=@", "/?code[]=@", "/?auth_code=@", "/?token%3D@"]}}"#,
    r#"{"https://u:@@b.example/": 1, "https://x/?token=@": 1, "name": "a"}"#,
    r#"{"authentication": {"client_secret": "@""#,
    r#"{"authentication": {"client_secret": "@}}"#,
    r#"{"authentication": {"client_secret": @}}"#,
    r#"{"authentication": {"client_secret": "@\q"}}"#,
    r#"{"authentication": {"client_secret": "@"}} @"#,
    r"@",
    r#""@""#,
];

const TOML: &[&str] = &[
    "[authentication]\nclient_secret = \"@\" # once @\n",
    "[authentication] # @\nclient_secret = '''\n@\n'''\nnative = 5 # was @",
    "[authentication.client_secret]\nproduction = \"@\"\nstage = { hash = \"@\" }\n\"@\" = 5\n",
    "[authentication.client_secret.production]\nhash = \"@\"\nhash = \"@\"\n",
    "[authentication.client_secret.production.\"@\"]\nx = \"@\"\n",
    "[authentication]\nclient_secret = @\n",
    "[authentication]\nclient_secret = \"@\nnative = true\n",
    "[authentication]\nclient_secret = '@\n'",
    "[authentication]\nclient_secret.@ = 1\n",
    "[authentication.certificate]\npem = \"\"\"\n-----BEGIN PRIVATE KEY-----\n@\n-----END PRIVATE KEY-----\n\"\"\"\n",
    "[[secrets]]\nvalue = \"@\"\n[secret]\nx = [\"@\", { y = \"@\" }]\n",
    "name = \"a\"\nname = \"b\"\npassword = 5\npassword = \"@\"\n",
];

fn documents() -> Vec<(String, bool)> {
    let mut documents = Vec::new();
    for (key, values) in [("client_secret", SECRETS), ("certificate", CERTIFICATES)] {
        for value in values {
            let one_line =
                format!(r#"{{"name": 5, "authentication": {{"{key}": {value}, "native": "x"}}, "kind": "y"}}"#);
            documents.push((one_line, true));
            documents.push((format!("{{\n \"authentication\": {{\n  \"{key}\":\n   {value}\n  }}\n}}"), true));
        }
    }
    documents.extend(ELSEWHERE.iter().map(|text| ((*text).to_owned(), true)));
    documents.extend(TOML.iter().map(|text| ((*text).to_owned(), false)));
    documents
        .into_iter()
        .map(|(text, is_json)| {
            (text.replace('@', MARK).replace(&format!("{MARK}{MARK}"), &format!("{MARK}@")), is_json)
        })
        .collect()
}

/// The mark, or a good part of it.
#[track_caller]
fn assert_clean(shown: &str, what: &str, source: &str) {
    assert!(!shown.contains("AnArY-7f3"), "{what} shows the secret of {source}:\n{shown}");
}

fn assert_silent(document: &Document<'_>, source: &str) {
    assert_clean(&format!("{document:?}"), "Debug of the document", source);
    assert_clean(&format!("{:?}", document.draft()), "Debug of the draft", source);
    assert_clean(&document.redacted_source(), "the redacted source", source);
    for policy in [Policy::default(), Policy::import()] {
        let mut reports = vec![document.check(&policy)];
        reports.extend(Environment::ALL.map(|environment| document.check_for(environment, now(), &policy)));
        reports.push(document.draft().check(&policy));
        match document.build(&policy) {
            Err(report) => reports.push(report),
            Ok(built) => assert_clean(&format!("{built:?}"), "Debug of the configuration", source),
        }
        for report in reports {
            assert_clean(&report.to_string(), "Display of a report", source);
            assert_clean(&format!("{report:?}"), "Debug of a report", source);
            assert_clean(&serde_json::to_string(&report).unwrap(), "JSON of a report", source);
            assert_clean(&GithubAnnotations::new("x", &report).to_string(), "annotations", source);
            let mut log = SarifLog::new();
            log.add("x", report.clone());
            assert_clean(&serde_json::to_string(&log).unwrap(), "SARIF", source);
            assert_clean(&format!("{log:?}"), "Debug of SARIF", source);
            for problem in &report {
                assert_clean(&problem.help(), "a help", source);
                assert_clean(&problem.path().to_pointer(), "a pointer", source);
            }
        }
    }
}

#[test]
fn the_library_never_shows_a_secret() {
    for (text, is_json) in documents() {
        let document = if is_json { read_json(&text) } else { read_toml(&text) };
        assert_silent(&document, &text);
        let refused = if is_json {
            serde_json::from_str::<Configuration>(&text).map(|_| ()).map_err(|error| format!("{error} {error:?}"))
        } else {
            continue;
        };
        if let Err(error) = refused {
            assert_clean(&error, "the error of Deserialize", &text);
        }
    }
}

#[test]
fn the_example_never_shows_a_secret() {
    for format in ["text", "json", "sarif", "github"] {
        for (text, _) in documents() {
            let mut child = Command::new(crate::validate::program())
                .args(["--environment", "production", "--now", "2026-11-22T00:00:00Z", "--format", format, "-"])
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap();
            child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
            let output = child.wait_with_output().unwrap();
            assert!(output.status.code().is_some_and(|code| code <= 1), "{output:?}");
            assert_clean(&String::from_utf8(output.stdout).unwrap(), "standard output", &text);
            assert_clean(&String::from_utf8(output.stderr).unwrap(), "standard error", &text);
        }
    }
}

/// A canary that is never caught is no canary: the places are real.
#[test]
fn the_mark_is_in_every_document() {
    for (text, _) in documents() {
        assert!(text.contains("AnArY-7f3"), "{text}");
    }
    assert!(documents().len() > 80);
}
