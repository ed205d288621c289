//! What reports, differences and refusals look like outside.

mod catalog;
mod diff;
mod json;
mod refusal;
