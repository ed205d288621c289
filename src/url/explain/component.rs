//! In what two URLs differ.

use core::fmt;

/// A part or a trait of a URL in which two of them can differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Component {
    /// The scheme, such as http instead of https.
    Scheme,
    /// The two slashes after the scheme of a URL of the web.
    Slashes,
    /// A user name or password before an `@`. It is never shown.
    UserInfo,
    /// The host.
    Host,
    /// The form of a host beyond ASCII: written out in one, `xn--` in the other.
    HostForm,
    /// The port.
    Port,
    /// The port of the scheme, which one of the two spells out.
    DefaultPort,
    /// The path.
    Path,
    /// Upper and lower case of letters that are otherwise the same.
    LetterCase,
    /// A slash at the end of the path.
    TrailingSlash,
    /// The query.
    Query,
    /// The fragment.
    Fragment,
    /// The same characters, percent-encoded in one of the two or in another way.
    Encoding,
    /// White space, such as a line break at the end.
    WhiteSpace,
    /// A control character or one that nobody sees.
    HiddenCharacter,
}

impl Component {
    /// What it is called in a sentence, such as `its host` or `a trailing slash`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Scheme => "its scheme",
            Self::Slashes => "the slashes after its scheme",
            Self::UserInfo => "user information",
            Self::Host => "its host",
            Self::HostForm => "the form of its host",
            Self::Port => "its port",
            Self::DefaultPort => "a default port that is spelled out",
            Self::Path => "its path",
            Self::LetterCase => "letter case",
            Self::TrailingSlash => "a trailing slash",
            Self::Query => "its query",
            Self::Fragment => "its fragment",
            Self::Encoding => "percent-encoding",
            Self::WhiteSpace => "white space",
            Self::HiddenCharacter => "an invisible character",
        }
    }

    /// How much it takes to write the one instead of the other by mistake. What programs add or rewrite unasked weighs
    /// little.
    pub(super) fn weight(self, sent: &str, registered: &str) -> usize {
        match self {
            Self::LetterCase
            | Self::TrailingSlash
            | Self::DefaultPort
            | Self::WhiteSpace
            | Self::HiddenCharacter
            | Self::Encoding => 1,
            Self::Slashes | Self::UserInfo | Self::HostForm | Self::Fragment => 2,
            Self::Scheme | Self::Port | Self::Query => 4,
            // One machine by two names.
            Self::Host if is_loopback(sent) && is_loopback(registered) => 4,
            Self::Path => 8,
            Self::Host => 16,
        }
    }

    /// Whether the two values help to see it.
    const fn has_values(self) -> bool {
        !matches!(self, Self::UserInfo | Self::TrailingSlash | Self::WhiteSpace | Self::HiddenCharacter)
    }
}

/// Whether a host is the machine of the user.
pub(super) fn is_loopback(host: &str) -> bool {
    ["localhost", "127.0.0.1", "[::1]"].contains(&host)
}

impl fmt::Display for Component {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// One difference between the URL that was sent and one that is registered.
///
/// The values are for people: shortened, masked where they may be secrets, and with control characters escaped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub(super) component: Component,
    pub(super) sent: Box<str>,
    pub(super) registered: Box<str>,
    /// Whether something else would do as well as what is registered.
    pub(super) is_example: bool,
    /// What it is called here, when that says more than the values do.
    pub(super) words: Option<&'static str>,
}

impl Difference {
    /// In what they differ.
    #[must_use]
    pub const fn component(&self) -> Component {
        self.component
    }

    /// How much it amounts to.
    pub(super) fn weight(&self) -> usize {
        self.component.weight(&self.sent, &self.registered)
    }

    /// Whether all that comes before the host is missing.
    pub(super) fn lacks_scheme(&self) -> bool {
        self.component == Component::Scheme && self.sent.is_empty() && !self.registered.is_empty()
    }

    /// What was sent; empty when the part is not there.
    #[must_use]
    pub fn sent(&self) -> &str {
        &self.sent
    }

    /// What is registered, or what a registered pattern would match; empty when the part is not there.
    #[must_use]
    pub fn registered(&self) -> &str {
        &self.registered
    }
}

impl fmt::Display for Difference {
    /// Such as: its scheme (`https` instead of `http`).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(words) = self.words {
            return f.write_str(words);
        }
        if self.lacks_scheme() {
            return write!(f, "a missing `{}://`", self.registered);
        }
        f.write_str(self.component.as_str())?;
        if !self.component.has_values() {
            return Ok(());
        }
        match (&*self.sent, &*self.registered) {
            ("", "") => Ok(()),
            ("", example) if self.is_example => write!(f, " (none, where `{example}` would do)"),
            (sent, example) if self.is_example && !example.is_empty() => {
                write!(f, " (`{sent}`, where `{example}` would do)")
            }
            (sent, "") => write!(f, " (`{sent}` instead of none)"),
            ("", registered) => write!(f, " (none instead of `{registered}`)"),
            (sent, registered) => write!(f, " (`{sent}` instead of `{registered}`)"),
        }
    }
}
