//! The page about tokens and claims.

use superoffice_app::{AccessFlags as _, Audience, ClaimName, Claims, ClientId, Environment, TokenKind};

/// `docs/claims.md` is written from the tables: `UPDATE_DOCS=1 cargo test --all-features --test it claims` writes it anew.
#[test]
fn the_page_is_current() {
    let mut page = String::from(
        "# SuperOffice's tokens and claims\n\n\
         For whoever configures a library that verifies tokens: `TokenKind` tells issuer and audience, `ClaimName` the claims, `Environment::jwks_url` where the \
         keys are; tokens were seen to be signed with RS256. Not published, so not told: how far clocks may differ, and what is in the tokens of connectors and of \
         mirroring.\n\n\
         ## Issuer and audience\n\n\
         | token | issuer in SOD | in Stage | in Production | audience | source |\n| --- | --- | --- | --- | --- | --- |\n",
    );
    let client_id = ClientId::parse("<client-ID>").unwrap();
    for kind in TokenKind::ALL {
        let [sod, stage, production] = Environment::ALL.map(|environment| kind.issuer(environment));
        let audience = match kind.audience(&client_id, "<serial>") {
            Audience::Exactly(text) => format!("`{text}`"),
            _ => "not published".to_owned(),
        };
        page.push_str(&format!(
            "| `{kind}` | `{sod}` | `{stage}` | `{production}` | {audience} | {} |\n",
            kind.source()
        ));
    }
    page.push_str(&format!(
        "\n`SuperOffice AS` is the issuer in all environments: only the keys of the environment tell where such a token is from. Take `<client-ID>` and `<serial>` \
         from what you know of the application and the tenant, never from the token.\n\n\
         ## Claims\n\n\
         In a token the name stands after `{}`. Values are mostly texts. *Granted with* is the setting of \"Access to (claims)\" without which \
         an ID token does not have the claim; which claims ",
        ClaimName::PREFIX
    ));
    let granted = |setting: Claims| ClaimName::ALL.iter().any(|claim| claim.opt_in() == Some(setting));
    let silent: Vec<_> = Claims::names().iter().filter(|(_, setting)| !granted(*setting)).collect();
    let silent: Vec<_> = silent.iter().map(|(name, _)| format!("`{name}`")).collect();
    page.push_str(&format!(
        "{} add is not published. A claim without a token is known from samples only.\n\n\
         | name | tokens | granted with | what it tells | source |\n| --- | --- | --- | --- | --- |\n",
        silent.join(" and ")
    ));
    for claim in ClaimName::ALL {
        let tokens: Vec<_> = claim.tokens().iter().map(|kind| format!("`{kind}`")).collect();
        let setting = claim.opt_in().and_then(|of_claim| Claims::names().iter().find(|(_, it)| *it == of_claim));
        let setting = setting.map(|(name, _)| format!("`{name}`")).unwrap_or_default();
        let (tokens, description, source) = (tokens.join(", "), claim.description(), claim.source());
        page.push_str(&format!("| `{claim}` | {tokens} | {setting} | {description} | {source} |\n"));
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/claims.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, &page).unwrap();
    }
    let found = std::fs::read_to_string(path).unwrap_or_default();
    assert_eq!(found, page, "docs/claims.md is stale: write it anew with UPDATE_DOCS=1");
}
