//! What of a URL is shown in an explanation.

use core::ops::Range;

use crate::redact;
use crate::secret_parts::secret_parts;

/// How many characters before the first difference are shown of a long text.
const CONTEXT: usize = 24;

/// A text fit for one line: masked, cut, and with whatever cannot be seen escaped.
pub(super) fn quote(text: &str) -> Box<str> {
    let masked = redact::url(text);
    let shown = redact::cut(&masked);
    let dots = if shown.len() < masked.len() { "…" } else { "" };
    format!("{}{dots}", visible(shown)).into()
}

/// The text with what is invisible, or is white space other than a plain one, escaped as `\u{…}`.
fn visible(text: &str) -> String {
    let is_odd = |letter: char| {
        redact::is_hidden(letter) || letter != ' ' && letter.is_whitespace()
            // Blanks that are letters or symbols, and what changes the letter before it.
            || matches!(
                letter,
                '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{2800}' | '\u{3164}'
                    | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}'
            )
    };
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_odd(letter) {
            out.extend(letter.escape_default());
        } else {
            out.push(letter);
        }
    }
    out
}

/// A URL with the places that may be secrets, which are found in the whole of it and not in a part.
pub(super) struct Shown<'t> {
    text: &'t str,
    hidden: Vec<Range<usize>>,
}

impl<'t> Shown<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, hidden: secret_parts(text) }
    }

    /// A part of the text, masked.
    pub(super) fn piece(&self, piece: &str) -> String {
        let start = piece.as_ptr().addr().wrapping_sub(self.text.as_ptr().addr());
        if self.text.get(start..).is_none_or(|rest| !rest.starts_with(piece)) {
            return redact::url(piece).into_owned();
        }
        let (mut masked, mut at, end) = (String::new(), start, start + piece.len());
        for hidden in self.hidden.iter().filter(|hidden| hidden.start < end && start < hidden.end) {
            masked.push_str(self.text.get(at..hidden.start.max(start)).unwrap_or_default());
            masked.push_str(redact::MASK);
            at = hidden.end.min(end);
        }
        masked.push_str(self.text.get(at..end).unwrap_or_default());
        masked
    }

    /// Two masked values, fit to print, and cut so that the first difference is seen.
    #[expect(clippy::needless_pass_by_value, reason = "they are made for this")]
    pub(super) fn pair(sent: String, registered: String) -> (Box<str>, Box<str>) {
        let is_long = [&sent, &registered].iter().any(|text| redact::cut(text).len() < text.len());
        let common = sent.chars().zip(registered.chars()).take_while(|(one, other)| one == other).count();
        let skipped = if is_long { common.saturating_sub(CONTEXT) } else { 0 };
        let fit = |text: &str| {
            let rest = text.char_indices().nth(skipped).map_or("", |(at, _)| text.get(at..).unwrap_or_default());
            let shown = redact::cut(rest);
            let dots = |is_cut: bool| if is_cut { "…" } else { "" };
            let (before, behind) = (dots(skipped > 0), dots(shown.len() < rest.len()));
            format!("{before}{}{behind}", visible(shown)).into_boxed_str()
        };
        (fit(&sent), fit(&registered))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_escaped() {
        for (text, shown) in [
            ("a b", "a b"),
            ("a\u{a0}b", r"a\u{a0}b"),
            ("\u{3000}a\u{2003}", r"\u{3000}a\u{2003}"),
            ("a\u{3164}\u{200b}\n", r"a\u{3164}\u{200b}\n"),
            ("https://u:hunter2@a.example", "https://[redacted]@a.example"),
        ] {
            assert_eq!(&*quote(text), shown);
        }
    }
}
