//! Why a text does not match a pattern: which small change would make it match.

use super::component::Component;
use super::shown::Shown;
use super::split::Split;
use crate::url::RedirectPattern;
use crate::url::facts::UrlFacts;
use crate::url::matcher::{LONGEST_FOR_PATTERNS, UrlMatcher};

/// A pattern as the entry should have been written, and what has to change in the text that was sent.
pub(super) struct Near {
    /// The pattern, where it is not the text of the entry.
    pub(super) wanted: Option<String>,
    /// The component, what was sent (masked), and what would match.
    pub(super) changes: Vec<(Component, String, String)>,
    /// How many letters the changes touch.
    pub(super) edit: usize,
}

impl Near {
    /// How much the changes amount to.
    pub(super) fn weight(&self) -> usize {
        self.changes.iter().map(|(component, sent, wanted)| component.weight(sent, wanted)).sum()
    }
}

/// One way in which a text may have come out wrong; says whether there was anything to change.
type Change = (Component, fn(&mut Variant<'_>) -> bool);

/// A text that is changed step by step.
#[derive(Clone, Copy)]
struct Variant<'t> {
    split: Split<'t>,
    lower: bool,
    slash: bool,
}

impl Variant<'_> {
    fn text(&self) -> String {
        let path = format!("{}/", self.split.path);
        let split = if self.slash { Split { path: &path, ..self.split } } else { self.split };
        let mut text = split.join();
        if self.lower {
            text.make_ascii_lowercase();
        }
        text
    }

    fn value(&self, component: Component) -> &str {
        match component {
            Component::Scheme => self.split.scheme,
            Component::Host => self.split.host,
            Component::Port => self.split.port.unwrap_or_default(),
            Component::Path => self.split.path,
            Component::Query => self.split.query.unwrap_or_default(),
            Component::Fragment => self.split.fragment.unwrap_or_default(),
            _ => "",
        }
    }
}

const CHANGES: [Change; 13] = [
    (Component::TrailingSlash, |variant| change(&mut variant.split.path, |path| path.strip_suffix('/'))),
    (Component::TrailingSlash, |variant| {
        variant.slash = !variant.split.path.ends_with('/');
        variant.slash
    }),
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
    if pattern.lets_in(&UrlFacts::scan(sent)) {
        return Some(Near { wanted, changes: Vec::new(), edit: 0 });
    }
    let start = Variant { split: Split::of(sent), lower: false, slash: false };
    let shown = Shown::new(sent);
    let singles = CHANGES.iter().map(|first| (first, None));
    let pairs = CHANGES.iter().enumerate().flat_map(|(place, first)| {
        CHANGES.iter().skip(place + 1).filter(|second| second.0 != first.0).map(move |second| (first, Some(second)))
    });
    singles.chain(pairs).find_map(|(first, second)| {
        let mut variant = start;
        if !(first.1)(&mut variant) || !second.is_none_or(|second| (second.1)(&mut variant)) {
            return None;
        }
        let text = variant.text();
        let facts = UrlFacts::scan(&text);
        let is_fit = facts.is_registrable_redirect(matcher.setting()) && pattern.lets_in(&facts);
        let changes = core::iter::once(first).chain(second).map(|(component, _)| {
            (*component, shown.piece(start.value(*component)), variant.value(*component).to_owned())
        });
        is_fit.then(|| Near {
            wanted: wanted.clone(),
            changes: changes.collect(),
            edit: sent.len().abs_diff(text.len()).max(1),
        })
    })
}

/// A pattern as it may have been meant: one `^` before and one `$` behind, and no `<…>` around, which Markdown puts
/// there.
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
