//! Reads what SuperOffice tells about tenants, says what each message changes, and what is known in the end.

mod arguments;
mod line;
mod lines;
mod table;

use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::process::ExitCode;
use std::sync::Arc;

use superoffice_app::{ForeignMessage, Tenant, TenantDirectory, TenantKey, TenantMessage, TenantStep, Timestamp};

use arguments::{Arguments, Request};
use line::{Fault, Line};
use lines::Lines;
use table::{harmless, table};

fn main() -> ExitCode {
    match arguments::parse(std::env::args_os().skip(1)) {
        Ok(Request::Help) => {
            // A reader that has gone away is no failure.
            let _ = writeln!(io::stdout(), "{}", arguments::HELP);
            ExitCode::SUCCESS
        }
        Ok(Request::Watch(arguments)) => match watch(&arguments) {
            Ok(total) => ExitCode::from(u8::from(total.faults > 0)),
            Err(error) => {
                eprintln!("error: {}: {error}", harmless(&arguments.file.to_string_lossy()));
                ExitCode::from(2)
            }
        },
        Err(error) => {
            eprintln!("error: {}\n\n{}", harmless(&error.to_string()), arguments::USAGE);
            ExitCode::from(2)
        }
    }
}

/// What all lines together came to.
#[derive(Default)]
struct Total {
    messages: usize,
    events: usize,
    faults: usize,
}

fn watch(arguments: &Arguments) -> io::Result<Total> {
    if arguments.file == "-" {
        return hear(io::stdin().lock(), arguments);
    }
    hear(BufReader::new(File::open(&arguments.file)?), arguments)
}

fn hear(input: impl BufRead, arguments: &Arguments) -> io::Result<Total> {
    let mut lines = Lines::new(input);
    let mut out = io::stdout().lock();
    let mut tenants = TenantDirectory::new();
    let mut total = Total::default();
    let mut next = Some(arguments.now);
    while let Some((number, line)) = lines.next()? {
        let heard = line.and_then(|line| Line::parse(&line)).and_then(|line| {
            let now = line.at.or(next).ok_or_else(|| Fault::new(NO_TIME, "give the line an `at` of its own"))?;
            let key =
                TenantKey::new(line.environment.unwrap_or(arguments.environment), line.message.context_id().clone());
            Ok((key, now, line.message))
        });
        match heard {
            Ok((key, now, message)) => {
                next = Timestamp::from_seconds(now.as_seconds().saturating_add(1)).ok();
                total.messages += 1;
                note(&mut out, number, &key, &message);
                let known = tenants.get(key.environment(), key.context_id()).cloned();
                let before = known.unwrap_or_else(|| Arc::new(Tenant::new(key)));
                let folded = fold(&before, &message, now)
                    .map_err(|foreign| Fault::new(foreign.to_string(), "name the tenant that it is about"));
                let set = folded.and_then(|step| {
                    total.events += step.events.len();
                    print(&mut out, number, &step);
                    let set = tenants.set(step.tenant);
                    set.map_err(|full| Fault::new(full.to_string(), "watch fewer tenants at once"))
                });
                if let Err(fault) = set {
                    tell(&mut out, number, &fault);
                    total.faults += 1;
                }
            }
            Err(fault) => {
                tell(&mut out, number, &fault);
                total.faults += 1;
            }
        }
    }
    let mut known: Vec<&Tenant> = tenants.iter().map(|tenant| &**tenant).collect();
    known.sort_by(|one, other| one.key().cmp(other.key()));
    let _ = write!(out, "\n{}\n{}\n", table(known.into_iter()), total.words(tenants.len()));
    let _ = out.flush();
    Ok(total)
}

const NO_TIME: &str = "there is no second after that of the line before";

/// What the library is asked: what an answer or a notification changes.
fn fold(tenant: &Tenant, message: &TenantMessage, now: Timestamp) -> Result<TenantStep, ForeignMessage> {
    match message {
        TenantMessage::State(response) => tenant.observe(response, now),
        TenantMessage::Change(notification) => tenant.notify(notification, now),
    }
}

/// Prints each event with its line, or that there is none.
fn print(out: &mut impl Write, number: usize, step: &TenantStep) {
    let key = step.tenant.key();
    for event in &step.events {
        let _ = writeln!(out, "{number:>4}  {key}  {}", harmless(&event.to_string()));
    }
    if step.events.is_empty() {
        let _ = writeln!(out, "{number:>4}  {key}  nothing new");
    }
}

/// Prints what could not be read of an answer; the rest of it counts.
fn note(out: &mut impl Write, number: usize, key: &TenantKey, message: &TenantMessage) {
    let TenantMessage::State(response) = message else { return };
    for (name, fault) in response.unread() {
        let _ = writeln!(out, "{number:>4}  {key}  note: {name} was not read: {}", harmless(&fault.to_string()));
    }
}

/// Prints what is wrong with a line, in its place among what is printed of the others.
fn tell(out: &mut impl Write, number: usize, fault: &Fault) {
    let _ = out.flush();
    eprintln!("error: line {number}: {}\n  = help: {}", harmless(&fault.words), fault.help);
}

impl Total {
    fn words(&self, tenants: usize) -> String {
        let count = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
        format!(
            "{}, {}, {}, {}",
            count(tenants, "tenant"),
            count(self.messages, "message"),
            count(self.events, "event"),
            count(self.faults, "faulty line")
        )
    }
}
