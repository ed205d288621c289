//! What a report looks like outside.

mod json;
