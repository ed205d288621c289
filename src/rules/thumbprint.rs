//! Thumbprints, as they are pasted.

use crate::credential::unseen;
use crate::path::At;
use crate::{Code, Policy, Problem, Report, Thumbprint};

impl Thumbprint {
    /// Reports what nobody sees in a text that is a thumbprint: `thumbprint.hidden-character`.
    ///
    /// Nothing is reported of a text that is none: ask [`parse`](Self::parse).
    ///
    /// ```
    /// use superoffice_app::{Policy, Thumbprint};
    ///
    /// let report = Thumbprint::check("\u{200e}484903a7732b928c7980a39d38e947ea119f1089", &Policy::default());
    /// assert_eq!(
    ///     report.problems()[0].to_string(),
    ///     "warning[thumbprint.hidden-character]: invisible characters in the thumbprint: `\\u{200e}`"
    /// );
    /// ```
    pub fn check(text: &str, policy: &Policy) -> Report {
        let mut report = Report::default();
        if Self::parse(text).is_ok() && Self::hidden_characters(text) > 0 {
            let hidden: String = unseen(text).collect();
            report.push(Problem::new(Code::THUMBPRINT_HIDDEN_CHARACTER, &At::ROOT).found(&hidden), policy);
        }
        report
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOD: &str = "16B7FB8C3F9AB06885A800C64E64C97C4AB5E98C";

    #[test]
    fn what_nobody_sees_is_reported_once() {
        let message = |text: &str| {
            let report = Thumbprint::check(text, &Policy::default());
            assert!(report.len() <= 1 && report.passed(), "{report}");
            report.problems().first().map(Problem::message)
        };
        assert_eq!(message(SOD), None);
        assert_eq!(message(&format!(" {SOD}\n")), None);
        assert_eq!(message("\u{200e}"), None);
        assert_eq!(
            message(&format!("\u{feff}{SOD}\u{200e}")).as_deref(),
            Some("invisible characters in the thumbprint: `\\u{feff}\\u{200e}`")
        );
        let many = message(&format!("{SOD}{}", "\u{ad}".repeat(200))).unwrap();
        assert!(many.len() < 500 && many.ends_with("\\u{ad}…`"), "{many}");
        let off = Policy::default().with_level(Code::THUMBPRINT_HIDDEN_CHARACTER, crate::Level::Off).unwrap();
        assert!(Thumbprint::check(&format!("\u{200e}{SOD}"), &off).is_empty());
    }
}
