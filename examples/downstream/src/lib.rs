//! What partners and services build on `superoffice-app`. Each room is short; its laws stand under `tests/laws`.

pub mod editor;
pub mod form;
pub mod sign_in;
pub mod store;
pub mod webhook;
