//! All that is known about a rule, to be read.

use core::fmt;

use crate::Code;

/// What [`Code::explain`] prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explanation(pub(super) Code);

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(code) = self;
        write!(f, "# {code} ({}", code.severity())?;
        if code.is_fixed() {
            f.write_str(", not lowered by any policy")?;
        }
        if !code.0.also.is_empty() {
            write!(f, "; {}", code.0.also)?;
        }
        f.write_str(")\n\n")?;
        for line in code.explanation_lines() {
            writeln!(f, "{line}")?;
        }
        writeln!(f, "\nHelp: {}.", without_details(code.0.help))?;
        let language = code.example_form().language();
        for (heading, example) in [("\nFails", code.0.fails), ("Mended", code.0.mended)] {
            writeln!(f, "{heading}:\n\n```{language}")?;
            // What an example is about may be what nobody sees.
            example.trim().lines().try_for_each(|line| writeln!(f, "{}", crate::redact::printable(line)))?;
            f.write_str("```\n\n")?;
        }
        f.write_str("* Checked: ")?;
        for (place, when) in code.when().iter().enumerate() {
            write!(f, "{}{when}", if place == 0 { "" } else { "; " })?;
        }
        f.write_str(".\n* Source: ")?;
        for (place, source) in code.provenance().iter().enumerate() {
            f.write_str(if place == 0 { "" } else { "; " })?;
            match source.url() {
                Some(url) => write!(f, "{}: [{}]({url})", source.kind.as_str(), source.reference)?,
                None => write!(f, "{source}")?,
            }
        }
        write!(f, ".\n* Since: {}.", code.since())
    }
}

/// A text of the tables without what a rule fills in.
fn without_details(template: &str) -> String {
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        match after.split_once('}') {
            // A table of TOML in the words themselves has a space here.
            Some((name, after)) if !name.starts_with(' ') => {
                text.push('…');
                rest = after;
            }
            _ => {
                text.push('{');
                rest = after;
            }
        }
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_help_is_explained_without_what_a_rule_fills_in() {
        assert_eq!(without_details("write `{expected}`, or `{ a = 1 }`"), "write `…`, or `{ a = 1 }`");
        assert_eq!(without_details("a brace { and {found}"), "a brace { and …");
    }
}
