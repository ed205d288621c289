//! Why a text does not match a pattern: which small change would make it match.

use super::component::Component;
use super::split::Split;
use crate::url::RedirectPattern;
use crate::url::matcher::{LONGEST_FOR_PATTERNS, UrlMatcher};
use crate::url::standin::UrlFacts;

/// A pattern as the entry should have been written, and what has to change in the text that was sent.
pub(super) struct Near {
    /// The pattern, where it is not the text of the entry.
    pub(super) wanted: Option<String>,
    /// Component, what was sent.
    pub(super) changes: Vec<(Component, String)>,
    /// How many letters the changes touch.
    pub(super) edit: usize,
}

/// One way in which a text may have come out wrong; says whether there was anything to change.
type Change = (Component, fn(&mut Variant<'_>) -> bool);

/// A text that is changed step by step.
#[derive(Clone, Copy)]
struct Variant<'t> {
    split: Split<'t>,
    lower: bool,
}

const CHANGES: [Change; 12] = [
    (Component::TrailingSlash, |variant| change(&mut variant.split.path, |path| path.strip_suffix('/'))),
    (Component::LetterCase, |variant| !core::mem::replace(&mut variant.lower, true)),
    (Component::Port, |variant| !matches!(variant.split.port.replace("8080"), Some(port) if port.len() == 4)),
    (Component::Port, |variant| variant.split.port.take().is_some()),
    (Component::Path, |variant| change(&mut variant.split.path, |path| (path.len() > 1).then_some(""))),
    (Component::Query, |variant| variant.split.query.take().is_some()),
    (Component::Fragment, |variant| variant.split.fragment.take().is_some()),
    (Component::UserInfo, |variant| variant.split.user.take().is_some()),
    (Component::Scheme, |variant| {
        change(&mut variant.split.scheme, |scheme| match scheme {
            "https" => Some("http"),
            "http" => Some("https"),
            _ => None,
        })
    }),
    (Component::Host, |variant| change_host(variant, "127.0.0.1")),
    (Component::Host, |variant| change_host(variant, "[::1]")),
    (Component::Host, |variant| change_host(variant, "localhost")),
];

fn change<'t>(part: &mut &'t str, to: impl FnOnce(&'t str) -> Option<&'t str>) -> bool {
    let changed = to(part);
    *part = changed.unwrap_or(part);
    changed.is_some()
}

fn change_host(variant: &mut Variant<'_>, host: &'static str) -> bool {
    let is_other = variant.split.is_loopback() && variant.split.host != host;
    if is_other {
        variant.split.host = host;
    }
    is_other
}

/// The fewest changes, two at most, that make a pattern let a text in. `text` is that of the entry.
pub(super) fn near(matcher: &UrlMatcher, text: &str, active: Option<&RedirectPattern>, sent: &str) -> Option<Near> {
    if sent.len() > LONGEST_FOR_PATTERNS || text.len() > LONGEST_FOR_PATTERNS {
        return None;
    }
    let (mended, wanted);
    let pattern = if let Some(active) = active {
        wanted = None;
        active
    } else {
        // An entry that is there but never matches: as it may have been meant.
        let text_wanted = mend(text);
        mended = RedirectPattern::parse(&text_wanted).ok()?;
        wanted = (text_wanted != text).then_some(text_wanted);
        &mended
    };
    if pattern.is_match(sent) {
        return Some(Near { wanted, changes: Vec::new(), edit: 0 });
    }
    let start = Variant { split: Split::of(sent), lower: false };
    let accepts = |variant: &Variant<'_>| {
        let mut text = variant.split.join();
        if variant.lower {
            text.make_ascii_lowercase();
        }
        let is_fit = pattern.is_match(&text) && UrlFacts::scan(&text).is_registrable(matcher.setting());
        is_fit.then(|| sent.len().abs_diff(text.len()).max(1))
    };
    let value = |component| match component {
        Component::Scheme => start.split.scheme,
        Component::Host => start.split.host,
        Component::Port => start.split.port.unwrap_or_default(),
        Component::Path => start.split.path,
        Component::Query => start.split.query.unwrap_or_default(),
        Component::Fragment => start.split.fragment.unwrap_or_default(),
        _ => "",
    };
    let singles = CHANGES.iter().map(|first| (first, None));
    let pairs = CHANGES.iter().enumerate().flat_map(|(place, first)| {
        CHANGES.iter().skip(place + 1).filter(|second| second.0 != first.0).map(move |second| (first, Some(second)))
    });
    singles.chain(pairs).find_map(|(first, second)| {
        let mut variant = start;
        if !(first.1)(&mut variant) || !second.is_none_or(|second| (second.1)(&mut variant)) {
            return None;
        }
        let edit = accepts(&variant)?;
        let changes =
            core::iter::once(first).chain(second).map(|(component, _)| (*component, value(*component).to_owned()));
        Some(Near { wanted: wanted.clone(), changes: changes.collect(), edit })
    })
}

/// A pattern as it may have been meant: one `^` before and one `$` behind, and no `<…>` around, which Markdown puts there.
fn mend(text: &str) -> String {
    let core = text.trim_start_matches(['^', '<']);
    let core =
        if core.len() + 1 < text.len() || text.starts_with('<') { core.trim_end_matches(['$', '>']) } else { core };
    let end = if core.ends_with('$') && !core.ends_with(r"\$") { "" } else { "$" };
    format!("^{core}{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mends_anchors_and_marks() {
        for (text, mended) in [
            (r"^http://127.0.0.1\:\d{4,10}$", r"^http://127.0.0.1\:\d{4,10}$"),
            (r"http://127.0.0.1\:\d{4,10}", r"^http://127.0.0.1\:\d{4,10}$"),
            (r"http://127.0.0.1\:\d{4,10}$", r"^http://127.0.0.1\:\d{4,10}$"),
            (r"^<http://127.0.0.1\:\d{4,10}$>", r"^http://127.0.0.1\:\d{4,10}$"),
            (r"<http://127.0.0.1\:\d{4,10}>", r"^http://127.0.0.1\:\d{4,10}$"),
            (r"^http://a\$", r"^http://a\$$"),
            ("", "^$"),
        ] {
            assert_eq!(mend(text), mended, "{text}");
        }
    }
}
