//! Generators of right and wrong values for property tests. Needs the feature `proptest1`.
//!
//! The values of this crate implement [`Arbitrary`](proptest::arbitrary::Arbitrary), so `any::<ClientId>()` gives client IDs. What has to fit together has a function here:
//! [`drafts`] are ready for an environment and have no errors, [`drafts_with`] have one fault and no other error; [`histories`] are lives of
//! applications, and [`messages`] what SuperOffice says of a tenant.
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

mod actor;
mod arbitrary;
mod catalog;
mod command;
mod configuration;
mod consent;
mod credential;
mod draft;
mod draft_part;
mod event;
mod fault;
mod history;
mod identity;
mod key;
mod line;
mod message;
mod policy;
mod setting;
mod tenant;
mod text;
mod time;
mod url;
mod word;

pub use command::commands;
pub use draft::drafts;
pub use fault::{drafts_with, environment_of};
pub use history::{Creation, History, HistoryStep, histories};
pub use message::{MessageRun, message_of, messages, messages_of};

use crate::Timestamp;

/// The time around which the times of generated values are chosen, 2026-11-22T00:00:00Z: the one to ask with.
pub const NOW: Timestamp = Timestamp::GENERATED;
