//! One strict read: each key is known, stands once and holds what it should; otherwise the whole is refused.
//!
//! A fault is noted and the read goes on, so that what is told is the fault that explains most: an unknown version of the form before an
//! unknown type, and that before a key that such a type may well have. No value reaches an error of the format.

use core::cell::RefCell;
use core::fmt::Display;

use serde::de::{Deserializer, Error};

use super::given::Given;
use super::part::Part;
use crate::path::{At, Segment};
use crate::{Problem, redact};

/// The fault that is told.
#[derive(Default)]
struct Fault(RefCell<Option<String>>);

/// Something is wrong, and it is noted.
pub(crate) struct Noted;

/// A place in what is read.
#[derive(Clone, Copy)]
pub(crate) struct Cx<'p> {
    at: At<'p>,
    fault: &'p Fault,
}

impl<'p> Cx<'p> {
    pub(crate) const fn field<'c>(&'c self, name: &'static str) -> Cx<'c>
    where
        'p: 'c,
    {
        Cx { at: self.at.field(name), fault: self.fault }
    }

    pub(crate) const fn index<'c>(&'c self, index: usize) -> Cx<'c>
    where
        'p: 'c,
    {
        Cx { at: self.at.index(index), fault: self.fault }
    }

    /// Notes what is wrong here, unless something is noted already.
    pub(crate) fn refuse<T>(&self, words: impl Display) -> Result<T, Noted> {
        self.fault.0.borrow_mut().get_or_insert_with(|| self.told("", words));
        Err(Noted)
    }

    /// Notes what is wrong here in place of whatever is noted already.
    pub(crate) fn outrank<T>(&self, words: impl Display) -> Result<T, Noted> {
        let told = self.told("", words);
        self.fault.0.replace(Some(told));
        Err(Noted)
    }

    /// Notes a problem of what stands here, whose path begins with so many steps that are not of this place.
    pub(crate) fn refuse_for<T>(&self, problem: &Problem, steps: usize) -> Result<T, Noted> {
        let step = |segment: &Segment| match segment {
            Segment::Index(index) => format!("[{index}]"),
            Segment::Field(key) => format!(".{key}"),
            Segment::Key(key) => format!(".{}", shown(key)),
        };
        let below: String = problem.path().segments().iter().skip(steps).map(step).collect();
        let words = format!("{} ({})", problem.guarded_message(), problem.code());
        self.fault.0.borrow_mut().get_or_insert_with(|| self.told(&below, words));
        Err(Noted)
    }

    fn told(&self, below: &str, words: impl Display) -> String {
        let path = self.at.path();
        if path.is_root() && below.is_empty() { words.to_string() } else { format!("{path}{below}: {words}") }
    }

    /// Notes a key that is not one of these, or stands there for the second time.
    pub(crate) fn refuse_key(&self, key: &str, known: &[&str]) {
        let _: Result<(), Noted> = if known.contains(&key) {
            // It is a word of ours, whatever it looks like.
            self.refuse(format_args!("the key `{key}` is given twice"))
        } else {
            self.refuse(format_args!("unknown key `{}`", shown(key)))
        };
    }

    /// Notes a key that stands there for the second time. One that is not one of these is passed over, unless it is one in another letter case:
    /// then what stands under it would be missed.
    pub(crate) fn pass_over_key(&self, key: &str, known: &[&str]) {
        let written = known.iter().find(|known| known.eq_ignore_ascii_case(key));
        let _: Result<(), Noted> = match written {
            None => Ok(()),
            Some(written) if *written == key => self.refuse(format_args!("the key `{key}` is given twice")),
            Some(written) => self.refuse(format_args!("the key `{written}` is written in another letter case")),
        };
    }

    pub(crate) fn wrong<T>(&self, expected: &str, found: &str) -> Given<T> {
        self.refuse(format_args!("expected {expected}, found {found}")).into()
    }
}

/// A word from outside as far as it may be shown: what does not look like one may be a secret.
pub(crate) fn shown(word: &str) -> &str {
    if redact::shows_key(word, true) { word } else { redact::MASK }
}

/// Reads a whole, and tells the fault when there is one.
pub(crate) fn read<'de, P: Part<'de>, D: Deserializer<'de>, T>(
    deserializer: D,
    make: impl FnOnce(P, &Cx<'_>) -> Result<T, Noted>,
) -> Result<T, D::Error> {
    let fault = Fault::default();
    let cx = Cx { at: At::ROOT, fault: &fault };
    let whole = P::read(&cx, deserializer)?.required(&cx).and_then(|part| make(part, &cx));
    match (whole, fault.0.take()) {
        (Ok(whole), None) => Ok(whole),
        (_, fault) => Err(D::Error::custom(fault.unwrap_or_default())),
    }
}
