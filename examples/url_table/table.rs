//! A case of a table of URLs, and what the library says to it. Nothing is read or printed here.

use std::collections::BTreeMap;

use serde_json::Value;
use superoffice_app::{
    AuthenticationDraft, ConfigurationDraft, Environment, Limits, Path, PerEnvironment, Policy, Report, Segment,
    Severity, Timestamp, UrlList,
};

/// What a case asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// May the candidate be registered as a redirect URL?
    Register,
    /// May a browser be sent to the candidate after sign-in?
    Match,
    /// After sign-out? Without registered entries: may it be registered for that?
    PostLogout,
    /// May the candidate be registered as an origin?
    OriginRegister,
    /// May a page of the candidate call the APIs?
    OriginMatch,
}

impl Kind {
    /// All kinds, each with the word of the file.
    pub(crate) const ALL: [(Self, &'static str); 5] = [
        (Self::Register, "register"),
        (Self::Match, "match"),
        (Self::PostLogout, "post_logout"),
        (Self::OriginRegister, "origin_register"),
        (Self::OriginMatch, "origin_match"),
    ];

    /// The list of the configuration in which its URLs stand.
    const fn list(self) -> &'static str {
        match self {
            Self::Register | Self::Match => "redirect_urls",
            Self::PostLogout => "post_logout_redirect_urls",
            Self::OriginRegister | Self::OriginMatch => "cors_urls",
        }
    }
}

/// Yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Allow,
    Deny,
}

impl Verdict {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Deny => "deny",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        [Self::Allow, Self::Deny].into_iter().find(|verdict| verdict.as_str() == word)
    }

    const fn allow_if(allowed: bool) -> Self {
        if allowed { Self::Allow } else { Self::Deny }
    }
}

/// One question of a table.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) id: String,
    pub(crate) kind: Kind,
    pub(crate) native: bool,
    pub(crate) environment: Environment,
    pub(crate) registered: Vec<String>,
    pub(crate) candidate: String,
    /// What the table expects; nothing when it holds another word.
    pub(crate) expect: Option<Verdict>,
    /// The redirect URLs beside which a post-logout URL is registered: a key of our own tables.
    redirect_urls: Vec<String>,
}

/// What the library says to a case.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) verdict: Verdict,
    /// What is said about the candidate when it is registered: sorted, each code once.
    pub(crate) codes: BTreeMap<&'static str, Severity>,
    /// For a case of matching: the registered entries that are refused in its context.
    pub(crate) unregistrable: Option<Vec<String>>,
    /// For a case of matching that is denied: why, in one line.
    pub(crate) explanation: Option<String>,
}

/// Reads a table: an array of cases. An error says which case it is about.
pub(crate) fn read(table: &Value) -> Result<Vec<Case>, String> {
    let cases = table.as_array().ok_or("not a JSON array of cases")?;
    let number = |(index, case)| read_case(case).map_err(|error| name(index, case) + ": " + &error);
    cases.iter().enumerate().map(number).collect()
}

/// The keys of our cases and of their context.
const KEYS: [&str; 7] = ["id", "kind", "context", "registered", "candidate", "expect", "redirect_urls"];
const CONTEXT_KEYS: [&str; 2] = ["native", "environment_hint"];

/// A note for each key of a table that is passed over, but is nearly one that is known.
pub(crate) fn misspelt(table: &Value) -> Vec<String> {
    let cases = table.as_array().map(Vec::as_slice).unwrap_or_default();
    let mut notes = Vec::new();
    for (index, case) in cases.iter().enumerate() {
        for (value, known) in [(Some(case), &KEYS[..]), (case.get("context"), &CONTEXT_KEYS[..])] {
            for key in value.and_then(Value::as_object).into_iter().flat_map(serde_json::Map::keys) {
                let meant = known.iter().find(|known| is_near(key, known));
                if let Some(meant) = meant.filter(|_| !known.contains(&key.as_str())) {
                    notes.push(format!("{}: `{key}` is passed over; did you mean `{meant}`?", name(index, case)));
                }
            }
        }
    }
    notes
}

/// Whether two words are the same but for letter case and one letter: another, too many, missing, or two in turn.
fn is_near(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(|word| word.to_ascii_lowercase().into_bytes());
    let start = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let rest = |word: &[u8]| word.get(start..).map(<[u8]>::to_vec).unwrap_or_default();
    let (one, other) = (rest(&one), rest(&other));
    let end = one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count();
    let differs = |word: &[u8]| word.get(..word.len() - end).map(<[u8]>::to_vec).unwrap_or_default();
    match (differs(&one).as_slice(), differs(&other).as_slice()) {
        ([] | [_], [] | [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

/// How a case is called in an error: by its place, and by its id when it has one.
fn name(index: usize, case: &Value) -> String {
    let id = case.get("id").and_then(Value::as_str).map(|id| format!(" ({id:?})"));
    format!("case {}{}", index + 1, id.unwrap_or_default())
}

fn read_case(case: &Value) -> Result<Case, String> {
    if !case.is_object() {
        return Err("it is no object".to_owned());
    }
    let context = optional(case, "context");
    if context.is_some_and(|context| !context.is_object()) {
        return Err("`context` is no object".to_owned());
    }
    let hint = context.and_then(|context| optional(context, "environment_hint"));
    let environment = match hint {
        None => Environment::Production,
        Some(hint) => {
            let known = hint.as_str().and_then(|name| Environment::parse(name).ok());
            known.ok_or_else(|| format!("unknown environment {hint}, expected \"development\" or \"production\""))?
        }
    };
    let native = match context.and_then(|context| optional(context, "native")) {
        None => false,
        Some(native) => native.as_bool().ok_or("`native` is neither true nor false")?,
    };
    let kind = text(case, "kind")?;
    let known = Kind::ALL.into_iter().find(|(_, word)| *word == kind);
    let (kind, _) = known.ok_or_else(|| {
        let words = Kind::ALL.map(|(_, word)| word).join(", ");
        format!("unknown kind {kind:?}, expected one of {words}")
    })?;
    Ok(Case {
        id: text(case, "id")?,
        kind,
        native,
        environment,
        registered: texts(case, "registered")?,
        candidate: text(case, "candidate")?,
        expect: case.get("expect").and_then(Value::as_str).and_then(Verdict::from_word),
        redirect_urls: texts(case, "redirect_urls")?,
    })
}

/// The value of a key; `null` is as good as nothing.
fn optional<'v>(value: &'v Value, key: &str) -> Option<&'v Value> {
    value.get(key).filter(|value| !value.is_null())
}

fn text(case: &Value, key: &str) -> Result<String, String> {
    match case.get(key) {
        Some(Value::String(text)) => Ok(text.clone()),
        Some(_) => Err(format!("`{key}` is no text")),
        None => Err(format!("`{key}` is missing")),
    }
}

fn texts(case: &Value, key: &str) -> Result<Vec<String>, String> {
    let Some(list) = optional(case, key) else { return Ok(Vec::new()) };
    let texts = list.as_array().and_then(|list| list.iter().map(|text| text.as_str().map(str::to_owned)).collect());
    texts.ok_or_else(|| format!("`{key}` is no array of texts"))
}

impl Case {
    /// Whether it asks about registering.
    pub(crate) fn registers(&self) -> bool {
        match self.kind {
            Kind::Register | Kind::OriginRegister => true,
            Kind::PostLogout => self.registered.is_empty(),
            Kind::Match | Kind::OriginMatch => false,
        }
    }

    /// Asks the library. No rule about URLs depends on the time, but every question about readiness has one.
    pub(crate) fn answer(&self, now: Timestamp) -> Answer {
        // Nothing may be left out of a report: what is not in it would count as allowed.
        let limits = Limits { problems: usize::MAX, ..Limits::default() };
        let policy = Policy::default().with_limits(limits);
        if !self.registers() {
            let draft = self.draft(self.registered.iter());
            let report = draft.check_for(self.environment, now, &policy);
            let refused = |index| self.codes(&report, index).values().any(|severity| *severity == Severity::Error);
            let unregistrable = self.registered.iter().enumerate().filter(|(index, _)| refused(*index));
            let (allowed, explanation) = self.matching(&draft, &policy);
            return Answer {
                verdict: Verdict::allow_if(allowed),
                codes: BTreeMap::new(),
                unregistrable: Some(unregistrable.map(|(_, entry)| entry.clone()).collect()),
                explanation: Some(explanation).filter(|_| !allowed),
            };
        }
        // The candidate comes last, as when somebody adds a line.
        let draft = self.draft(self.registered.iter().chain([&self.candidate]));
        let report = draft.check_for(self.environment, now, &policy);
        let codes = self.codes(&report, self.registered.len());
        let allowed = codes.values().all(|severity| *severity != Severity::Error);
        Answer { verdict: Verdict::allow_if(allowed), codes, unregistrable: None, explanation: None }
    }

    /// A configuration with these entries, as a form fills it.
    fn draft<'c>(&'c self, entries: impl Iterator<Item = &'c String>) -> ConfigurationDraft<'c> {
        let list = |entries: UrlList<'c>| PerEnvironment::only(self.environment, entries.into());
        let entries = list(entries.map(String::as_str).collect());
        let mut authentication = AuthenticationDraft { native: self.native.into(), ..Default::default() };
        if !self.redirect_urls.is_empty() {
            authentication.redirect_urls = list(self.redirect_urls.iter().map(String::as_str).collect());
        }
        match self.kind {
            Kind::Register | Kind::Match => authentication.redirect_urls = entries,
            Kind::PostLogout => authentication.post_logout_redirect_urls = entries,
            Kind::OriginRegister | Kind::OriginMatch => authentication.cors_urls = entries,
        }
        ConfigurationDraft { authentication: authentication.into(), ..Default::default() }
    }

    /// The codes of the problems of one entry, each with its worst severity.
    fn codes(&self, report: &Report, index: usize) -> BTreeMap<&'static str, Severity> {
        let mut codes = BTreeMap::new();
        for problem in report.iter().filter(|problem| self.is_of_entry(problem.path(), index)) {
            let worst = codes.entry(problem.code().as_str()).or_insert(problem.severity());
            *worst = problem.severity().max(*worst);
        }
        codes
    }

    fn is_of_entry(&self, path: &Path, index: usize) -> bool {
        let place = |segment: &Segment| match segment {
            Segment::Index(index) => Some(*index),
            _ => None,
        };
        let mut segments = path.segments().iter();
        let mut is_key = |key| segments.next().and_then(Segment::as_key) == Some(key);
        is_key("authentication") && is_key(self.kind.list()) && segments.find_map(place) == Some(index)
    }

    /// Whether the registered entries allow the candidate, and why.
    fn matching(&self, draft: &ConfigurationDraft<'_>, policy: &Policy) -> (bool, String) {
        let urls = draft.urls(self.environment, policy);
        let candidate = &self.candidate;
        let (found, explanation) = match self.kind {
            Kind::Register | Kind::Match => (urls.redirect(candidate), urls.explain_redirect(candidate)),
            Kind::PostLogout => (urls.post_logout(candidate), urls.explain_post_logout(candidate)),
            Kind::OriginRegister | Kind::OriginMatch => (urls.origin(candidate), urls.explain_origin(candidate)),
        };
        let line = explanation.to_string().lines().next().unwrap_or_default().to_owned();
        (found.is_allowed(), line)
    }
}
