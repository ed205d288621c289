//! How commands, events and applications are stored. The form is in `docs/events.md`.

mod application;
mod command;
mod credential;
mod data;
mod event;
mod record;
mod recorded;
mod version;
