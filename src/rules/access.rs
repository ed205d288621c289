//! What the app manager grants: claims, restricted agents, custom claims.

use super::repeated::Repeated;
use super::scope::{Scope, Sections};
use super::words;
use crate::path::At;
use crate::setting::custom_claim;
use crate::{
    AccessFlags, Agents, Claims, Code, FlagNames, ParseErrorKind, Problem, Text, TextList, identity, redact, suggest,
};

/// The longest name that is kept when it is not known, in characters; a bound of our own.
const MAX_CHARS: u32 = 128;

pub(super) fn check(scope: &mut Scope<'_>, sections: &Sections<'_>) {
    let Some(advanced) = sections.advanced else { return };
    let table = At::ROOT.field("advanced");
    let at = table.field("claims");
    match advanced.claims.value() {
        None => {}
        Some(FlagNames::Bits(bits)) => claims_unknown_bit(scope, &at, *bits),
        Some(FlagNames::Names(names)) => {
            for (index, name) in names.values() {
                let at = at.index(index);
                if Claims::from_portal_name(name.as_str()).is_none() && !claims_malformed(scope, &at, name) {
                    claims_unknown(scope, &at, name);
                }
            }
        }
    }

    let at = table.field("agents");
    match advanced.agents.value() {
        None => {}
        Some(FlagNames::Bits(bits)) => agents_unknown_bit(scope, &at, *bits),
        Some(FlagNames::Names(names)) => {
            for (index, name) in names.values() {
                let at = at.index(index);
                if Agents::from_portal_name(name.as_str()).is_none() && !agents_malformed(scope, &at, name) {
                    agents_unknown(scope, &at, name);
                }
            }
        }
    }
    if scope.target.is_some() {
        agents_user(scope, &at, sections);
    }
    agents_on_site_only(scope, &at, sections);
    agents_internal_only(scope, &at, sections);
    agents_crmscript_standard(scope, &at, sections);

    if let Some(claims) = advanced.custom_claims.value() {
        check_custom_claims(scope, &table.field("custom_claims"), claims);
    }
}

fn check_custom_claims(scope: &mut Scope<'_>, at: &At<'_>, claims: &TextList<'_>) {
    let mut repeated = Repeated::new(|place| claims.value(place).map(Text::as_str));
    for (index, claim) in claims.values() {
        let entry = at.index(index);
        if custom_claim_malformed(scope, &entry, claim) {
            continue;
        }
        match repeated.first(index) {
            Some(first) => custom_claim_duplicate(scope, &entry, claim, &at.index(first)),
            None => custom_claim_reserved(scope, &entry, claim),
        }
    }
}

fn claims_malformed(scope: &mut Scope<'_>, at: &At<'_>, name: &Text<'_>) -> bool {
    malformed(scope, at, name, Code::CLAIMS_MALFORMED)
}

fn agents_malformed(scope: &mut Scope<'_>, at: &At<'_>, name: &Text<'_>) -> bool {
    malformed(scope, at, name, Code::AGENTS_MALFORMED)
}

fn malformed(scope: &mut Scope<'_>, at: &At<'_>, name: &Text<'_>, code: Code) -> bool {
    let name = name.as_str();
    let why = if name.trim().is_empty() {
        "is empty"
    } else if identity::is_longer(name, MAX_CHARS) {
        "is longer than 128 characters"
    } else if name.contains(redact::is_hidden) {
        "holds a control character or an invisible one"
    } else {
        return false;
    };
    scope.report(Problem::new(code, at).why(why));
    true
}

fn claims_unknown(scope: &mut Scope<'_>, at: &At<'_>, name: &Text<'_>) {
    unknown::<Claims>(scope, at, name, Code::CLAIMS_UNKNOWN);
}

fn agents_unknown(scope: &mut Scope<'_>, at: &At<'_>, name: &Text<'_>) {
    unknown::<Agents>(scope, at, name, Code::AGENTS_UNKNOWN);
}

fn unknown<F: AccessFlags>(scope: &mut Scope<'_>, at: &At<'_>, name: &Text<'_>, code: Code) {
    let meant = suggest::nearest(name.as_str(), F::names().iter().map(|(known, _)| *known));
    scope.report(Problem::new(code, at).found(name.as_str()).suggest(meant));
}

fn claims_unknown_bit(scope: &mut Scope<'_>, at: &At<'_>, bits: u64) {
    unknown_bit::<Claims>(scope, at, bits, Code::CLAIMS_UNKNOWN_BIT);
}

fn agents_unknown_bit(scope: &mut Scope<'_>, at: &At<'_>, bits: u64) {
    unknown_bit::<Agents>(scope, at, bits, Code::AGENTS_UNKNOWN_BIT);
}

/// Names the lowest bit that is not defined.
fn unknown_bit<F: AccessFlags>(scope: &mut Scope<'_>, at: &At<'_>, bits: u64, code: Code) {
    let is_undefined = |place: &u32| bits & (1 << place) != 0 && F::from_bits_strict(1 << place).is_none();
    if let Some(place) = (0..u64::BITS).find(is_undefined) {
        scope.report(Problem::new(code, at).found(&place.to_string()));
    }
}

fn agents_user(scope: &mut Scope<'_>, at: &At<'_>, sections: &Sections<'_>) {
    agent(scope, at, sections, Agents::USER, Code::AGENTS_USER);
}

fn agents_on_site_only(scope: &mut Scope<'_>, at: &At<'_>, sections: &Sections<'_>) {
    agent(scope, at, sections, Agents::REPLICATION, Code::AGENTS_ON_SITE_ONLY);
}

fn agents_internal_only(scope: &mut Scope<'_>, at: &At<'_>, sections: &Sections<'_>) {
    agent(scope, at, sections, Agents::DOCUMENT_MIGRATION, Code::AGENTS_INTERNAL_ONLY);
}

fn agents_crmscript_standard(scope: &mut Scope<'_>, at: &At<'_>, sections: &Sections<'_>) {
    if sections.is_standard() {
        agent(scope, at, sections, Agents::CRM_SCRIPT, Code::AGENTS_CRMSCRIPT_STANDARD);
    }
}

/// Reports an agent where it first stands.
fn agent(scope: &mut Scope<'_>, at: &At<'_>, sections: &Sections<'_>, agent: Agents, code: Code) {
    if !sections.agents.contains(agent) {
        return;
    }
    let is_it = |name: &Text<'_>| Agents::from_portal_name(name.as_str()) == Some(agent);
    let place = match sections.advanced.and_then(|table| table.agents.value()) {
        Some(FlagNames::Names(names)) => names.values().find(|(_, name)| is_it(name)),
        Some(FlagNames::Bits(_)) | None => None,
    };
    let at = place.map_or(*at, |(index, _)| at.index(index));
    scope.report(Problem::new(code, &at));
}

fn custom_claim_malformed(scope: &mut Scope<'_>, at: &At<'_>, claim: &Text<'_>) -> bool {
    let fault = custom_claim::validate(claim.as_str()).err().filter(|fault| *fault != ParseErrorKind::Reserved);
    let Some(fault) = fault else { return false };
    let why = words::name_fault(fault, "holds white space, a control character or an invisible one");
    scope.report(Problem::new(Code::CUSTOM_CLAIM_MALFORMED, at).why(why));
    true
}

fn custom_claim_reserved(scope: &mut Scope<'_>, at: &At<'_>, claim: &Text<'_>) {
    if custom_claim::validate(claim.as_str()) == Err(ParseErrorKind::Reserved) {
        scope.report(Problem::new(Code::CUSTOM_CLAIM_RESERVED, at).found(claim.as_str()));
    }
}

fn custom_claim_duplicate(scope: &mut Scope<'_>, at: &At<'_>, claim: &Text<'_>, first: &At<'_>) {
    scope.report(Problem::new(Code::CUSTOM_CLAIM_DUPLICATE, at).found(claim.as_str()).relate(first));
}
