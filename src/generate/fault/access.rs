//! Faults of claims, restricted agents, and claims of one's own.

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::{Fault, Faulty, HIDDEN, anywhere, edit, insert, insert_text, spoilt, spoilt_like};
use crate::generate::draft::Wish;
use crate::generate::text;
use crate::{
    AccessFlags as _, AdvancedDraft, Agents, Claims, Code, ConfigurationDraft, Distribution, Field, FlagNames, TextList,
};

/// Each code of this family, with the drafts that have its fault.
pub(super) const FAULTS: &[Fault] = &[
    Fault(Code::CLAIMS_MALFORMED, || claim(Code::CLAIMS_MALFORMED, malformed())),
    Fault(Code::CLAIMS_UNKNOWN, || claim(Code::CLAIMS_UNKNOWN, unknown(&["SystemTokens", "System Tokn", "PersonID2"]))),
    Fault(Code::CLAIMS_UNKNOWN_BIT, claims_unknown_bit),
    Fault(Code::AGENTS_MALFORMED, || agent(Code::AGENTS_MALFORMED, malformed())),
    Fault(Code::AGENTS_UNKNOWN, || agent(Code::AGENTS_UNKNOWN, unknown(&["Webhooks", "ErpSynk", "CRM Skript"]))),
    Fault(Code::AGENTS_UNKNOWN_BIT, agents_unknown_bit),
    Fault(Code::AGENTS_USER, || granted(Code::AGENTS_USER, Agents::USER, &["User", "user", " USER"])),
    Fault(Code::AGENTS_ON_SITE_ONLY, || {
        granted(Code::AGENTS_ON_SITE_ONLY, Agents::REPLICATION, &["Replication", "replication", "REPLICATION"])
    }),
    Fault(Code::AGENTS_INTERNAL_ONLY, || {
        let names = &["DocumentMigration", "document migration", "document_migration"];
        granted(Code::AGENTS_INTERNAL_ONLY, Agents::DOCUMENT_MIGRATION, names)
    }),
    Fault(Code::AGENTS_CRMSCRIPT_STANDARD, || {
        granted(Code::AGENTS_CRMSCRIPT_STANDARD, Agents::CRM_SCRIPT, &["CRMScript", "crmscript", "crm-script"])
    }),
    Fault(Code::CUSTOM_CLAIM_MALFORMED, custom_claim_malformed),
    Fault(Code::CUSTOM_CLAIM_RESERVED, custom_claim_reserved),
    Fault(Code::CUSTOM_CLAIM_DUPLICATE, custom_claim_duplicate),
];

/// No name: empty, too long, or with what cannot be seen.
fn malformed() -> impl Strategy<Value = String> {
    prop_oneof![
        select(&["", " ", "\u{a0}"][..]).prop_map(str::to_owned),
        text::letters(129, 200),
        (text::word(), select(HIDDEN), anywhere()).prop_map(|(word, hidden, place)| insert_text(&word, place, hidden)),
    ]
}

/// A name that nobody knows, or one that is mistyped.
fn unknown(mistyped: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop_oneof![
        select(mistyped).prop_map(str::to_owned),
        (text::word(), text::word()).prop_map(|(one, other)| format!("{one} {other} list"))
    ]
}

/// Puts a name among those that are granted; bits are written as names first.
fn grant(field: &mut Field<FlagNames<'static>>, names: impl Fn(u64) -> Vec<&'static str>, place: Index, name: String) {
    let mut list: TextList<'static> = match field.value() {
        Some(FlagNames::Names(list)) => list.clone(),
        Some(FlagNames::Bits(bits)) => names(*bits).into_iter().collect(),
        None => TextList::default(),
    };
    insert(&mut list, place, name);
    *field = FlagNames::Names(list).into();
}

fn grant_agent(table: &mut AdvancedDraft<'static>, place: Index, name: String) {
    let names = |bits| {
        let set = Agents::from_bits_strict(bits).unwrap_or_default();
        Agents::names().iter().filter(|(_, flag)| set.contains(*flag)).map(|(name, _)| *name).collect()
    };
    grant(&mut table.agents, names, place, name);
}

fn claim(code: Code, name: impl Strategy<Value = String> + 'static) -> Faulty {
    spoilt(code, (name, anywhere()), |draft, (name, place)| {
        let names = |bits| {
            let set = Claims::from_bits_strict(bits).unwrap_or_default();
            Claims::names().iter().filter(|(_, flag)| set.contains(*flag)).map(|(name, _)| *name).collect()
        };
        edit(&mut draft.advanced, |table| grant(&mut table.claims, names, place, name));
    })
}

fn agent(code: Code, name: impl Strategy<Value = String> + 'static) -> Faulty {
    spoilt(code, (name, anywhere()), |draft, (name, place)| {
        edit(&mut draft.advanced, |table| grant_agent(table, place, name));
    })
}

/// Bits of which one is not defined, beside some that are.
fn claims_unknown_bit() -> Faulty {
    let how = (5..64_u32, 0..=Claims::all().bits());
    spoilt(Code::CLAIMS_UNKNOWN_BIT, how, |draft, (place, others)| {
        edit(&mut draft.advanced, |table| table.claims = FlagNames::Bits((1 << place) | u64::from(others)).into());
    })
}

fn agents_unknown_bit() -> Faulty {
    let how = (13..64_u32, 0..=Agents::all().bits());
    spoilt(Code::AGENTS_UNKNOWN_BIT, how, |draft, (place, others)| {
        edit(&mut draft.advanced, |table| table.agents = FlagNames::Bits((1 << place) | u64::from(others)).into());
    })
}

/// An agent that should not be granted, by one of its names or, one in four times, by its bit.
fn granted(code: Code, agent: Agents, names: &'static [&'static str]) -> Faulty {
    let how = (select(names), prop::bool::weighted(0.25), anywhere());
    let standard = Wish { distribution: Some(Distribution::Standard), ..Wish::default() };
    let wish = if code == Code::AGENTS_CRMSCRIPT_STANDARD { standard } else { Wish::default() };
    spoilt_like(code, wish, how, move |draft, (name, is_bits, place)| {
        edit(&mut draft.advanced, |table| match table.agents.value() {
            Some(FlagNames::Bits(bits)) => table.agents = FlagNames::Bits(*bits | u64::from(agent.bits())).into(),
            None if is_bits => table.agents = FlagNames::from(agent).into(),
            Some(FlagNames::Names(_)) | None => grant_agent(table, place, name.to_owned()),
        });
    })
}

fn custom_claim_malformed() -> Faulty {
    let how = prop_oneof![
        malformed(),
        (text::word(), text::word()).prop_map(|(one, other)| format!("{one} {other}")),
        text::word().prop_map(|word| format!(" {word}")),
    ];
    spoilt(Code::CUSTOM_CLAIM_MALFORMED, (how, anywhere()), |draft, (claim, place)| custom_claim(draft, claim, place))
}

/// A name that means something already: registered, in SuperOffice's tokens, or under their prefix.
fn custom_claim_reserved() -> Faulty {
    let how = prop_oneof![
        select(&["sub", "iss", "aud", "exp", "nonce", "name", "email"][..]).prop_map(str::to_owned),
        text::word().prop_map(|word| format!("{}{word}", crate::ClaimName::PREFIX)),
        text::word().prop_map(|word| format!("{}{word}", crate::ClaimName::PREFIX.to_uppercase())),
    ];
    spoilt(Code::CUSTOM_CLAIM_RESERVED, (how, anywhere()), |draft, (claim, place)| custom_claim(draft, claim, place))
}

fn custom_claim_duplicate() -> Faulty {
    let how = (text::word(), anywhere(), anywhere());
    spoilt(Code::CUSTOM_CLAIM_DUPLICATE, how, |draft, (word, one, other)| {
        custom_claim(draft, format!("acme_{word}"), one);
        custom_claim(draft, format!("acme_{word}"), other);
    })
}

fn custom_claim(draft: &mut ConfigurationDraft<'static>, claim: String, place: Index) {
    edit(&mut draft.advanced, |table| edit(&mut table.custom_claims, |list| insert(list, place, claim)));
}
