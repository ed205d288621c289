//! The characters of a URL, and the text as a lenient program would read it.

use zeroize::Zeroizing;

use super::advice;
use super::finding::UrlFaults;
use super::learnt::{Form, Found};
use super::parts::{Parts, index, offset};
use crate::redact::is_hidden;

/// The characters that no URL may hold, wherever they stand.
pub(super) fn judge_characters(text: &str, parts: &Parts, form: Form, found: &mut Found) {
    let authority = if parts.has_authority() { parts.authority..parts.path } else { 0..0 };
    let of_the_web = ["http", "https"].iter().any(|name| parts.scheme(text).eq_ignore_ascii_case(name));
    for (at, letter) in text.char_indices() {
        let in_authority = authority.contains(&offset(at));
        match letter {
            'a'..='z' | 'A'..='Z' | '0'..='9' => {}
            '\\' => found.fault(UrlFaults::BACKSLASH, ""),
            '*' => found.fault(UrlFaults::WILDCARD, ""),
            '#' => found.fault(UrlFaults::FRAGMENT, ""),
            '<' | '>' if form == Form::Endpoint && !in_authority && is_variable(text, at) => {}
            '"' | '<' | '>' | '^' | '`' | '{' | '|' | '}' => {
                let why = match letter {
                    _ if in_authority && offset(at) >= parts.host => advice::HOST,
                    '"' | '`' => advice::QUOTES,
                    '<' | '>' => advice::ANGLES,
                    '{' | '}' => advice::BRACES,
                    _ => advice::SIGNS,
                };
                found.fault(UrlFaults::FORBIDDEN_CHARACTER, why);
            }
            '[' | ']' if !in_authority => found.fault(UrlFaults::FORBIDDEN_CHARACTER, advice::BRACKETS),
            '\'' if of_the_web && offset(at) > parts.query && offset(at) < parts.fragment => {
                found.fault(UrlFaults::FORBIDDEN_CHARACTER, advice::APOSTROPHE);
            }
            _ if letter.is_whitespace() => found.fault(UrlFaults::WHITE_SPACE, ""),
            _ if is_hidden(letter) => found.fault(UrlFaults::CONTROL_CHARACTER, ""),
            _ if !letter.is_ascii() && !in_authority => {
                found.fault(UrlFaults::FORBIDDEN_CHARACTER, advice::BEYOND_ASCII);
            }
            _ => {}
        }
    }
}

/// Whether the angle bracket that stands there belongs to a template variable such as `<uctx>`.
pub(super) fn is_variable(text: &str, at: usize) -> bool {
    const LONGEST: usize = 64;
    let word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let bytes = text.as_bytes();
    let (name, end) = if bytes.get(at) == Some(&b'<') {
        let name = bytes.get(at + 1..).unwrap_or_default().iter().take(LONGEST).take_while(|byte| word(byte)).count();
        (name, bytes.get(at + 1 + name) == Some(&b'>'))
    } else {
        let before = bytes.get(..at).unwrap_or_default();
        let name = before.iter().rev().take(LONGEST).take_while(|byte| word(byte)).count();
        (name, at.checked_sub(name + 1).and_then(|open| bytes.get(open)) == Some(&b'<'))
    };
    name > 0 && end
}

/// Where a second URL begins, when two were joined by a delimiter or by white space.
pub(super) fn second_url(text: &str, parts: &Parts) -> Option<usize> {
    let until = text.get(..index(parts.query)).unwrap_or_default();
    // The first one is the URL itself, unless white space stands before it.
    let mut places = until.match_indices("://").skip(1);
    places.find_map(|(at, _)| {
        let scheme = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
        let before = until.as_bytes().get(..at).unwrap_or_default();
        let name = before.iter().rev().take(32).take_while(|byte| scheme(byte)).count();
        let start = at - name;
        let delimiter = until.get(..start)?.chars().next_back()?;
        let joins = matches!(delimiter, ',' | ';' | '|') || delimiter.is_whitespace() || is_hidden(delimiter);
        (name > 0 && joins).then_some(start - delimiter.len_utf8())
    })
}

/// The text as a lenient program would read it, so that what else is wrong with it can be told; nothing when it is read as it is.
/// There may be a password in it, so it is wiped.
pub(super) fn clean(text: &str, form: Form) -> Option<Zeroizing<String>> {
    let variable = |letter: char| form == Form::Endpoint && matches!(letter, '<' | '>');
    let odd = |letter: char| letter == '\\' || variable(letter) || letter.is_whitespace() || is_hidden(letter);
    if !text.contains(odd) {
        return None;
    }
    let mut clean = Zeroizing::new(String::with_capacity(text.len()));
    let kept = text.chars().filter(|letter| !letter.is_whitespace() && !is_hidden(*letter));
    for letter in kept {
        clean.push(match letter {
            '\\' => '/',
            letter if variable(letter) => '_',
            letter => letter,
        });
    }
    Some(clean)
}
