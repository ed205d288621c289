//! Drafts that have one fault.

mod endpoint;
mod endpoint_url;
mod origin;
mod pattern;
mod place;
mod redirect_advice;
mod redirect_host;
mod redirect_text;

use proptest::prelude::*;

use super::drafts;
use crate::{Code, ConfigurationDraft, Environment, When};

type Faulty = BoxedStrategy<ConfigurationDraft<'static>>;

/// A code, and how drafts with its fault are made.
struct Fault(Code, fn() -> Faulty);

/// All of them, by family.
const FAMILIES: &[&[Fault]] = &[
    redirect_text::FAULTS,
    redirect_host::FAULTS,
    redirect_advice::FAULTS,
    pattern::FAULTS,
    origin::FAULTS,
    endpoint::FAULTS,
    endpoint_url::FAULTS,
];

/// Drafts that have the fault of this code and no other error, asked for [`environment_of`] the code at [`NOW`](super::NOW) with the default policy.
///
/// Nothing for a code that no draft shows, such as those of editing.
#[must_use]
pub fn drafts_with(code: Code) -> Option<BoxedStrategy<ConfigurationDraft<'static>>> {
    let fault = FAMILIES.iter().copied().flatten().find(|Fault(of, _)| *of == code);
    fault.map(|Fault(_, drafts)| drafts())
}

/// The environment to ask for, to see the fault of this code in [`drafts_with`].
#[must_use]
pub fn environment_of(code: Code) -> Environment {
    let asked = code.when().iter().find_map(|when| match when {
        When::Ready(environments) => environments.last().copied(),
        _ => None,
    });
    asked.unwrap_or(Environment::Production)
}

/// Drafts that would be right but for what is done to them.
fn spoilt<P: core::fmt::Debug + 'static>(
    code: Code,
    how: impl Strategy<Value = P> + 'static,
    spoil: fn(&mut ConfigurationDraft<'static>, P),
) -> Faulty {
    (drafts(environment_of(code)), how)
        .prop_map(move |(mut draft, how)| {
            spoil(&mut draft, how);
            draft
        })
        .boxed()
}
