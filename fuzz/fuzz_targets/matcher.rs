#![no_main]
//! The first line says `n` for a native app and `p` for Production, the last is a candidate, those between are registered.

use libfuzzer_sys::fuzz_target;
use superoffice_app::Environment;

#[path = "../bodies/backtrack.rs"]
mod backtrack;
#[path = "../bodies/matcher.rs"]
mod matcher;

fuzz_target!(|text: &str| {
    let Some((setting, lines)) = text.split_once('\n') else { return };
    let mut registered: Vec<_> = lines.split('\n').collect();
    let candidates: Vec<_> = registered.pop().into_iter().collect();
    let environment = if setting.contains('p') { Environment::Production } else { Environment::Sod };
    matcher::run(setting.contains('n'), environment, &registered, &candidates);
});
