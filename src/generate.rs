//! Generators of right and wrong values for property tests. Needs the feature `proptest1`.
//!
//! The values of this crate implement [`Arbitrary`](proptest::arbitrary::Arbitrary), so `any::<ClientId>()` gives client IDs. What has to fit together has a function here:
//! [`drafts`] are ready for an environment and have no errors, [`drafts_with`] have one fault and no other error; [`near_misses`] are what nobody may take for a
//! registered URL, and [`wrong_urls`] what nobody can register; [`histories`] are lives of applications, and [`messages`] what SuperOffice says of a tenant.
//!
//! All strategies give values that own what they hold, and shrink to simpler ones that keep their promise. Nothing here reads a clock: times are
//! chosen around [`NOW`], and that is the time to ask with.
//!
//! ```
//! use proptest::prelude::*;
//! use superoffice_app::generate::{self, drafts};
//! use superoffice_app::{Environment, Policy};
//!
//! proptest!(|(draft in drafts(Environment::Stage))| {
//!     prop_assert!(draft.check_for(Environment::Stage, generate::NOW, &Policy::default()).passed());
//! });
//! ```
//!
//! Shrinking a long life ([`histories`]) or a long run of messages takes more attempts than proptest makes by default, which is four for each case: 96 for a law
//! with 24 cases. Allow more where they are drawn, or what is printed is far from its simplest form (`PROPTEST_MAX_SHRINK_ITERS` in the environment does it, too):
//!
//! ```
//! use proptest::prelude::*;
//! use superoffice_app::generate::histories;
//!
//! let config = ProptestConfig { cases: 24, max_shrink_iters: 20_000, ..ProptestConfig::default() };
//! proptest!(config, |(history in histories())| {
//!     prop_assert_eq!(history.application().check_invariants(), Ok(()));
//! });
//! ```
//!
//! What fails is printed as `Debug` has it, so references to client secrets and their hashes are masked in it. Where a failure hangs on one of them, it is the seed
//! of the case that brings it back, not what is printed.

mod draft;
mod fault;
mod history;
mod key;
mod maybe;
mod message;
mod near_miss;
mod text;
mod value;
mod wrong_url;

pub use draft::drafts;
pub use fault::{drafts_with, environment_of};
pub use history::{Creation, History, HistoryStep, histories};
pub use message::{MessageRun, message_of, messages, messages_of};
pub use near_miss::near_misses;
pub use value::commands;
pub use wrong_url::wrong_urls;

use crate::Timestamp;

/// The time around which the times of generated values are chosen, 2026-11-22T00:00:00Z: the one to ask with.
pub const NOW: Timestamp = Timestamp::GENERATED;
