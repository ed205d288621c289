//! Whether a URL that an application sends is one that is registered.

use core::fmt;

mod list;
mod lookup;
mod loopback;

pub use list::RegisteredUrl;
pub(crate) use list::{List, Registered, Standing};

use super::facts::{Setting, UrlFacts};
use crate::Environment;
use lookup::Lookup;

/// The longest text that is looked up, in bytes. Nothing longer can be registered.
pub(crate) const LONGEST: usize = 8192;

/// The longest text that is tried against patterns, in bytes.
pub(crate) const LONGEST_FOR_PATTERNS: usize = 2048;

/// How a URL was found among those that are registered, or that it was not.
///
/// ```
/// use superoffice_app::{Environment, Limits, Match, Policy, json};
///
/// let text = r#"{"authentication": {"redirect_urls": ["https://acme.example/callback"]}}"#;
/// let urls = json::read(text, &Limits::default()).into_draft().urls(Environment::Stage, &Policy::default());
/// match urls.redirect("https://acme.example/callback") {
///     Match::Refused => println!("show an error, and send nobody anywhere"),
///     found => assert_eq!(found.to_string(), "exact"),
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[must_use = "a URL that is refused must not be used"]
#[expect(clippy::exhaustive_enums, reason = "another way to be allowed is one that every caller should hear of")]
pub enum Match {
    /// The very text is registered.
    Exact,
    /// The text is registered but for the port, which floats for a loopback address of a native application (RFC 8252
    /// §7.3).
    LoopbackPort,
    /// A registered pattern matches the whole text, and the text is a URL that could be registered itself.
    Pattern,
    /// None of these. [`UrlMatcher::explain_redirect`] and its siblings say why.
    Refused,
}

impl Match {
    /// Whether the URL may be used.
    #[must_use]
    pub const fn is_allowed(self) -> bool {
        !matches!(self, Self::Refused)
    }

    /// `exact`, `loopback port`, `pattern` or `refused`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::LoopbackPort => "loopback port",
            Self::Pattern => "pattern",
            Self::Refused => "refused",
        }
    }
}

impl fmt::Display for Match {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// One of the three lists of a [`UrlMatcher`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::exhaustive_enums, reason = "the settings page has these three lists")]
pub enum UrlKind {
    /// Where the browser may be sent after sign-in.
    Redirect,
    /// Where the browser may be sent after sign-out.
    PostLogout,
    /// From where a script may call the APIs.
    Origin,
}

impl UrlKind {
    /// `redirect URL`, `post-logout URL` or `origin`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Redirect => "redirect URL",
            Self::PostLogout => "post-logout URL",
            Self::Origin => "origin",
        }
    }
}

impl fmt::Display for UrlKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The URLs that are registered for one environment, made to be asked often.
///
/// It never changes, so one behind an `Arc` serves all threads. A question allocates nothing (but what the engine for
/// patterns may need), and takes as long with 100,000 registered URLs as with ten.
///
/// * Texts are compared byte by byte: no letter case is folded, nothing is decoded or normalised, no prefix is enough
///   (RFC 6749 §3.1.2.3, RFC 9700 §2.1).
/// * For native applications the port of a redirect URL floats when it is http on `127.0.0.1` or `[::1]`, in this very
///   spelling (RFC 8252 §7.3), unless the policy says otherwise. That of `localhost` never does.
/// * Patterns come last, for redirect URLs only, and must match the whole of a text that could be registered itself.
/// * An entry with an error is *inert*: it is kept to explain, and never matches.
///
/// ```
/// use superoffice_app::{Environment, Limits, Match, Policy, UrlKind, json};
///
/// let urls = r#"["http://127.0.0.1:8000/cb", "https://acme.example/cb"]"#;
/// let text = format!(r#"{{"authentication": {{"native": true, "redirect_urls": {urls}}}}}"#);
/// let draft = json::read(&text, &Limits::default()).into_draft();
/// let urls = draft.urls(Environment::Sod, &Policy::default());
/// assert_eq!(urls.redirect("https://acme.example/cb"), Match::Exact);
/// assert_eq!(urls.redirect("http://127.0.0.1:8001/cb"), Match::LoopbackPort);
/// assert_eq!(urls.find(UrlKind::PostLogout, "https://acme.example/cb"), Match::Refused);
/// assert_eq!(urls.count(UrlKind::Redirect), 2);
/// ```
pub struct UrlMatcher {
    setting: Setting,
    loopback_any_port: bool,
    redirects: List,
    post_logouts: List,
    origins: List,
    /// The redirect URLs whose port floats, by what follows it.
    floating: Lookup,
}

impl UrlMatcher {
    /// Takes the entries of the three lists, in their order, each with its standing as judged by the rules and the
    /// policy.
    pub(crate) fn new<'t>(
        setting: Setting,
        loopback_any_port: bool,
        redirects: impl IntoIterator<Item = Registered<'t>>,
        post_logouts: impl IntoIterator<Item = Registered<'t>>,
        origins: impl IntoIterator<Item = Registered<'t>>,
    ) -> Self {
        let redirects = List::new(redirects);
        let floats = setting.native && loopback_any_port;
        let places =
            redirects.literals().filter(|place| floats && loopback::split(redirects.compared(*place)).is_some());
        let floating = Lookup::new(places.collect(), |place| loopback::split(redirects.compared(place)));
        Self {
            setting,
            loopback_any_port,
            redirects,
            post_logouts: List::new(post_logouts),
            origins: List::new(origins),
            floating,
        }
    }

    /// Whether the browser may be sent to this URL after sign-in: the value of `redirect_uri`, as it was sent.
    pub fn redirect(&self, requested: &str) -> Match {
        self.find_redirect(requested).0
    }

    /// Whether the browser may be sent to this URL after sign-out: the value of `post_logout_redirect_uri`, as it was
    /// sent.
    ///
    /// Only [`Match::Exact`] and [`Match::Refused`] come of it.
    pub fn post_logout(&self, requested: &str) -> Match {
        Self::find_literal(&self.post_logouts, requested).0
    }

    /// Whether a script of this origin may call the APIs: the value of the header `Origin`, as it was sent.
    ///
    /// Only [`Match::Exact`] and [`Match::Refused`] come of it.
    pub fn origin(&self, header: &str) -> Match {
        Self::find_literal(&self.origins, header).0
    }

    /// Asks one of the lists: the same as [`redirect`](Self::redirect), [`post_logout`](Self::post_logout) or
    /// [`origin`](Self::origin).
    pub fn find(&self, kind: UrlKind, requested: &str) -> Match {
        self.locate(kind, requested).0
    }

    /// The environment whose URLs these are.
    #[must_use]
    pub const fn environment(&self) -> Environment {
        self.setting.environment
    }

    /// Whether the application is native, so that the port of a loopback address may float.
    #[must_use]
    pub const fn is_native(&self) -> bool {
        self.setting.native
    }

    /// Whether the policy lets the port of a loopback address float for native applications.
    #[must_use]
    pub const fn loopback_any_port(&self) -> bool {
        self.loopback_any_port
    }

    /// What is registered in one of the lists, in its order; inert entries too.
    #[must_use]
    pub fn entries(&self, kind: UrlKind) -> impl ExactSizeIterator<Item = RegisteredUrl<'_>> {
        self.list(kind).entries()
    }

    /// How many entries one of the lists has; inert ones too.
    #[must_use]
    pub fn count(&self, kind: UrlKind) -> usize {
        self.list(kind).len()
    }

    /// The verdict, and the place of the entry that led to it.
    pub(crate) fn locate(&self, kind: UrlKind, requested: &str) -> (Match, Option<u32>) {
        match kind {
            UrlKind::Redirect => self.find_redirect(requested),
            UrlKind::PostLogout | UrlKind::Origin => Self::find_literal(self.list(kind), requested),
        }
    }

    pub(crate) const fn list(&self, kind: UrlKind) -> &List {
        match kind {
            UrlKind::Redirect => &self.redirects,
            UrlKind::PostLogout => &self.post_logouts,
            UrlKind::Origin => &self.origins,
        }
    }

    pub(crate) const fn setting(&self) -> Setting {
        self.setting
    }

    fn find_literal(list: &List, requested: &str) -> (Match, Option<u32>) {
        if requested.len() > LONGEST {
            return (Match::Refused, None);
        }
        match list.find(requested) {
            Some(place) => (Match::Exact, Some(place)),
            None => (Match::Refused, None),
        }
    }

    fn find_redirect(&self, requested: &str) -> (Match, Option<u32>) {
        let exact = Self::find_literal(&self.redirects, requested);
        if exact.1.is_some() || requested.len() > LONGEST {
            return exact;
        }
        if let Some(place) = self.find_floating(requested) {
            return (Match::LoopbackPort, Some(place));
        }
        match self.find_pattern(requested) {
            Some(place) => (Match::Pattern, Some(place)),
            None => exact,
        }
    }

    fn find_floating(&self, requested: &str) -> Option<u32> {
        if self.floating.is_empty() {
            return None;
        }
        let wanted = loopback::split(requested)?;
        self.floating.find(&Some(wanted), |place| loopback::split(self.redirects.compared(place)))
    }

    fn find_pattern(&self, requested: &str) -> Option<u32> {
        if requested.len() > LONGEST_FOR_PATTERNS {
            return None;
        }
        let mut begun =
            self.redirects.patterns().filter(|(_, pattern)| requested.starts_with(pattern.literal_prefix()));
        let first = begun.next()?;
        // A text that could not be registered itself is let in by no pattern.
        let facts = UrlFacts::scan(requested);
        if !facts.is_registrable_redirect(self.setting) {
            return None;
        }
        core::iter::once(first).chain(begun).find(|(_, pattern)| pattern.lets_in(&facts)).map(|(place, _)| place)
    }
}

impl fmt::Debug for UrlMatcher {
    /// The counts only: there may be many, and a URL may hold what should not be shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UrlMatcher")
            .field("environment", &self.setting.environment)
            .field("native", &self.setting.native)
            .field("redirects", &self.redirects.len())
            .field("post_logouts", &self.post_logouts.len())
            .field("origins", &self.origins.len())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
pub(crate) mod tests;
