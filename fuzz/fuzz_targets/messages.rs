#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../bodies/messages.rs"]
mod messages;

fuzz_target!(|text: &str| messages::run(text));
