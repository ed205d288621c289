//! Why a URL is allowed or refused.

mod compare;
mod component;
mod nearest;
mod pattern;
mod shown;
mod split;
mod words;

pub use component::{Component, Difference};
pub use nearest::NearestUrl;

use super::facts::UrlFacts;
use super::finding::UrlFaults;
use super::matcher::{LONGEST_FOR_PATTERNS, Match, UrlKind, UrlMatcher};
use crate::{Code, Environment, redact};
use split::Split;

/// Why a URL is allowed or refused, as data, and as `Display` in words that a person can act on.
///
/// This is for logs and support. **Never send it to the requester**: it tells what is registered. It holds no secret;
/// what may be one is masked, and control characters are escaped. The `Display` has one to a few lines.
///
/// Finding the nearest entry looks at all that are registered: ask for it after a refusal that somebody wonders about,
/// and not for every request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatchExplanation {
    kind: UrlKind,
    environment: Environment,
    verdict: Match,
    sent: Box<str>,
    faults: UrlFaults,
    nearest: Option<NearestUrl>,
    listed_as: Option<UrlKind>,
    note: Option<Note>,
    is_https: bool,
    is_registrable: bool,
    is_all_empty: bool,
}

/// Something that is worth knowing about a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Note {
    OnlyNativeFloats,
    LocalhostNeverFloats,
    NothingFloatsAtLogout,
    HttpsNeverFloats,
    PolicyFixesPorts,
    SameMachine,
    WholeUrl,
    LongForPatterns,
}

impl UrlMatcher {
    /// Explains what [`UrlMatcher::redirect`] says. For logs, never for the requester.
    #[must_use]
    pub fn explain_redirect(&self, requested: &str) -> MatchExplanation {
        MatchExplanation::new(self, UrlKind::Redirect, requested)
    }

    /// Explains what [`UrlMatcher::post_logout`] says. For logs, never for the requester.
    #[must_use]
    pub fn explain_post_logout(&self, requested: &str) -> MatchExplanation {
        MatchExplanation::new(self, UrlKind::PostLogout, requested)
    }

    /// Explains what [`UrlMatcher::origin`] says. For logs, never for the requester.
    #[must_use]
    pub fn explain_origin(&self, header: &str) -> MatchExplanation {
        MatchExplanation::new(self, UrlKind::Origin, header)
    }
}

impl MatchExplanation {
    fn new(matcher: &UrlMatcher, kind: UrlKind, sent: &str) -> Self {
        let (verdict, found) = matcher.find(kind, sent);
        let list = matcher.list(kind);
        let nearest = match found {
            Some(place) if verdict == Match::Pattern => Some(NearestUrl::pattern(list, place, None)),
            Some(place) => Some(NearestUrl::literal(list, place, sent)),
            None => nearest::nearest(matcher, list, sent),
        };
        let facts = UrlFacts::scan(sent);
        let others = [UrlKind::Redirect, UrlKind::PostLogout, UrlKind::Origin];
        let mut explanation = Self {
            kind,
            environment: matcher.environment(),
            verdict,
            sent: redact::quote(sent),
            faults: facts.faults(),
            nearest,
            listed_as: None,
            note: None,
            is_https: Split::of(sent).scheme.eq_ignore_ascii_case("https"),
            is_registrable: facts.is_registrable(matcher.setting()) && (kind != UrlKind::Origin || is_origin(sent)),
            is_all_empty: others.iter().all(|kind| matcher.count(*kind) == 0),
        };
        if verdict == Match::Refused {
            let is_listed = |other: &UrlKind| *other != kind && matcher.find(*other, sent).0 == Match::Exact;
            explanation.listed_as = others.into_iter().find(is_listed);
            explanation.note = explanation.find_note(matcher, sent);
        }
        explanation
    }

    /// The verdict, the same as that of the matcher.
    pub const fn verdict(&self) -> Match {
        self.verdict
    }

    /// Which list was asked.
    #[must_use]
    pub const fn kind(&self) -> UrlKind {
        self.kind
    }

    /// The environment.
    #[must_use]
    pub const fn environment(&self) -> Environment {
        self.environment
    }

    /// What is wrong with the text that was sent, whatever is registered.
    #[must_use]
    pub const fn faults(&self) -> UrlFaults {
        self.faults
    }

    /// The entry that led to the verdict, or else the one that is most like what was sent; none when the list is empty.
    ///
    /// It is the entry with the fewest differences, then with the smallest edit, then the first.
    #[must_use]
    pub const fn nearest(&self) -> Option<&NearestUrl> {
        self.nearest.as_ref()
    }

    /// In what the text that was sent differs from the nearest entry; for a pattern, what would have to change for it
    /// to match.
    #[must_use]
    pub fn differences(&self) -> &[Difference] {
        self.nearest.as_ref().map_or(&[], |nearest| &nearest.differences)
    }

    /// Why the nearest entry never matches, if it does not.
    #[must_use]
    pub fn inert(&self) -> Option<Code> {
        self.nearest.as_ref().and_then(NearestUrl::inert)
    }

    /// The other list in which the very text is registered, when it is refused by this one.
    #[must_use]
    pub const fn listed_as(&self) -> Option<UrlKind> {
        self.listed_as
    }

    fn find_note(&self, matcher: &UrlMatcher, sent: &str) -> Option<Note> {
        let is_pattern = self.nearest.as_ref().is_some_and(NearestUrl::is_pattern);
        if is_pattern && sent.len() > LONGEST_FOR_PATTERNS {
            return Some(Note::LongForPatterns);
        }
        let nearest = self.nearest.as_ref().filter(|nearest| !nearest.is_pattern() && nearest.inert.is_none())?;
        let place = u32::try_from(nearest.place).ok()?;
        let (sent, registered) = (Split::of(sent), Split::of(matcher.list(self.kind).compared(place)));
        match nearest.differences.as_slice() {
            [only] if only.component == Component::Port && sent.is_loopback() => match () {
                () if self.kind == UrlKind::PostLogout => Some(Note::NothingFloatsAtLogout),
                () if self.kind == UrlKind::Origin => None,
                () if !matcher.is_native() => Some(Note::OnlyNativeFloats),
                () if sent.scheme != "http" => Some(Note::HttpsNeverFloats),
                () if sent.host == "localhost" => Some(Note::LocalhostNeverFloats),
                () if !matcher.loopback_any_port() => Some(Note::PolicyFixesPorts),
                () => None,
            },
            [first, ..] if first.component == Component::Host && sent.is_loopback() && registered.is_loopback() => {
                Some(Note::SameMachine)
            }
            [only] if only.component == Component::Path && matches!(registered.path, "" | "/") => Some(Note::WholeUrl),
            _ => None,
        }
    }
}

/// Whether a text looks like an origin as browsers send it: scheme, host, and a port if it is not that of the scheme.
fn is_origin(sent: &str) -> bool {
    let split = Split::of(sent);
    let bare =
        Split { scheme: split.scheme, slashes: split.slashes, host: split.host, port: split.port, ..Split::default() };
    split == bare
        && (split.port.is_none() || split.port != split.default_port())
        && !sent.bytes().any(|byte| byte.is_ascii_uppercase())
}

impl NearestUrl {
    /// Whether it is the very text that was sent.
    fn is_the_same(&self) -> bool {
        matches!(self.likeness, nearest::Likeness::Literal) && self.differences.is_empty()
    }
}

#[cfg(test)]
mod tests;
