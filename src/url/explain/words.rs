//! An explanation in words.

use core::fmt;

use super::component::{Component, Difference};
use super::nearest::{Likeness, NearestUrl};
use super::{MatchExplanation, Note};
use crate::Code;
use crate::url::matcher::{Match, UrlKind};

impl fmt::Display for MatchExplanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = if self.verdict.is_allowed() { "allowed" } else { "refused" };
        write!(f, "{verdict} in {}: ", self.environment)?;
        let (sent, nearest) = (&self.sent, self.nearest.as_ref());
        match (self.verdict, nearest) {
            (Match::LoopbackPort, Some(nearest)) => write!(
                f,
                "`{sent}` is registered as `{}`, and the port of a loopback address floats in native applications",
                nearest.text
            ),
            (Match::Pattern, Some(nearest)) => write!(f, "`{sent}` matches the registered pattern `{}`", nearest.text),
            (Match::Exact | Match::LoopbackPort | Match::Pattern, _) => write!(f, "`{sent}` is registered"),
            (Match::Refused, nearest) => self.write_refusal(f, nearest),
        }
    }
}

impl MatchExplanation {
    fn write_refusal(&self, f: &mut fmt::Formatter<'_>, nearest: Option<&NearestUrl>) -> fmt::Result {
        let Self { sent, kind, .. } = self;
        if *kind == UrlKind::Origin && &**sent == "null" {
            f.write_str("`null` is what browsers send for a page without an origin, and it never matches")?;
        } else if let Some(nearest) = nearest.filter(|nearest| nearest.is_the_same()) {
            self.write_inert(f, nearest)?;
        } else if let Some(other) = self.listed_as {
            write!(f, "`{sent}` is registered as {} and not as {}; ", article(other), article(*kind))?;
            write!(f, "add it to the {kind}s of {}", self.environment)?;
        } else if let Some(nearest) = nearest {
            match &nearest.likeness {
                Likeness::Literal => self.write_literal(f, nearest)?,
                Likeness::Pattern(wanted) => self.write_pattern(f, nearest, wanted.as_deref())?,
                Likeness::Remote => {
                    write!(f, "`{sent}` is not what the registered pattern `{}` describes", nearest.text)?;
                    write_why(f, nearest.inert)?;
                    self.write_advice(f, "; send what it describes, or register this one")?;
                }
            }
        } else {
            if self.is_all_empty {
                write!(f, "nothing is registered for {}", self.environment)?;
            } else {
                write!(f, "no {kind} is registered for {}", self.environment)?;
            }
            self.write_advice(f, &format!("; add `{sent}` there, or use the environment that has it"))?;
        }
        if let Some(note) = self.note {
            write!(f, "\n{}", note.as_str())?;
        }
        if *kind == UrlKind::Redirect {
            f.write_str(
                "\nOAuth sign-in answers InvalidRedirectUrl (2); legacy sign-in silently sends the user to the tenant",
            )?;
        }
        Ok(())
    }

    fn write_inert(&self, f: &mut fmt::Formatter<'_>, nearest: &NearestUrl) -> fmt::Result {
        write!(f, "`{}` is listed, but the entry never matches", self.sent)?;
        match nearest.inert {
            Some(code) => {
                f.write_str(" (")?;
                write_code(f, code)?;
                f.write_str("); mend the entry")
            }
            None => Ok(()),
        }
    }

    fn write_literal(&self, f: &mut fmt::Formatter<'_>, nearest: &NearestUrl) -> fmt::Result {
        let Self { sent, .. } = self;
        let count = nearest.differences.len();
        let other_host = nearest.differences.iter().any(|difference| difference.component == Component::Host);
        if count > 2 || count > 1 && other_host {
            write!(
                f,
                "`{sent}` is like nothing that is registered; the nearest is `{}`, which differs by ",
                nearest.text
            )?;
        } else {
            let only = if count == 1 { "only " } else { "" };
            write!(f, "`{sent}` differs from the registered `{}` {only}by ", nearest.text)?;
        }
        write_all(f, &nearest.differences)?;
        if nearest.inert.is_some() {
            f.write_str(", and that entry never matches either")?;
            write_why(f, nearest.inert)?;
            return self.write_advice(f, "; mend the entry");
        }
        self.write_advice(
            f,
            match self.kind {
                UrlKind::Origin => "; load the page from the registered one, or register this one",
                UrlKind::Redirect | UrlKind::PostLogout => "; send the registered text, or register this one",
            },
        )
    }

    fn write_pattern(&self, f: &mut fmt::Formatter<'_>, nearest: &NearestUrl, wanted: Option<&str>) -> fmt::Result {
        let Self { sent, .. } = self;
        if nearest.differences.is_empty() && wanted.is_none() && nearest.inert.is_none() {
            write!(f, "`{sent}` matches the registered pattern `{}`, but ", nearest.text)?;
            return self.write_unfit(f);
        }
        write!(f, "`{sent}` would match the registered pattern `{}`", nearest.text)?;
        if let Some(wanted) = wanted {
            write!(f, " if that were written `{wanted}`")?;
        }
        if !nearest.differences.is_empty() {
            f.write_str(" but for ")?;
            write_all(f, &nearest.differences)?;
        }
        if nearest.inert.is_some() {
            f.write_str(", but the entry never matches")?;
            write_why(f, nearest.inert)?;
            return f.write_str("; mend the entry");
        }
        self.write_advice(f, "; send what the pattern describes, or register this one")
    }

    /// What to do; a text that cannot be registered is not advised.
    fn write_advice(&self, f: &mut fmt::Formatter<'_>, advice: &str) -> fmt::Result {
        if self.is_registrable {
            return f.write_str(advice);
        }
        f.write_str("; ")?;
        self.write_unfit(f)
    }

    fn write_unfit(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.kind == UrlKind::Origin && self.faults.is_empty() {
            return f.write_str("no browser sends this as an origin, which is scheme, host and port in lower case");
        }
        f.write_str("what was sent can never be registered")?;
        if self.faults.is_empty() && self.is_https {
            // The one thing that is no fault of the text alone.
            f.write_str(": its query holds a parameter that only the answer may have")
        } else if self.faults.is_empty() {
            write!(f, " in {}: its scheme is not allowed there", self.environment)
        } else {
            write!(f, ": it {}", self.faults)
        }
    }
}

fn write_all(f: &mut fmt::Formatter<'_>, differences: &[Difference]) -> fmt::Result {
    for (place, difference) in differences.iter().enumerate() {
        if place > 0 {
            f.write_str(if place + 1 == differences.len() { " and " } else { ", " })?;
        }
        write!(f, "{difference}")?;
    }
    Ok(())
}

fn write_why(f: &mut fmt::Formatter<'_>, inert: Option<Code>) -> fmt::Result {
    let Some(code) = inert else { return Ok(()) };
    f.write_str(" (")?;
    write_code(f, code)?;
    f.write_str(")")
}

fn write_code(f: &mut fmt::Formatter<'_>, code: Code) -> fmt::Result {
    write!(f, "{code}")?;
    let why = match code.as_str() {
        "redirect-pattern.unmarked" => "a pattern starts with `^`",
        "redirect-pattern.unanchored" => "a pattern ends with `$`",
        "redirect-pattern.misplaced" | "cors-origin.pattern" => "patterns are for redirect URLs only",
        "redirect-pattern.case-insensitive" => "patterns are compared with letter case",
        "redirect-pattern.unsupported" => "not every regular expression is matched here",
        _ => return Ok(()),
    };
    write!(f, ": {why}")
}

const fn article(kind: UrlKind) -> &'static str {
    match kind {
        UrlKind::Redirect => "a redirect URL",
        UrlKind::PostLogout => "a post-logout URL",
        UrlKind::Origin => "an origin",
    }
}

impl Note {
    const fn as_str(self) -> &'static str {
        match self {
            Self::OnlyNativeFloats => "the port of a loopback address floats for native applications only",
            Self::LocalhostNeverFloats => "the port of `localhost` never floats; that of `127.0.0.1` and `[::1]` does",
            Self::NothingFloatsAtLogout => "no port floats at sign-out",
            Self::HttpsNeverFloats => "no port floats for https",
            Self::PolicyFixesPorts => "the policy lets no port float",
            Self::SameMachine => "`localhost` and the loopback addresses are one machine, but not one text",
            Self::LongForPatterns => "a text of more than 2048 bytes is tried against no pattern",
            Self::WholeUrl => "the whole URL has to be registered, with its path and not only its host",
        }
    }
}
