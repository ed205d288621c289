//! How often something was seen.

use std::collections::BTreeMap;

pub(crate) type Counts = BTreeMap<String, usize>;

/// There are so many kinds, and so many of each at least.
#[track_caller]
pub(crate) fn assert_each(counts: &Counts, kinds: usize, least: usize) {
    assert_eq!(counts.len(), kinds, "{counts:#?}");
    assert!(counts.values().all(|count| *count >= least), "at least {least}: {counts:#?}");
}
