//! Faults of the state change endpoint, and of who gets error mails.

use proptest::prelude::*;
use proptest::sample::select;

use super::{Fault, Faulty, anywhere, edit, environment_of, spoilt, spoilt_like, take};
use crate::generate::draft::Wish;
use crate::generate::text;
use crate::{Code, Distribution, Field, IntegrationDraft};

/// Each code of this family, with the drafts that have its fault.
pub(super) const FAULTS: &[Fault] = &[
    Fault(Code::STATE_CHANGE_MISSING, state_change_missing),
    Fault(Code::STATE_CHANGE_DISABLED, state_change_disabled),
    Fault(Code::TECHNICAL_CONTACT_MISSING, technical_contact_missing),
    Fault(Code::EMAIL_MALFORMED, email_malformed),
];

const STANDARD: Wish =
    Wish { distribution: Some(Distribution::Standard), native: None, kind: None, system_token: None };

/// None for this environment, or an empty one, or no table at all.
fn state_change_missing() -> Faulty {
    let code = Code::STATE_CHANGE_MISSING;
    spoilt_like(code, STANDARD, (0..3, any::<bool>()), |draft, (how, others_stay)| {
        let asked = environment_of(Code::STATE_CHANGE_MISSING);
        match how {
            0 => draft.notifications = Field::absent(),
            1 => edit(&mut draft.notifications, |table| take(&mut table.state_change_url, asked, others_stay)),
            _ => edit(&mut draft.notifications, |table| {
                take(&mut table.state_change_url, asked, others_stay);
                table.state_change_url.set(asked, " ".into());
            }),
        }
    })
}

/// Switched off, or not switched on.
fn state_change_disabled() -> Faulty {
    spoilt_like(Code::STATE_CHANGE_DISABLED, STANDARD, any::<bool>(), |draft, is_absent| {
        edit(&mut draft.notifications, |table| table.enabled = if is_absent { Field::absent() } else { false.into() });
    })
}

/// Mails about failures, of the state change endpoint or of an integration, that nobody gets.
fn technical_contact_missing() -> Faulty {
    let how = (any::<bool>(), 0..3, any::<bool>());
    spoilt(Code::TECHNICAL_CONTACT_MISSING, how, |draft, (is_own, which, is_blank)| {
        edit(&mut draft.notifications, |table| {
            table.technical_contact = if is_blank { "".into() } else { Field::absent() };
            table.error_emails = Field::absent();
            table.send_error_emails = is_own.into();
        });
        if !is_own {
            let mails = |field: &mut Field<IntegrationDraft<'static>>| {
                edit(field, |table| table.send_error_emails = true.into());
            };
            edit(&mut draft.integrations, |table| match which {
                0 => mails(&mut table.erp_sync),
                1 => mails(&mut table.quote_connector),
                _ => mails(&mut table.mirroring),
            });
        }
    })
}

/// What is no address, as the contact or anywhere among the others.
fn email_malformed() -> Faulty {
    let wrong = prop_oneof![
        text::word(),
        text::mailbox().prop_map(|mailbox| mailbox.replacen('@', " at ", 1)),
        text::mailbox().prop_map(|mailbox| format!("{mailbox}, {mailbox}")),
        text::mailbox().prop_map(|mailbox| mailbox.replace('.', "..")),
        text::mailbox().prop_map(|mailbox| format!("<{mailbox}>")),
        text::host().prop_map(|host| format!("@{host}")),
        text::word().prop_map(|word| format!("{word}@")),
        (text::letters(250, 300), text::host()).prop_map(|(letters, host)| format!("{letters}@{host}")),
        select(&[";", "mailto:ops@acme.example", "Ops <ops@acme.example>"][..]).prop_map(str::to_owned),
    ];
    let others = prop::collection::vec(text::mailbox(), 0..=2);
    spoilt(
        Code::EMAIL_MALFORMED,
        (wrong, others, any::<bool>(), anywhere()),
        |draft, (wrong, others, is_list, place)| {
            edit(&mut draft.notifications, |table| {
                // One semicolon is no fault among addresses.
                if is_list && wrong != ";" {
                    let mut all = others;
                    all.insert(place.index(all.len() + 1), wrong);
                    table.error_emails = all.join(";").into();
                } else {
                    table.technical_contact = wrong.into();
                }
            });
        },
    )
}
