//! The parts of any text, as if it were a URL.

use super::component::is_loopback;

/// The parts of a text as a person would name them, whether it is a valid URL or not.
///
/// Nothing is lost: two texts whose parts are all equal are equal. This is for words only; the scanner decides what a
/// URL is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Split<'t> {
    /// Without the colon; empty without one.
    pub(super) scheme: &'t str,
    /// What stands between the scheme and the authority: `//`, unless somebody slipped.
    pub(super) slashes: &'t str,
    pub(super) user: Option<&'t str>,
    pub(super) host: &'t str,
    pub(super) port: Option<&'t str>,
    pub(super) path: &'t str,
    pub(super) query: Option<&'t str>,
    pub(super) fragment: Option<&'t str>,
}

const SLASHES: [char; 2] = ['/', '\\'];

impl<'t> Split<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let (text, fragment) = cut_at(text, '#');
        let (text, query) = cut_at(text, '?');
        let (scheme, rest) = scheme_of(text);
        let rest_behind = rest.trim_start_matches(SLASHES);
        let (slashes, authority) = if scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https") {
            (rest.strip_suffix(rest_behind).unwrap_or_default(), Some(rest_behind))
        } else if scheme.is_empty() {
            // Relative to the scheme, or bare.
            rest.split_at_checked(2)
                .filter(|(slashes, _)| *slashes == "//")
                .map_or(("", Some(rest)), |(slashes, rest)| (slashes, Some(rest)))
        } else {
            rest.split_at_checked(2)
                .filter(|(slashes, _)| *slashes == "//")
                .map_or(("", None), |(slashes, rest)| (slashes, Some(rest)))
        };
        let mut split = Self { scheme, slashes, query, fragment, path: rest, ..Self::default() };
        if let Some(rest) = authority {
            let (authority, path) =
                rest.split_at_checked(rest.find(SLASHES).unwrap_or(rest.len())).unwrap_or((rest, ""));
            split.path = path;
            split.set_authority(authority);
        }
        split
    }

    fn set_authority(&mut self, authority: &'t str) {
        let host = match authority.rsplit_once('@') {
            Some((user, host)) => {
                self.user = Some(user);
                host
            }
            None => authority,
        };
        let name = if host.starts_with('[') { host.find(']').map_or(0, |end| end + 1) } else { 0 };
        match host.split_at_checked(name) {
            Some((address, rest)) if rest.is_empty() || rest.starts_with(':') && name > 0 => {
                (self.host, self.port) = (address, rest.strip_prefix(':'));
            }
            _ => (self.host, self.port) = cut_at(host, ':'),
        }
    }

    /// The port that the scheme means anyway.
    pub(super) fn default_port(&self) -> Option<&'static str> {
        if self.scheme.eq_ignore_ascii_case("https") {
            Some("443")
        } else if self.scheme.eq_ignore_ascii_case("http") {
            Some("80")
        } else {
            None
        }
    }

    /// Whether the host is the machine of the user.
    pub(super) fn is_loopback(&self) -> bool {
        is_loopback(self.host)
    }

    /// The text again.
    pub(super) fn join(&self) -> String {
        let mut text = String::new();
        let mut add = |sign: &str, part: Option<&str>, behind: &str| {
            if let Some(part) = part {
                text.extend([sign, part, behind]);
            }
        };
        add("", Some(self.scheme).filter(|scheme| !scheme.is_empty()), ":");
        add("", Some(self.slashes), "");
        add("", self.user, "@");
        add("", Some(self.host), "");
        add(":", self.port, "");
        add("", Some(self.path), "");
        add("?", self.query, "");
        add("#", self.fragment, "");
        text
    }
}

fn cut_at(text: &str, sign: char) -> (&str, Option<&str>) {
    text.split_once(sign).map_or((text, None), |(before, after)| (before, Some(after)))
}

/// The scheme and the rest; no scheme for `localhost:5000` and the like.
fn scheme_of(text: &str) -> (&str, &str) {
    let Some((scheme, rest)) = text.split_once(':') else { return ("", text) };
    let is_name = scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    if scheme.is_empty() || !is_name || rest.starts_with(|first: char| first.is_ascii_digit()) {
        return ("", text);
    }
    (scheme, rest)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_the_parts_even_of_what_is_no_url() {
        for (text, parts) in [
            ("https://u:p@acme.example:1/cb?x=1#f", ("https", "//", Some("u:p"), "acme.example", Some("1"), "/cb")),
            ("http://[::1]:8000", ("http", "//", None, "[::1]", Some("8000"), "")),
            ("http://[::1]", ("http", "//", None, "[::1]", None, "")),
            ("http://[::1", ("http", "//", None, "[", Some(":1"), "")),
            ("https:/acme.example/cb", ("https", "/", None, "acme.example", None, "/cb")),
            (r"https:\\acme.example\cb", ("https", r"\\", None, "acme.example", None, r"\cb")),
            ("localhost:5000/cb", ("", "", None, "localhost", Some("5000"), "/cb")),
            ("acme.example/cb", ("", "", None, "acme.example", None, "/cb")),
            ("/cb", ("", "", None, "", None, "/cb")),
            ("//acme.example/cb", ("", "//", None, "acme.example", None, "/cb")),
            ("com.acme:/cb", ("com.acme", "", None, "", None, "/cb")),
            ("com.acme://cb/x", ("com.acme", "//", None, "cb", None, "/x")),
            ("", ("", "", None, "", None, "")),
        ] {
            let split = Split::of(text);
            let Split { scheme, slashes, user, host, port, path, .. } = split;
            assert_eq!((scheme, slashes, user, host, port, path), parts, "{text}");
        }
    }

    proptest! {
        #[test]
        fn nothing_is_lost(text in "((http|https|x)?:?[/\\\\]{0,3})?[a-c:@?#/\\[\\]\\\\0-9ø]{0,12}") {
            prop_assert_eq!(Split::of(&text).join(), text);
        }
    }
}
