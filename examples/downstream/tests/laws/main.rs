//! The laws of each room, tested with the generators of `superoffice-app`.

use proptest::prelude::ProptestConfig;

mod editor;
mod form;
mod sign_in;
mod store;
mod webhook;

/// So many cases, with shrinking to its end: a long life or a long run of messages needs more attempts than the default, which is four for each case.
fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        max_shrink_iters: 20_000,
        // Here nothing may be written beside the sources, for they are an example in somebody else's checkout. You want the default: it keeps the seeds of failed
        // cases under `proptest-regressions`, to be committed, and tries them first from then on.
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}
