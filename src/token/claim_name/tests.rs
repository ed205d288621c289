use std::collections::BTreeSet;

use super::*;
use crate::{AccessFlags as _, CustomClaim};

/// The documented table, stated once more by hand.
#[test]
fn what_is_in_which_token() {
    let in_token = |kind: TokenKind| {
        let claims = ClaimName::ALL.iter().filter(move |claim| claim.tokens().contains(&kind));
        claims.map(|claim| claim.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(
        in_token(TokenKind::IdToken),
        [
            "associateid",
            "company_name",
            "ctx",
            "email",
            "identityprovider",
            "initials",
            "is_administrator",
            "netserver_url",
            "remember_me_expires",
            "serial",
            "so_primary_email_address",
            "system_token",
            "upn",
            "webapi_url",
            "personid",
            "internal_netserver_url",
        ]
    );
    assert_eq!(
        in_token(TokenKind::Federated),
        [
            "associateid",
            "company_name",
            "ctx",
            "email",
            "firstname",
            "identityprovider",
            "initials",
            "is_administrator",
            "lastname",
            "netserver_url",
            "remember_me_expires",
            "serial",
            "so_primary_email_address",
            "system_token",
            "ticket",
            "upn",
            "webapi_url",
        ]
    );
    assert_eq!(in_token(TokenKind::SystemUser), ["serial", "ticket"]);
    assert!(in_token(TokenKind::Connector).is_empty() && in_token(TokenKind::Mirroring).is_empty());
}

#[test]
fn settings_that_add_a_claim() {
    for (claims, expected) in [
        (Claims::SYSTEM_TOKEN, Some("system_token")),
        (Claims::PERSON_ID, Some("personid")),
        (Claims::INTERNAL_NETSERVER_URL, Some("internal_netserver_url")),
        (Claims::FEATURE_TOGGLES, None),
        (Claims::MINIMUM_POCKET_VERSION, None),
    ] {
        let found: Vec<_> = ClaimName::ALL.iter().filter(|claim| claim.opt_in() == Some(claims)).collect();
        assert_eq!(found.first().map(|claim| claim.as_str()), expected);
        assert!(found.len() <= 1);
    }
    assert_eq!(Claims::names().len(), 5);
}

#[test]
fn a_uri_is_the_prefix_and_the_name() {
    let mut names = BTreeSet::new();
    for claim in ClaimName::ALL.iter().copied() {
        assert_eq!(claim.uri(), format!("http://schemes.superoffice.net/identity/{claim}"));
        assert_eq!(ClaimName::parse(claim.uri()), Some(claim));
        assert_eq!(ClaimName::parse(claim.as_str()), Some(claim));
        assert!(names.insert(claim.as_str()), "{claim} twice");
        assert!(claim.description().ends_with('.') && !claim.description().starts_with(' '), "{claim}");
        assert!(CustomClaim::parse(claim.uri()).is_err(), "{claim}");
        assert!(claim.opt_in().is_none() || claim.tokens().contains(&TokenKind::IdToken), "{claim}");
    }
    assert_eq!(names.len(), 32);
}

#[test]
fn what_only_looks_like_a_claim() {
    for text in [
        "",
        "CTX",
        "ctx ",
        "sub",
        "tenantid",
        "http://schemes.superoffice.net/identity/",
        "http://schemes.superoffice.net/identity/CTX",
        "https://schemes.superoffice.net/identity/ctx",
        "HTTP://schemes.superoffice.net/identity/ctx",
        "http://schemes.superoffice.com/identity/ctx",
        "http://schemas.superoffice.net/identity/ctx",
        "http://schemes.superoffice.net/identity/ctx/",
        "http://schemes.superoffice.net/identity/http://schemes.superoffice.net/identity/ctx",
        "netserver{0}_url",
    ] {
        assert_eq!(ClaimName::parse(text), None, "{text:?}");
    }
}
