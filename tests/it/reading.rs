//! One tolerant read: one wrong value hides nothing else.

use superoffice_app::{Code, Environment, Limits, PerEnvironment, Policy, json};

use crate::support::{check_toml, codes, places, read_json, read_toml};

#[test]
fn one_wrong_field_hides_no_other() {
    let text = r#"{
        "name": 5, "distribution": ["custom"], "kind": {"x": 1}, "ui": "none",
        "authentication": {"native": null, "client_id": 7, "redirect_urls": [1, "/x", null, ["y"], "https://a.example/cb"]},
        "endpoints": {"supported": ["WebAPI", false]}
    }"#;
    let report = read_json(text).check(&Policy::default());
    let expected = "\
2:17 error document.wrong-type name
2:21 error document.wrong-type distribution
2:49 error document.wrong-type kind
2:73 error document.wrong-type ui
3:57 error document.wrong-type authentication.client_id
3:78 error document.wrong-type authentication.redirect_urls[0]
3:82 error redirect-url.malformed authentication.redirect_urls[1]
3:87 error document.wrong-type authentication.redirect_urls[2]
3:93 error document.wrong-type authentication.redirect_urls[3]
4:47 error document.wrong-type endpoints.supported[1]
10 errors";
    assert_eq!(places(&report), expected);
}

#[test]
fn wrong_types_say_what_was_wanted_and_what_was_there() {
    for (text, message) in [
        (r#"{"name": true}"#, "expected a text, found `true` or `false`"),
        (r#"{"name": 1.5}"#, "expected a text, found a number with a fraction"),
        (r#"{"name": -1}"#, "expected a text, found a number"),
        (r#"{"name": []}"#, "expected a text, found an array"),
        (r#"{"name": {}}"#, "expected a text, found a table"),
        (r#"{"schema": -1}"#, "expected a whole number such as `1`, found a negative number"),
        (r#"{"authentication": []}"#, "expected a table, found an array"),
        (r#"{"authentication": {"native": "yes"}}"#, "expected `true` or `false`, found a text"),
        (r#"{"ui": {}}"#, "expected an array of tables, found a table"),
        (r"[]", "expected a table, found an array"),
        (r#""SuperOffice""#, "expected a table, found a text"),
    ] {
        let report = read_json(text).check(&Policy::default());
        let problem = report.iter().find(|problem| problem.code() == Code::DOCUMENT_WRONG_TYPE).expect(text);
        assert_eq!(problem.message(), message, "{text}");
    }
}

#[test]
fn a_document_that_is_no_table_has_one_problem() {
    for text in ["[]", "5", "\"x\"", "true", "[{\"name\": 1}]"] {
        let report = read_json(text).check(&Policy::default());
        assert_eq!(codes(&report), ["document.wrong-type"], "{text}");
    }
    assert_eq!(
        codes(&read_json("null").check(&Policy::default())),
        ["distribution.missing", "name.missing", "endpoint.none"]
    );
}

#[test]
fn after_a_syntax_error_nothing_else_is_said() {
    for text in ["{\"name\": 5,", "", "{\"name\": \"x\"} trailing", "{'name': 1}", "\u{0}"] {
        let report = read_json(text).check_for(Environment::Production, crate::support::now(), &Policy::default());
        assert_eq!(codes(&report), ["document.syntax"], "{text}");
        assert!(report.problems()[0].position().is_some(), "{text}");
    }
    let report = check_toml("name = \"a\nkind = 5");
    assert_eq!(codes(&report), ["document.syntax"]);
}

#[test]
fn keys_known_unknown_and_repeated() {
    let text = r#"{"name":"Acme","name":"Other","nmae":1,"distribution":"custom","x y":2,"endpoints":{"supported":["WebAPI"]}}"#;
    let report = read_json(text).check(&Policy::default());
    let expected = "\
1:17 error document.duplicate-key name (see 1:3)
1:32 warning document.unknown-key nmae
1:65 warning document.unknown-key \"x y\"
1 error, 2 warnings";
    assert_eq!(places(&report), expected);
    assert_eq!(report.problems()[1].help(), "did you mean `name`?");
}

#[test]
fn a_key_of_another_table_is_told_its_place() {
    let report = check_toml("[endpoints]\nkind = \"hybrid\"\ncors_urls = []\nprod = 1");
    let helps: Vec<_> = report
        .iter()
        .filter(|problem| problem.code() == Code::DOCUMENT_UNKNOWN_KEY)
        .map(superoffice_app::Problem::help)
        .collect();
    assert_eq!(
        helps,
        [
            "it stands at the top of the file, before the first table",
            "it stands in the table `authentication`",
            "the keys here are `supported`"
        ]
    );
}

#[test]
fn a_secret_under_a_key_that_says_so_is_an_error() {
    for text in [
        "[authentication.client_secret]\nsecret = \"x\"",
        "[authentication.client_secret]\nsod = {}\npassword = \"x\"",
        "client_secret = \"x\"",
        "[authentication]\napplication_token = \"x\"",
        "[advanced]\npassword = \"x\"",
    ] {
        assert!(check_toml(text).contains(Code::CLIENT_SECRET_IN_DOCUMENT), "{text}");
    }
    for text in ["[authentication]\nsecrets = {}", "password = 5", "[authentication]\nclient_secret = \"env:ACME\""] {
        assert!(!check_toml(text).contains(Code::CLIENT_SECRET_IN_DOCUMENT), "{text}");
    }
    let report = check_toml("[authentication.certificate.sod]\nprivate_key = \"x\"");
    assert!(report.contains(Code::CERTIFICATE_PRIVATE_KEY));
}

#[test]
fn the_order_of_keys_does_not_matter() {
    for text in [
        r#"{"authentication":{"client_secret":{"expries":"x","reference":"env:A"}}}"#,
        r#"{"authentication":{"client_secret":{"reference":"env:A","expries":"x"}}}"#,
    ] {
        let report = read_json(text).check(&Policy::default());
        assert!(
            report.contains(Code::DOCUMENT_UNKNOWN_KEY) && !report.contains(Code::DOCUMENT_UNKNOWN_ENVIRONMENT),
            "{report}"
        );
    }
    for text in [
        r#"{"authentication":{"client_secret":{"prodution":{"reference":"env:A"},"sod":{"reference":"env:B"}}}}"#,
        r#"{"authentication":{"client_secret":{"sod":{"reference":"env:B"},"prodution":{"reference":"env:A"}}}}"#,
    ] {
        let report = read_json(text).check(&Policy::default());
        assert!(
            report.contains(Code::DOCUMENT_UNKNOWN_ENVIRONMENT) && !report.contains(Code::DOCUMENT_UNKNOWN_KEY),
            "{report}"
        );
    }
}

#[test]
fn words_that_others_use_for_environments_are_understood() {
    for (word, meant) in [
        ("prod", "production"),
        ("live", "production"),
        ("staging", "stage"),
        ("dev", "sod"),
        ("prodution", "production"),
    ] {
        let text = format!("[authentication.client_id]\n{word} = \"x\"");
        let report = check_toml(&text);
        let problem = report.iter().find(|problem| problem.code() == Code::DOCUMENT_UNKNOWN_ENVIRONMENT).unwrap();
        assert_eq!(problem.help(), format!("did you mean `{meant}`?"));
    }
}

#[test]
fn closed_words_name_what_is_allowed() {
    let first = |text: &str| {
        let report = check_toml(text);
        report.iter().find(|problem| problem.code() == Code::DOCUMENT_UNKNOWN_VALUE).cloned().unwrap()
    };
    let problem = first("kind = \"foobar\"");
    assert_eq!(problem.message(), "unknown value `foobar`, expected `internal`, `external` or `hybrid`");
    assert_eq!(problem.help(), "write `internal`, `external` or `hybrid`");
    assert_eq!(first("kind = \"hybird\"").help(), "did you mean `hybrid`?");
}

#[test]
fn per_environment_is_one_value_or_a_table() {
    fn ids(text: &str) -> PerEnvironment<superoffice_app::Field<superoffice_app::Text<'_>>> {
        read_json(text).draft().authentication.value().unwrap().client_id.clone()
    }
    assert!(matches!(ids(r#"{"authentication":{"client_id":"x"}}"#), PerEnvironment::Shared(_)));
    let each = ids(r#"{"authentication":{"client_id":{"SOD":"a","qaonline":"b","online":null}}}"#);
    assert_eq!(each.get(Environment::Sod).unwrap().value().unwrap().as_str(), "a");
    assert_eq!(each.get(Environment::Stage).unwrap().value().unwrap().as_str(), "b");
    assert!(each.get(Environment::Production).is_none_or(superoffice_app::Field::is_absent));
}

#[test]
fn environments_are_not_mixed_mistyped_or_doubled() {
    for (keys, message) in [
        (r#""prodution":"x""#, "`prodution` cannot stand here: it is not the name of an environment"),
        (r#""stage":"a","qa":"b""#, "`qa` cannot stand here: `stage` has a value already"),
    ] {
        let text = format!(r#"{{"authentication":{{"client_id":{{{keys}}}}}}}"#);
        let report = read_json(&text).check(&Policy::default());
        assert_eq!(report.problems().last().unwrap().message(), message);
    }
    for text in [
        r#"{"authentication":{"client_secret":{"reference":"env:A","sod":{"reference":"env:B"}}}}"#,
        r#"{"authentication":{"certificate":{"pem":"x","online":{"pem":"y"}}}}"#,
    ] {
        assert!(read_json(text).check(&Policy::default()).contains(Code::DOCUMENT_UNKNOWN_ENVIRONMENT), "{text}");
    }
    let text = r#"{"authentication":{"client_id":{"qa":null,"stage":"6cf25376616343b38d14ddcd804f2891"}}}"#;
    assert!(!read_json(text).check(&Policy::default()).contains(Code::DOCUMENT_UNKNOWN_ENVIRONMENT));
    let text = r#"{"authentication":{"client_id":{"sod":"a","sod":"b"}}}"#;
    assert!(read_json(text).check(&Policy::default()).contains(Code::DOCUMENT_DUPLICATE_KEY));
    let text = r#"{"authentication":{"client_secret":{"sod":{"reference":"env:A"},"reference":"env:B"}}}"#;
    let report = read_json(text).check(&Policy::default());
    let problem = report.iter().find(|problem| problem.code() == Code::DOCUMENT_UNKNOWN_ENVIRONMENT).unwrap();
    assert_eq!(problem.message(), "`reference` cannot stand here: a table of environments has no other keys");
    // What is mistyped is not missing as well.
    let text = r#"{"authentication":{"client_id":{"prodution":"c789b7d98f3c496fb5aaa4b1a81ca11b"}}}"#;
    let report = read_json(text).check_for(Environment::Production, crate::support::now(), &Policy::default());
    assert!(!report.contains(Code::CLIENT_ID_MISSING), "{report}");
}

#[test]
fn url_lists_are_arrays_or_lines() {
    let urls = ["https://a.example/1", "https://a.example/2"];
    for text in [
        "[authentication]\nredirect_urls = [\"https://a.example/1\", \"https://a.example/2\"]",
        "[authentication]\nredirect_urls = \"\"\"\nhttps://a.example/1\n\n  https://a.example/2  \n\"\"\"",
        "[authentication]\nredirect_urls = \"https://a.example/1\\r\\n\\r\\nhttps://a.example/2\"",
        "[authentication]\r\nredirect_urls = '''\r\nhttps://a.example/1\r\nhttps://a.example/2'''",
    ] {
        let document = read_toml(text);
        let table = document.draft().authentication.value().unwrap();
        let list = table.redirect_urls.get(Environment::Sod).unwrap().value().unwrap();
        let read: Vec<_> = list.values().map(|(_, url)| url.as_str()).collect();
        assert_eq!(read, urls, "{text}");
    }
}

#[test]
fn times_are_text_or_dates() {
    let secret = |expires: &str| format!("[authentication.client_secret]\nreference = \"env:A\"\nexpires = {expires}");
    for good in ["2027-05-01T00:00:00Z", "2027-05-01 02:00:00+02:00", "\"2027-05-01T00:00:00Z\""] {
        let text = secret(good);
        assert!(!check_toml(&text).contains(Code::DOCUMENT_WRONG_TYPE), "{good}");
        let document = read_toml(&text);
        let table = document.draft().authentication.value().unwrap();
        let secret = table.client_secret.get(Environment::Sod).unwrap().value().unwrap();
        assert_eq!(secret.expires.value().unwrap().to_string(), "2027-05-01T00:00:00Z");
    }
    for bad in ["2027-05-01", "10:00:00", "2027-05-01T00:00:00", "\"tomorrow\"", "5", "true"] {
        assert!(check_toml(&secret(bad)).contains(Code::DOCUMENT_WRONG_TYPE), "{bad}");
    }
    assert!(check_toml("name = 2027-05-01").contains(Code::DOCUMENT_WRONG_TYPE), "a date is no text");
}

#[test]
fn limits_cut_and_say_so() {
    let limits = Limits { list_entries: 2, text_bytes: 30, ..Limits::default() };
    let text = r#"{"name": "A name that is longer than thirty bytes", "distribution": "custom",
        "authentication": {"redirect_urls": ["https://a.example/1", "https://a.example/2", "https://a.example/3"]}}"#;
    let report = json::read(text, &limits).check(&Policy::default().with_limits(limits));
    let large: Vec<_> = report.iter().filter(|problem| problem.code() == Code::DOCUMENT_TOO_LARGE).collect();
    assert_eq!(large[0].message(), "39 bytes in a text, the limit is 30");
    assert_eq!(large[1].message(), "3 entries in a list, the limit is 2");
    assert_eq!(large.len(), 2, "{report}");
    let limits = Limits { document_bytes: 10, ..Limits::default() };
    let report = json::read(text, &limits).check(&Policy::default());
    assert_eq!(codes(&report), ["document.too-large"]);
}

#[test]
fn problems_are_counted_beyond_the_limit() {
    let policy = Policy::default().with_limits(Limits { problems: 3, ..Limits::default() });
    let urls = ["\"/x\""; 10].join(",");
    let text = format!(
        r#"{{"name":"a","distribution":"custom","authentication":{{"redirect_urls":[{urls},"/y","/z","/w"]}}}}"#
    );
    let report = read_json(&text).check(&policy);
    assert_eq!(report.problems().len(), 3);
    assert_eq!(report.len(), 14, "{report}");
    assert_eq!(report.omitted(), 11);
    assert_eq!(serde_json::to_value(&report).unwrap()["omitted"], 11);
    assert!(!report.passed());
    assert!(report.to_string().contains("… and 11 more"));
}

#[test]
fn an_error_is_kept_though_warnings_came_first() {
    let policy = Policy::default().with_limits(Limits { problems: 5, ..Limits::default() });
    let unknown = (0..20).fold(String::new(), |keys, key| format!("{keys}\"k{key}\":1,"));
    let text = format!("{{{unknown}\"name\":5,\"distribution\":\"custom\"}}");
    let report = json::read(&text, policy.limits()).check(&policy);
    assert_eq!(report.problems().len(), 5);
    assert_eq!(codes(&report).last(), Some(&"document.wrong-type"), "{report}");
    assert_eq!(report.len(), 22);
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    let report = read_json("\u{feff}{\"name\":\"a\",\"distribution\":\"custom\",\"x\":1}").check(&Policy::default());
    let problem = report.iter().find(|problem| problem.code() == Code::DOCUMENT_UNKNOWN_KEY).unwrap();
    assert_eq!(problem.position().unwrap().column, 38);
    assert!(check_toml("\u{feff}name = \"a\"\ndistribution = \"custom\"").passed());
}

/// The example in the documentation of the JSON form is what comes out.
#[test]
fn the_json_form_is_as_documented() {
    let page = include_str!("../../docs/report.md");
    let mut examples = page.split("```json\n").skip(1).map(|part| part.split("\n```").next().unwrap());
    let (document, report) = (examples.next().unwrap(), examples.next().unwrap());
    let found = serde_json::to_string_pretty(&read_json(document).check(&Policy::default())).unwrap();
    assert_eq!(found, report);
}

/// Editors want to know where the schema is; nothing else does.
#[test]
fn a_link_to_the_schema_is_read_past() {
    let rest = r#""name": "Acme", "distribution": "custom", "endpoints": {"supported": ["WebAPI"]}"#;
    let report = |link: &str| read_json(&format!("{{{link}, {rest}}}")).check(&Policy::default());
    for link in [r#""$schema": "../schema/configuration.schema.json""#, r#""$schema": """#, r#""$schema": null"#] {
        assert_eq!(places(&report(link)), "no problems", "{link}");
    }
    for (link, expected) in [
        (r#""$schema": 1"#, "1:13 error document.wrong-type $schema"),
        (r#""$schema": ["x"]"#, "1:3 error document.wrong-type $schema"),
        (r#""$schema": {"sod": "x"}"#, "1:3 error document.wrong-type $schema"),
        (r#""$schema": "a", "$schema": "b""#, "1:19 error document.duplicate-key $schema (see 1:3)"),
        (r#""$Schema": "a""#, "1:3 warning document.unknown-key $Schema"),
        (r#""ui": [{"component": "menu_button", "$schema": "a"}]"#, "1:39 warning document.unknown-key ui[0].$schema"),
    ] {
        let places = places(&report(link));
        assert_eq!(places.lines().next(), Some(expected), "{link}");
        assert_eq!(places.lines().count(), 2, "{places}");
    }
    let long = format!(r#""$schema": "{}""#, "x".repeat(70_000));
    assert_eq!(codes(&report(&long)), ["document.too-large"]);

    // In TOML it is a key like any other, and nothing of it is kept; what may be a secret in it is not shown.
    let text = "\"$schema\" = \"https://user:canary@acme.example/x\"\nname = \"Acme\"\ndistribution = \"custom\"";
    let document = read_toml(text);
    assert_eq!(codes(&document.check(&Policy::default())), ["endpoint.none"]);
    assert!(!document.redacted_source().contains("canary"), "{}", document.redacted_source());
    let built = document.build(&Policy::default()).unwrap();
    assert_eq!(serde_json::to_string(&built).unwrap(), r#"{"schema":1,"name":"Acme","distribution":"custom"}"#);
}
