//! Where a rule comes from.

use core::fmt;

/// Where a rule comes from: how sure it is, and what to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Provenance {
    /// How sure it is.
    pub kind: ProvenanceKind,
    /// What to read: a page of SuperOffice's documentation, a sample, a standard, or a reason.
    pub reference: &'static str,
}

/// How sure a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ProvenanceKind {
    /// SuperOffice's documentation states it.
    Documentation,
    /// Seen in published samples, not stated as a rule.
    Sample,
    /// Our reading; nobody states it.
    Inference,
    /// A standard states it; this crate's rule, not the portal's.
    Standard,
    /// Security practice; this crate's rule, not the portal's.
    Security,
    /// Follows from what the words mean; this crate's rule, not the portal's.
    Definition,
}

impl Provenance {
    pub(crate) const fn doc(reference: &'static str) -> Self {
        Self { kind: ProvenanceKind::Documentation, reference }
    }
    pub(crate) const fn sample(reference: &'static str) -> Self {
        Self { kind: ProvenanceKind::Sample, reference }
    }
    pub(crate) const fn infer(reference: &'static str) -> Self {
        Self { kind: ProvenanceKind::Inference, reference }
    }
    pub(crate) const fn std(reference: &'static str) -> Self {
        Self { kind: ProvenanceKind::Standard, reference }
    }
    pub(crate) const fn sec(reference: &'static str) -> Self {
        Self { kind: ProvenanceKind::Security, reference }
    }
    pub(crate) const fn def(reference: &'static str) -> Self {
        Self { kind: ProvenanceKind::Definition, reference }
    }

    /// The page to read, when the reference names one: a page of SuperOffice's documentation, a public repository or a standard.
    ///
    /// A page that is only part of others (one below `includes`) is not published by itself; that is its source. Nothing is looked
    /// up, and pages move: the reference is what counts.
    ///
    /// ```
    /// use superoffice_app::Code;
    ///
    /// let [source, ..] = Code::REDIRECT_URL_FRAGMENT.provenance() else { unreachable!() };
    /// assert_eq!(source.url().as_deref(), Some("https://www.rfc-editor.org/rfc/rfc6749.html#section-3.1.2"));
    /// ```
    #[must_use]
    pub fn url(&self) -> Option<String> {
        super::reference::url(self)
    }

    /// The standard that states it, without what else is said of it: `RFC 6749 §3.1.2`.
    pub(crate) fn standard(&self) -> Option<&'static str> {
        let of_a_standard = self.kind == ProvenanceKind::Standard;
        of_a_standard.then(|| self.reference.split([',', ';', ':']).next().unwrap_or_default())
    }

    /// Whether the portal or its samples say so, rather than a standard or this crate.
    pub(crate) const fn is_of_the_portal(&self) -> bool {
        matches!(self.kind, ProvenanceKind::Documentation | ProvenanceKind::Sample | ProvenanceKind::Inference)
    }
}

impl ProvenanceKind {
    /// In words, such as `documentation` or `our reading`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Documentation => "documentation",
            Self::Sample => "samples",
            Self::Inference => "our reading",
            Self::Standard => "standard",
            Self::Security => "security practice",
            Self::Definition => "meaning of the words",
        }
    }
}

impl fmt::Display for Provenance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind.as_str(), self.reference)
    }
}
