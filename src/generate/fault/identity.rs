//! Faults of the name, the partner, and the client ID.

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::{Fault, Faulty, HIDDEN, anywhere, edit, environment_of, insert_text, places, put, spoilt, take};
use crate::generate::text;
use crate::{Code, ConfigurationDraft, Field, Text};

/// Each code of this family, with the drafts that have its fault.
pub(super) const FAULTS: &[Fault] = &[
    Fault(Code::DISTRIBUTION_MISSING, distribution_missing),
    Fault(Code::NAME_MISSING, name_missing),
    Fault(Code::NAME_CONTROL_CHARACTER, name_control_character),
    Fault(Code::NAME_TOO_LONG, name_too_long),
    Fault(Code::NAME_FORBIDDEN_CHARACTER, name_forbidden_character),
    Fault(Code::PARTNER_MALFORMED, partner_malformed),
    Fault(Code::CLIENT_ID_MISSING, client_id_missing),
    Fault(Code::CLIENT_ID_MALFORMED, client_id_malformed),
    Fault(Code::CLIENT_ID_UNUSUAL, client_id_unusual),
    Fault(Code::CLIENT_ID_PLACEHOLDER, client_id_placeholder),
];

fn distribution_missing() -> Faulty {
    spoilt(Code::DISTRIBUTION_MISSING, Just(()), |draft, ()| draft.distribution = Field::absent())
}

fn name_missing() -> Faulty {
    let how = prop_oneof![Just(None), select(&["", " ", "\t ", "\n"][..]).prop_map(Some)];
    spoilt(Code::NAME_MISSING, how, |draft, blank| draft.name = blank.map(Text::from).into())
}

fn name_control_character() -> Faulty {
    spoilt(Code::NAME_CONTROL_CHARACTER, (select(HIDDEN), anywhere()), |draft, (hidden, place)| {
        spoil_name(draft, place, hidden);
    })
}

fn name_too_long() -> Faulty {
    let how = (select(&["a", "ø", " Norge", "本"][..]), 65..200_usize);
    spoilt(Code::NAME_TOO_LONG, how, |draft, (more, length)| {
        edit(&mut draft.name, |name| {
            let text: String = name.as_str().chars().chain(more.chars().cycle()).take(length).collect();
            *name = text.into();
        });
    })
}

fn name_forbidden_character() -> Faulty {
    let forbidden =
        &[".", ":", ";", "?", "*", "~", "#", "%", "|", "=", "\\", "/", "{", "}", "<", ">", "'", "\"", "‘", "’"];
    spoilt(Code::NAME_FORBIDDEN_CHARACTER, (select(&forbidden[..]), anywhere()), |draft, (found, place)| {
        spoil_name(draft, place, found);
    })
}

fn spoil_name(draft: &mut ConfigurationDraft<'static>, place: Index, what: &str) {
    edit(&mut draft.name, |name| *name = insert_text(name.as_str(), place, what).into());
}

fn partner_malformed() -> Faulty {
    let how = prop_oneof![
        text::word().prop_map(|word| format!(" {word}")),
        text::word().prop_map(|word| format!("{word}\u{a0}")),
        (text::word(), select(HIDDEN), anywhere()).prop_map(|(word, hidden, place)| {
            // White space around it is a fault too.
            insert_text(&word, place, hidden)
        }),
        (text::word(), 129..200_usize).prop_map(|(word, length)| word.chars().cycle().take(length).collect()),
    ];
    spoilt(Code::PARTNER_MALFORMED, how, |draft, partner| draft.partner = partner.into())
}

fn client_id_missing() -> Faulty {
    spoilt(Code::CLIENT_ID_MISSING, any::<bool>(), |draft, others_stay| {
        let asked = environment_of(Code::CLIENT_ID_MISSING);
        edit(&mut draft.authentication, |table| take(&mut table.client_id, asked, others_stay));
    })
}

fn client_id_malformed() -> Faulty {
    let how = prop_oneof![
        select(&["", " ", "ø"][..]).prop_map(str::to_owned),
        text::hex_id().prop_map(|id| format!(" {id}")),
        text::hex_id().prop_map(|id| format!("{id}\n")),
        (text::hex_id(), anywhere(), select(&["\u{200b}", "\u{e9}", "\t", "–", "\0"][..]))
            .prop_map(|(id, place, odd)| insert_text(&id, place, odd)),
        (text::hex_id(), 129..300_usize).prop_map(|(id, length)| id.chars().cycle().take(length).collect()),
    ];
    client_id(Code::CLIENT_ID_MALFORMED, how)
}

fn client_id_unusual() -> Faulty {
    let uuid = |id: String| {
        let mut letters = id.chars();
        let mut part = |length: usize| letters.by_ref().take(length).collect::<String>();
        [part(8), part(4), part(4), part(4), part(12)].join("-")
    };
    let how = prop_oneof![
        text::hex_id().prop_map(uuid),
        text::hex_id().prop_map(|id| format!("A{}", id.split_at_checked(1).unwrap_or_default().1.to_uppercase())),
        text::hex_id().prop_map(|id| format!("{id}0")),
        text::hex_id().prop_map(|id| id.split_at_checked(31).unwrap_or_default().0.to_owned()),
        (text::word(), text::word()).prop_map(|(one, other)| format!("{one}-{other}")),
    ];
    client_id(Code::CLIENT_ID_UNUSUAL, how)
}

fn client_id_placeholder() -> Faulty {
    let copied = &["1234567890abcdef1234567890abcdef", "4e5e6f90f529fede129bd25ad", "1234567-1234-9876", "ADD", "add"];
    let repeated = (prop::char::range('a', 'z'), prop_oneof![Just(32), 1..40_usize]);
    let how = prop_oneof![
        select(&copied[..]).prop_map(str::to_owned),
        repeated.prop_map(|(letter, length)| core::iter::repeat_n(letter, length).collect()),
        Just("0".repeat(32)),
    ];
    client_id(Code::CLIENT_ID_PLACEHOLDER, how)
}

/// One of the client IDs is this.
fn client_id(code: Code, id: impl Strategy<Value = String> + 'static) -> Faulty {
    spoilt(code, (id, places()), |draft, (id, place)| {
        edit(&mut draft.authentication, |table| put(&mut table.client_id, place, id.into()));
    })
}
