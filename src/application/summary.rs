//! The state of an application in a line.

use core::fmt::Write as _;

use crate::{Application, Environment};

/// How many versions are told; the newest count.
const MOST: usize = 3;

impl Application {
    /// Its state in a line, such as ``active; `2`: draft; `1`: sod published, stage request_pending``: the status, then the newest
    /// versions, each with what is not a draft.
    #[must_use]
    pub fn summary(&self) -> String {
        let mut summary = String::from(self.status.as_str());
        if self.release.is_beta() || self.release.is_full() {
            summary.push_str(", ");
            summary.push_str(self.release.as_str());
        }
        for version in self.versions().rev().take(MOST) {
            let mut separator = "";
            // Writing to a text cannot fail.
            let _ = write!(summary, "; `{}`: ", version.label());
            for environment in Environment::ALL {
                let publication = version.publication(environment);
                if !publication.is_draft() {
                    let _ = write!(summary, "{separator}{environment} {}", publication.as_str());
                    separator = ", ";
                }
            }
            if separator.is_empty() {
                summary.push_str("draft");
            }
        }
        let more = self.versions().count().saturating_sub(MOST);
        if more > 0 {
            let _ = write!(summary, "; and {more} older");
        }
        summary
    }
}
