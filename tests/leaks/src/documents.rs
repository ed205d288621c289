//! Documents with a marked secret in every place where one could stand.

use crate::mark::{MARK, Spelling};

/// A document of which the secret is known.
pub struct Sample {
    pub name: String,
    pub text: String,
    pub is_json: bool,
    pub spelling: Spelling,
    /// Where the secret stands.
    pub place: &'static str,
    /// What else is wrong with the document.
    pub fault: Fault,
}

/// What else is wrong with a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    None,
    SyntaxBefore,
    SyntaxAfter,
    RepeatedBefore,
    RepeatedAfter,
}

impl Fault {
    const ALL: [Self; 5] =
        [Self::None, Self::SyntaxBefore, Self::SyntaxAfter, Self::RepeatedBefore, Self::RepeatedAfter];

    /// A line of JSON or TOML with the fault.
    const fn line(self, is_json: bool) -> &'static str {
        match (self, is_json) {
            (Self::None, _) => "",
            (Self::SyntaxBefore | Self::SyntaxAfter, true) => "\"kind\": hybrid",
            (Self::SyntaxBefore | Self::SyntaxAfter, false) => "kind = hybrid",
            (Self::RepeatedBefore | Self::RepeatedAfter, true) => "\"schema\": 1, \"schema\": 1",
            (Self::RepeatedBefore | Self::RepeatedAfter, false) => "x = 1\nx = 1",
        }
    }

    const fn is_before(self) -> bool {
        matches!(self, Self::SyntaxBefore | Self::RepeatedBefore)
    }
}

const XML: &str = "<RSAKeyValue><Modulus>AQAB</Modulus><Exponent>AQAB</Exponent><D>@</D></RSAKeyValue>";
const XML_ESCAPED: &str = "&lt;RSAKeyValue&gt;&lt;D&gt;@&lt;/D&gt;&lt;/RSAKeyValue&gt;";
const XML_LINES: &str = "<RSAKeyValue>\\n<P>\\n@\\n</P></RSAKeyValue>";
const PEM: &str = "-----BEGIN RSA PRIVATE KEY-----\\n@\\n-----END RSA PRIVATE KEY-----";
const PEM_PUBLIC: &str = "-----BEGIN PUBLIC KEY-----\\n@\\n-----END PUBLIC KEY-----";
const PHC: &str = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$@";

/// What stands in `authentication`, in JSON and in TOML; `@` is the mark.
const PLACES: &[(&str, &str, &str)] = &[
    ("clear text", r#""client_secret": "@""#, r#"client_secret = "@""#),
    ("clear text with more", r#""client_secret": " x@x ""#, r#"client_secret = " x@x ""#),
    ("clear text of one slot", r#""client_secret": {"production": "@"}"#, r#"client_secret.production = "@""#),
    (
        "clear text of two slots",
        r#""client_secret": {"sod": "@", "stage": "@"}"#,
        r#"client_secret = { sod = "@", stage = "@" }"#,
    ),
    ("under value", r#""client_secret": {"value": "@"}"#, r#"client_secret.value = "@""#),
    (
        "under value of one slot",
        r#""client_secret": {"sod": {"Value": "@"}}"#,
        r#"client_secret.sod = { Value = "@" }"#,
    ),
    ("no hash", r#""client_secret": {"hash": "@"}"#, r#"client_secret.hash = "@""#),
    (
        "no hash in two slots",
        r#""client_secret": {"sod": {"hash": "@"}, "stage": {"hash": "@"}}"#,
        r#"client_secret = { sod.hash = "@", stage.hash = "@" }"#,
    ),
    ("no reference", r#""client_secret": {"sod": {"reference": "@"}}"#, r#"client_secret.sod.reference = "@""#),
    (
        "hash and reference",
        r#""client_secret": {"reference": "env:@", "hash": "$argon2id$@"}"#,
        r#"client_secret = { reference = "env:@", hash = "$argon2id$@" }"#,
    ),
    ("a hash", r#""client_secret": {"hash": "PHC"}"#, r#"client_secret.hash = "PHC""#),
    ("a reference", r#""client_secret": {"reference": "env:@"}"#, r#"client_secret.reference = "env:@""#),
    ("a reference without its table", r#""client_secret": "env:@""#, r#"client_secret = "env:@""#),
    (
        "under an unknown key",
        r#""client_secret": {"reference": "env:A", "secert": "@"}"#,
        r#"client_secret = { reference = "env:A", secert = "@" }"#,
    ),
    (
        "under a telling key",
        r#""client_secret": {"password": "@", "reference": "env:A"}"#,
        r#"client_secret = { password = "@", reference = "env:A" }"#,
    ),
    (
        "beside the right table",
        r#""client_secert": "@", "secrets": ["@", {"x": "@"}]"#,
        "client_secert = \"@\"\nsecrets = [\"@\", { x = \"@\" }]",
    ),
    (
        "under a strange environment",
        r#""client_secret": {"prodution": "@", "sod": {"hash": "@"}}"#,
        r#"client_secret = { prodution = "@", sod.hash = "@" }"#,
    ),
    (
        "as expiry",
        r#""client_secret": {"reference": "env:A", "expires": "@"}"#,
        r#"client_secret = { reference = "env:A", expires = "@" }"#,
    ),
    ("an array", r#""client_secret": ["@"]"#, r#"client_secret = ["@"]"#),
    (
        "an array of one slot",
        r#""client_secret": {"sod": ["@", {"x": "@"}]}"#,
        r#"client_secret.sod = ["@", { x = "@" }]"#,
    ),
    ("an array as hash", r#""client_secret": {"hash": ["@"]}"#, r#"client_secret.hash = ["@"]"#),
    (
        "a table as reference",
        r#""client_secret": {"reference": {"value": "@"}}"#,
        r#"client_secret.reference = { value = "@" }"#,
    ),
    (
        "the first hash of two",
        r#""client_secret": {"hash": "@", "hash": "x"}"#,
        "client_secret.hash = \"@\"\nclient_secret.hash = \"x\"",
    ),
    (
        "the second hash of two",
        r#""client_secret": {"hash": "x", "hash": "@"}"#,
        "client_secret.hash = \"x\"\nclient_secret.hash = \"@\"",
    ),
    ("over-long", r#""client_secret": {"hash": "LONG"}"#, r#"client_secret.hash = "LONG""#),
    ("as a key", r#""client_secret": {"@": true}"#, r#"client_secret."@" = true"#),
    ("as a key of one slot", r#""client_secret": {"sod": {"@": "x"}}"#, r#"client_secret.sod."@" = "x""#),
    ("as a key that tells", r#""client_secret": {"token @": "x"}"#, r#"client_secret."token @" = "x""#),
    (
        "as a key of two",
        r#""client_secret": {"@": 1, "@": {"reference": "env:A"}}"#,
        "client_secret.\"@\" = 1\nclient_secret.\"@\" = 2",
    ),
    (
        "as a key of certificates",
        r#""certificate": {"sod": {"private @": "x"}}"#,
        r#"certificate.sod."private @" = "x""#,
    ),
    ("private key as XML", r#""certificate": {"rsa_xml": "XML"}"#, r#"certificate.rsa_xml = "XML""#),
    (
        "private key as XML in lines",
        r#""certificate": {"sod": {"rsa_xml": "XLINES"}}"#,
        r#"certificate.sod.rsa_xml = "XLINES""#,
    ),
    ("private key as escaped XML", r#""certificate": {"rsa_xml": "XESCAPED"}"#, r#"certificate.rsa_xml = "XESCAPED""#),
    ("private key as PEM", r#""certificate": {"pem": "PEM"}"#, r#"certificate.pem = "PEM""#),
    (
        "private key under a public label",
        r#""certificate": {"pem": "PUBLIC", "private_key": "@"}"#,
        r#"certificate = { pem = "PUBLIC", private_key = "@" }"#,
    ),
    ("private key without its table", r#""certificate": "PEM""#, r#"certificate = "PEM""#),
    ("private key in an array", r#""certificate": {"sod": {"pem": ["PEM"]}}"#, r#"certificate.sod.pem = ["PEM"]"#),
];

/// Whole documents, in which the mark stands where nobody looks for it.
const WHOLE: &[(&str, bool, &str)] = &[
    ("a password at the top", true, r#"{"name": "a", "password": "@"}"#),
    ("an unclosed text", true, r#"{"authentication": {"client_secret": "@"#),
    ("an unclosed text in lines", true, "{\"authentication\": {\"client_secret\": \"@\n}}"),
    ("an unclosed key", true, r#"{"authentication": {"client_secret": {"@"#),
    ("a text without colon", true, r#"{"authentication": {"client_secret" "@"}}"#),
    ("a wrong escape", true, r#"{"authentication": {"client_secret": "@\q"}}"#),
    ("half a character", true, r#"{"authentication": {"client_secret": "@\ud800"}}"#),
    ("half a character, then more", true, r#"{"authentication": {"client_secret": "\ud83d@"}}"#),
    ("a control character", true, "{\"authentication\": {\"client_secret\": \"@\u{1}\"}}"),
    ("after the document", true, r#"{"name": "a"} "@""#),
    ("the document", true, r#""@""#),
    ("a password at the top", false, "name = \"a\"\npassword = \"@\""),
    ("in lines", false, "[authentication]\nclient_secret = \"\"\"\n@\"\"\""),
    ("in joined lines", false, "[authentication]\nclient_secret = \"\"\"\\\n  @\\\n  x\"\"\""),
    ("an unclosed text", false, "[authentication]\nclient_secret = \"@\n"),
    ("unclosed lines", false, "[authentication]\nclient_secret = \"\"\"\n@\n"),
    ("an unclosed key", false, "[authentication.client_secret]\n\"@ = 1\n"),
    ("a wrong escape", false, "[authentication]\nclient_secret = \"@\\q\"\n"),
    ("half a character", false, "[authentication]\nclient_secret = \"@\\ud800\"\n"),
    ("a control character", false, "[authentication]\nclient_secret = \"@\u{1}\"\n"),
    ("a text after a text", false, "[authentication]\nclient_secret = \"x\" \"@\"\n"),
    ("a header", false, "[authentication.client_secret.sod.\"@\"]\nx = 1\n"),
    ("an array of tables", false, "[[authentication.client_secret]]\nhash = \"@\"\n[[secrets]]\nvalue = \"@\"\n"),
];

/// As `WHOLE`, where the mark cannot be escaped.
const BARE: &[(&str, bool, &str)] = &[
    ("without quotes", true, r#"{"authentication": {"client_secret": @}}"#),
    ("a bare document", true, "@"),
    ("a literal text", false, "[authentication]\nclient_secret = '@'"),
    ("literal lines", false, "[authentication]\nclient_secret = '''\n@'''"),
    ("an unclosed literal text", false, "[authentication]\nclient_secret = '@\n"),
    ("a comment", false, "[authentication] # @\n# @\nnative = true # @\n"),
    ("a comment, and a fault", false, "# @\nkind = hybrid\n"),
    ("a comment, and a repeated key", false, "# @\nx = 1\nx = 1\n"),
    ("without quotes", false, "[authentication]\nclient_secret = @\n"),
    ("without quotes, as a key", false, "[authentication.client_secret]\n@ = 1\n"),
    ("without quotes, as a key and a fault", false, "[authentication.client_secret]\n@ = 1\nkind = hybrid\n"),
    ("a bare document", false, "@"),
    ("a key in two spellings", false, "[authentication.client_secret]\n@ = 1\n\"\\u005aREST\" = 2"),
    (
        "a key in two spellings, and a fault",
        false,
        "[authentication.client_secret]\n@ = 1\n\"\\u005aREST\".x = 2\nkind = hybrid",
    ),
    ("without quotes, behind a sign", false, "[authentication]\nclient_secret = -@\n"),
    ("without quotes, behind an underscore", false, "[authentication]\nclient_secret = _@\n"),
    ("behind two marks", false, "\u{feff}\u{feff}x = \"@\n"),
    ("without quotes, like a number", false, "[authentication]\nclient_secret = 7@\n"),
];

/// All of them.
pub fn samples() -> Vec<Sample> {
    let mut samples = Vec::new();
    for spelling in Spelling::ALL {
        for (place, json, toml) in PLACES {
            for (is_json, setting) in [(true, json), (false, toml)] {
                for fault in Fault::ALL {
                    samples.push(sample(place, &document(setting, is_json, fault), is_json, spelling, fault));
                }
            }
        }
        for (place, is_json, text) in WHOLE {
            samples.push(sample(place, text, *is_json, spelling, Fault::None));
        }
    }
    for (place, is_json, text) in BARE {
        samples.push(sample(place, text, *is_json, Spelling::Plain, Fault::None));
    }
    samples
}

fn document(setting: &str, is_json: bool, fault: Fault) -> String {
    let line = fault.line(is_json);
    let (before, after) = if fault.is_before() { (line, "") } else { ("", line) };
    if is_json {
        let parts = ["\"name\": \"Acme\"", before, &format!("\"authentication\": {{{setting}}}"), after];
        format!("{{{}}}", parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(",\n"))
    } else {
        format!("name = \"Acme\"\n{before}\n[authentication]\n{setting}\n[endpoints]\n{after}\n")
    }
}

fn sample(place: &'static str, text: &str, is_json: bool, spelling: Spelling, fault: Fault) -> Sample {
    let format = if is_json { "JSON" } else { "TOML" };
    let with = if fault == Fault::None { String::new() } else { format!(", {fault:?}") };
    let long = "@".repeat(66_000 / MARK.len());
    let mut text = text.to_owned();
    for (word, meaning) in [
        ("XLINES", XML_LINES),
        ("XESCAPED", XML_ESCAPED),
        ("XML", XML),
        ("\"PUBLIC\"", &format!("\"{PEM_PUBLIC}\"")),
        ("\"PEM\"", &format!("\"{PEM}\"")),
        ("PHC", PHC),
        ("LONG", &long),
    ] {
        text = text.replace(word, meaning);
    }
    let text = text.replace('@', &spelling.write()).replace("REST", &MARK[1..]);
    Sample { name: format!("{format}, {}: {place}{with}", spelling.name()), text, is_json, spelling, place, fault }
}
