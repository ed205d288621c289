//! Printing what was found, in each of the formats.

use std::io::Write as _;

use serde_json::{Value, json};
use superoffice_app::{Document, GithubAnnotation, GithubAnnotations, Report, SarifLog};

use crate::arguments::{Format, Source};
use crate::render;

/// What prints reports: for people and for GitHub at once, for programs at the end, for theirs is one object.
pub(crate) enum Printer {
    /// For people.
    Text {
        /// Whether a terminal shows colors.
        color: bool,
    },
    /// The entries of the object.
    Json(Vec<Value>),
    /// The log.
    Sarif(SarifLog),
    /// Lines for GitHub.
    Github,
}

impl Printer {
    /// For a format.
    pub(crate) fn new(format: Format, color: bool) -> Self {
        match format {
            Format::Text => Self::Text { color },
            Format::Json => Self::Json(Vec::new()),
            Format::Sarif => Self::Sarif(SarifLog::new()),
            Format::Github => Self::Github,
        }
    }

    /// A file that could not be read. People are told on standard error, whatever the format; a runner of GitHub reads that too, and
    /// gets the annotation only.
    pub(crate) fn unread(&mut self, file: &Source, why: &str) {
        if !matches!(self, Self::Github) {
            eprintln!("error: {file}: {why}");
        }
        match self {
            Self::Text { .. } => {}
            Self::Json(objects) => objects.push(json!({ "file": file.name(), "error": why })),
            Self::Sarif(log) => log.add_unread(&file.name(), why),
            Self::Github => print(&format!("{}\n", GithubAnnotation::unread(&file.name(), why))),
        }
    }

    /// What was found in a file.
    pub(crate) fn report(&mut self, file: &Source, document: &Document<'_>, report: Report) {
        match self {
            Self::Text { color } => print(&render::report(&file.to_string(), document, &report, *color)),
            Self::Json(objects) => objects.push(json!({ "file": file.name(), "report": report })),
            Self::Sarif(log) => log.add(&file.name(), report),
            Self::Github => print(&GithubAnnotations::new(&file.name(), &report).to_string()),
        }
    }

    /// The end, with a line that sums it up for people.
    pub(crate) fn finish(self, summary: &str) {
        let text = match self {
            Self::Text { .. } | Self::Github => summary.to_owned(),
            Self::Json(objects) => format!("{:#}", json!({ "v": 1, "files": objects })),
            Self::Sarif(log) => serde_json::to_string_pretty(&log).unwrap_or_default(),
        };
        print(&format!("{text}\n"));
    }
}

/// Prints to standard output; a reader that has gone away is no failure.
pub(crate) fn print(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = write!(out, "{text}").and_then(|()| out.flush());
}
