//! Faults of supported endpoints.

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::place::{table, without_mirroring};
use super::{Fault, Faulty, spoilt};
use crate::generate::text;
use crate::{Code, ConfigurationDraft, Field, List, SupportedEndpoint, TextList};

/// Each code of this family, with the drafts that have its fault.
pub(super) const FAULTS: &[Fault] = &[
    Fault(Code::ENDPOINT_NONE, none),
    Fault(Code::ENDPOINT_MALFORMED, malformed),
    Fault(Code::ENDPOINT_UNKNOWN, unknown),
    Fault(Code::ENDPOINT_OLD_SOAP, old_soap),
];

/// There is no table, no list, or an empty one.
fn none() -> Faulty {
    spoilt(Code::ENDPOINT_NONE, 0..3_u8, |draft, form| {
        without_mirroring(draft);
        if form == 0 {
            draft.endpoints = Field::absent();
        } else if let Some(table) = table(&mut draft.endpoints) {
            table.supported = if form == 1 { Field::absent() } else { TextList::default().into() };
        }
    })
}

/// Drafts with one of these names among the supported endpoints.
fn with_name(code: Code, names: impl Strategy<Value = String> + 'static) -> Faulty {
    spoilt(code, (names, any::<Index>(), any::<bool>()), |draft, (name, place, is_alone)| {
        insert(draft, name, &place, is_alone);
    })
}

fn insert(draft: &mut ConfigurationDraft<'static>, name: String, place: &Index, is_alone: bool) {
    let Some(table) = table(&mut draft.endpoints) else { return };
    let before = table.supported.value().filter(|_| !is_alone).map(List::entries);
    let mut names = before.unwrap_or_default().to_vec();
    names.insert(place.index(names.len() + 1), name.into());
    table.supported = TextList::from_fields(names).into();
}

/// Empty, with white space around it, with an invisible character, or longer than 128 characters.
fn malformed() -> Faulty {
    let name = select(&["WebAPI", "webapi", "Services88", "Sync"][..]);
    let names = prop_oneof![
        select(&["", " ", "\t"][..]).prop_map(str::to_owned),
        (name.clone(), select(&[" ", "\n", "\u{a0}"][..])).prop_map(|(name, space)| format!("{name}{space}")),
        (name.clone(), select(&[" ", "\t"][..])).prop_map(|(name, space)| format!("{space}{name}")),
        (name, select(&["\u{200b}", "\u{202e}", "\0", "\r\nx", "\u{feff}"][..]))
            .prop_map(|(name, hidden)| format!("{name}{hidden}x")),
        (129..=200_usize).prop_map(|length| "a".repeat(length)),
        (129..=200_usize).prop_map(|length| "ø".repeat(length)),
    ];
    with_name(Code::ENDPOINT_MALFORMED, names)
}

/// What is nearly a known name, or a version of SOAP that is not out yet.
fn unknown() -> Faulty {
    let names = prop_oneof![
        select(&["WebApp", "Web API", "WebAPIs", "Web-API", "OData", "Services", "Services 88", "Service88"][..])
            .prop_map(str::to_owned),
        (SupportedEndpoint::NEWEST_SOAP + 1..=99).prop_map(|version| format!("Services{version}")),
        (100..=200_u16).prop_map(|version| format!("Services{version}")),
        text::word().prop_map(|word| format!("{word} service")),
    ];
    with_name(Code::ENDPOINT_UNKNOWN, names)
}

fn old_soap() -> Faulty {
    let name = select(&["Services", "services", "SERVICES"][..]);
    let names = (name, 0..SupportedEndpoint::NEWEST_SOAP).prop_map(|(name, version)| format!("{name}{version:02}"));
    with_name(Code::ENDPOINT_OLD_SOAP, names)
}
