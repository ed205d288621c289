//! The codes: one table entry for each rule, by family.

use core::fmt;

use crate::Severity;

mod access;
mod catalog;
mod certificate;
mod consent;
mod credential;
mod document;
mod edit;
mod endpoint;
mod explanation;
mod identity;
mod integration;
mod kind;
mod license;
mod life;
mod notification;
mod origin;
mod pattern;
mod provenance;
mod publish;
mod redirect;
mod reference;
mod retired;
mod tenant;
mod verification;
mod version;
mod when;

pub use explanation::Explanation;
pub use provenance::{Provenance, ProvenanceKind};
pub use retired::{RetiredCode, UnknownCode};
pub use when::{ExampleForm, When};

/// The name of one rule, such as `redirect-url.not-https`, with all that is known about it.
///
/// A code is public API: its spelling, its default severity and what triggers it change only with a marked line in the
/// changelog. Each rule is an associated constant, and [`Code::ALL`] lists them.
///
/// ```
/// use superoffice_app::{Code, Severity};
///
/// let code = Code::parse("name.missing").expect("a code of this crate");
/// assert_eq!(code, Code::NAME_MISSING);
/// assert_eq!(code.severity(), Severity::Error);
/// assert!(code.is_fixed(), "no policy lowers it");
/// println!("{}", code.explain());
/// ```
#[derive(Clone, Copy)]
pub struct Code(&'static Entry);

/// One row of a table.
pub(crate) struct Entry {
    pub(crate) name: &'static str,
    pub(crate) severity: Severity,
    pub(crate) fixed: bool,
    pub(crate) when: &'static [When],
    pub(crate) provenance: &'static [Provenance],
    pub(crate) message: &'static str,
    pub(crate) help: &'static str,
    pub(crate) explanation: &'static str,
    pub(crate) fails: &'static str,
    pub(crate) mended: &'static str,
    /// How bad it also is, as in `a warning for UI links`; empty for most.
    pub(crate) also: &'static str,
    pub(crate) since: &'static str,
}

impl Code {
    /// All codes, by family.
    pub const ALL: &'static [Self] = &join::<COUNT>();

    /// The names that were codes once and are no more: each says what to look for instead. None is ever used again.
    pub const RETIRED: &'static [RetiredCode] = retired::RETIRED;

    /// Finds a code by its name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == name)
    }

    /// The name, such as `redirect-url.not-https`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.0.name
    }

    /// The severity unless the rule or a policy says otherwise.
    #[must_use]
    pub const fn severity(self) -> Severity {
        self.0.severity
    }

    /// Whether this is an error that no policy lowers: a value with it cannot be held.
    #[must_use]
    pub const fn is_fixed(self) -> bool {
        self.0.fixed
    }

    /// When the rule is checked.
    #[must_use]
    pub const fn when(self) -> &'static [When] {
        self.0.when
    }

    /// One line that says what the rule is about.
    #[must_use]
    pub fn summary(self) -> &'static str {
        self.0.explanation.split("\n\n").next().unwrap_or_default().trim()
    }

    /// The whole explanation in Markdown: the summary, the reason, an example that fails, the same one mended, and the source.
    #[must_use]
    pub fn explain(self) -> Explanation {
        Explanation(self)
    }

    /// What the examples are written in: that of the first of [`Code::when`].
    #[must_use]
    pub fn example_form(self) -> ExampleForm {
        self.when().first().map_or(ExampleForm::Configuration, |when| when.example_form())
    }

    /// An example that has this problem, in the form of [`Code::example_form`].
    #[must_use]
    pub const fn failing_example(self) -> &'static str {
        self.0.fails
    }

    /// The same example without it.
    #[must_use]
    pub const fn mended_example(self) -> &'static str {
        self.0.mended
    }

    /// Where the rule comes from.
    #[must_use]
    pub const fn provenance(self) -> &'static [Provenance] {
        self.0.provenance
    }

    /// The version of this crate that first had the code.
    #[must_use]
    pub const fn since(self) -> &'static str {
        self.0.since
    }

    /// The lines of the explanation, as they are read.
    pub(crate) fn explanation_lines(self) -> impl Iterator<Item = &'static str> {
        self.0.explanation.trim().lines().map(|line| line.strip_prefix(' ').unwrap_or(line))
    }

    pub(crate) const fn entry(self) -> &'static Entry {
        self.0
    }
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        core::ptr::eq(self.0, other.0)
    }
}

impl Eq for Code {}

impl PartialOrd for Code {
    fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Code {
    fn cmp(&self, other: &Self) -> core::cmp::Ordering {
        self.0.name.cmp(other.0.name)
    }
}

impl core::hash::Hash for Code {
    fn hash<H: core::hash::Hasher>(&self, state: &mut H) {
        self.0.name.hash(state);
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.as_str(), f)
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Code({})", self.as_str())
    }
}

impl core::str::FromStr for Code {
    type Err = UnknownCode;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::parse(name).ok_or_else(|| UnknownCode::new(name, Self::RETIRED))
    }
}

impl serde::Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// Writes one family: an associated constant of [`Code`] for each entry, and `FAMILY` with all of them.
///
/// * The doc comment is the published explanation. Its first paragraph is the summary, and there is a second one.
/// * `weight` is `fixed` (an error that no policy lowers), `error`, `warning` or `hint`.
/// * `also` (optional) says when it is milder or graver than that; it stands in the heading of the explanation.
/// * `when` is a constant of [`When`]: `draft`, `ready`, `ready_in_sod`, `hashing`, `edit`, `usage` … The first one says in which form the
///   examples are.
/// * `source` is how sure the rule is, and what to read: a constructor of [`Provenance`], `doc`, `sample`, `infer`, `std`, `sec`
///   or `def`. An error needs one other than `sample` and `infer`.
/// * `message` and `help` start in lower case and have no full stop. They may name `{found}`, `{expected}`, `{environment}`,
///   `{limit}`, `{actual}`, `{time}`, `{why}` and `{other}`, which the rule fills in.
/// * `fails` and `mended` are examples in the form that `when` has, mostly configurations in TOML; a test runs both.
/// * `since` counts for the whole call: a rule of a later version starts another.
macro_rules! codes {
    (since $since:literal; $(
        $(#[doc = $line:literal])+
        $ident:ident = $name:literal {
            weight: $weight:ident,
            $(also: $also:literal,)?
            when: [$($when:ident),+],
            source: [$($kind:ident $reference:literal),+],
            message: $message:literal,
            help: $help:literal,
            fails: $fails:literal,
            mended: $mended:literal $(,)?
        }
    )+) => {
        mod entries {
            use crate::code::{Entry, Provenance, When, weight};
            $(
                pub(super) static $ident: Entry = Entry {
                    name: $name,
                    severity: weight::$weight.0,
                    fixed: weight::$weight.1,
                    when: &[$(When::$when),+],
                    provenance: &[$(Provenance::$kind($reference)),+],
                    message: $message,
                    help: $help,
                    explanation: concat!($($line, "\n"),+),
                    fails: $fails,
                    mended: $mended,
                    also: concat!($($also)?),
                    since: $since,
                };
            )+
        }

        impl crate::Code {
            $(
                $(#[doc = $line])+
                pub const $ident: Self = Self(&entries::$ident);
            )+
        }

        pub(super) const FAMILY: &[crate::Code] = &[$(crate::Code::$ident),+];
    };
}

use codes;

/// The words of the tables for a severity.
#[expect(non_upper_case_globals, reason = "the words of the tables")]
mod weight {
    use crate::Severity;

    pub(super) const fixed: (Severity, bool) = (Severity::Error, true);
    pub(super) const error: (Severity, bool) = (Severity::Error, false);
    pub(super) const warning: (Severity, bool) = (Severity::Warning, false);
    pub(super) const hint: (Severity, bool) = (Severity::Hint, false);
}

const FAMILIES: &[&[Code]] = &[
    document::FAMILY,
    identity::FAMILY,
    credential::FAMILY,
    certificate::FAMILY,
    redirect::FAMILY,
    pattern::FAMILY,
    origin::FAMILY,
    endpoint::FAMILY,
    integration::FAMILY,
    notification::FAMILY,
    kind::FAMILY,
    access::FAMILY,
    license::FAMILY,
    verification::FAMILY,
    tenant::FAMILY,
    catalog::FAMILY,
    consent::FAMILY,
    edit::FAMILY,
    version::FAMILY,
    publish::FAMILY,
    life::FAMILY,
];

const COUNT: usize = {
    let mut count = 0;
    let mut family = 0;
    while family < FAMILIES.len() {
        #[expect(clippy::indexing_slicing, reason = "evaluated while compiling")]
        let len = FAMILIES[family].len();
        count += len;
        family += 1;
    }
    count
};

#[expect(clippy::indexing_slicing, reason = "evaluated while compiling")]
const fn join<const N: usize>() -> [Code; N] {
    let mut all = [FAMILIES[0][0]; N];
    let (mut at, mut family) = (0, 0);
    while family < FAMILIES.len() {
        let mut row = 0;
        while row < FAMILIES[family].len() {
            all[at] = FAMILIES[family][row];
            at += 1;
            row += 1;
        }
        family += 1;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_distinct_and_of_one_form() {
        let mut names: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Code::ALL.len());
        for name in names {
            let (noun, fault) = name.split_once('.').expect(name);
            for part in [noun, fault] {
                assert!(!part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{name}");
            }
            assert_eq!(Code::parse(name).map(Code::as_str), Some(name));
        }
        assert_eq!(Code::parse("no.such-code"), None);
    }

    #[test]
    fn every_entry_says_all_it_should() {
        const FILLED: [&str; 8] = ["found", "expected", "environment", "limit", "actual", "time", "why", "other"];
        for code in Code::ALL {
            let entry = code.entry();
            for name in [entry.message, entry.help].iter().flat_map(|text| text.split('{').skip(1)) {
                let name = name.split('}').next().unwrap();
                assert!(FILLED.contains(&name) || name.starts_with(' '), "{code}: nothing fills {{{name}}}");
            }
            assert!(code.summary().len() > 10 && !code.summary().contains('\n'), "{code}: summary of one line");
            assert!(entry.explanation.contains("\n\n"), "{code}: an explanation beyond its summary");
            for text in [entry.message, entry.help] {
                assert!(!text.is_empty() && !text.ends_with('.'), "{code}: {text}");
                let first = text.chars().next().unwrap_or_default();
                assert!(!first.is_uppercase() || text.starts_with("SuperOffice"), "{code}: {text}");
            }
            assert!(entry.fails != entry.mended, "{code}: the examples differ");
            assert!(!code.is_fixed() || code.severity() == Severity::Error, "{code}");
            let sure = |source: &Provenance| !matches!(source.kind, ProvenanceKind::Sample | ProvenanceKind::Inference);
            assert!(
                code.severity() != Severity::Error || code.provenance().iter().any(sure),
                "{code}: an error needs a documented, standard or security reason"
            );
            let explanation = code.explain().to_string();
            assert!(explanation.contains(code.as_str()) && explanation.contains("\nHelp: "), "{explanation}");
        }
    }
}
