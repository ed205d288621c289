//! How commands, events and authorizations are stored. The form is in `docs/consent.md`.

mod authorization;
mod command;
mod data;
mod event;
mod stamp;
