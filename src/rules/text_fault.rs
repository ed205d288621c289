//! What is wrong with the text of a URL, for redirect URLs and for endpoints: one code each, all of them reported.

use super::scope::Scope;
use crate::path::At;
use crate::url::advice::{Room, advice};
use crate::url::facts::UrlFacts;
use crate::{Code, Problem, UrlFaults};

/// The codes of a family.
type Codes = [(UrlFaults, Code); 11];

const REDIRECT: Codes = [
    (UrlFaults::MALFORMED, Code::REDIRECT_URL_MALFORMED),
    (UrlFaults::AMBIGUOUS_HOST, Code::REDIRECT_URL_AMBIGUOUS_HOST),
    (UrlFaults::FRAGMENT, Code::REDIRECT_URL_FRAGMENT),
    (UrlFaults::USER_INFO, Code::REDIRECT_URL_USER_INFO),
    (UrlFaults::WILDCARD, Code::REDIRECT_URL_WILDCARD),
    (UrlFaults::WHITE_SPACE, Code::REDIRECT_URL_WHITE_SPACE),
    (UrlFaults::CONTROL_CHARACTER, Code::REDIRECT_URL_CONTROL_CHARACTER),
    (UrlFaults::BACKSLASH, Code::REDIRECT_URL_BACKSLASH),
    (UrlFaults::DOT_SEGMENT, Code::REDIRECT_URL_DOT_SEGMENT),
    (UrlFaults::FORBIDDEN_CHARACTER, Code::REDIRECT_URL_FORBIDDEN_CHARACTER),
    (UrlFaults::FORBIDDEN_SCHEME, Code::REDIRECT_URL_FORBIDDEN_SCHEME),
];

const ENDPOINT: Codes = [
    (UrlFaults::MALFORMED, Code::ENDPOINT_URL_MALFORMED),
    (UrlFaults::AMBIGUOUS_HOST, Code::ENDPOINT_URL_AMBIGUOUS_HOST),
    (UrlFaults::FRAGMENT, Code::ENDPOINT_URL_FRAGMENT),
    (UrlFaults::USER_INFO, Code::ENDPOINT_URL_USER_INFO),
    (UrlFaults::WILDCARD, Code::ENDPOINT_URL_WILDCARD),
    (UrlFaults::WHITE_SPACE, Code::ENDPOINT_URL_WHITE_SPACE),
    (UrlFaults::CONTROL_CHARACTER, Code::ENDPOINT_URL_CONTROL_CHARACTER),
    (UrlFaults::BACKSLASH, Code::ENDPOINT_URL_BACKSLASH),
    (UrlFaults::DOT_SEGMENT, Code::ENDPOINT_URL_DOT_SEGMENT),
    (UrlFaults::FORBIDDEN_CHARACTER, Code::ENDPOINT_URL_FORBIDDEN_CHARACTER),
    (UrlFaults::FORBIDDEN_SCHEME, Code::ENDPOINT_URL_FORBIDDEN_SCHEME),
];

pub(super) fn redirect_url_text(scope: &mut Scope<'_>, at: &At<'_>, facts: &UrlFacts<'_>, room: Room) {
    text(scope, at, facts, &REDIRECT, room);
    too_long(scope, at, facts, Code::REDIRECT_URL_TOO_LONG);
}

pub(super) fn endpoint_url_text(scope: &mut Scope<'_>, at: &At<'_>, facts: &UrlFacts<'_>) {
    text(scope, at, facts, &ENDPOINT, Room::One);
    too_long(scope, at, facts, Code::ENDPOINT_URL_TOO_LONG);
}

fn text(scope: &mut Scope<'_>, at: &At<'_>, facts: &UrlFacts<'_>, codes: &Codes, room: Room) {
    if facts.faults().is_empty() {
        return;
    }
    for (fault, code) in codes {
        if facts.faults().contains(*fault) {
            let why = facts.why(*fault).unwrap_or_default();
            let problem = Problem::new(*code, at).found(facts.text()).why(why);
            let comes_in_forms = UrlFaults::MALFORMED | UrlFaults::FORBIDDEN_CHARACTER;
            let advised = comes_in_forms.contains(*fault).then(|| advice(why, facts.text(), room)).flatten();
            scope.report(problem.advise(advised));
        }
    }
}

/// Long is a warning that a policy may shift; too long to be held is not.
fn too_long(scope: &mut Scope<'_>, at: &At<'_>, facts: &UrlFacts<'_>, code: Code) {
    let length = facts.text().len();
    let problem = |limit| Problem::new(code, at).limit(limit, length);
    if facts.faults().contains(UrlFaults::TOO_LONG) {
        scope.report(problem(UrlFaults::MAX_LENGTH).fixed());
    } else if length > scope.policy.limits().url_bytes {
        scope.report(problem(scope.policy.limits().url_bytes));
    }
}
