//! What to do about a refusal, and why a text can never be registered.

use super::component::{Component, Difference};
use super::nearest::{Likeness, NearestUrl};
use super::question::Question;
use super::refusal::list;
use crate::UrlFaults;
use crate::secret_parts::has_secret;
use crate::url::facts::{ANSWER, UrlFacts};
use crate::url::matcher::UrlKind;
use crate::url::origin::{Origin, OriginFault};

const WITHOUT: &str = "send it without";

/// What to do; a text that cannot be registered is not advised.
pub(super) fn sentences(question: &Question<'_>, nearest: Option<&NearestUrl>) -> Vec<String> {
    if nearest.and_then(|nearest| nearest.differences.first()).is_some_and(Difference::lacks_scheme) {
        // That it is no URL is said by then.
        return vec!["send the registered text".to_owned()];
    }
    if !question.is_registrable() {
        let mut said = vec![unfit(question)];
        said.extend(mended(question, nearest).map(str::to_owned));
        return said;
    }
    let is_foreign = nearest.is_some_and(is_of_another_host) && question.is_foreign();
    let if_yours = is_foreign.then(|| "register it only if the host is yours".to_owned());
    let said: Vec<_> = if_yours.into_iter().chain(about_query(question, nearest)).collect();
    if !said.is_empty() {
        return said;
    }
    let advice = match (nearest.map(|nearest| &nearest.likeness), question.kind) {
        (None, _) => return vec![format!("add `{}` there, or check the environment", question.shown)],
        (Some(_), UrlKind::Origin) => "load the page from the registered one, or register this one",
        (Some(Likeness::Literal), _) => "send the registered text, or register this one",
        (Some(_), _) => "send what the pattern describes, or register this one",
    };
    vec![advice.to_owned()]
}

/// Whether nothing says that the hosts are the same.
fn is_of_another_host(nearest: &NearestUrl) -> bool {
    matches!(nearest.likeness, Likeness::Remote) || nearest.differs_by(Component::Host)
}

/// What to do about a query that should not be there.
fn about_query(question: &Question<'_>, nearest: Option<&NearestUrl>) -> Option<String> {
    if question.facts.query()?.is_empty() {
        return nearest.is_some_and(|nearest| nearest.differs_only_by(Component::Query)).then(|| WITHOUT.to_owned());
    }
    if let Some(name) = question.facts.parameter(&["iss", "token"]).or_else(|| question.facts.parameter(&ANSWER)) {
        return Some(format!("leave the query out: `{name}` is a parameter of the answer"));
    }
    if has_secret(question.sent) {
        return Some("leave the query out: it seems to hold a secret".to_owned());
    }
    let nearest = nearest.filter(|nearest| nearest.differs_only_by(Component::Query))?;
    let is_surplus = nearest.differences.iter().all(|difference| difference.registered().is_empty());
    let advice = match question.kind {
        UrlKind::Redirect => "leave the query out; what varies belongs in `state`",
        UrlKind::PostLogout | UrlKind::Origin => "leave the query out",
    };
    is_surplus.then(|| advice.to_owned())
}

/// What to send instead of what cannot be registered.
fn mended(question: &Question<'_>, nearest: Option<&NearestUrl>) -> Option<&'static str> {
    let has = |component| nearest.is_some_and(|nearest| nearest.differs_only_by(component));
    let differences = nearest.map_or(&[][..], |nearest| &nearest.differences);
    let is_surplus = |component| {
        matches!(
            component,
            Component::WhiteSpace | Component::HiddenCharacter | Component::Fragment | Component::UserInfo
        )
    };
    if !differences.is_empty() && differences.iter().all(|difference| is_surplus(difference.component)) {
        return Some(WITHOUT);
    }
    if has(Component::Query) && question.facts.faults().is_empty() {
        return Some("leave the query out");
    }
    if has(Component::Scheme) && question.facts.is_http() && question.kind != UrlKind::Origin {
        return Some("send https");
    }
    match nearest {
        _ if question.kind == UrlKind::Origin => None,
        Some(nearest) if matches!(nearest.likeness, Likeness::Literal) && !nearest.is_far() => {
            Some("send the registered text")
        }
        None if question.facts.faults().is_empty() && question.facts.is_http() && !question.matcher.is_native() => {
            Some("use https")
        }
        _ => None,
    }
}

/// Why a text can never be registered.
pub(super) fn unfit(question: &Question<'_>) -> String {
    let (facts, environment) = (&question.facts, question.matcher.environment());
    let native = question.matcher.is_native();
    if question.kind == UrlKind::Origin {
        return match Origin::read(question.sent) {
            Ok(_) if native => "http origins are allowed on loopback addresses only; serve the page over https".into(),
            Ok(_) => format!("http origins are not allowed in {environment}; serve the page over https"),
            Err(OriginFault::NotAnOrigin(why)) => format!("what was sent is no origin: {why}"),
            Err(OriginFault::NotOfTheWeb) => "what was sent is no origin: its scheme is neither http nor https".into(),
            Err(OriginFault::Null | OriginFault::Wildcard | OriginFault::Malformed(..)) => {
                format!("what was sent can never be registered: {}", faults(facts))
            }
        };
    }
    if !facts.faults().is_empty() {
        return format!("what was sent can never be registered: {}", faults(facts));
    }
    if let Some(name) = facts.parameter(&["iss"]) {
        return format!("what was sent can never be registered: its query holds `{name}`, which only the answer has");
    }
    let why = if facts.has_custom_scheme() {
        "only native applications have schemes of their own".to_owned()
    } else if native {
        "http is allowed to loopback addresses only".to_owned()
    } else {
        format!("http is not allowed in {environment}")
    };
    format!("what was sent can never be registered: {why}")
}

/// The faults of a text as clauses.
fn faults(facts: &UrlFacts<'_>) -> String {
    list(facts.faults().iter().map(|found| fault(facts, found)))
}

/// One fault as a clause, with the reason that the scanner knows.
pub(super) fn fault(facts: &UrlFacts<'_>, fault: UrlFaults) -> String {
    match (fault, facts.why(fault)) {
        (UrlFaults::AMBIGUOUS_HOST, Some(why)) => {
            format!("its host is read in different ways: {why}")
        }
        (UrlFaults::FORBIDDEN_CHARACTER, Some("it is two URLs in one entry")) => "it holds two URLs".to_owned(),
        (_, Some(why)) => why.to_owned(),
        (UrlFaults::CUSTOM_SCHEME, None) => custom_scheme(facts.text()).to_owned(),
        (UrlFaults::FORBIDDEN_SCHEME, None) => "its scheme is never allowed".to_owned(),
        (_, None) => fault.clause().to_owned(),
    }
}

/// Which of the faults a scheme of one's own has.
fn custom_scheme(text: &str) -> &'static str {
    let scheme = UrlFacts::scheme_of(text);
    if !scheme.contains('.') {
        "its scheme has no dot"
    } else if scheme.split('.').any(str::is_empty) {
        "its scheme has a dot too many"
    } else {
        "nothing follows its scheme"
    }
}
