//! Reading back what was stored.

use serde::de::{Deserialize, Deserializer, Error};

use super::{Configuration, build};
use crate::{ConfigurationDraft, Limits, Policy, rules};

impl<'de> Deserialize<'de> for Configuration {
    /// Reads the shape of the file format. Only the rules that no policy lowers are applied; keys that this version does
    /// not know are passed over.
    ///
    /// The error names the code, the place and the fault, and never a value that could be a secret.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let draft = ConfigurationDraft::read(deserializer, &Limits::STORED)?;
        let (report, keys) = rules::check_and_read(&draft, &Policy::stored(), None);
        if !report.passed() {
            return Err(D::Error::custom(
                report.problems().first().map_or_else(|| report.summary(), ToString::to_string),
            ));
        }
        build::build(&draft, &keys).map(|(configuration, _)| configuration).map_err(D::Error::custom)
    }
}
