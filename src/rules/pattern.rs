//! Redirect patterns.

use super::scope::Scope;
use crate::path::At;
use crate::url::pattern::{Lints, Openness, PORTS, PatternFacts, judge, marked, without_brackets};
use crate::{Code, PatternFault, PatternLimit, Problem};

/// How many patterns there may be in the list of one environment. Each is tried on every sign-in that no URL allows.
const MOST: usize = 8;

/// Counts the patterns of one list, also those that stand there twice, for each is compiled.
#[derive(Default)]
pub(super) struct Patterns(usize);

impl Patterns {
    /// Counts one more, and reports it when it is one too many.
    pub(super) fn are_too_many(&mut self, scope: &mut Scope<'_>, at: &At<'_>, text: &str) -> bool {
        self.0 += 1;
        let too_many = self.0 > MOST;
        if too_many {
            let problem = Problem::new(Code::REDIRECT_PATTERN_TOO_COMPLEX, at).found(text);
            scope.report(problem.why("there are more than eight patterns in this list"));
        }
        too_many
    }
}

/// The rules about one pattern among the allowed redirect URLs, which is read once.
pub(super) fn check_pattern(scope: &mut Scope<'_>, at: &At<'_>, text: &str) -> PatternFacts {
    let facts = judge(text);
    if let Some(refused) = facts.fault {
        let code = match refused.fault {
            PatternFault::Invalid => Code::REDIRECT_PATTERN_INVALID,
            PatternFault::TooComplex => Code::REDIRECT_PATTERN_TOO_COMPLEX,
            PatternFault::Unanchored => Code::REDIRECT_PATTERN_UNANCHORED,
        };
        let problem = Problem::new(code, at).found(text);
        scope.report(match without_brackets(text).filter(|_| refused.fault == PatternFault::Unanchored) {
            Some(plain) => problem.why("Markdown has put `<` and `>` around its URL").suggest(shown(&plain)),
            None => problem.why(refused.why),
        });
        return facts;
    }
    if facts.limit == Some(PatternLimit::Unsupported) {
        scope.report(Problem::new(Code::REDIRECT_PATTERN_UNSUPPORTED, at).found(text));
    }
    let correction = facts.correction.as_ref();
    if facts.limit == Some(PatternLimit::CaseInsensitive) {
        let plain = correction.filter(|correction| correction.minds_case);
        let problem = Problem::new(Code::REDIRECT_PATTERN_CASE_INSENSITIVE, at).found(text);
        scope.report(problem.suggest(plain.and_then(|plain| shown(&plain.text))));
    }
    for (lint, code) in [
        (Lints::OPEN_HOST, Code::REDIRECT_PATTERN_OPEN_HOST),
        (Lints::SUBDOMAIN, Code::REDIRECT_PATTERN_SUBDOMAIN),
        (Lints::UNESCAPED_DOT, Code::REDIRECT_PATTERN_UNESCAPED_DOT),
        (Lints::IMPOSSIBLE_PORT, Code::REDIRECT_PATTERN_IMPOSSIBLE_PORT),
        (Lints::NATIVE_TEMPLATE, Code::REDIRECT_PATTERN_NATIVE_TEMPLATE),
    ] {
        if facts.lints.contains(lint) {
            let better = correction.filter(|correction| correction.removes.contains(lint));
            let (why, advised) = open_host(facts.openness);
            let problem = Problem::new(code, at).found(text).expected(PORTS).why(why);
            let problem = problem.advise(advised.filter(|_| lint == Lints::OPEN_HOST));
            scope.report(problem.suggest(better.and_then(|better| shown(&better.text))));
        }
    }
    facts
}

/// What is open about a host, and what to do about it if more can be said than for every such pattern.
const fn open_host(openness: Openness) -> (&'static str, Option<&'static str>) {
    match openness {
        Openness::Foreign => ("leaves the scheme or the host open, so foreign URLs may match", None),
        Openness::Schemes => (
            "accepts two schemes",
            Some("write one pattern for each scheme; http is only for a loopback host in SOD and in native apps"),
        ),
        Openness::Domains => ("accepts several domains", Some("write one pattern for each domain")),
    }
}

/// A pattern where there are none.
pub(super) fn redirect_pattern_misplaced(scope: &mut Scope<'_>, at: &At<'_>, text: &str) {
    scope.report(Problem::new(Code::REDIRECT_PATTERN_MISPLACED, at).found(text));
}

/// A pattern without its `^`.
pub(super) fn redirect_pattern_unmarked(scope: &mut Scope<'_>, at: &At<'_>, text: &str) {
    let marked = marked(text);
    let problem = Problem::new(Code::REDIRECT_PATTERN_UNMARKED, at).found(text);
    scope.report(problem.suggest(marked.as_deref().and_then(shown)));
}

/// A pattern that can be shown whole: a part of one is no advice, and a secret is for nobody.
fn shown(pattern: &str) -> Option<&str> {
    let whole = pattern.len() <= 400 && crate::redact::url(pattern) == pattern;
    (whole && crate::redact::printable(pattern) == pattern).then_some(pattern)
}
