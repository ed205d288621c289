//! Faults in the text of redirect URLs.

use proptest::prelude::*;

use super::place::{REDIRECTS, anywhere};
use super::{Fault, Faulty, environment_of, spoilt};
use crate::Code;
use crate::generate::{text, wrong_url};

/// Each code of this family that is about the text alone, with the drafts that have its fault.
pub(super) const FAULTS: &[Fault] = &[
    Fault(Code::REDIRECT_URL_MALFORMED, malformed),
    Fault(Code::REDIRECT_URL_AMBIGUOUS_HOST, ambiguous_host),
    Fault(Code::REDIRECT_URL_FRAGMENT, fragment),
    Fault(Code::REDIRECT_URL_USER_INFO, user_info),
    Fault(Code::REDIRECT_URL_WILDCARD, wildcard),
    Fault(Code::REDIRECT_URL_WHITE_SPACE, white_space),
    Fault(Code::REDIRECT_URL_CONTROL_CHARACTER, control_character),
    Fault(Code::REDIRECT_URL_BACKSLASH, backslash),
    Fault(Code::REDIRECT_URL_DOT_SEGMENT, dot_segment),
    Fault(Code::REDIRECT_URL_FORBIDDEN_CHARACTER, forbidden_character),
    Fault(Code::REDIRECT_URL_FORBIDDEN_SCHEME, forbidden_scheme),
    Fault(Code::REDIRECT_URL_TOO_LONG, too_long),
];

/// Drafts with one of these texts in any place of a redirect URL.
fn with_text(code: Code, texts: impl Strategy<Value = String> + 'static) -> Faulty {
    spoilt(code, (texts, anywhere(REDIRECTS, environment_of(code))), |draft, (text, spot)| spot.put(draft, text))
}

fn malformed() -> Faulty {
    with_text(Code::REDIRECT_URL_MALFORMED, wrong_url::malformed())
}

fn ambiguous_host() -> Faulty {
    with_text(Code::REDIRECT_URL_AMBIGUOUS_HOST, wrong_url::ambiguous_host())
}

fn fragment() -> Faulty {
    with_text(Code::REDIRECT_URL_FRAGMENT, wrong_url::fragment())
}

fn user_info() -> Faulty {
    with_text(Code::REDIRECT_URL_USER_INFO, wrong_url::user_info())
}

fn wildcard() -> Faulty {
    with_text(Code::REDIRECT_URL_WILDCARD, wrong_url::wildcard())
}

fn white_space() -> Faulty {
    with_text(Code::REDIRECT_URL_WHITE_SPACE, wrong_url::white_space())
}

fn control_character() -> Faulty {
    with_text(Code::REDIRECT_URL_CONTROL_CHARACTER, wrong_url::control_character())
}

fn backslash() -> Faulty {
    with_text(Code::REDIRECT_URL_BACKSLASH, wrong_url::backslash())
}

fn dot_segment() -> Faulty {
    with_text(Code::REDIRECT_URL_DOT_SEGMENT, wrong_url::dot_segment())
}

fn forbidden_character() -> Faulty {
    with_text(Code::REDIRECT_URL_FORBIDDEN_CHARACTER, wrong_url::forbidden_character())
}

/// Schemes that run code, and in web applications also those that apps choose themselves, in URLs and in patterns.
fn forbidden_scheme() -> Faulty {
    let code = Code::REDIRECT_URL_FORBIDDEN_SCHEME;
    let own = prop_oneof![
        (text::word(), text::path()).prop_map(|(word, path)| format!("com.{word}.app:{path}")),
        wrong_url::bare_scheme(),
        wrong_url::url(|host, path| format!("ftp://{host}{path}")),
    ];
    let spot = anywhere(REDIRECTS, environment_of(code));
    spoilt(code, (wrong_url::forbidden_scheme(), proptest::option::of(own), spot), |draft, (text, own, spot)| {
        let own = own.filter(|_| !super::place::is_native(draft));
        spot.put(draft, own.unwrap_or(text));
    })
}

/// One of four is longer than what can be held, the others are longer than what all programs take.
fn too_long() -> Faulty {
    let long = wrong_url::url_with(2_048..8_000_usize, |host, path, length| {
        format!("https://{host}{path}/{}", "a".repeat(length))
    });
    with_text(Code::REDIRECT_URL_TOO_LONG, prop_oneof![3 => long, 1 => wrong_url::too_long()])
}
