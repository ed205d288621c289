//! A form that shows each problem beside the field that it is about.

use superoffice_app::{Report, Severity};

/// What stands beside one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The name of the field, such as `authentication.redirect_urls[0]`; empty for the form as a whole.
    pub field: String,
    /// What is wrong, and what helps, as they are shown: escaped for HTML.
    pub html: String,
    /// Whether it has to be mended before the form can be sent.
    pub stops: bool,
    /// The code, under which the page has its own words.
    pub code: &'static str,
}

/// The rows of a report, those that stop first, and in the order of the fields otherwise.
#[must_use]
pub fn rows(report: &Report) -> Vec<Row> {
    let mut rows: Vec<Row> = report
        .iter()
        .map(|problem| Row {
            field: problem.path().to_string(),
            html: format!("<b>{}</b> {}", escaped(&problem.message()), escaped(&problem.help())),
            stops: problem.severity() == Severity::Error,
            code: problem.code().as_str(),
        })
        .collect();
    rows.sort_by_key(|row| !row.stops);
    rows
}

/// Whether the form can be sent.
#[must_use]
pub fn can_be_sent(rows: &[Row]) -> bool {
    rows.iter().all(|row| !row.stops)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
