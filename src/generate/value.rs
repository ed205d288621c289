//! `Arbitrary` for each value of this crate, by noun.

mod actor;
pub(crate) mod arbitrary;
mod catalog;
pub(crate) mod command;
mod configuration;
mod consent;
mod credential;
mod draft_part;
mod event;
mod identity;
mod key;
pub(crate) mod line;
mod policy;
mod setting;
pub(crate) mod tenant;
pub(crate) mod time;
mod url;
mod word;

pub use command::commands;
