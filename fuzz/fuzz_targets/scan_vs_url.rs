#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../bodies/scan_vs_url.rs"]
mod scan_vs_url;

fuzz_target!(|text: &str| scan_vs_url::run(text));
