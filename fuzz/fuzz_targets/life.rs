#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../bodies/life.rs"]
mod life;

fuzz_target!(|text: &str| life::run(text));
