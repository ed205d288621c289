//! The tenants that a file names, by their context identifiers.

use core::hash::{Hash, Hasher};

use super::repeated::Repeated;
use super::scope::{Scope, Sections};
use crate::identity::context_id;
use crate::path::At;
use crate::{Code, Environment, Field, List, ParseErrorKind, Problem, TenantDraft, Text};

pub(super) fn check(scope: &mut Scope<'_>, sections: &Sections<'_>) {
    let Some(tenants) = sections.tenants else { return };
    let at = At::ROOT.field("tenants");
    for (environment, list) in [
        (Environment::Sod, &tenants.sod),
        (Environment::Stage, &tenants.stage),
        (Environment::Production, &tenants.production),
    ] {
        if let Some(list) = list.value() {
            check_list(scope, &at.environment(environment), environment, list);
        }
    }
}

fn check_list(scope: &mut Scope<'_>, at: &At<'_>, environment: Environment, list: &List<TenantDraft<'_>>) {
    let mut repeated = Repeated::new(|place| list.value(place)?.context_id.value().map(|id| AnyCase(id.as_str())));
    for (index, TenantDraft { context_id: id, .. }) in list.values() {
        let entry = at.index(index);
        let id_at = entry.field("context_id");
        if context_id_malformed(scope, &id_at, id) {
            continue;
        }
        let Some(id) = id.value() else { continue };
        match repeated.first(index) {
            Some(first) => tenant_duplicate(scope, &id_at, id, environment, &at.index(first).field("context_id")),
            None => context_id_unusual(scope, &id_at, id),
        }
    }
}

fn context_id_malformed(scope: &mut Scope<'_>, at: &At<'_>, id: &Field<Text<'_>>) -> bool {
    let why = match id.value().map(|id| context_id::validate(id.as_str())) {
        Some(Ok(())) => return false,
        None if id.is_wrong() => return false,
        None => "is missing",
        Some(Err(ParseErrorKind::Empty)) => "is empty",
        Some(Err(ParseErrorKind::TooLong { .. })) => "is longer than 64 characters",
        Some(Err(_)) => "holds something else than letters, digits, `-` and `_`",
    };
    scope.report(Problem::new(Code::CONTEXT_ID_MALFORMED, at).why(why));
    true
}

fn context_id_unusual(scope: &mut Scope<'_>, at: &At<'_>, id: &Text<'_>) {
    if !context_id::is_usual(id.as_str()) {
        scope.report(Problem::new(Code::CONTEXT_ID_UNUSUAL, at).found(id.as_str()));
    }
}

fn tenant_duplicate(scope: &mut Scope<'_>, at: &At<'_>, id: &Text<'_>, environment: Environment, first: &At<'_>) {
    let problem = Problem::new(Code::TENANT_DUPLICATE, at).found(id.as_str()).environment(environment);
    scope.report(problem.relate(first));
}

/// A context identifier as SuperOffice compares them: letter case does not count.
#[derive(Clone, Copy)]
struct AnyCase<'t>(&'t str);

impl PartialEq for AnyCase<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(other.0)
    }
}

impl Eq for AnyCase<'_> {}

impl Hash for AnyCase<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // Equal texts differ in this bit at most; taken together, eight bytes are one step.
        const CASE: u8 = 0x20;
        let mut rest = self.0.as_bytes();
        while let Some((eight, after)) = rest.split_first_chunk::<8>() {
            state.write_u64(u64::from_ne_bytes(eight.map(|byte| byte | CASE)));
            rest = after;
        }
        for byte in rest {
            state.write_u8(byte | CASE);
        }
    }
}
