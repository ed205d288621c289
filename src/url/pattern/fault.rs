//! Why a pattern cannot be held, and why one is held but never matches.

use core::fmt;

/// Why a text that starts with `^` cannot be held as a pattern.
///
/// ```
/// use superoffice_app::{ParseErrorKind, PatternFault, RedirectPattern};
///
/// let error = RedirectPattern::parse("^https://(acme").unwrap_err();
/// assert_eq!(error.kind(), ParseErrorKind::Pattern(PatternFault::Invalid));
/// assert_eq!(error.to_string(), "redirect pattern is not a regular expression");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PatternFault {
    /// It is not a regular expression.
    Invalid,
    /// It is too long, nested too deeply, or compiles to something too large.
    TooComplex,
    /// It also matches texts that only begin, or only end, as it says.
    Unanchored,
}

impl fmt::Display for PatternFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Invalid => "is not a regular expression",
            Self::TooComplex => "is too long or too complex",
            Self::Unanchored => "is not anchored at both ends",
        })
    }
}

/// Why a pattern is kept as it is registered, but never matches here.
///
/// ```
/// use superoffice_app::{PatternLimit, RedirectPattern};
///
/// let pattern = RedirectPattern::parse(r"^(?i)https://acme\.example/callback$")?;
/// assert_eq!(pattern.never_matches(), Some(PatternLimit::CaseInsensitive));
/// assert_eq!(PatternLimit::CaseInsensitive.to_string(), "it ignores letter case");
/// # Ok::<(), superoffice_app::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PatternLimit {
    /// It uses what an engine that takes linear time cannot do, such as look-around.
    Unsupported,
    /// It ignores letter case, and redirect URLs are compared with theirs.
    CaseInsensitive,
    /// It looks like a pattern, but has no `^` at its start.
    Unmarked,
    /// It stands in a list in which nothing but the text itself counts.
    Misplaced,
}

impl fmt::Display for PatternLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unsupported => "it uses what an engine that takes linear time cannot do",
            Self::CaseInsensitive => "it ignores letter case",
            Self::Unmarked => "it has no `^` at its start",
            Self::Misplaced => "there are no patterns in this list",
        })
    }
}

/// A fault with the reason in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Refused {
    pub(crate) fault: PatternFault,
    pub(crate) why: &'static str,
}

impl Refused {
    pub(super) const fn invalid(why: &'static str) -> Self {
        Self { fault: PatternFault::Invalid, why }
    }

    pub(super) const fn too_complex(why: &'static str) -> Self {
        Self { fault: PatternFault::TooComplex, why }
    }

    pub(super) const fn unanchored(why: &'static str) -> Self {
        Self { fault: PatternFault::Unanchored, why }
    }
}
