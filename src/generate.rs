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
