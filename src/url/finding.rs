//! What is found in the text of one URL.

use core::fmt;

bitflags::bitflags! {
    /// Why a text is no URL that can be registered; all that apply.
    ///
    /// Each is a code of its own, `redirect-url.*` or `endpoint-url.*`, and an error that no policy lowers.
    ///
    /// ```
    /// use superoffice_app::{ParseErrorKind, RedirectUrl, UrlFaults};
    ///
    /// let error = RedirectUrl::parse("https://acme.example/callback#top").unwrap_err();
    /// assert_eq!(error.kind(), ParseErrorKind::Url(UrlFaults::FRAGMENT));
    /// assert_eq!(error.to_string(), "redirect URL holds a fragment");
    /// ```
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    pub struct UrlFaults: u16 {
        /// It is empty, relative, or lacks or doubles a part: no scheme, no host, a bad port, a bad escape.
        const MALFORMED = 1;
        /// Programs may read the host in different ways: a shortened or octal address, a trailing dot, an encoded host.
        const AMBIGUOUS_HOST = 1 << 1;
        /// It holds a `#`.
        const FRAGMENT = 1 << 2;
        /// It holds a user name or a password, perhaps empty, before an `@`.
        const USER_INFO = 1 << 3;
        /// It holds a `*`.
        const WILDCARD = 1 << 4;
        /// It holds white space.
        const WHITE_SPACE = 1 << 5;
        /// It holds a control character or an invisible one, written out or encoded.
        const CONTROL_CHARACTER = 1 << 6;
        /// It holds a backslash, written out or encoded in the path.
        const BACKSLASH = 1 << 7;
        /// It holds a path segment `.` or `..`, written out or encoded.
        const DOT_SEGMENT = 1 << 8;
        /// It holds a character that a URL may not hold in that place, or two URLs.
        const FORBIDDEN_CHARACTER = 1 << 9;
        /// Its scheme runs code or reads local data.
        const FORBIDDEN_SCHEME = 1 << 10;
        /// Its scheme is not a domain name turned round, or nothing follows it.
        const CUSTOM_SCHEME = 1 << 11;
        /// It is longer than 8,192 bytes.
        const TOO_LONG = 1 << 12;
    }
}

impl UrlFaults {
    /// The longest URL that can be held, in bytes.
    pub const MAX_LENGTH: usize = 8192;

    /// One fault as a clause, such as "it holds a fragment".
    pub(crate) fn clause(self) -> &'static str {
        match self {
            Self::MALFORMED => "it is not a well-formed absolute URL",
            Self::AMBIGUOUS_HOST => "it has a host that programs read in different ways",
            Self::FRAGMENT => "it holds a fragment",
            Self::USER_INFO => "it holds a user name or password",
            Self::WILDCARD => "it holds a wildcard",
            Self::WHITE_SPACE => "it holds white space",
            Self::CONTROL_CHARACTER => "it holds a control or invisible character",
            Self::BACKSLASH => "it holds a backslash",
            Self::DOT_SEGMENT => "it holds a dot segment",
            Self::FORBIDDEN_CHARACTER => "it holds a character that no URL may hold there",
            Self::FORBIDDEN_SCHEME => "it has a scheme that is never allowed",
            Self::CUSTOM_SCHEME => "it has a scheme without a dot, or nothing after it",
            _ => "it is longer than 8192 bytes",
        }
    }

    /// The faults in words, each completing "it …".
    pub(crate) fn words(self) -> impl Iterator<Item = &'static str> {
        self.iter().map(|fault| fault.clause().trim_start_matches("it "))
    }
}

impl fmt::Display for UrlFaults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        join(self.words(), f)
    }
}

fn join(all: impl Iterator<Item = &'static str>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (place, words) in all.enumerate() {
        if place > 0 {
            f.write_str(" and ")?;
        }
        f.write_str(words)?;
    }
    Ok(())
}

bitflags::bitflags! {
    /// What is worth knowing of a URL that can be registered.
    ///
    /// ```
    /// use superoffice_app::{RedirectUrl, UrlNotes};
    ///
    /// let url = RedirectUrl::parse("https://Acme.example")?;
    /// assert_eq!(url.notes(), UrlNotes::NOT_CANONICAL | UrlNotes::NO_PATH);
    /// assert_eq!(url.notes().to_string(), "is not in canonical form and has no path");
    /// # Ok::<(), superoffice_app::ParseError>(())
    /// ```
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    pub struct UrlNotes: u8 {
        /// Scheme or host hold upper case, or the default port is spelled out: exact matching will surprise.
        const NOT_CANONICAL = 1;
        /// The host holds letters beyond ASCII, written out or as `xn--`.
        const UNICODE_HOST = 1 << 1;
        /// There is no path, or only the root.
        const NO_PATH = 1 << 2;
        /// The scheme is neither http nor https.
        const CUSTOM_SCHEME = 1 << 3;
        /// It is longer than 2,048 bytes, more than some programs take.
        const TOO_LONG = 1 << 4;
    }
}

impl fmt::Display for UrlNotes {
    /// The notes in words, each completing "it …".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = |note| match note {
            Self::NOT_CANONICAL => "is not in canonical form",
            Self::UNICODE_HOST => "has a host beyond ASCII",
            Self::NO_PATH => "has no path",
            Self::CUSTOM_SCHEME => "has a scheme of its own",
            _ => "is longer than 2048 bytes",
        };
        join(self.iter().map(words), f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_has_words_of_its_own() {
        let words: std::collections::BTreeSet<_> = UrlFaults::all().words().collect();
        assert_eq!(words.len(), UrlFaults::all().iter().count());
        let some = UrlFaults::FRAGMENT | UrlFaults::BACKSLASH;
        assert_eq!(some.to_string(), "holds a fragment and holds a backslash");
    }
}
