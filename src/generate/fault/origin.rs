//! Faults of origins.

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::place::{Setting, Spot, anywhere, authentication, counted, is_native, make_web, table};
use super::redirect_host::allow;
use super::{Fault, Faulty, environment_of, put, spoilt};
use crate::generate::text;
use crate::generate::wrong_url::{self, url, url_with};
use crate::{ApplicationKind, Code, Field, PerEnvironment, UiComponent, UiDraft, UrlList};

/// Each code of this family, with the drafts that have its fault.
pub(super) const FAULTS: &[Fault] = &[
    Fault(Code::CORS_ORIGIN_MALFORMED, malformed),
    Fault(Code::CORS_ORIGIN_NOT_AN_ORIGIN, not_an_origin),
    Fault(Code::CORS_ORIGIN_WILDCARD, wildcard),
    Fault(Code::CORS_ORIGIN_NULL, null),
    Fault(Code::CORS_ORIGIN_NOT_HTTPS, not_https),
    Fault(Code::CORS_ORIGIN_NOT_CANONICAL, not_canonical),
    Fault(Code::CORS_ORIGIN_DUPLICATE, duplicate),
    Fault(Code::CORS_ORIGIN_PATTERN, pattern),
    Fault(Code::CORS_ORIGIN_MISSING, missing),
    Fault(Code::CORS_ORIGIN_UNUSED, unused),
];

const ORIGINS: &[Setting] = &[Setting::Origins];

fn spot(code: Code) -> impl Strategy<Value = Spot> + use<> {
    anywhere(ORIGINS, environment_of(code))
}

/// Drafts with one of these texts anywhere among the origins.
fn with_text(code: Code, texts: impl Strategy<Value = String> + 'static) -> Faulty {
    spoilt(code, (texts, spot(code)), |draft, (text, spot)| spot.put(draft, text))
}

fn malformed() -> Faulty {
    let texts = prop_oneof![
        url(|host, _| host.to_owned()),
        url(|host, _| format!("//{host}")),
        url(|host, _| format!("https:{host}")),
        url(|host, _| format!("https//{host}")),
        url_with(select(&["", "0", "65536", "-1"][..]), |host, _, port| format!("https://{host}:{port}")),
        url_with(select(&[" ", "\t", "\u{a0}", "\u{200b}", "\\"][..]), |host, _, sign| format!("https://{host}{sign}")),
        url_with(select(&[" ", "\n", "\u{feff}"][..]), |host, _, sign| format!("{sign}https://{host}")),
        url(|host, _| format!(r"https:\\{host}")),
        url_with(select(&["\"", "{", "!", "|", "%"][..]), |host, _, sign| format!("https://app{sign}{host}")),
        wrong_url::ambiguous_host(),
    ];
    with_text(Code::CORS_ORIGIN_MALFORMED, texts)
}

/// With more than an origin, several of them, or a scheme that is not of the web.
fn not_an_origin() -> Faulty {
    let texts = prop_oneof![
        text::https_url(),
        url(|host, _| format!("https://{host}?")),
        url(|host, path| format!("https://{host}/?from={path}")),
        url(|host, _| format!("https://{host}/#")),
        url(|host, _| format!("https://{host}//")),
        wrong_url::user_info(),
        wrong_url::fragment(),
        wrong_url::dot_segment(),
        wrong_url::forbidden_scheme(),
        url_with(select(&["ftp", "ws", "wss", "app", "chrome-extension"][..]), |host, _, scheme| {
            format!("{scheme}://{host}")
        }),
        url_with((select(&[",", ";", " ", ", ", "|", "\n"][..]), text::host()), |host, _, (sign, other)| {
            format!("https://{host}{sign}https://{other}")
        }),
    ];
    with_text(Code::CORS_ORIGIN_NOT_AN_ORIGIN, texts)
}

fn wildcard() -> Faulty {
    let texts = prop_oneof![
        Just("*".to_owned()),
        url(|host, _| format!("https://*.{host}")),
        url(|host, _| format!("https://app-*.{host}")),
        url(|host, _| format!("*.{host}")),
        url(|host, _| format!("*://{host}")),
        url(|host, _| format!("https://{host}:*")),
        url(|host, _| format!("https://{host}/*")),
        url(|host, _| format!("https://*@{host}")),
        Just("https://*".to_owned()),
    ];
    with_text(Code::CORS_ORIGIN_WILDCARD, texts)
}

fn null() -> Faulty {
    with_text(
        Code::CORS_ORIGIN_NULL,
        select(&["null", "NULL", "Null", " null", "null ", "\tnull\n"][..]).prop_map(str::to_owned),
    )
}

/// The host of another machine, or in applications that are not native that of the user.
fn not_https() -> Faulty {
    let code = Code::CORS_ORIGIN_NOT_HTTPS;
    let foreign = prop_oneof![
        text::host(),
        select(&["intranet", "10.0.0.5", "127.0.0.2", "[2001:db8::5]"][..]).prop_map(str::to_owned)
    ];
    let own = proptest::option::of(select(&["localhost", "127.0.0.1", "[::1]"][..]));
    let end = select(&["", "/", ":80", ":8080", ":3000/"][..]);
    let how = (foreign, own, select(&["http", "HTTP"][..]), end, counted(ORIGINS, environment_of(code)));
    spoilt(code, how, |draft, (foreign, own, scheme, end, spot)| {
        let host = own.filter(|_| !is_native(draft)).map_or(foreign, str::to_owned);
        spot.put(draft, format!("{scheme}://{host}{end}"));
    })
}

/// The same origin in a form that no browser sends.
fn unusual(host: &str, form: Index) -> String {
    let capital = host.char_indices().map(|(at, letter)| if at == 0 { letter.to_ascii_uppercase() } else { letter });
    let forms = [
        format!("https://{host}/"),
        format!("https://{host}:443"),
        format!("https://{}", capital.collect::<String>()),
        format!("HTTPS://{host}"),
        format!("https://{}:443/", host.to_ascii_uppercase()),
    ];
    form.get(&forms).clone()
}

fn not_canonical() -> Faulty {
    let texts = prop_oneof![
        3 => (text::host(), any::<Index>()).prop_map(|(host, form)| unusual(&host, form)),
        1 => (text::host(), select(&["blåbær", "bücher"][..])).prop_map(|(host, label)| format!("https://{label}.{host}")),
    ];
    with_text(Code::CORS_ORIGIN_NOT_CANONICAL, texts)
}

/// Twice the same text, or once as no browser sends it.
fn duplicate() -> Faulty {
    let code = Code::CORS_ORIGIN_DUPLICATE;
    let how = (text::host(), proptest::option::of(any::<Index>()), any::<bool>(), spot(code));
    spoilt(code, how, |draft, (host, form, is_first, spot)| {
        let usual = format!("https://{host}");
        let other = form.map_or_else(|| usual.clone(), |form| unusual(&host, form));
        spot.put_all(draft, if is_first { vec![other, usual] } else { vec![usual, other] });
    })
}

fn pattern() -> Faulty {
    let texts = prop_oneof![
        url(|host, _| format!("^https://{}$", host.replace('.', r"\."))),
        url(|host, _| format!(r"^https://[a-z]+\.{}$", host.replace('.', r"\."))),
        url(|host, _| format!("^https://{host}")),
        url(|host, _| format!("^https?://{host}(:[0-9]+)?$")),
        Just("^.*$".to_owned()),
        Just("^(".to_owned()),
    ];
    with_text(Code::CORS_ORIGIN_PATTERN, texts)
}

/// A web panel or an internal application; its origins are missing everywhere, or in the environment that is asked for.
fn missing() -> Faulty {
    let code = Code::CORS_ORIGIN_MISSING;
    let how = (prop::collection::vec(text::host(), 1..=2), any::<bool>(), 0..4_u8, Just(environment_of(code)));
    spoilt(code, how, |draft, (hosts, is_internal, form, asked)| {
        allow(draft, &hosts, form % 2 == 0);
        if is_internal {
            draft.kind = ApplicationKind::Internal.into();
        } else if let Some(ui) = table(&mut draft.ui) {
            let url = hosts.iter().map(|host| format!("https://{host}/panel?ctx=<uctx>&user=<usid>")).next();
            let url = url.map_or_else(Field::absent, Field::from);
            ui.push(UiDraft { component: UiComponent::WebPanel.into(), url });
        }
        let Some(table) = authentication(draft) else { return };
        let others: UrlList<'static> = hosts.iter().map(|host| format!("https://{host}")).collect();
        table.cors_urls = match form {
            0 => PerEnvironment::default(),
            1 => PerEnvironment::Shared(UrlList::default().into()),
            _ => PerEnvironment::Shared(others.into()),
        };
        if form > 1 {
            put(&mut table.cors_urls, Some(asked), if form == 2 { Field::absent() } else { UrlList::default().into() });
        }
    })
}

/// Origins of an application that shows nothing and signs nobody in.
fn unused() -> Faulty {
    let code = Code::CORS_ORIGIN_UNUSED;
    let kind = proptest::option::of(Just(ApplicationKind::External));
    let asked = environment_of(code);
    let how = (kind, text::host(), any::<Index>(), counted(ORIGINS, asked), Just(asked));
    spoilt(code, how, |draft, (kind, host, port, spot, asked)| {
        make_web(draft, asked);
        draft.kind = kind.into();
        draft.ui = Field::absent();
        let port = port.get(&["", ":8443", ":3000"]);
        spot.put(draft, format!("https://{host}{port}"));
    })
}
