//! Reading and writing what is stored: commands, events, aggregates, and SuperOffice's own messages. The forms are in `docs/`.

pub(crate) mod given;
pub(crate) mod open;
pub(crate) mod part;
pub(crate) mod stamp;
pub(crate) mod strict;
pub(crate) mod table;
mod text;
pub(crate) mod typed;

use given::Given;
use strict::{Cx, Noted};

/// The version of the form. It changes when a stored text would mean something else, or could not be read any more by this crate.
pub(crate) const VERSION: u64 = 1;

/// Checks the version of the form, which is told before anything else that is wrong: in another version it may be right.
pub(crate) fn check_version(cx: &Cx<'_>, v: Given<u64>) -> Result<(), Noted> {
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
