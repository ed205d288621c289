#![no_main]
//! The first line is a pattern, each of the others a candidate.

use libfuzzer_sys::fuzz_target;

#[path = "../bodies/backtrack.rs"]
mod backtrack;
#[path = "../bodies/pattern.rs"]
mod pattern;

fuzz_target!(|text: &str| {
    let (text, candidates) = text.split_once('\n').unwrap_or((text, ""));
    pattern::run(text, candidates.split('\n'));
});
