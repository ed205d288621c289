//! What was run, and what it left behind.

use std::collections::BTreeMap;
use std::process::ExitCode;

use crate::allocator;

/// What each operation left behind, and what it may.
pub struct Ledger {
    /// Only operations with this in their name are traced.
    traced: Option<String>,
    operations: usize,
    /// For each entry of the list, how many operations it is about.
    listed: BTreeMap<&'static str, usize>,
    faults: Vec<String>,
}

impl Ledger {
    pub fn new() -> Self {
        Self { traced: std::env::var("LEAKS_TRACE").ok(), operations: 0, listed: BTreeMap::new(), faults: Vec::new() }
    }

    /// Runs an operation that has to leave nothing, or, when it is listed, something.
    pub fn run<R>(&mut self, name: &str, listed: Option<&'static str>, operation: impl FnOnce() -> R) -> R {
        let is_traced = self.traced.as_deref().is_some_and(|part| name.contains(part));
        if is_traced {
            eprintln!("\n== {name}");
        }
        allocator::trace(is_traced);
        let (result, blocks) = allocator::watch(operation);
        self.note(name, listed, blocks);
        result
    }

    /// Notes how many blocks an operation left.
    pub fn note(&mut self, name: &str, listed: Option<&'static str>, blocks: usize) {
        self.operations += 1;
        match listed {
            Some(why) => {
                *self.listed.entry(why).or_default() += 1;
                if blocks == 0 {
                    self.faults.push(format!("{name}: listed as \"{why}\", and leaves nothing"));
                }
            }
            None if blocks > 0 => self.faults.push(format!("{name}: {blocks} blocks")),
            None => {}
        }
    }

    /// Prints what was found.
    pub fn close(self) -> ExitCode {
        let listed: usize = self.listed.values().sum();
        println!("{} operations, {listed} of them listed:", self.operations);
        for (why, count) in &self.listed {
            println!("  {count:5} {why}");
        }
        for fault in &self.faults {
            println!("FAULT {fault}");
        }
        println!("{} faults", self.faults.len());
        if self.faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}
