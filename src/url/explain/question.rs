//! What is asked, and what is learnt of it once.

use super::nearest::start_of;
use super::shown::quote;
use super::split::Split;
use crate::url::RedirectPattern;
use crate::url::facts::UrlFacts;
use crate::url::matcher::{List, Match, UrlKind, UrlMatcher};
use crate::url::origin::Origin;

/// The lists, in the order in which they are told.
const KINDS: [UrlKind; 3] = [UrlKind::Redirect, UrlKind::PostLogout, UrlKind::Origin];

/// A text that was sent, and to which list.
pub(super) struct Question<'q> {
    pub(super) matcher: &'q UrlMatcher,
    pub(super) kind: UrlKind,
    pub(super) sent: &'q str,
    /// What was sent, as it is shown.
    pub(super) shown: Box<str>,
    pub(super) facts: UrlFacts<'q>,
    pub(super) split: Split<'q>,
}

impl<'q> Question<'q> {
    pub(super) fn new(matcher: &'q UrlMatcher, kind: UrlKind, sent: &'q str) -> Self {
        let (facts, split) = (UrlFacts::scan(sent), Split::of(sent));
        Self { matcher, kind, sent, shown: quote(sent), facts, split }
    }

    pub(super) fn list(&self) -> &'q List {
        self.matcher.list(self.kind)
    }

    /// Whether another text would be allowed in its place.
    pub(super) fn would_do(&self, other: &str) -> bool {
        self.matcher.find(self.kind, other).is_allowed()
    }

    /// Whether what was sent could be added to the list.
    pub(super) fn is_registrable(&self) -> bool {
        let is_fit = self.facts.is_registrable(self.matcher.setting());
        match self.kind {
            UrlKind::Redirect => self.facts.is_registrable_redirect(self.matcher.setting()),
            UrlKind::PostLogout => is_fit,
            UrlKind::Origin => Origin::read(self.sent).is_ok() && (is_fit || self.lets_http_in()),
        }
    }

    /// Whether the list has an active entry that shows the policy to be lenient about http.
    fn lets_http_in(&self) -> bool {
        self.list().places().any(|place| {
            let text = self.list().compared(place);
            self.list().inert(place).is_none() && text.starts_with("http://") && !Split::of(text).is_loopback()
        })
    }

    /// Another list in which the very text is registered.
    pub(super) fn listed_as(&self) -> Option<UrlKind> {
        let is_listed = |other: &UrlKind| self.matcher.find(*other, self.sent) == Match::Exact;
        KINDS.into_iter().filter(|other| *other != self.kind).find(is_listed)
    }

    pub(super) fn has_no_urls(&self) -> bool {
        KINDS.iter().all(|kind| self.matcher.count(*kind) == 0)
    }

    /// Whether its host is in no list, and no loopback.
    pub(super) fn is_foreign(&self) -> bool {
        let host = self.split.host;
        if host.is_empty() || self.split.is_loopback() {
            return false;
        }
        let is_listed = |list: &List, place| {
            // Of a pattern, what every match starts with.
            let pattern = list.pattern(place).map(RedirectPattern::literal_prefix);
            let text = pattern.unwrap_or_else(|| list.compared(place));
            Split::of(start_of(text)).host.eq_ignore_ascii_case(host)
        };
        let mut lists = KINDS.iter().map(|kind| self.matcher.list(*kind));
        !lists.any(|list| list.places().any(|place| is_listed(list, place)))
    }
}
