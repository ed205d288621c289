//! Why an entry never matches, in a few words.

use super::nearest::NearestUrl;
use super::question::Question;
use super::shown::quote;
use crate::url::facts::UrlFacts;
use crate::{Code, UrlFaults};

/// What can make an entry inert under any policy, in a few words. The others have their summary.
const WORDS: [(Code, &str); 27] = [
    (Code::REDIRECT_PATTERN_UNMARKED, "a pattern starts with `^`"),
    (Code::REDIRECT_PATTERN_UNANCHORED, "a pattern ends with `$`"),
    (Code::REDIRECT_PATTERN_MISPLACED, "patterns are for redirect URLs only"),
    (Code::REDIRECT_PATTERN_CASE_INSENSITIVE, "patterns are compared with letter case"),
    (Code::REDIRECT_PATTERN_UNSUPPORTED, "not every regular expression is matched here"),
    (Code::REDIRECT_PATTERN_INVALID, "it is no regular expression"),
    (Code::REDIRECT_PATTERN_TOO_COMPLEX, "it is too large to be matched safely"),
    (Code::REDIRECT_PATTERN_OPEN_HOST, "it lets in hosts of others"),
    (Code::CORS_ORIGIN_PATTERN, "patterns are for redirect URLs only"),
    (Code::CORS_ORIGIN_WILDCARD, "no wildcard matches"),
    (Code::CORS_ORIGIN_NULL, "every sandboxed page is `null`"),
    (Code::CORS_ORIGIN_NOT_AN_ORIGIN, "an origin is scheme, host and port only"),
    (Code::CORS_ORIGIN_NOT_HTTPS, "http is not safe there"),
    (Code::REDIRECT_URL_NOT_HTTPS, "http is not safe there"),
    (Code::REDIRECT_URL_CUSTOM_SCHEME, "only native applications have schemes of their own, with a dot"),
    (Code::REDIRECT_URL_FORBIDDEN_SCHEME, "its scheme runs code or reads local data"),
    (Code::REDIRECT_URL_FRAGMENT, "it holds a fragment"),
    (Code::REDIRECT_URL_USER_INFO, "it holds a user name or password"),
    (Code::REDIRECT_URL_WILDCARD, "no wildcard matches"),
    (Code::REDIRECT_URL_WHITE_SPACE, "it holds white space"),
    (Code::REDIRECT_URL_CONTROL_CHARACTER, "it holds a control or invisible character"),
    (Code::REDIRECT_URL_BACKSLASH, "it holds a backslash"),
    (Code::REDIRECT_URL_DOT_SEGMENT, "it holds a dot segment"),
    (Code::REDIRECT_URL_TOO_LONG, "it is too long"),
    (Code::REDIRECT_URL_TOO_MANY, "there are too many"),
    (Code::REDIRECT_URL_RESPONSE_PARAMETER, "its query holds a parameter that only the answer has"),
    (Code::DOCUMENT_WRONG_TYPE, "it is no text"),
];

/// The code and its reason in parentheses, with a space before them; nothing for an entry that is active.
pub(super) fn why(question: &Question<'_>, nearest: &NearestUrl) -> String {
    let Some(code) = nearest.inert else { return String::new() };
    let known = WORDS.iter().find(|(known, _)| *known == code).map(|(_, words)| (*words).to_owned());
    let words = known.or_else(|| from_text(question, nearest, code)).unwrap_or_else(|| summary(code));
    format!(" ({code}: {words})")
}

/// What the scanner says of the entry, where the code has many reasons.
fn from_text(question: &Question<'_>, nearest: &NearestUrl, code: Code) -> Option<String> {
    let fault = match code.as_str() {
        "redirect-url.malformed" | "cors-origin.malformed" => UrlFaults::MALFORMED,
        "redirect-url.ambiguous-host" => UrlFaults::AMBIGUOUS_HOST,
        "redirect-url.forbidden-character" => UrlFaults::FORBIDDEN_CHARACTER,
        _ => return None,
    };
    let place = u32::try_from(nearest.place).ok()?;
    let facts = UrlFacts::scan(question.list().compared(place));
    facts.faults().contains(fault).then(|| super::advice::fault(&facts, fault))
}

/// The summary of a code as a clause.
fn summary(code: Code) -> String {
    let summary = code.summary().trim_end_matches('.');
    let mut letters = summary.chars();
    let first = letters.next().map(|first| first.to_ascii_lowercase());
    let words: String = first.into_iter().chain(letters).collect();
    // What is written for a whole line may be long.
    if words.len() > 100 { quote(&words).into() } else { words }
}

/// What to do with an entry that never matches.
pub(super) fn remedy(nearest: &NearestUrl) -> &'static str {
    match nearest.inert.map_or("", Code::as_str) {
        "cors-origin.pattern" | "cors-origin.wildcard" => "list each origin by itself",
        "redirect-pattern.misplaced" | "redirect-url.wildcard" => "list each URL by itself",
        "cors-origin.null" => "remove the entry",
        _ => "mend the entry",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_few_and_each_code_has_one_row() {
        for (place, (code, words)) in WORDS.iter().enumerate() {
            assert!(words.len() < 70 && !words.ends_with('.'), "{code}");
            assert!(WORDS.iter().skip(place + 1).all(|(other, _)| other != code), "{code}");
        }
    }

    #[test]
    fn a_summary_becomes_a_clause() {
        for code in Code::ALL {
            let words = summary(*code);
            assert!(!words.is_empty() && !words.contains('\n') && !words.ends_with('.'), "{code}: {words}");
        }
    }
}
