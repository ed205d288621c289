//! Reading back what was stored.

use serde::de::{Deserialize, Deserializer, Error};

use super::{Configuration, build};
use crate::{ConfigurationDraft, Limits, Policy, Problem, rules};

impl Configuration {
    /// The configuration of a draft that was stored: only the rules that no policy lowers are applied.
    ///
    /// # Errors
    ///
    /// The first problem. It never holds a value that could be a secret.
    pub(crate) fn from_stored(draft: &ConfigurationDraft<'_>) -> Result<Self, Box<Problem>> {
        let (report, keys) = rules::check_and_read(draft, &Policy::stored(), None);
        match report.problems().first() {
            Some(problem) => Err(Box::new(problem.clone())),
            None => build::build(draft, &keys)
                .map(|(configuration, _)| configuration.with(|settings| settings.judged = super::Judged(false))),
        }
    }
}

impl<'de> Deserialize<'de> for Configuration {
    /// Reads the shape of the file format. Only the rules that no policy lowers are applied; keys that this version does
    /// not know are passed over.
    ///
    /// The error names the code, the place and the fault, and never a value that could be a secret.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let draft = ConfigurationDraft::read(deserializer, &Limits::STORED)?;
        Self::from_stored(&draft).map_err(D::Error::custom)
    }
}
