//! Values of another type, texts of another form, and the forms that look wrong and are not.

use serde_json::json;
use superoffice_app::{Code, Report};

use crate::document::{check, every_key_once, of_toml, pointers, validators};

/// Whether a report says that a value has the wrong form: what a schema has to notice.
fn is_misformed(report: &Report) -> bool {
    [
        Code::DOCUMENT_WRONG_TYPE,
        Code::DOCUMENT_UNKNOWN_VALUE,
        Code::DOCUMENT_UNKNOWN_ENVIRONMENT,
        Code::DOCUMENT_UNSUPPORTED_SCHEMA,
        Code::CLIENT_SECRET_IN_DOCUMENT,
        Code::NAME_MISSING,
        Code::UI_COMPONENT_MISSING,
        Code::CLAIMS_UNKNOWN_BIT,
        Code::AGENTS_UNKNOWN_BIT,
    ]
    .into_iter()
    .any(|code| report.contains(code))
}

/// In every place of the file, a value of each other type: refused by the schema exactly where the library misses a value of its form.
#[test]
fn refuses_every_wrong_type_of_every_key() {
    let values = [
        json!(42),
        json!(-1),
        json!(1.5),
        json!(true),
        json!(null),
        json!([]),
        json!([true]),
        json!([null]),
        json!([[]]),
        json!([{}]),
        json!({}),
        json!({ "strange": 1 }),
        json!({ "sod": 1.5 }),
        json!({ "stage": [1.5] }),
        json!({ "Production": { "sod": [] } }),
        json!("\u{2603}"),
    ];
    let [validator, _] = validators();
    let (mut wrong, mut refused) = (String::new(), 0);
    let document = every_key_once();
    for pointer in pointers(&document) {
        for value in &values {
            let mut document = document.clone();
            *document.pointer_mut(&pointer).unwrap() = value.clone();
            let report = check(&document);
            let (refuses, misformed) = (!validator.is_valid(&document), is_misformed(&report));
            refused += usize::from(refuses);
            if misformed && !refuses || refuses && report.passed() {
                wrong.push_str(&format!("{pointer} = {value}: {refuses}, {report}\n\n"));
            }
        }
    }
    assert_eq!(wrong, "");
    assert!(refused > 800, "{refused} were refused");
}

/// Documents that look right and are not: one for each tooth.
#[test]
fn refuses_what_has_the_right_type_and_the_wrong_form() {
    let named = |rest: &str| format!("name = \"Acme\"\n{rest}");
    let rows = [
        "name = \"\"",
        "name = \" \\t\"",
        "partner = \" acme\"",
        "schema = 2",
        "schema = 0",
        "distribution = \"both\"",
        "kind = \"hybird\"",
        "partner_site = \"acme.example\"",
        "partner_site = \"https://acme.example/a b\"",
        "[[ui]]\nurl = \"https://acme.example\"",
        "[[ui]]\ncomponent = \"\"",
        "[[ui]]\ncomponent = \"menu_buton\"",
        "[[ui]]\ncomponent = \"menu_button\"\nurl = \"/menu\"",
        "client_secret = \"canary\"",
        "authentication.token = \"canary\"",
        "authentication.client_id = \"\"",
        "authentication.client_id = \" 6cf25376616343b38d14ddcd804f2891\"",
        "authentication.client_id = \"é\"",
        "authentication.client_id.prodution = \"6cf25376616343b38d14ddcd804f2891\"",
        "authentication.redirect_urls = [\"/callback\"]",
        "authentication.redirect_urls = [\"\"]",
        "authentication.redirect_urls.staging = []",
        "authentication.post_logout_redirect_urls = [\"acme.example/bye\"]",
        "authentication.cors_urls = [\"*\"]",
        "authentication.cors_urls = [\"null\"]",
        "authentication.cors_urls = [\"ftp://acme.example\"]",
        "authentication.default_redirect_url = \"^https://acme\\\\.example/$\"",
        "authentication.client_secret = \"canary\"",
        "authentication.client_secret = \"env:ACME\"",
        "authentication.client_secret.sod = \"canary\"",
        "authentication.client_secret.value = \"canary\"",
        "authentication.client_secret = { reference = \"env:ACME\", secret = \"canary\" }",
        "authentication.client_secret = { description = \"none\" }",
        "authentication.client_secret.sod = {}",
        "authentication.client_secret = { reference = \"env:ACME\", hash = \"$argon2id$v=19$m=19456,t=2,p=1$c2E$aGFzaA\" }",
        "authentication.client_secret = { reference = \"env:ACME\", sod = { reference = \"env:SOD\" } }",
        "authentication.client_secret = { reference = \"ACME_SECRET\" }",
        "authentication.client_secret = { hash = \"5f4dcc3b5aa765d61d8327deb882cf99\" }",
        "authentication.client_secret = { reference = \"env:ACME\", expires = \"next year\" }",
        "authentication.client_secret = { reference = \"env:ACME\", expires = 2027-05-01 }",
        "authentication.client_secret = { reference = \"env:ACME\", created = \"2027-05-01T00:00:00\" }",
        "authentication.certificate = { rsa_xml = \"MIIB\" }",
        "authentication.certificate = { pem = \"MIIB\" }",
        "authentication.certificate = { description = \"none\" }",
        "authentication.certificate.qa = { private_key = \"canary\", pem = \"-----BEGIN PUBLIC KEY-----\" }",
        "endpoints.supported = [\"\"]",
        "endpoints.supported = [\" WebAPI\"]",
        "endpoints.supported = \"WebAPI\"",
        "notifications.state_change_url = \"hooks.acme.example\"",
        "notifications.enabled = \"yes\"",
        "notifications.technical_contact = \"ops\"",
        "notifications.technical_contact = \"ops@acme.example;dev@acme.example\"",
        "notifications.error_emails = \"ops; dev\"",
        "integrations.erp_sync.url = \"acme.example\"",
        "integrations.mirroring.url.dev = \"https://acme.example\"",
        "licenses.granted = [\"\"]",
        "licenses.required = [\"custom_apps\", 1]",
        "advanced.claims = 32",
        "advanced.claims = \"SystemToken\"",
        "advanced.agents = 8192",
        "advanced.agents = [\" \"]",
        "advanced.custom_claims = [\"acme region\"]",
        "advanced.custom_error_url = \"/error\"",
        "verification.authorization_level = \" explicit\"",
        "verification.security_audit = true",
        "tenants.qa = []",
        "tenants = []",
        "tenants.sod = [{}]",
        "tenants.sod = [{ context_id = \"\" }]",
        "tenants.sod = [{ context_id = \"Cust 1\" }]",
        "tenants.sod = [{ context_id = \"Cust1\", endpoint = \"sod2.superoffice.com\" }]",
    ];
    let [validator, _] = validators();
    for row in rows {
        let text = if row.starts_with("name") { row.to_owned() } else { named(row) };
        let document = of_toml(&text).expect(&text);
        assert!(!validator.is_valid(&document), "the schema accepts {row}");
        assert!(!check(&document).passed(), "the library accepts {row}");
    }
    for document in [json!({}), json!(null), json!([]), json!("name"), json!({ "name": null })] {
        assert!(!validator.is_valid(&document) && !check(&document).passed(), "{document}");
    }
    let many = vec![json!("https://acme.example/callback"); 257];
    let document = json!({ "name": "Acme", "authentication": { "redirect_urls": many } });
    assert!(!validator.is_valid(&document) && !check(&document).passed());
}

/// Other spellings and forms that the library reads: a schema refuses them easily.
#[test]
fn accepts_every_form_that_the_library_reads() {
    let secret = |rest: &str| format!("authentication.client_secret = {{ reference = \"env:ACME\", {rest} }}");
    let rows = [
        "kind = \"HYBRID\"",
        "kind = \"\"",
        "distribution = \"Custom\"",
        "partner = \"  \"",
        "strange = { key = [1.5] }",
        "authentication = {}",
        "authentication.client_id.QAonline = \"6cf25376616343b38d14ddcd804f2891\"",
        "authentication.client_id = { development = \"a1\", qa = \"b2\", online = \"c3\" }",
        "authentication.redirect_urls = \"\"",
        "authentication.redirect_urls = \"https://acme.example/a\\n\\nhttps://acme.example/b\"",
        "authentication.redirect_urls = ['^https://acme\\.example/\\d+$', 'https://acme\\.example/\\d+', 'HTTPS://acme.example/x']",
        "authentication.cors_urls = ['HTTPS://acme.example', '^https://[a-z]+\\.acme\\.example$']",
        "authentication.client_secret = {}",
        "authentication.client_secret = { x = 1, reference = \"env:ACME\" }",
        "authentication.client_secret.SOD = { reference = \"vault:acme/sod#key\" }",
        "[[ui]]\ncomponent = \"Menu_Button\"\nurl = \"\"",
        "endpoints.supported = [\"OData\", \"services 88\"]",
        "advanced.claims = 31",
        "advanced.claims = [\"system token\", \" person-id \", \"LoginHistory\"]",
        "advanced.agents = 8191",
        "verification.security_audit = \"Not passed\"",
        "verification.certification = \"failed: one open point\"",
        "verification.authorization_level = \"Superuser\"",
        "notifications.error_emails = \" ops@acme.example ;; dev@acme.example; \"",
        "tenants.sod = [{ context_id = \"cust1\", endpoint = \"\" }]",
        "\"$schema\" = \"../configuration.schema.json\"",
    ];
    let times = [
        "2027-05-01T00:00:00Z",
        "2027-05-01t00:00:00.123456z",
        "2027-05-01 00:00:00+02:00",
        "2027-05-01T00:00Z",
        "20270501T000000Z",
        "202705010000",
        "+002027-05-01T00:00:00-01",
        " ",
        "",
    ];
    let times = times.map(|time| secret(&format!("expires = \"{time}\"")));
    for row in rows.into_iter().map(str::to_owned).chain(times) {
        let document = of_toml(&format!("name = \"Acme\"\n{row}")).expect(&row);
        assert!(check(&document).passed(), "{row}: {}", check(&document));
        for validator in validators() {
            let fault = validator.validate(&document).err();
            assert!(fault.is_none(), "{row}: {fault:?}");
        }
    }
}
