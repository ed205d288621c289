//! The places that are wanted in a document.

use core::ops::Range;
use std::collections::BTreeMap;

use super::literal::Literal;
use super::outline::{Kind, Outline, Role};
use super::place::is_secret;
use crate::problem::Anchor;
use crate::{Environment, Path, Segment, redact};

/// One place that is wanted: the how-manieth time it is asked for tells repeated keys apart.
#[derive(Clone, Copy)]
pub(super) struct Ask {
    spot: usize,
    anchor: Anchor,
    repeat: usize,
}

impl Ask {
    /// The same, as if it were asked for the first time.
    pub(super) fn first(self) -> Self {
        Self { repeat: 0, ..self }
    }
}

/// The places that are wanted and those on the way to them, as a tree; what the walk finds there is filled in.
pub(super) struct Map<'q> {
    spots: Vec<Spot<'q>>,
}

/// A place that is wanted, or on the way to one.
#[derive(Default)]
struct Spot<'q> {
    parent: usize,
    below: BTreeMap<Step<'q>, usize>,
    beside_secret: bool,
    is_entry: bool,
    /// How often one of its keys is asked for: no more are remembered.
    asked: usize,
    /// The first key by which it goes, in TOML rather that which defines it; for an entry of an array its header or brackets.
    name: Option<Range<usize>>,
    /// What its key stood for where it was first more than the way to another.
    defined_by: Option<Role>,
    /// Its keys, when they are spelled as in the path.
    keys: Vec<Range<usize>>,
    /// The first value, when it is a text or a bare one.
    value: Option<Range<usize>>,
    entries: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Step<'q> {
    Key(&'q str),
    Index(usize),
}

impl<'q> Map<'q> {
    pub(super) fn new() -> Self {
        Self { spots: vec![Spot::default()] }
    }

    /// Whether nothing but the whole document is wanted.
    pub(super) fn is_trivial(&self) -> bool {
        self.spots.len() == 1
    }

    /// Asks for the place of a path.
    pub(super) fn want(&mut self, path: &'q Path, anchor: Anchor) -> Ask {
        let mut at = 0;
        for segment in path.segments() {
            at = self.below(at, segment);
        }
        let mut repeat = 0;
        if let Some(spot) = self.spots.get_mut(at).filter(|_| anchor != Anchor::Value) {
            repeat = spot.asked;
            spot.asked += 1;
        }
        Ask { spot: at, anchor, repeat }
    }

    fn below(&mut self, at: usize, segment: &'q Segment) -> usize {
        let new = self.spots.len();
        let Some(parent) = self.spots.get_mut(at) else { return at };
        let step = match segment {
            Segment::Index(index) => Step::Index(*index),
            Segment::Field(_) | Segment::Key(_) => Step::Key(segment.as_key().unwrap_or_default()),
        };
        let spot = *parent.below.entry(step).or_insert(new);
        if spot == new {
            let beside_secret = parent.beside_secret || segment.as_key().is_some_and(is_secret);
            let is_entry = matches!(step, Step::Index(_));
            self.spots.push(Spot { parent: at, beside_secret, is_entry, ..Spot::default() });
        }
        spot
    }

    /// What was found for one place.
    pub(super) fn range(&self, source: &str, ask: &Ask) -> Range<usize> {
        let Some(spot) = self.spots.get(ask.spot) else { return 0..0 };
        let key = |place: usize| spot.keys.get(place).or(spot.keys.last()).or(spot.name.as_ref());
        let here = match ask.anchor {
            Anchor::Value => spot.value.as_ref(),
            Anchor::Key => key(ask.repeat),
            Anchor::SecondKey => key(ask.repeat + 1),
        };
        if let Some(range) = here {
            return range.clone();
        }
        let name = self.nearest_name(ask.spot);
        // Of a table that is an entry of an array, the first line is enough.
        let line = source.get(name.clone()).and_then(|text| text.find(['\r', '\n']));
        name.start..line.map_or(name.end, |line| name.start + line)
    }

    /// The name of the place, or of the nearest parent that is there.
    fn nearest_name(&self, mut at: usize) -> Range<usize> {
        while let Some(spot) = self.spots.get(at).filter(|_| at > 0) {
            if let Some(range) = spot.name.as_ref().or(spot.value.as_ref()) {
                return range.clone();
            }
            // A line of a text that has no such line: then the text.
            let text = self.spots.get(spot.parent).filter(|_| spot.is_entry).and_then(|parent| parent.value.as_ref());
            if let Some(range) = text {
                return range.clone();
            }
            at = spot.parent;
        }
        0..0
    }
}

impl Spot<'_> {
    /// Remembers a key; says whether what stands under it belongs here.
    fn meet(&mut self, span: Range<usize>, role: Role, same_spelling: bool) -> bool {
        let is_first = self.name.is_none();
        let is_listed = match role {
            Role::Way => false,
            Role::Value | Role::Header => same_spelling,
            Role::ArrayHeader => is_first,
        };
        if is_listed && self.keys.len() <= self.asked {
            self.keys.push(span.clone());
        }
        if is_first || (role == Role::Header && self.defined_by.is_none()) {
            self.name = Some(span);
        }
        if role != Role::Way {
            self.defined_by.get_or_insert(role);
        }
        is_first || role != Role::Value
    }
}

impl<'s> Outline<'s> for Map<'_> {
    /// A place that is wanted, or on the way to one.
    type Node = Option<usize>;

    fn root(&mut self) -> Option<usize> {
        Some(0)
    }

    fn key(&mut self, table: Option<usize>, key: &Literal<'s>, role: Role) -> Option<usize> {
        let spot = self.spots.get(table?).filter(|spot| !spot.below.is_empty())?;
        let decoded = key.decoded();
        let text = decoded.as_str();
        let spelled = redact::cut(text);
        let look_up = |text: &str| spot.below.get(&Step::Key(text)).copied();
        let same = look_up(spelled);
        let environment = Environment::from_name(text).and_then(|environment| look_up(environment.as_str()));
        let is_masked = spot.beside_secret && !redact::looks_like_key(text);
        let masked = if is_masked { look_up(redact::MASK) } else { None };
        let mut into = None;
        for at in [environment.filter(|_| environment != same), same, masked].into_iter().flatten() {
            let Some(found) = self.spots.get_mut(at) else { continue };
            if found.meet(key.visible(), role, Some(at) != environment || environment == same) {
                into = into.or(Some(at));
            }
        }
        let into = into?;
        let found = self.spots.get(into)?;
        if role == Role::Way && found.defined_by == Some(Role::ArrayHeader) {
            return found.entries.checked_sub(1).and_then(|last| found.below.get(&Step::Index(last)).copied());
        }
        Some(into)
    }

    fn entry(&mut self, array: Option<usize>, header: Option<&Range<usize>>) -> Option<usize> {
        let spot = self.spots.get_mut(array?)?;
        let index = spot.entries;
        spot.entries += 1;
        let at = spot.below.get(&Step::Index(index)).copied()?;
        if let (Some(entry), Some(header)) = (self.spots.get_mut(at), header) {
            entry.name = Some(header.clone());
        }
        Some(at)
    }

    fn open(&mut self, node: Option<usize>, _: Kind, at: usize) {
        if let Some(spot) = node.and_then(|node| self.spots.get_mut(node)).filter(|spot| spot.is_entry) {
            spot.name = Some(at..at + 1);
        }
    }

    fn close(&mut self, node: Option<usize>, _: Kind, end: usize) {
        if let Some(spot) = node.and_then(|node| self.spots.get_mut(node)).filter(|spot| spot.is_entry) {
            spot.name = spot.name.take().map(|name| name.start..end);
        }
    }

    fn text(&mut self, node: Option<usize>, text: &Literal<'s>) {
        let Some(spot) = node.and_then(|node| self.spots.get_mut(node)) else { return };
        spot.value = Some(text.visible());
        if spot.below.is_empty() {
            return;
        }
        let lines = core::mem::take(&mut spot.below);
        let last = lines.last_key_value().map(|(step, _)| *step);
        for (index, range) in text.lines().enumerate().take_while(|(index, _)| Some(Step::Index(*index)) <= last) {
            if let Some(line) = lines.get(&Step::Index(index)).and_then(|line| self.spots.get_mut(*line)) {
                line.value = Some(range);
            }
        }
    }

    fn bare(&mut self, node: Option<usize>, span: &Range<usize>) {
        if let Some(spot) = node.and_then(|node| self.spots.get_mut(node)) {
            spot.value = Some(span.clone());
        }
    }
}
