//! Why a URL is allowed or refused.

mod advice;
mod compare;
mod component;
mod inert;
mod nearest;
mod note;
mod origin;
mod pattern;
mod question;
mod refusal;
mod shown;
mod slip;
mod split;

pub use component::{Component, Difference};
pub use nearest::NearestUrl;

use core::fmt;

use super::finding::UrlFaults;
use super::matcher::{Match, UrlKind, UrlMatcher};
use crate::{Code, Environment};
use question::Question;

/// Why a URL is allowed or refused, as data, and as `Display` in words that a person can act on.
///
/// This is for logs and support. **Never send it to the requester**: it tells what is registered. It holds no secret;
/// what may be one is masked, and control characters are escaped.
///
/// `{}` writes one line, what there is to say joined by `; `. `{:#}` is the long form: one sentence a line, and for a
/// redirect URL that is refused also what SuperOffice does then.
///
/// Finding the nearest entry looks at all that are registered: ask for it after a refusal that somebody wonders about,
/// and not for every request.
///
/// ```
/// use superoffice_app::{Component, Environment, Limits, Policy, json};
///
/// let text = r#"{"authentication": {"redirect_urls": ["https://acme.example/callback"]}}"#;
/// let urls = json::read(text, &Limits::default()).into_draft().urls(Environment::Stage, &Policy::default());
/// let explanation = urls.explain_redirect("https://acme.example/callback/");
/// assert!(!explanation.verdict().is_allowed());
/// assert_eq!(explanation.differences()[0].component(), Component::TrailingSlash);
/// assert_eq!(
///     explanation.to_string(),
///     "refused in stage: `https://acme.example/callback/` differs from the registered \
///      `https://acme.example/callback` only by a trailing slash; send the registered text, or register this one",
/// );
/// assert_eq!(format!("{explanation:#}").lines().count(), 3);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatchExplanation {
    kind: UrlKind,
    environment: Environment,
    verdict: Match,
    requested: Box<str>,
    faults: UrlFaults,
    nearest: Option<NearestUrl>,
    listed_as: Option<UrlKind>,
    /// What there is to say, each fit for one line.
    sentences: Vec<String>,
}

impl UrlMatcher {
    /// Explains what [`UrlMatcher::find`] says. For logs, never for the requester.
    #[must_use]
    pub fn explain(&self, kind: UrlKind, requested: &str) -> MatchExplanation {
        MatchExplanation::new(self, kind, requested)
    }

    /// Explains what [`UrlMatcher::redirect`] says. For logs, never for the requester.
    ///
    /// Who signs in by OAuth with a URL that is refused sees an error of SuperOffice; who signs in the legacy way is
    /// silently sent to the tenant. The long form, `{:#}`, says so too.
    #[must_use]
    pub fn explain_redirect(&self, requested: &str) -> MatchExplanation {
        self.explain(UrlKind::Redirect, requested)
    }

    /// Explains what [`UrlMatcher::post_logout`] says. For logs, never for the requester.
    #[must_use]
    pub fn explain_post_logout(&self, requested: &str) -> MatchExplanation {
        self.explain(UrlKind::PostLogout, requested)
    }

    /// Explains what [`UrlMatcher::origin`] says. For logs, never for the requester.
    #[must_use]
    pub fn explain_origin(&self, header: &str) -> MatchExplanation {
        self.explain(UrlKind::Origin, header)
    }
}

impl MatchExplanation {
    fn new(matcher: &UrlMatcher, kind: UrlKind, sent: &str) -> Self {
        let question = Question::new(matcher, kind, sent);
        let (verdict, found) = matcher.locate(kind, sent);
        let list = matcher.list(kind);
        let nearest = match found {
            Some(place) if verdict == Match::Pattern => Some(NearestUrl::pattern(list, place, None)),
            Some(place) => Some(NearestUrl::literal(list, place, sent, false)),
            None => nearest::nearest(matcher, kind, sent),
        };
        let shown = &question.shown;
        let sentences = match (verdict, &nearest) {
            (Match::LoopbackPort, Some(nearest)) => vec![format!(
                "`{shown}` is registered as `{}`, and the port of a loopback address floats in native applications",
                nearest.text
            )],
            (Match::Pattern, Some(nearest)) => {
                vec![format!("`{shown}` matches the registered pattern `{}`", nearest.text)]
            }
            (Match::Exact | Match::LoopbackPort | Match::Pattern, _) => vec![format!("`{shown}` is registered")],
            (Match::Refused, nearest) => refusal::sentences(&question, nearest.as_ref()),
        };
        Self {
            kind,
            environment: matcher.environment(),
            verdict,
            faults: question.facts.faults(),
            listed_as: if verdict.is_allowed() { None } else { question.listed_as() },
            requested: question.shown,
            nearest,
            sentences,
        }
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

    /// What was sent, for people: shortened, masked where it may be a secret, and with control characters escaped.
    #[must_use]
    pub fn requested(&self) -> &str {
        &self.requested
    }

    /// What is wrong with the text that was sent, whatever is registered.
    #[must_use]
    pub const fn faults(&self) -> UrlFaults {
        self.faults
    }

    /// The entry that led to the verdict, or else the one that is most like what was sent; none when the list is empty.
    ///
    /// It is the entry with the least weighty differences (letter case weighs less than a path, a path less than a
    /// host), then one that is not inert, then the one with the smallest edit, then the first.
    #[must_use]
    pub const fn nearest(&self) -> Option<&NearestUrl> {
        self.nearest.as_ref()
    }

    /// In what the text that was sent differs from the nearest entry; for a pattern, what would have to change for it
    /// to match. A port that may be any is no difference.
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
}

impl fmt::Display for MatchExplanation {
    /// One line; with `{:#}` one sentence a line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = if self.verdict.is_allowed() { "allowed" } else { "refused" };
        write!(f, "{verdict} in {}: ", self.environment)?;
        for (place, sentence) in self.sentences.iter().enumerate() {
            if place > 0 {
                f.write_str(if f.alternate() { "\n" } else { "; " })?;
            }
            f.write_str(sentence)?;
        }
        if f.alternate() && self.kind == UrlKind::Redirect && !self.verdict.is_allowed() {
            f.write_str(
                "\nAt SuperOffice, OAuth sign-in answers InvalidRedirectUrl (2); legacy sign-in silently sends the \
                 user to the tenant",
            )?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
