//! Holds the public items of the library, as rustdoc tells of them in JSON, against what is promised of them: `api RUSTDOC.json DESIGN.md`.
//!
//! rustdoc's JSON is not stable. A form that is not known is told with exit status 3, and is no failure of the library.

mod items;

use std::collections::BTreeSet;
use std::process::ExitCode;

use items::Items;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (Some(json), Some(design)) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: api RUSTDOC.json DESIGN.md");
        return ExitCode::from(2);
    };
    let read = |path: &str| std::fs::read_to_string(path).map_err(|error| eprintln!("error: {path}: {error}"));
    let (Ok(json), Ok(design)) = (read(&json), read(&design)) else { return ExitCode::from(2) };
    let Some(items) = Items::read(&json) else {
        eprintln!("this form of rustdoc's JSON is not known");
        return ExitCode::from(3);
    };
    let mut faults = foreign(&items.foreign(), &listed(&design));
    faults.extend(
        items
            .types()
            .filter(|(_, auto)| !auto.is_shared())
            .map(|(name, _)| format!("`{name}` is not Send, Sync and Unpin")),
    );
    faults.extend(items.undocumented().map(|name| format!("`{name}` has no documentation")));
    for fault in &faults {
        eprintln!("error: {fault}");
    }
    if !faults.is_empty() {
        return ExitCode::from(1);
    }
    println!(
        "{} public types, all Send, Sync and Unpin; {} items, all documented; {} types of other crates, as listed",
        items.types().count(),
        items.count(),
        items.foreign().len(),
    );
    ExitCode::SUCCESS
}

/// The list under the heading of DESIGN.md.
fn listed(design: &str) -> BTreeSet<String> {
    const HEADING: &str = "## Which types of other crates are in the public API?";
    let section = design.split(HEADING).nth(1).unwrap_or_default();
    let section = section.split("\n## ").next().unwrap_or_default();
    let names = section.lines().filter_map(|line| line.strip_prefix("* `")?.split('`').next());
    names.map(str::to_owned).collect()
}

fn foreign(found: &BTreeSet<String>, listed: &BTreeSet<String>) -> Vec<String> {
    let more = found.difference(listed).map(|name| format!("`{name}` is in the public API and not in DESIGN.md"));
    let less = listed.difference(found).map(|name| format!("`{name}` is in DESIGN.md and not in the public API"));
    more.chain(less).collect()
}
