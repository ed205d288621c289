//! The laws of each room, tested with the generators of `superoffice-app`.

mod editor;
mod form;
mod sign_in;
mod store;
mod webhook;
