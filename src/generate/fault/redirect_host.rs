//! Redirect URLs whose scheme or host is not right.

use proptest::prelude::*;
use proptest::sample::select;

use super::place::{
    ANSWERED, REDIRECTS, Setting, Spot, anywhere, authentication, counted, is_native, spoilt_native, table, uncounted,
};
use super::{Fault, Faulty, environment_of, put, spoilt};
use crate::generate::text;
use crate::generate::wrong_url::{bare_scheme, url_with};
use crate::{Code, ConfigurationDraft, Environment, PerEnvironment, UiComponent, UiDraft, UrlList};

/// Each code of this family that is about scheme and host, with the drafts that have its fault.
pub(super) const FAULTS: &[Fault] = &[
    Fault(Code::REDIRECT_URL_NOT_HTTPS, not_https),
    Fault(Code::REDIRECT_URL_MIXED_SCHEME, mixed_scheme),
    Fault(Code::REDIRECT_URL_CUSTOM_SCHEME, custom_scheme),
    Fault(Code::REDIRECT_URL_NATIVE_NOT_LOOPBACK, native_not_loopback),
    Fault(Code::REDIRECT_URL_LOCALHOST, localhost),
    Fault(Code::REDIRECT_URL_LOOPBACK_PORT, loopback_port),
    Fault(Code::REDIRECT_URL_PRIVATE_HOST, private_host),
    Fault(Code::REDIRECT_URL_UNICODE_HOST, unicode_host),
    Fault(Code::REDIRECT_URL_PLATFORM_HOST, platform_host),
    Fault(Code::REDIRECT_URL_HELPER_HOST, helper_host),
    Fault(Code::REDIRECT_URL_FOREIGN_HOST, foreign_host),
];

/// Drafts of native applications with one of these texts.
fn native(
    code: Code,
    texts: impl Strategy<Value = String> + 'static,
    spot: impl Strategy<Value = Spot> + 'static,
) -> Faulty {
    spoilt_native(code, (texts, spot), |draft, (text, spot)| spot.put(draft, text))
}

/// A port, or none.
fn port() -> impl Strategy<Value = String> + use<> {
    let given = (1024..=65_535_u16).prop_map(|port| format!(":{port}"));
    prop_oneof![Just(String::new()), given]
}

/// The host of another machine, or in applications that are not native that of the user; in a URL or a pattern.
fn not_https() -> Faulty {
    let code = Code::REDIRECT_URL_NOT_HTTPS;
    let spot = counted(REDIRECTS, environment_of(code));
    let foreign = prop_oneof![
        text::host(),
        select(&["intranet", "10.0.0.5", "127.0.0.2", "[2001:db8::5]", "localhost.example"][..])
            .prop_map(str::to_owned),
    ];
    let own = select(&["localhost", "127.0.0.1", "[::1]"][..]);
    let how = (foreign, proptest::option::of(own), port(), text::path(), prop::bool::weighted(0.2), spot);
    spoilt(code, how, |draft, (foreign, own, port, path, is_pattern, spot)| {
        let host = own.filter(|_| !is_native(draft)).map_or(foreign, str::to_owned);
        let is_pattern = is_pattern && spot.is_in(Setting::Allowed);
        let text = if is_pattern {
            let host = host.replace('.', r"\.").replace('[', r"\[").replace(']', r"\]");
            format!("^http://{host}{port}{path}$")
        } else {
            format!("http://{host}{port}{path}")
        };
        spot.put(draft, text);
    })
}

/// The partner's site or a UI link has the same host with https; the redirect URL is for another environment than the one that is asked for.
fn mixed_scheme() -> Faulty {
    let code = Code::REDIRECT_URL_MIXED_SCHEME;
    let spot = uncounted(REDIRECTS, environment_of(code));
    let link = prop_oneof![1 => Just(None), 2 => select(&UiComponent::ALL[..]).prop_map(Some)];
    let how = (text::host(), port(), text::path(), text::path(), link, spot);
    spoilt(code, how, |draft, (host, port, path, other, link, spot)| {
        let secure = format!("https://{host}{port}{other}");
        match link {
            None => draft.partner_site = secure.into(),
            Some(component) => {
                let Some(ui) = table(&mut draft.ui) else { return };
                ui.push(UiDraft { component: component.into(), url: secure.into() });
            }
        }
        spot.put(draft, format!("http://{host}{port}{path}"));
    })
}

/// One of four is no domain name turned round, or one with nothing after it.
fn custom_scheme() -> Faulty {
    let code = Code::REDIRECT_URL_CUSTOM_SCHEME;
    let own = prop_oneof![
        2 => url_with(text::word(), |_, path, word| format!("com.{word}.app:{path}")),
        1 => url_with(text::word(), |_, path, word| format!("com.{word}.app:/{path}")),
        1 => url_with(text::word(), |_, path, word| format!("COM.{word}:{path}?from=app")),
        1 => url_with(text::word(), |_, _, word| format!("com.example.{word}:callback")),
    ];
    let asked = environment_of(code);
    let listed = native(code, prop_oneof![3 => own, 1 => bare_scheme()], anywhere(REDIRECTS, asked));
    let pattern = url_with(text::word(), |_, path, word| format!(r"^com\.{word}\.app:{path}/[a-z]+$"));
    prop_oneof![4 => listed, 1 => native(code, pattern, anywhere(&[Setting::Allowed], asked))].boxed()
}

fn native_not_loopback() -> Faulty {
    let code = Code::REDIRECT_URL_NATIVE_NOT_LOOPBACK;
    let texts = prop_oneof![
        3 => text::https_url(),
        1 => url_with(port(), |host, path, port| format!("https://{host}{port}{path}?from=app")),
        1 => url_with(port(), |_, path, port| format!("https://127.0.0.1{port}{path}")),
    ];
    native(code, texts, anywhere(REDIRECTS, environment_of(code)))
}

fn localhost() -> Faulty {
    let code = Code::REDIRECT_URL_LOCALHOST;
    let texts = (select(&["http", "https"][..]), select(&["localhost", "LocalHost"][..]), port(), text::path());
    let texts = texts.prop_map(|(scheme, host, port, path)| format!("{scheme}://{host}{port}{path}"));
    native(code, texts, counted(REDIRECTS, environment_of(code)))
}

fn loopback_port() -> Faulty {
    let code = Code::REDIRECT_URL_LOOPBACK_PORT;
    let path = prop_oneof![text::path(), Just(String::new())];
    let texts = (select(&["127.0.0.1", "[::1]"][..]), port(), path);
    let texts = texts.prop_map(|(host, port, path)| format!("http://{host}{port}{path}"));
    native(code, texts, anywhere(ANSWERED, environment_of(code)))
}

/// A name or an address that means nothing elsewhere.
pub(super) fn private_name() -> impl Strategy<Value = String> + use<> {
    let ending = select(&["local", "internal", "test", "localhost", "LOCAL"][..]);
    prop_oneof![
        text::word(),
        (text::word(), ending).prop_map(|(word, ending)| format!("{word}.{ending}")),
        any::<[u8; 3]>().prop_map(|[a, b, c]| format!("10.{a}.{b}.{c}")),
        any::<[u8; 2]>().prop_map(|[a, b]| format!("192.168.{a}.{b}")),
        any::<[u8; 2]>().prop_map(|[a, b]| format!("169.254.{a}.{b}")),
        (16..=31_u8, any::<u8>()).prop_map(|(a, b)| format!("172.{a}.{b}.1")),
        (64..=127_u8, any::<u8>()).prop_map(|(a, b)| format!("100.{a}.{b}.1")),
        (1..=u16::MAX).prop_map(|last| format!("[fd00::{last:x}]")),
        (1..=u16::MAX).prop_map(|last| format!("[fe80::{last:x}]")),
    ]
}

fn private_host() -> Faulty {
    let code = Code::REDIRECT_URL_PRIVATE_HOST;
    let texts = (private_name(), port(), text::path());
    let texts = texts.prop_map(|(host, port, path)| format!("https://{host}{port}{path}"));
    spoilt(code, (texts, counted(REDIRECTS, environment_of(code))), |draft, (text, spot)| spot.put(draft, text))
}

/// Written out or in its `xn--` form; some labels mix scripts.
fn unicode_host() -> Faulty {
    const LABELS: &[&str] = &["blåbær", "bücher", "grønn", "ñandú", "пример", "παράδειγμα", "日本", "аcme", "GRØNN"];
    let code = Code::REDIRECT_URL_UNICODE_HOST;
    let texts = url_with((select(LABELS), any::<bool>()), |host, path, (label, is_encoded)| {
        let host = format!("{label}.{host}");
        let encoded = idna::domain_to_ascii(&host).ok().filter(|_| is_encoded);
        format!("https://{}{path}", encoded.unwrap_or(host))
    });
    spoilt(code, (texts, anywhere(REDIRECTS, environment_of(code))), |draft, (text, spot)| spot.put(draft, text))
}

fn platform_host() -> Faulty {
    let code = Code::REDIRECT_URL_PLATFORM_HOST;
    let known =
        Environment::ALL.into_iter().flat_map(|environment| [environment.login_host(), environment.data_host()]);
    let host = prop_oneof![
        select(known.collect::<Vec<_>>()).prop_map(str::to_owned),
        (select(&["sod", "online", "Online"][..]), 1..30_u8)
            .prop_map(|(name, number)| format!("{name}{number}.superoffice.com")),
    ];
    let texts = (host, port(), text::path()).prop_map(|(host, port, path)| format!("https://{host}{port}{path}"));
    spoilt(code, (texts, anywhere(REDIRECTS, environment_of(code))), |draft, (text, spot)| spot.put(draft, text))
}

fn helper_host() -> Faulty {
    let code = Code::REDIRECT_URL_HELPER_HOST;
    let host = select(&["devnet-tools.superoffice.com", "DevNet-Tools.SuperOffice.com"][..]);
    let path = prop_oneof![2 => Just("/openid/callback".to_owned()), 1 => text::path()];
    let texts = (host, path).prop_map(|(host, path)| format!("https://{host}{path}"));
    spoilt(code, (texts, counted(REDIRECTS, environment_of(code))), |draft, (text, spot)| spot.put(draft, text))
}

/// The redirect URLs are made known: where one is a pattern, any host may be right.
fn foreign_host() -> Faulty {
    let code = Code::REDIRECT_URL_FOREIGN_HOST;
    let hosts = prop::collection::vec(text::host(), 1..=3);
    let other = prop_oneof![
        (text::word(), port()).prop_map(|(word, port)| format!("{word}.elsewhere.example{port}")),
        text::host().prop_map(|host| format!("away-{host}")),
    ];
    let spot = anywhere(&[Setting::PostLogout], environment_of(code));
    spoilt(code, (hosts, other, text::path(), any::<bool>(), spot), |draft, (hosts, other, path, is_shared, spot)| {
        allow(draft, &hosts, is_shared);
        spot.put(draft, format!("https://{other}{path}"));
    })
}

/// Makes a URL of each of these hosts the only redirect URLs everywhere, as one list or as one for each environment.
pub(super) fn allow(draft: &mut ConfigurationDraft<'static>, hosts: &[String], is_shared: bool) {
    let Some(table) = authentication(draft) else { return };
    let urls: UrlList<'static> = hosts.iter().map(|host| format!("https://{host}/callback")).collect();
    table.redirect_urls = PerEnvironment::Shared(urls.clone().into());
    if !is_shared {
        for environment in Environment::ALL {
            put(&mut table.redirect_urls, Some(environment), urls.clone().into());
        }
    }
}
