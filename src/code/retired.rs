//! Names that were codes once, and names that are none.

use core::fmt;

use super::Code;

/// The name of a code that is no more. It is never given to another rule, for it still stands in policies and reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RetiredCode {
    /// The name.
    pub name: &'static str,
    /// The version of this crate that was the first without it.
    pub since: &'static str,
    /// What says the same or more today; nothing when the rule itself is gone.
    pub instead: &'static [Code],
}

/// None yet. A code that goes is written here, as in `RetiredCode { name: "name.too-wide", since: "0.2.0", instead: &[Code::NAME_TOO_LONG] }`.
pub(super) const RETIRED: &[RetiredCode] = &[];

/// A name that is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownCode {
    nearest: Option<&'static str>,
    retired: Option<RetiredCode>,
}

impl UnknownCode {
    pub(super) fn new(name: &str, retired: &[RetiredCode]) -> Self {
        let retired = retired.iter().copied().find(|code| code.name == name);
        let nearest = || crate::suggest::nearest(name, Code::ALL.iter().map(|code| code.as_str()));
        Self { nearest: if retired.is_none() { nearest() } else { None }, retired }
    }

    /// The code that may have been meant.
    #[must_use]
    pub const fn nearest(self) -> Option<&'static str> {
        self.nearest
    }

    /// The name was a code once.
    #[must_use]
    pub const fn retired(self) -> Option<RetiredCode> {
        self.retired
    }
}

impl fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(RetiredCode { since, instead, .. }) = self.retired {
            write!(f, "this code is no more since version {since}")?;
            for (place, code) in instead.iter().enumerate() {
                write!(f, "{} `{code}`", if place == 0 { "; see" } else { " and" })?;
            }
            return Ok(());
        }
        f.write_str("there is no such code")?;
        self.nearest.map_or(Ok(()), |nearest| write!(f, "; did you mean `{nearest}`?"))
    }
}

impl core::error::Error for UnknownCode {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_no_more_says_what_to_use_today() {
        const GONE: &[RetiredCode] = &[
            RetiredCode { name: "name.too-wide", since: "0.2.0", instead: &[Code::NAME_TOO_LONG] },
            RetiredCode {
                name: "url.wrong",
                since: "0.3.0",
                instead: &[Code::REDIRECT_URL_MALFORMED, Code::ENDPOINT_URL_MALFORMED],
            },
            RetiredCode { name: "name.odd", since: "0.4.0", instead: &[] },
        ];
        for (name, expected) in [
            ("name.too-wide", "this code is no more since version 0.2.0; see `name.too-long`"),
            (
                "url.wrong",
                "this code is no more since version 0.3.0; see `redirect-url.malformed` and `endpoint-url.malformed`",
            ),
            ("name.odd", "this code is no more since version 0.4.0"),
            ("name.too-lang", "there is no such code; did you mean `name.too-long`?"),
            ("nothing like it", "there is no such code"),
        ] {
            let unknown = UnknownCode::new(name, GONE);
            assert_eq!(unknown.to_string(), expected);
            assert_eq!(
                unknown.retired().map(|code| code.name),
                GONE.iter().map(|code| code.name).find(|it| *it == name)
            );
            assert_eq!(unknown.nearest().is_some(), expected.contains("did you mean"), "{name}");
        }
    }
}
