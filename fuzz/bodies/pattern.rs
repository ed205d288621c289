//! A pattern says of a text what a backtracking matcher says.

use superoffice_app::RedirectPattern;

use super::backtrack::Pattern;

/// Panics when a pattern that is accepted and a second matcher say different things.
pub(crate) fn run<'t>(text: &str, candidates: impl IntoIterator<Item = &'t str>) {
    let Ok(pattern) = RedirectPattern::parse(text) else { return };
    assert!(text.starts_with('^'), "{text:?} is no pattern");
    assert_eq!(pattern.as_str(), text);
    let second = Pattern::read(text);
    for candidate in candidates {
        let is_match = pattern.is_match(candidate);
        assert!(
            !is_match || candidate.len() <= 2_048 && pattern.never_matches().is_none(),
            "{text:?} matches {candidate:?}"
        );
        if candidate.len() > 2_048 || pattern.never_matches().is_some() {
            continue;
        }
        let expected = second.as_ref().and_then(|second| second.is_match(candidate));
        assert!(expected.is_none_or(|expected| expected == is_match), "{text:?} on {candidate:?}: {is_match}");
    }
}
