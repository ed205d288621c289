//! Problems in the manner of rustc.

use core::fmt::Write as _;
use core::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};
use superoffice_app::{Document, Position, Problem, Report, Severity};

/// The most of a line that is shown, in bytes on each side of what is meant.
const WINDOW: usize = 80;

/// All problems of one file, each with its line of the source; secrets are masked.
pub(crate) fn report(file: &str, document: &Document<'_>, report: &Report, color: bool) -> String {
    if report.is_empty() {
        return String::new();
    }
    let source = document.redacted_source();
    let renderer = if color { Renderer::styled() } else { Renderer::plain() }.decor_style(DecorStyle::Ascii);
    let mut text = String::new();
    for problem in report {
        text.push_str(&render(&renderer, file, &source, problem, color));
        text.push_str("\n\n");
    }
    if report.omitted() > 0 {
        let _ = write!(text, "… and {} more problems in {file}\n\n", report.omitted());
    }
    text
}

fn render(renderer: &Renderer, file: &str, source: &str, problem: &Problem, color: bool) -> String {
    let level = match problem.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Hint => Level::NOTE.with_name("hint"),
    };
    let mut group = Group::with_title(level.primary_title(problem.message()).id(problem.code().as_str()));
    let Some(position) = problem.position() else {
        return renderer.render(&[group.element(Level::HELP.message(problem.help()))]);
    };
    group = group.element(Excerpt::new(source, position).snippet(problem.path().to_string()));
    if let (Some(path), Some(related)) = (problem.related(), problem.related_position()) {
        group = group
            .element(Level::NOTE.message(format!("see also {path} at {file}:{}:{}", related.line, related.column)));
    }
    let text = renderer.render(&[group.element(Level::HELP.message(problem.help()))]);
    // The renderer sees a part of the line only; the place of that part is known here.
    let gutter = " ".repeat(position.line.to_string().len());
    let arrow = if color { "\u{1b}[1;94m-->\u{1b}[0m" } else { "-->" };
    let place = format!("{gutter}{arrow} {file}:{}:{}", position.line, position.column);
    match text.split_once('\n') {
        Some((title, rest)) => format!("{title}\n{place}\n{rest}"),
        None => format!("{text}\n{place}"),
    }
}

/// A line of the source, or a window of a long one.
struct Excerpt<'s> {
    line: usize,
    text: &'s str,
    span: Range<usize>,
}

impl<'s> Excerpt<'s> {
    fn new(source: &'s str, position: &Position) -> Self {
        let start = floor(source, position.bytes.start);
        let (before, after) = source.split_at(start);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line_end = after.find('\n').map_or(source.len(), |at| start + at);
        let from = floor(source, line_start.max(start.saturating_sub(WINDOW)));
        let span_end = position.bytes.end.clamp(start, line_end).min(start + WINDOW);
        let to = floor(source, line_end.min(span_end + WINDOW));
        let text = source.get(from..to).unwrap_or_default().trim_end_matches('\r');
        let end = floor(source, span_end).saturating_sub(from).min(text.len());
        Self { line: position.line, text, span: (start - from).min(end)..end }
    }

    fn snippet(&self, label: String) -> Snippet<'s, Annotation<'s>> {
        let annotation = AnnotationKind::Primary.span(self.span.clone());
        let annotation = if label.is_empty() { annotation } else { annotation.label(label) };
        Snippet::source(self.text).line_start(self.line).annotation(annotation)
    }
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}
