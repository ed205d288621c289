//! Texts that are URLs but for one fault.

use core::fmt::Debug;

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::text;
use crate::UrlFaults;

type Texts = BoxedStrategy<String>;

/// Texts that can be registered nowhere, each with the one fault that it has, as for [`RedirectUrl`](crate::RedirectUrl).
///
/// Each fault of [`UrlFaults`] is as frequent as the others, and comes in several spellings: written out, encoded, encoded twice, in the host,
/// the path or the query. But for the fault the text is an `https` URL with a path on a host that is reserved for examples, so that whoever lets
/// it in does so in spite of the fault.
///
/// ```
/// use proptest::prelude::*;
/// use superoffice_app::{ParseErrorKind, RedirectUrl, generate};
///
/// proptest!(|((fault, text) in generate::wrong_urls())| {
///     let error = RedirectUrl::parse(&text).unwrap_err();
///     prop_assert_eq!(error.kind(), ParseErrorKind::Url(fault));
/// });
/// ```
pub fn wrong_urls() -> BoxedStrategy<(UrlFaults, String)> {
    let each = ALL.iter().map(|(fault, texts)| {
        let fault = *fault;
        texts().prop_map(move |text| (fault, text)).boxed()
    });
    prop::strategy::Union::new(each).boxed()
}

const ALL: [(UrlFaults, fn() -> Texts); 13] = [
    (UrlFaults::MALFORMED, malformed),
    (UrlFaults::AMBIGUOUS_HOST, ambiguous_host),
    (UrlFaults::FRAGMENT, fragment),
    (UrlFaults::USER_INFO, user_info),
    (UrlFaults::WILDCARD, wildcard),
    (UrlFaults::WHITE_SPACE, white_space),
    (UrlFaults::CONTROL_CHARACTER, control_character),
    (UrlFaults::BACKSLASH, backslash),
    (UrlFaults::DOT_SEGMENT, dot_segment),
    (UrlFaults::FORBIDDEN_CHARACTER, forbidden_character),
    (UrlFaults::FORBIDDEN_SCHEME, forbidden_scheme),
    (UrlFaults::CUSTOM_SCHEME, bare_scheme),
    (UrlFaults::TOO_LONG, too_long),
];

/// A text made of a host and a path.
pub(crate) fn url(text: fn(&str, &str) -> String) -> Texts {
    (text::host(), text::path()).prop_map(move |(host, path)| text(&host, &path)).boxed()
}

/// A text made of a host, a path and something else.
pub(crate) fn url_with<T: Debug + 'static>(
    more: impl Strategy<Value = T> + 'static,
    text: fn(&str, &str, T) -> String,
) -> Texts {
    (text::host(), text::path(), more).prop_map(move |(host, path, more)| text(&host, &path, more)).boxed()
}

/// A URL in which something stands in any place.
fn url_holding(what: &'static [&'static str]) -> Texts {
    let put = |(url, what, place): (String, &str, Index)| {
        let (before, after) = url.split_at_checked(place.index(url.len() + 1)).unwrap_or((&url, ""));
        format!("{before}{what}{after}")
    };
    (text::https_url(), select(what), any::<Index>()).prop_map(put).boxed()
}

/// It is relative, lacks or doubles a part, or has a bad port or a bad escape.
pub(crate) fn malformed() -> Texts {
    const PORTS: &[&str] = &["", "0", "00443", "65536", "99999", "4430000", "8o80", "-1", "+443"];
    const ESCAPES: &[&str] = &["%", "%2", "%zz", "%g0", "%%41", "%u0041"];
    prop_oneof![
        url(|host, path| format!("{host}{path}")),
        url(|host, path| format!("//{host}{path}")),
        url(|_, path| path.to_owned()),
        url_with(1..=65_535_u16, |host, path, port| format!("{host}:{port}{path}")),
        url_with(select(&["https//", "https:/", "https:", "https:///"][..]), |host, path, start| {
            format!("{start}{host}{path}")
        }),
        url(|_, path| format!("https://{path}")),
        url_with(select(PORTS), |host, path, port| format!("https://{host}:{port}{path}")),
        url_with(select(ESCAPES), |host, path, escape| format!("https://{host}{path}/{escape}")),
        url_with(select(ESCAPES), |host, path, escape| format!("https://{host}/{escape}{path}")),
        url_with(64..=80_usize, |host, path, length| format!("https://{}.{host}{path}", "a".repeat(length))),
    ]
    .boxed()
}

/// Programs read its host in different ways.
pub(crate) fn ambiguous_host() -> Texts {
    const OTHER_LETTERS: &[&str] = &["\u{ff41}", "\u{212a}", "\u{2170}", "\u{24d0}"];
    let host = prop_oneof![
        (1..=u32::MAX).prop_map(|number| number.to_string()),
        (1..=255_u8, any::<u16>()).prop_map(|(first, rest)| format!("{first}.{rest}")),
        (1..=255_u8, any::<u8>(), any::<u16>()).prop_map(|(first, second, rest)| format!("{first}.{second}.{rest}")),
        any::<[u8; 3]>().prop_map(|[first, second, third]| format!("0{first:o}.{second}.{third}.1")),
        any::<u32>().prop_map(|number| format!("0x{number:x}")),
        (256..=999_u16, any::<u8>()).prop_map(|(first, last)| format!("{first}.0.0.{last}")),
        (1..=u16::MAX).prop_map(|last| format!("[2001:db8:0:0:0:0:0:{last:x}]")),
        any::<[u8; 4]>().prop_map(|[a, b, c, d]| format!("[::ffff:{a}.{b}.{c}.{d}]")),
        select(&["[fe80::1%25eth0]", "[fe80::1%eth0]", "[2001:0db8::1]", "[0:0:0:0:0:0:0:1]"][..])
            .prop_map(str::to_owned),
        text::host().prop_map(|host| format!("{host}.")),
        text::host().prop_map(|host| format!(".{host}")),
        text::host().prop_map(|host| host.replacen('.', "..", 1)),
        text::host().prop_map(|host| host.replacen('.', "\u{3002}", 1)),
        text::host().prop_map(|host| host.replacen('.', "%2e", 1)),
        text::host().prop_map(|host| host.replacen('e', "%65", 1)),
        (select(OTHER_LETTERS), text::host()).prop_map(|(letter, host)| format!("{letter}{host}")),
    ];
    url_with(host, |_, path, host| format!("https://{host}{path}"))
}

/// It holds a fragment, perhaps an empty one.
pub(crate) fn fragment() -> Texts {
    prop_oneof![
        url(|host, path| format!("https://{host}{path}#")),
        url_with(text::word(), |host, path, word| format!("https://{host}{path}#{word}")),
        url_with(text::word(), |host, path, word| format!("https://{host}{path}?from={word}#top")),
        url_with(text::word(), |host, path, word| format!("https://{host}/#{path}/{word}")),
    ]
    .boxed()
}

/// It holds a user name or a password, perhaps an empty one.
pub(crate) fn user_info() -> Texts {
    let user = prop_oneof![
        text::word(),
        (text::word(), text::word()).prop_map(|(name, password)| format!("{name}:{password}")),
        text::word().prop_map(|password| format!(":{password}")),
        text::word().prop_map(|name| format!("%61{name}")),
        text::host(),
        select(&["", ":", "@"][..]).prop_map(str::to_owned),
    ];
    url_with(user, |host, path, user| format!("https://{user}@{host}{path}"))
}

/// It holds a `*`.
pub(crate) fn wildcard() -> Texts {
    prop_oneof![
        url(|host, path| format!("https://*.{host}{path}")),
        url(|host, path| format!("https://app-*.{host}{path}")),
        url(|_, path| format!("https://*{path}")),
        url(|host, _| format!("https://{host}/*")),
        url(|host, path| format!("https://{host}/*{path}")),
        url(|host, path| format!("https://{host}{path}*")),
        url(|host, path| format!("https://{host}{path}?from=*")),
    ]
    .boxed()
}

/// It holds white space, inside or around it; perhaps it is two URLs.
pub(crate) fn white_space() -> Texts {
    const SPACES: &[&str] =
        &[" ", "  ", "\t", "\n", "\r\n", "\u{b}", "\u{c}", "\u{a0}", "\u{2003}", "\u{3000}", "\u{2028}"];
    prop_oneof![
        4 => url_holding(SPACES),
        1 => (text::https_url(), select(SPACES)).prop_map(|(url, space)| format!("{url}{space}")),
        1 => (text::https_url(), select(SPACES)).prop_map(|(url, space)| format!("{space}{url}")),
        1 => (text::https_url(), select(SPACES), text::https_url()).prop_map(|(one, space, other)| format!("{one}{space}{other}")),
    ]
    .boxed()
}

/// It holds a control character or an invisible one, written out or encoded.
pub(crate) fn control_character() -> Texts {
    const HIDDEN: &[&str] = &[
        "\0", "\u{1}", "\u{1b}", "\u{7f}", "\u{80}", "\u{ad}", "\u{200b}", "\u{200e}", "\u{202e}", "\u{2066}",
        "\u{feff}",
    ];
    const ENCODED: &[&str] = &["%00", "%0d%0a", "%0A", "%09", "%1b", "%7F", "%250a", "%25%30%30"];
    prop_oneof![
        2 => url_holding(HIDDEN),
        1 => url_with(select(ENCODED), |host, path, control| format!("https://{host}{path}{control}")),
        1 => url_with(select(ENCODED), |host, path, control| format!("https://{host}/{control}{path}")),
        1 => url_with(select(ENCODED), |host, path, control| format!("https://{host}{path}?from={control}")),
    ]
    .boxed()
}

/// It holds a backslash, written out or encoded. What follows one is never the letter of a class, so that it is no pattern.
pub(crate) fn backslash() -> Texts {
    prop_oneof![
        url_with(select(&[r"\\", r"/\", r"\/"][..]), |host, path, slashes| format!("https:{slashes}{host}{path}")),
        url(|host, path| format!(r"https://{host}\app{path}")),
        url(|host, path| format!(r"https://{host}{path}\")),
        url(|host, path| format!(r"https://{host}\@{host}{path}")),
        url_with(select(&["%5c", "%5C", "%255c", "%c1%9c"][..]), |host, path, encoded| {
            format!("https://{host}{path}{encoded}{host}")
        }),
    ]
    .boxed()
}

/// Its path holds a segment `.` or `..`, written out or encoded.
pub(crate) fn dot_segment() -> Texts {
    const DOTS: &[&str] =
        &["..", ".", "%2e", "%2E%2e", ".%2e", "%252e%252e", "..;x=1", "..%3b", "%c0%ae%c0%ae", "x%2f..%2fx"];
    prop_oneof![
        url_with(select(DOTS), |host, path, dots| format!("https://{host}{path}/{dots}")),
        url_with(select(DOTS), |host, path, dots| format!("https://{host}/{dots}{path}")),
        url_with((select(DOTS), text::word()), |host, path, (dots, word)| format!(
            "https://{host}{path}/{dots}/{word}"
        )),
    ]
    .boxed()
}

/// It holds a character that may not stand there, or it is two URLs in one entry.
pub(crate) fn forbidden_character() -> Texts {
    const OF_NO_PATH: &[&str] = &["\"", "<", ">", "`", "{", "}", "^", "|", "[", "]", "å", "ß", "日", "\u{1f600}"];
    const OF_NO_HOST: &[&str] = &["!", "$", "&", "(", ")", "+", ",", ";", "=", "~", "'", "\"", "|", "{"];
    prop_oneof![
        4 => url_with(select(OF_NO_PATH), |host, path, sign| format!("https://{host}{path}{sign}")),
        2 => url_with(select(OF_NO_PATH), |host, path, sign| format!("https://{host}/{sign}{path}")),
        2 => url_with(select(OF_NO_PATH), |host, path, sign| format!("https://{host}{path}?from={sign}")),
        1 => url_with(text::word(), |host, path, word| format!("https://{host}{path}/{{{word}}}")),
        1 => url_with(text::word(), |host, path, word| format!("https://{host}{path}?from='{word}'")),
        2 => url_with(select(OF_NO_HOST), |host, path, sign| format!("https://app{sign}{host}{path}")),
        2 => url_with((select(&[",", ";", "|"][..]), text::https_url()), |host, path, (sign, other)| {
            format!("https://{host}{path}{sign}{other}")
        }),
    ]
    .boxed()
}

/// Its scheme runs code or reads local data, in any letter case.
pub(crate) fn forbidden_scheme() -> Texts {
    let text = prop_oneof![
        select(&["javascript:alert(1)", "vbscript:msgbox", "about:blank", "data:text/html,hello"][..])
            .prop_map(str::to_owned),
        url(|host, path| format!("javascript://{host}{path}")),
        url(|_, path| format!("file://{path}")),
        url(|host, path| format!("file://{host}{path}")),
        url_with(select(&["blob", "view-source", "filesystem", "jar", "feed"][..]), |host, path, scheme| {
            format!("{scheme}:https://{host}{path}")
        }),
        url_with(select(&["intent", "content", "chrome", "resource"][..]), |host, path, scheme| {
            format!("{scheme}://{host}{path}")
        }),
    ];
    let in_capitals = |text: String| {
        let (scheme, rest) = text.split_once(':').unwrap_or_default();
        format!("{}:{rest}", scheme.to_ascii_uppercase())
    };
    prop_oneof![3 => text.clone(), 1 => text.prop_map(in_capitals)].boxed()
}

/// Its scheme is no domain name turned round, or nothing follows it.
pub(crate) fn bare_scheme() -> Texts {
    prop_oneof![
        // No word that ends like this is a scheme that is forbidden.
        url(|host, path| format!("{}app:{path}", host.split('.').next().unwrap_or_default())),
        url_with(text::word(), |_, path, word| format!("{word}-app:/{path}")),
        text::word().prop_map(|word| format!("com.{word}.app:")),
        text::word().prop_map(|word| format!("com.{word}.app://")),
        url_with(text::word(), |_, path, word| format!("com..{word}:{path}")),
        url_with(text::word(), |_, path, word| format!("com.{word}.:{path}")),
    ]
    .boxed()
}

/// It is longer than anything that can be held.
pub(crate) fn too_long() -> Texts {
    let least = UrlFaults::MAX_LENGTH;
    url_with(least..least + 1_000, |host, path, length| format!("https://{host}{path}/{}", "a".repeat(length)))
}
