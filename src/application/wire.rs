//! How commands, events and applications are stored. The form is in `docs/events.md`.

mod application;
mod command;
mod credential;
mod data;
mod event;
mod given;
mod part;
mod record;
mod recorded;
mod stamp;
mod strict;
mod table;
mod text;
mod version;

use given::Given;
use strict::{Cx, Noted};

/// The version of the form. It changes when a stored text would mean something else, or could not be read any more by this crate.
const VERSION: u64 = 1;

/// Checks the version of the form, which is told before anything else that is wrong: in another version it may be right.
fn check_version(cx: &Cx<'_>, v: Given<u64>) -> Result<(), Noted> {
    let cx = cx.field("v");
    match v.required(&cx)? {
        VERSION => Ok(()),
        // A longer number is no version, and may be anything.
        other if other < 10_000 => {
            cx.outrank(format_args!("version {other} of the form; this version of the crate reads version {VERSION}"))
        }
        _ => cx.outrank(format_args!("another version of the form; this version of the crate reads version {VERSION}")),
    }
}
