//! A draft with the text it was read from.

use crate::format::{self, Format};
use crate::rules::{self, Target};
use crate::{Built, ConfigurationDraft, Environment, Limits, Policy, Report, Timestamp};

/// A draft with the text it was read from, so that problems get a line and a column. Needs the feature `json` or `toml`.
///
/// ```
/// use superoffice_app::{json, Code, Limits, Policy};
///
/// let text = r#"{ "name": "Acme Orders", "distribution": "custom", "kind": "hybird" }"#;
/// let document = json::read(text, &Limits::default());
/// let report = document.check(&Policy::default());
/// assert!(report.contains(Code::DOCUMENT_UNKNOWN_VALUE));
/// let problem = report.iter().find(|problem| problem.code() == Code::DOCUMENT_UNKNOWN_VALUE).expect("found");
/// let position = problem.position().expect("it was read from a text");
/// assert_eq!((position.line, position.column), (1, 61));
/// ```
#[derive(Clone, Debug)]
pub struct Document<'a> {
    source: Source<'a>,
    format: Format,
    draft: ConfigurationDraft<'a>,
}

/// The text of a document, which its `Debug` keeps to itself: there may be secrets in it.
#[derive(Clone, Copy)]
struct Source<'a>(&'a str);

impl core::fmt::Debug for Source<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "[{} bytes]", self.0.len())
    }
}

/// Reads JSON. Whatever is wrong is in the document's report: reading itself never fails.
///
/// A byte-order mark is passed over. Text longer than [`Limits::document_bytes`] is not parsed.
#[cfg(feature = "json")]
#[must_use]
pub fn read_json<'a>(text: &'a str, limits: &Limits) -> Document<'a> {
    let source = format::strip_bom(text);
    Document { source: Source(source), format: Format::Json, draft: format::json::parse(source, limits) }
}

/// Reads TOML. Whatever is wrong is in the document's report: reading itself never fails.
///
/// A byte-order mark is passed over. Text longer than [`Limits::toml_document_bytes`] is not parsed.
#[cfg(feature = "toml")]
#[must_use]
pub fn read_toml<'a>(text: &'a str, limits: &Limits) -> Document<'a> {
    let source = format::strip_bom(text);
    Document { source: Source(source), format: Format::Toml, draft: format::toml::parse(source, limits) }
}

impl<'a> Document<'a> {
    /// The text, without a byte-order mark. It may hold secrets; to show it, use [`Document::redacted_source`].
    #[must_use]
    pub const fn source(&self) -> &'a str {
        self.source.0
    }

    /// The draft.
    #[must_use]
    pub const fn draft(&self) -> &ConfigurationDraft<'a> {
        &self.draft
    }

    /// The draft, to go on with it. What reading found wrong stays with it.
    #[must_use]
    pub fn into_draft(self) -> ConfigurationDraft<'a> {
        self.draft
    }

    /// The text fit to be shown: all that is, or could be, a secret is masked, and so are control characters, comments and
    /// the values of unknown keys. Every byte stays in its place, so that the positions of problems hold.
    #[must_use]
    pub fn redacted_source(&self) -> String {
        format::redact(self.source.0, self.format, self.draft.notes.is_unreadable())
    }

    /// Everything that is wrong whatever the environment.
    pub fn check(&self, policy: &Policy) -> Report {
        self.locate(rules::check(&self.draft, policy, None))
    }

    /// Everything that is wrong, and everything that keeps the application from being ready for the environment.
    pub fn check_for(&self, environment: Environment, now: Timestamp, policy: &Policy) -> Report {
        self.locate(rules::check(&self.draft, policy, Some(Target { environment, now })))
    }

    /// The configuration, if nothing is wrong with it; the report holds the advice.
    ///
    /// # Errors
    ///
    /// The report of [`Document::check`] when it has errors.
    pub fn build(&self, policy: &Policy) -> Result<Built, Report> {
        match self.draft.build(policy) {
            Ok(built) => Ok(built.map_report(|report| self.locate(report))),
            Err(report) => Err(self.locate(report)),
        }
    }

    /// Gives each problem its position, and puts them in the order of the text.
    fn locate(&self, mut report: Report) -> Report {
        let problems = report.problems_mut();
        if !problems.is_empty() {
            format::locate(self.source.0, self.format, problems);
            problems.sort_by_key(|problem| problem.position().map_or(usize::MAX, |position| position.bytes.start));
        }
        report
    }
}
