//! The life of two applications, as a service keeps it: a standard one from its first draft to the App Store, and a custom one until it
//! works for its customer, and when its secret becomes known.

mod custom;
mod people;
mod service;
mod standard;
mod story;
mod vault;

use std::process::ExitCode;

use superoffice_app::Timestamp;

use people::People;
use service::Service;
use story::Told;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Told {
    // The library has no clock; neither has this example, so that it prints the same every day.
    let now = Timestamp::parse("2026-11-22T09:00:00Z").map_err(story::text)?;
    let mut service = Service::default();
    let people = People::new()?;
    standard::tell(&mut service, &people, now)?;
    story::print("");
    custom::tell(&mut service, &people, now)
}
