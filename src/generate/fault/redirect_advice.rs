//! Redirect URLs that could be registered, and should not be so; lists that are too short or too long.

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::place::{ANSWERED, LISTS, REDIRECTS, Setting, anywhere, authentication, make_web, without_mirroring};
use super::redirect_host::allow;
use super::{Fault, Faulty, environment_of, put, spoilt};
use crate::generate::text;
use crate::generate::wrong_url::url_with;
use crate::url::facts::ANSWER;
use crate::{ApplicationKind, Code, Field, PerEnvironment, UrlList};

/// Each code of this family that is about what stands beside scheme and host, with the drafts that have its fault.
pub(super) const FAULTS: &[Fault] = &[
    Fault(Code::REDIRECT_URL_MISSING, missing),
    Fault(Code::REDIRECT_URL_TOO_MANY, too_many),
    Fault(Code::REDIRECT_URL_DUPLICATE, duplicate),
    Fault(Code::REDIRECT_URL_NOT_CANONICAL, not_canonical),
    Fault(Code::REDIRECT_URL_NO_PATH, no_path),
    Fault(Code::REDIRECT_URL_RESPONSE_PARAMETER, response_parameter),
    Fault(Code::REDIRECT_URL_SECRET_IN_QUERY, secret_in_query),
    Fault(Code::REDIRECT_URL_NOT_LISTED, not_listed),
    Fault(Code::REDIRECT_URL_LEGACY, legacy),
];

/// Who has no redirect URL, and what stands in its place.
#[derive(Clone, Copy, Debug)]
enum Without {
    Kind(ApplicationKind),
    Native,
    /// An application of no kind, perhaps one that asks for a system user token.
    Unknown,
}

/// An error in three of four cases: there is no list, an empty one, or one for the other environments only.
fn missing() -> Faulty {
    let code = Code::REDIRECT_URL_MISSING;
    let who = select(
        &[
            Without::Kind(ApplicationKind::Hybrid),
            Without::Kind(ApplicationKind::Internal),
            Without::Native,
            Without::Unknown,
        ][..],
    );
    let hosts = prop::collection::vec(text::host(), 1..=2);
    let asked = environment_of(code);
    spoilt(code, (who, hosts, 0..4_u8, any::<bool>(), Just(asked)), |draft, (who, hosts, form, is_shared, asked)| {
        without_mirroring(draft);
        match who {
            Without::Native => {
                if let Some(table) = authentication(draft) {
                    table.native = true.into();
                }
            }
            Without::Kind(kind) => draft.kind = kind.into(),
            Without::Unknown => {
                draft.kind = Field::absent();
                make_web(draft, asked);
            }
        }
        allow(draft, &hosts, is_shared);
        let Some(table) = authentication(draft) else { return };
        table.default_redirect_url = PerEnvironment::default();
        match form {
            0 => table.redirect_urls = PerEnvironment::default(),
            1 => table.redirect_urls = PerEnvironment::Shared(UrlList::default().into()),
            2 => put(&mut table.redirect_urls, Some(asked), UrlList::default().into()),
            _ => put(&mut table.redirect_urls, Some(asked), Field::absent()),
        }
    })
}

/// A few more than there may be, in one list.
fn too_many() -> Faulty {
    let code = Code::REDIRECT_URL_TOO_MANY;
    let how = (text::host(), text::word(), 257..=280_usize, anywhere(LISTS, environment_of(code)));
    spoilt(code, how, |draft, (host, word, count, spot)| {
        spot.put_all(draft, (0..count).map(|place| format!("https://{host}/{word}/{place}")).collect());
    })
}

/// Two or three of the same text, side by side or apart: URLs of any form and patterns.
fn duplicate() -> Faulty {
    let code = Code::REDIRECT_URL_DUPLICATE;
    let texts = prop_oneof![
        3 => text::https_url(),
        1 => url_with(text::word(), |host, path, word| format!("https://{host}{path}?from={word}")),
        1 => url_with(text::word(), |host, path, _| format!("https://{host}:8443{path}")),
    ];
    let urls = (texts, 2..=3_usize, anywhere(LISTS, environment_of(code)));
    let listed = spoilt(code, urls, |draft, (url, count, spot)| spot.put_all(draft, vec![url; count]));
    let pattern =
        url_with(text::word(), |host, path, _| format!("^https://{}{path}/[a-z]+$", host.replace('.', r"\.")));
    let patterns = (pattern, anywhere(&[Setting::Allowed], environment_of(code)));
    let patterns = spoilt(code, patterns, |draft, (pattern, spot)| spot.put_all(draft, vec![pattern; 2]));
    prop_oneof![4 => listed, 1 => patterns].boxed()
}

/// Capitals in scheme or host, or the default port; in one of four both.
fn not_canonical() -> Faulty {
    let code = Code::REDIRECT_URL_NOT_CANONICAL;
    let texts = (text::host(), text::path(), any::<Index>(), select(&["https", "HTTPS", "Https"][..]), 0..4_u8);
    let texts = texts.prop_map(|(host, path, place, scheme, form)| {
        let at = place.index(host.len());
        let capital = |(place, letter): (usize, char)| if place == at { letter.to_ascii_uppercase() } else { letter };
        // The last is a letter, and a dot or a dash has no capital.
        let capitals: String = host.char_indices().map(capital).collect();
        let capitals = if capitals == host { host.to_ascii_uppercase() } else { capitals };
        match form {
            0 => format!("https://{capitals}{path}"),
            1 => format!("{scheme}://{host}:443{path}"),
            2 => format!("HTTPS://{host}{path}"),
            _ => format!("{scheme}://{capitals}:443{path}"),
        }
    });
    spoilt(code, (texts, anywhere(REDIRECTS, environment_of(code))), |draft, (text, spot)| spot.put(draft, text))
}

fn no_path() -> Faulty {
    let code = Code::REDIRECT_URL_NO_PATH;
    let texts = prop_oneof![
        text::host().prop_map(|host| format!("https://{host}")),
        text::host().prop_map(|host| format!("https://{host}/")),
        (text::host(), 1024..=65_535_u16).prop_map(|(host, port)| format!("https://{host}:{port}")),
        (text::host(), text::word()).prop_map(|(host, word)| format!("https://{host}/?page={word}")),
        (text::host(), text::word()).prop_map(|(host, word)| format!("https://{host}?page={word}")),
    ];
    spoilt(code, (texts, anywhere(ANSWERED, environment_of(code))), |draft, (text, spot)| spot.put(draft, text))
}

/// In one of four cases `iss`, which is an error; names are written out, or with a letter encoded.
fn response_parameter() -> Faulty {
    let code = Code::REDIRECT_URL_RESPONSE_PARAMETER;
    let name = prop_oneof![3 => select(&ANSWER[..]), 1 => Just("iss")];
    let name = (name, any::<bool>()).prop_map(|(name, is_encoded)| match name.chars().next() {
        Some(first) if is_encoded => name.replacen(first, &format!("%{:02x}", u32::from(first)), 1),
        _ => name.to_owned(),
    });
    let texts = url_with((name, 0..4_u8), |host, path, (name, form)| match form {
        0 => format!("https://{host}{path}?{name}=1"),
        1 => format!("https://{host}{path}?{name}"),
        2 => format!("https://{host}{path}?page=1&{name}=1&x=2"),
        _ => format!("https://{host}/?{name}="),
    });
    spoilt(code, (texts, anywhere(ANSWERED, environment_of(code))), |draft, (text, spot)| spot.put(draft, text))
}

/// The query of a URL that seems to hold a secret.
pub(super) fn secret_query() -> impl Strategy<Value = String> + use<> {
    const NAMES: &[&str] =
        &["api_key", "apiKey", "token", "access-token", "password", "client_secret", "sas_signature"];
    prop_oneof![
        (select(NAMES), text::word()).prop_map(|(name, value)| format!("{name}={value}")),
        (select(NAMES), text::word()).prop_map(|(name, value)| format!("page=1&{name}={value}&x=2")),
        (select(&["key", "sig", "pwd", "auth"][..]), 100_000..u32::MAX)
            .prop_map(|(name, value)| format!("{name}=a{value}b")),
        "[a-f]{10}[0-9]{4}[a-f]{10}".prop_map(|value| format!("value={value}")),
    ]
}

fn secret_in_query() -> Faulty {
    let code = Code::REDIRECT_URL_SECRET_IN_QUERY;
    let texts = url_with(secret_query(), |host, path, query| format!("https://{host}{path}?{query}"));
    spoilt(code, (texts, anywhere(REDIRECTS, environment_of(code))), |draft, (text, spot)| spot.put(draft, text))
}

/// Nearly one of the listed ones, or none at all.
fn not_listed() -> Faulty {
    let code = Code::REDIRECT_URL_NOT_LISTED;
    let hosts = prop::collection::vec(text::host(), 1..=3);
    let spot = anywhere(&[Setting::Default], environment_of(code));
    let how = (hosts, any::<bool>(), 0..4_u8, text::path(), spot);
    spoilt(code, how, |draft, (hosts, is_shared, form, path, spot)| {
        allow(draft, &hosts, is_shared);
        let host = hosts.first().map(String::as_str).unwrap_or_default();
        let url = match form {
            0 => format!("https://{host}/callback/"),
            1 => format!("https://{host}/Callback"),
            2 => format!("https://{host}:8443/callback"),
            _ => format!("https://{host}{path}/start"),
        };
        spot.put(draft, url);
    })
}

/// The default is listed, or nearly so.
fn legacy() -> Faulty {
    let code = Code::REDIRECT_URL_LEGACY;
    let spot = anywhere(&[Setting::Default], environment_of(code));
    spoilt(code, (text::host(), any::<bool>(), any::<bool>(), spot), |draft, (host, is_shared, is_listed, spot)| {
        if is_listed {
            allow(draft, core::slice::from_ref(&host), is_shared);
        }
        spot.put(draft, format!("https://{host}/callback"));
    })
}
