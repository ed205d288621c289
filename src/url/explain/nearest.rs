//! The registered entry that is most like a text.

use super::compare;
use super::component::{Component, Difference};
use super::pattern::{self, Near};
use super::shown::{Shown, quote};
use super::split::Split;
use crate::Code;
use crate::redact;
use crate::url::matcher::{List, UrlKind, UrlMatcher};

/// How much of each text is looked at to find the nearest, in bytes.
const LOOKED_AT: usize = 1024;

/// Of how many entries with equally many differences the edits are counted.
const CONTENDERS: usize = 16;

/// How many entries that look like patterns but are none are tried as what they were meant to be.
const MENDED: usize = 8;

/// The longest piece whose edits are counted, in bytes.
const COUNTED: usize = 256;

/// From this weight on two texts are alike by accident only. Two things that take a person may differ, such as scheme
/// and path.
const FAR: usize = 13;

/// A registered entry that is like what was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearestUrl {
    pub(super) place: usize,
    pub(super) text: Box<str>,
    pub(super) inert: Option<Code>,
    pub(super) is_pattern: bool,
    pub(super) likeness: Likeness,
    pub(super) differences: Vec<Difference>,
}

/// In which way an entry is like a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Likeness {
    /// As another URL.
    Literal,
    /// As a pattern that would match, if the entry were written like this and the differences were not.
    Pattern(Option<Box<str>>),
    /// As a pattern, but not much.
    Remote,
}

impl NearestUrl {
    /// Its place in the list, counted from nought as in the path of a problem.
    #[must_use]
    pub const fn place(&self) -> usize {
        self.place
    }

    /// Its text for people: shortened, masked where it may be a secret, and with control characters escaped.
    #[must_use]
    pub fn shown(&self) -> &str {
        &self.text
    }

    /// Why the entry never matches, if it does not.
    #[must_use]
    pub const fn inert(&self) -> Option<Code> {
        self.inert
    }

    /// Whether the entry is written as a pattern, active or not; the same as
    /// [`RegisteredUrl::is_pattern`](crate::RegisteredUrl::is_pattern).
    #[must_use]
    pub const fn is_pattern(&self) -> bool {
        self.is_pattern
    }

    /// Whether it is the very text that was sent.
    pub(super) fn is_the_same(&self) -> bool {
        matches!(self.likeness, Likeness::Literal) && self.differences.is_empty()
    }

    /// How much it differs from what was sent.
    pub(super) fn weight(&self) -> usize {
        self.differences.iter().map(Difference::weight).sum()
    }

    /// Whether it is like what was sent by accident only. Another host alone is no accident.
    pub(super) fn is_far(&self) -> bool {
        self.weight() >= FAR && !self.differs_only_by(Component::Host)
    }

    /// Whether this differs.
    pub(super) fn differs_by(&self, component: Component) -> bool {
        self.differences.iter().any(|difference| difference.component == component)
    }

    /// Whether this differs and nothing else.
    pub(super) fn differs_only_by(&self, component: Component) -> bool {
        matches!(&*self.differences, [only] if only.component == component)
    }

    /// The entry at a place, with all its differences from what was sent.
    pub(super) fn literal(list: &List, place: u32, sent: &str, floats: bool) -> Self {
        let text = list.compared(place);
        Self {
            place: place as usize,
            text: quote(text),
            inert: list.inert(place),
            is_pattern: list.is_pattern(place),
            likeness: Likeness::Literal,
            differences: compare::differences(sent, text, floats),
        }
    }

    pub(super) fn pattern(list: &List, place: u32, near: Option<Near>) -> Self {
        let (likeness, changes) = match near {
            Some(near) => (Likeness::Pattern(near.wanted.map(|text| quote(&text))), near.changes),
            None => (Likeness::Remote, Vec::new()),
        };
        let differences = changes.into_iter().map(|(component, sent, wanted)| {
            let (sent, registered) = Shown::pair(sent, redact::url(&wanted).into_owned());
            // A pattern has many ports.
            Difference { component, sent, registered, is_example: component == Component::Port, words: None }
        });
        Self {
            place: place as usize,
            text: quote(list.compared(place)),
            inert: list.inert(place),
            is_pattern: list.is_pattern(place),
            likeness,
            differences: differences.collect(),
        }
    }
}

/// How far an entry is from a text: weight of what differs, whether it is inert, size of the edit, place. The smaller
/// the nearer.
type Distance = (usize, bool, usize, u32);

/// The nearest entry: that with the least weighty differences, then an active one, then the smallest edit, then the
/// first.
///
/// Of long texts only the start is looked at, and among very many that differ as little those with the longest common
/// start and end are preferred, so that the time is bounded.
pub(super) fn nearest(matcher: &UrlMatcher, kind: UrlKind, sent: &str) -> Option<NearestUrl> {
    let (list, floats) = (matcher.list(kind), floats(matcher, kind));
    if let Some(place) = list.places().find(|place| list.compared(*place) == sent && list.inert(*place).is_some()) {
        return Some(NearestUrl::literal(list, place, sent, floats));
    }
    let literal = nearest_literal(list, sent, floats);
    let pattern = nearest_pattern(matcher, list, sent);
    match (literal, pattern) {
        (Some((literal, place)), Some((pattern, ..))) if literal <= pattern => {
            Some(NearestUrl::literal(list, place, sent, floats))
        }
        (_, Some((_, place, near))) => Some(NearestUrl::pattern(list, place, near)),
        (Some((_, place)), None) => Some(NearestUrl::literal(list, place, sent, floats)),
        (None, None) => None,
    }
}

/// Whether the ports of loopback addresses in this list are no matter.
pub(super) fn floats(matcher: &UrlMatcher, kind: UrlKind) -> bool {
    kind == UrlKind::Redirect && matcher.is_native() && matcher.loopback_any_port()
}

fn nearest_literal(list: &List, sent: &str, floats: bool) -> Option<(Distance, u32)> {
    let sent_start = compare::clean(start_of(sent));
    let split = Split::of(&sent_start);
    let mut least = (usize::MAX, true);
    let mut contenders: Vec<(usize, u32)> = Vec::with_capacity(CONTENDERS + 1);
    for place in list.places().filter(|place| !list.is_pattern(*place)) {
        let is_inert = list.inert(place).is_some();
        let text = start_of(list.compared(place));
        let text = compare::clean(text);
        // An inert entry in which nothing is written is none to be near to.
        let weight =
            if is_inert && text.is_empty() { usize::MAX } else { compare::weigh(&split, &Split::of(&text), floats) };
        let distance = (weight, is_inert);
        if distance > least {
            continue;
        }
        if distance < least {
            contenders.clear();
            least = distance;
        }
        let (one, other) = middles(&sent_start, &text);
        let bound = one.len().max(other.len());
        // Those before it in the list stay before it.
        let rank = contenders.partition_point(|(other, _)| *other <= bound);
        contenders.insert(rank, (bound, place));
        contenders.truncate(CONTENDERS);
    }
    let edit = |bound: usize, place: u32| {
        let text = start_of(list.compared(place));
        let (one, other) = middles(start_of(sent), text);
        if one.len().max(other.len()) > COUNTED {
            return bound;
        }
        crate::suggest::distance(one, other)
    };
    let distance = |(bound, place)| (least.0, least.1, edit(bound, place), place);
    contenders.into_iter().map(distance).min().map(|distance| (distance, distance.3))
}

fn nearest_pattern(matcher: &UrlMatcher, list: &List, sent: &str) -> Option<(Distance, u32, Option<Near>)> {
    let inert = list.places().filter(|place| list.pattern(*place).is_none() && list.is_pattern(*place));
    let active = list.patterns().map(|(place, _)| place);
    let tried = active.take(2 * MENDED).chain(inert.take(MENDED)).map(|place| {
        let near = pattern::near(matcher, list.compared(place), list.pattern(place), sent);
        // Farther than any literal unless a change would help.
        let (weight, edit) = near.as_ref().map_or((usize::MAX, 0), |near| (near.weight(), near.edit));
        ((weight, list.inert(place).is_some(), edit, place), place, near)
    });
    tried.min_by_key(|(distance, ..)| *distance)
}

/// As much of a text as is looked at.
pub(super) fn start_of(text: &str) -> &str {
    let mut end = text.len().min(LOOKED_AT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// What is left of two texts without their common start and end.
fn middles<'t>(one: &'t str, other: &'t str) -> (&'t [u8], &'t [u8]) {
    let (mut one, mut other) = (one.as_bytes(), other.as_bytes());
    while let ([first, rest @ ..], [second, rest_of_other @ ..]) = (one, other) {
        if first != second {
            break;
        }
        (one, other) = (rest, rest_of_other);
    }
    while let ([rest @ .., last], [rest_of_other @ .., second]) = (one, other) {
        if last != second {
            break;
        }
        (one, other) = (rest, rest_of_other);
    }
    (one, other)
}
