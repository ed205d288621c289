#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../bodies/system_token.rs"]
mod system_token;

fuzz_target!(|text: &str| system_token::run(text));
