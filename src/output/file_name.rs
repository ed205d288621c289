//! The name of a file as other programs want it.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// All but the unreserved characters of RFC 3986 and what parts a path.
const ENCODED: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// The name with `/` between its parts, and without `./` before it.
pub(super) fn with_slashes(file: &str) -> String {
    let name = file.replace('\\', "/");
    let mut rest = name.as_str();
    while let Some(after) = rest.strip_prefix("./") {
        rest = after.trim_start_matches('/');
    }
    rest.to_owned()
}

/// The name as a URI reference (RFC 3986): relative when the name is, otherwise with the scheme `file`.
///
/// Everything but letters, digits and `-._~/` is percent-encoded, so that the reference has no scheme, query or fragment of its own.
pub(super) fn to_uri(file: &str) -> String {
    let name = with_slashes(file);
    // What Windows puts before the name of a file that it has resolved.
    let name = match (name.strip_prefix("//?/UNC/"), name.strip_prefix("//?/")) {
        (Some(share), _) => format!("//{share}"),
        (None, Some(name)) => name.to_owned(),
        (None, None) => name,
    };
    if let Some((drive, rest)) = name.split_once(":/") {
        if drive.len() == 1 && drive.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            return encode(&format!("file:///{drive}:/"), rest);
        }
    }
    match (name.strip_prefix("//"), name.strip_prefix('/')) {
        (Some(share), _) => encode("file://", share),
        (None, Some(rest)) => encode("file:///", rest),
        (None, None) => encode("", &name),
    }
}

/// Whether a reference of [`to_uri`] is relative.
pub(super) fn is_relative(uri: &str) -> bool {
    !uri.starts_with("file:")
}

fn encode(before: &str, name: &str) -> String {
    format!("{before}{}", utf8_percent_encode(name, &ENCODED))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_references() {
        for (name, uri) in [
            ("app.toml", "app.toml"),
            ("a/b c/ø.toml", "a/b%20c/%C3%B8.toml"),
            (".\\a\\b.toml", "a/b.toml"),
            ("././/a.toml", "a.toml"),
            ("../a.toml", "../a.toml"),
            (".hidden", ".hidden"),
            ("/etc/app.toml", "file:///etc/app.toml"),
            ("C:\\apps\\app.toml", "file:///C:/apps/app.toml"),
            ("c:/app#1.toml", "file:///c:/app%231.toml"),
            ("\\\\server\\share\\app.toml", "file://server/share/app.toml"),
            ("\\\\?\\C:\\app.toml", "file:///C:/app.toml"),
            ("\\\\?\\UNC\\server\\share\\app.toml", "file://server/share/app.toml"),
            ("javascript:alert(1)", "javascript%3Aalert%281%29"),
            ("https://a.example/x", "https%3A//a.example/x"),
            ("file:x", "file%3Ax"),
            ("a?b#c%41\n", "a%3Fb%23c%2541%0A"),
            ("", ""),
        ] {
            assert_eq!(to_uri(name), uri, "{name}");
        }
    }

    #[test]
    fn relative_is_what_has_no_scheme() {
        for (name, relative) in [("a", true), ("file:x", true), ("/a", false), ("C:/a", false), ("", true)] {
            assert_eq!(is_relative(&to_uri(name)), relative, "{name}");
        }
    }
}
