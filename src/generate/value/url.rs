//! URLs, origins and patterns.

use proptest::prelude::*;

use super::arbitrary::{arbitrary, parsed};
use crate::generate::text;
use crate::{CorsOrigin, EndpointUrl, Environment, RedirectPattern, RedirectUrl, UrlEntry, UrlMatcher};

/// An `https` URL with a path like those that are registered.
fn redirect_url() -> impl Strategy<Value = String> + use<> {
    (text::host(), text::registered_path()).prop_map(|(host, path)| format!("https://{host}{path}"))
}

arbitrary! {
    /// Of 8: 6 are `https` with a path, one of them with a query; one is `http`, one ends in a template variable such as `<uctx>`.
    EndpointUrl => parsed(
        prop_oneof![
            5 => text::https_url(),
            1 => (text::https_url(), text::word()).prop_map(|(url, value)| format!("{url}?source={value}")),
            1 => text::https_url().prop_map(|url| url.replacen("https", "http", 1)),
            1 => text::https_url().prop_map(|url| format!("{url}?ctx=<uctx>")),
        ],
        EndpointUrl::parse,
    );

    /// Of 8: 4 are `https` with a path, one has a query, 2 are `http` on a loopback address, one has a scheme of the application's own. Of 8 paths, whatever
    /// the URL: one ends in a slash, one has an upper case letter, one has a percent escape such as `%20` or `%C3%A6`.
    RedirectUrl => parsed(
        prop_oneof![
            4 => redirect_url(),
            1 => (redirect_url(), text::word()).prop_map(|(url, value)| format!("{url}?from={value}")),
            2 => (
                prop::sample::select(&["127.0.0.1", "localhost", "[::1]"][..]), 1024..=u16::MAX, text::registered_path()
            )
                .prop_map(|(host, port, path)| format!("http://{host}:{port}{path}")),
            1 => (text::word(), text::registered_path()).prop_map(|(name, path)| format!("example.{name}:{path}")),
        ],
        RedirectUrl::parse,
    );

    /// Of 8: 6 are `https` and a host, one has a port, one is `http` on `localhost` with a port.
    CorsOrigin => parsed(
        prop_oneof![
            6 => text::host().prop_map(|host| format!("https://{host}")),
            1 => (text::host(), 1024..=u16::MAX).prop_map(|(host, port)| format!("https://{host}:{port}")),
            1 => (1024..=u16::MAX).prop_map(|port| format!("http://localhost:{port}")),
        ],
        CorsOrigin::parse,
    );

    /// Of 8: 2 are that of the template for native applications, 3 a loopback address with any port, 2 a host and the end of a path, one never
    /// matches, for it is more than this crate reads.
    RedirectPattern => parsed(
        prop_oneof![
            2 => Just(RedirectPattern::NATIVE_TEMPLATE.to_owned()),
            3 => (text::path(), 4..=5_u8, 0..=1_u8).prop_map(|(path, digits, more)| {
                format!(r"^http://127\.0\.0\.1:\d{{{digits},{}}}{path}$", digits + more)
            }),
            2 => (text::host(), text::path()).prop_map(|(host, path)| {
                format!(r"^https://{}{path}/(new|old|[0-9]{{1,4}})$", host.replace('.', r"\."))
            }),
            1 => (text::host(), text::path())
                .prop_map(|(host, path)| format!(r"^https://{}{path}/(?=end)$", host.replace('.', r"\."))),
        ],
        RedirectPattern::parse,
    );

    /// Of 5: 4 are a URL, one is a pattern.
    UrlEntry<RedirectUrl> => prop_oneof![
        4 => any::<RedirectUrl>().prop_map(UrlEntry::Literal),
        1 => any::<RedirectPattern>().prop_map(UrlEntry::Pattern),
    ];

    /// An origin, always: among those a pattern matches nothing.
    UrlEntry<CorsOrigin> => any::<CorsOrigin>().prop_map(UrlEntry::Literal);

    /// That of any [configuration](crate::Configuration) in any environment.
    UrlMatcher => any::<(crate::Configuration, Environment)>()
        .prop_map(|(configuration, environment)| configuration.urls(environment));
}
