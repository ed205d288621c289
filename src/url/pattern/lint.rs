//! What is asked of the pattern of a URL.

use super::authority::{self, Authority};
use super::dots;
use super::tree::Node;

bitflags::bitflags! {
    /// What is suspicious about a pattern.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub(crate) struct Lints: u8 {
        /// The scheme or the host is not fixed, so a foreign host may match.
        const OPEN_HOST = 1;
        /// A label before the last two is not fixed.
        const SUBDOMAIN = 1 << 1;
        /// A `.` stands for any character where a dot is meant.
        const UNESCAPED_DOT = 1 << 2;
        /// The port may be no port.
        const IMPOSSIBLE_PORT = 1 << 3;
        /// It is the one that the template for native apps registers.
        const NATIVE_TEMPLATE = 1 << 4;
    }
}

/// What the lints find, and where.
pub(super) struct Linted {
    pub(super) lints: Lints,
    pub(super) authority: Authority,
    /// The places of bare dots in the text.
    pub(super) dots: Vec<core::ops::Range<usize>>,
}

/// How every host ends that a pattern means; nothing is known of one whose host is open.
pub(super) fn endings(tree: &Node) -> Option<Vec<String>> {
    let Authority { lints, endings, .. } = authority::read(tree);
    (!lints.contains(Lints::OPEN_HOST)).then_some(endings)
}

pub(super) fn lint(tree: &Node) -> Linted {
    let authority = authority::read(tree);
    let mut dots = dots::bare(tree);
    dots.extend(authority.dots.iter().cloned());
    dots.sort_unstable_by_key(|dot| dot.start);
    dots.dedup();
    let mut lints = authority.lints;
    lints.set(Lints::UNESCAPED_DOT, !dots.is_empty());
    if lints.contains(Lints::OPEN_HOST) {
        lints.remove(Lints::SUBDOMAIN); // it says the same, and less
    }
    Linted { lints, authority, dots }
}
