//! Faults of redirect patterns.

use proptest::prelude::*;
use proptest::sample::select;

use super::place::{LISTS, Setting, anywhere, make_native};
use super::{Fault, Faulty, environment_of, spoilt};
use crate::generate::text;
use crate::{Code, RedirectPattern};

/// Each code of this family, with the drafts that have its fault.
pub(super) const FAULTS: &[Fault] = &[
    Fault(Code::REDIRECT_PATTERN_INVALID, invalid),
    Fault(Code::REDIRECT_PATTERN_TOO_COMPLEX, too_complex),
    Fault(Code::REDIRECT_PATTERN_UNANCHORED, unanchored),
    Fault(Code::REDIRECT_PATTERN_OPEN_HOST, open_host),
    Fault(Code::REDIRECT_PATTERN_UNSUPPORTED, unsupported),
    Fault(Code::REDIRECT_PATTERN_UNMARKED, unmarked),
    Fault(Code::REDIRECT_PATTERN_MISPLACED, misplaced),
    Fault(Code::REDIRECT_PATTERN_SUBDOMAIN, subdomain),
    Fault(Code::REDIRECT_PATTERN_UNESCAPED_DOT, unescaped_dot),
    Fault(Code::REDIRECT_PATTERN_IMPOSSIBLE_PORT, impossible_port),
    Fault(Code::REDIRECT_PATTERN_CASE_INSENSITIVE, case_insensitive),
    Fault(Code::REDIRECT_PATTERN_NATIVE_TEMPLATE, native_template),
];

type Texts = BoxedStrategy<String>;

const ALLOWED: &[Setting] = &[Setting::Allowed];

/// One of these forms, in which `HOST` stands for a host with its dots escaped, `BARE` for the same host without, and `PATH` for a path.
fn forms(forms: &'static [&'static str]) -> Texts {
    let fill = |(form, host, path): (&str, String, String)| {
        form.replace("HOST", &escaped(&host)).replace("BARE", &host).replace("PATH", &path)
    };
    (select(forms), text::host(), text::path()).prop_map(fill).boxed()
}

fn escaped(host: &str) -> String {
    host.replace('.', r"\.")
}

/// Drafts with one of these texts anywhere among the allowed URLs.
fn with_text(code: Code, texts: impl Strategy<Value = String> + 'static) -> Faulty {
    spoilt(code, (texts, anywhere(ALLOWED, environment_of(code))), |draft, (text, spot)| spot.put(draft, text))
}

fn invalid() -> Faulty {
    let texts = forms(&[
        r"^https://(app|www\.HOSTPATH$",
        r"^https://HOST)PATH$",
        r"^https://HOSTPATH/[a-z$",
        r"^https://HOSTPATH/[z-a]+$",
        r"^https://HOST(*)PATH$",
        r"^https://HOSTPATH/(?$",
        r"^https://HOSTPATH/\y$",
        r"^https://HOSTPATH/a{3,2}$",
        r"^https://HOSTPATH/a**$",
        r"^https://HOSTPATH/\xg1$",
        r"^https://HOSTPATH\",
    ]);
    with_text(Code::REDIRECT_PATTERN_INVALID, texts)
}

/// One of four is a list of more than eight patterns, each of which is right.
fn too_complex() -> Faulty {
    let code = Code::REDIRECT_PATTERN_TOO_COMPLEX;
    let deep = (text::host(), 33..=60_usize)
        .prop_map(|(host, depth)| format!("^https://{}/{}a{}$", escaped(&host), "(".repeat(depth), ")".repeat(depth)));
    let long = (text::host(), 2_048..3_000_usize)
        .prop_map(|(host, length)| format!("^https://{}/{}$", escaped(&host), "a".repeat(length)));
    let large = (text::host(), 40..=90_u8, text::word()).prop_map(|(host, times, word)| {
        format!("^https://{}/((({word}){{{times}}}){{{times}}}){{{times}}}$", escaped(&host))
    });
    let one = with_text(code, prop_oneof![deep, long, large]);
    let many = (text::host(), text::word(), 9..=12_u8, anywhere(ALLOWED, environment_of(code)));
    let many = spoilt(code, many, |draft, (host, word, count, spot)| {
        let host = escaped(&host);
        spot.put_all(draft, (0..count).map(|place| format!("^https://{host}/{word}/{place}/[a-z]+$")).collect());
    });
    prop_oneof![3 => one, 1 => many].boxed()
}

fn unanchored() -> Faulty {
    let texts = forms(&[
        r"^https://HOSTPATH",
        r"^https://HOST/",
        r"^https://HOSTPATH\$",
        r"^https://HOSTPATH/[a-z]+",
        r"^https://HOSTPATH|https://www\.HOSTPATH$",
        r"^https://HOSTPATH$|^https://www\.HOSTPATH$",
        r"^?https://HOSTPATH$",
        r"^*https://HOSTPATH$",
        r"^(?x)https://HOSTPATH$",
        r"^(?m)https://HOSTPATH$",
        r"^<https://HOSTPATH$>",
    ]);
    with_text(Code::REDIRECT_PATTERN_UNANCHORED, texts)
}

fn open_host() -> Faulty {
    let texts = forms(&[
        r"^https?://HOSTPATH$",
        r"^[a-z]+://HOSTPATH$",
        r"^.*$",
        r"^https://.*$",
        r"^https://.*\.HOSTPATH$",
        r"^https://.*HOSTPATH$",
        r"^https://[^.]+\.HOSTPATH$",
        r"^https://\S+\.HOSTPATH$",
        r"^https://HOST.*$",
        r"^https://HOST.+PATH$",
        r"^https://HOST:.*$",
        r"^https://HOST[^/]*PATH$",
        r"^https://[a-z]+\.examplePATH$",
        r"^https://app\.[a-z]+PATH$",
        r"^https://(HOST|elsewhere\.example)PATH$",
        r"^https://[a-z]+.BAREPATH$",
    ]);
    with_text(Code::REDIRECT_PATTERN_OPEN_HOST, texts)
}

/// What .NET knows, and an engine that takes linear time does not.
fn unsupported() -> Faulty {
    let texts = forms(&[
        r"^https://(?!www)[a-z]+\.HOSTPATH$",
        r"^(?=https)https://HOSTPATH$",
        r"^https://HOSTPATH(?<!x)$",
        r"^https://HOSTPATH\b$",
        r"^https://HOSTPATH/\p{L}+$",
        r"^https://HOSTPATH/([a-z])\1$",
        r"^https://HOSTPATH/(?>[a-z]+)$",
        r"^https://HOSTPATH(?i)/callback$",
        r"^https://HOSTPATH/[a-z-[aeiou]]+$",
    ]);
    with_text(Code::REDIRECT_PATTERN_UNSUPPORTED, texts)
}

/// Patterns without their `^`, with and without their `$`, also among the URLs after sign-out.
fn unmarked() -> Faulty {
    let code = Code::REDIRECT_PATTERN_UNMARKED;
    let texts = forms(&[
        r"https://HOSTPATH/\d+",
        r"https://HOSTPATH/\w+$",
        r"https://HOST\/callback",
        r"https://HOST:8443PATH",
        r"https://(app|www)\.HOSTPATH",
        r"https?://HOSTPATH",
        r"https://BAREPATH/[a-z]{2,}$",
        r"https://BARE\:\d{4,10}PATH",
        r"http://127.0.0.1\:\d{4,10}PATH",
        r"http://localhost:\d{4}",
    ]);
    spoilt(code, (texts, anywhere(LISTS, environment_of(code))), |draft, (text, spot)| spot.put(draft, text))
}

/// Patterns right and wrong after sign-out.
fn misplaced() -> Faulty {
    let code = Code::REDIRECT_PATTERN_MISPLACED;
    let texts = forms(&[
        r"^https://HOSTPATH$",
        r"^https://(app|www)\.HOSTPATH$",
        r"^https://HOSTPATH/[a-z]+$",
        r"^http://127\.0\.0\.1:\d{4}PATH$",
        r"^https://HOSTPATH",
        r"^https://.*$",
        r"^https://(HOSTPATH",
        r"^BARE",
    ]);
    let spot = anywhere(&[Setting::PostLogout], environment_of(code));
    spoilt(code, (texts, spot), |draft, (text, spot)| spot.put(draft, text))
}

fn subdomain() -> Faulty {
    let texts = forms(&[
        r"^https://[a-z]+\.HOSTPATH$",
        r"^https://\w+\.HOSTPATH$",
        r"^https://[a-z0-9-]{1,20}\.HOSTPATH$",
        r"^https://app[0-9]\.HOSTPATH$",
        r"^https://(app|[a-z]+)\.HOSTPATH$",
        r"^https://([a-z]+\.)?HOSTPATH$",
        r"^https://\d+\.HOST:8443PATH$",
        r"^https://[a-z]+\.HOST$",
        r"^https://[a-z]+\.HOST\?from=PATH$",
    ]);
    with_text(Code::REDIRECT_PATTERN_SUBDOMAIN, texts)
}

/// In the host, or in the path only.
fn unescaped_dot() -> Faulty {
    let texts = forms(&[
        r"^https://BAREPATH$",
        r"^https://www.HOSTPATH$",
        r"^https://(app|www).HOSTPATH$",
        r"^https://HOSTPATH.aspx$",
        r"^https://HOSTPATH/[a-z]+.html$",
        r"^https://BARE:8443PATH$",
        r"^https://BAREPATH/\w+$",
    ]);
    with_text(Code::REDIRECT_PATTERN_UNESCAPED_DOT, texts)
}

fn impossible_port() -> Faulty {
    let texts = forms(&[
        r"^https://HOST:\d+PATH$",
        r"^https://HOST:\d{5}PATH$",
        r"^https://HOST:\d{4,10}PATH$",
        r"^https://HOST:[0-9]+PATH$",
        r"^https://HOST:[1-9]\d*PATH$",
        r"^https://HOST:[1-9][0-9]{4}PATH$",
        r"^https://HOST(:\d+)?PATH$",
        r"^https://HOST:\d{1,5}$",
        r"^https://HOST:(8\d{4}|443)PATH$",
    ]);
    with_text(Code::REDIRECT_PATTERN_IMPOSSIBLE_PORT, texts)
}

fn case_insensitive() -> Faulty {
    let texts = forms(&[
        r"^(?i)https://HOSTPATH$",
        r"^(?i)HTTPS://HOSTPATH$",
        r"^(?i)https://HOSTPATH/[A-Z]+$",
        r"^(?i)https://(App|Www)\.HOSTPATH$",
        r"^(?i)https://HOST:8443PATH$",
    ]);
    with_text(Code::REDIRECT_PATTERN_CASE_INSENSITIVE, texts)
}

/// The one text, in native applications and anywhere among their URLs.
fn native_template() -> Faulty {
    let code = Code::REDIRECT_PATTERN_NATIVE_TEMPLATE;
    let asked = environment_of(code);
    spoilt(code, (anywhere(ALLOWED, asked), Just(asked)), |draft, (spot, asked)| {
        make_native(draft, asked);
        spot.put(draft, RedirectPattern::NATIVE_TEMPLATE.to_owned());
    })
}
