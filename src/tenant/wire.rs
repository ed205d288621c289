//! A tenant and its events as they are stored.

mod event;
mod licenses;
mod register;
mod tenant;
mod told;
mod version;
