use proptest::prelude::*;

use super::*;
use crate::HostRole;

/// Stated once more, whole, as they are published.
#[test]
fn every_published_url() {
    type Answer = fn(Environment) -> &'static str;
    let expected: [(Answer, [&str; 3]); 13] = [
        (Environment::login_host, ["sod.superoffice.com", "qaonline.superoffice.com", "online.superoffice.com"]),
        (Environment::data_host, ["app-sod.superoffice.com", "app-stage.superoffice.com", "app.superoffice.com"]),
        (
            Environment::issuer,
            ["https://sod.superoffice.com", "https://qaonline.superoffice.com", "https://online.superoffice.com"],
        ),
        (
            Environment::authority,
            [
                "https://sod.superoffice.com/login",
                "https://qaonline.superoffice.com/login",
                "https://online.superoffice.com/login",
            ],
        ),
        (
            Environment::discovery_url,
            [
                "https://sod.superoffice.com/login/.well-known/openid-configuration",
                "https://qaonline.superoffice.com/login/.well-known/openid-configuration",
                "https://online.superoffice.com/login/.well-known/openid-configuration",
            ],
        ),
        (
            Environment::authorize_url,
            [
                "https://sod.superoffice.com/login/common/oauth/authorize",
                "https://qaonline.superoffice.com/login/common/oauth/authorize",
                "https://online.superoffice.com/login/common/oauth/authorize",
            ],
        ),
        (
            Environment::token_url,
            [
                "https://sod.superoffice.com/login/common/oauth/tokens",
                "https://qaonline.superoffice.com/login/common/oauth/tokens",
                "https://online.superoffice.com/login/common/oauth/tokens",
            ],
        ),
        (
            Environment::revoke_url,
            [
                "https://sod.superoffice.com/login/common/oauth/revoke",
                "https://qaonline.superoffice.com/login/common/oauth/revoke",
                "https://online.superoffice.com/login/common/oauth/revoke",
            ],
        ),
        (
            Environment::end_session_url,
            [
                "https://sod.superoffice.com/login/logout",
                "https://qaonline.superoffice.com/login/logout",
                "https://online.superoffice.com/login/logout",
            ],
        ),
        (
            Environment::jwks_url,
            [
                "https://sod.superoffice.com/login/.well-known/jwks",
                "https://qaonline.superoffice.com/login/.well-known/jwks",
                "https://online.superoffice.com/login/.well-known/jwks",
            ],
        ),
        (
            Environment::system_user_url,
            [
                "https://sod.superoffice.com/Login/api/PartnerSystemUser/Authenticate",
                "https://qaonline.superoffice.com/Login/api/PartnerSystemUser/Authenticate",
                "https://online.superoffice.com/Login/api/PartnerSystemUser/Authenticate",
            ],
        ),
        (
            Environment::system_user_soap_url,
            [
                "https://sod.superoffice.com/login/services/PartnerSystemUserService.svc",
                "https://qaonline.superoffice.com/login/services/PartnerSystemUserService.svc",
                "https://online.superoffice.com/login/services/PartnerSystemUserService.svc",
            ],
        ),
        (
            |environment| environment.operation_center_url().unwrap_or_default(),
            ["", "", "https://online.superoffice.com/OC2"],
        ),
    ];
    for (answer, texts) in expected {
        assert_eq!(Environment::ALL.map(answer), texts);
    }
    let stores = Environment::ALL.map(Environment::app_store_url);
    assert_eq!(stores, [None, None, Some("https://online.superoffice.com/appstore")]);
    assert_eq!(Environment::PORTAL_URL, "https://dev.superoffice.com");
}

#[test]
fn urls_of_a_tenant() {
    let tenant = ContextId::parse("cust6647").unwrap();
    assert_eq!(
        Environment::ALL.map(|environment| environment.authorize_url_for(&tenant)),
        [
            "https://sod.superoffice.com/login/cust6647/oauth/authorize",
            "https://qaonline.superoffice.com/login/cust6647/oauth/authorize",
            "https://online.superoffice.com/login/cust6647/oauth/authorize",
        ]
    );
    assert_eq!(
        Environment::ALL.map(|environment| environment.tenant_state_url(&tenant)),
        [
            "https://sod.superoffice.com/api/state/cust6647",
            "https://qaonline.superoffice.com/api/state/cust6647",
            "https://online.superoffice.com/api/state/cust6647",
        ]
    );
}

/// An identifier called `common` is the one that says something else; the documentation tells.
#[test]
fn one_identifier_is_the_name_of_all() {
    let common = ContextId::parse("common").unwrap();
    for environment in Environment::ALL {
        assert_eq!(environment.authorize_url_for(&common), environment.authorize_url());
    }
}

#[test]
fn a_context_id_that_could_climb_does_not_exist() {
    for text in [
        ".",
        "..",
        "../..",
        "..%2f",
        "%2e%2e",
        "Cust1/../..",
        "Cust1/oauth/tokens?",
        "Cust1\\..",
        "Cust1#",
        "Cust1;x=y",
        "Cust1\r\nHost: evil.example",
        "Cust1\0",
        "@evil.example",
        "evil.example:443",
        "//evil.example",
        "Cust1 ",
        "Cust１",
        "Cust1\u{200b}",
        "Cust1\u{2215}x",
    ] {
        assert!(ContextId::parse(text).is_err(), "{text:?}");
    }
}

proptest! {
    /// Whatever a context id may be, the URL has the login host, and the id as one segment.
    #[test]
    fn a_context_id_is_one_segment(text in r"[A-Za-z0-9_./%\\#?@:-]{1,12}|[A-Za-z0-9_-]{1,64}") {
        if let Ok(tenant) = ContextId::parse(&text) {
            for environment in Environment::ALL {
                for (url, segments) in [
                    (environment.authorize_url_for(&tenant), vec!["login", &text, "oauth", "authorize"]),
                    (environment.tenant_state_url(&tenant), vec!["api", "state", &text]),
                ] {
                    let read = url::Url::parse(&url).unwrap();
                    prop_assert_eq!(read.as_str(), &url);
                    prop_assert_eq!(read.path_segments().unwrap().collect::<Vec<_>>(), segments);
                    prop_assert_eq!(HostRole::classify(read.host_str().unwrap()), HostRole::Login(environment));
                    prop_assert!(read.query().is_none() && read.fragment().is_none() && read.username().is_empty());
                }
            }
        }
    }
}
