//! The registered entry that is most like a text.

use super::compare;
use super::component::{Component, Difference};
use super::pattern::{self, Near};
use super::shown::Shown;
use super::split::Split;
use crate::Code;
use crate::redact;
use crate::url::matcher::{List, UrlMatcher};

/// How much of each text is looked at to find the nearest, in bytes.
const LOOKED_AT: usize = 1024;

/// Of how many entries with equally many differences the edits are counted.
const CONTENDERS: usize = 16;

/// How many entries that look like patterns but are none are tried as what they were meant to be.
const MENDED: usize = 8;

/// The longest piece whose edits are counted, in bytes.
const COUNTED: usize = 256;

/// A registered entry that is like what was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearestUrl {
    pub(super) place: usize,
    pub(super) text: Box<str>,
    pub(super) inert: Option<Code>,
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

    /// Whether it is a pattern, or looks like one.
    #[must_use]
    pub const fn is_pattern(&self) -> bool {
        !matches!(self.likeness, Likeness::Literal)
    }

    /// The entry at a place, with all its differences from what was sent.
    pub(super) fn literal(list: &List, place: u32, sent: &str) -> Self {
        let text = list.compared(place);
        Self {
            place: place as usize,
            text: redact::quote(text),
            inert: list.inert(place),
            likeness: Likeness::Literal,
            differences: compare::differences(sent, text),
        }
    }

    pub(super) fn pattern(list: &List, place: u32, near: Option<Near>) -> Self {
        let (likeness, changes) = match near {
            Some(near) => (Likeness::Pattern(near.wanted.map(|text| redact::quote(&text))), near.changes),
            None => (Likeness::Remote, Vec::new()),
        };
        let differences = changes.into_iter().map(|(component, sent, wanted)| {
            let (sent, registered) = Shown::pair(sent, redact::url(&wanted).into_owned());
            // A pattern has many ports.
            Difference { component, sent, registered, is_example: component == Component::Port }
        });
        Self {
            place: place as usize,
            text: redact::quote(list.compared(place)),
            inert: list.inert(place),
            likeness,
            differences: differences.collect(),
        }
    }
}

/// How far an entry is from a text: components that differ, size of the edit, place. The smaller the nearer.
type Distance = (usize, usize, u32);

/// The nearest entry: the fewest components that differ, then the smallest edit, then the first.
///
/// Of long texts only the start is looked at, and among very many with equally few differences those with the longest
/// common start and end are preferred, so that the time is bounded.
pub(super) fn nearest(matcher: &UrlMatcher, list: &List, sent: &str) -> Option<NearestUrl> {
    let literal = nearest_literal(list, sent);
    let pattern = nearest_pattern(matcher, list, sent);
    match (literal, pattern) {
        (Some((literal, place)), Some((pattern, ..))) if literal <= pattern => {
            Some(NearestUrl::literal(list, place, sent))
        }
        (_, Some((_, place, near))) => Some(NearestUrl::pattern(list, place, near)),
        (Some((_, place)), None) => Some(NearestUrl::literal(list, place, sent)),
        (None, None) => None,
    }
}

fn nearest_literal(list: &List, sent: &str) -> Option<(Distance, u32)> {
    let sent_start = compare::clean(start_of(sent));
    let split = Split::of(&sent_start);
    let mut fewest = usize::MAX;
    let mut contenders: Vec<(usize, u32)> = Vec::with_capacity(CONTENDERS + 1);
    for place in list.places().filter(|place| !looks_like_pattern(list, *place)) {
        let text = start_of(list.compared(place));
        let text = compare::clean(text);
        let count = compare::count(&split, &Split::of(&text));
        if count > fewest {
            continue;
        }
        if count < fewest {
            contenders.clear();
            fewest = count;
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
        strsim::levenshtein(&String::from_utf8_lossy(one), &String::from_utf8_lossy(other))
    };
    let distance = |(bound, place)| (fewest, edit(bound, place), place);
    contenders.into_iter().map(distance).min().map(|distance| (distance, distance.2))
}

fn nearest_pattern(matcher: &UrlMatcher, list: &List, sent: &str) -> Option<(Distance, u32, Option<Near>)> {
    let inert = list.places().filter(|place| list.pattern(*place).is_none() && looks_like_pattern(list, *place));
    let active = list.patterns().map(|(place, _)| place);
    let tried = active.take(2 * MENDED).chain(inert.take(MENDED)).map(|place| {
        let near = pattern::near(matcher, list.compared(place), list.pattern(place), sent);
        // Farther than any literal unless a change would help.
        let (components, edit) = near.as_ref().map_or((usize::MAX, 0), |near| (near.changes.len(), near.edit));
        ((components, edit, place), place, near)
    });
    tried.min_by_key(|(distance, ..)| *distance)
}

/// Whether an entry is a pattern, or is there as one that never matches.
fn looks_like_pattern(list: &List, place: u32) -> bool {
    list.pattern(place).is_some()
        || list.inert(place).is_some_and(|code| {
            code.as_str().starts_with("redirect-pattern.") || code.as_str() == "cors-origin.pattern"
        })
}

fn start_of(text: &str) -> &str {
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
