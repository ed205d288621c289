//! Sizes that callers rely on without being told. That all public types cross threads is held by `tests/api`, which sees each of them; here those that
//! a service shares stand for the others, on every machine.

use superoffice_app::*;

fn shared<T: Send + Sync + Unpin + 'static>() {}

#[test]
fn what_a_service_shares_crosses_threads() {
    shared::<Application>();
    shared::<Authorization>();
    shared::<Catalog>();
    shared::<Certificate>();
    shared::<ClientSecret>();
    shared::<Configuration>();
    shared::<ConfigurationDraft<'static>>();
    shared::<Document<'static>>();
    shared::<Event>();
    shared::<Policy>();
    shared::<Refusal>();
    shared::<Report>();
    shared::<SignError<std::io::Error>>();
    shared::<Tenant>();
    shared::<TenantDirectory>();
    shared::<UrlMatcher>();
}

/// Of these there are many, or they are handed back by value: growing is a decision, and changes the number here.
#[test]
fn small_things_stay_small() {
    for (size, most, name) in [
        (size_of::<Environment>(), 1, "Environment"),
        (size_of::<Match>(), 1, "Match"),
        (size_of::<TokenError>(), 1, "TokenError"),
        (size_of::<Claims>(), 4, "Claims"),
        (size_of::<Agents>(), 4, "Agents"),
        (size_of::<Code>(), 8, "Code"),
        (size_of::<Timestamp>(), 8, "Timestamp"),
        (size_of::<Configuration>(), 8, "Configuration: one pointer to share"),
        (size_of::<Certificate>(), 8, "Certificate"),
        (size_of::<ClientId>(), 16, "ClientId"),
        (size_of::<ClientSecret>(), 16, "ClientSecret"),
        (size_of::<Path>(), 16, "Path"),
        (size_of::<Thumbprint>(), 20, "Thumbprint"),
        (size_of::<ParseError>(), 24, "ParseError"),
        (size_of::<StoredSecret>(), 24, "StoredSecret"),
        (size_of::<TenantKey>(), 24, "TenantKey"),
        (size_of::<Field<Text<'_>>>(), 24, "a field of a draft, which costs nothing beside its text"),
        (size_of::<TenantUrl>(), 48, "TenantUrl: there is one for each of many tenants"),
        (size_of::<RedirectUrl>(), 72, "RedirectUrl"),
        (size_of::<Report>(), 80, "Report"),
        (size_of::<Command>(), 96, "Command"),
        (size_of::<Refusal>(), 112, "Refusal"),
        (size_of::<TenantEvent>(), 112, "TenantEvent"),
        (size_of::<Event>(), 144, "Event"),
        (size_of::<Authorization>(), 200, "Authorization"),
        (size_of::<Application>(), 304, "Application"),
        (size_of::<Problem>(), 320, "Problem"),
        (size_of::<Tenant>(), 344, "Tenant: there are many of them"),
    ] {
        assert!(size <= most, "{name} has {size} bytes");
    }
}
