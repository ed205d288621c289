//! What reports, differences and refusals look like outside.

mod diff;
mod json;
mod refusal;
