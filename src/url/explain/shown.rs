//! What of a URL is shown in an explanation.

use core::ops::Range;

use crate::redact;
use crate::secret_parts::secret_parts;

/// How many characters before the first difference are shown of a long text.
const CONTEXT: usize = 24;

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
            format!("{before}{}{behind}", redact::printable(shown)).into_boxed_str()
        };
        (fit(&sent), fit(&registered))
    }
}
