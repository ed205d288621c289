//! Where the parts of a URL stand in its text.

/// Where the parts of a URL stand in its text, as byte offsets. Of a text that is no URL they are a best guess.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Parts {
    /// Where the colon after the scheme stands; 0 without one.
    pub(crate) scheme_end: u32,
    /// Where the authority begins, behind the two slashes; the same as `path` without one.
    pub(crate) authority: u32,
    pub(crate) host: u32,
    pub(crate) host_end: u32,
    /// Where the path begins, which is where the authority ends.
    pub(crate) path: u32,
    /// Where the `?` stands, or the end of the path.
    pub(crate) query: u32,
    /// Where the `#` stands, or the end.
    pub(crate) fragment: u32,
}

impl Parts {
    /// Splits a text as RFC 3986 (appendix B) does, with backslashes taken for slashes as browsers do.
    pub(crate) fn split(text: &str) -> Self {
        let bytes = text.as_bytes();
        let find = |from: usize, ends: &[u8]| {
            let rest = bytes.get(from..).unwrap_or_default();
            rest.iter().position(|byte| ends.contains(byte)).map_or(bytes.len(), |at| from + at)
        };
        let scheme_end = Self::scheme_of(text).len();
        let hierarchy = if scheme_end > 0 { scheme_end + 1 } else { 0 };
        let is_slash = |at: usize| matches!(bytes.get(at), Some(b'/' | b'\\'));
        let has_authority = is_slash(hierarchy) && is_slash(hierarchy + 1);
        let authority = if has_authority { hierarchy + 2 } else { hierarchy };
        let path = if has_authority { find(authority, b"/?#\\") } else { authority };
        let user = bytes.get(authority..path).unwrap_or_default().iter().rposition(|byte| *byte == b'@');
        let host = user.map_or(authority, |at| authority + at + 1);
        let host_end = match bytes.get(host..path).unwrap_or_default() {
            name @ [b'[', ..] => name.iter().position(|byte| *byte == b']').map_or(path, |at| host + at + 1),
            name => name.iter().position(|byte| *byte == b':').map_or(path, |at| host + at),
        };
        let fragment = find(path, b"#");
        let query = find(path, b"?").min(fragment);
        let [scheme_end, authority, host, host_end, path, query, fragment] =
            [scheme_end, authority, host, host_end, path, query, fragment].map(offset);
        Self { scheme_end, authority, host, host_end, path, query, fragment }
    }

    /// What stands before the first colon, unless the path, the query or the fragment begins before it.
    pub(crate) fn scheme_of(text: &str) -> &str {
        let first = text.bytes().position(|byte| matches!(byte, b':' | b'/' | b'?' | b'#' | b'\\'));
        let colon = first.filter(|at| text.as_bytes().get(*at) == Some(&b':'));
        colon.and_then(|at| text.get(..at)).unwrap_or_default()
    }

    pub(crate) fn scheme<'t>(&self, text: &'t str) -> &'t str {
        piece(text, 0, self.scheme_end)
    }

    pub(crate) fn has_authority(&self) -> bool {
        // Without an authority there is at most the colon between the scheme and the path.
        self.authority > self.scheme_end + u32::from(self.scheme_end > 0)
    }

    /// User information, host and port.
    pub(crate) fn authority<'t>(&self, text: &'t str) -> &'t str {
        piece(text, self.authority, self.path)
    }

    pub(crate) fn user_info<'t>(&self, text: &'t str) -> Option<&'t str> {
        (self.host > self.authority).then(|| piece(text, self.authority, self.host - 1))
    }

    /// The host as it is written; an IPv6 address in its brackets.
    pub(crate) fn host<'t>(&self, text: &'t str) -> &'t str {
        piece(text, self.host, self.host_end)
    }

    /// What follows the host in the authority: nothing, or a colon and the port.
    pub(crate) fn port<'t>(&self, text: &'t str) -> &'t str {
        piece(text, self.host_end, self.path)
    }

    pub(crate) fn path<'t>(&self, text: &'t str) -> &'t str {
        piece(text, self.path, self.query)
    }

    pub(crate) fn query<'t>(&self, text: &'t str) -> Option<&'t str> {
        (self.query < self.fragment).then(|| piece(text, self.query + 1, self.fragment))
    }

    #[cfg(test)]
    pub(crate) fn fragment<'t>(&self, text: &'t str) -> Option<&'t str> {
        text.get(index(self.fragment) + 1..)
    }

    /// Path, query and fragment together.
    pub(crate) fn after_authority<'t>(&self, text: &'t str) -> &'t str {
        text.get(index(self.path)..).unwrap_or_default()
    }
}

/// An offset as it is kept. Texts are shorter than 4 GiB long before they come here.
pub(crate) fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

pub(crate) fn index(offset: u32) -> usize {
    usize::try_from(offset).unwrap_or(usize::MAX)
}

fn piece(text: &str, from: u32, to: u32) -> &str {
    text.get(index(from)..index(to)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Scheme, user information, host, port, path, query, fragment.
    type Split<'t> = (&'t str, Option<&'t str>, &'t str, &'t str, &'t str, Option<&'t str>, Option<&'t str>);

    #[test]
    fn splits_as_the_standard_does() {
        let table: [(&str, Split<'_>); 14] = [
            ("https://a.example/b?c#d", ("https", None, "a.example", "", "/b", Some("c"), Some("d"))),
            ("https://u:p@a.example:80", ("https", Some("u:p"), "a.example", ":80", "", None, None)),
            ("https://@a", ("https", Some(""), "a", "", "", None, None)),
            ("http://[::1]:8000/x", ("http", None, "[::1]", ":8000", "/x", None, None)),
            ("http://[::1", ("http", None, "[::1", "", "", None, None)),
            ("https:\\\\a\\b", ("https", None, "a", "", "\\b", None, None)),
            ("https:///a", ("https", None, "", "", "/a", None, None)),
            ("com.acme:/cb", ("com.acme", None, "", "", "/cb", None, None)),
            ("com.acme:cb?x", ("com.acme", None, "", "", "cb", Some("x"), None)),
            ("//a.example/x", ("", None, "a.example", "", "/x", None, None)),
            ("/callback", ("", None, "", "", "/callback", None, None)),
            ("a.example", ("", None, "", "", "a.example", None, None)),
            ("https://a?b#", ("https", None, "a", "", "", Some("b"), Some(""))),
            ("", ("", None, "", "", "", None, None)),
        ];
        for (text, split) in table {
            let parts = Parts::split(text);
            let found = (
                parts.scheme(text),
                parts.user_info(text),
                parts.host(text),
                parts.port(text),
                parts.path(text),
                parts.query(text),
                parts.fragment(text),
            );
            assert_eq!(found, split, "{text}");
            assert_eq!(parts.has_authority(), text.contains("//") || text.contains("\\\\"), "{text}");
        }
    }
}
