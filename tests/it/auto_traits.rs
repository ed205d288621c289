//! What callers rely on without being told: threads and sizes.

use superoffice_app::*;

fn shared<T: Send + Sync + Unpin + 'static>() {}

#[test]
fn values_cross_threads() {
    shared::<Configuration>();
    shared::<Built>();
    shared::<Report>();
    shared::<Problem>();
    shared::<Policy>();
    shared::<Code>();
    shared::<Path>();
    shared::<ConfigurationDraft<'static>>();
    shared::<Document<'static>>();
    shared::<Certificate>();
    shared::<SecretHash>();
    shared::<SecretReference>();
    shared::<ClientSecret>();
    shared::<CredentialSlot<StoredSecret>>();
    shared::<Occupied<StoredSecret>>();
    shared::<Argon2id>();
    shared::<HashError>();
    shared::<SecretError>();
    shared::<SystemUserToken>();
    shared::<SigningInput>();
    shared::<SignedSystemToken>();
    shared::<SignError<std::io::Error>>();
    shared::<TokenError>();
    shared::<Thumbprint>();
    shared::<ParseError>();
    shared::<RetiredCode>();
    shared::<UnknownCode>();
    shared::<UrlMatcher>();
    shared::<MatchExplanation>();
    shared::<HostRole>();
    shared::<Authorization>();
    shared::<AuthorizationCommand>();
    shared::<AuthorizationEvent>();
    shared::<ConsentActor>();
    shared::<TokenKind>();
    shared::<Audience>();
    shared::<ClaimName>();
    shared::<TenantUrl>();
    shared::<TenantMessage>();
    shared::<Tenant>();
    shared::<TenantStep>();
    shared::<TenantEvent>();
    shared::<ForeignMessage>();
    shared::<NotificationToken>();
    shared::<Application>();
    shared::<Catalog>();
    shared::<CatalogRefusal>();
    shared::<Conflict>();
    shared::<Loaded>();
    shared::<LoadProblem>();
    shared::<TenantDirectory>();
    shared::<DirectoryRefusal>();
    shared::<LoadedDirectory>();
}

#[test]
fn small_things_stay_small() {
    assert!(size_of::<ParseError>() <= 24);
    assert!(size_of::<Code>() <= 8);
    assert_eq!(size_of::<TokenError>(), 1);
    assert_eq!(size_of::<Thumbprint>(), 20);
    assert!(size_of::<Configuration>() <= 8);
    assert!(size_of::<Field<Text<'_>>>() <= 24, "a field of a draft costs nothing beside its text");
    assert!(size_of::<Problem>() <= 320);
    assert!(size_of::<Tenant>() <= 360, "there are many of them");
    assert!(size_of::<TenantUrl>() <= 48, "there is one for each of many tenants");
}
