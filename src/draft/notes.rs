//! What reading found wrong, one function for each rule of the document.

use core::cell::RefCell;
use core::fmt;

use crate::path::At;
use crate::problem::Anchor;
use crate::problem_list::ProblemList;
use crate::secret_parts::{says_private, says_secret};
use crate::{Code, Limits, Problem};

/// What reading found wrong in the form of a document: values of another type, unknown and repeated keys and the like.
///
/// It stays with the draft, so that a check of the draft reports it. A draft that is filled by hand has none.
///
/// `Debug` shows each problem in one line.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct ReadNotes {
    problems: ProblemList,
    omitted: Vec<(Code, usize)>,
    unreadable: bool,
}

impl ReadNotes {
    /// Whether reading found nothing wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.problems.as_slice().is_empty() && self.omitted.is_empty()
    }

    /// Whether there was nothing to check at all: the document could not be parsed.
    #[must_use]
    pub const fn is_unreadable(&self) -> bool {
        self.unreadable
    }

    pub(crate) fn problems(&self) -> &[Problem] {
        self.problems.as_slice()
    }

    /// The codes of problems that were counted and not kept.
    pub(crate) fn omitted(&self) -> &[(Code, usize)] {
        &self.omitted
    }

    /// The only problem of a document that could not be parsed.
    pub(crate) fn unreadable(problem: Problem) -> Self {
        Self { problems: ProblemList::one(problem), omitted: Vec::new(), unreadable: true }
    }

    /// The same notes, for a document in which there was nothing to check.
    pub(crate) fn into_unreadable(mut self) -> Self {
        self.unreadable = true;
        self
    }

    pub(crate) fn push(&mut self, problem: Problem, limits: &Limits) {
        let Some(omitted) = self.problems.push(problem, limits.problems) else { return };
        match self.omitted.iter_mut().find(|(code, _)| *code == omitted.code()) {
            Some((_, count)) => *count += 1,
            None => self.omitted.push((omitted.code(), 1)),
        }
    }
}

impl fmt::Debug for ReadNotes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let omitted = self.omitted.iter().map(|(code, count)| format!("{code}: {count} more"));
        let problems = self.problems.as_slice().iter().map(ToString::to_string);
        f.debug_list().entries(problems.chain(omitted)).finish()
    }
}

/// What a read carries along: how much it may keep, and what it has found wrong.
#[derive(Debug)]
pub(crate) struct Reader<'r> {
    pub(crate) limits: &'r Limits,
    notes: RefCell<ReadNotes>,
}

impl<'r> Reader<'r> {
    pub(crate) fn new(limits: &'r Limits) -> Self {
        Self { limits, notes: RefCell::default() }
    }

    pub(crate) fn into_notes(self) -> ReadNotes {
        let mut notes = self.notes.into_inner();
        notes.problems.sort();
        notes
    }
}

/// A place in the file while it is read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cx<'p> {
    at: At<'p>,
    pub(crate) reader: &'p Reader<'p>,
}

impl<'p> Cx<'p> {
    pub(crate) const fn root(reader: &'p Reader<'p>) -> Self {
        Self { at: At::ROOT, reader }
    }

    pub(crate) const fn field<'c>(&'c self, name: &'static str) -> Cx<'c>
    where
        'p: 'c,
    {
        Cx { at: self.at.field(name), reader: self.reader }
    }

    pub(crate) const fn index<'c>(&'c self, index: usize) -> Cx<'c>
    where
        'p: 'c,
    {
        Cx { at: self.at.index(index), reader: self.reader }
    }

    fn note(&self, problem: Problem) {
        self.reader.notes.borrow_mut().push(problem, self.reader.limits);
    }

    /// `document.wrong-type`
    pub(crate) fn document_wrong_type(&self, expected: &'static str, found: &'static str) {
        self.note(Problem::new(Code::DOCUMENT_WRONG_TYPE, &self.at).expected(expected).found(found));
    }

    /// `document.unknown-value`
    pub(crate) fn document_unknown_value(&self, found: &str, allowed: &[&'static str]) {
        let problem = Problem::new(Code::DOCUMENT_UNKNOWN_VALUE, &self.at)
            .found(found)
            .expected(quoted(allowed))
            .suggest(crate::suggest::nearest(found, allowed.iter().copied()));
        self.note(problem);
    }

    /// `document.unknown-environment`
    pub(crate) fn document_unknown_environment(&self, key: &str, why: &'static str) {
        let shown = self.shown_key(key);
        let at = self.at.key(shown);
        let meant = if crate::Environment::from_name(key).is_none() { nearest_environment(key) } else { None };
        let problem = Problem::new(Code::DOCUMENT_UNKNOWN_ENVIRONMENT, &at)
            .anchor(Anchor::Key)
            .found(shown)
            .why(why)
            .suggest(meant);
        self.note(problem);
    }

    /// `document.duplicate-key`
    pub(crate) fn document_duplicate_key(&self, key: &str) {
        let at = self.at.key(self.shown_key(key));
        self.note(
            Problem::new(Code::DOCUMENT_DUPLICATE_KEY, &at)
                .anchor(Anchor::SecondKey)
                .found(self.shown_key(key))
                .relate(&at),
        );
    }

    /// `document.unknown-key`
    pub(crate) fn document_unknown_key<'k>(&self, key: &str, known: impl Iterator<Item = &'k str> + Clone) {
        let shown = self.shown_key(key);
        let at = self.at.key(shown);
        let problem = Problem::new(Code::DOCUMENT_UNKNOWN_KEY, &at)
            .anchor(Anchor::Key)
            .found(shown)
            .expected(known.clone().collect::<Vec<_>>().join("`, `"))
            .suggest(crate::suggest::nearest(key, known))
            .elsewhere(crate::ConfigurationDraft::SHAPE.table_with(key));
        self.note(problem);
    }

    /// Whether a text under this key is a secret or a private key by its name.
    pub(crate) fn is_secret_under(&self, key: &str) -> bool {
        says_secret(key) || self.at.has_field("certificate") && says_private(key)
    }

    /// A key that is not ours: where a secret stands under it in clear text, that is the worse fault.
    pub(crate) fn unknown_key<'k>(&self, key: &str, is_text: bool, known: impl Iterator<Item = &'k str> + Clone) {
        if is_text && self.at.has_field("certificate") && says_private(key) {
            self.certificate_private_key(key);
        } else if is_text && says_secret(key) {
            self.client_secret_in_document_key(key);
        } else {
            self.document_unknown_key(key, known);
        }
    }

    /// `document.empty-value`
    pub(crate) fn document_empty_value(&self) {
        self.note(Problem::new(Code::DOCUMENT_EMPTY_VALUE, &self.at));
    }

    /// `document.too-large`
    pub(crate) fn document_too_large(&self, what: &'static str, limit: usize, actual: usize) {
        self.note(Problem::new(Code::DOCUMENT_TOO_LARGE, &self.at).why(what).limit(limit, actual));
    }

    /// `client-secret.in-document`
    pub(crate) fn client_secret_in_document(&self) {
        self.note(Problem::new(Code::CLIENT_SECRET_IN_DOCUMENT, &self.at));
    }

    /// `client-secret.in-document`, under a key that says so.
    pub(crate) fn client_secret_in_document_key(&self, key: &str) {
        self.note(Problem::new(Code::CLIENT_SECRET_IN_DOCUMENT, &self.at.key(self.shown_key(key))));
    }

    /// `certificate.private-key`, under a key that says so.
    fn certificate_private_key(&self, key: &str) {
        self.note(Problem::new(Code::CERTIFICATE_PRIVATE_KEY, &self.at.key(self.shown_key(key))));
    }

    /// A key as it may be shown: beside a secret, one that does not look like a key may be the secret itself.
    fn shown_key<'k>(&self, key: &'k str) -> &'k str {
        let beside_secret = self.at.has_field("client_secret") || self.at.has_field("certificate");
        if crate::redact::shows_key(key, beside_secret) { key } else { crate::redact::MASK }
    }
}

/// The environment that was meant: by a word that others use for it, or by a slip of the pen.
fn nearest_environment(key: &str) -> Option<&'static str> {
    const WORDS: [(&str, &str); 7] = [
        ("dev", "sod"),
        ("develop", "sod"),
        ("staging", "stage"),
        ("test", "stage"),
        ("prod", "production"),
        ("prd", "production"),
        ("live", "production"),
    ];
    let word = WORDS.iter().find(|(word, _)| word.eq_ignore_ascii_case(key)).map(|(_, environment)| *environment);
    word.or_else(|| crate::suggest::nearest(key, crate::Environment::ALL.map(crate::Environment::as_str)))
}

fn quoted(words: &[&str]) -> String {
    let mut text = String::new();
    for (place, word) in words.iter().enumerate() {
        let join = match place {
            0 => "",
            _ if place + 1 == words.len() => " or ",
            _ => ", ",
        };
        text = format!("{text}{join}`{word}`");
    }
    text
}
