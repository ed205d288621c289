//! Proof that no memory is handed back with a secret in it. See README.md.

mod allocator;
mod documents;
mod keys;
mod known;
mod ledger;
mod life;
mod mark;
mod messages;
mod reading;
mod secrets;
#[cfg(feature = "all")]
mod tokens;

use std::process::ExitCode;

use ledger::Ledger;

#[global_allocator]
static CHECKING: allocator::Checking = allocator::Checking;

fn main() -> ExitCode {
    mark::arm();
    let mut ledger = Ledger::new();
    detector::run(&mut ledger);
    secrets::run(&mut ledger);
    #[cfg(feature = "all")]
    tokens::run(&mut ledger);
    keys::run(&mut ledger);
    reading::run(&mut ledger);
    life::run(&mut ledger);
    messages::run(&mut ledger);
    ledger.close()
}

/// A detector that finds nothing proves nothing.
mod detector {
    use std::hint::black_box;

    use crate::allocator::{WINDOW, watch};
    use crate::ledger::Ledger;
    use crate::mark::{self, MARK, Spelling};

    pub fn run(ledger: &mut Ledger) {
        let escaped = Spelling::Escaped.write();
        let bytes = mark::from_base64(MARK);
        let found = |name: &str, expected: usize, step: &dyn Fn()| {
            let ((), blocks) = watch(step);
            assert_eq!(blocks, expected, "the detector, {name}");
        };
        found("nothing", 0, &|| drop(black_box("harmless".repeat(100))));
        found("a text", 1, &|| drop(black_box(MARK.to_owned())));
        found("in the middle", 1, &|| drop(black_box(format!("{:3000}{MARK}{:77}", "", ""))));
        found("a part", 1, &|| drop(black_box(MARK[11..11 + WINDOW].to_owned())));
        found("too small a part", 0, &|| drop(black_box(MARK[11..10 + WINDOW].to_owned())));
        found("escaped", 1, &|| drop(black_box(escaped.clone())));
        found("as bytes", 1, &|| drop(black_box(bytes.clone())));
        found("as a part of the bytes", 1, &|| drop(black_box(bytes[3..].to_vec())));
        found("grown", 2, &|| {
            let mut text = black_box(MARK.to_owned());
            text.reserve_exact(1000);
            drop(black_box(text));
        });
        found("shrunk", 1, &|| {
            let mut text = String::with_capacity(100);
            text.push_str(MARK);
            text.truncate(black_box(3));
            text.shrink_to_fit();
            drop(black_box(text));
        });
        found("wiped", 0, &|| {
            let mut bytes = black_box(MARK.as_bytes().to_vec());
            bytes.fill(0);
            drop(black_box(bytes));
        });
        ledger.note("the detector itself", None, 0);
    }
}
