//! Drafts that have one fault.

mod access;
mod certificate;
mod client_secret;
mod document;
mod endpoint;
mod endpoint_url;
mod identity;
mod integration;
mod kind;
mod license;
mod notification;
mod origin;
mod pattern;
mod place;
mod redirect_advice;
mod redirect_host;
mod redirect_text;
mod tenant;
mod verification;

use core::fmt::Debug;

use proptest::prelude::*;
use proptest::sample::Index;

use super::draft::slots::others;
use super::draft::{Wish, drafts_like};
use crate::{Code, ConfigurationDraft, Environment, Field, List, PerEnvironment, When};

type Faulty = BoxedStrategy<ConfigurationDraft<'static>>;

/// A code, and how drafts with its fault are made.
struct Fault(Code, fn() -> Faulty);

/// All of them, by family.
const FAMILIES: &[&[Fault]] = &[
    document::FAULTS,
    identity::FAULTS,
    client_secret::FAULTS,
    certificate::FAULTS,
    redirect_text::FAULTS,
    redirect_host::FAULTS,
    redirect_advice::FAULTS,
    pattern::FAULTS,
    origin::FAULTS,
    endpoint::FAULTS,
    endpoint_url::FAULTS,
    integration::FAULTS,
    notification::FAULTS,
    kind::FAULTS,
    access::FAULTS,
    license::FAULTS,
    verification::FAULTS,
    tenant::FAULTS,
];

/// Drafts that have the fault of this code and no other error, asked for [`environment_of`] the code at [`NOW`](super::NOW) with the default policy.
///
/// Everything else is that of [`drafts`](super::drafts). Where the fault stands, and what it looks like, is varied: in a value that all environments share
/// as often as in that of one environment, anywhere in a list, in each of its spellings with about the same share. Warnings and hints of other codes may be
/// there too. They shrink to the smallest draft that still has the fault.
///
/// Nothing for a code that no draft shows, such as those of editing, nor for one whose rule needs a feature that is off.
///
/// ```
/// use proptest::prelude::*;
/// use superoffice_app::generate::{NOW, drafts_with, environment_of};
/// use superoffice_app::{Code, Policy};
///
/// let code = Code::CERTIFICATE_MISSING;
/// proptest!(|(draft in drafts_with(code).unwrap())| {
///     let report = draft.check_for(environment_of(code), NOW, &Policy::default());
///     prop_assert!(report.contains(code));
/// });
/// ```
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
fn spoilt<P: Debug + 'static>(
    code: Code,
    how: impl Strategy<Value = P> + 'static,
    spoil: impl Fn(&mut ConfigurationDraft<'static>, P) + 'static,
) -> Faulty {
    spoilt_like(code, Wish::default(), how, spoil)
}

/// The same of drafts that are as wished.
fn spoilt_like<P: Debug + 'static>(
    code: Code,
    wish: Wish,
    how: impl Strategy<Value = P> + 'static,
    spoil: impl Fn(&mut ConfigurationDraft<'static>, P) + 'static,
) -> Faulty {
    (drafts_like(environment_of(code), wish), how)
        .prop_map(move |(mut draft, how)| {
            spoil(&mut draft, how);
            draft
        })
        .boxed()
}

/// Where a value stands: for all environments, as it does half of the time, or for one of them.
type Place = Option<Environment>;

/// Any place.
fn places() -> impl Strategy<Value = Place> {
    prop_oneof![3 => Just(None), 1 => Just(Some(Environment::Production)), 1 => Just(Some(Environment::Stage)), 1 => Just(Some(Environment::Sod))]
}

/// Where a value counts in the environment that is asked for.
fn places_in(environment: Environment) -> impl Strategy<Value = Place> {
    prop_oneof![Just(None), Just(Some(environment))]
}

/// Puts a value into a place. What was for all environments stays that of the others.
fn put<T: Clone>(slots: &mut PerEnvironment<T>, place: Place, value: T) {
    let Some(environment) = place else {
        *slots = PerEnvironment::Shared(value);
        return;
    };
    slots.split();
    slots.set(environment, value);
}

/// Takes the value of one environment away. What was for all environments stays that of the others, if they are to have one.
fn take<T: Clone>(slots: &mut PerEnvironment<T>, environment: Environment, others_stay: bool) {
    slots.split();
    let mut rest = PerEnvironment::default();
    for other in others(environment) {
        if let Some(value) = slots.get(other).filter(|_| others_stay) {
            rest.set(other, value.clone());
        }
    }
    *slots = rest;
}

/// Changes what stands in a field, which gets an empty value first when there is none.
fn edit<T: Default>(field: &mut Field<T>, change: impl FnOnce(&mut T)) {
    if field.value().is_none() {
        *field = T::default().into();
    }
    if let Some(value) = field.value_mut() {
        change(value);
    }
}

/// Puts an entry anywhere into a list.
fn insert<T: Clone, const LINES: bool>(list: &mut List<T, LINES>, place: Index, entry: impl Into<T>) {
    let mut entries = list.entries().to_vec();
    entries.insert(place.index(entries.len() + 1), Field::from(entry.into()));
    *list = List::from_fields(entries);
}

/// Any place in a list.
fn anywhere() -> impl Strategy<Value = Index> {
    any::<Index>()
}

/// Puts a text into another, after any of its characters.
fn insert_text(text: &str, place: Index, what: &str) -> String {
    let place = place.index(text.chars().count() + 1);
    let (before, after): (Vec<_>, Vec<_>) = text.chars().enumerate().partition(|(index, _)| *index < place);
    let letters = |letters: Vec<(usize, char)>| letters.into_iter().map(|(_, letter)| letter).collect::<String>();
    format!("{}{what}{}", letters(before), letters(after))
}

/// Characters that cannot be seen, or that change how what stands around them is seen.
const HIDDEN: &[&str] =
    &["\u{7}", "\0", "\n", "\t", "\u{7f}", "\u{85}", "\u{200b}", "\u{202e}", "\u{2066}", "\u{feff}", "\u{ad}"];
