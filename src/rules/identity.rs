//! The name and the client ID.

use super::scope::{Scope, Sections, Target};
use super::words;
use crate::identity::{app_name, client_id, partner_id};
use crate::path::At;
use crate::{AppName, Code, ParseErrorKind, Problem, Severity, Text};

pub(super) fn check(scope: &mut Scope<'_>, sections: &Sections<'_>) {
    distribution_missing(scope, sections);
    let at = At::ROOT.field("name");
    name_missing(scope, &at, sections);
    if let Some(name) = sections.draft.name.value().filter(|name| !is_unseen(name)) {
        name_control_character(scope, &at, name);
        name_too_long(scope, &at, name, sections);
        name_forbidden_character(scope, &at, name, sections);
    }
    partner_malformed(scope, sections);

    let Some(authentication) = sections.authentication else { return };
    let authentication_at = At::ROOT.field("authentication");
    let at = authentication_at.field("client_id");
    for (environment, id) in authentication.client_id.values() {
        let Some(id) = id.value() else { continue };
        let at = at.maybe(environment);
        if client_id_malformed(scope, &at, id) || client_id_placeholder(scope, &at, id) {
            continue;
        }
        client_id_unusual(scope, &at, id);
    }
    if let Some(Target { environment, .. }) = scope.target {
        client_id_missing(scope, &at.value_in(&authentication.client_id, environment), sections);
    }
}

fn distribution_missing(scope: &mut Scope<'_>, sections: &Sections<'_>) {
    if sections.draft.distribution.is_absent() {
        scope.report(Problem::new(Code::DISTRIBUTION_MISSING, &At::ROOT.field("distribution")));
    }
}

/// Whether there is nothing but white space in a name, that of other scripts too: as `AppName` sees it.
fn is_unseen(name: &Text<'_>) -> bool {
    name.as_str().trim().is_empty()
}

fn name_missing(scope: &mut Scope<'_>, at: &At<'_>, sections: &Sections<'_>) {
    let name = &sections.draft.name;
    if name.is_absent() || name.value().is_some_and(is_unseen) {
        scope.report(Problem::new(Code::NAME_MISSING, at));
    }
}

fn name_control_character(scope: &mut Scope<'_>, at: &At<'_>, name: &Text<'_>) {
    if let Err(ParseErrorKind::InvalidCharacter { found }) = app_name::validate(name.as_str()) {
        scope.report(Problem::new(Code::NAME_CONTROL_CHARACTER, at).found(&found.to_string()));
    }
}

fn name_too_long(scope: &mut Scope<'_>, at: &At<'_>, name: &Text<'_>, sections: &Sections<'_>) {
    let length = name.as_str().chars().count();
    if length > AppName::MAX_CHARS {
        let problem = Problem::new(Code::NAME_TOO_LONG, at).limit(AppName::MAX_CHARS, length);
        scope.report(problem.severity_of(error_for_standard(sections)));
    }
}

fn name_forbidden_character(scope: &mut Scope<'_>, at: &At<'_>, name: &Text<'_>, sections: &Sections<'_>) {
    if let Some(found) = app_name::first_forbidden(name.as_str()) {
        let problem = Problem::new(Code::NAME_FORBIDDEN_CHARACTER, at).found(&found.to_string());
        scope.report(problem.severity_of(error_for_standard(sections)));
    }
}

/// The App Store's rules bind standard apps; for the others they are advice.
fn error_for_standard(sections: &Sections<'_>) -> Severity {
    if sections.is_standard() { Severity::Error } else { Severity::Warning }
}

fn partner_malformed(scope: &mut Scope<'_>, sections: &Sections<'_>) {
    let Some(partner) = sections.draft.partner.value().filter(|partner| !partner.is_blank()) else { return };
    if partner_id::validate(partner.as_str()).is_err() {
        scope.report(Problem::new(Code::PARTNER_MALFORMED, &At::ROOT.field("partner")).found(partner.as_str()));
    }
}

fn client_id_malformed(scope: &mut Scope<'_>, at: &At<'_>, id: &Text<'_>) -> bool {
    let Err(fault) = client_id::validate(id.as_str()) else { return false };
    let why = words::name_fault(fault, "holds a character that is not printable ASCII");
    scope.report(Problem::new(Code::CLIENT_ID_MALFORMED, at).why(why));
    true
}

fn client_id_placeholder(scope: &mut Scope<'_>, at: &At<'_>, id: &Text<'_>) -> bool {
    let placeholder = client_id::is_placeholder(id.as_str());
    if placeholder {
        scope.report(Problem::new(Code::CLIENT_ID_PLACEHOLDER, at).found(id.as_str()));
    }
    placeholder
}

fn client_id_unusual(scope: &mut Scope<'_>, at: &At<'_>, id: &Text<'_>) {
    if !client_id::is_usual(id.as_str()) {
        let meant = uuid::Uuid::try_parse(id.as_str()).ok().map(crate::ClientId::from);
        let meant = meant.as_ref().map(crate::ClientId::as_str);
        scope.report(Problem::new(Code::CLIENT_ID_UNUSUAL, at).found(id.as_str()).suggest(meant));
    }
}

fn client_id_missing(scope: &mut Scope<'_>, at: &At<'_>, sections: &Sections<'_>) {
    let (Some(Target { environment, .. }), Some(authentication)) = (scope.target, sections.authentication) else {
        return;
    };
    if authentication.client_id.get(environment).is_none_or(crate::Field::is_absent) {
        scope.report(Problem::new(Code::CLIENT_ID_MISSING, at).environment(environment));
    }
}
