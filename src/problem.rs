//! One thing that is wrong.

use core::fmt;

use crate::path::At;
use crate::{Code, Environment, Path, Position, Timestamp};

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::exhaustive_enums, reason = "three levels, decided; a policy chooses among them")]
pub enum Severity {
    /// Worth knowing; often right as it is.
    Hint,
    /// Likely to surprise somebody.
    Warning,
    /// Has to be mended.
    Error,
}

impl Severity {
    /// `error`, `warning` or `hint`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.as_str(), f)
    }
}

/// One thing that is wrong: which rule, how bad, where, and what to do.
///
/// It is plain data; the text is made when it is asked for, and never holds the value of a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    code: Code,
    severity: Severity,
    fixed: bool,
    path: Path,
    anchor: Anchor,
    related: Option<Path>,
    position: Option<Position>,
    // Few problems have one, so it is kept outside.
    related_position: Option<Box<Position>>,
    detail: Detail,
}

/// Which part of the text at a path a problem means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Anchor {
    /// The value; the key of the nearest parent when there is none.
    Value,
    /// The key itself.
    Key,
    /// The key where it stands for the second time.
    SecondKey,
}

/// What a rule has found, as data. Texts in it are fit to print.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Detail {
    found: Option<Box<str>>,
    expected: Option<Box<str>>,
    suggestion: Option<Box<str>>,
    elsewhere: Option<Box<str>>,
    other: Option<Box<str>>,
    why: Option<&'static str>,
    advice: Option<&'static str>,
    limit: Option<usize>,
    actual: Option<usize>,
    environment: Option<Environment>,
    time: Option<Timestamp>,
}

impl Problem {
    /// A problem with the severity of its code.
    pub(crate) fn new(code: Code, at: &At<'_>) -> Self {
        Self::at_path(code, at.path())
    }

    /// The same at a place that is known as a whole.
    pub(crate) fn at_path(code: Code, path: Path) -> Self {
        Self {
            code,
            severity: code.severity(),
            fixed: code.is_fixed(),
            path,
            anchor: Anchor::Value,
            related: None,
            position: None,
            related_position: None,
            detail: Detail::default(),
        }
    }

    /// The severity that the rule, or the policy, gives it; a policy may shift it from there.
    pub(crate) fn severity_of(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self.fixed &= severity == Severity::Error;
        self
    }

    /// An error that no policy lowers, though the code has milder forms.
    pub(crate) fn fixed(mut self) -> Self {
        self.severity = Severity::Error;
        self.fixed = true;
        self
    }

    pub(crate) fn anchor(mut self, anchor: Anchor) -> Self {
        self.anchor = anchor;
        self
    }

    /// What was found, masked and shortened here.
    pub(crate) fn found(mut self, text: &str) -> Self {
        self.detail.found = Some(crate::redact::quote(text));
        self
    }

    pub(crate) fn expected(mut self, text: impl Into<Box<str>>) -> Self {
        self.detail.expected = Some(text.into());
        self
    }

    /// The other thing that is in question, masked and shortened here.
    pub(crate) fn other(mut self, text: &str) -> Self {
        self.detail.other = Some(crate::redact::quote(text));
        self
    }

    /// What may have been meant; it takes the place of the help.
    pub(crate) fn suggest(mut self, text: Option<&str>) -> Self {
        self.detail.suggestion = text.map(Into::into);
        self
    }

    /// The table in which the key has its place; it takes the place of the help unless there is a suggestion.
    pub(crate) fn elsewhere(mut self, table: Option<String>) -> Self {
        self.detail.elsewhere = table.map(Into::into);
        self
    }

    pub(crate) fn why(mut self, text: &'static str) -> Self {
        self.detail.why = Some(text);
        self
    }

    /// What to do in this very case; it takes the place of the help unless there is a suggestion.
    pub(crate) fn advise(mut self, text: Option<&'static str>) -> Self {
        self.detail.advice = text;
        self
    }

    pub(crate) fn limit(mut self, limit: usize, actual: usize) -> Self {
        self.detail.limit = Some(limit);
        self.detail.actual = Some(actual);
        self
    }

    pub(crate) fn environment(mut self, environment: Environment) -> Self {
        self.detail.environment = Some(environment);
        self
    }

    pub(crate) fn time(mut self, time: Timestamp) -> Self {
        self.detail.time = Some(time);
        self
    }

    pub(crate) fn relate(self, at: &At<'_>) -> Self {
        self.relate_path(at.path())
    }

    /// The same for a place that is known as a whole.
    pub(crate) fn relate_path(mut self, path: Path) -> Self {
        self.related = Some(path);
        self
    }

    pub(crate) fn place(&mut self, position: Option<Position>, related: Option<Position>) {
        // A key that is there in two ways, such as `a.b = 1` and `[a]`, may lead to the same place twice.
        self.related_position = related.filter(|related| Some(related) != position.as_ref()).map(Box::new);
        self.position = position;
    }

    /// A problem whose place in the text is known from the start, such as a syntax error.
    pub(crate) fn at_position(mut self, position: Position) -> Self {
        self.position = Some(position);
        self
    }

    /// The message, with a mask in place of what came from outside, unless it looks like a word of the file.
    pub(crate) fn guarded_message(&self) -> String {
        let mut guarded = self.clone();
        // What stands there instead of the right type is told in words of our own.
        if self.code != Code::DOCUMENT_WRONG_TYPE {
            for text in [&mut guarded.detail.found, &mut guarded.detail.other].into_iter().flatten() {
                if !crate::redact::shows_key(text, true) {
                    *text = crate::redact::MASK.into();
                }
            }
        }
        guarded.message()
    }

    pub(crate) const fn anchored(&self) -> Anchor {
        self.anchor
    }

    /// Which rule.
    #[must_use]
    pub const fn code(&self) -> Code {
        self.code
    }

    /// How bad it is under the policy that was asked.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.severity
    }

    /// Whether it is an error that no policy lowers: a value with it cannot be held.
    #[must_use]
    pub const fn is_fixed(&self) -> bool {
        self.fixed
    }

    /// Where it is. For something that is missing, where it should be.
    #[must_use]
    pub const fn path(&self) -> &Path {
        &self.path
    }

    /// The other place, when two clash.
    #[must_use]
    pub const fn related(&self) -> Option<&Path> {
        self.related.as_ref()
    }

    /// Where it stands in the text that was read; for something that is missing, the key of the nearest parent that is there.
    ///
    /// Nothing for a draft that was filled by hand.
    #[must_use]
    pub const fn position(&self) -> Option<&Position> {
        self.position.as_ref()
    }

    /// Where the other place stands in the text that was read.
    #[must_use]
    pub fn related_position(&self) -> Option<&Position> {
        self.related_position.as_deref()
    }

    /// What is wrong, in one line without a full stop.
    #[must_use]
    pub fn message(&self) -> String {
        self.fill(self.code.entry().message)
    }

    /// What to write instead. It says so when the rule is a standard's or this crate's, and not the portal's.
    #[must_use]
    pub fn help(&self) -> String {
        let mut help = match (&self.detail.suggestion, &self.detail.elsewhere) {
            (Some(suggestion), _) => format!("did you mean `{suggestion}`?"),
            (None, Some(table)) if table.is_empty() => {
                "it stands at the top of the file, before the first table".to_owned()
            }
            (None, Some(table)) => format!("it stands in the table `{table}`"),
            (None, None) => match self.detail.advice {
                Some(advice) => advice.to_owned(),
                None => self.fill(self.code.entry().help),
            },
        };
        let ours = !self.code.provenance().iter().any(crate::Provenance::is_of_the_portal);
        if ours && self.code.severity() == Severity::Error && !self.code.as_str().starts_with("document.") {
            let source = self.code.provenance().iter().find_map(crate::Provenance::standard).unwrap_or("this crate");
            let article = if source.starts_with("RFC ") || source == "this crate" { "" } else { "the " };
            for part in [" (a rule of ", article, source, ", not of the portal)"] {
                help.push_str(part);
            }
        }
        help
    }

    fn fill(&self, template: &str) -> String {
        let detail = &self.detail;
        let mut text = String::with_capacity(template.len() + 32);
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let Some((name, after)) = after.split_once('}') else { break };
            if name.starts_with(' ') {
                // A table of TOML in the words themselves.
                text.push('{');
                text.push_str(name);
                text.push('}');
                rest = after;
                continue;
            }
            let value = match name {
                "found" => detail.found.as_deref().map(str::to_owned),
                "expected" => detail.expected.as_deref().map(str::to_owned),
                "other" => detail.other.as_deref().map(str::to_owned),
                "why" => detail.why.map(str::to_owned),
                "limit" => detail.limit.map(|limit| limit.to_string()),
                "actual" => detail.actual.map(|actual| actual.to_string()),
                "environment" => detail.environment.map(|environment| environment.to_string()),
                "time" => detail.time.map(|time| time.to_string()),
                _ => None,
            };
            debug_assert!(value.is_some(), "{}: nothing given for {{{name}}}", self.code);
            text.push_str(value.as_deref().unwrap_or("…"));
            rest = after;
        }
        text.push_str(rest);
        text
    }
}

impl fmt::Display for Problem {
    /// One line: `error[redirect-url.malformed]: authentication.redirect_urls[1]: …`; as `{:#}`, a second one with the help.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]: ", self.severity, self.code)?;
        if !self.path.is_root() {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.message())?;
        if f.alternate() { write!(f, "\n  help: {}", self.help()) } else { Ok(()) }
    }
}
