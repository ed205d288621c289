#![no_main]
//! A certificate: a text, or else DER.

use libfuzzer_sys::fuzz_target;

#[path = "../bodies/certificate.rs"]
mod certificate;

fuzz_target!(|bytes: &[u8]| {
    certificate::run_der(bytes);
    if let Ok(text) = core::str::from_utf8(bytes) {
        certificate::run(text);
    }
});
