//! Keys that stand twice.

use core::ops::Range;
use std::collections::BTreeMap;

use toml::de::Error;

use crate::format::literal::Literal;
use crate::format::outline::{Kind, Outline, Role};
use crate::format::place::Place;

use crate::format::{Format, ruler, walk};
use crate::path::At;
use crate::problem::Anchor;
use crate::{Code, Limits, Problem, ReadNotes, redact};

/// The most steps of a path that are told: the file has no key deeper down.
const DEPTH: usize = 6;

/// Notes each error of the parser as `document.duplicate-key`.
pub(super) fn note(source: &str, errors: &[Error], notes: &mut ReadNotes, limits: &Limits) {
    if errors.is_empty() {
        return;
    }
    let spans = errors.iter().take(limits.problems).map(|error| error.span().unwrap_or(0..0));
    let mut finder = Finder {
        repeated: spans.map(|span| (span.start, Repeated { table: Trail::ROOT, key: None, span })).collect(),
        arrays: BTreeMap::new(),
        open: Vec::new(),
    };
    // The parser came to the end, and so does this.
    let _ = walk(source, Format::Toml, &mut finder);
    let spans: Vec<Range<usize>> = finder.repeated.values().map(|key| key.span.clone()).collect();
    for (key, position) in finder.repeated.values().zip(ruler::measure(source, &spans)) {
        notes.push(key.problem().at_position(position), limits);
    }
    for _ in spans.len()..errors.len() {
        notes.push(Problem::new(Code::DOCUMENT_DUPLICATE_KEY, &At::ROOT), limits);
    }
}

/// A key that stands for the second time.
struct Repeated {
    table: Trail,
    /// If it may be shown.
    key: Option<String>,
    span: Range<usize>,
}

impl Repeated {
    fn problem(&self) -> Problem {
        with_at(&At::ROOT, self.table.steps(), &mut |at| {
            let new = |at: &At<'_>| Problem::new(Code::DOCUMENT_DUPLICATE_KEY, at).anchor(Anchor::SecondKey);
            match &self.key {
                Some(key) if self.table.is_whole => new(&at.key(key)).found(key).relate(&at.key(key)),
                Some(key) => new(at).found(key),
                None => new(at).found(redact::MASK),
            }
        })
    }
}

/// Hands on the place that lies so many steps below another.
fn with_at<R>(at: &At<'_>, steps: &[Step], then: &mut impl FnMut(&At<'_>) -> R) -> R {
    match steps.split_first() {
        Some((Step::Field(name), rest)) => with_at(&at.field(name), rest, then),
        Some((Step::Index(index), rest)) => with_at(&at.index(*index), rest, then),
        None => then(at),
    }
}

/// The way to a place, as far as it goes over keys of the file.
#[derive(Clone, Copy)]
struct Trail {
    place: Place,
    steps: [Step; DEPTH],
    len: usize,
    is_whole: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Field(&'static str),
    Index(usize),
}

impl Trail {
    const ROOT: Self = Self { place: Place::ROOT, steps: [Step::Index(0); DEPTH], len: 0, is_whole: true };

    fn steps(&self) -> &[Step] {
        self.steps.get(..self.len).unwrap_or_default()
    }

    fn step(mut self, place: Place, step: Option<Step>) -> Self {
        self.place = place;
        match (step, self.steps.get_mut(self.len)) {
            (Some(step), Some(next)) if self.is_whole => {
                *next = step;
                self.len += 1;
            }
            _ => self.is_whole = false,
        }
        self
    }

    fn entry(self, index: usize) -> Self {
        self.step(self.place.entry(), Some(Step::Index(index)))
    }
}

/// Finds the way to keys of which the place in the text is known.
struct Finder {
    /// By where the key starts.
    repeated: BTreeMap<usize, Repeated>,
    /// How many entries the arrays of tables have that have headers.
    arrays: BTreeMap<([Step; DEPTH], usize), usize>,
    /// How many entries the arrays have that are open.
    open: Vec<usize>,
}

impl<'s> Outline<'s> for Finder {
    type Node = Trail;

    fn root(&mut self) -> Trail {
        Trail::ROOT
    }

    fn key(&mut self, table: Trail, key: &Literal<'s>, role: Role) -> Trail {
        let decoded = key.decoded();
        let text = decoded.as_str();
        if let Some(found) = self.repeated.get_mut(&key.span().start) {
            let is_shown = table.place.shows_key(text) || redact::looks_like_key(text);
            found.table = table;
            found.span = key.visible();
            if is_shown {
                found.key = Some(text.to_owned());
            }
        }
        let trail = table.step(table.place.below(text), table.place.field(text).map(Step::Field));
        match self.arrays.get(&(trail.steps, trail.len)) {
            Some(count) if role == Role::Way && trail.is_whole => trail.entry(count.saturating_sub(1)),
            _ => trail,
        }
    }

    fn entry(&mut self, array: Trail, header: Option<&Range<usize>>) -> Trail {
        let mut unknown = 0;
        let count = match header {
            Some(_) if array.is_whole => self.arrays.entry((array.steps, array.len)).or_default(),
            Some(_) => &mut unknown,
            None => self.open.last_mut().unwrap_or(&mut unknown),
        };
        *count += 1;
        array.entry(*count - 1)
    }

    fn open(&mut self, _: Trail, kind: Kind, _: usize) {
        if kind == Kind::Array {
            self.open.push(0);
        }
    }

    fn close(&mut self, _: Trail, kind: Kind, _: usize) {
        if kind == Kind::Array {
            self.open.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repeated_key_has_its_path_and_both_places() {
        for (source, message, column, related) in [
            ("name = '1'\nname = '2'", "name: the key `name` is given twice", 1, Some(0)),
            ("[endpoints]\n[endpoints]", "endpoints: the key `endpoints` is given twice", 2, Some(1)),
            ("'y z' = 1\n \"y z\" = 1", "\"y z\": the key `y z` is given twice", 3, Some(1)),
            ("y.x = 1\ny.x = 1", "the key `x` is given twice", 3, None),
            (
                "licenses = { required = [], granted = [], required = [] }",
                "licenses.required: the key `required` is given twice",
                43,
                Some(13),
            ),
            ("[[ui]]\nurl = '1'\n[[ui]]\nurl = '2'\nurl = '3'", "ui[1].url: the key `url` is given twice", 1, Some(24)),
            (
                "tenants.sod = [{ endpoint = '1' }, {\n endpoint = '1', 'endpoint' = '2' }]",
                "tenants.sod[1].endpoint: the key `endpoint` is given twice",
                19,
                Some(38),
            ),
            (
                "[authentication.client_secret.qa]\nhash = '1'\n'hash' = '2'",
                "authentication.client_secret.stage.hash: the key `hash` is given twice",
                2,
                Some(34),
            ),
            (
                "[authentication.client_secret.qa]\nS3cret = '1'\nS3cret = '2'",
                "authentication.client_secret.stage: the key `[redacted]` is given twice",
                1,
                None,
            ),
        ] {
            let draft = crate::format::toml::parse(source, &Limits::default());
            let is_repeated = |problem: &&Problem| problem.code() == Code::DOCUMENT_DUPLICATE_KEY;
            let mut problems: Vec<_> = draft.notes.problems().iter().filter(is_repeated).cloned().collect();
            crate::format::locate(source, Format::Toml, &mut problems);
            let [problem] = &problems[..] else { panic!("{source}: {problems:?}") };
            assert_eq!(problem.to_string(), format!("error[document.duplicate-key]: {message}"), "{source}");
            assert_eq!(problem.position().unwrap().column, column, "{source}");
            assert_eq!(problem.related_position().map(|position| position.bytes.start), related, "{source}");
        }
    }
}
