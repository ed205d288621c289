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

impl fmt::Display for Provenance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.kind {
            ProvenanceKind::Documentation => "documentation",
            ProvenanceKind::Sample => "samples",
            ProvenanceKind::Inference => "our reading",
            ProvenanceKind::Standard => "standard",
            ProvenanceKind::Security => "security practice",
            ProvenanceKind::Definition => "meaning of the words",
        };
        write!(f, "{kind}: {}", self.reference)
    }
}
