//! What reports and differences look like outside.

mod diff;
mod json;
